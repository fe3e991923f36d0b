"""Measuring a curve in the background: the scores along a dial, once no other is asked for; one unseen is given up."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hwr.chapters.damage.exam import ALONG, Exam, Score, along, varied
from hwr.chapters.damage.plan import Plan
from hwr.nn.network import Network
from hwr.ui.kit.task import BackgroundTask

_REST_MS: Final = 100
"""So long no other curve has to be asked for before one is measured: a dial on its way asks for many."""


class CourseTask(QObject):
    """Measures one curve at a time, and keeps it until another is asked for."""

    advanced = Signal()
    """There may be more `scores` than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: tuple[Network, Exam, Plan, str] | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._start)
        self._task = BackgroundTask(self)
        self._task.advanced.connect(self.advanced)
        self._task.ended.connect(self.advanced)

    @property
    def is_busy(self) -> bool:
        """Whether a curve is still being measured, or waits for that."""
        return self._task.is_busy or self._rest.isActive()

    @property
    def scores(self) -> tuple[Score, ...]:
        """At the first so many values of the dial."""
        return self._task.result if isinstance(self._task.result, tuple) else ()

    def measure(self, network: Network, exam: Exam, plan: Plan, name: str) -> None:
        """Measure the curve along the dial of this name, all else as in the plan, unless it is done or under way."""
        asked = (network, exam, varied(plan, name, ALONG[name][0]), name)
        if asked != self._asked:
            self._asked = asked
            self._task.cancel()
            self._rest.start()

    def give_up(self) -> None:
        """Nobody sees it."""
        self._rest.stop()
        self._task.cancel()
        self._asked = None

    @Slot()
    def _start(self) -> None:
        assert self._asked is not None, "else it does not wait"
        self._task.start(along(*self._asked))
