"""The lesson card: one step of a lesson, with its text, its question, and what is said of the answer."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hwr.teaching.lesson import Lesson
from hwr.teaching.progress import Answer
from hwr.teaching.question import REACHED, Question, ReachQuestion
from hwr.ui.announcement import announce
from hwr.ui.explain.answer_field import AnswerField, answer_field
from hwr.ui.theme import Theme


class LessonCardWidget(QWidget):
    """Shows a step; what is answered goes to the lesson session, and comes back as an `Answer`."""

    answered = Signal(str)
    """The learner commits to this answer."""
    step_requested = Signal(int)
    """Carries the number of the step, from 1."""
    left = Signal()
    """The learner leaves the lesson."""
    finished = Signal()
    """The learner has gone through the last step."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessonCard")
        self.setAccessibleName("Lesson")
        self._theme = theme
        self._lesson: Lesson | None = None
        self._step = 1
        self._answer: Answer | None = None
        self._field: AnswerField | None = None
        self._problem = ""
        self._name = self._label("lessonName")
        self._where = QProgressBar(self)
        self._where.setObjectName("lessonProgress")
        self._where.setAccessibleName("Progress in the lesson")
        self._where.setTextVisible(False)
        self._where.setFixedHeight(5)
        self._title = self._label("lessonTitle")
        self._text = self._label("lessonText")
        self._ask = self._label("lessonQuestion")
        self._feedback = self._label("lessonFeedback")
        self._field_place = QVBoxLayout()
        self._commit = self._button("Answer", "lessonAnswer", self._give)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        for part in (self._title, self._text, self._ask):
            column.addWidget(part)
        column.addLayout(self._field_place)
        column.addWidget(self._commit, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._feedback)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setObjectName("lessonScroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self._back = self._button("Back", "lessonBack", self._go_back)
        self._next = self._button("Next", "lessonNext", self._go_on)
        self._leave = self._button("Leave", "lessonLeave", self.left.emit)
        row = QHBoxLayout()
        row.addWidget(self._leave)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._next)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._name)
        whole.addWidget(self._where)
        whole.addWidget(scroll, 1)
        whole.addLayout(row)
        for label, larger in ((self._title, 1.25), (self._name, 1.0)):
            font = label.font()
            font.setBold(True)
            font.setPointSizeF(font.pointSizeF() * larger)
            label.setFont(font)
        self.set_theme(theme)

    @property
    def feedback(self) -> str:
        """What is said of the answer, or why it is none."""
        return self._feedback.text()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._name.setStyleSheet(f"color: {theme.muted};")
        self._ask.setStyleSheet(f"color: {theme.text}; font-weight: 600;")
        if self._field is not None:
            self._field.set_theme(theme)
        self._colour_feedback()

    def show_step(self, lesson: Lesson, step: int, answer: Answer | None) -> None:
        """Show a step of a lesson, with the answer that was given to its question before."""
        self._lesson, self._step, self._answer, self._problem = lesson, step, answer, ""
        shown = lesson.steps[step - 1]
        self._name.setText(f"{lesson.title} · step {step} of {len(lesson.steps)}")
        self._where.setRange(0, len(lesson.steps))
        self._where.setValue(step)
        self._title.setText(shown.title)
        self._text.setText(shown.text)
        self._back.setEnabled(step > 1)
        self._next.setText("Finish" if step == len(lesson.steps) else "Next")
        self._next.setAccessibleName(self._next.text())
        self._make_field(shown.question)
        self._show_feedback()
        self.setAccessibleDescription(f"{shown.title}. {shown.text}")

    def show_answer(self, answer: Answer) -> None:
        """Say what is to be said of the answer."""
        self._answer, self._problem = answer, ""
        if self._field is not None:
            self._field.show_answer(answer, is_final=False)
        self._show_feedback()
        announce(self, self.feedback)

    def show_problem(self, sentence: str) -> None:
        """Say why what was given is no answer."""
        self._problem = sentence
        self._show_feedback()

    def show_readings(self, readings: Mapping[str, float | str]) -> None:
        """The dials have been turned: commit at once to what is reached by it."""
        question = self._question
        is_open = self._answer is None or not self._answer.right
        if is_open and isinstance(question, ReachQuestion) and question.is_reached(readings):
            self.answered.emit(REACHED)

    @property
    def _question(self) -> Question | None:
        return None if self._lesson is None else self._lesson.steps[self._step - 1].question

    def _make_field(self, question: Question | None) -> None:
        while (item := self._field_place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._field = None
        self._ask.setVisible(question is not None)
        self._commit.setVisible(question is not None and not isinstance(question, ReachQuestion))
        if question is None:
            return
        self._ask.setText(question.ask)
        self._field = answer_field(question, self._theme)
        if self._field is not None:
            self._field_place.addWidget(self._field)
            if self._answer is not None:
                self._field.show_answer(self._answer, is_final=False)

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

    def _show_feedback(self) -> None:
        self._feedback.setText(self._feedback_words())
        self._feedback.setVisible(bool(self._feedback.text()))
        self._colour_feedback()

    def _feedback_words(self) -> str:
        question, answer = self._question, self._answer
        if self._problem:
            return self._problem
        if question is None:
            return ""
        if answer is None:
            if isinstance(question, ReachQuestion):
                return "Turn the dials until it is so."
            return "Answer first; then the dials can be turned." if question.predict else ""
        if answer.right is None:
            return f"Noted. {question.why}".strip()
        if answer.right:
            return f"✓ Right. {question.why}".strip()
        return f"✗ Not so: {question.expected}. {question.why}".strip()

    def _colour_feedback(self) -> None:
        wrong = bool(self._problem) or (self._answer is not None and self._answer.right is False)
        colour = self._theme.unsure if wrong else self._theme.accent if self._answer else self._theme.muted
        self._feedback.setStyleSheet(f"color: {colour};")

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, words: str, name: str, do: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.clicked.connect(do)
        return button
