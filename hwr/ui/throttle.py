"""A throttle: passes values on at most so often; of several that come too fast only the latest is passed on."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal


class Throttle(QObject):
    """Latest wins, the first at once.

    A value that comes after a pause is passed on before `submit` returns. Values that come while the throttle rests
    wait, each replacing the one before. The rest is counted from the *end* of the receivers' work and lasts at least as
    long as that work did, so however slow the receivers are, the event loop gets half of the time.
    """

    released = Signal(object)
    """A value is passed on."""

    def __init__(self, rest_ms: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._least_rest = rest_ms / 1000
        self._rest_until = 0.0
        self._waiting: tuple[object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._release_waiting)

    def submit(self, value: object) -> None:
        """Pass the value on now, or once the rest is over unless a later one replaces it."""
        rest = self._rest_until - perf_counter()
        if rest <= 0 and self._waiting is None:
            self._release(value)
            return
        self._waiting = (value,)
        if not self._timer.isActive():
            self._timer.start(max(0, round(rest * 1000)))

    def drop(self) -> None:
        """Forget the waiting value, if there is one: something newer took another way."""
        self._timer.stop()
        self._waiting = None

    def _release_waiting(self) -> None:
        if self._waiting is not None:
            (value,) = self._waiting
            self._waiting = None
            self._release(value)

    def _release(self, value: object) -> None:
        began = perf_counter()
        try:
            self.released.emit(value)
        finally:
            ended = perf_counter()
            self._rest_until = ended + max(self._least_rest, ended - began)
