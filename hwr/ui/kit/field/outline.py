"""Outlines: lines around boxes that one can see in a dark window and in high contrast, too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

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


class ComboBox(QComboBox):
    """Qt's own, with such a line."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_outline(self, self.rect())


class SpinBox(QSpinBox):
    """Likewise."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_outline(self, self.rect())
