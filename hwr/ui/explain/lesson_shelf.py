"""The lesson shelf: the lessons there are, and how far the learner has come in them, as they lie in files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

from hwr.errors import LessonError, StorageError
from hwr.store.atomic import write_bytes
from hwr.store.paths import Paths
from hwr.teaching.lesson import Lesson, read_lesson, read_lessons
from hwr.teaching.progress import Progress


class LessonShelf:
    """Owner of the lessons and of the learner's progress; empty until `load`."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._lessons: dict[str, Lesson] = {}
        self._progress = Progress()

    @property
    def lessons(self) -> Mapping[str, Lesson]:
        """By their keys: first those that came with the program, then the learner's own."""
        return self._lessons

    @property
    def progress(self) -> Progress:
        """The learner's."""
        return self._progress

    def load(self) -> list[str]:
        """Read all lessons and the progress.

        An own lesson with the name of a shipped one takes its place. A progress that cannot be read is kept beside.

        Returns:
            A sentence for everything that cannot be used.
        """
        said: list[str] = []
        for folder in (self._paths.shipped_lessons, self._paths.lessons):
            lessons, problems = read_lessons(folder)
            self._lessons.update((lesson.key, lesson) for lesson in lessons)
            said.extend(problems)
        path = self._paths.progress
        try:
            if path.exists():
                self._progress = Progress.from_json(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, LessonError) as error:
            said.append(self._set_progress_aside(error))
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
            write_bytes(kept, path.read_bytes())
        except OSError as error:
            raise StorageError(f"The lesson {path} cannot be copied to {kept}: {error.strerror}.") from error

    def keep(self, progress: Progress) -> None:
        """This is the progress now.

        Raises:
            StorageError: if it cannot be written; it holds until the program ends.
        """
        if progress != self._progress:
            data = progress.to_json().encode()  # first: what fits in no file is not to be kept for all that follows
            self._progress = progress
            write_bytes(self._paths.progress, data)

    def export(self, path: Path) -> Path:
        """Write all answers, as JSON if the file's name says so and else as CSV; return where they are.

        Raises:
            StorageError: if it cannot be written, or a name without a suffix means a file that is there already.
        """
        target = path if path.suffix else path.with_suffix(".csv")
        if target != path and target.exists():
            raise StorageError(f"{target} is there already; choose it by its whole name to replace it.")
        if target.suffix.lower() == ".json":
            write_bytes(target, self._progress.to_json().encode())
        else:
            write_bytes(target, self._progress.to_csv().encode("utf-8-sig"))  # spreadsheets look for the mark
        return target

    def _set_progress_aside(self, error: Exception) -> str:
        why = str(error) if isinstance(error, LessonError) else "The progress in the lessons cannot be read."
        path = self._paths.progress
        names = (path.with_name(f"{path.name}.bak{'' if number == 1 else number}") for number in count(1))
        aside = next(name for name in names if not name.exists())
        try:
            path.replace(aside)
        except OSError:
            return why
        return f"{why} It is kept as {aside.name}; the lessons begin anew."

    # Names

    def _free_key(self, lesson: Lesson) -> str:
        """Its own, if no other lesson has that; where the very same one is on the shelf, that one's."""
        keys = (lesson.key if number == 1 else f"{lesson.key}-{number}" for number in count(1))
        return next(key for key in keys if self._is_free(key) or self._lessons.get(key) == replace(lesson, key=key))

    def _is_free(self, key: str) -> bool:
        return key not in self._lessons and not self._has_file(key)

    def _is_own(self, path: Path) -> bool:
        """Whether a file lies among the learner's own."""
        return self._paths.lessons.exists() and path.parent.samefile(self._paths.lessons)

    def _has_file(self, key: str) -> bool:
        """Whether there is a lesson file of that name, usable or not."""
        return self._own_file(key).exists() or (self._paths.shipped_lessons / f"{key}.toml").exists()

    def _own_file(self, key: str) -> Path:
        return self._paths.lessons / f"{key}.toml"
