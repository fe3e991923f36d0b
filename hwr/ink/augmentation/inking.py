"""Inking: stacks of warped digits drawn on the working grid with many pens, some as a coarse scan shows them."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink.bits import Words, counts, dilated, pack, pixel_of, scatter, unpack
from hwr.ink.grid import GRID, LONG_SIDE

PEN_RADII: Final = (1.0, 4.5)
"""Thinnest and thickest pen, in pixels of the working grid."""

SCANNED: Final = 0.3
"""The share of digits that is blurred and made binary again, as scanning at a low resolution does."""

Floats = NDArray[np.float64]


def inked(clouds: Floats, rng: np.random.Generator) -> Words:
    """Draw each cloud with a random pen: float64 (n, n_points, 2) in any coordinates -> words (n, `GRID`)."""
    n, points, _ = clouds.shape
    radius = np.round(rng.uniform(*PEN_RADII, n) * 2) / 2
    low, high = clouds.min(axis=1), clouds.max(axis=1)
    scale = (LONG_SIDE - 2 * radius) / np.maximum((high - low).max(axis=1), 1e-6)
    placed = (clouds - ((low + high) / 2)[:, None]) * scale[:, None, None] + GRID / 2
    at = pixel_of(placed)
    ink = dilated(scatter(n, GRID, np.repeat(np.arange(n), points), at[..., 1].ravel(), at[..., 0].ravel()), 1.0)
    for value in np.unique(radius):
        if value > 1:
            chosen = radius == value
            ink[chosen] = dilated(ink[chosen], float(max(value - 0.5, 1.0)))
    return _scanned(ink, rng)


def _scanned(ink: Words, rng: np.random.Generator) -> Words:
    chosen = np.flatnonzero(rng.random(len(ink)) < SCANNED)
    if not len(chosen):
        return ink
    grey: NDArray[Any] = unpack(ink[chosen])[:, :, :GRID].astype(np.float32)
    for _ in range(2):
        grey = _averaged(_averaged(grey, 1), 2)
    coarse = rng.standard_normal((len(chosen), 13, 13), dtype=np.float32)
    speckle = coarse.repeat(4, axis=1).repeat(4, axis=2)[:, :GRID, :GRID]
    grey += speckle * 0.08 * rng.random((len(chosen), 1, 1), dtype=np.float32)
    binary = pack(grey > 0.5)
    result = ink.copy()
    legible = counts(binary) >= 8
    result[chosen[legible]] = binary[legible]
    return result


def _averaged(pictures: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """The mean of each pixel and its two neighbours along an axis; beyond the border is paper."""
    total = pictures.copy()
    ahead, behind = [slice(None)] * 3, [slice(None)] * 3
    ahead[axis], behind[axis] = slice(1, None), slice(None, -1)
    total[tuple(behind)] += pictures[tuple(ahead)]
    total[tuple(ahead)] += pictures[tuple(behind)]
    return total / np.float32(3)
