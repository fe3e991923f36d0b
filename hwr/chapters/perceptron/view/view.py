"""A view on the plane of the perceptron: which pixel shows which place, and what lies under the mouse."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF

from hwr.chapters.perceptron.line import Place, direction, foot, line_within
from hwr.chapters.perceptron.points import HIGH, LOW, Points
from hwr.chapters.perceptron.rule import Perceptron

_MARGIN: Final = 0.12
_CENTRE: Final = ((LOW + HIGH) / 2, (LOW + HIGH) / 2)
_ARROW: Final = 0.45
"""Length of the arrow across the line, in units of the plane."""


@dataclass(frozen=True)
class View:
    """The plane in a widget of so many pixels: both axes to one scale, so that the weights stand upright on the line.

    What is guaranteed to be seen is the square from `LOW` to `HIGH`.
    """

    width: float
    height: float

    @property
    def scale(self) -> float:
        """Pixels of one unit."""
        return max(1.0, min(self.width, self.height)) / (HIGH - LOW + 2 * _MARGIN)

    def pixel(self, place: Place) -> QPointF:
        """Where a place is shown."""
        x, y = place[0] - _CENTRE[0], place[1] - _CENTRE[1]
        return QPointF(self.width / 2 + self.scale * x, self.height / 2 - self.scale * y)

    def place(self, pixel: QPointF) -> Place:
        """What is shown there."""
        x, y = pixel.x() - self.width / 2, self.height / 2 - pixel.y()
        return _CENTRE[0] + x / self.scale, _CENTRE[1] + y / self.scale

    @property
    def corners(self) -> list[Place]:
        """Of all that is to be seen, anticlockwise."""
        pixels = ((0.0, self.height), (self.width, self.height), (self.width, 0.0), (0.0, 0.0))
        return [self.place(QPointF(*pixel)) for pixel in pixels]

    def arrow(self, perceptron: Perceptron) -> tuple[Place, Place] | None:
        """The arrow that stands on the line and points to where the answer is 1; None if the line is not to be seen."""
        if not perceptron.has_line or line_within(perceptron, self.corners) is None:
            return None
        anchor = foot(perceptron, _CENTRE)
        ahead = direction(perceptron)
        return anchor, (anchor[0] + _ARROW * ahead[0], anchor[1] + _ARROW * ahead[1])

    # What lies under the mouse

    def point_at(self, pixel: QPointF, points: Points, reach: float) -> int | None:
        """The nearest point, if it is within reach, in pixels."""
        distances = [_distance(self.pixel((point.x1, point.x2)), pixel) for point in points]
        nearest = min(range(len(points)), key=distances.__getitem__, default=None)
        return nearest if nearest is not None and distances[nearest] <= reach else None

    def is_on_tip(self, pixel: QPointF, perceptron: Perceptron, reach: float) -> bool:
        """Whether the arrow's tip is within reach."""
        arrow = self.arrow(perceptron)
        return arrow is not None and _distance(self.pixel(arrow[1]), pixel) <= reach

    def is_on_line(self, pixel: QPointF, perceptron: Perceptron, reach: float) -> bool:
        """Whether the line is within reach."""
        if not perceptron.has_line:
            return False
        return _distance(self.pixel(foot(perceptron, self.place(pixel))), pixel) <= reach


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
