"""A perceptron of two inputs: the points it is to tell apart, the line where its sum is 0, and the rule it learns by.

Rosenblatt (1958); that the rule ends if a straight line can do it at all: Novikoff (1962).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

import numpy as np

from hwr.language import mark
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import Trace, record

LOW: Final = -0.6
HIGH: Final = 1.6
"""The plane that is shown reaches from LOW to HIGH, both ways."""

GRID: Final = 0.05
"""Points are set down on multiples of this, so that sums with them can be followed on paper."""

MOST: Final = 60
"""So many points are enough."""

SETS: Final = (("and", mark("AND")), ("or", mark("OR")), ("xor", "XOR"), ("clouds", mark("two clouds")))
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


Place = tuple[float, float]
"""x1, x2."""


def side_of_one(perceptron: Perceptron, corners: Sequence[Place]) -> list[Place]:
    """The part of a convex area where the answer is 1, by its corners in turn; fewer than 3 where there is none.

    (Sutherland & Hodgman 1974, for one edge.)
    """
    kept: list[Place] = []
    sums = perceptron.sums(corners)
    for i, (corner, height) in enumerate(zip(corners, sums, strict=True)):
        before, before_height = corners[i - 1], sums[i - 1]
        if (height > 0) != (before_height > 0):
            kept.append(_zero_between(before, before_height, corner, height))
        if height > 0:
            kept.append(corner)
    return kept


def line_within(perceptron: Perceptron, corners: Sequence[Place]) -> tuple[Place, Place] | None:
    """The ends of the line within a convex area; None if it does not pass there."""
    sums = perceptron.sums(corners)
    ends = [
        _zero_between(corners[i - 1], sums[i - 1], corners[i], sums[i])
        for i in range(len(corners))
        if (sums[i] > 0) != (sums[i - 1] > 0)
    ]
    return (ends[0], ends[1]) if len(ends) == 2 else None


def foot(perceptron: Perceptron, place: Place) -> Place:
    """The point of the line that is nearest to a place; the perceptron must have a line."""
    length = math.hypot(perceptron.w1, perceptron.w2)
    w1, w2 = perceptron.w1 / length, perceptron.w2 / length
    distance = perceptron.sums([place])[0] / length
    return place[0] - distance * w1, place[1] - distance * w2


def direction(perceptron: Perceptron) -> Place:
    """Which way the answer is 1, as a step of length 1: that of the weights. The perceptron must have a line."""
    length = math.hypot(perceptron.w1, perceptron.w2)
    return perceptron.w1 / length, perceptron.w2 / length


def through(perceptron: Perceptron, place: Place) -> Perceptron:
    """The same weights, and the bias with which the line passes through a place."""
    return Perceptron(
        perceptron.w1, perceptron.w2, _rounded(-Perceptron(*perceptron.numbers[:2], 0.0).sums([place])[0])
    )


def shifted(perceptron: Perceptron, by: Place) -> Perceptron:
    """The same weights, and the line moved by so much."""
    return through(perceptron, _plus(foot(perceptron, (0.0, 0.0)), by))


def pointing(perceptron: Perceptron, anchor: Place, to: Place) -> Perceptron:
    """Weights as large as before that point from a place towards another, and the line through the first."""
    towards = to[0] - anchor[0], to[1] - anchor[1]
    distance = math.hypot(*towards)
    if not distance:
        return perceptron
    length = math.hypot(perceptron.w1, perceptron.w2) / distance
    turned = Perceptron(_rounded(length * towards[0]), _rounded(length * towards[1]), 0.0)
    return through(turned, anchor)


def rotated(perceptron: Perceptron, anchor: Place, degrees: float) -> Perceptron:
    """The line turned anticlockwise about a place on it."""
    w1, w2 = direction(perceptron)
    angle = math.radians(degrees)
    ahead = w1 * math.cos(angle) - w2 * math.sin(angle), w1 * math.sin(angle) + w2 * math.cos(angle)
    return pointing(perceptron, anchor, _plus(anchor, ahead))


def _zero_between(one: Place, one_height: float, other: Place, other_height: float) -> Place:
    share = one_height / (one_height - other_height)
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


def _plus(place: Place, by: Place) -> Place:
    return place[0] + by[0], place[1] + by[1]


def _rounded(value: float) -> float:
    """To four figures: what a hand can aim at, and a dial shows."""
    return float(f"{value:.4g}") + 0.0


_ARCHITECTURE: Final = Architecture(2, (LayerSpec(1, "step"),))
_DECIMALS: Final = 9


@dataclass(frozen=True)
class Perceptron:
    """Answers 1 where w1 x1 + w2 x2 + b > 0, and 0 elsewhere; all by the engine, in float64."""

    w1: float
    w2: float
    b: float

    @property
    def numbers(self) -> tuple[float, float, float]:
        """w1, w2, b."""
        return self.w1, self.w2, self.b

    @property
    def has_line(self) -> bool:
        """Whether there is a line between the answers; without weights the bias alone decides."""
        return bool(self.w1 or self.w2)

    def sums(self, places: Sequence[tuple[float, float]]) -> list[float]:
        """w1 x1 + w2 x2 + b at each place (x1, x2)."""
        return [float(z) for z in self._trace(places).layers[0].z[:, 0]] if places else []

    def answers(self, points: Points) -> list[int]:
        """0 or 1 for each point."""
        return [int(a) for a in self._trace([(p.x1, p.x2) for p in points]).outputs[:, 0]] if points else []

    def mistakes(self, points: Points) -> list[int]:
        """The places in `points` of those that are answered wrongly."""
        return [i for i, answer in enumerate(self.answers(points)) if answer != points[i].label]

    def corrected(self, points: Points, index: int, rate: float) -> Perceptron:
        """After the rule for one point: w + rate (label - answer) x, and b as the weight of an input that is always 1.

        The answer is that among all points: computed alone, a sum of nearly 0 may be rounded to the other side.
        """
        point = points[index]
        push = rate * (point.label - self.answers(points)[index])
        if not push:
            return self
        # Binary fractions leave dust, with which a sum that is 0 on paper would not always be 0 here.
        moved = (self.w1 + push * point.x1, self.w2 + push * point.x2, self.b + push)
        return Perceptron(*(round(number, _DECIMALS) + 0.0 for number in moved))

    def _trace(self, places: Any) -> Trace:
        return record(Network(_ARCHITECTURE, np.array(self.numbers)), places)


@dataclass(frozen=True, eq=False)
class Course:
    """Where the rule has got to, and with it all the way there.

    Attributes:
        perceptron: as it is now.
        following: the place of the point that is looked at next.
        visits: points looked at.
        corrections: how many of them were answered wrongly.
        before: one point earlier; None at the beginning.
    """

    perceptron: Perceptron
    following: int = 0
    visits: int = 0
    corrections: int = 0
    before: Course | None = field(default=None, repr=False)

    @property
    def visited(self) -> int | None:
        """The place of the point just looked at."""
        return None if self.before is None else self.before.following

    @property
    def has_corrected(self) -> bool:
        """Whether that point was answered wrongly, so that the line moved."""
        return self.before is not None and self.before.corrections < self.corrections

    def step(self, points: Points, rate: float) -> Course:
        """Look at the next point. `points` must not be empty."""
        now = self.following % len(points)
        after = self.perceptron.corrected(points, now, rate)
        corrections = self.corrections + (after is not self.perceptron)
        return Course(after, (now + 1) % len(points), self.visits + 1, corrections, self)

    def to_correction(self, points: Points, rate: float) -> Course:
        """Look at points until one is corrected, or none needs to be."""
        course = self
        for _ in points:
            course = course.step(points, rate)
            if course.has_corrected:
                break
        return course

    @cached_property
    def circle(self) -> int | None:
        """After how many visits these very weights met the same next point again; None if they never did.

        From there on all repeats, corrections and all: the rule will never end. So no straight line is right for all
        points, for if there were one, the rule would end.
        """
        earlier = self.before
        while earlier is not None and earlier.corrections == self.corrections:
            earlier = earlier.before
        # What has the same number of corrections was only walked along, not around.
        while earlier is not None:
            if earlier.following == self.following and earlier.perceptron == self.perceptron:
                return self.visits - earlier.visits
            earlier = earlier.before
        return None
