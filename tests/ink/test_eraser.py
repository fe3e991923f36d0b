"""What the eraser leaves: no ink where it went, everything else untouched."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hwr.errors import DrawingError
from hwr.ink.drawing import Drawing, Stroke
from hwr.ink.eraser import erase
from hwr.ink.raster import pen_widths

coordinates = st.floats(0, 256) | st.sampled_from([0.0, 64.0, 128.0])
points = st.tuples(coordinates, coordinates, st.floats(0, 9), st.floats(0, 1))
drawings = st.lists(st.lists(points, min_size=1, max_size=5), max_size=4).map(
    lambda paths: Drawing(tuple(Stroke.from_points(path, pen_width=10) for path in paths))
)
eraser_paths = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=4)


def dense(path: NDArray[np.float64]) -> NDArray[np.float64]:
    """Many points along a path, its corners among them."""
    if len(path) == 1:
        return path
    shares = np.linspace(0, 1, 40)[:, None]
    return np.concatenate([(1 - shares) * a + shares * b for a, b in pairwise(path)])


def distances(samples: NDArray[np.float64], path: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each sample is from the path."""
    ends = list(pairwise(path)) or [(path[0], path[0])]
    found = np.full(len(samples), np.inf)
    for a, b in ends:
        along = b - a
        square = float(along @ along)
        share = np.clip((samples - a) @ along / square, 0, 1) if square > 0 else np.zeros(len(samples))
        found = np.minimum(found, np.hypot(*(samples - a - share[:, None] * along).T))
    return found


@given(drawings, eraser_paths, st.floats(1, 40))
def test_no_ink_is_left_where_the_eraser_went(drawing: Drawing, path: list[tuple[float, float]], radius: float) -> None:
    way = np.array(path)
    for stroke in erase(drawing, path, radius).strokes:
        ink = float(pen_widths(stroke).max()) / 2
        assert distances(dense(stroke.xy), way).min() >= radius + ink - 1e-5


@given(drawings, eraser_paths, st.floats(1, 40))
def test_what_the_eraser_did_not_reach_is_still_there(
    drawing: Drawing, path: list[tuple[float, float]], radius: float
) -> None:
    way = np.array(path)
    left = [stroke.xy for stroke in erase(drawing, path, radius).strokes]
    for stroke in drawing.strokes:
        samples = dense(stroke.xy)
        ink = float(pen_widths(stroke).max()) / 2
        spared = samples[distances(samples, way) > radius + ink + 1e-3]
        if len(spared):
            assert np.min([distances(spared, piece) for piece in left], axis=0).max() < 1e-6


@given(drawings, eraser_paths, st.floats(1, 40))
def test_erasing_again_along_the_same_path_changes_nothing(
    drawing: Drawing, path: list[tuple[float, float]], radius: float
) -> None:
    once = erase(drawing, path, radius)
    assert erase(once, path, radius) is once


def test_a_stroke_is_cut_where_the_eraser_meets_its_ink() -> None:
    drawing = Drawing.from_strokes([[(0, 50), (100, 50)]], pen_width=10)
    left, right = erase(drawing, [(50, 50)], 10).strokes
    assert left.xy.tolist() == [[0, 50], [35, 50]]  # 10 the eraser's radius, 5 the pen's
    assert right.xy.tolist() == [[65, 50], [100, 50]]
    assert left.pen_width == 10


def test_a_moving_eraser_wipes_all_it_passes_over() -> None:
    drawing = Drawing.from_strokes([[(50, 0), (50, 100)], [(90, 0), (90, 100)]], pen_width=10)
    pieces = erase(drawing, [(0, 50), (70, 50)], 5).strokes
    assert [piece.xy.tolist() for piece in pieces] == [[[50, 0], [50, 40]], [[50, 60], [50, 100]], [[90, 0], [90, 100]]]
    assert pieces[2] is drawing.strokes[1]


def test_times_and_pressures_are_kept_and_interpolated_at_a_cut() -> None:
    stroke = Stroke.from_points([(0, 0, 0, 0.5), (100, 0, 1, 0.5), (100, 10, 1.5, 0.5)], pen_width=10)
    (piece,) = erase(Drawing((stroke,)), [(0, 0)], 15).strokes
    assert piece.points.tolist() == [[20, 0, 0.2, 0.5], [100, 0, 1, 0.5], [100, 10, 1.5, 0.5]]


def test_a_touched_dot_disappears_and_another_stays() -> None:
    drawing = Drawing.from_strokes([[(50, 50)], [(80, 50)], [(50, 90), (50, 90)]], pen_width=10)
    assert erase(drawing, [(60, 50)], 6).strokes == drawing.strokes[1:]
    assert erase(drawing, [(50, 90)], 6).strokes == drawing.strokes[:2]


def test_nothing_touched_gives_the_same_drawing() -> None:
    drawing = Drawing.from_strokes([[(50, 50), (90, 90)]])
    assert erase(drawing, [(200, 20), (240, 60)], 8) is drawing
    assert erase(drawing, [], 8) is drawing
    blank = Drawing()
    assert erase(blank, [(1, 1)], 8) is blank


def test_everything_touched_leaves_a_blank_canvas() -> None:
    drawing = Drawing.from_strokes([[(50, 50), (90, 90)], [(70, 70)]])
    assert erase(drawing, [(70, 70)], 100).is_blank


@pytest.mark.parametrize("path", [[(np.nan, 0)], [(1, np.inf)], [(1, 2, 3)], [1, 2]])
def test_an_impossible_path_is_refused(path: list[object]) -> None:
    with pytest.raises(DrawingError, match="path"):
        erase(Drawing(), path, 5)  # type: ignore[arg-type]


@pytest.mark.parametrize("radius", [0, -1, np.nan, np.inf])
def test_an_impossible_radius_is_refused(radius: float) -> None:
    with pytest.raises(DrawingError, match="radius"):
        erase(Drawing(), [(0, 0)], radius)
