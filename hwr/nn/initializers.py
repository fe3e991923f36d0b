"""Initializers: how the weights of a layer are drawn before training. Biases always start at 0.

The standard deviation decides whether signals and gradients keep their size through many layers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float64]
Initializer = Callable[[int, int, np.random.Generator], Weights]
"""(fan_in, units, generator) -> float64 weights of shape (fan_in, units)."""


def zeros(fan_in: int, units: int, rng: np.random.Generator) -> Weights:
    """All 0: every unit of the layer then learns the same, which is why nobody does it but to see that."""
    return np.zeros((fan_in, units))


def normal(fan_in: int, units: int, rng: np.random.Generator) -> Weights:
    """Normal with mean 0 and standard deviation 1, as in Nielsen (2015, ch. 1): large layers start saturated."""
    return rng.standard_normal((fan_in, units))


def xavier(fan_in: int, units: int, rng: np.random.Generator) -> Weights:
    """Normal with variance 2 / (fan_in + units), for sigmoid and tanh (Glorot & Bengio 2010, eq. 12)."""
    return rng.standard_normal((fan_in, units)) * math.sqrt(2.0 / (fan_in + units))


def he(fan_in: int, units: int, rng: np.random.Generator) -> Weights:
    """Normal with variance 2 / fan_in, for ReLU, which silences half of its inputs (He et al. 2015, eq. 10)."""
    return rng.standard_normal((fan_in, units)) * math.sqrt(2.0 / fan_in)


INITIALIZERS: Final[Mapping[str, Initializer]] = {"zeros": zeros, "normal": normal, "xavier": xavier, "he": he}
