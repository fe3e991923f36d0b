"""Both costs, drawn: above what each costs, below how steep it is, and a point with its tangents to take along."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.cost.chapter import (
    ENTROPY,
    LOSS_WORDS,
    RANGE,
    SQUARED,
    Cost,
    CostCurve,
    Prediction,
    cost_curve,
    signed,
)
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_edge import held, paint_beyond_upright
from hwr.ui.kit.chart.plane_widget import PlaneWidget, legend_lines, paint_dot, paint_legend
from hwr.ui.kit.chart.plot_series import round_up
from hwr.ui.kit.chart.series import series_colour, series_pen
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

SERIES: Final = {SQUARED: 0, ENTROPY: 1}
"""The number of each cost's colour and dash."""

_STEEPEST: Final = 6.0
"""Over outputs, cross-entropy's slope has no end; the picture has."""

_TANGENT: Final = 4.0
"""Lines of text that a tangent is long to either side."""

_TANGENT_WIDTH: Final = 0.09
"""Of a line of text."""

_LEGEND: Final = (*LOSS_WORDS.values(), "tangents")


class CostCurves(PlaneWidget):
    """Two planes with one horizontal axis."""

    def __init__(self) -> None:
        super().__init__("costCurves", "Both costs and their slopes", lines=13, is_turned=True)
        self._prediction = Prediction(0.0, 1)
        self._by_output = False
        self._costs: tuple[tuple[str, Cost], ...] = ()
        self._curves: dict[str, CostCurve] = {}
        self._drawn: tuple[int, float, bool] | None = None

    def show_prediction(self, prediction: Prediction, *, by_output: bool) -> None:
        """Show the costs of this one, over the output or over its pre-activation."""
        self._prediction, self._by_output = prediction, by_output
        self._costs = ((SQUARED, prediction.squared), (ENTROPY, prediction.entropy))
        drawn = (prediction.target, self._reach, by_output)
        if drawn != self._drawn:
            self._drawn = drawn
            self._curves = {
                loss: cost_curve(loss, prediction.target, self._reach, by_output=by_output) for loss, _ in self._costs
            }
        self.setAccessibleDescription("; ".join(self._numbers()))
        self.update()

    def value_at(self, place: QPointF) -> tuple[float, float] | None:
        """The z, or the output, under the mouse."""
        return self._planes()[0].value(place) if self._costs else None

    def paint(self, painter: QPainter) -> None:
        if not self._costs:
            return
        planes = self._planes()
        self.paint_still(painter, self._drawn, lambda layer: self._paint_curves(layer, planes))
        theme, line, x = theme_of(self), self.line, self._x
        painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DotLine))
        for plane in planes:
            across = plane.place(x, 0.0).x()
            painter.drawLine(QLineF(across, plane.rect.top(), across, plane.rect.bottom()))
        costs, slopes = planes
        for loss, cost in self._costs:
            colour, slope = series_colour(theme, SERIES[loss]), cost.by_a if self._by_output else cost.by_z
            if math.isfinite(slope) and cost.value <= costs.y.high:
                painter.setClipRect(costs.rect)
                self._paint_tangent(painter, costs, QPointF(x, cost.value), slope)
                painter.setClipping(False)
            for plane, value in ((costs, cost.value), (slopes, slope)):
                if math.isfinite(value):
                    paint_dot(painter, theme, plane.place(x, held(plane.y, value)), colour, 0.38 * line)
                    paint_beyond_upright(painter, theme, plane, x, value)

    def _paint_curves(self, painter: QPainter, planes: tuple[Plane, Plane]) -> None:
        """All that rests while the point is taken along."""
        theme, line = theme_of(self), self.line
        pens = {loss: series_pen(theme, SERIES[loss], 0.14 * line) for loss in self._curves}
        legend = zip(_LEGEND, (*pens.values(), QPen(QColor(theme.text), _TANGENT_WIDTH * line)), strict=True)
        paint_legend(painter, theme, QRectF(4, 0, self.width() - 8, line), list(legend))
        costs, slopes = planes
        costs.paint_axes(painter, theme)
        slopes.paint_axes(painter, theme)
        # The axis that both have is named between them: there is room.
        between = QRectF(slopes.rect.left(), slopes.rect.top() - 1.5 * line, slopes.rect.width() + 0.3 * line, line)
        painter.setPen(QColor(theme.text))
        painter.drawText(between, Qt.AlignmentFlag.AlignRight, "output a" if self._by_output else "pre-activation z")
        painter.setPen(QPen(QColor(theme.outline), 1))
        painter.drawLine(slopes.place(slopes.x.low, 0.0), slopes.place(slopes.x.high, 0.0))
        for loss, curve in self._curves.items():
            along, steep = (curve.a, curve.by_a) if self._by_output else (curve.z, curve.by_z)
            painter.setPen(pens[loss])
            for plane, values in ((costs, curve.value), (slopes, steep)):
                painter.setClipRect(plane.rect.adjusted(-line / 2, -line / 2, line / 2, line / 2))
                painter.drawPolyline(plane.line(along, values))

    def _paint_tangent(self, painter: QPainter, plane: Plane, at: QPointF, slope: float) -> None:
        """A piece of a line through a value, as steep as the curve."""
        middle = plane.place(at.x(), at.y())
        per_x = plane.rect.width() / (plane.x.high - plane.x.low)
        per_y = plane.rect.height() / (plane.y.high - plane.y.low)
        across, up = per_x, slope * per_y
        length = math.hypot(across, up)
        if not math.isfinite(length):
            across, up, length = 0.0, math.copysign(1.0, slope), 1.0
        reach = _TANGENT * self.line / length
        step = QPointF(across * reach, -up * reach)
        painter.setPen(QPen(QColor(theme_of(self).text), _TANGENT_WIDTH * self.line))
        painter.drawLine(middle - step, middle + step)

    # Where things lie

    @property
    def _x(self) -> float:
        return self._prediction.output if self._by_output else self._prediction.z

    @property
    def _reach(self) -> float:
        """How far the axis goes to either side: farther than usual if the unit's z lies there."""
        far = abs(self._prediction.z)
        return RANGE if far <= RANGE else round_up(1.02 * far)

    def _planes(self) -> tuple[Plane, Plane]:
        line = self.line
        top = (legend_lines(self.metrics, self.width() - 8, _LEGEND) + 0.4) * 1.1 * line
        room = self.height() - top
        x = Axis(0.0, 1.0) if self._by_output else Axis(-self._reach, self._reach)
        # Over z, the cost at the end of the axis is a little more than its length.
        highest = float(self._curves[ENTROPY].value.max()) if self._by_output else self._reach
        if self._by_output:
            down, up = (-_STEEPEST, 0.5) if self._prediction.target else (-0.5, _STEEPEST)
        else:
            down, up = (-1.05, 0.1) if self._prediction.target else (-0.1, 1.05)
        letter = "a" if self._by_output else "z"
        first = QRectF(0, top, self.width(), room / 2)
        second = first.translated(0, room / 2)
        metrics = self.metrics
        costs = Plane.within(first, metrics, x, Axis(0.0, 1.03 * highest), "", "cost C", has_x_labels=False)
        slopes = Plane.within(second, metrics, x, Axis(down, up), "", f"slope dC/d{letter}")
        left = max(costs.rect.left(), slopes.rect.left())
        for plane in (costs, slopes):
            plane.rect.setLeft(left)
        return costs, slopes

    def _numbers(self) -> list[str]:
        return [
            f"{LOSS_WORDS[loss]} {numeral(cost.value, 3)}, slope "
            f"{signed(cost.by_a if self._by_output else cost.by_z, 3)}"
            for loss, cost in self._costs
        ]
