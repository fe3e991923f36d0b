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

_NEAR: Final = 1e-6
"""So far from a place its neighbours are looked at."""


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

    @property
    def slope_pieces(self) -> tuple[tuple[Array, Array], ...]:
        """z and slope (n,) of each piece between jumps, to be drawn.

        The engine refuses to say what the slope of a step is, for nothing could follow it; so that is measured on the
        engine's own outputs.
        """
        if self.slopes is not None:
            return ((self.z, self.slopes),)
        jumps = np.flatnonzero(np.diff(self.a)) + 1
        pieces = zip(np.split(self.z, jumps), np.split(self.a, jumps), strict=True)
        return tuple((z, np.gradient(a, z)) for z, a in pieces)


@dataclass(frozen=True)
class Here:
    """An activation at one place.

    Attributes:
        name: of the activation.
        z, a: the place, and what the unit puts out there.
        slope: da/dz; None if there is none that says anything, so that the engine refuses to follow it.
        steepness: da/dz all the same, for the eye; None where the output jumps.
    """

    name: str
    z: float
    a: float
    slope: float | None
    steepness: float | None

    @property
    def title(self) -> str:
        """What the activation is called."""
        return ACTIVATIONS[self.name].title


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
    if ACTIVATIONS[name].differentiable:
        steepness = float(slope(name, [z])[0])
        return Here(name, z, a, steepness, steepness)
    return Here(name, z, a, None, _measured(name, z))


def _measured(name: str, z: float) -> float | None:
    """How steep the engine's outputs are just beside z; None if they jump there."""
    below, above = (z - _NEAR, z + _NEAR)
    first, last = (float(a) for a in activate(name, [below, above]))
    return (last - first) / (above - below) if first == last else None


def _require_unitwise(name: str) -> None:
    if name in ACTIVATIONS and not ACTIVATIONS[name].is_unitwise():
        raise ConfigError(f"The activation {name} has no curve: each of its outputs depends on every z of the layer.")
