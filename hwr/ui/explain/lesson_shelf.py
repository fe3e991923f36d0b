"""The lesson shelf: the lessons there are, and how far the learner has come in them, as they lie in files."""

from __future__ import annotations

from collections.abc import Mapping
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

        Raises:
            LessonError: if it cannot be used.
        """
        lesson = read_lesson(path)
        self._lessons[lesson.key] = lesson
        return lesson

    def copy(self, path: Path) -> None:
        """Put a copy of a lesson's file beside the learner's own ones, so that it is there at the next start too.

        Raises:
            StorageError: if that cannot be done.
        """
        kept = self._paths.lessons / path.with_suffix(".toml").name
        try:
            if not (kept.exists() and kept.samefile(path)):
                write_bytes(kept, path.read_bytes())
        except OSError as error:
            raise StorageError(f"The lesson {path} cannot be copied to {kept}: {error.strerror}.") from error

    def keep(self, progress: Progress) -> None:
        """This is the progress now.

        Raises:
            StorageError: if it cannot be written; it holds until the program ends.
        """
        if progress != self._progress:
            self._progress = progress
            write_bytes(self._paths.progress, progress.to_json().encode())

    def export(self, path: Path) -> Path:
        """Write all answers, as JSON if the file's name says so and else as CSV; return where they are.

        Raises:
            StorageError: if it cannot be written.
        """
        target = path if path.suffix else path.with_suffix(".csv")
        if target.suffix.lower() == ".json":
            write_bytes(target, self._progress.to_json().encode())
        else:
            write_bytes(target, self._progress.to_csv().encode("utf-8-sig"))  # spreadsheets look for the mark
        return target

    def _set_progress_aside(self, error: Exception) -> str:
        why = str(error) if isinstance(error, LessonError) else "The progress in the lessons cannot be read."
        path = self._paths.progress
        try:
            path.replace(path.with_name(f"{path.name}.bak"))
        except OSError:
            return why
        return f"{why} It is kept as {path.name}.bak; the lessons begin anew."
