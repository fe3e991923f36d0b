"""Normalised geometry: where the ink's points go in the box that every digit is brought to.

A digit is sheared upright by what slants in it, stretched to a common height and width, and its crowded columns are
given more room. The box is `BOX` wide and high, as in the form software the training pictures come from (Garris et al.,
"NIST form-based handprint recognition system", NISTIR 5469, 1994), which scaled characters to 20x32 and sheared them
upright.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink.bits import Words, pixel_of, scatter, unpack

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
    """

    n: int
    picture: Indices
    x: Floats
    y: Floats

    @classmethod
    def of(cls, ink: Words) -> InkPoints:
        """The pixels that are set in a stack of pictures, none of which may be empty."""
        picture, y, x = np.nonzero(unpack(ink))
        return cls(len(ink), picture, x.astype(np.float64), y.astype(np.float64))


def slants(points: InkPoints) -> Floats:
    """The slant of each picture's upright strokes, in units of x per unit of y: float64 (n,), 0 where there are none.

    Sheared by the right slant, upright strokes fill few columns and fill those well: the squared columns sum to more
    (A. Vinciarelli, J. Luettin, "A new normalization technique for cursive handwritten words", Pattern Recognition
    Letters 22(9), 2001, choose the slant so). That sum counts the pairs of points that come to lie above each other.
    Here it is counted for pairs some rows apart, of which level strokes have none, and for all slants at once: where a
    picture and the same one, moved by so many rows and columns, cover each other. x and y are pixels of the working
    grid.
    """
    first = np.concatenate([[0], np.cumsum(np.bincount(points.picture, minlength=points.n))[:-1]])
    x, y = (values - np.minimum.reduceat(values, first)[points.picture] for values in (points.x, points.y))
    ink = scatter(points.n, _ROWS, points.picture, pixel_of(y), pixel_of(x))
    pairs = np.zeros((len(_SLANTS), points.n))
    for lag in _LAGS:
        above, below = ink[:, :-lag], ink[:, lag:]
        moved = np.rint(_SLANTS * lag).astype(np.int64)
        to_left, to_right = (np.maximum(by, 0).astype(np.uint64)[:, None, None] for by in (moved, -moved))
        pairs += np.bitwise_count(above & ((below >> to_left) << to_right)).sum(axis=2, dtype=np.int64)
    # One row a picture: its sums are then rounded in the same way whatever else is in the stack.
    believed = np.ascontiguousarray(pairs.T) * (1 - UPRIGHT * _SLANTS**2)
    weight = (believed / np.maximum(believed.max(axis=1, keepdims=True), 1e-9)) ** _DECIDED
    total = weight.sum(axis=1)
    slant: Floats = (weight * _SLANTS).sum(axis=1) / np.where(total > 0, total, 1.0)
    return np.clip(slant, -MAX_SHEAR, MAX_SHEAR)


def slants_of_mass(points: InkPoints) -> Floats:
    """The slant that leaves x and y uncorrelated, in units of x per unit of y, float64 (n,): that of `ink-1`.

    Any ink at the upper right or the lower left counts as slant, so that an open four is made to lean.
    """
    n, picture = points.n, points.picture
    count = np.bincount(picture, minlength=n)

    def mean(values: Floats) -> Floats:
        return np.bincount(picture, values, minlength=n) / count

    x, y = points.x - mean(points.x)[picture], points.y - mean(points.y)[picture]
    return np.clip(mean(x * y) / (mean(y * y) + 1e-6), -MAX_SHEAR, MAX_SHEAR)


def normalised(points: InkPoints, slant: Callable[[InkPoints], Floats] = slants) -> InkPoints:
    """The points in the box: sheared upright, scaled, centred, columns equalised.

    Args:
        slant: tells what shear to take out of each picture, float64 (n,).
    """
    n, picture = points.n, points.picture
    count = np.bincount(picture, minlength=n)
    first = np.concatenate([[0], np.cumsum(count)[:-1]])

    def mean(values: Floats) -> Floats:
        return np.bincount(picture, values, minlength=n) / count

    x, y = points.x - mean(points.x)[picture], points.y - mean(points.y)[picture]
    x = x - slant(points)[picture] * y

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
        n,
        picture,
        (x - middle_x[picture]) * scale_x[picture] + BOX / 2,
        (y - middle_y[picture]) * scale_y[picture] + BOX / 2,
    )


def _equalised(x: Floats, left: Floats, right: Floats, points: InkPoints) -> Floats:
    """Give crowded columns more room: x moves `EQUALISATION` of the way to its place in the cumulated column ink.

    Source: H. Yamada, K. Yamamoto, T. Saito, "A nonlinear normalization method for handprinted Kanji character
    recognition: line density equalization", Pattern Recognition 23(9), 1990; here along x alone and in part.
    """
    n, picture = points.n, points.picture
    span = np.maximum(right - left, 1e-3)
    share = (x - left[picture]) / span[picture]
    column = np.minimum((share * _COLUMNS).astype(np.intp), _COLUMNS - 1)
    ink = np.bincount(picture * _COLUMNS + column, minlength=n * _COLUMNS).reshape(n, _COLUMNS).astype(np.float64)
    reach = len(_SMOOTHING) // 2
    padded = np.pad(ink, ((0, 0), (reach, reach)), mode="edge")
    density = sum(weight * padded[:, i : i + _COLUMNS] for i, weight in enumerate(_SMOOTHING))
    density = density + ink.mean(axis=1, keepdims=True) / 2
    room = np.concatenate([np.zeros((n, 1)), np.cumsum(density, axis=1)], axis=1)
    room /= room[:, -1:]
    within = share * _COLUMNS - column
    place = room[picture, column] * (1 - within) + room[picture, column + 1] * within
    moved: Floats = left[picture] + ((1 - EQUALISATION) * share + EQUALISATION * place) * span[picture]
    return moved
