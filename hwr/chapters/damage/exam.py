"""An exam: labelled pictures that a network is asked to read, its score, and its scores along a dial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.damage.damage import MOST_BITS, WHOLE, damaged
from hwr.chapters.damage.plan import Plan
from hwr.nn.calibration import mean_of_views
from hwr.nn.metrics import wilson_interval
from hwr.nn.network import Network


@dataclass(frozen=True)
class Score:
    """How many of so many were read right, n at least 1."""

    right: int
    n: int

    @property
    def share(self) -> float:
        """In [0, 1]."""
        return self.right / self.n

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's, at 95 % confidence."""
        return wilson_interval(self.right, self.n)


DRAWING, DIGIT = "drawing", "digit"


@dataclass(frozen=True, eq=False)
class Exam:
    """What is to be read.

    Attributes:
        noun: what one of them is, `DRAWING` or `DIGIT`.
        note: what is to be known of them, after that noun: "that it has learnt from"; marked, may be empty.
        views: float32 (n_views, n, 64): several pictures of each, of whose outputs the mean counts, as in use.
        labels: (n,): which output says it right.
    """

    noun: str
    note: str
    views: NDArray[np.float32]
    labels: NDArray[np.intp]

    def score(self, network: Network) -> Score:
        """How a network does; safe in any thread."""
        views, n, inputs = self.views.shape
        outputs = network.predict(self.views.reshape(views * n, inputs)).reshape(views, n, -1)
        answers = mean_of_views(outputs).argmax(axis=1)
        return Score(int(np.count_nonzero(answers == self.labels)), n)


ALONG: Final[dict[str, tuple[float, ...]]] = {
    "pruned": (*(i / 20 for i in range(21)),),
    "noise": (*(i / 5 for i in range(16)),),
    "off": (*(i / 20 for i in range(21)),),
    "bits": (WHOLE, *range(MOST_BITS, 0, -1)),
}
"""The values at which a curve is measured, by the name of what is varied in a plan, from whole to broken."""


def along(network: Network, exam: Exam, plan: Plan, name: str) -> Iterator[tuple[Score, ...]]:
    """The scores at the values of `ALONG`, all else as in the plan: all so far, after each."""
    scores: list[Score] = []
    for value in ALONG[name]:
        scores.append(exam.score(damaged(network, varied(plan, name, value).damage(network.architecture))))
        yield tuple(scores)


def varied(plan: Plan, name: str, value: float) -> Plan:
    """The plan with another value of what is varied."""
    match name:
        case "pruned":
            return replace(plan, pruned=value)
        case "noise":
            return replace(plan, noise=value)
        case "off":
            return replace(plan, off=value)
        case _:
            return replace(plan, bits=int(value))


def least(scores: Sequence[Score]) -> float:
    """The lowest share, 1 if there is none."""
    return min((score.share for score in scores), default=1.0)
