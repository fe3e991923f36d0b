"""What a smoothed stroke keeps: its ends, every point the pen reported, and no invented loops."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from hwr.ink.drawing import MAX_POINTS
from hwr.ink.smoothing import smooth_path

paths = hnp.arrays(
    np.float64,
    st.tuples(st.integers(1, 12), st.sampled_from([2, 4])),
    elements=st.floats(-1000, 1000) | st.sampled_from([0.0, 5e-324, 1e-160, 7.0]),
)


@given(paths, st.floats(0.5, 50))
def test_ends_stay_and_every_reported_point_is_on_the_curve(path: NDArray[np.float64], spacing: float) -> None:
    smooth = smooth_path(path, spacing=spacing)
    assert np.isfinite(smooth).all()
    assert np.array_equal(smooth[0], path[0])
    assert np.array_equal(smooth[-1, :2], path[-1, :2])
    if (path[-1, :2] != path[0, :2]).any():
        assert np.array_equal(smooth[-1], path[-1])
    for point in path[:, :2]:
        assert (smooth[:, :2] == point).all(axis=1).any()


@given(paths)
def test_the_curve_stays_near_the_path(path: NDArray[np.float64]) -> None:
    lengths = np.hypot(*np.diff(path[:, :2], axis=0).T)
    smooth = smooth_path(path, spacing=1)
    room = lengths.max(initial=0.0) / 2 + 1e-9
    assert (smooth[:, :2] >= path[:, :2].min(axis=0) - room).all()
    assert (smooth[:, :2] <= path[:, :2].max(axis=0) + room).all()


def test_a_circle_reported_by_twelve_points_becomes_round() -> None:
    angles = np.linspace(0, 2 * np.pi, 13)
    circle = np.column_stack([np.cos(angles), np.sin(angles)]) * 80
    corners = np.hypot(*smooth_path(circle, spacing=2)[21:-21].T)  # the first and last piece have but one neighbour
    assert corners.min() > 79  # straight pieces would come as near as 77.3
    assert corners.max() < 81


def test_a_path_turning_back_at_a_short_step_makes_no_loop() -> None:
    path = np.array([[0.0, 0], [100, 0], [101, 1], [0, 2]])
    smooth = smooth_path(path, spacing=1)
    assert smooth[:, 0].max() < 102
    assert smooth[:, 1].max() < 12


def test_points_lie_about_the_spacing_apart() -> None:
    path = np.array([[0.0, 0], [60, 5], [120, 60]])
    gaps = np.hypot(*np.diff(smooth_path(path, spacing=3), axis=0).T)
    assert gaps.min() > 1.5
    assert gaps.max() < 4.5


def test_time_and_pressure_change_evenly_between_points() -> None:
    path = np.array([[0.0, 0, 0, 0.2], [10, 0, 1, 0.4], [20, 0, 3, 0.4]])
    smooth = smooth_path(path, spacing=2)
    assert np.allclose(smooth[:, 2], np.interp(smooth[:, 0], path[:, 0], path[:, 2]))
    assert np.allclose(smooth[:, 3], np.interp(smooth[:, 0], path[:, 0], path[:, 3]))


def test_a_dot_stays_a_dot_and_a_line_stays_straight() -> None:
    assert smooth_path(np.array([[5.0, 5], [5, 5]])).tolist() == [[5, 5]]
    assert smooth_path(np.array([[5.0, 5], [5, 5], [9, 9]])).tolist() == [[5, 5], [9, 9]]


def test_the_longest_stroke_allowed_stays_within_what_a_drawing_may_hold() -> None:
    path = np.random.default_rng(0).uniform(0, 256, (MAX_POINTS, 2))
    assert len(smooth_path(path)) == MAX_POINTS
    assert len(smooth_path(path[: MAX_POINTS // 3])) <= MAX_POINTS


@pytest.mark.parametrize("path", [np.zeros((0, 2)), np.zeros((3, 1)), np.zeros(4)])
def test_what_is_no_path_is_refused(path: NDArray[np.float64]) -> None:
    with pytest.raises(ValueError, match="shape"):
        smooth_path(path)


def test_a_spacing_must_be_positive() -> None:
    with pytest.raises(ValueError, match="spacing"):
        smooth_path(np.zeros((3, 2)), spacing=0)
