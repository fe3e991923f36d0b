"""A nudged weight: the slope of the loss along one parameter of a small network, by backpropagation and by trying.

Both numbers are the engine's, `hwr.nn.gradcheck`; over h, the nudge, their difference has the shape of a V. From the
right it falls with h², the error of the formula itself; to the left it grows with 1/h, the error of rounding.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.nn.data import input_rows
from hwr.nn.gradcheck import GradientCheck, check_gradient
from hwr.nn.network import Architecture, Network
from hwr.nn.propagation import Propagation
from hwr.nn.trace import record, target_columns

Floats = NDArray[np.float64]

SMALLEST_H: Final = 1e-12
LARGEST_H: Final = 1e-1
_A_DECADE: Final = 2
"""Nudges of the curve in a decade."""

_UNITS: Final = 12


def checked_network(hidden: str) -> Network:
    """64 inputs, 12 hidden units, 10 outputs, float64; as training would begin with it, always the same."""
    architecture = Architecture.mlp(64, _UNITS, 10, hidden=hidden)
    return Network.initialised(architecture, np.random.default_rng(0), np.float64)


@dataclass(frozen=True)
class Parameter:
    """A parameter.

    Attributes:
        layer: from 0.
        source: the unit below, or the pixel, from 0; the bias stands behind the last of them.
        unit: from 0.
    """

    layer: int
    source: int
    unit: int


@dataclass(frozen=True, eq=False)
class Sample:
    """A network and a picture with its label: what a loss is computed of.

    Attributes:
        network: float64.
        x: (inputs,).
        label: which output should be 1.
    """

    network: Network
    x: Floats
    label: int

    @classmethod
    def of(cls, network: Network, x: ArrayLike, label: int) -> Sample:
        """A sample of any picture (inputs,)."""
        return cls(network, np.asarray(x, np.float64), label)

    @cached_property
    def gradients(self) -> tuple[Floats, ...]:
        """dLoss of each layer's parameters, (fan_in + 1, units): weights, then biases, by backpropagation."""
        backward = record(self.network, self.x[None], np.array([self.label])).backward
        assert backward is not None
        return tuple(
            np.vstack([layer.weight_gradient, layer.bias_gradient[None]]).astype(np.float64)
            for layer in backward.layers
        )

    @property
    def steepest(self) -> Parameter:
        """The weight with the largest gradient; biases are left out, for the chapter speaks of weights."""
        of_weights = [np.abs(of_layer[:-1]) for of_layer in self.gradients]
        layer = int(np.argmax([sizes.max() for sizes in of_weights]))
        source, unit = np.unravel_index(int(of_weights[layer].argmax()), of_weights[layer].shape)
        return Parameter(layer, int(source), int(unit))

    def within(self, place: Parameter) -> Parameter:
        """The place, or the nearest that there is."""
        layer = min(max(place.layer, 0), len(self.gradients) - 1)
        rows, units = self.gradients[layer].shape
        return Parameter(layer, min(max(place.source, 0), rows - 1), min(max(place.unit, 0), units - 1))


@dataclass(frozen=True, eq=False)
class Nudged:
    """One parameter of a sample's network, and its slope found in two ways."""

    sample: Sample
    place: Parameter

    @cached_property
    def index(self) -> int:
        """Where it lies in `Network.parameters`."""
        shapes = self.sample.network.architecture.shapes
        before = sum((fan_in + 1) * units for fan_in, units in shapes[: self.place.layer])
        return before + self.place.source * shapes[self.place.layer][1] + self.place.unit

    @property
    def is_bias(self) -> bool:
        """Whether it is a bias, not a weight."""
        return self.place.source == self.sample.network.architecture.shapes[self.place.layer][0]

    @property
    def value(self) -> float:
        """Of the parameter."""
        return float(self.sample.network.parameters[self.index])

    def check(self, h: float) -> GradientCheck:
        """The engine's own check of this parameter."""
        return check_gradient(
            self.sample.network, self.sample.x[None], np.array([self.sample.label]), indices=[self.index], nudge=h
        )

    def losses(self, moved: Floats) -> Floats:
        """L with this parameter alone moved by each of these, (n,) -> (n,); by the pass that trains."""
        network, place = self.sample.network.copy(), self.index
        architecture, value = network.architecture, self.value
        columns = input_rows(self.sample.x[None], architecture.inputs, np.float64).T
        targets = target_columns(np.array([self.sample.label]), 1, architecture.outputs, 0.0, np.float64)
        propagation = Propagation(architecture, 1, np.float64, loss="cross_entropy")
        found = np.empty(len(moved))
        for i, by in enumerate(moved.tolist()):
            network.parameters[place] = value + by
            found[i] = propagation.loss(network.blocks, columns, targets)
        return found

    @cached_property
    def curve(self) -> tuple[Floats, Floats, NDArray[np.bool_]]:
        """h, the relative error there, and whether a kink was crossed; each (n,), from the smallest h. The error is not
        a number where both slopes are exactly 0 and there is nothing to compare."""
        decades = round(np.log10(LARGEST_H / SMALLEST_H))
        nudges = np.logspace(np.log10(SMALLEST_H), np.log10(LARGEST_H), decades * _A_DECADE + 1)
        checks = [self.check(float(h)) for h in nudges]
        errors = np.array([np.nan if is_nothing(check) else check.relative_errors[0] for check in checks])
        return nudges, errors, np.array([bool(check.crossed_kink[0]) for check in checks])

    @property
    def best_h(self) -> float:
        """The nudge of the smallest error; not a number if there is nothing to compare at any."""
        nudges, errors, _ = self.curve
        return np.nan if np.isnan(errors).all() else float(nudges[int(np.nanargmin(errors))])


def is_nothing(check: GradientCheck) -> bool:
    """Whether both slopes of the parameter checked are exactly 0."""
    return bool(check.analytic[0] == 0 and check.numeric[0] == 0)
