"""Segmentation of a picture: its connected components, cut where touching digits may part.

A cut is the way from top to bottom through least ink (shortest-path segmentation: J. Wang, J. Jean, "Segmentation of
merged characters by neural networks and shortest path", Pattern Recognition 27(5), 1994; S. Lee, D. Lee, H. Park, "A
new methodology for gray-scale character segmentation and recognition", IEEE TPAMI 18(10), 1996), with the slant taken
out. As with strokes, there are rather too many cuts than too few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hwr.ink import grid
from hwr.ink.bits import Words
from hwr.ink.planes import Components, Ints, Plane, find_components, half_width
from hwr.ink.segmentation import MAX_SLANT, Floats, Group, Piece, most_cuts

MAX_COMPONENTS: Final = 400
"""A picture of more than that is not cut: it is no number."""

_INKED: Final = 0.3  # of the darkest ink
_SPECK: Final = 0.06  # of the tallest component's extent
_ROWS: Final = 48  # in which cuts are searched
_TURN: Final = 0.15  # what it costs a way to go aside by a pixel, in pixels of ink
_NARROW: Final = 0.35  # width over height: such a component is one digit
_SHORT: Final = 0.4  # of the tallest component's height: such a component is not cut
_TALL: Final = 0.5  # what is cut off is at least so high, as a share of the component's height
_DISTANCE: Final = 0.15  # between two cuts, and from the sides, as a share of the component's height
_MOST_CROSSED: Final = 2  # how often a cut goes through ink
_DEEPEST: Final = 3.5  # a cut goes through so many widths of the pen at most
_LEAST_SHARE: Final = 0.2  # of a piece's width: what a person cuts off is not less
_UPRIGHT: Final = 0.2  # how much less a slant is believed, per x per y
_SLANTS: Final = np.linspace(-MAX_SLANT, MAX_SLANT, 15)

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class InkPieces:
    """A picture's ink in pieces.

    Attributes:
        pieces: from left to right as their components begin.
        ink: float32 (height, width), 0 paper to 1 ink.
        owner: int (height, width), which piece each pixel belongs to, the soft edge included; -1 for none.
        slant: x per unit of y.
    """

    pieces: tuple[Piece, ...]
    ink: Plane
    owner: Ints
    slant: float

    def words(self, groups: Sequence[Group]) -> Words:
        """The ink of each of the groups on the working grid, (n, `grid.GRID`)."""
        [words] = words_of_all([(self, groups)])
        return words

    def alone(self, group: Group) -> Plane:
        """The part of the picture where a group is, without anything else."""
        boxes = np.array([self.pieces[i].box for i in group])
        margin = 0.05 * float((boxes[:, 2:] - boxes[:, :2]).max()) + 8
        left, top = np.maximum(boxes[:, :2].min(axis=0) - margin, 0).astype(int)
        right, bottom = (boxes[:, 2:].max(axis=0) + margin).astype(int) + 1
        owner = self.owner[top:bottom, left:right]
        mine = owner == group[0] if len(group) == 1 else np.isin(owner, group)
        return np.where(mine, self.ink[top:bottom, left:right], np.float32(0))


def words_of_all(many: Sequence[tuple[InkPieces, Sequence[Group]]]) -> list[Words]:
    """The ink of groups of each picture's pieces, placed on the working grid at once: (n, `grid.GRID`) of each."""
    if not many:
        return []
    words = grid.from_bitmaps([pieces.alone(group) for pieces, groups in many for group in groups])
    return np.split(words, np.cumsum([len(groups) for _, groups in many])[:-1])


def inked_components(ink: Plane) -> Components:
    """The connected components of a picture's ink, float32 (height, width), 0 paper to 1 ink."""
    return find_components(ink > _INKED * float(ink.max()))


def are_one(components: Components, most: int) -> bool:
    """Whether a picture of these components has but one that is no speck, and that is cut into at most so many pieces.

    Of one that is far wider than high there are many.
    """
    if len(components) > MAX_COMPONENTS:
        return False
    large = np.flatnonzero(_no_specks(components))
    width, height = components.right - components.left, components.bottom - components.top
    return len(large) == 1 and most_cuts(width[large[0]], height[large[0]]) < most


def _no_specks(components: Components) -> Mask:
    large: Mask = components.extent >= _SPECK * components.extent.max()
    return large


