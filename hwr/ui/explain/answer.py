"""An answer field: where a question is answered, one kind of field for each kind of question."""

from __future__ import annotations

from abc import abstractmethod
from enum import Enum
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTextOption
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPlainTextEdit, QRadioButton, QSizePolicy, QWidget

from hwr.explain.number_question import NumberQuestion
from hwr.explain.progress import Answer
from hwr.explain.question import ChoiceQuestion, OpenQuestion, Question
from hwr.language import tr, written
from hwr.ui.kit.layout import in_column, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import ACCENT, UNSURE, theme_of
from hwr.words import shown_lines

_LINES: Final = 5
_NUMBER_CHARACTERS: Final = 16
_PADDING: Final = 9
_RADIUS: Final = 9.0
_RING_INSET: Final = 3.5
"""The ring of the focus lies so far within the edge, so that nobody takes it for the mark of what is chosen."""
_LEAST_CHARACTERS: Final = 12
_LONGEST: Final = 1000


class ChoiceSign(Enum):
    """What has been said of a choice: the sign that it bears."""

    NONE = ""
    RIGHT = "✓"
    WRONG = "✗"


class WrappedChoice(QRadioButton):
    """One of several answers, whose words take as many lines as they need.

    Looks like a card; is a radio button to the keyboard and to a screen reader.
    """

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        self._shown = shown_lines(words, _LONGEST)
        super().__init__(self._shown.replace("&", "&&"), parent)
        self._words = words
        self._sign = ChoiceSign.NONE
        self.setAccessibleName(self._shown)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """The answer that it stands for."""
        return self._words

    @property
    def sign(self) -> ChoiceSign:
        """The sign that it bears."""
        return self._sign

    def show_sign(self, sign: ChoiceSign) -> None:
        """Bear a sign."""
        self._sign = sign
        said = {ChoiceSign.NONE: "", ChoiceSign.RIGHT: tr("right"), ChoiceSign.WRONG: tr("not so")}
        self.setAccessibleDescription(said[sign])
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text = self._text_place(QRect(0, 0, width, 100_000))
        return self.fontMetrics().boundingRect(text, self._flags, self._shown).height() + 2 * _PADDING

    def sizeHint(self) -> QSize:
        width = 2 * _LEAST_CHARACTERS * self.fontMetrics().averageCharWidth()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = _LEAST_CHARACTERS * self.fontMetrics().averageCharWidth()
        return QSize(width, self.fontMetrics().lineSpacing() + 2 * _PADDING)

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, is_on = theme_of(self), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.accent_soft if is_on else theme.track if self.underMouse() and self.isEnabled() else theme.card
        painter.setPen(QPen(QColor(theme.accent if is_on else theme.outline), 1.0))
        painter.setBrush(QColor(ground))
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(whole, _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.text), 1.0, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = whole.adjusted(_RING_INSET, _RING_INSET, -_RING_INSET, -_RING_INSET)
            painter.drawRoundedRect(inner, _RADIUS - _RING_INSET, _RADIUS - _RING_INSET)
        self._paint_mark(painter)
        has_said = is_on or self._sign is not ChoiceSign.NONE
        painter.setPen(QColor(theme.text if self.isEnabled() or has_said else theme.muted))
        painter.drawText(self._text_place(self.rect()), self._flags, self._shown)

    def _paint_mark(self, painter: QPainter) -> None:
        theme, size = theme_of(self), self._mark_size
        centre = QPointF(_PADDING + size / 2, self.height() / 2)
        if self._sign is not ChoiceSign.NONE:
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(theme.accent if self._sign is ChoiceSign.RIGHT else theme.unsure))
            place = QRectF(_PADDING - 2, 0, size + 4, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._sign.value)
            painter.setFont(self.font())
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent if self.isChecked() else theme.outline), 1.6))
        painter.drawEllipse(centre, size / 2 - 1, size / 2 - 1)
        if self.isChecked():
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(centre, size / 4 - 0.5, size / 4 - 0.5)

    @property
    def _mark_size(self) -> int:
        return round(self.fontMetrics().ascent() * 1.05)

    @property
    def _flags(self) -> int:
        return Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value

    def _text_place(self, whole: QRect) -> QRect:
        return whole.adjusted(self._mark_size + 2 * _PADDING, _PADDING, -_PADDING, -_PADDING)


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
        self._question = question
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
        told = "" if answer.asks_again(self._question) else self._question.expected
        for choice in self._choices:
            wrong = ChoiceSign.WRONG if choice.words == answer.given else ChoiceSign.NONE
            choice.show_sign(ChoiceSign.RIGHT if choice.words == told else wrong)

    def _choose(self, _: object, is_on: bool) -> None:
        if is_on:
            for choice in self._choices:
                choice.show_sign(ChoiceSign.NONE)
            self.edited.emit()


