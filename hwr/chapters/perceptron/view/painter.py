"""The painter of the perceptron's plane: the half that gets a 1, the line with its arrow, the points, and their words.

What is 1 is a filled disc, what is 0 a hollow square; what is wrong is crossed out: no meaning by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from hwr.chapters.perceptron.chapter import point_name
from hwr.chapters.perceptron.rule import (
    HIGH,
    LOW,
    Perceptron,
    Place,
    Point,
    Points,
    direction,
    foot,
    line_within,
    side_of_one,
)
from hwr.language import tr
from hwr.ui.kit.colours import negative_colour, positive_colour
from hwr.ui.kit.picture.text import CENTRE
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

    def __init__(self, painter: QPainter, theme: Theme, view: View) -> None:
        self._painter, self._theme, self._view = painter, theme, view
        self._line = QFontMetricsF(painter.font()).height()
        self._radius = 0.46 * self._line
        self._taken: list[QRectF] = []

    def paint(self, scene: Scene) -> None:
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
            answer = 1 if perceptron.sums(view.corners[:1])[0] > 0 else 0
            words = tr("says {answer} everywhere here", answer=answer)
            room = self._room(words)
            middle = (view.width - room.width()) / 2
            rows = (QRectF(QPointF(middle, share * (view.height - line)), room) for share in _ROWS)
            self._write(words, self._clearest(rows), self._theme.accent)
            return
        foot, tip = view.pixel(arrow[0]), view.pixel(arrow[1])
        length = max(1.0, _length(tip - foot))
        ahead, gap = (tip - foot) / length, 0.35 * line
        for answer, side, farther in ((1, ahead, length), (0, -ahead, 0.0)):
            words = tr("says {answer}", answer=answer)
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
        self._painter.drawText(place, CENTRE, text)
        self._taken.append(place)


def _arrow_head(base: QPointF, tip: QPointF, size: float) -> QPolygonF:
    ahead = (tip - base) / max(1e-9, _length(tip - base))
    aside = QPointF(-ahead.y(), ahead.x())
    return QPolygonF([tip, tip - ahead * size + aside * size * 0.6, tip - ahead * size - aside * size * 0.6])


def _square(at: QPointF, radius: float) -> QRectF:
    return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)


def clearest(places: Iterable[QRectF], taken: Sequence[QRectF], area: QRectF) -> QRectF:
    """The place that covers least of what is taken, and of what lies outside the area; the first of several.

    Raises:
        ValueError: if there is no place to choose from.
    """

    edges = [(box.left(), box.top(), box.right(), box.bottom()) for box in taken]
    left, top, right, bottom = np.array(edges, np.float64).reshape(-1, 4).T

    def covered(place: QRectF) -> float:
        across = np.minimum(right, place.right()) - np.maximum(left, place.left())
        down = np.minimum(bottom, place.bottom()) - np.maximum(top, place.top())
        outside = _size(place) - _size(place & area)
        return outside + float((across.clip(0) * down.clip(0)).sum())

    return min(places, key=covered)


def around(at: QPointF, size: QSizeF, gap: float) -> Iterator[QRectF]:
    """The places beside, below and above a point, so far from it; the one to the right first."""
    for across, down in ((1, 0), (1, 1), (1, -1), (-1, 1), (-1, 0), (0, 1), (-1, -1), (0, -1)):
        away = gap if not (across and down) else 0.7 * gap
        middle = at + QPointF(across * (away + size.width() / 2), down * (away + size.height() / 2))
        yield _centred(middle, size)


def beside_line(foot: QPointF, ahead: QPointF, size: QSizeF, gap: float, farther: float) -> Iterator[QRectF]:
    """The places on one side of a line that goes through `foot`, nearest to it first.

    Args:
        foot, gap: in pixels.
        ahead: which way the side lies, at a right angle to the line; of length 1.
        size: of the words; none of the places touches the line.
        farther: pixels from the line that are to be kept before the foot.
    """
    along = QPointF(-ahead.y(), ahead.x())
    near = gap + _reach(size, ahead)
    beside = gap + _reach(size, along)
    yield _centred(foot + ahead * (near + farther), size)
    for steps, side in product(range(6), (1, -1)):
        yield _centred(foot + ahead * near + along * (side * beside * (1 + 0.6 * steps)), size)


def boxes_along(start: QPointF, end: QPointF, width: float) -> Iterator[QRectF]:
    """Small squares that stand for a line; words are larger than the gaps between them."""
    count = max(1, round(QLineF(start, end).length() / (2 * width)))
    for i in range(count + 1):
        yield _centred(start + (end - start) * (i / count), QSizeF(width, width))


def _centred(middle: QPointF, size: QSizeF) -> QRectF:
    return QRectF(middle - QPointF(size.width() / 2, size.height() / 2), size)


def _reach(size: QSizeF, direction: QPointF) -> float:
    """How far a box reaches from its middle in a direction of length 1."""
    return (abs(direction.x()) * size.width() + abs(direction.y()) * size.height()) / 2


def _size(box: QRectF) -> float:
    return box.width() * box.height() if box.isValid() else 0.0


_MARGIN: Final = 0.12
_MIDDLE: Final = ((LOW + HIGH) / 2, (LOW + HIGH) / 2)
_ARROW: Final = 0.45
"""Length of the arrow across the line, in units of the plane."""


@dataclass(frozen=True)
class View:
    """The plane in a widget of so many pixels: both axes to one scale, so that the weights stand upright on the line.

    What is guaranteed to be seen is the square from `LOW` to `HIGH`.
    """

    width: float
    height: float

    @property
    def scale(self) -> float:
        """Pixels of one unit."""
        return max(1.0, min(self.width, self.height)) / (HIGH - LOW + 2 * _MARGIN)

    def pixel(self, place: Place) -> QPointF:
        """Where a place is shown."""
        x, y = place[0] - _MIDDLE[0], place[1] - _MIDDLE[1]
        return QPointF(self.width / 2 + self.scale * x, self.height / 2 - self.scale * y)

    def place(self, pixel: QPointF) -> Place:
        """What is shown there."""
        x, y = pixel.x() - self.width / 2, self.height / 2 - pixel.y()
        return _MIDDLE[0] + x / self.scale, _MIDDLE[1] + y / self.scale

    @property
    def corners(self) -> list[Place]:
        """Of all that is to be seen, anticlockwise."""
        pixels = ((0.0, self.height), (self.width, self.height), (self.width, 0.0), (0.0, 0.0))
        return [self.place(QPointF(*pixel)) for pixel in pixels]

    def arrow(self, perceptron: Perceptron) -> tuple[Place, Place] | None:
        """The arrow that stands on the line and points to where the answer is 1; None if the line is not to be seen."""
        if not perceptron.has_line or line_within(perceptron, self.corners) is None:
            return None
        anchor = foot(perceptron, _MIDDLE)
        ahead = direction(perceptron)
        return anchor, (anchor[0] + _ARROW * ahead[0], anchor[1] + _ARROW * ahead[1])

    # What lies under the mouse

    def point_at(self, pixel: QPointF, points: Points, reach: float) -> int | None:
        """The nearest point, if it is within reach, in pixels."""
        distances = [_length(self.pixel((point.x1, point.x2)) - pixel) for point in points]
        nearest = min(range(len(points)), key=distances.__getitem__, default=None)
        return nearest if nearest is not None and distances[nearest] <= reach else None

    def is_on_tip(self, pixel: QPointF, perceptron: Perceptron, reach: float) -> bool:
        """Whether the arrow's tip is within reach."""
        arrow = self.arrow(perceptron)
        return arrow is not None and _length(self.pixel(arrow[1]) - pixel) <= reach

    def is_on_line(self, pixel: QPointF, perceptron: Perceptron, reach: float) -> bool:
        """Whether the line is within reach."""
        if not perceptron.has_line:
            return False
        return _length(self.pixel(foot(perceptron, self.place(pixel))) - pixel) <= reach


def _length(step: QPointF) -> float:
    return float((step.x() ** 2 + step.y() ** 2) ** 0.5)
