"""The race of the batches: a bar of digits for each racer before it, and then the losses over what is counted."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.batches.race import AXIS_WORDS, DIGITS, Lane, Race, Style
from hwr.language import tr
from hwr.nn.history import TimeAxis
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.colours import series_colour, series_pen
from hwr.ui.kit.picture.text import CENTRE, LEFT
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_HIGHEST: Final = 100.0
_LOWEST: Final = 1e-6
"""Losses beyond these are drawn at them."""


class BatchesChart(PlaneWidget):
    """Both axes are logarithmic: an update of the one is worth a thousand of the other."""

    def __init__(self) -> None:
        super().__init__("batchesRace", tr("The race of the batches"), lines=12)
        self._race: Race | None = None
        self._axis = TimeAxis.UPDATES
        self._sizes = (DIGITS, 32, 1)

    def show_race(self, race: Race | None, axis: TimeAxis, size: int) -> None:
        """Show a race, under way or over, along an axis; None: there was none yet, and an epoch is shown, cut into the
        batches of each, of which mini-batches have this size."""
        self._race, self._axis, self._sizes = race, axis, (DIGITS, size, 1)
        if race is None:
            said = ("; ".join(self._cut_words(row, told=told) for row in range(3)) for told in (True, False))
            self.describe(next(said), while_disabled=next(said))
        else:
            ends = (f"{lane.style.title} {numeral(float(lane.losses[-1]), 3)}" for lane in race.lanes)
            self.describe(tr("Losses at the end: {losses}.", losses=tr(", ", "between losses").join(ends)))

    def paint(self, painter: QPainter) -> None:
        race = self._race
        if race is None:
            self._paint_cuts(painter)
        else:
            self.paint_still(painter, (race, self._axis), lambda layer: self._paint_race(layer, race))

    def _cut_words(self, row: int, *, told: bool) -> str:
        style, size = list(Style)[row], self._sizes[row]
        if told:
            updates = -(-DIGITS // size)
            return tr(
                "{style}, |B| = {size:,}, updates in an epoch: {updates:,}",
                style=style.title,
                size=size,
                updates=updates,
            )
        return tr("{style}, |B| = {size:,}", style=style.title, size=size)

    def _paint_cuts(self, painter: QPainter) -> None:
        """A bar of all digits for each, cut after every batch; uncut before a guess, for cuts can be counted."""
        theme, line = theme_of(self), self.line
        height = min(self.height() / 3, 5 * line)
        said = [self._cut_words(row, told=self.isEnabled()) for row in range(len(self._sizes))]
        widest, font = max(map(painter.fontMetrics().horizontalAdvance, said)), painter.font()
        if widest > self.width():
            font.setPixelSize(max(1, int(painter.fontInfo().pixelSize() * self.width() / widest)))
            painter.setFont(font)
        for row, size in enumerate(self._sizes):
            top = self.height() / 2 + (row - 1.5) * height
            painter.setPen(QColor(theme.text))
            words = QRectF(0, top, self.width(), 1.4 * line)
            painter.drawText(words, LEFT, said[row])
            bar = QRectF(0, top + 1.5 * line, self.width(), min(1.6 * line, height - 1.8 * line))
            painter.fillRect(bar, series_colour(theme, row))
            painter.setPen(QPen(QColor(theme.card), 1))
            step = max(bar.width() * size / DIGITS, 2.0)  # single digits are narrower than can be seen
            for cut in np.arange(step, bar.width() - 1, step).tolist() if self.isEnabled() else ():
                painter.drawLine(QLineF(cut, bar.top(), cut, bar.bottom()))

    def _paint_race(self, painter: QPainter, race: Race) -> None:
        theme, line = theme_of(self), self.line
        pens = {lane.style: series_pen(theme, list(Style).index(lane.style), 0.13 * line) for lane in race.lanes}
        lanes = zip(race.lanes, race.plan.rates, strict=True)
        names = [
            (
                tr("{style} ({size:,}), η {rate}", style=lane.style.title, size=lane.batch, rate=numeral(rate)),
                pens[lane.style],
            )
            for lane, rate in lanes
        ]
        legend = self.legend(names, self.width() - 8)
        legend.paint(painter, theme, QPointF(4, 0))
        top = legend.height + 0.44 * line
        room = QRectF(0, top, self.width(), self.height() - top)
        x, y = self._axes(race)
        plane = Plane.within(room, self.metrics, x, y)
        plane.paint_axes(painter, theme)
        if race.is_over and race.leaders(self._axis):
            self._paint_comparison(painter, plane, race)
        for lane in race.lanes:
            painter.setClipRect(plane.rect.adjusted(-1, -1, 1, 1))
            painter.setPen(pens[lane.style])
            xs, ys = self._line(lane, x.low)
            painter.drawPolyline(plane.line(xs, ys))
            painter.setClipping(False)
            end = plane.place(float(xs[-1]), float(ys[-1]))
            paint_dot(painter, theme, end, pens[lane.style].color(), 0.33 * line)
            if lane.has_diverged:
                painter.setPen(QColor(theme.error))
                painter.drawText(end + QPointF(0.6 * line, 0.35 * line), tr("diverged"))

    def _paint_comparison(self, painter: QPainter, plane: Plane, race: Race) -> None:
        """A line where all three can be compared, and on it who is ahead."""
        theme, line = theme_of(self), self.line
        place = race.common(self._axis)
        leaders = race.leaders(self._axis)
        _, loss = race.ranking(self._axis)[0]
        colour = series_colour(theme, list(Style).index(leaders[0])) if len(leaders) == 1 else QColor(theme.text)
        at = plane.place(place, min(max(loss, plane.y.low), plane.y.high))
        painter.setPen(QPen(QColor(theme.outline), 0.1 * line, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(at.x(), plane.rect.top(), at.x(), plane.rect.bottom()))
        painter.setPen(QPen(colour, 0.14 * line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, 0.62 * line, 0.62 * line)
        text = tr("{style} wins here", style=leaders[0].title) if len(leaders) == 1 else tr("level here")
        width = self.metrics.horizontalAdvance(text) + line
        box = QRectF(at.x() - width - 0.2 * line, plane.rect.bottom() - 1.7 * line, width, 1.4 * line)
        if box.left() < plane.rect.left():
            box.moveLeft(at.x() + 0.2 * line)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(box, 0.4 * line, 0.4 * line)
        painter.setPen(QColor(theme.text))
        painter.drawText(box, CENTRE, text)

    def _line(self, lane: Lane, low: float) -> tuple[list[float], list[float]]:
        """A lane's line: level until its first update is made, for until then it stands at the common start."""
        places = lane.places[self._axis][1:].tolist()
        losses = [min(max(loss, _LOWEST), _HIGHEST) for loss in lane.losses.tolist()]
        if not places:
            return [low], losses[:1]
        return [low, max(places[0], low), *places], [losses[0], losses[0], *losses[1:]]

    def _axes(self, race: Race) -> tuple[Axis, Axis]:
        """From the first update that anybody made to the end of the last, in whole decades of loss."""
        firsts = [float(lane.places[self._axis][1]) for lane in race.lanes if len(lane.losses) > 1]
        ends = [lane.end(self._axis) for lane in race.lanes]
        low = 0.8 * min((first for first in firsts if first > 0), default=1.0)
        x = Axis(
            low,
            max(1.1 * max(ends), 10 * low),
            tr("{amount} (log scale)", amount=tr(AXIS_WORDS[self._axis])),
            log=True,
        )
        losses = np.concatenate([lane.losses for lane in race.lanes]).clip(_LOWEST, _HIGHEST)
        bottom, top = math.log10(float(losses.min())) - 0.1, math.log10(float(losses.max())) + 0.1
        return x, Axis(10.0 ** min(bottom, -1.0), 10.0 ** max(top, 0.4), tr("loss (log scale)"), log=True)
