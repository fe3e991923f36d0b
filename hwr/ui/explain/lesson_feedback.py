"""The lesson's feedback: what is said of an answer, with a sign, a verdict in words, and the reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hwr.explain.progress import Answer
from hwr.explain.question import ChoiceQuestion, NumberQuestion, Question
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import Theme


class LessonFeedback(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessonFeedback")
        self.setAccessibleName("What is said of the answer")
        self._theme = theme
        self._is_wrong = False
        self._verdict = Label(parent=self)
        self._verdict.setObjectName("lessonVerdict")
        self._why = Label(parent=self)
        self._why.setObjectName("lessonWhy")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(4)
        for label in (self._verdict, self._why):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        self.set_theme(theme)
        self.clear()

    @property
    def words(self) -> str:
        """All that is said; empty if nothing is."""
        return f"{self._verdict.text()} {self._why.text()}".strip()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._dress()

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
        self._is_wrong = is_wrong
        for label, words in ((self._verdict, verdict), (self._why, why)):
            label.setText(words)
            label.setVisible(bool(words))
        self.setVisible(bool(verdict or why))
        self.setAccessibleDescription(self.words)
        self._dress()

    def _dress(self) -> None:
        t = self._theme
        mark = t.unsure if self._is_wrong else t.accent
        self.setStyleSheet(
            f"QFrame#lessonFeedback {{ background: {t.track}; border: none; border-left: 3px solid {mark}; }}"
            f"QLabel#lessonVerdict {{ color: {mark}; font-weight: 600; }} QLabel#lessonWhy {{ color: {t.text}; }}"
        )
