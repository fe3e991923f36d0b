"""Layer tiles: the weights of each unit of the first layer as a picture of the inputs, the pictures side by side."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hwr.train.layer_grid import CellGrid
from hwr.train.layer_words import SIDE

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
