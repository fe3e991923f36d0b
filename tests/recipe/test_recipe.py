"""A recipe is a frozen value that says what it is made of."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from hwr.errors import ConfigError
from hwr.nn.network import LayerSpec
from hwr.recipe.recipe import SOFTMAX, Recipe
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
