"""Text in pictures: numbers short enough for the cells and bars they stand in."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetricsF

from hwr.ui.kit.chart.plane_widget import PlaneWidget
from hwr.ui.kit.picture.font import picture_font
from hwr.words import MINUS, numeral


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


class SizedFont:
    """The font for a picture that is at ease with so many lines and columns of the window's text; remembered, because a
    painter asks for it again and again."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._font = QFont()

    def of(self, widget: PlaneWidget, lines: float, columns: float) -> QFont:
        """For the widget as large as it is now."""
        font = widget.font()
        key = (widget.width(), widget.height(), font, lines, columns)
        if key != self._key:
            metrics = QFontMetricsF(font)
            comfortable = QSize(round(columns * metrics.averageCharWidth()), round(lines * metrics.height()))
            self._key, self._font = key, picture_font(widget, widget.least, comfortable)
        return self._font
