"""A row: the pieces of a line from left to right, where each stands and how far its sides reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SMALL: Final = 0.5
"""What is lower than this share of the tallest piece says nothing of the line's height."""

ABOVE: Final = 0.6
"""Pieces that share so much of the narrower one's width stand above each other."""

MAX_RISE: Final = 0.3
"""A baseline rises or falls at most so much, in y per x."""

ROWS: Final = 24
"""Rows in which the sides of pieces are compared."""

FAR: Final = 1e3
"""Where a side is in a row that a piece does not reach, or this with a minus: heights of the line."""


@dataclass(frozen=True, eq=False)
class Row:
    """The pieces of a line from left to right, upright: float64 (n,) each, in units of the line's height.

    Attributes:
        order: int (n,), which piece stands at each place.
        left, top, right, bottom: boxes after the slant is taken out.
        first, last: (n, `ROWS`), where each piece begins and ends in each row; far beyond where it is not there at all.
        cut: (n,), how often the ink goes on from each piece to the next.
        height: the line's height in the units of the pieces.
        base: (n,), where digits stand.
    """

    order: NDArray[np.intp]
    left: Floats
    top: Floats
    right: Floats
    bottom: Floats
    first: Floats
    last: Floats
    cut: Floats
    height: float
    base: Floats

    def __len__(self) -> int:
        return len(self.order)


def row_of(items: Sequence[Floats], joints: Sequence[tuple[int, int]], slant: float) -> Row:
    """Arrange items from left to right.

    Args:
        items: float64 (m, 2) each, the points of an outline.
        joints: of which stroke or component each is a part, and how often its ink goes on to the next part.
        slant: x per unit of y, taken out.
    """
    points = np.concatenate(items)
    points = np.stack([points[:, 0] - slant * points[:, 1], points[:, 1]], axis=1)
    begin = np.cumsum([0, *map(len, items)])[:-1]
    boxes = np.hstack([np.minimum.reduceat(points, begin), np.maximum.reduceat(points, begin)])
    order = np.lexsort((boxes[:, 1], boxes[:, 0] + boxes[:, 2]))
    boxes = boxes[order]
    towers = _towers(boxes)
    heights = towers[:, 3] - towers[:, 1]
    tall = heights >= SMALL * heights.max()
    height = float(np.median(heights[tall])) or float((boxes[:, 2] - boxes[:, 0]).max()) or 1.0
    top, bottom = boxes[:, 1].min(), boxes[:, 3].max()
    place = np.repeat(np.argsort(order), [len(item) for item in items])
    row = ((points[:, 1] - top) * ((ROWS - 1e-6) / max(bottom - top, 1e-9))).astype(np.intp)
    first, last = np.full(len(items) * ROWS, FAR), np.full(len(items) * ROWS, -FAR)
    np.minimum.at(first, place * ROWS + row, points[:, 0] / height)
    np.maximum.at(last, place * ROWS + row, points[:, 0] / height)
    part, joint = np.array(joints)[order].T
    left, over, right, under = (boxes / height).T
    return Row(
        order,
        left,
        over,
        right,
        under,
        first.reshape(-1, ROWS),
        last.reshape(-1, ROWS),
        np.append(np.where(part[:-1] == part[1:], np.maximum(joint[:-1], 1), 0), 0.0),
        height,
        _baseline(boxes / height, towers[tall] / height),
    )


def _towers(boxes: Floats) -> Floats:
    """What stands above each other put together: boxes (k, 4) of pieces that share most of the narrower one's width."""
    towers: list[list[float]] = []
    for left, top, right, bottom in boxes[np.argsort(boxes[:, 0])].tolist():
        if towers:
            last = towers[-1]
            shared = min(last[2], right) - max(last[0], left)
            if shared >= ABOVE * min(last[2] - last[0], right - left):
                last[:] = min(last[0], left), min(last[1], top), max(last[2], right), max(last[3], bottom)
                continue
        towers.append([left, top, right, bottom])
    return np.array(towers)


def _baseline(boxes: Floats, tall: Floats) -> Floats:
    """(n,): where digits stand at the places of boxes (n, 4): a line through the feet of the tall ones (k, 4)."""
    middle, at, feet = (boxes[:, 0] + boxes[:, 2]) / 2, (tall[:, 0] + tall[:, 2]) / 2, tall[:, 3]
    if len(at) < 3 or np.ptp(at) < 1:
        return np.full(len(boxes), float(np.median(feet)))
    one, other = np.triu_indices(len(at), 1)
    far = np.abs(at[other] - at[one]) > 0.3
    rises = (feet[other] - feet[one])[far] / (at[other] - at[one])[far]
    rise = float(np.clip(np.median(rises), -MAX_RISE, MAX_RISE)) if far.any() else 0.0
    line: Floats = np.median(feet - rise * at) + rise * middle
    return line
