"""The size of text: that of the system, or larger, for whoever sits at the back of a classroom."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

USUAL: Final = 100
SIZES: Final = (USUAL, 125, 150, 175, 200)
"""In percent of the system's."""


class TextSize(QObject):
    """Owns the choice. All else follows from the application's font: labels, buttons, and what pictures write."""

    changed = Signal(int)
    """Another size is on; carries the percent."""

    def __init__(self, application: QApplication, percent: int, parent: QObject | None = None) -> None:
        """`percent` is one of `SIZES`."""
        super().__init__(parent)
        self._application = application
        self._usual = application.font().pointSizeF()
        self._percent = USUAL
        if percent != USUAL:
            self.choose(percent)

    @property
    def percent(self) -> int:
        """The size that is on."""
        return self._percent

    @Slot(int)
    def choose(self, percent: int) -> None:
        """Write everything in this size, one of `SIZES`."""
        if percent != self._percent:
            self._percent = percent
            font = self._application.font()
            font.setPointSizeF(self._usual * percent / USUAL)
            QApplication.setFont(font)
            self.changed.emit(percent)

    def give_up(self) -> None:
        """Give the application its own font back; nobody is told."""
        if self._percent != USUAL:
            font = self._application.font()
            font.setPointSizeF(self._usual)
            QApplication.setFont(font)

    def step(self, by: int) -> None:
        """Go to the next larger size for 1, the next smaller for -1, if there is one."""
        place = SIZES.index(self._percent) + by
        if 0 <= place < len(SIZES):
            self.choose(SIZES[place])
