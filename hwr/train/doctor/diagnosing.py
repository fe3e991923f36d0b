"""Diagnosing: from a case to what goes wrong, the most serious first, without what something else already explains.

In order of precedence. What stands in the way of all learning comes first; overfitting, which only a network that does
learn can have, last. What one diagnosis explains is not named besides it: a training that diverged has of course
leapt before, and layers that get no gradient are why the loss lies flat. `EXPLAINS` says which explains which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosis import Diagnosis, Kind
from hwr.train.doctor.symptoms import (
    collapse,
    dead,
    divergence,
    exploding,
    low_rate,
    never_answered,
    oscillation,
    overfitting,
    plateau,
    saturation,
    symmetry,
    vanishing,
)

SYMPTOMS: Final[tuple[Callable[[Case], Diagnosis | None], ...]] = (
    divergence.find,
    exploding.find,
    symmetry.find,
    dead.find,
    oscillation.find,
    saturation.find,
    vanishing.find,
    low_rate.find,
    collapse.find,
    plateau.find,
    never_answered.find,
    overfitting.find,
)
"""In order of precedence."""

_STANDSTILL: Final = frozenset({Kind.COLLAPSE, Kind.PLATEAU, Kind.NEVER_ANSWERED})

EXPLAINS: Final[Mapping[Kind, frozenset[Kind]]] = {
    Kind.DIVERGENCE: frozenset(Kind) - {Kind.DIVERGENCE},
    Kind.EXPLODING: frozenset(Kind) - {Kind.EXPLODING},
    Kind.DEAD: _STANDSTILL | {Kind.VANISHING, Kind.LOW_RATE, Kind.OSCILLATION},
    Kind.OSCILLATION: _STANDSTILL | {Kind.SATURATION, Kind.VANISHING, Kind.LOW_RATE},
    Kind.SATURATION: _STANDSTILL | {Kind.VANISHING, Kind.LOW_RATE},
    Kind.VANISHING: _STANDSTILL | {Kind.LOW_RATE},
    Kind.LOW_RATE: _STANDSTILL,
    Kind.COLLAPSE: _STANDSTILL | {Kind.DEAD, Kind.OSCILLATION, Kind.SATURATION, Kind.VANISHING, Kind.LOW_RATE},
    Kind.PLATEAU: frozenset({Kind.NEVER_ANSWERED}),
    Kind.NEVER_ANSWERED: frozenset(),
    Kind.OVERFITTING: frozenset(),
}
"""What each makes needless to name."""


def diagnose(case: Case) -> tuple[Diagnosis, ...]:
    """What goes wrong, the most serious first; nothing if all is well, or if it is too early to tell."""
    found: list[Diagnosis] = []
    explained: frozenset[Kind] = frozenset()
    for find in SYMPTOMS:
        diagnosis = find(case)
        if diagnosis is not None and diagnosis.kind not in explained:
            found.append(diagnosis)
            explained |= EXPLAINS[diagnosis.kind]
    return tuple(found)
