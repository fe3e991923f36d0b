"""Remedies that several problems call for.

A remedy that starts anew also brings the learning rate down to the usual one if it is above it: what helps at a sane
rate need not help at a wild one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hwr.nn.activations import ACTIVATIONS, LeakyReLU, ReLU, Softmax
from hwr.nn.config import TrainingConfig
from hwr.nn.losses import CrossEntropy, MeanSquaredError
from hwr.nn.optimizers import Adam
from hwr.recipe import notes
from hwr.recipe.notes import Note
from hwr.train.doctor.diagnosis import Remedy
from hwr.train.doctor.evidence import Evidence

RATE: Final = "training.learning_rate"
ACTIVATION: Final = "hidden.*.activation"
UNITS: Final = 64
"""Enough hidden units to tell ten digits apart with ease."""

_FITTING: Final[Mapping[str, Any]] = {"hidden.*.initializer": None, "output.initializer": None}


def usual_rate(training: TrainingConfig) -> float:
    """A learning rate with which small networks with fitting initial weights learn the digits fast and surely."""
    rate = training.optimizer.usual_rate
    # The squared error's slope is smaller by y - t, and once more by that of the output's activation; where steps grow
    # with the slope, the rate makes up for that.
    grows = training.optimizer.stable_below is not None
    return 10 * rate if grows and training.loss == MeanSquaredError.name else rate


def is_rate_high(seen: Evidence) -> bool:
    """Whether the rate is above the usual one."""
    return seen.recipe.training.learning_rate > usual_rate(seen.recipe.training)


def usual_rate_remedy(seen: Evidence) -> Remedy:
    """The usual learning rate; in the run under way, if there still is one."""
    return _rate(seen, usual_rate(seen.recipe.training), live=True)


def lower_rate(seen: Evidence, *, live: bool = True) -> Remedy:
    """A tenth of the learning rate, or the usual one if that is lower still; with `live`, in the run under way."""
    training = seen.recipe.training
    return _rate(seen, min(training.learning_rate / 10, usual_rate(training)), live=live)


def anew(seen: Evidence, note: Note, changes: Mapping[str, Any]) -> Remedy:
    """Changes that start a new run, at a learning rate that is not above the usual one."""
    if not is_rate_high(seen):
        return Remedy(note, changes)
    rate = usual_rate(seen.recipe.training)
    return Remedy(Note(notes.WITH_RATE, {"label": note, "rate": rate}), {**changes, RATE: rate})


def fitting_weights(seen: Evidence) -> Remedy:
    """Initial weights drawn as suits each layer's activation."""
    return anew(seen, Note(notes.FITTING_WEIGHTS), _FITTING)


def fitting_weights_or_lower_rate(seen: Evidence) -> Remedy:
    """What tames wild steps, in a new run."""
    return fitting_weights(seen) if has_odd_weights(seen) else lower_rate(seen, live=False)


def relu(seen: Evidence) -> Remedy:
    """ReLU in the hidden layers, with initial weights that suit it."""
    return anew(
        seen,
        Note(notes.HIDDEN_ACTIVATION, {"activation": ReLU.title}),
        {ACTIVATION: ReLU.name, **_FITTING},
    )


def leaky_relu(seen: Evidence) -> Remedy:
    """Leaky ReLU likewise."""
    return anew(
        seen,
        Note(notes.HIDDEN_ACTIVATION, {"activation": LeakyReLU.title}),
        {ACTIVATION: LeakyReLU.name, **_FITTING},
    )


def cross_entropy(seen: Evidence) -> Remedy:
    """The loss that fits the task, with the outputs and the rate that fit it."""
    changes = {"training.loss": CrossEntropy.name, "output.activation": Softmax.name, "output.initializer": None}
    training = seen.recipe.training
    rate = min(training.learning_rate, usual_rate(TrainingConfig(optimizer=training.optimizer)))
    return Remedy(
        Note(notes.LOSS_AND_ACTIVATION, {"loss": CrossEntropy.title, "activation": Softmax.title}),
        {**changes, RATE: rate},
    )


def has_odd_weights(seen: Evidence) -> bool:
    """Whether a hidden layer's initial weights were chosen against its activation."""
    hidden = seen.recipe.hidden
    return any(layer.initializer not in (None, ACTIVATIONS[layer.activation].initializer) for layer in hidden)


def squashes(seen: Evidence) -> bool:
    """Whether a hidden layer's activation has flat ends."""
    return any(ACTIVATIONS[layer.activation].saturates() for layer in seen.recipe.hidden)


def for_a_standstill(seen: Evidence) -> tuple[Remedy, ...]:
    """What helps where the loss lies flat: against what in the recipe holds it up, or else what usually helps."""
    recipe, training = seen.recipe, seen.recipe.training
    found = []
    if training.l2:
        found.append(anew(seen, Note(notes.NO_PENALTY), {"training.l2": 0.0}))
    if training.loss == MeanSquaredError.name:
        found.append(cross_entropy(seen))
    if not recipe.hidden:
        found.append(anew(seen, Note(notes.ADD_LAYER, {"units": UNITS}), {"hidden": [UNITS]}))
    elif any(layer.units < UNITS // 4 for layer in recipe.hidden):
        found.append(anew(seen, Note(notes.HIDDEN_UNITS, {"units": UNITS}), {"hidden.*.units": UNITS}))
    return tuple(found) or (_what_usually_helps(seen),)


def _what_usually_helps(seen: Evidence) -> Remedy:
    recipe = seen.recipe
    if squashes(seen):
        return relu(seen)
    if is_rate_high(seen):
        return lower_rate(seen, live=False)
    if not isinstance(recipe.training.optimizer, Adam):
        rate = usual_rate(TrainingConfig(optimizer=Adam()))
        return Remedy(
            Note(notes.OPTIMIZER, {"optimizer": Adam.title}), {"training.optimizer": {"name": Adam.name}, RATE: rate}
        )
    units = 2 * max(layer.units for layer in recipe.hidden)
    return Remedy(Note(notes.HIDDEN_UNITS, {"units": units}), {"hidden.*.units": units})


def _rate(seen: Evidence, rate: float, *, live: bool) -> Remedy:
    return Remedy(Note(notes.LEARNING_RATE, {"rate": rate}), {RATE: rate}, live=live and seen.stop is None)
