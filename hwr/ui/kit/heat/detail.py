"""A heat detail: one unit's weights large enough to be read, with its bias and its norm."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.train.layer_tiles import WeightAt
from hwr.train.layer_weights import FirstWeights
from hwr.train.layer_words import SIDE
from hwr.ui.kit.heat.cells import diverging_image, faded
from hwr.ui.kit.heat.unit_text import smaller, strong
from hwr.ui.kit.theme import theme_of
from hwr.words import fixed

_WIDEST: Final = 30.0
"""Of the picture's side, in lines of text."""


_FULL: Final = 0.6
"""From this share of the full colour on, words on it are as on the accent."""


class HeatDetailWidget(QWidget):
    """A picture, and beneath it what is said of it; where squares are large enough, each weight as a number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights: FirstWeights | None = None
        self._each_its_own = False
        self._at = WeightAt(0, -1)
        self.setObjectName("weightDetail")
        self.setAccessibleName("Weights of one unit")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @property
    def at(self) -> WeightAt:
        """The unit shown, and the weight that is framed, -1 for none."""
        return self._at

    def show_weights(self, weights: FirstWeights | None, each_its_own: bool) -> None:
        """Show other weights."""
        self._weights, self._each_its_own = weights, each_its_own
        if weights is not None and self._at.unit >= weights.units:
            self._at = WeightAt(0, -1)
        self._changed()

    def show_at(self, at: WeightAt | None) -> None:
        """Show a unit and frame a weight of it; None to stay with the last unit."""
        self._at = WeightAt(self._at.unit, -1) if at is None else at
        self._changed()

    def useful_width(self, height: float) -> int:
        """The width of the largest picture in a widget so high."""
        line = QFontMetricsF(self.font()).height()
        return round(max(9 * line, min(height - 4 * line - 8, _WIDEST * line)))

    def sizeHint(self) -> QSize:
        return QSize(self.useful_width(self.height()), 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._weights is None:
            return
        painter = QPainter(self)
        metrics = QFontMetricsF(self.font())
        line = metrics.height()
        cell = max(2.0, float(int(min(self.width() - 2, self.height() - 4 * line - 8) / SIDE)))
        place = QRectF(1, 1, SIDE * cell, SIDE * cell)
        unit = self._at.unit
        shown = self._weights.scaled(self._each_its_own)[:, unit]
        painter.drawImage(place, diverging_image(theme_of(self), shown.reshape(SIDE, SIDE)))
        painter.setPen(QPen(faded(theme_of(self), QColor(theme_of(self).outline), 0.45), 0))
        painter.drawRect(place)
        self._paint_numbers(painter, place, cell)
        if self._at.pixel >= 0:
            row, column = divmod(self._at.pixel, SIDE)
            painter.setPen(QPen(QColor(theme_of(self).text), 1.5))
            painter.drawRect(QRectF(place.left() + column * cell, place.top() + row * cell, cell, cell))
        top = place.bottom() + 4
        for i, words in enumerate((self._weights.name(unit), *self._weights.facts(unit))):
            painter.setFont(self.font() if i else strong(self.font()))
            painter.setPen(QColor(theme_of(self).muted if i else theme_of(self).text))
            room = QRectF(0, top, self.width(), line)
            said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, said)
            top += line

    def _paint_numbers(self, painter: QPainter, place: QRectF, cell: float) -> None:
        font = smaller(self.font(), 0.8)
        if self._weights is None or QFontMetricsF(font).horizontalAdvance("−0.00") + 4 > cell:
            return
        painter.setFont(font)
        shades = np.abs(self._weights.scaled(self._each_its_own)[:, self._at.unit])
        on_full = theme_of(self).on_accent
        for pixel, weight in enumerate(self._weights.weights[:, self._at.unit].tolist()):
            row, column = divmod(pixel, SIDE)
            room = QRectF(place.left() + column * cell, place.top() + row * cell, cell, cell)
            painter.setPen(QColor(on_full if shades[pixel] > _FULL else theme_of(self).text))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, fixed(weight, 2))

    def _changed(self) -> None:
        if self._weights is not None:
            self.setAccessibleDescription(self._weights.readout(self._at.unit, None))
        self.update()
