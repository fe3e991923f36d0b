"""A cell grid: a layer's units as equal squares in rows, as large as they fit into some room."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

_WHOLE_FROM: Final = 4.0
"""Cells of at least this side are made whole pixels wide, so that they all look alike."""


@dataclass(frozen=True)
class CellGrid:
    """Squares from the top left, row by row; units count from 0. Lengths and places are in pixels.

    Attributes:
        units: how many, at least 1.
        columns: squares in a full row, 1 to `units`.
        left, top: the corner of the first one.
        cell: the side of each, gap included.
    """

    units: int
    columns: int
    left: float
    top: float
    cell: float

    @classmethod
    def fitted(cls, units: int, left: float, top: float, width: float, height: float, largest: float) -> CellGrid:
        """The grid with the largest squares that fit into `width` x `height`, up to `largest`.

        Of grids with equal squares it is the one with the fewest places left empty, and of those the highest.
        """
        columns = np.arange(1, units + 1)
        rows = -(-units // columns)
        cells = np.minimum(np.minimum(max(width, 1.0) / columns, max(height, 1.0) / rows), largest)
        cells = np.where(cells >= _WHOLE_FROM, np.floor(cells), cells)
        best = int(np.lexsort((columns, columns * rows - units, -cells))[0])
        return cls(units, int(columns[best]), left, top, float(cells[best]))

    @property
    def rows(self) -> int:
        """How many, the last one perhaps not full."""
        return -(-self.units // self.columns)

    @property
    def width(self) -> float:
        """Of all squares together."""
        return self.columns * self.cell

    @property
    def height(self) -> float:
        """Of all squares together."""
        return self.rows * self.cell

    def corner(self, unit: int) -> tuple[float, float]:
        """The top left corner of a unit's square."""
        row, column = divmod(unit, self.columns)
        return self.left + column * self.cell, self.top + row * self.cell

    def unit_at(self, x: float, y: float) -> int | None:
        """The unit under a place; None if there is none."""
        column, row = math.floor((x - self.left) / self.cell), math.floor((y - self.top) / self.cell)
        if not (0 <= column < self.columns and 0 <= row < self.rows):
            return None
        unit = row * self.columns + column
        return unit if unit < self.units else None

    def moved(self, unit: int, right: int, down: int) -> int | None:
        """The unit so many squares further; None where that leaves the grid to a side. Rows end at top and bottom."""
        row, column = divmod(unit, self.columns)
        column += right
        if not 0 <= column < self.columns:
            return None
        row = min(max(row + down, 0), self.rows - 1)
        there = row * self.columns + column
        if there < self.units:
            return there
        return unit if down else None  # the last row is shorter

    def nearest(self, x: float, y: float) -> int:
        """The unit whose square is nearest to a place."""
        row = min(max(math.floor((y - self.top) / self.cell), 0), self.rows - 1)
        last = min(self.columns, self.units - row * self.columns) - 1
        return row * self.columns + min(max(math.floor((x - self.left) / self.cell), 0), last)
