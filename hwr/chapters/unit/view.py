"""The chapter on one unit, on the screen: the unit drawn, and its sum beside the plain one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hwr.chapters.unit.chapter import CHAPTER, INPUTS, SUBSCRIPTS, Unit
from hwr.language import mark, tr
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.painting import paint_signed_bar, signed_colour
from hwr.ui.kit.picture.pair import PicturePair
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE, LEFT, RIGHT
from hwr.ui.kit.theme import theme_of
from hwr.words import MINUS, numeral


class UnitPanel(ChapterPanel):
    """Seven dials, the unit they turn, and two sums."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.picture = UnitPicture()
        self.bars = UnitBars()
        self.stage.addWidget(PicturePair((self.picture, 3), (self.bars, 2), wide_from=2.2), 1)
        self.recompute()

    @property
    def unit(self) -> Unit:
        """As the dials stand."""
        places = range(1, INPUTS + 1)
        return Unit(
            tuple(self.number(f"x{i}") for i in places), tuple(self.number(f"w{i}") for i in places), self.number("b")
        )

    def recompute(self) -> None:
        unit = self.unit
        self.formula.show_formula(CHAPTER.formula, unit.numbers())
        self.picture.show_unit(unit)
        self.bars.show_unit(unit)
        self.tell(unit.words())

    def readings(self) -> Mapping[str, float | str]:
        unit = self.unit
        parts = {f"part{i}": part for i, part in enumerate(unit.parts, start=1)}
        return {"output": unit.output, "plain_sum": unit.plain_sum, **parts}


_FULL_WEIGHT: Final = 2.0
"""Edges of this weight and more are as thick as edges get."""

_SMALLEST: Final = 8
"""Pixels of the smallest font that is still worth painting."""

_THINNEST, _THICKEST = 0.05, 0.55
"""Of a line of text."""


