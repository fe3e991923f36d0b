"""Polylines: the geometry of edits, on lines whose answer is plain."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.ink.augmentation.polyline import (
    angular,
    cloud,
    curve,
    extended,
    in_unit_box,
    is_closed,
    length,
    resampled,
    rounded,
    segment,
)

ELL = np.array([[0.0, 0.0], [3.0, 0.0], [3.0, 4.0]])
ANGLES = np.linspace(0, 2 * np.pi, 41)
RING = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1)
RING[-1] = RING[0]


def test_length_is_that_of_all_pieces() -> None:
    assert length(ELL) == 7
    assert length(ELL[:1]) == 0


@given(st.integers(2, 50))
def test_resampled_points_lie_evenly_from_end_to_end(n: int) -> None:
    points = resampled(segment((0, 0), (7, 0)), n)
    np.testing.assert_allclose(points, np.stack([np.linspace(0, 7, n), np.zeros(n)], axis=1), atol=1e-9)
    np.testing.assert_array_equal(resampled(ELL, n)[[0, -1]], ELL[[0, -1]])
    np.testing.assert_array_equal(resampled(ELL[:1], n), np.zeros((n, 2)))


def test_a_segment_bows_by_a_share_of_its_length() -> None:
    bowed = segment((0, 0), (10, 0), bow=0.2, n=21)
    np.testing.assert_allclose(bowed[[0, -1]], [[0, 0], [10, 0]])
    assert np.abs(bowed[:, 1]).max() == pytest.approx(2)


def test_a_curve_goes_through_its_points() -> None:
    points = np.array([[0, 0], [2, 1], [3, -1], [5, 0]])
    line = curve(*points, n=301)
    for point in points:
        assert np.hypot(*(line - point).T).min() < 0.02


@pytest.mark.parametrize("by", [0.5, 0.0])
def test_an_end_grows_along_its_direction(by: float) -> None:
    longer = extended(segment((0, 0), (1, 0)), by)
    np.testing.assert_allclose(longer[-1], [1 + by, 0], atol=1e-9)
    np.testing.assert_array_equal(longer[0], [0, 0])


def test_an_end_turns_and_shrinks_but_never_away() -> None:
    assert extended(segment((0, 0), (1, 0)), 0.5, np.pi / 2)[-1, 1] > 0.2
    line = segment((0, 0), (1, 0), n=101)
    assert length(extended(line, -0.4)) == pytest.approx(0.6, abs=0.02)
    assert length(extended(line, -5.0)) == pytest.approx(0.3, abs=0.02)
    dot = np.ones((3, 2))
    np.testing.assert_array_equal(extended(dot, 1.0), dot)  # it has no direction to grow in


def test_angular_lines_stay_within_the_tolerance() -> None:
    line = curve((0, 0), (1, 2), (3, 1), (4, 4), n=200)
    corners = angular(line, 0.1)
    assert 2 <= len(corners) < 12
    pieces = np.concatenate([segment(a, b, n=200) for a, b in pairwise(corners)])
    assert max(np.hypot(*(pieces - point).T).min() for point in line) < 0.1 + 0.02
    ring = angular(RING, 0.2)
    assert is_closed(ring)
    assert 4 <= len(ring) < 12


def test_rounding_wears_corners_off_and_leaves_ends_and_rings_alone() -> None:
    worn = rounded(ELL, 4)
    np.testing.assert_array_equal(worn[[0, -1]], ELL[[0, -1]])
    assert np.hypot(*(worn - ELL[1]).T).min() > 0.1
    assert is_closed(rounded(RING, 4))


def test_the_unit_box_is_two_high_and_keeps_a_dash_flat() -> None:
    (line,) = in_unit_box([ELL])
    assert (float(line[:, 1].min()), float(line[:, 1].max())) == (-1, 1)
    assert np.ptp(line[:, 0]) == pytest.approx(1.5)
    (dash,) = in_unit_box([segment((0, 0), (100, 1))])
    assert np.abs(dash[:, 0]).max() == pytest.approx(2)
    assert np.abs(dash[:, 1]).max() < 0.05


@given(st.integers(1, 30), st.integers(30, 200), st.integers(0, 99))
def test_a_cloud_has_all_its_points_and_some_of_every_stroke(strokes: int, n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    lines = [rng.normal(size=(int(rng.integers(1, 6)), 2)) + 100 * i for i in range(strokes)]
    points = cloud(lines, n)
    assert points.shape == (n, 2)
    assert len(np.unique(np.rint(points.mean(axis=1) / 100))) == strokes
