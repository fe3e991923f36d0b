"""The edges on the map: lines from the chosen unit to its neighbours, as thick as what they carry; dashed below 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from hwr.chapters.debugger.edges import Edge, edges_of
from hwr.chapters.debugger.view.map_layout import MapLayout
from hwr.chapters.debugger.walk import SIDE
from hwr.ui.kit.picture.painting import distance_to, signed_colour
from hwr.ui.kit.theme import Theme

_THICKEST: Final = 0.32
_THINNEST: Final = 0.05
"""Of a line, in lines of text."""

_OVER_PIXELS: Final = 0.1
"""The thickest line from a pixel, so that the picture is seen between the lines."""

_FAINT: Final = 0.02
"""What carries less than this share of the most that any edge on its side carries is left out."""

_REACH: Final = 4.0
"""So far from a line one still points at it, in pixels."""


@dataclass(frozen=True)
class EdgeLine:
    """An edge where it is drawn.

    Attributes:
        way: upright where it passes the heading of the lower layer, aslant between the layers.
        share: what it carries, of the most that any on its side of the unit does; from -1 to 1.
    """

    edge: Edge
    way: QPolygonF
    share: float


def edge_lines(places: MapLayout) -> tuple[EdgeLine, ...]:
    """The edges of the chosen unit to all of its neighbours on the map; none where those above it are out of sight."""
    here, strips, picture = places.here, places.strips, places.inputs
    if strips[0].layer > 0 and here.at.layer == strips[0].layer:
        return ()
    by_layer = {strip.layer: strip for strip in strips}
    edges = edges_of(here, {strip.layer: strip.units for strip in strips})
    own = by_layer[here.at.layer].cell_of(here.at.unit)
    if own is None:
        return ()
    most = {
        side: max((abs(e.value) for e in edges if e.layer == side), default=0.0) for side in {e.layer for e in edges}
    }
    made = []
    for edge in edges:
        share = edge.value / most[edge.layer] if most[edge.layer] else 0.0
        if abs(share) < _FAINT or share != share:
            continue
        if edge.layer < 0:
            side, row, column = picture.width() / SIDE, edge.other // SIDE, edge.other % SIDE
            start = picture.topLeft() + QPointF((column + 0.5) * side, (row + 0.5) * side)
            upper, lower = QRectF(start, start), own
        else:
            cell = by_layer[edge.layer].cell_of(edge.other)
            assert cell is not None, "only units that are shown have edges"
            upper, lower = (cell, own) if edge.layer < here.at.layer else (own, cell)
        heading = by_layer[max(here.at.layer, edge.layer)].area.top()
        end = QPointF(lower.center().x(), lower.top())
        way = QPolygonF([QPointF(upper.center().x(), upper.bottom()), QPointF(end.x(), heading), end])
        made.append(EdgeLine(edge, way, share))
    return tuple(made)


def paint_edges(painter: QPainter, theme: Theme, lines: Sequence[EdgeLine], line: float) -> None:
    """Draw them, the faintest first; `line` is the height of a line of text."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for drawn in sorted(lines, key=lambda one: abs(one.share)):
        thickest = _THICKEST if drawn.edge.layer >= 0 else _OVER_PIXELS
        thickness = max(1.0, (_THINNEST + (thickest - _THINNEST) * abs(drawn.share)) * line)
        colour = signed_colour(theme, drawn.share)
        colour.setAlphaF(0.35 + 0.6 * abs(drawn.share))
        pen = QPen(colour, thickness)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if drawn.share < 0:
            pen.setDashPattern([0.45 * line / thickness, 0.3 * line / thickness])
        painter.setPen(pen)
        painter.drawPolyline(drawn.way)


def edge_at(lines: Sequence[EdgeLine], place: QPointF) -> Edge | None:
    """The edge that one points at: the nearest of those within reach."""
    pieces = [(i, QLineF(one.way.at(k), one.way.at(k + 1))) for i, one in enumerate(lines) for k in (0, 1)]
    near = [(distance_to(piece, place), i) for i, piece in pieces]
    away, index = min(near, default=(_REACH + 1, 0))
    return lines[index].edge if away <= _REACH else None
