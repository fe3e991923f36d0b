"""An answer field: where a question is answered, one kind of field for each kind of question."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPlainTextEdit, QWidget

from hwr.explain.progress import Answer
from hwr.explain.question import ChoiceQuestion, NumberQuestion, OpenQuestion, Question
from hwr.ui.kit.field.wrapped_choice import Verdict, WrappedChoice
from hwr.ui.kit.layout import in_column, named
from hwr.ui.kit.theme import Theme

_LINES: Final = 5
_NUMBER_CHARACTERS: Final = 16


class AnswerField(QWidget):
    """Takes an answer as text; shows one that was given before."""

    edited = Signal()
    """What stands there is another answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answerField")
        self.column = in_column(of=self, margins=0, spacing=6)

    @property
    @abstractmethod
    def given(self) -> str:
        """What stands there; empty if nothing does."""

    def show_answer(self, answer: Answer, *, is_final: bool) -> None:
        """Show what was said of the answer that was given; a final one can be given but once."""
        self.setEnabled(not is_final)


class ChoiceField(AnswerField):
    """A column of choices; the arrow keys go from one to the next."""

    def __init__(self, question: ChoiceQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._expected = question.expected
        group = QButtonGroup(self)
        self._choices = []
        for number, words in enumerate(question.choices, start=1):
            choice = named(WrappedChoice(words, self), f"lessonChoice{number}")
            group.addButton(choice)
            self._choices.append(choice)
            self.column.addWidget(choice)
        self.setFocusProxy(self._choices[0])
        group.buttonToggled.connect(self._choose)

    @property
    def given(self) -> str:
        return next((choice.words for choice in self._choices if choice.isChecked()), "")

    def show_answer(self, answer: Answer, *, is_final: bool) -> None:
        super().show_answer(answer, is_final=is_final)
        for choice in self._choices:
            if choice.words == answer.given:
                choice.setChecked(True)
        for choice in self._choices:
            wrong = Verdict.WRONG if choice.words == answer.given else Verdict.NONE
            choice.show_verdict(Verdict.RIGHT if choice.words == self._expected else wrong)

    def _choose(self, _: object, is_on: bool) -> None:
        if is_on:
            for choice in self._choices:
                choice.show_verdict(Verdict.NONE)
            self.edited.emit()


class NumberField(AnswerField):
    """A line for a number."""

    def __init__(self, question: NumberQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = named(QLineEdit(self), "lessonNumber", question.ask)
        self._line.setPlaceholderText("a number")
        self._line.setMaximumWidth(_NUMBER_CHARACTERS * self._line.fontMetrics().averageCharWidth())
        self._line.textEdited.connect(self.edited)
        self.column.addWidget(self._line)
        self.setFocusProxy(self._line)

    @property
    def given(self) -> str:
        return self._line.text().strip()

    def show_answer(self, answer: Answer, *, is_final: bool) -> None:
        super().show_answer(answer, is_final=is_final)
        if self.given != answer.given:
            self._line.setText(answer.given)


class WordsField(AnswerField):
    """A few lines for words of one's own."""

    def __init__(self, question: OpenQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = named(QPlainTextEdit(self), "lessonWords", question.ask)
        self._edit.setPlaceholderText("in your own words")
        self._edit.setTabChangesFocus(True)
        self._edit.setWordWrapMode(QTextOption.WrapMode.WordWrap)  # linear in the length of words
        self._edit.setFixedHeight(_LINES * self._edit.fontMetrics().lineSpacing())
        self._edit.textChanged.connect(self.edited)
        self.column.addWidget(self._edit)
        self.setFocusProxy(self._edit)

    @property
    def given(self) -> str:
        return self._edit.toPlainText().strip()

    def show_answer(self, answer: Answer, *, is_final: bool) -> None:
        super().show_answer(answer, is_final=is_final)
        if self.given != answer.given:
            self._edit.setPlainText(answer.given)


def answer_field(question: Question, theme: Theme) -> AnswerField | None:
    """Where this question is answered; None if that is done by turning dials."""
    if isinstance(question, ChoiceQuestion):
        return ChoiceField(question)
    if isinstance(question, NumberQuestion):
        return NumberField(question)
    return WordsField(question) if isinstance(question, OpenQuestion) else None
