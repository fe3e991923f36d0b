"""A chart's axis: round values, few enough to read, told apart by their labels, and every value at its place."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hwr.language import ENGLISH, GERMAN, speak
from hwr.ui.kit.chart.axis import LARGEST, Axis, limits, round_up, round_values

odd_values = arrays(np.float64, st.integers(0, 400), elements=st.floats(allow_nan=True, allow_infinity=True))


def labels(axis: Axis, most: int) -> list[str]:
    return [label for _, label in axis.ticks(most)]


@given(st.integers(-1000, 1000), st.floats(1e-3, 1e6), st.integers(2, 12))
def test_ticks_are_round_few_and_inside(low: int, span: float, most: int) -> None:
    high = low + span
    found = round_values(low, high, most)
    assert len(found) <= most
    assert all(low - 1e-6 * span <= tick <= high + 1e-6 * span for tick in found)
    if len(found) > 1:
        width = found[1] - found[0]
        assert width <= 2.5 * span / (most - 1) * 1.001, "no fewer than need be"
        step = float(f"{width:.4e}")
        mantissa = float(f"{step:.4e}".partition("e")[0])
        assert mantissa in (1.0, 2.0, 5.0)
        finer = step / (2.5 if mantissa == 5.0 else 2.0)
        assert math.floor(high / finer + 1e-6) - math.ceil(low / finer - 1e-6) + 1 > most, "as many as there may be"


def test_a_narrow_axis_around_0_is_told_at_both_ends() -> None:
    assert round_values(-6, 6, 3) == [-5, 0, 5]


def test_where_values_lie() -> None:
    axis = Axis(0.0, 4.0)
    np.testing.assert_array_equal(axis.share([0, 1, 4, np.nan, np.inf, -1e301]), [0, 0.25, 1, np.nan, np.nan, np.nan])
    assert [axis.value(share) for share in (-1, 0.25, 2)] == [0, 1, 4]
    assert [axis.held(value) for value in (-1, 3, 5)] == [0, 3, 4]
    decades = Axis(0.01, 100.0, log=True)
    np.testing.assert_allclose(decades.share([0.01, 1, 100, 0, -1]), [0, 0.5, 1, np.nan, np.nan])
    assert [decades.value(share) for share in (-1, 0.5, 2)] == pytest.approx([0.01, 1, 100])


@pytest.mark.parametrize(
    ("axis", "expected"),
    [
        (Axis(0, 2.6), ["0", "0.5", "1.0", "1.5", "2.0", "2.5"]),
        (Axis(0, 60), ["0", "10", "20", "30", "40", "50", "60"]),
        (Axis(-1, 1), ["−1.0", "−0.5", "0", "0.5", "1.0"]),
        (Axis(90, 100), ["90", "92", "94", "96", "98", "100"]),
        (Axis(0, 3e7), ["0", "5·10⁶", "10⁷", "1.5·10⁷", "2·10⁷", "2.5·10⁷", "3·10⁷"]),
        (Axis(0, 0.0006), ["0", "10⁻⁴", "2·10⁻⁴", "3·10⁻⁴", "4·10⁻⁴", "5·10⁻⁴", "6·10⁻⁴"]),
        (Axis(0, 0.025), ["0", "0.005", "0.010", "0.015", "0.020", "0.025"]),
        (Axis(0, 1400), ["0", "200", "400", "600", "800", "1,000", "1,200", "1,400"]),
        (Axis(0, 2, whole=True), ["0", "1", "2"]),
        (Axis(0.5, 1, percent=True), ["50\u00a0%", "60\u00a0%", "70\u00a0%", "80\u00a0%", "90\u00a0%", "100\u00a0%"]),
        (Axis(1e-6, 10, log=True), ["10⁻⁶", "0.0001", "0.01", "1"]),
        (Axis(0.01, 1, log=True), ["0.01", "0.1", "1"]),
        (Axis(1e-4, 10, log=True), ["0.0001", "0.001", "0.01", "0.1", "1", "10"]),
        (Axis(1e-10, 100, log=True), ["10⁻¹⁰", "10⁻⁸", "10⁻⁶", "0.0001", "0.01", "1", "100"]),
        (Axis(0.09, 1.1, log=True), ["0.1", "0.2", "0.5", "1"]),
    ],
)
def test_labels(axis: Axis, expected: list[str]) -> None:
    assert labels(axis, 8 if len(expected) == 8 else 7) == expected


def test_labels_are_written_as_the_language_does() -> None:
    speak(GERMAN)
    try:
        assert labels(Axis(0, 2.6), 7) == ["0", "0,5", "1,0", "1,5", "2,0", "2,5"]
        assert labels(Axis(0, 3e7), 7)[1:4] == ["5·10⁶", "10⁷", "1,5·10⁷"]
        assert labels(Axis(0, 1400), 8)[-1] == "1.400"
    finally:
        speak(ENGLISH)


def test_a_range_of_nothing_has_one_tick() -> None:
    assert round_values(3.0, 3.0, 5) == [3.0]


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6), st.integers(2, 12))
def test_ticks_lie_within_the_axis_are_distinct_and_not_too_many(low: float, span: float, most: int) -> None:
    found = Axis(low, low + span).ticks(most)
    assert len(found) <= most
    assert len({label for _, label in found}) == len(found)
    slack = span * 1e-6 + 4 * math.ulp(low)  # a place has no more digits than a number can hold
    assert all(low - slack <= place <= low + span + slack for place, _ in found)


@given(st.floats(-12, 12), st.floats(1, 12), st.integers(3, 8))
def test_log_ticks_lie_within_the_axis_and_are_distinct(low: float, span: float, most: int) -> None:
    found = Axis(10.0**low, 10.0 ** (low + span), log=True).ticks(most)
    assert found
    assert len({label for _, label in found}) == len(found)
    assert all(low - 1e-6 <= math.log10(place) <= low + span + 1e-6 for place, _ in found)


@given(st.floats(), st.booleans())
def test_one_value_lies_where_it_lies_among_others(value: float, log: bool) -> None:
    axis = Axis(0.25, 400.0, log=log)
    np.testing.assert_allclose(axis.share_of(value), axis.share([value])[0], rtol=1e-9, atol=1e-12)


@given(odd_values, st.booleans())
def test_whatever_the_values_there_is_an_axis_for_them(values: np.ndarray, log: bool) -> None:
    low, high = limits(values, log=log)
    assert low < high
    assert abs(low) <= high <= 10 * LARGEST
    shares = Axis(low, high, log=log).share(values)
    assert (shares[np.isfinite(shares)] <= 1).all()
    if log:
        assert low > 0


@given(st.floats(1e-9, 1e12))
def test_round_numbers_are_a_little_larger_and_few(value: float) -> None:
    rounded = round_up(value)
    assert value * (1 - 1e-8) <= rounded <= value * 1.1251
    assert round_up(rounded) == pytest.approx(rounded)


def test_limits_hold_the_values_with_little_room_to_spare() -> None:
    assert limits(np.array([0.5, 2.3, np.nan])) == (0.0, 2.5)
    assert limits(np.array([])) == (0.0, 1.0)
    assert limits(np.array([0.01, 2.0]), log=True) == pytest.approx((10**-2.5, 10**0.5))
    assert limits(np.array([0.1]), log=True) == pytest.approx((10**-1.5, 10**-0.5))
    assert limits(np.array([np.nan, -1.0]), log=True) == pytest.approx((10**-1.5, 10**0.5))
