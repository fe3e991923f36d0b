"""Polylines: the small geometry that editing a written line needs.

A polyline is a float64 array (n, 2) of x, y. Digits are edited in *unit coordinates*: centred on the middle of their
box, y downward from -1 at the top to 1 at the bottom, x to the same scale.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Polyline = NDArray[np.float64]
Strokes = tuple[Polyline, ...]


def length(line: Polyline) -> float:
    """The line's length."""
    return float(np.hypot(*np.diff(line, axis=0).T).sum()) if len(line) > 1 else 0.0


def is_closed(line: Polyline) -> bool:
    """Whether the line ends on the very point it began with."""
    return len(line) > 3 and bool((line[0] == line[-1]).all())


def resampled(line: Polyline, n: int) -> Polyline:
    """`n` points evenly along the line, its two ends among them."""
    if len(line) == 1:
        return np.repeat(line, n, axis=0)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    at = np.linspace(0.0, along[-1], n)
    return np.stack([np.interp(at, along, line[:, 0]), np.interp(at, along, line[:, 1])], axis=1)


def segment(start: ArrayLike, end: ArrayLike, bow: float = 0.0, n: int = 12) -> Polyline:
    """A straight line, or one bowed sideways by `bow` times its length."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    t = np.linspace(0.0, 1.0, n)[:, None]
    across = np.array([b[1] - a[1], a[0] - b[0]])
    line: Polyline = a + (b - a) * t + across * bow * 4 * t * (1 - t)
    return line


def curve(*points: ArrayLike, n: int = 40) -> Polyline:
    """A smooth line through the points (uniform Catmull-Rom; at least two points, spread about evenly)."""
    p = np.asarray(points, float)
    padded = np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    at = np.linspace(0.0, len(p) - 1 - 1e-9, n)
    i = at.astype(int)
    t = (at - i)[:, None]
    a, b, c, d = padded[i], padded[i + 1], padded[i + 2], padded[i + 3]
    line: Polyline = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    return line


def extended(line: Polyline, by: float, turn: float = 0.0) -> Polyline:
    """The line's last end made longer along its direction (by `by`, turning by `turn` radians), or shorter where `by`
    is below 0; a third of the line stays at least.
    """
    total = length(line)
    if by < 0:
        keep = max(total + by, 0.3 * total)
        return resampled(line, len(line))[: max(int(len(line) * keep / max(total, 1e-9)), 2)]
    back = line[max(len(line) - 6, 0)]
    heading = line[-1] - back
    size = float(np.hypot(*heading))
    if size < 1e-9:
        return line
    angle = float(np.arctan2(heading[1], heading[0]))
    t = np.linspace(0.0, 1.0, 6)[1:]
    angles = angle + turn * t
    steps = np.stack([np.cos(angles), np.sin(angles)], axis=1) * by / len(t)
    return np.concatenate([line, line[-1] + np.cumsum(steps, axis=0)])


def angular(line: Polyline, tolerance: float) -> Polyline:
    """The line reduced to straight pieces that stay within `tolerance` of it (Douglas and Peucker, 1973)."""
    if len(line) < 3:
        return line
    if is_closed(line):
        half = len(line) // 2
        return np.concatenate([angular(line[: half + 1], tolerance)[:-1], angular(line[half:], tolerance)])
    start, end = line[0], line[-1]
    chord = end - start
    size = float(np.hypot(*chord))
    offset = line - start
    away = np.abs(offset[:, 0] * chord[1] - offset[:, 1] * chord[0]) / size if size > 1e-9 else np.hypot(*offset.T)
    worst = int(away.argmax())
    if away[worst] <= tolerance:
        return np.stack([start, end])
    return np.concatenate([angular(line[: worst + 1], tolerance)[:-1], angular(line[worst:], tolerance)])


def rounded(line: Polyline, rounds: int) -> Polyline:
    """Corners worn off by repeated averaging; the ends of an open line stay."""
    line = resampled(line, 40)
    for _ in range(rounds):
        if is_closed(line):
            ring = line[:-1]
            ring = (np.roll(ring, 2, axis=0) + ring + np.roll(ring, -2, axis=0)) / 3
            line = np.concatenate([ring, ring[:1]])
        else:
            line = line.copy()
            line[2:-2] = (line[:-4] + line[2:-2] + line[4:]) / 3
    return line


def in_unit_box(strokes: Sequence[Polyline]) -> Strokes:
    """Move and scale strokes into unit coordinates; a flat digit is not blown up."""
    points = np.concatenate(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    half = max((high[1] - low[1]) / 2, (high[0] - low[0]) / 4, 1e-6)
    return tuple((np.asarray(line, float) - (low + high) / 2) / half for line in strokes)


def cloud(strokes: Sequence[Polyline], n: int) -> NDArray[np.float64]:
    """`n` points spread evenly over all strokes by length, at least one a stroke while they last: float64 (n, 2)."""
    lengths = np.array([max(length(line), 0.05) for line in strokes])
    share = np.maximum((n * lengths / lengths.sum()).astype(int), 1)
    while share.sum() > n:
        share[share.argmax()] -= 1
    share[share.argmax()] += n - share.sum()
    return np.concatenate([resampled(line, int(k)) for line, k in zip(strokes, share, strict=True)])
