"""Many drawings and pictures read at once, each as it would be read alone: on the grid one operation does for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, overload

import numpy as np
from numpy.typing import NDArray

from hwr.ink import grid
from hwr.ink.drawing import Drawing
from hwr.ink.picture import ink_from_pixels
from hwr.ink.picture_file import read_pages
from hwr.ink.planes import find_components
from hwr.reading.number import read_number, read_number_bitmap
from hwr.reading.page import Page, read_page, read_page_file
from hwr.reading.values import Box, Line, Symbol
from hwr.recognizer import SURE_FROM, Recognition, Recognizer, Verdict


@dataclass(frozen=True, eq=False)
class Picture:
    """A page of a picture file, opened.

    Attributes:
        ink: float32 (height, width), 0 paper to 1 ink.
        path: the file.
        scale: how many of the file's pixels one of the ink's is, along each side.
        page: which page it is, from 0.
        pages: how many the file has.
    """

    ink: NDArray[np.float32]
    path: Path
    scale: float = 1.0
    page: int = 0
    pages: int = 1


def open_pictures(path: Path) -> Iterator[Picture]:
    """Open the pages of a picture file one after the other.

    Raises:
        PictureError: if one cannot be read.
    """
    for pixels in read_pages(path):
        yield Picture(ink_from_pixels(pixels), path, pixels.scale, pixels.page, pixels.pages)


Ink = Drawing | Picture | NDArray[np.float32]
"""A drawing, a picture of a file, or any other: float32 (height, width), 0 paper to 1 ink."""


@dataclass(frozen=True)
class Reading:
    """What was read.

    Attributes:
        lines: row after row; none if there is no ink. Boxes are in canvas units, in pixels of the file, upright, or in
            those of the picture.
        verdict: whether there is ink, and whether all of it can be relied on.
        confidence: that all of it is right, 0 to 1; 0 if there is no ink.
        ranked: (text, probability) of what it may be instead, and of what was read, which is the first; of several
            symbols it is the only one.
    """

    lines: tuple[Line, ...]
    verdict: Verdict
    confidence: float
    ranked: tuple[tuple[str, float], ...]

    @property
    def text(self) -> str:
        """What it says, a line of text for each line; empty if there is no ink."""
        return "\n".join(line.text for line in self.lines)


_WIDE: Final = 1.15  # width over height: wider than any digit
_NARROW: Final = 0.6  # likewise: narrower than any two in one stroke
_LEAST_NUMBERS: Final = 2
_ROW_OF: Final = 12  # pieces of ink: more are no number
_PARTS_OF_ONE: Final = 2  # pieces of ink that a digit may be broken into, one above the other
_TALL: Final = 0.4  # of the highest piece: lower ones are marks, bars and dots
_LARGE: Final = 600  # pixels: a picture's ink is worth another look, for it may be a page of many small digits
_DOUBT: Final = (Verdict.BLANK, Verdict.SURE, Verdict.UNSURE, Verdict.NOT_A_DIGIT)  # the most doubtful is the last
_SMALL: Final = 48  # pixels of the shorter side: a smaller picture is one of a digit, if it is not much wider

BLANK = Reading((), Verdict.BLANK, 0.0, ())


def read_many(recognizer: Recognizer, inks: Sequence[Ink], *, several: bool = False) -> list[Reading]:
    """Read each, all at once: as one symbol, or as what it is, one or several, side by side or all over a page.

    Raises:
        PictureError: if a picture has another form, or values that are not from 0 to 1.
    """
    inked = [i for i, ink in enumerate(inks) if _has_ink(ink)]
    readings = [BLANK] * len(inks)
    surely_one = [False] * len(inks)
    wholes = [Recognition(Verdict.BLANK, recognizer.model.classes, np.zeros(0), None, None)] * len(inks)
    if inked:
        words = _on_grid([inks[i] for i in inked])
        probabilities = recognizer.probabilities(words)
        verdicts = recognizer.verdicts(probabilities)
        for i, word, row, verdict in zip(inked, words, probabilities, verdicts, strict=True):
            readings[i] = _one_symbol(recognizer.model.classes, row, verdict, box_of(inks[i]))
            surely_one[i] = verdict is Verdict.SURE and _is_surely_one(inks[i], word)
            wholes[i] = Recognition(verdict, recognizer.model.classes, row, None, None)
    if several:
        for i, ink in enumerate(inks):
            if not surely_one[i]:
                readings[i] = read_several(recognizer, ink, wholes[i]) or readings[i]
    return readings


@overload
def _plain(ink: Picture | NDArray[np.float32]) -> NDArray[np.float32]: ...
@overload
def _plain(ink: Ink) -> Drawing | NDArray[np.float32]: ...
def _plain(ink: Ink) -> Drawing | NDArray[np.float32]:
    """The ink, wherever it is from."""
    return ink.ink if isinstance(ink, Picture) else ink


def _is_surely_one(ink: Ink, word: NDArray[np.uint64]) -> bool:
    """Whether ink, which is (`grid.GRID`,) on the grid, need not be looked through for several symbols: it is one
    stroke no wider than high, or a picture as small as that of a digit, in which no paper parts it.
    """
    rows = int(np.count_nonzero(word))
    columns = int(np.bitwise_or.reduce(word))
    width = columns.bit_length() - (columns & -columns).bit_length() + 1
    if width > _WIDE * rows:
        return False
    plain = _plain(ink)
    if isinstance(plain, Drawing):
        return len(plain.strokes) == 1 and width < _NARROW * rows
    return min(plain.shape) < _SMALL and columns.bit_count() == width


def _has_ink(ink: Ink) -> bool:
    plain = _plain(ink)
    return not plain.is_blank if isinstance(plain, Drawing) else grid.has_ink(plain)


def _on_grid(inks: Sequence[Ink]) -> NDArray[np.uint64]:
    """Words (n, `grid.GRID`)."""
    plain = [_plain(ink) for ink in inks]
    pictures = [ink for ink in plain if not isinstance(ink, Drawing)]
    placed = iter(grid.from_bitmaps(pictures) if pictures else ())
    return np.stack([grid.from_drawing(ink)[0] if isinstance(ink, Drawing) else next(placed) for ink in plain])


def _one_symbol(classes: tuple[str, ...], probabilities: NDArray[np.float64], verdict: Verdict, box: Box) -> Reading:
    order = np.argsort(-probabilities, kind="stable").tolist()
    values = probabilities.tolist()
    ranked = tuple((classes[i], values[i]) for i in order)
    text, confidence = ranked[0]
    return Reading((Line((Symbol(text, confidence, box, (0,)),), confidence, verdict),), verdict, confidence, ranked)


def box_of(ink: Ink) -> Box:
    """Where the ink is, of which there is some."""
    plain = _plain(ink)
    if isinstance(plain, Drawing):
        return Box(*plain.bounds)
    inked = plain > 0.3 * plain.max()
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    box = Box(float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1))
    return box.scaled(ink.scale) if isinstance(ink, Picture) else box


# Several symbols


def read_several(recognizer: Recognizer, ink: Ink, whole: Recognition) -> Reading | None:
    """Read ink as a number, or as a page of them; None if it is one symbol, or nothing that can be read.

    Args:
        whole: what it is as one symbol.
    """
    if isinstance(ink, Drawing):
        line = None if ink.is_blank else read_number(recognizer, ink, whole=whole)
        return None if line is None or not line.looks_like_several else _reading((line,))
    plain = _plain(ink)
    parts, rows = _arrangement(plain)
    is_sure = whole.verdict is Verdict.SURE
    if rows > 1 or parts > _ROW_OF or (not is_sure and max(plain.shape) >= _LARGE):
        if is_sure and parts <= _PARTS_OF_ONE:
            return None
        return _page(recognizer, ink) or (None if rows > 1 else _row(recognizer, ink, whole))
    return _row(recognizer, ink, whole)


def _arrangement(ink: NDArray[np.float32]) -> tuple[int, int]:
    """How many connected pieces of ink are nearly as high as the highest, and in how many rows they stand apart."""
    darkest = float(ink.max())
    if darkest <= 0:
        return 0, 0
    pieces = find_components(ink > 0.3 * darkest)
    heights = pieces.bottom - pieces.top
    tall = np.flatnonzero(heights >= _TALL * heights.max())
    rows, reached = 0, -1.0
    for piece in tall[np.argsort(pieces.top[tall])].tolist():
        rows += bool(pieces.top[piece] >= reached)
        reached = max(reached, float(pieces.bottom[piece]))
    return len(tall), rows


def _page(recognizer: Recognizer, ink: Picture | NDArray[np.float32]) -> Reading | None:
    """The reading of a page of several numbers; None if there are not several, or hardly one symbol can be read."""
    lines = _page_lines(recognizer, ink)
    sure = [symbol.confidence for line in lines for symbol in line.symbols]
    return _reading(lines) if len(lines) >= _LEAST_NUMBERS and np.median(sure) >= SURE_FROM else None


def _page_lines(recognizer: Recognizer, ink: Picture | NDArray[np.float32]) -> tuple[Line, ...]:
    if isinstance(ink, Picture):
        *_, page = read_page_file(recognizer, ink.path, page=ink.page)
    else:
        *_, page = read_page(recognizer, ink)
    return page.lines if isinstance(page, Page) else ()


def _row(recognizer: Recognizer, ink: Picture | NDArray[np.float32], whole: Recognition) -> Reading | None:
    """The reading of a row of symbols as one line; None if it is one symbol, or there is no ink."""
    if whole.verdict is Verdict.BLANK:
        return None
    line = read_number_bitmap(recognizer, _plain(ink), whole=whole)
    if line is None or not line.looks_like_several:
        return None
    return _reading((_scaled(line, ink.scale),) if isinstance(ink, Picture) else (line,))


def _scaled(line: Line, scale: float) -> Line:
    """The line with its boxes in the file's pixels."""
    symbols = tuple(replace(symbol, box=symbol.box.scaled(scale)) for symbol in line.symbols)
    return replace(line, symbols=symbols, pieces=tuple(box.scaled(scale) for box in line.pieces))


def _reading(lines: tuple[Line, ...]) -> Reading:
    """All of it is as sure as its least sure line."""
    verdict = max((line.verdict for line in lines), key=_DOUBT.index)
    confidence = float(np.prod([line.confidence for line in lines]))
    reading = Reading(lines, verdict, confidence, ())
    return replace(reading, ranked=((reading.text, confidence),))
