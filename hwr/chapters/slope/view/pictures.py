"""What the chapter on the slope draws: the curve with the nudge's triangle and a magnifying glass, and the slope
everywhere."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPen, QPolygonF

from hwr.chapters.slope.curves import HIGHEST, LOWEST, SHOWER
from hwr.chapters.slope.nudge import Nudge
from hwr.language import tr
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane, polygon
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.chart.slope_triangle import SlopeTriangle
from hwr.ui.kit.colours import mixed, series_colour, series_pen
from hwr.ui.kit.glide import Glide
from hwr.ui.kit.picture.painting import tangent
from hwr.ui.kit.picture.text import CENTRE
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_CURVE, _DOT = 0, 1
"""Their series colours."""

_PLACES: Final = np.linspace(LOWEST, HIGHEST, 301)
_COARSE: Final = 3
"""Of so many places, one is enough for a curve that moves."""

_RISE_NAME: Final = "L(w + h) − L(w)"


def _dial() -> Axis:
    return Axis(LOWEST, HIGHEST, tr("dial w"))


class SlopePicture(PlaneWidget):
    """The dot at w and the triangle's end at w + h are dragged; whatever moves them otherwise, they ease into place."""

    stretched = Signal(float)
    """The triangle's end was taken along: the nudge is so large now; may be 0 or less."""

    def __init__(self) -> None:
        super().__init__("slopePicture", tr("The curve and the nudge"), lines=11, columns=34, is_turned=True)
        self._nudge = Nudge(SHOWER, 1.0, 1.0)
        self._holds_end = False
        self._is_held = False
        self._glide = Glide(self)
        self._glide.moved.connect(self.update)

    @property
    def is_idle(self) -> bool:
        """Whether all stands where it is to be."""
        return self._glide.is_idle

    @property
    def shown(self) -> Nudge:
        """The nudge as it is painted: on its way to the one there is."""
        w, size = self._glide.values or (self._nudge.w, math.log(self._nudge.h))
        return Nudge(self._nudge.curve, w, math.exp(size))

    def show_nudge(self, nudge: Nudge) -> None:
        """Ease to this one; on another curve, or in the hand, be there."""
        is_other = nudge.curve is not self._nudge.curve
        self._nudge = nudge
        self._glide.go((nudge.w, math.log(nudge.h)), at_once=is_other or self._is_held)
        slope = _slope_words(nudge)
        where = tr(
            "At w = {w} with a nudge of {h} L is {loss}",
            w=numeral(nudge.w),
            h=numeral(nudge.h),
            loss=numeral(nudge.loss),
        )
        self.describe(f"{where}; {self.triangle(nudge).words}; {slope}", while_disabled=where)

    @staticmethod
    def triangle(nudge: Nudge) -> SlopeTriangle:
        """Of a nudge."""
        return SlopeTriangle(nudge.w, nudge.loss, nudge.h, nudge.rise, rise_name=_RISE_NAME)

    @property
    def plane(self) -> Plane:
        """Where the curve lies."""
        losses = Axis(-1.0, 10.0, tr("how wrong, L"))
        return Plane.within(QRectF(self.rect()).adjusted(2, 2, -2, -2), self.metrics, _dial(), losses)

    # The hand

    def value_at(self, place: QPointF) -> tuple[float, float]:
        return self.plane.value(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._holds_end = self.is_end_at(event.position())
            self._is_held = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_held = False
        super().mouseReleaseEvent(event)

    def press_at(self, place: QPointF) -> None:
        if self._holds_end:
            w, _ = self.value_at(place)
            self.stretched.emit(w - self._nudge.w)
        else:
            super().press_at(place)

    def is_end_at(self, place: QPointF) -> bool:
        """Whether the triangle's end is there, and nearer than its beginning."""
        begin, _, end = self.triangle(self._nudge).corners(self.plane)
        to_end, to_begin = ((place - at).manhattanLength() for at in (end, begin))
        return to_end < to_begin and to_end < 1.6 * self.line

    # Painting

    def paint(self, painter: QPainter) -> None:
        theme, line, plane, now = theme_of(self), self.line, self.plane, self.shown
        self.paint_still(painter, now.curve.key, lambda layer: self._paint_ground(layer, plane))
        triangle = self.triangle(now)
        begin, _, end = triangle.corners(plane)
        painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(begin.x(), plane.rect.bottom(), begin.x(), max(begin.y(), plane.rect.top())))
        if now.slope is not None:
            self._paint_tangent(painter, plane, now, 5 * line)
        painter.setPen(QPen(QColor(theme.text), max(1.0, 0.08 * line)))
        triangle.paint_secant(painter, plane, 3 * line)
        triangle.paint(painter, theme, plane, numbers=self.isEnabled())
        painter.save()
        painter.setClipRect(plane.rect.adjusted(-line, -line, line, line))
        paint_dot(painter, theme, end, mixed(QColor(theme.card), series_colour(theme, _DOT), 0.55), 0.34 * line)
        paint_dot(painter, theme, begin, series_colour(theme, _DOT), 0.5 * line)
        painter.restore()
        plane.paint_beyond_across(painter, theme, now.w)
        Glass(self, plane, now).paint(painter)

    def _paint_ground(self, painter: QPainter, plane: Plane) -> None:
        plane.paint_axes(painter, theme_of(self))
        painter.setClipRect(plane.rect.adjusted(-2, -2, 2, 2))
        painter.setPen(series_pen(theme_of(self), _CURVE, max(1.5, 0.15 * self.line)))
        painter.drawPolyline(plane.line(_PLACES, self._nudge.curve.losses(_PLACES)))

    def _paint_tangent(self, painter: QPainter, plane: Plane, now: Nudge, reach: float) -> None:
        assert now.slope is not None
        painter.save()
        painter.setClipRect(plane.rect)
        painter.setPen(QPen(QColor(theme_of(self).muted), max(1.0, 0.08 * self.line), Qt.PenStyle.DashLine))
        painter.drawLine(tangent(plane, now.w, now.loss, now.slope, reach))
        painter.restore()


