"""The noise of the gradients: a strip of dots for each batch size, one for each batch that was drawn."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.batches.noise import SIZES, Noise
from hwr.language import mark, tr
from hwr.ui.kit.chart.axis import Axis, round_up
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget
from hwr.ui.kit.colours import series_colour
from hwr.ui.kit.picture.painting import paint_note
from hwr.ui.kit.picture.text import CENTRE
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

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
