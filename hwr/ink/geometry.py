"""Normalised geometry: where the ink's points go in the box that every digit is brought to.

A digit is sheared upright by what slants in it, stretched to a common height and width, and its crowded columns are
given more room. The box is `BOX` wide and high, as in the form software the training pictures come from (Garris et al.,
"NIST form-based handprint recognition system", NISTIR 5469, 1994), which scaled characters to 20x32 and sheared them
upright.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink.bits import Words, pixel_of, pixels, scatter

BOX: Final = 32.0
"""Height and width of the box."""

HEIGHT: Final = 28.0
"""Height of the digit's centre lines in the box."""

WIDTH: Final = 24.0
"""Width of the digit's centre lines in the box (the mean of their extent and four standard deviations), unless that
would widen it too much."""

MAX_WIDENING: Final = 1.5
"""x is scaled at most this much more than y: a 1 stays slim."""

MAX_SHEAR: Final = 1.0
"""Slant that is taken out, in units of x per unit of y (45 degrees)."""

UPRIGHT: Final = 0.3
"""How much less a slant of 45 degrees is believed in than none."""

_SLANTS: Final = np.arange(-10, 11) / 8
_UPRIGHT_AT: Final = 10  # where they are 0
_LAGS: Final = (8, 16)
_DECIDED: Final = 4
_ROWS: Final = 50

MAX_SCALE: Final = 2.6
"""Enlargement from the working grid at most: a dot stays small."""

FLATTEST: Final = 0.25
"""A stroke flatter than this (height over width) keeps its flatness instead of being stretched to full height."""

EQUALISATION: Final = 0.5
"""0 leaves the columns as they are, 1 gives each column room in proportion to its ink."""

_COLUMNS: Final = 32
_SMOOTHING: Final = np.array([1.0, 2.0, 3.0, 4.0, 3.0, 2.0, 1.0]) / 16.0

Floats = NDArray[np.float64]
Indices = NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, eq=False)
class InkPoints:
    """The ink points of `n` pictures in one flat list; every picture has at least one.

    Attributes:
        n: how many pictures there are.
        picture: int (m,), the picture each point belongs to, ascending.
        x, y: float64 (m,), x to the right and y downward.
        ink: words (n, height), the pictures whose pixels the points are; None if they are of none.
    """

    n: int
    picture: Indices
    x: Floats
    y: Floats
    ink: Words | None = None

    @classmethod
    def of(cls, ink: Words) -> InkPoints:
        """The pixels that are set in a stack of pictures, none of which may be empty."""
        picture, y, x = pixels(ink)
        return cls(len(ink), picture, x.astype(np.float64), y.astype(np.float64), ink)

    @cached_property
    def count(self) -> Indices:
        """Points of each picture, int (n,)."""
        return np.bincount(self.picture, minlength=self.n)

    @cached_property
    def first(self) -> Indices:
        """Where the points of each picture begin, int (n,)."""
        return np.concatenate([[0], np.cumsum(self.count)[:-1]])

    def of_each(self, values: Floats) -> Floats:
        """What is known of each picture, (n,), for each of its points, (m,)."""
        return np.repeat(values, self.count)

    def mean(self, values: Floats) -> Floats:
        """The mean over each picture's points, (n,), of what is known of each, (m,)."""
        means: Floats = np.add.reduceat(values, self.first) / self.count
        return means


def slants(points: InkPoints) -> Floats:
    """The slant of each picture's upright strokes, in units of x per unit of y: float64 (n,), 0 where there are none.

    Sheared by the right slant, upright strokes fill few columns and fill those well: the squared columns sum to more
    (A. Vinciarelli, J. Luettin, "A new normalization technique for cursive handwritten words", Pattern Recognition
    Letters 22(9), 2001, choose the slant so). That sum counts the pairs of points that come to lie above each other.
    Here it is counted for pairs some rows apart, of which level strokes have none, and for all slants at once: where a
    picture and the same one, moved by so many rows and columns, cover each other. x and y are pixels of the working
    grid.
    """
    ink = _pixels(points) if points.ink is None else points.ink
    rows = np.ascontiguousarray(ink.T)  # what is done along the pictures is done a few times as fast
    pairs = np.zeros((len(_SLANTS), points.n), np.int64)
    for lag in _LAGS:
        by = np.rint(np.abs(_SLANTS) * lag).astype(np.uint64)[:, None, None]
        both = np.empty((len(_SLANTS), len(rows) - lag, points.n), np.uint64)
        np.left_shift(rows[lag:], by[:_UPRIGHT_AT], out=both[:_UPRIGHT_AT])
        np.right_shift(rows[lag:], by[_UPRIGHT_AT:], out=both[_UPRIGHT_AT:])
        both &= rows[:-lag]
        pairs += np.bitwise_count(both).sum(axis=1, dtype=np.uint16)
    # One row a picture: its sums are then rounded in the same way whatever else is in the stack.
    believed = np.ascontiguousarray(pairs.T) * (1 - UPRIGHT * _SLANTS**2)
    weight = (believed / np.maximum(believed.max(axis=1, keepdims=True), 1e-9)) ** _DECIDED
    total = weight.sum(axis=1)
    slant: Floats = (weight * _SLANTS).sum(axis=1) / np.where(total > 0, total, 1.0)
    return np.clip(slant, -MAX_SHEAR, MAX_SHEAR)


