"""Thinning: peeling ink from its outline without breaking it, many pictures at once.

The rules are those of Zhang and Suen, "A fast parallel algorithm for thinning digital patterns", Communications of
the ACM 27(3), 1984, evaluated on 64 pixels at a time (see `bits`). Ink is peeled in half rounds: the first takes
pixels off the south and east of the outline, the second off the north and west.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hwr.ink.bits import Words, counts

_ONE = np.uint64(1)


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
