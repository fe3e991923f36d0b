"""What the chapter on reasons draws: ink and what speaks for and against, as cells, as redrawn ink, on a canvas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hwr.chapters.why.chapter import SIDE, signed
from hwr.chapters.why.slopes import FINE, Traces, on_pixels, redrawn
from hwr.ink.drawing import CANVAS_SIZE, DEFAULT_PEN_WIDTH
from hwr.ink.normalisation import NormalisedInk
from hwr.language import tr
from hwr.ui.kit.arrows import ARROWS_IN_ROWS
from hwr.ui.kit.canvas.canvas import CanvasWidget
from hwr.ui.kit.colours import diverging, image, rgb, sequential
from hwr.ui.kit.heat.cells import faded
from hwr.ui.kit.picture.painting import paint_frame, paint_grid
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import Theme, theme_of
from hwr.words import MINUS, fixed, numeral, pixel_place

Floats = NDArray[np.float64]

_MARKED_FROM: Final = 0.12
"""Numbers smaller than this share of the largest get no sign: they hardly count."""

_ON_FULL: Final = 0.55
"""From this share of the full colour on, signs are as words on the accent."""

_SIGN, _NUMBER = 0.52, 0.36
"""Heights of a sign and of a number, in cells."""

_SMALLEST: Final = 8
"""Pixels of a number's height at least; where it does not fit, the sign stands for it."""


