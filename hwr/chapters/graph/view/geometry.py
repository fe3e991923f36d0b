"""Where the parts of a drawn graph lie: computed once for a layout and a size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

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
        area = rect.adjusted(0.4 * line, 0.6 * line, -0.4 * line, -1.2 * line)
        count = len(layout.columns)
        column_width = area.width() / max(1, count)
        rows = max((len(column) for column in layout.columns), default=1)
        room = min(0.16 * column_width, 0.22 * area.height() / rows)
        radius = min(max(room, _NODE * line), _LARGE_NODE * line)
        margin = radius + 0.9 * line
        places = {}
        for name in (name for column in layout.columns for name in column):
            x, y = layout.place(name)
            across = 0.5 if count == 1 else (x * count - 0.5) / (count - 1)
            left = area.left() + margin + across * (area.width() - 2 * margin)
            places[name] = QPointF(left, area.top() + y * area.height())
        return cls(column_width, radius, places)
