"""Progress: how far a piece of work is, for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """How far the work is.

    Attributes:
        step: what is being done, as words for the user.
        share: of the whole work, from 0 to 1.
    """

    step: str
    share: float
