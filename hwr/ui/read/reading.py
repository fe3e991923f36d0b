"""The reading panel: the best guess, very large, and a sentence on how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from hwr.language import mark, tr
from hwr.ui.kit.accessibility import announce
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import FittingLabel, Label
from hwr.ui.kit.probabilities import ProbabilitiesPanel
from hwr.ui.kit.theme import MUTED, theme_of
from hwr.ui.kit.wording import INVITATION, READABLE_FROM, is_line_sure, is_sure, line_sentence, resembles_none, sentence

if TYPE_CHECKING:
    from hwr.reading.values import Line
    from hwr.recognizer import Recognition
    from hwr.ui.read.comparison import ComparisonPanel

_SMALLEST: Final = 9
"""Pixels."""

_SMALL: Final = 0.75
"""Of the usual line: rather than in smaller letters, a sentence stands in two lines."""

_MOST_LINES: Final = 2
_ANY_HEIGHT: Final = 10_000

_SETTLED_MS: Final = 600
"""A reading is spoken once it has not changed for this long: while drawing it changes many times a second."""


_CORRECT: Final = mark("Say what it really is: choose it here, or just type it. The network can learn from it")
_WHY: Final = mark("Show the training digits that it is most like (W)")


def _spoken(label: str | None, is_sure: bool) -> str:
    if label is None:
        return ""
    if is_sure:
        return label
    return tr("{symbol}, not sure", symbol=label) if label else tr("not a digit")


class GuessWidget(QWidget):
    """The best guess as one big sign, with a question mark beside it when unsure; a crossed frame for what is no
    digit, and an empty one where there is no ink."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label: str | None = None
        self._is_sure = False
        named(self, "guess", tr("Best guess"))
        self.setMinimumHeight(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def label(self) -> str | None:
        """The class shown; empty when there is ink that resembles none, None when there is nothing to read."""
        return self._label

    @property
    def is_sure(self) -> bool:
        """Whether the guess is shown without a question mark."""
        return self._is_sure

    def sizeHint(self) -> QSize:
        return QSize(200, 180)

    def show_guess(self, label: str | None, is_sure: bool) -> None:
        """Show a class's label; a crossed frame for an empty one, an empty frame for None."""
        if (label, is_sure) != (self._label, self._is_sure):
            self._label, self._is_sure = label, is_sure
            self.setAccessibleDescription(_spoken(label, is_sure))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        if not self._label:
            self._paint_frame(painter, room, crossed=self._label is not None)
            return
        shown = self._label if self._is_sure else f"{self._label}?"
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setPixelSize(max(12, round(room.height() * 1.06)))
        metrics = QFontMetricsF(font)
        # Digits are as high as capitals: fit those to the room, not the line with its space above and below.
        tallest = room.height() * 0.86
        scale = min(tallest / metrics.capHeight(), 0.9 * room.width() / max(1.0, metrics.horizontalAdvance(shown)))
        font.setPixelSize(max(12, int(font.pixelSize() * scale)))
        metrics = QFontMetricsF(font)
        left = room.center().x() - metrics.horizontalAdvance(shown) / 2
        baseline = room.center().y() + metrics.capHeight() / 2
        painter.setFont(font)
        painter.setPen(QColor(theme_of(self).accent if self._is_sure else theme_of(self).text))
        painter.drawText(int(left), int(baseline), self._label)
        if not self._is_sure:
            painter.setPen(QColor(theme_of(self).unsure))
            painter.drawText(int(left + metrics.horizontalAdvance(self._label)), int(baseline), "?")

    def _paint_frame(self, painter: QPainter, room: QRectF, *, crossed: bool) -> None:
        side = min(room.height() * 0.96, room.width())
        frame = QRectF(0, 0, side * 0.72, side)
        frame.moveCenter(room.center())
        pen = QPen(QColor(theme_of(self).outline), 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 5])
        painter.setPen(pen)
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 14, 14)
        if crossed:
            arm = side * 0.16
            cross = QRectF(-arm, -arm, 2 * arm, 2 * arm).translated(room.center())
            strong = QPen(QColor(theme_of(self).unsure), max(2.5, side * 0.022))
            strong.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(strong)
            painter.drawLine(cross.topLeft(), cross.bottomRight())
            painter.drawLine(cross.topRight(), cross.bottomLeft())


