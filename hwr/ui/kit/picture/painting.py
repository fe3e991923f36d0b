"""Painting that several pictures share: bars to either side of 0, grids and frames of cells, notes, pieces of lines."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.colours import negative_colour, positive_colour
from hwr.ui.kit.picture.text import CENTRE
from hwr.ui.kit.theme import Theme


def signed_colour(theme: Theme, value: float) -> QColor:
    """Of a bar, a line or a number, by its sign."""
    return negative_colour(theme) if value < 0 else positive_colour(theme)


def paint_signed_bar(painter: QPainter, theme: Theme, area: QRectF, share: float, thickness: float = 0.6) -> None:
    """A bar from the middle of an area, to the left below 0 and to the right above, as long as a share from -1 to 1 of
    the half, as thick as a share of the height; 0 is an upright line."""
    share = min(max(share, -1.0), 1.0) if share == share else 0.0
    zero, height = area.center().x(), thickness * area.height()
    length = abs(share) * max(1.0, area.width() / 2)
    bar = QRectF(zero - length if share < 0 else zero, area.center().y() - height / 2, length, height)
    painter.fillRect(bar, signed_colour(theme, share))
    painter.setPen(QPen(QColor(theme.outline), 1))
    painter.drawLine(QLineF(zero, area.top(), zero, area.bottom()))


def paint_grid(painter: QPainter, area: QRectF, side: int) -> None:
    """The lines around and between `side` times `side` cells, in the painter's pen."""
    width, height = area.width() / side, area.height() / side
    for i in range(side + 1):
        x, y = area.left() + i * width, area.top() + i * height
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
        painter.drawLine(QLineF(area.left(), y, area.right(), y))


def paint_frame(painter: QPainter, theme: Theme, cell: QRectF, colour: str) -> None:
    """A frame around the chosen cell, kept apart from whatever colour is there."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for edge, width in ((theme.card, 4.5), (colour, 2.0)):
        painter.setPen(QPen(QColor(edge), width))
        painter.drawRect(cell)


def paint_note(painter: QPainter, theme: Theme, area: QRectF, words: str) -> None:
    """Words that stand in the place of a picture while there is nothing to show."""
    painter.setPen(QColor(theme.muted))
    painter.drawText(area, CENTRE | Qt.TextFlag.TextWordWrap, words)


def tangent(plane: Plane, x: float, y: float, slope: float, reach: float) -> QLineF:
    """The piece of a line through (x, y), as steep as a slope, that goes so many pixels to either side."""
    across = plane.rect.width() / (plane.x.high - plane.x.low)
    up = slope * plane.rect.height() / (plane.y.high - plane.y.low)
    length = math.hypot(across, up)
    if math.isfinite(length):
        step = QPointF(across, -up) * (reach / length)
    else:
        step = QPointF(0.0, -math.copysign(reach, slope))
    middle = plane.place(x, y)
    return QLineF(middle - step, middle + step)


def distance_to(way: QLineF, place: QPointF) -> float:
    """From a place to the nearest point of a piece of line, in pixels."""
    length = way.length() or 1.0
    share = QPointF.dotProduct(place - way.p1(), way.p2() - way.p1()) / length**2
    return QLineF(way.pointAt(min(max(share, 0.0), 1.0)), place).length()
