"""The cost over ten classes, drawn: each output, what it should be, and which way the cost's slope moves it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from hwr.teaching.chapters.cost_classes import ClassCost
from hwr.teaching.numerals import MINUS, numeral
from hwr.ui.explain.plane_widget import PlaneWidget
from hwr.ui.studio.series import negative_colour, positive_colour
from hwr.ui.theme import Theme

_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CostClassBars(PlaneWidget):
    """A row for each class."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "costClasses", "The cost over ten classes", lines=14, columns=56)
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
        theme, line, cost = self.theme, self.line, self._cost
        if cost is None:
            painter.setPen(QColor(theme.muted))
            words = "Draw a digit, and here stands what the network says of it and what that costs."
            painter.drawText(QRectF(self.rect()), _CENTRE | Qt.TextFlag.TextWordWrap, words)
            return
        height = min(self.height() / 12, 2.2 * line)
        top = (self.height() - 12 * height) / 2
        number = self.metrics.horizontalAdvance("−0.000") + 0.9 * line
        label = self.metrics.horizontalAdvance("0  y = 1") + 1.2 * line
        width = (self.width() - label - 3 * number - 2.5 * line) / 2
        outputs = QRectF(label, top + height, width, height)
        entropy = QRectF(outputs.right() + number + 0.5 * line, top + height, width, height)
        painter.setPen(QColor(theme.muted))
        painter.drawText(outputs.translated(0, -height).adjusted(0, 0, number, 0), _LEFT, "output a, target y")
        painter.drawText(entropy.translated(0, -height).adjusted(0, 0, number, 0), _LEFT, "cross-entropy's slope")
        squared = QRectF(self.width() - number - 3, top, number, height)
        painter.drawText(squared.adjusted(-2 * number, 0, 0, 0), _RIGHT, "squared error's")
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
            name = f"{k}  y = 1" if is_target else str(k)
            painter.drawText(QRectF(0.4 * line, outputs.top() + y, label, height), _LEFT, name)
            self._paint_output(painter, outputs.translated(0, y), float(cost.outputs[k]), is_target=is_target)
            self._paint_slope(painter, entropy.translated(0, y), float(cost.entropy_slopes[k]))
            painter.setPen(QColor(theme.text))
            for cell, value in (
                (QRectF(outputs.right(), outputs.top() + y, number - 0.3 * line, height), cost.outputs[k]),
                (QRectF(entropy.right(), outputs.top() + y, number - 0.3 * line, height), cost.entropy_slopes[k]),
                (squared.translated(0, height + y), cost.squared_slopes[k]),
            ):
                painter.drawText(cell, _RIGHT, _short(float(value)))
        painter.setFont(self.picture_font)
        painter.setPen(QColor(theme.text))
        sums = f"cost: cross-entropy {numeral(cost.entropy)}, squared error {numeral(cost.squared)}"
        painter.drawText(QRectF(0, top + 11 * height, self.width(), height), _RIGHT, sums)

    def _paint_output(self, painter: QPainter, cell: QRectF, value: float, *, is_target: bool) -> None:
        bar = QRectF(cell.left(), cell.center().y() - 0.3 * cell.height(), cell.width(), 0.6 * cell.height())
        painter.fillRect(bar, QColor(self.theme.track))
        painter.fillRect(QRectF(bar.topLeft(), QPointF(bar.left() + value * bar.width(), bar.bottom())), self._accent)
        painter.setPen(QPen(QColor(self.theme.text), max(2.0, 0.12 * self.line)))
        at = bar.right() if is_target else bar.left()
        painter.drawLine(QLineF(at, cell.top() + 1, at, cell.bottom() - 1))

    def _paint_slope(self, painter: QPainter, cell: QRectF, value: float) -> None:
        """To the left if the cost falls as the output's z grows, to the right if it rises."""
        zero, reach = cell.center().x(), cell.width() / 2
        length = min(abs(value), 1.0) * reach
        bar = QRectF(zero - length if value < 0 else zero, cell.center().y() - 0.3 * cell.height(), length, 0)
        bar.setHeight(0.6 * cell.height())
        painter.fillRect(bar, negative_colour(self.theme) if value < 0 else positive_colour(self.theme))
        painter.setPen(QPen(QColor(self.theme.outline), 1))
        painter.drawLine(QLineF(zero, cell.top(), zero, cell.bottom()))

    @property
    def _accent(self) -> QColor:
        return QColor(self.theme.accent)


def _short(value: float) -> str:
    """Three decimals: all of them lie between -1 and 1."""
    return "0.000" if abs(value) < 5e-4 else f"{value:.3f}".replace("-", MINUS)
