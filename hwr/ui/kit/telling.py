"""Telling: what a widget shows, in words, at the pace of somebody who listens."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

REST_MS: Final = 5000
"""What has the focus and changes by itself is told anew after so long."""


_STEPS: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
"""These go to another widget, and ask nothing of it."""


def tell(widget: QWidget, words: str) -> None:
    """Let these words be what a widget is described by; for whatever may change by itself, as while a network trains.

    A screen reader speaks each change of what has the focus at once, and breaks off what it was saying for it: of
    something that changes thirty times a second nothing would be understood. And of what comes too fast, wherever it
    comes from, it hears nothing. So a change is told at once while a key is held down, when the focus comes, and else
    when there has been silence for `REST_MS`; what only holds the focus is not told before that has gone elsewhere.
    """
    if not QAccessible.isActive():
        if words != widget.accessibleDescription():
            widget.setAccessibleDescription(words)
        return
    keys = _keys_of(widget.window())
    pace = next((one for one in widget.children() if isinstance(one, _Pace)), None)
    (pace or _Pace(widget)).tell(words, at_once=keys.are_pressed)


def _is_heard(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


def _keys_of(window: QWidget) -> _Keys:
    return next((one for one in window.children() if isinstance(one, _Keys)), None) or _Keys(window)


class _Keys(QObject):
    """Sees whether a key is held down in a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.are_pressed = False
        self._window = window
        self._watched: QObject | None = None
        self._watch()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._watch()
        elif isinstance(event, QKeyEvent) and watched is self._watched:
            self.are_pressed = event.type() == QEvent.Type.KeyPress and event.key() not in _STEPS
        elif event.type() == QEvent.Type.FocusOut:  # where it is let go is not seen here
            self.are_pressed = False
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        """All keys come to the window of the system, whichever widget takes them."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._watched:
            self._watched = handle
            handle.installEventFilter(self)


class _Pace(QObject):
    """Keeps the latest words for a widget until it is time for them."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._waiting: str | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._tell_waiting)
        if _is_heard(widget):
            self._rest.start()  # it has just been told of, because the focus came
        widget.installEventFilter(self)

    def tell(self, words: str, *, at_once: bool) -> None:
        """Tell this now, or when it is time for it."""
        self._waiting = words
        if at_once or not self._rest.isActive():
            self._tell_waiting()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._tell_waiting()
            self._rest.start()
        return super().eventFilter(watched, event)

    def _tell_waiting(self) -> None:
        if self._waiting is None:
            return
        if _is_heard(self._widget) and not self._widget.hasFocus():
            self._rest.start()
            return
        words, self._waiting = self._waiting, None
        if words != self._widget.accessibleDescription():
            self._widget.setAccessibleDescription(words)
            self._rest.start()
