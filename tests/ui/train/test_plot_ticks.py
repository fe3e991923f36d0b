"""Axes are labelled at round places, with no more digits than tell them apart."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.ui.kit.chart.ticks import figure, linear_ticks, log_ticks, percent_ticks


def labels(ticks: tuple[tuple[float, str], ...]) -> list[str]:
    return [label for _, label in ticks]


def test_ticks_are_round() -> None:
    assert labels(linear_ticks(0, 1400, 8, whole=True)) == ["0", "200", "400", "600", "800", "1,000", "1,200", "1,400"]
    assert labels(linear_ticks(0, 0.025, 6)) == ["0", "0.005", "0.010", "0.015", "0.020", "0.025"]
    assert labels(percent_ticks(0.5, 1.0, 6)) == [
        "50\u00a0%",
        "60\u00a0%",
        "70\u00a0%",
        "80\u00a0%",
        "90\u00a0%",
        "100\u00a0%",
    ]
    assert labels(log_ticks(-4, 1, 8)) == ["0.0001", "0.001", "0.01", "0.1", "1", "10"]
    assert labels(log_ticks(-10, 2, 5)) == ["1e-10", "1e-7", "0.0001", "0.1", "100"]


def test_where_there_are_few_powers_of_ten_there_are_parts_of_them() -> None:
    assert labels(log_ticks(-1.05, 0.05, 8)) == ["0.1", "0.2", "0.5", "1"]


def test_what_is_counted_has_no_fractions() -> None:
    assert labels(linear_ticks(0, 2, 9, whole=True)) == ["0", "1", "2"]


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6), st.integers(2, 12))
def test_ticks_lie_within_the_axis_are_distinct_and_not_too_many(low: float, span: float, most: int) -> None:
    found = linear_ticks(low, low + span, most)
    assert len(found) <= most + 1
    assert len(set(labels(found))) == len(found)
    slack = span * 1e-6 + 4 * math.ulp(low)  # a place has no more digits than a number can hold
    assert all(low - slack <= place <= low + span + slack for place, _ in found)


@given(st.floats(-12, 12), st.floats(1, 12), st.integers(3, 8))
def test_log_ticks_lie_within_the_axis_and_are_distinct(low: float, span: float, most: int) -> None:
    found = log_ticks(low, low + span, most)
    assert found
    assert len(set(labels(found))) == len(found)
    assert all(low - 1e-6 <= place <= low + span + 1e-6 for place, _ in found)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0"),
        (2.302585, "2.303"),
        (0.0231519, "0.02315"),
        (1204.4, "1,204"),
        (3.1e-7, "3.100e-7"),
        (5.77e24, "5.770e24"),
        (math.inf, "not finite"),
        (math.nan, "not finite"),
    ],
)
def test_figures_have_four_digits(value: float, words: str) -> None:
    assert figure(value) == words
