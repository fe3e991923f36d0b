"""A recipe: refused where its settings do not fit together, changed by their names, read from TOML and written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import ConfigError, StorageError
from hwr.files import MAX_TOML_BYTES
from hwr.nn.network import LayerSpec
from hwr.nn.optimizers import SGD, Momentum
from hwr.nn.schedules import TailAveraging
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import SOFTMAX, Recipe, changed, read_recipe, recipe_toml, write_recipe
from tests.recipe.recipes import recipes


@given(recipes())
def test_every_recipe_goes_through_plain_data_unchanged(recipe: Recipe) -> None:
    assert Recipe.from_dict(json.loads(json.dumps(recipe.to_dict()))) == recipe


def test_nothing_given_is_the_shipped_recipe() -> None:
    assert Recipe.from_dict({}) == Recipe()


def test_its_network_has_64_inputs_and_ten_outputs() -> None:
    architecture = Recipe(hidden=(LayerSpec(7, "tanh"),)).architecture
    assert architecture.shapes == ((64, 7), (7, 10))
    assert architecture.layers[-1] == SOFTMAX


def test_layers_and_output_have_short_forms() -> None:
    made = Recipe.from_dict({"hidden": [9, {"units": 8, "initializer": "zeros"}], "output": "sigmoid"})
    assert made.hidden == (LayerSpec(9), LayerSpec(8, initializer="zeros"))
    assert made.output == LayerSpec(10, "sigmoid")


@pytest.mark.parametrize("validation", [1e-9, 0.0099, -0.1, 0.51, float("nan")])
def test_validation_that_would_be_empty_or_too_much_is_refused(validation: float) -> None:
    with pytest.raises(ConfigError, match="validation"):
        Recipe(validation=validation)


FIRST = PRESETS["first"].recipe


@given(recipes(), st.floats(1e-6, 1))
def test_only_what_is_named_changes(recipe: Recipe, rate: float) -> None:
    other = changed(recipe, {"training.learning_rate": rate})
    assert other.training.learning_rate == rate
    assert changed(other, {"training.learning_rate": recipe.training.learning_rate}) == recipe


@given(recipes())
def test_no_changes_are_the_same_recipe(recipe: Recipe) -> None:
    assert changed(recipe, {}) == recipe


def test_the_recipe_itself_stays_as_it_was() -> None:
    before = FIRST.to_dict()
    changed(FIRST, {"hidden.*.activation": "tanh", "training.optimizer": "sgd"})
    assert FIRST.to_dict() == before


def test_settings_of_all_kinds_can_be_changed() -> None:
    deep = PRESETS["deep-sigmoid"].recipe
    assert {layer.activation for layer in changed(deep, {"hidden.*.activation": "relu"}).hidden} == {"relu"}
    assert changed(FIRST, {"hidden": [5]}).hidden == (LayerSpec(5),)
    assert changed(FIRST, {"output.activation": "sigmoid"}).output.activation == "sigmoid"
    assert changed(FIRST, {"training.optimizer": "sgd"}).training.optimizer == SGD()
    momentum = {"training.optimizer": {"name": "momentum", "momentum": 0.5}}
    assert changed(FIRST, momentum).training.optimizer == Momentum(0.5)
    tail = changed(FIRST, {"training.averaging": "tail"})
    assert tail.training.averaging == TailAveraging()
    assert changed(tail, {"training.averaging.start": 0.5}).training.averaging == TailAveraging(0.5)
    assert changed(tail, {"training.averaging": None}) == FIRST
    assert changed(FIRST, {"training.batch_size": None}).training.batch_size is None
    assert changed(FIRST, {"validation": 0.1, "training.patience": 4}).training.patience == 4


@pytest.mark.parametrize(
    "changes",
    [
        {"speed": 1},
        {"": 1},
        {"training.speed": 1},
        {"training.optimizer.momentum": 0.9},
        {"training.averaging.decay": 0.9},
        {"training.learning_rate.more": 1},
        {"hidden.0.units": 5},
        {"hidden.*.speed": 5},
        {"hidden.*.units": 0},
        {"training.learning_rate": -1},
        {"training.patience": 3},
    ],
)
def test_what_there_is_not_or_cannot_be_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        changed(FIRST, changes)


@given(recipes())
def test_every_recipe_goes_through_toml_unchanged(tmp_path: Path, recipe: Recipe) -> None:
    write_recipe(tmp_path / "recipe.toml", recipe)
    assert read_recipe(tmp_path / "recipe.toml") == recipe


@pytest.mark.parametrize("name", PRESETS)
def test_presets_go_through_toml_unchanged(tmp_path: Path, name: str) -> None:
    write_recipe(tmp_path / "recipe.toml", PRESETS[name].recipe)
    assert read_recipe(tmp_path / "recipe.toml") == PRESETS[name].recipe


def test_every_setting_is_written_out_to_be_edited() -> None:
    text = recipe_toml(PRESETS["first"].recipe)
    for words in ('samples = "all"', 'averaging = "none"', 'patience = "none"', "validation = 0", 'name = "adam"'):
        assert words in text
    assert 'batch_size = "full"' in recipe_toml(PRESETS["full-batch"].recipe)


def test_a_recipe_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(StorageError):
        write_recipe(tmp_path / "there", Recipe())
    assert list(tmp_path.iterdir()) == [tmp_path / "there"]


def test_too_large_a_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "large.toml").write_bytes(b"#" * (MAX_TOML_BYTES + 1))
    with pytest.raises(ConfigError, match="1 MB"):
        read_recipe(tmp_path / "large.toml")


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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[training]\npatience = 3", "patience"),
        ("validation = 0.001", "at least 0.01"),
        ("validation = 0.6", "validation"),
        ("samples = 9", "samples"),
        ('samples = "some"', "samples"),
        ('output = "relu"', "output activation"),
        ("output = {units = 9}", "10 units"),
        ('hidden = [{units = 5, activation = "step"}]', "layer 1 .* slope"),
        ('hidden = [{units = 5, activation = "softmax"}]', "layer 1 .* outputs"),
        ("hidden = [60000, 60000]", "50,000,000"),
        ('[training]\nepochs = "none"\nmax_updates = "none"', "end"),
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
