"""A background task: long work in a thread, told of in the window's own thread, with a bar that shows how far it is."""

from __future__ import annotations

import sys
import threading
from collections.abc import Generator, Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from hwr.errors import HwrError
from hwr.language import tr
from hwr.recipe.progress import Progress

SWITCH_INTERVAL: Final = 0.0001
"""Seconds after which work in another thread has to let the window have the interpreter. The window waits for that at
every step from Qt to Python, a hundred times and more while a page is laid out: at Python's own 5 ms for a second."""

_POLL_MS: Final = 50


class _WorkThread(threading.Thread):
    """A generator of progress and results, worked through in a thread that starts at once.

    Attributes:
        progress: the latest; None before the first.
        result: what the work ended with, the one value that is no `Progress`; None before.
        problem: why it failed, a sentence; empty while it has not.
    """

    def __init__(self, work: Iterator[object]) -> None:
        super().__init__(name="work", daemon=True)
        self.progress: Progress | None = None
        self.result: object = None
        self.problem = ""
        self._work = work
        self._cancelled = threading.Event()
        self.start()

    def cancel(self) -> None:
        self._cancelled.set()

    def run(self) -> None:
        try:
            for step in self._work:
                if isinstance(step, Progress):
                    self.progress = step
                else:
                    self.result = step
                if self._cancelled.is_set():
                    if isinstance(self._work, Generator):
                        self._work.close()  # here, so that it puts away what it has begun before this thread is over
                    return
        except HwrError as error:
            self.problem = str(error)
        except MemoryError:
            self.problem = tr("There is not enough memory for this.")
        except Exception as error:  # a defect; it is reported as one, but nobody is left waiting
            sys.excepthook(type(error), error, error.__traceback__)
            self.problem = tr("The program made a mistake ({kind}).", kind=type(error).__name__)


class BackgroundTask(QObject):
    """Does one piece of work at a time; the thread is polled, so that no signal crosses threads.

    Attributes:
        progress: the latest of the work under way; None before the first.
        result: the latest value that was no `Progress`, of the work under way or else of the last; None before.
        problem: why the last work failed, a sentence; empty if it did not.

    All three are as before any work once one is given up.
    """

    advanced = Signal()
    """The work is under way, perhaps further than before: see `progress` and `result`."""
    ended = Signal()
    """The work has ended by itself: see `result` and `problem`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.progress: Progress | None = None
        self.result: object = None
        self.problem = ""
        self._job: _WorkThread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._job is not None

    def start(self, work: Iterator[object]) -> None:
        """Begin a work: a generator of `Progress` and results; one that is under way is given up."""
        self.cancel()
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._job = _WorkThread(work)
        self._timer.start()

    def take_over(self, former: BackgroundTask) -> None:
        """Go on with the work that another one has begun, which is left with none; what this one did is given up."""
        self.cancel()
        if former._job is not None:
            self._job, former._job = former._job, None
            self.progress, self.result, self.problem = former.progress, former.result, former.problem
            self._timer.start()
        former.cancel()

    @Slot()
    def cancel(self) -> None:
        """Give the work up at its next step; nothing more is heard of it."""
        self.progress, self.result, self.problem = None, None, ""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._timer.stop()

    @Slot()
    def stop(self) -> None:
        """Give the work up at its next step; `ended` tells when it has put away what it had begun.

        There is a result then only if it was done before it heard of this.
        """
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Give the work up, and wait until it has put away what it had begun; for the end of the program."""
        job = self._job
        self.cancel()
        if job is not None:
            job.join()

    @Slot()
    def _poll(self) -> None:
        job = self._job
        if job is None:
            return
        is_over = not job.is_alive()  # before the rest is read: what it told last must not be missed
        self.progress, self.result, self.problem = job.progress, job.result, job.problem
        if is_over:
            self._job = None
            self._timer.stop()
            self.ended.emit()
        else:
            self.advanced.emit()


class ProgressBar(QProgressBar):
    """A thin bar without words."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        """`name` is the object name, `title` the accessible one."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setTextVisible(False)
        self.setFixedHeight(6)
        self.setRange(0, 1000)

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far it is; None for not yet begun."""
        self.setValue(0 if progress is None else round(1000 * progress.share))
