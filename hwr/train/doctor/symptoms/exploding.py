"""Exploding gradients: on the way back the gradient grows from layer to layer until steps are wild."""

from __future__ import annotations

from hwr.nn.gradient_flow import Flow, gradient_flow
from hwr.train.doctor import remedies
from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosis import Diagnosis, Kind, Severity
from hwr.words import numeral


def find(case: Case) -> Diagnosis | None:
    """Judged by the median norms of the last reports. One that grows on the way back but stays small does no harm."""
    norms = case.recent(case.history.gradient_norms)
    if norms is None:
        return None
    found = gradient_flow(norms)
    if found.flow not in (Flow.EXPLODING, Flow.NOT_FINITE) or found.layer != found.compared:
        return None
    return Diagnosis(
        kind=Kind.EXPLODING,
        title="The gradients explode",
        evidence=f"Layer {found.layer}'s gradient has a norm of {numeral(found.factor)}; about 1 is usual.",
        layer=found.layer,
        remedies=(
            remedies.fitting_weights(case) if remedies.has_odd_weights(case) else remedies.lower_rate(case, live=False),
        ),
        chapter="sigmoid",
        severity=Severity.FATAL,
    )
