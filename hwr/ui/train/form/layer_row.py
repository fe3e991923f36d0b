"""A layer row: one hidden layer's units, activation and first weights, with buttons to move and remove it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from hwr.ui.kit.button import IconButton
from hwr.ui.kit.field.choice_box import ChoiceBox
from hwr.ui.kit.field.number_edit import NumberEdit, Stepping
from hwr.ui.kit.field.outline import mark
from hwr.ui.kit.field.problem_line import ProblemLineWidget
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.train.form.choices import HIDDEN_ACTIVATIONS, initializers
from hwr.ui.train.form.draft import LayerDraft
from hwr.ui.train.form.explanations import EXPLANATIONS

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
        self.setObjectName(f"layer{number}")
        self.setAccessibleName(f"Hidden layer {number}")
        title = Label(f"Layer {number}", self)
        self.units = NumberEdit(Stepping.WHOLE, 1, self)
        self.activation = ChoiceBox(HIDDEN_ACTIVATIONS, self)
        self.initializer = ChoiceBox(initializers("relu"), self)
        of_layer = f"of hidden layer {number}"
        for control, setting in (
            (self.units, "units"),
            (self.activation, "activation"),
            (self.initializer, "initializer"),
        ):
            explanation = EXPLANATIONS[f"hidden.{setting}"]
            control.setObjectName(f"layer{number}{setting.capitalize()}")
            control.setAccessibleName(f"{explanation.label} {of_layer}")
            control.setAccessibleDescription(explanation.tip)
            control.setToolTip(plain_tip(explanation.tip))
        self.up = self._button(
            f"layer{number}Up", f"Move hidden layer {number} towards the input", Qt.ArrowType.UpArrow
        )
        self.down = self._button(
            f"layer{number}Down", f"Move hidden layer {number} towards the output", Qt.ArrowType.DownArrow
        )
        self.remove = self._button(f"layer{number}Remove", f"Remove hidden layer {number}")
        unit_word = Label("units", self)
        unit_word.setBuddy(self.units)
        self._problem = ProblemLineWidget(self)
        self._size = QHBoxLayout()
        self._size.setSpacing(4)
        self._size.addWidget(self.units, 1)
        self._size.addWidget(unit_word)
        self._first = QHBoxLayout()
        self._first.setSpacing(0)
        self._first.addWidget(title)
        self._first.addSpacing(8)
        self._first.addLayout(self._size, 1)
        self._first.addStretch(0)
        for button in (self.up, self.down, self.remove):
            self._first.addWidget(button)
        self._second = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._second.setSpacing(4)
        self._second.addWidget(self.activation, 1)
        self._second.addWidget(self.initializer, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addLayout(self._first)
        self._column.addWidget(self._problem)
        self._column.addLayout(self._second)
        self.units.typed.connect(self._set_units)
        self.units.settled.connect(self.settled)
        self.activation.chosen.connect(self._set_activation)
        self.initializer.chosen.connect(self._set_initializer)
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
        self.units.setAccessibleDescription(f"{problem} {EXPLANATIONS['hidden.units'].tip}".strip())

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
        button.setObjectName(name)
        button.setAccessibleName(what)
        button.setToolTip(plain_tip(what))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAutoRaise(True)
        return button

    def _set_units(self, units: object) -> None:
        self.edited.emit(replace(self._layer, units=units))

    def _set_activation(self, activation: object) -> None:
        self.edited.emit(replace(self._layer, activation=str(activation)))
        self.settled.emit()

    def _set_initializer(self, initializer: object) -> None:
        self.edited.emit(replace(self._layer, initializer=None if initializer is None else str(initializer)))
        self.settled.emit()

    def _move_up(self) -> None:
        self.move_requested.emit(-1)

    def _move_down(self) -> None:
        self.move_requested.emit(1)
