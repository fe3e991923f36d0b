"""A field: one setting's label and control, and beneath them in words what is wrong with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QWidget

from hwr.language import tr
from hwr.nn.setting import Setting
from hwr.ui.kit.accessibility import announce
from hwr.ui.kit.field.controls import Control, mark
from hwr.ui.kit.icons import SignWidget
from hwr.ui.kit.layout import in_column, in_row
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import PROBLEM

_SIGN: Final = 1.15
"""The problem's sign, in heights of the letters' line."""


class ProblemLineWidget(QWidget):
    """A sign and, in one sentence, what is wrong with the control above it; hidden when nothing is.

    Its parts are made when something is wrong for the first time: most fields never need them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = ""
        self._words: Label | None = None
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Say what is wrong, or with an empty sentence nothing."""
        if sentence == self.sentence:
            return
        self.sentence = sentence
        if self._words is None:
            self._words = self._laid_out()
        self._words.setText(sentence)
        self.setVisible(bool(sentence))

    def _laid_out(self) -> Label:
        sign = SignWidget(round(self.fontMetrics().height() * _SIGN), self)
        sign.show_sign("problem", PROBLEM)
        words = Label(parent=self, role=PROBLEM)
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        in_row((sign, 0, Qt.AlignmentFlag.AlignTop), (words, 1), of=self, margins=(0, 3, 0, 2), spacing=6)
        return words


class FieldWidget(QWidget):
    """Displays one setting and says what the user would have instead; it changes and judges nothing itself.

    Attributes:
        name: by which it tells of its setting.
        setting: what it displays.
        control: what the user touches; usually a `Control`.
        caption: what carries the label; None if the control does so itself.
    """

    edited = Signal(str, object)
    """The user would have another value; carries the name and the value, or an `Unreadable`."""
    settled = Signal(str)
    """The user is done with this setting for now; carries the name."""

    def __init__(
        self,
        name: str,
        setting: Setting,
        control: QWidget,
        caption: QLabel | QCheckBox | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.setting = setting
        self.control = control
        self.caption = caption
        self._note = ""
        if isinstance(caption, QLabel):
            caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            caption.setBuddy(control)
            caption.setWordWrap(True)
        self._row = in_row(*((part, 1) for part in (caption, control) if part is not None), spacing=4)
        self._problem = ProblemLineWidget(self)
        self._column = in_column(self._row, self._problem, of=self, margins=0, spacing=0)
        if isinstance(control, Control):
            control.edited.connect(self._edit)
            control.settled.connect(self._settle)
        self.set_label(tr(setting.label))
        self._explain()

    @property
    def label(self) -> str:
        """What the setting is called here."""
        return self.control.accessibleName()

    @property
    def problem(self) -> str:
        """What is wrong; empty if nothing is."""
        return self._problem.sentence

    def set_label(self, label: str) -> None:
        """Be called otherwise, where what is set has a name of its own."""
        bearer = self.caption or self.control
        if isinstance(bearer, QLabel | QCheckBox):
            bearer.setText(label)
        self.control.setAccessibleName(label)

    def show_value(self, value: object) -> None:
        """Show a value, without telling."""
        assert isinstance(self.control, Control)
        self.control.show_value(value)

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong; an empty sentence if nothing is."""
        if sentence == self.problem:
            return
        self._problem.show_sentence(sentence)
        self._explain()
        mark(self.control, at_fault=bool(sentence))
        if sentence:
            announce(self.control, sentence)

    def show_note(self, note: str) -> None:
        """Say something besides what the setting does, such as when a change takes effect."""
        if note != self._note:
            self._note = note
            self._explain()

    def _explain(self) -> None:
        tip = tr(self.setting.tip)
        for part in (self.control, self.caption):
            if part is not None:
                part.setToolTip(plain_tip(tip, self._note))
                part.setAccessibleDescription(" ".join(filter(None, (self.problem, tip, self._note))))

    def _edit(self, value: object) -> None:
        self.edited.emit(self.name, value)

    def _settle(self) -> None:
        self.settled.emit(self.name)
