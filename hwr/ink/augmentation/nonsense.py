"""Nonsense: ink that is no digit, so that a network can learn to be unsure of it.

Scribbles, lines, dots, crosses and two digits drawn over each other. Learnt with labels drawn by lot, the best answer
to them is that it could be anything; without them a network answers a dash with a digit it is certain of. (The idea:
D. Hendrycks, M. Mazeika, T. Dietterich, "Deep anomaly detection with outlier exposure", ICLR 2019.)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from hwr.ink.augmentation.polyline import Polyline, Strokes, cloud, curve, in_unit_box, segment

Rng = np.random.Generator


def nonsense(n: int, digits: Sequence[Strokes], rng: Rng, points: int) -> NDArray[np.float64]:
    """`n` clouds of `points` points each in unit coordinates: float64 (n, points, 2).

    Args:
        digits: strokes to take pieces from, each in unit coordinates.
    """

    def pieces() -> list[Polyline]:
        return [line for _ in range(2) for line in _moved(digits[int(rng.integers(len(digits)))], rng)]

    kinds: tuple[Callable[[], list[Polyline]], ...] = (
        lambda: [_scribble(rng) for _ in range(int(rng.integers(1, 3)))],
        lambda: [_polygon(rng) for _ in range(int(rng.integers(1, 4)))],
        lambda: [_bar(rng) for _ in range(int(rng.integers(2, 6)))],
        lambda: [_dash(rng)],
        lambda: _strokes_of_letters(rng),
        pieces,
    )
    made = [kinds[int(rng.integers(len(kinds)))]() for _ in range(n)]
    return np.stack([cloud(in_unit_box(lines), points) for lines in made])


def _scribble(rng: Rng) -> Polyline:
    return curve(*rng.uniform(-1, 1, (int(rng.integers(4, 16)), 2)), n=120)


def _polygon(rng: Rng) -> Polyline:
    return np.concatenate([[point] for point in rng.uniform(-1, 1, (int(rng.integers(3, 8)), 2))])


def _bar(rng: Rng) -> Polyline:
    start, end = rng.uniform(-1, 1, (2, 2))
    return segment(start, end, rng.normal(0, 0.1))


def _dash(rng: Rng) -> Polyline:
    """A line too flat to be a 1, sometimes no longer than a dot."""
    length = rng.uniform(0.0, 1.0)
    return segment((-length, rng.normal(0, 0.2) * length), (length, rng.normal(0, 0.2) * length), rng.normal(0, 0.1))


def _strokes_of_letters(rng: Rng) -> list[Polyline]:
    """A few upright, level and slanting bars on a common frame, as capital letters are built."""
    corners = [np.array([x, y]) for x in (-0.7, 0.0, 0.7) for y in (-1.0, 0.0, 1.0)]
    picks = rng.integers(len(corners), size=(int(rng.integers(3, 5)), 2))
    return [segment(corners[a], corners[b], rng.normal(0, 0.04)) for a, b in picks if a != b] or [_dash(rng)]


def _moved(strokes: Strokes, rng: Rng) -> list[Polyline]:
    scale, shift = rng.uniform(0.5, 1.0), rng.uniform(-0.7, 0.7, 2)
    return [line * scale + shift for line in strokes]