def ink_in_pieces(ink: Plane, cuts: Iterable[int] = (), components: Components | None = None) -> InkPieces | None:
    """Cut the ink of a picture into pieces.

    Args:
        ink: float32 (height, width), 0 paper to 1 ink, with some ink.
        cuts: pieces, by their places where nothing else is cut, that are to be cut once more wherever it is best.
        components: its `inked_components`, if they are known already.

    Returns:
        The pieces; None where there are more components than any number has.
    """
    components = components or inked_components(ink)
    if len(components) > MAX_COMPONENTS:
        return None
    kept = np.flatnonzero(_no_specks(components))
    kept = kept[np.lexsort((components.top[kept], components.left[kept]))]
    numbers = components.numbers()
    slant = _slant(components)
    tallest = int((components.bottom - components.top)[kept].max())
    asked = Counter(cuts)
    masks: list[tuple[int, int, int, Mask, int]] = []  # component, top, left, what it covers, joints with the next
    place = 0
    for number in kept.tolist():
        top, bottom = int(components.top[number]), int(components.bottom[number])
        left, right = int(components.left[number]), int(components.right[number])
        mask = numbers[top:bottom, left:right] == number
        ways: list[Floats] = []
        joints: list[int] = []
        if bottom - top >= _SHORT * tallest and right - left > _NARROW * (bottom - top):
            ways, joints = _ways(mask, slant)
        parts = zip(_divided(mask, ways), [*joints, 0], strict=True)
        for part, joint in [(part, joint) for part, joint in parts if part.any()]:  # two ways may meet
            smaller = _cut(part, asked[place], slant)
            masks += [(number, top, left, piece, 1) for piece in smaller[:-1]]
            masks.append((number, top, left, smaller[-1], joint))
            place += 1
    masks = [entry for entry in masks if entry[3].any()]  # two cuts may take the same way
    owner = np.full(ink.shape, -1)
    pieces = []
    for i, (number, top, left, mask, joint) in enumerate(masks):
        region = owner[top : top + mask.shape[0], left : left + mask.shape[1]]
        region[mask] = i
        outline = _outline(mask) + np.array([left, top], dtype=np.float64)
        key = np.packbits(mask).tobytes() + bytes(str((top, left, mask.shape)), "ascii")
        pieces.append(Piece(outline, number, key, joint))
    return InkPieces(tuple(pieces), ink, _with_edge(_with_edge(owner)), slant)


def _with_edge(owner: Ints) -> Ints:
    """Paper beside a piece belongs to it, too: strokes have a soft edge."""
    grown = owner.copy()
    for axis, step in ((0, 1), (0, -1), (1, 1), (1, -1)):
        moved = np.roll(owner, step, axis)
        edge = [slice(None), slice(None)]
        edge[axis] = slice(0, 1) if step > 0 else slice(-1, None)
        moved[tuple(edge)] = -1
        np.copyto(grown, moved, where=(grown < 0) & (moved >= 0))
    return grown


def _slant(components: Components) -> float:
    """The slant that leaves the ink in the fewest columns: the sum of their squares is largest."""
    row, first, last, _ = components.runs.T
    middle, weight = (first + last - 1) / 2, np.minimum(last - first, np.median(last - first))
    height = max(int(row.max() - row.min()), 1)
    scores = []
    for slant in _SLANTS:
        x = middle - slant * row
        column = ((x - x.min()) * (_ROWS / height)).astype(np.intp)
        scores.append(float((np.bincount(column, weights=weight) ** 2).sum()) * (1 - _UPRIGHT * abs(slant)))
    return float(_SLANTS[int(np.argmax(scores))])


def _outline(mask: Mask) -> Floats:
    """Points of the middle of the lines' edges, as if the pen had no width: float64 (n, 2)."""
    framed = np.pad(mask, ((0, 0), (1, 1))).astype(np.int8)
    steps = np.diff(framed, axis=1)
    row, first = np.nonzero(steps == 1)
    last = np.nonzero(steps == -1)[1] - 1
    half = max(half_width(mask) - 0.5, 0.0)
    low, high = row.min() + half, row.max() - half
    y = np.clip(row, low, high) if low <= high else np.full(len(row), (row.min() + row.max()) / 2)
    inwards = np.minimum(half, (last - first) / 2)
    return np.stack([np.concatenate([first + inwards, last - inwards]), np.concatenate([y, y])], axis=1) + 0.5


@dataclass(frozen=True, eq=False)
class _Small:
    """A component made small and upright: float64 (rows, columns), how much of each pixel is inked."""

    ink: Floats
    scale: float
    slant: float
    shift: float


def _small(mask: Mask, slant: float) -> _Small:
    height, width = mask.shape
    scale = min(_ROWS / height, 1.0)
    rows, columns = max(round(height * scale), 1), max(round(width * scale), 1)
    image = Image.fromarray(mask.astype(np.float32))
    grey = np.asarray(image.resize((columns, rows), Image.Resampling.BOX), dtype=np.float64)
    shift = max(slant * (rows - 1), 0.0)  # so that nothing goes beyond the left
    wider = columns + int(np.ceil(abs(slant) * (rows - 1))) + 1
    upright = np.zeros((rows, wider))
    for row in range(rows):
        at = round(shift - slant * row)
        upright[row, at : at + columns] = grey[row]
    return _Small(upright, scale, slant, shift)


