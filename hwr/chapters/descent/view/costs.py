"""The cost from step to step, drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from hwr.chapters.descent.walk import Step
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.chart.plot_series import round_up
from hwr.ui.kit.chart.series import series_colour
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_SHORTEST = 10
_HIGHEST = 1e6


class DescentCosts(PlaneWidget):
    """One curve; its axis is that of the highest cost on the way."""

    def __init__(self) -> None:
        super().__init__("descentCosts", "The cost from step to step", lines=8, columns=22)
        self._costs = np.zeros(0)

    def show_walk(self, walk: Sequence[Step]) -> None:
        """Show the costs along a walk."""
        self._costs = np.array([step.value for step in walk], np.float64)
        told = f"From {numeral(walk[0].value, 3)} to {numeral(walk[-1].value, 3)} in {len(walk) - 1} steps."
        self.setAccessibleDescription(told if walk else "")
        self.update()

    def paint(self, painter: QPainter) -> None:
        if not len(self._costs):
            return
        shown = np.minimum(np.nan_to_num(self._costs, nan=_HIGHEST, posinf=_HIGHEST), _HIGHEST)
        high = round_up(1.03 * max(float(shown.max()), 1e-6))
        steps = Axis(0.0, float(max(_SHORTEST, len(shown) - 1)))
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        plane = Plane.within(area, self.metrics, steps, Axis(0.0, high), "steps", "cost C")
        plane.paint_axes(painter, theme_of(self))
        painter.setPen(QPen(series_colour(theme_of(self), 0), 0.12 * self.line))
        painter.drawPolyline(plane.line(np.arange(len(shown)), shown))
        paint_dot(
            painter,
            theme_of(self),
            plane.place(len(shown) - 1, shown[-1]),
            series_colour(theme_of(self), 1),
            0.4 * self.line,
        )
