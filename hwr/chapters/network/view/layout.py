"""Where the nodes and edges of the small network lie in a picture: inputs below, the output on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtCore import QLineF, QPointF

from hwr.chapters.network.model import EDGES, Edge
from hwr.ui.kit.picture.painting import distance_to

_RADIUS: Final = 1.45
"""Of a node, in lines of text."""

_LOW: Final = 0.24
"""How far up the edges that cross bear their numbers; all others halfway."""

_HIDDEN_ROW: Final = 0.46
"""How far below the output the hidden units lie, of the way down to the inputs."""


@dataclass(frozen=True)
class Layout:
    """A layout for one size of picture and of text, all in pixels.

    Attributes:
        width, height: of the picture.
        line: the height of a line of text.
        beside: what a text beside a hidden unit takes at least.
    """

    width: float
    height: float
    line: float
    beside: float

    @property
    def radius(self) -> float:
        """Of a node."""
        return _RADIUS * self.line

    @cached_property
    def places(self) -> Mapping[str, QPointF]:
        """The middle of each node: "x1" and "x2" below, "1" and "2" above them, "3" on top."""
        left = max(self.beside + self.radius + 0.5 * self.line, 0.2 * self.width)
        left = min(left, 0.5 * self.width - 1.3 * self.radius)
        top, bottom = self.radius + 0.7 * self.line, self.height - self.radius - 0.7 * self.line
        middle = top + _HIDDEN_ROW * (bottom - top)
        columns = {"1": left, "2": self.width - left}
        below = {f"x{name}": QPointF(x, bottom) for name, x in columns.items()}
        hidden = {name: QPointF(x, middle) for name, x in columns.items()}
        return {**below, **hidden, "3": QPointF(self.width / 2, top)}

    @property
    def between(self) -> float:
        """From one column of nodes to the other."""
        return self.places["2"].x() - self.places["1"].x()

    @cached_property
    def ways(self) -> Mapping[str, QLineF]:
        """Each edge from rim to rim, upwards."""
        return {edge.name: self._way(edge) for edge in EDGES}

    def label_place(self, edge: Edge) -> QPointF:
        """Where on it an edge bears its numbers."""
        return self.ways[edge.name].pointAt(_LOW if _crosses(edge) else 0.5)

    def label_room(self, edge: Edge) -> float:
        """How wide these can be without meeting those of another edge."""
        crossing = [self.label_place(other).x() for other in EDGES if _crosses(other)]
        return min(0.5 * self.between, *([max(crossing) - min(crossing)] if _crosses(edge) else ()), self.between)

    def nearest(self, place: QPointF) -> tuple[str, float]:
        """The edge that is nearest to a place, and how far off it is."""
        away, name = min((distance_to(way, place), name) for name, way in self.ways.items())
        return name, away

    def _way(self, edge: Edge) -> QLineF:
        below = f"{edge.source + 1}" if edge.layer else f"x{edge.source + 1}"
        whole = QLineF(self.places[below], self.places[str(edge.above)])
        share = self.radius / max(whole.length(), 1.0)
        return QLineF(whole.pointAt(share), whole.pointAt(1 - share))


def _crosses(edge: Edge) -> bool:
    """Whether another edge of its layer crosses it."""
    return edge.layer == 0 and edge.source != edge.target