_SEEN_FROM: Final = 2.0
_WHOLE_FROM: Final = 4.0
"""So many times it magnifies where it begins to be seen, and is seen wholly."""

_IN_GLASS: Final = np.linspace(-1.0, 1.0, 121)
_LONG: Final = 0.62
"""The triangle's long side takes this share of the glass's width, however small it is."""


class Glass:
    """A magnifying glass over the nudge: it magnifies just so much that the triangle is as large in it as ever."""

    def __init__(self, picture: SlopePicture, plane: Plane, now: Nudge) -> None:
        self._picture, self._now = picture, now
        rect, line = plane.rect, picture.line
        radius = min(0.2 * rect.width(), 0.22 * rect.height(), 6.0 * line)
        self._rect = QRectF(rect.center().x() - radius, rect.top() + 0.2 * line, 2 * radius, 2 * radius)
        self._over = plane.place(now.w, now.loss)
        across, up = rect.width() / (plane.x.high - plane.x.low), rect.height() / (plane.y.high - plane.y.low)
        self.magnifies = _LONG * self._rect.width() / math.hypot(across * now.h, up * now.rise)
        half, tall = (radius / (self.magnifies * pixels) for pixels in (across, up))
        x, y = now.w + now.h / 2, now.loss + now.rise / 2
        self._half = half
        # Where numbers are as fine as floats get, the axes have no length left.
        self._has_room = x - half < x < x + half and y - tall < y < y + tall
        if self._has_room:
            self._plane = Plane(self._rect, Axis(x - half, x + half), Axis(y - tall, y + tall))

    @property
    def share(self) -> float:
        """How much of it is seen, 0 to 1."""
        if not self._has_room:
            return 0.0
        return min(max((self.magnifies - _SEEN_FROM) / (_WHOLE_FROM - _SEEN_FROM), 0.0), 1.0)

    def paint(self, painter: QPainter) -> None:
        """It, with what is under it."""
        if not self.share:
            return
        picture, now, rect = self._picture, self._now, self._rect
        theme, line = theme_of(picture), picture.line
        painter.save()
        painter.setOpacity(self.share)
        self._paint_handle(painter)
        whole = QPainterPath()
        whole.addEllipse(rect)
        painter.fillPath(whole, QColor(theme.paper))
        painter.setPen(series_pen(theme, _CURVE, max(1.5, 0.15 * line)))
        painter.drawPolyline(self._curve_within())
        triangle = SlopeTriangle(now.w, now.loss, now.h, now.rise, "h", tr("rise", "over run"))
        begin, _, end = triangle.corners(self._plane)
        painter.setPen(QPen(QColor(theme.text), max(1.0, 0.08 * line)))
        triangle.paint_secant(painter, self._plane, (1 - _LONG) / 2 * rect.width())
        triangle.paint(painter, theme, self._plane, numbers=False)
        paint_dot(painter, theme, end, mixed(QColor(theme.card), series_colour(theme, _DOT), 0.55), 0.3 * line)
        paint_dot(painter, theme, begin, series_colour(theme, _DOT), 0.4 * line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.outline), max(1.5, 0.14 * line)))
        painter.drawEllipse(rect)
        painter.setPen(QColor(theme.muted))
        box = QRectF(rect.left(), rect.bottom() + 0.15 * line, rect.width(), line)
        painter.drawText(box, CENTRE, f"× {numeral(self.magnifies, 2)}")
        painter.restore()

    def _curve_within(self) -> QPolygonF:
        """What of the curve lies in it. A round clip would do the same, and make painting half as fast."""
        w = self._now.w + self._now.h / 2 + self._half * _IN_GLASS
        points = self._plane.points(w, self._now.curve.losses(w))
        centre = self._rect.center()
        away = np.hypot(points[:, 0] - centre.x(), points[:, 1] - centre.y())
        return polygon(points[away <= self._rect.width() / 2])

    def _paint_handle(self, painter: QPainter) -> None:
        """A small ring over the place, and a line from it to the glass."""
        line, centre = self._picture.line, self._rect.center()
        painter.setPen(QPen(QColor(theme_of(self._picture).outline), max(1.0, 0.08 * line)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = 0.75 * line
        painter.drawEllipse(self._over, ring, ring)
        way = centre - self._over
        length = math.hypot(way.x(), way.y())
        radius = self._rect.width() / 2
        if length > ring + radius:
            painter.drawLine(self._over + way / length * ring, centre - way / length * radius)


def _slope_words(nudge: Nudge) -> str:
    return tr("no one slope") if nudge.slope is None else tr("slope {slope}", slope=numeral(nudge.slope))


class SlopeEverywhere(PlaneWidget):
    """Over every w, the slope there; dashed, what the nudge that there is would make of it."""

    def __init__(self) -> None:
        super().__init__("slopeEverywhere", tr("The slope at every w"), lines=8, columns=34, is_turned=True)
        self._nudge = Nudge(SHOWER, 1.0, 1.0)
        self._glide = Glide(self)
        self._glide.moved.connect(self.update)

    def show_nudge(self, nudge: Nudge) -> None:
        """Show the slopes of its curve, and where it is."""
        self._nudge = nudge
        self._glide.go((nudge.w, math.log(nudge.h)), at_once=self.underMouse())
        told = _slope_words(nudge)
        self.describe(
            tr("At w = {w} {told}; with the nudge {ratio}", w=numeral(nudge.w), told=told, ratio=numeral(nudge.ratio))
        )

    def value_at(self, place: QPointF) -> tuple[float, float]:
        return self._plane.value(place)

    def paint(self, painter: QPainter) -> None:
        theme, line, plane, curve = theme_of(self), self.line, self._plane, self._nudge.curve
        w, size = self._glide.values or (self._nudge.w, math.log(self._nudge.h))
        now = Nudge(curve, w, math.exp(size))
        entries = [(tr("slope dL/dw"), series_pen(theme, _CURVE, max(1.5, 0.14 * line)))]
        entries.append((tr("with h = {h}", h=numeral(now.h, 2)), series_pen(theme, _DOT, max(1.0, 0.1 * line))))
        legend = self.legend(entries, self.width() - 3 * line)
        legend.paint(painter, theme, QPointF(plane.rect.left(), 0))
        self.paint_still(painter, curve.key, lambda layer: self._paint_slopes(layer, plane, entries[0][1]))
        painter.save()
        painter.setClipRect(plane.rect.adjusted(-1, -1, 1, 1))
        painter.setPen(entries[1][1])
        places = _PLACES[::_COARSE]
        ratios = (curve.losses(places + now.h) - curve.losses(places)) / now.h
        painter.drawPolyline(plane.line(places, ratios))
        painter.restore()
        if now.slope is not None:
            at = plane.place(plane.x.held(now.w), plane.y.held(now.slope))
            painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(at.x(), plane.rect.top(), at.x(), plane.rect.bottom()))
            paint_dot(painter, theme, at, series_colour(theme, _DOT), 0.45 * line)

    def _paint_slopes(self, painter: QPainter, plane: Plane, pen: QPen) -> None:
        """All that rests while w and h move."""
        plane.paint_axes(painter, theme_of(self))
        painter.setPen(QPen(QColor(theme_of(self).outline), 1))
        painter.drawLine(QLineF(plane.place(LOWEST, 0.0), plane.place(HIGHEST, 0.0)))
        painter.setClipRect(plane.rect.adjusted(-1, -1, 1, 1))
        painter.setPen(pen)
        for piece in plane.pieces(_PLACES, self._nudge.curve.slopes(_PLACES)):
            painter.drawPolyline(piece)

    @property
    def _plane(self) -> Plane:
        area = QRectF(self.rect()).adjusted(2, 1.2 * self.line, -2, -2)
        return Plane.within(area, self.metrics, _dial(), Axis(-7.0, 7.0))
