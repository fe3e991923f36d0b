"""Grids of cells fill their room, and every cell is found again where it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.train.layer_grid import CellGrid

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
