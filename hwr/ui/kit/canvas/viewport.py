"""A viewport: where the square canvas lies on the screen, and how canvas units and screen pixels translate."""

from __future__ import annotations

from dataclasses import dataclass

from hwr.ink.drawing import CANVAS_SIZE


@dataclass(frozen=True)
class Viewport:
    """The largest centred square in a widget.

    Attributes:
        left, top: the square's corner, in the widget's (device independent) pixels.
        side: its width and height, in the same pixels, > 0.
    """

    left: float
    top: float
    side: float

    @classmethod
    def centred(cls, width: float, height: float) -> Viewport:
        """The largest square in the middle of a widget of this size, on whole pixels; at least one pixel wide."""
        side = max(1.0, min(width, height))
        return cls((width - side) // 2, (height - side) // 2, side)

    @property
    def scale(self) -> float:
        """Pixels per canvas unit."""
        return self.side / CANVAS_SIZE

    def to_canvas(self, x: float, y: float) -> tuple[float, float]:
        """A place in the widget, in canvas units; places outside the square lie outside 0..`CANVAS_SIZE`."""
        return (x - self.left) / self.scale, (y - self.top) / self.scale

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """A place in canvas units, in the widget's pixels."""
        return x * self.scale + self.left, y * self.scale + self.top
