"""The sigmoid and its slope, drawn over z, with a point and its tangent to take along."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.activations.curve import Here, curve
from hwr.chapters.sigmoid.chapter import REACH
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_edge import held, paint_beyond_across
from hwr.ui.kit.chart.plane_widget import PlaneWidget, legend_lines, paint_dot, paint_legend
from hwr.ui.kit.chart.series import series_colour, series_pen
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_CURVE, _SLOPE = 0, 1
"""Their series colours and dashes."""

_TANGENT: Final = 1.6
"""How far the tangent reaches to either side, in units of z."""


class SigmoidCurves(PlaneWidget):
    """One plane with both curves."""

    def __init__(self) -> None:
        super().__init__("sigmoidCurves", "The sigmoid and its slope", lines=9, is_turned=True)
        self._curve = curve("sigmoid", -REACH, REACH)
        self._here: Here | None = None

    def show_place(self, here: Here) -> None:
        """Put the point there; far outside it stands at the edge."""
        self._here = here
        self.setAccessibleDescription(
            f"At z = {numeral(here.z)} the sigmoid is {numeral(here.a)} and its slope {numeral(here.slope or 0.0)}"
        )
        self.update()

    def value_at(self, place: QPointF) -> tuple[float, float]:
        return self._plane.value(place)

    def paint(self, painter: QPainter) -> None:
        plane = self._plane
        self.paint_still(painter, plane, lambda layer: self._paint_curves(layer, plane))
        legend = QRectF(plane.rect.left(), 0, plane.rect.width(), self.line)
        paint_legend(painter, theme_of(self), legend, self._legend())
        if self._here is not None:
            self._paint_here(painter, plane, self._here)

    def _paint_curves(self, painter: QPainter, plane: Plane) -> None:
        """All that rests while the point is taken along."""
        theme = theme_of(self)
        plane.paint_axes(painter, theme)
        for level in (0.0, 1.0):
            painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(plane.place(-REACH, level), plane.place(REACH, level)))
        painter.setPen(QPen(QColor(theme.outline), 1))
        painter.drawLine(QLineF(plane.place(0.0, plane.y.low), plane.place(0.0, plane.y.high)))
        for index, values in ((_CURVE, self._curve.a), (_SLOPE, self._curve.slopes)):
            painter.setPen(series_pen(theme, index, max(1.5, 0.14 * self.line)))
            painter.drawPolyline(plane.line(self._curve.z, values if values is not None else ()))

    def _paint_here(self, painter: QPainter, plane: Plane, here: Here) -> None:
        theme, line = theme_of(self), self.line
        slope = here.slope or 0.0
        z = held(plane.x, here.z)
        on_curve, on_slope = plane.place(z, here.a), plane.place(z, slope)
        painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(plane.place(z, plane.y.low), plane.place(z, plane.y.high)))
        painter.save()
        painter.setClipRect(plane.rect)
        painter.setPen(QPen(QColor(theme.text), max(1.0, 0.09 * line)))
        start, end = (plane.place(z + step, here.a + slope * step) for step in (-_TANGENT, _TANGENT))
        painter.drawLine(QLineF(start, end))
        painter.restore()
        # Far out the two coincide; then the smaller one stands within the other.
        paint_dot(painter, theme, on_curve, series_colour(theme, _CURVE), 0.46 * line)
        paint_dot(painter, theme, on_slope, series_colour(theme, _SLOPE), 0.22 * line)
        paint_beyond_across(painter, theme, plane, here.z)

    def _legend(self) -> list[tuple[str, QPen]]:
        here = self._here
        values = ("", "") if here is None else (f" = {numeral(here.a)}", f" = {numeral(here.slope or 0.0)}")
        names = ("σ(z)", "slope σ′(z)")
        return [
            (name + value, series_pen(theme_of(self), index, max(1.5, 0.14 * self.line)))
            for index, (name, value) in enumerate(zip(names, values, strict=True))
        ]

    @property
    def _plane(self) -> Plane:
        names = [name for name, _ in self._legend()]
        top = 1.1 * self.line * legend_lines(self.metrics, self.width() - 3 * self.line, names)
        area = QRectF(0, top, self.width(), self.height() - top)
        return Plane.within(area, self.metrics, Axis(-REACH, REACH), Axis(-0.06, 1.06), "z")
