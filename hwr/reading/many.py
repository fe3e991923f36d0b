"""Many drawings and pictures read at once, each as it would be read alone: on the grid one operation does for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, overload

import numpy as np
from numpy.typing import NDArray

from hwr.ink import grid
from hwr.ink.drawing import Drawing
from hwr.ink.picture import ink_from_pixels, inks_from_pixels
from hwr.ink.picture_file import read_pages, read_small_files
from hwr.ink.picture_segmentation import are_one, inked_components
from hwr.ink.planes import Components
from hwr.reading.number import MAX_PIECES, Segmentation, bitmap_in_pieces, drawing_in_pieces, read_all_pieces
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


def open_small_pictures(paths: Sequence[Path]) -> list[Picture | None]:
    """Open the small ones among picture files, which have one page each, as `open_pictures` does, all at once.

    Returns:
        The pictures; None for each file that is left to `open_pictures`.
    """
    read = read_small_files(paths)
    inks = iter(inks_from_pixels([pixels for pixels in read if pixels is not None]))
    return [
        None if pixels is None else Picture(next(inks), path, pixels.scale)
        for path, pixels in zip(paths, read, strict=True)
    ]


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
_MOST_GROUPS: Final = 1_000  # pieces of ink, and
_MOST_PIXELS: Final = 1 << 21  # pixels of pictures, that wait to be read together

BLANK = Reading((), Verdict.BLANK, 0.0, ())


def read_many(recognizer: Recognizer, inks: Iterable[Ink], *, several: bool = False) -> list[Reading]:
    """Read each: as one symbol, or as what it is, one or several, side by side or all over a page.

    They are read together, but of large pictures no more are taken at a time than memory should hold.

    Raises:
        PictureError: if a picture has another form, or values that are not from 0 to 1.
    """
    return [reading for some in _portions(inks) for reading in _read_together(recognizer, some, several)]


def _portions(inks: Iterable[Ink]) -> Iterator[list[Ink]]:
    """The inks in lists, each of which ends where its pictures have too many pixels."""
    portion: list[Ink] = []
    pixels = 0
    for ink in inks:
        portion.append(ink)
        pixels += _size(ink)
        if pixels > _MOST_PIXELS:
            yield portion
            portion, pixels = [], 0
    if portion:
        yield portion


def _size(ink: Ink) -> int:
    """Pixels of a picture."""
    return 0 if isinstance(ink, Drawing) else int(np.size(_plain(ink)))


def _read_together(recognizer: Recognizer, inks: Sequence[Ink], several: bool) -> list[Reading]:
    placed = _on_grid(inks)
    readings = [BLANK] * len(inks)
    blank = Recognition(Verdict.BLANK, recognizer.model.classes, np.zeros(0), None, None)
    perhaps_several = dict.fromkeys(range(len(inks)), blank) if several else {}
    if placed.inked:
        probabilities = recognizer.probabilities(placed.words)
        verdicts = recognizer.verdicts(probabilities)
        as_one = _as_one_symbol(recognizer.model.classes, probabilities, verdicts, placed.boxes)
        rows, columns = np.count_nonzero(placed.words, axis=1), np.bitwise_or.reduce(placed.words, axis=1)
        for k, (i, its_rows, its_columns) in enumerate(zip(placed.inked, rows.tolist(), columns.tolist(), strict=True)):
            readings[i] = as_one[k]
            if several:
                if verdicts[k] is Verdict.SURE and _is_surely_one(inks[i], its_rows, its_columns):
                    del perhaps_several[i]
                else:
                    its_row = probabilities[k]
                    perhaps_several[i] = Recognition(verdicts[k], recognizer.model.classes, its_row, None, None)
    read = _several(recognizer, [(inks[i], whole) for i, whole in perhaps_several.items()])
    for i, reading in zip(perhaps_several, read, strict=True):
        readings[i] = reading or readings[i]
    return readings


@overload
def _plain(ink: Picture | NDArray[np.float32]) -> NDArray[np.float32]: ...
@overload
def _plain(ink: Ink) -> Drawing | NDArray[np.float32]: ...
def _plain(ink: Ink) -> Drawing | NDArray[np.float32]:
    """The ink, wherever it is from."""
    return ink.ink if isinstance(ink, Picture) else ink


def _is_surely_one(ink: Ink, rows: int, columns: int) -> bool:
    """Whether ink need not be looked through for several symbols: it is one stroke no wider than high, or a picture as
    small as that of a digit, in which no paper parts it.

    Args:
        rows: how many rows of the grid hold some of it.
        columns: a bit for each column of the grid that does.
    """
    width = columns.bit_length() - (columns & -columns).bit_length() + 1
    if width > _WIDE * rows:
        return False
    plain = _plain(ink)
    if isinstance(plain, Drawing):
        return len(plain.strokes) == 1 and width < _NARROW * rows
    return min(plain.shape) < _SMALL and columns.bit_count() == width


@dataclass(frozen=True, eq=False)
class _OnGrid:
    """What shows ink: its places among all, ascending, its words (k, `grid.GRID`), and where it is."""

    inked: list[int]
    words: NDArray[np.uint64]
    boxes: list[Box]


def _on_grid(inks: Sequence[Ink]) -> _OnGrid:
    plain = [_plain(ink) for ink in inks]
    pictures = [i for i, ink in enumerate(plain) if not isinstance(ink, Drawing)]
    placed = grid.place_bitmaps([ink for ink in plain if not isinstance(ink, Drawing)])
    words = {pictures[k]: word for k, word in zip(placed.inked, placed.words, strict=True)}
    boxes = {pictures[k]: Box(*map(float, box)) for k, box in zip(placed.inked, placed.boxes, strict=True)}
    for i, ink in enumerate(plain):
        if isinstance(ink, Drawing) and not ink.is_blank:
            words[i], boxes[i] = grid.from_drawing(ink)[0], Box(*ink.bounds)
    inked = sorted(words)
    scales = [ink.scale if isinstance(ink, Picture) else 1.0 for ink in (inks[i] for i in inked)]
    return _OnGrid(
        inked,
        np.stack([words[i] for i in inked]) if inked else placed.words,
        [boxes[i] if scale == 1 else boxes[i].scaled(scale) for i, scale in zip(inked, scales, strict=True)],
    )


def _as_one_symbol(
    classes: tuple[str, ...], probabilities: NDArray[np.float64], verdicts: Sequence[Verdict], boxes: Sequence[Box]
) -> list[Reading]:
    """The reading of each as one symbol, of which there are these probabilities (n, n_classes)."""
    readings = []
    orders = np.argsort(-probabilities, axis=1, kind="stable")
    sorted_values = np.take_along_axis(probabilities, orders, axis=1).tolist()
    for order, values, verdict, box in zip(orders.tolist(), sorted_values, verdicts, boxes, strict=True):
        ranked = tuple(zip([classes[i] for i in order], values, strict=True))
        text, confidence = ranked[0]
        line = Line((Symbol(text, confidence, box, (0,)),), confidence, verdict)
        readings.append(Reading((line,), verdict, confidence, ranked))
    return readings


# Several symbols


def _several(recognizer: Recognizer, many: Sequence[tuple[Ink, Recognition]]) -> list[Reading | None]:
    """Read each as a number, or as a page of them; None for what is one symbol, or nothing that can be read.

    What may be rows of symbols waits until there are some, and is read together.

    Args:
        many: ink, and what it is as one symbol.
    """
    found: list[Reading | None] = [None] * len(many)
    waiting: list[tuple[int, Segmentation, Recognition]] = []
    groups = pixels = 0
    for i, (ink, whole) in enumerate(many):
        row = _row(ink, whole) if isinstance(ink, Drawing) else _page_or_row(recognizer, ink, whole)
        if row is None or isinstance(row, Reading):
            found[i] = row
        elif isinstance(row, Line):
            found[i] = _line_reading(row, ink)
        else:
            waiting.append((i, row, whole))
            groups += len(row.pieces)
            pixels += _size(ink)
        if groups > _MOST_GROUPS or pixels > _MOST_PIXELS or i + 1 == len(many):
            lines = read_all_pieces(recognizer, [(segmentation, whole) for _, segmentation, whole in waiting])
            for (place, *_), line in zip(waiting, lines, strict=True):
                found[place] = _line_reading(line, many[place][0])
            waiting, groups, pixels = [], 0, 0
    return found


def _page_or_row(
    recognizer: Recognizer, ink: Picture | NDArray[np.float32], whole: Recognition
) -> Reading | Segmentation | Line | None:
    """The reading of a picture as a page, or what it is as a row of symbols."""
    plain = _plain(ink)
    if plain.max() <= 0:
        return _page(recognizer, ink) if max(plain.shape) >= _LARGE else None
    components = inked_components(plain)
    parts, rows = _arrangement(components)
    is_sure = whole.verdict is Verdict.SURE
    if rows > 1 or parts > _ROW_OF or (not is_sure and max(plain.shape) >= _LARGE):
        if is_sure and parts <= _PARTS_OF_ONE:
            return None
        if (page := _page(recognizer, ink)) is not None or rows > 1:
            return page
    return _row(ink, whole, components)


def _row(ink: Ink, whole: Recognition, components: Components | None = None) -> Segmentation | Line | None:
    """The pieces of what may be several symbols side by side; None where there is no ink, or but one symbol."""
    plain = _plain(ink)
    if whole.verdict is Verdict.BLANK:
        return None
    if isinstance(plain, Drawing):
        return drawing_in_pieces(plain)
    if components is not None and whole.verdict is not Verdict.NOT_A_DIGIT and are_one(components, MAX_PIECES):
        return None  # one piece of ink that is read as one symbol is no number, wherever it could be cut
    return bitmap_in_pieces(plain, components=components)


def _arrangement(pieces: Components) -> tuple[int, int]:
    """How many connected pieces of ink are nearly as high as the highest, and in how many rows they stand apart."""
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


def _line_reading(line: Line, ink: Ink) -> Reading | None:
    """The reading of what was looked at as a row of symbols; None if it is one symbol."""
    if not line.looks_like_several:
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
