"""Remedies that several symptoms call for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hwr.nn.optimizers import SGD, Adam, Momentum, Nesterov, Optimizer
from hwr.teaching.doctor.case import Case
from hwr.teaching.doctor.diagnosis import Remedy

RATE: Final = "training.learning_rate"

_USUAL_INITIALIZERS: Final[Mapping[str, Any]] = {"hidden.*.initializer": None, "output.initializer": None}


def usual_rate(optimizer: Optimizer) -> float:
    """A learning rate with which small networks of the usual initial weights learn the digits fast and surely."""
    if isinstance(optimizer, SGD):
        return 0.1
    # A velocity adds up 1 / (1 - momentum) gradients; the others' steps are about as long as the rate itself.
    return 0.02 if isinstance(optimizer, Momentum | Nesterov) else 2e-3


def other_rate(case: Case, rate: float, *, live: bool = True) -> Remedy:
    """Another learning rate, in the run under way if it still is and that helps (`live`)."""
    return Remedy(f"Learning rate {rate:.3g}", {RATE: rate}, live=live and case.is_under_way)


def lower_rate(case: Case, *, live: bool = True) -> Remedy:
    """A tenth, or the usual rate if that is lower still."""
    training = case.recipe.training
    return other_rate(case, min(training.learning_rate / 10, usual_rate(training.optimizer)), live=live)


def higher_rate(case: Case) -> Remedy:
    """The usual rate, or ten times the present one if that is higher still."""
    training = case.recipe.training
    return other_rate(case, max(training.learning_rate * 10, usual_rate(training.optimizer)))


def usual_weights() -> Remedy:
    """Initial weights drawn as suits each layer's activation."""
    return Remedy("Draw the initial weights to fit the layers", _USUAL_INITIALIZERS)


def other_activation(label: str, activation: str) -> Remedy:
    """Another activation in the hidden layers, with the initial weights that suit it."""
    return Remedy(label, {"hidden.*.activation": activation, **_USUAL_INITIALIZERS})


def use_adam() -> Remedy:
    """Adam, which scales each weight's steps by itself, at its usual rate."""
    return Remedy("Use Adam", {"training.optimizer": {"name": "adam"}, RATE: usual_rate(Adam())})


def has_unusual_weights(case: Case) -> bool:
    """Whether a hidden layer's initial weights were chosen against its activation."""
    return any(layer.initializer is not None for layer in case.recipe.hidden)
