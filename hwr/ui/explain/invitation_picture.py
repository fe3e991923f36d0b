"""The picture of the invitation: a digit runs through a network, is misread, and the error runs back and mends it."""

from __future__ import annotations

from enum import IntEnum
from itertools import product
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPen, QShowEvent

from hwr.language import tr
from hwr.ui.kit.colours import mixed
from hwr.ui.kit.motion import Motion
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE
from hwr.ui.kit.theme import theme_of

_SEVEN: Final = ("        ", " ###### ", "      # ", "     #  ", "    ##  ", "    #   ", "   ##   ", "   #    ")
_LAYERS: Final = (4, 5, 3)
_TO_BLAME: Final = ((1, 3, 1), (0, 2, 3), (0, 0, 1), (1, 1, 2))
"""Edges that are changed: layer, and the units at both ends."""

_PHASE_MS: Final = 1300
_ROUNDS: Final = 3


class _Phase(IntEnum):
    FORWARD, WRONG, BACK, MENDED = range(4)


class InvitationPicture(Picture[int]):
    """Plays a few times while it is seen, and then rests; where no motion is wanted it rests at once."""

    def __init__(self) -> None:
        super().__init__("invitationPicture", tr("A digit, a network, and what it reads"), lines=7, columns=46)
        self._motion = Motion(_PHASE_MS, self)
        self._motion.moved.connect(self._go_on)
        self._phase, self._rounds = _Phase.MENDED, 0
        self.describe(
            tr(
                "A 7 runs through a network, which takes it for a 2. The error runs back along the "
                "same edges, the edges that are to blame change a little, and it reads a 7."
            )
        )

    @property
    def ease(self) -> tuple[float, float]:
        return 11, 46

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._phase, self._rounds = _Phase.FORWARD, 1
        self._motion.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rounds = _ROUNDS
        self._motion.end()

    @Slot(float)
    def _go_on(self, share: float) -> None:
        self.update()
        if share < 1.0 or (self._phase is _Phase.MENDED and self._rounds >= _ROUNDS):
            return
        if self._phase is _Phase.MENDED:
            self._rounds += 1
        self._phase = _Phase((self._phase + 1) % len(_Phase))
        self._motion.start()

    def paint(self, painter: QPainter) -> None:
        theme, width, height = theme_of(self), float(self.width()), float(self.height())
        side = min(0.62 * height, 0.24 * width)
        digit = QRectF(0, (height - side) / 2, side, side)
        painter.fillRect(digit, QColor(theme.paper))
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawRect(digit)
        cell = side / len(_SEVEN)
        for row, column in product(range(8), range(8)):
            if _SEVEN[row][column] != " ":
                place = QRectF(digit.left() + column * cell, digit.top() + row * cell, cell, cell)
                painter.fillRect(place, QColor(theme.ink))
        units = self._units(QRectF(side + 0.09 * width, 0, 0.48 * width, height))
        self._paint_edges(painter, units)
        self._paint_units(painter, units)
        self._paint_pulses(painter, units)
        self._paint_answer(painter, QRectF(units[-1][0].x() + 0.03 * width, 0, 0.16 * width, height))

    def _units(self, room: QRectF) -> list[list[QPointF]]:
        """The middle of each unit, layer by layer."""
        return [
            [
                QPointF(room.left() + room.width() * layer / (len(_LAYERS) - 1), room.height() * (unit + 0.5) / count)
                for unit in range(count)
            ]
            for layer, count in enumerate(_LAYERS)
        ]

    def _mended(self) -> float:
        """How far the edges that are to blame have been changed, 0 to 1."""
        return self._motion.share if self._phase is _Phase.BACK else float(self._phase is _Phase.MENDED)

    def _paint_edges(self, painter: QPainter, units: list[list[QPointF]]) -> None:
        theme, mended = theme_of(self), self._mended()
        for layer in range(len(_LAYERS) - 1):
            for i, j in product(range(_LAYERS[layer]), range(_LAYERS[layer + 1])):
                is_to_blame = (layer, i, j) in _TO_BLAME
                colour = mixed(QColor(theme.outline), QColor(theme.accent), mended if is_to_blame else 0.0)
                painter.setPen(QPen(colour, 1.0 + (2.0 * mended if is_to_blame else 0.0)))
                painter.drawLine(QLineF(units[layer][i], units[layer + 1][j]))

    def _paint_units(self, painter: QPainter, units: list[list[QPointF]]) -> None:
        theme, radius = theme_of(self), 0.55 * self.line
        painter.setPen(QPen(QColor(theme.accent), 1.6))
        painter.setBrush(QColor(theme.accent_soft))
        for place in (place for layer in units for place in layer):
            painter.drawEllipse(place, radius, radius)

    def _paint_pulses(self, painter: QPainter, units: list[list[QPointF]]) -> None:
        """Lights that run along the edges: all of them forward, the error back."""
        if self._phase not in (_Phase.FORWARD, _Phase.BACK):
            return
        theme, is_back = theme_of(self), self._phase is _Phase.BACK
        way = (1.0 - self._motion.share if is_back else self._motion.share) * (len(_LAYERS) - 1)
        layer = min(int(way), len(_LAYERS) - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.error if is_back else theme.accent))
        for i, j in product(range(_LAYERS[layer]), range(_LAYERS[layer + 1])):
            if not is_back or (layer, i, j) in _TO_BLAME:
                place = QLineF(units[layer][i], units[layer + 1][j]).pointAt(way - layer)
                painter.drawEllipse(place, 0.26 * self.line, 0.26 * self.line)

    def _paint_answer(self, painter: QPainter, room: QRectF) -> None:
        if self._phase is _Phase.FORWARD and self._motion.share < 1.0:
            return
        theme, is_right = theme_of(self), self._phase is _Phase.MENDED
        font = strong(self.picture_font)
        font.setPixelSize(round(2.2 * self.line))
        painter.setFont(font)
        painter.setPen(QColor(theme.accent if is_right else theme.error))
        painter.drawText(room, CENTRE, "7 ✓" if is_right else "2 ✗")
