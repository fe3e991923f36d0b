"""Normalised geometry: where points land in the box, worked out for shapes whose place can be told beforehand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.ink import bits, geometry
from hwr.ink.geometry import BOX, HEIGHT, MAX_SCALE, MAX_WIDENING, InkPoints

T = np.linspace(0.0, 1.0, 201)


def _normalised(x: np.ndarray, y: np.ndarray) -> InkPoints:
    return geometry.normalised(InkPoints(1, np.zeros(len(x), dtype=np.intp), x, y))


def test_points_fill_the_box_upright_and_centred() -> None:
    placed = _normalised(10 + 25 * (1 - T), 5 + 40 * T)
    assert placed.y.min() == pytest.approx(BOX / 2 - HEIGHT / 2)
    assert placed.y.max() == pytest.approx(BOX / 2 + HEIGHT / 2)
    assert np.ptp(placed.x) < 0.5  # the slant is gone
    assert placed.x.mean() == pytest.approx(BOX / 2, abs=0.5)


def test_slant_beyond_45_degrees_is_taken_out_only_so_far() -> None:
    once, twice = _normalised(20 * T, 20 * T), _normalised(40 * T, 20 * T)
    assert np.ptp(once.x) < 0.5
    assert np.ptp(twice.x) > 10


def test_a_slim_shape_stays_slim() -> None:
    angles = 2 * np.pi * T
    x, y = 2 * np.cos(angles), 20 * np.sin(angles)
    placed = _normalised(x, y)
    assert np.ptp(placed.y) == pytest.approx(HEIGHT)
    assert np.ptp(placed.x) == pytest.approx(np.ptp(x) * MAX_WIDENING * HEIGHT / np.ptp(y))


def test_a_small_shape_is_enlarged_only_so_far() -> None:
    placed = _normalised(3 * np.cos(2 * np.pi * T), 3 * np.sin(2 * np.pi * T))
    assert np.ptp(placed.y) == pytest.approx(6 * MAX_SCALE)


def test_crowded_columns_get_more_room() -> None:
    """Ten dense lines side by side on the left, one far to the right: the gaps among the ten grow against the last."""
    lines = np.append(np.arange(10.0), 40.0)
    x, y = np.repeat(lines, 41), np.tile(np.arange(41.0), 11)
    placed = _normalised(x, y).x.reshape(11, 41).mean(axis=1)
    crowded, open_ = placed[9] - placed[0], placed[10] - placed[9]
    assert crowded / open_ > 1.5 * 9 / 31
    assert (np.diff(placed) > 0).all()  # nothing changes its order


@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(1, 5))
def test_each_picture_of_a_stack_goes_its_own_way(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    pictures = rng.random((n, 50, 50)) < rng.uniform(0.002, 0.5, (n, 1, 1))
    pictures[:, 25, 25] = True
    together = geometry.normalised(InkPoints.of(bits.pack(pictures)))
    assert np.isfinite(together.x).all()
    assert np.isfinite(together.y).all()
    assert together.y.min() >= 0
    assert together.y.max() <= BOX
    for i in range(n):
        alone = geometry.normalised(InkPoints.of(bits.pack(pictures[i : i + 1])))
        np.testing.assert_array_equal(together.x[together.picture == i], alone.x)
        np.testing.assert_array_equal(together.y[together.picture == i], alone.y)
