"""What the chapter on the loss draws of a single probability: the curve -ln y, and a small table of it."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.cost.chapter import ENTROPY
from hwr.chapters.cost.surprise import LEAST, TABLE, Surprise, row
from hwr.chapters.cost.view.charts import SERIES
from hwr.language import mark, tr
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.colours import series_colour, series_pen
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.text import LEFT, RIGHT
from hwr.ui.kit.theme import theme_of

_HIGHEST: Final = 7.0
"""The chart goes up to this loss: as far as the dial."""

_WIDE: Final = 1.5
"""From this proportion on, the table stands beside the curve."""

_HEADS: Final = (mark("probability y"), mark("loss −ln y"))
_Y: Final = np.exp(-np.linspace(0.0, _HIGHEST, 200))


class CostSurprise(PlaneWidget):
    """A point on the curve, and a row for it below those of the table; a row that is pressed takes the point there."""

    def __init__(self) -> None:
        super().__init__(
            "costSurprise", tr("The loss by the probability of the right answer"), lines=16, is_turned=True
        )
        self._surprise = Surprise(0.5)
        self._with_table = True

    def show_surprise(self, surprise: Surprise, *, with_table: bool = True) -> None:
        """Show this one; the table can be left out."""
        self._surprise, self._with_table = surprise, with_table
        rows = (*TABLE, surprise.y) if with_table else (surprise.y,)
        self.describe(
            "; ".join(
                tr("probability {probability}: loss {loss}", probability=probability, loss=loss)
                for probability, loss in map(row, rows)
            )
        )

    def value_at(self, place: QPointF) -> tuple[float, float]:
        for i, y in enumerate(TABLE if self._with_table else ()):
            if self._row(i + 1).contains(place):
                return y, 0.0
        y, loss = self._plane.value(place)
        return max(y, LEAST), loss

    def paint(self, painter: QPainter) -> None:
        plane, theme, line = self._plane, theme_of(self), self.line
        self.paint_still(painter, plane, lambda layer: self._paint_curve(layer, plane))
        y, loss = self._surprise.y, self._surprise.loss
        at = plane.place(y, plane.y.held(loss))
        painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(at, QPointF(at.x(), plane.rect.bottom())))
        painter.drawLine(QLineF(at, QPointF(plane.rect.left(), at.y())))
        paint_dot(painter, theme, at, series_colour(theme, SERIES[ENTROPY]), 0.46 * line)
        plane.paint_beyond_upright(painter, theme, y, loss)
        if self._with_table:
            self._paint_table(painter)

    def _paint_curve(self, painter: QPainter, plane: Plane) -> None:
        plane.paint_axes(painter, theme_of(self))
        painter.setPen(series_pen(theme_of(self), SERIES[ENTROPY], 0.14 * self.line))
        painter.drawPolyline(plane.line(_Y, -np.log(_Y)))

    def _paint_table(self, painter: QPainter) -> None:
        theme, line = theme_of(self), self.line
        columns = [max(map(self.metrics.horizontalAdvance, (tr(head), "0.0000"))) for head in _HEADS]
        painter.setPen(QColor(theme.muted))
        heads = self._row(0)
        painter.drawText(heads, LEFT, tr(_HEADS[0]))
        painter.drawText(heads, RIGHT, tr(_HEADS[1]))
        number = self.metrics.horizontalAdvance("0.0000") + line
        for i, y in enumerate((*TABLE, self._surprise.y), start=1):
            cell, is_now = self._row(i), i > len(TABLE)
            if is_now:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.accent_soft))
                painter.drawRoundedRect(cell, 0.3 * line, 0.3 * line)
            inner = cell.adjusted(0.5 * line, 0, -0.5 * line, 0)
            probability, loss = row(y)
            left, right = inner.left() + min(columns[0], number), inner.right() - number
            share = min(Surprise(y).loss / _HIGHEST, 1.0)
            bar = QRectF(left, inner.center().y() - 0.3 * line, max(right - left, 0.0), 0.6 * line)
            painter.fillRect(bar, QColor(theme.track))
            bar.setWidth(share * bar.width())
            painter.fillRect(bar, series_colour(theme, SERIES[ENTROPY]))
            painter.setFont(strong(painter.font()) if is_now else self.picture_font)
            painter.setPen(QColor(theme.text))
            painter.drawText(inner, LEFT, probability)
            painter.drawText(inner, RIGHT, loss)
        painter.setFont(self.picture_font)

    # Where things lie

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _WIDE * self.height()

    @property
    def _plane(self) -> Plane:
        area = QRectF(self.rect())
        if self._with_table and self._is_wide:
            area.setWidth(0.56 * area.width())
        elif self._with_table:
            area.setHeight(area.height() - self._table.height() - 0.6 * self.line)
        return Plane.within(area, self.metrics, Axis(0.0, 1.0, tr(_HEADS[0])), Axis(0.0, _HIGHEST, tr(_HEADS[1])))

    @property
    def _table(self) -> QRectF:
        """Beside the curve or below it, as high as it needs to be."""
        rows = len(TABLE) + 2
        if self._is_wide:
            height = min(self.height(), 2.2 * self.line * rows)
            left = 0.6 * self.width()
            return QRectF(left, (self.height() - height) / 2, self.width() - left, height)
        height = min(0.5 * self.height(), 1.6 * self.line * rows)
        return QRectF(0, self.height() - height, self.width(), height)

    def _row(self, number: int) -> QRectF:
        """A row of the table; 0 are its heads."""
        table = self._table
        height = table.height() / (len(TABLE) + 2)
        return QRectF(table.left(), table.top() + number * height, table.width(), height)
