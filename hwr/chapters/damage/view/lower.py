"""What stands below in the chapter on damage: units and curve, both where there is room, or else the chosen one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hwr.chapters.damage.chapter import CURVE, UNITS
from hwr.ui.kit.layout import in_column, in_row

_BOTH_FROM: Final = 92
"""Characters of width from which on the units and the curve stand side by side."""


class DamageLower(QWidget):
    """The units and the curve: both where there is room, or else the one that is chosen."""

    rearranged = Signal()
    """What is to be seen is another."""

    def __init__(self, units: QWidget, readout: QWidget, curve: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = CURVE
        told, self._curve = QWidget(self), curve
        self._parts = {told: UNITS, curve: CURVE}
        in_column((units, 1), readout, of=told, margins=0, spacing=2)
        in_row((told, 1), (curve, 1), of=self, margins=0, spacing=18)
        self._fit()

    @property
    def has_both(self) -> bool:
        """Whether there is room for both."""
        return self.width() >= _BOTH_FROM * self.fontMetrics().averageCharWidth()

    @property
    def shows_curve(self) -> bool:
        """Whether the curve is to be seen."""
        return not self._curve.isHidden()

    def choose(self, which: str) -> None:
        """Show this one where there is no room for both."""
        self._chosen = which
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit():
            self.rearranged.emit()

    def _fit(self) -> bool:
        """Show what there is room for; return whether that is another than before."""
        wanted = {part: self.has_both or self._chosen == name for part, name in self._parts.items()}
        if all(part.isHidden() != is_wanted for part, is_wanted in wanted.items()):
            return False
        for part, is_wanted in sorted(wanted.items(), key=lambda one: one[1]):  # first of all make room
            part.setVisible(is_wanted)
        return True
