"""Where the parts of a drawn graph lie: computed once for a layout and a size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF

from hwr.chapters.graph.model import Layout

_NODE, _LARGE_NODE = 1.0, 1.7
"""A node's radius, in lines of text; where there is room it is larger."""


@dataclass(frozen=True)
class GraphGeometry:
    """Where things lie.

    Attributes:
        column_width: of a column of nodes, in pixels.
        radius: of a node, in pixels: as large as leaves the edges room for their numbers.
        places: the middle of each node; the outermost columns lie near the edges of the picture.
    """

    column_width: float
    radius: float
    places: Mapping[str, QPointF]

    @classmethod
    def of(cls, layout: Layout, rect: QRectF, line: float) -> GraphGeometry:
        """In a rectangle, with lines of text so high."""
        count = len(layout.columns)
        column_width = (rect.width() - 0.8 * line) / max(1, count)
        rows = max((len(column) for column in layout.columns), default=1)
        room = min(0.16 * column_width, 0.22 * (rect.height() - 1.8 * line) / rows)
        radius = min(max(room, _NODE * line), _LARGE_NODE * line)
        side = radius + 0.5 * line
        # Above a node there may be an arrow, and below it two numbers; all the height between is the edges'.
        area = rect.adjusted(side, radius + 1.2 * line, -side, -radius - 2.1 * line)
        places = {}
        for name in (name for column in layout.columns for name in column):
            x, y = layout.place(name)
            across = 0.5 if count == 1 else (x * count - 0.5) / (count - 1)
            down = 0.5 if rows == 1 else (y * rows - 0.5) / (rows - 1)
            places[name] = QPointF(area.left() + across * area.width(), area.top() + down * area.height())
        return cls(column_width, radius, places)

    def room_along(self, start: QPointF, end: QPointF) -> float:
        """What a number on an edge may take: where the edge is steep, there is room beside it."""
        return abs(end.x() - start.x()) + 0.6 * abs(end.y() - start.y())


_SHARES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
"""Where on an edge its numbers may stand, the best first."""


def labels_apart(edges: Sequence[tuple[QLineF, QSizeF]], taken: Sequence[QRectF], within: QRectF) -> tuple[QRectF, ...]:
    """Where on each edge its numbers stand, so that they cover each other and the nodes least.

    Args:
        edges: each one's way, and the size of its numbers.
        taken: where nodes lie.
        within: what lies outside of it is cut.
    """
    placed: list[QRectF] = []
    for way, size in edges:
        boxes = [QRectF(QPointF(), size) for _ in _SHARES]
        for box, share in zip(boxes, _SHARES, strict=True):
            box.moveCenter(way.pointAt(share))
        placed.append(min(boxes, key=lambda box: _area(box) - _area(box & within) + _covered(box, (*taken, *placed))))
    return tuple(placed)


def _covered(box: QRectF, others: Sequence[QRectF]) -> float:
    return sum(_area(box & other) for other in others)


def _area(box: QRectF) -> float:
    return box.width() * box.height()
