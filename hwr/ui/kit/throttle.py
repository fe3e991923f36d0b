"""A throttle: passes values on at most so often; of several that come too fast only the latest is passed on."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal


class Throttle(QObject):
    """Latest wins, the first at once.

    A value that comes after a pause is passed on before `submit` returns. Values that come while the throttle rests
    wait, each replacing the one before. The rest is counted from the *end* of the receivers' work and lasts at least
    half as long as that work did, so however slow the receivers are, the event loop gets a third of the time.
    """

    released = Signal(object)
    """A value is passed on."""

    def __init__(
        self, rest_ms: float, parent: QObject | None = None, *, clock: Callable[[], float] = perf_counter
    ) -> None:
        """Rest for at least `rest_ms` milliseconds; `clock` tells the time in seconds."""
        super().__init__(parent)
        self._clock = clock
        self._least_rest = rest_ms / 1000
        self._rest_until = 0.0
        self._waiting: tuple[object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._release_waiting)

    @property
    def is_idle(self) -> bool:
        """Whether no value waits: the latest that came has been passed on, or dropped."""
        return self._waiting is None

    @property
    def rest(self) -> float:
        """Seconds until a value is passed on again at once."""
        return max(0.0, self._rest_until - self._clock())

    def submit(self, value: object) -> None:
        """Pass the value on now, or once the rest is over unless a later one replaces it."""
        rest = self.rest
        if rest == 0 and self.is_idle:
            self._release(value)
            return
        self._waiting = (value,)
        if not self._timer.isActive():
            self._timer.start(round(rest * 1000))

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
        began = self._clock()
        try:
            self.released.emit(value)
        finally:
            ended = self._clock()
            self._rest_until = ended + max(self._least_rest, (ended - began) / 2)
