"""What is done in the middle of a training is part of its recipe, and done again it gives the same weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.errors import ConfigError
from hwr.nn.history import MarkKind
from hwr.nn.network import LayerSpec
from hwr.recipe.interventions import Intervention
from hwr.recipe.making import make_model
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.recipe import Recipe, changed, read_recipe, recipe_toml
from hwr.recipe.replaying import going_on, stretches
from hwr.store.model_file import Model
from hwr.train.trainer import Trainer

BRANCHES: tuple[dict[str, Any], ...] = (
    {},
    {"training.batch_size": 200},
    {"training.optimizer": {"name": "momentum"}, "training.learning_rate": 0.02},
    {"training.dropout": 0.3, "training.max_updates": 300},
    {"training.seed": 3, "training.l2": 0.001},
)
"""What is changed where a run goes on as another one."""

doings = st.one_of(
    st.tuples(st.just("update"), st.integers(1, 30)),
    st.tuples(st.just("forward"), st.integers(1, 2)),
    st.tuples(st.just("rate"), st.sampled_from([0.3, 0.01, 0.0005])),
    st.tuples(st.just("pause"), st.just(0)),
    st.tuples(st.just("back"), st.integers(1, 3)),
    st.tuples(st.just("branch"), st.integers(0, len(BRANCHES) - 1)),
)


@pytest.fixture
def tiny(small: Recipe) -> Recipe:
    training = replace(small.training, dropout=0.1, input_noise=0.05, epochs=None, max_updates=400)
    return replace(small, hidden=(LayerSpec(8),), training=training)


def done(trainer: Trainer, doing: str, value: Any, prepared: Prepared) -> Trainer:
    """Do one thing; what trains afterwards."""
    match doing:
        case "update":
            for _ in range(value):
                trainer.update()
        case "forward":
            for _ in range(value):
                trainer.forward()
        case "rate":
            trainer.set_rate(value)
        case "pause":
            trainer.note(MarkKind.PAUSE)
        case "back":
            for _ in range(value):
                trainer.back()
        case "branch":
            recipe = changed(trainer.recipe.undisturbed, BRANCHES[value])
            checkpoint = trainer.checkpoint_at(trainer.state.update)
            going = going_on(recipe, trainer.recipe, trainer.state.update, note="went on from run 1")
            return Trainer(going, prepared, checkpoint)
    return trainer


def made(recipe: Recipe, preparer: Preparer) -> Model:
    *_, model = make_model(recipe, preparer=preparer)
    assert isinstance(model, Model)
    return model


@given(st.lists(doings, min_size=1, max_size=8))
@settings(max_examples=10)
def test_whatever_was_done_the_recipe_makes_the_same_weights(
    tmp_path_factory: pytest.TempPathFactory,
    tiny: Recipe,
    prepared: Prepared,
    preparer: Preparer,
    todo: list[tuple[str, Any]],
) -> None:
    trainer = Trainer(tiny, prepared)
    for doing, value in todo:
        trainer = done(trainer, doing, value, prepared)
    trainer.finish_epoch()
    if trainer.state.stop is None:
        trainer.note(MarkKind.STOP)
    path = tmp_path_factory.mktemp("recipes") / "recipe.toml"
    path.write_text(recipe_toml(trainer.recipe), encoding="utf-8")
    again = read_recipe(path)
    assert again == trainer.recipe
    np.testing.assert_array_equal(made(again, preparer).network.parameters, trainer.state.result().parameters)


def test_without_what_was_done_the_weights_are_others(tiny: Recipe, prepared: Prepared, preparer: Preparer) -> None:
    trainer = Trainer(tiny, prepared)
    for doing, value in [("update", 30), ("rate", 0.3), ("update", 10)]:
        trainer = done(trainer, doing, value, prepared)
    trainer.note(MarkKind.STOP)
    rates, end = trainer.recipe.interventions
    assert (rates.update, rates.words, end.update, end.words) == (30, "learning rate 0.3", 40, "stopped")
    parameters = trainer.state.result().parameters
    np.testing.assert_array_equal(made(trainer.recipe, preparer).network.parameters, parameters)
    for forgotten in (rates, end):
        left = tuple(one for one in trainer.recipe.interventions if one is not forgotten)
        other = made(replace(trainer.recipe, interventions=left), preparer).network
        assert not np.array_equal(other.parameters, parameters)


def test_updates_taken_back_leave_one_line_and_take_along_what_was_done_in_them(
    tiny: Recipe, prepared: Prepared
) -> None:
    trainer = Trainer(tiny, prepared)
    for doing, value in [("update", 9), ("rate", 0.3), ("update", 4), ("pause", 0), ("back", 3), ("back", 1)]:
        trainer = done(trainer, doing, value, prepared)
    rate, back = trainer.recipe.interventions
    assert (rate.update, rate.kind) == (9, MarkKind.RATE)
    assert (back.update, back.words) == (9, "stepped back from update 13")
    assert trainer.state.learning_rate == 0.3
    trainer.back()
    (back,) = trainer.recipe.interventions
    assert (back.update, back.words) == (8, "stepped back from update 13")
    assert trainer.state.learning_rate == tiny.training.learning_rate


def test_a_run_that_went_on_from_another_tells_what_was_different_before(tiny: Recipe, prepared: Prepared) -> None:
    trainer = Trainer(tiny, prepared)
    for doing, value in [("update", 5), ("branch", 3), ("rate", 0.01), ("update", 5), ("branch", 1)]:
        trainer = done(trainer, doing, value, prepared)
    first, second, third = stretches(trainer.recipe)
    assert first.recipe == tiny
    assert (second.recipe.training.dropout, second.recipe.training.max_updates) == (0.3, 300)
    assert (second.rates, second.end) == (((5, 0.01),), 10)
    assert (third.recipe.training.batch_size, third.recipe.training.dropout) == (200, 0.3)
    assert [one.words for one in trainer.recipe.interventions][::2] == ["went on from run 1"] * 2


@pytest.mark.parametrize(
    ("interventions", "problem"),
    [
        ("7", "must be a list"),
        ('[{update = 3, kind = "leap"}]', "one of rate, pause"),
        ('[{update = -1, kind = "pause"}]', "update"),
        ('[{kind = "pause"}]', "lacks its update"),
        ('[{update = 3, kind = "rate"}]', "learning_rate"),
        ('[{update = 3, kind = "rate", learning_rate = "fast"}]', "learning_rate"),
        ('[{update = 3, kind = "pause", learning_rate = 1.0}]', "has no learning_rate"),
        ('[{update = 3, kind = "pause", colour = 1}]', "has no"),
        ('[{update = 3, kind = "pause"}, {update = 2, kind = "pause"}]', "order"),
    ],
)
def test_what_is_no_intervention_is_refused_in_a_sentence(tmp_path: Path, interventions: str, problem: str) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(f"interventions = {interventions}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=problem):
        read_recipe(path)


def test_settings_that_never_were_are_refused_before_anything_is_trained(tiny: Recipe, preparer: Preparer) -> None:
    branch = Intervention(3, MarkKind.BRANCH, before={"training.colour": 1})
    with pytest.raises(ConfigError, match=r"training\.colour"):
        made(replace(tiny, interventions=(branch,)), preparer)
