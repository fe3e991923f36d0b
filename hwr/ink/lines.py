"""Printed lines: the ruling of a page and the boxes of a form, found in a binary picture and told from writing.

A printed line is long, thin, straight, and level or plumb; and it ends at the picture's edge or at another such line,
where no stroke goes on. Plumb lines alone are ones and fours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink.planes import Mask, find_components

Ints = NDArray[np.intp]

_LONG: Final = 0.3  # of the picture's side along it: the length of a printed line
_SLENDER: Final = 10  # times as long as thick
_RUN: Final = 0.12  # of that side: what of a line, though it may slant a little, is quite straight
_NEAR: Final = 0.015  # of that side: so near to an edge or another line it ends there
_END: Final = 0.1  # of a line's length: if a stroke goes on so near to its end, it is part of that stroke
_WRITING: Final = 0.15  # of the picture's shorter side: what is left must be at least as large to be writing
_EDGE: Final = 0.02  # of the same: and wider than what may be left of a line's edge


@dataclass(frozen=True, eq=False)
class _Line:
    """A level straight piece of ink, which may be a line.

    Attributes:
        left: the first column.
        tops, bottoms: (length,) the rows of its ink in each column, the latter exclusive.
    """

    left: int
    tops: Ints
    bottoms: Ints

    @property
    def right(self) -> int:
        return self.left + len(self.tops)

    @property
    def thickness(self) -> float:
        return float(np.median(self.bottoms - self.tops))

    @property
    def alone(self) -> Mask:
        """(length,): where no stroke lies along it."""
        return np.asarray(self.bottoms - self.tops <= 2 * self.thickness)

    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom."""
        return self.left, int(self.tops.min()), self.right, int(self.bottoms.max())


def printed_lines(inked: Mask, faint: Mask | None = None) -> Mask | None:
    """Where there are printed lines: bool, of the shape (height, width) of `inked`; None if there are none.

    Where a stroke crosses a line, it is not in it. There are none without writing beside them, for then they are the
    writing; it may be so much paler than they that it is in `faint` alone.
    """
    level, plumb = _candidates(inked), _candidates(inked.T)
    while True:
        kept = [line for line in level if _is_printed(line, plumb, inked)]
        kept_plumb = [line for line in plumb if kept and _is_printed(line, kept, inked.T)]
        if len(kept) + len(kept_plumb) == len(level) + len(plumb):
            break
        level, plumb = kept, kept_plumb
    if not level:
        return None
    lines = np.zeros_like(inked)
    _draw(lines, level)
    _draw(lines.T, plumb)
    writing = inked & ~lines
    touched = [_mend(lines, line, writing) for line in level] + [_mend(lines.T, line, writing.T) for line in plumb]
    if touched == [True] or not (
        _shows_writing(inked & ~lines) or (faint is not None and _shows_writing(faint & ~lines))
    ):
        return None
    return lines


def _shows_writing(left: Mask) -> bool:
    """Whether there is a piece of ink that is neither small nor the thin edge of a line."""
    pieces = find_components(left)
    narrow = np.minimum(pieces.bottom - pieces.top, pieces.right - pieces.left)
    large = pieces.extent >= _WRITING * min(left.shape)
    return bool((large & (narrow > max(3, _EDGE * min(left.shape)))).any())


def _candidates(inked: Mask) -> list[_Line]:
    """The long and thin pieces of ink that are nearly level."""
    height, width = inked.shape
    run = max(8, round(_RUN * width))
    straight = find_components(_in_runs(inked, run))
    length = straight.right - straight.left
    slender = (length >= _LONG * width) & (straight.area <= length**2 / _SLENDER)
    lines = []
    for number in np.flatnonzero(slender):
        row, first, last, _ = straight.runs[straight.runs[:, 3] == number].T
        left = int(first.min())
        tops, bottoms = np.full(length[number], height), np.zeros(length[number], dtype=np.intp)
        for y, begin, end in zip(row.tolist(), (first - left).tolist(), (last - left).tolist(), strict=True):
            tops[begin:end] = np.minimum(tops[begin:end], y)
            bottoms[begin:end] = np.maximum(bottoms[begin:end], y + 1)
        lines.append(_Line(left, tops, bottoms))
    return lines


