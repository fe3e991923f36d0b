"""Too low a rate: the direction is right and the steps are tiny."""

from __future__ import annotations

from typing import Final

import numpy as np

from hwr.train.doctor import remedies
from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosis import Diagnosis, Kind, Severity
from hwr.words import numeral, relative

TINY: Final = 2e-4
"""An update ratio that is far too small in every layer; about 1e-3 is usual."""

LEARNT: Final = 0.8
"""Near the goal steps may be small."""

UPDATES: Final = 50


def find(case: Case) -> Diagnosis | None:
    """Every layer's median update ratio is tiny, and there is far to go."""
    ratios = case.recent(case.history.update_ratios)
    accuracy = case.accuracy
    if case.updates < UPDATES or ratios is None or accuracy is None or accuracy > LEARNT:
        return None
    training = case.recipe.training
    if not 0 < ratios.max() < TINY or training.learning_rate >= remedies.usual_rate(training) or case.is_rate_decayed:
        return None
    return Diagnosis(
        kind=Kind.LOW_RATE,
        title="The learning rate is too low",
        evidence=f"An update changes weights by {relative(ratios.max())} at most; about {relative(0.001)} is usual. "
        f"The loss is {numeral(float(np.mean(case.smoothed(10))))}; blind guessing costs {numeral(case.guessing)}.",
        layer=None,
        remedies=(remedies.usual_rate_remedy(case),),
        chapter="descent",
        severity=Severity.SERIOUS,
    )
