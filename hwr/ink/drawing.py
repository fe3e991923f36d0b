"""A drawing: the strokes on the canvas, as frozen vectors, independent of any screen.

Strokes are the truth of what was drawn. Coordinates are *canvas units*: the canvas is a square of `CANVAS_SIZE` units
with the origin at its top left corner, x to the right and y downward, whatever its size on the screen. Ink outside
that square is allowed and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.errors import DrawingError
from hwr.language import tr

CANVAS_SIZE: Final = 256.0
"""Width and height of the canvas, in canvas units."""

DEFAULT_PEN_WIDTH: Final = 16.0
MIN_PEN_WIDTH: Final = 8.0
MAX_PEN_WIDTH: Final = 40.0
NOMINAL_PRESSURE: Final = 0.5
"""The pressure of devices that report none (mouse, finger); it draws at exactly the pen's width."""

MAX_POINTS: Final = 200_000
"""More points than this in one drawing are refused: nobody draws that, and reading it would stall the window."""

MAX_STROKES: Final = 5_000
"""More strokes are refused likewise; a page written full has some thousand."""

MAX_COORDINATE: Final = 1e6
"""Coordinates beyond this (in either direction) are refused as nonsense."""


@dataclass(frozen=True, eq=False)
class Stroke:
    """One pen-down to pen-up path.

    Attributes:
        points: float64 array of shape (n, 4), n >= 1, read-only: x and y in canvas units, t in seconds since the
            drawing's first point (0 where unknown), pressure in [0, 1] (`NOMINAL_PRESSURE` where unknown).
        pen_width: width of the pen in canvas units, > 0.
    """

    points: NDArray[np.float64]
    pen_width: float = DEFAULT_PEN_WIDTH

    @classmethod
    def from_points(cls, points: ArrayLike, pen_width: float = DEFAULT_PEN_WIDTH) -> Stroke:
        """Make a stroke from rows of (x, y), (x, y, t) or (x, y, t, pressure).

        Raises:
            DrawingError: if there are no rows, a value is not a finite number or out of range.
        """
        try:
            given = np.asarray(points)
        except (TypeError, ValueError, OverflowError) as error:
            raise DrawingError(tr("A stroke holds something that is not a pair of numbers.")) from error
        if given.dtype.kind not in "iuf":  # text, say: numpy would read "1" as 1
            raise DrawingError(tr("A stroke holds something that is not a pair of numbers."))
        rows = np.array(given, dtype=np.float64)
        if rows.ndim != 2 or rows.shape[0] < 1 or not 2 <= rows.shape[1] <= 4:
            raise DrawingError(
                tr("A stroke must be a list of (x, y) points; this one has the shape {shape}.", shape=rows.shape)
            )
        if len(rows) > MAX_POINTS:
            raise DrawingError(
                tr(
                    "A stroke has {points:,} points; at most {most:,} can be read.",
                    points=len(rows),
                    most=MAX_POINTS,
                )
            )
        if not np.isfinite(rows).all():
            raise DrawingError(tr("A stroke has a coordinate that is not a finite number."))
        if np.abs(rows[:, :2]).max() > MAX_COORDINATE:
            raise DrawingError(tr("A stroke has a coordinate beyond {most:,.0f}.", most=MAX_COORDINATE))
        if not (np.isfinite(pen_width) and 0 < pen_width <= MAX_COORDINATE):
            raise DrawingError(tr("The pen width must be a positive number; it is {pen_width}.", pen_width=pen_width))
        full = np.empty((len(rows), 4))
        full[:, 2] = 0.0
        full[:, 3] = NOMINAL_PRESSURE
        full[:, : rows.shape[1]] = rows
        np.clip(full[:, 3], 0.0, 1.0, out=full[:, 3])
        full.flags.writeable = False
        return cls(full, float(pen_width))

    @property
    def xy(self) -> NDArray[np.float64]:
        """The path alone: a read-only float64 view of shape (n, 2), in canvas units."""
        return self.points[:, :2]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Stroke):
            return NotImplemented
        return self.pen_width == other.pen_width and np.array_equal(self.points, other.points)

    def __hash__(self) -> int:
        return hash((self.pen_width, (self.points + 0.0).tobytes()))  # -0.0 equals 0.0 and becomes it here


@dataclass(frozen=True)
class Drawing:
    """The strokes on the canvas, in the order they were drawn. An empty tuple is a blank canvas."""

    strokes: tuple[Stroke, ...] = ()

    def __post_init__(self) -> None:
        if len(self.strokes) > MAX_STROKES:
            raise DrawingError(
                tr(
                    "The drawing has more than {most:,} strokes; clear it and draw again.",
                    most=MAX_STROKES,
                )
            )
        if sum(len(stroke.points) for stroke in self.strokes) > MAX_POINTS:
            raise DrawingError(
                tr("The drawing has more than {most:,} points; clear it and draw again.", most=MAX_POINTS)
            )

    @classmethod
    def from_strokes(cls, strokes: Iterable[ArrayLike], pen_width: float = DEFAULT_PEN_WIDTH) -> Drawing:
        """Make a drawing from point lists as `Stroke.from_points` takes them; empty lists are passed over.

        Raises:
            DrawingError: as `Stroke.from_points`, and when there are more than `MAX_POINTS` points in all.
        """
        made = [
            Stroke.from_points(points, pen_width)
            for points in strokes
            if not (isinstance(points, Sequence | np.ndarray) and len(points) == 0)
        ]
        return cls(tuple(made))

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been drawn."""
        return not self.strokes

    def with_stroke(self, stroke: Stroke) -> Drawing:
        """This drawing with one more stroke."""
        return Drawing((*self.strokes, stroke))

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the paths (not of the ink's width), in canvas units.

        Raises:
            DrawingError: if the drawing is blank.
        """
        if self.is_blank:
            raise DrawingError(tr("The drawing is blank."))
        xy = np.concatenate([stroke.xy for stroke in self.strokes])
        (left, top), (right, bottom) = xy.min(axis=0), xy.max(axis=0)
        return float(left), float(top), float(right), float(bottom)

    def fitted(self, *, margin: float = 40.0) -> Drawing:
        """This drawing moved and scaled to fill the canvas up to `margin` canvas units; for ink in foreign units."""
        if self.is_blank:
            return self
        left, top, right, bottom = self.bounds
        extent = max(right - left, bottom - top)
        dot = extent < 1e-9  # scaled up, so small a difference would be nothing but rounding
        scale = 1.0 if dot else (CANVAS_SIZE - 2 * margin) / extent
        middle = np.array([(left + right) / 2, (top + bottom) / 2])
        strokes = []
        for stroke in self.strokes:
            points = stroke.points.copy()
            points[:, :2] = (points[:, :2] - middle) * scale + CANVAS_SIZE / 2
            strokes.append(Stroke.from_points(points, stroke.pen_width))
        return Drawing(tuple(strokes))
