"""A pair of threads: two pieces of work at once, on two cores, where numpy computes without holding up Python.

What is computed never depends on whether there is a helper: the pieces are the same, and so is the order in which what
comes of them is put together.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

First = TypeVar("First")
Second = TypeVar("Second")


class Pair:
    """The calling thread and, if `threads` is 2 or more, a helper, which starts with the first work for it."""

    def __init__(self, threads: int = 1) -> None:
        self._is_alone = threads < 2
        self._helper: threading.Thread | None = None
        self._work: queue.SimpleQueue[Callable[[], Any] | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[tuple[Any, BaseException | None]] = queue.SimpleQueue()

    def both(self, first: Callable[[], First], second: Callable[[], Second]) -> tuple[First, Second]:
        """Do both, the second in the helper if it comes to it; what that raises is raised here, once both are over."""
        if self._is_alone:
            return first(), second()
        if self._helper is None:
            self._helper = threading.Thread(target=self._help, daemon=True, name="training helper")
            self._helper.start()
        self._work.put(second)
        try:
            of_first = first()
        finally:
            is_begun = not self._took_back()
            if is_begun:
                of_second, error = self._done.get()
        if not is_begun:
            return of_first, second()
        if error is not None:
            raise error
        return of_first, of_second

    def _took_back(self) -> bool:
        """Whether the helper, on a busy machine, has not even begun its piece, and now will not."""
        try:
            self._work.get_nowait()
        except queue.Empty:
            return False
        return True

    def end(self) -> None:
        """Let the helper go; the next work would start another."""
        if self._helper is not None:
            self._work.put(None)
            self._helper.join()
            self._helper = None

    def _help(self) -> None:
        with np.errstate(all="ignore"):  # whoever asks has settled that for a thread of their own
            while (piece := self._work.get()) is not None:
                try:
                    self._done.put((piece(), None))
                except BaseException as error:  # whatever it is, somebody waits for it
                    self._done.put((None, error))
                del piece
