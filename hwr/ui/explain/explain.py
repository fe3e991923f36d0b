"""Explain: makes the page and its chapters on first demand, runs lessons, and holds every connection between them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from hwr.chapters.contents import KEYS
from hwr.errors import ConfigError, LessonError, StorageError
from hwr.explain.lesson import Lesson, LessonStep
from hwr.explain.progress import LessonProgress
from hwr.explain.question import REACHED, ReachQuestion
from hwr.ui.explain.lesson_shelf import Change, LessonShelf
from hwr.ui.explain.page import ExplainPage
from hwr.ui.explain.panels import make_panel
from hwr.ui.kit.asking import ask_where, ask_which
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings

if TYPE_CHECKING:
    from hwr.store.paths import Paths

_ANSWERS: Final = {"Table (*.csv)": ".csv", "JSON (*.json)": ".json"}


class Explain(QObject):
    """The page *Explain*, wired.

    Attributes:
        page: what is seen of it.
    """

    canvas_requested = Signal()
    chapter_changed = Signal(str)
    """Another chapter is shown; carries its key."""
    noted = Signal(str)
    failed = Signal(str)

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = LessonShelf(paths)
        self._surroundings: Surroundings | None = None
        self._panels: dict[str, ChapterPanel] = {}
        self._shown: ChapterPanel | None = None
        self._lesson: Lesson | None = None
        self._number = 1
        self._watched: ChapterPanel | None = None
        self.page = ExplainPage()
        self.page.shown.connect(self._look_around)
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
    def progress(self) -> LessonProgress:
        """The learner's."""
        return self._shelf.progress

    @property
    def panel(self) -> ChapterPanel | None:
        """The chapter that is shown."""
        return self._shown

    @property
    def lesson(self) -> Lesson | None:
        """The lesson under way."""
        return self._lesson

    def start(self, chapter: str = "") -> None:
        """Read lessons and progress, and show this chapter, by its key, or else the first."""
        for problem in self._shelf.load():
            self.failed.emit(problem)
        self._list_lessons()
        if self._shown is None:
            self.show_chapter(chapter if chapter in KEYS else KEYS[0])

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        """Another model reads, or something else stands on the canvas. Looked at once the page is to be seen."""
        self._surroundings = surroundings
        if self.page.isVisible():
            self._look_around()

    # Chapters

    @Slot(str)
    def show_chapter(self, key: str) -> None:
        """Let a chapter be seen, whoever asks for it; a lesson that is under way is left."""
        if self._lesson is not None:
            self.leave_lesson()
        self._show_panel(key)

    def _show_panel(self, key: str) -> ChapterPanel:
        panel = self._panels.get(key)
        if panel is None:
            panel = self._panels[key] = make_panel(key)
            panel.canvas_requested.connect(self.canvas_requested)
            panel.chapter_requested.connect(self.show_chapter)
        self._shown = panel
        self._look_around()
        self.page.show_panel(panel)
        self.page.contents.show_chapter(key)
        self.chapter_changed.emit(key)
        return panel

    @Slot()
    def _look_around(self) -> None:
        """Tell the chapter that is shown what there is around it, if that is news to it."""
        if self._shown is not None and self._shown.surroundings is not self._surroundings:
            self._shown.show_surroundings(self._surroundings)

    # Lessons

    @Slot(str)
    def begin_lesson(self, key: str) -> None:
        """Go on with a lesson where it was left, or from its beginning."""
        if self._lesson is None or self._lesson.key != key:
            self._lesson = self._shelf.lessons[key]
            self._show_step(self.progress.next_step(self._lesson), coming_from=None)
            self.page.show_lesson(True)
            self._take_focus()

    @Slot(int)
    def show_step(self, number: int) -> None:
        """Show a step of the lesson under way, coming from another one."""
        self._show_step(number, coming_from=self._number)
        self._take_focus()

    def _take_focus(self) -> None:
        """Let the keyboard do what the step asks for."""
        assert self._shown is not None
        is_to_be_turned = isinstance(self._step.question, ReachQuestion) and not self._is_answered
        if not (is_to_be_turned and self._shown.take_focus()):
            self.page.lesson.take_focus()

    def _show_step(self, number: int, *, coming_from: int | None) -> None:
        """Show a step: its chapter, with the dials set and locked."""
        lesson = self._lesson
        assert lesson is not None
        self._watch(None)
        self._number = number
        panel = self._show_panel(self._step.chapter)
        self.page.lesson.show_step(lesson, number, self.progress.answer_to(lesson, number))
        settings = lesson.settings_at(number, coming_from=coming_from)
        if settings is not None:
            panel.begin(settings)
        self._keep(lambda progress: progress.at(lesson.key, number))
        self._lock()
        self._watch(panel)
        self._look_at_readings()

    @Slot()
    def leave_lesson(self) -> None:
        """Back to the contents; the lesson can be gone on with."""
        self._lesson = None
        self._watch(None)
        if self._shown is not None:
            self._shown.lock(())
            self._shown.hold(False)
        self._list_lessons()
        self.page.show_lesson(False)

    @Slot()
    def _finish_lesson(self) -> None:
        lesson = self._lesson
        assert lesson is not None
        self._keep(lambda progress: progress.done(lesson.key))
        right = self.progress.right_answers(lesson)
        self.leave_lesson()
        self.page.contents.choose_lesson_after(lesson.key)
        judged = f": {right} of {lesson.judged} answers right" if lesson.judged else ""
        self.noted.emit(f"“{lesson.title}” is done{judged}.")

    @Slot(str)
    def _take_answer(self, given: str) -> None:
        lesson, number, now = self._lesson, self._number, datetime.now(UTC)
        assert lesson is not None
        try:
            self._keep(lambda progress: progress.answered(lesson, number, given, now))
        except ConfigError as error:
            self.page.lesson.show_problem(str(error))
            return
        self._lock()
        answer = self.progress.answer_to(lesson, self._number)
        assert answer is not None
        self.page.lesson.show_answer(answer)

    @property
    def _step(self) -> LessonStep:
        assert self._lesson is not None
        return self._lesson.steps[self._number - 1]

    @property
    def _is_answered(self) -> bool:
        return self._lesson is not None and self.progress.answer_to(self._lesson, self._number) is not None

    def _lock(self) -> None:
        """Lock what the step locks; before a prediction, everything."""
        assert self._shown is not None
        question = self._step.question
        waits = question is not None and question.predict and not self._is_answered
        every = [setting.name for setting in self._shown.chapter.settings]
        self._shown.lock(every if waits else self._step.locked)
        self._shown.hold(waits)

    def _watch(self, panel: ChapterPanel | None) -> None:
        """Look at what this chapter tells, once the step has begun; at no other."""
        if self._watched is not None:
            self._watched.changed.disconnect(self._look_at_readings)
        if panel is not None:
            panel.changed.connect(self._look_at_readings)
        self._watched = panel

    @Slot()
    def _look_at_readings(self) -> None:
        """Something has been turned: is what the lesson asks for reached by it?"""
        question = self._step.question
        if self._watched is not None and isinstance(question, ReachQuestion):
            readings = self._watched.readings()
            self.page.lesson.show_readings(readings, self._watched.label_of(question.reading))
            if not self._is_answered and question.is_reached(readings):
                self._take_answer(REACHED)

    def _list_lessons(self) -> None:
        self.page.contents.show_lessons(list(self._shelf.lessons.values()), self.progress)

    # Files

    @Slot()
    def _open_lesson(self) -> None:
        path = ask_which(self.page, "Open a lesson", "Lessons (*.toml);;All files (*)")
        if path is None:
            return
        try:
            lesson = self._shelf.add(path)
            if lesson.key != path.stem:
                self.noted.emit(f"There is another lesson {path.stem}; this one is kept as {lesson.key}.")
            self._shelf.copy(path, lesson.key)
        except LessonError as error:
            self.failed.emit(str(error))
            return
        except StorageError as error:  # it can be gone through all the same
            self.failed.emit(str(error))
        self._list_lessons()
        self.begin_lesson(lesson.key)

    def _keep(self, how: Change) -> None:
        try:
            notice = self._shelf.change(how)
        except StorageError as error:
            notice = str(error)
        if notice:
            self.failed.emit(notice)

    @Slot()
    def _export(self) -> None:
        count = len(self.progress.answers)
        if not count:
            self.noted.emit("There are no answers yet: go through a lesson first.")
            return
        path = ask_where(self.page, "Export the answers", "answers.csv", _ANSWERS)
        if path is None:
            return
        try:
            written = self._shelf.export(path)
        except StorageError as error:
            self.failed.emit(str(error))
        else:
            self.noted.emit(f"{count} answer{'s were' if count > 1 else ' was'} written to {written}.")
