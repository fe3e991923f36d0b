"""Every weight is drawn in its place, and found there again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.train.layer_tiles import TileGrid, WeightAt

grids = st.builds(
    TileGrid.fitted,
    units=st.integers(1, 600),
    width=st.floats(30, 3000),
    height=st.floats(30, 1500),
    smallest=st.just(3),
    largest=st.integers(3, 30),
    label=st.floats(8, 40),
    labelled_from=st.integers(3, 9),
)


@given(grids, st.integers(0, 63), st.data())
def test_a_weight_is_found_where_it_is_drawn(grid: TileGrid, pixel: int, data: st.DataObject) -> None:
    unit = data.draw(st.integers(0, grid.units - 1))
    left, top = grid.corner(unit)
    row, column = divmod(pixel, 8)
    x, y = left + (column + 0.5) * grid.scale, top + (row + 0.5) * grid.scale
    assert grid.weight_at(x, y) == WeightAt(unit, pixel)
    weights = np.zeros((64, grid.units), np.float32)
    weights[pixel, unit] = 1.0
    mosaic = grid.mosaic(weights, 0, grid.rows)
    assert mosaic.sum() == 1
    assert mosaic[int(y // grid.scale), int(x // grid.scale)] == 1
    assert mosaic.shape[0] * grid.scale == grid.height


@given(grids)
def test_between_and_beyond_the_pictures_there_is_nothing(grid: TileGrid) -> None:
    left, top = grid.corner(grid.units - 1)
    assert grid.weight_at(left + grid.side + 0.5, top) is None
    assert grid.weight_at(left, top + grid.side + 0.5) is None
    assert grid.weight_at(-1, 0) is None
    assert grid.weight_at(0, grid.height + 1) is None


def test_pictures_are_as_large_as_all_of_them_fit() -> None:
    grid = TileGrid.fitted(10, 640, 300, 3, 30, 16, 6)
    assert grid.height <= 300
    larger = (8 + 2) * (grid.scale + 1)
    assert -(-10 // int(640 // (9 * (grid.scale + 1)))) * larger > 300


def test_too_many_pictures_are_small_and_scroll() -> None:
    grid = TileGrid.fitted(4096, 640, 200, 3, 30, 16, 6)
    assert grid.scale == 3
    assert grid.height > 200


def test_some_rows_are_drawn_without_the_others() -> None:
    grid = TileGrid(10, 4, 3, 1, 1)
    weights = np.arange(640.0).reshape(64, 10)
    assert np.array_equal(grid.mosaic(weights, 1, 2), grid.mosaic(weights, 0, 3)[9:])


@pytest.mark.parametrize(("unit", "step", "there"), [(0, (1, 0), 1), (3, (1, 0), 3), (1, (0, 1), 5), (0, (-1, 0), 0)])
def test_steps_lead_to_the_neighbour(unit: int, step: tuple[int, int], there: int) -> None:
    assert TileGrid(10, 4, 3, 1, 1).moved(unit, *step) == there
