"""The layout of a page: how far it is turned, what belongs together as a number, and where that stands among others.

All of it is geometry on the connected components of the ink; nothing here knows what they say.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hwr.ink.planes import Components, Ints, Mask, Plane, find_components, painted, widened
from hwr.ink.ruling import without_lines

Floats = NDArray[np.float64]

MAX_TURN: Final = 12.0
"""Degrees; pages are turned no further than this, one way or the other."""

_INKED: Final = 0.5  # what reaches this is ink,
_FAINT: Final = 0.3  # and so is what hangs together with it
_SOFT: Final = 3  # pixels: a stroke's soft edge is no wider

_SKEW_SIDE: Final = 800  # pixels of the picture whose rows are searched for
_SHARPER: Final = 1.15  # times as sharp as they are: rows that are worth turning the page for
_FEW: Final = 5  # pieces: fewer have no rows

_SPECK: Final = 0.12  # of a digit's height
_SMALL: Final = 0.45  # of a digit's height: signs, and parts of digits
_LARGE: Final = 3.5  # times a digit's height
_BESIDE: Final = 0.35  # of the lower one's height, that two in a row have in common
_SAME_ROW: Final = 0.55  # of a digit's height, between the middles of numbers in a row
_GAP: Final = 0.7  # of a digit's height: wider gaps part numbers, where the page does not say otherwise
_GAP_RANGE: Final = (0.4, 1.1)  # where the page may say so
_CLEAR: Final = 1.6  # times as wide: gaps that are clearly wider than others
_COLUMN_GAPS: Final = (0.6, 0.3, 0.0, -0.3)  # of a digit's height, between columns: the first that parts them
_PIECES: Final = 4_000  # more than these, the largest, are no page of numbers


def skew(ink: Mask) -> float:
    """How far the rows of a page fall to the right, in degrees; 0 if that cannot be told.

    The sharpest of the page's projection profiles: the one with the largest sum of squared differences of neighbours
    (W. Postl, "Detection of linear oblique structures and skew scan in digitized documents", 8th International
    Conference on Pattern Recognition, 1986), in steps of half a degree, then of a tenth.
    """
    step = max(1, -(-max(ink.shape) // _SKEW_SIDE))
    y, x = np.nonzero(ink[::step, ::step])
    if len(y) < 2:
        return 0.0

    def sharpness(degrees: float) -> float:
        angle = math.radians(degrees)
        across = y * math.cos(angle) - x * math.sin(angle)
        profile = np.bincount((across - across.min()).astype(np.intp)).astype(np.float64)
        return float((np.diff(np.convolve(profile, np.ones(3) / 3)) ** 2).sum())

    coarse = np.arange(-MAX_TURN, MAX_TURN + 0.25, 0.5)
    near = float(coarse[int(np.argmax([sharpness(angle) for angle in coarse]))])
    fine = np.append(near + np.arange(-0.5, 0.55, 0.1), 0.0)
    found = [sharpness(angle) for angle in fine]
    best = int(np.argmax(found))
    return float(fine[best]) if found[best] > _SHARPER * found[-1] else 0.0


@dataclass(frozen=True, eq=False)
class Placed:
    """A number on the page.

    Attributes:
        pieces: int (n,), n >= 1: the components it is made of, from left to right.
        row: counted from 0 at the top.
        column: counted from 0 at the left.
    """

    pieces: Ints
    row: int
    column: int


@dataclass(frozen=True, eq=False)
class Layout:
    """A page set upright and taken apart.

    Attributes:
        ink: float32 (height, width), the page upright, without printed lines and clutter, 0 paper to 1 ink.
        components: of that ink.
        numbers: in the order of reading: row after row, from left to right.
        height: of a digit, in pixels; 0 on a page without any.
        turn: degrees by which the page's rows fell to the right.
        shape: height and width of the picture that the page is of.
    """

    ink: Plane
    components: Components
    numbers: tuple[Placed, ...]
    height: float
    turn: float
    shape: tuple[int, int]

    def box(self, pieces: Ints) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of these components together, on the upright page."""
        return _around(self.components, pieces)

    def crop(self, pieces: Ints) -> Plane:
        """The ink of these components alone, float32 (bottom - top, right - left)."""
        left, top, right, bottom = self.box(pieces)
        runs = np.concatenate([self.components.own_runs[i] for i in pieces]) - np.array([top, left, left])
        own = widened(painted((bottom - top, right - left), runs))
        return np.where(own, self.ink[top:bottom, left:right], np.float32(0))

    def on_picture(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Where points of the upright page are on the picture."""
        if not self.turn:
            return x, y
        angle, (height, width) = math.radians(self.turn), self.shape
        x, y = x - self.ink.shape[1] / 2, y - self.ink.shape[0] / 2
        return (
            x * math.cos(angle) - y * math.sin(angle) + width / 2,
            x * math.sin(angle) + y * math.cos(angle) + height / 2,
        )


def layout(ink: Plane) -> Layout:
    """Take a page apart.

    Args:
        ink: float32 (height, width), 0 paper to 1 ink.
    """
    inked = ink > _INKED
    turn = skew(inked) if _has_rows(find_components(inked)) else 0.0
    upright = _turned(ink, turn)
    ruling = without_lines(upright > _FAINT)
    inked = ruling.writing & _near_ink(upright) if ruling.has_lines else ruling.writing
    writing = _reaching(find_components(inked), upright)
    shown = np.where(widened(writing.mask(np.ones(len(writing), dtype=bool))), upright, np.float32(0))
    height, numbers = arranged(writing, ruling.cells)
    return Layout(shown, writing, numbers, height, turn, (ink.shape[0], ink.shape[1]))


def _has_rows(components: Components) -> bool:
    """Whether there is something to tell by how a page is turned: several pieces, a printed line, or a grid of them."""
    extent = components.extent
    if not len(extent):
        return False
    if np.count_nonzero(extent > _SMALL * np.quantile(extent, 0.9)) >= _FEW:
        return True
    far = components.right - components.left >= 0.5 * components.shape[1]
    crossed = np.array([len(runs) for runs in components.own_runs]) / (components.bottom - components.top)
    return bool((far & ((components.area < 0.02 * extent**2) | (crossed >= 4))).any())


def has_several_rows(ink: Plane) -> bool:
    """Whether there are digits above others in the ink of a picture, float32 (height, width), 0 paper to 1 ink."""
    _, numbers = arranged(find_components(ink > _INKED), np.zeros((0, 4), dtype=np.intp))
    return any(number.row > 0 for number in numbers)


def _turned(ink: Plane, degrees: float) -> Plane:
    """The page with rows that fell by so many degrees set level; as large as it takes to hold it all."""
    if not degrees:
        return ink
    return np.asarray(Image.fromarray(ink).rotate(degrees, Image.Resampling.BILINEAR, expand=True))


def _near_ink(ink: Plane) -> Mask:
    """Where there is ink, or a stroke's soft edge: what is left of a pale line reaches further."""
    near = ink > _INKED
    for _ in range(_SOFT):
        near = widened(near)
    return near


def _reaching(components: Components, ink: Plane) -> Components:
    """The components that are somewhere as dark as ink, the largest of them."""
    numbers = components.numbers()
    dark = (ink > _INKED) & (numbers >= 0)
    kept = np.bincount(numbers[dark], minlength=len(components)) > 0
    if np.count_nonzero(kept) > _PIECES:
        kept &= components.area > np.sort(components.area[kept])[-_PIECES]
    return components.only(kept)


def arranged(components: Components, cells: Ints) -> tuple[float, tuple[Placed, ...]]:
    """A digit's height, and the numbers in the order of reading.

    Args:
        components: what is written, upright.
        cells: int (n, 4): boxes that hold one number each: left, top, right, bottom.
    """
    height = _digit_height(components)
    if not height:
        return 0.0, ()
    extent = components.extent
    tall = components.bottom - components.top
    wide = components.right - components.left
    usable = (extent >= _SPECK * height) & (extent <= _LARGE * height)
    usable &= ~_along_the_edge(components)
    digits = np.flatnonzero(usable & (tall >= _SMALL * height))
    small = np.flatnonzero(usable & (tall < _SMALL * height) & (wide <= 1.5 * height))
    if not len(digits):
        return 0.0, ()
    cell = _cell_of(components, cells)
    rows = _rows(components, digits, height)
    groups = _split_rows(components, rows, cell, height)
    groups = _with_small(components, groups, small, height)
    return height, _in_order(components, groups, cell, cells, height)


def _digit_height(components: Components) -> float:
    """The height of a digit: the median of the components', weighed by their heights, so that specks hardly count."""
    heights = np.sort((components.bottom - components.top).astype(np.float64))
    if not len(heights):
        return 0.0
    weights = np.cumsum(heights)
    return float(heights[int(np.searchsorted(weights, weights[-1] / 2))])


def _along_the_edge(components: Components) -> Mask:
    """Which components lie along the picture's edge, and are thin there: what was cut off of something else."""
    thin = np.minimum(components.bottom - components.top, components.right - components.left)
    along: Mask = (components.contact > 0.5 * components.extent) & (thin < 0.3 * components.extent)
    return along


def _cell_of(components: Components, cells: Ints) -> Ints:
    """(n,): the smallest cell that the middle of each component lies in; -1 for none."""
    found = np.full(len(components), -1)
    x, y = (components.left + components.right) / 2, (components.top + components.bottom) / 2
    size = (cells[:, 2] - cells[:, 0]) * (cells[:, 3] - cells[:, 1])
    for i in np.argsort(-size):  # the smallest comes last, and stays
        left, top, right, bottom = cells[i]
        found[(left <= x) & (x < right) & (top <= y) & (y < bottom)] = i
    return found


def _rows(components: Components, digits: Ints, height: float) -> list[Ints]:
    """Digits that stand side by side, each row from left to right.

    Each is linked with the nearest one to its right that it has enough of its height in common with (the nearest
    neighbours of L. O'Gorman, "The document spectrum for page layout analysis", 1993, along one direction).
    """
    order = digits[np.argsort(components.left[digits] + components.right[digits], kind="stable")]
    top, bottom = components.top[order], components.bottom[order]
    left, right = components.left[order], components.right[order]
    link = np.arange(len(order))
    for i in range(len(order) - 1):
        shared = np.minimum(bottom[i], bottom[i + 1 :]) - np.maximum(top[i], top[i + 1 :])
        lower = np.minimum(bottom[i] - top[i], bottom[i + 1 :] - top[i + 1 :])
        gap = left[i + 1 :] - right[i]
        beside = np.flatnonzero((shared >= _BESIDE * lower) & (gap <= 2.5 * height))
        if len(beside):
            link[i + 1 + beside[np.argmin(gap[beside])]] = min(link[i], link[i + 1 + beside[np.argmin(gap[beside])]])
    number = link
    while (further := number[number]).tobytes() != number.tobytes():
        number = further
    return [order[number == first] for first in np.unique(number)]


def _split_rows(components: Components, rows: list[Ints], cell: Ints, height: float) -> list[Ints]:
    """The numbers of all rows: parted where a cell ends, and else where gaps are wide."""
    gaps = [_gaps(components, row) / height for row in rows]
    same = [cell[row[1:]] == cell[row[:-1]] for row in rows]
    free = [(cell[row[1:]] < 0) & (cell[row[:-1]] < 0) for row in rows]
    widest = _widest_within(np.concatenate([gap[f] for gap, f in zip(gaps, free, strict=True)]))
    groups: list[Ints] = []
    for row, gap, together, without in zip(rows, gaps, same, free, strict=True):
        parted = np.where(without, gap > widest, ~together)
        groups += np.split(row, np.flatnonzero(parted) + 1)
    joined: dict[int, list[Ints]] = {}
    for group in groups:  # what is in one cell is one number, whatever its rows are
        joined.setdefault(int(cell[group[0]]), []).append(group)
    alone = joined.pop(-1, [])
    return alone + [np.concatenate(parts) for parts in joined.values()]


def _gaps(components: Components, row: Ints) -> Floats:
    """(n - 1,): how much paper is before each piece of a row but the first, in pixels; negative where they overlap."""
    reached = np.maximum.accumulate(components.right[row])
    gaps: Floats = (components.left[row[1:]] - reached[:-1]).astype(np.float64)
    return gaps


def _widest_within(gaps: Floats) -> float:
    """The widest gap, in heights, that there is within a number: where the page's own gaps part most clearly."""
    low, high = _GAP_RANGE
    ordered = np.sort(gaps[gaps > 0.02])
    between = np.flatnonzero((ordered[1:] > low) & (ordered[:-1] < high))
    if len(between):
        ratio = ordered[between + 1] / np.maximum(ordered[between], 0.15)
        best = int(np.argmax(ratio))
        if ratio[best] >= _CLEAR:
            return float(np.clip(math.sqrt(ordered[between[best]] * ordered[between[best] + 1]), low, high))
    return _GAP


def _with_small(components: Components, groups: list[Ints], small: Ints, height: float) -> list[Ints]:
    """The numbers with what is small and close to them: bars and dots, commas, points and signs."""
    if not len(groups):
        return groups
    boxes = np.array([_around(components, group) for group in groups], dtype=np.float64)
    added: list[list[int]] = [[] for _ in groups]
    for i in small:
        across = np.maximum(np.maximum(boxes[:, 0] - components.right[i], components.left[i] - boxes[:, 2]), 0)
        along = np.maximum(np.maximum(boxes[:, 1] - components.bottom[i], components.top[i] - boxes[:, 3]), 0)
        distance = np.hypot(across, along)
        nearest = int(np.argmin(distance))
        if across[nearest] <= 0.5 * height and along[nearest] <= 0.25 * height:
            added[nearest].append(int(i))
    middle = components.left + components.right
    return [
        np.array(sorted([*group.tolist(), *more], key=lambda i: int(middle[i])), dtype=np.intp)
        for group, more in zip(groups, added, strict=True)
    ]


def _around(components: Components, group: Ints) -> tuple[int, int, int, int]:
    return (
        int(components.left[group].min()),
        int(components.top[group].min()),
        int(components.right[group].max()),
        int(components.bottom[group].max()),
    )


def _in_order(components: Components, groups: list[Ints], cell: Ints, cells: Ints, height: float) -> tuple[Placed, ...]:
    """The numbers row after row, with the columns they stand in."""
    boxes = np.array([_around(components, group) for group in groups], dtype=np.float64)
    places = np.array([cells[cell[g[0]]] if cell[g[0]] >= 0 else box for g, box in zip(groups, boxes, strict=True)])
    row = _row_numbers(places, height)
    column = _column_numbers(places, row, height)
    order = np.lexsort((places[:, 0], row))
    return tuple(Placed(groups[i], int(row[i]), int(column[i])) for i in order)


def _row_numbers(boxes: Floats, height: float) -> Ints:
    """(n,): the row of each box, counted from the top.

    From the left to the right, each takes the row whose last box is most level with it, if that is level enough and
    ends before it; else it begins a new one.
    """
    order = np.argsort(boxes[:, 0], kind="stable")
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    tall = boxes[:, 3] - boxes[:, 1]
    last: list[int] = []
    members: list[list[int]] = []
    for i in order:
        off = np.array([abs(middle[i] - middle[j]) / max(height, 0.5 * min(tall[i], tall[j])) for j in last])
        free = np.array([boxes[j, 2] <= boxes[i, 0] + 0.5 * height for j in last], dtype=bool)
        off = np.where(free, off, np.inf) if len(off) else off
        if len(off) and off.min() <= _SAME_ROW:
            k = int(off.argmin())
            last[k] = int(i)
            members[k].append(int(i))
        else:
            last.append(int(i))
            members.append([int(i)])
    row = np.zeros(len(boxes), dtype=np.intp)
    for number, k in enumerate(np.argsort([np.mean(middle[m]) for m in members], kind="stable")):
        row[members[k]] = number
    return row


def _column_numbers(boxes: Floats, row: Ints, height: float) -> Ints:
    """(n,): the column of each box, counted from the left.

    Boxes of different rows that lie above each other, or nearly so, are a column, as long as no row has two in one;
    without such columns each box takes its place in its row.
    """
    for apart in _COLUMN_GAPS:
        column = _stacks(boxes, apart * height)
        if len(np.unique(row * len(boxes) + column)) == len(boxes):
            return column
    column = np.zeros(len(boxes), dtype=np.intp)
    for k in np.unique(row):
        members = np.flatnonzero(row == k)
        column[members[np.argsort(boxes[members, 0])]] = np.arange(len(members))
    return column


def _stacks(boxes: Floats, apart: float) -> Ints:
    """(n,): the stack of each box, from the left; between two of them there is a gap so wide, or an overlap so deep."""
    order = np.argsort(boxes[:, 0] + boxes[:, 2], kind="stable")
    begins = np.minimum.accumulate(boxes[order[::-1], 0])[::-1]
    ends = np.maximum.accumulate(boxes[order, 2])
    stack = np.zeros(len(boxes), dtype=np.intp)
    stack[order[1:]] = np.cumsum(begins[1:] - ends[:-1] > apart)
    return stack
