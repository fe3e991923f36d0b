"""What the chapter on descent draws: the landscape with the ball, as a curve or a map, and the losses on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from hwr.chapters.descent.landscapes import REACH
from hwr.chapters.descent.walk import DescentStep
from hwr.language import tr
from hwr.ui.kit.chart.axis import Axis, round_up
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.chart.slope_triangle import SlopeTriangle
from hwr.ui.kit.colours import image, rgb, series_colour
from hwr.ui.kit.glide import Glide
from hwr.ui.kit.picture.painting import tangent
from hwr.ui.kit.picture.text import RIGHT
from hwr.ui.kit.theme import Theme, theme_of
from hwr.words import numeral

Floats = NDArray[np.float64]

_LARGEST_MAP: Final = 900
_W: Final = Axis(-REACH, REACH, "w")
_X: Final = Axis(-REACH, REACH, "w₁")
_Y: Final = Axis(-REACH, REACH, "w₂")
_TANGENT: Final = 4.0
_RUNS: Final = (0.5, 0.2, 0.1, 0.05)
"""Of the triangle at the ball: the first whose rise is no larger than half of the picture."""

_TRACE: Final = 400
"""So many steps are drawn at most, the last ones."""


@dataclass(frozen=True, eq=False)
class Ground:
    """What is drawn of a landscape.

    Attributes:
        key: tells grounds apart.
        axis: where values are known along each weight, ascending from -REACH to REACH.
        values: (n,) for one weight; (n, n) for two, row by row from the lowest w₂.
    """

    key: object
    axis: Floats
    values: Floats

    def height(self, x: float) -> float:
        """Of a curve; at its end where x is beyond."""
        return float(np.interp(x, self.axis, self.values))

    def plane(self, area: QRectF, metrics: QFontMetricsF) -> Plane:
        """Of the picture: a map is square."""
        if self.values.ndim == 1:
            high = round_up(1.02 * float(self.values.max()))
            return Plane.within(area, metrics, _W, Axis(-0.04 * high, high, tr("loss L")))
        plane = Plane.within(area, metrics, _X, _Y)
        side = min(plane.rect.width(), plane.rect.height())
        return Plane(QRectF(plane.rect.left(), plane.rect.top(), side, side), _X, _Y)


class DescentPicture(PlaneWidget):
    """The ball is put elsewhere with the mouse or the arrow keys."""

    def __init__(self) -> None:
        super().__init__("descentPicture", tr("The landscape and the ball"), lines=11, columns=30, is_turned=True)
        self._ground = Ground("", np.array([-REACH, REACH]), np.ones(2))
        self._walk: Sequence[DescentStep] = ()
        self._next: Floats | None = None
        self._is_other_ground, self._has_come = True, False
        self._rolling = Glide(self)
        self._rolling.moved.connect(self.update)

    @property
    def is_idle(self) -> bool:
        """Whether the ball lies where it is to be."""
        return self._rolling.is_idle

    def show_ground(self, ground: Ground) -> None:
        """Show another landscape; its walk is shown next."""
        self._ground, self._is_other_ground = ground, True

    def show_walk(self, walk: Sequence[DescentStep], following: Floats | None) -> None:
        """Show a walk, and where the next step leads if one follows."""
        self._walk, self._next = walk, following
        last = walk[-1]
        is_put = self._is_other_ground or (len(walk) == 1 and not self._has_come)
        self._is_other_ground, self._has_come = False, len(walk) > 1
        is_outside = not bool((np.abs(last.point) <= REACH).all())
        self._rolling.go(last.point.tolist(), at_once=is_put or is_outside)
        values = [numeral(float(value), 3) for value in last.point]
        point = values[0] if len(values) == 1 else tr("{x}, {y}", x=values[0], y=values[1])
        triangle = self.triangle
        where = tr("The ball is at {point}, {steps} steps from its start.", point=point, steps=len(walk) - 1)
        slope = "" if triangle is None else tr("Its slope: {slope}.", slope=triangle.words)
        said = f"{where} {slope}".rstrip()
        self.describe(said, while_disabled=where)

    @property
    def triangle(self) -> SlopeTriangle | None:
        """How steep a curve is at the ball; None on a map, where it is level, and where the ball is lost."""
        last = self._walk[-1]
        if len(last.point) > 1 or not last.slope > 0 or last.is_lost:
            return None
        w, slope = float(last.point[0]), float(last.gradient[0])
        tallest = float(self._ground.values.max()) / 2
        run = next((run for run in _RUNS if run * abs(slope) <= tallest), _RUNS[-1])
        run = run if w + run <= REACH else -run
        return SlopeTriangle(w, last.value, run, run * slope)

    @property
    def plane(self) -> Plane:
        """Where the landscape lies in the picture."""
        return self._ground.plane(QRectF(self.rect()).adjusted(4, 2, -2, -2), self.metrics)

    def value_at(self, place: QPointF) -> tuple[float, float]:
        return self.plane.value(place)

    def paint(self, painter: QPainter) -> None:
        if not self._walk:
            return
        ground, plane = self._ground, self.plane
        self.paint_still(painter, ground.key, lambda layer: self._paint_ground(layer, plane, ground))
        painter.setClipRect(plane.rect.adjusted(-1, -1, 1, 1))
        last = self._walk[-1]
        there = _ball(plane, last.point, last.value)
        ball = there if self.is_idle else self._rolling_ball(plane)
        self._paint_walk(painter, plane)
        if self._next is not None and np.isfinite(self._next).all():
            x = float(self._next[0])
            y = float(self._next[1]) if len(self._next) > 1 else ground.height(x)
            self._paint_next(painter, there, plane.place(x, y))
        triangle = self.triangle
        if triangle is not None:
            painter.setPen(QPen(QColor(theme_of(self).muted), 0.1 * self.line))
            painter.drawLine(tangent(plane, triangle.x, triangle.y, triangle.slope, _TANGENT * self.line))
            triangle.paint(painter, theme_of(self), plane, numbers=self.isEnabled())
        painter.setClipping(False)
        paint_dot(painter, theme_of(self), ball, series_colour(theme_of(self), 1), 0.55 * self.line)

    # Parts

    def _rolling_ball(self, plane: Plane) -> QPointF:
        """Where the ball is on its way to where it is to be: on the curve, or straight across the map."""
        x, *others = self._rolling.values
        return plane.place(x, others[0] if others else self._ground.height(x))

    def _paint_ground(self, painter: QPainter, plane: Plane, ground: Ground) -> None:
        if ground.values.ndim == 1:
            plane.paint_axes(painter, theme_of(self))
            painter.setClipRect(plane.rect.adjusted(-2, -2, 2, 2))
            painter.setPen(QPen(series_colour(theme_of(self), 0), 0.14 * self.line))
            painter.drawPolyline(plane.line(ground.axis, ground.values))
            return
        side = int(min(_LARGEST_MAP, max(2.0, plane.rect.width() * self.devicePixelRatioF())))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(plane.rect, map_image(theme_of(self), finer(bands(ground.values), side)))
        plane.paint_axes(painter, theme_of(self), grid=False, frame=True)
        painter.setPen(QColor(theme_of(self).muted))
        above = QRectF(plane.rect.left(), plane.rect.top() - 1.5 * self.line, plane.rect.width(), self.line)
        painter.drawText(above, RIGHT, tr("the bluer, the lower"))

    def _paint_walk(self, painter: QPainter, plane: Plane) -> None:
        theme, line = theme_of(self), self.line
        points = np.array([(*step.point, step.value)[:2] for step in self._walk[-_TRACE:]], np.float64)
        way = plane.line(points[:, 0], points[:, 1])
        trail = QColor(theme.text)
        painter.setPen(QPen(trail, 0.09 * line))
        painter.drawPolyline(way)
        painter.setPen(QPen(trail, 0.34 * line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(way)

    def _paint_next(self, painter: QPainter, ball: QPointF, there: QPointF) -> None:
        """A ring where the next step leads, on a dashed line."""
        pen = QPen(series_colour(theme_of(self), 1), 0.12 * self.line)
        pen.setDashPattern([2.5, 2.0])
        painter.setPen(pen)
        painter.drawLine(ball, there)
        painter.setPen(QPen(series_colour(theme_of(self), 1), 0.12 * self.line))
        painter.setBrush(QColor(theme_of(self).card))
        painter.drawEllipse(there, 0.35 * self.line, 0.35 * self.line)


def _ball(plane: Plane, point: Floats, value: float) -> QPointF:
    """Where the ball lies; held to the picture's edge if it is outside."""
    place = plane.place(float(point[0]), float(point[1]) if len(point) > 1 else value)
    rect = plane.rect
    return QPointF(min(max(place.x(), rect.left()), rect.right()), min(max(place.y(), rect.top()), rect.bottom()))


