"""A choice box: a list one entry of which is chosen, each with its explanation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from hwr.nn.setting import Choice
from hwr.ui.kit.field.outline import paint_outline
from hwr.ui.kit.plain import plain_tip

_LEAST_CHARACTERS: Final = 6


class ChoiceBox(QComboBox):
    """Shows a choice. What does not fit ends in dots, and in full in the opened list."""

    chosen = Signal(object)
    """The user chose; carries the choice's value."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_CHARACTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)
        self.activated.connect(self._choose)

    @property
    def choice(self) -> Choice | None:
        """What is chosen; None if nothing is."""
        return self._choices[self.currentIndex()] if self.currentIndex() >= 0 else None

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other entries; nothing is chosen then."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        self.clear()
        for i, choice in enumerate(choices):
            self.addItem(choice.label)
            self.setItemData(i, plain_tip(choice.tip), Qt.ItemDataRole.ToolTipRole)
            self.setItemData(i, choice.tip, Qt.ItemDataRole.AccessibleDescriptionRole)
        self.setCurrentIndex(-1)

    def show_value(self, value: object) -> None:
        """Show a choice by its value; nothing is chosen if no entry has it."""
        values = [choice.value for choice in self._choices]
        self.setCurrentIndex(values.index(value) if value in values else -1)

    @property
    def is_elided(self) -> bool:
        """Whether what is chosen does not fit."""
        return self.fontMetrics().horizontalAdvance(self.currentText()) > self._room()

    def showPopup(self) -> None:
        """Open the list, wide enough for what is in it."""
        view = self.view()
        screen = self.screen().availableGeometry().width()
        wanted = view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width() + 2 * view.frameWidth()
        view.setMinimumWidth(min(max(wanted, self.width()), screen))
        super().showPopup()

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters; the rest is dots."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key; undo and redo are the form's."""
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form instead: nobody wants to choose in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box as the style does, but with dots where the text does not fit, and its line."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        text = option.currentText or self.placeholderText()
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self._room())
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        paint_outline(self, self.rect())

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._choices[index].value)

    def _room(self) -> int:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return max(0, field.width() - 2)
