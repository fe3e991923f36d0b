"""Remedies that several symptoms call for.

A remedy that starts anew also brings the learning rate down to the usual one if it is above it: what helps at a sane
rate need not help at a wild one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hwr.nn.activations import ACTIVATIONS
from hwr.nn.config import TrainingConfig
from hwr.nn.optimizers import Adam
from hwr.train.doctor.case import Case
from hwr.train.doctor.diagnosis import Remedy

RATE: Final = "training.learning_rate"
ACTIVATION: Final = "hidden.*.activation"
UNITS: Final = 64
"""Enough hidden units to tell ten digits apart with ease."""

_FITTING: Final[Mapping[str, Any]] = {"hidden.*.initializer": None, "output.initializer": None}


def usual_rate(training: TrainingConfig) -> float:
    """A learning rate with which small networks with fitting initial weights learn the digits fast and surely."""
    rate = training.optimizer.usual_rate
    # The squared error's slope is smaller by a - y, and once more by that of the output's activation; where steps grow
    # with the slope, the rate makes up for that.
    grows = training.optimizer.stable_below is not None
    return 10 * rate if grows and training.loss == "mean_squared_error" else rate


def is_rate_high(case: Case) -> bool:
    """Whether the rate is above the usual one."""
    return case.recipe.training.learning_rate > usual_rate(case.recipe.training)


def usual_rate_remedy(case: Case, *, live: bool = True) -> Remedy:
    """The usual learning rate; in the run under way, if there still is one and that helps (`live`)."""
    return _rate(case, usual_rate(case.recipe.training), live=live)


def lower_rate(case: Case, *, live: bool = True) -> Remedy:
    """A tenth of the learning rate, or the usual one if that is lower still; `live` likewise."""
    training = case.recipe.training
    return _rate(case, min(training.learning_rate / 10, usual_rate(training)), live=live)


def anew(case: Case, label: str, changes: Mapping[str, Any]) -> Remedy:
    """Changes that start a new run, at a learning rate that is not above the usual one."""
    if not is_rate_high(case):
        return Remedy(label, changes)
    rate = usual_rate(case.recipe.training)
    return Remedy(f"{label}, learning rate {rate:.3g}", {**changes, RATE: rate})


def fitting_weights(case: Case) -> Remedy:
    """Initial weights drawn as suits each layer's activation."""
    return anew(case, "Draw fitting initial weights", _FITTING)


def relu(case: Case) -> Remedy:
    """ReLU in the hidden layers, with initial weights that suit it."""
    return anew(case, "Use ReLU in the hidden layers", {ACTIVATION: "relu", **_FITTING})


def leaky_relu(case: Case) -> Remedy:
    """Leaky ReLU likewise."""
    return anew(case, "Use leaky ReLU in the hidden layers", {ACTIVATION: "leaky_relu", **_FITTING})


def cross_entropy(case: Case) -> Remedy:
    """The loss that fits the task, with the outputs and the rate that fit it."""
    changes = {"training.loss": "cross_entropy", "output.activation": "softmax", "output.initializer": None}
    training = case.recipe.training
    rate = min(training.learning_rate, usual_rate(TrainingConfig(optimizer=training.optimizer)))
    return Remedy("Use cross-entropy and softmax", {**changes, RATE: rate})


def has_odd_weights(case: Case) -> bool:
    """Whether a hidden layer's initial weights were chosen against its activation."""
    hidden = case.recipe.hidden
    return any(layer.initializer not in (None, ACTIVATIONS[layer.activation].initializer) for layer in hidden)


def squashes(case: Case) -> bool:
    """Whether a hidden layer's activation has flat ends."""
    return any(ACTIVATIONS[layer.activation].saturates() for layer in case.recipe.hidden)


def for_a_standstill(case: Case) -> tuple[Remedy, ...]:
    """What helps where the loss lies flat: against what in the recipe holds it up, or else what usually helps."""
    recipe, training = case.recipe, case.recipe.training
    found = []
    if training.l2:
        found.append(anew(case, "No L2 penalty", {"training.l2": 0.0}))
    if training.loss == "mean_squared_error":
        found.append(cross_entropy(case))
    if not recipe.hidden:
        found.append(anew(case, f"Add a hidden layer of {UNITS} units", {"hidden": [UNITS]}))
    elif any(layer.units < UNITS // 4 for layer in recipe.hidden):
        found.append(anew(case, f"{UNITS} units in each hidden layer", {"hidden.*.units": UNITS}))
    return tuple(found) or (_what_usually_helps(case),)


def _what_usually_helps(case: Case) -> Remedy:
    recipe = case.recipe
    if squashes(case):
        return relu(case)
    if is_rate_high(case):
        return lower_rate(case, live=False)
    if not isinstance(recipe.training.optimizer, Adam):
        rate = usual_rate(TrainingConfig(optimizer=Adam()))
        return Remedy("Use Adam", {"training.optimizer": {"name": "adam"}, RATE: rate})
    units = 2 * max(layer.units for layer in recipe.hidden)
    return Remedy(f"{units} units in each hidden layer", {"hidden.*.units": units})


def _rate(case: Case, rate: float, *, live: bool) -> Remedy:
    return Remedy(f"Learning rate {rate:.3g}", {RATE: rate}, live=live and case.is_under_way)
