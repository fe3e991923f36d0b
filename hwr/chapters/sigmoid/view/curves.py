"""The sigmoid and its slope, drawn: both curves, and the triangle that shows how steep the one is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.activations.chapter import Here, curve, output_text, slope_text
from hwr.chapters.sigmoid.chapter import REACH
from hwr.language import tr
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.legend import Legend
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.chart.slope_triangle import SlopeTriangle
from hwr.ui.kit.colours import series_colour, series_pen
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_CURVE, _SLOPE = 0, 1
"""Their series colours and dashes."""

_TANGENT: Final = 1.6
"""How far the tangent reaches to either side, in units of z."""

_RUN: Final = 1.0
"""Of the triangle on the tangent: with a run of 1, the rise is the slope."""


class SigmoidCurves(PlaneWidget):
    """One plane with both curves."""

    def __init__(self) -> None:
        super().__init__("sigmoidCurves", tr("The sigmoid and its slope"), lines=9, is_turned=True)
        self._curve = curve("sigmoid", -REACH, REACH)
        self._here: Here | None = None
        self._with_slope = True

    def show_place(self, here: Here, *, with_slope: bool = True) -> None:
        """Put the point there; far outside it stands at the edge. The slope, its curve and triangle can be left out."""
        self._here, self._with_slope = here, with_slope
        where = tr("At z = {z}", z=numeral(here.z))
        z, output = numeral(here.z), output_text(here)
        if with_slope:
            slope = slope_text(here)
            said = tr("At z = {z} the sigmoid is {output} and its slope {slope}", z=z, output=output, slope=slope)
        else:
            said = tr("At z = {z} the sigmoid is {output}", z=z, output=output)
        self.describe(said, while_disabled=where)

    def value_at(self, place: QPointF) -> tuple[float, float]:
        return self._plane.value(place)

    def paint(self, painter: QPainter) -> None:
        plane = self._plane
        self.paint_still(painter, (plane, self._with_slope), lambda layer: self._paint_curves(layer, plane))
        self._legend().paint(painter, theme_of(self), QPointF(plane.rect.left(), 0))
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
        shown = ((_CURVE, self._curve.a), (_SLOPE, self._curve.slopes))
        for index, values in shown if self._with_slope else shown[:1]:
            painter.setPen(series_pen(theme, index, max(1.5, 0.14 * self.line)))
            painter.drawPolyline(plane.line(self._curve.z, values if values is not None else ()))

    def _paint_here(self, painter: QPainter, plane: Plane, here: Here) -> None:
        theme, line = theme_of(self), self.line
        slope = here.slope or 0.0
        z = plane.x.held(here.z)
        on_curve, on_slope = plane.place(z, here.a), plane.place(z, slope)
        painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(plane.place(z, plane.y.low), plane.place(z, plane.y.high)))
        if not self._with_slope:
            paint_dot(painter, theme, on_curve, series_colour(theme, _CURVE), 0.46 * line)
            plane.paint_beyond_across(painter, theme, here.z)
            return
        painter.save()
        painter.setClipRect(plane.rect)
        painter.setPen(QPen(QColor(theme.text), max(1.0, 0.09 * line)))
        start, end = (plane.place(z + step, here.a + slope * step) for step in (-_TANGENT, _TANGENT))
        painter.drawLine(QLineF(start, end))
        painter.restore()
        triangle = SlopeTriangle(z, here.a, _RUN, _RUN * slope)
        triangle.paint(painter, theme, plane, numbers=self.isEnabled())
        # Far out the two coincide; then the smaller one stands within the other.
        paint_dot(painter, theme, on_curve, series_colour(theme, _CURVE), 0.46 * line)
        paint_dot(painter, theme, on_slope, series_colour(theme, _SLOPE), 0.22 * line)
        plane.paint_beyond_across(painter, theme, here.z)

    def _legend(self) -> Legend:
        here = self._here
        values = (
            ("", "") if here is None or not self.isEnabled() else (f" = {output_text(here)}", f" = {slope_text(here)}")
        )
        names = ("σ(z)", tr("slope σ′(z)"))
        pens = (series_pen(theme_of(self), index, max(1.5, 0.14 * self.line)) for index in (_CURVE, _SLOPE))
        entries = [(name + value, pen) for name, value, pen in zip(names, values, pens, strict=True)]
        return self.legend(entries if self._with_slope else entries[:1], self.width() - 3 * self.line)

    @property
    def _plane(self) -> Plane:
        top = self._legend().height
        area = QRectF(0, top, self.width(), self.height() - top)
        return Plane.within(area, self.metrics, Axis(-REACH, REACH, "z"), Axis(-0.06, 1.06))
