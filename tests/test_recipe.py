"""Recipes: read and written strictly, cooked reproducibly from nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hwr.errors import ConfigError
from hwr.nn.network import LayerSpec
from hwr.recipe.cooking import Cooked, cook
from hwr.recipe.files import read_recipe
from hwr.recipe.presets import PRESETS
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import Recipe
from hwr.store.model_file import load_model, save_model


def _tiny(**changes: object) -> Recipe:
    training = replace(Recipe().training, max_updates=150, batch_size=128)
    return replace(Recipe(hidden=(LayerSpec(32),), variants=2, training=training), **changes)  # type: ignore[arg-type]


def _cooked(recipe: Recipe) -> Cooked:
    *progress, end = cook(recipe, made_by="test")
    assert all(isinstance(step, Progress) for step in progress)
    shares = [step.share for step in progress if isinstance(step, Progress)]
    assert shares == sorted(shares)
    assert shares[0] >= 0
    assert shares[-1] <= 1
    assert isinstance(end, Cooked)
    return end


def test_the_same_recipe_gives_the_same_model_and_another_seed_another(tmp_path: Path) -> None:
    one, same = _cooked(_tiny()).model, _cooked(_tiny()).model
    np.testing.assert_array_equal(one.network.parameters, same.network.parameters)
    other = _cooked(_tiny(training=replace(_tiny().training, seed=1))).model
    assert not np.array_equal(one.network.parameters, other.network.parameters)
    save_model(tmp_path / "m.safetensors", one)
    loaded = load_model(tmp_path / "m.safetensors")
    assert Recipe.from_dict(loaded.training["recipe"]) == _tiny()
    assert loaded.training["command"] == "test"
    assert loaded.metrics["training_accuracy"] > 0.5


@pytest.mark.parametrize("held_out", ["random", "last_fifth"])
def test_held_out_digits_are_tested_and_not_learnt(held_out: str) -> None:
    metrics = _cooked(_tiny(held_out=held_out, variants=0)).model.metrics
    assert metrics["training_digits"] + metrics["test_digits"] == 1797
    assert abs(metrics["test_digits"] - 359) <= 5
    assert 0.5 < metrics["test_accuracy"] <= 1


def test_an_abandoned_cook_does_nothing_more() -> None:
    work = cook(_tiny())
    next(work)
    work.close()
    assert list(work) == []


def test_recipes_go_through_toml(tmp_path: Path) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(
        'variants = 3\nheld_out = "random"\nhidden = [20, {units = 10, activation = "tanh"}]\n'
        '[training]\nmax_updates = 40\nseed = 9\n[training.optimizer]\nname = "sgd"\n',
        encoding="utf-8",
    )
    recipe = read_recipe(path)
    assert recipe.hidden == (LayerSpec(20), LayerSpec(10, "tanh"))
    assert (recipe.variants, recipe.held_out, recipe.training.seed) == (3, "random", 9)
    assert recipe.training.label_smoothing == Recipe().training.label_smoothing


def test_toml_can_say_none_and_full() -> None:
    training = {"batch_size": "full", "averaging": "none", "epochs": 30}
    made = Recipe.from_dict({"training": training}).training
    assert (made.batch_size, made.averaging, made.epochs, made.max_updates) == (None, None, 30, None)
    assert Recipe.from_dict({"training": {"max_updates": 7}}).training.epochs is None


def test_a_model_tells_why_its_training_ended() -> None:
    assert _cooked(_tiny()).model.training["stopped"] == "updates done"
    converging = replace(_tiny().training, epochs=30, max_updates=None, convergence_window=1, convergence_tolerance=0.9)
    training = _cooked(_tiny(variants=0, training=converging)).model.training
    assert training["stopped"] == "converged"
    assert training["updates"] < 30 * 15


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[training]\npatience = 3", "patience"),
        ('[training]\nbatch_size = "none"', "batch_size"),
        ("variants = -1", "variants"),
        ("variants = 2.5", "variants"),
        ("variant = 3", "no setting 'variant'"),
        ('held_out = "half"', "held_out"),
        ("hidden = 5", "hidden"),
        ("hidden = [0]", "units"),
        ("hidden = [true]", "units|hidden"),
        ("restructured = 2", "restructured"),
        ("[training]\nlearning_rate = -1", "learning_rate"),
        ("[training]\nspeed = 1", "speed"),
        ("training = 4", "training"),
        ("variants = ", "TOML"),
        ("variants = nan", "variants"),
        ("variants = " + "9" * 5000, "TOML"),
        ("variants = " + "[" * 20_000, "nested"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message) as caught:
        read_recipe(path)
    assert "recipe.toml" in str(caught.value)


def test_files_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "missing.toml", tmp_path, tmp_path / "binary.toml"):
        with pytest.raises(ConfigError):
            read_recipe(path)


@pytest.mark.parametrize("name", PRESETS)
def test_presets_survive_writing(name: str) -> None:
    assert Recipe.from_dict(PRESETS[name].recipe.to_dict()) == PRESETS[name].recipe
