"""Runs of one recipe that differ by their seeds alone are found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hwr.store.runs.grouping import by_recipe
from hwr.store.runs.run_store import RunStore
from tests.store.runs_made import CONFIG, RECIPE, history


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunStore]:
    with RunStore.open(history(tmp_path)) as opened:
        yield opened


def begun(store: RunStore, seed: int, parent: tuple[int, int] | None = None, **other: Any) -> int:
    recipe = {**RECIPE, "training": {**CONFIG.to_dict(), "seed": seed}, **other}
    return store.begin(recipe, seed=seed, versions={}, data_fingerprint="", parent=parent)


def grouped(store: RunStore) -> list[list[int]]:
    runs = [store.run(summary.id) for summary in store.runs(order="id")]
    return [[run.summary.id for run in group] for group in by_recipe(runs)]


def test_seeds_of_one_recipe_belong_together(store: RunStore) -> None:
    one, other = begun(store, 1), begun(store, 1, samples=50)
    second, third = begun(store, 2), begun(store, 2**64 - 1)
    assert grouped(store) == [[one, second, third], [other]]


def test_a_seed_counts_once_and_what_goes_on_from_another_run_stands_alone(store: RunStore) -> None:
    one, again = begun(store, 1), begun(store, 1)
    second, branch = begun(store, 2), begun(store, 3, parent=(one, 5))
    assert grouped(store) == [[one, second], [again], [branch]]
