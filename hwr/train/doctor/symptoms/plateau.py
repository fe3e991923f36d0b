"""A plateau: the loss has stopped falling although there is far to go."""

from __future__ import annotations

from typing import Final

from hwr.train.doctor import remedies
from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosis import Diagnosis, Kind, Remedy, Severity
from hwr.words import counted, numeral, percent

EPOCHS: Final = 5
UPDATES: Final = 150
"""Two stretches, each of so many epochs and updates at least, are compared."""

FALL: Final = 0.01
"""Of the way from guessing to the best loss: less from one stretch to the next is no progress. (The engine's own
`convergence_window` compares in the same way.)"""

LEARNT: Final = 0.9
"""Who has come so far has converged, not stalled."""


def find(case: Case) -> Diagnosis | None:
    """No progress from one stretch to the next, and much to learn still."""
    accuracy, length = case.accuracy, max(EPOCHS * case.updates_per_epoch, UPDATES)
    fall = case.fall(length)
    if accuracy is None or accuracy > LEARNT or fall is None or fall > FALL:
        return None
    return Diagnosis(
        kind=Kind.PLATEAU,
        title="The loss has stopped falling",
        evidence=f"For {counted(length, 'update')} it has lain at {numeral(case.level(length))}, and only "
        f"{percent(case.history.latest('train_accuracy') or 0.0)} of the digits it learns from are right.",
        layer=None,
        remedies=_remedies(case),
        chapter="descent",
        severity=Severity.SERIOUS,
    )


def _remedies(case: Case) -> tuple[Remedy, ...]:
    if case.is_rate_decayed:
        return (remedies.anew(case, "Keep the learning rate constant", {"training.schedule": {"name": "constant"}}),)
    return remedies.for_a_standstill(case)
