"""A glide: numbers of a picture that ease from where they stand to where they are to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEasingCurve, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from hwr.ui.kit.motion import Motion

GENTLE_MS: Final = 320
"""Long enough to be followed, short enough not to be waited for."""


class Glide(QObject):
    """Eases the numbers of one widget, fast at first, so that they keep up with a dial that is being turned.

    It jumps while the widget is not to be seen, as nobody could follow it, and where motion is not wanted.
    """

    moved = Signal()
    """The numbers stand elsewhere: paint them anew."""

    def __init__(self, widget: QWidget, duration_ms: int = GENTLE_MS) -> None:
        super().__init__(widget)
        self._widget = widget
        self._start: tuple[float, ...] = ()
        self._end: tuple[float, ...] = ()
        self._values: tuple[float, ...] = ()
        self._motion = Motion(duration_ms, self, easing=QEasingCurve.Type.OutCubic)
        self._motion.moved.connect(self._take_share)

    @property
    def values(self) -> tuple[float, ...]:
        """Where the numbers stand now; none before the first `go`."""
        return self._values

    @property
    def is_idle(self) -> bool:
        """Whether they stand where they are to be."""
        return self._motion.is_idle

    def go(self, values: Sequence[float], *, at_once: bool = False) -> None:
        """Ease there from wherever the numbers stand; the first time, and `at_once`, be there."""
        there = tuple(values)
        if there == self._end and not at_once:
            return
        self._start, self._end = self._values, there
        if at_once or len(self._start) != len(there) or not self._widget.isVisible():
            self._motion.end()
            self._values = there
            self.moved.emit()
        else:
            self._motion.start()

    @Slot(float)
    def _take_share(self, share: float) -> None:
        # The end itself at the end: a start and a share of a difference may miss it by the last bit.
        pairs = zip(self._start, self._end, strict=False)
        self._values = self._end if share >= 1 else tuple(a + share * (b - a) for a, b in pairs)
        self.moved.emit()
