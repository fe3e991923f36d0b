"""Binary pictures as rows of bits: one 64-bit word is one row of 64 pixels, so a whole row is worked on at once.

A stack of `n` pictures is a uint64 array of shape (n, height). Bit `x` of a word (its value `1 << x`) is the pixel in
column `x`. Dilation and thinning become a few dozen bitwise operations on small arrays, fast both for the one
drawing under the pen and for ten thousand augmented digits.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

WIDTH: Final = 64
"""Pixels in a row."""

Words = NDArray[np.uint64]


def pack(pictures: NDArray[np.bool_]) -> Words:
    """Pack bool pictures (n, height, width <= 64) into words (n, height); missing columns on the right are empty.

    Raises:
        ValueError: if the pictures are wider than a word.
    """
    n, height, width = pictures.shape
    if width > WIDTH:
        raise ValueError(f"A row has {WIDTH} pixels at most; these pictures are {width} wide.")
    full = np.ascontiguousarray(pictures)
    if width < WIDTH:
        full = np.zeros((n, height, WIDTH), dtype=np.bool_)
        full[:, :, :width] = pictures
    octets = np.packbits(full, axis=2, bitorder="little")
    return octets.view("<u8").reshape(n, height).astype(np.uint64, copy=False)


def unpack(words: Words) -> NDArray[np.bool_]:
    """The inverse of `pack`: bool pictures (n, height, 64)."""
    n, height = words.shape
    octets = np.ascontiguousarray(words).astype("<u8", copy=False).view(np.uint8).reshape(n, height, WIDTH // 8)
    return np.unpackbits(octets, axis=2, bitorder="little").view(np.bool_)


def pixel_of(coordinates: NDArray[np.float64]) -> NDArray[np.intp]:
    """The pixel each coordinate lies in, pixel 0 reaching from 0 to 1.

    Scaled ink often ends exactly on a border between two pixels; rounding errors must not decide which one it inks.
    """
    return np.floor(coordinates + 1e-6).astype(np.intp)


def scatter(n: int, height: int, picture: NDArray[np.intp], y: NDArray[np.intp], x: NDArray[np.intp]) -> Words:
    """Set single pixels: `picture`, `y`, `x` are equally long index arrays; pixels outside are passed over."""
    inside = (x >= 0) & (x < WIDTH) & (y >= 0) & (y < height)
    flat = (picture * height + y) * WIDTH + x
    if not inside.all():
        flat = flat[inside]
    pixels = np.zeros(n * height * WIDTH, dtype=np.bool_)
    pixels[flat] = True
    return pack(pixels.reshape(n, height, WIDTH))


def counts(words: Words) -> NDArray[np.int64]:
    """Set pixels of each picture, int64 (n,)."""
    total: NDArray[np.int64] = np.bitwise_count(words).sum(axis=1, dtype=np.int64)
    return total


@cache
def _disc_runs(radius: float) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """A disc as nested runs: for each half width, ascending, the row offsets at which the disc is that wide."""
    by_half_width: dict[int, list[int]] = {}
    for dy in range(-int(radius), int(radius) + 1):
        by_half_width.setdefault(int(np.sqrt(max(radius * radius - dy * dy, 0.0))), []).append(dy)
    return tuple((half, tuple(rows)) for half, rows in sorted(by_half_width.items()))


def dilated(words: Words, radius: float) -> Words:
    """Every set pixel becomes a disc of `radius` pixels (centre included: a radius below 1 changes nothing)."""
    result = words.copy()
    run = words.copy()  # grows to the current half width
    grown = 0
    one = np.uint64(1)
    for half, rows in _disc_runs(radius):
        for _ in range(half - grown):
            run |= (run << one) | (run >> one)
        grown = half
        for dy in rows:
            if dy > 0:
                result[:, dy:] |= run[:, :-dy]
            elif dy < 0:
                result[:, :dy] |= run[:, -dy:]
            else:
                result |= run
    return result


def block_means(words: Words) -> NDArray[np.float32]:
    """Means of 8x8 blocks: float32 (n, height / 8, 8), each in [0, 1]. The height must be a multiple of 8."""
    n, height = words.shape
    octets = np.ascontiguousarray(words).astype("<u8", copy=False).view(np.uint8).reshape(n, height // 8, 8, WIDTH // 8)
    total: NDArray[np.float32] = np.bitwise_count(octets).sum(axis=2, dtype=np.float32)
    return total / np.float32(64.0)