_BANDS: Final = 14
_STRETCH: Final = 60.0
"""How much finer the bands are at the bottom than at the top."""

_DEEPEST: Final = 0.62
"""The deepest band takes on so much of the accent's colour."""

_LINE: Final = 0.22


def bands(values: Floats) -> Floats:
    """In which band each value lies, 0 to `_BANDS`, with fractions: the lowest value is 0.

    Widths grow with the height, so that the bottom of a valley is told apart as well as its walls.
    """
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 1.0)
    heights = (np.where(np.isfinite(values), values, high) - low) / ((high - low) or 1.0)
    return np.asarray(_BANDS * np.log1p(_STRETCH * heights) / np.log1p(_STRETCH))


def finer(values: Floats, side: int) -> Floats:
    """A square grid's values at `side` places along each direction, interpolated linearly along one and the other."""
    old, new = np.linspace(0, 1, len(values)), np.linspace(0, 1, side)
    rows = np.stack([np.interp(new, old, row) for row in values])
    return np.stack([np.interp(new, old, column) for column in rows.T], axis=1)


def map_image(theme: Theme, levels: Floats) -> QImage:
    """The picture of levels as `bands` gives them, (side, side), the first row at the bottom: deep is coloured."""
    low, high = rgb(QColor(theme.accent)), rgb(QColor(theme.card))
    whole = np.floor(levels)
    shares = (1.0 - np.minimum(whole / (_BANDS - 1), 1.0)) * _DEEPEST
    edges = np.zeros(levels.shape, bool)
    edges[:, 1:] |= whole[:, 1:] != whole[:, :-1]
    edges[1:, :] |= whole[1:, :] != whole[:-1, :]
    shares[edges] = np.minimum(shares[edges] + _LINE, 1.0)
    colours = high + shares[..., None] * (low - high)
    return image(colours.round().astype(np.uint8)[::-1])


