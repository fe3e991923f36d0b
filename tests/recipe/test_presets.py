"""The presets: those that were promised, each with two sentences, each with what it is meant to show."""

from __future__ import annotations

import re

import pytest

from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe


def test_all_that_were_promised_are_there() -> None:
    assert PRESETS["shipped"].recipe == Recipe()
    promised = {
        *("shipped", "classic", "deep-sigmoid", "deep-relu", "rate-too-high", "rate-too-low"),
        *("no-hidden", "zeros", "stochastic", "full-batch", "overfitting"),
    }
    assert promised <= set(PRESETS)


@pytest.mark.parametrize("name", PRESETS)
def test_each_says_in_two_sentences_why_it_is_worth_a_look(name: str) -> None:
    preset = PRESETS[name]
    assert len(re.findall(r"[.!?](?=\s|$)", preset.why)) in (2, 3)
    assert 0 < len(preset.title) <= 40
    assert Recipe.from_dict(preset.recipe.to_dict()) == preset.recipe


def test_no_two_are_alike() -> None:
    recipes = [preset.recipe for preset in PRESETS.values()]
    assert all(recipes.index(recipe) == i for i, recipe in enumerate(recipes))
    assert len({preset.title for preset in PRESETS.values()}) == len(PRESETS)


def test_the_two_deep_ones_differ_in_their_activation_alone() -> None:
    sigmoid, relu = PRESETS["deep-sigmoid"].recipe, PRESETS["deep-relu"].recipe
    assert {layer.activation for layer in sigmoid.hidden} == {"sigmoid"}
    assert {layer.activation for layer in relu.hidden} == {"relu"}
    assert [layer.units for layer in sigmoid.hidden] == [layer.units for layer in relu.hidden]
    assert (sigmoid.training, sigmoid.output, sigmoid.held_out) == (relu.training, relu.output, relu.held_out)
