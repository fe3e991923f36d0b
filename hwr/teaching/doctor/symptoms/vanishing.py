"""Vanishing gradients: the first layers hardly hear of the error, and hardly move."""

from __future__ import annotations

from typing import Final

import numpy as np

from hwr.teaching.doctor import remedies
from hwr.teaching.doctor.case import Case
from hwr.teaching.doctor.diagnosis import Diagnosis, Kind, Remedy, Severity
from hwr.teaching.doctor.wording import number, percent, times

SMALLER: Final = 100.0
"""So many times smaller than another layer's is a gradient that has vanished: some three sigmoid layers' worth of
slopes of at most 0.25 (Glorot & Bengio 2010, fig. 7; Goodfellow, Bengio & Courville 2016, sec. 8.2.5)."""

STILL: Final = 1e-4
"""An update ratio below which a layer stands still; about 1e-3 is usual. Optimizers that scale each gradient, such as
Adam, make up for small ones, and then nothing is wrong."""

LEARNT: Final = 0.8
"""Who has come so far of the way from guessing to perfect is not held up."""


def find(case: Case) -> Diagnosis | None:
    """Judged by the median norms of the last reports."""
    norms = case.recent(case.history.gradient_norms)
    ratios = case.recent(case.history.update_ratios)
    if norms is None or ratios is None or not np.isfinite(norms).all() or (case.accuracy or 0.0) > LEARNT:
        return None
    least, most = int(np.argmin(norms)), int(np.argmax(norms))
    if least >= most or not 0 < norms[least] * SMALLER < norms[most] or ratios[least] > STILL:
        return None
    return Diagnosis(
        kind=Kind.VANISHING,
        title="The gradients vanish",
        evidence=f"Layer {least + 1}'s gradient is {times(norms[most] / norms[least])} smaller than layer {most + 1}'s "
        f"({number(norms[least])}); an update changes its weights by {percent(ratios[least])}.",
        layer=least + 1,
        remedies=_remedies(case),
        chapter="graph",
        severity=Severity.FATAL,
    )


def _remedies(case: Case) -> tuple[Remedy, ...]:
    one = remedies.anew(case, "Keep one hidden layer", {"hidden": case.recipe.to_dict()["hidden"][:1]})
    several = len(case.recipe.hidden) > 1
    if remedies.squashes(case):
        return (remedies.relu(case), one) if several else (remedies.relu(case),)
    return (remedies.fitting_weights(case), one) if remedies.has_odd_weights(case) else (one,)
