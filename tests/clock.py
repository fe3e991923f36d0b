"""A clock that stands still until the test turns it."""

from __future__ import annotations


class Clock:
    """In seconds; `now` is to be set."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now
