"""What the chapter on the loss draws: both losses and their slopes, the race between them, and ten classes."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.cost.chapter import (
    ENTROPY,
    LOSS_WORDS,
    RANGE,
    SQUARED,
    Cost,
    CostCurve,
    Prediction,
    cost_curve,
    signed,
)
from hwr.chapters.cost.losses import LEARNT, ClassCost, CostRace
from hwr.language import mark, tr
from hwr.ui.kit.chart.axis import Axis, round_up
from hwr.ui.kit.chart.legend import Legend
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.colours import series_colour, series_pen
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.painting import paint_note, paint_signed_bar, tangent
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import LEFT, RIGHT
from hwr.ui.kit.theme import theme_of
from hwr.words import fixed, numeral

SERIES: Final = {SQUARED: 0, ENTROPY: 1}
"""The number of each cost's colour and dash."""

_STEEPEST: Final = 6.0
"""Over outputs, cross-entropy's slope has no end; the picture has."""

_TANGENT: Final = 4.0
"""Lines of text that a tangent is long to either side."""

_TANGENT_WIDTH: Final = 0.09
"""Of a line of text."""

_LEGEND: Final = (*LOSS_WORDS.values(), mark("tangents"))


class CostCurves(PlaneWidget):
    """Two planes with one horizontal axis."""

    def __init__(self) -> None:
        super().__init__("costCurves", tr("Both losses and their slopes"), lines=13, is_turned=True)
        self._prediction = Prediction(0.0, 1)
        self._by_output = False
        self._costs: tuple[tuple[str, Cost], ...] = ()
        self._curves: dict[str, CostCurve] = {}
        self._drawn: tuple[int, float, bool] | None = None

    def show_prediction(self, prediction: Prediction, *, by_output: bool) -> None:
        """Show the losses of this one, over the output or over its pre-activation."""
        self._prediction, self._by_output = prediction, by_output
        self._costs = ((SQUARED, prediction.squared), (ENTROPY, prediction.entropy))
        drawn = (prediction.target, self._reach, by_output)
        if drawn != self._drawn:
            self._drawn = drawn
            self._curves = {
                loss: cost_curve(loss, prediction.target, self._reach, by_output=by_output) for loss, _ in self._costs
            }
        self.describe("; ".join(self._numbers()))

    def value_at(self, place: QPointF) -> tuple[float, float] | None:
        return self._planes()[0].value(place) if self._costs else None

    def paint(self, painter: QPainter) -> None:
        if not self._costs:
            return
        planes = self._planes()
        self.paint_still(painter, self._drawn, lambda layer: self._paint_curves(layer, planes))
        theme, line, x = theme_of(self), self.line, self._x
        painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DotLine))
        for plane in planes:
            across = plane.place(x, 0.0).x()
            painter.drawLine(QLineF(across, plane.rect.top(), across, plane.rect.bottom()))
        costs, slopes = planes
        for loss, cost in self._costs:
            colour, slope = series_colour(theme, SERIES[loss]), cost.by_y if self._by_output else cost.by_z
            if math.isfinite(slope) and cost.value <= costs.y.high:
                painter.setClipRect(costs.rect)
                painter.setPen(QPen(QColor(theme.text), _TANGENT_WIDTH * line))
                painter.drawLine(tangent(costs, x, cost.value, slope, _TANGENT * line))
                painter.setClipping(False)
            for plane, value in ((costs, cost.value), (slopes, slope)):
                if math.isfinite(value):
                    paint_dot(painter, theme, plane.place(x, plane.y.held(value)), colour, 0.38 * line)
                    plane.paint_beyond_upright(painter, theme, x, value)

    def _paint_curves(self, painter: QPainter, planes: tuple[Plane, Plane]) -> None:
        """All that rests while the point is taken along."""
        theme, line = theme_of(self), self.line
        pens = {loss: series_pen(theme, SERIES[loss], 0.14 * line) for loss in self._curves}
        self._legend().paint(painter, theme, QPointF(4, 0))
        costs, slopes = planes
        costs.paint_axes(painter, theme)
        slopes.paint_axes(painter, theme)
        # The axis that both have is named between them: there is room.
        between = QRectF(slopes.rect.left(), slopes.rect.top() - 1.5 * line, slopes.rect.width() + 0.3 * line, line)
        painter.setPen(QColor(theme.text))
        painter.drawText(
            between, Qt.AlignmentFlag.AlignRight, tr("output y") if self._by_output else tr("pre-activation z")
        )
        painter.setPen(QPen(QColor(theme.outline), 1))
        painter.drawLine(slopes.place(slopes.x.low, 0.0), slopes.place(slopes.x.high, 0.0))
        for loss, curve in self._curves.items():
            along, steep = (curve.y, curve.by_y) if self._by_output else (curve.z, curve.by_z)
            painter.setPen(pens[loss])
            for plane, values in ((costs, curve.value), (slopes, steep)):
                painter.setClipRect(plane.rect.adjusted(-line / 2, -line / 2, line / 2, line / 2))
                painter.drawPolyline(plane.line(along, values))

    # Where things lie

    def _legend(self) -> Legend:
        theme, line = theme_of(self), self.line
        pens = (series_pen(theme, SERIES[loss], 0.14 * line) for loss in self._curves)
        tangent = QPen(QColor(theme.text), _TANGENT_WIDTH * line)
        return self.legend(list(zip(map(tr, _LEGEND), (*pens, tangent), strict=True)), self.width() - 8)

    @property
    def _x(self) -> float:
        return self._prediction.output if self._by_output else self._prediction.z

    @property
    def _reach(self) -> float:
        """How far the axis goes to either side: farther than usual if the unit's z lies there."""
        far = abs(self._prediction.z)
        return RANGE if far <= RANGE else round_up(1.02 * far)

    def _planes(self) -> tuple[Plane, Plane]:
        top = self._legend().height + 0.44 * self.line
        room = self.height() - top
        x = Axis(0.0, 1.0) if self._by_output else Axis(-self._reach, self._reach)
        # Over z, the loss at the end of the axis is a little more than its length.
        highest = float(self._curves[ENTROPY].value.max()) if self._by_output else self._reach
        if self._by_output:
            down, up = (-_STEEPEST, 0.5) if self._prediction.target else (-0.5, _STEEPEST)
        else:
            down, up = (-1.05, 0.1) if self._prediction.target else (-0.1, 1.05)
        letter = "y" if self._by_output else "z"
        first = QRectF(0, top, self.width(), room / 2)
        second = first.translated(0, room / 2)
        metrics = self.metrics
        costs = Plane.within(first, metrics, x, Axis(0.0, 1.03 * highest, tr("loss L")), has_x_labels=False)
        slopes = Plane.within(second, metrics, x, Axis(down, up, tr("slope dL/d{letter}", letter=letter)))
        left = max(costs.rect.left(), slopes.rect.left())
        for plane in (costs, slopes):
            plane.rect.setLeft(left)
        return costs, slopes

    def _numbers(self) -> list[str]:
        return [
            tr(
                "{loss} {value}, slope {slope}",
                loss=tr(LOSS_WORDS[loss]),
                value=numeral(cost.value, 3),
                slope=signed(cost.by_y if self._by_output else cost.by_z, 3),
            )
            for loss, cost in self._costs
        ]


