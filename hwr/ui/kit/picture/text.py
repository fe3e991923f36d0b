"""Text in pictures: where it stands in its box, and words and numbers short enough for it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from hwr.language import spoken
from hwr.words import numeral, power

CENTRE: Final = Qt.AlignmentFlag.AlignCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
"""In the middle of the height, as `QPainter.drawText` takes them."""


def fitting(metrics: QFontMetricsF, words: tuple[str, ...], width: float) -> str:
    """The first words that fit into a width; none if none do."""
    return next((said for said in words if metrics.horizontalAdvance(said) <= width), "")


def fitting_number(metrics: QFontMetricsF, value: float, width: float, most: int = 4) -> str:
    """The number as it is written everywhere, with as many figures as fit, so many at most.

    If need be without the 0 before the point, "−.002", or with a narrow point for times, "2·10⁻⁵"; what is tiny is
    then "≈ 0", and all else for which there is no room is "…".
    """
    return next((text for text in _shorter_and_shorter(value, most) if metrics.horizontalAdvance(text) <= width), "…")


_TINY: Final = 1e-3
"""What is smaller may be called nearly 0 where there is no room for its figures."""


def _shorter_and_shorter(value: float, most: int) -> Iterator[str]:
    point = spoken().decimal
    for figures in range(most, 0, -1):
        text = numeral(value, figures)
        if figures > 1:
            yield text
        if figures <= 2:
            yield text.replace(" × ", "·") if abs(value) >= 1 or " × " in text else text.replace(f"0{point}", point, 1)
    if 1000 <= abs(value) < math.inf:
        mantissa, exponent = f"{value:.0e}".split("e")
        yield f"{numeral(float(mantissa))}·{power(int(exponent))}"
    if abs(value) < _TINY:
        yield "≈ 0"
