"""The cost over ten classes, drawn: each output, what it should be, and which way the cost's slope moves it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from hwr.chapters.cost.chapter import LOSS_WORDS, SQUARED
from hwr.chapters.cost.classes import ClassCost
from hwr.ui.kit.chart.plane_widget import PlaneWidget
from hwr.ui.kit.chart.series import negative_colour, positive_colour
from hwr.ui.kit.theme import theme_of
from hwr.words import fixed, numeral

_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SQUARED: Final = LOSS_WORDS[SQUARED]


class CostClassBars(PlaneWidget):
    """A row for each class."""

    def __init__(self) -> None:
        super().__init__("costClasses", "The cost over ten classes", lines=14, columns=44)
        self._cost: ClassCost | None = None

    def show_cost(self, cost: ClassCost | None) -> None:
        """Show this one; None: nothing is drawn yet."""
        self._cost = cost
        if cost is None:
            self.setAccessibleDescription("Nothing is drawn yet.")
        else:
            slopes = zip(cost.outputs.tolist(), cost.entropy_slopes.tolist(), strict=True)
            rows = (f"{k}: output {numeral(a, 3)}, slope {numeral(slope, 3)}" for k, (a, slope) in enumerate(slopes))
            self.setAccessibleDescription("; ".join(rows))
        self.update()

    def paint(self, painter: QPainter) -> None:
        theme, line, cost = theme_of(self), self.line, self._cost
        if cost is None:
            painter.setPen(QColor(theme.muted))
            words = "Draw a digit, and here stands what the network says of it and what that costs."
            painter.drawText(QRectF(self.rect()), _CENTRE | Qt.TextFlag.TextWordWrap, words)
            return
        height = min(self.height() / 13, 2.2 * line)
        top = (self.height() - 13 * height) / 2
        number = self.metrics.horizontalAdvance("−0.000") + 0.5 * line
        label = self.metrics.horizontalAdvance("0") + 1.2 * line
        last = self.metrics.horizontalAdvance(_SQUARED) + 0.3 * line
        width = (self.width() - label - 2 * number - last - 1.5 * line) / 2
        outputs = QRectF(label, top + 2 * height, width, height)
        entropy = QRectF(outputs.right() + number + 0.6 * line, top + 2 * height, width, height)
        squared = QRectF(self.width() - last - 0.3 * line, top + 2 * height, last, height)
        self._paint_heads(painter, outputs, entropy, squared)
        strong = QFont(painter.font())
        strong.setWeight(QFont.Weight.DemiBold)
        for k in range(len(cost.outputs)):
            y = k * height
            is_target = k == cost.target
            if is_target:
                row = QRectF(0, outputs.top() + y, self.width(), height)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.accent_soft))
                painter.drawRoundedRect(row, 0.3 * line, 0.3 * line)
            painter.setFont(strong if is_target else self.picture_font)
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(0.4 * line, outputs.top() + y, label, height), _LEFT, str(k))
            self._paint_output(painter, outputs.translated(0, y), float(cost.outputs[k]), is_target=is_target)
            self._paint_slope(painter, entropy.translated(0, y), float(cost.entropy_slopes[k]))
            painter.setPen(QColor(theme.text))
            for cell, value in (
                (QRectF(outputs.right(), outputs.top() + y, number, height), cost.outputs[k]),
                (QRectF(entropy.right(), outputs.top() + y, number, height), cost.entropy_slopes[k]),
                (squared.translated(0, y), cost.squared_slopes[k]),
            ):
                painter.drawText(cell, _RIGHT, fixed(float(value), 3))
        painter.setFont(self.picture_font)
        painter.setPen(QColor(theme.text))
        sums = f"cost: cross-entropy {numeral(cost.entropy)}, squared error {numeral(cost.squared)}"
        painter.drawText(QRectF(0, top + 12 * height, self.width() - 0.3 * line, height), _RIGHT, sums)

    def _paint_heads(self, painter: QPainter, outputs: QRectF, entropy: QRectF, squared: QRectF) -> None:
        """Two lines above the first row's cells."""
        line, height = self.line, outputs.height()
        painter.setPen(QColor(theme_of(self).muted))
        over = outputs.translated(0, -2 * height).adjusted(0, 0, entropy.left() - outputs.right(), 0)
        painter.drawText(over, _LEFT, "output a,")
        painter.drawText(over.translated(0.6 * line, height), _LEFT, "target y")
        over = QRectF(entropy.left(), entropy.top() - 2 * height, squared.right() - entropy.left(), height)
        painter.drawText(over, _LEFT, "slopes dC/dz of")
        painter.drawText(over.translated(0, height), _LEFT, "cross-entropy")
        painter.drawText(over.translated(0, height), _RIGHT, _SQUARED)
        mark = outputs.translated(0, -height).adjusted(0, 0.2 * height, 0, -0.2 * height)
        self._paint_target(painter, mark.left() + 0.15 * line, mark)

    def _paint_output(self, painter: QPainter, cell: QRectF, value: float, *, is_target: bool) -> None:
        bar = QRectF(cell.left(), cell.center().y() - 0.3 * cell.height(), cell.width(), 0.6 * cell.height())
        painter.fillRect(bar, QColor(theme_of(self).track))
        painter.fillRect(QRectF(bar.topLeft(), QPointF(bar.left() + value * bar.width(), bar.bottom())), self._accent)
        self._paint_target(painter, bar.right() if is_target else bar.left(), cell)

    def _paint_target(self, painter: QPainter, at: float, cell: QRectF) -> None:
        """The upright mark where an output should be."""
        painter.setPen(QPen(QColor(theme_of(self).text), max(2.0, 0.12 * self.line)))
        painter.drawLine(QLineF(at, cell.top() + 1, at, cell.bottom() - 1))

    def _paint_slope(self, painter: QPainter, cell: QRectF, value: float) -> None:
        """To the left if the cost falls as the output's z grows, to the right if it rises."""
        zero, reach = cell.center().x(), cell.width() / 2
        length = min(abs(value), 1.0) * reach
        bar = QRectF(zero - length if value < 0 else zero, cell.center().y() - 0.3 * cell.height(), length, 0)
        bar.setHeight(0.6 * cell.height())
        painter.fillRect(bar, negative_colour(theme_of(self)) if value < 0 else positive_colour(theme_of(self)))
        painter.setPen(QPen(QColor(theme_of(self).outline), 1))
        painter.drawLine(QLineF(zero, cell.top(), zero, cell.bottom()))

    @property
    def _accent(self) -> QColor:
        return QColor(theme_of(self).accent)
