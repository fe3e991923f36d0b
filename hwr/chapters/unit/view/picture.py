"""A unit, drawn: inputs on the left, the sum in the middle, the output on the right, and a weight on every edge.

An edge is as thick as its weight is large; a plus or minus on it says its sign, for colour alone must not.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.chapters.unit.chapter import INPUTS, SUBSCRIPTS, Unit
from hwr.ui.kit.chart.series import negative_colour, positive_colour
from hwr.ui.kit.picture.font import narrowest, picture_font
from hwr.ui.kit.theme import theme_of
from hwr.words import MINUS, numeral

_FULL_WEIGHT: Final = 2.0
"""Edges of this weight and more are as thick as edges get."""

_SMALLEST: Final = 8
"""Pixels of the smallest font that is still worth painting."""

_THINNEST, _THICKEST = 0.05, 0.55
"""Of a line of text."""

_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class UnitPicture(QWidget):
    """Shows one unit; numbers stand where they belong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit: Unit | None = None
        self._take_font()
        self.setObjectName("unitPicture")
        self.setAccessibleName("The unit")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_unit(self, unit: Unit) -> None:
        """Show this one."""
        self._unit = unit
        weights = ", ".join(numeral(weight) for weight in unit.weights)
        self.setAccessibleDescription(f"Weights {weights}; bias {numeral(unit.bias)}; output {numeral(unit.output)}.")
        self.update()

    @property
    def _least(self) -> QSize:
        """Room for four rows of text, and for what stands on the edges."""
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.averageCharWidth() * 44), round(metrics.height() * 8.5))

    def minimumSizeHint(self) -> QSize:
        """What it needs; less of the width, in smaller text."""
        return narrowest(self._least)

    def sizeHint(self) -> QSize:
        """More is better."""
        return self._least * 1.4

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint edges first, so that everything else lies on them."""
        if self._unit is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._take_font()
        unit, line = self._unit, self._line
        painter.setFont(self._font)
        rows = (*unit.inputs, 1.0)
        weights = (*unit.weights, unit.bias)
        sources = [self._source(row) for row in range(len(rows))]
        for at, weight in zip(sources, weights, strict=True):
            painter.setPen(self._edge_pen(weight))
            painter.drawLine(at, self._sum)
        painter.setPen(QPen(QColor(theme_of(self).text), 0.12 * line))
        painter.drawLine(self._sum, self._output)
        self._paint_arrow_head(painter)
        for row, (at, value, weight) in enumerate(zip(sources, rows, weights, strict=True)):
            name = f"x{SUBSCRIPTS[row]}" if row < INPUTS else "always"
            weight_name = f"w{SUBSCRIPTS[row]}" if row < INPUTS else "b"
            self._paint_source(painter, at, name, numeral(value), is_constant=row == INPUTS)
            self._paint_label(painter, at * 0.58 + (self._sum - QPointF(self._radius, 0)) * 0.42, weight_name, weight)
        self._paint_sum(painter)
        self._paint_output(painter)

    # Parts

    def _paint_source(self, painter: QPainter, at: QPointF, name: str, value: str, *, is_constant: bool) -> None:
        theme, line = theme_of(self), self._line
        box = QRectF(0, 0, self._box_width, 1.45 * line)
        box.moveCenter(QPointF(at.x() - box.width() / 2, at.y()))
        painter.setBrush(QColor(theme.paper))
        style = Qt.PenStyle.DashLine if is_constant else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(theme.outline), max(1.0, 0.08 * line), style))
        painter.drawRoundedRect(box, 0.4 * line, 0.4 * line)
        painter.setPen(QColor(theme.text))
        painter.drawText(box, _CENTRE, value)
        painter.setPen(QColor(theme.muted))
        left = QRectF(0, box.top(), box.left() - 0.3 * line, box.height())
        painter.drawText(left, _RIGHT, name)

    def _paint_label(self, painter: QPainter, at: QPointF, name: str, weight: float) -> None:
        """The weight on its edge: "w₁ +0.8"."""
        theme, line = theme_of(self), self._line
        sign = "+" if weight > 0 else ""
        text = f"{name} {sign}{numeral(weight)}"
        box = QRectF(0, 0, self._metrics.horizontalAdvance(text) + 0.9 * line, 1.3 * line)
        box.moveCenter(at)
        painter.setBrush(QColor(theme.card))
        painter.setPen(QPen(self._sign_colour(weight), max(1.0, 0.08 * line)))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor(theme.text))
        painter.drawText(box, _CENTRE, text)

    def _paint_sum(self, painter: QPainter) -> None:
        radius = self._radius
        painter.setBrush(QColor(theme_of(self).accent_soft))
        painter.setPen(QPen(QColor(theme_of(self).accent), max(1.5, 0.12 * self._line)))
        painter.drawEllipse(self._sum, radius, radius)
        font = QFont(self._font)
        font.setPixelSize(max(1, round(1.05 * radius)))
        painter.setFont(font)
        painter.setPen(QColor(theme_of(self).text))
        painter.drawText(_around(self._sum, radius), _CENTRE, "Σ")
        painter.setFont(self._font)

    def _paint_output(self, painter: QPainter) -> None:
        assert self._unit is not None
        theme, line = theme_of(self), self._line
        font = QFont(self._font)
        font.setPixelSize(round(1.35 * line))
        font.setWeight(QFont.Weight.DemiBold)
        text = numeral(self._unit.output)
        box = QRectF(
            self._output.x() + 0.35 * line, self._output.y() - line, self._output_width - 0.35 * line, 2 * line
        )
        font.setPixelSize(round(font.pixelSize() * min(1.0, box.width() / QFontMetricsF(font).horizontalAdvance(text))))
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        painter.drawText(box, _LEFT, text)
        painter.setFont(self._font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(
            box.translated(0, -1.4 * line), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "output z"
        )

    def _paint_arrow_head(self, painter: QPainter) -> None:
        size = 0.4 * self._line
        tip = self._output
        painter.drawLine(tip, tip + QPointF(-size, -size))
        painter.drawLine(tip, tip + QPointF(-size, size))

    # Geometry and colours

    def _take_font(self) -> None:
        """The font of the picture that is painted next, and all that is measured in its lines."""
        font = picture_font(self, self._least)
        self._measure(font)
        if self._needed_width > self.width() > 0:
            font.setPixelSize(max(_SMALLEST, round(font.pixelSize() * self.width() / self._needed_width)))
            self._measure(font)

    def _measure(self, font: QFont) -> None:
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._line = self._metrics.height()

    @property
    def _needed_width(self) -> float:
        """So that no label covers what is on either side of it."""
        weights = () if self._unit is None else (*self._unit.weights, self._unit.bias)
        labels = (f"w₁ {MINUS}{numeral(abs(weight))}" for weight in weights)
        label = max(map(self._metrics.horizontalAdvance, labels), default=0.0) + 1.5 * self._line
        return self._source(0).x() + label + 2 * self._radius + self._output_width + 1.2 * self._line

    @property
    def _radius(self) -> float:
        return 1.35 * self._line

    @property
    def _box_width(self) -> float:
        inputs = self._unit.inputs if self._unit is not None else ()
        texts = (f"{MINUS}0.0000", *map(numeral, inputs))
        return max(map(self._metrics.horizontalAdvance, texts)) + 0.6 * self._line

    @property
    def _output_width(self) -> float:
        return 5 * self._line

    def _source(self, row: int) -> QPointF:
        """Where the edge of an input begins."""
        left = self._metrics.horizontalAdvance("always") + 0.6 * self._line + self._box_width
        return QPointF(left, self.height() * (row + 0.5) / (INPUTS + 1))

    @property
    def _sum(self) -> QPointF:
        left, right = self._source(0).x(), self.width() - self._output_width - 1.8 * self._line
        return QPointF(left + 0.86 * (right - left), self.height() / 2)

    @property
    def _output(self) -> QPointF:
        return QPointF(self.width() - self._output_width, self.height() / 2)

    def _sign_colour(self, weight: float) -> QColor:
        if weight == 0:
            return QColor(theme_of(self).outline)
        return positive_colour(theme_of(self)) if weight > 0 else negative_colour(theme_of(self))

    def _edge_pen(self, weight: float) -> QPen:
        share = min(abs(weight) / _FULL_WEIGHT, 1.0)
        width = (_THINNEST + share * (_THICKEST - _THINNEST)) * self._line
        style = Qt.PenStyle.SolidLine if weight else Qt.PenStyle.DotLine
        return QPen(self._sign_colour(weight), width, style, Qt.PenCapStyle.FlatCap)


def _around(centre: QPointF, radius: float) -> QRectF:
    return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