_SHORTEST: Final = 10
_LEAST: Final = 1e-6
"""A smaller loss lies at the lower end of the axis."""

_MANY: Final = 1000.0
"""Losses that grow to so many times the first are drawn over powers of ten: all of them, however large."""


class DescentCosts(PlaneWidget):
    """One curve; its axis is that of the highest loss on the way."""

    def __init__(self) -> None:
        super().__init__("descentCosts", tr("The loss from step to step"), lines=8, columns=22)
        self._losses = np.zeros(0)

    def show_walk(self, walk: Sequence[DescentStep]) -> None:
        """Show the losses along a walk."""
        self._losses = np.array([step.value for step in walk], np.float64)
        first, last = numeral(walk[0].value, 3), numeral(walk[-1].value, 3)
        self.describe(tr("From {first} to {last} in {steps} steps.", first=first, last=last, steps=len(walk) - 1))

    def paint(self, painter: QPainter) -> None:
        if not len(self._losses):
            return
        losses = self.axis
        shown = np.nan_to_num(self._losses, nan=losses.high, posinf=losses.high).clip(losses.low, losses.high)
        steps = Axis(0.0, float(max(_SHORTEST, len(shown) - 1)), tr("steps"))
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        plane = Plane.within(area, self.metrics, steps, losses)
        plane.paint_axes(painter, theme_of(self))
        painter.setPen(QPen(series_colour(theme_of(self), 0), 0.12 * self.line))
        painter.drawPolyline(plane.line(np.arange(len(shown)), shown))
        last = plane.place(len(shown) - 1, shown[-1])
        paint_dot(painter, theme_of(self), last, series_colour(theme_of(self), 1), 0.4 * self.line)

    @property
    def axis(self) -> Axis:
        """Of the losses: from 0 up, or in powers of ten where the ball is thrown out."""
        finite = self._losses[np.isfinite(self._losses)].clip(_LEAST)
        highest = float(finite.max(initial=_LEAST))
        if not len(finite) or highest <= _MANY * float(finite[0]):
            return Axis(0.0, round_up(1.03 * highest), tr("loss L"))
        low, high = float(np.floor(np.log10(finite.min()))), float(np.ceil(np.log10(highest)))
        return Axis(10.0**low, 10.0**high, tr("loss L (log scale)"), log=True)
