"""Symmetry: all units of a layer have the same weights, so that they can never learn different things."""

from __future__ import annotations

import numpy as np

from hwr.nn.trace import LayerTrace
from hwr.train.doctor import remedies
from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosis import Diagnosis, Kind, Severity
from hwr.words import counted


def find(case: Case) -> Diagnosis | None:
    """The first hidden layer whose units are all alike; initial weights must break the symmetry between them
    (Goodfellow, Bengio & Courville 2016, sec. 8.4)."""
    hidden = () if case.batch is None or case.updates == 0 else case.batch.layers[:-1]
    alike = next((number for number, layer in enumerate(hidden, start=1) if _is_alike(layer)), None)
    if alike is None:
        return None
    units = counted(case.recipe.hidden[alike - 1].units, "unit")
    return Diagnosis(
        kind=Kind.COLLAPSE,
        title="All units are alike",
        evidence=f"The {units} of layer {alike} have the same weights, so they get the same gradient and stay alike "
        "for ever.",
        layer=alike,
        remedies=(remedies.fitting_weights(case),),
        chapter="hidden",
        severity=Severity.FATAL,
    )


def _is_alike(layer: LayerTrace) -> bool:
    """Equal to the last bit: random weights never are."""
    several = layer.weights.shape[1] > 1
    return bool(several and np.ptp(layer.weights, axis=1).max() == 0 and np.ptp(layer.biases) == 0)
