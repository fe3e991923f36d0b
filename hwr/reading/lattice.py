"""The lattice of a line: which pieces may make one symbol, what each of these would cost, and the cheapest way through.

Pieces stand from left to right; a candidate is a run of neighbours. A way from the first piece to the last is a
reading, and dynamic programming finds the best one (A. Viterbi, 1967; for handwriting: Y. LeCun et al., 1998, section
V: there "segmentation graph"). Costs are negative logarithms of probabilities, as far as they can be known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MAX_RUN: Final = 6
"""A symbol has at most so many pieces; unless it is all there is."""

WIDEST: Final = 2.0
"""No symbol among several is wider than so many times the line's height."""

SMALL: Final = 0.5
"""What is lower than this share of the tallest piece says nothing of the line's height."""

ABOVE: Final = 0.6
"""Pieces that share so much of the narrower one's width stand above each other."""

MAX_RISE: Final = 0.3
"""A baseline rises or falls at most so much, in y per x."""

ROWS: Final = 24
"""Rows in which the sides of pieces are compared."""

HOPELESS: Final = 8.0
"""A run of pieces that costs more by its form alone is not read."""

_FAR: Final = 1e3


@dataclass(frozen=True)
class Costs:
    """What the shape and place of a candidate cost; found by trying on numbers put together of single digits.

    Attributes:
        reading: weight of the network's negative log probability.
        symbol: each symbol of a number costs so much.
        several: that it is more than one symbol at all.
        gap: paper inside a symbol, per height.
        overlap: two symbols that lie above each other in x, per height.
        low: a digit lower than the line, per squared logarithm of the share beyond `lowest`.
        wide: a symbol wider than `widest` heights, per height.
        off: a digit off the baseline, per height beyond `drift`.
        sign: a comma, point or minus.
    """

    reading: float = 1.0
    doubt: float = 2.0
    no_doubt: float = 0.5
    symbol: float = 0.1
    several: float = 1.5
    gap: float = 30.0
    free_gap: float = 0.08
    beside: float = 3.0
    free_beside: float = 0.15
    cross: float = 12.0
    free_cross: float = 0.2
    cut: float = 0.5
    overlap: float = 0.5
    free_overlap: float = 0.1
    low: float = 8.0
    lowest: float = 0.7
    high: float = 3.0
    highest: float = 1.8
    wide: float = 9.0
    widest: float = 0.7
    off: float = 4.0
    drift: float = 0.4
    sign: float = 0.3


@dataclass(frozen=True, eq=False)
class Row:
    """The pieces of a line from left to right, upright: float64 (n,) each, in units of the line's height.

    Attributes:
        order: int (n,), which piece stands at each place.
        left, top, right, bottom: boxes after the slant is taken out.
        first, last: (n, `ROWS`), where each piece begins and ends in each row; far beyond where it is not there at all.
        cut: bool (n,), whether the pen went on from each piece to the next.
        height: the line's height in the units of the pieces.
        base: (n,), where digits stand.
    """

    order: NDArray[np.intp]
    left: Floats
    top: Floats
    right: Floats
    bottom: Floats
    first: Floats
    last: Floats
    cut: NDArray[np.bool_]
    height: float
    base: Floats

    def __len__(self) -> int:
        return len(self.order)


def row_of(items: Sequence[Floats], part_of: Sequence[int], slant: float) -> Row:
    """Arrange items from left to right.

    Args:
        items: float64 (m, 2) each, the points of an outline.
        part_of: which stroke or component each is a part of; -1 if that does not matter.
        slant: x per unit of y, taken out.
    """
    upright = [np.column_stack([points[:, 0] - slant * points[:, 1], points[:, 1]]) for points in items]
    boxes = np.array([(*points.min(axis=0), *points.max(axis=0)) for points in upright])
    order = np.lexsort((boxes[:, 1], boxes[:, 0] + boxes[:, 2]))
    boxes = boxes[order]
    towers = _towers(boxes)
    heights = towers[:, 3] - towers[:, 1]
    tall = heights >= SMALL * heights.max()
    height = float(np.median(heights[tall])) or float((boxes[:, 2] - boxes[:, 0]).max()) or 1.0
    top, bottom = boxes[:, 1].min(), boxes[:, 3].max()
    points = np.concatenate([upright[which] for which in order])
    place = np.repeat(np.arange(len(items)), [len(upright[which]) for which in order])
    row = ((points[:, 1] - top) * ((ROWS - 1e-6) / max(bottom - top, 1e-9))).astype(np.intp)
    first, last = np.full(len(items) * ROWS, _FAR), np.full(len(items) * ROWS, -_FAR)
    np.minimum.at(first, place * ROWS + row, points[:, 0] / height)
    np.maximum.at(last, place * ROWS + row, points[:, 0] / height)
    part = np.array(part_of)[order]
    left, over, right, under = (boxes / height).T
    return Row(
        order,
        left,
        over,
        right,
        under,
        first.reshape(-1, ROWS),
        last.reshape(-1, ROWS),
        np.append((part[:-1] == part[1:]) & (part[1:] >= 0), False),
        height,
        _baseline(boxes / height, towers[tall] / height),
    )


