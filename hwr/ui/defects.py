"""Defects: every exception that nobody expected, wherever it is raised, is kept as a report on this computer and told.

Qt goes on after an exception in a slot, so the user may too: what was drawn is in the session, unharmed. Threads that
catch one, so that nobody is left waiting, hand it to `sys.excepthook`, which is the one here while a window is open.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hwr.errors import HwrError
from hwr.language import tr
from hwr.words import LONGEST_NAME, shown

if TYPE_CHECKING:
    from hwr.store.crash_reports import CrashReports, CrashWatch

MOST: Final = 100
"""Different defects of one run of the program that are written down; a picture may be painted wrong again and again."""


class Defects(QObject):
    """One process's. Whatever thread calls it, `told` is emitted in this object's own."""

    told = Signal(str)
    """A sentence is to be shown: there is a report that nobody has been told of."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """`folder` is where reports are kept."""
        super().__init__(parent)
        self._folder = folder
        self._about = ""
        self._known: set[tuple[str, str, int]] = set()
        self._watch: CrashWatch | None = None
        self._before = (sys.excepthook, threading.excepthook)

    @property
    def reports(self) -> CrashReports:
        """What has been kept."""
        from hwr.store.crash_reports import CrashReports  # for which the first paint need not wait

        return CrashReports(self._folder)

    def listen(self) -> None:
        """Take in, from now on until `close`, what is raised in this process and caught by nobody."""
        sys.excepthook = self.take
        threading.excepthook = self._take_of_thread

    def watch(self, about: str) -> None:
        """Have crashes of the whole process reported, too; `about` stands in each report from now on.

        Raises:
            StorageError: if they cannot be.
        """
        from hwr.store.crash_reports import CrashWatch

        if self._watch is not None:
            self._watch.end()
        self._about = about
        self._watch = CrashWatch.begin(self._folder, _head("The program crashed.", about))

    def tell_of_last_time(self) -> None:
        """Say if the program crashed the last time, or could not even open its window."""
        if self.reports.has_news():
            self.told.emit(
                tr("The program ended by a mistake of its own the last time. A report was kept, here alone.")
            )

    def close(self) -> None:
        """Listen no more, and watch no more."""
        sys.excepthook, threading.excepthook = self._before
        if self._watch is not None:
            self._watch.end()
            self._watch = None

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take in an exception, in any thread; in place of `sys.excepthook`."""
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, Exception):
            return  # somebody wants the program to end
        said = tr("The program made a mistake ({kind}); what you drew is kept.", kind=kind.__name__)
        place = _place(kind, trace)
        if place not in self._known and len(self._known) < MOST:
            self._known.add(place)
            try:
                self.reports.keep(_report(kind, error, trace, self._about))
            except HwrError:
                said += " " + tr("Details are on the terminal.")
        self.told.emit(said)

    def _take_of_thread(self, raised: threading.ExceptHookArgs) -> None:
        error = raised.exc_value
        if error is not None:
            self.take(raised.exc_type, error, raised.exc_traceback)


def _place(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, str, int]:
    """What tells one defect from another: what it is and where it was raised."""
    if trace is None:
        return kind.__name__, "", 0
    while trace.tb_next is not None:
        trace = trace.tb_next
    return kind.__name__, trace.tb_frame.f_code.co_filename, trace.tb_lineno


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None, about: str) -> str:
    import traceback

    raised = "".join(traceback.format_exception(kind, error, trace))
    what = shown(f"{kind.__name__}: {error}", LONGEST_NAME)
    return _without_home(f"{_head(what, about)}\nIn the thread {threading.current_thread().name}:\n{raised}")


def _head(what: str, about: str) -> str:
    from datetime import UTC, datetime

    return f"{what}\nAt {datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n\n{about or _versions()}\n"


def _versions() -> str:
    from hwr.versions import version

    return f"hwr {version()}, Python {sys.version.split()[0]}, {sys.platform}"


def _without_home(text: str) -> str:
    """Nobody's name stands in it only because their folder is called so."""
    return text.replace(str(Path.home()), "~")