class WhyCells(Picture[int]):
    """The mouse, and with the focus here the arrow keys, tell the number of each block."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, title, has_parts=True)
        self._values: Floats = np.zeros(SIDE * SIDE)
        self._is_signed = False
        self._framed: tuple[int, ...] = ()
        self._summary = ""
        self.pointed.connect(self._tell_tip)

    @property
    def values(self) -> Floats:
        """What is shown, (64,)."""
        return self._values

    @property
    def told(self) -> str:
        """The number that is pointed at; empty if there is none."""
        if self.at is None:
            return ""
        value = float(self._values[self.at])
        number = f"{'+' if self._is_signed and value > 0 else ''}{numeral(value, 3)}"
        place = pixel_place(self.at)
        return f"{place[0].upper()}{place[1:]}: {number}"

    def show_ink(self, values: Floats, summary: str) -> None:
        """Show ink, (64,), from 0 paper to 1."""
        self._show(values, summary, is_signed=False)

    def show_signed(self, values: Floats, summary: str, strongest: Sequence[int] = ()) -> None:
        """Show signed numbers; these, the strongest, are framed, and written out where there is room."""
        self._show(values, summary, is_signed=True, framed=tuple(strongest))

    def _show(self, values: Floats, summary: str, *, is_signed: bool, framed: tuple[int, ...] = ()) -> None:
        self._values, self._summary = values, summary
        self._is_signed, self._framed = is_signed, framed
        self.tell_part()

    def minimumSizeHint(self) -> QSize:
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

    def paint(self, painter: QPainter) -> None:
        theme, place = theme_of(self), self._whole
        limit = float(np.abs(self._values).max())
        shades = diverging(theme, self._values, limit) if self._is_signed else sequential(theme, self._values)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(place, image(shades.reshape(SIDE, SIDE, 3)))
        painter.setPen(QPen(faded(theme, QColor(theme.outline), 0.45), 0))
        paint_grid(painter, place, SIDE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_signed and limit > 0:
            self._paint_signs(painter, self._side, limit)

    def paint_focus(self, painter: QPainter) -> None:
        if self.current is not None:
            paint_frame(painter, theme_of(self), self.cell(self.current), theme_of(self).accent)
        else:
            painter.setPen(QPen(QColor(theme_of(self).accent), 2))
            painter.drawRect(self._whole)

    @property
    def _whole(self) -> QRectF:
        return self.cell(0).united(self.cell(SIDE * SIDE - 1))

    def _paint_signs(self, painter: QPainter, side: float, limit: float) -> None:
        theme, written = theme_of(self), self.written
        numbers = self._number_font(written)
        font = QFont(self.font())
        font.setPixelSize(max(7, round(side * _SIGN)))
        strong = QFont(font)
        strong.setWeight(QFont.Weight.Bold)
        for block, value in enumerate((self._values / limit).tolist()):
            is_framed = block in self._framed
            if not is_framed and abs(value) < _MARKED_FROM:
                continue
            painter.setPen(QColor(theme.on_accent if abs(value) > _ON_FULL else theme.text))
            painter.setFont(font if not is_framed else numbers if written else strong)
            painter.drawText(self.cell(block), CENTRE, written.get(block, "+" if value > 0 else MINUS))
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
        nothing = fixed(0.0, 1)
        for texts in (two_figures, one_decimal):
            is_zero = any(text.endswith(nothing) for text in texts.values())
            if self._number_font(texts).pixelSize() >= _SMALLEST and not is_zero:
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

    def part_at(self, place: QPointF) -> int | None:
        corner, side = self.cell(0).topLeft(), self._side
        column, row = int((place.x() - corner.x()) // side), int((place.y() - corner.y()) // side)
        return row * SIDE + column if 0 <= row < SIDE and 0 <= column < SIDE else None

    def next_part(self, part: int | None, key: Qt.Key) -> int | None:
        step = ARROWS_IN_ROWS.get(key)
        if step is None or part is None:
            return None if step is None else 0
        row, column = (min(max(at + by, 0), SIDE - 1) for at, by in zip(divmod(part, SIDE), step, strict=True))
        return row * SIDE + column

    def words_for(self, part: int | None) -> str:
        return self._summary if part is None else f"{self.told}. {self._summary}"

    @Slot()
    def _tell_tip(self) -> None:
        self.setToolTip(plain_tip(self.told))


_INK_FROM: Final = 0.25
"""Blocks with less ink get no sign: it would not fit on the ink."""

_ON_TINT: Final = 0.5
"""From this share of the full tint on, signs are as words on the accent."""


class WhyRedrawn(Picture[object]):
    """The redrawn ink, tinted: each of 64x64 pixels by what its block says, with the block's sign on it."""

    def __init__(self) -> None:
        super().__init__("whyRedrawn", tr("The redrawn ink, for and against"))
        self._ink: Floats = np.zeros((FINE, FINE))
        self._values: Floats = np.zeros(SIDE * SIDE)

    def show_ink(self, ink: NormalisedInk, values: Floats, summary: str) -> None:
        """Show this ink, and what its blocks say, (64,)."""
        self._ink, self._values = redrawn(ink), values
        self.describe(summary)

    def paint(self, painter: QPainter) -> None:
        theme = theme_of(self)
        side = max(8.0, min(self.width(), self.height()) - 4.0)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        blocks = self._ink.reshape(SIDE, FINE // SIDE, SIDE, FINE // SIDE).mean(axis=(1, 3)).ravel()
        # What has no ink says nothing here, however steep the slope.
        limit = float(np.abs(self._values[blocks > 0]).max(initial=0.0))
        colours = tinted(theme, on_pixels(self._values), limit)
        shades = np.where((self._ink > 0)[..., None], colours, rgb(QColor(theme.paper)).astype(np.uint8))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(place, image(shades))
        painter.setPen(QPen(faded(theme, QColor(theme.outline), 0.35), 0))
        paint_grid(painter, place, SIDE)
        if limit <= 0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = side / SIDE
        font = QFont(self.font())
        font.setPixelSize(max(8, round(cell * 0.6)))
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        for block, value in enumerate(self._values.tolist()):
            if blocks[block] < _INK_FROM or abs(value) < _MARKED_FROM * limit:
                continue
            room = QRectF(0, 0, cell, cell)
            room.moveCenter(place.topLeft() + self._middle(block) * (side / FINE))
            painter.setPen(QColor(theme.on_accent if abs(value) > _ON_TINT * limit else theme.text))
            painter.drawText(room, CENTRE, "+" if value > 0 else MINUS)

    def _middle(self, block: int) -> QPointF:
        """Of a block's ink, in pixels of the picture: a sign stands on ink."""
        step = FINE // SIDE
        top, left = (step * place for place in divmod(block, SIDE))
        rows, columns = np.nonzero(self._ink[top : top + step, left : left + step])
        return QPointF(left + float(columns.mean()) + 0.5, top + float(rows.mean()) + 0.5)


_NEUTRAL: Final = 0.5
"""How much of the outline's colour ink has that says nothing."""


def tinted(theme: Theme, values: ArrayLike, limit: float) -> NDArray[np.uint8]:
    """Colours of ink, as `diverging`, but grey where it says nothing."""
    return diverging(theme, values, limit, faded(theme, QColor(theme.outline), _NEUTRAL))


_MARK: Final = 13.0
_APART: Final = 17.0
"""Width of a mark's ground, and how far marks stand apart, in canvas units."""


class WhyCanvas(CanvasWidget):
    """A canvas with marks on its ink: a plus where it speaks for, a minus where against, the strongest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._traces: Traces | None = None
        self._limit = 1.0
        self.setObjectName("whyCanvas")
        self.setAccessibleName(tr("Canvas of this chapter"))

    def minimumSizeHint(self) -> QSize:
        """Smaller than the page's own canvas: this one is for a try."""
        return QSize(100, 100)

    def sizeHint(self) -> QSize:
        return QSize(180, 180)

    def show_traces(self, traces: Traces | None) -> None:
        """Mark the ink, or not."""
        self._traces = traces
        if traces is not None:
            self._limit = float(np.abs(traces.values).max(initial=0.0))
        self.update()

    def paint_above(self, painter: QPainter) -> None:
        """Paint the ink's middle in its tint, the signs on it, and the keyboard's pen."""
        traces = self._traces
        if traces is not None and self._limit > 0:
            painter.save()
            view = self.viewport
            painter.translate(view.left, view.top)
            painter.scale(view.side / CANVAS_SIZE, view.side / CANVAS_SIZE)
            self._paint_tint(painter, traces)
            self._paint_signs(painter, traces)
            painter.restore()
        super().paint_above(painter)

    def _paint_tint(self, painter: QPainter, traces: Traces) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        width = 0.75 * DEFAULT_PEN_WIDTH
        # Places lie so close together that every other one will do.
        some = slice(None, None, 2)
        colours = tinted(theme_of(self), traces.values[some], self._limit).tolist()
        for x, y, colour in zip(traces.x[some].tolist(), traces.y[some].tolist(), colours, strict=True):
            painter.setBrush(QColor(*colour))
            painter.drawEllipse(QPointF(x, y), width / 2, width / 2)

    def _paint_signs(self, painter: QPainter, traces: Traces) -> None:
        theme, reach = theme_of(self), _MARK * 0.32
        for i in self._spread(traces):
            place, share = QPointF(traces.x[i], traces.y[i]), float(traces.values[i]) / self._limit
            painter.setPen(QPen(QColor(theme.on_accent if abs(share) > _ON_TINT else theme.text), 2.2))
            painter.drawLine(QLineF(place - QPointF(reach, 0), place + QPointF(reach, 0)))
            if share > 0:
                painter.drawLine(QLineF(place - QPointF(0, reach), place + QPointF(0, reach)))

    def _spread(self, traces: Traces) -> list[int]:
        """Places for signs, the strongest first, none close to another."""
        strength = np.abs(traces.values)
        places = np.stack([traces.x, traces.y], axis=1)
        chosen = []
        while strength.max() > _MARKED_FROM * self._limit:
            i = int(strength.argmax())
            chosen.append(i)
            strength = np.where(np.hypot(*(places - places[i]).T) < _APART, 0.0, strength)
        return chosen
