"""Layer weights: the first layer's weights of an observation, with what is said of each unit's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hwr.train.layer_view import Array
from hwr.train.layer_words import pixel_name, unit_name
from hwr.train.observation import Observation
from hwr.words import numeral


@dataclass(frozen=True, eq=False)
class FirstWeights:
    """What there is to see of the first layer's weights.

    Attributes:
        weights: (inputs, units).
        biases: (units,).
        layers: of the network; with one layer the units are the outputs.
        norms: (units,), Euclidean.
        limits: (units,): the largest magnitude of each unit's weights, 1 where all are 0.
        limit: the largest of all; 1 if all are 0.
    """

    weights: Array
    biases: Array
    layers: int
    norms: Array
    limits: Array
    limit: float

    @classmethod
    def of(cls, observation: Observation) -> FirstWeights:
        """The weights as they were recorded."""
        layer = observation.trace.layers[0]
        with np.errstate(all="ignore"):
            largest = np.abs(layer.weights).max(axis=0)
            norms = np.sqrt(np.square(layer.weights, dtype=np.float64).sum(axis=0))
        return cls(
            layer.weights,
            layer.biases,
            len(observation.trace.layers),
            norms,
            np.where(largest > 0, largest, largest.dtype.type(1)),
            float(largest.max()) or 1.0,
        )

    @property
    def units(self) -> int:
        """How many."""
        return len(self.biases)

    def scaled(self, each_its_own: bool) -> Array:
        """The weights by the largest of all, or each unit's by its own largest: within -1 and 1."""
        with np.errstate(all="ignore"):
            return self.weights / (self.limits if each_its_own else self.weights.dtype.type(self.limit))

    def name(self, unit: int) -> str:
        """What the unit is called."""
        return unit_name(0, unit, self.layers)

    def facts(self, unit: int) -> tuple[str, ...]:
        """What is said of a unit, a line each."""
        weights = self.weights[:, unit]
        low, high = numeral(float(weights.min()), 3), numeral(float(weights.max()), 3)
        return (
            f"bias {numeral(float(self.biases[unit]))}",
            f"norm {numeral(float(self.norms[unit]))}",
            f"from {low} to {high}",
        )

    def readout(self, unit: int, pixel: int | None) -> str:
        """All in one line, with the weight of one pixel if there is one."""
        bias, norm, ends = self.facts(unit)
        said = f"{bias}, {norm}, weights {ends}"
        if pixel is None:
            return f"{self.name(unit)}: {said}."
        weight = numeral(float(self.weights[pixel, unit]))
        return f"{self.name(unit)}. {pixel_name(pixel)}: w = {weight}. {said.capitalize()}."

    def summary(self) -> str:
        """All units in a sentence."""
        low, high = numeral(float(self.norms.min()), 2), numeral(float(self.norms.max()), 2)
        what = "outputs" if self.layers == 1 else "units"
        return f"{self.units:,} {what} with {len(self.weights)} weights each, norms {low} to {high}"
