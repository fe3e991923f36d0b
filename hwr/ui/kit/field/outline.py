"""Outlines: lines around boxes that one can see in a dark window too, and marks on those whose value is wrong."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

_RADIUS: Final = 2.5
_FADED: Final = 110
_AT_FAULT: Final = "atFault"


def mark(widget: QWidget, *, at_fault: bool) -> None:
    """Have a widget that paints its outline show that its value is wrong, or that it is not."""
    widget.setProperty(_AT_FAULT, at_fault)
    widget.update()


def paint_outline(widget: QWidget, box: QRect) -> None:
    """Draw the line of a box of the widget that is being painted: the theme's error, accent or outline.

    All have a contrast of 3 at least to the card, which the styles' own lines, derived from its colour, have not.
    """
    at_fault, focused = bool(widget.property(_AT_FAULT)), widget.hasFocus()
    role = QPalette.ColorRole
    colour = QColor(widget.palette().color(role.BrightText if at_fault else role.Highlight if focused else role.Dark))
    if not widget.isEnabled():
        colour.setAlpha(_FADED)
    width = 1.0 + at_fault / 2 + focused
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width))
    painter.drawRoundedRect(QRectF(box).adjusted(width / 2, width / 2, -width / 2, -width / 2), _RADIUS, _RADIUS)
