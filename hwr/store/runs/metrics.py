"""Metrics and settings: what of a run can be asked for by its value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hwr.language import mark


@dataclass(frozen=True)
class Metric:
    """One number of a run's line in the table.

    Attributes:
        name: in a query.
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
    Metric("best", mark("Best test accuracy"), "best_test_accuracy", is_share=True),
    Metric("test", mark("Test accuracy"), "test_accuracy", is_share=True),
    Metric("train", mark("Training accuracy"), "train_accuracy", is_share=True),
    Metric("drawings", mark("Accuracy on shipped drawings"), "drawings_accuracy", is_share=True),
    Metric("own", mark("Accuracy on own drawings"), "own_accuracy", is_share=True),
    Metric("loss", mark("Test loss"), "test_loss", is_good_low=True),
    Metric("lowest", mark("Lowest test loss"), "lowest_test_loss", is_good_low=True),
    Metric("trainloss", mark("Training loss"), "train_loss", is_good_low=True),
    Metric("epochs", mark("Epochs"), "epochs"),
    Metric("updates", mark("Updates"), "updates"),
    Metric("seconds", mark("Seconds"), "seconds", is_good_low=True),
)
"""What can be asked for."""


@dataclass(frozen=True)
class Setting:
    """One number of a run's recipe.

    Attributes:
        name: in a query.
        title: for people.
        path: to it in the recipe; the number of its entries, if there is a list.
        is_share: whether it is a share.
    """

    name: str
    title: str
    path: tuple[str, ...]
    is_share: bool = False

    def value(self, recipe: Mapping[str, Any]) -> float | None:
        """What a recipe has; None if that is no number."""
        found: Any = recipe
        for name in self.path:
            found = found.get(name) if isinstance(found, Mapping) else None
        if isinstance(found, list | tuple):
            return float(len(found))
        return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None


SETTINGS: Final = (
    Setting("rate", mark("Learning rate"), ("training", "learning_rate")),
    Setting("batch", mark("Batch size"), ("training", "batch_size")),
    Setting("dropout", mark("Dropout"), ("training", "dropout"), is_share=True),
    Setting("l2", mark("L2 penalty"), ("training", "l2")),
    Setting("layers", mark("Hidden layers"), ("hidden",)),
    Setting("samples", mark("Samples"), ("samples",)),
    Setting("variants", mark("Variants"), ("variants",)),
    Setting("seed", mark("Seed"), ("training", "seed")),
)
"""What can be asked for of recipes."""
