"""Pen input: what mouse, finger and tablet pen do on the canvas, told in one form, the pen sample."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QEventPoint, QMouseEvent, QPointingDevice, QTabletEvent

from hwr.ink.drawing import NOMINAL_PRESSURE
from hwr.ui.kit.canvas.viewport import Viewport


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
