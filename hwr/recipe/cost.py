"""What a recipe will cost on this machine: memory, and time an update, told before anything is asked of it.

Both are estimates to decide by, not promises: the memory errs on the side of more, the time by a factor of two or so.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from hwr.errors import ConfigError
from hwr.language import tr
from hwr.nn.performance import one_thread
from hwr.nn.propagation import CHUNK
from hwr.recipe.recipe import Recipe
from hwr.words import byte_size, duration

DIGITS: Final = 1797
"""Scikit-learn's."""

_TESTED: Final = 0.2
"""The share of the digits that is tested on, if any is."""

INPUTS: Final = 64
FLOAT: Final = 4
KEPT_BYTES: Final = 64 << 20
"""What the time machine takes of a small network's moments and checkpoints; of a large one it keeps three of each."""

_OF_A_LAYER: Final = 20e-6
"""Seconds of an update that have nothing to do with a layer's size."""

_SIDE: Final = 384
_LENGTH: Final = 1 << 21
_TRIES: Final = 3


@dataclass(frozen=True)
class Speed:
    """How fast one core computes.

    Attributes:
        products: multiplications and additions a second in products of matrices.
        bytes: of vectors that are read or written a second.
    """

    products: float
    bytes: float


@dataclass(frozen=True)
class TrainingCost:
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
        values = {
            "parameters": self.parameters,
            "memory": byte_size(self.memory),
            "update": duration(self.update),
        }
        if self.updates is None:
            return tr(
                "{parameters:,} weights and biases: about {memory} of memory and {update} an update.",
                **values,
            )
        return tr(
            "{parameters:,} weights and biases: about {memory} of memory and {update} an update; {updates:,} updates "
            "take about {whole}.",
            updates=self.updates,
            whole=duration(self.updates * self.update),
            **values,
        )


def cost_of(recipe: Recipe, speed: Speed) -> TrainingCost:
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
    updates = config.horizon(config.updates_per_epoch(samples))
    return TrainingCost(architecture.parameter_count, memory_of(recipe), seconds, updates)


def samples_of(recipe: Recipe) -> int:
    """How many samples an epoch has."""
    digits = DIGITS - _kept_back(recipe)
    digits = min(recipe.samples or digits, digits)
    if not recipe.variants:
        return digits
    sets = recipe.variants + -(-recipe.variants // 20)  # see `Preparer`: the digits themselves come again and again
    return digits + round(digits * sets * (1 + recipe.nonsense))


def _kept_back(recipe: Recipe) -> int:
    """How many digits are not learnt from, but tested or validated on."""
    tested = 0 if recipe.held_out == "none" else round(_TESTED * DIGITS)
    return tested + round(recipe.validation * (DIGITS - tested))


def memory_of(recipe: Recipe) -> int:
    """Bytes that a training takes when it is watched: samples, network, what optimizer and time machine keep."""
    config, architecture = recipe.training, recipe.architecture
    item = FLOAT if config.dtype == "float32" else 2 * FLOAT
    samples, outputs = samples_of(recipe) + _kept_back(recipe), architecture.outputs
    batch = min(config.batch_size or samples, samples)
    units = sum(layer.units for layer in architecture.layers)
    vector, vectors = architecture.parameter_count * item, _vectors(recipe)
    of_samples = samples * (2 * INPUTS * FLOAT + (INPUTS + 1 + outputs) * item + 16)  # as made, and laid out
    if batch == samples:
        of_samples += samples * (INPUTS + 1 + outputs) * item
    passes = (8 if config.dropout else 4) * batch + 3 * 4 * CHUNK  # of training, and of evaluation on three sets
    working = (vectors + 5) * vector  # with step, that of a half, scratch, which are weights, and the optimizer's own
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
            tr(
                "This training would take about {needed} of memory, and {available} can be had here: "
                "narrower layers, fewer variants or smaller batches would help.",
                needed=byte_size(needed),
                available=byte_size(available),
            )
        )


def _vectors(recipe: Recipe) -> int:
    """How many vectors as long as the parameters the state of a training is made of."""
    config = recipe.training
    return 2 + len(config.optimizer.slot_names) + (config.averaging is not None) + (config.patience is not None)


# The machine


@cache
def speed() -> Speed:
    """Measured once, in some hundredths of a second."""
    a, b = np.ones((_SIDE, _SIDE), np.float32), np.empty((_SIDE, _SIDE), np.float32)
    x, y = np.ones(_LENGTH, np.float32), np.empty(_LENGTH, np.float32)
    with one_thread()():
        products = _best(lambda: np.dot(a, a, out=b))
        vectors = _best(lambda: np.add(x, x, out=y))
    return Speed(2 * _SIDE**3 / products, 3 * x.nbytes / vectors)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_TRIES):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return max(min(times), 1e-7)


def available_memory() -> int | None:
    """Bytes that can still be had, by the strictest limit that is known; None where none is."""
    return min(_limits(), default=None)


def _limits() -> Iterator[int]:
    with contextlib.suppress(OSError, ValueError):
        known = dict(line.split(":", 1) for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines())
        if "MemAvailable" in known:
            yield int(known["MemAvailable"].split()[0]) * 1024
    yield from _of_container()
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # there is none on Windows

        most, _ = resource.getrlimit(resource.RLIMIT_AS)
        if most != resource.RLIM_INFINITY:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
            yield max(0, most - pages * resource.getpagesize())
    if not Path("/proc/meminfo").exists() and hasattr(os, "sysconf"):
        with contextlib.suppress(OSError, ValueError):
            yield os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _of_container() -> Iterator[int]:
    """What a control group of Linux, and those around it, leave; files that were read count as free."""
    with contextlib.suppress(OSError, ValueError):
        own = Path("/proc/self/cgroup").read_text(encoding="utf-8").splitlines()
        inside = next((line.removeprefix("0::/") for line in own if line.startswith("0::/")), "")
        root = Path("/sys/fs/cgroup")
        for group in (root / inside, *(root / inside).parents):
            if not group.is_relative_to(root):
                break
            with contextlib.suppress(OSError, ValueError):
                most = int((group / "memory.max").read_text(encoding="ascii"))  # "max" is no number
                used = int((group / "memory.current").read_text(encoding="ascii"))
                rows = (line.split() for line in (group / "memory.stat").read_text(encoding="ascii").splitlines())
                files = next((int(value) for name, value in rows if name == "inactive_file"), 0)
                yield max(0, most - used + files)
