"""Units stand where they fit, and are found where they stand."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.train.layer_layout import CellGrid, MapRoom, TileGrid, WeightAt, arranged, least_width, placed, shared, weight

units = st.integers(1, 4096)
lengths = st.floats(5, 3000)


@given(units, lengths, lengths, st.floats(2, 200))
def test_all_cells_lie_in_the_room_and_are_found_where_they_are(
    count: int, width: float, height: float, largest: float
) -> None:
    grid = CellGrid.fitted(count, 7.0, 3.0, width, height, largest)
    assert 0 < grid.cell <= largest
    assert grid.width <= width * (1 + 1e-9)
    assert grid.height <= height * (1 + 1e-9)
    for unit in {0, count // 2, count - 1}:
        left, top = grid.corner(unit)
        assert grid.unit_at(left + grid.cell / 2, top + grid.cell / 2) == unit
        assert grid.nearest(left + grid.cell / 2, top + grid.cell / 2) == unit


@given(units, lengths, lengths)
def test_no_other_number_of_columns_gives_larger_cells(count: int, width: float, height: float) -> None:
    grid = CellGrid.fitted(count, 0, 0, width, height, 1e9)
    for columns in range(1, min(count, 60) + 1):
        possible = min(width / columns, height / -(-count // columns))
        assert grid.cell >= (possible if possible < 4 else int(possible)) * (1 - 1e-9)


def test_64_units_make_a_square_where_there_is_room_for_one() -> None:
    grid = CellGrid.fitted(64, 0, 0, 400, 160, 20)
    assert (grid.columns, grid.rows, grid.cell) == (8, 8, 20)


def test_beside_the_cells_there_is_no_unit_but_a_nearest_one() -> None:
    grid = CellGrid(10, 4, 100, 50, 10)  # rows of 4, 4 and 2
    assert grid.unit_at(99, 55) is None
    assert grid.unit_at(105, 49) is None
    assert grid.unit_at(141, 55) is None
    assert grid.unit_at(125, 75) is None  # an empty place of the last row
    assert grid.nearest(0, 0) == 0
    assert grid.nearest(500, 50) == 3
    assert grid.nearest(500, 500) == 9


@pytest.mark.parametrize(
    ("unit", "step", "there"),
    [
        (0, (1, 0), 1),
        (3, (1, 0), None),
        (4, (-1, 0), None),
        (1, (0, -1), 1),
        (1, (0, 1), 5),
        (5, (0, 1), 9),
        (6, (0, 1), 6),  # beneath it the last row is empty
        (9, (1, 0), None),
        (9, (0, 1), 9),
    ],
)
def test_steps_lead_to_the_neighbour_or_out_at_a_side(unit: int, step: tuple[int, int], there: int | None) -> None:
    assert CellGrid(10, 4, 0, 0, 10).moved(unit, *step) == there


@given(st.lists(st.integers(1, 65_536), min_size=1, max_size=12), st.floats(50, 3000))
def test_columns_fill_the_width_and_none_is_too_narrow(sizes: list[int], width: float) -> None:
    least, gap = 60.0, 8.0
    columns = shared(width, [weight(size) for size in sizes], least, gap)
    assert all(column.width >= least - 1e-9 for column in columns)
    wanted = max(width, least * len(sizes) + gap * (len(sizes) - 1))
    assert columns[-1].left + columns[-1].width == pytest.approx(wanted)
    assert all(after.left == pytest.approx(before.left + before.width + gap) for before, after in pairwise(columns))


def test_larger_layers_get_more() -> None:
    narrow, wide = shared(1000, [weight(64), weight(256)], 50, 0)
    assert wide.width == pytest.approx(2 * narrow.width)
    assert weight(65_536) == weight(4096)  # a giant must not squeeze all others
    assert weight(1) == weight(10)


def test_columns_stand_one_after_the_other() -> None:
    assert [column.left for column in placed([10, 20, 5], 3, 1)] == [1, 14, 37]


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=9), st.floats(50, 3000), st.floats(20, 1100))
def test_maps_stand_side_by_side_in_their_room(units: list[int], width: float, height: float) -> None:
    made = arranged(units, MapRoom(width, 20, 20 + height, 15))
    assert [grid.units for _, grid in made] == [64, *units]
    assert made[0][1].columns == 8
    for column, grid in made:
        assert grid.left == round(column.left)
        assert grid.width <= column.width + 1e-6
        assert grid.height <= max(height, 8) + 1e-6
    for (before, grid), (after, _) in pairwise(made):
        assert before.left + max(before.width, grid.width) < after.left
    last = made[-1][0]
    assert last.left + last.width <= max(width, least_width(len(units), 15)) + 1e-6


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
