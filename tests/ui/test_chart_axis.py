"""A chart's axis: round values, few enough to read, and every value at its place."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.ui.kit.chart.axis import Axis, ticks


@given(st.integers(-1000, 1000), st.floats(1e-3, 1e6), st.integers(2, 12))
def test_ticks_are_round_few_and_inside(low: int, span: float, most: int) -> None:
    high = low + span
    found = ticks(low, high, most)
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
    assert ticks(-6, 6, 3) == [-5, 0, 5]


def test_where_values_lie() -> None:
    share = Axis(0.0, 4.0).share([0, 1, 4, np.nan, np.inf, -1e301])
    np.testing.assert_array_equal(share, [0, 0.25, 1, np.nan, np.nan, np.nan])
    share = Axis(0.01, 100.0, log=True).share([0.01, 1, 100, 0, -1])
    np.testing.assert_allclose(share, [0, 0.5, 1, np.nan, np.nan])


@pytest.mark.parametrize(
    ("axis", "labels"),
    [
        (Axis(0, 2.6), ["0.0", "0.5", "1.0", "1.5", "2.0", "2.5"]),
        (Axis(0, 60), ["0", "10", "20", "30", "40", "50", "60"]),
        (Axis(90, 100), ["90", "92", "94", "96", "98", "100"]),
        (Axis(0, 3e7), ["0", "5e6", "1e7", "1.5e7", "2e7", "2.5e7", "3e7"]),
        (Axis(1e-6, 10, log=True), ["1e-6", "1e-4", "0.01", "1"]),
        (Axis(0.01, 1, log=True), ["0.01", "0.1", "1"]),
    ],
)
def test_labels(axis: Axis, labels: list[str]) -> None:
    assert axis.labels(axis.marks(7)) == labels


def test_a_range_of_nothing_has_one_tick() -> None:
    assert ticks(3.0, 3.0, 5) == [3.0]
