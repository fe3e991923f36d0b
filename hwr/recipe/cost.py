"""What a recipe will cost: memory, and time an update, told before anything is asked of the machine.

Both are estimates to decide by, not promises: the memory errs on the side of more, the time by a factor of two or so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hwr.errors import ConfigError
from hwr.nn.propagation import CHUNK
from hwr.recipe.machine import Speed, available_memory
from hwr.recipe.recipe import Recipe
from hwr.words import byte_size, duration

DIGITS: Final = 1797
"""Scikit-learn's."""

INPUTS: Final = 64
FLOAT: Final = 4
KEPT_BYTES: Final = 64 << 20
"""What the time machine takes of a small network's moments and checkpoints; of a large one it keeps three of each."""

_OF_A_LAYER: Final = 20e-6
"""Seconds of an update that have nothing to do with a layer's size."""


@dataclass(frozen=True)
class Cost:
    """What a training takes.

    Attributes:
        parameters: weights and biases.
        memory: bytes, beyond those of the program itself.
        update: seconds an update.
        updates: how many there will be; None if the recipe does not say.
    """

    parameters: int
    memory: int
    update: float
    updates: int | None

    @property
    def sentence(self) -> str:
        """The cost in words."""
        said = (
            f"{self.parameters:,} weights and biases: about {byte_size(self.memory)} of memory and "
            f"{duration(self.update)} an update"
        )
        if self.updates is None:
            return f"{said}."
        return f"{said}; {self.updates:,} updates take about {duration(self.updates * self.update)}."


def cost_of(recipe: Recipe, speed: Speed) -> Cost:
    """What a recipe costs on a machine of that speed."""
    config, architecture = recipe.training, recipe.architecture
    samples = samples_of(recipe)
    batch = min(config.batch_size or samples, samples)
    vectors, units = _vectors(recipe), sum(layer.units for layer in architecture.layers)
    item = FLOAT if config.dtype == "float32" else 2 * FLOAT
    vector = architecture.parameter_count * item
    seconds = (
        _OF_A_LAYER * len(architecture.layers)
        + 6 * architecture.parameter_count * batch * (item / FLOAT) / speed.products  # forward, and twice back
        + (3 * 4 * vectors * vector + 12 * batch * units * item) / speed.bytes
    )
    return Cost(architecture.parameter_count, memory_of(recipe), seconds, config.horizon(-(-samples // batch)))


def samples_of(recipe: Recipe) -> int:
    """How many samples an epoch has, at most."""
    digits = min(recipe.samples or DIGITS, DIGITS)
    if not recipe.variants:
        return digits
    sets = recipe.variants + -(-recipe.variants // 20)  # see `Kitchen`: the digits themselves come again and again
    return digits + round(digits * sets * (1 + recipe.nonsense))


def memory_of(recipe: Recipe) -> int:
    """Bytes that a training takes when it is watched: samples, network, what optimizer and time machine keep."""
    config, architecture = recipe.training, recipe.architecture
    item = FLOAT if config.dtype == "float32" else 2 * FLOAT
    samples, outputs = samples_of(recipe), architecture.outputs
    batch = min(config.batch_size or samples, samples)
    units = sum(layer.units for layer in architecture.layers)
    vector, vectors = architecture.parameter_count * item, _vectors(recipe)
    of_samples = samples * (2 * INPUTS * FLOAT + (INPUTS + 1 + outputs) * item + 16)  # as made, and laid out
    if batch == samples:
        of_samples += samples * (INPUTS + 1 + outputs) * item
    passes = (8 if config.dropout else 4) * batch + 3 * 4 * CHUNK  # of training, and of evaluation on three sets
    working = (vectors + 4) * vector  # with step, scratch, which are weights, and the optimizer's own
    moments = max(KEPT_BYTES, 3 * vector + 3 * vectors * vector)
    kept = 2 * vectors * vector  # a checkpoint on its way into the history
    return of_samples + passes * units * item + working + moments + kept


def require_room(recipe: Recipe, available: int | None = None) -> None:
    """Refuse a recipe that is beyond the machine.

    Args:
        available: bytes that can be had; None: asked of the machine.

    Raises:
        ConfigError: saying how much memory it would take, and how much there is.
    """
    available = available_memory() if available is None else available
    needed = memory_of(recipe)
    if available is not None and needed > available:
        raise ConfigError(
            f"This training would take about {byte_size(needed)} of memory, and {byte_size(available)} can be had "
            "here: narrower layers, fewer variants or smaller batches would help."
        )


def _vectors(recipe: Recipe) -> int:
    """How many vectors as long as the parameters the state of a training is made of."""
    config = recipe.training
    return 2 + len(config.optimizer.slot_names) + (config.averaging is not None) + (config.patience is not None)
