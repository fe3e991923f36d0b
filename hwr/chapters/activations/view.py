"""The chapter on activations, on the screen: one or two of them laid over each other, or softmax."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hwr.chapters.activations.chapter import (
    CHAPTER,
    CLASSES,
    NONE,
    REACH,
    SOFTMAX,
    Curve,
    Here,
    curve,
    formula,
    formula_numbers,
    here,
    output_text,
    slope_text,
    softmax,
    softmax_numbers,
    softmax_words,
    words,
)
from hwr.language import tr
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.legend import Legend
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.colours import series_colour, series_pen
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import LEFT, RIGHT
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_STEP: Final = 0.1
"""Of z, at the press of an arrow key."""


_CURVE_DIALS: Final = ("view", "first", "second", "z")
_SOFTMAX_DIALS: Final = ("view", *(f"softmax_z{i}" for i in range(1, CLASSES + 1)))


class ActivationsPanel(ChapterPanel):
    """One or two choices and their z; or the three z of softmax."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.curves = ActivationsCurves()
        self.bars = SoftmaxBars()
        self.curves.placed.connect(self._place)
        self.curves.nudged.connect(self._nudge)
        self.stage.addWidget(self.curves, 1)
        self.stage.addWidget(self.bars, 1)
        self.recompute()

    @property
    def places(self) -> tuple[Here, ...]:
        """The first activation at z, and the second if there is one."""
        z = self.number("z")
        names = (str(self.settings[name]) for name in ("first", "second"))
        return tuple(here(name, z) for name in names if name != NONE)

    @property
    def softmax_inputs(self) -> tuple[float, ...]:
        """The z of softmax."""
        return tuple(self.number(f"softmax_z{i}") for i in range(1, CLASSES + 1))

    def recompute(self) -> None:
        places, inputs = self.places[:1] if self.waits else self.places, self.softmax_inputs
        shows_softmax = self.settings["view"] == "softmax" and not self.waits
        self.show_dials(_SOFTMAX_DIALS if shows_softmax else ("z",) if self.waits else _CURVE_DIALS)
        self.curves.setVisible(not shows_softmax)
        self.bars.setVisible(shows_softmax)
        self.curves.show_places(places)
        self.bars.show_softmax(inputs, softmax(inputs))
        if shows_softmax:
            self.formula.show_formula(SOFTMAX, softmax_numbers(inputs))
            self.tell(softmax_words(inputs))
        else:
            self.formula.show_formula(formula([now.name for now in places]), formula_numbers(places))
            self.tell(words(places))

    def begin(self, values: Mapping[str, object]) -> None:
        """Softmax is meant where its z are set, and nothing else: in lessons that know no views."""
        is_softmax = bool(values) and all(name.startswith("softmax_") for name in values)
        super().begin({"view": "softmax", **values} if is_softmax else values)

    def readings(self) -> Mapping[str, float | str]:
        found: dict[str, float | str] = {}
        for name, now in zip(("first", "second"), self.places, strict=False):
            found[f"{name}_output"] = now.a
            found[f"{name}_slope"] = "none" if now.slope is None else now.slope
        outputs = softmax(self.softmax_inputs)
        return found | {f"softmax_a{i}": a for i, a in enumerate(outputs, start=1)}

    @Slot(float, float)
    def _place(self, z: float, _: float) -> None:
        self.turn({"z": round(z, 2)})

    @Slot(int, int)
    def _nudge(self, right: int, up: int) -> None:
        self.turn_by("z", _STEP * (right + up), REACH)


_Z: Final = Axis(-REACH, REACH, "z")
_SLOPES: Final = Axis(-0.1, 1.15)
_MARGIN: Final = 0.08


