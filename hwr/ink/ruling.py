"""Ruling: the printed lines of ruled and squared paper, of tables and boxes, found and taken off an upright page.

A line is a chain of long runs, one pixel of slope more or less, that reaches across much of the page, or from one line
to another; a box is a piece of ink with four straight sides. Of what lies on a line only what is no thicker than it is
taken: a stroke that crosses it is thicker there, and stays whole. (The way of morphological form dropout: runs along
the line find it, runs across it tell it from writing; B. Yu, A. K. Jain, "A generic system for form dropout", IEEE
Transactions on Pattern Analysis and Machine Intelligence 18(11), 1996.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from hwr.ink.planes import Components, Ints, Mask, find_components, painted, runs_of, widened

_RUN: Final = 0.02  # of the page's longer side: a run of a line is at least so long
_REACH: Final = 0.3  # of the page's side along it: a line that ends anywhere
_SLENDER: Final = 40  # times as long as it is thick, at least: a large one is a stroke, not a line
_THICK: Final = 0.012  # of the page's longer side: no line is thicker
_ENDS: Final = 0.008  # of the page's longer side: a line that ends at another one comes so near to it
_BAND: Final = 0.08  # of a box's height: its sides come so near to its corners
_DUST: Final = 0.004  # of a box's inside: less ink than this is nothing
_ALIKE: Final = 0.1  # relative difference of the sizes of boxes that are the same
_LEAST: Final = 200  # pixels of a page's shorter side: on less, strokes cannot be told from lines
_SQUARES: Final = 40  # as many cells, all squares of one size, are squared paper
_COARSE: Final = 2  # cells are looked for on so many times fewer pixels


@dataclass(frozen=True, eq=False)
class Ruling:
    """A page without its lines.

    Attributes:
        writing: bool (height, width), what is not printed.
        cells: int (n, 4), the boxes of printed lines that something can be written into: left, top, right and bottom;
            none on squared paper, whose squares say nothing about what belongs together.
        has_lines: whether there were any.
    """

    writing: Mask
    cells: Ints
    has_lines: bool = False


def without_lines(ink: Mask) -> Ruling:
    """Take the printed lines off an upright page, bool (height, width)."""
    if min(ink.shape) < _LEAST:
        return Ruling(ink, _NONE)
    across, down = _chains(ink), _chains(ink.T)
    rows, columns = _far(across, ink.shape[1]), _far(down, ink.shape[0])
    if _printed_boxes(ink, across, down, rows, columns):  # what leads in them from line to line is a line
        ends = round(_ENDS * max(ink.shape)) + 2
        columns |= _between(down, _boxes(across)[rows], ends)
        rows |= _between(across, _boxes(down)[columns], ends)
    writing = ink
    if rows.any():
        writing = _without_thin(writing.T, _middles(across, rows).T).T
    if columns.any():
        writing = _without_thin(writing, _middles(down, columns).T)
    cells = _cells(across.mask(rows) | down.mask(columns).T) if rows.any() and columns.any() else _NONE
    return Ruling(writing, cells, has_lines=bool(rows.any() or columns.any()))


_NONE: Final[Ints] = np.zeros((0, 4), dtype=np.intp)


def _chains(ink: Mask) -> Components:
    """Long runs along the rows that hang together, with their neighbours' help across a pixel of slope."""
    thick = ink.copy()
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    runs = runs_of(thick)
    long = runs[:, 2] - runs[:, 1] >= max(round(_RUN * max(ink.shape)), 12)
    return find_components(painted(ink.shape, runs[long]))


def _boxes(components: Components) -> Ints:
    """(n, 4): left, top, right, bottom of each."""
    return np.stack([components.left, components.top, components.right, components.bottom], axis=1)


def _is_thin(chains: Components) -> Mask:
    length = chains.right - chains.left
    thin: Mask = chains.area <= (_THICK * max(chains.shape) + 2) * length
    return thin


def _far(chains: Components, length: int) -> Mask:
    """Which chains reach far across the page."""
    long = chains.right - chains.left
    far: Mask = (long >= _REACH * length) & (long**2 >= _SLENDER * chains.area) & _is_thin(chains)
    return far


def _between(chains: Components, others: Ints, ends: int) -> Mask:
    """Which chains lead from one of the other lines to another; `others` have x and y exchanged."""
    found = np.zeros(len(chains), dtype=bool)
    thin = _is_thin(chains)
    for i in np.flatnonzero(thin):
        middle = (chains.top[i] + chains.bottom[i]) / 2
        crossed = others[(others[:, 0] - ends <= middle) & (middle <= others[:, 2] + ends)]
        at = [
            (np.abs(crossed[:, 1] - end) <= ends) | (np.abs(crossed[:, 3] - end) <= ends)
            for end in (chains.left[i], chains.right[i])
        ]
        found[i] = bool(at[0].any() and at[1].any() and (at[0] != at[1]).any())
    return found


