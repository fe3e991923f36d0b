"""Layer columns: how the layers that stand side by side share the width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True)
class Column:
    """Where a layer stands, in pixels."""

    left: float
    width: float


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
