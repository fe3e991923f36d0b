"""The curve of an activation and of its slope, and what they are at one place; all by the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from hwr.errors import ConfigError
from hwr.nn.activations import ACTIVATIONS, Array, activate, slope

_SAMPLES: Final = 401
_BESIDE_0: Final = (-1e-9, 0.0, 1e-9)
"""Where steps and kinks are: sampled closely, so that they are drawn upright."""


@dataclass(frozen=True, eq=False)
class Curve:
    """An activation over a stretch of z.

    Attributes:
        name: of the activation.
        z, a: float64 (n,), z ascending.
        slopes: likewise; None if the activation has no slope that says anything.
    """

    name: str
    z: Array
    a: Array
    slopes: Array | None


@dataclass(frozen=True)
class Here:
    """An activation at one place.

    Attributes:
        name: of the activation.
        z, a: the place, and what the unit puts out there.
        slope: da/dz; None if there is none that says anything.
    """

    name: str
    z: float
    a: float
    slope: float | None


def curve(name: str, low: float, high: float) -> Curve:
    """From z = low to high. Softmax is no curve: it needs several z.

    Raises:
        ConfigError: if there is no such activation, or it is softmax.
    """
    _require_unitwise(name)
    z = np.unique(np.concatenate([np.linspace(low, high, _SAMPLES), [x for x in _BESIDE_0 if low <= x <= high]]))
    slopes = slope(name, z) if ACTIVATIONS[name].differentiable else None
    return Curve(name, z, activate(name, z), slopes)


def here(name: str, z: float) -> Here:
    """At one z, finite.

    Raises:
        ConfigError: likewise.
    """
    _require_unitwise(name)
    a = float(activate(name, [z])[0])
    return Here(name, z, a, float(slope(name, [z])[0]) if ACTIVATIONS[name].differentiable else None)


def _require_unitwise(name: str) -> None:
    if name == "softmax":
        raise ConfigError("The activation softmax has no curve: each of its outputs depends on every z of the layer.")
