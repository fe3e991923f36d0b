"""A plane's edge: what stands there for a value that lies beyond it, an arrow with the value beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.theme import Theme
from hwr.words import numeral


def held(axis: Axis, value: float) -> float:
    """The value, or the end of the axis that it lies beyond."""
    return min(max(value, axis.low), axis.high)


def across_words(axis: Axis, value: float) -> str:
    """What stands at the end of a horizontal axis; empty if the value is on it."""
    if axis.low <= value <= axis.high:
        return ""
    return f"◀ {numeral(value)}" if value < axis.low else f"{numeral(value)} ▶"


def upright_words(axis: Axis, value: float) -> str:
    """The same for a vertical axis."""
    if axis.low <= value <= axis.high:
        return ""
    return f"{'▼' if value < axis.low else '▲'} {numeral(value, 3)}"


def paint_beyond_across(painter: QPainter, theme: Theme, plane: Plane, x: float, share: float = 0.5) -> None:
    """At the left or right edge, at a share of the height from below, if x lies beyond."""
    words = across_words(plane.x, x)
    if words:
        line, rect = QFontMetricsF(painter.font()).height(), plane.rect
        row = QRectF(rect.left(), rect.bottom() - share * rect.height() - line / 2, rect.width(), line)
        side = Qt.AlignmentFlag.AlignLeft if x < plane.x.low else Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(theme.text))
        painter.drawText(row.adjusted(0.5 * line, 0, -0.5 * line, 0), side | Qt.AlignmentFlag.AlignVCenter, words)


def paint_beyond_upright(painter: QPainter, theme: Theme, plane: Plane, x: float, y: float) -> None:
    """At the top or bottom edge, beside the dot that stands there at x, if y lies beyond."""
    words = upright_words(plane.y, y)
    if words:
        metrics = QFontMetricsF(painter.font())
        line, width = metrics.height(), metrics.horizontalAdvance(words)
        at = plane.place(x, held(plane.y, y))
        left = at.x() + 0.8 * line if at.x() + 1.2 * line + width < plane.rect.right() else at.x() - 0.8 * line - width
        top = at.y() - line if y < plane.y.low else at.y()
        place = QRectF(left, top, width + 2, line)
        painter.fillRect(place.adjusted(-2, 0, 2, 0), QColor(theme.window))  # a curve may run there
        painter.setPen(QColor(theme.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
