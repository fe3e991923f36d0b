"""The chapter on the sigmoid, on the screen: the curve with its tangent, and the stack's gradients."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hwr.chapters.activations.chapter import Here, curve, here
from hwr.chapters.sigmoid.chapter import CHAPTER, MOST_LAYERS, REACH, Stack, formula_numbers, stacked, words
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.legend import Legend
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.colours import series_colour, series_pen
from hwr.ui.kit.picture.painting import signed_colour
from hwr.ui.kit.picture.pair import PicturePair
from hwr.ui.kit.picture.text import CENTRE
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_STEP: Final = 0.1
"""Of z, at the press of an arrow key."""


class SigmoidPanel(ChapterPanel):
    """Three dials; the point on the curve turns the first of them too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.curves = SigmoidCurves()
        self.bars = SigmoidBars()
        self.curves.placed.connect(self._place)
        self.curves.nudged.connect(self._nudge)
        self.stage.addWidget(PicturePair((self.curves, 6), (self.bars, 5), wide_from=2.0), 1)
        self.recompute()

    @property
    def here(self) -> Here:
        """The sigmoid at z."""
        return here("sigmoid", self.number("z"))

    @property
    def stack(self) -> Stack:
        """The stack above z."""
        return stacked(self.number("z"), int(self.number("layers")), self.number("weight"))

    def recompute(self) -> None:
        now, stack = self.here, self.stack
        self.formula.show_formula(CHAPTER.formula, formula_numbers(now))
        self.curves.show_place(now)
        self.bars.show_stack(stack)
        self.tell(words(now, stack))

    def readings(self) -> Mapping[str, float | str]:
        now, stack = self.here, self.stack
        return {
            "output": now.a,
            "slope": now.slope or 0.0,
            "first_gradient": stack.first,
            "largest_gradient": stack.limits[0],
        }

    @Slot(float, float)
    def _place(self, z: float, _: float) -> None:
        self.turn({"z": round(z, 2)})

    @Slot(int, int)
    def _nudge(self, right: int, up: int) -> None:
        self.turn_by("z", _STEP * (right + up), REACH)


_CURVE, _SLOPE = 0, 1
"""Their series colours and dashes."""

_TANGENT: Final = 1.6
"""How far the tangent reaches to either side, in units of z."""


class SigmoidCurves(PlaneWidget):
    """One plane with both curves."""

    def __init__(self) -> None:
        super().__init__("sigmoidCurves", "The sigmoid and its slope", lines=9, is_turned=True)
        self._curve = curve("sigmoid", -REACH, REACH)
        self._here: Here | None = None

    def show_place(self, here: Here) -> None:
        """Put the point there; far outside it stands at the edge."""
        self._here = here
        self.describe(
            f"At z = {numeral(here.z)} the sigmoid is {numeral(here.a)} and its slope {numeral(here.slope or 0.0)}"
        )

    def value_at(self, place: QPointF) -> tuple[float, float]:
        return self._plane.value(place)

    def paint(self, painter: QPainter) -> None:
        plane = self._plane
        self.paint_still(painter, plane, lambda layer: self._paint_curves(layer, plane))
        self._legend().paint(painter, theme_of(self), QPointF(plane.rect.left(), 0))
        if self._here is not None:
            self._paint_here(painter, plane, self._here)

    def _paint_curves(self, painter: QPainter, plane: Plane) -> None:
        """All that rests while the point is taken along."""
        theme = theme_of(self)
        plane.paint_axes(painter, theme)
        for level in (0.0, 1.0):
            painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(plane.place(-REACH, level), plane.place(REACH, level)))
        painter.setPen(QPen(QColor(theme.outline), 1))
        painter.drawLine(QLineF(plane.place(0.0, plane.y.low), plane.place(0.0, plane.y.high)))
        for index, values in ((_CURVE, self._curve.a), (_SLOPE, self._curve.slopes)):
            painter.setPen(series_pen(theme, index, max(1.5, 0.14 * self.line)))
            painter.drawPolyline(plane.line(self._curve.z, values if values is not None else ()))

    def _paint_here(self, painter: QPainter, plane: Plane, here: Here) -> None:
        theme, line = theme_of(self), self.line
        slope = here.slope or 0.0
        z = plane.x.held(here.z)
        on_curve, on_slope = plane.place(z, here.a), plane.place(z, slope)
        painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(plane.place(z, plane.y.low), plane.place(z, plane.y.high)))
        painter.save()
        painter.setClipRect(plane.rect)
        painter.setPen(QPen(QColor(theme.text), max(1.0, 0.09 * line)))
        start, end = (plane.place(z + step, here.a + slope * step) for step in (-_TANGENT, _TANGENT))
        painter.drawLine(QLineF(start, end))
        painter.restore()
        # Far out the two coincide; then the smaller one stands within the other.
        paint_dot(painter, theme, on_curve, series_colour(theme, _CURVE), 0.46 * line)
        paint_dot(painter, theme, on_slope, series_colour(theme, _SLOPE), 0.22 * line)
        plane.paint_beyond_across(painter, theme, here.z)

    def _legend(self) -> Legend:
        here = self._here
        values = ("", "") if here is None else (f" = {numeral(here.a)}", f" = {numeral(here.slope or 0.0)}")
        names = ("σ(z)", "slope σ′(z)")
        pens = (series_pen(theme_of(self), index, max(1.5, 0.14 * self.line)) for index in (_CURVE, _SLOPE))
        entries = [(name + value, pen) for name, value, pen in zip(names, values, pens, strict=True)]
        return self.legend(entries, self.width() - 3 * self.line)

    @property
    def _plane(self) -> Plane:
        top = self._legend().height
        area = QRectF(0, top, self.width(), self.height() - top)
        return Plane.within(area, self.metrics, Axis(-REACH, REACH, "z"), Axis(-0.06, 1.06))


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
        super().__init__("sigmoidBars", "The gradient at each layer of the stack", lines=8)
        self._stack = Stack((), (), ())

    def show_stack(self, stack: Stack) -> None:
        """Show this one."""
        self._stack = stack
        self.describe(
            "; ".join(f"layer {i}: {numeral(gradient, 2)}" for i, gradient in enumerate(stack.gradients, start=1))
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
            Axis(0.5, MOST_LAYERS + 0.5, "layer"),
            _PowersOfTen(_LOWEST, high, "← gradient, logarithmic; dashed: at most", log=True),
            has_x_labels=False,
        )


def _overlaps(column: QRectF, left: float, right: float) -> bool:
    return column.left() < right and left < column.right()
