"""More digits: how well a network with one hidden layer reads, depending on how many digits it has learnt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from hwr.chapters.hidden.chapter import SIZES
from hwr.chapters.hidden.depth import Experiment
from hwr.language import tr
from hwr.recipe.preparing import Prepared
from hwr.recipe.progress import Progress
from hwr.train.sample_curve import SampleCurve, sample_curve
from hwr.words import percent

SPLITS: Final = 4
_EPOCHS: Final = 40
_WIDE: Final = 0.05
"""A gap between learnt digits and others that is wider than this is called overfitting."""


def learning_curve(units: int, digits: Prepared) -> Iterator[Progress | SampleCurve]:
    """Train it on each of `SIZES` digits, `SPLITS` times each; the curve grows by a point at a time.

    Raises:
        ConfigError, DataError: as `sample_curve`.
    """
    recipe = Experiment(units=units, epochs=_EPOCHS).recipe(1, 0)
    points: list[SampleCurve] = []
    for size in SIZES:
        begun, share = sum(SIZES[: len(points)]) / sum(SIZES), size / sum(SIZES)
        for step in sample_curve(recipe, digits, splits=SPLITS, wanted=(size,)):
            if isinstance(step, Progress):
                yield Progress(step.step, begun + share * step.share)
            else:
                points.append(step)
                yield _joined(points)


def _joined(points: list[SampleCurve]) -> SampleCurve:
    learnt, tested = (
        np.concatenate(scores) for scores in zip(*((one.train_scores, one.test_scores) for one in points), strict=True)
    )
    return SampleCurve(np.concatenate([one.sizes for one in points]), learnt, tested)


@dataclass(frozen=True)
class AtSize:
    """The curve at one place, interpolated between the sizes that were learnt.

    Attributes:
        size: how many digits.
        learnt, tested: mean accuracy on those, and on others, in [0, 1].
    """

    size: int
    learnt: float
    tested: float

    @classmethod
    def on(cls, curve: SampleCurve, size: int) -> AtSize:
        """The curve there; beyond its ends as at them."""
        places = np.log(curve.sizes)
        learnt, tested = (
            float(np.interp(np.log(size), places, scores.mean(axis=1)))
            for scores in (curve.train_scores, curve.test_scores)
        )
        return cls(size, learnt, tested)

    @property
    def gap(self) -> float:
        """How much better it reads what it has learnt."""
        return self.learnt - self.tested

    def words(self) -> str:
        """What is to be seen there, in two or three sentences."""
        shares = {"learnt": percent(self.learnt, 1), "tested": percent(self.tested, 1)}
        if self.gap > _WIDE:
            return tr(
                "After learning %n digit(s) it reads {learnt} of those, and {tested} of digits it has never seen: a "
                "gap of {gap:.0f} points. It has learnt by heart what is not true of others.",
                "",
                self.size,
                gap=100 * self.gap,
                **shares,
            )
        return tr(
            "After learning %n digit(s) it reads {learnt} of those, and {tested} of digits it has never seen. The gap "
            "is nearly closed: so many digits cannot be learnt by heart with so few weights.",
            "",
            self.size,
            **shares,
        )
