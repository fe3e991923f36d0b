"""Smoothing: the curve a hand drew, from the few points a mouse or pen reported.

The curve is a centripetal Catmull-Rom spline: it goes through every reported point, and makes neither loops nor
cusps between them, however unevenly they are spaced. So the points stay the truth and the curve may be stored in
their place.

Sources: E. Catmull, R. Rom, "A class of local interpolating splines" (1974); C. Yuksel, S. Schaefer, J. Keyser,
"Parameterization and applications of Catmull-Rom curves" (Computer-Aided Design 43, 2011).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink.drawing import MAX_POINTS

MAX_PIECES: Final = 32
"""The most pieces the curve between two neighbouring points is drawn with."""


def smooth_path(points: NDArray[np.float64], *, spacing: float = 2.0) -> NDArray[np.float64]:
    """Put points on the smooth curve through a path.

    Args:
        points: float64 of shape (n, k), n >= 1, k >= 2: x and y first, then whatever else goes with a point, such as
            time and pressure.
        spacing: about how far apart the points of the result lie, in the unit of x and y.

    Returns:
        float64 of shape (m, k), m <= `MAX_POINTS` unless n is already larger. It begins and ends with exactly the
        given ends and goes through all given points; neighbours at the same place are drawn together into the first
        of them (the last, at the end). x and y follow the curve, the other columns change evenly between the points.

    Raises:
        ValueError: if `points` has another shape, or `spacing` is not positive.
    """
    if points.ndim != 2 or len(points) < 1 or points.shape[1] < 2:
        raise ValueError(f"The path must have the shape (n, k) with n >= 1 and k >= 2; it is {points.shape}.")
    if not spacing > 0:
        raise ValueError(f"The spacing must be positive; it is {spacing}.")
    knots = _without_repeats(points)
    if len(knots) < 3:  # a dot, or a straight line
        return knots.copy()

    lengths = np.hypot(*np.diff(knots[:, :2], axis=0).T)
    most = max(1, min(MAX_PIECES, (MAX_POINTS - 1) // len(lengths)))
    pieces = np.clip(np.ceil(lengths / spacing), 1, most).astype(np.intp)
    segment = np.repeat(np.arange(len(lengths)), pieces)
    piece = np.arange(len(segment)) - (np.cumsum(pieces) - pieces)[segment]
    share = (piece / pieces[segment])[:, None]

    path = (1 - share) * knots[segment] + share * knots[segment + 1]
    inner = piece > 0  # the knots themselves are copied, not computed: they stay exact
    path[inner, :2] = _curve(knots[:, :2], segment[inner], share[inner])
    return np.vstack([path, knots[-1:]])


def _without_repeats(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The path without points at the place of the one before; its first and last row are kept."""
    moved = np.ones(len(points), dtype=bool)
    moved[1:] = (np.diff(points[:, :2], axis=0) != 0).any(axis=1)
    kept = points[moved]
    if not moved[-1] and len(kept) > 1:
        kept[-1] = points[-1]
    return kept


def _curve(knots: NDArray[np.float64], segment: NDArray[np.intp], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """The spline's points at `share` (m, 1), 0 to 1, of the way from knot `segment` to the next.

    Each segment is a cubic Hermite curve whose slopes are those of the centripetal spline, where the parameter between
    two knots grows by the square root of their distance. A mirrored knot continues the path at both ends.
    """
    padded = np.vstack([2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]])
    leaps = np.diff(padded, axis=0)
    steps = np.sqrt(np.hypot(*leaps.T))[:, None]
    slopes = leaps / steps
    corner = (leaps[:-1] + leaps[1:]) / (steps[:-1] + steps[1:])
    leaving = steps[1:-1] * (slopes[:-2] - corner[:-1] + slopes[1:-1])
    arriving = steps[1:-1] * (slopes[1:-1] - corner[1:] + slopes[2:])
    h = share
    curve: NDArray[np.float64] = (
        (2 * h**3 - 3 * h**2 + 1) * knots[segment]
        + (h**3 - 2 * h**2 + h) * leaving[segment]
        + (3 * h**2 - 2 * h**3) * knots[segment + 1]
        + (h**3 - h**2) * arriving[segment]
    )
    return curve
