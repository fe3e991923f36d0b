"""Initializers: how the weights of a layer are drawn before training. Biases always start at 0.

The standard deviation decides whether signals and gradients keep their size through many layers. A new one is a class
in this file and a name in `INITIALIZERS`.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.language import mark
from hwr.nn.setting import Described


class Initializer(Described, ABC):
    """Draws weights from a normal distribution around 0."""

    @staticmethod
    @abstractmethod
    def deviation(fan_in: int, units: int) -> float:
        """The standard deviation, at least 0."""

    @classmethod
    def draw(cls, fan_in: int, units: int, rng: np.random.Generator) -> NDArray[np.float64]:
        """Weights, (fan_in, units)."""
        deviation = cls.deviation(fan_in, units)
        return rng.standard_normal((fan_in, units)) * deviation if deviation else np.zeros((fan_in, units))


class He(Initializer):
    """For ReLU, which silences half of its inputs (He et al. 2015, eq. 10)."""

    name = "he"
    title = "He"
    tip = mark("Random, variance 2 / inputs: signals keep their size through many ReLU layers.")

    @staticmethod
    def deviation(fan_in: int, units: int) -> float:
        return math.sqrt(2.0 / fan_in)


class Xavier(Initializer):
    """For sigmoid and tanh (Glorot & Bengio 2010, eq. 12)."""

    name = "xavier"
    title = "Xavier"
    tip = mark("Random, variance 2 / (inputs + units): keeps signals and gradients in size through sigmoid and tanh.")

    @staticmethod
    def deviation(fan_in: int, units: int) -> float:
        return math.sqrt(2.0 / (fan_in + units))


class Normal(Initializer):
    """As in Nielsen (2015, ch. 1)."""

    name = "normal"
    title = mark("normal")
    label = mark("Normal")
    tip = mark("Random, variance 1 as in old textbooks: large layers begin saturated and learn slowly.")

    @staticmethod
    def deviation(fan_in: int, units: int) -> float:
        return 1.0


class Zeros(Initializer):
    """Only to show what comes of it."""

    name = "zeros"
    title = mark("all zero")
    label = mark("All zero")
    tip = mark("All units of the layer begin alike, get the same gradient, and stay alike for ever.")

    @staticmethod
    def deviation(fan_in: int, units: int) -> float:
        return 0.0


INITIALIZERS: Final[Mapping[str, type[Initializer]]] = {kind.name: kind for kind in (He, Xavier, Normal, Zeros)}
"""By their names, in the order of lists."""
