"""Overfitting: the network learns its digits by heart and gets worse at others."""

from __future__ import annotations

from typing import Final

import numpy as np

from hwr.train.doctor.case import Case, Floats
from hwr.train.doctor.diagnosis import Diagnosis, Kind, Remedy, Severity
from hwr.words import numeral, percent

CLIMB: Final = 1.05
"""Loss on held-out digits over its lowest so far: Prechelt's criterion GL5, a generalisation loss of 5 % (1998, "Early
stopping - but when?", sec. 2)."""

EPOCHS: Final = 5
"""So many evaluations in a row must show it."""

GAP: Final = 0.08
"""Accuracy on the digits learnt from less that on the others. The loss alone climbs too where a network only grows too
sure of its few mistakes; with all the digits the gap stays below 0.06, of 50 digits it is 0.1 and more."""

PATIENCE: Final = 10
"""Epochs: long enough to get over a bad moment."""

VALIDATION: Final = 0.2
"""The share kept back to tell when to stop."""

PENALTY: Final = 3e-3
"""Of the squared weights: the loss on other digits then ends 5 to 43 % lower. (Dropping out a third of the
units raises it as often as not, and half of them more often.)"""


def find(case: Case) -> Diagnosis | None:
    """The loss on held-out digits turned and climbs while that on the digits learnt from falls on."""
    if case.recipe.training.patience is not None:  # it will stop by itself and keep the best weights
        return None
    for kind in ("validation", "test"):
        held_out = case.history.evaluations(f"{kind}_loss")
        if np.isfinite(held_out).any():
            return _judge(case, kind, held_out)
    return None


def _judge(case: Case, kind: str, held_out: Floats) -> Diagnosis | None:
    learnt = case.history.evaluations("train_loss")
    best = int(np.nanargmin(np.where(np.isfinite(held_out), held_out, np.nan)))
    since = held_out[best + 1 :]
    if len(since) < EPOCHS or not (since[-EPOCHS:] > CLIMB * held_out[best]).all() or not learnt[-1] < learnt[best]:
        return None
    gaps = (case.history.evaluations("train_accuracy") - case.history.evaluations(f"{kind}_accuracy"))[-EPOCHS:]
    if not (gaps > GAP).all():
        return None
    return Diagnosis(
        kind=Kind.OVERFITTING,
        title="It overfits",
        evidence=f"The {kind} loss rose from {numeral(held_out[best])} to {numeral(held_out[-1])} since epoch "
        f"{best + 1} while the training loss fell to {numeral(learnt[-1])}; of "
        f"new digits {percent(gaps[-1])} fewer are right.",
        layer=None,
        remedies=_remedies(case),
        chapter="hidden",
        severity=Severity.SERIOUS,
    )


def _remedies(case: Case) -> tuple[Remedy, ...]:
    recipe, found = case.recipe, []
    if recipe.samples is not None:
        found.append(Remedy("Learn from all digits", {"samples": None}))
    if not recipe.training.l2:
        found.append(Remedy(f"An L2 penalty of {PENALTY:g}", {"training.l2": PENALTY}))
    stop = {"validation": recipe.validation or VALIDATION, "training.patience": PATIENCE}
    found.append(Remedy("Stop at the best epoch", stop))
    return tuple(found)
