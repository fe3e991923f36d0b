"""Exploding gradients: on the way back the gradient grows from layer to layer until steps are wild."""

from __future__ import annotations

from typing import Final

import numpy as np

from hwr.teaching.doctor import remedies
from hwr.teaching.doctor.case import Case
from hwr.teaching.doctor.diagnosis import Diagnosis, Kind, Severity
from hwr.teaching.doctor.wording import number

EXPLODED: Final = 100.0
"""A norm of a layer's gradient that is far too large: cross-entropy's own is at most sqrt(2) for each sample, healthy
trainings here stay below 4, and gradients are clipped at about 1 to 10 where clipping is used (Pascanu, Mikolov &
Bengio 2013, sec. 3.2)."""


def find(case: Case) -> Diagnosis | None:
    """Judged by the median norm of the last reports."""
    norms = case.recent(case.history.gradient_norms)
    if norms is None:
        return None
    layer = int(np.argmax(np.nan_to_num(norms, nan=np.inf)))
    if not norms[layer] > EXPLODED:
        return None
    return Diagnosis(
        kind=Kind.EXPLODING,
        title="The gradients explode",
        evidence=f"Layer {layer + 1}'s gradient has a norm of {number(norms[layer])}; about 1 is usual.",
        layer=layer + 1,
        remedies=(
            remedies.fitting_weights(case) if remedies.has_odd_weights(case) else remedies.lower_rate(case, live=False),
        ),
        chapter="graph",
        severity=Severity.FATAL,
    )
