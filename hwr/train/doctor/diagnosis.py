"""A diagnosis: what goes wrong in a training, the numbers that show it, and what would help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from hwr.recipe.notes import Note


class Problem(Enum):
    """What can go wrong."""

    DIVERGENCE = "divergence"
    EXPLODING = "exploding gradients"
    OSCILLATION = "oscillation"
    COLLAPSE = "collapse to chance"
    DEAD = "dead units"
    SATURATION = "saturation"
    VANISHING = "vanishing gradients"
    LOW_RATE = "learning rate too low"
    PLATEAU = "plateau"
    NEVER_ANSWERED = "class never predicted"
    OVERFITTING = "overfitting"


class Severity(Enum):
    """How much is lost if nothing is done."""

    FATAL = "fatal"
    """Nothing is being learnt, or what was learnt is being lost."""
    SERIOUS = "serious"
    """It learns, but far less than it could."""


@dataclass(frozen=True)
class Remedy:
    """Something to do about it.

    Attributes:
        note: for a button, and for the run that it is tried in: "Use ReLU in the hidden layers".
        changes: of settings, for `hwr.recipe.recipe.changed`.
        live: whether it helps a run that is under way, which only another learning rate can; all else starts anew.
    """

    note: Note
    changes: Mapping[str, Any]
    live: bool = False

    @property
    def label(self) -> str:
        """The note in the language that is spoken."""
        return self.note.said


@dataclass(frozen=True)
class Diagnosis:
    """What goes wrong.

    Attributes:
        problem: what.
        title: in a few words: "The gradients vanish".
        evidence: one sentence with the number and, if there is one, the layer: "Layer 1's gradient is 3,400 times
            smaller than layer 6's."
        remedies: the best first.
        chapter: the key of the chapter of the explanations that explains it.
        severity: how bad it is.
        layer: where, counted from 1 at the first hidden layer as in `evidence`; None if not in one layer.
    """

    problem: Problem
    title: str
    evidence: str
    remedies: tuple[Remedy, ...]
    chapter: str
    severity: Severity
    layer: int | None = None
