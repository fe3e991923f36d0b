"""Explain: makes the page and its chapters on first demand, runs lessons, and holds every connection between them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from hwr.errors import ConfigError, HwrError, LessonError
from hwr.store.atomic import write_bytes
from hwr.teaching.chapter import KEYS
from hwr.teaching.lesson import Lesson, read_lesson, read_lessons
from hwr.teaching.progress import Progress
from hwr.ui.explain.chapter_panel import ChapterPanel, Surroundings
from hwr.ui.explain.explain_page import ExplainPage
from hwr.ui.explain.panels import make_panel
from hwr.ui.theme import Theme

if TYPE_CHECKING:
    from hwr.store.paths import Paths


class Explain(QObject):
    """The page *Explain*, wired; the owner of the learner's progress."""

    canvas_requested = Signal()
    noted = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        paths: Paths,
        theme: Theme,
        ask_open: Callable[[], Path | None],
        ask_save: Callable[[str], Path | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._theme = theme
        self._ask_open, self._ask_save = ask_open, ask_save
        self._surroundings: Surroundings | None = None
        self._panels: dict[str, ChapterPanel] = {}
        self._shown: ChapterPanel | None = None
        self._lesson: Lesson | None = None
        self._step = 1
        self._lessons: dict[str, Lesson] = {}
        self._progress = Progress()
        self.page = ExplainPage(theme)
        contents, card = self.page.contents, self.page.lesson
        contents.chapter_chosen.connect(self.show_chapter)
        contents.lesson_chosen.connect(self.begin_lesson)
        contents.open_requested.connect(self._open_lesson)
        contents.export_requested.connect(self._export)
        card.answered.connect(self._take_answer)
        card.step_requested.connect(self.show_step)
        card.left.connect(self.leave_lesson)
        card.finished.connect(self._finish_lesson)

    @property
    def progress(self) -> Progress:
        """The learner's."""
        return self._progress

    @property
    def panel(self) -> ChapterPanel | None:
        """The chapter that is shown."""
        return self._shown

    @property
    def lesson(self) -> Lesson | None:
        """The lesson under way."""
        return self._lesson

    def start(self) -> None:
        """Read lessons and progress, and show the first chapter."""
        for folder in (self._paths.shipped_lessons, self._paths.lessons):
            lessons, problems = read_lessons(folder)
            self._lessons.update((lesson.key, lesson) for lesson in lessons)
            for problem in problems:
                self.failed.emit(problem)
        try:
            if self._paths.progress.exists():
                self._progress = Progress.from_json(self._paths.progress.read_text(encoding="utf-8"))
        except (OSError, ValueError, LessonError) as error:
            self._set_progress_aside(str(error))
        self._list_lessons()
        if self._shown is None:
            self.show_chapter(KEYS[0])

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.page.set_theme(theme)
        for panel in self._panels.values():
            panel.set_theme(theme)

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        """Another model reads, or something else stands on the canvas."""
        self._surroundings = surroundings
        if self._shown is not None and self._shown.isVisible():
            self._shown.show_surroundings(surroundings)

    # Chapters

    @Slot(str)
    def show_chapter(self, key: str) -> None:
        """Let a chapter be seen."""
        panel = self._panels.get(key)
        if panel is None:
            panel = self._panels[key] = make_panel(key, self._theme)
            panel.changed.connect(self._look_at_readings)
            panel.canvas_requested.connect(self.canvas_requested)
            panel.show_surroundings(self._surroundings)
            panel.recompute()
        elif panel.surroundings is not self._surroundings:
            panel.show_surroundings(self._surroundings)
        if self._lesson is None:
            panel.lock(())
        self._shown = panel
        self.page.show_panel(panel)
        self.page.contents.show_chapter(key)

    # Lessons

    @Slot(str)
    def begin_lesson(self, key: str) -> None:
        """Go on with a lesson where it was left, or from its beginning."""
        self._lesson = self._lessons[key]
        self._step = 0
        self.show_step(self._progress.next_step(self._lesson))
        self.page.show_lesson(True)

    @Slot(int)
    def show_step(self, number: int) -> None:
        """Show a step of the lesson under way: its chapter, with the dials set and locked."""
        lesson = self._lesson
        assert lesson is not None
        before, self._step = self._step, number
        step = lesson.steps[number - 1]
        self.show_chapter(step.chapter)
        assert self._shown is not None
        settings = lesson.settings_at(number, coming_from=before)
        if settings is not None:
            self._shown.reset()
            for name, value in settings.items():
                self._shown.set_setting(name, value)
        self._keep(self._progress.at(lesson.key, number))
        self._lock()
        self.page.lesson.show_step(lesson, number, self._progress.answer_to(lesson, number))
        self._look_at_readings()

    @Slot()
    def leave_lesson(self) -> None:
        """Back to the contents; the lesson can be gone on with."""
        self._lesson = None
        if self._shown is not None:
            self._shown.lock(())
        self.page.show_lesson(False)
        self._list_lessons()

    @Slot()
    def _finish_lesson(self) -> None:
        assert self._lesson is not None
        lesson = self._lesson
        self._keep(self._progress.done(lesson.key))
        right = self._progress.right_answers(lesson)
        asked = f": {right} of {lesson.questions} answers right" if lesson.questions else ""
        self.leave_lesson()
        self.noted.emit(f"“{lesson.title}” is done{asked}.")

    @Slot(str)
    def _take_answer(self, given: str) -> None:
        assert self._lesson is not None
        try:
            progress = self._progress.answered(self._lesson, self._step, given)
        except ConfigError as error:
            self.page.lesson.show_problem(str(error))
            return
        self._keep(progress)
        self._lock()
        answer = progress.answer_to(self._lesson, self._step)
        assert answer is not None
        self.page.lesson.show_answer(answer)

    def _lock(self) -> None:
        """Lock what the step locks; before a prediction, everything."""
        assert self._lesson is not None
        assert self._shown is not None
        step = self._lesson.steps[self._step - 1]
        waits = (
            step.question is not None
            and step.question.predict
            and self._progress.answer_to(self._lesson, self._step) is None
        )
        every = [setting.name for setting in self._shown.chapter.settings]
        self._shown.lock(every if waits else step.locked)

    @Slot()
    def _look_at_readings(self) -> None:
        if (
            self._lesson is not None
            and self._shown is not None
            and self.sender() in (None, self._shown, self.page.lesson)
        ):
            self.page.lesson.show_readings(self._shown.readings())

    def _list_lessons(self) -> None:
        self.page.contents.show_lessons(list(self._lessons.values()), self._progress)

    @Slot()
    def _open_lesson(self) -> None:
        path = self._ask_open()
        if path is None:
            return
        try:
            lesson = read_lesson(path)
        except LessonError as error:
            self.failed.emit(str(error))
            return
        self._lessons[lesson.key] = lesson
        self._list_lessons()
        self.begin_lesson(lesson.key)

    # Progress

    def _keep(self, progress: Progress) -> None:
        self._progress = progress
        try:
            write_bytes(self._paths.progress, progress.to_json().encode())
        except HwrError as error:
            self.failed.emit(str(error))

    def _set_progress_aside(self, why: str) -> None:
        path = self._paths.progress
        try:
            path.replace(path.with_name(path.name + ".bak"))
        except OSError:
            self.failed.emit(why)
        else:
            self.failed.emit(f"{why} It is kept as {path.name}.bak; the lessons begin anew.")

    @Slot()
    def _export(self) -> None:
        if not self._progress.answers:
            self.noted.emit("There are no answers yet: go through a lesson first.")
            return
        path = self._ask_save("answers.csv")
        if path is None:
            return
        is_json = path.suffix.lower() == ".json"
        text = self._progress.to_json() if is_json else self._progress.to_csv()
        try:
            write_bytes(path, text.encode("utf-8" if is_json else "utf-8-sig"))
        except HwrError as error:
            self.failed.emit(str(error))
        else:
            self.noted.emit(f"{len(self._progress.answers)} answers were written to {path}.")
