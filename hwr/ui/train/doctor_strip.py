"""The doctor's strip: what goes wrong in the training, why one can tell, and buttons that help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hwr.language import mark, tr
from hwr.ui.kit.accessibility import announce
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.icons import SignWidget
from hwr.ui.kit.layout import STRETCH, in_row, named
from hwr.ui.kit.plain import FittingLabel, Label, plain_tip
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import MUTED, PROBLEM, UNSURE

if TYPE_CHECKING:
    from hwr.train.doctor.diagnosis import Diagnosis, Problem, Remedy


_ICON: Final = 18
_GAP: Final = 8
_MARGINS: Final = (14, 6, 10, 6)
_SPACING: Final = 3
_BUTTON_EDGES: Final = 8
"""What a button is higher than its text."""

_MOST_REMEDIES: Final = 3
_NARROWEST: Final = 48
"""A button's width below which nothing of it could be read."""


_BEFORE: Final = mark("What goes wrong while a network trains is said here, with what helps against it.")


def _shortened(evidence: str) -> Iterator[str]:
    """The whole of it, then less and less of it, each as a sentence, for where there is little room."""
    yield evidence
    meanwhile, so = tr("while", "in the middle of a sentence"), tr("so", "in the middle of a sentence")
    for end in ("; ", ". ", f" {meanwhile} ", f", {so} "):
        while end in evidence:
            evidence = evidence.rpartition(end)[0].rstrip(",")
            yield f"{evidence}."


