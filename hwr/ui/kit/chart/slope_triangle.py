"""The slope triangle: a run h, a rise, and the line through both ends; the same picture wherever a slope is meant."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from hwr.language import tr
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.colours import series_colour
from hwr.ui.kit.picture.text import CENTRE, LEFT, fitting
from hwr.ui.kit.theme import Theme
from hwr.words import numeral

_RUN, _RISE = 2, 3
"""Their series colours."""

_FILL: Final = 46
"""How opaque the triangle is, of 255: what lies behind it is still seen."""

_LEAST: Final = 0.9
"""Lines of text: a leg shorter than this bears no words."""

_DOT: Final = 0.5
"""Lines of text: where it begins there is mostly a dot, which its words keep clear of."""

FEWER: Final = 3
"""Figures of the numbers on it."""


def run_colour(theme: Theme) -> QColor:
    """Of the run, and of whatever speaks of it."""
    return series_colour(theme, _RUN)


def rise_colour(theme: Theme) -> QColor:
    """Of the rise, and of whatever speaks of it."""
    return series_colour(theme, _RISE)


@dataclass(frozen=True)
class SlopeTriangle:
    """A right-angled triangle: from (x, y) across by the run, then up or down by the rise.

    Attributes:
        x, y: where it begins, in the units of a plane.
        run: how far across, not 0.
        rise: how far up; below 0 it goes down.
        run_name, rise_name: what the legs are called, in a word or a short formula; empty for "rise".
    """

    x: float
    y: float
    run: float
    rise: float
    run_name: str = "h"
    rise_name: str = ""

    @property
    def slope(self) -> float:
        """Rise over run."""
        return self.rise / self.run

    @property
    def words(self) -> str:
        """It as a screen reader tells it."""
        return tr(
            "run {run}, rise {rise}, slope {slope}",
            run=numeral(self.run),
            rise=numeral(self.rise),
            slope=numeral(self.slope),
        )

    def corners(self, plane: Plane) -> tuple[QPointF, QPointF, QPointF]:
        """In pixels: where it begins, the right angle, and its end."""
        x = self.x + self.run
        return plane.place(self.x, self.y), plane.place(x, self.y), plane.place(x, self.y + self.rise)

    def paint(self, painter: QPainter, theme: Theme, plane: Plane, *, numbers: bool = True) -> None:
        """The triangle and its words, within the plane; without `numbers` its legs have their names alone."""
        begin, corner, end = self.corners(plane)
        metrics = QFontMetricsF(painter.font())
        line = metrics.height()
        painter.save()
        painter.setClipRect(_within(plane), Qt.ClipOperation.IntersectClip)
        fill = rise_colour(theme)
        fill.setAlpha(_FILL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawConvexPolygon(QPolygonF([begin, corner, end]))
        width = max(2.0, 0.17 * line)
        for colour, leg in ((run_colour(theme), (begin, corner)), (rise_colour(theme), (corner, end))):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QLineF(*leg))
        self._paint_run_words(painter, theme, plane, metrics, numbers=numbers)
        self._paint_rise_words(painter, theme, plane, metrics, numbers=numbers)
        painter.restore()

    def paint_secant(self, painter: QPainter, plane: Plane, reach: float) -> None:
        """The line through both ends and so many pixels beyond each, in the painter's pen, within the plane."""
        begin, _, end = self.corners(plane)
        length = math.hypot(end.x() - begin.x(), end.y() - begin.y())
        across = plane.rect.width() / (plane.x.high - plane.x.low) * self.run
        up = -plane.rect.height() / (plane.y.high - plane.y.low) * self.rise
        whole = math.hypot(across, up)
        if not (0 < whole < math.inf):
            return
        way = QPointF(across, up) / whole
        painter.save()
        painter.setClipRect(_within(plane), Qt.ClipOperation.IntersectClip)
        painter.drawLine(QLineF(begin - way * reach, begin + way * (length + reach)))
        painter.restore()

    def _paint_run_words(
        self, painter: QPainter, theme: Theme, plane: Plane, metrics: QFontMetricsF, *, numbers: bool
    ) -> None:
        begin, corner, end = self.corners(plane)
        line, rect = metrics.height(), plane.rect
        left, right = sorted((begin.x(), corner.x()))
        left, right = max(left, rect.left()), min(right, rect.right())
        if right - left < _LEAST * line:
            return
        said = [f"{self.run_name} = {numeral(self.run, FEWER)}"] if numbers else []
        words = fitting(metrics, (*said, self.run_name), max(right - left, 5 * line))
        wide = metrics.horizontalAdvance(words) + 0.4 * line
        beside_dot = left + _DOT * line if self.run > 0 else left
        middle = min(max((left + right) / 2, beside_dot + wide / 2, rect.left() + wide / 2), rect.right() - wide / 2)
        # On the side of the run where the triangle is not, unless that is outside.
        is_below = end.y() < begin.y()
        top = begin.y() + 0.15 * line if is_below else begin.y() - 1.1 * line
        top = min(max(top, rect.top()), rect.bottom() - line)
        box = QRectF(middle - wide / 2, top, wide, line)
        _paint_words(painter, theme, box, words, run_colour(theme), CENTRE)

    def _paint_rise_words(
        self, painter: QPainter, theme: Theme, plane: Plane, metrics: QFontMetricsF, *, numbers: bool
    ) -> None:
        _, corner, end = self.corners(plane)
        line, rect = metrics.height(), plane.rect
        top, bottom = sorted((corner.y(), end.y()))
        top, bottom = max(top, rect.top()), min(bottom, rect.bottom())
        if bottom - top < _LEAST * line or not rect.left() <= corner.x() <= rect.right():
            return
        rise = tr("rise", "over run")
        name = self.rise_name or rise
        names = [f"{name} = {numeral(self.rise, FEWER)}", numeral(self.rise, FEWER)] if numbers else []
        outwards = 1 if self.run > 0 else -1
        room = rect.right() - corner.x() if outwards > 0 else corner.x() - rect.left()
        said = (*names, name)
        words = fitting(metrics, said, room - 0.6 * line)
        if not words:  # there may be more room within the triangle
            outwards, room = -outwards, rect.width() - room
            words = fitting(metrics, (*said, rise), room - 0.6 * line)
        wide = metrics.horizontalAdvance(words) + 0.3 * line
        left = corner.x() + 0.25 * line if outwards > 0 else corner.x() - 0.25 * line - wide
        box = QRectF(left, (top + bottom) / 2 - line / 2, wide, line)
        _paint_words(painter, theme, box, words, rise_colour(theme), LEFT)


def _within(plane: Plane) -> QRect:
    """Whole pixels: clipped to a part of a pixel, painting takes several times as long."""
    return plane.rect.toAlignedRect()


def _paint_words(
    painter: QPainter, theme: Theme, box: QRectF, words: str, colour: QColor, alignment: Qt.AlignmentFlag
) -> None:
    """On a ground, so that no curve runs through them."""
    if not words:
        return
    ground = QColor(theme.window)
    ground.setAlpha(215)
    painter.fillRect(box, ground)
    painter.setPen(colour)
    painter.drawText(box.adjusted(2, 0, -2, 0) if alignment == LEFT else box, alignment, words)