def _towers(boxes: Floats) -> Floats:
    """What stands above each other put together: boxes (k, 4) of pieces that share most of the narrower one's width."""
    towers: list[list[float]] = []
    for left, top, right, bottom in boxes[np.argsort(boxes[:, 0])].tolist():
        if towers:
            last = towers[-1]
            shared = min(last[2], right) - max(last[0], left)
            if shared >= ABOVE * min(last[2] - last[0], right - left):
                last[:] = min(last[0], left), min(last[1], top), max(last[2], right), max(last[3], bottom)
                continue
        towers.append([left, top, right, bottom])
    return np.array(towers)


def _baseline(boxes: Floats, tall: Floats) -> Floats:
    """(n,): where digits stand at the places of boxes (n, 4): a line through the feet of the tall ones (k, 4)."""
    middle, at, feet = (boxes[:, 0] + boxes[:, 2]) / 2, (tall[:, 0] + tall[:, 2]) / 2, tall[:, 3]
    if len(at) < 3 or np.ptp(at) < 1:
        return np.full(len(boxes), float(np.median(feet)))
    one, other = np.triu_indices(len(at), 1)
    far = np.abs(at[other] - at[one]) > 0.3
    rises = (feet[other] - feet[one])[far] / (at[other] - at[one])[far]
    rise = float(np.clip(np.median(rises), -MAX_RISE, MAX_RISE)) if far.any() else 0.0
    line: Floats = np.median(feet - rise * at) + rise * middle
    return line


@dataclass(frozen=True, eq=False)
class Candidates:
    """Runs of neighbours, and what geometry says of each, in heights of the line.

    Attributes:
        places: int (2, m): the first piece of each, and one past the last.
        form: float64 (9, m): whether it is all there is, left, right, width, height, how far its foot is below the
            baseline, the paper between its parts in x, the paper between parts that stand beside each other, and
            whether the pen went on from its last piece to the next.
        begins, ends: float64 (m, `ROWS`), where it begins and ends in each row.
        mark: which comma, point or minus it could be; "" for none.
    """

    places: NDArray[np.intp]
    form: Floats
    begins: Floats
    ends: Floats
    mark: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.mark)

    @property
    def first(self) -> NDArray[np.intp]:
        """(m,), the first piece of each."""
        first: NDArray[np.intp] = self.places[0]
        return first

    @property
    def last(self) -> NDArray[np.intp]:
        """(m,), one past the last piece of each."""
        last: NDArray[np.intp] = self.places[1]
        return last

    @property
    def whole(self) -> NDArray[np.bool_]:
        """(m,), whether it is all there is."""
        whole: NDArray[np.bool_] = self.form[0] > 0
        return whole


def candidates_of(row: Row, alone: NDArray[np.bool_], costs: Costs) -> Candidates:
    """All candidates of a row that are worth reading.

    Args:
        row: the pieces.
        alone: bool (n,), what is never put together with others.
        costs: what tells which runs of several pieces cannot be a symbol, however well they may read.
    """
    n = len(row)
    rows: list[tuple[float, ...]] = []
    begins, ends = [], []
    mark = []
    for i in range(n):
        left, right, top, bottom = np.inf, -np.inf, np.inf, -np.inf
        gap = beside = 0.0
        begin, end = np.full(ROWS, _FAR), np.full(ROWS, -_FAR)
        for j in range(i, n):
            if j > i:
                if alone[i] or alone[j]:
                    break
                gap += max(float(row.left[j]) - right, 0.0)
                beside = max(beside, _beside(begin, end, row.first[j], row.last[j]))
            left, right = min(left, float(row.left[j])), max(right, float(row.right[j]))
            top, bottom = min(top, float(row.top[j])), max(bottom, float(row.bottom[j]))
            begin, end = np.minimum(begin, row.first[j]), np.maximum(end, row.last[j])
            whole = i == 0 and j == n - 1
            if j > i and not whole and (j - i >= MAX_RUN or right - left > WIDEST):
                if i == 0:
                    continue
                break
            base = float(row.base[i : j + 1].mean())
            rows.append(
                (i, j + 1, whole, left, right, right - left, bottom - top, bottom - base, gap, beside, row.cut[j])
            )
            begins.append(begin)
            ends.append(end)
            mark.append(mark_of(right - left, bottom - top, top - base, bottom - base) if n > 1 and not whole else "")
    columns = np.array(rows).T
    found = Candidates(columns[:2].astype(np.intp), columns[2:], np.array(begins), np.array(ends), tuple(mark))
    hopeless = _own(found, np.zeros(len(found)), costs)[0] > HOPELESS
    kept = np.flatnonzero(~hopeless | found.whole | (found.last - found.first == 1))
    return Candidates(
        found.places[:, kept], found.form[:, kept], found.begins[kept], found.ends[kept], tuple(mark[k] for k in kept)
    )