class CostRaceChart(PlaneWidget):
    """Two curves from one start."""

    def __init__(self) -> None:
        super().__init__("costRace", tr("The unit's output, epoch by epoch"), lines=12)
        self._race: CostRace | None = None
        self._epoch = 0

    def show_race(self, race: CostRace, epoch: int) -> None:
        """Show this race, run up to an epoch."""
        self._race, self._epoch = race, min(epoch, race.epochs)
        self.describe(tr("After {epoch} epochs: {losses}", epoch=self._epoch, losses="; ".join(self._legend(race))))

    def paint(self, painter: QPainter) -> None:
        if self._race is None:
            return
        race, theme, line = self._race, theme_of(self), self.line
        names = self._legend(race)
        pens = [series_pen(theme, SERIES[loss], 0.14 * line) for loss in race.outputs]
        legend = self.legend(list(zip(names, pens, strict=True)), self.width() - 8)
        legend.paint(painter, theme, QPointF(4, 0))
        top = legend.height + 0.44 * line
        room = QRectF(0, top, self.width(), self.height() - top)
        plane = Plane.within(room, self.metrics, Axis(0, race.epochs, tr("epochs")), Axis(-0.03, 1.03, tr("output y")))
        learnt = QRectF(
            plane.place(0, race.target + LEARNT), plane.place(race.epochs, race.target - LEARNT)
        ).normalized()
        painter.fillRect(learnt.intersected(plane.rect), QColor(theme.accent_soft))
        plane.paint_axes(painter, theme)
        painter.setPen(QColor(theme.text))
        inside = learnt.intersected(plane.rect).adjusted(0.4 * line, 0, -0.4 * line, 0)
        painter.drawText(inside, LEFT, tr("learnt"))
        painter.setPen(QPen(QColor(theme.outline), 0.1 * line, Qt.PenStyle.DotLine))
        painter.drawLine(plane.place(0, race.target), plane.place(race.epochs, race.target))
        epochs = np.arange(self._epoch + 1)
        for outputs, pen in zip(race.outputs.values(), pens, strict=True):
            painter.setPen(pen)
            painter.drawPolyline(plane.line(epochs, outputs[: self._epoch + 1]))
            paint_dot(painter, theme, plane.place(self._epoch, outputs[self._epoch]), pen.color(), 0.38 * line)

    def _legend(self, race: CostRace) -> list[str]:
        return [
            f"{tr(LOSS_WORDS[loss])} {numeral(float(outputs[self._epoch]), 3)}"
            for loss, outputs in race.outputs.items()
        ]


