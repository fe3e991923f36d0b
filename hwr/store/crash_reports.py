"""Crash reports: what is known of each mistake of the program's own, kept in a folder of this user, and nowhere else.

Each is a text file, named by the time. One that nobody has been told of yet ends in `.new`. Only the latest are kept,
and none is longer than somebody would read.

An exception is written down when it is met. Of what ends the process at once (a fault in a library, an abort) Python's
`faulthandler` writes what was going on to a file that was opened beforehand, by a `CrashWatch`: whoever starts the
program next finds it there, and by the lock beside it that its writer is no more.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from hwr.errors import StorageError, reason
from hwr.files import UnusableFileError, read_regular
from hwr.language import tr
from hwr.store.atomic import write_bytes
from hwr.store.lock import ProcessLock, is_alive, remove_dead

MOST: Final = 20
"""Reports that are kept; older ones are removed."""

MAX_BYTES: Final = 1 << 16
"""Of a report; what is longer loses its middle."""

_STEM: Final = "report-"
_TIME: Final = "%Y%m%d-%H%M%S"
_TOLD: Final = ".txt"
_NEW: Final = ".new"
_WATCH: Final = "watch"
_SUFFIX: Final = ".log"

_LAST_DAY: Final = datetime(9999, 12, 31, tzinfo=UTC)
"""Later than this no name can be."""

MARK: Final = "\nThe program ended here:\n"
"""Between what a watch writes at its beginning and what is written at a crash."""

_CUT: Final = "\n\n[...]\n\n"


class CrashReports:
    """The reports in a folder, which need not be there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, text: str) -> Path:
        """Write a report, as one that nobody has been told of; what there is too much of goes.

        Raises:
            StorageError: if it cannot be written.
        """
        path = self._named(datetime.now(UTC))
        write_bytes(path, _shortened(text.encode("utf-8", "backslashreplace")))
        self._thin_out()
        return path

    def listed(self) -> list[Path]:
        """All reports, the latest first."""
        try:
            found = [path for path in self.folder.iterdir() if _is_report(path)]
        except OSError:
            return []
        return sorted(found, key=lambda path: path.stem, reverse=True)

    def read(self, path: Path) -> str:
        """The text of a report.

        Raises:
            StorageError: if it cannot be read.
        """
        try:
            return read_regular(path, most=2 * MAX_BYTES).decode("utf-8", "replace")
        except UnusableFileError as problem:
            raise StorageError(tr("The report {path} {problem}.", path=path, problem=problem)) from problem

    def has_news(self) -> bool:
        """Whether there is a report that nobody has been told of; crashes of processes that are no more count."""
        self._take_over()
        return any(path.suffix == _NEW for path in self.listed())

    def note_told(self) -> None:
        """Somebody has been told of all there are."""
        for path in self.listed():
            if path.suffix == _NEW:
                with contextlib.suppress(OSError):  # it is told of once more
                    path.replace(path.with_suffix(_TOLD))

    def clear(self) -> None:
        """Remove all reports.

        Raises:
            StorageError: if one cannot be removed.
        """
        for path in self.listed():
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise StorageError(
                    tr("The report {path} cannot be removed: {reason}.", path=path, reason=reason(error))
                ) from error

    def _named(self, moment: datetime) -> Path:
        """A name that comes after those of all others from the future: else, with the clock set back, the latest report
        would count as the oldest, and go first."""
        latest = max(filter(None, map(written_at, self.listed())), default=moment)
        if datetime.now(UTC) < latest < _LAST_DAY:
            moment = latest + timedelta(seconds=1)
        return self.folder / f"{_STEM}{moment.strftime(_TIME)}-{os.urandom(3).hex()}{_NEW}"

    def _thin_out(self) -> None:
        for path in self.listed()[MOST:]:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _take_over(self) -> None:
        """Make reports of what watches have left behind that were in no orderly way ended; at every moment a file has
        one name, so each becomes one report, whoever does this at the same time."""
        with contextlib.suppress(OSError):
            for path in list(self.folder.glob(f"{_WATCH}-*{_SUFFIX}")):
                token = path.stem.removeprefix(f"{_WATCH}-")
                if is_alive(self.folder / _WATCH, token):
                    continue
                with contextlib.suppress(OSError):
                    if _tells_of_a_crash(path):
                        path.rename(self._named(datetime.fromtimestamp(path.stat().st_mtime, UTC)))
                    else:  # it was killed, which is no mistake of its own
                        path.unlink(missing_ok=True)
            remove_dead(self.folder / _WATCH)
            self._thin_out()


class CrashWatch:
    """Has what goes on in every thread written down if the process ends by a fault, from `begin` until `end`.

    There is one at a time in a process.
    """

    def __init__(self, lock: ProcessLock, path: Path, descriptor: int) -> None:
        self._lock, self._path, self._descriptor = lock, path, descriptor

    @classmethod
    def begin(cls, folder: Path, about: str) -> CrashWatch:
        """Watch from now on; `about` is what a report begins with.

        Raises:
            StorageError: if nothing can be written in this folder.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = ProcessLock.begin(folder / _WATCH)
            path = folder / f"{_WATCH}-{lock.token}{_SUFFIX}"
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            os.write(descriptor, _shortened(about.encode("utf-8", "backslashreplace")) + MARK.encode())
        except OSError as error:
            raise StorageError(
                tr("A crash could not be reported in {folder}: {reason}.", folder=folder, reason=reason(error))
            ) from error
        faulthandler.enable(descriptor)
        return cls(lock, path, descriptor)

    def end(self) -> None:
        """Watch no more: the process goes on, or ends as it should."""
        faulthandler.disable()
        os.close(self._descriptor)
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._lock.end()


def written_at(path: Path) -> datetime | None:
    """When a report was written, as its name says; None if that has been changed."""
    try:
        return datetime.strptime(path.stem.removeprefix(_STEM).rpartition("-")[0], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _is_report(path: Path) -> bool:
    return path.name.startswith(_STEM) and path.suffix in {_NEW, _TOLD}


def _tells_of_a_crash(path: Path) -> bool:
    try:
        text = read_regular(path, most=2 * MAX_BYTES).decode("utf-8", "replace")
    except UnusableFileError:
        return False
    return bool(text.rpartition(MARK)[2].strip()) and MARK in text


def _shortened(data: bytes) -> bytes:
    if len(data) <= MAX_BYTES:
        return data
    half = (MAX_BYTES - len(_CUT)) // 2
    return data[:half] + _CUT.encode() + data[-half:]
