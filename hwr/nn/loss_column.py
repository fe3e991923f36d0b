"""The loss of each update of a training that may last for days: the latest one by one, those long past in stretches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from hwr.nn.growing_table import Floats, GrowingTable

MOST_SINGLE: Final = 1 << 18
"""So many losses are kept one by one at most; when there are more, the older half of them goes into stretches."""

MOST_STRETCHES: Final = 1 << 16
"""When there were more, each two become one. Pictures have a tenth as many columns of pixels."""

_END, _COUNT, _MEAN, _LEAST, _GREATEST = range(5)
"""The columns of stretches."""


@dataclass(frozen=True, eq=False)
class Stretches:
    """What the first values of a column stand for.

    Attributes:
        length: how many updates each is the mean of, at most.
        least, greatest: (n,): the extremes of these, NaN where nothing was known.
    """

    length: int
    least: Floats
    greatest: Floats


class LossColumn:
    """Losses of one update after the other."""

    def __init__(self, start: int) -> None:
        """`start` is the update before the first one."""
        self._values = GrowingTable(1)  # the means of stretches, then the single ones
        self._old = GrowingTable(5)
        self._length = 1  # updates in a stretch
        self._single_after = start
        self._updates: Floats = np.empty(0)

    @property
    def last(self) -> int:
        """The update of the last one."""
        return self._single_after + len(self._values) - len(self._old)

    @property
    def values(self) -> Floats:
        """(n,), a read-only view: the means of the stretches, then the losses themselves."""
        return self._values.column(0)

    @property
    def updates(self) -> Floats:
        """(n,), likewise: the update of each value, or the last of its stretch."""
        made = len(self._values)
        if made > len(self._updates):  # made once and again: it is asked for with every picture of the curve
            singles = np.arange(self._single_after + 1.0, self._single_after + 1.0 + 2 * (made - len(self._old)))
            self._updates = np.concatenate([self._old.column(_END), singles])
            self._updates.flags.writeable = False
        return self._updates[:made]

    @property
    def stretches(self) -> Stretches | None:
        """What the first of `values` are means of; None if all are single losses."""
        if not len(self._old):
            return None
        return Stretches(self._length, self._old.column(_LEAST), self._old.column(_GREATEST))

    def mean(self, after: int, until: int) -> float:
        """Of the updates after one until another, as far as that can be told of stretches."""
        first, end = np.searchsorted(self.updates, [after, until], side="right")
        counts = np.ones(end - first)
        old = self._old.column(_COUNT)[first:end]
        counts[: len(old)] = old
        return float(np.average(self.values[first:end], weights=counts))

    def extend(self, losses: Floats) -> None:
        """Add those of the next updates, (n,)."""
        self._values.extend(losses.reshape(-1, 1))

    def rewind(self, update: int) -> None:
        """Forget those after an update; of a stretch that it lies in nothing is kept."""
        kept = int(np.searchsorted(self._old.column(_END), update, side="right"))
        if kept < len(self._old):
            self._old.truncate(kept)
            self._values.truncate(kept)
            self._single_after = update
        else:
            self._values.truncate(kept + max(0, update - self._single_after))
        self._updates = np.empty(0)

    @property
    def is_long(self) -> bool:
        """Whether there are more single ones than are wanted."""
        return len(self._values) - len(self._old) > MOST_SINGLE

    def shorten(self) -> None:
        """Put the older half of the single ones into stretches."""
        old, values, half = self._old.rows, self.values, MOST_SINGLE // 2
        length = max(2, self._length)
        while len(old) + half // min(length, half) > MOST_STRETCHES:
            old, length = _in_pairs(old), 2 * length
        each = min(length, half)
        moved, rest = np.split(values[len(self._old) :], [half // each * each])
        self._old, self._values = GrowingTable(5), GrowingTable(1)
        self._old.extend(old)
        self._old.extend(_stretches(moved.reshape(-1, each), self._single_after))
        self._values.extend(self._old.column(_MEAN).reshape(-1, 1))
        self._values.extend(rest.reshape(-1, 1))
        self._length = length
        self._single_after += len(moved)
        self._updates = np.empty(0)


def _stretches(losses: Floats, after: int) -> Floats:
    """(n, length) losses of the updates after one -> (n, 5)."""
    count, length = losses.shape
    with np.errstate(over="ignore", invalid="ignore"):
        means = losses.mean(axis=1)
    ends = after + length * np.arange(1.0, count + 1)
    extremes = np.fmin.reduce(losses, axis=1), np.fmax.reduce(losses, axis=1)
    return np.column_stack([ends, np.full(count, length), means, *extremes])


def _in_pairs(rows: Floats) -> Floats:
    """(n, 5) -> (n / 2, 5): each two as one; the last one of an odd number stays alone."""
    pairs, alone = rows[: len(rows) // 2 * 2].reshape(-1, 2, 5), rows[len(rows) // 2 * 2 :]
    counts = pairs[:, :, _COUNT]
    with np.errstate(over="ignore", invalid="ignore"):
        means = (counts * pairs[:, :, _MEAN]).sum(axis=1) / counts.sum(axis=1)
    least, greatest = np.fmin.reduce(pairs[:, :, _LEAST], axis=1), np.fmax.reduce(pairs[:, :, _GREATEST], axis=1)
    made = np.column_stack([pairs[:, 1, _END], counts.sum(axis=1), means, least, greatest])
    return np.concatenate([made, alone])
