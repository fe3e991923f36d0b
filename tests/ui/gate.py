"""A gate: work that is held up at one of its functions until a test has seen what it wants to see."""

from __future__ import annotations

import threading
from typing import Any

import pytest

_LONG_S = 60.0


class Gate:
    """Holds up whoever calls a function, in another thread than the window's.

    Attributes:
        calls: how often it was called.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, place: str, after: int = 0) -> None:
        """`place` is the function, by its whole name; so many calls pass before one is held up."""
        module, _, name = place.rpartition(".")
        self._whole: Any = getattr(__import__(module, fromlist=[name]), name)
        self._after, self.calls = after, 0
        self._reached, self._opened = threading.Event(), threading.Event()
        monkeypatch.setattr(place, self._held)

    def _held(self, *args: Any, **more: Any) -> Any:
        self.calls += 1
        if self.calls > self._after:
            self._reached.set()
            assert self._opened.wait(_LONG_S)
        return self._whole(*args, **more)

    @property
    def is_reached(self) -> bool:
        """Whether somebody is held up, or was."""
        return self._reached.is_set()

    def open(self) -> None:
        """Let everybody pass."""
        self._opened.set()
