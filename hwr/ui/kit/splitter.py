"""A splitter: parts beside each other or one above the other, with bars between them that the keys move, too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from hwr.language import tr
from hwr.ui.kit.theme import theme_of

STEP: Final = 24
"""Pixels that an arrow key moves a bar."""

_BACK: Final = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Up))
_ON: Final = frozenset((Qt.Key.Key_Right, Qt.Key.Key_Down))


class SplitterWidget(QSplitter):
    """Its parts are never folded away."""

    def __init__(self, name: str, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setObjectName(name)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return SplitterBar(self.orientation(), self)


class SplitterBar(QSplitterHandle):
    """A bar: dragged by the mouse, or moved by the arrow keys."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Bar between two parts"))
        self.setAccessibleDescription(tr("The arrow keys move it."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = (event.key() in _ON) - (event.key() in _BACK)
        if not by:
            super().keyPressEvent(event)
            return
        is_across = self.orientation() == Qt.Orientation.Horizontal
        self.moveSplitter((self.x() if is_across else self.y()) + by * STEP)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(theme_of(self).accent), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
