"""The confusion panel: which digits are taken for which, and the very digits behind every count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QToolButton, QWidget

from hwr.language import mark, tr
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import FittingLabel, Label, plain_tip
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import MUTED
from hwr.ui.train.confusion_matrix import CLASSES, Cell, ConfusionMatrixWidget
from hwr.ui.train.digit_gallery import DigitGalleryWidget
from hwr.ui.train.digit_tile import ShownDigit
from hwr.words import alternatives, percent

if TYPE_CHECKING:
    from hwr.train.observation import Examination

NOTHING_TRAINED: Final = mark(
    "Each test digit is read as soon as a network trains, and this table shows which are taken for which."
)
NOTHING_HELD_OUT: Final = mark(
    "This recipe keeps no digits back, so there is nothing to test on. Choose a random fifth or "
    "the last fifth of the digits to be kept back, and train again."
)
_MATRIX_SHARE: Final = 0.54
"""Of the panel's width, if that is enough for the counts."""

_MOST: Final = 1000
"""The share that the matrix takes, up to its largest width."""

_USUAL_LINES: Final = 34
_LARGEST_DIGITS: Final = 1.6
"""In a panel higher than usual the gallery grows with it up to so many times."""


class ConfusionPanel(Fitting, QWidget):
    """The matrix at the left; at the right the digits of the chosen cell, or all mistakes while none is chosen."""

    digit_to_canvas_requested = Signal(int)
    """Put the digit at this place among the tested ones on the canvas."""
    digit_requested = Signal(int)
    """Show the digit at this place among the tested ones in the activations."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._examination: Examination | None = None
        self._pointed: Cell | None = None
        named(self, "confusionPanel", tr("Confusion"))
        self.summary = FittingLabel("confusionSummary", self, is_bold=True)
        self.matrix = ConfusionMatrixWidget(self)
        self.heading = FittingLabel("galleryHeading", self, is_bold=True)
        self.all_mistakes = named(QToolButton(self), "allMistakes")
        self.all_mistakes.setText(tr("‹ All mistakes"))
        self.all_mistakes.setAccessibleName(tr("Show all mistakes"))
        self.all_mistakes.setToolTip(plain_tip(tr("Show the digits of all mistakes again (Escape in the table)")))
        self.all_mistakes.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.all_mistakes.hide()
        self.gallery = DigitGalleryWidget(self)
        self._empty = Label(tr(NOTHING_TRAINED), self, role=MUTED, name="confusionEmpty", wraps=True, is_centred=True)
        self._body = QWidget(self)
        digits = in_column(spacing=4)
        headings = in_row((self.heading, 1), self.all_mistakes)
        digits.addLayout(headings)
        digits.addWidget(self.gallery, 1)
        self._beside = in_row((self.matrix, _MOST), (digits, 1), of=self._body, margins=0, spacing=14)
        self._column = in_column(
            self.summary, (self._body, 1), (self._empty, 1), of=self, margins=(10, 6, 10, 6), spacing=4
        )
        self.matrix.cell_chosen.connect(self._show_chosen)
        self.matrix.cell_pointed.connect(self._show_pointed)
        self.all_mistakes.clicked.connect(lambda: self.matrix.choose(None))
        self.gallery.digit_to_canvas_requested.connect(self.digit_to_canvas_requested)
        self.gallery.digit_requested.connect(self.digit_requested)
        self.show_examination(None)

    @Slot(object)
    def show_examination(self, examination: Examination | None) -> None:
        """Show what a network answered; the chosen cell stays chosen. None while nothing has been trained."""
        if examination is None or len(examination.digits) == 0:
            self._show_nothing(NOTHING_TRAINED if examination is None else NOTHING_HELD_OUT)
            return
        is_first = self._examination is None or self._examination.digits is not examination.digits
        self._examination = examination
        counts = examination.confusion
        tell(self, summary(counts))
        self.matrix.show_counts(counts)
        self._show_sentence()
        self._show_digits(from_start=is_first)
        self._show_parts(is_empty=False)

    @Slot()
    def show_nothing_held_out(self) -> None:
        """Say that there are no test digits, and how to get some."""
        self._show_nothing(NOTHING_HELD_OUT)

    def fit(self) -> None:
        margins = self._column.contentsMargins()
        height = self.height() - margins.top() - margins.bottom() - self.summary.sizeHint().height() - 4
        room = self.width() - margins.left() - margins.right()
        least = self.matrix.minimumSizeHint().width()
        self.matrix.setMaximumWidth(round(max(least, min(self.matrix.useful_width(height), _MATRIX_SHARE * room))))
        usual = _USUAL_LINES * self.fontMetrics().height()
        scale = min(max(1.0, self.height() / usual), _LARGEST_DIGITS)
        font = QFont(self.font())
        font.setPixelSize(round(scale * QFontInfo(font).pixelSize()))
        self.gallery.setFont(font)
        self.heading.setFixedHeight(self.all_mistakes.sizeHint().height())  # so that nothing moves when it comes
        self.summary.resize(room, self.summary.height())
        self._show_sentence()

    def _show_nothing(self, why: str) -> None:
        self._examination = None
        self._empty.setText(tr(why))
        tell(self, tr(why))
        self._show_parts(is_empty=True)

    def _show_parts(self, *, is_empty: bool) -> None:
        self._empty.setVisible(is_empty)
        self._body.setVisible(not is_empty)
        self.summary.setVisible(not is_empty)

    def _show_chosen(self, _cell: Cell | None) -> None:
        self._show_digits(from_start=True)

    def _show_pointed(self, cell: Cell | None) -> None:
        self._pointed = cell
        self._show_sentence()

    def _show_sentence(self) -> None:
        """Say what is pointed at, or else what there is to see at all."""
        words = self.accessibleDescription() if self._pointed is None else self.matrix.words_for(self._pointed)
        self.summary.say(words, words.partition(". ")[0])

    def _show_digits(self, *, from_start: bool) -> None:
        examination, cell = self._examination, self.matrix.chosen
        self.all_mistakes.setVisible(cell is not None)
        if examination is None:
            return
        places = mistakes(examination) if cell is None else examination.behind(*cell)
        self.gallery.show_digits(shown_digits(examination, places), from_start=from_start)
        if cell is not None:
            self.heading.say(self.matrix.words_for(cell))
        elif len(places) > 1:
            self.heading.say(
                tr("All {count} mistakes, the surest first", count=len(places)),
                tr("All {count} mistakes", count=len(places)),
            )
        elif len(places):
            self.heading.say(tr("One mistake"))
        else:
            self.heading.say(tr("No mistake: every test digit is read right."))


def mistakes(examination: Examination) -> NDArray[np.intp]:
    """Which digits, by their place, were read wrong, the most confidently answered first."""
    places = np.flatnonzero(examination.answers != examination.digits.labels)
    return places[np.argsort(-examination.outputs[places, examination.answers[places]], kind="stable")]


def shown_digits(examination: Examination, places: NDArray[np.intp]) -> list[ShownDigit]:
    """The digits at these places as a gallery shows them."""
    # Sigmoids each answer for themselves; as when reading, they share out what they say together.
    outputs = examination.outputs[places].astype(np.float64)
    totals = np.maximum(outputs.sum(axis=1, keepdims=True), np.finfo(np.float64).tiny)
    shares = np.nan_to_num(outputs / totals)  # what diverges has no probabilities
    labels, answers = examination.digits.labels[places], examination.answers[places]
    return [
        ShownDigit(
            int(place),
            examination.x[place].reshape(8, 8),
            int(label),
            int(answer),
            float(share[answer]),
            float(share[label]),
        )
        for place, label, answer, share in zip(places, labels, answers, shares, strict=True)
    ]


def summary(counts: NDArray[np.intp]) -> str:
    """What a matrix (10, 10) with at least one digit says, in a sentence or two."""
    total, right = int(counts.sum()), int(np.trace(counts))
    parts = [tr("{right} of {total} right, {share}.", right=right, total=total, share=percent(right / total, 1))]
    answered = [str(digit) for digit in range(CLASSES) if counts[:, digit].any()]
    never = [str(digit) for digit in range(CLASSES) if counts[digit].any() and not counts[:, digit].any()]
    if never and len(answered) < len(never):
        parts.append(tr("Everything is read as {digits}.", digits=alternatives(answered)))
    elif never:
        parts.append(tr("Nothing is read as {digits}.", digits=alternatives(never)))
    wrong = counts - np.diag(np.diag(counts))
    if wrong.any():
        label, answer = divmod(int(wrong.argmax()), CLASSES)
        often = int(wrong[label, answer])
        parts.append(
            tr("Most often wrong: {label} read as {answer}, %n time(s).", "", often, label=label, answer=answer)
        )
    return " ".join(parts)
