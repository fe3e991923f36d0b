"""Metrics: what of a run can be asked for by its value, and conditions on it, as one writes them: "best>97"."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from operator import ge, gt, le, lt
from typing import Final


@dataclass(frozen=True)
class Metric:
    """One number of a run's line in the table.

    Attributes:
        name: in a condition.
        title: for people.
        field: of `RunSummary`.
        is_share: whether it is a share, which is asked for in per cent.
        is_good_low: whether less is better.
    """

    name: str
    title: str
    field: str
    is_share: bool = False
    is_good_low: bool = False


METRICS: Final = (
    Metric("best", "Best test accuracy", "best_test_accuracy", is_share=True),
    Metric("test", "Test accuracy", "test_accuracy", is_share=True),
    Metric("train", "Training accuracy", "train_accuracy", is_share=True),
    Metric("drawings", "Accuracy on shipped drawings", "drawings_accuracy", is_share=True),
    Metric("own", "Accuracy on own drawings", "own_accuracy", is_share=True),
    Metric("loss", "Test loss", "test_loss", is_good_low=True),
    Metric("lowest", "Lowest test loss", "lowest_test_loss", is_good_low=True),
    Metric("trainloss", "Training loss", "train_loss", is_good_low=True),
    Metric("epochs", "Epochs", "epochs"),
    Metric("updates", "Updates", "updates"),
    Metric("seconds", "Seconds", "seconds", is_good_low=True),
)
"""What can be asked for."""

_BY_NAME: Final = {metric.name: metric for metric in METRICS}
_COMPARISONS: Final[tuple[tuple[str, Callable[[float, float], bool]], ...]] = (
    (">=", ge),
    ("<=", le),
    (">", gt),
    ("<", lt),
)


@dataclass(frozen=True)
class Condition:
    """A metric compared with a number, in per cent if it is a share."""

    metric: Metric
    sign: str
    value: float

    def is_met(self, found: float | None) -> bool:
        """Whether a run with this value, None for one that is not known, meets it."""
        if found is None:
            return False
        compare = next(compare for sign, compare in _COMPARISONS if sign == self.sign)
        return bool(compare(100 * found if self.metric.is_share else found, self.value))


def condition(word: str) -> Condition | None:
    """The condition that a word is; None if it is none."""
    for sign, _ in _COMPARISONS:
        name, found, number = word.partition(sign)
        if found and name in _BY_NAME:
            try:
                value = float(number.removesuffix("%"))
            except ValueError:
                return None
            return None if math.isnan(value) else Condition(_BY_NAME[name], sign, value)
    return None
