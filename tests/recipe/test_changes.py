"""A change asked for by name changes that and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import ConfigError
from hwr.nn.network import LayerSpec
from hwr.nn.optimizers import SGD, Momentum
from hwr.nn.schedules import TailAveraging
from hwr.recipe.changes import changed
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe
from tests.recipe.recipes import recipes

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
