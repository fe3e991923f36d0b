"""A picture's font: the window's, and larger where there is much room, for it may hang on a wall."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QWidget

_EASE = 0.8
"""Text grows only once there is clearly more room than needed, and leaves some of it to the picture."""

_LARGEST = 1.8


def picture_font(widget: QWidget, least: QSize) -> QFont:
    """The font to paint with, of a size in pixels, in a widget that would do with a size of `least`."""
    font = QFont(widget.font())
    grown = _EASE * min(widget.width() / max(1, least.width()), widget.height() / max(1, least.height()))
    font.setPixelSize(max(1, round(QFontInfo(font).pixelSize() * min(max(grown, 1.0), _LARGEST))))
    return font
