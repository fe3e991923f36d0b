"""A job: long work that is a generator of progress, done in a thread, to be polled and to be cancelled."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Iterator

from hwr.errors import HwrError
from hwr.recipe.progress import Progress


class Job(threading.Thread):
    """Started at once.

    Attributes:
        progress: the latest; None before the first.
        result: what the work ended with, the one value that is no `Progress`; None before.
        problem: why it failed, a sentence; empty while it has not.
    """

    def __init__(self, work: Iterator[object]) -> None:
        super().__init__(name="job", daemon=True)
        self.progress: Progress | None = None
        self.result: object = None
        self.problem = ""
        self._work = work
        self._cancelled = threading.Event()
        self.start()

    @property
    def is_over(self) -> bool:
        """Whether it has ended, one way or another."""
        return not self.is_alive()

    def cancel(self) -> None:
        """Give it up at its next step."""
        self._cancelled.set()

    def run(self) -> None:
        """Do the work."""
        try:
            for step in self._work:
                if self._cancelled.is_set():
                    return
                if isinstance(step, Progress):
                    self.progress = step
                else:
                    self.result = step
        except HwrError as error:
            self.problem = str(error)
        except MemoryError:
            self.problem = "There is not enough memory for this."
        except Exception as error:  # a defect; it is reported as one, but nobody is left waiting
            traceback.print_exc(file=sys.stderr)
            self.problem = f"The program made a mistake ({type(error).__name__})."
