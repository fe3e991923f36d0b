"""Warps and inking: whole stacks of digits bent, slanted and stretched at once, then drawn with many pens.

A digit is a *cloud*: a fixed number of points along its strokes, in unit coordinates (see `polyline`). Every warp is
one vectorised expression over a float64 array (n_digits, n_points, 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink.bits import Words, counts, dilated, pack, pixel_of, scatter, unpack
from hwr.ink.grid import GRID, LONG_SIDE

PEN_RADII: Final = (1.0, 4.5)
"""Thinnest and thickest pen, in pixels of the working grid."""

SCANNED: Final = 0.3
"""The share of digits that is blurred and made binary again, as scanning at a low resolution does."""

_BLUR: Final[NDArray[np.float32]] = np.sum(
    [np.eye(GRID, k=k, dtype=np.float32) * np.float32((3 - abs(k)) / 9) for k in range(-2, 3)], axis=0
)
"""Along one axis, the mean of each pixel and its neighbours, taken twice; beyond the border is paper."""

Floats = NDArray[np.floating[Any]]


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
    """Bend each cloud its own random way: float32 or float64 (n, n_points, 2) in, float32 of the same shape out."""
    x, y = np.ascontiguousarray(clouds[..., 0], np.float32), np.ascontiguousarray(clouds[..., 1], np.float32)
    n = len(clouds)

    def drawn(strength: float) -> Floats:
        return np.float32(strength) * np.clip(rng.standard_normal((n, 1), np.float32), -2.5, 2.5)

    half_width = np.abs(x).max(axis=1, keepdims=True) + np.float32(1e-6)
    x = _stretched(x / half_width, drawn(strengths.stretch), drawn(strengths.stretch)) * half_width
    y = _stretched(y, drawn(strengths.stretch), drawn(strengths.stretch))
    x = x + drawn(strengths.bow) * (1 - y * y)
    y = y + drawn(0.7 * strengths.bow) * (1 - (x / half_width) ** 2)
    x = x * (1 + drawn(strengths.perspective) * y)
    y = y * (1 + drawn(strengths.perspective) * x)
    for _ in range(3):
        frequency_x, frequency_y = np.float32(1.6) * rng.standard_normal((2, n, 1), np.float32)
        phase_x, phase_y = np.float32(2 * np.pi) * rng.random((2, n, 1), np.float32)
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
    t = np.float32(np.pi / 2) * np.clip(u + 1, 0.0, 2.0)
    # 2 (first sin t + second sin 2t / 2) / pi, for which one sine and one cosine will do
    moved: Floats = u + np.float32(2 / np.pi) * np.sin(t) * (first + second * np.cos(t))
    return moved


def inked(clouds: Floats, rng: np.random.Generator) -> Words:
    """Draw each cloud with a random pen: floats (n, n_points, 2) in any coordinates -> words (n, `GRID`)."""
    n, points, _ = clouds.shape
    radius = np.round(rng.uniform(*PEN_RADII, n) * 2) / 2
    boxes = []
    for values in (np.ascontiguousarray(clouds[..., 0]), np.ascontiguousarray(clouds[..., 1])):
        boxes.append((values, values.min(axis=1), values.max(axis=1)))
    extent = np.maximum(*(high - low for _, low, high in boxes))
    scale = ((LONG_SIDE - 2 * radius) / np.maximum(extent, 1e-6))[:, None]
    x, y = (pixel_of((values - (low + high)[:, None] / 2) * scale + GRID / 2).ravel() for values, low, high in boxes)
    ink = dilated(scatter(n, GRID, np.repeat(np.arange(n), points), y, x), 1.0)
    for value in np.unique(radius):
        if value > 1:
            chosen = radius == value
            ink[chosen] = dilated(ink[chosen], float(max(value - 0.5, 1.0)))
    return _scanned(ink, rng)


def _scanned(ink: Words, rng: np.random.Generator) -> Words:
    chosen = np.flatnonzero(rng.random(len(ink)) < SCANNED)
    if not len(chosen):
        return ink
    grey = _BLUR @ unpack(ink[chosen])[:, :, :GRID].astype(np.float32) @ _BLUR.T
    coarse = rng.standard_normal((len(chosen), 13, 13), dtype=np.float32)
    speckle = coarse.repeat(4, axis=1).repeat(4, axis=2)[:, :GRID, :GRID]
    grey += speckle * (np.float32(0.08) * rng.random((len(chosen), 1, 1), dtype=np.float32))
    binary = pack(grey > 0.5)
    result = ink.copy()
    legible = counts(binary) >= 8
    result[chosen[legible]] = binary[legible]
    return result
