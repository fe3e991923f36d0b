"""Lines: the geometry of edits on many lines at once is that of `polyline` on each, and holds for any line."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.ink.augmentation import lines, polyline
from hwr.ink.augmentation.lines import PATH, Digits

ANGLES = np.linspace(0, 2 * np.pi, PATH)
RING = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1)
RING[-1] = RING[0]


def written(seed: int, n: int = 7) -> np.ndarray:
    """Some smooth lines, the last one a dot: (n, `PATH`, 2)."""
    rng = np.random.default_rng(seed)
    made = np.stack([polyline.resampled(polyline.curve(*rng.uniform(-1, 1, (5, 2))), PATH) for _ in range(n - 1)])
    return np.concatenate([made, np.full((1, PATH, 2), 0.5)])


@given(st.integers(0, 99), st.integers(2, 100))
def test_lines_are_resampled_each_as_if_it_were_alone(seed: int, points: int) -> None:
    stack = written(seed)
    alone = np.stack([polyline.resampled(line, points) for line in stack])
    np.testing.assert_allclose(lines.resampled(stack, points), alone, atol=1e-9)
    half = lines.resampled(stack, keep=np.full(len(stack), 0.5))
    np.testing.assert_allclose(lines.lengths(half), lines.lengths(stack) / 2, rtol=0.03)
    np.testing.assert_array_equal(half[:, 0], stack[:, 0])


def test_segments_curves_and_arcs_go_where_they_should() -> None:
    x = np.array([1.0, 2.0])
    bowed = lines.segments((0, 0), (x, 0), 0.2)
    np.testing.assert_allclose(bowed[:, [0, -1]], [[[0, 0], [1, 0]], [[0, 0], [2, 0]]])
    np.testing.assert_allclose(np.abs(bowed[..., 1]).max(axis=1), 0.2 * x, rtol=0.01)
    through = ((0, 0), (x, 1), (3, -1), (5, 0))
    for i in range(2):
        alone = polyline.curve(*(tuple(np.broadcast_to(v, 2)[i] for v in place) for place in through), n=PATH)
        np.testing.assert_allclose(lines.curves(*through)[i], alone, atol=1e-12)
    (arc,) = lines.arcs((3, 4), 2.0, 0.5, 0.0, 2 * np.pi)
    np.testing.assert_allclose(arc[[0, -1]], [[3, 4], [3, 4]], atol=1e-9)
    np.testing.assert_allclose(np.ptp(arc, axis=0), [4, 2], rtol=0.01)


@pytest.mark.parametrize("by", [0.5, 0.0, -0.4, -50.0])
def test_ends_grow_and_shrink(by: float) -> None:
    stack = np.concatenate([lines.segments((0, 0), (1, 0)), np.ones((1, PATH, 2))])
    longer = lines.extended(stack, np.full(2, by))
    assert lines.lengths(longer)[0] == pytest.approx(max(1 + by, 0.3))
    np.testing.assert_array_equal(longer[:, 0], stack[:, 0])
    np.testing.assert_array_equal(longer[1], stack[1])  # a dot has no direction to grow in
    assert lines.extended(stack, np.full(2, 0.5), np.pi / 2)[0, -1, 1] > 0.2


@given(st.floats(0.04, 0.3))
def test_angular_lines_stay_within_the_tolerance(tolerance: float) -> None:
    curved = polyline.resampled(polyline.curve((0, 0), (1, 2), (3, 1), (4, 4)), PATH)
    stack = np.stack([curved, RING, np.ones((PATH, 2))])
    straight = lines.angular(stack, np.full(len(stack), tolerance), most=PATH)
    np.testing.assert_array_equal(straight[:, [0, -1]], stack[:, [0, -1]])
    for old, new in zip(stack, straight, strict=True):
        away = np.hypot(*(old[:, None] - polyline.resampled(new, 400)[None]).transpose(2, 0, 1)).min(axis=1)
        assert away.max() < tolerance + 0.03
    assert lines.are_closed(straight)[1]


def test_rounding_wears_corners_off_so_often_as_each_is_told() -> None:
    ell = np.array([[0.0, 0.0], [3.0, 0.0], [3.0, 4.0]])
    stack = np.stack([polyline.resampled(ell, PATH)] * 2 + [RING])
    worn = lines.rounded(stack, np.array([0, 4, 4]))
    np.testing.assert_array_equal(worn[0], stack[0])
    np.testing.assert_array_equal(worn[1, [0, -1]], ell[[0, -1]])
    assert np.hypot(*(worn[1] - ell[1]).T).min() > 0.1
    assert lines.are_closed(worn)[2]


def test_digits_of_several_lines_are_boxed_spread_and_replaced() -> None:
    digits = Digits.of([[RING * 3, RING + 9], [RING[:5]], [np.zeros((1, 2)), RING]], 3)
    assert digits.there.sum(axis=1).tolist() == [2, 1, 2]
    boxed = digits.in_unit_box()
    clouds = boxed.clouds(80)
    assert clouds.shape == (3, 80, 2)
    for i, cloud in enumerate(clouds):
        points = np.concatenate(list(boxed.lines[i][boxed.there[i]]))
        np.testing.assert_allclose([cloud.min(), cloud.max()], [points.min(), points.max()], atol=0.1)
        near = np.hypot(*(cloud[:, None] - points[None]).transpose(2, 0, 1)).min(axis=1)
        assert near.max() < 0.1  # none between the lines
    dot = boxed.lines[2, 0, 0]
    assert np.hypot(*(clouds[2] - dot).T).min() < 1e-9
    other = digits.with_parts([(np.array([1]), Digits.of([[RING, RING, RING, RING]], 4))])
    assert other.there.sum(axis=1).tolist() == [2, 4, 2]
    np.testing.assert_array_equal(other.lines[0, :3], digits.lines[0])
