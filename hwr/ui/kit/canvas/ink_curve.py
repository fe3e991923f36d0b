"""An ink curve: the smooth way of the pen through a stroke's points, as rows of place and width to be painted.

Strokes keep the points the device reported; the curve is for the eye. Devices report whole steps, so that a slow hand
seems to tremble: each point is first moved towards the middle of its neighbours, but never so far that a corner
would suffer. The curve then goes smoothly through the points.

It can grow with the stroke: only the pieces next to the newest point may still bend, all before them is settled.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink.drawing import Stroke
from hwr.ink.smoothing import smooth_path

Rows = NDArray[np.float64]
"""Shape (n, 3): x, y and the pen's width there, in canvas units; each row is joined to the next by a round pen."""

FARTHEST: Final = 0.8
"""How far a point may be moved against trembling, in canvas units; about a step of a coarse device."""

_NONE: Final[Rows] = np.empty((0, 3))


def curve(stroke: Stroke, spacing: float) -> Rows:
    """The curve of a whole stroke, its rows about `spacing` canvas units apart; one row for a dot."""
    knots = _without_repeats(_NONE, _places(stroke))
    return smooth_path(_steadied(knots), spacing=spacing) if len(knots) > 1 else knots


class GrowingCurve:
    """The curve of a stroke that is being drawn."""

    def __init__(self, spacing: float) -> None:
        """`spacing` in canvas units: about how far apart the rows shall lie."""
        self._spacing = spacing
        self._knots = _NONE
        self._seen = 0
        self._settled = 0  # the knot up to which the curve is settled

    def extend(self, stroke: Stroke) -> tuple[Rows, Rows]:
        """Take in a longer state of the same stroke.

        Returns:
            What became settled with it, beginning where the settled part ended before, and the rest up to the newest
            point, which is to be painted afresh each time. Each may be empty.
        """
        self._knots = _without_repeats(self._knots, _places(stroke, self._seen))
        self._seen = len(stroke.points)
        if len(self._knots) == 1:
            return _NONE, self._knots.copy()
        steady = _steadied(self._knots)
        rows = smooth_path(steady, spacing=self._spacing)
        # The newest knot may still be steadied, and the two pieces before it be bent by that.
        settled = max(self._settled, len(steady) - 3)
        begin = _passing(rows, steady[: self._settled + 1])
        end = len(rows) - 1 - _passing(rows[::-1], steady[settled:][::-1])
        # A piece is shaped by its two ends and one more knot on each side, which in turn are steadied by one more.
        dropped = max(0, settled - 2)
        self._knots = self._knots[dropped:].copy()
        self._settled = settled - dropped
        return (rows[begin : end + 1] if end > begin else _NONE), rows[end:]


def _places(stroke: Stroke, begin: int = 0) -> Rows:
    """Place and width of a stroke's points from `begin` on."""
    # Brings Pillow along, which a window without ink does not need for its first paint.
    from hwr.ink.raster import pen_widths

    newest = Stroke(stroke.points[begin:], stroke.pen_width)
    return np.column_stack([newest.xy, pen_widths(newest)])


def _without_repeats(knots: Rows, more: Rows) -> Rows:
    """`knots` and `more` one after the other; points at one place become one, as wide as the widest of them."""
    rows = np.concatenate([knots[-1:], more])
    firsts = np.flatnonzero(np.concatenate([[True], (np.diff(rows[:, :2], axis=0) != 0).any(axis=1)]))
    merged = rows[firsts]
    merged[:, 2] = np.maximum.reduceat(rows[:, 2], firsts)
    return np.concatenate([knots[:-1], merged])


def _steadied(knots: Rows) -> Rows:
    """The knots without trembling; first and last stay where they are."""
    shift = (knots[:-2, :2] + knots[2:, :2]) / 2 - knots[1:-1, :2]
    length = np.hypot(shift[:, 0], shift[:, 1])
    # Half the way to the middle would take a tremble of one step up and one down away altogether, and a pen that goes
    # forth and back by one step would be at one place all the time, no more to be told apart.
    share = np.minimum(0.49, FARTHEST / np.maximum(length, FARTHEST))
    steady = knots.copy()
    steady[1:-1, :2] += shift * share[:, None]
    return steady


def _passing(rows: Rows, knots: Rows) -> int:
    """The row where a curve that goes through the knots one after the other, from its first row on, passes the last.

    Smooth paths hold their knots exactly, so that they are to be found by looking; neighbours at one place are drawn
    together.
    """
    at = 0
    for before, knot in pairwise(knots[:, :2]):
        if (knot != before).any():
            at += 1 + int(np.flatnonzero((rows[at + 1 :, :2] == knot).all(axis=1))[0])
    return at
