"""A drawing's picture: strokes painted with a round pen, antialiased, the same on every screen.

Each piece of a stroke is the area a round pen covers while it moves from one point to the next and its width changes
from the one's to the other's. How much of a pixel is inked follows from the distance between the pixel's centre and
that area's edge; where pieces overlap, the most inked one counts, so that joints and caps come out round.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hwr.ink.drawing import CANVAS_SIZE, NOMINAL_PRESSURE, Drawing, Stroke

MAX_SIZE: Final = 8192
"""A picture larger than this, in pixels a side, is refused: it is a mistake, and would take hundreds of megabytes."""

_BATCH: Final = 1 << 19
"""Rows or pixels worked on at a time; keeps the memory of even the busiest drawing below some tens of megabytes."""

Colour = tuple[int, int, int]
BLACK: Final[Colour] = (0, 0, 0)
WHITE: Final[Colour] = (255, 255, 255)


def pen_widths(stroke: Stroke) -> NDArray[np.float64]:
    """The width of the pen at each point: shape (n,), canvas units.

    `NOMINAL_PRESSURE` draws at exactly the pen's width, no pressure at half of it, full pressure at one and a half.
    """
    return stroke.pen_width * (1.0 + (stroke.points[:, 3] - NOMINAL_PRESSURE))


def rasterise(drawing: Drawing, size: int) -> NDArray[np.float32]:
    """Paint a drawing: float32 of shape (size, size), the inked share of each pixel from 0 paper to 1 ink.

    The picture shows the whole canvas, whatever is drawn there; ink outside it is cut off.

    Raises:
        ValueError: if `size` is not between 1 and `MAX_SIZE`.
    """
    if not 1 <= size <= MAX_SIZE:
        raise ValueError(f"The size must be between 1 and {MAX_SIZE} pixels; it is {size}.")
    canvas = np.zeros(size * size, dtype=np.float32)
    if not drawing.is_blank:
        pieces = np.concatenate([_pieces(stroke) for stroke in drawing.strokes]) * (size / CANVAS_SIZE)
        for rows in _rows(pieces, size):
            _paint(canvas, pieces, *rows, size)
    return canvas.reshape(size, size)


def to_image(drawing: Drawing, size: int = 1024, *, ink: Colour = BLACK, paper: Colour | None = WHITE) -> Image.Image:
    """The drawing as a picture to save or copy: RGB, or RGBA with a transparent background where `paper` is None.

    Raises:
        ValueError: if `size` is not between 1 and `MAX_SIZE`.
    """
    coverage = Image.fromarray(np.rint(rasterise(drawing, size) * 255).astype(np.uint8))
    inked = Image.new("RGB", coverage.size, ink)
    if paper is None:
        inked.putalpha(coverage)
        return inked
    return Image.composite(inked, Image.new("RGB", coverage.size, paper), coverage)


def _pieces(stroke: Stroke) -> NDArray[np.float64]:
    """A stroke's pieces, one a row: x, y and radius where it starts, x, y and radius where it ends.

    A stroke of one point is one piece that ends where it starts: a dot.
    """
    path = np.column_stack([stroke.xy, pen_widths(stroke) / 2])
    return np.hstack([path[:-1], path[1:]]) if len(path) > 1 else np.hstack([path, path])


def _rows(pieces: NDArray[np.float64], size: int) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """The pixel rows which each piece reaches, in batches of (indices of pieces, rows)."""
    reach = np.maximum(pieces[:, 2], pieces[:, 5]) + 0.5
    top = np.minimum(pieces[:, 1], pieces[:, 4]) - reach
    bottom = np.maximum(pieces[:, 1], pieces[:, 4]) + reach
    first, last = _pixels_between(top, bottom, size)
    for some in _batches(last - first):
        owner, row = _expand(first[some], last[some])
        yield owner + some.start, row


def _paint(
    canvas: NDArray[np.float32], pieces: NDArray[np.float64], owner: NDArray[np.intp], row: NDArray[np.intp], size: int
) -> None:
    """Ink the given rows of the given pieces, but only the pixels of a row that the piece can reach."""
    x0, y0, r0, x1, y1, r1 = pieces[owner].T
    reach = np.maximum(r0, r1) + 0.5
    middle = row + 0.5
    level = np.abs(y1 - y0) < 1e-9  # within reach along its whole length, as good as: less would overflow
    rise = np.where(level, 1.0, y1 - y0)
    one, other = (middle - reach - y0) / rise, (middle + reach - y0) / rise
    begin = np.where(level, 0.0, np.clip(np.minimum(one, other), 0.0, 1.0))
    end = np.where(level, 1.0, np.clip(np.maximum(one, other), 0.0, 1.0))
    at_begin, at_end = x0 + begin * (x1 - x0), x0 + end * (x1 - x0)
    first, last = _pixels_between(np.minimum(at_begin, at_end) - reach, np.maximum(at_begin, at_end) + reach, size)
    for some in _batches(last - first):
        which, column = _expand(first[some], last[some])
        pixel = row[some][which] * size + column
        open_pixels = canvas[pixel] < 1.0  # a fully inked pixel cannot change: scribbles stay affordable
        pixel, which, column = pixel[open_pixels], which[open_pixels] + some.start, column[open_pixels]
        inked = _coverage(column + 0.5, middle[which], pieces[owner[which]])
        np.maximum.at(canvas, pixel, inked.astype(np.float32))


def _coverage(x: NDArray[np.float64], y: NDArray[np.float64], pieces: NDArray[np.float64]) -> NDArray[np.float64]:
    """The inked share, 0 to 1, of unit pixels with the centres (x, y), each under its own piece."""
    x0, y0, r0, x1, y1, r1 = pieces.T
    along_x, along_y = x1 - x0, y1 - y0
    length_squared = along_x**2 + along_y**2
    projection = (x - x0) * along_x + (y - y0) * along_y
    share = np.clip(projection / np.where(length_squared > 0, length_squared, 1.0), 0.0, 1.0)
    distance = np.hypot(x - x0 - share * along_x, y - y0 - share * along_y)
    radius = r0 + share * (r1 - r0)
    fullest = np.minimum(2 * radius, 1.0)  # a pen thinner than a pixel never fills one
    inked: NDArray[np.float64] = np.minimum(np.maximum(radius + 0.5 - distance, 0.0), fullest)
    return inked


def _pixels_between(
    low: NDArray[np.float64], high: NDArray[np.float64], size: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """First and one past the last pixel of `size` whose centre lies between `low` and `high`."""
    first = np.ceil(np.clip(low - 0.5, 0, size)).astype(np.intp)
    last = np.floor(np.clip(high + 0.5, 0, size)).astype(np.intp)
    return first, np.maximum(first, last)


def _batches(counts: NDArray[np.intp]) -> Iterator[slice]:
    """Consecutive slices over `counts`, each with a sum of about `_BATCH`."""
    total = np.cumsum(counts)
    begin = 0
    while begin < len(counts):
        done = total[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(total, done + _BATCH, side="right")))
        yield slice(begin, end)
        begin = end


def _expand(first: NDArray[np.intp], last: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Every whole number of every range [first, last): (index of its range, the number)."""
    counts = last - first
    owner = np.repeat(np.arange(len(counts)), counts)
    begin_of_range = np.cumsum(counts) - counts
    return owner, np.arange(len(owner)) - begin_of_range[owner] + first[owner]
