"""Two planes: the four points as they go in, with the line of each hidden unit; and where the hidden units put them."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from hwr.chapters.network.chapter import point_words
from hwr.chapters.network.model import CORNERS, NAMES, TARGETS, Floats, Parameters, Standing, combined, hidden, outputs
from hwr.chapters.network.view.picture import UNIT_COLOURS
from hwr.language import mark, tr
from hwr.ui.kit.colours import diverging, image, negative_colour, positive_colour, series_colour
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE, LEFT, fitting
from hwr.ui.kit.theme import Theme, theme_of
from hwr.words import numeral

_INPUTS: Final = (-0.45, 1.45)
_HIDDEN: Final = (-0.18, 1.18)
_CELLS: Final = 33
_WASH: Final = 0.5
_DASHES: Final = {1: Qt.PenStyle.SolidLine, 2: Qt.PenStyle.DashLine}
_AWAY: Final = ((-1, 1), (-1, -1), (1, 1), (1, -1))
"""Which way from each point its name stands: names of points that fall together do not."""


_RIGHT: Final = mark("{point} should be {target} and gets {answer}")
_WRONG: Final = mark("{point} should be {target} and gets {answer}, which is wrong")


class NetworkPlanes(Picture[int]):
    """Shows a network; parts are the four points, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("networkPlanes", tr("The four points"), lines=9, columns=34, has_parts=True, parent=parent)
        self._standing: Standing | None = None
        self._point = 0
        self._hidden: Floats = np.zeros((4, 2))
        self._shades: tuple[object, QImage, QImage] | None = None

    @property
    def ease(self) -> tuple[float, float]:
        return 34, 60

    def show_network(self, standing: Standing, point: int) -> None:
        """Show what it makes of the points, one of which goes through it."""
        is_other = self._standing is None or standing.parameters != self._standing.parameters
        if is_other:
            self._standing, self._shades = standing, None
            self._hidden = hidden(standing.parameters)
        if is_other or point != self._point:
            self._point = point
            self.tell_part()

    # Parts

    def words_for(self, part: int | None) -> str:
        standing = self._standing
        if standing is None:
            return ""
        points = range(4) if part is None else (part,)
        said = (
            tr(
                _RIGHT if standing.is_right[i] else _WRONG,
                point=point_words(i),
                target=numeral(TARGETS[i]),
                answer=numeral(standing.answers[i], 3),
            )
            for i in points
        )
        return f"{'; '.join(said)}."

    def part_at(self, place: QPointF) -> int | None:
        reach = 1.2 * self.line
        for area, span, spots in self._planes():
            for i, spot in enumerate(spots):
                if QLineF(place, _pixel(area, span, spot)).length() <= reach:
                    return i
        return None

    def next_part(self, part: int | None, key: Qt.Key) -> int | None:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1
            return 0 if part is None else min(max(part + step, 0), 3)
        return None

    # Painting

    def paint(self, painter: QPainter) -> None:
        standing = self._standing
        if standing is None:
            return
        theme = theme_of(self)
        shades = self._shaded(theme, standing.parameters)
        titles = (
            (tr("The points, and each hidden unit's line"), tr("Points and hidden lines"), "x₁, x₂"),
            (tr("Where the hidden units put them"), tr("As the hidden units see them"), "a₁, a₂"),
        )
        for which, (area, span, spots) in enumerate(self._planes()):
            painter.setPen(QColor(theme.text))
            end = self.width() / 2 if area.right() < self.width() / 2 else self.width()
            heading = QRectF(area.left(), area.top() - 1.25 * self.line, end - area.left(), 1.2 * self.line)
            painter.drawText(heading, LEFT, fitting(self.metrics, titles[which], heading.width()))
            painter.save()
            painter.setClipRect(area)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, shades[which])
            if which == 0:
                for unit in (1, 2):
                    self._paint_line(painter, area, span, self._weights(unit), unit)
            else:
                self._paint_line(painter, area, span, self._weights(3), 3)
            painter.restore()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.outline), 1))
            painter.drawRect(area)
            self._paint_axes(painter, area, span, "xa"[which])
            for i, spot in enumerate(spots):
                self._paint_point(painter, area, _pixel(area, span, spot), i, standing)

    def _shaded(self, theme: Theme, parameters: Parameters) -> tuple[QImage, QImage]:
        """How the network, and the output alone, answer everywhere."""
        if self._shades is None or self._shades[0] != theme:
            made = []
            for span, answer in ((_INPUTS, outputs), (_HIDDEN, combined)):
                along = np.linspace(*span, _CELLS)
                grid = np.stack(np.meshgrid(along, along[::-1]), axis=-1).reshape(-1, 2)
                y = answer(parameters, grid).reshape(_CELLS, _CELLS)
                made.append(image(diverging(theme, _WASH * (2 * y - 1), 1.0)))
            self._shades = theme, made[0], made[1]
        return self._shades[1], self._shades[2]

    def _weights(self, unit: int) -> tuple[float, float, float]:
        """Both weights of a unit, and its bias."""
        assert self._standing is not None
        of = dict(zip(NAMES, self._standing.parameters, strict=True))
        return of[f"w1{unit}"], of[f"w2{unit}"], of[f"b{unit}"]

    def _paint_line(
        self, painter: QPainter, area: QRectF, span: tuple[float, float], weights: tuple[float, float, float], unit: int
    ) -> None:
        """Where a unit's z is 0, with an arrow to the side where it is on."""
        w1, w2, b = weights
        size = w1 * w1 + w2 * w2
        if size < 1e-9:
            return
        theme, line = theme_of(self), self.line
        colour = series_colour(theme, UNIT_COLOURS[unit]) if unit in UNIT_COLOURS else QColor(theme.text)
        middle = 0.5, 0.5
        off = (w1 * middle[0] + w2 * middle[1] + b) / size
        foot = _pixel(area, span, (middle[0] - off * w1, middle[1] - off * w2))
        length = size**0.5
        across = QPointF(w2, w1) / length  # along the line, in pixels: y grows downwards
        ahead = QPointF(w1, -w2) / length
        reach = 2 * (area.width() + area.height())
        painter.setPen(QPen(colour, 0.16 * line, _DASHES.get(unit, Qt.PenStyle.SolidLine)))
        painter.drawLine(foot - across * reach, foot + across * reach)
        tip, side = foot + 1.1 * line * ahead, 0.32 * line * across
        painter.setPen(QPen(colour, 0.12 * line))
        painter.drawLine(foot, tip)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([tip + 0.45 * line * ahead, tip + side, tip - side]))

    def _paint_axes(self, painter: QPainter, area: QRectF, span: tuple[float, float], letter: str) -> None:
        theme, line = theme_of(self), self.line
        painter.setPen(QColor(theme.muted))
        for value in (0.0, 1.0):
            at = _pixel(area, span, (value, value))
            painter.drawText(QRectF(at.x() - line, area.bottom() + 0.1 * line, 2 * line, line), CENTRE, numeral(value))
            painter.drawText(QRectF(area.left() - 1.2 * line, at.y() - 0.5 * line, line, line), CENTRE, numeral(value))
        middle = area.center()
        painter.drawText(QRectF(middle.x() - line, area.bottom() + 0.1 * line, 2 * line, line), CENTRE, f"{letter}₁")
        painter.drawText(
            QRectF(area.left() - 1.5 * line, middle.y() - 0.5 * line, 1.5 * line, line), CENTRE, f"{letter}₂"
        )

    def _paint_point(self, painter: QPainter, area: QRectF, at: QPointF, index: int, standing: Standing) -> None:
        theme, line = theme_of(self), self.line
        radius = 0.42 * line
        is_one = TARGETS[index] > 0.5
        if index == self._point or index == self.at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.text), 0.12 * line, Qt.PenStyle.SolidLine))
            painter.drawEllipse(at, 1.8 * radius, 1.8 * radius)
        colour = positive_colour(theme) if is_one else negative_colour(theme)
        painter.setPen(QPen(QColor(theme.card) if is_one else colour, 0.14 * line))
        painter.setBrush(colour if is_one else QColor(theme.card))
        if is_one:
            painter.drawEllipse(at, 1.1 * radius, 1.1 * radius)
        else:
            painter.drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))
        x1, x2 = CORNERS[index]
        point = tr("{x1},{x2}", x1=numeral(x1), x2=numeral(x2))
        text = point if standing.is_right[index] else f"{point} ✕"
        width = self.metrics.horizontalAdvance(text) + 0.3 * line
        way = _AWAY[index]
        left = at.x() + 1.5 * radius if way[0] > 0 else at.x() - 1.5 * radius - width
        top = at.y() + 1.5 * radius if way[1] > 0 else at.y() - 1.5 * radius - line
        left = min(max(left, area.left() + 2), area.right() - width - 2)
        top = min(max(top, area.top() + 2), area.bottom() - line - 2)
        box = QRectF(left, top, width, line)
        ground = QColor(theme.card)
        ground.setAlpha(215)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(theme.text if standing.is_right[index] else theme.error))
        painter.drawText(box, CENTRE, text)

    # Geometry

    def _planes(self) -> tuple[tuple[QRectF, tuple[float, float], tuple[tuple[float, float], ...]], ...]:
        """Each plane's area, the span of its axes, and where the points lie in it: side by side, or one above the
        other, whichever makes them larger."""
        line, width, height = self.line, float(self.width()), float(self.height())
        beside, above = 1.7 * line, 2.6 * line  # room for labels: left of a plane, and above and below it
        in_row = min(width / 2 - beside - 0.6 * line, height - above)
        in_column = min(width - beside - 0.6 * line, height / 2 - above)
        side = max(in_row, in_column, 3 * line)
        areas = []
        for which in (0, 1):
            cell = (
                QRectF(which * width / 2, 0, width / 2, height)
                if in_row >= in_column
                else QRectF(0, which * height / 2, width, height / 2)
            )
            left = cell.left() + beside + (cell.width() - beside - side - 0.6 * line) / 2
            top = cell.top() + 1.3 * line + (cell.height() - above - side) / 2
            areas.append(QRectF(left, top, side, side))
        spots = tuple((float(a1), float(a2)) for a1, a2 in self._hidden)
        return (areas[0], _INPUTS, CORNERS), (areas[1], _HIDDEN, spots)


def _pixel(area: QRectF, span: tuple[float, float], place: tuple[float, float]) -> QPointF:
    low, high = span
    across, up = (place[0] - low) / (high - low), (place[1] - low) / (high - low)
    return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())
