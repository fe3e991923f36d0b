"""Collapse: the network answers no better than by guessing, and no longer gets better."""

from __future__ import annotations

from typing import Final

from hwr.train.doctor import remedies
from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosis import Diagnosis, Kind, Severity
from hwr.words import numeral, percent

CHANCE: Final = 0.06
"""Of the way from guessing to perfect: less is chance. Classes are not quite equal in number."""

EPOCHS: Final = 5
"""So many evaluations in a row must show it."""

UPDATES: Final = 200
"""Some networks need a hundred updates to set off."""


def find(case: Case) -> Diagnosis | None:
    """Accuracy at chance, and a loss that does not fall."""
    if case.updates < UPDATES:
        return None
    accuracy = case.epochs(case.accuracies)[-EPOCHS:]
    losses = case.epochs(case.history.evaluations("train_loss"))[-EPOCHS:]
    if len(accuracy) < EPOCHS or len(losses) < EPOCHS or accuracy.max() > CHANCE:
        return None
    if losses[0] - losses[-1] > 0.01 * case.span:
        return None
    return Diagnosis(
        kind=Kind.COLLAPSE,
        title="It only guesses",
        evidence=f"{percent(case.history.latest('train_accuracy') or 0.0)} are right, as by chance, and for "
        f"{EPOCHS} epochs the loss has lain at {numeral(losses[-1])}; blind guessing costs {numeral(case.guessing)}.",
        layer=None,
        remedies=remedies.for_a_standstill(case),
        chapter="descent",
        severity=Severity.FATAL,
    )
