"""Two activations laid over each other: outputs in one plane, slopes in another, and points to take along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.teaching.chapters.activations import REACH, slope_text, title
from hwr.teaching.chapters.activations_curve import Curve, Here, curve
from hwr.teaching.numerals import numeral
from hwr.ui.chart_axis import Axis
from hwr.ui.explain.plane import Plane
from hwr.ui.explain.plane_widget import PlaneWidget, legend_lines, paint_dot, paint_legend
from hwr.ui.studio.series import series_colour, series_pen
from hwr.ui.theme import Theme

_Z: Final = Axis(-REACH, REACH)
_SLOPES: Final = Axis(-0.1, 1.15)
_MARGIN: Final = 0.08


class ActivationsCurves(PlaneWidget):
    """Outputs and slopes, side by side or one above the other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "activationsCurves", "Activations and their slopes", lines=9, is_turned=True)
        self._places: tuple[Here, ...] = ()
        self._curves: tuple[Curve, ...] = ()
        self._outputs = Axis(-1.0, 1.0)

    def show_places(self, places: tuple[Here, ...]) -> None:
        """Show these activations, the points at their z."""
        names = [now.name for now in places]
        if names != [drawn.name for drawn in self._curves]:
            self._curves = tuple(curve(name, -REACH, REACH) for name in names)
            low = min(float(drawn.a.min()) for drawn in self._curves)
            high = max(float(drawn.a.max()) for drawn in self._curves)
            self._outputs = Axis(low - _MARGIN * (high - low), high + _MARGIN * (high - low))
        self._places = places
        self.setAccessibleDescription(
            "; ".join(
                f"{title(now.name)} at z = {numeral(now.z)}: output {numeral(now.a)}, slope {slope_text(now)}"
                for now in places
            )
        )
        self.update()

    def value_at(self, place: QPointF) -> tuple[float, float]:
        planes = self._planes
        return next((plane for plane in planes if plane.rect.right() >= place.x()), planes[-1]).value(place)

    def paint(self, painter: QPainter) -> None:
        if not self._places:
            return
        outputs, slopes = planes = self._planes
        names = tuple(drawn.name for drawn in self._curves)
        self.paint_still(painter, (names, planes), lambda layer: self._paint_curves(layer, planes))
        self._paint_points(painter, outputs, [now.a for now in self._places])
        self._paint_points(painter, slopes, [now.slope for now in self._places])
        line = self.line
        for plane, entries in zip(planes, self._entries(), strict=True):
            place = QRectF(plane.rect.left(), 1.1 * line, plane.rect.width() + line, 2.2 * line)
            paint_legend(painter, self.theme, place, [(name, self._pen(i)) for i, name in enumerate(entries)])

    def _entries(self) -> tuple[list[str], list[str]]:
        """The legends of both planes."""
        places = self._places
        return (
            [f"{title(now.name)} {numeral(now.a)}" for now in places],
            [f"{title(now.name)} {slope_text(now)}" for now in places],
        )

    def _paint_curves(self, painter: QPainter, planes: tuple[Plane, Plane]) -> None:
        """All that rests while the points are taken along."""
        theme, line = self.theme, self.line
        outputs, slopes = planes
        for plane, head in ((outputs, "output a"), (slopes, "slope a′")):
            painter.setPen(QColor(theme.muted))
            room = QRectF(plane.rect.left(), 0, plane.rect.width() + line, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, head)
            plane.paint_axes(painter, theme)
            painter.setPen(QPen(QColor(theme.outline), 1))
            painter.drawLine(QLineF(plane.place(0.0, plane.y.low), plane.place(0.0, plane.y.high)))
            painter.drawLine(QLineF(plane.place(-REACH, 0.0), plane.place(REACH, 0.0)))
        for i, drawn in enumerate(self._curves):
            painter.setPen(self._pen(i))
            painter.drawPolyline(outputs.line(drawn.z, drawn.a))
            if drawn.slopes is not None:
                painter.drawPolyline(slopes.line(drawn.z, drawn.slopes))

    def _paint_points(self, painter: QPainter, plane: Plane, values: Sequence[float | None]) -> None:
        """A dot for each value there is; far outside, it stands at the edge."""
        z = min(max(self._places[0].z, -REACH), REACH)
        painter.setPen(QPen(QColor(self.theme.outline), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(plane.place(z, plane.y.low), plane.place(z, plane.y.high)))
        for i, value in enumerate(values):
            if value is not None:
                at = plane.place(z, min(max(value, plane.y.low), plane.y.high))
                paint_dot(painter, self.theme, at, series_colour(self.theme, i), (0.42 - 0.1 * i) * self.line)

    def _pen(self, index: int) -> QPen:
        return series_pen(self.theme, index, max(1.5, 0.14 * self.line))

    @property
    def _planes(self) -> tuple[Plane, Plane]:
        line, half = self.line, self.width() / 2
        lines = max(legend_lines(self.metrics, half - 3 * line, names) for names in self._entries())
        top = (1.1 * (1 + lines) + 0.2) * line
        left = QRectF(0, top, half - 0.3 * line, self.height() - top)
        right = left.translated(half + 0.3 * line, 0)
        return (
            Plane.within(left, self.metrics, _Z, self._outputs),
            Plane.within(right, self.metrics, _Z, _SLOPES),
        )
