"""The desk: the sheet on the left, as large as fits; beside it, or beneath it in a narrow window, the reading."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

GAP: Final = 20
_LEAST_BESIDE: Final = 300
"""A reading narrower than this goes beneath the sheet."""

_READING_SHARE: Final = 0.38


def arrangement(width: int, height: int) -> tuple[QRect, QRect]:
    """Where sheet and reading go on a desk of this size; the sheet is square."""
    beside = max(1, min(height, width - GAP - _LEAST_BESIDE))
    above = max(1, min(width, round((height - GAP) * (1 - _READING_SHARE))))
    if beside >= 1.1 * above:
        top = (height - beside) // 2
        return QRect(0, top, beside, beside), QRect(beside + GAP, top, width - beside - GAP, beside)
    return QRect((width - above) // 2, 0, above, above), QRect(0, above + GAP, width, height - above - GAP)


class DeskWidget(QWidget):
    """Places its two parts."""

    def __init__(self, sheet: QWidget, reading: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._reading = reading
        sheet.setParent(self)
        reading.setParent(self)
        self.setMinimumSize(560, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        sheet, reading = arrangement(self.width(), self.height())
        self._sheet.setGeometry(sheet)
        self._reading.setGeometry(reading)
        super().resizeEvent(event)