class ActivationsCurves(PlaneWidget):
    """Outputs and slopes, side by side or one above the other."""

    def __init__(self) -> None:
        super().__init__("activationsCurves", tr("Activations and their slopes"), lines=9, is_turned=True)
        self._places: tuple[Here, ...] = ()
        self._curves: tuple[Curve, ...] = ()
        self._outputs = Axis(-1.0, 1.0)

    def show_places(self, places: tuple[Here, ...]) -> None:
        """Show these activations, the points at their z."""
        names = [now.name for now in places]
        if names != [drawn.name for drawn in self._curves]:
            self._curves = tuple(curve(name, -REACH, REACH) for name in names)
            low = min(float(drawn.a.min()) for drawn in self._curves)
            high = max(float(drawn.a.max()) for drawn in self._curves)
            self._outputs = Axis(low - _MARGIN * (high - low), high + _MARGIN * (high - low))
        self._places = places
        self.describe(
            "; ".join(
                tr(
                    "{activation} at z = {z}: output {output}, slope {slope}",
                    activation=now.title,
                    z=numeral(now.z),
                    output=output_text(now),
                    slope=slope_text(now),
                )
                for now in places
            )
        )

    def value_at(self, place: QPointF) -> tuple[float, float]:
        planes = self._planes
        return next((plane for plane in planes if plane.rect.right() >= place.x()), planes[-1]).value(place)

    def paint(self, painter: QPainter) -> None:
        if not self._places:
            return
        outputs, slopes = planes = self._planes
        names = tuple(drawn.name for drawn in self._curves)
        self.paint_still(painter, (names, planes), lambda layer: self._paint_curves(layer, planes))
        self._paint_points(painter, outputs, [now.a for now in self._places])
        self._paint_points(painter, slopes, [now.steepness for now in self._places])
        outputs.paint_beyond_across(painter, theme_of(self), self._places[0].z)
        for half, entries in zip(self._halves, self._entries(), strict=True):
            self._legend(entries, half).paint(painter, theme_of(self), QPointF(half.left(), 1.1 * self.line))

    def _entries(self) -> tuple[list[str], list[str]]:
        """The legends of both planes."""
        places = self._places
        return (
            [self._fitting(now, output_text(now)) for now in places],
            [self._fitting(now, slope_text(now), numeral(now.steepness or 0.0)) for now in places],
        )

    def _fitting(self, now: Here, *texts: str) -> str:
        """With the first of these that there is room for; with none of them, for the formula tells them, too."""
        room = self._halves[1].width() - 4.5 * self.line  # beside the curve's piece
        names = [f"{now.short_title} {text}" for text in texts]
        return next((name for name in names if self.metrics.horizontalAdvance(name) <= room), now.short_title)

    def _paint_curves(self, painter: QPainter, planes: tuple[Plane, Plane]) -> None:
        """All that rests while the points are taken along."""
        theme, line = theme_of(self), self.line
        outputs, slopes = planes
        for plane, half, head in zip(planes, self._halves, (tr("activation a"), tr("slope a′")), strict=True):
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRectF(half.left(), 0, half.width(), line), Qt.AlignmentFlag.AlignLeft, head)
            plane.paint_axes(painter, theme)
            painter.setPen(QPen(QColor(theme.outline), 1))
            painter.drawLine(QLineF(plane.place(0.0, plane.y.low), plane.place(0.0, plane.y.high)))
            painter.drawLine(QLineF(plane.place(-REACH, 0.0), plane.place(REACH, 0.0)))
        for i, drawn in enumerate(self._curves):
            painter.setPen(self._pen(i))
            painter.drawPolyline(outputs.line(drawn.z, drawn.a))
            for z, steepness in drawn.slope_pieces:
                painter.drawPolyline(slopes.line(z, steepness))
            for (z, steepness), _ in pairwise(drawn.slope_pieces):
                self._paint_gap(painter, slopes.place(float(z[-1]), float(steepness[-1])), self._pen(i).color())

    def _paint_gap(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """A small open ring, as in textbooks: here the curve has no value."""
        painter.setPen(QPen(colour, max(1.0, 0.1 * self.line)))
        painter.setBrush(QColor(theme_of(self).card))
        painter.drawEllipse(at, 0.28 * self.line, 0.28 * self.line)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_points(self, painter: QPainter, plane: Plane, values: Sequence[float | None]) -> None:
        """A dot for each value there is; far outside, it stands at the edge."""
        z = plane.x.held(self._places[0].z)
        painter.setPen(QPen(QColor(theme_of(self).outline), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(plane.place(z, plane.y.low), plane.place(z, plane.y.high)))
        for i, value in enumerate(values):
            if value is not None:
                # Where both coincide, the smaller one stands within the other.
                at = plane.place(z, plane.y.held(value))
                paint_dot(painter, theme_of(self), at, series_colour(theme_of(self), i), (0.46 - 0.24 * i) * self.line)

    def _pen(self, index: int) -> QPen:
        return series_pen(theme_of(self), index, max(1.5, 0.14 * self.line))

    @property
    def _halves(self) -> tuple[QRectF, QRectF]:
        """Of the picture: outputs on the left, slopes on the right."""
        half, gap = self.width() / 2, 0.3 * self.line
        left = QRectF(0, 0, half - gap, self.height())
        return left, left.translated(half + gap, 0)

    def _legend(self, names: Sequence[str], half: QRectF) -> Legend:
        return self.legend([(name, self._pen(i)) for i, name in enumerate(names)], half.width())

    @property
    def _planes(self) -> tuple[Plane, Plane]:
        left, right = self._halves
        top = 1.3 * self.line + max(self._legend(names, left).height for names in self._entries())
        left.setTop(top)
        right.setTop(top)
        return (
            Plane.within(left, self.metrics, _Z, self._outputs),
            Plane.within(right, self.metrics, _Z, _SLOPES),
        )


class SoftmaxBars(Picture[object]):
    """Rows "class 1: z₁ = 2, a bar, a₁ = 0.705"; the track of each bar is 1, and below them is a 1 that they share."""

    def __init__(self) -> None:
        super().__init__("softmaxBars", tr("Softmax of three z"), lines=2.2 * (CLASSES + 1), columns=34)
        self._z: tuple[float, ...] = ()
        self._a: tuple[float, ...] = ()

    def show_softmax(self, z: tuple[float, ...], a: tuple[float, ...]) -> None:
        """Show these pre-activations and outputs, (CLASSES,) each."""
        self._z, self._a = z, a
        rows = zip(z, a, strict=True)
        self.describe(
            "; ".join(
                tr("class {label}: z {z}, output {output}", label=i, z=numeral(x), output=numeral(y))
                for i, (x, y) in enumerate(rows, start=1)
            )
        )

    def paint(self, painter: QPainter) -> None:
        theme, line, metrics = theme_of(self), self.line, self.metrics
        names = [f"z{s} = {numeral(z, 3)}" for s, z in zip("₁₂₃", self._z, strict=True)]
        shares = [f"a{s} = {numeral(a, 3)}" for s, a in zip("₁₂₃", self._a, strict=True)]
        name = max(map(metrics.horizontalAdvance, (*names, "z₁ = −0.00"))) + 0.8 * line
        number = max(map(metrics.horizontalAdvance, (*shares, "a₁ = 0.0000"))) + 0.4 * line
        height = min(self.height() / (CLASSES + 1), 4.0 * line)
        above = (self.height() - (CLASSES + 1) * height) / 2
        thickness = min(0.62 * height, 2.2 * line)
        room = max(0.0, self.width() - name - number)
        whole = QRectF(name, above + (CLASSES + 0.5) * height - thickness / 2, room, thickness)
        left = whole.left()
        for i, (text, a, share) in enumerate(zip(names, self._a, shares, strict=True)):
            row = QRectF(0, above + i * height, self.width(), height)
            top = row.center().y() - thickness / 2
            painter.fillRect(QRectF(name, top, room, thickness), QColor(theme.track))
            painter.fillRect(QRectF(name, top, a * room, thickness), series_colour(theme, i))
            painter.fillRect(QRectF(left, whole.top(), a * room, thickness), series_colour(theme, i))
            left += a * room
            painter.setPen(QColor(theme.text))
            painter.drawText(row, LEFT, text)
            painter.drawText(row, RIGHT, share)
        under = QRectF(0, whole.center().y() - height / 2, self.width(), height)
        painter.drawText(under, LEFT, tr("together"))
        painter.drawText(under, RIGHT, "1")
