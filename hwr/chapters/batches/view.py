"""The chapter on batches, on the screen: the race, and the noise behind it, computed in the background."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hwr.chapters.batches.chapter import BEST, CHAPTER, EQUAL, NOISE_SIGNS, OWN, numbers
from hwr.chapters.batches.noise import SIZES, Noise
from hwr.chapters.batches.race import AXES, AXIS_WORDS, DIGITS, Lane, Plan, Race, Rates, Style, best_rates, race
from hwr.language import mark, tr
from hwr.nn.history import TimeAxis
from hwr.recipe.preparing import Preparer
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.chart.axis import Axis, round_up
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.colours import series_colour, series_pen
from hwr.ui.kit.layout import in_row
from hwr.ui.kit.picture.painting import paint_note
from hwr.ui.kit.picture.text import CENTRE, LEFT
from hwr.ui.kit.task import BackgroundTask, ProgressBar
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral, percent

_OWN_RATES: Final = ("rate_batch", "rate_mini", "rate_stochastic")
_RATES: Final = {EQUAL: ("rate",), BEST: (), OWN: _OWN_RATES}
"""The dials for each choice of the learning rates."""


class BatchesPanel(ChapterPanel):
    """Two pictures of one race, which is run in the background."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.chart = BatchesChart()
        self.strips = BatchesStrips()
        self._preparer = Preparer()
        self._task = BackgroundTask(self)
        self._task.advanced.connect(self.recompute)
        self._task.ended.connect(self.refresh)
        trains = tr("Train all three from the same weights")
        self.run = PanelButton(self, "batchesRun", tr("Run the race"), trains, self.run_race)
        self.cancel = PanelButton(self, "batchesCancel", tr("Cancel"), tr("Give up the race"), self.cancel_race)
        self._progress = ProgressBar("batchesProgress", tr("Progress of the race"), self)
        self.stage.addWidget(self.chart, 1)
        self.stage.addWidget(self.strips, 1)
        row = in_row(self.run, self.cancel, (self._progress, 1))
        row.addStretch()  # while there is no progress
        self.stage.addLayout(row)
        self.recompute()

    # What is shown

    @property
    def plan(self) -> Plan:
        """As the dials stand."""
        size, epochs, seed = (int(self.number(name)) for name in ("size", "epochs", "seed"))
        return Plan(self._rates(size), size, epochs, seed)

    def _rates(self, size: int) -> Rates:
        chosen = self.settings["rates"]
        if chosen == BEST:
            return best_rates(size)
        names = _OWN_RATES if chosen == OWN else ("rate",) * 3
        batch, mini, stochastic = map(self.number, names)
        return batch, mini, stochastic

    @property
    def is_busy(self) -> bool:
        return self._task.is_busy

    @property
    def _race(self) -> Race | None:
        """The last one, as far as it has come."""
        return self._task.result if isinstance(self._task.result, Race) else None

    @property
    def noise(self) -> Noise | None:
        """What was measured at the chosen weights; None before a race is over."""
        found = self._race.noise if self._race is not None else ()
        return next((noise for noise in found if noise.where == self.settings["where"]), None)

    @Slot()
    def recompute(self) -> None:
        axis, view = TimeAxis(str(self.settings["axis"])), str(self.settings["view"])
        measure = str(self.settings["measure"])
        is_race = view == "race"
        rates = _RATES[str(self.settings["rates"])]
        picture = ("axis",) if is_race else ("measure", "where")
        self.show_dials(("view", *picture, "rates", *rates, "size", "epochs", "seed"))
        self.chart.setVisible(is_race)
        self.strips.setVisible(not is_race)
        self.chart.show_race(self._race, axis, int(self.number("size")))
        self.strips.show_noise(self.noise, measure)
        if is_race:
            self.formula.show_formula(tr(CHAPTER.formula), "" if self._race is None else numbers(self._race))
        else:
            self.formula.show_formula(tr(NOISE_SIGNS[measure]), self._medians(measure))
        self._show_buttons()
        self.tell(self._words(axis, is_race=is_race))

    def readings(self) -> Mapping[str, float | str]:
        found = self._race
        if found is None or not found.is_over:
            return {}
        told: dict[str, float | str] = {}
        for axis in AXES:
            told[f"winner_{axis.value}"] = found.standing(axis)
        for lane in found.lanes:
            told[f"loss_{lane.style.name.lower()}"] = float(lane.losses[-1])
        if self.noise is not None:
            for measure, values in (("angle", self.noise.angles), ("distance", self.noise.distances)):
                medians = np.median(values, axis=1)
                told |= {f"{measure}_{size}": float(median) for size, median in zip(SIZES, medians, strict=True)}
        return told

    def label_of(self, reading: str) -> str:
        measure, _, size = reading.partition("_")
        if measure == "angle":
            return tr("the median angle of the gradients of %n digit(s) to the full one", "", int(size))
        if measure == "distance":
            return tr("the median distance of the gradients of %n digit(s) to the full one", "", int(size))
        return super().label_of(reading)

    def _medians(self, measure: str) -> str:
        if self.noise is None:
            return ""
        values = self.noise.angles if measure == "angle" else self.noise.distances
        unit = "°" if measure == "angle" else ""
        medians = zip(SIZES, np.median(values, axis=1), strict=True)
        said = (f"|<i>B</i>|&nbsp;=&nbsp;{size}:&nbsp;{numeral(float(median), 2)}{unit}" for size, median in medians)
        return tr("medians: &nbsp;{medians}", medians=tr(", &nbsp; ", "between medians").join(said))

    def _words(self, axis: TimeAxis, *, is_race: bool) -> str:
        if self._task.problem:
            return self._task.problem
        found, progress = self._race, self._task.progress
        if found is None:
            return tr("Preparing the race.") if self.is_busy else tr("Set the dials, then run the race.")
        if is_race and self.is_busy and progress is not None:
            far = tr("Of the way, {share} is run.", share=percent(progress.share))
            return f"{found.words(axis)} {far}"
        if is_race:
            said = found.words(axis)
        elif self.noise is None:
            said = tr("The noise is measured once the race is over.")
        else:
            said = self.noise.words()
        is_stale = found.is_over and not self.is_busy and found.plan != self.plan
        return f"{said} {tr('The dials have been turned since: run it again.')}" if is_stale else said

    def begin(self, values: Mapping[str, object]) -> None:
        """Rates of one's own are meant where one is set: in lessons that know no other."""
        own = {"rates": OWN} if "rates" not in values and not values.keys().isdisjoint(_OWN_RATES) else {}
        super().begin({**own, **values})

    # The race

    @Slot()
    def run_race(self) -> None:
        """Begin a race as the dials stand, in the background."""
        if not self.is_busy:
            self._task.start(race(self.plan, self._preparer))
            self.refresh()

    @Slot()
    def cancel_race(self) -> None:
        """Give it up; what was drawn so far goes too."""
        if self.is_busy:
            self.forget()

    def forget(self) -> None:
        self._task.cancel()
        # The one given up may still be at work for a moment.
        self._preparer = Preparer()
        self.refresh()

    def _show_buttons(self) -> None:
        self.run.setVisible(not self.is_busy)
        self.cancel.setVisible(self.is_busy)
        self._progress.setVisible(self.is_busy)
        self._progress.show_progress(self._task.progress)


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
        for row, size in enumerate(self._sizes):
            top = self.height() / 2 + (row - 1.5) * height
            painter.setPen(QColor(theme.text))
            words = QRectF(0, top, self.width(), 1.4 * line)
            painter.drawText(words, LEFT, self._cut_words(row, told=self.isEnabled()))
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


