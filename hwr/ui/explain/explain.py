"""Explain: makes the page and its chapters on first demand, leads along the path and into lessons, and holds every
connection between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from hwr.chapters.contents import KEYS
from hwr.errors import LessonError, StorageError
from hwr.explain.lesson import Lesson
from hwr.explain.path import Standing, Station, standing
from hwr.explain.progress import LessonProgress
from hwr.language import mark, tr
from hwr.ui.explain.lesson_guide import LessonGuide
from hwr.ui.explain.lesson_shelf import Change, LessonShelf
from hwr.ui.explain.page import ExplainPage
from hwr.ui.explain.panels import make_panel
from hwr.ui.kit.asking import ask_where, ask_which
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from hwr.store.paths import Paths

_ANSWERS: Final = {mark("Table (*.csv)"): ".csv", "JSON (*.json)": ".json"}


class Explain(QObject):
    """The page *Explain*, wired.

    Attributes:
        page: what is seen of it.
    """

    canvas_requested = Signal()
    training_requested = Signal()
    """The learner wants to train a network."""
    chapter_changed = Signal(str)
    """Another chapter is shown; carries its key."""
    glossary_requested = Signal(object)
    """The glossary is wanted; carries a `Term`, or None for any."""
    noted = Signal(str)
    failed = Signal(str)
    offered = Signal(str, str, object)
    """Something was done that can be undone: what is said of it, what undoing is called, and what does it."""

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = LessonShelf(paths)
        self._surroundings: Surroundings | None = None
        self._panels: dict[str, ChapterPanel] = {}
        self._shown: ChapterPanel | None = None
        self._chapter = KEYS[0]
        self.page = ExplainPage()
        self._guide = LessonGuide(self.page.lesson, self._shelf, self._show_panel, self._keep, self)
        self.page.shown.connect(self._look_around)
        invitation, contents = self.page.invitation, self.page.contents
        invitation.start_requested.connect(self.go_on)
        invitation.contents_requested.connect(self.show_contents)
        contents.continue_requested.connect(self.go_on)
        contents.chapter_chosen.connect(self._show_panel)
        contents.chapter_opened.connect(self.open_chapter)
        contents.lesson_chosen.connect(self._begin_own)
        contents.open_requested.connect(self._open_lesson)
        contents.export_requested.connect(self._export)
        contents.next_pupil_requested.connect(self._let_the_next_begin)
        contents.pupil_named.connect(lambda pupil: self._keep(lambda progress: progress.named(pupil)))
        farewell = self.page.farewell
        farewell.chapter_requested.connect(self.open_chapter)
        farewell.draw_requested.connect(self.canvas_requested)
        farewell.train_requested.connect(self.training_requested)
        farewell.export_requested.connect(self._export)
        farewell.contents_requested.connect(self.leave_lesson)
        chapter, card = self.page.chapter, self.page.lesson
        chapter.contents_requested.connect(self.show_contents)
        chapter.lesson_requested.connect(self._begin_here)
        chapter.again_requested.connect(self._begin_here_again)
        chapter.next_requested.connect(self._go_to_next_chapter)
        chapter.term_chosen.connect(self.glossary_requested)
        chapter.told.connect(self._tell)
        card.term_chosen.connect(self.glossary_requested)
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
        return self._guide.lesson

    def start(self, chapter: str = "") -> None:
        """Read lessons and progress, and show the contents, with this chapter, by its key; or the invitation, if the
        learner was never here."""
        for problem in self._shelf.load():
            self.failed.emit(problem)
        self._chapter = chapter if chapter in KEYS else KEYS[0]
        if chapter or self.progress.reached:
            self._show_contents(is_wanted=False)
        else:
            self._invite()

    def _invite(self) -> None:
        stations = self._shelf.path.stations
        minutes = sum(station.lesson.minutes for station in stations if station.lesson is not None)
        self.page.invitation.show_length(
            tr(
                "{chapters}, about {minutes}, in your own time",
                chapters=tr("%n chapter(s)", "", len(stations)),
                minutes=tr("%n minute(s)", "", minutes),
            )
        )
        self.page.show_invitation(True)
        self.page.invitation.what_is_next.setFocus()

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        """Another model reads, or something else stands on the canvas. Looked at once the page is to be seen."""
        before, self._surroundings = self._surroundings, surroundings
        if surroundings is not None and before is not None and surroundings.recognition is before.recognition:
            self._surroundings = replace(surroundings, wrong_label=before.wrong_label)
        if self.page.isVisible():
            self._look_around()

    @Slot(str)
    def _take_wrong_label(self, label: str) -> None:
        """The learner has said what the drawing is not: it stays so in the other chapters, until another is drawn."""
        if self._surroundings is not None and self._surroundings.wrong_label != label:
            self._surroundings = replace(self._surroundings, wrong_label=label)

    # The path

    @Slot()
    def go_on(self) -> None:
        """Go on along the path: with the lesson that was left, or at the chapter that comes next, or to its end."""
        station = self._shelf.path.next_station(self.progress)
        begun = (Standing.UNDER_WAY, Standing.SEEN)
        if station is None:
            self._take_leave()
        elif station.lesson is not None and station.standing(self.progress) in begun:
            self.begin_lesson(station.lesson.key)
        else:
            self.open_chapter(station.chapter.key)

    def _take_leave(self) -> None:
        """Show what can be said at the end of the path."""
        self._guide.leave()
        self.page.farewell.show_path(self._shelf.path, self.progress)
        self.page.show_farewell()
        self.page.farewell.take_focus()

    @Slot()
    def show_contents(self) -> None:
        """Show all chapters, with what has been done of each, as the learner asks for."""
        self._show_contents(is_wanted=True)

    def _show_contents(self, *, is_wanted: bool) -> None:
        self._guide.leave()
        self._show_panel(self._chapter)
        self.page.contents.show_path(self._shelf.path, self.progress)
        self.page.contents.show_chapter(self._chapter)
        self.page.show_invitation(False)
        self.page.show_side(self.page.contents, is_wanted=is_wanted)

    @Slot(str)
    def open_chapter(self, key: str) -> None:
        """Go into a chapter, as the learner does."""
        self._open_chapter(key)
        self.page.chapter.take_focus()

    @Slot(str)
    def show_chapter(self, key: str) -> None:
        """Let a chapter be seen, whoever asks for it; a lesson that is under way is left."""
        self._open_chapter(key, is_wanted=False)

    def _open_chapter(self, key: str, *, is_wanted: bool = True, said: str = "") -> None:
        self._guide.leave()
        panel, station = self._show_panel(key), self._station
        if not is_wanted:
            panel.wait(False)
        self.page.chapter.show_station(
            station, self._shelf.path.after(station), self.progress, said=said, is_told=not is_wanted
        )
        self.page.show_invitation(False)
        self.page.show_side(self.page.chapter, is_wanted=is_wanted)

    @property
    def _station(self) -> Station:
        """That of the chapter that is shown."""
        return self._shelf.path.station(self._chapter)

    @Slot()
    def _tell(self) -> None:
        """Let the chapter tell what its lesson would have asked."""
        if self._shown is not None:
            self._shown.wait(False)

    @Slot()
    def _go_to_next_chapter(self) -> None:
        following = self._shelf.path.after(self._station)
        if following is not None:
            self.open_chapter(following.chapter.key)

    @Slot()
    def _begin_here(self) -> None:
        lesson = self._station.lesson
        if lesson is not None:
            self.begin_lesson(lesson.key)

    @Slot()
    def _begin_here_again(self) -> None:
        lesson = self._station.lesson
        if lesson is not None:
            self.begin_lesson_again(lesson.key)

    @Slot()
    def _let_the_next_begin(self) -> None:
        former = self.progress
        self._keep(lambda _: LessonProgress())
        self._invite()
        anew = tr("The one before has left: everything begins anew.")
        if former.pupil:
            anew = tr("{name} has left: everything begins anew.", name=former.pupil)
        self._offer(anew, lambda _: former)

    def _offer(self, words: str, undo: Change) -> None:
        """Say what was done, and offer to undo it."""

        def take_back() -> None:
            self._keep(undo)
            self.show_contents()

        self.offered.emit(words, tr("Undo"), take_back)

    @Slot(str)
    def _show_panel(self, key: str) -> ChapterPanel:
        self._chapter = key
        panel = self._panels.get(key)
        if panel is None:
            panel = self._panels[key] = make_panel(key)
            panel.canvas_requested.connect(self.canvas_requested)
            panel.chapter_requested.connect(self.show_chapter)
            panel.mislabelled.connect(self._take_wrong_label)
            panel.formula.term_chosen.connect(self.glossary_requested)
        self._shown = panel
        self._look_around()
        panel.wait(self.lesson is None and self._station.asks_first(self.progress))
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
        if self.lesson is None or self.lesson.key != key:
            self._guide.begin(self._shelf.lessons[key])
            self.page.show_invitation(False)
            self.page.show_side(self.page.lesson)
            self._guide.take_focus()

    def begin_lesson_again(self, key: str) -> None:
        """Do a lesson from its beginning, without the answers of the last time; which can be undone."""
        former, lesson = self.progress, self._shelf.lessons[key]
        self._guide.leave()
        self._keep(lambda progress: progress.begun_anew(key))
        self.begin_lesson(key)
        self._offer(
            tr("“{title}” begins anew.", title=lesson.title), lambda progress: progress.taking_back(key, former)
        )

    @Slot(str)
    def _begin_own(self, key: str) -> None:
        """Begin one of the learner's own lessons, or go on with it; one that is done begins anew."""
        is_done = standing(self._shelf.lessons[key], self.progress) is Standing.DONE
        (self.begin_lesson_again if is_done else self.begin_lesson)(key)

    def show_step(self, number: int) -> None:
        """Show a step of the lesson under way, coming from another one."""
        self._guide.show_step(number)

    @Slot()
    def leave_lesson(self) -> None:
        """Back to the contents; the lesson can be gone on with."""
        self.show_contents()
        self.page.contents.take_focus()

    @Slot()
    def _finish_lesson(self) -> None:
        """On to the chapter that comes next, or to the end of the path; from a lesson beside it, to the contents."""
        lesson = self.lesson
        assert lesson is not None
        self._keep(lambda progress: progress.done(lesson.key))
        is_done = standing(lesson, self.progress) is Standing.DONE
        said = _said_at_the_end(lesson, self.progress)
        station = self._shelf.path.station_of(lesson)
        following = None if station is None else self._shelf.path.after(station)
        if station is None:
            self.leave_lesson()
            self.noted.emit(said)
        elif following is None:
            self._take_leave()
            self.noted.emit(said)
        else:
            self._open_chapter(following.chapter.key, said=f"✓ {said}" if is_done else said)
            self.page.chapter.take_focus()

    # Files

    @Slot()
    def _open_lesson(self) -> None:
        path = ask_which(self.page, tr("Open a lesson"), tr("Lessons (*.toml);;All files (*)"))
        if path is not None:
            self.open_lesson(path)

    def open_lesson(self, path: Path) -> bool:
        """Keep a lesson among the learner's own, and begin it; whether that could be done."""
        try:
            lesson = self._shelf.add(path)
            if lesson.key != path.stem:
                self.noted.emit(
                    tr("There is another lesson {stem}; this one is kept as {key}.", stem=path.stem, key=lesson.key)
                )
            self._shelf.copy(path, lesson.key)
        except LessonError as error:
            self.failed.emit(str(error))
            return False
        except StorageError as error:  # it can be gone through all the same
            self.failed.emit(str(error))
        self.begin_lesson(lesson.key)
        return True

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
            self.noted.emit(tr("There are no answers yet: go through a lesson first."))
            return
        path = ask_where(
            self.page, tr("Export the answers"), "answers.csv", {tr(kind): suffix for kind, suffix in _ANSWERS.items()}
        )
        if path is None:
            return
        try:
            written = self._shelf.export(path)
        except StorageError as error:
            self.failed.emit(str(error))
        else:
            self.noted.emit(tr("%n answer(s) (was|were) written to {path}.", "", count, path=written))


def _said_at_the_end(lesson: Lesson, progress: LessonProgress) -> str:
    """What is said of a lesson whose last step was left."""
    if still_open := len(progress.open_steps(lesson)):
        return tr("“{title}” is seen. Questions still open: {count}.", title=lesson.title, count=still_open)
    if lesson.judged:
        return tr(
            "“{title}” is done: {right} of {judged} answers right.",
            title=lesson.title,
            right=progress.right_answers(lesson),
            judged=lesson.judged,
        )
    return tr("“{title}” is done.", title=lesson.title)