def _pixels(points: InkPoints) -> Words:
    """Pictures of the points, each in the corner: words (n, `_ROWS`)."""
    x, y = (values - points.of_each(np.minimum.reduceat(values, points.first)) for values in (points.x, points.y))
    return scatter(points.n, _ROWS, points.picture, pixel_of(y), pixel_of(x))


def slants_of_mass(points: InkPoints) -> Floats:
    """The slant that leaves x and y uncorrelated, in units of x per unit of y, float64 (n,): that of `ink-1`.

    Any ink at the upper right or the lower left counts as slant, so that an open four is made to lean.
    """

    def mean(values: Floats) -> Floats:
        """Added up in the order in which models of that version saw it: the last bit may part a column of pixels."""
        return np.bincount(points.picture, values, minlength=points.n) / points.count

    x, y = (values - points.of_each(mean(values)) for values in (points.x, points.y))
    return np.clip(mean(x * y) / (mean(y * y) + 1e-6), -MAX_SHEAR, MAX_SHEAR)


def normalised(points: InkPoints, slant: Callable[[InkPoints], Floats] = slants) -> InkPoints:
    """The points in the box: sheared upright, scaled, centred, columns equalised.

    Args:
        slant: tells what shear to take out of each picture, float64 (n,).
    """
    first, mean, of_each = points.first, points.mean, points.of_each
    x, y = (values - of_each(mean(values)) for values in (points.x, points.y))
    x = x - of_each(slant(points)) * y

    top, bottom = np.minimum.reduceat(y, first), np.maximum.reduceat(y, first)
    left, right = np.minimum.reduceat(x, first), np.maximum.reduceat(x, first)
    # Half from the box and half from the spread: a long flag or tail then squeezes the rest less.
    width = np.maximum((right - left) / 2 + 2 * np.sqrt(np.maximum(mean(x * x) - mean(x) ** 2, 0.0)), 1e-3)
    height = np.maximum(bottom - top, FLATTEST * (right - left))
    scale_y = np.minimum(HEIGHT / np.maximum(height, 1e-3), MAX_SCALE)
    scale_x = np.minimum(WIDTH / width, MAX_WIDENING * scale_y)

    x = _equalised(x, left, right, points)
    middle_x = (mean(x) + (left + right) / 2) / 2
    middle_y = (top + bottom) / 2
    return InkPoints(
        points.n,
        points.picture,
        (x - of_each(middle_x)) * of_each(scale_x) + BOX / 2,
        (y - of_each(middle_y)) * of_each(scale_y) + BOX / 2,
    )


def _equalised(x: Floats, left: Floats, right: Floats, points: InkPoints) -> Floats:
    """Give crowded columns more room: x moves `EQUALISATION` of the way to its place in the cumulated column ink.

    Source: H. Yamada, K. Yamamoto, T. Saito, "A nonlinear normalization method for handprinted Kanji character
    recognition: line density equalization", Pattern Recognition 23(9), 1990; here along x alone and in part.
    """
    n = points.n
    span = np.maximum(right - left, 1e-3)
    along = (x - points.of_each(left)) / points.of_each(span) * _COLUMNS
    column = np.minimum(along.astype(np.intp), _COLUMNS - 1)
    column += points.picture * _COLUMNS
    ink = np.bincount(column, minlength=n * _COLUMNS).reshape(n, _COLUMNS).astype(np.float64)
    reach = len(_SMOOTHING) // 2
    padded = np.pad(ink, ((0, 0), (reach, reach)), mode="edge")
    density = sum(weight * padded[:, i : i + _COLUMNS] for i, weight in enumerate(_SMOOTHING))
    density = density + ink.mean(axis=1, keepdims=True) / 2
    room = np.concatenate([np.zeros((n, 1)), np.cumsum(density, axis=1)], axis=1)
    room *= (EQUALISATION * span / room[:, -1])[:, None]
    # Within a column the place is linear in `along`; what it would be at 0 is looked up, and how fast it rises.
    rise = np.diff(room, axis=1)
    at_0 = EQUALISATION * left[:, None] + room[:, :-1] - rise * np.arange(_COLUMNS)
    moved: Floats = (1 - EQUALISATION) * x + at_0.ravel()[column] + rise.ravel()[column] * along
    return moved
