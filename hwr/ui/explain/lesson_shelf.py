"""The lesson shelf: the lessons there are, and how far the learner has come in them, as they lie in files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

from hwr.errors import LessonError, StorageError
from hwr.explain.answer_table import rows_of, to_csv, to_json
from hwr.explain.lesson import Lesson, read_lesson, read_lessons, read_translated
from hwr.explain.path import LearningPath
from hwr.explain.progress import LessonProgress
from hwr.files import MAX_TOML_BYTES, UnusableFileError, read_regular
from hwr.language import spoken, tr
from hwr.store import lock
from hwr.store.atomic import change, read_shared, write_bytes, write_new
from hwr.store.paths import Paths, is_there

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
                    notice = tr(
                        "{error} It is kept as {aside}; the lessons go on as this window knows them.",
                        error=error,
                        aside=aside,
                    )
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
                    aside = self._set_aside(error)
                    return tr("{error} It is kept as {aside}; the lessons begin anew.", error=error, aside=aside)
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
        raise LessonError(tr("The progress in the lessons that was kept cannot be read.")) from error


class LessonShelf:
    """Owner of the lessons and of the learner's progress; empty until `load`."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._lessons: dict[str, Lesson] = {}
        self._leading: dict[str, str] = {}  # chapter's key -> the shipped lesson's that begins with it
        self._progress = ProgressFile(paths.progress)

    @property
    def lessons(self) -> Mapping[str, Lesson]:
        """By their keys: first those that came with the program, then the learner's own."""
        return self._lessons

    @property
    def path(self) -> LearningPath:
        """The chapters with their lessons, and the learner's own lessons beside them."""
        return LearningPath.through(self._lessons, self._leading)

    @property
    def progress(self) -> LessonProgress:
        """The learner's."""
        return self._progress.progress

    def load(self) -> list[str]:
        """Read all lessons and the progress.

        An own lesson with the name of a shipped one takes its place. A progress that cannot be read is kept beside.

        Returns:
            A sentence for everything that cannot be used.
        """
        said: list[str] = []
        shipped, problems = read_translated(self._paths.shipped_lessons, spoken().code)
        own, more = read_lessons(self._paths.lessons)
        self._lessons.update((lesson.key, lesson) for lesson in (*shipped, *own))
        self._leading = {lesson.steps[0].chapter: lesson.key for lesson in reversed(shipped)}
        said.extend((*problems, *more))
        said.extend(filter(None, [self._progress.load()]))
        return said

    def add(self, path: Path) -> Lesson:
        """Put a lesson on the shelf, until the program ends.

        Where another lesson has its name, it gets a free one: "sums-2". So neither file takes the other's place, and
        the answers to the one are not mixed with those to the other.

        Raises:
            LessonError: if it cannot be used.
        """
        lesson = read_lesson(path)
        if not self._is_own(path):
            lesson = replace(lesson, key=self._free_key(lesson))
        self._lessons[lesson.key] = lesson
        return lesson

    def copy(self, path: Path, key: str) -> None:
        """Put a copy of a lesson's file beside the learner's own ones, so that it is there at the next start too.

        Raises:
            StorageError: if that cannot be done.
        """
        if self._is_own(path) or self._has_file(key):
            return
        kept = self._own_file(key)
        try:
            data = read_regular(path, most=MAX_TOML_BYTES)
        except UnusableFileError as problem:
            raise StorageError(
                tr("The lesson cannot be copied to {kept}: {path} {problem}.", kept=kept, path=path, problem=problem)
            ) from problem
        if not write_new(kept, data):
            raise StorageError(
                tr("The lesson {path} cannot be copied to {kept}: there is another one by now.", path=path, kept=kept)
            )

    def change(self, how: Change) -> str:
        """The learner has come further.

        Returns:
            What the learner is to be told of it: mostly nothing.

        Raises:
            StorageError: if that cannot be written; it holds until the program ends, or is written with the next one.
        """
        return self._progress.change(how)

    def export(self, path: Path) -> Path:
        """Write all answers, and questions passed without one, as JSON if the file's name says so and else as CSV;
        return where they are.

        Raises:
            StorageError: if it cannot be written, or a name without a suffix means a file that is there already.
        """
        target = path if path.suffix else path.with_suffix(".csv")
        rows = rows_of(self.progress, self._lessons.values())
        is_json = target.suffix.lower() == ".json"
        data = to_json(rows).encode() if is_json else to_csv(rows).encode("utf-8-sig")  # which spreadsheets look for
        if target == path:
            write_bytes(target, data)
        elif not write_new(target, data):
            raise StorageError(
                tr("{target} is there already; choose it by its whole name to replace it.", target=target)
            )
        return target

    # Names

    def _free_key(self, lesson: Lesson) -> str:
        """Its own, if no other lesson has that; where the very same one is on the shelf, that one's."""
        keys = (lesson.key if number == 1 else f"{lesson.key}-{number}" for number in count(1))
        return next(key for key in keys if self._is_free(key) or self._lessons.get(key) == replace(lesson, key=key))

    def _is_free(self, key: str) -> bool:
        return key not in self._lessons and not self._has_file(key)

    def _is_own(self, path: Path) -> bool:
        """Whether a file lies among the learner's own."""
        try:
            return path.parent.samefile(self._paths.lessons)
        except OSError:  # there is no such folder
            return False

    def _has_file(self, key: str) -> bool:
        """Whether there is a lesson file of that name, usable or not."""
        return is_there(self._own_file(key)) or is_there(self._paths.shipped_lessons / f"{key}.toml")

    def _own_file(self, key: str) -> Path:
        return self._paths.lessons / f"{key}.toml"
