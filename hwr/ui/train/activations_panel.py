"""The activations panel: what every unit of every layer does with a drawing, a test digit, or a whole batch."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QSpinBox, QToolButton, QWidget

from hwr.language import mark, tr
from hwr.train.layer_view import flaw_words
from hwr.train.observation import Observation, SubjectKind
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.field.outline import SpinBox
from hwr.ui.kit.heat.maps import At, HeatMapsWidget
from hwr.ui.kit.heat.unit_readout import ReadoutWidget
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import FittingLabel, plain_tip
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import MUTED

_BUTTONS: Final = (
    (SubjectKind.DRAWING, mark("Your drawing"), "subjectDrawing", mark("What you have drawn on the canvas")),
    (SubjectKind.DIGIT, mark("Test digit"), "subjectDigit", mark("One of the digits kept back for testing")),
    (SubjectKind.BATCH, mark("Latest batch"), "subjectBatch", mark("The mean over digits that were last learnt from")),
)


class SubjectChooserWidget(QWidget):
    """Three buttons, of which one is down, and the test digit's number. Shows what is looked at and asks for other.

    Attributes:
        told: what is looked at, and after which update, whether or not there is room for all of it.
    """

    subject_requested = Signal(object, int)
    """Look at this `SubjectKind`: of the test digits, at the one at this place, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "subjectChooser", tr("What is looked at"))
        row = in_row(of=self, margins=0, spacing=2)
        self._buttons: dict[SubjectKind, QToolButton] = {}
        group = QButtonGroup(self)
        for kind, text, name, tip in _BUTTONS:
            button = self._button(tr(text), name, tr(text), tr(tip))
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, kind=kind: self._ask(kind))
            group.addButton(button)
            self._buttons[kind] = button
            row.addWidget(button)
            if kind is SubjectKind.DIGIT:
                self._add_digits(row)
        self._awaited: int | None = None
        self.told = ""
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
        with QSignalBlocker(self._number):
            self._number.setRange(0, max(0, digits - 1))
        tip = tr("No digits are kept back for testing")
        if digits:
            tip = tr("One of the {count:,} digits kept back for testing", count=digits)
        self._buttons[SubjectKind.DIGIT].setToolTip(plain_tip(tip))

    def show_observation(self, observation: Observation | None) -> None:
        """Show what is looked at; asks for nothing."""
        if observation is None:
            self.told = ""
            self._title.say()
            return
        subject, moment = observation.subject, observation.moment
        self._buttons[subject.kind].setChecked(True)
        # What was asked for before the last wish may still be on its way; it must not turn the number back.
        if subject.index == self._awaited or subject.kind is not SubjectKind.DIGIT:
            self._awaited = None
        if subject.index is not None and self._awaited is None:
            with QSignalBlocker(self._number):
                self._number.setValue(subject.index)
        after = tr("after update {update:,}", update=moment.update)
        self.told = f"{subject.title} · {after}"
        self._title.say(self.told, subject.title, after, tr("update {update:,}", update=moment.update))

    def _add_digits(self, row: QHBoxLayout) -> None:
        self._before = self._button("‹", "subjectDigitBefore", tr("Previous test digit"), tr("Previous test digit"))
        self._number = named(SpinBox(self), "subjectDigitNumber", tr("Number of the test digit"))
        self._number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._number.setKeyboardTracking(False)
        self._number.setWrapping(True)
        self._number.setToolTip(plain_tip(tr("Number of the test digit; arrow keys go to its neighbours")))
        self._after = self._button("›", "subjectDigitAfter", tr("Next test digit"), tr("Next test digit"))
        self._before.clicked.connect(self._number.stepDown)
        self._after.clicked.connect(self._number.stepUp)
        self._number.valueChanged.connect(lambda: self._ask(SubjectKind.DIGIT))
        for widget in (self._before, self._number, self._after):
            row.addWidget(widget)

    def _button(self, text: str, name: str, title: str, tip: str) -> QToolButton:
        button = named(QToolButton(self), name, title, tip)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _ask(self, kind: SubjectKind) -> None:
        if kind is SubjectKind.DIGIT:
            self._awaited = self.digit
        self.subject_requested.emit(kind, self.digit)


_TALL: Final = 20
"""From so many lines of height on the readout has two lines."""

_HINT: Final = mark("Point at a unit, or use the arrow keys, for its numbers.")


class ActivationsPanel(CardWidget):
    """The chooser, the maps, and a readout that says what is wrong with units while none is pointed at."""

    subject_requested = Signal(object, int)
    """Look at this `SubjectKind`: of the test digits, at the one at this place, from 0."""
    unit_requested = Signal(int, int)
    """A unit was chosen: its layer, 0 the first hidden one, and its place, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "activationsPanel", tr("Activations per layer"))
        self.subject = SubjectChooserWidget(self)
        self.maps = HeatMapsWidget(self)
        self.readout = ReadoutWidget(parent=self)
        self._scroll = named(QScrollArea(self), "activationsScroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.maps)
        self._scroll.viewport().setAutoFillBackground(False)  # the card shows through
        self.maps.setAutoFillBackground(False)
        in_column(self.subject, (self._scroll, 1), self.readout, of=self, margins=(14, 8, 14, 8), spacing=6)
        self.subject.subject_requested.connect(self.subject_requested)
        self.maps.unit_requested.connect(self.unit_requested)
        self.maps.pointed.connect(self._point)
        self.show_observation(None)

    @Slot(int)
    def show_choices(self, digits: int) -> None:
        """There are so many test digits to choose from."""
        self.subject.show_choices(digits)

    @Slot(object)
    def show_observation(self, observation: Observation | None) -> None:
        """Show another recorded pass; None for none."""
        self.subject.show_observation(observation)
        self.maps.show_observation(observation)
        if observation is None:
            words = tr("Nothing is to be seen yet.")
            self.readout.rest("")
        else:
            words = flaw_words(self.maps.views)
            self.readout.rest(f"{words} {tr(_HINT)}")
            words = f"{observation.subject.title}. {words}"
        tell(self, words)

    @Slot(int, int)
    def show_unit(self, layer: int, unit: int) -> None:
        """Choose a unit, as if it had been clicked; nothing happens if there is none such."""
        views = self.maps.views
        if 0 <= layer < len(views) and 0 <= unit < views[layer].units:
            self.maps.point_at(At(layer, unit))

    @Slot(object)
    def _point(self, at: At | None) -> None:
        self.readout.tell("" if at is None else self.maps.words_for(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.readout.set_lines(2 if self.height() >= _TALL * self.fontMetrics().height() else 1)
        super().resizeEvent(event)
