"""Controls: what a value is typed, chosen or ticked in, with lines around them that one can see in a dark window too.

All of them take part in a form: they emit `edited` with the value that the user would have and `settled` when it is
meant to stay, `show_value` shows one without telling, and undo, redo and the wheel are left to whatever they stand in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionSpinBox,
    QStylePainter,
    QWidget,
)

from hwr.language import tr
from hwr.nn.setting import Choice, Setting
from hwr.ui.kit.field.number_text import Unreadable, number_text, read_number
from hwr.ui.kit.field.outline import AT_FAULT, paint_outline, room_for_words, tell_whole, widen_list
from hwr.ui.kit.plain import plain_tip

_LEAST_LETTERS: Final = 6
_USUAL_DIGITS: Final = 8


def mark(control: QWidget, *, at_fault: bool) -> None:
    """Have a control show that its value is wrong, or that it is not."""
    control.setProperty(AT_FAULT, at_fault)
    control.update()


def _is_history_step(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class CheckBox(QCheckBox):
    """On or off."""

    edited = Signal(object)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self._tell)

    def show_value(self, value: object) -> None:
        """Show whether it is on."""
        self.setChecked(bool(value))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        paint_outline(self, self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self))

    def _tell(self, is_on: bool) -> None:
        self.edited.emit(is_on)
        self.settled.emit()


class ChoiceBox(QComboBox):
    """One of several. What does not fit ends in dots, and is in full in the opened list and in the tooltip.

    It is told too when what is chosen already is chosen again.
    """

    edited = Signal(object)
    settled = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)
        self.currentIndexChanged.connect(self._tell)  # by letters that are typed, which activate nothing
        self.activated.connect(self._tell)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other entries; nothing is chosen then."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        with QSignalBlocker(self):
            self.clear()
            for i, choice in enumerate(choices):
                tip = tr(choice.tip)
                self.addItem(tr(choice.label), choice.value)
                self.setItemData(i, plain_tip(tip), Qt.ItemDataRole.ToolTipRole)
                self.setItemData(i, tip, Qt.ItemDataRole.AccessibleDescriptionRole)
            self.setCurrentIndex(-1)

    def show_value(self, value: object) -> None:
        """Show a choice by its value; nothing is chosen if no entry has it."""
        values = [choice.value for choice in self._choices]
        with QSignalBlocker(self):
            self.setCurrentIndex(values.index(value) if value in values else -1)

    @property
    def widest(self) -> int:
        """The width in which every choice would be seen whole, in pixels."""
        words = (self.itemText(index) for index in range(self.count()))
        around = self.width() - room_for_words(self)
        return around + max(map(self.fontMetrics().horizontalAdvance, words), default=0)

    @property
    def is_elided(self) -> bool:
        """Whether what is chosen does not fit."""
        return self.fontMetrics().horizontalAdvance(self.currentText()) > room_for_words(self)

    def showPopup(self) -> None:
        """Open the list, wide enough for what is in it."""
        widen_list(self)
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        return tell_whole(self, event) or super().event(event)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_history_step(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box as the style does, but with dots where the text does not fit."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        text = option.currentText or self.placeholderText()
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room_for_words(self))
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        paint_outline(self, self.rect())

    def _tell(self, index: int) -> None:
        self.edited.emit(self._choices[index].value)
        self.settled.emit()


class NumberEdit(QAbstractSpinBox):
    """A number, or whatever was typed for one: it stands, so that it can be said what is wrong with it.

    Qt's own spin boxes swallow what is out of range.

    Attributes:
        has_undo: whether undo and redo are its own, of what is typed, and not left to what it is part of.

    Args:
        setting: how it is read and stepped.
        figures: so many are shown of a number that is shown, not typed; None for all.
    """

    edited = Signal(object)
    """The text was changed by hand; carries the number it means, or an `Unreadable`."""
    settled = Signal()
    """The typing is over: Enter, a step, or the focus went elsewhere."""

    def __init__(self, setting: Setting, *, figures: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.has_undo = False
        self._setting = setting
        self._figures = figures
        self._shown: object = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lineEdit().textEdited.connect(self._type)
        self.editingFinished.connect(self._settle)

    def show_value(self, value: object) -> None:
        """Show a number; text that already means it stays as it was typed."""
        if value is not self._shown and value != self._shown:
            self._shown = value
            self._write(self._text(value))

    def show_words(self, words: str) -> None:
        """Show words in the place of a number that is not wanted."""
        self._shown = None
        self._write(words)

    def sizeHint(self) -> QSize:
        return self._size(_USUAL_DIGITS)

    def minimumSizeHint(self) -> QSize:
        return self._size(_USUAL_DIGITS // 2)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Wherever there is a number to step from."""
        flag = QAbstractSpinBox.StepEnabledFlag
        return flag.StepNone if self._number() is None else flag.StepUpEnabled | flag.StepDownEnabled

    def stepBy(self, steps: int) -> None:
        number = self._number()
        if number is None:
            return
        value = self._setting.stepped(number, steps)
        self.show_value(value)
        self.selectAll()
        self.edited.emit(value)
        self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_history_step(event) and not self.has_undo:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_outline(self, self.rect())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all when reached by key, to be typed over."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def _number(self) -> float | None:
        value = self._shown
        if isinstance(value, (int, float)) and -1e300 < value < 1e300:
            return value
        return None

    def _text(self, value: object) -> str:
        if self._figures is not None and isinstance(value, float):
            value = float(f"{value:.{self._figures}g}")
        return number_text(value)

    def _type(self, text: str) -> None:
        self._shown = read_number(text, whole=self._setting.is_whole)
        self.edited.emit(self._shown)

    def _settle(self) -> None:
        if self._shown is not None and not isinstance(self._shown, Unreadable):
            self._write(self._text(self._shown))
        self.settled.emit()

    def _write(self, text: str) -> None:
        if text != self.lineEdit().text():
            self.lineEdit().setText(text)
            self.lineEdit().setCursorPosition(0)
        self.update()  # the step buttons, which may have come to life

    def _size(self, digits: int) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        room = QSize(metrics.horizontalAdvance("0") * digits + 4, self.lineEdit().sizeHint().height())
        size = self.style().sizeFromContents(QStyle.ContentsType.CT_SpinBox, option, room, self)
        # As high as a list, which it stands among.
        beside = self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, QStyleOptionComboBox(), room, self)
        return size.expandedTo(QSize(0, beside.height()))


Control = NumberEdit | ChoiceBox | CheckBox


def control_of(setting: Setting, *, figures: int | None = None) -> Control:
    """The control that a setting wants; `figures` of a number as in `NumberEdit`."""
    if setting.is_flag:
        return CheckBox()
    return ChoiceBox(setting.choices) if setting.choices else NumberEdit(setting, figures=figures)
