"""Fonts of pictures: the window's; larger where there is much room, for it may hang on a wall, and smaller where it is
narrow and the window's is large."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QWidget

_EASE = 0.8
"""Text grows only once there is clearly more room than needed, and leaves some of it to the picture."""

_LARGEST = 1.8
SMALLEST = 0.7
"""Down to this share of the window's size text shrinks; a picture that is narrower still has to be scrolled."""


def picture_font(widget: QWidget, least: QSize, comfortable: QSize | None = None) -> QFont:
    """The font to paint with, of a size in pixels, in a widget that would do with a size of `least`.

    It grows from `comfortable` on, or from `least` if that is not given.
    """
    font = QFont(widget.font())
    easy = least if comfortable is None else comfortable
    room = min(widget.width() / max(1, easy.width()), widget.height() / max(1, easy.height()))
    grown = min(max(_EASE * room, 1.0), _LARGEST)
    shrunk = min(max(widget.width() / max(1, least.width()), SMALLEST), 1.0)
    font.setPixelSize(max(1, round(QFontInfo(font).pixelSize() * grown * shrunk)))
    return font


def narrowest(least: QSize) -> QSize:
    """The smallest size of a picture that would do with `least`: narrower, in a smaller font."""
    return QSize(round(SMALLEST * least.width()), least.height())


def smaller(font: QFont, share: float = 0.92) -> QFont:
    """The same font at this share of its size."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * share)
    else:
        made.setPixelSize(max(1, round(font.pixelSize() * share)))
    return made


def strong(font: QFont) -> QFont:
    """The same font, heavier."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
