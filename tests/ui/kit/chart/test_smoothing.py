"""Curves are smoothed by TensorBoard's formula, written out here value by value."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from hwr.nn.history import History
from hwr.nn.loss_column import Stretches
from hwr.ui.kit.chart.smoothing import WEIGHTS, Smoothed, fitting_weight, smoothed
from tests.ui.train.runs import SAMPLES, training

some_values = arrays(np.float64, st.integers(0, 400), elements=st.floats(-1e9, 1e9))
odd_values = arrays(np.float64, st.integers(0, 300), elements=st.floats(allow_nan=True, allow_infinity=True))
weights = st.sampled_from(WEIGHTS) | st.floats(0, 0.999)


def by_tensorboard(values: np.ndarray, weight: float) -> list[float]:
    """As the loop of TensorBoard's `resmoothDataset` does it."""
    last, count, found = 0.0, 0, []
    for value in values.tolist():
        if not math.isfinite(value) or abs(value) >= 1e100:
            found.append(math.nan)
            continue
        last = last * weight + (1 - weight) * value
        count += 1
        found.append(last / (1 - weight**count if weight != 1 else 1))
    return found


@given(some_values, weights)
@example(np.ones(1000), 0.999)
def test_it_is_tensorboard_s_smoothing(values: np.ndarray, weight: float) -> None:
    scale = float(np.abs(values).max(initial=1.0))
    assert_allclose(smoothed(values, weight)[0], by_tensorboard(values, weight), rtol=1e-9, atol=1e-12 * scale)


@given(odd_values, weights)
def test_what_is_not_finite_neither_counts_nor_is_smoothed(values: np.ndarray, weight: float) -> None:
    shown = np.abs(values) < 1e100
    made = smoothed(values, weight)[0]
    assert_array_equal(np.isnan(made), ~shown)
    assert_array_equal(made[shown], smoothed(values[shown], weight)[0])


@given(some_values, weights, st.integers(0, 400))
def test_going_on_gives_what_smoothing_the_whole_gives(values: np.ndarray, weight: float, cut: int) -> None:
    first, tail = smoothed(values[:cut], weight)
    rest, _ = smoothed(values[cut:], weight, tail)
    scale = float(np.abs(values).max(initial=1.0))
    whole = smoothed(values, weight)[0]
    assert_allclose(np.concatenate([first, rest]), whole, rtol=1e-9, atol=1e-12 * scale)


@given(st.floats(-1e6, 1e6), weights, st.integers(1, 300))
def test_what_is_constant_stays_so_from_the_first_value_on(value: float, weight: float, count: int) -> None:
    assert_allclose(smoothed(np.full(count, value), weight)[0], value, rtol=1e-9)


def test_a_growing_history_is_smoothed_as_it_grows() -> None:
    reports = list(training())
    made, kept = History(3, SAMPLES), Smoothed()
    for report in reports:
        made.append(report)
        assert_allclose(kept.of(made, made.revisions, made.losses, 0.9), by_tensorboard(made.losses, 0.9), rtol=1e-9)
    made.rewind(20)
    assert_allclose(kept.of(made, made.revisions, made.losses, 0.9), by_tensorboard(made.losses, 0.9), rtol=1e-9)
    for report in reports[:9]:
        made.append(report)
    assert_allclose(kept.of(made, made.revisions, made.losses, 0.5), by_tensorboard(made.losses, 0.5), rtol=1e-9)


def test_a_stretch_weighs_as_much_as_the_updates_it_stands_for() -> None:
    rising = np.arange(4000.0)
    stretches = Stretches(8, *[rising[:3200].reshape(-1, 8).mean(axis=1)] * 2)
    of_stretches = Smoothed().of("", 0, np.append(stretches.least, rising[3200:]), 0.99, stretches)
    of_each = Smoothed().of("", 0, rising, 0.99)
    assert_allclose(of_stretches[400:], of_each[3200:], rtol=1e-3)
    assert_allclose(of_stretches[100:400], of_each[807:3200:8], rtol=0.01)


@pytest.mark.parametrize(("count", "weight"), [(0, 0.0), (100, 0.0), (1380, 0.9), (21_570, 0.995), (10**7, 0.999)])
def test_longer_trainings_are_smoothed_more(count: int, weight: float) -> None:
    assert fitting_weight(count) == weight
