"""Snapshots: what a training was like at many moments, thinned so that a long one takes no more memory than a short."""

from __future__ import annotations

from bisect import bisect_right
from typing import Generic, TypeVar

from hwr.errors import ConfigError

Kept = TypeVar("Kept")


class Snapshots(Generic[Kept]):
    """Values by update, evenly spaced, never more bytes or values than allowed.

    When there is no more room every second value goes and the spacing doubles, so that whatever its length a training
    is covered evenly. The first value always stays, and so does the latest.

    Args:
        max_bytes: of all values together; at least three are kept however large they are.
        max_count: how many values at most.
        spacing: updates between two values at first.
    """

    def __init__(self, max_bytes: int, max_count: int = 1000, spacing: int = 1) -> None:
        if min(max_bytes, max_count, spacing) < 1:
            raise ConfigError("Snapshots need room for at least one byte and one value, and a spacing of 1 or more.")
        self._max_bytes, self._max_count = max_bytes, max(3, max_count)
        self.spacing = spacing
        self._updates: list[int] = []
        self._values: list[Kept] = []
        self._sizes: list[int] = []

    def __len__(self) -> int:
        return len(self._updates)

    @property
    def updates(self) -> tuple[int, ...]:
        """The updates there are values of, ascending."""
        return tuple(self._updates)

    @property
    def bytes(self) -> int:
        """Of all values together."""
        return sum(self._sizes)

    def is_due(self, update: int) -> bool:
        """Whether a value at this update would be kept for good: ask before making one."""
        return not self._updates or update - self._anchor >= self.spacing

    def add(self, update: int, value: Kept, size: int) -> None:
        """Keep a value of `size` bytes; one that is not due stays only until the next comes."""
        if self._updates and update <= self._updates[-1]:
            self.rewind(update - 1)
        if len(self._updates) > 1 and self._updates[-1] - self._updates[-2] < self.spacing:
            for column in (self._updates, self._values, self._sizes):
                column.pop()
        self._updates.append(update)
        self._values.append(value)
        self._sizes.append(size)
        while len(self._updates) > 3 and (self.bytes > self._max_bytes or len(self._updates) > self._max_count):
            self._thin()

    def at(self, update: int) -> tuple[int, Kept] | None:
        """The latest value not after `update`, with the update it is of; None if there is none."""
        place = bisect_right(self._updates, update)
        return (self._updates[place - 1], self._values[place - 1]) if place else None

    def rewind(self, update: int) -> None:
        """Forget all after `update`."""
        kept = bisect_right(self._updates, update)
        for column in (self._updates, self._values, self._sizes):
            del column[kept:]

    @property
    def _anchor(self) -> int:
        """The last update whose value stays."""
        if len(self._updates) > 1 and self._updates[-1] - self._updates[-2] < self.spacing:
            return self._updates[-2]
        return self._updates[-1]

    def _thin(self) -> None:
        self.spacing *= 2
        kept = [0]
        for place in range(1, len(self._updates)):
            if self._updates[place] - self._updates[kept[-1]] >= self.spacing:
                kept.append(place)
        if kept[-1] != len(self._updates) - 1:
            kept.append(len(self._updates) - 1)
        if len(kept) == len(self._updates):
            return
        self._updates = [self._updates[place] for place in kept]
        self._values = [self._values[place] for place in kept]
        self._sizes = [self._sizes[place] for place in kept]
