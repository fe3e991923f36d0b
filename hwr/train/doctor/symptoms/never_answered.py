"""A class never predicted: none of the test digits is read as it."""

from __future__ import annotations

from typing import Final

import numpy as np

from hwr.recipe.recipe import CLASSES
from hwr.train.doctor import remedies
from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosis import Diagnosis, Kind, Severity
from hwr.words import listed

EPOCHS: Final = 5
UPDATES: Final = 100
"""A network learns some classes before others; so long may it take, and after that as long again without much
progress."""

FALL: Final = 0.1
"""Of the way from guessing to the best loss: while it falls faster, the class may yet be learnt."""

ENOUGH_ANSWERS: Final = 100
"""Among fewer digits a class may be missing by chance."""


def find(case: Case) -> Diagnosis | None:
    """Classes without a single answer, once learning has slowed down."""
    answers = case.answers
    if answers is None or answers.sum() < ENOUGH_ANSWERS or answers.all():
        return None
    fall = case.fall(max(EPOCHS * case.updates_per_epoch, UPDATES))
    if fall is None or fall > FALL:
        return None
    missing = [CLASSES[label] for label in np.flatnonzero(answers == 0)]
    named = listed(missing, "or")
    return Diagnosis(
        kind=Kind.NEVER_ANSWERED,
        title=f"It never answers {named}",
        evidence=f"None of the {int(answers.sum())} test digits is read as {named}.",
        layer=None,
        remedies=remedies.for_a_standstill(case),
        chapter="cost",
        severity=Severity.SERIOUS,
    )