def _widest(font: QFont, words: Iterable[str]) -> float:
    return max(QFontMetricsF(font).horizontalAdvance(f"{said} ") for said in words)


def _lines(font: QFont, words: Iterable[str], width: int) -> int:
    """How many lines the longest of these needs in this width."""
    metrics, flags = QFontMetrics(font), Qt.TextFlag.TextWordWrap
    tallest = max(metrics.boundingRect(0, 0, width, _ANY_HEIGHT, flags, f"{said} ").height() for said in words)
    return max(1, round(tallest / metrics.lineSpacing()))


class ReadingPanel(QWidget):
    """The guess and its sentence."""

    corrected = Signal(str)
    """It really is this label."""
    other_requested = Signal()
    """It is something that the model does not know yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "readingPanel", tr("Reading"))
        self.guess = GuessWidget(self)
        self.sentence = Label(tr(INVITATION), self, name="readingSentence")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.sentence.setWordWrap(True)
        self.why = named(QPushButton(tr("Why?"), self), "readingWhy", tr("Why this reading?"), tr(_WHY))
        self.correct = named(
            QPushButton(tr("Correct"), self), "readingCorrect", tr("Correct this reading"), tr(_CORRECT)
        )
        self.labels = named(QMenu(self), "correctMenu", tr("What it really is"))
        self.labels.aboutToShow.connect(self._list_labels)
        self.correct.setMenu(self.labels)
        for button in (self.why, self.correct):
            button.setEnabled(False)
        buttons = in_row(STRETCH, self.why, self.correct, STRETCH, spacing=8)
        in_column((self.guess, 1), self.sentence, buttons, of=self, margins=0, spacing=10)
        self._classes: tuple[str, ...] = ()
        self._line: Line | None = None
        self._spoken = ""
        self.is_drawing: Callable[[], bool] = lambda: False
        """Whether more is to come of what is read: then it is not spoken yet."""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self._speak)

    @property
    def is_idle(self) -> bool:
        """Whether what it says has been spoken, too, to whoever has it read out."""
        return not self._settle.isActive()

    @Slot(object)
    def show_line(self, line: Line | None) -> None:
        """What is read next is of this number; of none for None."""
        self._line = line

    @Slot(object)
    def show_recognition(self, recognition: Recognition) -> None:
        """Show another reading; of a number, only what can be done with its chosen symbol."""
        label = recognition.best
        if self._line is None:
            words = sentence(recognition)
            if resembles_none(recognition):
                label = ""
            self.guess.show_guess(label, is_sure(recognition))
        else:
            words = line_sentence(self._line)
            is_read = self._line.confidence >= READABLE_FROM
            self.guess.show_guess(self._line.text if is_read else "", is_line_sure(self._line))
        self._classes = recognition.classes
        for button in (self.why, self.correct):
            button.setEnabled(label is not None)
        if words != self.sentence.text():
            self.sentence.setText(words)
            self.setAccessibleDescription(words)
            self._fit_sentence()
            self._settle.start()

    @Slot()
    def _list_labels(self) -> None:
        self.labels.clear()
        for label in self._classes:
            self.labels.addAction(label.replace("&", "&&"), partial(self.corrected.emit, label))
        self.labels.addSeparator()
        self.labels.addAction(tr("Something &else…"), self.other_requested.emit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_sentence()  # another style sheet has taken its font away

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_sentence()
        super().resizeEvent(event)

    def _fit_sentence(self) -> None:
        font = QFont(self.font())
        usual = QFontMetricsF(self.font()).height()
        longest = (tr(INVITATION), self.sentence.text())
        wished = min(max(usual * 1.1, self.height() * 0.06), usual * 2.2)
        font.setPixelSize(max(_SMALLEST, round(wished)))
        # Tried, not reckoned: letters are as wide as whole pixels let them, whatever their size says.
        while font.pixelSize() > _SMALL * usual and _widest(font, longest) > self.width():
            font.setPixelSize(font.pixelSize() - 1)
        lines = _lines(font, longest, self.width())
        while font.pixelSize() > _SMALLEST and lines > _MOST_LINES:
            font.setPixelSize(font.pixelSize() - 1)
            lines = _lines(font, longest, self.width())
        self.sentence.setFont(font)
        # The same room for every sentence: the guess must not jump when one is longer.
        self.sentence.setFixedHeight(round(QFontMetricsF(font).lineSpacing() * (lines + 0.4)))

    @Slot()
    def speak_anew(self) -> None:
        """Speak, though it be what was said last: somebody has drawn, and waits for what it is read as now."""
        self._spoken = ""
        self._settle.start()

    @Slot()
    def _speak(self) -> None:
        words = "" if self.is_drawing() else self.sentence.text()
        if words and words != self._spoken:
            self._spoken = words
            announce(self, words)


_WIDE: Final = 1.12
"""From this ratio of width to height on the two stand side by side."""


class ReadingCardWidget(CardWidget):
    """Arranges two panels that know nothing of each other; or, in their place, the comparison that explains them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "readingCard", tr("What I read"))
        self.reading = ReadingPanel(self)
        self._outputs = QWidget(self)  # not a layout in the layout: while empty, that would keep its room
        self.probabilities = ProbabilitiesPanel(parent=self._outputs)
        self.reading.why.clicked.connect(self.show_comparison)
        self._comparison: ComparisonPanel | None = None
        self._recognition: Recognition | None = None
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.addWidget(self.reading, 10)
        self._which = FittingLabel("symbolChosen", self._outputs, role=MUTED)
        self._which.hide()
        in_column(self._which, (self.probabilities, 1), of=self._outputs, margins=0, spacing=6)
        self._box.addWidget(self._outputs, 12)

    @property
    def comparison(self) -> ComparisonPanel | None:
        """What explains the reading; None before it was first asked for."""
        return self._comparison

    @Slot(object, int)
    def show_line(self, line: Line | None, chosen: int) -> None:
        """What is read next is the chosen symbol of this number; a digit by itself for None."""
        self.reading.show_line(line)
        if line is not None:
            place, count = chosen + 1, len(line.symbols)
            self._which.say(
                tr("Digit {place} of {count}; click another one to see what it might be", place=place, count=count),
                tr("Digit {place} of {count}", place=place, count=count),
            )
        self._which.setVisible(line is not None)

    @Slot(object)
    def show_recognition(self, recognition: Recognition) -> None:
        """Show another reading."""
        self._recognition = recognition
        self.reading.show_recognition(recognition)
        self.probabilities.show_recognition(recognition)
        if self._comparison is not None:
            self._comparison.show_recognition(recognition)

    @Slot()
    def show_comparison(self) -> None:
        """Explain the reading."""
        if self._comparison is None:
            from hwr.ui.read.comparison import ComparisonPanel

            self._comparison = ComparisonPanel(self)
            self._comparison.closed.connect(self.show_reading)
            self._box.addWidget(self._comparison, 1)
            if self._recognition is not None:
                self._comparison.show_recognition(self._recognition)
        self._show(is_compared=True)
        self._comparison.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def show_reading(self) -> None:
        """Show the reading itself again."""
        self._show(is_compared=False)
        self.reading.why.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def turn_over(self) -> None:
        """From the reading to its explanation, or back."""
        if self._comparison is not None and self._comparison.isVisibleTo(self):
            self.show_reading()
        else:
            self.show_comparison()

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() > _WIDE * self.height()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._box.direction():
            self._box.setDirection(direction)
        margin = round(min(max(18, min(self.width(), self.height()) * 0.05), 56))
        self._box.setContentsMargins(margin, margin, margin, margin)
        self._box.setSpacing(margin + 6)
        super().resizeEvent(event)

    def _show(self, *, is_compared: bool) -> None:
        for panel in (self.reading, self._outputs):
            panel.setVisible(not is_compared)
        if self._comparison is not None:
            self._comparison.setVisible(is_compared)
