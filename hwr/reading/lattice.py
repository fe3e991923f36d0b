"""The lattice of a line: which pieces may make one symbol, what each of these would cost, and the cheapest way through.

Pieces stand from left to right; a candidate is a run of neighbours. A way from the first piece to the last is a
reading, and dynamic programming finds the best one (A. Viterbi, 1967; for handwriting: Y. LeCun et al., 1998, section
V: there "segmentation graph"). Costs are negative logarithms of probabilities, as far as they can be known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.reading.row import FAR, Floats, Row

MAX_RUN: Final = 6
"""A symbol has at most so many pieces; unless it is all there is."""

WIDEST: Final = 2.0
"""No symbol among several is wider than so many times the line's height."""

TALL: Final = 0.7
"""Heights of the line, from which on a stroke is as high as a digit."""

ONE_STROKE: Final = frozenset("012356789")
"""Digits of which only one stroke is as high as they are: a 5's or a 7's further one is a bar. A 4 may have two."""

HOPELESS: Final = 8.0
"""A run of pieces that costs more by its form alone is not read."""


@dataclass(frozen=True)
class Costs:
    """What the shape and place of a candidate cost; found by trying on numbers put together of single digits.

    Attributes:
        reading: weight of the network's negative log probability.
        symbol: each symbol of a number costs so much.
        several: that it is more than one symbol at all, the first of which is a digit.
        signed: the same, where the first is a sign.
        gap: paper inside a symbol, per height.
        cut: ink that is cut, each time it is crossed.
        overlap: two symbols that lie above each other in x, per height.
        low: a digit lower than the line, per squared logarithm of the share beyond `lowest`.
        wide: a symbol wider than `widest` heights, per height.
        tall: each further stroke that is as high as a digit, in one of `ONE_STROKE`: rather, it is two.
        off: a digit off the baseline, per height beyond `drift`.
        sign: a comma, point or minus.
    """

    reading: float = 1.0
    doubt: float = 2.0
    no_doubt: float = 0.5
    symbol: float = 0.1
    several: float = 1.5
    signed: float = 1.5
    gap: float = 30.0
    free_gap: float = 0.08
    beside: float = 4.0
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
    tall: float = 2.0
    off: float = 4.0
    drift: float = 0.4
    sign: float = 0.3


@dataclass(frozen=True, eq=False)
class Candidates:
    """Runs of neighbours, and what geometry says of each, in heights of the line.

    Attributes:
        places: int (2, m): the first piece of each, and one past the last.
        form: float64 (10, m): whether it is all there is, left, right, width, height, how far its foot is below the
            baseline, the paper between its parts in x, the paper between parts that stand beside each other, how often
            the ink goes on from its last piece to the next, and how many strokes are as high as a digit.
        begins, ends: float64 (m, `ROWS`), where it begins and ends in each row.
    """

    places: NDArray[np.intp]
    form: Floats
    begins: Floats
    ends: Floats

    def __len__(self) -> int:
        return len(self.begins)

    def only(self, kept: NDArray[np.bool_]) -> Candidates:
        """Those that are True in `kept` (m,)."""
        return Candidates(self.places[:, kept], self.form[:, kept], self.begins[kept], self.ends[kept])

    @cached_property
    def mark(self) -> tuple[str, ...]:
        """Which comma, point or minus each could be; "" for none."""
        whole, _, _, width, height, foot, *_ = self.form
        return tuple(
            "" if all_there_is else mark_of(w, h, f - h, f)
            for all_there_is, w, h, f in zip(
                whole.tolist(), width.tolist(), height.tolist(), foot.tolist(), strict=True
            )
        )

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
    found = [_runs(row, alone, length) for length in range(1, min(n, MAX_RUN) + 1)]
    if n > MAX_RUN and not alone.any():
        found.append(_everything(row))
    order = np.lexsort((np.concatenate([run.last for run in found]), np.concatenate([run.first for run in found])))
    together = Candidates(
        np.concatenate([run.places for run in found], axis=1)[:, order],
        np.concatenate([run.form for run in found], axis=1)[:, order],
        np.concatenate([run.begins for run in found])[order],
        np.concatenate([run.ends for run in found])[order],
    )
    nothing = np.zeros(len(together))
    hopeless = _own(together, nothing, nothing > 0, costs)[0] > HOPELESS
    hopeless |= ~together.whole & (together.form[3] > WIDEST)
    return together.only(~hopeless | together.whole | (together.last - together.first == 1))


