"""A number edit: a line for a number that takes whatever is typed, and steps with the arrow keys.

Qt's own spin boxes swallow what is out of range; here it stands, so that the form can say what is wrong with it.
"""

from __future__ import annotations

import math
from enum import Enum
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStyleOptionSpinBox, QWidget

from hwr.ui.kit.field.number_text import Unreadable, number_text, read_number
from hwr.ui.kit.field.outline import paint_outline

_SERIES: Final = (1.0, 2.0, 5.0)
_HUNDREDTHS: Final = 2
_USUAL_CHARACTERS: Final = 8


class Stepping(Enum):
    """How a number is stepped."""

    WHOLE = "by one"
    SHARE = "by five hundredths"
    RATE = "through 1, 2, 5, 10, 20, 50, up and down"


def stepped(value: float, steps: int, stepping: Stepping, least: int = 0) -> int | float:
    """The number so many steps further, never below `least`; negative steps go down."""
    if stepping is Stepping.WHOLE:
        return max(least, int(value) + steps)
    if stepping is Stepping.SHARE:
        return max(float(least), round(value + 0.05 * steps, _HUNDREDTHS))
    if value <= 0:
        return 1e-4 if steps > 0 else value
    # In units of a third of a decade: the step at or below the value, and from there so many on.
    decade = math.floor(math.log10(value))
    place = sum(value >= step * 10.0**decade * (1 - 1e-9) for step in _SERIES) - 1
    between = value > _SERIES[place] * 10.0**decade * (1 + 1e-9)
    decades, place = divmod(place + steps + (between and steps < 0), len(_SERIES))
    return float(f"{_SERIES[place]:g}e{max(-300, min(decade + decades, 300))}")


class NumberEdit(QAbstractSpinBox):
    """Shows a number or what was typed for one. The wheel is left to whatever scrolls it."""

    typed = Signal(object)
    """The text was changed by hand; carries the number it means, or an `Unreadable`."""
    settled = Signal()
    """The typing is over: Enter, a step, or the focus went elsewhere."""

    def __init__(self, stepping: Stepping, least: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stepping = stepping
        self._least = least
        self._shown: object = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lineEdit().textEdited.connect(self._type)
        self.editingFinished.connect(self._settle)

    @property
    def value(self) -> object:
        """The number, or the `Unreadable`, that is shown."""
        return self._shown

    def show_value(self, value: object) -> None:
        """Show a number; text that already means it stays as it was typed."""
        if value is not self._shown and value != self._shown:
            self._shown = value
            self._write(number_text(value))

    def show_words(self, words: str) -> None:
        """Show words in the place of a number that is not wanted."""
        self._shown = None
        self._write(words)

    def sizeHint(self) -> QSize:
        """Room for a usual number."""
        return self._size(_USUAL_CHARACTERS)

    def minimumSizeHint(self) -> QSize:
        """Room for a short one."""
        return self._size(_USUAL_CHARACTERS // 2)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Wherever there is a number to step from."""
        flag = QAbstractSpinBox.StepEnabledFlag
        return flag.StepNone if self._number() is None else flag.StepUpEnabled | flag.StepDownEnabled

    def stepBy(self, steps: int) -> None:
        """Go up or down."""
        number = self._number()
        if number is None:
            return
        value = stepped(number, steps, self._stepping, self._least)
        self.show_value(value)
        self.selectAll()
        self.typed.emit(value)
        self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; undo and redo are the form's."""
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box as the style does, and its line."""
        super().paintEvent(event)
        paint_outline(self, self.rect())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form instead: nobody wants to change a rate in passing."""
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

    def _type(self, text: str) -> None:
        self._shown = read_number(text, whole=self._stepping is Stepping.WHOLE)
        self.typed.emit(self._shown)

    def _settle(self) -> None:
        if self._shown is not None and not isinstance(self._shown, Unreadable):
            self._write(number_text(self._shown))
        self.settled.emit()

    def _write(self, text: str) -> None:
        if text != self.lineEdit().text():
            self.lineEdit().setText(text)
            self.lineEdit().setCursorPosition(0)
        self.update()  # the step buttons, which may have come to life

    def _size(self, characters: int) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        room = QSize(metrics.horizontalAdvance("0") * characters + 4, self.lineEdit().sizeHint().height())
        size = self.style().sizeFromContents(QStyle.ContentsType.CT_SpinBox, option, room, self)
        # As high as a list, which it stands among.
        beside = self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, QStyleOptionComboBox(), room, self)
        return size.expandedTo(QSize(0, beside.height()))
