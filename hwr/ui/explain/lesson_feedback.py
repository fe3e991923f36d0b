"""The lesson's feedback: what is said of an answer, with a sign, a verdict in words, and the reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hwr.explain.progress import Answer
from hwr.explain.question import ChoiceQuestion, NumberQuestion, Question
from hwr.ui.kit.layout import in_column, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import ACCENT, UNSURE, theme_of


class LessonFeedback(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "lessonFeedback", "What is said of the answer")
        self._verdict = Label(parent=self, is_bold=True, name="lessonVerdict")
        self._why = Label(parent=self, name="lessonWhy")
        column = in_column(of=self, margins=(15, 9, 12, 10), spacing=4)
        for label in (self._verdict, self._why):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        self.clear()

    @property
    def words(self) -> str:
        """All that is said; empty if nothing is."""
        return f"{self._verdict.text()} {self._why.text()}".strip()

    def clear(self) -> None:
        """Say nothing."""
        self._say("", "", is_wrong=False)

    def show_problem(self, sentence: str) -> None:
        """Say why what was given is no answer."""
        self._say(sentence, "", is_wrong=True)

    def show_answer(self, question: Question | None, answer: Answer | None) -> None:
        """Say what is to be said of this answer or, before a prediction, what it is good for."""
        if question is None or (answer is None and not question.predict):
            self.clear()
        elif answer is None:
            guess = "" if isinstance(question, NumberQuestion) else "A guess is enough. "  # a number can be worked out
            self._say("", f"{guess}The dials can be turned after it.", is_wrong=False)
        elif answer.right is None:
            self._say("Noted.", question.why, is_wrong=False)
        elif answer.right:
            self._say("✓ Right.", question.why, is_wrong=False)
        else:
            # Among choices, the right one bears a sign of its own.
            is_shown = isinstance(question, ChoiceQuestion)
            verdict = "✗ Not so." if is_shown else f"✗ Not so. It is {question.expected}."
            self._say(verdict, question.why, is_wrong=True)

    def _say(self, verdict: str, why: str, *, is_wrong: bool) -> None:
        self._verdict.setForegroundRole(UNSURE if is_wrong else ACCENT)
        self.update()
        for label, words in ((self._verdict, verdict), (self._why, why)):
            label.setText(words)
            label.setVisible(bool(words))
        self.setVisible(bool(verdict or why))
        self.setAccessibleDescription(self.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme_of(self).track))
        painter.fillRect(0, 0, 3, self.height(), self.palette().color(self._verdict.foregroundRole()))
