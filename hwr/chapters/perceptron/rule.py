"""A perceptron of two inputs and the rule it learns by, one point at a time, forward and back.

Rosenblatt (1958); that the rule ends if a straight line can do it at all: Novikoff (1962).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np

from hwr.chapters.perceptron.points import Points
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import Trace, record

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
