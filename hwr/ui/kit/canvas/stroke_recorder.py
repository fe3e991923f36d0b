"""A stroke recorder: the stroke under the pen, growing sample by sample, a frozen stroke at every moment."""

from __future__ import annotations

from typing import Final

import numpy as np

from hwr.errors import DrawingError
from hwr.ink.drawing import MAX_COORDINATE, MAX_POINTS, Stroke
from hwr.ui.kit.canvas.pen_input import PenSample

_FIRST_CAPACITY: Final = 256


class StrokeRecorder:
    """Appends in constant time and hands out frozen strokes in constant time, however long the stroke.

    Rows that were written once never change, so a stroke may be a view of the buffer's first rows: when the buffer is
    full a larger one takes over, and earlier strokes keep the old one alive.
    """

    def __init__(self, pen_width: float, origin: float) -> None:
        """`pen_width` in canvas units; `origin` is the device time, in seconds, of the drawing's first point."""
        self._pen_width = pen_width
        self._origin = origin
        self._rows = np.empty((_FIRST_CAPACITY, 4))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, sample: PenSample) -> bool:
        """Append a sample; False for a pen that neither moved nor changed its pressure.

        Raises:
            DrawingError: if the stroke is full.
        """
        last = self._rows[self._count - 1] if self._count else None
        if last is not None and last[0] == sample.x and last[1] == sample.y and last[3] == sample.pressure:
            return False
        if not (abs(sample.x) <= MAX_COORDINATE and abs(sample.y) <= MAX_COORDINATE):
            return False
        if self._count == MAX_POINTS:
            raise DrawingError(f"This stroke has {MAX_POINTS:,} points, the most that can be read. It ends here.")
        if self._count == len(self._rows):
            larger = np.empty((2 * self._count, 4))
            larger[: self._count] = self._rows
            self._rows = larger
        # A device's clock may jump back; time within a drawing never does.
        t = max(sample.t - self._origin, 0.0 if last is None else float(last[2]))
        self._rows[self._count] = (sample.x, sample.y, t, sample.pressure)
        self._count += 1
        return True

    def stroke(self) -> Stroke:
        """The stroke so far: a read-only view of the recorded points.

        Raises:
            DrawingError: if nothing has been recorded.
        """
        if self._count == 0:
            raise DrawingError("The stroke has no points yet.")
        points = self._rows[: self._count]
        points.flags.writeable = False
        return Stroke(points, self._pen_width)
