"""The curve on the screen: smooth, true to the points, and the same whether it grows or is there at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hwr.ink.drawing import Stroke
from hwr.ui.kit.canvas.ink_curve import FARTHEST, GrowingCurve, curve

coordinates = st.floats(-300, 600).map(lambda value: round(value, 2))
points = st.tuples(coordinates, coordinates, st.just(0.0), st.floats(0, 1).map(lambda value: round(value, 3)))
paths = st.lists(points, min_size=1, max_size=25)


@given(paths, st.data())
def test_growing_gives_the_same_curve_as_all_at_once(path: list[tuple[float, ...]], data: st.DataObject) -> None:
    whole = Stroke.from_points(path)
    growing = GrowingCurve(1.5)
    settled: list[NDArray[np.float64]] = []
    tail = np.empty((0, 3))
    seen = 0
    while seen < len(path):
        seen = data.draw(st.integers(seen + 1, len(path)), label="points seen")
        piece, tail = growing.extend(Stroke.from_points(path[:seen]))
        if len(piece):
            if settled:
                np.testing.assert_array_equal(piece[0, :2], settled[-1][:2])
            settled.extend(piece[1:] if settled else piece)
    grown = np.array([*settled, *(tail[1:] if settled else tail)])
    np.testing.assert_allclose(grown[:, :2], curve(whole, 1.5)[:, :2], atol=1e-9)


@pytest.mark.parametrize("xs", [[0, 1] * 8, [5, 6, 5], [9, 2.4, 0, 0.8, 4, 9]])
def test_a_pen_that_goes_forth_and_back_is_drawn_point_by_point(xs: list[float]) -> None:
    """Steadied, neighbours come to lie at one place, or all but."""
    growing = GrowingCurve(1.5)
    settled: list[NDArray[np.float64]] = []
    for seen in range(1, len(xs) + 1):
        piece, tail = growing.extend(Stroke.from_points([(x, 7) for x in xs[:seen]]))
        settled.extend(piece[1:] if settled else piece)
    grown = np.array([*settled, *(tail[1:] if settled else tail)])
    whole = curve(Stroke.from_points([(x, 7) for x in xs]), 1.5)
    np.testing.assert_allclose(grown[:, :2], whole[:, :2], atol=0.05)


@given(paths)
def test_the_curve_begins_and_ends_where_the_pen_did_and_passes_near_every_point(path: list[tuple[float, ...]]) -> None:
    stroke = Stroke.from_points(path)
    rows = curve(stroke, 1.5)
    np.testing.assert_array_equal(rows[0, :2], stroke.xy[0])
    np.testing.assert_array_equal(rows[-1, :2], stroke.xy[-1])
    for x, y in stroke.xy:
        assert np.hypot(rows[:, 0] - x, rows[:, 1] - y).min() <= FARTHEST + 1e-9


def test_trembling_is_taken_out_and_corners_stay() -> None:
    x = np.arange(0, 60, 1.5)
    tremble = np.column_stack([x, 50 + 0.5 * (np.arange(len(x)) % 2)])
    rows = curve(Stroke.from_points(tremble), 0.5)
    assert np.ptp(rows[4:-4, 1]) < 0.05
    corner = curve(Stroke.from_points([(0, 0), (50, 0), (100, 0), (100, 50), (100, 100)]), 0.5)
    assert np.hypot(*(corner[:, :2] - (100, 0)).T).min() <= FARTHEST


def test_a_dot_is_as_wide_as_its_hardest_pressure() -> None:
    stroke = Stroke.from_points([(9, 9, 0, 0.1), (9, 9, 0.01, 0.9), (9, 9, 0.02, 0.3)], 20)
    (row,) = curve(stroke, 2.0)
    np.testing.assert_allclose(row, (9, 9, 20 * 1.4))
    settled, tail = GrowingCurve(2.0).extend(stroke)
    assert len(settled) == 0
    np.testing.assert_allclose(tail, [row])


def test_growing_costs_the_same_at_the_end_of_a_long_stroke() -> None:
    growing = GrowingCurve(2.0)
    rows = np.column_stack([np.linspace(0, 250, 20_000), np.zeros(20_000)])
    growing.extend(Stroke.from_points(rows[:-1]))
    settled, tail = growing.extend(Stroke.from_points(rows))
    assert len(settled) + len(tail) < 10