def _beside(begin: Floats, end: Floats, first: Floats, last: Floats) -> float:
    """The paper between what is there and what comes, if they stand beside each other: share most of their rows."""
    one, other = end > -_FAR, last > -_FAR
    both = one & other
    if both.sum() < 0.5 * min(one.sum(), other.sum()):
        return 0.0
    return max(float((first[both] - end[both]).min()), float((begin[both] - last[both]).min()), 0.0)


def mark_of(width: float, height: float, top: float, bottom: float) -> str:
    """Which of comma, point and minus that may be, by size and place in heights, y from the baseline; "" for none."""
    if width >= 0.2 and height <= 0.3 * width and top >= -0.8 and bottom <= -0.15 and width <= 1.2:
        return "-"
    if max(width, height) <= 0.16 and -0.3 <= bottom <= 0.3:
        return "."
    if 0.1 <= height <= 0.5 and width <= 0.4 and top >= -0.3 and bottom <= 0.6:
        return "," if height > 0.2 or bottom > 0.15 else "."
    return ""


@dataclass(frozen=True, eq=False)
class Way:
    """A way through the lattice, and how sure it is.

    Attributes:
        chosen: which candidates, from left to right.
        marked: for each, whether it is read as a mark.
        share: of the probability of all ways, how much this one has; 0 to 1.
        cost: what it costs.
    """

    chosen: tuple[int, ...]
    marked: tuple[bool, ...]
    share: float
    cost: float


def cheapest_way(n: int, candidates: Candidates, reading: Floats, costs: Costs) -> Way:
    """The best way from the first to the last piece.

    Args:
        n: how many pieces there are.
        candidates: what may be one symbol.
        reading: float64 (m,), the negative log probability of each candidate's best class.
        costs: what else counts.
    """
    own, marked = _own(candidates, reading, costs)
    m = len(candidates)
    ending: list[list[int]] = [[] for _ in range(n + 1)]
    best, total = np.full(m, np.inf), np.full(m, np.inf)
    before = np.full(m, -1)
    firsts, lasts = candidates.first.tolist(), candidates.last.tolist()
    for c in range(m):  # in the order of their first pieces
        if firsts[c] == 0:
            best[c] = total[c] = own[c]
        else:
            at = np.array(ending[firsts[c]], dtype=np.intp)
            if not len(at):
                continue
            step = _step(candidates, at, c, costs)
            way = best[at] + step
            k = int(way.argmin())
            best[c], before[c] = way[k] + own[c], at[k]
            total[c] = own[c] - np.logaddexp.reduce(-(total[at] + step))
        ending[lasts[c]].append(c)
    finals = np.array(ending[n])
    last = int(finals[best[finals].argmin()])
    everything = -np.logaddexp.reduce(-total[finals])
    chosen = [last]
    while before[chosen[-1]] >= 0:
        chosen.append(int(before[chosen[-1]]))
    chosen.reverse()
    return Way(
        tuple(chosen),
        tuple(bool(marked[c]) for c in chosen),
        float(np.exp(everything - best[last])),
        float(best[last]),
    )


def _own(candidates: Candidates, reading: Floats, costs: Costs) -> tuple[Floats, NDArray[np.bool_]]:
    """What each candidate costs by itself, and whether that is as a mark."""
    whole, _, _, width, height, foot, gap, beside, _ = candidates.form
    parted = costs.gap * np.maximum(gap - costs.free_gap, 0) + costs.beside * np.maximum(beside - costs.free_beside, 0)
    height = np.maximum(height, 1e-3)
    shape = (
        parted
        + costs.wide * np.maximum(np.log(np.maximum(width, 1e-3) / np.maximum(height, 0.3) / costs.widest), 0) ** 2
    )
    place = (
        costs.low * np.maximum(np.log(costs.lowest / height), 0) ** 2
        + costs.high * np.maximum(np.log(height / costs.highest), 0) ** 2
        + costs.off * np.maximum(np.abs(foot) - costs.drift, 0)
    )
    first = candidates.first == 0
    read = costs.reading * reading + costs.doubt * np.maximum(reading - costs.no_doubt, 0)
    digit = read + shape + np.where(whole > 0, 0.0, place + costs.symbol + costs.several * first)
    sign = np.where([bool(mark) for mark in candidates.mark], parted + costs.sign + costs.several * first, np.inf)
    return np.minimum(digit, sign), sign < digit


def _step(candidates: Candidates, at: NDArray[np.intp], c: int, costs: Costs) -> Floats:
    """What it costs that candidate `c` follows those `at`."""
    cross = (candidates.ends[at] - candidates.begins[c]).max(axis=1)
    overlap = candidates.form[2, at] - candidates.form[1, c]
    step: Floats = costs.cut * candidates.form[8, at]
    step += costs.cross * np.maximum(cross - costs.free_cross, 0) + costs.overlap * np.maximum(
        overlap - costs.free_overlap, 0
    )
    return step