def _printed_boxes(ink: Mask, across: Components, down: Components, rows: Mask, columns: Mask) -> bool:
    """Find the boxes that stand alone, and add their sides to `rows` and `columns`; whether there are any.

    A square zero is one too, but for what is in it: so a box holds ink, or is as large as one that does.
    """
    lines, posts = _boxes(across), _boxes(down)[:, [1, 0, 3, 2]]
    found = [
        (box, _holds_ink(ink, lines[box[2], 3], lines[box[3], 1], posts[box[0], 2], posts[box[1], 0]))
        for i in np.flatnonzero(_is_thin(down) & ~columns)
        for box in _boxes_beginning_at(int(i), lines, posts, 2 * _RUN * max(ink.shape))
    ]
    sizes = [_size(posts, box) for box, holds in found if holds]
    accepted = [
        box
        for box, holds in found
        if holds or any(np.allclose(_size(posts, box), size, rtol=_ALIKE, atol=3) for size in sizes)
    ]
    for one, other, upper, lower in accepted:
        columns[[one, other]] = True
        rows[[upper, lower]] = True
    return bool(accepted)


def _boxes_beginning_at(left_side: int, lines: Ints, posts: Ints, least: float) -> list[tuple[int, int, int, int]]:
    """The boxes with this left side: numbers of the posts on their left and right, of the lines above and below."""
    left, top, _, bottom = posts[left_side]
    near = 2 + _BAND * (bottom - top)
    if bottom - top < least:
        return []
    starts = (np.abs(lines[:, 0] - left) <= near) & (lines[:, 2] - left >= least)
    found = []
    for upper in np.flatnonzero(starts & (np.abs(lines[:, 1] - top) <= near)):
        end = lines[upper, 2]
        closing = (
            (np.abs(posts[:, 2] - end) <= near)
            & (np.abs(posts[:, 1] - top) <= near)
            & (np.abs(posts[:, 3] - bottom) <= near)
        )
        closing[left_side] = False
        lower = starts & (np.abs(lines[:, 3] - bottom) <= near) & (np.abs(lines[:, 2] - end) <= near)
        lower[upper] = False
        if closing.any() and lower.any():
            found.append((left_side, int(closing.argmax()), int(upper), int(lower.argmax())))
    return found


def _holds_ink(ink: Mask, top: int, bottom: int, left: int, right: int) -> bool:
    """Whether there is more than dust inside."""
    edge = 2 + round(_BAND * max(bottom - top, 0) / 2)
    inside = ink[top + edge : max(bottom - edge, 0), left + edge : max(right - edge, 0)]
    return bool(inside.size and inside.mean() > _DUST)


def _size(posts: Ints, box: tuple[int, int, int, int]) -> tuple[int, int]:
    """A box's width and height."""
    one, other = posts[box[0]], posts[box[1]]
    return int(other[2] - one[0]), int(one[3] - one[1])


def _middles(chains: Components, lines: Mask) -> Mask:
    """The middles of lines, three pixels thick: each a cubic through those columns that it is alone in."""
    middles = np.zeros(chains.shape, dtype=bool)
    for i in np.flatnonzero(lines):
        top, left = chains.top[i], chains.left[i]
        size = (int(chains.bottom[i] - top), int(chains.right[i] - left))
        own = painted(size, chains.own_runs[i] - np.array([top, left, left]))
        count = own.sum(axis=0)
        alone = np.flatnonzero((count > 0) & (count <= 1.2 * np.median(count[count > 0])))
        middle = own.argmax(axis=0)[alone] + (count[alone] - 1) / 2
        x = np.linspace(-1, 1, size[1])
        fit = np.polynomial.polynomial.polyfit(x[alone], middle, min(3, len(alone) - 1))
        y = np.rint(np.polynomial.polynomial.polyval(x, fit)).astype(np.intp) + top
        for step in (-1, 0, 1):
            middles[np.clip(y + step, 0, chains.shape[0] - 1), np.arange(left, chains.right[i])] = True
    return middles


def _without_thin(ink: Mask, middles: Mask) -> Mask:
    """The ink without the runs across upright lines that are no longer than the lines are thick."""
    runs = runs_of(ink)
    length = runs[:, 2] - runs[:, 1]
    on_line = middles[runs[:, 0], (runs[:, 1] + runs[:, 2] - 1) // 2]
    if not on_line.any():
        return ink
    thickness = float(np.median(length[on_line]))
    gone = on_line & (length <= max(thickness + 1.5, 1.25 * thickness))
    return ink & ~painted((ink.shape[0], ink.shape[1]), runs[gone])


def _cells(lines: Mask) -> Ints:
    """The cells between lines, as `Ruling` has them."""
    height, width = (-(-side // _COARSE) * _COARSE for side in lines.shape)
    whole = np.zeros((height, width), dtype=bool)
    whole[: lines.shape[0], : lines.shape[1]] = lines
    coarse: Mask = whole.reshape(height // _COARSE, _COARSE, width // _COARSE, _COARSE).max(axis=(1, 3))
    paper = find_components(~widened(coarse))
    boxes = _boxes(paper)
    wide, tall = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    least = 0.5 * _RUN * max(coarse.shape)
    cells = (paper.contact == 0) & (paper.area >= 0.7 * wide * tall) & (np.minimum(wide, tall) >= least)
    if not cells.any():
        return _NONE
    wide, tall = wide[cells], tall[cells]
    size = float(np.median(tall))
    alike = (np.abs(tall - size) < 0.2 * size) & (np.abs(wide - size) < 0.2 * size)
    if len(wide) >= _SQUARES and alike.mean() > 0.6:
        return _NONE
    found: Ints = boxes[cells] * _COARSE
    return found
