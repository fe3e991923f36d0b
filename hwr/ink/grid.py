"""The working grid: ink of any size, place and pen width, brought to 44 pixels on a small binary picture.

Drawings and pictures meet here. A drawing's strokes are redrawn along their paths with one pen, so neither the size
nor the pen width it was drawn with matters; a picture is cropped to its ink, resized and made binary. From here on
there is one way for both, and it is the way the training pictures go as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import DrawingError, PictureError
from hwr.ink import bits
from hwr.ink.drawing import Drawing
from hwr.ink.planes import half_width
from hwr.ink.resizing import enlarged, shrunk
from hwr.language import tr

GRID: Final = 50
"""Height and width of the working grid, in pixels."""

LONG_SIDE: Final = 44
"""The longer side of the ink, in pixels."""

PEN_RADIUS: Final = 2.0
"""The pen that drawings are redrawn with, in pixels."""

SPECK_SIZE: Final = 0.06
SPECK_DISTANCE: Final = 0.12
"""A stroke no larger than the one and further from all others than the other, as shares of the drawing's longer side,
is a speck."""

DOT_SIZE: Final = 0.25
"""Paths that move no further than this share of the pen's width are a dot: a hand that taps trembles."""

MAX_SIDE: Final = 8192
"""Pictures with a longer side, in pixels, are refused; picture files are reduced to far less when they are read."""

_MOST_DISTANCES: Final = 10_000_000  # more than that are not measured to find specks: it would take seconds
_OUT_OF_RANGE: Final = 0.01  # what rounding and resampling may put a value beyond 0 and 1

_FAINTEST: Final = 0.1  # a picture whose darkest pixel is lighter holds no ink
_STRETCH: Final = 1 << 16  # points along a path that are worked on at a time
_CLOSE: Final = 1e-5  # to a threshold, for a grey in single precision, which is at most 1e-6 off
_SMALL: Final = 4096  # pixels of a picture that is measured together with others of its size:
_MEASURED_AT_ONCE: Final = 64  # so many

Grey = NDArray[np.float32]
Floats = NDArray[np.float64]

_SINGLE: Final = np.dtype(np.float32)
_DOUBLE: Final = np.dtype(np.float64)


def from_drawing(drawing: Drawing) -> bits.Words:
    """The drawing's paths on the working grid: words (1, `GRID`).

    Raises:
        DrawingError: if the drawing is blank.
    """
    if drawing.is_blank:
        raise DrawingError(tr("The drawing is blank."))
    return from_paths([stroke.xy for stroke in drawing.strokes], max(stroke.pen_width for stroke in drawing.strokes))


def from_paths(paths: list[Floats], pen_width: float) -> bits.Words:
    """Paths, float64 (n, 2) each and at least one of them, on the working grid: words (1, `GRID`).

    They are brought there as `from_drawing` brings the strokes of a drawing; the widest pen tells what is but a dot.
    """
    paths, middle, scale = _placed(paths, pen_width)
    inked = np.zeros((GRID, GRID), dtype=np.bool_)
    for path in paths:
        placed = (path - middle) * scale
        left, top = bits.pixel_of(placed.min(axis=0) + GRID / 2)
        right, bottom = bits.pixel_of(placed.max(axis=0) + GRID / 2)
        box = inked[top : bottom + 1, left : right + 1]
        for stretch in _dense(placed):
            at = bits.pixel_of(stretch + GRID / 2)
            inked[at[:, 1], at[:, 0]] = True
            if box.all():  # however far the path goes on, it goes over what is inked
                break
    return bits.dilated(bits.pack(inked[None]), PEN_RADIUS)


def placing(drawing: Drawing) -> tuple[Floats, float]:
    """How `from_drawing` places a drawing: what comes to lie in the middle of the grid, float64 (2,) in canvas units,
    and how many pixels of the grid a canvas unit becomes; 0 for a dot, whose form is lost.

    Raises:
        DrawingError: if the drawing is blank.
    """
    if drawing.is_blank:
        raise DrawingError(tr("The drawing is blank."))
    pen_width = max(stroke.pen_width for stroke in drawing.strokes)
    return _placed([stroke.xy for stroke in drawing.strokes], pen_width)[1:]


def _placed(paths: list[Floats], pen_width: float) -> tuple[list[Floats], Floats, float]:
    """The paths without specks, their middle and their scale, as `placing` gives them."""
    paths = _without_specks(paths)
    low, high = _box(paths)
    extent = float((high - low).max())
    is_dot = extent <= DOT_SIZE * pen_width
    return paths, (low + high) / 2, 0.0 if is_dot else (LONG_SIDE - 2 * PEN_RADIUS) / extent


def _box(paths: list[Floats]) -> tuple[Floats, Floats]:
    """The upper left and the lower right corner of the paths' box."""
    points = np.concatenate(paths)
    return points.min(axis=0), points.max(axis=0)


