"""The learning curve, drawn: accuracy on learnt digits and on others, over how many were learnt."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.hidden.chapter import SIZES
from hwr.chapters.hidden.view.learning import AtSize
from hwr.language import mark, tr
from hwr.train.sample_curve import SampleCurve
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.colours import series_colour, series_pen
from hwr.ui.kit.picture.painting import paint_note
from hwr.ui.kit.theme import theme_of
from hwr.words import percent

_NAMES: Final = (mark("digits it has learnt"), mark("digits it has never seen"))
_NOTHING: Final = mark("The networks are being trained: each on more digits than the one before.")


class HiddenSamples(PlaneWidget):
    """Two curves with a point on each that can be taken along."""

    def __init__(self) -> None:
        super().__init__("hiddenSamples", tr("Accuracy by the number of digits learnt"), lines=12, is_turned=True)
        self._curve: SampleCurve | None = None
        self._at: AtSize | None = None

    def show_curve(self, curve: SampleCurve | None, at: AtSize | None) -> None:
        """Show the curve as far as there is one, and stand there; None while it still grows."""
        self._curve, self._at = curve, at
        if curve is None:
            self.describe(tr(_NOTHING))
            return
        rows = zip(curve.sizes.tolist(), curve.train_scores.mean(axis=1), curve.test_scores.mean(axis=1), strict=True)
        said = (
            tr("{size:,}: learnt {learnt}, others {others}", size=size, learnt=percent(a, 1), others=percent(b, 1))
            for size, a, b in rows
        )
        self.describe("; ".join(said))

    def value_at(self, place: QPointF) -> tuple[float, float] | None:
        plane = self._plane
        share = (place.x() - plane.rect.left()) / plane.rect.width()
        return plane.x.value(share), 0.0

    def paint(self, painter: QPainter) -> None:
        curve, theme, line = self._curve, theme_of(self), self.line
        if curve is None:
            paint_note(painter, theme, QRectF(self.rect()), tr(_NOTHING))
            return
        plane = self._plane
        pens = [series_pen(theme, number, 0.14 * line) for number in (0, 1)]
        entries = list(zip(map(tr, _NAMES), pens, strict=True))
        self.legend(entries, self.width() - 8).paint(painter, theme, QPointF(4, 0))
        plane.paint_axes(painter, theme)
        for number, (pen, scores) in enumerate(zip(pens, (curve.train_scores, curve.test_scores), strict=True)):
            means = scores.mean(axis=1)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(plane.line(curve.sizes.astype(np.float64), means))
            if self._at is None:
                for size, value in zip(curve.sizes.tolist(), means.tolist(), strict=True):
                    paint_dot(painter, theme, plane.place(size, value), series_colour(theme, number), 0.25 * line)
        if self._at is not None:
            self._paint_at(painter, plane, self._at)

    def _paint_at(self, painter: QPainter, plane: Plane, at: AtSize) -> None:
        """Both accuracies there, and the gap between them."""
        theme, line = theme_of(self), self.line
        across = plane.place(at.size, 0.0).x()
        top, bottom = (plane.place(at.size, plane.y.held(value)).y() for value in (at.learnt, at.tested))
        painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(across, plane.rect.top(), across, plane.rect.bottom()))
        painter.setPen(QPen(QColor(theme.text), 0.16 * line))
        painter.drawLine(QLineF(across, top, across, bottom))
        for number, value in enumerate((at.learnt, at.tested)):
            place = plane.place(at.size, plane.y.held(value))
            paint_dot(painter, theme, place, series_colour(theme, number), 0.4 * line)

    @property
    def _plane(self) -> Plane:
        line = self.line
        names = [(tr(name), QPen()) for name in _NAMES]
        top = self.legend(names, self.width() - 8).height + 0.44 * line
        lowest = 0.5 if self._curve is None else float(self._curve.test_scores.mean(axis=1).min())
        low = max(0.0, np.floor(10 * lowest - 0.2) / 10)
        x = Axis(SIZES[0], SIZES[-1], tr("digits learnt (log scale)"), log=True)
        area = QRectF(0, top, self.width() - 0.5 * line, self.height() - top)
        return Plane.within(area, self.metrics, x, Axis(float(low), 1.01, tr("read right"), percent=True))
