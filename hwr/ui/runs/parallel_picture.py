"""The picture of parallel coordinates: lines are pointed at and walked along, parts of axes are brushed."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from hwr.language import tr
from hwr.ui.kit.chart.axis import Floats
from hwr.ui.kit.picture.text import CENTRE
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import theme_of
from hwr.ui.runs.parallel import ParallelAxis, within
from hwr.ui.runs.runs_picture import NEAR, RunsOnAxes, RunsPicture

_LEAST_BRUSH: Final = 6.0
_SLACK: Final = 4.0
"""Pixels beyond both ends of what was drawn, so that a value at an end is met."""


class ParallelPicture(RunsPicture):
    """Each run is a line across all axes."""

    brushed = Signal()
    """Other parts of axes are brushed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("parallelPicture", tr("Settings against result"), lines=9, has_parts=True, parent=parent)
        self._crossings: Floats = np.empty((0, 0))
        self._brushes: dict[str, tuple[float, float]] = {}
        self._brushing: tuple[ParallelAxis, float] | None = None
        self._is_dragged = False

    @property
    def kept(self) -> frozenset[int]:
        """The runs that cross all axes where these are brushed."""
        kept = within(self._runs.axes, self._brushes)
        return frozenset(number for number, is_kept in zip(self._runs.numbers, kept.tolist(), strict=False) if is_kept)

    def show_runs(self, runs: RunsOnAxes) -> None:
        """Show other runs; axes that are still there stay brushed."""
        names = {axis.name for axis in runs.axes}
        self._brushes = {name: part for name, part in self._brushes.items() if name in names}
        self._crossings = np.array([axis.places for axis in runs.axes]).reshape(len(runs.axes), len(runs.numbers)).T
        super().show_runs(runs)

    def brush(self, axis: str, part: tuple[float, float] | None) -> None:
        """Keep the runs that cross an axis there, from 0 to 1; None for all of it."""
        self._brushes.pop(axis, None)
        if part is not None:
            self._brushes[axis] = min(part), max(part)
        self.tell_part()
        self.brushed.emit()

    # Where things lie

    @property
    def _area(self) -> QRectF:
        """From the first axis to the last, from their bottoms to their tops."""
        line, metrics = self.line, self.metrics
        first = self._runs.axes[0] if self._runs.axes else None
        widest = max((metrics.horizontalAdvance(label) for _, label in first.labels), default=0.0) if first else 0.0
        left = max(widest + 0.8 * line, 0.5 * self._name_width)
        return QRectF(self.rect()).adjusted(left, 2.2 * line, -max(3.5 * line, 0.5 * self._name_width), -0.7 * line)

    @property
    def _name_width(self) -> float:
        """The most that a title may take."""
        return max(40.0, self.width() / max(1, len(self._runs.axes)) - 8)

    def _across(self, place: int) -> float:
        area = self._area
        return area.left() + area.width() * place / max(1, len(self._runs.axes) - 1)

    def axis_place(self, axis: int, share: float) -> QPointF:
        """Where a place of an axis lies, in pixels."""
        area = self._area
        return QPointF(self._across(axis), area.bottom() - share * area.height())

    def _points(self) -> Floats:
        """(runs, axes, 2): where each run crosses each axis, in pixels."""
        area = self._area
        xs = np.array([self._across(i) for i in range(len(self._runs.axes))])
        ys = area.bottom() - self._crossings * area.height()
        return np.stack([np.broadcast_to(xs, ys.shape), ys], axis=-1)

    # Parts

    def part_at(self, place: QPointF) -> int | None:
        points = self._points()
        if points.size == 0 or points.shape[1] < 2:
            return None
        at = np.array([place.x(), place.y()])
        begins, ends = points[:, :-1], points[:, 1:]
        along = ends - begins
        share = np.clip(((at - begins) * along).sum(axis=-1) / (along**2).sum(axis=-1).clip(1e-9), 0, 1)
        away = np.linalg.norm(begins + share[..., None] * along - at, axis=-1).min(axis=1)
        kept = self.kept
        away[[number not in kept for number in self._runs.numbers]] = np.inf
        nearest = int(away.argmin())
        return self._runs.numbers[nearest] if away[nearest] <= NEAR else None

    @property
    def summary(self) -> str:
        return tr(
            "{runs} across {axes} axes, the last of them the result",
            runs=tr("%n run(s)", "", len(self._runs.numbers)),
            axes=len(self._runs.axes),
        )

    # The mouse

    def event(self, event: QEvent) -> bool:
        """Tell near an axis in full what stands at it, for which there may be little room."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._runs.axes:
            i = min(range(len(self._runs.axes)), key=lambda i: abs(event.pos().x() - self._across(i)))
            axis = self._runs.axes[i]
            labels = ", ".join(label for _, label in sorted(axis.labels))
            QToolTip.showText(event.globalPos(), plain_tip(axis.title, labels), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            for i, axis in enumerate(self._runs.axes):
                if abs(event.position().x() - self._across(i)) <= NEAR:
                    self._brushing, self._is_dragged = (axis, event.position().y()), False
                    return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._brushing is None:
            near = any(abs(event.position().x() - self._across(i)) <= NEAR for i in range(len(self._runs.axes)))
            self.setCursor(Qt.CursorShape.SizeVerCursor if near else Qt.CursorShape.ArrowCursor)
            super().mouseMoveEvent(event)
            return
        axis, start = self._brushing
        if self._is_dragged or abs(event.position().y() - start) >= _LEAST_BRUSH:
            self._is_dragged = True
            top, bottom = sorted((start, event.position().y()))
            self.brush(axis.name, (self._share(bottom + _SLACK), self._share(top - _SLACK)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        brushing, self._brushing = self._brushing, None
        if brushing is not None and not self._is_dragged:
            self.brush(brushing[0].name, None)

    def leaveEvent(self, event: QEvent) -> None:
        self.unsetCursor()
        super().leaveEvent(event)

    def _share(self, y: float) -> float:
        area = self._area
        return min(max((area.bottom() - y) / max(1.0, area.height()), 0.0), 1.0)

    # Painting

    def paint(self, painter: QPainter) -> None:
        runs, theme, at = self._runs, theme_of(self), self.at
        if not runs.axes:
            return
        kept, points = self.kept, self._points()
        for i in self.in_order():
            number = runs.numbers[i]
            colour = self.colour(i) if number in kept else QColor(theme.border)
            self._paint_line(painter, points[i], QPen(colour, 2.6 if number in runs.selected else 1.3))
        if at in runs.numbers:
            self._paint_line(painter, points[runs.numbers.index(at)], QPen(QColor(theme.text), 2.6))
        for i, axis in enumerate(runs.axes):
            self._paint_axis(painter, i, axis)

    def _paint_line(self, painter: QPainter, points: Floats, pen: QPen) -> None:
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))

    def _paint_axis(self, painter: QPainter, i: int, axis: ParallelAxis) -> None:
        theme, metrics, area, x = theme_of(self), QFontMetricsF(painter.font()), self._area, self._across(i)
        line = metrics.height()
        painter.setPen(QPen(QColor(theme.outline), 1.5))
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
        if axis.name in self._brushes:
            low, high = self._brushes[axis.name]
            box = QRectF(QPointF(x - 5, self.axis_place(i, high).y()), QPointF(x + 5, self.axis_place(i, low).y()))
            ground = QColor(theme.accent)
            ground.setAlpha(70)
            painter.setPen(QPen(QColor(theme.accent), 1.0))
            painter.setBrush(ground)
            painter.drawRect(box)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(theme.text))
        is_result = i == len(self._runs.axes) - 1
        font = painter.font()
        font.setBold(is_result)
        painter.setFont(font)
        name = QFontMetricsF(font).elidedText(axis.title, Qt.TextElideMode.ElideRight, self._name_width)
        left = min(max(x - self._name_width / 2, 0.0), self.width() - self._name_width)
        painter.drawText(QRectF(left, 0.2 * line, self._name_width, line), CENTRE, name)
        font.setBold(False)
        painter.setFont(font)
        last = -np.inf
        for place, label in sorted(axis.labels):
            y = self.axis_place(i, place).y()
            if last == -np.inf or last - y >= 0.9 * line:
                last = y
                self._paint_label(painter, QPointF(x, y), label, to_left=i == 0)

    def _paint_label(self, painter: QPainter, at: QPointF, label: str, *, to_left: bool) -> None:
        """Beside the axis, apart from the lines that run below it."""
        theme, metrics = theme_of(self), QFontMetricsF(painter.font())
        room = self._name_width - 12
        label = metrics.elidedText(label, Qt.TextElideMode.ElideRight, room)
        if label == "…":  # which says nothing
            return
        left = at.x() - 6 - metrics.horizontalAdvance(label) if to_left else at.x() + 6
        words = QPainterPath()
        words.addText(QPointF(left, at.y() + metrics.capHeight() / 2), painter.font(), label)
        painter.strokePath(words, QPen(QColor(theme.card), 4))
        painter.fillPath(words, QColor(theme.muted))
