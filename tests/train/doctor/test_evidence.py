"""The baselines against losses of blind and of perfect answers that are worked out by hand."""

from __future__ import annotations

import math

import pytest

from hwr.recipe.recipe import changed
from hwr.train.doctor.evidence import best_loss, guessing_accuracy, guessing_loss
from tests.train.doctor.watching import recipe_of

PAIRS = [("cross_entropy", "softmax"), ("cross_entropy", "sigmoid"), ("mean_squared_error", "sigmoid")]


def entropy(*shares: float) -> float:
    return -sum(p * math.log(p) for p in shares if p)


@pytest.mark.parametrize("s", [0.0, 0.1])
@pytest.mark.parametrize(("loss", "output"), PAIRS)
def test_losses_of_guessing_and_of_knowing(loss: str, output: str, s: float) -> None:
    recipe = recipe_of({"training.loss": loss, "output.activation": output, "training.label_smoothing": s})
    label, other = 1 - s + s / 10, s / 10
    guessing, best = {
        ("cross_entropy", "softmax"): (math.log(10), entropy(label, *[other] * 9)),
        ("cross_entropy", "sigmoid"): (
            10 * entropy(0.1, 0.9),
            entropy(label, 1 - label) + 9 * entropy(other, 1 - other),
        ),
        ("mean_squared_error", "sigmoid"): ((1 - s) ** 2 * 0.9 / 2, 0.0),
    }[loss, output]
    assert guessing_loss(recipe) == pytest.approx(guessing)
    assert best_loss(recipe) == pytest.approx(best, abs=1e-9)


def test_pictures_of_no_digit_could_be_anything() -> None:
    recipe = changed(recipe_of({}), {"variants": 10, "nonsense": 0.25})  # a fifth of all samples
    assert guessing_loss(recipe) == pytest.approx(math.log(10))
    assert best_loss(recipe) == pytest.approx(0.2 * math.log(10))
    assert guessing_accuracy(recipe) == 0.1


def test_answering_evenly_is_right_about_what_is_no_digit() -> None:
    squared = {"training.loss": "mean_squared_error", "variants": 10, "nonsense": 0.25}
    recipe = changed(recipe_of({}), squared)
    assert guessing_loss(recipe) == pytest.approx(0.8 * 0.9 / 2)
    assert best_loss(recipe) == pytest.approx(0, abs=1e-9)