class NumberField(AnswerField):
    """A line for a number."""

    def __init__(self, question: NumberQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = named(QLineEdit(self), "lessonNumber", question.ask)
        self._line.setPlaceholderText(tr("a number"))
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
        self._edit.setPlaceholderText(tr("in your own words"))
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


def answer_field(question: Question) -> AnswerField | None:
    """Where this question is answered; None if that is done by turning dials."""
    if isinstance(question, ChoiceQuestion):
        return ChoiceField(question)
    if isinstance(question, NumberQuestion):
        return NumberField(question)
    return WordsField(question) if isinstance(question, OpenQuestion) else None


class LessonFeedback(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "lessonFeedback", tr("What is said of the answer"))
        self._verdict = Label(parent=self, is_bold=True, name="lessonVerdict")
        self._reply = Label(parent=self, name="lessonReply")
        self._why = Label(parent=self, name="lessonWhy")
        column = in_column(of=self, margins=(15, 9, 12, 10), spacing=4)
        for label in (self._verdict, self._reply, self._why):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        self.clear()

    @property
    def words(self) -> str:
        """All that is said; empty if nothing is."""
        return " ".join(filter(None, (self._verdict.text(), self._reply.text(), self._why.text())))

    def clear(self) -> None:
        """Say nothing."""
        self._say("", "", is_wrong=False)

    def show_problem(self, sentence: str) -> None:
        """Say why what was given is no answer."""
        self._say(sentence, "", is_wrong=True)

    def show_answer(self, question: Question | None, answer: Answer | None) -> None:
        """Say what is to be said of this answer or, before a prediction, what it is good for."""
        if question is None or (answer is None and not question.holds):
            self.clear()
        elif answer is None:
            after, guess = tr("The dials can be turned after it."), tr("A guess is enough.")
            is_guess = not isinstance(question, NumberQuestion)  # a number can be worked out
            self._say("", f"{guess} {after}" if is_guess else after, is_wrong=False)
        elif answer.right is None:
            self._say(tr("Noted."), question.why, is_wrong=False)
        elif answer.right:
            self._say(tr("✓ Right."), question.why, is_wrong=False)
        elif answer.asks_again(question):
            self._say(tr("✗ Not yet."), "", question.reply_to(answer.given), is_wrong=True)
        else:
            # Among choices, the right one bears a sign of its own.
            is_shown = isinstance(question, ChoiceQuestion)
            told = written(answer.expected) if isinstance(question, NumberQuestion) else answer.expected
            verdict = tr("✗ Not so.") if is_shown else tr("✗ Not so. It is {expected}.", expected=told)
            self._say(verdict, question.why, question.reply_to(answer.given), is_wrong=True)

    def _say(self, verdict: str, why: str, reply: str = "", *, is_wrong: bool) -> None:
        self._verdict.setForegroundRole(UNSURE if is_wrong else ACCENT)
        self.update()
        for label, words in ((self._verdict, verdict), (self._reply, reply), (self._why, why)):
            label.setText(words)
            label.setVisible(bool(words))
        self.setVisible(bool(verdict or reply or why))
        self.setAccessibleDescription(self.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme_of(self).track))
        painter.fillRect(0, 0, 3, self.height(), self.palette().color(self._verdict.foregroundRole()))
