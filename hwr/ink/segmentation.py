"""Segmentation: ink cut into pieces small enough that none of them holds more than one symbol.

Heuristic over-segmentation: rather too many pieces than too few. Which of them make one symbol is decided by whoever
reads them (Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document recognition",
Proceedings of the IEEE 86(11), 1998, section V). Here is geometry alone: strokes are pieces, and a stroke that goes on
from one digit to the next is cut where the pen has left all before behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink import grid
from hwr.ink.bits import Words
from hwr.ink.drawing import Drawing

MAX_SLANT: Final = 0.7
"""Slant that is looked through, in units of x per unit of y."""

STEEP: Final = 0.6
"""Parts of a path that go sideways more than this, for one unit down, say nothing of the slant."""

_OVERLAP: Final = 0.15  # that the two sides of a cut may have in x, as a share of the stroke's height
_TALL: Final = 0.5  # what is cut off is at least so high, as a share of the stroke's height
_DISTANCE: Final = 0.15  # between two cuts along x, likewise
_FLAT: Final = 0.1  # height over width: a stroke that is flatter is a bar or a minus
_STEP: Final = 0.02  # between the points of a stroke that is searched for cuts, likewise
_ROW: Final = 0.02  # of a piece's extent: points of its outline are no further apart in y
_MOST_KNOWN: Final = 2_000  # points: longer strokes are not kept
_MOST_STEPS: Final = 2_000
_ROWS: Final = 20  # in which the two sides of a cut are compared
_NEAR: Final = 0.35  # of the height: so near a cut its sides may touch
_CLOSE: Final = 0.05  # of the height: what comes so close touches
_LEAST_SHARE: Final = 0.2  # of a piece's length: what a person cuts off is not less

Floats = NDArray[np.float64]
Group = tuple[int, ...]
"""Pieces that make one symbol, by their places among all, ascending."""


@dataclass(frozen=True, eq=False)
class Piece:
    """Ink that belongs to one symbol as a whole.

    Attributes:
        outline: float64 (n, 2), n >= 1: points of its edge, or of the middle of its lines, so close together that every
            row it reaches has one.
        part_of: which stroke of a drawing, or connected component of a picture, it is of.
        key: the same for pieces of the same ink, and else another one.
        joint: how often the ink goes on to the next piece, which is of the same stroke or component; 0 if none is.
    """

    outline: Floats
    part_of: int
    key: bytes
    joint: int = 0

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        (left, top), (right, bottom) = self.outline.min(axis=0), self.outline.max(axis=0)
        return float(left), float(top), float(right), float(bottom)


@dataclass(frozen=True, eq=False)
class Strokes:
    """A drawing in pieces: its strokes, and the parts of those that are cut.

    Attributes:
        pieces: in the order of writing. A stroke's pieces depend on that stroke alone: those of a drawing that grows
            keep their places.
        paths: float64 (n, 2) each, the pieces' paths.
        pen_width: the widest pen's.
    """

    pieces: tuple[Piece, ...]
    paths: tuple[Floats, ...]
    pen_width: float

    @cached_property
    def slant(self) -> float:
        """x per unit of y, as `slant_of` gives it."""
        return slant_of(self.paths)

    def words(self, groups: Sequence[Group]) -> Words:
        """The ink of each of the groups on the working grid, (n, `grid.GRID`)."""
        return np.concatenate([grid.from_paths([self.paths[i] for i in group], self.pen_width) for group in groups])


def strokes_in_pieces(drawing: Drawing, cuts: Iterable[int] = (), *, is_growing: bool = False) -> Strokes:
    """Cut a drawing, which must not be blank, into pieces.

    Args:
        drawing: what was drawn.
        cuts: pieces, by their places where nothing else is cut, that are to be cut once more wherever it is best; a
            piece that is named twice is cut twice.
        is_growing: whether the last stroke is still being drawn; it is whole until it is finished.
    """
    asked = Counter(cuts)
    paths: list[Floats] = []
    pieces: list[Piece] = []
    place = 0
    for number, stroke in enumerate(drawing.strokes):
        if is_growing and number + 1 == len(drawing.strokes):
            parts = [stroke.xy]
        elif len(stroke.xy) <= _MOST_KNOWN:
            parts = _known_parts(stroke.xy.tobytes())
        else:
            parts = _parts(stroke.xy)
        divided = [smaller for i, part in enumerate(parts) for smaller in _cut(part, asked[place + i])]
        place += len(parts)
        paths += divided
        pieces += [
            Piece(_outline(path), number, path.tobytes(), int(i + 1 < len(divided))) for i, path in enumerate(divided)
        ]
    pen_width = max(stroke.pen_width for stroke in drawing.strokes)
    return Strokes(tuple(pieces), tuple(paths), pen_width)


@lru_cache(maxsize=256)
def _known_parts(path: bytes) -> list[Floats]:
    """The parts of a path, float64 (n, 2) in bytes: what stands there already is met again with every pen event."""
    return _parts(np.frombuffer(path).reshape(-1, 2))


def _outline(path: Floats) -> Floats:
    """Points along the path in each of the rows that it reaches."""
    low, high = path.min(axis=0), path.max(axis=0)
    steps = np.diff(path, axis=0)
    long = np.abs(steps[:, 1]) > (limit := _ROW * float((high - low).max()))
    if not long.any():
        return path
    counts = np.where(long, (np.abs(steps[:, 1]) / limit).astype(np.intp) + 1, 1)
    which = np.repeat(np.arange(len(steps)), counts)
    along = np.arange(1, len(which) + 1) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.concatenate([path[:1], path[which] + steps[which] * (along / counts[which])[:, None]])


def _parts(path: Floats) -> list[Floats]:
    """The path, cut where it goes on from one digit to the next; as it is if it does not."""
    height = float(np.ptp(path[:, 1]))
    width = float(np.ptp(path[:, 0]))
    if len(path) < 2 or width < _DISTANCE * height or height < _FLAT * width:
        return [path]
    dense = _dense(path, height)
    return _between(dense, _places(dense)) or [path]


def _between(path: Floats, places: Iterable[int]) -> list[Floats]:
    """The path's parts between places, which belong to both; nothing if there are no places."""
    inner = sorted({place for place in places if 0 < place < len(path) - 1})
    ends = [0, *inner, len(path) - 1]
    return [path[first : last + 1] for first, last in pairwise(ends)] if inner else []


