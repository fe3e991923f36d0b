"""What is said of a training with which nothing is wrong holds: with its number, and why training lies below test."""

from __future__ import annotations

from math import nan

import pytest

from hwr.nn.history import History, Mark, MarkKind
from hwr.nn.report import EpochReport, StopReason
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe
from hwr.train.doctor.evidence import Evidence
from hwr.train.doctor.health import health

FIRST, QUICK = (PRESETS[name].recipe for name in ("first", "quick"))


def after_an_epoch(train: float | None, test: float | None) -> History:
    history = History(2, 100)
    report = EpochReport(
        update=10, epoch=1, samples_seen=100, seconds=0.1, learning_rate=0.1, losses=(1.0,) * 10, layers=(), loss=nan,
        train_loss=None, train_accuracy=train, validation_loss=None, validation_accuracy=None, test_loss=None,
        test_accuracy=test, stop=None,
    )  # fmt: skip
    history.append(report)
    return history


@pytest.mark.parametrize(
    ("recipe", "train", "test", "stop", "said"),
    [
        (FIRST, None, None, None, "Nothing wrong so far."),
        (FIRST, 0.97, 0.95, None, "Nothing wrong so far: 95\u00a0% of the test digits are read right."),
        (FIRST, 0.97, None, None, "Nothing wrong so far: 97\u00a0% of the training samples are read right."),
        (FIRST, 0.58, 0.56, None, "Nothing wrong so far; 56\u00a0% of the test digits are read right as yet."),
        (FIRST, 0.58, 0.56, StopReason.EPOCHS_DONE, "No fault found, but only 56\u00a0% of the test digits are"),
        (QUICK, 0.81, 0.94, None, "training samples it is 81\u00a0%: they are rewritten variants and nonsense, and"),
        (FIRST, 0.81, 0.94, None, "Of the training samples it is 81\u00a0%; with so few test digits that is chance."),
    ],
)  # fmt: skip
def test_it_says_how_much_is_read(
    recipe: Recipe, train: float | None, test: float | None, stop: StopReason | None, said: str
) -> None:
    assert said in health(Evidence(recipe, after_an_epoch(train, test), stop=stop))


def test_a_training_that_was_stopped_is_over() -> None:
    history = after_an_epoch(0.58, 0.56)
    history.mark(Mark(10, MarkKind.STOP, "stopped"))
    assert health(Evidence(FIRST, history)).startswith("No fault found, but only 56")
