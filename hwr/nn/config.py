"""A training configuration: every choice that decides what a training does, as one frozen value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

import numpy as np

from hwr.errors import ConfigError
from hwr.language import mark, tr
from hwr.nn.losses import LOSSES
from hwr.nn.optimizers import OPTIMIZERS, Adam, Optimizer
from hwr.nn.schedules import AVERAGINGS, SCHEDULES, Averaging, Constant, Schedule
from hwr.nn.setting import (
    FRACTION,
    NOT_NEGATIVE,
    POSITIVE,
    Choice,
    Conflict,
    build,
    build_named,
    entries,
    kinds_of,
    named_settings,
    of_kinds,
    one_of,
    real,
    require_mapping,
    require_settings,
    whole,
    whole_or_none,
)

PRECISIONS: Final = (
    Choice("float32", mark("32 bit"), mark("Seven digits: plenty for learning, and twice as fast.")),
    Choice("float64", mark("64 bit"), mark("Sixteen digits: for checking gradients; it learns no better.")),
)

NUMPY: Final = "numpy"
COMPILED: Final = "compiled"
LARGEST_SEED: Final = 2**64 - 1
ENGINES: Final = (
    Choice(NUMPY, "numpy", mark("Array by array: the reference, for everybody alike.")),
    Choice(
        COMPILED,
        mark("Compiled"),
        mark(
            "Whole updates as machine code: several times as fast for small networks and batches. It "
            "needs the extra `fast`, and is made ready once, which takes half a minute. It makes updates in one "
            "thread, however many there are."
        ),
    ),
)


@dataclass(frozen=True)
class TrainingConfig:
    """How a network is trained. The defaults train a small ReLU network on the digits well.

    Each field says what it is and which values it takes; besides:

    Attributes:
        label_smoothing: share of each target spread over all classes.
        learning_rate: what the schedule multiplies.
        batch_size: samples an update; 1 is stochastic gradient descent, None full batch.
        epochs, max_updates: the training ends with whichever comes first; both None: it goes on until it is stopped.
        l2: strength of the penalty l2/2 sum w^2 on the weights (not the biases); part of the loss that is minimised.
        input_noise: standard deviation of normal noise on the inputs during training, in units of the inputs.
        patience: None: never stop early. Test samples have no say in it, so that they stay fit to tell how good the
            network is.
        convergence_window: the training has converged when the mean loss of the last so many epochs is no longer
            lower, by the share `convergence_tolerance`, than that of as many epochs before; None: not checked.
        seed: equal seeds give equal weights, bit for bit.

    Raises:
        ConfigError: naming the field and the value.
    """

    loss: str = one_of(
        "cross_entropy",
        mark("Loss"),
        mark("What is minimised. It decides how strongly each kind of mistake pulls on the weights."),
        entries(LOSSES),
    )
    label_smoothing: float = real(
        0.0,
        mark("Label smoothing"),
        mark(
            "Takes this share of certainty from every label. The network stops growing ever more "
            "certain and its doubts mean more."
        ),
        FRACTION,
    )
    optimizer: Optimizer = field(
        default=Adam(),
        metadata=of_kinds(
            mark("Optimizer"),
            mark(
                "How a gradient becomes a step. The clever ones take long steps where the slope is "
                "steady and short ones where it is rough."
            ),
            OPTIMIZERS,
        ),
    )
    learning_rate: float = real(
        1e-3,
        mark("Learning rate"),
        mark(
            "How long the steps are. Too long and the loss leaps about or explodes, too short and it "
            "hardly moves; it can be changed while a run is under way."
        ),
        POSITIVE,
        is_logarithmic=True,
    )
    schedule: Schedule = field(
        default=Constant(),
        metadata=of_kinds(
            mark("Schedule"),
            mark(
                "How the learning rate changes along the way. Long steps first find the valley, "
                "short ones at the end find its floor."
            ),
            SCHEDULES,
        ),
    )
    batch_size: int | None = whole_or_none(
        64,
        mark("Batch size"),
        mark(
            "Samples an update. Larger batches give calmer gradients and fewer updates an epoch, and "
            "bear a higher learning rate."
        ),
        at_least=1,
    )
    epochs: int | None = whole_or_none(
        50,
        mark("Epochs"),
        mark(
            "Stop after so many times through all samples. Too few and it has not learnt yet, too "
            "many and it begins to learn by heart."
        ),
        at_least=1,
    )
    max_updates: int | None = whole_or_none(
        None,
        mark("Updates"),
        mark(
            "Stop after so many steps, whatever the number of samples. It makes runs with different batches comparable."
        ),
        at_least=1,
    )
    l2: float = real(
        0.0,
        "L2",
        mark(
            "A price on large weights, added to the loss. It smooths what is learnt; too much and "
            "the network is too stiff to learn."
        ),
        NOT_NEGATIVE,
        is_logarithmic=True,
    )
    dropout: float = real(
        0.0,
        mark("Dropout"),
        mark(
            "The chance that a hidden unit is silenced in an update. No unit can rely on another, so "
            "less is learnt by heart; training takes longer."
        ),
        FRACTION,
    )
    input_noise: float = real(
        0.0,
        mark("Input noise"),
        mark(
            "Random noise on the pixels during training; 1 would be as strong as full ink. Small "
            "changes of the picture then matter less."
        ),
        NOT_NEGATIVE,
    )
    averaging: Averaging | None = field(
        default=None,
        metadata=of_kinds(
            mark("Weight average"),
            mark(
                "Reads with a mean of the weights along the way instead of the last ones. It evens "
                "out the jitter of noisy updates and mostly reads better."
            ),
            AVERAGINGS,
            none=Choice("none", mark("None"), mark("The network is what the last update left.")),
        ),
    )
    patience: int | None = whole_or_none(
        None,
        mark("Patience"),
        mark(
            "Stop after so many epochs without a lower loss on the validation digits, and keep the "
            "best weights. It ends the training before learning by heart begins."
        ),
        at_least=1,
    )
    convergence_window: int | None = whole_or_none(
        None,
        mark("Convergence"),
        mark(
            "Stop when the mean loss of so many epochs is no lower than that of as many before. It "
            "ends a training that has nothing more to gain."
        ),
        at_least=1,
    )
    convergence_tolerance: float = real(
        1e-3,
        mark("Tolerance"),
        mark(
            "The relative fall of the loss that still counts as progress, from 0 up to below 1. "
            "Larger values stop earlier."
        ),
        FRACTION,
        is_logarithmic=True,
    )
    dtype: str = one_of(
        "float32",
        mark("Precision"),
        mark("How many digits are computed with. It changes the speed and hardly ever what is learnt."),
        PRECISIONS,
    )
    engine: str = one_of(
        NUMPY,
        mark("Engine"),
        mark("What computes the updates. It changes the speed, and what is learnt no more than in the last digit."),
        ENGINES,
    )
    seed: int = whole(
        0,
        mark("Seed"),
        mark(
            "Decides everything that is random: weights, order, noise and split. The same seed gives "
            "the same run, bit for bit; another shows what was luck."
        ),
        at_least=0,
        at_most=LARGEST_SEED,
    )

    def __post_init__(self) -> None:
        require_settings(self)
        for conflict in conflicts(vars(self)):
            raise ConfigError(str(conflict))

    def updates_per_epoch(self, samples: int) -> int:
        """How many batches an epoch of so many samples, 1 or more, has; the last one may be smaller than the others."""
        return -(-samples // (self.batch_size or samples))

    def horizon(self, updates_per_epoch: int) -> int | None:
        """How many updates the whole training makes; None if it has no end."""
        ends = [] if self.max_updates is None else [self.max_updates]
        if self.epochs is not None:
            ends.append(self.epochs * updates_per_epoch)
        return min(ends, default=None)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON; `from_dict` reads it."""
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        for name, kinds in kinds_of(TrainingConfig).items():
            if values[name] is not None:
                values[name] = named_settings(kinds, values[name])
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> TrainingConfig:
        """The inverse of `to_dict`, strict; missing settings take their defaults.

        Raises:
            ConfigError: on unknown names, wrong types and values out of range.
        """
        table = dict(require_mapping("training", values))
        for name, kinds in kinds_of(TrainingConfig).items():
            if table.get(name) is not None:
                table[name] = build_named(kinds, name, table[name])
        return build(cls, "training", table)


def conflicts(training: Mapping[str, Any]) -> Iterator[Conflict]:
    """What does not go together in a configuration, whose values are sound each for itself, by their names."""
    for name in ("schedule", "averaging"):
        chosen: Schedule | Averaging | None = training[name]
        if chosen and chosen.needs_horizon and training["epochs"] is None and training["max_updates"] is None:
            needs = (
                tr("the schedule {title} needs an end: {{0}} or {{1}}; both are missing.", title=tr(chosen.title))
                if name == "schedule"
                else tr("the averaging {title} needs an end: {{0}} or {{1}}; both are missing.", title=tr(chosen.title))
            )
            yield Conflict(("epochs", "max_updates"), needs)


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
