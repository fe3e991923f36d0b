"""The reading card: guess and probabilities on one card, side by side where it is wide, else one above the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.layout import named
from hwr.ui.kit.probabilities import ProbabilitiesPanel
from hwr.ui.read.reading import ReadingPanel

_WIDE: Final = 1.12
"""From this ratio of width to height on the two stand side by side."""


class ReadingCardWidget(CardWidget):
    """Arranges two panels that know nothing of each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "readingCard", "What I read")
        self.reading = ReadingPanel(self)
        self.probabilities = ProbabilitiesPanel(parent=self)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.addWidget(self.reading, 10)
        self._box.addWidget(self.probabilities, 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() > _WIDE * self.height()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._box.direction():
            self._box.setDirection(direction)
        margin = round(min(max(18, min(self.width(), self.height()) * 0.05), 56))
        self._box.setContentsMargins(margin, margin, margin, margin)
        self._box.setSpacing(margin + 6)
        super().resizeEvent(event)