Floats = NDArray[np.float64]

_NO_NOISE: Final = mark(
    "How far does the gradient of a few digits lie from that of them all? Run the race, and "
    "forty batches of each size are drawn and compared."
)
_NAMES: Final = {
    "angle": mark("degrees off the full gradient (90: sideways)"),
    "distance": mark("distance from the full gradient, in its lengths"),
}
_SIDEWAYS: Final = 90.0
_HALF_STRIP: Final = 0.26
_GOLDEN: Final = 0.618034
"""Steps of this share of the strip scatter dots evenly without chance."""


class BatchesStrips(PlaneWidget):
    """Angles, or distances, by size."""

    def __init__(self) -> None:
        super().__init__("batchesNoise", tr("The noise of the gradients by batch size"), lines=12)
        self._noise: Noise | None = None
        self._measure = "angle"

    def show_noise(self, noise: Noise | None, measure: str) -> None:
        """Show what was measured; None: nothing yet."""
        self._noise, self._measure = noise, measure
        if noise is None:
            self.describe(tr(_NO_NOISE))
        else:
            medians = np.median(self._values(noise), axis=1)
            parts = (
                tr("{size} digits {median}", size=size, median=self._text(median))
                for size, median in zip(SIZES, medians, strict=True)
            )
            self.describe(tr("Medians: {medians}.", medians=tr(", ", "between losses").join(parts)))

    def paint(self, painter: QPainter) -> None:
        noise = self._noise
        if noise is None:
            paint_note(
                painter,
                theme_of(self),
                QRectF(self.rect()).adjusted(2 * self.line, 0, -2 * self.line, 0),
                tr(_NO_NOISE),
            )
        else:
            self.paint_still(painter, (noise, self._measure), lambda layer: self._paint_noise(layer, noise))

    def _paint_noise(self, painter: QPainter, noise: Noise) -> None:
        theme, line = theme_of(self), self.line
        values = self._values(noise)
        medians = np.median(values, axis=1)
        by_angle = self._measure == "angle"
        high = 180.0 if by_angle else round_up(1.05 * float(min(values.max(), 20 * medians.max())))
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        plane = Plane.within(
            area, self.metrics, Axis(-0.5, len(SIZES) - 0.5), Axis(0.0, high, tr(_NAMES[self._measure]))
        )
        plane = Plane(plane.rect.adjusted(0, 0, 0, -1.1 * line), plane.x, plane.y, has_x_labels=False)
        self._paint_axes(painter, plane)
        if by_angle:
            painter.setPen(QPen(QColor(theme.outline), 0.1 * line, Qt.PenStyle.DashLine))
            level = plane.place(0, _SIDEWAYS).y()
            painter.drawLine(QLineF(plane.rect.left(), level, plane.rect.right(), level))
        dot = QColor(series_colour(theme, 0))
        dot.setAlpha(150)
        for row, draws in enumerate(values):
            painter.setClipRect(plane.rect.adjusted(-1, -1, 1, 1))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(dot)
            for number, value in enumerate(draws.tolist()):
                aside = _HALF_STRIP * (2 * ((number * _GOLDEN) % 1.0) - 1)
                painter.drawEllipse(plane.place(row + aside, value), 0.2 * line, 0.2 * line)
            painter.setClipping(False)
            self._paint_median(painter, plane, row, float(medians[row]))

    def _paint_median(self, painter: QPainter, plane: Plane, row: int, median: float) -> None:
        theme, line = theme_of(self), self.line
        left, right = (plane.place(row + side * 0.36, median) for side in (-1, 1))
        painter.setPen(QPen(series_colour(theme, 1), 0.2 * line))
        painter.drawLine(left, right)
        text = self._text(median)
        box = QRectF(0, 0, self.metrics.horizontalAdvance(text) + 0.5 * line, 1.05 * line)
        box.moveCenter(QPointF((left.x() + right.x()) / 2, left.y() - 0.85 * line))
        ground = QColor(theme.card)
        ground.setAlpha(215)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 0.25 * line, 0.25 * line)
        painter.setPen(QColor(theme.text))
        painter.drawText(box, CENTRE, text)

    def _paint_axes(self, painter: QPainter, plane: Plane) -> None:
        """The plane's, with the sizes of the batches below the strips instead of numbers along an axis."""
        line = self.line
        shown = Plane(plane.rect, Axis(-0.5, -0.4), plane.y, has_x_labels=False)
        shown.paint_axes(painter, theme_of(self))
        for row, size in enumerate(SIZES):
            at = plane.place(row, 0.0).x()
            painter.setPen(QColor(theme_of(self).text))
            box = QRectF(at - 5 * line, plane.rect.bottom() + 0.2 * line, 10 * line, line)
            painter.drawText(box, CENTRE, str(size))
        box = QRectF(plane.rect.left(), plane.rect.bottom() + 1.2 * line, plane.rect.width(), line)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, tr("digits in the batch"))

    def _values(self, noise: Noise) -> Floats:
        return noise.angles if self._measure == "angle" else noise.distances

    def _text(self, median: float) -> str:
        return f"{median:.0f}°" if self._measure == "angle" else numeral(median, 2)
