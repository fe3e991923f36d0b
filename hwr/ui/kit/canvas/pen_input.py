"""Pen input: what mouse, finger and tablet pen do on the canvas, told in one form, the pen sample."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QEventPoint, QMouseEvent, QPointingDevice, QTabletEvent

from hwr.ink.drawing import CANVAS_SIZE, NOMINAL_PRESSURE


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


class Tool(Enum):
    """What the pen does to the drawing."""

    PEN = "pen"
    ERASER = "eraser"


class PenSample(NamedTuple):
    """One moment of a pen on, or outside, the canvas.

    Attributes:
        x, y: place in canvas units.
        t: the device's time in seconds; only differences mean something.
        pressure: in [0, 1]; `NOMINAL_PRESSURE` from devices that report none.
    """

    x: float
    y: float
    t: float
    pressure: float = NOMINAL_PRESSURE


def _sample(place: QPointF, milliseconds: int, pressure: float, viewport: Viewport) -> PenSample:
    x, y = viewport.to_canvas(place.x(), place.y())
    return PenSample(x, y, milliseconds / 1000, min(max(pressure, 0.0), 1.0))


def mouse_sample(event: QMouseEvent, viewport: Viewport) -> PenSample:
    """Where a mouse is; mice report no pressure."""
    return _sample(event.position(), event.timestamp(), NOMINAL_PRESSURE, viewport)


def touch_sample(point: QEventPoint, viewport: Viewport) -> PenSample:
    """Where a finger is. Touch screens without a pressure sensor report 1, a real sensor values in between."""
    pressure = point.pressure()
    measured = 0.0 < pressure < 1.0
    return _sample(point.position(), point.timestamp(), pressure if measured else NOMINAL_PRESSURE, viewport)


def tablet_sample(event: QTabletEvent, viewport: Viewport) -> PenSample:
    """Where a tablet's pen is, and how hard it is pressed if the pen can tell."""
    can_tell = bool(event.pointingDevice().capabilities() & QPointingDevice.Capability.Pressure)
    return _sample(event.position(), event.timestamp(), event.pressure() if can_tell else NOMINAL_PRESSURE, viewport)


def is_eraser_end(event: QTabletEvent) -> bool:
    """Whether the pen is held the other way round, with its eraser to the tablet."""
    return event.pointerType() == QPointingDevice.PointerType.Eraser


STEP: Final = 6.0
"""How far one press of an arrow key moves the pen, in canvas units."""

FINE_STEP: Final = 1.5
"""The same with Shift held."""


class Direction(Enum):
    """Where an arrow key moves the pen: x to the right, y downward."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


@dataclass(frozen=True)
class KeyboardPen:
    """Where the pen is and which arrow keys are held; frozen, every key gives a new one.

    Attributes:
        x, y: place in canvas units, always on the canvas.
        held: the arrow keys that are down; two of them move the pen diagonally.
    """

    x: float = CANVAS_SIZE / 2
    y: float = CANVAS_SIZE / 2
    held: frozenset[Direction] = frozenset()

    def pressed(self, direction: Direction, *, fine: bool) -> KeyboardPen:
        """Hold this arrow key, and move one step along all that are held."""
        held = self.held | {direction}
        step = FINE_STEP if fine else STEP
        x = self.x + step * sum(one.value[0] for one in held)
        y = self.y + step * sum(one.value[1] for one in held)
        return KeyboardPen(min(max(x, 0.0), CANVAS_SIZE), min(max(y, 0.0), CANVAS_SIZE), held)

    def released(self, direction: Direction) -> KeyboardPen:
        """Let go of an arrow key."""
        return replace(self, held=self.held - {direction})

    def let_go(self) -> KeyboardPen:
        """Let go of all keys."""
        return replace(self, held=frozenset())
