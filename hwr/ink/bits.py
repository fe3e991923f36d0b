"""Binary pictures as rows of bits: one 64-bit word is one row of 64 pixels, so a whole row is worked on at once.

A stack of `n` pictures is a uint64 array of shape (n, height). Bit `x` of a word (its value `1 << x`) is the pixel in
column `x`. Dilation and thinning become a few dozen bitwise operations on small arrays, fast both for the one
drawing under the pen and for ten thousand augmented digits.

Thinning peels ink from its outline without breaking it, by the rules of Zhang and Suen, "A fast parallel algorithm for
thinning digital patterns", Communications of the ACM 27(3), 1984. Ink is peeled in half rounds: the first takes pixels
off the south and east of the outline, the second off the north and west.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

WIDTH: Final = 64
"""Pixels in a row."""

Words = NDArray[np.uint64]

_ONE: Final = np.uint64(1)


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


def pixels(words: Words) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """The set pixels: which picture, row and column each is of, int (m,), ordered by the three.

    Only octets that have any are unpacked: little of a drawing is ink.
    """
    octets = np.ascontiguousarray(words).astype("<u8", copy=False).view(np.uint8).ravel()
    inked = np.flatnonzero(octets)
    bits = np.flatnonzero(np.unpackbits(octets[inked], bitorder="little").view(np.bool_))
    flat = inked[bits >> 3] * 8 + (bits & 7)
    picture, within = np.divmod(flat, words.shape[1] * WIDTH)
    return picture, within >> 6, within & (WIDTH - 1)


def pixel_of(coordinates: NDArray[np.float64]) -> NDArray[np.intp]:
    """The pixel each coordinate lies in, pixel 0 reaching from 0 to 1.

    Scaled ink often ends exactly on a border between two pixels; rounding errors must not decide which one it inks.
    """
    return np.floor(coordinates + 1e-6).astype(np.intp)


def scatter(n: int, height: int, picture: NDArray[np.intp], y: NDArray[np.intp], x: NDArray[np.intp]) -> Words:
    """Set single pixels: `picture`, `y`, `x` are equally long index arrays; pixels outside are passed over."""
    flat = (picture * height + y) * WIDTH + x
    if len(flat) and not (x.min() >= 0 and x.max() < WIDTH and y.min() >= 0 and y.max() < height):
        flat = flat[(x >= 0) & (x < WIDTH) & (y >= 0) & (y < height)]
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
    for half, rows in _disc_runs(radius):
        for _ in range(half - grown):
            run |= (run << _ONE) | (run >> _ONE)
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


def half_widths(ink: Words) -> NDArray[np.float64]:
    """Mean half width of the strokes in pixels, float64 (n,): ink area over outline pixels; 0 for an empty picture."""
    area = counts(ink)
    core = ink & (ink << _ONE) & (ink >> _ONE)
    core[:, 1:] &= ink[:, :-1]
    core[:, :-1] &= ink[:, 1:]
    core[:, 0] = 0
    core[:, -1] = 0
    outline = area - counts(core)
    mean: NDArray[np.float64] = area / np.maximum(outline, 1)
    return mean


def thinned(ink: Words, half_rounds: NDArray[np.int64] | None = None) -> Words:
    """Peel each picture `half_rounds` times (int64 (n,)), or until one pixel wide lines are left (None).

    No piece of ink breaks and no loop opens. A lone square of 2x2 pixels vanishes where there is other ink beside it.
    """
    current = ink.copy()
    n = len(current)
    left = np.full(n, np.iinfo(np.int64).max) if half_rounds is None else half_rounds.astype(np.int64)
    working = np.flatnonzero(left > 0)
    idle = np.zeros(n, dtype=np.int64)  # consecutive half rounds that took nothing
    turn = 0
    while len(working):
        part = current[working] if len(working) < n else current
        removable = _removable(part, first=turn % 2 == 0)
        part &= ~removable
        if len(working) < n:
            current[working] = part
        took = removable.any(axis=1)
        idle[working] = np.where(took, 0, idle[working] + 1)
        turn += 1
        working = working[(idle[working] < 2) & (left[working] > turn)]
    # The rules take a lone square of 2x2 pixels away altogether; a picture of nothing else stays as it was.
    gone = ~current.any(axis=1)
    current[gone] = ink[gone]
    return current


def _removable(ink: Words, *, first: bool) -> Words:
    """The outline pixels that one half round takes off."""
    north = np.zeros_like(ink)
    south = np.zeros_like(ink)
    north[:, 1:] = ink[:, :-1]
    south[:, :-1] = ink[:, 1:]
    east, west = ink >> _ONE, ink << _ONE
    northeast, northwest = north >> _ONE, north << _ONE
    southeast, southwest = south >> _ONE, south << _ONE
    ring = (north, northeast, east, southeast, south, southwest, west, northwest)

    # A(P) = 1: going round the eight neighbours there is exactly one step from paper to ink. Then the inked
    # neighbours form one run, so 2 <= B(P) <= 6 says: two inked ones side by side, and two blank ones side by side.
    once = np.zeros_like(ink)
    twice = np.zeros_like(ink)
    pair = np.zeros_like(ink)
    no_gap = np.full_like(ink, np.iinfo(np.uint64).max)
    for here, following in zip(ring, (*ring[1:], ring[0]), strict=True):
        step = following & ~here
        twice |= once & step
        once |= step
        pair |= here & following
        no_gap &= here | following
    removable = ink & once & ~twice & pair & ~no_gap
    if first:
        removable &= ~(north & east & south) & ~(east & south & west)
    else:
        removable &= ~(north & east & west) & ~(north & south & west)
    return removable
