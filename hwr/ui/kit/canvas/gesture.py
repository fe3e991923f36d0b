"""A gesture: what one pen-down to pen-up movement makes of the drawing, with the pen or with the eraser."""

from __future__ import annotations

from typing import Final

import numpy as np

from hwr.errors import DrawingError
from hwr.ink.drawing import MAX_COORDINATE, MAX_POINTS, Drawing, Stroke
from hwr.language import tr
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
            raise DrawingError(
                tr(
                    "This stroke has {most:,} points, the most that can be read. It ends here.",
                    most=MAX_POINTS,
                )
            )
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
            raise DrawingError(tr("The stroke has no points yet."))
        points = self._rows[: self._count]
        points.flags.writeable = False
        return Stroke(points, self._pen_width)


LONGEST_PAUSE: Final = 600.0
"""Seconds between two strokes; no longer pause is recorded."""


class PenGesture:
    """Adds one stroke to a drawing."""

    def __init__(self, base: Drawing, pen_width: float, origin: float) -> None:
        self._base = base
        self.recorder = StrokeRecorder(pen_width, origin)
        self._drawing = base

    def add(self, sample: PenSample) -> bool:
        """Lengthen the stroke. Raises `DrawingError`, keeping what is there, when the drawing is full."""
        if not self.recorder.add(sample):
            return False
        self._drawing = self._base.with_stroke(self.recorder.stroke())
        return True

    @property
    def drawing(self) -> Drawing:
        """The drawing with the stroke so far."""
        return self._drawing


class EraserGesture:
    """Takes ink away under a round eraser of this radius, in canvas units."""

    def __init__(self, base: Drawing, radius: float) -> None:
        self._drawing = base
        self.radius = radius
        self._last: tuple[float, float] | None = None

    def add(self, sample: PenSample) -> bool:
        """Wipe from the last place to this one."""
        place = (sample.x, sample.y)
        if place == self._last or not max(abs(sample.x), abs(sample.y)) <= MAX_COORDINATE:
            return False
        path = np.array([self._last or place, place])
        self._last = place
        # Brings Pillow along, which a window without ink does not need for its first paint.
        from hwr.ink.eraser import erase

        erased = erase(self._drawing, path, self.radius)
        changed = erased is not self._drawing
        self._drawing = erased
        return changed

    @property
    def drawing(self) -> Drawing:
        """The drawing with what was wiped so far gone."""
        return self._drawing


def time_origin(drawing: Drawing, now: float, previous: float | None) -> float:
    """The device time, in seconds, that counts as 0 in the drawing when the next stroke begins `now`.

    A blank drawing begins now. A drawing that came from elsewhere goes on from the time of its last point, and so does
    one whose devices have clocks of their own, which shows in a pause that is negative or longer than anybody's.
    """
    if drawing.is_blank:
        return now
    latest = max(float(stroke.points[-1, 2]) for stroke in drawing.strokes)
    if previous is not None and 0 <= now - previous - latest <= LONGEST_PAUSE:
        return previous
    return now - latest
