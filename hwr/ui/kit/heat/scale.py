"""The heat scale: which colours stand for which weights."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.ui.kit.chart.series import diverging, image
from hwr.ui.kit.theme import theme_of


class HeatScaleWidget(QWidget):
    """A bar of colours between two words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends = ("", "")
        self.setObjectName("heatScale")
        self.setAccessibleName("Scale of the colours")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def ends(self) -> tuple[str, str]:
        """What stands at the ends."""
        return self._ends

    def show_ends(self, low: str, high: str) -> None:
        """Say what the colours at the ends stand for."""
        if (low, high) != self._ends:
            self._ends = (low, high)
            self.setAccessibleDescription(f"From {low} over 0 to {high}.")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        words = sum(metrics.horizontalAdvance(end) for end in self._ends)
        return QSize(round(words + 6 * metrics.height()), round(metrics.height()) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = QFontMetricsF(self.font())
        line = metrics.height()
        left, right = (metrics.horizontalAdvance(end) + line * 0.4 for end in self._ends)
        painter.setPen(QColor(theme_of(self).muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignLeft, self._ends[0])
        painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignRight, self._ends[1])
        bar = QRectF(left, self.height() / 2 - line * 0.28, self.width() - left - right, line * 0.56)
        painter.drawImage(bar, image(diverging(theme_of(self), np.linspace(-1, 1, 64)[None], 1.0)))
        painter.setPen(QColor(theme_of(self).outline))
        painter.drawRect(bar)
