"""A small slope: a curve around one place in a frame of its own, without axes, and the triangle that touches it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from numpy.typing import ArrayLike
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import paint_dot
from hwr.ui.kit.chart.slope_triangle import SlopeTriangle
from hwr.ui.kit.colours import series_colour, series_pen
from hwr.ui.kit.theme import Theme

_CURVE, _DOT = 0, 1
"""Their series colours."""

_WIDE, _TALL = 1.7, 1.5
"""Half of what is seen: in runs across, and up in rises of a triangle as steep as `steepest`."""

FLATTEST: Final = 0.6
"""Where all slopes are smaller than this, they look small."""


@dataclass(frozen=True, eq=False)
class SmallSlope:
    """What is drawn.

    Attributes:
        title: what the curve is, a few words.
        triangle: at the place where one is; its run may be 0, and then there is none to be seen.
        xs, ys: the curve around it, (n,).
        steepest: the slope that fills the frame: the same for frames side by side, so that what is steeper looks so.
    """

    title: str
    triangle: SlopeTriangle
    xs: ArrayLike
    ys: ArrayLike
    steepest: float

    def paint(self, painter: QPainter, theme: Theme, rect: QRectF) -> None:
        """In a rectangle, in the painter's font."""
        line, triangle = QFontMetricsF(painter.font()).height(), self.triangle
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.paper))
        painter.drawRoundedRect(rect, 0.3 * line, 0.3 * line)
        plane = self._plane(rect)
        if plane is None:
            return
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(series_pen(theme, _CURVE, max(1.5, 0.13 * line)))
        painter.drawPolyline(plane.line(self.xs, self.ys))
        if triangle.run:
            painter.setPen(QPen(QColor(theme.text), max(1.0, 0.07 * line)))
            triangle.paint_secant(painter, plane, 2 * line)
            triangle.paint(painter, theme, plane, numbers=False)
        paint_dot(painter, theme, plane.place(triangle.x, triangle.y), series_colour(theme, _DOT), 0.36 * line)
        painter.restore()
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(rect.left() + 0.4 * line, rect.top() + 0.95 * line), self.title)

    def _plane(self, rect: QRectF) -> Plane | None:
        """None where numbers are so large that no nudge makes a difference."""
        triangle, run = self.triangle, abs(self.triangle.run) or 1.0
        wide, tall = _WIDE * run, _TALL * run * self.steepest
        x, y = triangle.x + triangle.run / 2, triangle.y + triangle.rise / 2
        if not (x - wide < x + wide and y - tall < y + tall):
            return None
        return Plane(rect, Axis(x - wide, x + wide), Axis(y - tall, y + tall))
