"""Write-behind: files written by a thread of their own, so that nobody who changes something waits for a disk.

Of several versions of one file that wait only the latest is written. Each is written in one step
(`hwr.store.atomic`), so whatever kills the process leaves a whole file, the latest or an earlier one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Thread
from typing import Final

from hwr.errors import HwrError, StorageError, reason
from hwr.language import tr
from hwr.store.atomic import write_bytes

PATIENCE: Final = 10.0
"""Seconds after which nobody waits for a disk any longer that does not answer."""

Work = Callable[[Path], None]
"""Brings the file at a path up to date."""


def writing(content: Callable[[], bytes]) -> Work:
    """Work that writes what `content` gives once its turn has come."""
    return lambda path: write_bytes(path, content())


def remove(path: Path) -> None:
    """Work that leaves no file.

    Raises:
        StorageError: if there is one that cannot be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(tr("{path} could not be removed: {reason}.", path=path, reason=reason(error))) from error


class WriteBehind:
    """Does one piece of work after the other, in the order of their first asking. The thread begins with the first."""

    def __init__(self, failed: Callable[[Path, HwrError], None]) -> None:
        """`failed` is told which file could not be brought up to date, and why, in the writing thread."""
        self._failed = failed
        self._changed = Condition()
        self._waiting: dict[Path, Work] = {}
        self._is_at_work = False
        self._is_closed = False
        self._thread: Thread | None = None

    def put(self, path: Path, work: Work) -> None:
        """Do this soon, instead of what is still waiting to be done to the same file; returns at once."""
        with self._changed:
            self._waiting[path] = work
            if self._thread is None:
                # A daemon: a disk that hangs shall not keep the process alive; `close` waits as long as is sensible.
                self._thread = Thread(target=self._work_on, name="write-behind", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def flush(self) -> bool:
        """Wait until all that was put is done; False if the disk did not answer within `PATIENCE` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and not self._is_at_work, PATIENCE)

    def close(self) -> None:
        """Do what waits, and end. Nothing may be put afterwards."""
        self.flush()
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _work_on(self) -> None:
        while True:
            with self._changed:
                self._is_at_work = False
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._waiting or self._is_closed)
                if not self._waiting:
                    return
                path = next(iter(self._waiting))
                work = self._waiting.pop(path)
                self._is_at_work = True
            try:
                work(path)
            except HwrError as error:
                self._failed(path, error)
            except Exception as error:  # a defect; said as one, but what comes later is still written
                sys.excepthook(type(error), error, error.__traceback__)
                self._failed(
                    path,
                    StorageError(
                        tr("The program made a mistake in writing {path}: {error!r}.", path=path, error=error)
                    ),
                )
