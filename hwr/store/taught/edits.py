"""Edits: what was done to the taught samples in this window, to be undone and done again in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from hwr.store.taught.record import OWN, Change, Ink, NewSample, Reading, Standing
from hwr.store.taught.taught_store import TaughtStore

MOST: Final = 200
"""So many changes can be undone."""


class Edits:
    """Changes the samples through a store, and remembers how to take that back.

    A new change forgets what was undone. Raises what the store raises; nothing is remembered of what failed.
    """

    def __init__(self, store: TaughtStore) -> None:
        self.store = store
        self._done: list[Change] = []
        self._undone: list[Change] = []

    @property
    def undoable(self) -> Change | None:
        """What `undo` would take back; None if there is nothing."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> Change | None:
        """What `redo` would do again; None if there is nothing."""
        return self._undone[-1] if self._undone else None

    def add(self, ink: Ink, label: str, *, writer: str = OWN, reading: Reading | None = None) -> int:
        """Teach one sample, as `TaughtStore.add`."""
        return self.add_all([NewSample(label, ink, writer, reading)])[0]

    def add_all(self, samples: Iterable[NewSample]) -> list[int]:
        """Teach several, all or none, as one change."""
        labels: list[str] = []

        def noted() -> Iterable[NewSample]:
            for sample in samples:
                labels.append(sample.label)
                yield sample

        numbers = self.store.add_all(noted())
        self.note_added(numbers, labels)
        return numbers

    def note_added(self, numbers: Sequence[int], labels: Sequence[str]) -> None:
        """Remember samples that were kept through another connection as one change of this one's."""
        pairs = list(zip(numbers, labels, strict=True))
        if pairs:
            absent = tuple(Standing(number, label, is_deleted=True) for number, label in pairs)
            self._remember(Change("teach", absent, tuple(Standing(number, label) for number, label in pairs)))

    def relabel(self, numbers: Iterable[int], label: str) -> Change:
        """As `TaughtStore.relabel`."""
        return self._remember(self.store.relabel(numbers, label))

    def delete(self, numbers: Iterable[int]) -> Change:
        """As `TaughtStore.delete`."""
        return self._remember(self.store.delete(numbers))

    def undo(self) -> Change | None:
        """Take the last change back, and return it; None if there is none."""
        if not self._done:
            return None
        self.store.undo(self._done[-1])
        change = self._done.pop()
        self._undone.append(change)
        return change

    def redo(self) -> Change | None:
        """Do again what was undone last, and return it; None if there is nothing."""
        if not self._undone:
            return None
        self.store.redo(self._undone[-1])
        change = self._undone.pop()
        self._done.append(change)
        return change

    def _remember(self, change: Change) -> Change:
        if change.after:
            self._done = [*self._done, change][-MOST:]
            self._undone.clear()
        return change
