"""A drag from another program: the events that a system sends to a window, at a place in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, qVersion
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

_ACTIONS = Qt.DropAction.CopyAction
_BUTTONS = Qt.MouseButton.LeftButton
_KEYS = Qt.KeyboardModifier.NoModifier


def files(*paths: Path) -> QMimeData:
    """What a file manager offers: the files, and their addresses as a text, too."""
    mime = QMimeData()
    urls = [QUrl.fromLocalFile(str(path)) for path in paths]
    mime.setUrls(urls)
    mime.setText("\n".join(url.toString() for url in urls))
    return mime


def _exact(place: QPoint) -> Any:
    """A place as these events want it: Qt 6.12 more precisely than those before it."""
    return QPointF(place) if tuple(map(int, qVersion().split(".")[:2])) >= (6, 12) else place


class Drag:
    """Something dragged over a part of a window, told to the window's counterpart in the system, as all drags are."""

    def __init__(self, mime: QMimeData, over: QWidget) -> None:
        self.mime = mime
        window = over.window()
        handle = window.windowHandle()
        assert handle is not None
        self._handle = handle
        self._place = over.mapTo(window, over.rect().center())
        enter = QDragEnterEvent(_exact(self._place), _ACTIONS, mime, _BUTTONS, _KEYS)
        QGuiApplication.sendEvent(handle, enter)
        self.is_welcome = enter.isAccepted()
        move = QDragMoveEvent(_exact(self._place + QPoint(1, 1)), _ACTIONS, mime, _BUTTONS, _KEYS)
        QGuiApplication.sendEvent(handle, move)
        assert move.isAccepted() == self.is_welcome

    def drop(self) -> None:
        """Let it go."""
        drop = QDropEvent(QPointF(self._place), _ACTIONS, self.mime, _BUTTONS, _KEYS)
        QGuiApplication.sendEvent(self._handle, drop)
        assert drop.isAccepted()

    def leave(self) -> None:
        """Drag it out of the window again."""
        QGuiApplication.sendEvent(self._handle, QDragLeaveEvent())
