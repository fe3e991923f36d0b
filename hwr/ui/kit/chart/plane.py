"""A plane: the part of a picture between two axes, where on it values lie, and how its axes are painted."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from shiboken6.Shiboken import getCppPointer

from hwr.ui.kit.chart.axis import Axis, Floats, Ticks
from hwr.ui.kit.picture.text import CENTRE, LEFT, RIGHT
from hwr.ui.kit.theme import Theme
from hwr.words import numeral

_BEYOND: Final = 3.0
"""So many widths or heights beyond the plane, nothing is told apart any more: painters go astray far outside."""

_LINES_PER_TICK: Final = 1.75
_MOST_TICKS: Final = 8
_WIDTHS_PER_TICK: Final = 1.7
_NARROWEST: Final = "0.00"
"""A label that takes no more room than this may stand as close to its neighbours as if it did."""


@dataclass(frozen=True)
class Plane:
    """Two axes in a picture.

    Attributes:
        rect: what lies between them, in the picture's pixels.
        x, y: what they measure; y grows upwards.
        has_x_labels: whether the horizontal axis is labelled here, not only by a plane below.
    """

    rect: QRectF
    x: Axis
    y: Axis
    has_x_labels: bool = True

    @classmethod
    def within(
        cls,
        area: QRectF,
        metrics: QFontMetricsF,
        x: Axis,
        y: Axis,
        *,
        has_x_labels: bool = True,
        least_label: str = "",
    ) -> Plane:
        """The largest plane that leaves room for its labels and names in an area; on the left for `least_label`, too,
        where labels change and the plane is not to move."""
        line = metrics.height()
        top = 1.5 * line if y.name else 0.5 * line
        bottom = 2.35 * line if x.name else 1.25 * line if has_x_labels else 0.4 * line
        height = max(8.0, area.height() - top - bottom)
        labels = (least_label, *(label for _, label in y.ticks(_upright_ticks(height, line))))
        widest = max(metrics.horizontalAdvance(label) for label in labels)
        right = max(0.8 * line, 0.5 * _widest(x, metrics) + 2)
        rect = area.adjusted(widest + 0.6 * line, top, -right, -bottom)
        rect.setSize(rect.size().expandedTo(QSizeF(8, 8)))
        return cls(rect, x, y, has_x_labels)

    # Where things lie

    def place(self, x: float, y: float) -> QPointF:
        """Where a value lies, in pixels; what is far outside, just outside."""
        across, up = _near(self.x.share_of(x)), _near(self.y.share_of(y))
        return QPointF(self.rect.left() + across * self.rect.width(), self.rect.bottom() - up * self.rect.height())

    def value(self, place: QPointF) -> tuple[float, float]:
        """What lies at a place, held to the plane."""
        rect = self.rect
        across, up = (place.x() - rect.left()) / rect.width(), (rect.bottom() - place.y()) / rect.height()
        return self.x.value(across), self.y.value(up)

    def points(self, xs: ArrayLike, ys: ArrayLike) -> Floats:
        """Where values (n,) each lie, in pixels: (n, 2), NaN for what cannot be shown; far outside, just outside."""
        rect = self.rect
        across, up = (np.clip(a.share(v), -_BEYOND, 1 + _BEYOND) for a, v in ((self.x, xs), (self.y, ys)))
        return np.column_stack([rect.left() + across * rect.width(), rect.bottom() - up * rect.height()])

    def line(self, xs: ArrayLike, ys: ArrayLike) -> QPolygonF:
        """Values (n,) each as one line in pixels; without those that cannot be shown."""
        points = self.points(xs, ys)
        return polygon(points[np.isfinite(points).all(axis=1)])

    def pieces(self, xs: ArrayLike, ys: ArrayLike) -> list[QPolygonF]:
        """The same as lines between the values that cannot be shown."""
        points = self.points(xs, ys)
        if len(points) and np.isfinite(points.sum()):  # much faster than looking for gaps; no point is beyond measure
            return [polygon(points)]
        gaps = np.flatnonzero(~np.isfinite(points).all(axis=1))
        pieces = np.split(np.delete(points, gaps, axis=0), gaps - np.arange(len(gaps)))
        return [polygon(piece) for piece in pieces if len(piece)]

    # Painting

    def paint_axes(self, painter: QPainter, theme: Theme, *, grid: bool = True, frame: bool = False) -> None:
        """Labels, names and a faint grid, in the painter's font."""
        metrics = QFontMetricsF(painter.font())
        line, rect = metrics.height(), self.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        muted, faint, strong = QColor(theme.muted), QPen(QColor(theme.border), 1), QPen(QColor(theme.outline), 1)
        for value, label in self.y.ticks(_upright_ticks(rect.height(), line)):
            y = self.place(self.x.low, value).y()
            if grid:
                painter.setPen(faint)
                painter.drawLine(QLineF(rect.left(), y, rect.right(), y))
            painter.setPen(muted)
            box = QRectF(rect.left() - 20.4 * line, y - line / 2, 20 * line, line)
            painter.drawText(box, RIGHT, label)
        for value, label in self._x_ticks(metrics):
            x = self.place(value, self.y.low).x()
            painter.setPen(strong)
            painter.drawLine(QLineF(x, rect.bottom(), x, rect.bottom() + 0.25 * line))
            if self.has_x_labels:
                painter.setPen(muted)
                box = QRectF(x - 5 * line, rect.bottom() + 0.25 * line, 10 * line, line)
                painter.drawText(box, CENTRE, label)
        painter.setPen(strong)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if frame:
            painter.drawRect(rect)
        else:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(theme.text))
        if self.y.name:
            painter.drawText(QRectF(0, rect.top() - 1.5 * line, rect.right(), line), LEFT, self.y.name)
        if self.x.name:
            box = QRectF(rect.left() - 5 * line, rect.bottom() + 1.25 * line, rect.width() + 5.3 * line, line)
            painter.drawText(box, RIGHT, self.x.name)
        painter.restore()

    def paint_beyond_across(self, painter: QPainter, theme: Theme, x: float) -> None:
        """If x lies beyond, an arrow with it at the left or right edge, halfway up."""
        words = across_words(self.x, x)
        if words:
            line, rect = QFontMetricsF(painter.font()).height(), self.rect
            row = QRectF(rect.left(), rect.center().y() - line / 2, rect.width(), line)
            painter.setPen(QColor(theme.text))
            painter.drawText(row.adjusted(0.5 * line, 0, -0.5 * line, 0), LEFT if x < self.x.low else RIGHT, words)

    def paint_beyond_upright(self, painter: QPainter, theme: Theme, x: float, y: float) -> None:
        """If y lies beyond, an arrow with it at the top or bottom edge, beside the dot that stands there at x."""
        words = upright_words(self.y, y)
        if words:
            metrics = QFontMetricsF(painter.font())
            line, width = metrics.height(), metrics.horizontalAdvance(words)
            at = self.place(x, self.y.held(y))
            has_room = at.x() + 1.2 * line + width < self.rect.right()
            left = at.x() + 0.8 * line if has_room else at.x() - 0.8 * line - width
            place = QRectF(left, at.y() - line if y < self.y.low else at.y(), width + 2, line)
            painter.fillRect(place.adjusted(-2, 0, 2, 0), QColor(theme.window))  # a curve may run there
            painter.setPen(QColor(theme.text))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def _x_ticks(self, metrics: QFontMetricsF) -> Ticks:
        """As many as have room; where that is one, which tells of no scale, three if they are short."""

        def room(widest: float) -> int:
            return int(self.rect.width() / (_WIDTHS_PER_TICK * widest))

        found = self.x.ticks(max(2, min(12, room(_widest(self.x, metrics)))))
        if len(found) > 1:
            return found
        three = self.x.ticks(3)
        widest = max((metrics.horizontalAdvance(label) for _, label in three), default=1.0)
        return three if room(widest) >= len(three) else found


