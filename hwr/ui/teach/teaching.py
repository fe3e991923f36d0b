"""Teaching: the window's one way to the taught samples; whatever changes them goes through here, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from hwr.errors import HwrError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hwr.recognizer import Recognition
    from hwr.store.taught.edits import Edits
    from hwr.store.taught.record import Ink
    from hwr.store.taught.taught_store import TaughtStore


class Teaching(QObject):
    """Holds the store, which is opened when it is first wanted, and the history of changes made in this window."""

    changed = Signal()
    """The samples are others than before."""
    failed = Signal(str)
    """Something could not be kept or changed; carries the sentence."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """`path` is the file of the taught samples."""
        super().__init__(parent)
        self._path = path
        self._edits: Edits | None = None
        self._last: tuple[Ink, int] | None = None  # what was taught last, and its number

    def take_over(self, former: Teaching) -> None:
        """Take the place of another one, which is about to go, with what can be undone there."""
        self._edits, former._edits = former._edits, None
        self._last = former._last

    @property
    def store(self) -> TaughtStore | None:
        """The samples; None if they cannot be opened, which has been told."""
        edits = self._opened()
        return None if edits is None else edits.store

    @property
    def undoable(self) -> str:
        """What `undo` would take back: "teach", "relabel" or "delete"; "" for nothing."""
        return self._edits.undoable.verb if self._edits is not None and self._edits.undoable else ""

    @property
    def redoable(self) -> str:
        """What `redo` would do again, likewise."""
        return self._edits.redoable.verb if self._edits is not None and self._edits.redoable else ""

    def counts(self) -> dict[str, int]:
        """How many samples each label has; none where they cannot be read, which is told."""
        try:
            store = self.store
            return {} if store is None else store.counts()
        except HwrError as error:
            self.failed.emit(str(error))
            return {}

    def teach(self, ink: Ink, label: str, recognition: Recognition | None, model: str) -> bool:
        """Keep what was written as a sample of a label; returns whether it is on the disk now.

        Args:
            ink: kept as another sample, unless it is the very ink that was taught last: then its label was a mistake.
            recognition: what it was read as, if it was.
            model: what the model is called that read it.
        """
        from hwr.store.taught.record import Reading

        if self._last is not None and self._last[0] is ink:  # it was the other digit next to it on the keyboard
            return self.relabel([self._last[1]], label)
        reading = None
        if recognition is not None and recognition.best is not None:
            reading = Reading(recognition.best, recognition.confidence, model)

        def add(edits: Edits) -> None:
            self._last = ink, edits.add(ink, label, reading=reading)

        return self._do(add)

    @property
    def path(self) -> Path:
        """The file of the samples, for whoever needs a connection in another thread."""
        return self._path

    def note_added(self, numbers: Sequence[int], labels: Sequence[str]) -> bool:
        """Samples were kept through another connection; that can be undone here."""
        return self._do(lambda edits: edits.note_added(numbers, labels))

    def relabel(self, numbers: Iterable[int], label: str) -> bool:
        """Give samples another label."""
        return self._do(lambda edits: edits.relabel(numbers, label))

    def delete(self, numbers: Iterable[int]) -> bool:
        """Take samples away."""
        return self._do(lambda edits: edits.delete(numbers))

    @Slot()
    def undo(self) -> bool:
        """Take the last change back."""
        self._last = None
        return self._do(lambda edits: edits.undo())

    @Slot()
    def redo(self) -> bool:
        """Do again what was taken back."""
        return self._do(lambda edits: edits.redo())

    def close(self) -> None:
        """Let go of the file."""
        if self._edits is not None:
            self._edits.store.close()
            self._edits = None

    def _do(self, change: Callable[[Edits], object]) -> bool:
        edits = self._opened()
        if edits is None:
            return False
        try:
            change(edits)
        except HwrError as error:
            self.failed.emit(str(error))
            return False
        self.changed.emit()
        return True

    def _opened(self) -> Edits | None:
        if self._edits is None:
            from hwr.store.taught.edits import Edits
            from hwr.store.taught.taught_store import TaughtStore

            try:
                store = TaughtStore.open(self._path)
            except HwrError as error:
                self.failed.emit(str(error))
                return None
            self._edits = Edits(store)
            if store.notice:
                self.failed.emit(store.notice)
        return self._edits
