"""A history: the documents that stood on the canvas, with a place in it to go back and forth from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

Document = TypeVar("Document")

MAX_DEPTH: Final = 200
"""Older documents than this many steps ago are forgotten."""


@dataclass(frozen=True)
class UndoHistory(Generic[Document]):
    """Frozen: every change gives a new history. Documents share their strokes, so this is cheap.

    Attributes:
        current: what stands on the canvas.
        past: what stood there before, oldest first.
        future: what undo took back, the next to redo last.
    """

    current: Document
    past: tuple[Document, ...] = ()
    future: tuple[Document, ...] = ()

    @property
    def can_undo(self) -> bool:
        """Whether there is something to go back to."""
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back that can come again."""
        return bool(self.future)

    def with_document(self, document: Document) -> UndoHistory[Document]:
        """A new document after the current one; what had been undone is gone."""
        return UndoHistory(document, (*self.past, self.current)[-MAX_DEPTH:])

    def since(self, index: int) -> UndoHistory[Document]:
        """This history without what stood on the canvas before `past[index]`."""
        return UndoHistory(self.current, self.past[index:], self.future)

    def undone(self) -> UndoHistory[Document]:
        """One step back; this history itself at its beginning."""
        if not self.past:
            return self
        return UndoHistory(self.past[-1], self.past[:-1], (*self.future, self.current))

    def redone(self) -> UndoHistory[Document]:
        """One step forth; this history itself at its end."""
        if not self.future:
            return self
        return UndoHistory(self.future[-1], (*self.past, self.current), self.future[:-1])
