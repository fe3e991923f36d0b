"""Curves are thinned without losing a peak, smoothed as one would by hand, and drawn within limits that rarely move."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from hwr.ui.kit.chart.plot_series import LARGEST, drawable, limits, round_up, sampled, thinned, trailing_mean, within

numbers = st.floats(-1e9, 1e9)
any_number = st.floats(allow_nan=True, allow_infinity=True)
values_of = arrays(np.float64, st.integers(0, 400), elements=numbers)
odd_values_of = arrays(np.float64, st.integers(0, 400), elements=any_number)


@given(values_of, st.integers(1, 60))
def test_thinning_keeps_every_peak_and_little_else(values: np.ndarray, columns: int) -> None:
    places, kept = thinned(values, columns)
    assert len(places) == len(kept) <= max(2 * columns + 4, 0)
    assert (np.diff(places) >= 0).all()
    if len(values):
        assert kept.max() == values.max()
        assert kept.min() == values.min()
        assert places[0] >= 0
        assert places[-1] <= len(values) - 1


@given(odd_values_of, st.integers(1, 60))
def test_thinning_leaves_out_what_is_not_finite_only(values: np.ndarray, columns: int) -> None:
    places, kept = thinned(values, columns)
    finite = values[np.isfinite(values)]
    if len(values) > 2 * columns:
        assert_array_equal(np.unique(np.isinf(kept)), [False])
    if len(finite):
        assert np.nanmax(kept[~np.isinf(kept)]) == finite.max()
    assert len(places) == len(kept)


def test_few_values_are_kept_as_they_are() -> None:
    values = np.array([3.0, np.nan, np.inf, 1.0])
    places, kept = thinned(values, 2)
    assert_array_equal(places, [0, 1, 2, 3])
    assert_array_equal(kept, values)


def test_a_thinned_curve_stays_the_same_while_it_grows() -> None:
    rng = np.random.default_rng(1)
    values = rng.random(1500)
    before, after = thinned(values[:1300], 100), thinned(values, 100)
    whole = 1300 // 16 * 2
    assert_array_equal(before[0][:whole], after[0][:whole])
    assert_array_equal(before[1][:whole], after[1][:whole])


@pytest.mark.parametrize("direction", [1, -1])
def test_a_straight_line_has_no_teeth(direction: int) -> None:
    _, kept = thinned(direction * np.arange(1000.0), 50)
    assert (np.diff(kept) * direction > 0).all()


@given(values_of, st.integers(1, 60))
def test_a_smooth_curve_is_drawn_by_some_of_its_values_from_end_to_end(values: np.ndarray, columns: int) -> None:
    places, kept = sampled(values, columns)
    assert len(places) == len(kept) <= 2 * columns + 2
    assert_array_equal(kept, values[places.astype(int)])
    assert (np.diff(places) > 0).all()
    if len(values):
        assert (places[0], places[-1]) == (0, len(values) - 1)


def test_a_part_is_thinned_finely() -> None:
    values = np.random.default_rng(2).random(10_000)
    places, kept = thinned(values, 100, 5000, 5150)
    assert_array_equal(places, np.arange(5000, 5150))
    assert_array_equal(kept, values[5000:5150])
    places, _ = thinned(values, 100, -10, 99_999)
    assert places[0] >= 0


@given(values_of, st.integers(1, 30))
def test_the_trailing_mean_is_the_mean_of_the_last_values(values: np.ndarray, window: int) -> None:
    expected = [values[max(0, i - window + 1) : i + 1].mean() for i in range(len(values))]
    assert_allclose(trailing_mean(values, window), expected, rtol=1e-9, atol=1e-6)


def test_an_enormous_value_spoils_only_the_means_it_is_in() -> None:
    values = np.full(50, 0.125)
    values[20] = 1e200
    smoothed = trailing_mean(values, 10)
    assert_array_equal(smoothed[:20], 0.125)
    assert_array_equal(smoothed[30:], 0.125)


def test_what_is_not_finite_is_left_out_of_the_mean() -> None:
    values = np.array([1.0, np.nan, 3.0, np.inf, np.nan, np.nan])
    assert_array_equal(trailing_mean(values, 2), [1, 1, 3, 3, np.nan, np.nan])


@given(odd_values_of, st.booleans())
def test_whatever_the_values_they_can_be_drawn(values: np.ndarray, log: bool) -> None:
    shown = drawable(values, log=log)
    low, high = limits(shown, log=log)
    assert low < high
    assert abs(low) <= 2 * LARGEST
    held = within(shown, (low, high))
    assert np.isfinite(held[~np.isnan(held)]).all()


@given(st.floats(1e-9, 1e12))
def test_round_numbers_are_a_little_larger_and_few(value: float) -> None:
    rounded = round_up(value)
    assert value * (1 - 1e-8) <= rounded <= value * 1.1251
    assert round_up(rounded) == pytest.approx(rounded)


def test_limits_hold_the_values_with_little_room_to_spare() -> None:
    assert limits(np.array([0.5, 2.3, np.nan])) == (0.0, 2.5)
    assert limits(np.array([])) == (0.0, 1.0)
    assert limits(np.log10([0.01, 2.0]), log=True) == (-2.5, 0.5)
    assert limits(np.array([-1.0]), log=True) == (-1.5, -0.5)
    assert limits(np.array([np.nan]), log=True) == (-1.5, 0.5)
