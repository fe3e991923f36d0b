"""The toolbar: the actions one draws with, under their icons, and the pen's width."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from hwr.ui.actions import Actions
from hwr.ui.kit.layout import in_row, named
from hwr.ui.read.pen_width import PenWidthWidget

_ICON = 22


class ToolbarWidget(QWidget):
    """One row of buttons in groups."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "toolbar", "Tools")
        self.pen_width = PenWidthWidget(self)
        self._row = in_row(of=self, margins=0, spacing=2)
        for action in (actions.pen, actions.eraser):
            self._add(action)
        self._row.addWidget(self.pen_width)
        self._divide()
        for action in (actions.undo, actions.redo, actions.clear):
            self._add(action)
        self._divide()
        for action in (actions.open, actions.save, actions.copy, actions.paste):
            self._add(action)
        self._row.addStretch(1)
        self._add(actions.other_theme)

    def _add(self, action: QAction) -> None:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setObjectName(action.objectName().replace("action", "button", 1))
        button.setAccessibleName(action.iconText())
        button.setAccessibleDescription(action.toolTip())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumWidth(54)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._row.addWidget(button)

    def _divide(self) -> None:
        line = QFrame(self)
        line.setFixedSize(1, 34)
        line.setObjectName("divider")
        self._row.addSpacing(8)
        self._row.addWidget(line, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addSpacing(8)
