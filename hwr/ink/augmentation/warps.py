"""Warps: whole stacks of digits bent, slanted and stretched at once, as hands and papers do.

A digit is a *cloud*: a fixed number of points along its strokes, in unit coordinates (see `polyline`). Every warp is
one vectorised expression over a float64 array (n_digits, n_points, 2).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class WarpStrengths:
    """How far digits are bent: standard deviations, in unit coordinates where nothing else is said.

    Attributes:
        stretch: smooth stretching of one half of an axis against the other, as a share.
        bow: bending of the digit's axis, at its middle.
        perspective: relative growth from one side to the other.
        elastic: displacement by each of three random waves.
        aspect: natural logarithm of the width's scale.
        shear: x per unit of y.
        rotation: radians.
    """

    stretch: float = 0.25
    bow: float = 0.12
    perspective: float = 0.12
    elastic: float = 0.05
    aspect: float = 0.25
    shear: float = 0.3
    rotation: float = 0.14


def warped(clouds: Floats, rng: np.random.Generator, strengths: WarpStrengths) -> Floats:
    """Bend each cloud its own random way: float64 (n_digits, n_points, 2) in, the same out."""
    x, y = clouds[..., 0], clouds[..., 1]
    n = len(clouds)

    def drawn(strength: float) -> Floats:
        return strength * np.clip(rng.standard_normal((n, 1)), -2.5, 2.5)

    half_width = np.abs(x).max(axis=1, keepdims=True) + 1e-6
    x = _stretched(x / half_width, drawn(strengths.stretch), drawn(strengths.stretch)) * half_width
    y = _stretched(y, drawn(strengths.stretch), drawn(strengths.stretch))
    x = x + drawn(strengths.bow) * (1 - y * y)
    y = y + drawn(strengths.bow) * (1 - (x / half_width) ** 2) * 0.7
    x = x * (1 + drawn(strengths.perspective) * y)
    y = y * (1 + drawn(strengths.perspective) * x)
    for _ in range(3):
        frequency_x, frequency_y = 1.6 * rng.standard_normal((2, n, 1))
        phase_x, phase_y = rng.uniform(0, 2 * np.pi, (2, n, 1))
        wave = frequency_x * x + frequency_y * y
        x = x + drawn(strengths.elastic) * np.sin(wave + phase_x)
        y = y + drawn(strengths.elastic) * np.sin(wave + phase_y)
    x = x * np.exp(drawn(strengths.aspect))
    x = x + drawn(strengths.shear) * y
    angle = drawn(strengths.rotation)
    cosine, sine = np.cos(angle), np.sin(angle)
    return np.stack([cosine * x - sine * y, sine * x + cosine * y], axis=-1)


def _stretched(u: Floats, first: Floats, second: Floats) -> Floats:
    """A smooth monotone-ish map of [-1, 1] onto itself: the ends stay, what lies between moves."""
    t = np.pi * np.clip((u + 1) / 2, 0.0, 1.0)
    return u + 2 * (first * np.sin(t) + second * np.sin(2 * t) / 2) / np.pi