def _cut(path: Floats, times: int) -> list[Floats]:
    """The path, cut so many times, each time the widest part where its sides overlap least in x."""
    parts = [path]
    for _ in range(times):
        widest = max(range(len(parts)), key=lambda i: float(np.ptp(parts[i][:, 0])))
        dense = _dense(parts[widest], float(np.ptp(parts[widest], axis=0).max()))
        least = max(round(_LEAST_SHARE * len(dense)), 1)
        if len(dense) < 2 * least + 1:
            break
        x = dense[:, 0] - slant_of([dense]) * dense[:, 1]
        overlap = np.minimum(_overlap(x), _overlap(-x))[least:-least]
        lowest = np.flatnonzero(overlap <= overlap.min() + 1e-9)
        parts[widest : widest + 1] = _between(dense, [least + int(lowest[len(lowest) // 2])])
    return parts


def _dense(path: Floats, height: float) -> Floats:
    """The path with more points: so many that something so high can be cut anywhere."""
    if len(path) < 2:
        return path
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    step = max(_STEP * height, along[-1] / _MOST_STEPS, 1e-9)
    at = np.union1d(np.linspace(0.0, along[-1], int(along[-1] / step) + 2), along)
    return np.stack([np.interp(at, along, path[:, axis]) for axis in (0, 1)], axis=1)


def _places(path: Floats) -> list[int]:
    """Where a path with many points goes on from one digit to the next: indices of its points.

    That is where what follows lies beside what was before: the two overlap least in x, with the slant taken out, and
    each is as high as a digit.
    """
    height = float(np.ptp(path[:, 1]))
    x = path[:, 0] - slant_of([path]) * path[:, 1]
    if np.ptp(x) < 2 * _DISTANCE * height or not height:
        return []
    found: list[int] = []
    for direction in (x, -x):  # most people go on to the right, but not all
        overlap = _overlap(direction)
        tall = np.minimum(_height_before(path[:, 1]), _height_before(path[::-1, 1])[::-1]) >= _TALL * height
        for place in _minima(np.where(tall, overlap, np.inf), _OVERLAP * height):
            apart = all(abs(x[place] - x[other]) >= _DISTANCE * height for other in found)
            if (
                apart
                and len(found) < most_cuts(np.ptp(x), height)
                and not _is_loop(direction, path[:, 1], place, height)
            ):
                found.append(place)
    return found


def most_cuts(width: float, height: float) -> int:
    """Into how many pieces ink of such a size is cut at most, less one."""
    return 2 + int(2 * width / height)


def _overlap(x: Floats) -> Floats:
    """How far what comes before each point reaches beyond what comes after it."""
    overlap: Floats = np.maximum.accumulate(x) - np.minimum.accumulate(x[::-1])[::-1]
    return overlap


def _is_loop(x: Floats, y: Floats, place: int, height: float) -> bool:
    """Whether the two sides of a cut come close to each other elsewhere, too: then it goes through a loop."""
    rows = ((y - y.min()) * ((_ROWS - 1e-6) / height)).astype(np.intp)
    ends, begins = np.full(_ROWS, -np.inf), np.full(_ROWS, np.inf)
    np.maximum.at(ends, rows[: place + 1], x[: place + 1])
    np.minimum.at(begins, rows[place:], x[place:])
    far = np.abs(np.arange(_ROWS) - rows[place]) > _NEAR * _ROWS
    return bool((begins - ends <= _CLOSE * height)[far].any())


def _height_before(y: Floats) -> Floats:
    """How high the path is up to each of its points."""
    height: Floats = np.maximum.accumulate(y) - np.minimum.accumulate(y)
    return height


def _minima(values: Floats, most: float) -> list[int]:
    """The middle of each stretch of local minima that are not above `most`, lowest first."""
    low = np.flatnonzero(values <= most)
    if not len(low):
        return []
    stretches = np.split(low, np.flatnonzero(np.diff(low) > 1) + 1)
    found = []
    for stretch in stretches:
        lowest = stretch[values[stretch] <= values[stretch].min() + 1e-9 + 0.1 * most]
        found.append((float(values[stretch].min()), int(lowest[len(lowest) // 2])))
    return [place for _, place in sorted(found)]


def slant_of(paths: Iterable[Floats]) -> float:
    """How far writing leans: x per unit of y of its steep parts, the median by their height; at most `MAX_SLANT`."""
    steps = np.concatenate([np.diff(path, axis=0) for path in paths])
    across, down = steps[:, 0] * np.sign(steps[:, 1]), np.abs(steps[:, 1])
    steep = (down > 0) & (np.abs(across) <= STEEP * down)
    if not steep.any():
        return 0.0
    leaning, weight = across[steep] / down[steep], down[steep]
    order = np.argsort(leaning)
    half = np.searchsorted(np.cumsum(weight[order]), weight.sum() / 2)
    return float(np.clip(leaning[order[min(half, len(order) - 1)]], -MAX_SLANT, MAX_SLANT))
