"""Saturation: sigmoid or tanh units at one end of their range, where their slope is nearly 0."""

from __future__ import annotations

from typing import Final

from hwr.nn.gradient_flow import unit_states
from hwr.train.doctor import remedies
from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosis import Diagnosis, Kind, Remedy, Severity
from hwr.train.doctor.symptoms.dead import ENOUGH_SAMPLES
from hwr.words import counted

SHARE: Final = 1 / 3
"""Of a hidden layer's units; in the healthy ones it is hardly any. (Glorot & Bengio 2010, sec. 3, watch whole layers
saturate.) Outputs are meant to saturate."""

UPDATES: Final = 40
"""By then it shows whether the loss leaps about, which saturates units too."""


def find(case: Case) -> Diagnosis | None:
    """The hidden layer with the largest share of saturated units."""
    if case.updates < UPDATES or case.batch is None or len(case.batch.inputs) < ENOUGH_SAMPLES:
        return None
    layers = zip(case.batch.layers, case.recipe.hidden, strict=False)
    saturated = [unit_states(layer, spec.activation).saturated for layer, spec in layers]
    worst = max(range(len(saturated)), key=lambda index: saturated[index].mean(), default=None)
    if worst is None or saturated[worst].mean() < SHARE:
        return None
    count, units = int(saturated[worst].sum()), len(saturated[worst])
    activation = case.recipe.hidden[worst].activation
    return Diagnosis(
        kind=Kind.SATURATION,
        title="Units are saturated",
        evidence=f"{count} of layer {worst + 1}'s {counted(units, f'{activation} unit')} are at an end of their range "
        "for nearly every digit, where their slope is below a twentieth of its largest.",
        layer=worst + 1,
        remedies=_remedies(case),
        chapter="sigmoid",
        severity=Severity.SERIOUS,
    )


def _remedies(case: Case) -> tuple[Remedy, ...]:
    if remedies.has_odd_weights(case):
        return remedies.fitting_weights(case), remedies.relu(case)
    return remedies.lower_rate(case, live=False), remedies.relu(case)
