"""What a drawing accepts, what it refuses with one sentence, and how foreign ink is fitted to the canvas."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from hwr.errors import DrawingError
from hwr.ink.drawing import (
    CANVAS_SIZE,
    DEFAULT_PEN_WIDTH,
    MAX_COORDINATE,
    MAX_POINTS,
    NOMINAL_PRESSURE,
    Drawing,
    Stroke,
)

coordinates = st.floats(-MAX_COORDINATE, MAX_COORDINATE)
paths = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=8)


def test_what_is_unknown_about_a_point_is_filled_in() -> None:
    assert Stroke.from_points([(1, 2)]).points.tolist() == [[1, 2, 0, NOMINAL_PRESSURE]]
    assert Stroke.from_points([(1, 2, 3)]).points.tolist() == [[1, 2, 3, NOMINAL_PRESSURE]]
    assert Stroke.from_points([(1, 2, 3, 0.25)]).points.tolist() == [[1, 2, 3, 0.25]]
    assert Stroke.from_points([(1, 2)]).pen_width == DEFAULT_PEN_WIDTH


def test_pressure_is_kept_between_none_and_full() -> None:
    points = Stroke.from_points([(0, 0, 0, -3), (0, 0, 0, 1e9)]).points
    assert points[:, 3].tolist() == [0, 1]


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e30, -1e30, MAX_COORDINATE * 1.001])
@pytest.mark.parametrize("column", [0, 1])
def test_a_nonsense_coordinate_is_refused(value: float, column: int) -> None:
    points = [[10.0, 10.0], [20.0, 20.0]]
    points[1][column] = value
    with pytest.raises(DrawingError, match="coordinate"):
        Stroke.from_points(points)


@pytest.mark.parametrize(
    "points",
    [
        [],
        [[]],
        [1, 2],
        [[1]],
        [[1, 2, 3, 4, 5]],
        [[1, 2], [3]],
        [[[1, 2]]],
        "12",
        [["1", "2"]],
        [[None, 1]],
        [[True, False]],
        [[1j, 2]],
        np.array([[1j, 2]]),
        [[10**400, 1]],
        {"x": 1},
    ],
    ids=str,
)
def test_what_is_no_list_of_points_is_refused(points: ArrayLike) -> None:
    with pytest.raises(DrawingError, match="A stroke"):
        Stroke.from_points(points)


@pytest.mark.parametrize("width", [0, -1, np.nan, np.inf, 1e30])
def test_an_impossible_pen_is_refused(width: float) -> None:
    with pytest.raises(DrawingError, match="pen width"):
        Stroke.from_points([(1, 2)], width)


def test_a_million_points_are_refused_in_one_stroke_and_in_many() -> None:
    million = np.zeros((10**6, 2))
    with pytest.raises(DrawingError, match="200,000"):
        Stroke.from_points(million)
    with pytest.raises(DrawingError, match="200,000"):
        Drawing.from_strokes(np.split(million, 10))
    with pytest.raises(DrawingError, match="200,000"):
        Drawing.from_strokes([million[:MAX_POINTS]]).with_stroke(Stroke.from_points([(1, 2)]))


def test_a_stroke_cannot_be_changed_not_even_through_what_it_was_made_of() -> None:
    points = np.array([[1.0, 2.0], [3.0, 4.0]])
    stroke = Stroke.from_points(points)
    points[:] = 9
    assert stroke.xy.tolist() == [[1, 2], [3, 4]]
    with pytest.raises(ValueError, match="read-only"):
        stroke.points[0, 0] = 5
    with pytest.raises(dataclasses.FrozenInstanceError):
        stroke.pen_width = 3  # type: ignore[misc]


@given(paths, paths)
def test_equal_strokes_are_equal_values_with_equal_hashes(one: list[object], other: list[object]) -> None:
    a, same, b = Stroke.from_points(one), Stroke.from_points(one), Stroke.from_points(other)  # type: ignore[arg-type]
    assert a == same
    assert hash(a) == hash(same)
    assert (a == b) == np.array_equal(a.points, b.points)
    assert a != Stroke.from_points(one, 3.0)  # type: ignore[arg-type]
    assert a != one
    assert Drawing((a,)) == Drawing((same,))
    assert hash(Stroke.from_points([(0.0, 1)])) == hash(Stroke.from_points([(-0.0, 1)]))


def test_a_blank_canvas() -> None:
    blank = Drawing()
    assert blank.is_blank
    assert Drawing.from_strokes([]) == blank
    assert Drawing.from_strokes([[], np.zeros((0, 2)), ()]) == blank
    assert blank.fitted() is blank
    with pytest.raises(DrawingError, match="blank"):
        _ = blank.bounds


def test_empty_paths_are_passed_over_and_the_order_is_kept() -> None:
    drawing = Drawing.from_strokes([[(1, 2)], [], [(3, 4)]], pen_width=9)
    assert [stroke.xy.tolist() for stroke in drawing.strokes] == [[[1, 2]], [[3, 4]]]
    assert drawing.strokes[0].pen_width == 9
    assert drawing.with_stroke(Stroke.from_points([(5, 6)])).strokes[:2] == drawing.strokes


def test_bounds_are_those_of_the_paths() -> None:
    assert Drawing.from_strokes([[(1, 9), (5, 2)], [(-3, 4)]]).bounds == (-3, 2, 5, 9)


@given(st.lists(paths, min_size=1, max_size=4), st.floats(0, 120))
def test_fitted_ink_fills_the_canvas_up_to_the_margin_and_keeps_its_shape(paths: list[object], margin: float) -> None:
    drawing = Drawing.from_strokes(paths)  # type: ignore[arg-type]
    fitted = drawing.fitted(margin=margin)
    left, top, right, bottom = fitted.bounds
    assert left + right == pytest.approx(CANVAS_SIZE, abs=1e-3)
    assert top + bottom == pytest.approx(CANVAS_SIZE, abs=1e-3)
    before = drawing.bounds
    extent = max(before[2] - before[0], before[3] - before[1])
    if extent > 1e-6:
        assert max(right - left, bottom - top) == pytest.approx(CANVAS_SIZE - 2 * margin, rel=1e-3)
        scale = (CANVAS_SIZE - 2 * margin) / extent
        assert right - left == pytest.approx((before[2] - before[0]) * scale, abs=1e-2)
    assert [len(stroke.points) for stroke in fitted.strokes] == [len(stroke.points) for stroke in drawing.strokes]


def test_fitting_moves_a_dot_to_the_middle_and_leaves_time_and_pressure() -> None:
    dot = Drawing((Stroke.from_points([(7, 7, 1.5, 0.3)], pen_width=5),))
    assert dot.fitted().strokes[0] == Stroke.from_points([(128, 128, 1.5, 0.3)], pen_width=5)
    tiny = Drawing.from_strokes([[(0.0, 0.0), (5e-324, 0.0)]]).fitted()
    assert tiny.strokes[0].xy.tolist() == [[128, 128], [128, 128]]
