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
    beside = width - height - GAP
    if width >= height:
        side = height if beside >= _LEAST_BESIDE else max(1, min(height, width - GAP - _LEAST_BESIDE))
        return QRect(0, (height - side) // 2, side, side), QRect(side + GAP, 0, width - side - GAP, height)
    side = max(1, min(width, round((height - GAP) * (1 - _READING_SHARE))))
    return QRect((width - side) // 2, 0, side, side), QRect(0, side + GAP, width, height - side - GAP)


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
        """Keep the sheet square and as large as it gets."""
        sheet, reading = arrangement(self.width(), self.height())
        self._sheet.setGeometry(sheet)
        self._reading.setGeometry(reading)
        super().resizeEvent(event)
