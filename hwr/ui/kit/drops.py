"""Drops: a whole window takes what is dropped on it, whatever part of it lies below, and says beforehand what follows.

Fields would else take a file for a text, and write where it lies. So what may be dropped is told at the window, before
Qt asks its parts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QMainWindow, QWidget

from hwr.language import tr
from hwr.ui.kit.accessibility import announce
from hwr.ui.kit.card import RADIUS
from hwr.ui.kit.layout import named
from hwr.ui.kit.theme import theme_of

_EDGE: Final = 2.5
_BESIDE: Final = 6
_AROUND_WORDS: Final = (18, 8)
_FROM_BELOW: Final = 28


class Drops(QObject):
    """What is dragged over a window and dropped on it.

    Attributes:
        welcome: says in a few words what would become of something if it were dropped now.
    """

    hovered = Signal(bool)
    """Something that may be dropped has come over the window, or has left it."""
    dropped = Signal(object)
    """It was dropped; carries the `QMimeData`, to be used at once."""

    def __init__(self, window: QMainWindow, takes: Callable[[QMimeData], bool]) -> None:
        """`takes` tells whether something may be dropped; cheap, asked once for whatever comes."""
        super().__init__(window)
        self.welcome: Callable[[QMimeData], str] = lambda _: ""
        self._window, self._takes = window, takes
        self._frame = DropFrameWidget(window)
        self._handle: QWindow | None = None
        window.setAcceptDrops(True)  # or some systems do not ask
        window.installEventFilter(self)
        self._watch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what comes over the window, before any part of it does."""
        if watched is self._window:
            if event.type() == QEvent.Type.Show:
                self._watch()
            return False
        if isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if self._frame.isHidden():
            return False
        if event.type() == QEvent.Type.DragLeave:
            self._leave()
        elif isinstance(event, QDragMoveEvent):
            event.acceptProposedAction()
        elif isinstance(event, QDropEvent):
            event.acceptProposedAction()
            self._leave()
            self.dropped.emit(event.mimeData())
        else:
            return False
        return True

    def _watch(self) -> None:
        """The window's counterpart in the system, through which all comes, is there from its first showing on."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def _enter(self, event: QDragEnterEvent) -> bool:
        if not self._takes(event.mimeData()):
            return False
        event.acceptProposedAction()
        self._frame.show_words(self.welcome(event.mimeData()))
        self.hovered.emit(True)
        return True

    def _leave(self) -> None:
        self._frame.hide()
        self.hovered.emit(False)


class DropFrameWidget(QWidget):
    """A frame around the middle of a window, with a few words; hidden when nothing hovers over it."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        named(self, "dropFrame", tr("What a drop would do"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = ""
        self.hide()

    def show_words(self, words: str) -> None:
        """Show what a drop would do."""
        self.words = words
        self.setAccessibleDescription(words)
        middle = self._window.centralWidget()
        self.setGeometry(self._window.rect() if middle is None else middle.geometry())
        self.raise_()
        self.show()
        announce(self, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme.accent), _EDGE)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        inside = QRectF(self.rect()).adjusted(_BESIDE, _BESIDE, -_BESIDE, -_BESIDE)
        painter.drawRoundedRect(inside, RADIUS, RADIUS)
        if not self.words:
            return
        width, height = _AROUND_WORDS
        ground = painter.fontMetrics().boundingRect(self.words).adjusted(-width, -height, width, height)
        ground = QRect(0, 0, ground.width(), ground.height())
        ground.moveCenter(self.rect().center())
        ground.moveBottom(self.height() - _FROM_BELOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(QRectF(ground), ground.height() / 2, ground.height() / 2)
        painter.setPen(QColor(theme.on_accent))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, self.words)
