"""The painter of the perceptron's plane: the half that gets a 1, the line with its arrow, and the points.

What is 1 is a filled disc, what is 0 a hollow square; what is wrong is crossed out: no meaning by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from hwr.chapters.perceptron.chapter import point_name
from hwr.chapters.perceptron.line import line_within, side_of_one
from hwr.chapters.perceptron.points import Point, Points
from hwr.chapters.perceptron.rule import Perceptron
from hwr.chapters.perceptron.view.labels import around, beside_line, boxes_along, clearest
from hwr.chapters.perceptron.view.view import View
from hwr.ui.kit.chart.series import negative_colour, positive_colour
from hwr.ui.kit.picture.font import picture_font
from hwr.ui.kit.theme import Theme

_MOST_NUMBERED: Final = 20
"""More points than that stay without names."""

_ROWS: Final = (0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.9, 0.1)
"""How far down words may stand that have no place of their own; the middle first."""


@dataclass(frozen=True)
class Scene:
    """What is to be seen.

    Attributes:
        mistakes: the points that are answered wrongly.
        following: the one that the rule looks at next.
        selection: the one that the keyboard moves; None: the line.
        has_focus: whether the keyboard is here.
    """

    perceptron: Perceptron
    points: Points
    mistakes: frozenset[int]
    following: int | None
    selection: int | None
    has_focus: bool


class PlanePainter:
    """Paints one scene on a widget, once."""

    def __init__(self, painter: QPainter, theme: Theme, view: View, least: QSize) -> None:
        self._painter, self._theme, self._view = painter, theme, view
        widget = painter.device()
        assert isinstance(widget, QWidget)
        font = picture_font(widget, least)
        painter.setFont(font)
        self._line = QFontMetricsF(font).height()
        self._radius = 0.46 * self._line
        self._taken: list[QRectF] = []

    def paint(self, scene: Scene) -> None:
        """Paint all, from the ground up."""
        self._paint_sides(scene.perceptron)
        self._paint_axes()
        self._paint_line(scene.perceptron, is_strong=scene.has_focus and scene.selection is None)
        places = [self._view.pixel((point.x1, point.x2)) for point in scene.points]
        for i, (at, point) in enumerate(zip(places, scene.points, strict=True)):
            self._paint_point(at, point)
            if i in scene.mistakes:
                self._paint_cross(at)
            if i == scene.following:
                self._paint_pointer(at)
            if scene.has_focus and i == scene.selection:
                self._paint_ring(at)
        # Words last: they keep away from all that is there.
        if len(scene.points) <= _MOST_NUMBERED:
            for i, at in enumerate(places):
                beside = around(at, self._room(point_name(i)), 1.4 * self._radius)
                self._write(point_name(i), self._clearest(beside), self._theme.text)
        self._say_the_answers(scene.perceptron)
        self._paint_frame(has_focus=scene.has_focus)

    def _paint_sides(self, perceptron: Perceptron) -> None:
        theme, view, painter = self._theme, self._view, self._painter
        area = QRectF(0, 0, view.width, view.height)
        painter.fillRect(area, QColor(theme.card))
        side = side_of_one(perceptron, view.corners)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent_soft))
        if len(side) > 2:
            painter.drawPolygon(QPolygonF([view.pixel(place) for place in side]))

    def _paint_axes(self) -> None:
        theme, view, painter, line = self._theme, self._view, self._painter, self._line
        zero, one = view.pixel((0.0, 0.0)), view.pixel((1.0, 1.0))
        painter.setPen(QPen(QColor(theme.border), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(0, one.y()), QPointF(view.width, one.y()))
        painter.drawLine(QPointF(one.x(), 0), QPointF(one.x(), view.height))
        painter.setPen(QPen(QColor(theme.outline), 1))
        painter.drawLine(QPointF(0, zero.y()), QPointF(view.width, zero.y()))
        painter.drawLine(QPointF(zero.x(), 0), QPointF(zero.x(), view.height))
        self._taken += [QRectF(0, zero.y() - 1, view.width, 2), QRectF(zero.x() - 1, 0, 2, view.height)]
        bottom, left = view.height - 0.7 * line, 0.9 * line
        for text, at in (
            ("0", QPointF(zero.x() + 0.5 * line, bottom)),
            ("1", QPointF(one.x() + 0.5 * line, bottom)),
            ("0", QPointF(left, zero.y() - 0.6 * line)),
            ("1", QPointF(left, one.y() - 0.6 * line)),
            ("x₁", QPointF(view.width - line, zero.y() - 0.7 * line)),
            ("x₂", QPointF(zero.x() - 0.9 * line, 0.8 * line)),
        ):
            room = self._room(text)
            self._write(text, QRectF(at - QPointF(room.width() / 2, room.height() / 2), room), theme.muted)

    def _paint_line(self, perceptron: Perceptron, *, is_strong: bool) -> None:
        view, painter, line = self._view, self._painter, self._line
        ends, arrow = line_within(perceptron, view.corners), view.arrow(perceptron)
        if ends is None or arrow is None:
            return
        painter.setPen(QPen(QColor(self._theme.accent), (0.3 if is_strong else 0.17) * line))
        start, end = view.pixel(ends[0]), view.pixel(ends[1])
        painter.drawLine(start, end)
        anchor, tip = view.pixel(arrow[0]), view.pixel(arrow[1])
        painter.setPen(QPen(QColor(self._theme.accent), 0.12 * line))
        painter.drawLine(anchor, tip)
        painter.setBrush(QColor(self._theme.accent))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(_arrow_head(anchor, tip, 0.55 * line))
        self._taken += boxes_along(start, end, 0.4 * line)
        self._taken += boxes_along(anchor, tip, 0.4 * line)

    def _paint_point(self, at: QPointF, point: Point) -> None:
        painter, radius = self._painter, self._radius
        colour = positive_colour(self._theme) if point.label else negative_colour(self._theme)
        painter.setPen(QPen(QColor(self._theme.card) if point.label else colour, 0.16 * self._line))
        painter.setBrush(colour if point.label else QColor(self._theme.card))
        if point.label:
            painter.drawEllipse(at, radius * 1.15, radius * 1.15)
        else:
            painter.drawRect(_square(at, radius))
        self._taken.append(_square(at, 1.15 * radius))

    def _paint_cross(self, at: QPointF) -> None:
        """A cross at the point's upper left, clear of its sign and its number."""
        arm, middle = 0.62 * self._radius, at - QPointF(2.0 * self._radius, 1.5 * self._radius)
        self._painter.setPen(QPen(QColor(self._theme.error), 0.2 * self._line))
        self._painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
        self._painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))
        self._taken.append(_square(middle, arm))

    def _paint_pointer(self, at: QPointF) -> None:
        """A small triangle above the point that comes next."""
        size, top = 0.45 * self._line, at.y() - 2.1 * self._radius
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._theme.text))
        corners = (QPointF(at.x(), top), QPointF(at.x() - size, top - size), QPointF(at.x() + size, top - size))
        self._painter.drawPolygon(QPolygonF(corners))
        self._taken.append(QRectF(at.x() - size, top - size, 2 * size, size))

    def _paint_ring(self, at: QPointF) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._theme.accent), 0.14 * self._line, Qt.PenStyle.DashLine))
        self._painter.drawEllipse(at, 2.1 * self._radius, 2.1 * self._radius)

    def _say_the_answers(self, perceptron: Perceptron) -> None:
        """On either side of the line; where it does not pass here, one answer for all that is to be seen."""
        view, line, arrow = self._view, self._line, self._view.arrow(perceptron)
        if arrow is None:
            words = f"says {1 if perceptron.sums(view.corners[:1])[0] > 0 else 0} everywhere here"
            room = self._room(words)
            middle = (view.width - room.width()) / 2
            rows = (QRectF(QPointF(middle, share * (view.height - line)), room) for share in _ROWS)
            self._write(words, self._clearest(rows), self._theme.accent)
            return
        foot, tip = view.pixel(arrow[0]), view.pixel(arrow[1])
        length = max(1.0, _length(tip - foot))
        ahead, gap = (tip - foot) / length, 0.35 * line
        for words, side, farther in (("says 1", ahead, length), ("says 0", -ahead, 0.0)):
            places = beside_line(foot, side, self._room(words), gap, farther)
            self._write(words, self._clearest(places), self._theme.accent)

    def _paint_frame(self, *, has_focus: bool) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(
            QPen(QColor(self._theme.accent if has_focus else self._theme.outline), 2 if has_focus else 1)
        )
        self._painter.drawRect(QRectF(0.5, 0.5, self._view.width - 1, self._view.height - 1))

    def _room(self, text: str) -> QSizeF:
        return QSizeF(QFontMetricsF(self._painter.font()).horizontalAdvance(text) + 2, self._line)

    def _clearest(self, places: Iterable[QRectF]) -> QRectF:
        return clearest(places, self._taken, QRectF(0, 0, self._view.width, self._view.height))

    def _write(self, text: str, place: QRectF, colour: str) -> None:
        self._painter.setPen(QColor(colour))
        self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        self._taken.append(place)


def _arrow_head(base: QPointF, tip: QPointF, size: float) -> QPolygonF:
    ahead = (tip - base) / max(1e-9, _length(tip - base))
    aside = QPointF(-ahead.y(), ahead.x())
    return QPolygonF([tip, tip - ahead * size + aside * size * 0.6, tip - ahead * size - aside * size * 0.6])


def _length(step: QPointF) -> float:
    return float((step.x() ** 2 + step.y() ** 2) ** 0.5)


def _square(at: QPointF, radius: float) -> QRectF:
    return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
