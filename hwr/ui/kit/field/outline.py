"""Outlines: lines around boxes that one can see in a dark window and in high contrast, too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox, QSpinBox, QStyle, QStyleOptionComboBox, QToolTip, QWidget

from hwr.ui.kit.plain import plain_tip

AT_FAULT: Final = "atFault"
"""The property of a control that shows that its value is wrong."""

_RADIUS: Final = 2.5
_FADED: Final = 110


def paint_outline(widget: QWidget, box: QRect) -> None:
    """Draw the line of a box of the widget that is being painted: the theme's error, accent or outline.

    All have a contrast of 3 at least to the card, which the styles' own lines, derived from its colour, have not.
    """
    at_fault, focused = bool(widget.property(AT_FAULT)), widget.hasFocus()
    role = QPalette.ColorRole
    colour = QColor(widget.palette().color(role.BrightText if at_fault else role.Highlight if focused else role.Dark))
    if not widget.isEnabled():
        colour.setAlpha(_FADED)
    width = 1.0 + at_fault / 2 + focused
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width))
    painter.drawRoundedRect(QRectF(box).adjusted(width / 2, width / 2, -width / 2, -width / 2), _RADIUS, _RADIUS)


def room_for_words(box: QComboBox) -> int:
    """How wide the words in a box can be, in pixels."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    return max(0, box.style().subControlRect(control, option, part, box).width() - 2)


def tell_whole(box: QComboBox, event: QEvent) -> bool:
    """Where the chosen words do not fit, tell them in the tooltip that is asked for; return whether that was done."""
    words, tip = box.currentText(), box.toolTip()
    is_whole = box.fontMetrics().horizontalAdvance(words) <= room_for_words(box)
    if is_whole or event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
        return False
    QToolTip.showText(event.globalPos(), plain_tip(words, "" if tip.startswith("<") else tip), box)
    return True


def widen_list(box: QComboBox) -> None:
    """Let the list that is about to be opened be wide enough for what is in it."""
    view = box.view()
    screen = box.screen().availableGeometry().width()
    wanted = view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width() + 2 * view.frameWidth()
    view.setMinimumWidth(min(max(wanted, box.width()), screen))


class ComboBox(QComboBox):
    """Qt's own, with such a line; what does not fit is in full in the opened list, and in the tooltip."""

    def showPopup(self) -> None:
        widen_list(self)
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        return tell_whole(self, event) or super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_outline(self, self.rect())


class SpinBox(QSpinBox):
    """Likewise."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_outline(self, self.rect())