def _in_runs(inked: Mask, run: int) -> Mask:
    """The ink that lies in stretches of a row of at least so many pixels; gaps of two pixels are passed over."""
    closed = inked.copy()
    for gap in (1, 2):
        closed[:, gap:-gap] |= inked[:, : -2 * gap] & inked[:, 2 * gap :]
    framed = np.pad(closed.astype(np.int8), ((0, 0), (1, 1)))
    steps = np.diff(framed, axis=1)
    row, first = np.nonzero(steps == 1)
    last = np.nonzero(steps == -1)[1]
    long = last - first >= run
    marks = np.zeros((inked.shape[0], inked.shape[1] + 1), dtype=np.int8)
    marks[row[long], first[long]] = 1
    marks[row[long], last[long]] = -1
    return np.cumsum(marks, axis=1, dtype=np.int8)[:, :-1].astype(bool)


def _is_printed(line: _Line, across: list[_Line], inked: Mask) -> bool:
    """Whether a line ends, on both sides, at the picture's edge or at one of the lines `across` it."""
    width = inked.shape[1]
    near = max(2.0, _NEAR * width)
    left, top, right, bottom = line.box()
    ends = [left <= near, right >= width - near]
    for other in across:
        begin, first, end, last = other.box()  # of the transposed picture: begin and end are rows
        if begin - near <= bottom and top <= end + near:
            ends[0] |= first - near <= left <= last + near
            ends[1] |= first - near <= right <= last + near
    return all(ends) and not _goes_on(line, across, inked)


def _goes_on(line: _Line, across: list[_Line], inked: Mask) -> bool:
    """Whether a stroke that is none of the lines `across` leaves the line near one of its ends."""
    fringe = _fringe(line)
    above, below = _beside(line, inked, fringe)
    leaves = above | below
    for other in across:
        _, first, _, last = other.box()
        leaves[max(0, first - line.left - fringe - 1) : max(0, last - line.left + fringe + 1)] = False
    end = max(int(_END * len(leaves)), 1)
    least = max(2, round(line.thickness / 2))
    return bool(leaves[:end].sum() >= least or leaves[-end:].sum() >= least)


def _fringe(line: _Line) -> int:
    """How many pixels above and below a line may be its soft or ragged edge."""
    return 1 + round(line.thickness / 2)


def _beside(line: _Line, inked: Mask, fringe: int) -> tuple[Mask, Mask]:
    """In which of the line's columns there is ink above it, and below, beyond its fringe."""
    height = len(inked)
    columns = np.arange(line.left, line.right)
    above, below = line.tops - fringe - 1, line.bottoms + fringe
    return (
        inked[np.maximum(above, 0), columns] & (above >= 0),
        inked[np.minimum(below, height - 1), columns] & (below < height),
    )


def _draw(lines: Mask, found: list[_Line]) -> None:
    """Mark the level lines, with their fringe."""
    rows = np.arange(len(lines))[:, None]
    for line in found:
        fringe = _fringe(line)
        of_line = (rows >= line.tops - fringe) & (rows < line.bottoms + fringe) & line.alone
        lines[:, line.left : line.right] |= of_line


def _mend(lines: Mask, line: _Line, writing: Mask) -> bool:
    """Give back what belongs to strokes that cross a line; whether any touches it."""
    fringe = _fringe(line)
    above, below = _beside(line, writing, fringe)
    reach = fringe + round(line.thickness / 2)

    def near(sides: Mask) -> Mask:
        counts = np.convolve(sides, np.ones(2 * reach + 1, dtype=np.intp), mode="full")
        return np.asarray(counts[reach : reach + len(sides)] > 0)

    crossed = near(above) & near(below)
    rows = np.arange(len(lines))[:, None]
    of_line = (rows >= line.tops - fringe) & (rows < line.bottoms + fringe)
    lines[:, line.left : line.right] &= ~(of_line & crossed)
    return bool(above.any() or below.any())