def _runs(row: Row, alone: NDArray[np.bool_], length: int) -> Candidates:
    """All runs of so many neighbours."""
    n = len(row)
    count = n - length + 1
    windows = [slice(k, k + count) for k in range(length)]
    left, right, top, bottom = row.left[windows[0]], row.right[windows[0]], row.top[windows[0]], row.bottom[windows[0]]
    begins, ends, base = row.first[windows[0]], row.last[windows[0]], row.base[windows[0]] / length
    gap, beside = np.zeros(count), np.zeros(count)
    is_tall, goes_on = row.bottom - row.top >= TALL, row.cut > 0
    tall = is_tall[windows[0]].astype(np.float64)
    free = ~alone[windows[0]]
    for before, window in pairwise(windows):
        tall = tall + (is_tall[window] & ~goes_on[before])
        gap = gap + np.where(goes_on[before], 0.0, np.maximum(row.left[window] - right, 0.0))
        beside = np.maximum(beside, _beside(begins, ends, row.first[window], row.last[window]))
        left, right = np.minimum(left, row.left[window]), np.maximum(right, row.right[window])
        top, bottom = np.minimum(top, row.top[window]), np.maximum(bottom, row.bottom[window])
        begins, ends = np.minimum(begins, row.first[window]), np.maximum(ends, row.last[window])
        base = base + row.base[window] / length
        free = free & ~alone[window]
    whole = np.full(count, float(length == n))
    form = np.stack(
        [whole, left, right, right - left, bottom - top, bottom - base, gap, beside, row.cut[windows[-1]], tall]
    )
    places = np.stack([np.arange(count), np.arange(count) + length])
    return Candidates(places, form, begins, ends).only(free | (length == 1))


def _everything(row: Row) -> Candidates:
    """The run of all pieces."""
    right = np.maximum.accumulate(row.right)
    gap = float(np.maximum(row.left[1:] - right[:-1], 0.0)[row.cut[:-1] == 0].sum())
    begins, ends = np.minimum.accumulate(row.first), np.maximum.accumulate(row.last)
    beside = float(_beside(begins[:-1], ends[:-1], row.first[1:], row.last[1:]).max())
    width, height = right[-1] - row.left.min(), row.bottom.max() - row.top.min()
    foot = row.bottom.max() - row.base.mean()
    goes_on = np.append(False, row.cut[:-1] > 0)
    tall = float(np.count_nonzero((row.bottom - row.top >= TALL) & ~goes_on))
    form = [1.0, row.left.min(), right[-1], width, height, foot, gap, beside, 0.0, tall]
    return Candidates(np.array([[0], [len(row)]]), np.array(form)[:, None], begins[-1:], ends[-1:])


def _beside(begins: Floats, ends: Floats, first: Floats, last: Floats) -> Floats:
    """The paper between what is there and what comes, (m, `ROWS`) each, where they stand beside each other: share most
    of the rows of the lower one. (m,)
    """
    one, other = ends > -FAR, last > -FAR
    both = one & other
    beside = both.sum(axis=1) >= 0.5 * np.minimum(one.sum(axis=1), other.sum(axis=1))
    after = np.where(both, first - ends, np.inf).min(axis=1)
    before = np.where(both, begins - last, np.inf).min(axis=1)
    paper: Floats = np.where(beside & both.any(axis=1), np.maximum(np.maximum(after, before), 0.0), 0.0)
    return paper


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


def cheapest_way(n: int, candidates: Candidates, reading: Floats, one_stroke: NDArray[np.bool_], costs: Costs) -> Way:
    """The best way from the first to the last piece.

    Args:
        n: how many pieces there are.
        candidates: what may be one symbol.
        reading: float64 (m,), the negative log probability of each candidate's best class.
        one_stroke: bool (m,), whether that class is one of `ONE_STROKE`.
        costs: what else counts.
    """
    own, marked = _own(candidates, reading, one_stroke, costs)
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


def _own(
    candidates: Candidates, reading: Floats, one_stroke: NDArray[np.bool_], costs: Costs
) -> tuple[Floats, NDArray[np.bool_]]:
    """What each candidate costs by itself, and whether that is as a mark."""
    whole, _, _, width, height, foot, gap, beside, _, tall = candidates.form
    parted = costs.gap * np.maximum(gap - costs.free_gap, 0) + costs.beside * np.maximum(beside - costs.free_beside, 0)
    height = np.maximum(height, 1e-3)
    shape = (
        parted
        + costs.tall * one_stroke * np.maximum(tall - 1, 0)
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
    sign = np.where([bool(mark) for mark in candidates.mark], parted + costs.sign + costs.signed * first, np.inf)
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
