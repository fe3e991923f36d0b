"""Text in pictures: where it stands in its box, and words and numbers short enough for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from hwr.words import MINUS, numeral

CENTRE: Final = Qt.AlignmentFlag.AlignCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
"""In the middle of the height, as `QPainter.drawText` takes them."""


def fitting(metrics: QFontMetricsF, words: tuple[str, ...], width: float) -> str:
    """The first words that fit into a width; none if none do."""
    return next((said for said in words if metrics.horizontalAdvance(said) <= width), "")


def short(value: float, figures: int = 2) -> str:
    """So many figures, and a power of ten where it is shorter: "0.83", "−0.039", "4e−7"."""
    text = numeral(value, figures)
    return f"{value:.{figures - 1}e}".replace("e-0", "e-").replace("-", MINUS) if " × " in text else text


def fitting_number(metrics: QFontMetricsF, value: float, width: float, most: int = 4) -> str:
    """The number with as many figures as fit, so many at most, if need be without the 0 before the point, "−.002"; "…"
    if not even one figure fits."""
    return next((text for text in _shorter_and_shorter(value, most) if metrics.horizontalAdvance(text) <= width), "…")


def _shorter_and_shorter(value: float, most: int) -> Iterator[str]:
    for figures in range(most, 1, -1):
        yield short(value, figures)
    for figures in (2, 1):
        yield short(value, figures).replace("0.", ".", 1) if abs(value) < 1 else short(value, 1)
    yield f"{value:.0e}".replace("e-0", "e-").replace("-", MINUS)