class UnitPicture(Picture[object]):
    """Shows one unit; numbers stand where they belong."""

    def __init__(self) -> None:
        super().__init__("unitPicture", tr("The unit"), lines=8.5)
        self._unit = Unit((0.0,) * INPUTS, (0.0,) * INPUTS, 0.0)
        self._measure(self.picture_font)

    def show_unit(self, unit: Unit) -> None:
        """Show this one."""
        self._unit = unit
        w1, w2, w3 = map(numeral, unit.weights)
        self.describe(
            tr(
                "Weights {w1}, {w2}, {w3}; bias {bias}; output {output}.",
                w1=w1,
                w2=w2,
                w3=w3,
                bias=numeral(unit.bias),
                output=numeral(unit.output),
            )
        )

    def sizeHint(self) -> QSize:
        return self.least * 1.4

    def paint(self, painter: QPainter) -> None:
        self._fit_font()
        unit, line = self._unit, self._line
        painter.setFont(self._font)
        rows = (*unit.inputs, 1.0)
        weights = (*unit.weights, unit.bias)
        sources = [self._source(row) for row in range(len(rows))]
        for at, weight in zip(sources, weights, strict=True):  # first, so that everything else lies on them
            painter.setPen(self._edge_pen(weight))
            painter.drawLine(at, self._sum)
        painter.setPen(QPen(QColor(theme_of(self).text), 0.12 * line))
        painter.drawLine(self._sum, self._output)
        self._paint_arrow_head(painter)
        for row, (at, value, weight) in enumerate(zip(sources, rows, weights, strict=True)):
            name = f"x{SUBSCRIPTS[row]}" if row < INPUTS else tr("always")
            weight_name = f"w{SUBSCRIPTS[row]}" if row < INPUTS else "b"
            self._paint_source(painter, at, name, numeral(value), is_constant=row == INPUTS)
            self._paint_label(painter, at * 0.58 + (self._sum - QPointF(self._radius, 0)) * 0.42, weight_name, weight)
        self._paint_sum(painter)
        self._paint_output(painter, unit.output)

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
        painter.drawText(box, CENTRE, value)
        painter.setPen(QColor(theme.muted))
        left = QRectF(0, box.top(), box.left() - 0.3 * line, box.height())
        painter.drawText(left, RIGHT, name)

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
        painter.drawText(box, CENTRE, text)

    def _paint_sum(self, painter: QPainter) -> None:
        radius = self._radius
        painter.setBrush(QColor(theme_of(self).accent_soft))
        painter.setPen(QPen(QColor(theme_of(self).accent), max(1.5, 0.12 * self._line)))
        painter.drawEllipse(self._sum, radius, radius)
        font = QFont(self._font)
        font.setPixelSize(max(1, round(1.05 * radius)))
        painter.setFont(font)
        painter.setPen(QColor(theme_of(self).text))
        box = QRectF(0, 0, 2 * radius, 2 * radius)
        box.moveCenter(self._sum)
        painter.drawText(box, CENTRE, "∑")
        painter.setFont(self._font)

    def _paint_output(self, painter: QPainter, output: float) -> None:
        theme, line = theme_of(self), self._line
        font = QFont(self._font)
        font.setPixelSize(round(1.35 * line))
        font.setWeight(QFont.Weight.DemiBold)
        text = numeral(output)
        at = self._output
        box = QRectF(at.x() + 0.35 * line, at.y() - line, self._output_width - 0.35 * line, 2 * line)
        font.setPixelSize(round(font.pixelSize() * min(1.0, box.width() / QFontMetricsF(font).horizontalAdvance(text))))
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        painter.drawText(box, LEFT, text)
        painter.setFont(self._font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(box.translated(0, -1.4 * line), LEFT, tr("sum z"))

    def _paint_arrow_head(self, painter: QPainter) -> None:
        size = 0.4 * self._line
        tip = self._output
        painter.drawLine(tip, tip + QPointF(-size, -size))
        painter.drawLine(tip, tip + QPointF(-size, size))

    # Geometry and colours

    def _fit_font(self) -> None:
        """Smaller where labels would cover what is on either side of them."""
        font = QFont(self.picture_font)
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
        labels = (f"w₁ {MINUS}{numeral(abs(weight))}" for weight in (*self._unit.weights, self._unit.bias))
        label = max(map(self._metrics.horizontalAdvance, labels)) + 1.5 * self._line
        return self._source(0).x() + label + 2 * self._radius + self._output_width + 1.2 * self._line

    @property
    def _radius(self) -> float:
        return 1.35 * self._line

    @property
    def _box_width(self) -> float:
        texts = (f"{MINUS}0.0000", *map(numeral, self._unit.inputs))
        return max(map(self._metrics.horizontalAdvance, texts)) + 0.6 * self._line

    @property
    def _output_width(self) -> float:
        return 5 * self._line

    def _source(self, row: int) -> QPointF:
        """Where the edge of an input begins."""
        left = self._metrics.horizontalAdvance(tr("always")) + 0.6 * self._line + self._box_width
        return QPointF(left, self.height() * (row + 0.5) / (INPUTS + 1))

    @property
    def _sum(self) -> QPointF:
        left, right = self._source(0).x(), self.width() - self._output_width - 1.8 * self._line
        return QPointF(left + 0.86 * (right - left), self.height() / 2)

    @property
    def _output(self) -> QPointF:
        return QPointF(self.width() - self._output_width, self.height() / 2)

    def _sign_colour(self, weight: float) -> QColor:
        return signed_colour(theme_of(self), weight) if weight else QColor(theme_of(self).outline)

    def _edge_pen(self, weight: float) -> QPen:
        share = min(abs(weight) / _FULL_WEIGHT, 1.0)
        width = (_THINNEST + share * (_THICKEST - _THINNEST)) * self._line
        style = Qt.PenStyle.SolidLine if weight else Qt.PenStyle.DotLine
        return QPen(self._sign_colour(weight), width, style, Qt.PenCapStyle.FlatCap)


_HEADS: Final = (mark("plain sum"), "w·x + b")


@dataclass(frozen=True)
class _Row:
    name: str
    plain: float | None
    weighed: float
    is_total: bool = False


class UnitBars(Picture[object]):
    """A row for each input, for the bias and for the sums; all bars have one scale."""

    def __init__(self) -> None:
        super().__init__("unitBars", tr("The plain sum beside the weighed one"), lines=1.2 * (INPUTS + 3))
        self._rows: tuple[_Row, ...] = ()

    def show_unit(self, unit: Unit) -> None:
        """Show this one's sums."""
        parts = zip(SUBSCRIPTS, unit.inputs, unit.parts, strict=True)
        self._rows = (
            *(_Row(f"x{i}", value, part) for i, value, part in parts),
            _Row(tr("bias"), None, unit.bias),
            _Row(tr("sum"), unit.plain_sum, unit.output, is_total=True),
        )
        self.describe(
            "; ".join(
                tr(
                    "{row}: {plain} and {weighed}",
                    row=row.name,
                    plain=tr("nothing") if row.plain is None else numeral(row.plain),
                    weighed=numeral(row.weighed),
                )
                for row in self._rows
            )
        )

    def paint(self, painter: QPainter) -> None:
        theme, font = theme_of(self), self.picture_font
        heavy = strong(font)
        metrics = QFontMetricsF(heavy)
        line = metrics.height()
        height = min(self.height() / (len(self._rows) + 1), 2.4 * line)
        top = (self.height() - height * (len(self._rows) + 1)) / 2
        name = metrics.horizontalAdvance(max((row.name for row in self._rows), key=len, default="")) + 0.8 * line
        width = (self.width() - name - line) / 2
        columns = [QRectF(name + i * (width + line), top, width, height) for i in range(2)]
        painter.setPen(QColor(theme.muted))
        for column, head in zip(columns, _HEADS, strict=True):
            painter.drawText(column, RIGHT, metrics.elidedText(tr(head), Qt.TextElideMode.ElideRight, column.width()))
        largest = max((abs(value) for row in self._rows for value in (row.plain, row.weighed) if value), default=1.0)
        number = metrics.horizontalAdvance(f"{MINUS}1,000,000") + 0.3 * line
        for i, row in enumerate(self._rows, start=1):
            y = top + i * height
            painter.setFont(heavy if row.is_total else font)
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(0, y, name - 0.8 * line, height), RIGHT, row.name)
            if row.is_total:
                painter.setPen(QPen(QColor(theme.outline), 1))
                painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
            for column, value in zip(columns, (row.plain, row.weighed), strict=True):
                cell = column.translated(0, i * height)
                paint_signed_bar(painter, theme, cell.adjusted(0, 0, -number, 0), (value or 0.0) / largest)
                painter.setPen(QColor(theme.muted if value is None else theme.text))
                painter.drawText(cell, RIGHT, "–" if value is None else numeral(value))
