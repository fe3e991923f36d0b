"""The mean of several curves and their deviation, where all of them are known."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from hwr.ui.kit.chart.spread import mean_and_spread


@given(st.integers(2, 6).flatmap(lambda n: arrays(np.float64, (n, 20), elements=st.floats(-1e6, 1e6))))
def test_over_the_same_places_it_is_the_mean_and_the_sample_s_deviation(table: np.ndarray) -> None:
    places, mean, spread = mean_and_spread([(np.arange(20.0), row) for row in table])
    assert_array_equal(places, np.arange(20.0))
    assert_allclose(mean, table.mean(axis=0), atol=1e-9)
    assert_allclose(spread, table.std(axis=0, ddof=1), atol=1e-9)


def test_it_reaches_only_where_all_of_them_are_and_reads_between_places() -> None:
    one = (np.array([0.0, 10, 20, 30]), np.array([0.0, 10, 20, np.inf]))
    other = (np.array([5.0, 15, 25]), np.array([10.0, 20, 30]))
    places, mean, spread = mean_and_spread([one, other])
    assert_array_equal(places, [5, 10, 15, 20])
    assert_allclose(mean, [7.5, 12.5, 17.5, 22.5])
    assert_allclose(spread, np.sqrt(12.5))


def test_what_has_nothing_in_common_has_no_mean() -> None:
    far = (np.array([50.0]), np.array([1.0]))
    for curves in (
        [],
        [(np.empty(0), np.empty(0))],
        [(np.array([1.0]), np.array([np.nan])), far],
        [far, (far[0] + 9, far[1])],
    ):
        assert [len(column) for column in mean_and_spread(curves)] == [0, 0, 0]
    assert mean_and_spread([far])[2].tolist() == [0]
