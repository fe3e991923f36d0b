"""Grouping: what somebody changes about the symbols of a line, as pure functions from a line to another `Grouping`.

Each of them lays down what it has to and leaves the rest to be found again; give the result to the next reading of the
same ink. Pieces are counted as in `Line.pieces`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from hwr.reading.values import Box, Grouping, Line

_LEAST: Final = 0.5  # of a piece's width that a box has to hold, for the piece to be the box's


def merged(line: Line, first: int, last: int) -> Grouping:
    """The symbols `first` to `last` (inclusive) become one."""
    pieces = (i for symbol in line.symbols[first : last + 1] for i in symbol.pieces)
    return _with_groups(line.grouping, [tuple(sorted(pieces))])


def split(line: Line, symbol: int) -> Grouping:
    """The symbol becomes two: between those of its pieces that lie furthest apart, or a single one is cut in two.

    A dot stays what it is.
    """
    box = line.symbols[symbol].box
    if box.left == box.right and box.top == box.bottom:
        return line.grouping
    pieces = sorted(line.symbols[symbol].pieces, key=lambda i: line.pieces[i].left + line.pieces[i].right)
    if len(pieces) == 1:
        return _cut_once_more(line.grouping, pieces[0])

    def gap(at: int) -> float:
        right = max(line.pieces[i].right for i in pieces[:at])
        return min(line.pieces[i].left for i in pieces[at:]) - right

    at = max(range(1, len(pieces)), key=gap)
    return _with_groups(line.grouping, [tuple(sorted(pieces[:at])), tuple(sorted(pieces[at:]))])


def resized(line: Line, box: Box) -> Grouping:
    """A symbol's border is dragged: what lies in its box now belongs to it, and nothing else.

    Pieces that it leaves go to whatever they fit. A box that holds no piece changes nothing.
    """
    inside = tuple(i for i, piece in enumerate(line.pieces) if _holds(box, piece))
    return _with_groups(line.grouping, [inside]) if inside else line.grouping


def _holds(box: Box, piece: Box) -> bool:
    """Whether the middle of the piece is in the box; or, at a border, most of its width and some of its height."""
    shared = min(box.right, piece.right) - max(box.left, piece.left)
    beside = shared > _LEAST * (piece.right - piece.left) if piece.right > piece.left else shared >= 0
    return beside and box.top <= (piece.top + piece.bottom) / 2 <= box.bottom


def _with_groups(grouping: Grouping, groups: Iterable[tuple[int, ...]]) -> Grouping:
    """The grouping with these groups; what others have of their pieces they lose."""
    groups = [group for group in groups if group]
    taken = {i for group in groups for i in group}
    others = (tuple(i for i in group if i not in taken) for group in grouping.groups)
    return Grouping((*(group for group in others if group), *groups), grouping.cuts)


def _cut_once_more(grouping: Grouping, piece: int) -> Grouping:
    """A single piece is cut in two, which are a symbol each; pieces behind it move on by one."""
    cuts = Counter(grouping.cuts)
    whole, place = 0, 0  # the piece's place where nothing is cut
    while place + cuts[whole] < piece:
        place += cuts[whole] + 1
        whole += 1
    moved = (tuple(i + (i > piece) for i in group if i != piece) for group in grouping.groups)
    halves = ((piece,), (piece + 1,))
    return Grouping((*(group for group in moved if group), *halves), (*grouping.cuts, whole))
