"""What the chapter on damage draws along a dial: the score at each of its values, and where the dial stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from hwr.chapters.damage.damage import WHOLE
from hwr.chapters.damage.exam import ALONG, DRAWING, Score
from hwr.language import mark, tr, written
from hwr.ui.kit.chart.axis import Axis, Ticks
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.colours import mixed, series_colour
from hwr.ui.kit.theme import theme_of
from hwr.words import percent

NAMES: Final = {
    "pruned": mark("smallest weights gone"),
    "noise": mark("noise, of the weights' spread"),
    "off": mark("hidden units off"),
    "bits": mark("bits a weight"),
}
"""What lies along the axis, by the name of the dial."""

_BAND: Final = 0.16
"""How much of the curve's colour its interval has."""


def read_right(noun: str) -> str:
    """What the score counts, at the beginning of a line."""
    return tr("Drawings read right") if noun == DRAWING else tr("Digits read right")


class _Bits(Axis):
    """From all bits on the left to one on the right, each as far from the next."""

    def ticks(self, most: int) -> Ticks:
        return tuple((float(i), f"{bits:g}") for i, bits in enumerate(ALONG["bits"]))

    def label(self, value: float, step: float) -> str:
        return str(WHOLE)


@dataclass(frozen=True)
class Course:
    """What there is to see.

    Attributes:
        name: of the dial, one of `ALONG`.
        noun: what is read.
        scores: at the first so many values of the dial; more are on their way unless it is as many as there are.
        at: where the dial stands.
        now: the score there; None before it is known.
        whole: that of the whole network, likewise.
    """

    name: str
    noun: str
    scores: tuple[Score, ...]
    at: float
    now: Score | None
    whole: Score | None

    def place(self, value: float) -> float:
        """Where a value of the dial lies along the axis."""
        return float(ALONG["bits"].index(value)) if self.name == "bits" else value


class DamageCurve(PlaneWidget):
    """Shares read right, with their interval as a band. Drag the point, or press the arrow keys, to turn the dial."""

    def __init__(self) -> None:
        super().__init__("damageCurve", tr("The score along a dial"), lines=8, columns=30, is_turned=True)
        self._course: Course | None = None
        self.show_course(None)

    @property
    def ease(self) -> tuple[float, float]:
        return 16, 60

    @property
    def course(self) -> Course | None:
        """What is shown."""
        return self._course

    def show_course(self, course: Course | None) -> None:
        """Show another one; None for none."""
        self._course = course
        if course is None:
            self.describe(tr("Nothing has been measured yet."))
            return
        values = ALONG[course.name]
        said = (
            f"{f'{value:g}' if course.name == 'bits' else percent(value)}: {written(f'{score.right:,}')}"
            for value, score in zip(values, course.scores, strict=False)
        )
        heading, by, scores = read_right(course.noun), tr(NAMES[course.name]), ", ".join(said)
        words = tr("{heading} by {dial}: {scores}.", heading=heading, dial=by, scores=scores)
        pending = "" if len(course.scores) == len(values) else tr("More is being measured.")
        self.describe(f"{words} {pending}".rstrip())

    def value_at(self, place: QPointF) -> tuple[float, float] | None:
        return None if self._course is None else self._plane(self._course).value(place)

    def _plane(self, course: Course) -> Plane:
        last = ALONG[course.name][-1]
        x = (
            _Bits(0.0, len(ALONG["bits"]) - 1.0, tr(NAMES["bits"]))
            if course.name == "bits"
            else Axis(0.0, last, tr(NAMES[course.name]), percent=True)
        )
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        read = tr("drawings read right") if course.noun == DRAWING else tr("digits read right")
        return Plane.within(area, self.metrics, x, Axis(0.0, 1.0, read, percent=True))

    def paint(self, painter: QPainter) -> None:
        course = self._course
        if course is None:
            return
        plane = self._plane(course)
        key = (plane, course.scores, course.whole, course.noun)
        self.paint_still(painter, key, lambda layer: self._paint_curve(layer, plane, course))
        if course.now is not None:
            theme, line = theme_of(self), self.line
            x = course.place(course.at)
            at = plane.place(x, course.now.share)
            low, high = (plane.place(x, share) for share in course.now.interval)
            painter.setPen(QPen(QColor(theme.text), 1.4))
            painter.drawLine(QLineF(low, high))
            for end in (low, high):
                painter.drawLine(QLineF(end.x() - 0.2 * line, end.y(), end.x() + 0.2 * line, end.y()))
            paint_dot(painter, theme, at, QColor(theme.accent), 0.42 * line)

    def _paint_curve(self, painter: QPainter, plane: Plane, course: Course) -> None:
        theme, line = theme_of(self), self.line
        plane.paint_axes(painter, theme)
        places = [course.place(value) for value in ALONG[course.name][: len(course.scores)]]
        colour = series_colour(theme, 0)
        if len(places) > 1:
            lows, highs = zip(*(score.interval for score in course.scores), strict=True)
            upper = [plane.place(x, y) for x, y in zip(places, highs, strict=True)]
            lower = [plane.place(x, y) for x, y in zip(places, lows, strict=True)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(QColor(theme.window), colour, _BAND))
            painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        if course.whole is not None:
            painter.setPen(QPen(QColor(theme.outline), 1.2, Qt.PenStyle.DashLine))
            level = course.whole.share
            painter.drawLine(QLineF(plane.place(plane.x.low, level), plane.place(plane.x.high, level)))
        painter.setPen(QPen(colour, max(1.5, 0.12 * line)))
        painter.drawPolyline([plane.place(x, score.share) for x, score in zip(places, course.scores, strict=True)])
