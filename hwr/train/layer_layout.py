"""Layer layout: where units stand: as cells of a grid, a column a layer, and as pictures of their weights.

Places and lengths are in pixels; units count from 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hwr.train.layer_view import SIDE

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


LEAST: Final = 4.4
"""The width of a column at least, in lines of text."""

GAP: Final = 0.6
"""Between columns at least, in the same measure."""

_WIDEST_GAP: Final = 4.0
_WORDS: Final = 11.5
"""A column keeps so much width for its words, if there is enough for all."""

_OUTPUT_ROWS: Final = 5
"""The few outputs are drawn larger than other units, to have room for their labels."""


@dataclass(frozen=True)
class LayerColumn:
    """Where a layer stands, in pixels."""

    left: float
    width: float


class MapRoom(NamedTuple):
    """Where maps may be, in pixels: from the left edge to `width`, from `top` to `bottom`; `line` is that of text."""

    width: float
    top: float
    bottom: float
    line: float


def least_width(layers: int, line: float) -> float:
    """Of the input and so many layers."""
    return (layers + 1) * (LEAST + GAP) * line


def arranged(units: Sequence[int], room: MapRoom) -> tuple[tuple[LayerColumn, CellGrid], ...]:
    """The input picture and the layers' units, a column and a grid each, from left to right.

    What columns have over and above their maps and words goes to the gaps between them.
    """
    line, height = room.line, max(SIDE, room.bottom - room.top)
    columns = shared(room.width, [weight(size) for size in (SIDE * SIDE, *units)], LEAST * line, GAP * line)
    picture = min(height, columns[0].width) / SIDE
    grids = [CellGrid(SIDE * SIDE, SIDE, 0, room.top, float(int(picture)) if picture >= 2 else picture)]
    for size, column in zip(units, columns[1:], strict=True):
        largest = height / (_OUTPUT_ROWS if column is columns[-1] else SIDE)
        grids.append(CellGrid.fitted(size, 0, room.top, column.width, height, largest))
    widths = [min(max(grid.width, _WORDS * line), column.width) for grid, column in zip(grids, columns, strict=True)]
    gap = min(max(GAP * line, (room.width - sum(widths)) / len(units)), _WIDEST_GAP * line)
    return tuple(
        (column, replace(grid, left=round(column.left), top=round(room.top)))
        for grid, column in zip(grids, placed(widths, gap), strict=True)
    )


def weight(units: int) -> float:
    """What share a layer asks for: as its units are drawn as an area, the root of their number, within reason."""
    return min(max(sqrt(units), 5.0), 24.0)


def shared(width: float, weights: Sequence[float], least: float, gap: float) -> tuple[LayerColumn, ...]:
    """Columns in the proportion of their weights, none narrower than `least`; wider than `width` if they must be."""
    room = max(width - gap * (len(weights) - 1), least * len(weights))
    # Those that would get too little get the least; the others share what is left.
    narrow: set[int] = set()
    while True:
        left = room - least * len(narrow)
        total = sum(weight for i, weight in enumerate(weights) if i not in narrow)
        less = {i for i, weight in enumerate(weights) if i not in narrow and left * weight / total < least}
        if not less:
            break
        narrow |= less
    widths = [least if i in narrow else left * weight / total for i, weight in enumerate(weights)]
    return placed(widths, gap)


def placed(widths: Sequence[float], gap: float, left: float = 0.0) -> tuple[LayerColumn, ...]:
    """Columns of these widths from the left."""
    columns = []
    for width in widths:
        columns.append(LayerColumn(left, width))
        left += width + gap
    return tuple(columns)


Array = NDArray[np.floating[Any]]

_FINE: Final = 5
"""Pictures of fewer pixels a weight stand further apart, or they would run together."""


class WeightAt(NamedTuple):
    """A unit, and of its weights the one from a pixel; units and pixels count from 0."""

    unit: int
    pixel: int


@dataclass(frozen=True)
class TileGrid:
    """Pictures of `SIDE` x `SIDE` weights in rows from the top left.

    Attributes:
        units: how many, at least 1.
        columns: pictures in a full row.
        scale: pixels a weight.
        gap: between the pictures of a row, in weights.
        below: room beneath each picture, in weights.
    """

    units: int
    columns: int
    scale: int
    gap: int
    below: int

    @classmethod
    def fitted(
        cls, units: int, width: float, height: float, smallest: int, largest: int, label: float, labelled_from: int
    ) -> TileGrid:
        """The largest pictures, of `smallest` to `largest` pixels a weight, of which all fit; else the smallest.

        Args:
            label: the height of a label beneath each picture, in pixels.
            labelled_from: pictures of so many pixels a weight or more get one.
        """
        for scale in range(largest, smallest - 1, -1):
            gap = 2 if scale < _FINE else 1
            below = max(gap, math.ceil(label / scale)) if scale >= labelled_from else gap
            columns = max(1, int((width + gap * scale) // ((SIDE + gap) * scale)))
            made = cls(units, min(columns, units), scale, gap, below)
            if made.height <= height:
                break
        return made

    @property
    def rows(self) -> int:
        """How many rows of pictures."""
        return -(-self.units // self.columns)

    @property
    def across(self) -> int:
        """From one picture to the next in its row, in pixels."""
        return (SIDE + self.gap) * self.scale

    @property
    def down(self) -> int:
        """From one row to the next, in pixels."""
        return (SIDE + self.below) * self.scale

    @property
    def side(self) -> int:
        """Of a picture, in pixels."""
        return SIDE * self.scale

    @property
    def height(self) -> int:
        """Of all rows together, in pixels."""
        return self.rows * self.down

    def corner(self, unit: int) -> tuple[int, int]:
        """The top left corner of a unit's picture."""
        row, column = divmod(unit, self.columns)
        return column * self.across, row * self.down

    def weight_at(self, x: float, y: float) -> WeightAt | None:
        """The weight under a place; None in the gaps and beyond the last picture."""
        column, row = math.floor(x / self.across), math.floor(y / self.down)
        across, down = (x - column * self.across) / self.scale, (y - row * self.down) / self.scale
        unit = row * self.columns + column
        if not (0 <= column < self.columns and 0 <= unit < self.units and across < SIDE and down < SIDE):
            return None
        return WeightAt(unit, int(down) * SIDE + int(across))

    def moved(self, unit: int, right: int, down: int) -> int:
        """The unit whose picture is so many further, the same one where there is none."""
        there = CellGrid(self.units, self.columns, 0, 0, 1).moved(unit, right, down)
        return unit if there is None else there

    def mosaic(self, weights: Array, first_row: int, rows: int) -> Array:
        """Some rows of pictures as one array, a number a weight, 0 in the gaps.

        Args:
            weights: (inputs, units), on a scale of any sort.

        Returns:
            (rows * (SIDE + below), columns * (SIDE + gap)).
        """
        made = np.zeros((rows, SIDE + self.below, self.columns, SIDE + self.gap), weights.dtype)
        first = first_row * self.columns
        shown = weights[:, first : first + rows * self.columns]
        pictures = np.zeros((rows * self.columns, SIDE * SIDE), weights.dtype)
        pictures[: shown.shape[1], : len(weights)] = shown.T[:, : SIDE * SIDE]
        made[:, :SIDE, :, :SIDE] = pictures.reshape(rows, self.columns, SIDE, SIDE).transpose(0, 2, 1, 3)
        return made.reshape(rows * (SIDE + self.below), self.columns * (SIDE + self.gap))
