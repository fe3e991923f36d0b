"""Many drawings and pictures read at once, each as it would be read alone: on the grid one operation does for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink import grid
from hwr.ink.drawing import Drawing
from hwr.reading.number import read_number
from hwr.reading.values import Box, Line, Symbol
from hwr.recognizer import Recognition, Recognizer, Verdict

Ink = Drawing | NDArray[np.float32]
"""A drawing, or a picture: float32 (height, width), 0 paper to 1 ink."""


@dataclass(frozen=True)
class Reading:
    """What was read.

    Attributes:
        lines: from top to bottom; none if there is no ink. Boxes are in canvas units, or the picture's pixels.
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
        """What it says, line by line; empty if there is no ink."""
        return "\n".join(line.text for line in self.lines)


_WIDE: Final = 1.15  # width over height: wider than any digit
_NARROW: Final = 0.6  # likewise: narrower than any two in one stroke
_SMALL: Final = 48  # pixels of the shorter side: a smaller picture is one of a digit, if it is not much wider

BLANK = Reading((), Verdict.BLANK, 0.0, ())


def read_many(recognizer: Recognizer, inks: Sequence[Ink], *, several: bool = False) -> list[Reading]:
    """Read each, all at once: as one symbol, or as one or several side by side.

    Raises:
        PictureError: if a picture has another form, or values that are not from 0 to 1.
    """
    inked = [i for i, ink in enumerate(inks) if _has_ink(ink)]
    readings = [BLANK] * len(inks)
    if inked:
        words = _on_grid([inks[i] for i in inked])
        probabilities = recognizer.probabilities(words)
        verdicts = recognizer.verdicts(probabilities)
        for i, word, row, verdict in zip(inked, words, probabilities, verdicts, strict=True):
            readings[i] = _one_symbol(recognizer.model.classes, row, verdict, box_of(inks[i]))
            if several and not _is_surely_one(inks[i], word):
                whole = Recognition(verdict, recognizer.model.classes, row, None, None)
                readings[i] = _several_symbols(recognizer, inks[i], whole) or readings[i]
    return readings


def _is_surely_one(ink: Ink, word: NDArray[np.uint64]) -> bool:
    """Whether ink, which is (`grid.GRID`,) on the grid, need not be looked through for several symbols: it is one
    stroke no wider than high, or a picture as small as that of a digit, in which no paper parts it.
    """
    rows = int(np.count_nonzero(word))
    columns = int(np.bitwise_or.reduce(word))
    width = columns.bit_length() - (columns & -columns).bit_length() + 1
    if width > _WIDE * rows:
        return False
    if isinstance(ink, Drawing):
        return len(ink.strokes) == 1 and width < _NARROW * rows
    return min(ink.shape) < _SMALL and columns.bit_count() == width


def _several_symbols(recognizer: Recognizer, ink: Ink, whole: Recognition) -> Reading | None:
    """The reading as a number; None if it is one symbol."""
    line = read_number(recognizer, ink, whole=whole) if isinstance(ink, Drawing) else None
    if line is None or (len(line.symbols) == 1 and not line.looks_like_several):
        return None
    return Reading((line,), line.verdict, line.confidence, ((line.text, line.confidence),))


def _has_ink(ink: Ink) -> bool:
    return not ink.is_blank if isinstance(ink, Drawing) else grid.has_ink(ink)


def _on_grid(inks: Sequence[Ink]) -> NDArray[np.uint64]:
    """Words (n, `grid.GRID`)."""
    pictures = [ink for ink in inks if not isinstance(ink, Drawing)]
    placed = iter(grid.from_bitmaps(pictures) if pictures else ())
    return np.stack([grid.from_drawing(ink)[0] if isinstance(ink, Drawing) else next(placed) for ink in inks])


def _one_symbol(classes: tuple[str, ...], probabilities: NDArray[np.float64], verdict: Verdict, box: Box) -> Reading:
    order = np.argsort(-probabilities, kind="stable").tolist()
    values = probabilities.tolist()
    ranked = tuple((classes[i], values[i]) for i in order)
    text, confidence = ranked[0]
    return Reading((Line((Symbol(text, confidence, box, (0,)),), confidence, verdict),), verdict, confidence, ranked)


def box_of(ink: Ink) -> Box:
    """Where the ink is, of which there is some."""
    if isinstance(ink, Drawing):
        return Box(*ink.bounds)
    inked = ink > 0.3 * ink.max()
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    return Box(float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1))
