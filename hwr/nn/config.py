"""A training configuration: every choice that decides what a training does, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

import numpy as np

from hwr.errors import ConfigError
from hwr.nn.losses import LOSSES
from hwr.nn.optimizers import OPTIMIZERS, Adam, Optimizer
from hwr.nn.schedules import AVERAGINGS, SCHEDULES, Averaging, Constant, Schedule
from hwr.nn.settings import (
    build,
    build_named,
    named_settings,
    require_choice,
    require_integer,
    require_mapping,
    require_number,
)

_NAMED: Final[Mapping[str, Mapping[str, type[Any]]]] = {
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
    "averaging": AVERAGINGS,
}


@dataclass(frozen=True)
class TrainingConfig:
    """How a network is trained. The defaults train a small ReLU network on the digits well.

    Attributes:
        loss: a name in `LOSSES`.
        label_smoothing: share of each target spread over all classes, in [0, 1).
        optimizer: with its settings; see `optimizers`.
        learning_rate: > 0; the schedule multiplies it.
        schedule: see `schedules`.
        batch_size: samples an update; 1 is stochastic gradient descent, None full batch.
        epochs, max_updates: the training ends with whichever comes first; both None: it goes on until it is stopped.
        l2: strength of the penalty l2/2 sum w^2 on the weights (not the biases); part of the loss that is minimised.
        dropout: probability with which a hidden unit is silenced during training, in [0, 1).
        input_noise: standard deviation of normal noise on the inputs during training, in units of the inputs.
        averaging: None, or how weights are averaged along the way; see `averaging`.
        patience: stop early after so many epochs without a lower loss on the validation samples, and keep the best
            weights; None: never. Test samples have no say in it, so that they stay fit to tell how good the network is.
        convergence_window: the training has converged when the mean loss of the last so many epochs is no longer
            lower, by the share `convergence_tolerance`, than that of as many epochs before; None: not checked.
        convergence_tolerance: the relative fall of the loss that still counts as progress, in [0, 1).
        dtype: "float32" or "float64".
        seed: of weights, order, noise and dropout alike; equal seeds give equal weights, bit for bit.

    Raises:
        ConfigError: naming the field and the value.
    """

    loss: str = "cross_entropy"
    label_smoothing: float = 0.0
    optimizer: Optimizer = field(default_factory=Adam)
    learning_rate: float = 1e-3
    schedule: Schedule = field(default_factory=Constant)
    batch_size: int | None = 64
    epochs: int | None = 50
    max_updates: int | None = None
    l2: float = 0.0
    dropout: float = 0.0
    input_noise: float = 0.0
    averaging: Averaging | None = None
    patience: int | None = None
    convergence_window: int | None = None
    convergence_tolerance: float = 1e-3
    dtype: str = "float32"
    seed: int = 0

    def __post_init__(self) -> None:
        require_choice("loss", self.loss, LOSSES)
        require_number("label_smoothing", self.label_smoothing, at_least=0, below=1)
        require_number("learning_rate", self.learning_rate, above=0)
        for name in ("batch_size", "epochs", "max_updates", "patience", "convergence_window"):
            if getattr(self, name) is not None:
                require_integer(name, getattr(self, name), at_least=1)
        require_number("l2", self.l2, at_least=0)
        require_number("dropout", self.dropout, at_least=0, below=1)
        require_number("input_noise", self.input_noise, at_least=0)
        require_number("convergence_tolerance", self.convergence_tolerance, at_least=0, below=1)
        require_choice("dtype", self.dtype, ("float32", "float64"))
        require_integer("seed", self.seed, at_least=0, at_most=2**64 - 1)
        for name, choices in _NAMED.items():
            chosen = getattr(self, name)
            if chosen is None and name == "averaging":
                continue
            if type(chosen) not in choices.values():
                raise ConfigError(f"{name} must be one of {', '.join(choices)}; it is {chosen!r}.")
            if getattr(chosen, "needs_horizon", False) and self.epochs is None and self.max_updates is None:
                raise ConfigError(f"{name} {type(chosen).__name__} needs an end: epochs or max_updates; both are None.")

    def horizon(self, updates_per_epoch: int) -> int | None:
        """How many updates the whole training makes; None if it has no end."""
        ends = [] if self.max_updates is None else [self.max_updates]
        if self.epochs is not None:
            ends.append(self.epochs * updates_per_epoch)
        return min(ends, default=None)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON; `from_dict` reads it."""
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        for name, choices in _NAMED.items():
            if values[name] is not None:
                values[name] = named_settings(choices, values[name])
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> TrainingConfig:
        """The inverse of `to_dict`, strict; missing settings take their defaults.

        Raises:
            ConfigError: on unknown names, wrong types and values out of range.
        """
        table = dict(require_mapping("training", values))
        for name, choices in _NAMED.items():
            if table.get(name) is not None:
                table[name] = build_named(choices, name, table[name])
        return build(cls, "training", table)


WEIGHTS: Final = 0
ORDER: Final = 1
NOISE: Final = 2
DROPOUT: Final = 3
"""What random numbers are drawn for."""


def stream(seed: int, purpose: int, *place: int) -> np.random.Generator:
    """The random numbers for one purpose at one place (an epoch, say): always the same, and like no other's.

    Switching one use of randomness off leaves the others as they were: the same seed shuffles alike with and without
    dropout.
    """
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, purpose, *place])))
