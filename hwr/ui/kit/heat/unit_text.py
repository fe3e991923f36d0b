"""Unit text: the words around units, in a font a little smaller than the window's, as telling as there is room for."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF


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


def fitting(metrics: QFontMetricsF, words: tuple[str, ...], width: float) -> str:
    """The first words that fit into a width; none if none do."""
    return next((said for said in words if metrics.horizontalAdvance(said) <= width), "")
