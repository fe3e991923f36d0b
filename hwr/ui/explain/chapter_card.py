"""The chapter card: what a chapter is about, beside its picture, before its lesson leads through it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from hwr.explain.lesson import Lesson
from hwr.explain.path import Standing, Station
from hwr.explain.progress import LessonProgress
from hwr.language import tr
from hwr.ui.kit.accessibility import announce, order_by_layout
from hwr.ui.kit.button import PanelButton, set_primary
from hwr.ui.kit.chapter.terms import TextLabel
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.scrolling import ScrollingWidget
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import MUTED

_BUTTON_PADDING: Final = 32
"""What a button takes beside its words, at both sides together."""


class ChapterCardWidget(QWidget):
    """What a chapter is about; the picture beside it can be played with. From here the lesson is begun.

    Who comes along the path is asked before being told: the text waits until the lesson is done, or is wanted.
    """

    contents_requested = Signal()
    lesson_requested = Signal()
    """Begin the chapter's lesson, or go on with it."""
    again_requested = Signal()
    """Do the lesson again, from its beginning and without the answers."""
    term_chosen = Signal(object)
    """A word of the text was clicked; carries its `Term`."""
    told = Signal()
    """The learner reads about it before the lesson asks."""
    next_requested = Signal()
    """On to the chapter that comes next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "chapterCard", tr("Chapter"))
        self._place = Label(parent=self, role=MUTED, name="chapterPlace", wraps=True)
        self._idea = Label(parent=self, name="chapterIdea", is_bold=True, wraps=True)
        self._idea.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text = TextLabel("chapterText", self)
        self._text.term_chosen.connect(self.term_chosen)
        self._told = PanelButton(
            self, "chapterTold", tr("Read about it first"), tr("The lesson asks what this tells"), self._tell
        )
        self._contents = PanelButton(
            self, "chapterContents", tr("Contents"), tr("Back to all chapters (Esc)"), self.contents_requested
        )
        self._again = PanelButton(
            self, "lessonAgain", tr("Start again"), tr("Do this lesson again, from its beginning"), self.again_requested
        )
        self._lesson = PanelButton(self, "lessonBegin", tr("Begin"), "", self.lesson_requested)
        self._next = PanelButton(self, "chapterNext", tr("Next chapter"), "", self.next_requested)
        self._station: Station | None = None
        self._leads_to = ""
        told = (self._told, 0, Qt.AlignmentFlag.AlignLeft)
        words = in_column(self._place, self._idea, self._text, told, STRETCH, margins=(0, 2, 8, 2), spacing=12)
        self._scroll = ScrollingWidget(words, "chapterScroll", is_sideways=False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setAccessibleName(tr("About this chapter"))
        self._first, self._others = in_column(margins=0), in_row(self._contents, STRETCH, spacing=6)
        again = in_row(STRETCH, self._again, spacing=6)
        in_column((self._scroll, 1), self._first, self._others, again, of=self, margins=0, spacing=8)

    def show_station(
        self,
        station: Station,
        following: Station | None,
        progress: LessonProgress,
        *,
        said: str,
        is_told: bool,
    ) -> None:
        """Show a chapter.

        Args:
            station: the chapter.
            following: what comes after it.
            progress: the learner's.
            said: what is to be told first, such as that the chapter before is done; may be empty.
            is_told: whether the text is told before the lesson has asked.
        """
        lesson, how = station.lesson, station.standing(progress)
        place = "" if lesson is None else _place(station, how, progress)
        self._place.setText(f"{said}\n\n{place}".strip())
        self._station = station
        is_done = how is Standing.DONE or lesson is None
        waits = station.asks_first(progress) and not is_told
        self._idea.setText(lesson.summary if lesson is not None and waits else tr(station.chapter.idea))
        self._text.say("" if waits else tr(station.chapter.text))
        self._text.setVisible(not waits)
        self._told.setVisible(waits)
        self._lesson.setVisible(not is_done)
        self._lesson.say(_leads_in(how))
        self._again.setVisible(how is not Standing.AHEAD)
        self._next.setVisible(following is not None)
        leads_to = "" if following is None else tr(following.chapter.title)
        self._next.setAccessibleDescription(leads_to)
        self._next.setToolTip(plain_tip(leads_to))
        self._leads_to = leads_to if is_done else ""
        self._arrange(self._next if is_done else self._lesson)
        self._name_next()
        self._scroll.verticalScrollBar().setValue(0)
        self._announce(f"{said} {ended(tr(station.chapter.title))}".strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_next()

    def _name_next(self) -> None:
        """Call the next chapter by its title, where that is wanted and has room."""
        whole = tr("Next: {leads_to}", leads_to=self._leads_to)
        has_room = self._next.fontMetrics().horizontalAdvance(whole) + _BUTTON_PADDING <= self.width()
        self._next.say(whole if self._leads_to and has_room else tr("Next chapter"))

    @Slot()
    def _tell(self) -> None:
        """Tell it after all."""
        assert self._station is not None
        self._idea.setText(tr(self._station.chapter.idea))
        self._text.say(tr(self._station.chapter.text))
        self._text.show()
        self._told.hide()
        self.told.emit()
        self.take_focus()
        self._announce(tr(self._station.chapter.title))

    def _announce(self, what: str) -> None:
        words = f"{what} {self._idea.text()} {self._text.words}".strip()
        tell(self, words)
        announce(self, words)

    @property
    def what_is_next(self) -> PanelButton:
        """What leads on: into the lesson, or to the next chapter, or, where there is none, back."""
        return next(button for button in (self._lesson, self._next, self._contents) if not button.isHidden())

    def take_focus(self) -> None:
        """Let the keyboard go on."""
        self.what_is_next.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.contents_requested.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self, first: PanelButton) -> None:
        """What leads on stands above the others, over the whole width."""
        for button in (self._lesson, self._next):
            place = self._first if button is first else self._others
            if place.indexOf(button) < 0:
                place.addWidget(button)
            set_primary(button, button is first)
        order_by_layout(self)


def _leads_in(how: Standing) -> str:
    """What the button is called that leads into the lesson."""
    if how is Standing.SEEN:
        return tr("Answer what is open")
    return tr("Continue", "the path") if how is Standing.UNDER_WAY else tr("Begin")


def ended(title: str) -> str:
    """A title as a sentence of its own, in what is read out."""
    return title if title.endswith("?") else f"{title}."


def length_of(lesson: Lesson) -> str:
    """How many steps it has, and how long they take."""
    steps, minutes = tr("%n step(s)", "", len(lesson.steps)), tr("%n minute(s)", "", lesson.minutes)
    return tr("{steps}, about {minutes}", steps=steps, minutes=minutes)


def _place(station: Station, how: Standing, progress: LessonProgress) -> str:
    """What there is to do, or has been done."""
    lesson = station.lesson
    assert lesson is not None
    if how is Standing.DONE:
        if not lesson.judged:
            return tr("✓ Done")
        right = progress.right_answers(lesson)
        return tr("✓ Done, {right} of {judged} answers right", right=right, judged=lesson.judged)
    if how is Standing.SEEN:
        return tr("Seen. Questions still open: {count}", count=len(progress.open_steps(lesson)))
    if how is Standing.UNDER_WAY:
        return tr("You are at step {step} of {steps}.", step=progress.next_step(lesson), steps=len(lesson.steps))
    return length_of(lesson)
