"""A digit's tile in the gallery: its picture, what it was read as, and a button for each way to follow it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from math import ceil
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from hwr.language import mark, tr
from hwr.ui.kit.picture.ink import ramp, to_image
from hwr.ui.kit.theme import Theme
from hwr.words import probability, with_article


@dataclass(frozen=True, eq=False)
class ShownDigit:
    """A test digit and its answer.

    Attributes:
        place: among the tested digits.
        picture: float32 (8, 8), 0 paper to 1 ink.
        label, answer: what it is, and what it was read as.
        probability, truth: of the answer and of the label, 0 to 1.
    """

    place: int
    picture: NDArray[np.float32]
    label: int
    answer: int
    probability: float
    truth: float

    @property
    def words(self) -> str:
        """All about it in a sentence."""
        values = {
            "place": self.place,
            "name": with_article(str(self.label)),
            "answer": self.answer,
            "share": probability(self.probability),
        }
        if self.label == self.answer:
            return tr("Test digit {place}, {name}, read as {answer} with {share}.", **values)
        return tr(
            "Test digit {place}, {name}, read as {answer} with {share}; {name} got {truth}.",
            truth=probability(self.truth),
            **values,
        )


class Follow(IntEnum):
    """Where a digit can be looked at further."""

    CANVAS = 0
    ACTIVATIONS = 1


FOLLOW_WORDS: Final = {Follow.CANVAS: mark("On the canvas"), Follow.ACTIVATIONS: mark("In the activations")}
_INSET: Final = 7
"""Between a tile's edge and what is on it."""

_LINE_GAP: Final = 4
"""Between a tile's words and its buttons."""


class DigitTile:
    """The looks of all tiles of one size, in whole pixels; what they have in common is painted once.

    Attributes:
        least: the smallest tile that holds its words, in this font.
        size: of the tiles.
    """

    def __init__(self, theme: Theme, font: QFont, width: int = 0, scale: float = 1.0) -> None:
        """For a screen of this scale; no narrower than `least`."""
        self._theme = theme
        self._colours = ramp(theme)
        self._font = font
        self._small = QFont(font)
        self._metrics = QFontMetricsF(font)
        self._small.setPixelSize(max(9, round(self._metrics.height() * 0.76)))
        small = QFontMetricsF(self._small)
        self._button = ceil(small.height() * 1.35)
        self._line = ceil(self._metrics.height())
        self._side = self._line + 2 * (self._button + _LINE_GAP)
        button = max(small.horizontalAdvance(tr(words)) for words in FOLLOW_WORDS.values()) + small.height()
        read = tr("{label} read as {answer}", label=8, answer=8)
        caption = self._metrics.horizontalAdvance(f"{read}  {probability(1.0)}")
        self.least = QSize(self._side + ceil(max(button, caption)) + 3 * _INSET, self._side + 2 * _INSET)
        self.size = QSize(max(width, self.least.width()), self.least.height())
        self._blank = self._painted_blank(scale)

    def button(self, corner: QPointF, follow: Follow) -> QRectF:
        """Where a button of the tile at this corner lies."""
        left = 2 * _INSET + self._side
        top = _INSET + self._line + _LINE_GAP + follow * (self._button + _LINE_GAP)
        return QRectF(left, top, self.size.width() - _INSET - left, self._button).translated(corner)

    def paint(self, painter: QPainter, corner: QPointF, digit: ShownDigit) -> None:
        """Paint a tile whose buttons nobody is at."""
        painter.drawPixmap(corner, self._blank)
        picture = self._picture().translated(corner)
        painter.drawImage(picture, to_image(digit.picture, self._colours))
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.text))
        baseline = corner.y() + _INSET + self._metrics.ascent()
        painter.drawText(
            QPointF(picture.right() + _INSET, baseline),
            tr("{label} read as {answer}", label=digit.label, answer=digit.answer),
        )
        painter.setPen(QColor(self._theme.muted))
        share = probability(digit.probability)
        right = corner.x() + self.size.width() - _INSET
        painter.drawText(QPointF(right - self._metrics.horizontalAdvance(share), baseline), share)

    def paint_button(
        self, painter: QPainter, corner: QPointF, follow: Follow, *, has_focus: bool = False, is_pointed: bool = False
    ) -> None:
        """Paint a button of the tile at this corner."""
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if has_focus else theme.outline), 2 if has_focus else 1))
        painter.setBrush(QColor(theme.accent_soft if is_pointed else theme.card))
        place = self.button(corner, follow).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(place, 5, 5)
        painter.setFont(self._small)
        painter.setPen(QColor(theme.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, tr(FOLLOW_WORDS[follow]))

    def _picture(self) -> QRectF:
        return QRectF(_INSET, _INSET, self._side, self._side)

    def _painted_blank(self, scale: float) -> QPixmap:
        blank = QPixmap(self.size * scale)
        blank.setDevicePixelRatio(scale)
        blank.fill(Qt.GlobalColor.transparent)
        painter = QPainter(blank)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.setBrush(QColor(self._theme.card))
        tile = QRectF(0, 0, self.size.width(), self.size.height()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(tile, 8, 8)
        painter.drawRect(self._picture().adjusted(-0.5, -0.5, 0.5, 0.5))
        for follow in Follow:
            self.paint_button(painter, QPointF(0, 0), follow)
        painter.end()
        return blank