def _without_specks(paths: list[Floats]) -> list[Floats]:
    """Leave out dots that lie apart from all other ink: the pen touched the paper by mistake.

    They would make the box of the ink larger, and the digit in it smaller. Nothing but dots is left as it is, and so
    is a scribble among thousands of dots.
    """
    if len(paths) < 2:
        return paths
    low, high = _box(paths)
    extent = float((high - low).max())
    small = [float(np.ptp(path, axis=0).max()) <= SPECK_SIZE * extent for path in paths]
    if all(small) or not any(small):
        return paths
    written = [path for path, is_small in zip(paths, small, strict=True) if not is_small]
    scaled = [path * (GRID / extent) for path in written]
    if sum(small) * sum(_count(_along(path)) for path in scaled) > _MOST_DISTANCES:
        return paths
    ink = [stretch * (extent / GRID) for path in scaled for stretch in _dense(path)]

    def apart(dot: Floats) -> bool:
        return all(np.hypot(*(stretch - dot[0]).T).min() > SPECK_DISTANCE * extent for stretch in ink)

    return [path for path, is_small in zip(paths, small, strict=True) if not (is_small and apart(path))]


def _dense(path: Floats) -> Iterator[Floats]:
    """Points along the path, float64 (n, 2): about half a pixel apart and never a whole one, both ends among them.

    A dot gives two points at its place. They come in stretches, for a path that fills the grid a thousand times has
    millions of them.
    """
    if len(path) == 1:
        yield np.repeat(path, 2, axis=0)
        return
    along = _along(path)
    count, length = _count(along), along[-1]
    for first in range(0, count, _STRETCH):
        at = np.arange(first, min(first + _STRETCH, count)) * (length / (count - 1))
        if first + _STRETCH >= count:
            at[-1] = length
        yield np.stack([np.interp(at, along, path[:, 0]), np.interp(at, along, path[:, 1])], axis=1)


def _along(path: Floats) -> Floats:
    """How far along the path each of its points is, (n,)."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])


def _count(along: Floats) -> int:
    """How many points `_dense` puts on such a path."""
    return max(int(along[-1] * 2) + 1, 2)


def from_bitmap(ink: Grey) -> bits.Words:
    """A picture's ink on the working grid: words (1, `GRID`).

    Args:
        ink: float32 (height, width), 0 paper to 1 ink.

    Raises:
        PictureError: if it has another form, a side longer than `MAX_SIDE`, values that are not from 0 to 1, or no ink.
    """
    return from_bitmaps([ink])


def from_bitmaps(inks: Sequence[Grey]) -> bits.Words:
    """Many pictures' ink on the working grid, as `from_bitmap` brings each of them there: words (n, `GRID`).

    Raises:
        PictureError: as `from_bitmap`, for the first that is at fault.
    """
    placed = place_bitmaps(inks)
    if len(placed.inked) < len(inks):
        raise PictureError(tr("There is no ink in the picture."))
    return placed.words


@dataclass(frozen=True, eq=False)
class PlacedBitmaps:
    """Those of many pictures that show ink, on the working grid.

    Attributes:
        inked: their places among all, ascending.
        words: (k, `GRID`), the ink of each.
        boxes: of each, where in its picture the ink is: left, top, right and bottom, in pixels.
    """

    inked: list[int]
    words: bits.Words
    boxes: list[tuple[int, int, int, int]]


def place_bitmaps(inks: Sequence[Grey]) -> PlacedBitmaps:
    """Bring those pictures to the working grid that show more than paper, as `from_bitmap` does each of them.

    Raises:
        PictureError: as `has_ink`, for the first that is at fault.
    """
    found = _crops(inks)
    crops = [crop for crop in found if crop is not None]
    inked = [i for i, crop in enumerate(found) if crop is not None]
    if not crops:
        return PlacedBitmaps([], np.zeros((0, GRID), dtype=np.uint64), [])
    greys = np.empty((len(crops), GRID, GRID), dtype=np.float32)
    is_small = np.array([crop.side < GRID for crop in crops])
    small = np.flatnonzero(is_small)
    greys[small] = enlarged([crops[i].ink for i in small], [crops[i].side for i in small], GRID, _SINGLE)
    for i in np.flatnonzero(~is_small):
        greys[i] = shrunk(crops[i].ink, crops[i].side, GRID)
    thresholds = _thresholds(crops, greys)
    # In half the digits it takes half the time; where a pixel could so come to lie on the other side, all of them are
    # needed.
    close = (np.abs(greys - thresholds[:, None, None]) < _CLOSE).any(axis=(1, 2)) & is_small
    if close.any():
        again = np.flatnonzero(close)
        greys[again] = enlarged([crops[i].ink for i in again], [crops[i].side for i in again], GRID, _DOUBLE)
        thresholds = _thresholds(crops, greys)
    return PlacedBitmaps(inked, bits.pack(greys > thresholds[:, None, None]), [crop.box for crop in crops])


def _thresholds(crops: Sequence[_Crop], greys: Grey) -> Floats:
    """From which grey on a pixel of each picture's grid is inked, (n,)."""
    darkest = greys.max(axis=(1, 2)).astype(np.float64)
    thresholds: Floats = np.minimum(np.array([crop.threshold for crop in crops]), 0.5 * darkest)
    return thresholds


