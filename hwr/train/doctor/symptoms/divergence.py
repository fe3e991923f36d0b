"""Divergence: the training left the finite numbers and was stopped."""

from __future__ import annotations

import numpy as np

from hwr.nn.report import StopReason
from hwr.train.doctor import remedies
from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosis import Diagnosis, Kind, Severity
from hwr.words import counted, numeral


def find(case: Case) -> Diagnosis | None:
    """The engine itself notices; it keeps the last weights with a finite loss."""
    if case.stop is not StopReason.DIVERGED:
        return None
    losses = case.history.losses
    risen = f"the loss had risen from {numeral(losses[0])} to {numeral(np.fmax.reduce(losses))}" if len(losses) else ""
    return Diagnosis(
        kind=Kind.DIVERGENCE,
        title="The training diverged",
        evidence=f"After {counted(case.history.update, 'update')} the numbers became infinite"
        + (f"; {risen}. " if risen else ". ")
        + "The last finite weights are kept.",
        layer=None,
        remedies=(
            remedies.fitting_weights(case) if remedies.has_odd_weights(case) else remedies.lower_rate(case, live=False),
        ),
        chapter="descent",
        severity=Severity.FATAL,
    )
