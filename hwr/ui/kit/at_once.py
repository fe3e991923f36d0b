"""Work that needs no button: begun as soon as it is looked at, done in the background, and kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

from PySide6.QtCore import QObject, Signal, Slot

from hwr.recipe.progress import Progress
from hwr.ui.kit.task import BackgroundTask


class AtOnce(QObject):
    """Owner of what came of it, by what it was asked for as."""

    ended = Signal()
    """A work has ended: what is looked at may be known now."""
    advanced = Signal()
    """A work is farther than before: see `progress` and `so_far`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = BackgroundTask(self)
        self._task.ended.connect(self._take)
        self._task.advanced.connect(self.advanced)
        self._asked: Hashable = None
        self._found: dict[Hashable, object] = {}

    @property
    def is_busy(self) -> bool:
        """Whether a work is under way."""
        return self._task.is_busy

    @property
    def problem(self) -> str:
        """Why the last one failed, in a sentence; empty if it did not."""
        return self._task.problem

    @property
    def progress(self) -> Progress | None:
        """Of the work under way; None before its first."""
        return self._task.progress if self.is_busy else None

    def so_far(self, key: Hashable) -> object:
        """The latest that came of a work that is under way; None if it has come to nothing yet."""
        return self._task.result if self.is_busy and key == self._asked else None

    def found(self, key: Hashable) -> object:
        """What came of a work; None while it is not known."""
        return self._found.get(key)

    def want(self, key: Hashable, work: Callable[[], Iterator[object]]) -> None:
        """Begin a work, unless it is known, under way, or has just failed; any other is given up."""
        is_asked = key == self._asked and (self.is_busy or self.problem)
        if key not in self._found and not is_asked:
            self._asked = key
            self._task.start(work())

    def forget(self) -> None:
        """Give up what is under way, and drop all that is known."""
        self._task.cancel()
        self._asked = None
        self._found.clear()

    @Slot()
    def _take(self) -> None:
        if self._task.result is not None and not isinstance(self._task.result, Progress):
            self._found[self._asked] = self._task.result
        self.ended.emit()
