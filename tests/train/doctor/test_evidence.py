"""The baselines against losses that the engine computes of blind and of perfect answers."""

from __future__ import annotations

import numpy as np
import pytest

from hwr.nn.losses import join, target_table
from hwr.recipe.recipe import Recipe, changed
from hwr.train.doctor.evidence import best_accuracy, best_loss, guessing_accuracy, guessing_loss
from tests.train.doctor.watching import recipe_of

PAIRS = [("cross_entropy", "softmax"), ("cross_entropy", "sigmoid"), ("mean_squared_error", "sigmoid")]


def lowest(recipe: Recipe, targets: np.ndarray) -> float:
    """The engine's loss of the outputs that equal the targets, which is the lowest there is."""
    outputs = np.clip(targets, 1e-12, 1 - 1e-12)
    z = np.log(outputs) - (np.log1p(-outputs) if recipe.output.activation == "sigmoid" else 0)
    loss = join(recipe.training.loss, recipe.output.activation, targets.shape, "float64")
    return loss.forward(z, targets, np.empty_like(targets))


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize(("loss", "output"), PAIRS)
def test_losses_of_guessing_and_of_knowing(loss: str, output: str, smoothing: float) -> None:
    recipe = recipe_of({"training.loss": loss, "output.activation": output, "training.label_smoothing": smoothing})
    targets = target_table(10, smoothing, "float64")
    blind = np.full((10, 10), 0.1)
    z = np.log(blind) - (np.log1p(-blind) if output == "sigmoid" else 0)
    guess = join(loss, output, (10, 10), "float64").forward(z, targets, np.empty_like(targets))
    assert guessing_loss(recipe) == pytest.approx(guess)
    assert best_loss(recipe) == pytest.approx(lowest(recipe, targets), abs=1e-9)


def test_pictures_of_no_digit_cannot_be_known() -> None:
    recipe = changed(recipe_of({}), {"variants": 10, "nonsense": 0.25})  # a fifth of all samples
    assert best_accuracy(recipe) == pytest.approx(0.8 + 0.2 * 0.1)
    assert best_loss(recipe) == pytest.approx(0.2 * guessing_loss(recipe))
    assert best_accuracy(recipe_of({})) == 1
    assert guessing_accuracy(recipe) == 0.1
