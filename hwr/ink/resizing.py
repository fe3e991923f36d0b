"""Resizing: pictures in the middle of squares of paper, brought to another number of pixels.

A square is `side` pixels of its picture wide, which need not be a whole number, and becomes `size` pixels wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_BACK_PROJECTIONS: Final = 6
_BAND: Final = 128  # rows of a large picture that are worked on at a time
_AT_ONCE: Final = 16  # small pictures that are enlarged together: so many stay in a processor's own memory

Grey = NDArray[np.float32]
Floats = NDArray[np.floating]


def enlarged(inks: Sequence[Grey], sides: Sequence[float], size: int, kind: np.dtype[np.floating[Any]]) -> Grey:
    """Small pictures in the middle of such squares, float32 (n, `size`, `size`), computed in numbers of this kind.

    They are enlarged so that scanning the result at its size would give it back: what a coarse scan blurred (the hole
    of a small loop) opens again. (Iterative back-projection: M. Irani, S. Peleg, "Improving resolution by image
    registration", 1991, for a single picture.)
    """
    greys = np.empty((len(inks), size, size), dtype=np.float32)
    coarse = [max(round(side), 1) for side in sides]
    for scanned in set(coarse):
        alike = [i for i in range(len(inks)) if coarse[i] == scanned]
        for first in range(0, len(alike), _AT_ONCE):
            some = alike[first : first + _AT_ONCE]
            placed = [inks[i] for i in some], [sides[i] for i in some]
            begun, wanted = (_placed_at(*placed, pixels).astype(kind) for pixels in (size, scanned))
            greys[some] = _back_projected(begun, wanted)
    return greys


def _placed_at(inks: Sequence[Grey], sides: Sequence[float], size: int) -> NDArray[np.float64]:
    """Pictures in the middle of their squares, at so many pixels: float64 (n, `size`, `size`)."""
    longest = max(max(ink.shape) for ink in inks)
    stack = np.zeros((len(inks), longest, longest))
    for i, ink in enumerate(inks):
        height, width = ink.shape
        stack[i, :height, :width] = ink
    down, across = (
        np.stack([_placing(ink.shape[axis], longest, side, size) for ink, side in zip(inks, sides, strict=True)])
        for axis in (0, 1)
    )
    placed: NDArray[np.float64] = down @ stack @ across.transpose(0, 2, 1)
    return placed


def _back_projected(begun: Floats, wanted: Floats) -> Grey:
    """Pictures (n, size, size) corrected until at the size of `wanted` (n, side, side) they are these: float32.

    In memory the rows of one picture lie between those of the others, and a product is one for all of them.
    """
    (n, side), size = wanted.shape[:2], begun.shape[1]
    kind = begun.dtype
    shrink = _resizing(size, side, Image.Resampling.BOX, kind)
    enlarge = _resizing(side, size, Image.Resampling.BICUBIC, kind)
    rows = np.array(begun.transpose(1, 0, 2), order="C").reshape(size, n * size)
    target = np.ascontiguousarray(wanted.transpose(1, 0, 2)).reshape(side * n, side)
    shown = np.empty_like(rows)
    for _ in range(_BACK_PROJECTIONS):
        np.clip(rows, 0.0, 1.0, out=shown)
        missing = target - (shrink @ shown).reshape(side * n, size) @ shrink.T
        rows += ((enlarge @ missing.reshape(side, n * side)).reshape(size * n, side) @ enlarge.T).reshape(rows.shape)
        np.clip(rows, -0.5, 1.5, out=rows)
    return rows.reshape(size, n, size).transpose(1, 0, 2).astype(np.float32)


@lru_cache(maxsize=800)
def _placing(length: int, room: int, side: float, size: int) -> NDArray[np.float64]:
    """Pillow's resizing of a side of `length` pixels in the middle of `side` pixels of paper, to `size`, as a matrix
    (`size`, `room`); see `_resizing`. Behind the `length` pixels there may be others, which count for nothing.
    """
    margin = int(np.ceil(side)) + 1
    begin = (length - side) / 2 + margin
    line = Image.fromarray(np.pad(np.eye(length, dtype=np.float32), ((0, 0), (margin, margin))))
    resized = line.resize((size, length), Image.Resampling.BICUBIC, box=(begin, 0, begin + side, length))
    matrix = np.zeros((size, room))
    matrix[:, :length] = np.asarray(resized, dtype=np.float64).T
    return matrix


@lru_cache(maxsize=200)
def _resizing(old: int, new: int, resample: Image.Resampling, kind: np.dtype[np.floating[Any]]) -> Floats:
    """Pillow's resizing of a side from `old` to `new` pixels, which is linear, as a matrix (new, old).

    A product with it is what a resizing is, without the making of pictures, which costs ten times as much.
    """
    return np.asarray(Image.fromarray(np.eye(old, dtype=np.float32)).resize((old, new), resample), dtype=kind)


def shrunk(ink: Grey, side: float, size: int) -> Grey:
    """A large picture in the middle of such a square, float32 (`size`, `size`): first its columns, some rows at a time.

    The margin of a large picture is much larger than itself; so it never lies in memory as a whole.
    """
    height, width = ink.shape
    margin = int(np.ceil(side)) + 1
    left, top = (width - side) / 2 + margin, (height - side) / 2 + margin
    # Not BOX: Pillow weighs pixels by their centres, and at some scales a whole row falls between two of its boxes.
    resample = Image.Resampling.HAMMING
    bands = []
    for first in range(0, len(ink), _BAND):
        band = np.pad(ink[first : first + _BAND], ((0, 0), (margin, margin)))
        columns = (left, 0, left + side, len(band))
        bands.append(np.asarray(Image.fromarray(band).resize((size, len(band)), resample, box=columns)))
    narrow = np.pad(np.concatenate(bands), ((margin, margin), (0, 0)))
    rows = (0, top, size, top + side)
    return np.asarray(Image.fromarray(narrow).resize((size, size), resample, box=rows))
