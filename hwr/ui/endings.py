"""Endings from outside: signals that ask the program to go, and a desktop that wants to end the session.

A signal is noticed whatever Qt is doing: the interpreter writes its number into a socket, which Qt watches like any
other. What is asked for then happens in the window's own time, in order. A second signal ends the process at once.
"""

from __future__ import annotations

import signal
import socket
from types import FrameType
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot
from PySide6.QtGui import QGuiApplication

SIGNALS: Final = tuple(
    number
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if (number := getattr(signal, name, None)) is not None
)
"""Those of them that this system has."""


def _noticed(number: int, frame: FrameType | None) -> None:
    """Nothing: the interpreter has written the number into the socket already, but does so only for a handler."""


class Endings(QObject):
    """Listens from now on until `close`; there is one at a time in a process.

    Attributes:
        exit_code: 0 until a signal has come, then what shells say of a process that ended by it: 128 and its number.
    """

    asked = Signal()
    """The program is asked to end."""
    save_requested = Signal()
    """The session ends, or may: nothing that is not kept now will be."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self.exit_code = 0
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        # One that is ignored stays so: `nohup` asks for that.
        self._handled = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
        for number in self._handled:
            signal.signal(number, _noticed)
        # The session may go on after all, if another program objects: so the window stays open.
        application.commitDataRequest.connect(self._save)
        application.saveStateRequest.connect(self._save)

    def close(self) -> None:
        """Listen no more; a signal ends the process as it would any other."""
        self._stop_handling()
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _stop_handling(self) -> None:
        for number in self._handled:
            signal.signal(number, signal.SIG_DFL)

    @Slot()
    def _take(self) -> None:
        try:
            numbers = self._reading.recv(64)
        except OSError:
            return
        asking = [number for number in numbers if number in self._handled]
        if not asking:
            return
        self._stop_handling()
        self.exit_code = 128 + asking[0]
        self.asked.emit()

    @Slot()
    def _save(self) -> None:
        self.save_requested.emit()
