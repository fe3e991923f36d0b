"""The race of two costs, drawn: the unit's output from epoch to epoch, up to where the race is."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.cost.chapter import LOSS_WORDS
from hwr.chapters.cost.race import LEARNT, CostRace
from hwr.chapters.cost.view.curves import SERIES
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, legend_lines, paint_dot, paint_legend
from hwr.ui.kit.chart.series import series_pen
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral


class CostRaceChart(PlaneWidget):
    """Two curves from one start."""

    def __init__(self) -> None:
        super().__init__("costRace", "The unit's output, epoch by epoch", lines=12)
        self._race: CostRace | None = None
        self._epoch = 0

    def show_race(self, race: CostRace, epoch: int) -> None:
        """Show this race, run up to an epoch."""
        self._race, self._epoch = race, min(epoch, race.epochs)
        self.setAccessibleDescription(f"After {self._epoch} epochs: " + "; ".join(self._legend(race)))
        self.update()

    def paint(self, painter: QPainter) -> None:
        if self._race is None:
            return
        race, theme, line = self._race, theme_of(self), self.line
        legend = self._legend(race)
        pens = [series_pen(theme, SERIES[loss], 0.14 * line) for loss in race.outputs]
        area = QRectF(4, 0, self.width() - 8, line)
        paint_legend(painter, theme, area, list(zip(legend, pens, strict=True)))
        top = (legend_lines(self.metrics, area.width(), legend) + 0.4) * 1.1 * line
        room = QRectF(0, top, self.width(), self.height() - top)
        plane = Plane.within(room, self.metrics, Axis(0, race.epochs), Axis(-0.03, 1.03), "epochs", "output a")
        learnt = QRectF(
            plane.place(0, race.target + LEARNT), plane.place(race.epochs, race.target - LEARNT)
        ).normalized()
        painter.fillRect(learnt.intersected(plane.rect), QColor(theme.accent_soft))
        plane.paint_axes(painter, theme)
        painter.setPen(QColor(theme.text))
        inside = learnt.intersected(plane.rect).adjusted(0.4 * line, 0, -0.4 * line, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "learnt")
        painter.setPen(QPen(QColor(theme.outline), 0.1 * line, Qt.PenStyle.DotLine))
        painter.drawLine(plane.place(0, race.target), plane.place(race.epochs, race.target))
        epochs = np.arange(self._epoch + 1)
        for outputs, pen in zip(race.outputs.values(), pens, strict=True):
            painter.setPen(pen)
            painter.drawPolyline(plane.line(epochs, outputs[: self._epoch + 1]))
            paint_dot(painter, theme, plane.place(self._epoch, outputs[self._epoch]), pen.color(), 0.38 * line)

    def _legend(self, race: CostRace) -> list[str]:
        return [
            f"{LOSS_WORDS[loss]} {numeral(float(outputs[self._epoch]), 3)}" for loss, outputs in race.outputs.items()
        ]