class DoctorStripWidget(CardWidget):
    """The most serious diagnosis with its evidence and remedies; the others are in a menu. Its height never changes.

    Before a training it says what it is for; while all is well, that.
    """

    remedy_requested = Signal(object)
    """A `Remedy` is to be applied."""

    chapter_requested = Signal(str)
    """The explanation with this key is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diagnoses: tuple[Diagnosis, ...] | None = None
        self._chosen: Problem | None = None
        self._health = ""
        self._earlier: int | None = None
        self._told: set[Problem] = set()
        self._offered: tuple[Remedy, ...] = ()
        named(self, "doctorStrip", tr("Training doctor"))
        self._sign = SignWidget(_ICON, self)
        self._all_well = Label(parent=self, role=MUTED, name="doctorAllWell", wraps=True)
        self._title = FittingLabel("doctorTitle", self, is_bold=True)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._evidence = FittingLabel("doctorEvidence", self)
        self._remedies = [self._button(f"doctorRemedy{number}") for number in range(1, _MOST_REMEDIES + 1)]
        for number, button in enumerate(self._remedies):
            button.clicked.connect(lambda _=False, number=number: self._apply(number))
        self._other = self._menu_button("doctorOtherRemedies", tr("Other remedies"))
        self._explain = self._button("doctorExplain", tr("Explain"))
        self._explain.setToolTip(plain_tip(tr("Opens the chapter that explains this.")))
        self._explain.clicked.connect(self._ask_for_chapter)
        self._more = self._menu_button("doctorMore", "")
        self._lay_out()
        self._keep_height()
        self._show()

    # What is shown

    @property
    def shown(self) -> Diagnosis | None:
        """The diagnosis in view; None while there is none."""
        if not self._diagnoses:
            return None
        return next((item for item in self._diagnoses if item.problem is self._chosen), self._diagnoses[0])

    def show_moment(self, is_earlier: bool, update: int) -> None:
        """Say of which update the diagnoses are, for an earlier one is being looked at; or no longer."""
        earlier = update if is_earlier else None
        if earlier != self._earlier:
            self._earlier = earlier
            self._show()

    @Slot(object, str)
    def show_diagnoses(self, diagnoses: tuple[Diagnosis, ...], health: str = "") -> None:
        """Show what the doctor says of the training now; where nothing is wrong, how it does in general."""
        if (diagnoses, health) == (self._diagnoses, self._health):
            return
        self._diagnoses, self._health = diagnoses, health
        self._show()
        for diagnosis in diagnoses:
            if diagnosis.problem not in self._told:
                self._told.add(diagnosis.problem)
                announce(self, f"{diagnosis.title}. {diagnosis.evidence}")

    @Slot()
    def clear(self) -> None:
        """Say nothing, as before a training; whatever comes next is told anew."""
        self._diagnoses, self._chosen = None, None
        self._told.clear()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left, top, right, bottom = _MARGINS
        self._all_well.setGeometry(self.rect().adjusted(left, top, -right, -bottom))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._keep_height()
            self._fit()

    # Making it

    def _button(self, name: str, text: str = "") -> QPushButton:
        made = named(QPushButton(text, self), name, text)
        made.setProperty("compact", True)
        made.setMinimumWidth(_NARROWEST)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return made

    def _menu_button(self, name: str, text: str) -> QPushButton:
        made = self._button(name, f"{text} ▾")
        made.setAccessibleName(text)
        made.setMenu(QMenu(made))
        return made

    def _lay_out(self) -> None:
        words = in_row(self._sign, self._title, (self._evidence, 1), spacing=10)
        buttons = in_row(
            *self._remedies,
            self._other,
            STRETCH,
            self._explain,
            self._more,
            margins=(_ICON + 10, 0, 0, 0),
            spacing=_GAP,
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(*_MARGINS)
        lines.setSpacing(_SPACING)
        lines.addLayout(words)
        lines.addLayout(buttons)

    def _keep_height(self) -> None:
        """Two lines, whatever is shown in them."""
        line = self.fontMetrics().height()
        self.setFixedHeight(_MARGINS[1] + max(_ICON, line) + _SPACING + line + _BUTTON_EDGES + _MARGINS[3])

    # Showing it

    def _show(self) -> None:
        diagnosis = self.shown
        for widget in (self._sign, self._title, self._evidence, self._explain):
            widget.setVisible(diagnosis is not None)
        self._all_well.setVisible(diagnosis is None)
        if diagnosis is None:
            healthy = tr(_BEFORE) if self._diagnoses is None else self._of_moment(self._health)
            self._all_well.setText(healthy)
            self._all_well.setToolTip(plain_tip(healthy))
            tell(self, healthy)
        else:
            self._title.say(self._of_moment(diagnosis.title))
            self._evidence.say(*_shortened(diagnosis.evidence))
            tell(self, f"{diagnosis.title}. {diagnosis.evidence}")
        self._show_sign()
        self._offer(() if diagnosis is None else diagnosis.remedies)
        self._list_others()
        self._fit()

    def _of_moment(self, said: str) -> str:
        """What is said, with the update of which it is, if that is an earlier one."""
        return said if self._earlier is None else tr("At update {update:,}: {said}", update=self._earlier, said=said)

    def _show_sign(self) -> None:
        diagnosis = self.shown
        if diagnosis is not None:
            is_fatal = diagnosis.severity.value == "fatal"
            self._sign.show_sign(*(("problem", PROBLEM) if is_fatal else ("note", UNSURE)))

    def _offer(self, remedies: tuple[Remedy, ...]) -> None:
        """Put the remedies on the buttons; the same ones stay as they are, under a finger that is about to press."""
        self._offered = remedies[:_MOST_REMEDIES]
        for button, remedy in zip(self._remedies, self._offered, strict=False):
            effect = tr("Changes the run under way.") if remedy.live else tr("Starts a new run with this change.")
            button.setAccessibleName(remedy.label)
            button.setAccessibleDescription(effect)
            button.setToolTip(plain_tip(f"{remedy.label}. {effect}"))

    def _fit(self) -> None:
        """Show as many remedies as fit, the first in any case, and the others in a menu."""
        offered = len(self._offered)
        for button, remedy in zip(self._remedies, self._offered, strict=False):
            button.setText(remedy.label)
        widths = [button.sizeHint().width() + _GAP for button in self._remedies[:offered]]
        room = self.width() - _MARGINS[0] - _MARGINS[2] - _ICON - 10
        room -= sum(b.sizeHint().width() + _GAP for b in (self._explain, self._more) if not b.isHidden())
        fitting = offered
        if sum(widths) > room:
            room -= self._other.sizeHint().width() + _GAP if offered > 1 else 0
            while fitting > 1 and sum(widths[:fitting]) > room:
                fitting -= 1
        if fitting == 1 and widths[0] > room:
            self._shorten(self._remedies[0], widths[0] - room)
        for number, button in enumerate(self._remedies):
            button.setVisible(number < fitting)
        self._other.setVisible(fitting < offered)
        self._fill(self._other, [(remedy.label, number) for number, remedy in enumerate(self._offered)][fitting:])

    def _shorten(self, button: QPushButton, by: int) -> None:
        """Cut a button's text so that it gets narrower by so many pixels."""
        metrics = button.fontMetrics()
        room = max(_NARROWEST, metrics.horizontalAdvance(button.text()) - by)
        button.setText(metrics.elidedText(button.text(), Qt.TextElideMode.ElideRight, room))

    def _list_others(self) -> None:
        diagnosis, all_of_them = self.shown, self._diagnoses or ()
        others = [(item.title, index) for index, item in enumerate(all_of_them) if item is not diagnosis]
        self._more.setVisible(bool(others))
        self._more.setText(tr("{count} more ▾", count=len(others)))
        self._more.setAccessibleName(tr("{count} more diagnoses", count=len(others)))
        self._fill(self._more, others)

    def _fill(self, button: QPushButton, entries: list[tuple[str, int]]) -> None:
        menu = button.menu()
        if [(action.text(), action.data()) for action in menu.actions()] == entries:
            return
        menu.clear()
        chosen = self._choose if button is self._more else self._apply
        for text, number in entries:
            action = QAction(text, menu)
            action.setData(number)
            action.triggered.connect(lambda _=False, number=number: chosen(number))
            menu.addAction(action)

    # What the user does

    def _apply(self, number: int) -> None:
        self.remedy_requested.emit(self._offered[number])

    def _ask_for_chapter(self) -> None:
        if self.shown is not None:
            self.chapter_requested.emit(self.shown.chapter)

    def _choose(self, index: int) -> None:
        if self._diagnoses is not None and index < len(self._diagnoses):
            self._chosen = self._diagnoses[index].problem
            self._show()
