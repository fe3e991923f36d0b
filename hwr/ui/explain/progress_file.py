"""The progress file: where a learner's progress is kept, which several windows change at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

from hwr.errors import LessonError, StorageError
from hwr.explain.progress import LessonProgress
from hwr.store import lock
from hwr.store.atomic import change, read_shared

Change = Callable[[LessonProgress], LessonProgress]
"""What the learner did, as what becomes of any progress by it."""


class ProgressFile:
    """Owner of the progress; empty until `load`.

    What is written is never the progress of this window, but the file's, with what was done in this window done to it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._progress = LessonProgress()
        self._waiting: list[Change] = []

    @property
    def progress(self) -> LessonProgress:
        """The learner's, as it was when it was last read or changed here."""
        return self._progress

    def load(self) -> str:
        """Read it; one that cannot be read is kept beside, and the lessons begin anew.

        Returns:
            A sentence if it could not be read.
        """
        try:
            self._progress = self._read() or self._progress
        except (StorageError, LessonError) as error:
            return self._look_again(error)
        return ""

    def change(self, how: Change) -> str:
        """The learner has come further, here and in the file.

        Returns:
            A sentence if the file had been damaged meanwhile.

        Raises:
            StorageError: if it cannot be written; it is then written together with the next change.
            whatever `how` raises: nothing has changed then.
        """
        changed = how(self._progress)
        if changed == self._progress:
            return ""
        changed.to_json().encode()  # first: what fits in no file is not to stand in the way of all that follows
        self._progress = changed
        self._waiting.append(how)
        notice = ""

        def changed_in(data: bytes | None) -> bytes:
            nonlocal notice
            if data is not None:
                try:
                    progress = _parsed(data)
                except LessonError as error:
                    aside = self._set_aside(error)
                    notice = f"{error} It is kept as {aside}; the lessons go on as this window knows them."
                    progress = self._progress
                else:
                    for done in self._waiting:
                        progress = done(progress)
                self._progress = progress
            return self._progress.to_json().encode()

        change(self._path, changed_in)
        self._waiting = []
        return notice

    def _look_again(self, problem: Exception) -> str:
        """Set aside what could not be read, unless another window has done so by now; returns what is to be told."""
        try:
            with lock.locked(self._path):
                try:
                    self._progress = self._read() or self._progress
                except (StorageError, LessonError) as error:
                    return f"{error} It is kept as {self._set_aside(error)}; the lessons begin anew."
        except StorageError:
            return str(problem)
        return ""

    def _read(self) -> LessonProgress | None:
        data = read_shared(self._path)
        return None if data is None else _parsed(data)

    def _set_aside(self, why: Exception) -> str:
        """Rename the file; returns its new name.

        Raises:
            StorageError: if that cannot be done.
        """
        names = (self._path.with_name(f"{self._path.name}.bak{'' if number == 1 else number}") for number in count(1))
        aside = next(name for name in names if not os.path.lexists(name))
        try:
            self._path.replace(aside)
        except OSError as error:
            raise StorageError(str(why)) from error
        return aside.name


def _parsed(data: bytes) -> LessonProgress:
    """Raises `LessonError` if it is no progress."""
    try:
        return LessonProgress.from_json(data.decode())
    except UnicodeDecodeError as error:
        raise LessonError("The progress in the lessons that was kept cannot be read.") from error