def across_words(axis: Axis, value: float) -> str:
    """What stands at the end of a horizontal axis for a value beyond it; empty if the value is on it."""
    if axis.low <= value <= axis.high:
        return ""
    return f"◀ {numeral(value)}" if value < axis.low else f"{numeral(value)} ▶"


def upright_words(axis: Axis, value: float) -> str:
    """The same for a vertical axis."""
    if axis.low <= value <= axis.high:
        return ""
    return f"{'▼' if value < axis.low else '▲'} {numeral(value, 3)}"


def polygon(points: Floats) -> QPolygonF:
    """Points (n, 2) as Qt has them; copied as one block, a hundred times faster than one by one."""
    made = QPolygonF()
    if len(points):
        made.resize(len(points))
        (address,) = getCppPointer(made.data())
        block = np.ascontiguousarray(points, np.float64)
        ctypes.memmove(address, block.ctypes.data, block.nbytes)
    return made


def _upright_ticks(height: float, line: float) -> int:
    """How many labels a vertical axis so high has room for; the outermost reach beyond its ends."""
    return min(max(2, int((height + 2.5 * line) / (_LINES_PER_TICK * line))), _MOST_TICKS)


def _widest(x: Axis, metrics: QFontMetricsF) -> float:
    """How wide the labels of a horizontal axis are, by a few of them."""
    labels = [x.label(x.low, x.low), x.label(x.high, x.high)] if x.log else [label for _, label in x.ticks(4)]
    return max(map(metrics.horizontalAdvance, (_NARROWEST, *labels)))


def _near(share: float) -> float:
    return min(max(share, -_BEYOND), 1 + _BEYOND) if share == share else -_BEYOND