class CostClassBars(Picture[object]):
    """A row for each class."""

    def __init__(self) -> None:
        super().__init__("costClasses", tr("The loss over ten classes"), lines=14, columns=44)
        self._cost: ClassCost | None = None

    def show_cost(self, cost: ClassCost | None) -> None:
        """Show this one; None: nothing is drawn yet."""
        self._cost = cost
        if cost is None:
            self.describe(tr("Nothing is drawn yet."))
        else:
            slopes = zip(cost.outputs.tolist(), cost.entropy_slopes.tolist(), strict=True)
            rows = (
                tr("{label}: output {output}, slope {slope}", label=k, output=numeral(y, 3), slope=numeral(slope, 3))
                for k, (y, slope) in enumerate(slopes)
            )
            self.describe("; ".join(rows))

    def paint(self, painter: QPainter) -> None:
        theme, line, cost = theme_of(self), self.line, self._cost
        if cost is None:
            words = tr("Draw a digit, and here stands what the network says of it and how wrong that is.")
            paint_note(painter, theme, QRectF(self.rect()), words)
            return
        height = min(self.height() / 13, 2.2 * line)
        top = (self.height() - 13 * height) / 2
        number = self.metrics.horizontalAdvance("−0.000") + 0.5 * line
        label = self.metrics.horizontalAdvance("0") + 1.2 * line
        last = self.metrics.horizontalAdvance(tr(LOSS_WORDS[SQUARED])) + 0.3 * line
        width = (self.width() - label - 2 * number - last - 1.5 * line) / 2
        outputs = QRectF(label, top + 2 * height, width, height)
        entropy = QRectF(outputs.right() + number + 0.6 * line, top + 2 * height, width, height)
        squared = QRectF(self.width() - last - 0.3 * line, top + 2 * height, last, height)
        self._paint_heads(painter, outputs, entropy, squared)
        heavy = strong(painter.font())
        for k in range(len(cost.outputs)):
            y = k * height
            is_target = k == cost.target
            if is_target:
                row = QRectF(0, outputs.top() + y, self.width(), height)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.accent_soft))
                painter.drawRoundedRect(row, 0.3 * line, 0.3 * line)
            painter.setFont(heavy if is_target else self.picture_font)
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(0.4 * line, outputs.top() + y, label, height), LEFT, str(k))
            self._paint_output(painter, outputs.translated(0, y), float(cost.outputs[k]), is_target=is_target)
            # To the left if the cost falls as the output's z grows, to the right if it rises.
            paint_signed_bar(painter, theme, entropy.translated(0, y), float(cost.entropy_slopes[k]))
            painter.setPen(QColor(theme.text))
            for cell, value in (
                (QRectF(outputs.right(), outputs.top() + y, number, height), cost.outputs[k]),
                (QRectF(entropy.right(), outputs.top() + y, number, height), cost.entropy_slopes[k]),
                (squared.translated(0, y), cost.squared_slopes[k]),
            ):
                painter.drawText(cell, RIGHT, fixed(float(value), 3))
        painter.setFont(self.picture_font)
        painter.setPen(QColor(theme.text))
        under = 12 * height + top - outputs.top()
        painter.drawText(QRectF(0.4 * line, top + 12 * height, outputs.right(), height), LEFT, tr("loss L"))
        wide = QRectF(outputs.right(), outputs.top(), entropy.right() + number - outputs.right(), height)
        for cell, sum_ in ((wide, cost.entropy), (squared, cost.squared)):
            painter.drawText(cell.translated(0, under), RIGHT, numeral(sum_, 3))

    def _paint_heads(self, painter: QPainter, outputs: QRectF, entropy: QRectF, squared: QRectF) -> None:
        """Two lines above the first row's cells."""
        line, height = self.line, outputs.height()
        painter.setPen(QColor(theme_of(self).muted))
        over = outputs.translated(0, -2 * height).adjusted(0, 0, entropy.left() - outputs.right(), 0)
        painter.drawText(over, LEFT, tr("output y,"))
        painter.drawText(over.translated(0.6 * line, height), LEFT, tr("target t"))
        over = QRectF(entropy.left(), entropy.top() - 2 * height, squared.right() - entropy.left(), height)
        painter.drawText(over, LEFT, tr("slopes dL/dz of"))
        painter.drawText(over.translated(0, height), LEFT, tr(LOSS_WORDS[ENTROPY]))
        painter.drawText(over.translated(0, height), RIGHT, tr(LOSS_WORDS[SQUARED]))
        mark = outputs.translated(0, -height).adjusted(0, 0.2 * height, 0, -0.2 * height)
        self._paint_target(painter, mark.left() + 0.15 * line, mark)

    def _paint_output(self, painter: QPainter, cell: QRectF, value: float, *, is_target: bool) -> None:
        bar = QRectF(cell.left(), cell.center().y() - 0.3 * cell.height(), cell.width(), 0.6 * cell.height())
        painter.fillRect(bar, QColor(theme_of(self).track))
        output = QRectF(bar.left(), bar.top(), value * bar.width(), bar.height())
        painter.fillRect(output, QColor(theme_of(self).accent))
        self._paint_target(painter, bar.right() if is_target else bar.left(), cell)

    def _paint_target(self, painter: QPainter, at: float, cell: QRectF) -> None:
        """The upright mark where an output should be."""
        painter.setPen(QPen(QColor(theme_of(self).text), max(2.0, 0.12 * self.line)))
        painter.drawLine(QLineF(at, cell.top() + 1, at, cell.bottom() - 1))
