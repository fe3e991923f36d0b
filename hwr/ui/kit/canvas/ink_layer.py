"""The ink layer: the drawing's ink as an image at the screen's own resolution, kept up to date piece by piece.

Ink that is being drawn is added as it comes. Only when the size, the colour or the drawing itself is another one the
image is painted anew, and then in small portions: a drawing of a hundred thousand points takes seconds, and the window
must not stand still for them. Until the new image is done, the old one is shown, stretched if need be.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from hwr.ink.drawing import CANVAS_SIZE, Stroke
from hwr.ui.kit.canvas.ink_curve import Rows, curve

_WIDTH_STEP: Final = 0.25
"""Widths are rounded to this many canvas units: too little to see, and a mouse's even stroke becomes few long runs."""

_LONGEST_RUN: Final = 24
"""Qt takes more than its share of time for long paths that cross themselves."""


def paint_rows(painter: QPainter, rows: Rows, colour: QColor) -> None:
    """Paint one curve; the painter's coordinates are canvas units."""
    for _ in paint_steps(painter, rows, colour):
        pass


def paint_steps(painter: QPainter, rows: Rows, colour: QColor) -> Iterator[None]:
    """Paint one curve piece by piece, so that a long one can be spread over several moments."""
    if len(rows) == 0:
        return
    pen = QPen(colour, 1.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if len(rows) == 1:
        x, y, width = rows[0].tolist()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, y), width / 2, width / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        yield
        return
    widths = np.maximum(np.rint((rows[:-1, 2] + rows[1:, 2]) / (2 * _WIDTH_STEP)), 1.0) * _WIDTH_STEP
    changes = (np.flatnonzero(np.diff(widths)) + 1).tolist()
    for begin, end in zip([0, *changes], [*changes, len(widths)], strict=True):
        pen.setWidthF(float(widths[begin]))
        painter.setPen(pen)
        for start in range(begin, end, _LONGEST_RUN):
            stop = min(start + _LONGEST_RUN, end)
            painter.drawPolyline([QPointF(x, y) for x, y in rows[start : stop + 1, :2].tolist()])
            yield


def extent(rows: Rows) -> QRectF:
    """The area a curve's ink covers, in canvas units; null for no rows."""
    if len(rows) == 0:
        return QRectF()
    reach = float(rows[:, 2].max()) / 2
    (left, top), (right, bottom) = rows[:, :2].min(axis=0).tolist(), rows[:, :2].max(axis=0).tolist()
    return QRectF(left - reach, top - reach, right - left + 2 * reach, bottom - top + 2 * reach)


def near(rows: Rows, area: QRectF) -> Iterator[Rows]:
    """The parts of a curve whose ink may touch an area: all rows of pieces that do, in runs."""
    if len(rows) == 1:
        if extent(rows).intersects(area):
            yield rows
        return
    reach = np.maximum(rows[:-1, 2], rows[1:, 2])[:, None] / 2
    low = np.minimum(rows[:-1, :2], rows[1:, :2]) - reach
    high = np.maximum(rows[:-1, :2], rows[1:, :2]) + reach
    touches = (high >= (area.left(), area.top())).all(axis=1) & (low <= (area.right(), area.bottom())).all(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], touches, [False]]))).reshape(-1, 2)
    for begin, end in edges.tolist():
        yield rows[begin : end + 1]


_SPACING_PIXELS: Final = 3.0
_DONE: Final = object()


class InkLayer:
    """Shows strokes; `image` is a square picture of the whole canvas with a transparent ground."""

    def __init__(self, colour: str) -> None:
        self._colour = QColor(colour)
        self._pixels = 1
        self._strokes: tuple[Stroke, ...] = ()
        self.image = _blank(1)
        self._work: Iterator[None] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the image shows the strokes as they are."""
        return self._work is None

    @property
    def colour(self) -> str:
        """The ink's colour, "#rrggbb"."""
        return self._colour.name()

    @property
    def spacing(self) -> float:
        """How far apart, in canvas units, a curve's rows need to lie to look smooth at this size."""
        return min(2.0, max(0.25, _SPACING_PIXELS * CANVAS_SIZE / self._pixels))

    def set_colour(self, colour: str) -> None:
        """Paint in another colour; work to be done."""
        self._colour = QColor(colour)
        self.paint_anew()

    def fit(self, pixels: int) -> None:
        """Be `pixels` wide and high; work to be done if that is another size."""
        if pixels != self._pixels:
            self._pixels = max(1, pixels)
            self.paint_anew()

    def show(self, strokes: tuple[Stroke, ...]) -> None:
        """Show these strokes; work to be done if they are not the ones shown."""
        same = len(strokes) == len(self._strokes) and all(a is b for a, b in zip(strokes, self._strokes, strict=True))
        if not same:
            self._strokes = strokes
            self.paint_anew()

    def add(self, rows: Rows) -> None:
        """Paint more of the stroke that is being drawn; `adopt` it when it is finished."""
        painter = self._painter(self.image)
        paint_rows(painter, rows, self._colour)
        painter.end()

    def adopt(self, strokes: tuple[Stroke, ...]) -> None:
        """Take these strokes for shown: those before, and the one just painted with `add`."""
        self._strokes = strokes
        if not self.is_ready:
            self.paint_anew()

    def patch(self, strokes: tuple[Stroke, ...], area: QRectF) -> None:
        """Show these strokes, which differ from those shown only within `area` (canvas units)."""
        self._strokes = strokes
        if not self.is_ready:
            self.paint_anew()
            return
        painter = self._painter(self.image)
        painter.setClipRect(area)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(area, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for stroke in strokes:
            for rows in near(curve(stroke, self.spacing), area):
                paint_rows(painter, rows, self._colour)
        painter.end()

    def work(self, seconds: float) -> bool:
        """Go on painting anew for about this long; whether the image is ready."""
        end = perf_counter() + seconds
        while self._work is not None:
            if next(self._work, _DONE) is _DONE:
                self._work = None
            elif perf_counter() >= end:
                return False
        return True

    def finish(self) -> None:
        """Paint all that is left to paint, however long it takes."""
        self.work(float("inf"))

    def paint_anew(self) -> None:
        """Show the same strokes, painted from the beginning; work to be done."""
        self._work = self._painting()

    def _painting(self) -> Iterator[None]:
        image = _blank(self._pixels)
        for stroke in self._strokes:
            rows = curve(stroke, self.spacing)
            steps = self._steps(image, rows)
            yield from steps
        self.image = image

    def _steps(self, image: QImage, rows: Rows) -> Iterator[None]:
        painter = self._painter(image)
        try:
            yield from paint_steps(painter, rows, self._colour)
        finally:
            painter.end()

    def _painter(self, image: QImage) -> QPainter:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = image.width() / CANVAS_SIZE
        painter.scale(scale, scale)
        return painter


def _blank(pixels: int) -> QImage:
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image
