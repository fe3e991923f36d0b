"""Two sums as bars, row by row: what each input adds to the plain sum, and what it adds once it is weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.chapters.unit.chapter import INPUTS, SUBSCRIPTS, Unit
from hwr.ui.kit.chart.series import negative_colour, positive_colour
from hwr.ui.kit.picture.font import narrowest, picture_font
from hwr.ui.kit.theme import theme_of
from hwr.words import MINUS, numeral

_HEADS: Final = ("plain sum", "w·x + b")
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class _Row:
    name: str
    plain: float | None
    weighed: float
    is_total: bool = False


class UnitBars(QWidget):
    """A row for each input, for the bias and for the sums; all bars have one scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[_Row, ...] = ()
        self.setObjectName("unitBars")
        self.setAccessibleName("The plain sum beside the weighed one")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_unit(self, unit: Unit) -> None:
        """Show this one's sums."""
        parts = zip(SUBSCRIPTS, unit.inputs, unit.parts, strict=True)
        self._rows = (
            *(_Row(f"x{i}", value, part) for i, value, part in parts),
            _Row("bias", None, unit.bias),
            _Row("sum", unit.plain_sum, unit.output, is_total=True),
        )
        self.setAccessibleDescription(
            "; ".join(
                f"{row.name}: {'nothing' if row.plain is None else numeral(row.plain)} and {numeral(row.weighed)}"
                for row in self._rows
            )
        )
        self.update()

    @property
    def _least(self) -> QSize:
        """A line for each row, and the headings."""
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.averageCharWidth() * 44), round(metrics.height() * 1.2 * (INPUTS + 3)))

    def minimumSizeHint(self) -> QSize:
        """What it needs; less of the width, in smaller text."""
        return narrowest(self._least)

    def sizeHint(self) -> QSize:
        """Some air."""
        return self._least * 1.3

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the table."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = picture_font(self, self._least)
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(strong)
        line = metrics.height()
        height = min(self.height() / (len(self._rows) + 1), 2.4 * line)
        top = (self.height() - height * (len(self._rows) + 1)) / 2
        name = metrics.horizontalAdvance("bias") + 0.8 * line
        width = (self.width() - name - line) / 2
        columns = [QRectF(name + i * (width + line), top, width, height) for i in range(2)]
        painter.setFont(font)
        painter.setPen(QColor(theme_of(self).muted))
        for column, head in zip(columns, _HEADS, strict=True):
            painter.drawText(column, _RIGHT, metrics.elidedText(head, Qt.TextElideMode.ElideRight, column.width()))
        largest = max((abs(value) for row in self._rows for value in (row.plain, row.weighed) if value), default=1.0)
        number = metrics.horizontalAdvance(f"{MINUS}1,000,000") + 0.3 * line
        for i, row in enumerate(self._rows, start=1):
            y = top + i * height
            painter.setFont(strong if row.is_total else font)
            painter.setPen(QColor(theme_of(self).text))
            painter.drawText(QRectF(0, y, name - 0.8 * line, height), _RIGHT, row.name)
            if row.is_total:
                painter.setPen(QPen(QColor(theme_of(self).outline), 1))
                painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
            for column, value in zip(columns, (row.plain, row.weighed), strict=True):
                cell = column.translated(0, i * height)
                self._paint_bar(painter, cell.adjusted(0, 0, -number, 0), (value or 0.0) / largest)
                painter.setPen(QColor(theme_of(self).muted if value is None else theme_of(self).text))
                painter.drawText(cell, _RIGHT, "–" if value is None else numeral(value))

    def _paint_bar(self, painter: QPainter, cell: QRectF, share: float) -> None:
        """A bar to the left or right of 0, as long as a share from -1 to 1 says."""
        zero, reach = cell.center().x(), max(1.0, cell.width() / 2)
        painter.setPen(QPen(QColor(theme_of(self).outline), 1))
        painter.drawLine(QPointF(zero, cell.top()), QPointF(zero, cell.bottom()))
        length, thickness = abs(share) * reach, 0.6 * cell.height()
        bar = QRectF(zero - length if share < 0 else zero, cell.center().y() - thickness / 2, length, thickness)
        painter.fillRect(bar, negative_colour(theme_of(self)) if share < 0 else positive_colour(theme_of(self)))
