"""Cells: 64 numbers as an 8x8 picture, ink from paper to black, or what speaks for and against with its signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.chapters.why.chapter import SIDE, place_name, signed
from hwr.chapters.why.view.tint import quick_image
from hwr.ui.kit.chart.series import diverging, sequential
from hwr.ui.kit.heat.cells import faded
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import theme_of
from hwr.words import MINUS, fixed, numeral

Floats = NDArray[np.float64]

_MARKED_FROM: Final = 0.12
"""Numbers smaller than this share of the largest get no sign: they hardly count."""

_ON_FULL: Final = 0.55
"""From this share of the full colour on, signs are as words on the accent."""

_SIGN, _NUMBER = 0.52, 0.36
"""Heights of a sign and of a number, in cells."""

_SMALLEST: Final = 8
"""Pixels of a number's height at least; where it does not fit, the sign stands for it."""

_KEYS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class WhyCells(QWidget):
    """The mouse, and with the focus here the arrow keys, tell each number."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: Floats = np.zeros(SIDE * SIDE)
        self._is_signed = False
        self._framed: tuple[int, ...] = ()
        self._summary = ""
        self._chosen: int | None = None
        self._hovered: int | None = None
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def values(self) -> Floats:
        """What is shown, (64,)."""
        return self._values

    @property
    def told(self) -> str:
        """The number under the mouse or chosen by the keyboard; empty if there is none."""
        at = self._chosen if self._hovered is None else self._hovered
        if at is None:
            return ""
        value = float(self._values[at])
        number = f"{'+' if self._is_signed and value > 0 else ''}{numeral(value, 3)}"
        return f"{place_name(at)}: {number}".capitalize()

    def show_ink(self, values: Floats, summary: str) -> None:
        """Show ink, (64,), from 0 paper to 1."""
        self._show(values, summary, is_signed=False)

    def show_signed(self, values: Floats, summary: str, strongest: Sequence[int] = ()) -> None:
        """Show signed numbers; these, the strongest, are framed, and written out where there is room."""
        self._show(values, summary, is_signed=True, framed=tuple(strongest))

    def _show(self, values: Floats, summary: str, *, is_signed: bool, framed: tuple[int, ...] = ()) -> None:
        self._values, self._summary = values, summary
        self._is_signed, self._framed = is_signed, framed
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """As small as signs can be read."""
        side = round(QFontMetricsF(self.font()).height() * SIDE)
        return QSize(side, side)

    def cell(self, block: int) -> QRectF:
        """Where a block lies in the widget."""
        side = self._side
        left, top = (self.width() - SIDE * side) / 2, (self.height() - SIDE * side) / 2
        row, column = divmod(block, SIDE)
        return QRectF(left + column * side, top + row * side, side, side)

    @property
    def _side(self) -> float:
        return max(1.0, (min(self.width(), self.height()) - 4) / SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, the grid, the signs and the frames."""
        painter = QPainter(self)
        theme, side = theme_of(self), self._side
        place = self.cell(0).united(self.cell(SIDE * SIDE - 1))
        limit = float(np.abs(self._values).max())
        shades = diverging(theme, self._values, limit) if self._is_signed else sequential(theme, self._values)
        painter.drawImage(place, quick_image(shades.reshape(SIDE, SIDE, 3)))
        painter.setPen(QPen(faded(theme, QColor(theme.outline), 0.45), 0))
        lines = [
            QLineF(place.left() + i * side, place.top(), place.left() + i * side, place.bottom()) for i in range(9)
        ]
        lines += [QLineF(place.left(), place.top() + i * side, place.right(), place.top() + i * side) for i in range(9)]
        painter.drawLines(lines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_signed and limit > 0:
            self._paint_signs(painter, side, limit)
        if self.hasFocus() and self._chosen is not None:
            painter.setPen(QPen(QColor(theme.card), 4))
            painter.drawRect(self.cell(self._chosen))
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(self.cell(self._chosen))
        elif self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(place)

    def _paint_signs(self, painter: QPainter, side: float, limit: float) -> None:
        theme, written = theme_of(self), self.written
        numbers = self._number_font(written)
        font = QFont(self.font())
        font.setPixelSize(max(7, round(side * _SIGN)))
        strong = QFont(font)
        strong.setWeight(QFont.Weight.Bold)
        centre = Qt.AlignmentFlag.AlignCenter
        for block, value in enumerate((self._values / limit).tolist()):
            is_framed = block in self._framed
            if not is_framed and abs(value) < _MARKED_FROM:
                continue
            painter.setPen(QColor(theme.on_accent if abs(value) > _ON_FULL else theme.text))
            painter.setFont(font if not is_framed else numbers if written else strong)
            painter.drawText(self.cell(block), centre, written.get(block, "+" if value > 0 else MINUS))
        painter.setPen(QPen(QColor(theme.text), max(1.5, side / 14)))
        for block in self._framed:
            painter.drawRect(self._frame(block))

    @property
    def written(self) -> dict[int, str]:
        """The numbers in the blocks that are framed, all with two figures or all with one decimal; none if they do not
        all fit, or one would be 0: then there are signs."""
        values = {block: float(self._values[block]) for block in self._framed}
        two_figures = {block: signed(value) for block, value in values.items()}
        one_decimal = {block: fixed(value, 1, plus=True) for block, value in values.items()}
        for texts in (two_figures, one_decimal):
            if self._number_font(texts).pixelSize() >= _SMALLEST and not any(t.endswith("0.0") for t in texts.values()):
                return texts
        return {}

    def _number_font(self, texts: Mapping[int, str]) -> QFont:
        """The largest in which all of these fit into their frames."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        font.setPixelSize(max(1, round(self._side * _NUMBER)))
        metrics = QFontMetricsF(font)
        shares = [self._frame(block).width() / metrics.horizontalAdvance(text) for block, text in texts.items()]
        font.setPixelSize(max(1, int(font.pixelSize() * min(1.0, *shares, 1.0))))
        return font

    def _frame(self, block: int) -> QRectF:
        inset = max(1.0, self._side / 20)
        return self.cell(block).adjusted(inset, inset, -inset, -inset)

    # Mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the number under the mouse."""
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is elsewhere."""
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from cell to cell, Escape leaves."""
        step = _KEYS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self._chosen = None
        elif step is None:
            super().keyPressEvent(event)
            return
        elif self._chosen is None:
            self._chosen = 0
        else:
            row, column = divmod(self._chosen, SIDE)
            row, column = min(max(row + step[0], 0), SIDE - 1), min(max(column + step[1], 0), SIDE - 1)
            self._chosen = row * SIDE + column
        self._hovered = None
        self._tell()

    def _at(self, place: QPointF) -> int | None:
        corner, side = self.cell(0).topLeft(), self._side
        column, row = int((place.x() - corner.x()) // side), int((place.y() - corner.y()) // side)
        return row * SIDE + column if 0 <= row < SIDE and 0 <= column < SIDE else None

    def _hover(self, block: int | None) -> None:
        if block != self._hovered:
            self._hovered = block
            self._tell()

    def _tell(self) -> None:
        self.setToolTip(plain_tip(self.told))
        self.setAccessibleDescription(f"{self.told}. {self._summary}" if self.told else self._summary)
        self.update()
