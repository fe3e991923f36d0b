"""Drafting: a drawing while a tool is changing it, and its ink on the screen.

A gesture says what becomes of the drawing, the ink layer how it looks; here the two go hand in hand, so that a stroke
costs the same at its end as at its beginning. Knows no events and no widget.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from hwr.ink.drawing import CANVAS_SIZE, Drawing
from hwr.ui.kit.canvas.gesture import EraserGesture, PenGesture, time_origin
from hwr.ui.kit.canvas.ink_curve import GrowingCurve, Rows
from hwr.ui.kit.canvas.ink_layer import InkLayer, extent, paint_rows
from hwr.ui.kit.canvas.pen_input import PenSample, Tool

_NO_ROWS: Final[Rows] = np.empty((0, 3))
_SMALLEST_ERASER: Final = 9.0


def eraser_radius(pen_width: float) -> float:
    """The eraser is half as wide again as the pen, and never so small that one has to aim."""
    return max(_SMALLEST_ERASER, 0.75 * pen_width)


class Drafting:
    """Shows a drawing and lets one gesture at a time change it."""

    def __init__(self, colour: str) -> None:
        self._layer = InkLayer(colour)
        self._drawing = Drawing()
        self._gesture: PenGesture | EraserGesture | None = None
        self._curve: GrowingCurve | None = None
        self._tail = _NO_ROWS
        self._last = PenSample(0.0, 0.0, 0.0)
        self._origin: float | None = None

    @property
    def is_active(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    @property
    def drawing(self) -> Drawing:
        """The drawing as it now is."""
        return self._drawing if self._gesture is None else self._gesture.drawing

    @property
    def is_ready(self) -> bool:
        """Whether everything is painted."""
        return self._layer.is_ready

    @property
    def last_pressure(self) -> float:
        """How hard the tool was pressed last."""
        return self._last.pressure

    def show(self, drawing: Drawing) -> None:
        """Show this drawing; a gesture under way is dropped."""
        self._gesture, self._curve, self._tail = None, None, _NO_ROWS
        self._drawing = drawing
        self._layer.show(drawing.strokes)

    def set_colour(self, colour: str) -> None:
        """Paint in another colour."""
        self._layer.set_colour(colour)

    def fit(self, pixels: int) -> None:
        """Paint for a sheet of this many device pixels a side."""
        self._layer.fit(pixels)

    def begin(self, tool: Tool, pen_width: float, sample: PenSample) -> QRectF:
        """Put a tool on the drawing; returns what changed, as `extend` does, and raises as it does."""
        if tool is Tool.PEN:
            self._origin = time_origin(self._drawing, sample.t, self._origin)
            self._gesture = PenGesture(self._drawing, pen_width, self._origin)
            self._curve = GrowingCurve(self._layer.spacing)
        else:
            self._gesture = EraserGesture(self._drawing, eraser_radius(pen_width))
        self._last = sample
        return self.extend(sample)

    def extend(self, sample: PenSample) -> QRectF:
        """Move the tool on.

        Returns:
            The area that looks different now, in canvas units; null if nothing changed.

        Raises:
            DrawingError: if the drawing can take no more; `end` then keeps what there is.
        """
        gesture = self._gesture
        if gesture is None or not gesture.add(sample):
            self._last = sample
            return QRectF()
        if isinstance(gesture, EraserGesture):
            changed = self._wiped(gesture, sample)
            self._layer.patch(gesture.drawing.strokes, changed)
        else:
            changed = self._grow(gesture)
        self._last = sample
        return changed

    def end(self) -> Drawing:
        """Lift the tool; the drawing as the gesture left it."""
        if self._curve is not None:
            self._layer.add(self._tail)
            self._layer.adopt(self.drawing.strokes)
        else:  # a cut reshapes its stroke's curve a little beyond the area that was painted anew
            self._layer.paint_anew()
        self._drawing = self.drawing
        self._gesture, self._curve, self._tail = None, None, _NO_ROWS
        return self._drawing

    def work(self, seconds: float) -> bool:
        """Go on with painting for about this long; whether everything is painted."""
        if self._layer.is_ready:
            return True
        ready = self._layer.work(seconds)
        if ready and isinstance(self._gesture, PenGesture):  # the stroke under way is not in the new image yet
            self._curve = GrowingCurve(self._layer.spacing)
            self._grow(self._gesture)
        return ready

    def paint(self, painter: QPainter, sheet: QRectF) -> None:
        """Paint all ink onto the sheet, an area in the painter's coordinates."""
        painter.drawImage(sheet, self._layer.image)
        if len(self._tail):
            painter.save()
            painter.setClipRect(sheet)
            painter.translate(sheet.topLeft())
            painter.scale(sheet.width() / CANVAS_SIZE, sheet.height() / CANVAS_SIZE)
            paint_rows(painter, self._tail, QColor(self._layer.colour))
            painter.restore()

    def _grow(self, gesture: PenGesture) -> QRectF:
        if self._curve is None or len(gesture.recorder) == 0:
            return QRectF()
        before = extent(self._tail)
        settled, self._tail = self._curve.extend(gesture.recorder.stroke())
        self._layer.add(settled)
        return before.united(extent(settled)).united(extent(self._tail))

    def _wiped(self, gesture: EraserGesture, sample: PenSample) -> QRectF:
        """Where ink may look different after the eraser went from the last place to this one."""
        widest = max((stroke.pen_width for stroke in self._drawing.strokes), default=0.0) * 1.5
        reach = gesture.radius + widest + 1.0
        left, right = sorted((self._last.x, sample.x))
        top, bottom = sorted((self._last.y, sample.y))
        return QRectF(left - reach, top - reach, right - left + 2 * reach, bottom - top + 2 * reach)
