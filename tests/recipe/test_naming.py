"""Runs are called by what tells them apart."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.recipe.naming import run_name
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe, changed
from tests.recipe.recipes import recipes

FIRST = PRESETS["first"].recipe


def test_a_preset_s_own_recipe_has_its_title() -> None:
    for preset in PRESETS.values():
        assert run_name(preset.recipe) == preset.title


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"training.dropout": 0.9}, "A good first network, dropout 0.9"),
        ({"training.l2": 100.0}, "A good first network, L2 100"),
        ({"training.dropout": 0.9, "training.l2": 100.0}, "A good first network, L2 100, dropout 0.9"),
        ({"training.seed": 4}, "A good first network, seed 4"),
        ({"held_out": "last_fifth"}, "A good first network, test digits last fifth"),
        ({"held_out": "none"}, "A good first network, test digits none"),
        ({"training.loss": "mean_squared_error"}, "A good first network, loss mean squared error"),
        (
            {"hidden": [{"units": 32, "activation": "relu", "initializer": None}]},
            "A good first network, hidden 32 relu",
        ),
        ({"training.batch_size": None}, "A good first network, full batch"),
        ({"training.optimizer": {"name": "adam", "beta1": 0.8}}, "A good first network, adam beta1 0.8"),
        ({"training.learning_rate": 0.0123456789}, "A good first network, learning rate 0.0123456789"),
    ],
)
def test_what_differs_from_the_preset_is_told(changes: dict[str, Any], name: str) -> None:
    assert run_name(changed(FIRST, changes)) == name


def test_the_nearest_preset_is_the_one_that_is_named() -> None:
    assert run_name(changed(PRESETS["deep-relu"].recipe, {"training.l2": 0.1})) == "The same depth with ReLU, L2 0.1"


@given(recipes(), recipes())
def test_recipes_that_differ_have_names_that_differ(one: Recipe, other: Recipe) -> None:
    assert (run_name(one) == run_name(other)) == (one.to_dict() == other.to_dict())


@given(st.floats(0, 0.99), st.floats(0, 0.99))
def test_a_number_is_told_as_exactly_as_it_is(one: float, other: float) -> None:
    names = [run_name(changed(FIRST, {"training.dropout": value})) for value in (one, other)]
    assert (names[0] == names[1]) == (one == other)
