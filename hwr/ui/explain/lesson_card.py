"""The lesson card: one step of a lesson, with its text, its question, and what is said of the answer."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hwr.chapters.contents import chapter
from hwr.explain.lesson import Lesson
from hwr.explain.progress import Answer
from hwr.explain.question import Question, ReachQuestion
from hwr.language import tr
from hwr.ui.explain.answer import AnswerField, LessonFeedback, answer_field
from hwr.ui.explain.chapter_card import ended
from hwr.ui.kit.accessibility import announce, order_by_layout
from hwr.ui.kit.button import PanelButton, set_primary
from hwr.ui.kit.chapter.terms import TextLabel
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import MUTED
from hwr.words import numeral

_TITLE_LARGER = 1.25


class LessonCardWidget(QWidget):
    """Shows a step; what is answered goes out as text, and comes back as an `Answer`."""

    answered = Signal(str)
    """The learner commits to this answer."""
    step_requested = Signal(int)
    """Carries the number of the step, from 1."""
    left = Signal()
    """The learner leaves the lesson."""
    term_chosen = Signal(object)
    """A word of the text was clicked; carries its `Term`."""
    finished = Signal()
    """The learner has gone through the last step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "lessonCard", tr("Lesson"))
        self._lesson: Lesson | None = None
        self._step = 1
        self._answer: Answer | None = None
        self._told: Question | None = None
        self._field: AnswerField | None = None
        self._name = self._label("lessonName", is_bold=True)
        self._where = named(QProgressBar(self), "lessonProgress", tr("Progress in the lesson"))
        self._where.setTextVisible(False)
        self._place = self._label("lessonStep", role=MUTED)
        self._title = self._label("lessonTitle", is_bold=True, larger=_TITLE_LARGER)
        self._text = TextLabel("lessonText", self)
        self._text.term_chosen.connect(self.term_chosen)
        self._ask = self._label("lessonQuestion", is_bold=True)
        self._now = self._label("lessonNow", role=MUTED)
        self._feedback = LessonFeedback(self)
        self._commit = PanelButton(self, "lessonAnswer", tr("Answer"), "", self._give)
        self._back = PanelButton(self, "lessonBack", tr("Back"), "", self._go_back)
        self._next = PanelButton(self, "lessonNext", tr("Next"), tr("On to what comes next (F8)"), self._go_on)
        self._leave = PanelButton(self, "lessonLeave", tr("Leave"), "", self.left)
        self._leave.setToolTip(tr("Back to the contents; the lesson can be gone on with (Esc)"))
        self._field_place = QVBoxLayout()
        self._scroll = QScrollArea(self)
        self._arrange()
        # A scroll bar that comes breaks the lines anew, so that the end of a reply would be out of sight.
        self._scroll.verticalScrollBar().rangeChanged.connect(self._see_feedback)

    @property
    def feedback(self) -> str:
        """What is said of the answer, or why it is none; empty before."""
        return self._feedback.words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button that has the focus, and elsewhere the one that is next, if there is one; Escape
        leaves the lesson."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        button = focused if isinstance(focused, QPushButton) else self.what_is_next
        if button is not None and button.isEnabled():
            button.click()

    # What is shown

    def show_step(self, lesson: Lesson, step: int, answer: Answer | None) -> None:
        """Show a step of a lesson, with the answer that was given to its question before."""
        self._lesson, self._step, self._answer = lesson, step, answer
        shown = lesson.steps[step - 1]
        question = self._told = shown.question
        self._name.setText(lesson.title)
        self._place.setText(tr("Step {step} of {steps}", step=step, steps=len(lesson.steps)))
        self._where.setUpdatesEnabled(False)  # it would paint itself, and all the window, half changed, at once
        self._where.setRange(0, len(lesson.steps))
        self._where.setValue(step)
        self._where.setUpdatesEnabled(True)
        self._title.setText(shown.title)
        self._text.say(shown.text)
        self._ask.setText("" if question is None else question.ask)
        self._ask.setVisible(question is not None)
        self._now.setVisible(isinstance(question, ReachQuestion))
        self._back.setEnabled(step > 1)
        self._next.say(tr("Finish") if step == len(lesson.steps) else tr("Next"))
        self._make_field(question)
        self._show_answer()
        self._scroll.verticalScrollBar().setValue(0)
        heads = f"{ended(lesson.title)} {self._place.text()}. {ended(shown.title)}"
        said = f"{heads} {shown.text} {self._ask.text()}".strip()
        tell(self, said)
        announce(self, said)

    def take_focus(self) -> None:
        """Let the keyboard answer the question or, where there is none to answer, go on; or else read."""
        field = self._field if self._answer is None else None
        target: QWidget = field or self.what_is_next or self._scroll
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_answer(self, answer: Answer, question: Question) -> None:
        """Say what is to be said of the answer to the question as it stood when it was given."""
        self._answer, self._told = answer, question
        self._show_answer()
        # Who has just turned a dial goes on turning: a number may be half typed, and Return is to end it, not the step.
        if not self._commit.isVisibleTo(self) and not isinstance(self._question, ReachQuestion):
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.feedback)

    def show_problem(self, sentence: str) -> None:
        """Say why what was given is no answer."""
        self._feedback.show_problem(sentence)
        self._see_feedback()
        announce(self, sentence)

    def show_readings(self, readings: Mapping[str, float | str], label: str, *, is_half_typed: bool = False) -> None:
        """Where the reading that is to be brought somewhere stands now, and what it is called; and while a number is
        being typed, what ends that."""
        question = self._question
        if isinstance(question, ReachQuestion) and self._lesson is not None:
            value = readings.get(question.reading)
            reading = chapter(self._lesson.steps[self._step - 1].chapter).reading(question.reading)
            now = tr("not there yet") if value is None else ""
            now = now or (reading.phrase(value) if isinstance(value, str) else numeral(float(value or 0.0)))
            goal = question.goal_of(reading)
            said = tr("Wanted: {goal}. Now: {now} ({label}).", goal=goal, now=now, label=label)
            ends = tr("Press Return when the number is complete.")
            self._now.setText(f"{said} {ends}" if is_half_typed else said)

    @property
    def _question(self) -> Question | None:
        return None if self._lesson is None else self._lesson.steps[self._step - 1].question

    def _make_field(self, question: Question | None) -> None:
        if self._field is not None:
            focused = self.focusWidget()
            if focused is not None and self._field.isAncestorOf(focused):
                self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would give it to a button, as that to leave
            self._field_place.removeWidget(self._field)
            self._field.setParent(None)
            self._field.deleteLater()
        self._field = None if question is None else answer_field(question)
        if self._field is not None:
            self._field_place.addWidget(self._field)
            self._field.show()  # at once, so that it can have the focus
            self._field.edited.connect(self._feedback.clear)
            order_by_layout(self)

    def _show_answer(self) -> None:
        question, answer = self._told, self._answer
        holds = self._question is not None and self._question.holds
        is_final = holds and answer is not None and not self._asks_again
        if self._field is not None and answer is not None:
            self._field.show_answer(answer, is_final=is_final)
        self._feedback.show_answer(question, answer)  # last: a field that is filled in has been edited
        self._commit.setVisible(self._field is not None and not is_final)
        is_guess = question is not None and question.predict
        self._commit.say(
            tr("Lock in my answer") if is_guess else tr("Answer again") if self._asks_again else tr("Answer")
        )
        self._show_what_is_next()
        self._see_feedback()

    @Slot()
    def _see_feedback(self) -> None:
        if self._feedback.isVisible():
            # Its place is known once the layout has made room for it.
            inner = self._scroll.widget()
            if inner is not None and (layout := inner.layout()) is not None:
                layout.activate()
            self._scroll.ensureWidgetVisible(self._feedback, 0, 8)

    @property
    def what_is_next(self) -> QPushButton | None:
        """What leads on; None while dials are to be turned."""
        if self._question is None or (self._answer is not None and not self._asks_again):
            return self._next
        return None if self._field is None else self._commit

    @property
    def _asks_again(self) -> bool:
        """Whether a wrong answer is to be thought over."""
        question, answer = self._told, self._answer
        return question is not None and answer is not None and answer.asks_again(question)

    def _show_what_is_next(self) -> None:
        """Let the button that is next stand out."""
        for button in (self._commit, self._next):
            set_primary(button, button is self.what_is_next)

    # What the learner does

    @Slot()
    def _give(self) -> None:
        if self._field is not None:
            self.answered.emit(self._field.given)

    @Slot()
    def _go_back(self) -> None:
        self.step_requested.emit(self._step - 1)

    @Slot()
    def _go_on(self) -> None:
        assert self._lesson is not None
        if self._step == len(self._lesson.steps):
            self.finished.emit()
        else:
            self.step_requested.emit(self._step + 1)

    # Parts

    def _arrange(self) -> None:
        inner = QWidget(self)
        in_column(
            self._place,
            -6,
            self._title,
            self._text,
            self._ask,
            self._now,
            self._field_place,
            (self._commit, 0, Qt.AlignmentFlag.AlignLeft),
            self._feedback,
            STRETCH,
            of=inner,
            margins=(0, 2, 8, 2),
            spacing=10,
        )
        self._scroll.setObjectName("lessonScroll")
        self._scroll.setAccessibleName(tr("This step"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setWidget(inner)
        row = in_row(self._leave, STRETCH, self._back, self._next, spacing=6)
        in_column(self._name, self._where, (self._scroll, 1), row, of=self, margins=0, spacing=8)

    def _label(
        self, name: str, role: QPalette.ColorRole | None = None, *, is_bold: bool = False, larger: float = 1.0
    ) -> QLabel:
        label = Label(parent=self, role=role, is_bold=is_bold, name=name, wraps=True, larger=larger)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
