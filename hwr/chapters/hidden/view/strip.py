"""The most active units of the first layer, side by side: what each looks for, and how much it is switched on."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.chapters.hidden.chapter import most_active
from hwr.nn.trace import Trace
from hwr.ui.kit.heat.cells import diverging_image, faded
from hwr.ui.kit.theme import theme_of
from hwr.words import MINUS, numeral

_SIDE: Final = 8
_LEAST, _COMFORTABLE, _MOST = 5.0, 6.5, 14.0
"""Of a picture's side, in lines of text."""

_MOST_UNITS: Final = 12
_SIGNED_FROM: Final = 8.0
"""Cells of so many pixels have signs on the weights that count."""
_COUNTS_FROM, _FULL_FROM = 0.4, 0.6


class HiddenStrip(QWidget):
    """One row, the most active unit first; as many as fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: Trace | None = None
        self._units: list[int] = []
        self.setObjectName("hiddenStrip")
        self.setAccessibleName("The most active units of the first layer")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_trace(self, trace: Trace) -> None:
        """Show the units that are switched on most by the first sample of a pass."""
        self._trace = trace
        self._units = most_active(trace, _MOST_UNITS)
        a = trace.layers[0].a[0]
        self.setAccessibleDescription(
            "; ".join(f"{self._name(unit)}: {numeral(float(a[unit]))}" for unit in self._units)
        )
        self.update()

    def minimumSizeHint(self) -> QSize:
        """One picture."""
        return self._room_for(_LEAST, 1)

    def sizeHint(self) -> QSize:
        """A few."""
        return self._room_for(_COMFORTABLE, 6)

    def _room_for(self, lines: float, units: int) -> QSize:
        line = QFontMetricsF(self.font()).height()
        return QSize(round(units * (lines + 1) * line), round((lines + 2.2) * line))

    def _name(self, unit: int) -> str:
        is_output = self._trace is not None and len(self._trace.layers) == 1
        return f"for {unit}" if is_output else f"unit {unit + 1}"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pictures, names and activations."""
        if self._trace is None:
            return
        painter = QPainter(self)
        line = QFontMetricsF(self.font()).height()
        side = min(self.height() - 2.2 * line, _MOST * line, self.width())
        cell = max(1.0, side // _SIDE)
        side = cell * _SIDE
        width = max(side, 4.6 * line)
        across = width + 0.8 * line
        count = max(1, int((self.width() + 0.8 * line) // across))
        layer = self._trace.layers[0]
        weights = layer.weights[:, self._units[:count]]
        limit = float(np.abs(weights).max()) or 1.0
        centre = Qt.AlignmentFlag.AlignCenter
        for place, unit in enumerate(self._units[:count]):
            scaled = (weights[:, place] / limit).reshape(_SIDE, _SIDE)
            picture = QRectF(place * across + (width - side) / 2, 1, side, side)
            painter.drawImage(picture, diverging_image(theme_of(self), scaled))
            painter.setPen(QPen(faded(theme_of(self), QColor(theme_of(self).outline), 0.45), 0))
            painter.drawRect(picture)
            if cell >= _SIGNED_FROM:
                self._paint_signs(painter, picture, cell, scaled)
            painter.setFont(self.font())
            below = QRectF(place * across, picture.bottom() + 2, width, line)
            painter.setPen(QColor(theme_of(self).muted))
            painter.drawText(below, centre, self._name(unit))
            painter.setPen(QColor(theme_of(self).text))
            painter.drawText(below.translated(0, line), centre, numeral(float(layer.a[0, unit]), 3))

    def _paint_signs(
        self, painter: QPainter, picture: QRectF, cell: float, scaled: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
    ) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(6, round(0.75 * cell)))
        painter.setFont(font)
        for row, column in np.argwhere(np.abs(scaled) >= _COUNTS_FROM).tolist():
            value = float(scaled[row, column])
            painter.setPen(QColor(theme_of(self).on_accent if abs(value) >= _FULL_FROM else theme_of(self).text))
            room = QRectF(picture.left() + column * cell, picture.top() + row * cell, cell, cell)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "+" if value > 0 else MINUS)
