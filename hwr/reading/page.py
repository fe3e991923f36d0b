"""A page of numbers: a picture in, its numbers with their places in rows and columns out."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink import grid
from hwr.ink.layout import Layout, Placed, layout
from hwr.ink.page_ink import read_page_ink
from hwr.ink.planes import Ints, Plane
from hwr.reading.values import Box, Line, Symbol
from hwr.recipe.progress import Progress
from hwr.recognizer import SURE_FROM, Recognizer, Verdict

_AT_A_TIME: Final = 300  # symbols that are read together: a tenth of a second, until a page can be given up
_LAYOUT_SHARE: Final = 0.5  # of the time a page takes
_ABOVE: Final = 0.5  # of the narrower one's width: pieces that lie so far above each other are one symbol


@dataclass(frozen=True, eq=False)
class PageNumber:
    """A number on a page.

    Attributes:
        line: what it says; its boxes are in the picture's pixels.
        row, column: its place in the table of the page, from 0.
        outline: float64 (4, 2), x and y of its corners in the picture's pixels, from the left top one clockwise; turned
            as the page is.
        crop: float32 (height, width), its ink alone, upright, 0 paper to 1 ink; read-only.
    """

    line: Line
    row: int
    column: int
    outline: NDArray[np.float64]
    crop: Plane


@dataclass(frozen=True, eq=False)
class Page:
    """A page that was read.

    Attributes:
        numbers: in the order of reading, row after row.
        turn: degrees by which its rows fall to the right in the picture.
        size: width and height of the picture, in its pixels.
    """

    numbers: tuple[PageNumber, ...]
    turn: float
    size: tuple[float, float]

    @property
    def lines(self) -> tuple[Line, ...]:
        """What the numbers say, in the order of reading."""
        return tuple(number.line for number in self.numbers)

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns its table has."""
        if not self.numbers:
            return 0, 0
        return max(number.row for number in self.numbers) + 1, max(number.column for number in self.numbers) + 1

    def to_dict(self) -> dict[str, Any]:
        """As it is saved as JSON: the keys of `hwr predict --json`, and the places in the table."""
        rows, columns = self.shape
        return {
            "turn": self.turn,
            "rows": rows,
            "columns": columns,
            "lines": [{**n.line.to_dict(), "row": n.row, "column": n.column} for n in self.numbers],
        }


def read_page_file(recognizer: Recognizer, path: Path, *, page: int = 0) -> Generator[Progress | Page, None, None]:
    """Read a page of a picture file; see `read_page`.

    Raises:
        PictureError: if the file cannot be read as a picture.
    """
    yield Progress("Opening the picture", 0.0)
    found = read_page_ink(path, page=page)
    yield from read_page(recognizer, found.ink, scale=found.scale)


def read_page(recognizer: Recognizer, ink: Plane, *, scale: float = 1.0) -> Generator[Progress | Page, None, None]:
    """Read a page of numbers: a generator of progress, whose last value is the `Page`.

    Args:
        recognizer: what reads.
        ink: float32 (height, width), 0 paper to 1 ink, as `page_ink` finds it.
        scale: how many of the picture's pixels are one of the ink's, along each side.
    """
    yield Progress("Looking for numbers", 0.1)
    found = layout(ink)
    size = ink.shape[1] * scale, ink.shape[0] * scale
    numbers: list[PageNumber] = []
    for some in _portions(found.numbers):
        share = len(numbers) / len(found.numbers)
        step = f"Reading: number {len(numbers) + 1} of {len(found.numbers)}"
        yield Progress(step, _LAYOUT_SHARE + (1 - _LAYOUT_SHARE) * share)
        for placed, line in zip(some, _lines(recognizer, found, some, scale), strict=True):
            crop = found.crop(placed.pieces)
            crop.flags.writeable = False
            outline = _corners(found, found.box(placed.pieces), scale)
            numbers.append(PageNumber(line, placed.row, placed.column, outline, crop))
    yield Page(tuple(numbers), found.turn, size)


def _portions(numbers: Sequence[Placed]) -> list[list[Placed]]:
    """The numbers, so many together that a portion is read within a moment."""
    portions: list[list[Placed]] = []
    room = 0
    for number in numbers:
        if room < len(number.pieces):
            portions.append([])
            room = _AT_A_TIME
        portions[-1].append(number)
        room -= len(number.pieces)
    return portions


def _lines(recognizer: Recognizer, found: Layout, numbers: Sequence[Placed], scale: float) -> list[Line]:
    """What these numbers say, read together."""
    symbols = [_symbols(found, number.pieces) for number in numbers]
    words = grid.from_bitmaps([found.crop(pieces) for group in symbols for pieces in group])
    probabilities = recognizer.probabilities(words)
    best, sure = probabilities.argmax(axis=1), probabilities.max(axis=1)
    lines, at = [], 0
    for group in symbols:
        read = []
        for pieces in group:
            text = recognizer.model.classes[int(best[at])]
            box = _box(_corners(found, found.box(pieces), scale))
            read.append(Symbol(text, float(sure[at]), box, tuple(map(int, pieces))))
            at += 1
        confidence = float(np.prod([symbol.confidence for symbol in read]))
        verdict = Verdict.SURE if confidence >= SURE_FROM else Verdict.UNSURE
        lines.append(Line(tuple(read), confidence, verdict))
    return lines


def _symbols(found: Layout, pieces: Ints) -> list[Ints]:
    """The pieces of each symbol of a number: those that lie above each other are one."""
    symbols: list[list[int]] = []
    for piece in pieces.tolist():
        left, _, right, _ = found.box(np.array([piece]))
        if symbols:
            before, _, reached, _ = found.box(np.array(symbols[-1]))
            shared = min(right, reached) - max(left, before)
            if shared >= _ABOVE * min(right - left, reached - before):
                symbols[-1].append(piece)
                continue
        symbols.append([piece])
    return [np.array(symbol) for symbol in symbols]


def _corners(found: Layout, box: tuple[int, int, int, int], scale: float) -> NDArray[np.float64]:
    """A box of the upright page as a quadrangle on the picture, (4, 2)."""
    left, top, right, bottom = map(float, box)
    x, y = found.on_picture(np.array([left, right, right, left]), np.array([top, top, bottom, bottom]))
    return np.stack([x, y], axis=1) * scale


def _box(corners: NDArray[np.float64]) -> Box:
    (left, top), (right, bottom) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return Box(left, top, right, bottom)
