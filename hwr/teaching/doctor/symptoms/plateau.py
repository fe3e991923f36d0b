"""A plateau: the loss has stopped falling although there is far to go."""

from __future__ import annotations

from typing import Final

from hwr.nn.schedules import Constant
from hwr.teaching.doctor import remedies
from hwr.teaching.doctor.case import Case
from hwr.teaching.doctor.diagnosis import Diagnosis, Kind, Remedy, Severity
from hwr.teaching.doctor.wording import counted, number, percent

EPOCHS: Final = 5
UPDATES: Final = 150
"""Two stretches, each of so many epochs and updates at least, are compared."""

FALL: Final = 0.01
"""Of the way from guessing to the best loss: less from one stretch to the next is no progress. (The engine's own
`convergence_window` compares in the same way.)"""

LEARNT: Final = 0.9
"""Who has come so far has converged, not stalled."""

FEW_UNITS: Final = 16
"""Fewer in a hidden layer can hardly tell ten classes apart."""


def find(case: Case) -> Diagnosis | None:
    """No progress from one stretch to the next, and much to learn still."""
    accuracy, length = case.accuracy, max(EPOCHS * case.updates_per_epoch, UPDATES)
    fall = case.fall(length)
    if accuracy is None or accuracy > LEARNT or fall is None or fall > FALL:
        return None
    return Diagnosis(
        kind=Kind.PLATEAU,
        title="The loss has stopped falling",
        evidence=f"For {counted(length, 'update')} it has lain at {number(case.level(length))}, and only "
        f"{percent(case.history.latest('train_accuracy') or 0.0)} of the digits it learns from are right.",
        layer=None,
        remedies=_remedies(case),
        chapter="descent",
        severity=Severity.SERIOUS,
    )


def _remedies(case: Case) -> tuple[Remedy, ...]:
    recipe, found = case.recipe, []
    training = recipe.training
    if case.history.rates[-1] < training.learning_rate / 2 and not isinstance(training.schedule, Constant):
        found.append(Remedy("Keep the learning rate constant", {"training.schedule": {"name": "constant"}}))
    if training.l2:
        found.append(Remedy("No L2 penalty", {"training.l2": 0.0}))
    if any(layer.units < FEW_UNITS for layer in recipe.hidden):
        found.append(Remedy("64 units in the hidden layers", {"hidden.*.units": 64}))
    if any(layer.activation in ("sigmoid", "tanh") for layer in recipe.hidden):
        found.append(remedies.other_activation("Use ReLU in the hidden layers", "relu"))
    if training.learning_rate < remedies.usual_rate(training.optimizer):
        found.append(remedies.higher_rate(case))
    return tuple(found) or (remedies.use_adam(),)
