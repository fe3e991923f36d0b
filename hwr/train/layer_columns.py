"""Layer columns: how the input and the layers stand side by side, each with its grid of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final, NamedTuple

from hwr.train.layer_grid import CellGrid
from hwr.train.layer_words import SIDE

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
class Column:
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


def arranged(units: Sequence[int], room: MapRoom) -> tuple[tuple[Column, CellGrid], ...]:
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


def shared(width: float, weights: Sequence[float], least: float, gap: float) -> tuple[Column, ...]:
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


def placed(widths: Sequence[float], gap: float, left: float = 0.0) -> tuple[Column, ...]:
    """Columns of these widths from the left."""
    columns = []
    for width in widths:
        columns.append(Column(left, width))
        left += width + gap
    return tuple(columns)
