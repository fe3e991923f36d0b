"""The losses of a long training take little room, and what is said of those long past is true."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from hwr.nn import loss_column
from hwr.nn.loss_column import LossColumn


@pytest.fixture(scope="module", autouse=True)
def _small() -> Iterator[None]:
    """A tenth of a thousand losses is many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loss_column, "MOST_SINGLE", 16)
        patch.setattr(loss_column, "MOST_STRETCHES", 8)
        yield


def extended(column: LossColumn, losses: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    column.extend(losses)
    while column.is_long:
        column.shorten()


Step = tuple[str, int]
steps = st.lists(st.tuples(st.sampled_from(["train", "train", "train", "back"]), st.integers(0, 60)), max_size=12)


@given(st.integers(0, 5), steps, st.integers(0, 2**31))
def test_a_value_is_that_of_the_updates_it_stands_for(start: int, made: list[Step], seed: int) -> None:
    numbers, column = np.random.default_rng(seed), LossColumn(start)
    true = np.full(start + 1, np.nan)  # by update
    for what, count in made:
        if what == "train":
            losses = numbers.lognormal(size=count)
            extended(column, losses)
            true = np.append(true, losses)
        else:
            update = max(start, len(true) - 1 - count)
            column.rewind(update)
            true = true[: update + 1]
    assert column.last == len(true) - 1
    assert len(column.updates) == len(column.values) <= 16 + 8
    old = 0 if column.stretches is None else len(column.stretches.least)
    singles = column.updates[old:]
    assert_array_equal(singles, np.arange(len(true) - len(singles), len(true)))
    assert_array_equal(column.values[old:], true[len(true) - len(singles) :])
    if column.stretches is not None:
        ends = [start, *map(int, column.updates[:old])]
        for i, (before, end) in enumerate(pairwise(ends)):
            count = int(column._old.rows[i, 1])
            assert 1 <= count <= min(column.stretches.length, end - before)
            if count < end - before:  # the training was rewound into it once: nothing is known of a part
                continue
            assert_allclose(column.values[i], true[before + 1 : end + 1].mean())
            assert column.stretches.least[i] == true[before + 1 : end + 1].min()
            assert column.stretches.greatest[i] == true[before + 1 : end + 1].max()


def test_without_rewinding_nothing_is_lost_of_mean_and_extremes() -> None:
    losses = np.random.default_rng(0).lognormal(size=5_000)
    column = LossColumn(7)
    for some in np.split(losses, 250):
        extended(column, some)
    stretches = column.stretches
    assert stretches is not None
    assert_allclose(column.mean(7, 5_007), losses.mean())
    assert_allclose(column.mean(4_999, 5_007), losses[-8:].mean())
    assert stretches.greatest.max() == losses[: -len(column.values)].max()
    assert stretches.least.min() == losses[: -len(column.values)].min()
    assert int(column.updates[-1]) == column.last == 5_007


def test_what_was_handed_out_stays_as_it_is() -> None:
    column = LossColumn(0)
    extended(column, np.arange(10.0))
    values, updates = column.values, column.updates
    before = values.copy(), updates.copy()
    for _ in range(50):
        extended(column, np.ones(20))
    assert_array_equal(values, before[0])
    assert_array_equal(updates, before[1])
    with pytest.raises(ValueError, match="read-only"):
        column.values[0] = 1.0


def test_unknown_and_infinite_losses_harm_no_others() -> None:
    losses = np.ones(64)
    losses[[3, 9]] = np.nan, np.inf
    column = LossColumn(0)
    extended(column, losses)
    assert column.stretches is not None
    assert np.isfinite(column.values).sum() >= len(column.values) - 2
    assert column.stretches.greatest[0] == 1.0 or np.isinf(column.stretches.greatest[0])


def test_eight_hours_of_updates_need_no_more_memory_than_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loss_column, "MOST_SINGLE", 1 << 18)
    monkeypatch.setattr(loss_column, "MOST_STRETCHES", 1 << 16)
    column, piece = LossColumn(0), np.ones(30_000)

    def train(updates: int) -> int:
        for _ in range(updates // len(piece)):
            extended(column, piece)
            _ = column.updates
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        first = train(1_080_000)
        last = train(7_560_000)
    finally:
        tracemalloc.stop()
    assert column.last == 8_640_000
    assert last < 1.2 * first < 15e6
