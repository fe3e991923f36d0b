"""Progress: how far a piece of work is, for whoever shows it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Progress:
    """How far the work is.

    Attributes:
        step: what is being done, as words for the user.
        share: of the whole work, from 0 to 1.
    """

    step: str
    share: float


def finished(work: Generator[object, None, T]) -> T:
    """What a work comes to that tells how far it is."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result
