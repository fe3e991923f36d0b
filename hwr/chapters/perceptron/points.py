"""Points of two classes in the plane, and the sets of them that a perceptron is tried on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

LOW: Final = -0.6
HIGH: Final = 1.6
"""The plane that is shown reaches from LOW to HIGH, both ways."""

GRID: Final = 0.05
"""Points are set down on multiples of this, so that sums with them can be followed on paper."""

MOST: Final = 60
"""So many points are enough."""

SETS: Final = (("and", "AND"), ("or", "OR"), ("xor", "XOR"), ("clouds", "two clouds"))
"""Name and title of each set."""

_TRUTH: Final = {"and": (0, 0, 0, 1), "or": (0, 1, 1, 1), "xor": (0, 1, 1, 0)}
_CORNERS: Final = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
_CLOUDS: Final = ((0.0, 0.15), (1.0, 0.95))
_CLOUD_SIZE: Final = 8
_CLOUD_WIDTH: Final = 0.24


@dataclass(frozen=True)
class Point:
    """A sample with two inputs.

    Attributes:
        x1, x2: `LOW` to `HIGH`.
        label: 0 or 1: what the perceptron should answer.
    """

    x1: float
    x2: float
    label: int

    def at(self, x1: float, x2: float) -> Point:
        """The same point elsewhere: on the grid, and where it can be seen."""
        return replace(self, x1=_placed(x1), x2=_placed(x2))

    def flipped(self) -> Point:
        """The same place, the other class."""
        return replace(self, label=1 - self.label)


Points = tuple[Point, ...]


def point_set(name: str) -> Points:
    """The set of that name, one of `SETS`; always the same points in the same order."""
    if name in _TRUTH:
        return tuple(Point(x1, x2, label) for (x1, x2), label in zip(_CORNERS, _TRUTH[name], strict=True))
    rng = np.random.default_rng(7)
    spread = rng.uniform(-_CLOUD_WIDTH, _CLOUD_WIDTH, (_CLOUD_SIZE, 2, 2)) * (1.0, 1.6)
    return tuple(
        Point(0.0, 0.0, label).at(x1 + by[label][0], x2 + by[label][1])
        for by in spread.tolist()
        for label, (x1, x2) in enumerate(_CLOUDS)
    )


def _placed(value: float) -> float:
    return round(min(max(round(value / GRID) * GRID, LOW), HIGH), 2)
