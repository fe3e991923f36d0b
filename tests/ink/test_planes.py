"""Operations on whole pictures: sizes, slopes, filling in what is not known, and the components a flood fill finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from hwr.ink.planes import Plane, filled, find_components, largest, nearby_range, shrunk, softened, steepness, widened

planes = hnp.arrays(
    np.float32,
    st.tuples(st.integers(1, 12), st.integers(1, 12), st.sampled_from([1, 3])),
    elements=st.floats(0, 1, width=32),
)


def ramp(height: int, width: int) -> Plane:
    """A plane that gets evenly brighter downward and to the right."""
    y, x = np.mgrid[:height, :width]
    plane: Plane = (0.2 + 0.3 * x / width + 0.4 * y / height).astype(np.float32)[:, :, None]
    return plane


@given(planes, st.integers(1, 12))
def test_shrinking_keeps_the_mean_and_the_shape(plane: Plane, side: int) -> None:
    small = shrunk(plane, side)
    assert max(small.shape[:2]) == min(side, max(plane.shape[:2]))
    assert small.shape[2] == plane.shape[2]
    if plane.shape[0] % small.shape[0] == plane.shape[1] % small.shape[1] == 0:
        np.testing.assert_allclose(small.mean(axis=(0, 1)), plane.mean(axis=(0, 1)), atol=1e-4)


@given(planes)
def test_softening_stays_within_what_there_was(plane: Plane) -> None:
    soft = softened(plane)
    assert soft.shape == plane.shape
    assert (soft >= plane.min(axis=(0, 1)) - 1e-6).all()
    assert (soft <= plane.max(axis=(0, 1)) + 1e-6).all()


@given(planes, st.integers(1, 3))
def test_the_range_nearby_is_that_of_the_square_around(plane: Plane, distance: int) -> None:
    low, high = nearby_range(plane, distance)
    for y in range(plane.shape[0]):
        for x in range(plane.shape[1]):
            around = plane[max(0, y - distance) : y + distance + 1, max(0, x - distance) : x + distance + 1]
            assert np.array_equal(low[y, x], around.min(axis=(0, 1)))
            assert np.array_equal(high[y, x], around.max(axis=(0, 1)))


@given(planes)
def test_the_largest_channel(plane: Plane) -> None:
    assert np.array_equal(largest(plane), plane.max(axis=2))


def test_a_ramp_is_as_steep_as_it_rises() -> None:
    slope = steepness(ramp(50, 100))
    np.testing.assert_allclose(slope[1:-1, 1:-1], np.hypot(0.3 / 100, 0.4 / 50), rtol=1e-3)


def test_widening_reaches_four_neighbours() -> None:
    mask = np.zeros((5, 5), dtype=bool)
    mask[2, 2] = True
    assert widened(mask).astype(int).tolist() == [
        [0, 0, 0, 0, 0],
        [0, 0, 1, 0, 0],
        [0, 1, 1, 1, 0],
        [0, 0, 1, 0, 0],
        [0, 0, 0, 0, 0],
    ]


@given(planes)
def test_filling_in_nothing_leaves_the_plane(plane: Plane) -> None:
    np.testing.assert_allclose(filled(plane, np.ones(plane.shape[:2], dtype=bool), 64), plane, atol=1e-5)


@pytest.mark.parametrize("hole", [np.s_[40:60, 30:50], np.s_[20:80, 20:80], np.s_[:20, :]])
def test_a_hole_in_a_ramp_is_filled_smoothly_from_around_it(hole: tuple[slice, slice]) -> None:
    plane = ramp(100, 100)
    known = np.ones((100, 100), dtype=bool)
    known[hole] = False
    holed = plane.copy()
    holed[hole] = 0
    result = filled(holed, known, 50)
    middle = shrunk(plane, 50)
    assert np.abs(result - middle)[shrunk(known[:, :, None].astype(np.float32), 50)[:, :, 0] == 1].max() < 1e-5
    assert np.abs(result - middle).max() < 0.25
    assert steepness(result).max() < 0.05


def test_where_nothing_is_known_it_stays_dark() -> None:
    assert not filled(ramp(20, 30), np.zeros((20, 30), dtype=bool), 16).any()


pictures = hnp.arrays(np.bool_, hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=14))


def flooded(picture: NDArray[np.bool_]) -> list[set[tuple[int, int]]]:
    """The components by flood fill, pixel by pixel."""
    left = {(int(y), int(x)) for y, x in np.argwhere(picture)}
    found = []
    while left:
        waiting, component = [left.pop()], set()
        while waiting:
            y, x = waiting.pop()
            component.add((y, x))
            near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= near
            waiting.extend(near)
        found.append(component)
    return found


@given(pictures)
def test_the_components_are_those_of_a_flood_fill(picture: NDArray[np.bool_]) -> None:
    components = find_components(picture)
    expected = flooded(picture)
    assert len(components) == len(expected)
    for i in range(len(components)):
        mask = components.mask(np.arange(len(components)) == i)
        component = {(int(y), int(x)) for y, x in np.argwhere(mask)}
        assert component in expected
        assert components.area[i] == len(component)
        rows, columns = zip(*component, strict=True)
        box = components.top[i], components.left[i], components.bottom[i], components.right[i]
        assert box == (min(rows), min(columns), max(rows) + 1, max(columns) + 1)
        assert components.extent[i] == max(box[2] - box[0], box[3] - box[1])


@given(pictures, st.data())
def test_chosen_components_make_up_the_picture(picture: NDArray[np.bool_], data: st.DataObject) -> None:
    components = find_components(picture)
    chosen = data.draw(hnp.arrays(np.bool_, len(components)))
    assert np.array_equal(components.mask(chosen) | components.mask(~chosen), picture)
    assert not (components.mask(chosen) & components.mask(~chosen)).any()


def test_a_long_spiral_is_one_component() -> None:
    y, x = np.mgrid[:401, :401] - 200
    turns = np.hypot(x, y) / 8 - np.arctan2(y, x) / (2 * np.pi)
    spiral = np.abs(turns - np.rint(turns)) < 0.2
    components = find_components(spiral)
    within = np.hypot(x, y) < 195  # beyond, the picture's edges cut the spiral into arcs
    assert components.mask(components.area == components.area.max())[spiral & within].mean() > 0.99
