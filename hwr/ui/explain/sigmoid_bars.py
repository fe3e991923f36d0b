"""The gradient on its way down a stack of sigmoids: a bar for each layer, on an axis of powers of ten."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.teaching.chapters.sigmoid import MOST_LAYERS
from hwr.teaching.chapters.sigmoid_stack import Stack
from hwr.teaching.numerals import MINUS, numeral
from hwr.ui.chart_axis import Axis
from hwr.ui.explain.plane import Plane
from hwr.ui.explain.plane_widget import PlaneWidget
from hwr.ui.studio.series import negative_colour, positive_colour
from hwr.ui.theme import Theme

_LOWEST: Final = 1e-9
"""Where the axis begins; what is less has a number, but no bar."""


_LAP: Final = 1.2
"""Numbers may be so many times as wide as their column, for neighbours stand at other heights."""


class SigmoidBars(PlaneWidget):
    """The first layer on the left, the last on the right: the gradient comes from the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "sigmoidBars", "The gradient at each layer of the stack", lines=8)
        self._stack = Stack((), (), ())

    def show_stack(self, stack: Stack) -> None:
        """Show this one."""
        self._stack = stack
        self.setAccessibleDescription(
            "; ".join(f"layer {i}: {numeral(gradient, 2)}" for i, gradient in enumerate(stack.gradients, start=1))
        )
        self.update()

    def paint(self, painter: QPainter) -> None:
        theme, line, plane = self.theme, self.line, self._plane
        plane.paint_axes(painter, theme)
        width = plane.rect.width() / MOST_LAYERS
        last = len(self._stack.gradients) - 1
        for i, (gradient, limit) in enumerate(zip(self._stack.gradients, self._stack.limits, strict=True)):
            column = QRectF(plane.rect.left() + i * width, line, width, 0.0)
            self._paint_bar(painter, plane, column, gradient, limit, is_end=i in (0, last))

    def _paint_bar(
        self, painter: QPainter, plane: Plane, column: QRectF, gradient: float, limit: float, *, is_end: bool
    ) -> None:
        theme, line = self.theme, self.line
        bottom = plane.rect.bottom()
        top = bottom
        size = abs(gradient)
        if size > plane.y.low:
            top = plane.place(plane.x.low, size).y()
            bar = QRectF(column.left() + 0.15 * column.width(), top, 0.7 * column.width(), bottom - top)
            painter.fillRect(bar, negative_colour(theme) if gradient < 0 else positive_colour(theme))
        if limit > plane.y.low:
            at = plane.place(plane.x.low, limit).y()
            painter.setPen(QPen(QColor(theme.text), max(1.0, 0.08 * line), Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(column.left(), at, column.right(), at))
            if 0 <= top - at < 1.2 * line:
                top = at  # the number goes above both
        text = self._fitting(gradient, column.width())
        if is_end or self.metrics.horizontalAdvance(text) <= _LAP * column.width():
            room = QRectF(column.center().x() - column.width(), top - 1.1 * line, 2 * column.width(), line)
            painter.setPen(QColor(theme.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _fitting(self, gradient: float, width: float) -> str:
        """The number as precisely as there is room for beside the others."""
        if abs(gradient) < _LOWEST:
            return "≈ 0" if gradient else "0"
        power = f"{gradient:.0e}".replace("e-0", "e-").replace("e+0", "e").replace("-", MINUS)
        texts = (numeral(gradient, 3), numeral(gradient, 2), numeral(gradient, 1), power)
        return next((text for text in texts if self.metrics.horizontalAdvance(text) <= 0.95 * width), power)

    @property
    def _plane(self) -> Plane:
        largest = max((1.0, *(abs(number) for number in (*self._stack.gradients, *self._stack.limits))))
        high = 10.0 ** (math.ceil(math.log10(largest)) + 1)
        area = QRectF(0, 0, self.width(), self.height())
        title = "← gradient at each layer (dotted: at most)"
        return Plane.within(area, self.metrics, Axis(0.5, MOST_LAYERS + 0.5), Axis(_LOWEST, high, log=True), "", title)
