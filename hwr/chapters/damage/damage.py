"""Damage: what is broken in a network, and the network that is left; the one that was there stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hwr.errors import ConfigError
from hwr.nn.network import Architecture, Network
from hwr.nn.setting import SHARE, Range, require_integer, require_number

Array = NDArray[np.floating[Any]]

WHOLE: Final = 32
"""As many bits a weight as it has: nothing is rounded."""

MOST_BITS: Final = 8
"""More are not told from all."""

_CANDIDATES: Final = 64
_BINS: Final = 1024
"""So many steps are tried on a layer, on so many equal parts of the range of its weights."""

_SCALE_BYTES: Final = 4
"""What a layer's step takes in a file: one float32."""


class Unit(NamedTuple):
    """A unit of a layer, both from 0."""

    layer: int
    unit: int


@dataclass(frozen=True)
class Damage:
    """What is broken.

    Attributes:
        off: units that say 0 whatever comes in; of hidden layers only.
        unbiased: layers, from 0, whose biases are 0.
        pruned: the share of each layer's weights, those of the smallest magnitude, that are 0.
        noise: of the numbers added to the weights, normally distributed, the standard deviation in those of their
            layer's own weights.
        seed: of that noise.
        bits: so many for each weight, 1 to `MOST_BITS`, or `WHOLE`.

    Raises:
        ConfigError: if one of them is out of range.
    """

    off: frozenset[Unit] = frozenset()
    unbiased: frozenset[int] = frozenset()
    pruned: float = 0.0
    noise: float = 0.0
    seed: int = 0
    bits: int = WHOLE

    def __post_init__(self) -> None:
        require_number("pruned", self.pruned, SHARE)
        require_number("noise", self.noise, Range(at_least=0))
        require_integer("seed", self.seed, at_least=0)
        require_integer("bits", self.bits, at_least=1, at_most=WHOLE)
        if MOST_BITS < self.bits < WHOLE:
            raise ConfigError(f"bits must be 1 to {MOST_BITS}, or {WHOLE} for all; it is {self.bits}.")

    def is_off(self, layer: int, units: int) -> NDArray[np.bool_]:
        """Which of the so many units of a layer are off: (units,)."""
        found = np.zeros(units, bool)
        found[[unit for at, unit in self.off if at == layer]] = True
        return found


def damaged(network: Network, damage: Damage) -> Network:
    """A copy of the network with this damage.

    In this order, layer by layer: the smallest weights become 0 (S. Han, J. Pool, J. Tran, W. Dally, "Learning both
    weights and connections for efficient neural networks", NIPS 2015; there, as not here, the rest is trained on);
    noise is added to those that are left; they are rounded (`quantised`). Biases are neither pruned nor rounded, as
    they are few (B. Jacob et al., "Quantization and training of neural networks for efficient integer-arithmetic-only
    inference", CVPR 2018, sec. 2.4); they stay, or all of a layer's are 0. A unit that is off has no weights, neither
    to it nor from it, and no bias; since nothing comes from it, the rest of the network sees an activation of 0.

    Raises:
        ConfigError: if the network has no such hidden unit, or no such layer.
    """
    _require_there(network.architecture, damage)
    result = network.copy()
    for layer, weights in enumerate(result.weights):
        deviation = weights.std()
        is_pruned = smallest(weights, damage.pruned) if damage.pruned else None
        if damage.noise:
            rng = np.random.default_rng([damage.seed, layer])
            noise = rng.standard_normal(weights.shape, weights.dtype)
            np.add(weights, noise * weights.dtype.type(damage.noise * deviation), out=weights)
        if is_pruned is not None:
            weights[is_pruned] = 0
        if damage.bits != WHOLE:
            weights[...] = quantised(weights, damage.bits)
        if layer in damage.unbiased:
            result.biases[layer][...] = 0
    for layer, units in enumerate(layer.units for layer in network.architecture.layers[:-1]):
        off = damage.is_off(layer, units)
        result.blocks[layer][:, off] = 0
        result.weights[layer + 1][off] = 0
    return result


def smallest(weights: Array, share: float) -> NDArray[np.bool_]:
    """Which are the smallest in magnitude, this share of all of them, rounded: (fan_in, units).

    Of equal ones those come first that stand first, so that a larger share only ever adds to a smaller one.
    """
    count = round(share * weights.size)
    if count == 0:
        return np.zeros(weights.shape, bool)
    magnitudes = np.abs(weights).ravel()
    limit = np.partition(magnitudes, count - 1)[count - 1]
    chosen: NDArray[np.bool_] = magnitudes < limit
    chosen[np.flatnonzero(magnitudes == limit)[: count - np.count_nonzero(chosen)]] = True
    return chosen.reshape(weights.shape)


