"""A page of numbers: a picture in, its numbers with their places in rows and columns out."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink import grid
from hwr.ink.layout import Layout, Placed, layout
from hwr.ink.page_ink import read_page_ink
from hwr.ink.planes import Ints, Plane
from hwr.language import tr
from hwr.reading.number import read_number_bitmap
from hwr.reading.values import Box, Line, Symbol
from hwr.recipe.progress import Progress
from hwr.recognizer import Recognizer, Verdict

_AT_A_TIME: Final = 300  # symbols that are read together: a tenth of a second, until a page can be given up
_LAYOUT_SHARE: Final = 0.5  # of the time a page takes
_LOW: Final = 0.6  # of the tallest symbol's height: a lower one may be a sign
_WIDE: Final = 0.95  # times its height: a wider symbol may be two, unless it is read as surely as this:
_SURELY: Final = 0.85
_WIDEST: Final = 1.4  # times its height: no digit is wider
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
    yield Progress(tr("Opening the picture"), 0.0)
    found = read_page_ink(path, page=page)
    yield from read_page(recognizer, found.ink, scale=found.scale)


def read_page(recognizer: Recognizer, ink: Plane, *, scale: float = 1.0) -> Generator[Progress | Page, None, None]:
    """Read a page of numbers: a generator of progress, whose last value is the `Page`.

    Args:
        recognizer: what reads.
        ink: float32 (height, width), 0 paper to 1 ink, as `page_ink` finds it.
        scale: how many of the picture's pixels are one of the ink's, along each side.
    """
    yield Progress(tr("Looking for numbers"), 0.1)
    found = layout(ink)
    size = ink.shape[1] * scale, ink.shape[0] * scale
    numbers: list[PageNumber] = []
    for some in _portions(found.numbers):
        share = len(numbers) / len(found.numbers)
        step = tr("Reading: number {number} of {count}", number=len(numbers) + 1, count=len(found.numbers))
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
    """What these numbers say.

    All their pieces are read together, each as one digit, which on paper most of them are. Only where that leaves a
    doubt a few neighbours are cut, put together otherwise and read again.
    """
    symbols = [_symbols(found, number.pieces) for number in numbers]
    words = grid.from_bitmaps([found.crop(pieces) for group in symbols for pieces in group])
    probabilities = recognizer.probabilities(words)
    verdicts = recognizer.verdicts(probabilities)
    lines: list[Line] = []
    at = 0
    for group in symbols:
        of = slice(at, at + len(group))
        at += len(group)
        parts: list[Line] = []
        for first, last, doubtful in _stretches(_doubts(found, group, probabilities[of], verdicts[of])):
            if doubtful:
                pieces = np.concatenate(group[first:last])
                parts.append(_on_picture(found, pieces, read_number_bitmap(recognizer, found.crop(pieces)), scale))
            else:
                rows = probabilities[of][first:last]
                parts.append(_plain_line(recognizer, found, group[first:last], rows, scale))
        lines.append(parts[0] if len(parts) == 1 else _joined(parts))
    return lines


def _doubts(
    found: Layout, symbols: Sequence[Ints], probabilities: NDArray[np.float64], verdicts: Sequence[Verdict]
) -> NDArray[np.bool_]:
    """For each symbol of a number, whether it may be a part of one, two, or a sign."""
    boxes = np.array([found.box(pieces) for pieces in symbols])
    wide, tall = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    sure = probabilities.max(axis=1)
    doubts = np.array([verdict is not Verdict.SURE for verdict in verdicts])
    doubts |= (wide > _WIDEST * tall) | ((wide > _WIDE * tall) & (sure < _SURELY))
    low = tall < _LOW * tall.max()  # by its neighbours it is told what it is
    doubts |= low
    doubts[1:] |= low[:-1]
    doubts[:-1] |= low[1:]
    return doubts


def _stretches(doubts: NDArray[np.bool_]) -> list[tuple[int, int, bool]]:
    """Neighbours that are doubtful, or are not: where each stretch begins and ends, and which it is."""
    ends = [0, *(np.flatnonzero(np.diff(doubts.astype(np.int8))) + 1).tolist(), len(doubts)]
    return [(first, last, bool(doubts[first])) for first, last in pairwise(ends)]


def _plain_line(
    recognizer: Recognizer, found: Layout, symbols: Sequence[Ints], probabilities: NDArray[np.float64], scale: float
) -> Line:
    """Symbols each of which is surely what it looks like."""
    read = tuple(
        Symbol(
            recognizer.model.classes[int(row.argmax())],
            float(row.max()),
            _box(_corners(found, found.box(pieces), scale)),
        )
        for pieces, row in zip(symbols, probabilities, strict=True)
    )
    confidence = float(np.prod([symbol.confidence for symbol in read]))
    return Line(read, confidence, Verdict.SURE, len(read) > 1)


def _joined(parts: Sequence[Line]) -> Line:
    """A number whose parts were read one by one."""
    symbols = tuple(symbol for part in parts for symbol in part.symbols)
    confidence = float(np.prod([part.confidence for part in parts]))
    sure = all(part.verdict is Verdict.SURE for part in parts)
    return Line(symbols, confidence, Verdict.SURE if sure else Verdict.UNSURE, looks_like_several=True)


def _on_picture(found: Layout, pieces: Ints, line: Line | None, scale: float) -> Line:
    """What was read in the crop of these pieces, with boxes in the picture's pixels."""
    left, top, right, bottom = found.box(pieces)

    def moved(box: Box) -> Box:
        sides = (int(box.left) + left, int(box.top) + top, round(box.right) + left, round(box.bottom) + top)
        return _box(_corners(found, sides, scale))

    if line is None:
        whole = Box(0.0, 0.0, float(right - left), float(bottom - top))
        return Line((Symbol("", 0.0, moved(whole)),), 0.0, Verdict.UNSURE)
    symbols = tuple(Symbol(symbol.text, symbol.confidence, moved(symbol.box)) for symbol in line.symbols)
    return Line(symbols, line.confidence, line.verdict, line.looks_like_several)


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
