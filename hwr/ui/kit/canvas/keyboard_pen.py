"""A keyboard pen: a pen that the arrow keys move and the space bar presses down and lifts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from hwr.ink.drawing import CANVAS_SIZE

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
