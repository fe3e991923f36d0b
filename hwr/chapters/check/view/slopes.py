"""An exercise's picture: what the learner's formula gives, over what nudging finds."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.check.exercise import Exercise, Mark
from hwr.chapters.check.view.stretches import finite_stretches
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_legend
from hwr.ui.kit.chart.series import series_colour, series_pen
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_ROOM: Final = 0.6
"""Of the derivative's range, above and below: what a wrong formula gives may lie outside."""


class CheckSlopes(PlaneWidget):
    """Points by nudging, a line by the formula, and where they differ most."""

    def __init__(self) -> None:
        super().__init__("checkSlopes", "Your derivative and the one by nudging", lines=10, columns=36)
        self._exercise: Exercise | None = None
        self._mark: Mark | None = None

    def show_mark(self, exercise: Exercise, mark: Mark) -> None:
        """Show a formula as it was marked."""
        self._exercise, self._mark = exercise, mark
        lowest, highest = numeral(float(mark.expected.min()), 3), numeral(float(mark.expected.max()), 3)
        self.setAccessibleDescription(f"By nudging from {lowest} to {highest}. {mark.words}")
        self.update()

    def paint(self, painter: QPainter) -> None:
        exercise, mark = self._exercise, self._mark
        if exercise is None or mark is None:
            return
        theme, line, plane = theme_of(self), self.line, self._plane(exercise, mark)
        nudging, yours = QPen(series_colour(theme, 1), 0.1 * line), series_pen(theme, 0, 0.14 * line)
        entries = [("○ by nudging", nudging), *([("yours", yours)] if mark.given is not None else [])]
        paint_legend(painter, theme, QRectF(4, 0, self.width() - 8, line), entries)
        plane.paint_axes(painter, theme)
        painter.setClipRect(plane.rect.adjusted(-line / 2, -line / 2, line / 2, line / 2))
        along = mark.points[exercise.variable]
        curves = max(1, len(exercise.targets))
        pieces = np.split(np.arange(len(along)), curves)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for piece in pieces:
            painter.setPen(nudging)
            for x, y in zip(along[piece].tolist(), mark.expected[piece].tolist(), strict=True):
                painter.drawEllipse(plane.place(x, y), 0.22 * line, 0.22 * line)
            if mark.given is not None:
                painter.setPen(yours)
                for part in finite_stretches(mark.given[piece]):
                    painter.drawPolyline(plane.line(along[piece][part], mark.given[piece][part]))
        painter.setClipping(False)
        painter.setPen(QColor(theme.text))
        for piece, target in zip(pieces, exercise.targets, strict=False):
            end = plane.place(along[piece][-1], float(mark.expected[piece][-1]))
            box = QRectF(end.x() - 6.5 * line, end.y() - 1.5 * line, 6.3 * line, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, f"y = {target:g}")
        if mark.worst is not None:
            self._paint_worst(painter, plane, mark, float(along[mark.worst]))

    def _paint_worst(self, painter: QPainter, plane: Plane, mark: Mark, x: float) -> None:
        """Both numbers of the worst point, joined."""
        assert mark.worst is not None
        assert mark.given is not None
        given, expected = float(mark.given[mark.worst]), float(mark.expected[mark.worst])
        right = plane.place(x, expected)
        painter.setPen(QPen(QColor(theme_of(self).error), 0.14 * self.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if math.isfinite(given):
            wrong = plane.place(x, min(max(given, plane.y.low), plane.y.high))
            painter.drawLine(wrong, right)
            size = 0.3 * self.line
            painter.drawLine(wrong - QPointF(size, size), wrong + QPointF(size, size))
            painter.drawLine(wrong - QPointF(size, -size), wrong + QPointF(size, -size))
        painter.drawEllipse(right, 0.4 * self.line, 0.4 * self.line)

    def _plane(self, exercise: Exercise, mark: Mark) -> Plane:
        low, high = float(mark.expected.min()), float(mark.expected.max())
        room = _ROOM * ((high - low) or 1.0)
        area = QRectF(self.rect()).adjusted(0, 1.3 * self.line, 0, 0)
        x, y = Axis(exercise.low, exercise.high), Axis(low - room, high + room)
        return Plane.within(area, self.metrics, x, y, exercise.variable, "derivative")
