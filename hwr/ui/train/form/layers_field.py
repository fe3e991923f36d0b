"""The layers field: the hidden layers from the input on, a row for each, and a button for one more."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from hwr.ui.kit.plain import plain_tip
from hwr.ui.train.form.draft import Draft, LayerDraft
from hwr.ui.train.form.field import FieldWidget
from hwr.ui.train.form.layer_row import LayerRowWidget

_FIRST: Final = LayerDraft(64)


class LayersField(FieldWidget):
    """Displays a draft's hidden layers; says how the user would have them.

    Attributes:
        rows: one for each layer.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("hidden", QWidget(), parent=parent)
        self._layers: tuple[LayerDraft, ...] = ()
        self._stacked = False
        self.rows: list[LayerRowWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.add_button = QPushButton("Add layer", self.control)
        self.add_button.setObjectName("addLayer")
        self.add_button.setAccessibleName("Add a hidden layer")
        tip = "One more layer before the output, like the last one. It can express more, and is harder to train."
        self.add_button.setToolTip(plain_tip(tip))
        self.add_button.setAccessibleDescription(tip)
        self.add_button.clicked.connect(self._add)
        column = QVBoxLayout(self.control)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._list)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

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
        row.edited.connect(partial(self._edit, index))
        row.settled.connect(self._settle)
        row.move_requested.connect(partial(self._move, index))
        row.remove_requested.connect(partial(self._remove, index))
        self.rows.append(row)
        self._list.addWidget(row)
        before = self.rows[-2].remove if index else None
        if before is not None:
            QWidget.setTabOrder(before, row.units)
        row.show()

    def _drop_row(self) -> None:
        row = self.rows.pop()
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _edit(self, index: int, layer: LayerDraft) -> None:
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
