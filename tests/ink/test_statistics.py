"""Medians, quantiles and histograms, against numpy's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hwr.ink.statistics import Floats, histogram, median, quantile

VALUES = arrays(np.float32, st.integers(1, 60), elements=st.integers(-255, 255).map(lambda k: k / 255))
ROWS = arrays(np.float32, st.tuples(st.integers(1, 30), st.integers(1, 3)), elements=st.floats(0, 1, width=32))


@given(VALUES, st.floats(0, 1))
def test_a_quantile_is_numpys(values: Floats, share: float) -> None:
    assert quantile(values, share) == pytest.approx(float(np.quantile(values, share)), abs=1e-6)


@given(ROWS)
def test_a_median_is_numpys(rows: Floats) -> None:
    np.testing.assert_allclose(median(rows), np.median(rows, axis=0), atol=1e-6)


@given(VALUES, st.integers(1, 300))
def test_a_histogram_holds_every_value_in_a_bin_beside_its_place(values: Floats, bins: int) -> None:
    counts, begin, width = histogram(values, bins)
    assert counts.shape == (bins,)
    assert counts.sum() == len(values)
    assert begin + bins * width >= values.max() - 1e-6
    for k in np.flatnonzero(counts):  # no two of the bins have the same values, and rounding moves none further
        inside = (values >= begin + k * width - 1e-6) & (values <= begin + (k + 1) * width + 1e-6)
        assert inside.sum() >= counts[k]
