"""Queries: words, conditions on what was measured and set, and ranges, as people write them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import changed
from hwr.store.runs.metrics import METRICS, SETTINGS
from hwr.store.runs.query import Query
from hwr.store.runs.record import RunSummary
from hwr.store.runs.run_store import RunStore
from tests.store.runs_made import RECIPE, begin, history
from tests.ui.runs.test_columns import RUN

FIRST = PRESETS["first"].recipe
GOOD = replace(RUN, name="Wide one", best_test_accuracy=0.97, test_accuracy=0.96, test_loss=0.15)


def test_every_metric_is_a_field_of_a_run_s_line_and_every_setting_a_number_of_a_recipe() -> None:
    assert {metric.field for metric in METRICS} <= set(RunSummary.__dataclass_fields__)
    recipe = changed(FIRST, {"samples": 50}).to_dict()
    assert all(setting.value(recipe) is not None for setting in SETTINGS)
    assert len({asked.name for asked in (*METRICS, *SETTINGS)}) == len(METRICS) + len(SETTINGS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "wide",
        "WIDE one 64",
        "best>96",
        "best > 96 %".replace(" %", "%"),
        "best>=97%",
        "best >= 0.97",
        "best=0.97",
        "test accuracy >= 0.95",
        "Test accuracy ≥ 95",
        "Best test accuracy 0.9..1",
        "best 96..98 wide",
        "loss<0.2",
        "test loss ..0.2",
        "loss: .1..1.6e-1",
        "epochs>=60",
        "rate 0.001..0.01",
        "rate=0.002",
        "learning rate 0.001.. batch 64..64",
        "layers=1 seed=0",
        "dropout<=0",
        "l2<1e-3",
    ],
)
def test_a_run_is_found(text: str) -> None:
    assert Query.of(text).finds(GOOD, FIRST.to_dict())


@pytest.mark.parametrize(
    "text",
    [
        "narrow",
        "best>97",
        "best<97%",
        "test accuracy >= 0.97",
        "own>0",  # nothing was taught
        "loss 0.2..0.3",
        "rate 0.01..0.1",
        "rate<0.002",
        "variants>0",
        "samples>=1",  # all there are, which is no number
        "wide best>99",
        "best",  # a word that is nowhere
        "best>high",
        "rate ..",
        "worst>3",
        "best>nan",
    ],
)
def test_a_run_is_not_found(text: str) -> None:
    assert not Query.of(text).finds(GOOD, FIRST.to_dict())


def test_recipes_are_needed_for_settings_alone() -> None:
    assert Query.of("rate>0").asks_settings
    assert not Query.of("best>0 rate").asks_settings
    assert not Query.of("rate>0").finds(GOOD, {})


@given(st.text())
def test_whatever_is_written_is_words_and_conditions(text: str) -> None:
    query = Query.of(text)
    assert all(" " not in word for word in query.words)
    query.finds(GOOD, {})


@given(st.sampled_from((*METRICS, *SETTINGS)), st.floats(0, 1e9), st.floats(0, 1e9), st.booleans())
def test_a_range_is_both_its_ends(asked: object, low: float, high: float, is_spaced: bool) -> None:
    assert hasattr(asked, "name")
    text = f"{asked.name} {low!r} .. {high!r}" if is_spaced else f"{asked.name}={low!r}..{high!r}"
    apart = f"{asked.name}>={low!r} {asked.name} <= {high!r}"
    assert Query.of(text) == Query.of(apart)
    assert len(Query.of(text).conditions) == 2


def test_the_history_is_searched_by_settings(tmp_path: Path) -> None:
    with RunStore.open(history(tmp_path)) as store:
        begin(store)
        training = {**RECIPE["training"], "learning_rate": 0.05}  # type: ignore[dict-item]
        second = store.begin({**RECIPE, "training": training}, seed=3, versions={}, data_fingerprint="")
        assert [run.id for run in store.runs(search="rate 0.01..0.1")] == [second]
        assert len(store.runs(search="rate 0.0001..0.1")) == 2
