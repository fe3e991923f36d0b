"""Oscillation: steps overshoot the valley, so that the loss leaps about instead of falling."""

from __future__ import annotations

from typing import Final

import numpy as np

from hwr.train.doctor import remedies
from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosis import Diagnosis, Kind, Severity
from hwr.words import numeral

WINDOW: Final = 40
"""So many (smoothed) losses are looked at."""

LEAP: Final = 0.2
"""The mean change from one to the next, as a share of the whole way from guessing to the best loss: three times what
the lot of the samples makes of a loss of 1 (its standard deviation over 64 samples is then about 0.06 of the way)."""

PROGRESS: Final = 0.8
"""The later half's median is at most this share of the earlier half's while learning goes on."""

RECOVERY: Final = 0.5
"""The same while the loss is worse than that of guessing: a little less of a disaster is no progress."""


def find(case: Case) -> Diagnosis | None:
    """Large changes from one loss to the next that lead nowhere."""
    losses = case.smoothed(WINDOW)
    if len(losses) < WINDOW or not np.isfinite(losses).all():
        return None
    earlier, later = np.median(losses[: WINDOW // 2]), np.median(losses[WINDOW // 2 :])
    leap = float(np.abs(np.diff(losses)).mean())
    if leap < LEAP * case.span or later < (PROGRESS if earlier <= case.guessing else RECOVERY) * earlier:
        return None
    low, high = np.quantile(losses, (0.05, 0.95))
    return Diagnosis(
        kind=Kind.OSCILLATION,
        title="The loss leaps about",
        evidence=f"It leapt between {numeral(low)} and {numeral(high)} in {WINDOW} batches and falls no further; "
        f"blind guessing costs {numeral(case.guessing)}.",
        layer=None,
        remedies=(
            *((remedies.fitting_weights(case),) if remedies.has_odd_weights(case) else ()),
            remedies.lower_rate(case),
        ),
        chapter="descent",
        severity=Severity.FATAL,
    )
