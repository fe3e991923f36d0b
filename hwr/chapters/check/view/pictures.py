"""What the gradient check draws: the error over the nudge h, the gradients of a layer, a derivative that is written."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.check.chapter import Nudge
from hwr.chapters.check.exercise import Exercise, Marking
from hwr.chapters.check.nudge import LARGEST_H, SMALLEST_H, Nudged, Parameter
from hwr.language import mark, tr
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.colours import diverging, image, series_colour, series_pen
from hwr.ui.kit.heat.cells import paint_minuses
from hwr.ui.kit.picture.painting import paint_frame
from hwr.ui.kit.picture.text import CENTRE, fitting
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

Floats = NDArray[np.float64]

_LOWEST, _HIGHEST = 1e-13, 10.0
"""Of the errors that are shown; smaller ones lie at the lower end."""

_ROUNDING: Final = (mark("◀ rounding, with 1/h"), mark("◀ 1/h"))
_FORMULA: Final = (mark("the formula's own, with h² ▶"), mark("formula, with h² ▶"), "h² ▶")
"""What rules the error on the left and on the right, the most telling first."""

_NOTHING: Final = (
    mark("Both slopes are exactly 0: there is nothing to compare."),
    mark("Both are exactly 0."),
    "0 = 0",
)


class CheckCurve(PlaneWidget):
    """One plane, both of its axes in powers of ten."""

    def __init__(self) -> None:
        super().__init__("checkCurve", tr("The error over the nudge"), lines=9, columns=36, is_turned=True)
        self._nudge: Nudge | None = None

    def show_nudge(self, nudge: Nudge) -> None:
        """Show this one, on the curve of its parameter."""
        self._nudge = nudge
        nudges, errors, crossed = nudge.nudged.curve
        rows = zip(nudges.tolist(), errors.tolist(), crossed.tolist(), strict=True)
        said = (
            tr("h {h}: error {error}, kink", h=numeral(h, 2), error=numeral(error, 2))
            if is_off
            else tr("h {h}: error {error}", h=numeral(h, 2), error=numeral(error, 2))
            for h, error, is_off in rows
            if error == error
        )
        now = tr(_NOTHING[0]) if nudge.is_nothing else tr("error {error}.", error=numeral(nudge.error, 2))
        at = tr("Now h {h}: {now}", h=numeral(nudge.h, 2), now=now)
        self.describe(f"{at} {'; '.join(said)}".rstrip())

    def value_at(self, place: QPointF) -> tuple[float, float] | None:
        rect = self._plane().rect
        share = min(max((place.x() - rect.left()) / rect.width(), 0.0), 1.0)
        return SMALLEST_H * (LARGEST_H / SMALLEST_H) ** share, 0.0

    def paint(self, painter: QPainter) -> None:
        if self._nudge is None:
            return
        plane = self._plane()
        plane.paint_axes(painter, theme_of(self))
        nudges, errors, crossed = self._nudge.nudged.curve
        if np.isfinite(errors).any():
            self._paint_sides(painter, plane)
            self._paint_curve(painter, plane, nudges, np.clip(errors, _LOWEST, _HIGHEST), crossed)
        self._paint_now(painter, plane, self._nudge)

    def _paint_sides(self, painter: QPainter, plane: Plane) -> None:
        """What rules on the left and on the right."""
        line, half = self.line, plane.rect.width() / 2
        painter.setPen(QColor(theme_of(self).muted))
        for left, words in ((plane.rect.left(), _ROUNDING), (plane.rect.center().x(), _FORMULA)):
            box = QRectF(left, plane.rect.top() + 0.2 * line, half, line)
            painter.drawText(box, CENTRE, fitting(self.metrics, tuple(map(tr, words)), half - line))

    def _paint_curve(
        self, painter: QPainter, plane: Plane, nudges: Floats, errors: Floats, crossed: NDArray[np.bool_]
    ) -> None:
        """The V, as far as there are errors, and a cross where a kink was crossed."""
        line = self.line
        painter.setPen(series_pen(theme_of(self), 0, 0.12 * line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in finite_stretches(errors):
            painter.drawPolyline(plane.line(nudges[part], errors[part]))
        painter.setPen(QPen(QColor(theme_of(self).text), 0.1 * line))
        marked = crossed & np.isfinite(errors)
        for h, error in zip(nudges[marked].tolist(), errors[marked].tolist(), strict=True):
            box = QRectF(0, 0, 2 * line, 2 * line)
            box.moveCenter(plane.place(h, error))
            painter.drawText(box, CENTRE, "✕")

    def _paint_now(self, painter: QPainter, plane: Plane, now: Nudge) -> None:
        """The h there is, and the error there, or that there is none."""
        theme = theme_of(self)
        error = min(max(now.error if now.error == now.error else _HIGHEST, _LOWEST), _HIGHEST)
        at = plane.place(now.h, error)
        painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DotLine))
        below_words = plane.rect.top() + 1.3 * self.line
        painter.drawLine(QPointF(at.x(), below_words), QPointF(at.x(), plane.rect.bottom()))
        if now.is_nothing:
            painter.setPen(QColor(theme.text))
            painter.drawText(plane.rect, CENTRE, fitting(self.metrics, tuple(map(tr, _NOTHING)), plane.rect.width()))
        else:
            paint_dot(painter, theme, at, QColor(theme.accent), 0.42 * self.line)

    def _plane(self) -> Plane:
        x, y = (
            Axis(SMALLEST_H, LARGEST_H, tr("nudge h (log scale)"), log=True),
            Axis(_LOWEST, _HIGHEST, tr("relative error (log scale)"), log=True),
        )
        return Plane.within(QRectF(self.rect()), self.metrics, x, y)


_EASE: Final = (14.0, 72.0)
"""From so many lines and columns on words grow: beside each other all pictures have them of one size."""

_ROWS: Final = mark("units\n↓")
_FRAME: Final = 3.0
"""So far around the chosen cell its frame lies, in pixels."""


class CheckMatrix(PlaneWidget):
    """A row for each unit, a column for what comes in; the last column are the biases."""

    place_chosen = Signal(object)
    """A `Parameter`."""

    def __init__(self) -> None:
        super().__init__("checkMatrix", tr("The gradients of the layer"), lines=6.5, columns=36, is_turned=True)
        self._nudged: Nudged | None = None
        self.nudged.connect(self._go)

    @property
    def ease(self) -> tuple[float, float]:
        return _EASE

    def show_nudged(self, nudged: Nudged) -> None:
        """Show the layer of this parameter."""
        self._nudged = nudged
        place = nudged.place
        gradient = nudged.sample.gradients[place.layer][place.source, place.unit]
        rows, units = nudged.sample.gradients[place.layer].shape
        layer = tr("{units} units with {weights} weights each and a bias.", units=units, weights=rows - 1)
        unit, found = place.unit + 1, numeral(float(gradient))
        if nudged.is_bias:
            chosen = tr("Chosen: unit {unit}, bias, gradient {gradient}.", unit=unit, gradient=found)
        else:
            weight = place.source + 1
            chosen = tr(
                "Chosen: unit {unit}, weight {weight}, gradient {gradient}.", unit=unit, weight=weight, gradient=found
            )
        self.describe(f"{layer} {chosen}")

    def paint(self, painter: QPainter) -> None:
        if self._nudged is None:
            return
        gradients = self._nudged.sample.gradients[self._nudged.place.layer]
        area = self._area()
        limit = self._strongest(gradients)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(area, image(diverging(theme_of(self), gradients.T, limit)))
        paint_minuses(painter, theme_of(self), area, gradients.T / (limit or 1.0))
        painter.restore()
        painter.setPen(QPen(QColor(theme_of(self).outline), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        # Around the cell, not in it: its colour is what is to be compared.
        frame = self.cell(self._nudged).adjusted(-_FRAME, -_FRAME, _FRAME, _FRAME)
        paint_frame(painter, theme_of(self), frame, theme_of(self).text)
        self._paint_names(painter, self._nudged, area)

    @staticmethod
    def _strongest(gradients: Floats) -> float:
        """What has the full colour: the largest gradient of a weight, which "of the largest gradient" means. A bias's
        may be larger, and looks the same."""
        return float(np.abs(gradients[:-1]).max()) or 1.0

    def _paint_names(self, painter: QPainter, nudged: Nudged, area: QRectF) -> None:
        """What the matrix is, and what its rows and columns are."""
        inputs, units = (int(n) for n in nudged.sample.network.architecture.shapes[nudged.place.layer])
        layer = tr("Hidden layer") if nudged.place.layer == 0 else tr("Outputs")
        head = QRectF(0.3 * self.line, 0, self.width() - 0.6 * self.line, 1.15 * self.line)
        heading = (
            tr(
                "{layer}: dL/dw of {units} units (rows), {inputs} weights each", layer=layer, units=units, inputs=inputs
            ),
            tr("{layer}: {units} units (rows)", layer=layer, units=units),
        )
        along = QRectF(area.left(), area.bottom() + 0.1 * self.line, area.width(), self.line)
        columns = (tr("weights →, the last is the bias"), tr("weights →, last: bias"))
        painter.setPen(QColor(theme_of(self).muted))
        for box, words in ((head, heading), (along, columns)):
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, fitting(self.metrics, words, box.width()))
        down = QRectF(0, area.top(), area.left(), area.height())
        painter.drawText(down, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, tr(_ROWS))

    def press_at(self, at: QPointF) -> None:
        area = self._area()
        if self._nudged is None or not area.contains(at):
            return
        layer = self._nudged.place.layer
        rows, units = self._nudged.sample.gradients[layer].shape
        source = min(int((at.x() - area.left()) / area.width() * rows), rows - 1)
        unit = min(int((at.y() - area.top()) / area.height() * units), units - 1)
        place = Parameter(layer, source, unit)
        if place != self._nudged.place:
            self.place_chosen.emit(place)

    def _go(self, right: int, up: int) -> None:
        if self._nudged is None:
            return
        at = self._nudged.place
        self.place_chosen.emit(self._nudged.sample.within(Parameter(at.layer, at.source + right, at.unit - up)))

    def _area(self) -> QRectF:
        line = self.line
        left = self.metrics.horizontalAdvance(tr(_ROWS).partition("\n")[0]) + 0.8 * line
        return QRectF(left, 1.25 * line, self.width() - left - 0.3 * line, max(8.0, self.height() - 2.5 * line))

    def cell(self, nudged: Nudged) -> QRectF:
        """Of a parameter."""
        area, place = self._area(), nudged.place
        rows, units = nudged.sample.gradients[place.layer].shape
        width, height = area.width() / rows, area.height() / units
        return QRectF(area.left() + place.source * width, area.top() + place.unit * height, width, height)


_ROOM: Final = 0.6
"""Of the derivative's range, above and below: what a wrong formula gives may lie outside."""


