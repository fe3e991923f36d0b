"""Models are made reproducibly from nothing, and can be abandoned."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hwr.data.digits import Digits
from hwr.nn.network import LayerSpec
from hwr.recipe.making import make_model
from hwr.recipe.preparing import Preparer
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import Recipe
from hwr.store.model_file import Model, load_model, save_model


def _tiny(**changes: object) -> Recipe:
    training = replace(Recipe().training, max_updates=150, batch_size=128)
    return replace(Recipe(hidden=(LayerSpec(32),), variants=2, training=training), **changes)  # type: ignore[arg-type]


def _made(recipe: Recipe, preparer: Preparer) -> Model:
    *progress, end = make_model(recipe, made_by="test", preparer=preparer)
    assert all(isinstance(step, Progress) for step in progress)
    shares = [step.share for step in progress if isinstance(step, Progress)]
    assert shares == sorted(shares)
    assert shares[0] >= 0
    assert shares[-1] <= 1
    assert isinstance(end, Model)
    return end


def test_the_same_recipe_gives_the_same_model_and_another_seed_another(tmp_path: Path, digits_300: Digits) -> None:
    digits = digits_300.part(np.arange(100))
    one, same = (_made(_tiny(), Preparer(digits)) for _ in range(2))
    np.testing.assert_array_equal(one.network.parameters, same.network.parameters)
    other = _made(_tiny(training=replace(_tiny().training, seed=1)), Preparer(digits))
    assert not np.array_equal(one.network.parameters, other.network.parameters)
    save_model(tmp_path / "m.safetensors", one)
    loaded = load_model(tmp_path / "m.safetensors")
    assert Recipe.from_dict(loaded.training["recipe"]) == _tiny()
    assert loaded.training["command"] == "test"
    assert loaded.metrics["training_accuracy"] > 0.5


def test_a_model_is_the_same_whatever_cores_there_are(digits_300: Digits, monkeypatch: pytest.MonkeyPatch) -> None:
    large = replace(_tiny(), hidden=(LayerSpec(512), LayerSpec(256)), training=replace(_tiny().training, max_updates=9))
    made = []
    for cores in (1, 2):
        monkeypatch.setattr("hwr.recipe.making.processors", lambda cores=cores: cores)
        made.append(_made(large, Preparer(digits_300, workers=cores - 1)))
    one, two = made
    np.testing.assert_array_equal(one.network.parameters, two.network.parameters)
    assert one.metrics == two.metrics


@pytest.mark.parametrize("held_out", ["random", "last_fifth"])
def test_held_out_digits_are_tested_and_not_learnt(held_out: str, preparer_300: Preparer) -> None:
    metrics = _made(_tiny(held_out=held_out, variants=0), preparer_300).metrics
    assert metrics["training_digits"] + metrics["test_digits"] == 300
    assert abs(metrics["test_digits"] - 60) <= 5
    assert 0.5 < metrics["test_accuracy"] <= 1


def test_what_is_abandoned_does_nothing_more(preparer_300: Preparer) -> None:
    work = make_model(_tiny(), preparer=preparer_300)
    next(work)
    work.close()
    assert list(work) == []


def test_a_model_tells_why_its_training_ended(preparer_300: Preparer) -> None:
    assert _made(_tiny(variants=0), preparer_300).training["stopped"] == "updates done"
    # Smoothed labels cost 0.5 at least, so the loss cannot fall to a tenth from one window to the next.
    small_batches = replace(_tiny().training, batch_size=16, epochs=30, max_updates=None)
    converging = replace(small_batches, convergence_window=3, convergence_tolerance=0.9)
    training = _made(_tiny(variants=0, training=converging), preparer_300).training
    assert training["stopped"] == "converged"
    assert training["updates"] < 30 * 19
