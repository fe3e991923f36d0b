"""The scatter picture: each run a dot, one setting across and the result upwards."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hwr.language import tr
from hwr.ui.kit.chart.axis import Floats
from hwr.ui.kit.picture.text import CENTRE, LEFT, RIGHT
from hwr.ui.kit.theme import theme_of
from hwr.ui.runs.parallel import ParallelAxis
from hwr.ui.runs.runs_picture import NEAR, RunsOnAxes, RunsPicture

_RADIUS: Final = 4.5
_INSET: Final = 12.0
"""Pixels between the ends of an axis and what lies there, so that no dot is cut off."""


class ScatterPicture(RunsPicture):
    """Along the setting and the result lie runs as they do in parallel coordinates: few values at equal distances."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("scatterPicture", tr("A setting against the result"), lines=9, has_parts=True, parent=parent)
        self._setting = ""

    def show_setting(self, runs: RunsOnAxes, setting: str) -> None:
        """Show other runs over the axis of this name; over the first, if there is none."""
        self._setting = setting
        self.show_runs(runs)

    @property
    def setting(self) -> ParallelAxis | None:
        """What lies across; None if the runs do not differ in any setting."""
        settings = self._runs.axes[:-1]
        return next((axis for axis in settings if axis.name == self._setting), settings[0] if settings else None)

    @property
    def summary(self) -> str:
        if self.setting is None:
            return ""
        return tr(
            "{runs}: {setting} across, {result} upwards",
            runs=tr("%n run(s)", "", len(self._runs.numbers)),
            setting=self.setting.title,
            result=self._runs.axes[-1].title,
        )

    # Where things lie

    @property
    def _area(self) -> QRectF:
        """Between the axes."""
        line = self.line
        widest = max(
            map(self.metrics.horizontalAdvance, (label for _, label in self._runs.axes[-1].labels)), default=0.0
        )
        return QRectF(self.rect()).adjusted(widest + 1.2 * line, 1.6 * line, -line, -2.6 * line)

    def dot_place(self, run: int) -> QPointF:
        """Where the dot of the run with this number lies, in pixels."""
        x, y = self._points()[self._runs.numbers.index(run)]
        return QPointF(x, y)

    def _points(self) -> Floats:
        """(runs, 2), in pixels."""
        assert self.setting is not None
        xs, ys = (
            self._along(axis.places, is_up=up) for axis, up in ((self.setting, False), (self._runs.axes[-1], True))
        )
        return np.column_stack([xs, ys])

    def _along(self, places: Floats, *, is_up: bool) -> Floats:
        area = self._area
        found: Floats = (
            area.bottom() - _INSET - places * (area.height() - 2 * _INSET)
            if is_up
            else area.left() + _INSET + places * (area.width() - 2 * _INSET)
        )
        return found

    def part_at(self, place: QPointF) -> int | None:
        if self.setting is None or not self._runs.numbers:
            return None
        away = np.linalg.norm(self._points() - (place.x(), place.y()), axis=1)
        nearest = int(away.argmin())
        return self._runs.numbers[nearest] if away[nearest] <= NEAR else None

    # Painting

    def paint(self, painter: QPainter) -> None:
        if self.setting is None:
            return
        runs, theme, at, points = self._runs, theme_of(self), self.at, self._points()
        self._paint_axes(painter, self.setting, runs.axes[-1])
        for i in self.in_order():
            is_selected = runs.numbers[i] in runs.selected
            painter.setPen(QPen(QColor(theme.text if is_selected else theme.card), 1.6 if is_selected else 1.0))
            painter.setBrush(self.colour(i))
            radius = _RADIUS + 1.5 * is_selected
            painter.drawEllipse(QPointF(*points[i]), radius, radius)
        if at in runs.numbers:
            place = QPointF(*points[runs.numbers.index(at)])
            painter.setPen(QPen(QColor(theme.text), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place, _RADIUS + 3, _RADIUS + 3)
            painter.drawText(QRectF(place.x() + 10, place.y() - self.line, 4 * self.line, self.line), LEFT, str(at))

    def _paint_axes(self, painter: QPainter, across: ParallelAxis, up: ParallelAxis) -> None:
        theme, metrics, area, line = theme_of(self), self.metrics, self._area, self.line
        bold = QFont(painter.font())
        bold.setBold(True)
        painter.setPen(QPen(QColor(theme.outline), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        last = np.inf
        for place, label in sorted(up.labels):
            y = float(self._along(np.array(place), is_up=True))
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            if last - y >= 0.9 * line:
                last = y
                painter.setPen(QColor(theme.muted))
                painter.drawText(QRectF(0, y - line / 2, area.left() - 0.5 * line, line), RIGHT, label)
        room = area.width() / max(1, len(across.labels)) - 6
        end = -np.inf
        for place, label in sorted(across.labels):
            x = float(self._along(np.array(place), is_up=False))
            words = metrics.elidedText(label, Qt.TextElideMode.ElideMiddle, max(room, 4 * line))
            wide = metrics.horizontalAdvance(words)
            left = min(max(x - wide / 2, 0.0), self.width() - wide)
            if left > end + 0.4 * line:
                end = left + wide
                painter.setPen(QPen(QColor(theme.outline), 1))
                painter.drawLine(QLineF(x, area.bottom(), x, area.bottom() + 0.25 * line))
                painter.setPen(QColor(theme.muted))
                painter.drawText(QRectF(left, area.bottom() + 0.3 * line, wide + 2, line), CENTRE, words)
        painter.setPen(QColor(theme.text))
        painter.drawText(QRectF(area.left(), area.bottom() + 1.4 * line, area.width(), line), RIGHT, across.title)
        painter.setFont(bold)
        painter.drawText(QRectF(0, 0.1 * line, self.width(), line), LEFT, up.title)
        painter.setFont(self.font())
