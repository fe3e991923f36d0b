"""A draft says of every setting what is wrong with it, and is exactly its recipe when nothing is."""

from __future__ import annotations

import math

import pytest
from hypothesis import given

from hwr.errors import ConfigError
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.initializers import INITIALIZERS
from hwr.nn.losses import LOSSES
from hwr.nn.optimizers import OPTIMIZERS
from hwr.nn.schedules import AVERAGINGS, SCHEDULES
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe, changed
from hwr.store.model_file import OUTPUTS
from hwr.ui.kit.field.number_text import Unreadable
from hwr.ui.train.form.draft import NONE, Draft, LayerDraft, initializers
from hwr.ui.train.form.layers import ACTIVATION_CHOICES
from tests.recipe.recipes import recipes

FIRST = Draft.of(PRESETS["first"].recipe)


def with_settings(settings: dict[str, object], draft: Draft = FIRST) -> Draft:
    for name, value in settings.items():
        draft = draft.with_setting(name, value)
    return draft


@given(recipes())
def test_the_draft_of_a_recipe_is_that_recipe(recipe: Recipe) -> None:
    draft = Draft.of(recipe)
    assert draft.recipe == recipe
    assert not draft.problems
    assert draft.parameter_count == recipe.architecture.parameter_count


def _of_every_kind() -> list[Draft]:
    names = ("training.optimizer.name", "training.schedule.name", "training.averaging.name")
    return [FIRST.with_setting(name, choice.value) for name in names for choice in FIRST.setting(name).choices]


@pytest.mark.parametrize("draft", _of_every_kind())
def test_every_setting_at_fault_is_found_and_named_as_in_the_form(draft: Draft) -> None:
    for name, value in draft.settings.items():
        if isinstance(value, str) or name in ("hidden", "output.initializer", "output.units"):
            continue
        for wrong in (math.nan, math.inf, -1, 1e308 if value is None else -0.5, Unreadable("x", "is none."), "text"):
            found = draft.with_setting(name, wrong)
            assert found.recipe is None
            assert list(found.problems) == [name], (name, wrong)
            assert found.problems[name].startswith(found.setting(name).label), found.problems[name]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("training.learning_rate", 0),
        ("training.dropout", 1.0),
        ("training.epochs", 2.5),
        ("training.seed", -1),
        ("training.optimizer.beta1", -0.5),
        ("training.optimizer.epsilon", math.nan),
        ("samples", 9),
        ("variants", 1001),
        ("nonsense", 1.5),
        ("validation", 0.001),
    ],
)
def test_a_file_is_told_the_same_under_the_names_that_stand_in_files(name: str, wrong: object) -> None:
    problem = FIRST.with_setting(name, wrong).problems[name]
    with pytest.raises(ConfigError) as caught:
        changed(PRESETS["first"].recipe, {name: wrong})
    leaf = name.rpartition(".")[2]
    assert str(caught.value).removeprefix(leaf) == problem.removeprefix(FIRST.setting(name).label)


@pytest.mark.parametrize("name", ["training.epochs", "training.max_updates", "variants", "training.seed"])
def test_a_whole_number_of_another_type_is_at_fault_however_usual_it_is(name: str) -> None:
    for wrong in (0.0, 1.0, False, True):
        assert list(FIRST.with_setting(name, wrong).problems) == [name]


@pytest.mark.parametrize("units", [0, -1, 1.5, math.nan, 65_537, "", Unreadable("x", "is none.")])
def test_units_at_fault_are_found_in_their_layer(units: object) -> None:
    found = FIRST.with_setting("hidden", (LayerDraft(64), LayerDraft(units), LayerDraft(3)))
    assert list(found.problems) == ["hidden.1.units"]
    assert found.problems["hidden.1.units"].startswith("Units")
    assert found.parameter_count is None


@pytest.mark.parametrize(
    ("settings", "blamed"),
    [
        ({"training.patience": 5}, {"training.patience": "set validation"}),
        ({"training.epochs": None}, {"training.epochs": "needs an end"}),
        (
            {"training.epochs": None, "training.schedule.name": "one_cycle"},
            {"training.epochs": "one cycle needs an end"},
        ),
        ({"training.epochs": None, "training.averaging.name": "tail"}, {"training.epochs": "needs an end"}),
        ({"hidden": (LayerDraft(60_000),) * 2}, {"hidden": "50,000,000"}),
        ({"hidden": (LayerDraft(2),) * 64}, {"hidden": "64"}),
        (
            {"training.epochs": None, "training.patience": 5},
            {"training.epochs": "end", "training.patience": "validation"},
        ),
        (
            {"training.epochs": None, "training.l2": -1, "variants": 2.5, "hidden": (LayerDraft(60_000),) * 2},
            {"training.epochs": "end", "training.l2": "-1", "variants": "2.5", "hidden": "50,000,000"},
        ),
    ],
)
def test_settings_at_odds_are_blamed_on_those_that_can_cure_it(
    settings: dict[str, object], blamed: dict[str, str]
) -> None:
    found = with_settings(settings)
    assert found.recipe is None
    assert set(found.problems) == set(blamed)
    for name, words in blamed.items():
        assert words in found.problems[name]
        assert "_" not in found.problems[name]


def test_another_optimizer_keeps_what_the_two_have_in_common() -> None:
    adam = with_settings({"training.optimizer.beta1": 0.8, "training.optimizer.epsilon": 1e-5})
    adamw = adam.with_setting("training.optimizer.name", "adamw")
    assert (adamw["training.optimizer.beta1"], adamw["training.optimizer.weight_decay"]) == (0.8, 0.01)
    rmsprop = adam.with_setting("training.optimizer.name", "rmsprop")
    assert (rmsprop["training.optimizer.epsilon"], "training.optimizer.beta1" in rmsprop) == (1e-5, False)


def test_differences_are_named() -> None:
    changed = with_settings({"variants": 3, "training.optimizer.name": "sgd"})
    names = set(changed.differing(FIRST))
    assert {"variants", "training.optimizer.name", "training.optimizer.beta1"} <= names
    assert "training.learning_rate" not in names


def test_everything_that_can_be_is_offered() -> None:
    offered = {
        "output.activation": OUTPUTS,
        "output.initializer": (None, *INITIALIZERS),
        "training.loss": LOSSES,
        "training.optimizer.name": OPTIMIZERS,
        "training.schedule.name": SCHEDULES,
        "training.averaging.name": (NONE, *AVERAGINGS),
        "training.dtype": ("float32", "float64"),
        "held_out": ("none", "random", "last_fifth"),
    }
    for name, values in offered.items():
        assert {choice.value for choice in FIRST.setting(name).choices} == set(values)
    assert {choice.value for choice in ACTIVATION_CHOICES} == set(ACTIVATIONS) - {"step", "softmax"}


def test_the_usual_first_weights_are_those_of_the_activation() -> None:
    assert initializers("relu")[0].label == "Usual (He)"
    assert initializers("tanh")[0].label == "Usual (Xavier)"


def test_every_setting_of_a_recipe_has_its_words() -> None:
    for draft in _of_every_kind():
        for name in draft.settings:
            if name != "output.units":
                setting = draft.setting(name)
                assert setting.label
                assert setting.tip.endswith(".")
                assert all(choice.label and choice.tip.endswith(".") for choice in setting.choices)