def quantised(weights: Array, bits: int) -> Array:
    """Weights on equal steps, as many to either side of 0 as there are bits for, 1 to `MOST_BITS`.

    Uniform, symmetric, one step s for all: s·k with whole |k| up to 2^(bits - 1) - 1, as Jacob et al. (2018) have it
    for weights. (R. Krishnamoorthi, arXiv:1806.08342, sec. 2.2) The step is the one with the least squared error, not
    the one that lets the largest weight in: with few bits that one leaves hardly anything but zeros. One bit has no
    room for a 0: every weight is s or -s, and the mean magnitude is the best step (M. Rastegari et al., "XNOR-Net",
    ECCV 2016, eq. 6). What is 0 stays 0.
    """
    magnitudes = np.abs(weights)
    largest = float(magnitudes.max(initial=0.0))
    if largest == 0:
        return weights.copy()
    if bits == 1:
        return np.asarray(np.sign(weights) * magnitudes[magnitudes > 0].mean())
    levels = 2 ** (bits - 1) - 1
    step = weights.dtype.type(_best_step(magnitudes, largest, levels))
    return np.asarray(np.rint(weights / step).clip(-levels, levels) * step)


def _best_step(magnitudes: Array, largest: float, levels: int) -> float:
    """The step with the least squared error of those that reach to a 64th, two 64ths, … all of the largest weight."""
    counts = np.bincount((magnitudes.ravel() * (_BINS / largest)).astype(np.intp).clip(0, _BINS - 1), minlength=_BINS)
    centres = (np.arange(_BINS) + 0.5) * (largest / _BINS)
    steps = largest * np.arange(1, _CANDIDATES + 1)[:, None] / (_CANDIDATES * levels)
    errors = np.square(np.minimum(np.rint(centres / steps), levels) * steps - centres) @ counts
    return float(steps[int(errors.argmin()), 0])


@dataclass(frozen=True)
class Size:
    """What a network takes.

    Attributes:
        weights: how many there are that are not 0.
        bytes: what all its numbers take in a file.
    """

    weights: int
    bytes: int


def size(left: Network, damage: Damage) -> Size:
    """Of the network that this damage has left.

    Units that are off are left out. A layer's weights are written one after the other, or, if that takes less, a bit
    for each that says whether it is 0, and the others. Biases are written whole, and so is the step of rounded weights.
    """
    whole = left.dtype.itemsize
    fan_in, total = left.architecture.inputs, 0
    for layer, weights in enumerate(left.weights):
        units = weights.shape[1] - int(damage.is_off(layer, weights.shape[1]).sum())
        bits = 8 * whole if damage.bits == WHOLE else damage.bits
        places = fan_in * units
        total += -(-min(places * bits, places + int(np.count_nonzero(weights)) * bits) // 8)
        total += 0 if layer in damage.unbiased else units * whole
        total += 0 if damage.bits == WHOLE else _SCALE_BYTES
        fan_in = units
    return Size(sum(int(np.count_nonzero(weights)) for weights in left.weights), total)


def share_of_units(architecture: Architecture, share: float, seed: int) -> frozenset[Unit]:
    """This share of each hidden layer's units, by chance; a larger share only ever adds to a smaller one."""
    chosen = []
    for layer, spec in enumerate(architecture.layers[:-1]):
        order = np.random.default_rng([seed, layer, 1]).permutation(spec.units)
        chosen += [Unit(layer, unit) for unit in order[: round(share * spec.units)].tolist()]
    return frozenset(chosen)


def _require_there(architecture: Architecture, damage: Damage) -> None:
    hidden = [layer.units for layer in architecture.layers[:-1]]
    for at in damage.off:
        if not (0 <= at.layer < len(hidden) and 0 <= at.unit < hidden[at.layer]):
            raise ConfigError(f"off names unit {at.unit} of layer {at.layer}, which is no hidden unit of the network.")
    _require_layers(damage.unbiased, len(architecture.layers))


def _require_layers(layers: Iterable[int], count: int) -> None:
    for layer in layers:
        if not 0 <= layer < count:
            raise ConfigError(f"unbiased names layer {layer}; the network has {count}, counted from 0.")
