"""The eraser: what is left of a drawing after a round eraser was moved over it.

No ink is left where the eraser went: a stroke loses the stretch whose ink the eraser touched, is cut there into the
pieces that remain, and each piece ends at a round cap that just meets the eraser's edge.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.errors import DrawingError
from hwr.ink.drawing import Drawing, Stroke
from hwr.ink.raster import pen_widths
from hwr.language import tr

TOLERANCE: Final = 1e-6
"""Canvas units: a shallower touch is rounding, not erasing. So erasing again along a path changes nothing more."""

_STILL: Final = 1e-9
"""Canvas units: what moves less than this does not move; dividing by it would overflow."""

Floats = NDArray[np.float64]
Shares = tuple[Floats, Floats]


def erase(drawing: Drawing, path: ArrayLike, radius: float) -> Drawing:
    """Erase along a path.

    Args:
        drawing: the strokes to erase from.
        path: where the eraser went, shape (n, 2) in canvas units; one point is a single touch, none erases nothing.
        radius: of the eraser, in canvas units.

    Returns:
        What remains. Strokes that were not touched are the same objects, and so is the drawing if none was. The
        points of a cut stroke keep their times and pressures; those at a cut are interpolated.

    Raises:
        DrawingError: if the path is not a list of finite points, or the radius not positive and finite.
    """
    way = np.asarray(path, dtype=np.float64).reshape(-1, 2) if np.size(path) == 0 else np.asarray(path, np.float64)
    if way.ndim != 2 or way.shape[1] != 2 or not np.isfinite(way).all():
        raise DrawingError(tr("The eraser's path must be a list of finite (x, y) points."))
    if not (np.isfinite(radius) and radius > 0):
        raise DrawingError(tr("The eraser's radius must be a positive number; it is {radius}.", radius=radius))
    strokes = drawing.strokes
    for start, end in pairwise(way) if len(way) > 1 else [(point, point) for point in way]:
        strokes = tuple(piece for stroke in strokes for piece in _remains(stroke, start, end, radius))
    untouched = len(strokes) == len(drawing.strokes) and all(map(lambda a, b: a is b, strokes, drawing.strokes))
    return drawing if untouched else Drawing(strokes)


def _remains(stroke: Stroke, start: Floats, end: Floats, radius: float) -> list[Stroke]:
    """The pieces of a stroke that an eraser moving straight from `start` to `end` leaves."""
    reach = radius + float(pen_widths(stroke).max()) / 2
    nearest = np.minimum(start, end) - reach
    farthest = np.maximum(start, end) + reach
    if (stroke.xy.max(axis=0) < nearest).any() or (stroke.xy.min(axis=0) > farthest).any():
        return [stroke]
    path = stroke.points if len(stroke.points) > 1 else np.repeat(stroke.points, 2, axis=0)
    begins, ends = _cut(path[:-1, :2], path[1:, :2], start, end, reach)
    touched = np.less(*_cut(path[:-1, :2], path[1:, :2], start, end, reach - TOLERANCE))
    if not touched.any():
        return [stroke]
    if len(stroke.points) == 1:
        return []

    # Positions along the stroke: i is its point i, i + 0.5 the middle between points i and i + 1.
    cuts = np.concatenate([np.flatnonzero(touched) + begins[touched], np.flatnonzero(touched) + ends[touched]])
    positions = np.unique(np.concatenate([np.arange(len(path)), cuts]))
    before = np.minimum(positions.astype(np.intp), len(path) - 2)
    share = (positions - before)[:, None]
    rows = (1 - share) * path[before] + share * path[before + 1]
    middles = (positions[:-1] + positions[1:]) / 2
    owner = middles.astype(np.intp)
    kept = ~touched[owner] | (middles - owner <= begins[owner]) | (middles - owner >= ends[owner])
    changes = np.flatnonzero(np.diff(np.concatenate([[False], kept, [False]])))
    runs = [rows[first : last + 1] for first, last in changes.reshape(-1, 2)]
    return [
        Stroke.from_points(run, stroke.pen_width)
        for run in runs
        if np.hypot(*np.diff(run[:, :2], axis=0).T).sum() > TOLERANCE
    ]


def _cut(a: Floats, b: Floats, start: Floats, end: Floats, reach: float) -> Shares:
    """From which to which share (0 at `a`, 1 at `b`) each segment lies less than `reach` from the line start-end.

    What lies that near is a convex shape, a box with two round ends, so that it cuts a segment in one stretch: from
    where the first of its three parts begins to where the last ends. Where nothing is cut, both shares are 0.
    """
    along = b - a
    direction = end - start
    length = float(np.hypot(*direction))
    direction = direction / length if length > _STILL else np.array([1.0, 0.0])
    across = np.array([-direction[1], direction[0]])
    lengthwise = _between((a - start) @ direction, along @ direction, 0.0, length)
    crosswise = _between((a - start) @ across, along @ across, -reach, reach)
    box = np.maximum(lengthwise[0], crosswise[0]), np.minimum(lengthwise[1], crosswise[1])
    parts = [box, _within(a - start, along, reach), _within(a - end, along, reach)]
    begins = np.min([np.where(low < high, np.maximum(low, 0), np.inf) for low, high in parts], axis=0)
    ends = np.max([np.where(low < high, np.minimum(high, 1), -np.inf) for low, high in parts], axis=0)
    cut = begins < ends
    return np.where(cut, begins, 0.0), np.where(cut, ends, 0.0)


def _between(offset: Floats, speed: Floats, low: float, high: float) -> Shares:
    """The shares h between which `low < offset + h * speed < high`; (inf, -inf) for none."""
    moving = np.abs(speed) > _STILL
    divisor = np.where(moving, speed, 1.0)
    one, other = (low - offset) / divisor, (high - offset) / divisor
    inside = (low < offset) & (offset < high)
    return (
        np.where(moving, np.minimum(one, other), np.where(inside, -np.inf, np.inf)),
        np.where(moving, np.maximum(one, other), np.where(inside, np.inf, -np.inf)),
    )


def _within(offset: Floats, along: Floats, reach: float) -> Shares:
    """The shares h between which `|offset + h * along| < reach`; (inf, -inf) for none."""
    square = (along**2).sum(axis=1)
    half = (offset * along).sum(axis=1)
    rest = (offset**2).sum(axis=1) - reach**2
    discriminant = half**2 - square * rest
    moving = square > _STILL**2
    root = np.sqrt(np.where(moving, np.maximum(discriminant, 0.0), 0.0))
    divisor = np.where(moving, square, 1.0)
    cut = np.where(moving, discriminant > 0, rest < 0)
    low = np.where(moving, (-half - root) / divisor, -np.inf)
    high = np.where(moving, (-half + root) / divisor, np.inf)
    return np.where(cut, low, np.inf), np.where(cut, high, -np.inf)
