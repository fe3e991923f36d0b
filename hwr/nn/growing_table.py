"""Rows of numbers that become more and more."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class GrowingTable:
    """Rows of `width` numbers; appending is cheap however many there are."""

    def __init__(self, width: int) -> None:
        self._rows = np.empty((64, width))
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def rows(self) -> Floats:
        """All rows, (length, width), a read-only view that later rows do not change."""
        view = self._rows[: self._length]
        view.flags.writeable = False
        return view

    def column(self, index: int) -> Floats:
        """One column, (length,), likewise."""
        return self.rows[:, index]

    def extend(self, rows: Floats | Sequence[Sequence[float]]) -> None:
        """Add rows, (n, width)."""
        added = np.asarray(rows, np.float64).reshape(-1, self._rows.shape[1])
        needed = self._length + len(added)
        if needed > len(self._rows):
            grown = np.empty((max(needed, 2 * len(self._rows)), self._rows.shape[1]))
            grown[: self._length] = self.rows
            self._rows = grown
        self._rows[self._length : needed] = added
        self._length = needed

    def truncate(self, length: int) -> None:
        """Keep the first `length` rows. The memory is made anew, so that views handed out before stay as they are."""
        if length < self._length:
            self._rows = self._rows.copy()
            self._length = length

    def halve(self, kept: Collection[int] = ()) -> None:
        """Of the older half keep every second row, the first included, and the rows `kept`; made anew, likewise."""
        is_kept = np.ones(self._length, bool)
        is_kept[1 : self._length // 2 : 2] = False
        is_kept[list(kept)] = True
        self._rows = self.rows[is_kept]
        self._length = len(self._rows)
