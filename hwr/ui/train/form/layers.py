"""The layers field: the hidden layers from the input on, a row for each, and a button for one more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QToolButton, QWidget

from hwr.language import tr
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.architecture import LayerSpec
from hwr.nn.setting import entry, settings_of
from hwr.ui.kit.button import IconButton
from hwr.ui.kit.field.controls import ChoiceBox, Control, NumberEdit, mark
from hwr.ui.kit.field.field import ProblemLineWidget
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.train.form.draft import Draft, LayerDraft, initializers
from hwr.ui.train.form.recipe_fields import RecipeField

_SETTINGS: Final = settings_of(LayerSpec)
ACTIVATION_CHOICES: Final = tuple(entry(kind) for kind in ACTIVATIONS.values() if not kind.unfit_when_hidden)
_FIRST: Final = LayerDraft(64)
_ICON: Final = 0.9
"""The icons' side, in heights of the letters' line."""
_PLACE_OF_SIZE: Final = 2


class LayerRowWidget(QWidget):
    """Displays one layer and says what the user would have instead.

    Attributes:
        units, activation, initializer: its controls.
        up, down, remove: its buttons.
    """

    edited = Signal(object)
    """The user would have another layer here; carries the `LayerDraft`."""
    settled = Signal()
    """The user is done with the layer for now."""
    move_requested = Signal(int)
    """The layer is to change places: -1 towards the input, 1 towards the output."""
    remove_requested = Signal()
    """The layer is to go."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer = LayerDraft(1)
        named(self, f"layer{number}", tr("Hidden layer {layer}", layer=number))
        self.units = NumberEdit(_SETTINGS["units"], parent=self)
        self.activation = ChoiceBox(ACTIVATION_CHOICES, self)
        self.initializer = ChoiceBox(initializers("relu"), self)
        controls: tuple[Control, ...] = (self.units, self.activation, self.initializer)
        for (name, setting), control in zip(_SETTINGS.items(), controls, strict=True):
            label = tr("{setting} of hidden layer {layer}", setting=tr(setting.label), layer=number)
            named(control, f"layer{number}{name.capitalize()}", label, tr(setting.tip))
            control.setAccessibleDescription(tr(setting.tip))
            control.edited.connect(partial(self._set, name))
            control.settled.connect(self.settled)
        up, down = Qt.ArrowType.UpArrow, Qt.ArrowType.DownArrow
        self.up = self._button(f"layer{number}Up", tr("Move hidden layer {layer} towards the input", layer=number), up)
        self.down = self._button(
            f"layer{number}Down", tr("Move hidden layer {layer} towards the output", layer=number), down
        )
        self.remove = self._button(f"layer{number}Remove", tr("Remove hidden layer {layer}", layer=number))
        unit_word = Label(tr("units"), self)
        unit_word.setBuddy(self.units)
        self._problem = ProblemLineWidget(self)
        self._size = in_row((self.units, 1), unit_word, spacing=4)
        title = Label(tr("Layer {layer}", layer=number), self)
        self._first = in_row(title, 8, (self._size, 1), self.up, self.down, self.remove, spacing=0)
        self._second = in_row((self.activation, 1), (self.initializer, 1), spacing=4)
        self._column = in_column(self._first, self._problem, self._second, of=self, margins=0, spacing=3)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.remove.clicked.connect(self.remove_requested)

    @property
    def problem(self) -> str:
        """What is wrong with the units; empty if nothing is."""
        return self._problem.sentence

    def show_layer(self, layer: LayerDraft, *, is_first: bool, is_last: bool, problem: str) -> None:
        """Show a layer and what is wrong with it."""
        self._layer = layer
        self.units.show_value(layer.units)
        self.activation.show_value(layer.activation)
        self.initializer.set_choices(initializers(layer.activation))
        self.initializer.show_value(layer.initializer)
        self.up.setEnabled(not is_first)
        self.down.setEnabled(not is_last)
        self._problem.show_sentence(problem)
        mark(self.units, at_fault=bool(problem))
        self.units.setAccessibleDescription(f"{problem} {tr(_SETTINGS['units'].tip)}".strip())

    def set_stacked(self, stacked: bool) -> None:
        """Put one below the other what else stands side by side."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if direction == self._second.direction():
            return
        self._second.setDirection(direction)
        if stacked:
            self._first.removeItem(self._size)
            self._column.insertLayout(1, self._size)
        else:
            self._column.removeItem(self._size)
            self._first.insertLayout(_PLACE_OF_SIZE, self._size, 1)

    def _button(self, name: str, what: str, arrow: Qt.ArrowType = Qt.ArrowType.NoArrow) -> QToolButton:
        side = round(self.fontMetrics().height() * _ICON)
        if arrow == Qt.ArrowType.NoArrow:
            button: QToolButton = IconButton("close", self, side=side)
        else:
            button = QToolButton(self)
            button.setArrowType(arrow)
            button.setIconSize(QSize(side, side))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAutoRaise(True)
        button.setProperty("compact", True)  # three of them stand beside the units
        return named(button, name, what, what)

    def _set(self, name: str, value: Any) -> None:
        self.edited.emit(replace(self._layer, **{name: value}))

    def _move_up(self) -> None:
        self.move_requested.emit(-1)

    def _move_down(self) -> None:
        self.move_requested.emit(1)


class LayersField(RecipeField):
    """Displays a draft's hidden layers; says how the user would have them.

    Attributes:
        rows: one for each layer.
    """

    def __init__(self) -> None:
        super().__init__("hidden", control=QWidget())
        self._layers: tuple[LayerDraft, ...] = ()
        self._stacked = False
        self.rows: list[LayerRowWidget] = []
        tip = tr("One more layer before the output, like the last one. It can express more, and is harder to train.")
        self.add_button = named(QPushButton(tr("Add layer"), self.control), "addLayer", tr("Add a hidden layer"), tip)
        self.add_button.setAccessibleDescription(tip)
        self.add_button.clicked.connect(self._add)
        self._list = in_column(spacing=10)
        left = (self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        in_column(self._list, left, of=self.control, margins=0, spacing=10)

    def answers_for(self, name: str) -> bool:
        """Those of the list and of every layer in it."""
        return name == "hidden" or name.startswith("hidden.")

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        """Show the layers, and what is wrong with each and with all."""
        self._layers = draft.layers
        while len(self.rows) < len(self._layers):
            self._append_row()
        while len(self.rows) > len(self._layers):
            self._drop_row()
        for i, (row, layer) in enumerate(zip(self.rows, self._layers, strict=True)):
            row.show_layer(
                layer,
                is_first=i == 0,
                is_last=i == len(self.rows) - 1,
                problem=problems.get(f"hidden.{i}.units", ""),
            )
        self.show_problem(problems.get("hidden", ""))

    def set_stacked(self, stacked: bool) -> None:
        """Put activations and first weights one below the other."""
        super().set_stacked(stacked)
        self._stacked = stacked
        for row in self.rows:
            row.set_stacked(stacked)

    def _append_row(self) -> None:
        index = len(self.rows)
        row = LayerRowWidget(index + 1, self.control)
        row.set_stacked(self._stacked)
        row.edited.connect(partial(self._replace_layer, index))
        row.settled.connect(self._settle)
        row.move_requested.connect(partial(self._move, index))
        row.remove_requested.connect(partial(self._remove, index))
        self.rows.append(row)
        self._list.addWidget(row)
        if index:
            QWidget.setTabOrder(self.rows[-2].remove, row.units)
        row.show()

    def _drop_row(self) -> None:
        row = self.rows.pop()
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _replace_layer(self, index: int, layer: LayerDraft) -> None:
        self.edited.emit("hidden", (*self._layers[:index], layer, *self._layers[index + 1 :]))

    def _settle(self) -> None:
        self.settled.emit("hidden")

    def _replace(self, layers: tuple[LayerDraft, ...]) -> None:
        self._settle()
        self.edited.emit("hidden", layers)
        self._settle()

    def _add(self) -> None:
        self._replace((*self._layers, self._layers[-1] if self._layers else _FIRST))
        self.rows[-1].units.setFocus(Qt.FocusReason.TabFocusReason)

    def _move(self, index: int, step: int) -> None:
        layers = list(self._layers)
        layers[index], layers[index + step] = layers[index + step], layers[index]
        self._replace(tuple(layers))
        moved = self.rows[index + step]
        wanted, other = (moved.up, moved.down) if step < 0 else (moved.down, moved.up)
        (wanted if wanted.isEnabled() else other).setFocus()

    def _remove(self, index: int) -> None:
        self._replace((*self._layers[:index], *self._layers[index + 1 :]))
        if self.rows:
            self.rows[min(index, len(self.rows) - 1)].remove.setFocus()
        else:
            self.add_button.setFocus()
