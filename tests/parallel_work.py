"""Work for the tests of `hwr.parallel`: other processes import this module, which is why it stands by itself."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Sequence

from hwr.parallel import Worker


def squaring() -> Worker[int, tuple[int, int]]:
    """Squares, each with the process that computed it."""
    return lambda numbers: [(number * number, os.getpid()) for number in numbers]


def failing(how: str) -> Worker[int, int]:
    """The negative numbers; but in another process it fails at 20, by an exception or by an end without a word."""

    def work(numbers: Sequence[int]) -> Sequence[int]:
        if 20 in numbers and multiprocessing.parent_process() is not None:
            if how == "raises":
                raise ValueError("not twenty")
            os.kill(os.getpid(), signal.SIGKILL)
        return [-number for number in numbers]

    return work
