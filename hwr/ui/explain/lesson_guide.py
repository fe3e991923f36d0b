"""The lesson guide: leads through a lesson beside the chapters' pictures, step by step, and takes the answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Slot

from hwr.errors import ConfigError
from hwr.explain.lesson import Lesson, LessonStep
from hwr.explain.number_question import NumberQuestion
from hwr.explain.progress import LessonProgress
from hwr.explain.question import REACHED, ReachQuestion
from hwr.ui.explain.lesson_card import LessonCardWidget
from hwr.ui.explain.lesson_shelf import Change, LessonShelf
from hwr.ui.kit.chapter.panel import ChapterPanel


class LessonGuide(QObject):
    """Owner of the lesson under way and of the place in it."""

    def __init__(
        self,
        card: LessonCardWidget,
        shelf: LessonShelf,
        show_panel: Callable[[str], ChapterPanel],
        keep: Callable[[Change], None],
        parent: QObject,
    ) -> None:
        """`show_panel` shows the chapter of this key; `keep` writes down what was done, and may raise `ConfigError`."""
        super().__init__(parent)
        self._card, self._shelf, self._show_panel, self._keep = card, shelf, show_panel, keep
        self._lesson: Lesson | None = None
        self._number = 1
        self._looks_again = False
        self._panel: ChapterPanel | None = None
        self._watched: ChapterPanel | None = None
        card.answered.connect(self._take_answer)
        card.step_requested.connect(self.show_step)

    @property
    def lesson(self) -> Lesson | None:
        """The one under way."""
        return self._lesson

    def begin(self, lesson: Lesson) -> None:
        """Go on with a lesson where it was left, or from its beginning."""
        self._lesson = lesson
        self._show_step(self._progress.next_step(lesson), coming_from=None)

    @Slot(int)
    def show_step(self, number: int) -> None:
        """Show a step, coming from another one."""
        self._show_step(number, coming_from=self._number)
        self.take_focus()

    def take_focus(self) -> None:
        """Let the keyboard do what the step asks for."""
        assert self._panel is not None
        is_to_be_turned = isinstance(self._step.question, ReachQuestion) and not self._is_answered
        if not (is_to_be_turned and self._panel.take_focus()):
            self._card.take_focus()

    def leave(self) -> None:
        """Be in no lesson: everything can be turned."""
        self._lesson = None
        self._watch(None)
        if self._panel is not None:
            self._panel.lock(())
            self._panel.withhold("")
            self._panel.hold(False)

    @property
    def _progress(self) -> LessonProgress:
        return self._shelf.progress

    @property
    def _step(self) -> LessonStep:
        assert self._lesson is not None
        return self._lesson.steps[self._number - 1]

    @property
    def _is_answered(self) -> bool:
        return self._lesson is not None and self._progress.answer_to(self._lesson, self._number) is not None

    def _show_step(self, number: int, *, coming_from: int | None) -> None:
        """Show a step: its chapter, with the dials set and locked."""
        lesson = self._lesson
        assert lesson is not None
        self._watch(None)
        self._number, self._looks_again = number, False
        panel = self._panel = self._show_panel(self._step.chapter)
        self._card.show_step(lesson, number, self._progress.answer_to(lesson, number))
        settings = lesson.settings_at(number, coming_from=coming_from)
        if settings is not None:
            panel.begin(settings)
        if self._shows_the_answer(panel):
            panel.forget()
        self._keep(lambda progress: progress.at(lesson.key, number))
        self._lock(panel)
        self._watch(panel)
        self._look_at_readings()

    @Slot(str)
    def _take_answer(self, given: str) -> None:
        lesson, number, now = self._lesson, self._number, datetime.now(UTC)
        question, panel = self._step.question, self._panel
        assert lesson is not None and question is not None and panel is not None
        readings = panel.readings()
        try:
            self._keep(lambda progress: progress.answered(lesson, number, given, now, readings))
        except ConfigError as error:
            self._card.show_problem(str(error))
            return
        answer, told = self._progress.answer_to(lesson, number), question.told(readings)
        assert answer is not None
        self._looks_again = answer.asks_again(told)
        self._lock(panel)
        self._card.show_answer(answer, told)

    def _shows_the_answer(self, panel: ChapterPanel) -> bool:
        """Whether what was run in another step stands where this one asks for a guess, or for what it has reached."""
        question = self._step.question
        if question is None or self._is_answered:
            return False
        if isinstance(question, ReachQuestion):
            return panel.is_busy or question.is_reached(panel.readings())
        return question.holds

    def _lock(self, panel: ChapterPanel) -> None:
        """Lock what the step locks; before a prediction, or a number that the chapter is to keep, everything."""
        question = self._step.question
        waits = question is not None and question.holds and (self._looks_again or not self._is_answered)
        every = [setting.name for setting in panel.chapter.settings]
        panel.lock(every if waits else self._step.locked)
        panel.withhold(question.reading if waits and isinstance(question, NumberQuestion) else "")
        panel.hold(waits, is_veiled=waits and question is not None and question.veil)

    def _watch(self, panel: ChapterPanel | None) -> None:
        """Look at what this chapter tells, once the step has begun; at no other."""
        if self._watched is not None:
            self._watched.changed.disconnect(self._look_at_readings)
            self._watched.settled.disconnect(self._look_at_readings)
        if panel is not None:
            panel.changed.connect(self._look_at_readings)
            panel.settled.connect(self._look_at_readings)
        self._watched = panel

    @Slot()
    def _look_at_readings(self) -> None:
        """Something has been turned: is what the lesson asks for reached by it? Half a number reaches nothing."""
        question = self._step.question
        if self._watched is not None and isinstance(question, ReachQuestion):
            readings = self._watched.readings()
            is_half_typed = self._watched.is_half_typed and not self._is_answered
            label = self._watched.label_of(question.reading)
            self._card.show_readings(readings, label, is_half_typed=is_half_typed)
            if not is_half_typed and not self._is_answered and question.is_reached(readings):
                self._take_answer(REACHED)
