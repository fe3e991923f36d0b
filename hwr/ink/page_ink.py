"""The ink of a whole page, photographed or scanned: much paper, thin strokes, and whatever was printed on it.

A page is not read as a single digit is (`hwr.ink.picture`): nothing in it is clutter for being small, a table's lines
are the largest thing on it, and it has many times the pixels. So the paper's own brightness is taken from blocks, each
of which holds more paper than ink: an upper quantile of each, closed over those that do not. What differs from it, as
a share of the brightness there is, is ink; light falls out of that share.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hwr.ink.contrast import LEAST, threshold
from hwr.ink.picture import read_picture, read_picture_bytes
from hwr.ink.picture_file import read_bytes, read_file
from hwr.ink.pixels import Pixels
from hwr.ink.planes import Plane, nearby_range, resized, softened
from hwr.language import tr

PAGE_SIDE: Final = 2500
"""A page is read at no more than so many pixels on its longer side: a digit of three millimetres on A4 has 25."""

_SMALL: Final = 200  # pixels of the shorter side: a smaller picture is read as that of a single digit is
_LOOK: Final = 1600  # pixels of the longer side of a page as it is shown
_BLOCKS: Final = 48  # along the longer side; a block is as large as a digit, about
_COARSE: Final = 4  # pixels of the picture, along each side, in one of those the ink's colour is looked for in
_PAPER: Final = 0.75  # the quantile of a block's brightness that is paper
_NEARBY: Final = 4  # blocks on each side whose middle one is taken to be paper when it is asked which is darker
_CLOSED: Final = 2  # blocks that ink may fill, along each side of one
_ALL_INK: Final = 0.6  # the quantile of the inked pixels that are inked all over
_GRAINY: Final = 0.09  # of the ink's contrast: noise from which on the picture is softened
_CALMED: Final = 0.4  # what softening leaves of noise, at least
_VISIBLE: Final = 0.05  # difference, of 1, that may be ink
_SAMPLED: Final = 800  # pixels along the longer side of the sample that is measured
_ROOM: Final = 0.1  # bounds what noise on nearly black can become


@dataclass(frozen=True, eq=False)
class PageInk:
    """The ink of a page of a picture file.

    Attributes:
        ink: float32 (height, width), 0 paper to 1 ink.
        scale: how many of the picture's pixels are one of the ink's, along each side.
        pages: how many pages the file has.
        look: uint8 (h, w, 1 or 3), the page as it looks, hardly larger than it is shown.
    """

    ink: Plane
    scale: float
    pages: int
    look: NDArray[np.uint8]


def read_page_ink(path: Path, *, page: int = 0) -> PageInk:
    """Read a page of a picture file.

    Raises:
        PictureError: if it cannot be read as a picture; the sentence names the file.
    """
    pixels = read_file(path, side=PAGE_SIDE, page=page)
    return _of(pixels, partial(read_picture, path))


def read_page_bytes(data: bytes, *, name: str = "") -> PageInk:
    """Read an encoded picture, its first page, as `read_page_ink` does; errors call it `name`, if given."""
    name = name or tr("The picture")
    return _of(read_bytes(data, name=name, side=PAGE_SIDE), partial(read_picture_bytes, data, name=name))


def _of(pixels: Pixels, as_digit: Callable[[], Plane]) -> PageInk:
    """The page that these pixels are of; `as_digit` reads it as the picture of a single digit is read."""
    ink = as_digit() if min(pixels.colour.shape[:2]) < _SMALL else page_ink(pixels)
    step = -(-max(ink.shape) // _LOOK)
    height, width = (-(-side // step) for side in ink.shape)
    look = resized(_on_white(pixels), width, height, Image.Resampling.BOX)
    return PageInk(ink, pixels.scale, pixels.pages, np.rint(np.clip(look, 0, 1) * 255).astype(np.uint8))


def _on_white(pixels: Pixels) -> Plane:
    if pixels.opacity is None:
        return pixels.colour
    return 1 - pixels.opacity[:, :, None] * (1 - pixels.colour)


def page_ink(pixels: Pixels) -> Plane:
    """The ink of a page: float32 (height, width), the inked share of each pixel, 0 paper to 1 ink; lines and all.

    All 0 if there is nothing but paper.
    """
    colour = _on_white(pixels)
    height, width = colour.shape[:2]
    small = resized(colour, -(-width // _COARSE), -(-height // _COARSE), Image.Resampling.BOX)
    paper = _paper(small)
    direction, sign = _direction(small, resized(paper, small.shape[1], small.shape[0], Image.Resampling.BILINEAR))
    lit = resized((paper @ direction)[:, :, None], width, height, Image.Resampling.BICUBIC)[:, :, 0]
    apart: Plane = np.float32(sign) * (colour @ direction - lit)
    return _covered(apart, np.maximum(lit if sign < 0 else 1 - lit, np.float32(_ROOM)))


def _paper(colour: Plane) -> Plane:
    """The paper's colours in blocks, float32 (rows, columns, channels)."""
    height, width = colour.shape[:2]
    side = max(2, -(-max(height, width) // _BLOCKS))
    rows, columns = -(-height // side), -(-width // side)
    whole = np.pad(colour, ((0, rows * side - height), (0, columns * side - width), (0, 0)), mode="edge")
    blocks = whole.reshape(rows, side, columns, side, -1).transpose(0, 2, 4, 1, 3).reshape(rows, columns, -1, side**2)
    blocks = np.sort(blocks, axis=3)
    middle, low, high = (blocks[..., round(q * (side**2 - 1))] for q in (0.5, 1 - _PAPER, _PAPER))
    apart = blocks - _median_nearby(middle)[..., None]
    is_dark = bool(np.maximum(-apart, 0).sum() >= np.maximum(apart, 0).sum())
    paper = high if is_dark else low
    return _closed(paper) if is_dark else 1 - _closed(1 - paper)


def _median_nearby(blocks: Plane) -> Plane:
    """The median of each block and those around it, float32 (rows, columns, channels)."""
    framed = np.pad(blocks, ((_NEARBY, _NEARBY), (_NEARBY, _NEARBY), (0, 0)), mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(framed, (2 * _NEARBY + 1, 2 * _NEARBY + 1), axis=(0, 1))
    return np.asarray(np.median(windows, axis=(3, 4)), dtype=np.float32)


def _closed(paper: Plane) -> Plane:
    """Blocks as bright as others on both sides of them, where they were darker; smoothed."""
    framed = np.pad(paper, ((2 * _CLOSED, 2 * _CLOSED), (2 * _CLOSED, 2 * _CLOSED), (0, 0)), mode="edge")
    lightest = nearby_range(framed, _CLOSED)[1]
    closed = nearby_range(lightest, _CLOSED)[0][2 * _CLOSED : -2 * _CLOSED, 2 * _CLOSED : -2 * _CLOSED]
    return softened(closed)


def _direction(colour: Plane, paper: Plane) -> tuple[Plane, float]:
    """Weights of the channels (channels,) that add to 1, and whether ink lies below (-1) or above (1) paper on them."""
    apart = colour - paper
    farthest = np.abs(apart).max(axis=2)
    strong = farthest > 0.5 * float(np.quantile(farthest, 0.995))
    vectors = apart[strong].astype(np.float64)
    if not len(vectors):  # all of it is exactly paper
        return np.full(colour.shape[2], 1 / colour.shape[2], dtype=np.float32), -1.0
    axis = np.linalg.eigh(vectors.T @ vectors)[1][:, -1]
    sign = 1.0 if (vectors @ axis).sum() * axis.sum() > 0 else -1.0
    weights = np.abs(axis)
    return (weights / weights.sum()).astype(np.float32), sign


def _covered(apart: Plane, room: Plane) -> Plane:
    """The covered share of each pixel, of how far it is from paper and how far it could be, both float32 (h, w)."""
    step = max(1, max(apart.shape) // _SAMPLED)
    sample, sampled_room = apart[::step, ::step], room[::step, ::step]
    noise = 1.4826 * float(np.median(np.abs(sample - np.median(sample))))
    visible = sample > max(6 * noise, _VISIBLE)
    inked = sample[visible] / sampled_room[visible]
    level = float(np.quantile(inked[inked >= threshold(inked)], _ALL_INK)) if inked.size > 1 else 0.0
    if level < LEAST:
        return np.zeros_like(apart)
    share = apart / room
    blurred = noise / float(np.median(sampled_room)) / level
    if blurred > _GRAINY:
        share = softened(share[:, :, None])[:, :, 0]
        blurred *= _CALMED
    steep = np.float32(0.5 / (0.5 - min(3 * blurred, 0.35)))
    covered: Plane = np.clip(0.5 + (share / np.float32(level) - 0.5) * steep, 0, 1).astype(np.float32)
    return covered
