"""The form's bar: undo and redo within the form, and a recipe from or into a file."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from hwr.ui.kit.button import IconButton
from hwr.ui.kit.plain import plain_tip

_ICON: Final = 1.15
"""The icons' side, in heights of the letters' line."""


class FormBarWidget(QWidget):
    """A row of four buttons."""

    undo_requested = Signal()
    redo_requested = Signal()
    open_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formBar")
        self.setAccessibleName("Recipe")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.undo = self._button("undo", "Undo", "Take back the last change of the recipe.", self.undo_requested)
        self.redo = self._button("redo", "Redo", "Make the change of the recipe again.", self.redo_requested)
        self.open = self._button("open", "Open…", "Open a recipe that was saved as TOML.", self.open_requested)
        self.save = self._button(
            "save", "Save…", "Save the recipe as TOML, to keep it or hand it to somebody.", self.save_requested
        )
        for button in (self.undo, self.redo):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.open, self.save):
            row.addWidget(button)

    def show_state(self, *, can_undo: bool, can_redo: bool, can_save: bool) -> None:
        """Enable what can be done."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)
        self.save.setEnabled(can_save)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the words to the tooltips where there is no room for them."""
        style = Qt.ToolButtonStyle
        for button in (self.open, self.save):
            button.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon)

    def _button(self, name: str, text: str, tip: str, request: SignalInstance) -> QToolButton:
        button = IconButton(name, self, side=round(self.fontMetrics().height() * _ICON))
        button.setObjectName(f"recipe{name.capitalize()}")
        button.setText(text)
        button.setAccessibleName(f"{text.removesuffix('…')} recipe")
        button.setAccessibleDescription(tip)
        button.setToolTip(plain_tip(tip))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(request)
        return button
