"""The two-sided nudge, drawn: the loss along the weight, and the triangle from one nudge to the other."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.check.chapter import Nudge
from hwr.language import mark, tr
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import paint_dot
from hwr.ui.kit.chart.slope_triangle import SlopeTriangle
from hwr.ui.kit.colours import mixed, series_colour, series_pen
from hwr.ui.kit.picture.painting import paint_note, tangent
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE, LEFT, fitting
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_CURVE, _DOT = 0, 1
"""Their series colours."""

_REACH: Final = 1.9
"""Half of what is seen, in nudges."""

_HEADS: Final = (
    mark("L over the weight; dashed: by backpropagation"),
    mark("dashed: by backpropagation"),
    mark("L over w"),
)

_NOTHING: Final = mark(
    "Both losses are the same in every figure: the nudge is lost in rounding, or has no part in the loss."
)


class CheckTriangle(Picture[object]):
    """In the units of the nudge, so that the triangle is equally wide whatever h is: rounding becomes stairs."""

    def __init__(self) -> None:
        super().__init__("checkTriangle", tr("The nudge to both sides"), lines=8, columns=26)
        self._nudge: Nudge | None = None

    def show_nudge(self, nudge: Nudge) -> None:
        """Show this one."""
        self._nudge = nudge
        triangle = self.triangle
        if triangle is None:
            self.describe(tr(_NOTHING))
        else:
            self.describe(
                tr(
                    "L at both sides of w: run {run}, rise {rise}, slope {slope}; by backpropagation {analytic}.",
                    run=numeral(2 * nudge.h),
                    rise=numeral(triangle.rise),
                    slope=numeral(nudge.numeric),
                    analytic=numeral(nudge.analytic),
                )
            )

    @property
    def triangle(self) -> SlopeTriangle | None:
        """From the nudge below to the one above, w counted in nudges; None if there is no rise."""
        assert self._nudge is not None
        above, below = self._nudge.losses
        rise = above - below
        name = tr("rise", "in a small triangle")
        return SlopeTriangle(-1.0, below, 2.0, rise, "2h", name) if rise and np.isfinite(rise) else None

    def paint(self, painter: QPainter) -> None:
        if self._nudge is None:
            return
        theme, line, triangle = theme_of(self), self.line, self.triangle
        moved, losses = self._nudge.around
        shown = losses[np.isfinite(losses)]
        if triangle is None or not len(shown):
            paint_note(painter, theme, QRectF(self.rect()).adjusted(line, 0, -line, 0), tr(_NOTHING))
            return
        low, high = float(shown.min()), float(shown.max())
        room = 0.12 * (high - low)
        rect = QRectF(self.rect()).adjusted(0.4 * line, 1.3 * line, -0.4 * line, -1.4 * line)
        plane = Plane(rect, Axis(-_REACH, _REACH), Axis(low - room, high + room))
        painter.setPen(QColor(theme.text))
        above = QRectF(rect.left(), 0, rect.width(), 1.2 * line)
        painter.drawText(above, LEFT, fitting(self.metrics, tuple(map(tr, _HEADS)), rect.width()))
        self._paint_places(painter, plane)
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(series_pen(theme, _CURVE, max(1.5, 0.13 * line)))
        painter.drawPolyline(plane.line(moved, losses))
        painter.restore()
        self._paint_triangle(painter, plane, triangle, float(losses[len(losses) // 2]))

    def _paint_places(self, painter: QPainter, plane: Plane) -> None:
        """Where w is, and both nudges."""
        theme, line, rect = theme_of(self), self.line, plane.rect
        painter.setPen(QPen(QColor(theme.outline), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        for place, name in ((-1.0, "w − h"), (0.0, "w"), (1.0, "w + h")):
            x = plane.place(place, plane.y.low).x()
            painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRectF(x - 4 * line, rect.bottom() + 0.2 * line, 8 * line, line), CENTRE, name)

    def _paint_triangle(self, painter: QPainter, plane: Plane, triangle: SlopeTriangle, middle: float) -> None:
        assert self._nudge is not None
        theme, line = theme_of(self), self.line
        painter.save()
        painter.setClipRect(plane.rect)
        painter.setPen(QPen(QColor(theme.muted), max(1.0, 0.1 * line), Qt.PenStyle.DashLine))
        by_backpropagation = self._nudge.analytic * self._nudge.h
        painter.drawLine(tangent(plane, 0.0, middle, by_backpropagation, plane.rect.width()))
        painter.restore()
        painter.setPen(QPen(QColor(theme.text), max(1.0, 0.08 * line)))
        triangle.paint_secant(painter, plane, 1.5 * line)
        triangle.paint(painter, theme, plane, numbers=False)
        begin, _, end = triangle.corners(plane)
        faint = mixed(QColor(theme.card), series_colour(theme, _DOT), 0.55)
        dots: tuple[tuple[QPointF, QColor, float], ...] = (
            (begin, faint, 0.34),
            (end, faint, 0.34),
            (plane.place(0.0, middle), series_colour(theme, _DOT), 0.44),
        )
        for at, colour, radius in dots:
            paint_dot(painter, theme, at, colour, radius * line)
