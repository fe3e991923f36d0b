"""Dead units: ReLU units that are 0 for every digit, so that no gradient ever reaches them again."""

from __future__ import annotations

from typing import Final

from hwr.nn.gradient_flow import unit_states
from hwr.train.doctor import remedies
from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosis import Diagnosis, Kind, Remedy, Severity
from hwr.words import counted

SHARE: Final = 0.6
"""Of a layer's units. Up to a quarter are dead from the start or soon in healthy networks: a ReLU's sparseness is no
ailment (Glorot, Bordes & Bengio 2011)."""

ENOUGH_SAMPLES: Final = 50
"""A unit that is 0 for fewer is not yet known to be dead."""


def find(case: Case) -> Diagnosis | None:
    """The layer with the largest share of dead units."""
    if case.batch is None or len(case.batch.inputs) < ENOUGH_SAMPLES:
        return None
    layers = zip(case.batch.layers, case.recipe.hidden, strict=False)
    dead = [unit_states(layer, spec.activation).dead for layer, spec in layers]
    worst = max(range(len(dead)), key=lambda index: dead[index].mean(), default=None)
    if worst is None or dead[worst].mean() < SHARE:
        return None
    count, units = int(dead[worst].sum()), len(dead[worst])
    return Diagnosis(
        kind=Kind.DEAD,
        title="Units are dead",
        evidence=f"{count} of layer {worst + 1}'s {counted(units, 'ReLU unit')} are 0 for all "
        f"{len(case.batch.inputs)} digits looked at; no gradient reaches them any more.",
        layer=worst + 1,
        remedies=_remedies(case),
        chapter="activations",
        severity=Severity.FATAL if count == units else Severity.SERIOUS,
    )


def _remedies(case: Case) -> tuple[Remedy, ...]:
    found = [remedies.leaky_relu(case)]
    if remedies.has_odd_weights(case):
        found.insert(0, remedies.fitting_weights(case))
    elif remedies.is_rate_high(case):
        # Dead units do not come back by smaller steps: a lower rate too starts anew.
        found.insert(0, remedies.lower_rate(case, live=False))
    return tuple(found)
