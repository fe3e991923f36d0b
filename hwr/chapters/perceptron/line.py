"""The line on which a perceptron's sum is 0: where it runs, and the perceptron whose line runs elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hwr.chapters.perceptron.rule import Perceptron

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
