"""Vanishing gradients: the first layers hardly hear of the error, and hardly move."""

from __future__ import annotations

from typing import Final

from hwr.nn.gradient_flow import STILL, Flow, gradient_flow
from hwr.train.doctor import remedies
from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosis import Diagnosis, Kind, Remedy, Severity
from hwr.words import numeral, relative

LEARNT: Final = 0.8
"""Who has come so far of the way from guessing to perfect is not held up."""


def find(case: Case) -> Diagnosis | None:
    """Judged by the median norms and steps of the last reports: where the optimizer makes up for small gradients, as
    Adam does, nothing is wrong."""
    norms = case.recent(case.history.gradient_norms)
    ratios = case.recent(case.history.update_ratios)
    if norms is None or ratios is None or (case.accuracy or 0.0) > LEARNT:
        return None
    found = gradient_flow(norms)
    ratio = float(ratios[found.layer - 1])
    if found.flow is not Flow.VANISHING or ratio > STILL:
        return None
    return Diagnosis(
        kind=Kind.VANISHING,
        title="The gradients vanish",
        evidence=f"Layer {found.layer}'s gradient is {numeral(found.factor, 2)} times smaller than layer "
        f"{found.compared}'s; an update changes its weights by {relative(ratio)}.",
        layer=found.layer,
        remedies=_remedies(case),
        chapter="sigmoid",
        severity=Severity.FATAL,
    )


def _remedies(case: Case) -> tuple[Remedy, ...]:
    one = remedies.anew(case, "Keep one hidden layer", {"hidden": case.recipe.to_dict()["hidden"][:1]})
    several = len(case.recipe.hidden) > 1
    if remedies.squashes(case):
        return (remedies.relu(case), one) if several else (remedies.relu(case),)
    return (remedies.fitting_weights(case), one) if remedies.has_odd_weights(case) else (one,)
