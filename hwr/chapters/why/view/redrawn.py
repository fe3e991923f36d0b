"""The redrawn ink, tinted: each pixel of it by what its block says, with the block's sign on it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.chapters.why.chapter import SIDE
from hwr.chapters.why.ink import FINE, on_pixels, redrawn
from hwr.chapters.why.view.tint import quick_image, rgb, tinted
from hwr.ink.normalisation import NormalisedInk
from hwr.ui.kit.heat.cells import faded
from hwr.ui.kit.theme import theme_of
from hwr.words import MINUS

Floats = NDArray[np.float64]

_SIGNED_FROM: Final = 0.12
_INK_FROM: Final = 0.25
"""Blocks with less ink get no sign: it would not fit on the ink."""

_ON_FULL: Final = 0.5


class WhyRedrawn(QWidget):
    """64x64 pixels and the lines between the blocks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink: Floats = np.zeros((FINE, FINE))
        self._values: Floats = np.zeros(SIDE * SIDE)
        self.setObjectName("whyRedrawn")
        self.setAccessibleName("The redrawn ink, for and against")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_ink(self, ink: NormalisedInk, values: Floats, summary: str) -> None:
        """Show this ink, and what its blocks say, (64,)."""
        self._ink, self._values = redrawn(ink), values
        self.setAccessibleDescription(summary)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ink, grid and signs."""
        painter = QPainter(self)
        theme = theme_of(self)
        side = max(8.0, min(self.width(), self.height()) - 4.0)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        blocks = self._ink.reshape(SIDE, FINE // SIDE, SIDE, FINE // SIDE).mean(axis=(1, 3)).ravel()
        # What has no ink says nothing here, however steep the slope.
        limit = float(np.abs(self._values[blocks > 0]).max(initial=0.0))
        colours = tinted(theme, on_pixels(self._values), limit)
        shades = np.where((self._ink > 0)[..., None], colours, rgb(QColor(theme.paper)).astype(np.uint8))
        painter.drawImage(place, quick_image(shades))
        painter.setPen(QPen(faded(theme, QColor(theme.outline), 0.35), 0))
        cell = side / SIDE
        for i in range(SIDE + 1):
            painter.drawLine(QLineF(place.left() + i * cell, place.top(), place.left() + i * cell, place.bottom()))
            painter.drawLine(QLineF(place.left(), place.top() + i * cell, place.right(), place.top() + i * cell))
        if limit <= 0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(max(8, round(cell * 0.6)))
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        for block, value in enumerate(self._values.tolist()):
            if blocks[block] < _INK_FROM or abs(value) < _SIGNED_FROM * limit:
                continue
            room = QRectF(0, 0, cell, cell)
            room.moveCenter(place.topLeft() + self._middle(block) * (side / FINE))
            painter.setPen(QColor(theme.on_accent if abs(value) > _ON_FULL * limit else theme.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "+" if value > 0 else MINUS)

    def _middle(self, block: int) -> QPointF:
        """Of a block's ink, in pixels of the picture: a sign stands on ink."""
        step = FINE // SIDE
        top, left = (step * place for place in divmod(block, SIDE))
        rows, columns = np.nonzero(self._ink[top : top + step, left : left + step])
        return QPointF(left + float(columns.mean()) + 0.5, top + float(rows.mean()) + 0.5)
