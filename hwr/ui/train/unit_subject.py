"""The subject chooser: what is passed through the network to be looked at: a drawing, a test digit or a batch."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSpinBox, QToolButton, QWidget

from hwr.train.observation import Observation, SubjectKind
from hwr.ui.kit.layout import in_row, named
from hwr.ui.kit.plain import FittingLabel, plain_tip
from hwr.ui.kit.theme import MUTED

_BUTTONS: Final = (
    (SubjectKind.DRAWING, "Your drawing", "subjectDrawing", "What you have drawn on the canvas"),
    (SubjectKind.DIGIT, "Test digit", "subjectDigit", "One of the digits kept back for testing"),
    (SubjectKind.BATCH, "Latest batch", "subjectBatch", "The mean over digits that were last learnt from"),
)


class SubjectChooserWidget(QWidget):
    """Three buttons, of which one is down, and the test digit's number. Shows what is looked at and asks for other."""

    drawing_requested = Signal()
    """Look at the drawing on the canvas."""
    digit_requested = Signal(int)
    """Look at the test digit at this place, from 0."""
    batch_requested = Signal()
    """Look at the latest batch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "subjectChooser", "What is looked at")
        row = in_row(of=self, margins=0, spacing=2)
        self._buttons: dict[SubjectKind, QToolButton] = {}
        group = QButtonGroup(self)
        for kind, text, name, tip in _BUTTONS:
            button = self._button(text, name, text, tip)
            button.setCheckable(True)
            button.clicked.connect(partial(self._ask, kind))
            group.addButton(button)
            self._buttons[kind] = button
            row.addWidget(button)
            if kind is SubjectKind.DIGIT:
                self._add_digits(row)
        self._awaited: int | None = None
        self._title = FittingLabel("subjectTitle", self, role=MUTED)
        self._title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._title, 1)
        self.show_choices(0)

    @property
    def digit(self) -> int:
        """The place of the test digit that is chosen, from 0."""
        return self._number.value()

    def show_choices(self, digits: int) -> None:
        """There are so many test digits to choose from."""
        for widget in (self._buttons[SubjectKind.DIGIT], self._number, self._before, self._after):
            widget.setEnabled(digits > 0)
        self._number.blockSignals(True)
        self._number.setRange(0, max(0, digits - 1))
        self._number.blockSignals(False)
        tip = f"One of the {digits:,} digits kept back for testing" if digits else "No digits are kept back for testing"
        self._buttons[SubjectKind.DIGIT].setToolTip(plain_tip(tip))

    def show_observation(self, observation: Observation | None) -> None:
        """Show what is looked at; asks for nothing."""
        if observation is None:
            self._title.say()
            return
        subject, moment = observation.subject, observation.moment
        self._buttons[subject.kind].setChecked(True)
        # What was asked for before the last wish may still be on its way; it must not turn the number back.
        if subject.index == self._awaited or subject.kind is not SubjectKind.DIGIT:
            self._awaited = None
        if subject.index is not None and self._awaited is None:
            self._number.blockSignals(True)
            self._number.setValue(subject.index)
            self._number.blockSignals(False)
        after = f"after update {moment.update:,}"
        self._title.say(f"{subject.title} · {after}", subject.title, after)

    def _add_digits(self, row: QHBoxLayout) -> None:
        self._before = self._button("‹", "subjectDigitBefore", "Previous test digit", "Previous test digit")
        self._number = named(QSpinBox(self), "subjectDigitNumber", "Number of the test digit")
        self._number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._number.setKeyboardTracking(False)
        self._number.setWrapping(True)
        self._number.setToolTip("Number of the test digit; arrow keys go to its neighbours")
        self._after = self._button("›", "subjectDigitAfter", "Next test digit", "Next test digit")
        self._before.clicked.connect(self._number.stepDown)
        self._after.clicked.connect(self._number.stepUp)
        self._number.valueChanged.connect(self._ask_for)
        for widget in (self._before, self._number, self._after):
            row.addWidget(widget)

    def _button(self, text: str, name: str, spoken: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setObjectName(name)
        button.setAccessibleName(spoken)
        button.setToolTip(plain_tip(tip))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _ask(self, kind: SubjectKind) -> None:
        if kind is SubjectKind.DRAWING:
            self.drawing_requested.emit()
        elif kind is SubjectKind.DIGIT:
            self._ask_for(self.digit)
        else:
            self.batch_requested.emit()

    def _ask_for(self, digit: int) -> None:
        self._awaited = digit
        self.digit_requested.emit(digit)