def _ways(mask: Mask, slant: float) -> tuple[list[Floats], list[int]]:
    """Where a component may be cut: for each cut, from left to right, the x at which it crosses each row of pixels,
    float64 (height,), and how many strokes it goes through.
    """
    small = _small(mask, slant)
    cost, ways = _seams(small.ink)
    pen = 2 * half_width(mask) * small.scale
    height = len(small.ink)
    order = [int(x) for x in np.argsort(cost, kind="stable") if cost[x] <= _DEEPEST * max(pen, 1.0) + 1]
    found: list[NDArray[np.intp]] = []
    for x in order:
        way = ways[:, x]
        if any(
            np.abs(way - other).max() < _DISTANCE * height or abs(way.mean() - other.mean()) < _DISTANCE * height
            for other in found
        ):
            continue
        if _is_cut(small.ink, way, height):
            found.append(way)
            if len(found) == most_cuts(mask.shape[1], mask.shape[0]):
                break
    found.sort(key=lambda way: float(way.mean()))
    return [_on_pixels(way, small, len(mask)) for way in found], [_crossed(small.ink > 0.5, way) for way in found]


def _is_cut(ink: Floats, way: NDArray[np.intp], height: int) -> bool:
    """Whether there is something as high as a digit on both sides, and the ink is not crossed too often."""
    columns = np.arange(ink.shape[1])
    inked = ink > 0.5
    for side in (columns <= way[:, None], columns > way[:, None]):
        rows = np.flatnonzero((inked & side).any(axis=1))
        across = np.flatnonzero((inked & side).any(axis=0))
        if len(rows) == 0 or rows[-1] - rows[0] + 1 < _TALL * height or across[-1] - across[0] < _DISTANCE * height:
            return False
    return _crossed(inked, way) <= _MOST_CROSSED


def _crossed(inked: Mask, way: NDArray[np.intp]) -> int:
    """How many strokes a way goes through."""
    crossed = np.concatenate([[False], inked[np.arange(len(way)), way], [False]])
    return int(np.count_nonzero(np.diff(crossed.astype(np.int8)) == 1))


def _seams(ink: Floats) -> tuple[Floats, NDArray[np.intp]]:
    """The cheapest way from the top to each column of the bottom row: its cost (columns,), and its columns (rows,
    columns).
    """
    rows, columns = ink.shape
    cost = ink[0].copy()
    came = np.zeros((rows, columns), dtype=np.intp)
    everywhere = np.arange(columns)
    for row in range(1, rows):
        left = np.concatenate([[np.inf], cost[:-1]]) + _TURN
        right = np.concatenate([cost[1:], [np.inf]]) + _TURN
        choice = np.stack([cost, left, right])
        best = choice.argmin(axis=0)
        came[row] = everywhere + np.array([0, -1, 1])[best]
        cost = choice[best, everywhere] + ink[row]
    ways = np.empty((rows, columns), dtype=np.intp)
    ways[-1] = everywhere
    for row in range(rows - 1, 0, -1):
        ways[row - 1] = came[row, ways[row]]
    return cost, ways


def _on_pixels(way: NDArray[np.intp], small: _Small, height: int) -> Floats:
    """The x of a way in each row of the component itself."""
    rows = np.arange(len(way))
    x = (way + 0.5 - np.rint(small.shift - small.slant * rows)) / small.scale
    crossing: Floats = np.interp((np.arange(height) + 0.5) * small.scale - 0.5, rows, x)
    return crossing


def _divided(mask: Mask, ways: Sequence[Floats]) -> list[Mask]:
    """The mask's parts between ways, each of which leaves ink on both sides."""
    if not ways:
        return [mask]
    columns = np.arange(mask.shape[1]) + 0.5
    side = sum((columns > way[:, None]).astype(np.intp) for way in ways)
    return [mask & (side == i) for i in range(len(ways) + 1)]


def _cut(mask: Mask, times: int, slant: float) -> list[Mask]:
    """The mask, cut so many times, each time the widest part along the way through least ink."""
    parts = [mask]
    for _ in range(times):
        spans = [np.flatnonzero(part.any(axis=0)) for part in parts]
        widest = max(range(len(parts)), key=lambda i: int(spans[i][-1] - spans[i][0]))
        small = _small(parts[widest], slant)
        inked = np.flatnonzero((small.ink > 0).any(axis=0))
        least = _LEAST_SHARE * (inked[-1] - inked[0] + 1)
        cost, ways = _seams(small.ink)
        middle = ways.mean(axis=0)
        cost[(middle < inked[0] + least) | (middle > inked[-1] - least)] = np.inf
        if np.isfinite(cost).any():
            way = _on_pixels(ways[:, int(cost.argmin())], small, len(mask))
            parts[widest : widest + 1] = [part for part in _divided(parts[widest], [way]) if part.any()]
    return parts