class CheckSlopes(PlaneWidget):
    """Points by nudging, a line by the formula, and where they differ most."""

    def __init__(self) -> None:
        super().__init__("checkSlopes", tr("Your derivative and the one by nudging"), lines=10, columns=36)
        self._exercise: Exercise | None = None
        self._mark: Marking | None = None

    @property
    def ease(self) -> tuple[float, float]:
        return _EASE

    def show_mark(self, exercise: Exercise, mark: Marking) -> None:
        """Show a formula as it was marked."""
        self._exercise, self._mark = exercise, mark
        lowest, highest = numeral(float(mark.expected.min()), 3), numeral(float(mark.expected.max()), 3)
        found = tr("By nudging from {lowest} to {highest}.", lowest=lowest, highest=highest)
        self.describe(f"{found} {mark.words}")

    def paint(self, painter: QPainter) -> None:
        exercise, mark = self._exercise, self._mark
        if exercise is None or mark is None:
            return
        theme, line, plane = theme_of(self), self.line, self._plane(exercise, mark)
        nudging, yours = QPen(series_colour(theme, 1), 0.1 * line), series_pen(theme, 0, 0.14 * line)
        # Its points are rings, no line: the sign in its name stands for them.
        by_nudging = (tr("○ by nudging"), QPen(Qt.PenStyle.NoPen))
        entries = [by_nudging, *([(tr("yours"), yours)] if mark.given is not None else [])]
        self.legend(entries, self.width() - 8).paint(painter, theme, QPointF(4 - 1.7 * line, 0))
        plane.paint_axes(painter, theme)
        painter.setClipRect(plane.rect.adjusted(-line / 2, -line / 2, line / 2, line / 2))
        along = mark.points[exercise.variable]
        curves = max(1, len(exercise.targets))
        pieces = np.split(np.arange(len(along)), curves)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for piece in pieces:
            painter.setPen(nudging)
            for x, y in zip(along[piece].tolist(), mark.expected[piece].tolist(), strict=True):
                painter.drawEllipse(plane.place(x, y), 0.22 * line, 0.22 * line)
            if mark.given is not None:
                painter.setPen(yours)
                for part in finite_stretches(mark.given[piece]):
                    painter.drawPolyline(plane.line(along[piece][part], mark.given[piece][part]))
        painter.setClipping(False)
        painter.setPen(QColor(theme.text))
        for piece, target in zip(pieces, exercise.targets, strict=False):
            end = plane.place(along[piece][-1], float(mark.expected[piece][-1]))
            box = QRectF(end.x() - 6.5 * line, end.y() - 1.5 * line, 6.3 * line, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, f"t = {target:g}")
        if mark.worst is not None:
            self._paint_worst(painter, plane, mark, float(along[mark.worst]))

    def _paint_worst(self, painter: QPainter, plane: Plane, mark: Marking, x: float) -> None:
        """Both numbers of the worst point, joined."""
        assert mark.worst is not None
        assert mark.given is not None
        given, expected = float(mark.given[mark.worst]), float(mark.expected[mark.worst])
        right = plane.place(x, expected)
        painter.setPen(QPen(QColor(theme_of(self).error), 0.14 * self.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if math.isfinite(given):
            wrong = plane.place(x, min(max(given, plane.y.low), plane.y.high))
            painter.drawLine(wrong, right)
            size = 0.3 * self.line
            painter.drawLine(wrong - QPointF(size, size), wrong + QPointF(size, size))
            painter.drawLine(wrong - QPointF(size, -size), wrong + QPointF(size, -size))
        painter.drawEllipse(right, 0.4 * self.line, 0.4 * self.line)

    def _plane(self, exercise: Exercise, mark: Marking) -> Plane:
        low, high = float(mark.expected.min()), float(mark.expected.max())
        room = _ROOM * ((high - low) or 1.0)
        area = QRectF(self.rect()).adjusted(0, 1.3 * self.line, 0, 0)
        x, y = Axis(exercise.low, exercise.high, exercise.variable), Axis(low - room, high + room, tr("derivative"))
        return Plane.within(area, self.metrics, x, y)


def finite_stretches(values: NDArray[np.float64]) -> list[slice]:
    """Where values (n,) are finite, from the first stretch to the last."""
    finite = np.concatenate([[False], np.isfinite(values), [False]]).astype(np.int8)
    starts, ends = np.flatnonzero(np.diff(finite) == 1), np.flatnonzero(np.diff(finite) == -1)
    return [slice(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]