@dataclass(frozen=True, eq=False)
class _Crop:
    """The ink of a picture within its box, its darkest pixel being 1; the grid takes `side` of its pixels.

    `threshold` is the grey from which on a pixel of the grid is inked, if it has much of the darkest.
    """

    ink: Grey
    side: float
    threshold: float
    box: tuple[int, int, int, int]


def _crops(inks: Sequence[Grey]) -> list[_Crop | None]:
    """The crop of each picture; None where there is no ink. Those of one small size are measured together."""
    found: list[_Crop | None] = [None] * len(inks)
    alike: dict[tuple[int, ...], list[int]] = {}
    for i, ink in enumerate(inks):
        if isinstance(ink, np.ndarray) and ink.dtype == np.float32 and ink.ndim == 2 and 0 < ink.size <= _SMALL:
            alike.setdefault(ink.shape, []).append(i)
        else:
            alike[-1, i] = [i]
    for places in alike.values():
        for first in range(0, len(places), _MEASURED_AT_ONCE):
            some = places[first : first + _MEASURED_AT_ONCE]
            stack = np.stack([inks[i] for i in some]) if len(some) > 1 else _checked(inks[some[0]])[None]
            low, high = float(stack.min()), float(stack.max())
            if not (low >= -_OUT_OF_RANGE and high <= 1 + _OUT_OF_RANGE):  # nor is it one if it is no number
                for ink in inks:
                    _checked(ink)  # which says what is wrong with the first
            for i, crop in zip(some, _cropped(stack), strict=True):
                found[i] = crop
    return found


def _cropped(inks: Grey) -> Iterator[_Crop | None]:
    """The crops of pictures (n, height, width)."""
    darkest = inks.max(axis=(1, 2)).astype(np.float64)
    inked = inks > (0.3 * darkest).astype(np.float32)[:, None, None]
    rows, columns = inked.any(axis=2), inked.any(axis=1)
    tops, bottoms = rows.argmax(axis=1).tolist(), (inks.shape[1] - rows[:, ::-1].argmax(axis=1)).tolist()
    lefts, rights = columns.argmax(axis=1).tolist(), (inks.shape[2] - columns[:, ::-1].argmax(axis=1)).tolist()
    for i, (most, left, top, right, bottom) in enumerate(
        zip(darkest.tolist(), lefts, tops, rights, bottoms, strict=True)
    ):
        if most < _FAINTEST:
            yield None
            continue
        scale = LONG_SIDE / max(bottom - top, right - left)
        threshold = 0.5
        if scale < 1:  # a fine line covers only part of a grid pixel
            threshold = min(0.5, 0.8 * half_width(inked[i, top:bottom, left:right]) * scale)
        crop = inks[i, top:bottom, left:right] / np.float32(most)
        yield _Crop(crop, GRID / scale, threshold, (left, top, right, bottom))


def has_ink(ink: Grey) -> bool:
    """Whether a picture (as `from_bitmap` takes it) shows more than paper.

    Raises:
        PictureError: if it has another form, a side longer than `MAX_SIDE`, or values that are not from 0 to 1.
    """
    return _shows_ink(_checked(ink))


def _shows_ink(ink: Grey) -> bool:
    return float(ink.max()) >= _FAINTEST


def _checked(ink: Grey) -> Grey:
    """The picture, once it is sure to be one; other kinds of floating-point numbers, and bool, become float32.

    Whole numbers are refused: they are most likely 0 to 255, and as likely 0 for ink as for paper.
    """
    ink = np.asarray(ink)
    if ink.dtype.kind not in "fb":
        raise PictureError(
            tr("A picture's values must be numbers from 0, paper, to 1, ink; these are {dtype}.", dtype=ink.dtype)
        )
    if ink.ndim != 2 or ink.size == 0:
        raise PictureError(
            tr("A picture must have a height and a width; this one has the shape {shape}.", shape=ink.shape)
        )
    if max(ink.shape) > MAX_SIDE:
        raise PictureError(
            tr(
                "A picture's sides must be at most {most:,} pixels long; this one has {shape}.",
                most=MAX_SIDE,
                shape=ink.shape,
            )
        )
    low, high = float(ink.min()), float(ink.max())
    if not (np.isfinite(low) and np.isfinite(high)):
        raise PictureError(tr("The picture has values that are not finite numbers."))
    if low < -_OUT_OF_RANGE or high > 1 + _OUT_OF_RANGE:
        raise PictureError(
            tr(
                "The picture has values from {low:g} to {high:g}; they must be from 0, paper, to 1, ink.",
                low=low,
                high=high,
            )
        )
    return ink.astype(np.float32, copy=False)
