"""Recipes go through TOML unchanged, whoever wrote it, and what is wrong in a file is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from hwr.errors import ConfigError, StorageError
from hwr.files import MAX_TOML_BYTES
from hwr.nn.network import LayerSpec
from hwr.recipe.files import read_recipe, recipe_toml, write_recipe
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe
from tests.recipe.recipes import recipes


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
