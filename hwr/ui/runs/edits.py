"""The edits: what a user does to runs of a history, the latest of which can be taken back one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hwr.language import tr
from hwr.store.runs.record import RunSummary
from hwr.store.runs.run_store import RunStore
from hwr.ui.runs.notes import NotesEdit


@dataclass(frozen=True)
class Undoable:
    """Something that was done to runs of a store and can be taken back."""

    name: Callable[[], str]
    undo: Callable[[RunStore], object]
    runs: tuple[int, ...]

    @property
    def words(self) -> str:
        """What it is called: "deletion of 2 runs"."""
        return self.name()


class RunEdits:
    """Every method raises `HwrError` if it cannot be done; then nothing has changed."""

    def __init__(self) -> None:
        self._done: list[Undoable] = []

    @property
    def last(self) -> Undoable | None:
        """What would be taken back; None if nothing was done."""
        return self._done[-1] if self._done else None

    def delete(self, store: RunStore, runs: tuple[int, ...]) -> None:
        """Delete runs."""
        store.delete(runs)

        def name() -> str:
            return tr("deletion") if len(runs) == 1 else tr("deletion of %n run(s)", "", len(runs))

        self._done.append(Undoable(name, lambda now: now.restore(runs), runs))

    def rename(self, store: RunStore, run: int, name: str) -> None:
        """Give a run another name."""
        before = store.run(run).summary.name
        store.edit(run, name=name)
        self._done.append(Undoable(lambda: tr("renaming"), lambda now: now.edit(run, name=before), (run,)))

    def undo(self, store: RunStore) -> tuple[int, ...]:
        """Take back what was done last, in the same store, perhaps opened anew; says to which runs."""
        last = self._done[-1]
        last.undo(store)
        self._done.pop()
        return last.runs

    def keep_notes(self, store: RunStore, run: int, edit: NotesEdit) -> RunSummary:
        """Keep what was written about a run, beside what others have written meanwhile."""
        return store.edit(run, note=edit.note, seen=edit.seen, add_tags=edit.added, remove_tags=edit.removed)
