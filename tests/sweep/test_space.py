"""Space files: what they hold is read as it is meant, and what is wrong in one is named."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import ConfigError
from hwr.nn.optimizers import Momentum
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import write_recipe
from hwr.sweep.search import expected, settings_of
from hwr.sweep.space import Listed, Ranged, Space, read_space

RATES = {"training.learning_rate": [0.01, 0.1]}


def read(folder: Path, **table: Any) -> Space:
    """A space of this table."""
    file = folder / "rates.toml"
    file.write_text(tomli_w.dumps({"parameters": RATES, **table}), encoding="utf-8")
    return read_space(file)


def test_what_is_left_out_has_its_defaults(tmp_path: Path) -> None:
    space = read(tmp_path)
    assert (space.name, space.tag, space.method, space.trials) == ("rates", "sweep rates", "grid", 2)
    assert space.base == PRESETS["first"].recipe
    assert space.parameters == {"training.learning_rate": Listed((0.01, 0.1))}
    assert space.recipe({"training.learning_rate": 0.1}).training.learning_rate == 0.1


def test_tables_and_dotted_names_are_alike(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(
        "hidden = [[16], [32, 16]]\ntraining.dropout = [0.0, 0.5]\ntraining.batch_size = { low = 8, high = 64 }\n"
        'training.optimizer = [{ name = "momentum", momentum = 0.5 }, "adam"]\n"hidden.*.activation" = ["tanh"]\n'
    )
    file.write_text(f'method = "random"\ntrials = 7\n[parameters]\n{file.read_text()}')
    space = read_space(file)
    assert list(space.parameters) == [
        *("hidden", "training.dropout", "training.batch_size", "training.optimizer", "hidden.*.activation")
    ]
    assert space.parameters["training.batch_size"] == Ranged(8, 64, is_whole=True)
    recipe = space.recipe(settings_of(space, {"hidden": 1, "training.optimizer": 0, "hidden.*.activation": 0}))
    assert [layer.units for layer in recipe.hidden] == [32, 16]
    assert recipe.training.optimizer == Momentum(0.5)
    assert {layer.activation for layer in recipe.hidden} == {"tanh"}


def test_whole_numbers_for_a_setting_that_takes_any_are_any(tmp_path: Path) -> None:
    parameters = {"training.input_noise": {"low": 0, "high": 1}, "variants": {"low": 0, "high": 2}}
    space = read(tmp_path, method="random", trials=2, parameters=parameters)
    assert space.parameters["training.input_noise"] == Ranged(0, 1)
    assert space.parameters["variants"] == Ranged(0, 2, is_whole=True)


def test_steps_make_a_list_of_a_range(tmp_path: Path) -> None:
    rate = {"low": 1e-4, "high": 0.1, "log": True, "steps": 4}
    assert read(tmp_path, parameters={"training.learning_rate": rate}).parameters == {
        "training.learning_rate": Listed((1e-4, 1e-3, 1e-2, 0.1))
    }


def test_values_may_need_each_other(tmp_path: Path) -> None:
    parameters = {"training.loss": ["mean_squared_error"], "output.activation": ["sigmoid"], **RATES}
    assert read(tmp_path, parameters=parameters).trials == 2


def test_the_base_is_a_preset_a_file_or_a_table(tmp_path: Path) -> None:
    write_recipe(tmp_path / "own.toml", PRESETS["classic"].recipe)
    assert read(tmp_path, config="own.toml").base == PRESETS["classic"].recipe
    assert read(tmp_path, preset="classic").base == PRESETS["classic"].recipe
    assert read(tmp_path, recipe={"variants": 3, "held_out": "random"}).base.variants == 3


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"trails": 3}, "a space has no 'trails'; it can have name, preset"),
        ({"method": "best"}, "method must be one of grid, random, halving, tpe; it is 'best'."),
        ({"method": "random"}, 'trials is missing: how many does method = "random" begin?'),
        ({"trials": 3}, 'trials does not belong to method = "grid"'),
        ({"method": "random", "trials": 0}, "trials must be between 1 and 10,000; it is 0."),
        ({"folds": 1}, "folds must be 0, for none, or at least 2; it is 1."),
        ({"factor": 2}, 'factor belongs to method = "halving"'),
        ({"score": "speed"}, "score must be one of accuracy, loss; it is 'speed'."),
        ({"name": " "}, "name must be a few words"),
        ({"preset": "first", "config": "x.toml"}, "preset and config exclude each other"),
        ({"preset": "shipped"}, 'nothing would tell one trial from another: held_out is "none"'),
        ({"parameters": {}}, "parameters is missing: what is to be varied?"),
        ({"parameters": {"training.rate": [1]}}, "parameters: training.rate: A recipe has no setting 'training.rate'."),
        ({"parameters": {"training.dropout": [0.5, 2.0]}}, "parameters: training.dropout: dropout must be"),
        ({"parameters": {"training.dropout": []}}, "parameters: training.dropout: its list is empty."),
        ({"parameters": {"training.dropout": [0.5, 0.5]}}, "training.dropout: 0.5 stands in its list twice."),
        ({"parameters": {"training.dropout": 0.5}}, "it must be a list of values, or a range"),
        ({"parameters": {"training.dropout": {"low": 0.0, "high": 0.5}}}, 'is a range without end for method = "grid"'),
        ({"parameters": {"training.dropout": {"low": 0.0, "top": 0.5}}}, "a range has no 'top'"),
        ({"parameters": {"training.dropout": {"low": 0.0}}}, "its range lacks high."),
        ({"parameters": {"training.dropout": {"low": 0.5, "high": 0}}}, "low must be below high; they are 0.5 and 0."),
        ({"parameters": {"training.l2": {"low": 0, "high": 1, "log": True}}}, "with log, low must be above 0; it is"),
        ({"parameters": {"training.l2": {"low": math.nan, "high": 1}}}, "low must be a finite number; it is nan."),
        ({"parameters": {"training.seed": {"low": 0, "high": 10**6, "steps": 999}, "variants": [*range(11)]}},
         "combinations; at most 10,000 can be tried."),
        ({"method": "halving", "trials": 9, "parameters": {"training.epochs": [1]}}, "training.epochs is what method"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(tmp_path: Path, table: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, **table)
    assert str(caught.value).startswith(f"The space {tmp_path / 'rates.toml'} cannot be used: ")
    assert said in str(caught.value)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["low", "high", "log", "a"]), inner),
    max_leaves=5,
).filter(lambda value: "None" not in repr(value))
TABLES = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("name", "method", "trials", "factor", "seed", "folds", "score", "preset"), VALUES),
        "parameters": st.dictionaries(st.sampled_from(["hidden", "training", "training.dropout", "x"]), VALUES),
    },
)


@given(TABLES)
def test_any_table_is_read_or_refused_in_a_sentence(tmp_path: Path, table: dict[str, Any]) -> None:
    try:
        space = read(tmp_path, **table)
    except ConfigError:
        return
    assert space.trials >= 1
    assert expected(space) >= 1


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9), st.floats(0, 1))
def test_numbers_of_a_range_lie_within_it(low: float, width: float, share: float) -> None:
    high = low + width
    for log in (False, *([True] if low > 0 else [])):
        value = Ranged(low, high, log).at(share)
        assert low <= value <= high
