"""A recovery file: what one window would lose if it died now, in a folder that it shares with other windows.

Each window has a file of its own, `drawing-TOKEN.kept`, and holds a `ProcessLock` of that token. The file of a window
that holds none is left behind, and belongs to whoever renames it first: at every moment a file has one name, so it is
adopted once, never copied, and lost by nobody who dies in between. Nothing here ever deletes what was left behind.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

from hwr.errors import StorageError, reason
from hwr.files import UnusableFileError, read_regular
from hwr.language import tr
from hwr.store.lock import ProcessLock, is_alive, remove_dead

MAX_BYTES: Final = 64 * 2**20
"""A larger file is none of ours: the largest drawing takes 10 MB, the largest picture 15."""

_STEM: Final = "drawing"
_SUFFIX: Final = ".kept"
_DAMAGED: Final = ".damaged"


class RecoveryFile:
    """One window's place in the folder, from `begin` until `end` or the process's death.

    Attributes:
        path: the window's own file; what stands in it is the window's to decide, and whether there is one.
    """

    def __init__(self, folder: Path, lock: ProcessLock) -> None:
        self._folder = folder
        self._lock = lock
        self.path = _path(folder, lock.token)

    @classmethod
    def begin(cls, folder: Path) -> RecoveryFile:
        """Take a place in the folder, making it if need be.

        Raises:
            StorageError: if that cannot be.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            remove_dead(folder / _STEM)
            return cls(folder, ProcessLock.begin(folder / _STEM))
        except OSError as error:
            raise StorageError(
                tr(
                    "What you draw cannot be kept while you draw it, in {folder}: {reason}.",
                    folder=folder,
                    reason=reason(error),
                )
            ) from error

    def left_behind(self) -> list[Path]:
        """The files of windows that are no more, the latest first.

        One from the future was written before somebody set the clock back, so before all others.
        """
        now = time.time_ns()
        found: list[tuple[bool, int, Path]] = []
        try:
            for path in self._folder.iterdir():
                token = path.name.removeprefix(f"{_STEM}-").removesuffix(_SUFFIX)
                is_kept = path == _path(self._folder, token) and path != self.path and path.is_file()
                if is_kept and not is_alive(self._folder / _STEM, token):
                    written = path.stat().st_mtime_ns
                    found.append((written <= now, written, path))
        except OSError:  # another window was quicker with one of them; it is found the next time
            pass
        return [path for *_, path in sorted(found, reverse=True)]

    def adopt(self, path: Path) -> bool:
        """Make a file that was left behind this window's own; False if another window was quicker.

        The own file that there was is left behind instead.
        """
        try:
            if self.path.exists():
                self.path.rename(_path(self._folder, os.urandom(8).hex()))
            path.rename(self.path)
        except OSError:
            return False
        return True

    def read(self) -> bytes:
        """What stands in the own file.

        Raises:
            StorageError: if it cannot be read, or is larger than `MAX_BYTES`.
        """
        try:
            return read_regular(self.path, most=MAX_BYTES)
        except UnusableFileError as problem:
            raise StorageError(tr("It {problem}.", problem=problem)) from problem

    def lay_aside(self) -> Path:
        """Take the own file, which cannot be used, out of the way, for somebody who knows better; returns its name."""
        aside = self.path.with_suffix(_DAMAGED)
        try:
            self.path.replace(aside)
        except OSError:
            return self.path
        return aside

    def end(self) -> None:
        """Leave; the own file, if there is one, is left behind."""
        self._lock.end()


def _path(folder: Path, token: str) -> Path:
    return folder / f"{_STEM}-{token}{_SUFFIX}"
