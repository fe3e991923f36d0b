"""A plane: the part of a picture between two axes, and where on it values lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.theme import Theme
from hwr.words import MINUS

_BEYOND: Final = 3.0
"""So many widths or heights beyond the plane, nothing is told apart any more: painters go astray far outside."""

_LINES_PER_MARK: Final = 1.7
_MOST_MARKS: Final = 8
_WIDTHS_PER_MARK: Final = 9.0


@dataclass(frozen=True)
class Plane:
    """Two axes in a picture.

    Attributes:
        rect: what lies between them, in the picture's pixels.
        x, y: what they measure; y grows upwards.
        x_name, y_name: what they are called; may be empty.
        has_x_labels: whether the horizontal axis is labelled here, not only by a plane below.
    """

    rect: QRectF
    x: Axis
    y: Axis
    x_name: str = ""
    y_name: str = ""
    has_x_labels: bool = True

    @classmethod
    def within(
        cls,
        area: QRectF,
        metrics: QFontMetricsF,
        x: Axis,
        y: Axis,
        x_name: str = "",
        y_name: str = "",
        *,
        has_x_labels: bool = True,
    ) -> Plane:
        """The largest plane that leaves room for its labels and names in an area."""
        line = metrics.height()
        marks = _marks(area.height(), line)
        widest = max((metrics.horizontalAdvance(label) for label in _labels(y, marks)), default=0.0)
        top = 1.5 * line if y_name else 0.5 * line
        bottom = 2.35 * line if x_name else 1.25 * line if has_x_labels else 0.4 * line
        rect = area.adjusted(widest + 0.6 * line, top, -0.8 * line, -bottom)
        rect.setSize(rect.size().expandedTo(QSizeF(8, 8)))
        return cls(rect, x, y, x_name, y_name, has_x_labels)

    def place(self, x: float, y: float) -> QPointF:
        """Where a value lies, in pixels; what is far outside, just outside."""
        across, up = float(self.x.share(x)), float(self.y.share(y))
        return QPointF(self.rect.left() + _near(across) * self.rect.width(), self._bottom - _near(up) * self._height)

    def value(self, place: QPointF) -> tuple[float, float]:
        """What lies at a place, held to the plane; linear axes only."""
        across = min(max((place.x() - self.rect.left()) / self.rect.width(), 0.0), 1.0)
        up = min(max((self._bottom - place.y()) / self._height, 0.0), 1.0)
        return self.x.low + across * (self.x.high - self.x.low), self.y.low + up * (self.y.high - self.y.low)

    def line(self, xs: ArrayLike, ys: ArrayLike) -> QPolygonF:
        """Values (n,) each as a line in pixels; without those that are no numbers."""
        across = self.rect.left() + np.clip(self.x.share(xs), -_BEYOND, 1 + _BEYOND) * self.rect.width()
        up = self._bottom - np.clip(self.y.share(ys), -_BEYOND, 1 + _BEYOND) * self._height
        seen = np.isfinite(across) & np.isfinite(up)
        return QPolygonF([QPointF(*pair) for pair in zip(across[seen].tolist(), up[seen].tolist(), strict=True)])

    def paint_axes(self, painter: QPainter, theme: Theme, *, grid: bool = True, frame: bool = False) -> None:
        """Labels, names and a faint grid, in the painter's font."""
        metrics = QFontMetricsF(painter.font())
        line, rect = metrics.height(), self.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        marks = _marks(rect.height() + 2.5 * line, line)
        muted, faint = QColor(theme.muted), QPen(QColor(theme.border), 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for mark, label in zip(self.y.marks(marks), _labels(self.y, marks), strict=True):
            y = self.place(self.x.low, mark).y()
            if grid:
                painter.setPen(faint)
                painter.drawLine(QLineF(rect.left(), y, rect.right(), y))
            painter.setPen(muted)
            painter.drawText(QRectF(0, y - line / 2, rect.left() - 0.4 * line, line), right, label)
        marks = max(3, int(rect.width() / (_WIDTHS_PER_MARK * metrics.averageCharWidth())))
        for mark, label in zip(self.x.marks(marks), _labels(self.x, marks), strict=True):
            x = self.place(mark, self.y.low).x()
            painter.setPen(QPen(QColor(theme.outline), 1))
            painter.drawLine(QLineF(x, rect.bottom(), x, rect.bottom() + 0.25 * line))
            if not self.has_x_labels:
                continue
            painter.setPen(muted)
            box = QRectF(x - 5 * line, rect.bottom() + 0.25 * line, 10 * line, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
        painter.setPen(QPen(QColor(theme.outline), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if frame:
            painter.drawRect(rect)
        else:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(theme.text))
        if self.y_name:
            painter.drawText(QRectF(0, rect.top() - 1.5 * line, rect.right(), line), _LEFT, self.y_name)
        if self.x_name:
            box = QRectF(rect.left() - 5 * line, rect.bottom() + 1.25 * line, rect.width() + 5.3 * line, line)
            painter.drawText(box, right, self.x_name)
        painter.restore()

    @property
    def _bottom(self) -> float:
        return self.rect.bottom()

    @property
    def _height(self) -> float:
        return self.rect.height()


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _marks(height: float, line: float) -> int:
    """How many labels a vertical axis has room for."""
    return min(max(2, int(height / (_LINES_PER_MARK * line))), _MOST_MARKS)


def _near(share: float) -> float:
    return min(max(share, -_BEYOND), 1 + _BEYOND) if share == share else -_BEYOND


def _labels(axis: Axis, most: int) -> list[str]:
    return [label.replace("-", MINUS) for label in axis.labels(axis.marks(most))]
