"""The stack of sigmoids, drawn: the gradient at each layer, as bars in powers of ten."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.sigmoid.chapter import MOST_LAYERS, Stack
from hwr.language import tr
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget
from hwr.ui.kit.picture.painting import signed_colour
from hwr.ui.kit.picture.text import CENTRE
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_LOWEST: Final = 1e-9
"""Where the axis begins; what is less has a number, but no bar."""

_LAP: Final = 1.2
"""Numbers may be so many times as wide as their column, for neighbours stand at other heights."""


class _PowersOfTen(Axis):
    """Labelled as numbers are written everywhere in a chapter: 0.001, 10⁻⁵."""

    def label(self, value: float, step: float) -> str:
        return numeral(value).removeprefix("1 × ")


class SigmoidBars(PlaneWidget):
    """The first layer on the left, the last on the right: the gradient comes from the right."""

    def __init__(self) -> None:
        super().__init__("sigmoidBars", tr("The gradient at each layer of the stack"), lines=8)
        self._stack = Stack((), (), ())

    def show_stack(self, stack: Stack) -> None:
        """Show this one."""
        self._stack = stack
        self.describe(
            "; ".join(
                tr("layer {layer}: {gradient}", layer=i, gradient=numeral(gradient, 2))
                for i, gradient in enumerate(stack.gradients, start=1)
            )
        )

    def paint(self, painter: QPainter) -> None:
        plane = self._plane
        plane.paint_axes(painter, theme_of(self))
        self._paint_layers(painter, plane)
        for i, gradient in enumerate(self._stack.gradients):
            self._paint_bar(painter, plane, i, gradient)
        painter.setPen(QPen(QColor(theme_of(self).text), max(1.0, 0.08 * self.line), Qt.PenStyle.DashLine))
        for i in range(len(self._stack.limits)):
            limit = self._limit(plane, i)
            painter.drawLine(QLineF(self._column(plane, i).left(), limit, self._column(plane, i).right(), limit))
        painter.setPen(QColor(theme_of(self).text))
        for text, place in self._numbers(plane):
            painter.drawText(place, CENTRE, text)

    def _paint_layers(self, painter: QPainter, plane: Plane) -> None:
        """The number of each layer below its column."""
        line = self.line
        painter.setPen(QColor(theme_of(self).muted))
        for i in range(MOST_LAYERS):
            column = self._column(plane, i)
            painter.drawText(
                QRectF(column.left(), plane.rect.bottom() + 0.25 * line, column.width(), line), CENTRE, str(i + 1)
            )

    def _paint_bar(self, painter: QPainter, plane: Plane, layer: int, gradient: float) -> None:
        column = self._column(plane, layer)
        bar = column.adjusted(0.15 * column.width(), 0, -0.15 * column.width(), 0)
        bar.setTop(self._top(plane, layer))
        painter.fillRect(bar, signed_colour(theme_of(self), gradient))

    # Numbers

    def _numbers(self, plane: Plane) -> list[tuple[str, QRectF]]:
        """The number of each bar and where it stands; between the ends, only those that have room."""
        count = len(self._stack.gradients)
        placed: list[tuple[str, QRectF]] = []
        for layer in sorted(range(count), key=lambda i: i not in (0, count - 1)):  # both ends first
            column = self._column(plane, layer)
            is_end = layer in (0, count - 1)
            text = self._fitting(self._stack.gradients[layer], column.width(), fewest=2 if is_end else 1)
            width = self.metrics.horizontalAdvance(text) + 2
            if not is_end and width > _LAP * column.width():
                continue
            left = min(max(column.center().x() - width / 2, plane.rect.left()), plane.rect.right() - width)
            place = QRectF(left, self._free_above(plane, left, left + width) - self.line, width, self.line)
            if is_end or not any(place.intersects(other) for _, other in placed):
                placed.append((text, place))
        return placed

    def _free_above(self, plane: Plane, left: float, right: float) -> float:
        """The lowest y between these x above which a line of text meets no bar and no dash."""
        below = [i for i in range(len(self._stack.gradients)) if _overlaps(self._column(plane, i), left, right)]
        air = 0.12 * self.line
        bottom = min(self._top(plane, i) for i in below) - air
        for limit in sorted((self._limit(plane, i) for i in below), reverse=True):
            if bottom - self.line < limit < bottom + air:
                bottom = limit - air
        return bottom

    def _fitting(self, gradient: float, width: float, *, fewest: int) -> str:
        """The number as precisely as there is room for beside the others, but with so many figures at least."""
        if abs(gradient) < _LOWEST:
            return "≈ 0" if gradient else "0"
        texts = [numeral(gradient, figures) for figures in range(3, fewest - 1, -1)]
        return next((text for text in texts if self.metrics.horizontalAdvance(text) <= 0.95 * width), texts[-1])

    # Where things lie

    def _column(self, plane: Plane, layer: int) -> QRectF:
        width = plane.rect.width() / MOST_LAYERS
        return QRectF(plane.rect.left() + layer * width, plane.rect.top(), width, plane.rect.height())

    def _top(self, plane: Plane, layer: int) -> float:
        """Of a layer's bar, in pixels."""
        return self._height(plane, abs(self._stack.gradients[layer]))

    def _limit(self, plane: Plane, layer: int) -> float:
        """Where the dash lies that no bar can exceed, in pixels."""
        return self._height(plane, self._stack.limits[layer])

    def _height(self, plane: Plane, size: float) -> float:
        return plane.place(plane.x.low, max(size, plane.y.low)).y()

    @property
    def _plane(self) -> Plane:
        largest = max((1.0, *(abs(number) for number in (*self._stack.gradients, *self._stack.limits))))
        high = 10.0 ** (math.ceil(math.log10(largest)) + 1)
        area = QRectF(0, 0, self.width(), self.height())
        return Plane.within(
            area,
            self.metrics,
            Axis(0.5, MOST_LAYERS + 0.5, tr("layer")),
            _PowersOfTen(_LOWEST, high, tr("← gradient (log scale); dashed: at most"), log=True),
            has_x_labels=False,
        )


def _overlaps(column: QRectF, left: float, right: float) -> bool:
    return column.left() < right and left < column.right()
