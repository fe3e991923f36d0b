"""A gesture: what one pen-down to pen-up movement makes of the drawing, with the pen or with the eraser."""

from __future__ import annotations

from typing import Final

import numpy as np

from hwr.ink.drawing import MAX_COORDINATE, Drawing
from hwr.ui.kit.canvas.pen_input import PenSample
from hwr.ui.kit.canvas.stroke_recorder import StrokeRecorder

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
