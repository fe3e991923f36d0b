"""The digit gallery: test digits as the network saw them, each with what it was read as and two ways to follow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import ceil
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from hwr.ui.panels.ink_picture import ramp, to_image
from hwr.ui.theme import Theme
from hwr.ui.wording import article, percentage


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


class Follow(IntEnum):
    """Where a digit can be looked at further."""

    CANVAS = 0
    ACTIVATIONS = 1


_WORDS: Final = {Follow.CANVAS: "On the canvas", Follow.ACTIVATIONS: "In the activations"}


_INSET: Final = 7.0
"""Between a tile's edge and what is on it."""

_GAP: Final = 8.0
_BUTTON_GAP: Final = 4.0


class Tiling(NamedTuple):
    """Equal tiles in rows from the top left.

    Attributes:
        columns: at least 1.
        width, height: of a tile.
        gap: between tiles.
    """

    columns: int
    width: float
    height: float
    gap: float

    def place(self, index: int) -> QRectF:
        """Where a tile lies."""
        row, column = divmod(index, self.columns)
        return QRectF(column * (self.width + self.gap), row * (self.height + self.gap), self.width, self.height)

    def total_height(self, count: int) -> float:
        """Of so many tiles."""
        return max(0.0, ceil(count / self.columns) * (self.height + self.gap) - self.gap)


def tiling(width: float, tile: QSize, gap: float) -> Tiling:
    """As many columns as fit into the width; the tiles are widened to fill it, but by no more than a quarter."""
    columns = max(1, int((width + gap) // (tile.width() + gap)))
    stretched = (width + gap) / columns - gap
    return Tiling(columns, min(stretched, tile.width() * 1.25), tile.height(), gap)


class DigitGalleryWidget(QAbstractScrollArea):
    """Tiles that scroll. With the focus here the arrows go from button to button, and Enter presses one."""

    digit_to_canvas_requested = Signal(int)
    """Put the digit at this place among the tested ones on the canvas."""
    digit_requested = Signal(int)
    """Show the digit at this place among the tested ones in the activations."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colours = ramp(theme)
        self._digits: tuple[ShownDigit, ...] = ()
        self._cursor = 0
        self._follow = Follow.CANVAS
        self._hovered: tuple[int, Follow] | None = None
        self.setObjectName("digitGallery")
        self.setAccessibleName("Digits")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)

    @property
    def digits(self) -> tuple[ShownDigit, ...]:
        """The digits shown, in their order."""
        return self._digits

    @property
    def cursor_place(self) -> int | None:
        """The place of the digit that the keyboard is at; None if there is none."""
        return self._digits[self._cursor].place if self._digits else None

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._colours = ramp(theme)
        self.viewport().update()

    def show_digits(self, digits: Sequence[ShownDigit], *, from_start: bool) -> None:
        """Show these digits.

        Args:
            from_start: in the given order, from the top. Otherwise the digits that were shown already keep their
                order and the keyboard its digit, so that nothing moves more than it must while training goes on.
        """
        at = self.cursor_place
        if from_start:
            self._digits = tuple(digits)
            self._cursor, self._follow = 0, Follow.CANVAS
            self.verticalScrollBar().setValue(0)
        else:
            rank = {digit.place: position for position, digit in enumerate(self._digits)}
            self._digits = tuple(sorted(digits, key=lambda digit: rank.get(digit.place, len(rank))))
            places = [digit.place for digit in self._digits]
            self._cursor = places.index(at) if at in places else min(self._cursor, max(0, len(places) - 1))
        self._fit()
        self._tell()
        self.viewport().update()

    # Geometry

    def minimumSizeHint(self) -> QSize:
        """One tile and the bar beside it."""
        tile = self._tile()
        return QSize(tile.width() + self.verticalScrollBar().sizeHint().width(), tile.height())

    def sizeHint(self) -> QSize:
        """A few tiles."""
        tile = self._tile()
        return QSize(2 * tile.width() + 40, 3 * tile.height())

    def button_place(self, index: int, follow: Follow) -> QRectF:
        """Where a button lies in the viewport."""
        tile = self._tile_place(index)
        line = self._line()
        height = (tile.height() - 2 * _INSET - line - 2 * _BUTTON_GAP) / 2
        left = tile.left() + _INSET + self._picture_side() + _INSET
        top = tile.top() + _INSET + line + _BUTTON_GAP + follow * (height + _BUTTON_GAP)
        return QRectF(left, top, tile.right() - _INSET - left, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the scroll bar."""
        super().resizeEvent(event)
        self._fit()

    def _line(self) -> float:
        return QFontMetricsF(self.font()).height()

    def _button_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(9, round(self._line() * 0.76)))
        return font

    def _picture_side(self) -> float:
        return self._tile().height() - 2 * _INSET

    def _tile(self) -> QSize:
        """The least a tile needs."""
        words = QFontMetricsF(self._button_font())
        button = max(words.horizontalAdvance(text) for text in _WORDS.values()) + words.height()
        caption = QFontMetricsF(self.font()).horizontalAdvance("8 read as 8  >99%")
        height = self._line() + 2 * (words.height() * 1.35 + _BUTTON_GAP) + 2 * _INSET
        return QSize(ceil(height - 2 * _INSET + max(button, caption) + 3 * _INSET), ceil(height))

    def _tiling(self) -> Tiling:
        return tiling(self.viewport().width(), self._tile(), _GAP)

    def _tile_place(self, index: int) -> QRectF:
        return self._tiling().place(index).translated(0, -self.verticalScrollBar().value())

    def _fit(self) -> None:
        total = ceil(self._tiling().total_height(len(self._digits)))
        bar = self.verticalScrollBar()
        bar.setPageStep(max(1, self.viewport().height()))
        bar.setSingleStep(max(1, self._tile().height() // 2))
        bar.setRange(0, max(0, total - self.viewport().height()))

    def _button_at(self, place: QPointF) -> tuple[int, Follow] | None:
        index = self._index_at(place)
        if index is None:
            return None
        return next(((index, follow) for follow in Follow if self.button_place(index, follow).contains(place)), None)

    def _index_at(self, place: QPointF) -> int | None:
        layout = self._tiling()
        column = int(place.x() // (layout.width + layout.gap))
        row = int((place.y() + self.verticalScrollBar().value()) // (layout.height + layout.gap))
        index = row * layout.columns + column
        if not (0 <= column < layout.columns and 0 <= index < len(self._digits)):
            return None
        return index if self._tile_place(index).contains(place) else None

    # Mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which button is under the mouse."""
        self._hover(self._button_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is elsewhere."""
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard along."""
        index = self._index_at(event.position())
        if index is not None:
            button = self._button_at(event.position())
            self._go(index, self._follow if button is None else button[1], scroll=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the button under the mouse."""
        button = self._button_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and button == (self._cursor, self._follow):
            self._press()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from button to button, Enter or Space presses, Home and End go to the ends."""
        key, columns, last = event.key(), self._tiling().columns, len(self._digits) - 1
        if last < 0:
            super().keyPressEvent(event)
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._press()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._go(min(max(self._cursor + step, 0), last), self._follow)
        elif key == Qt.Key.Key_Down:
            if self._follow is Follow.CANVAS:
                self._go(self._cursor, Follow.ACTIVATIONS)
            elif self._cursor + columns <= last:
                self._go(self._cursor + columns, Follow.CANVAS)
        elif key == Qt.Key.Key_Up:
            if self._follow is Follow.ACTIVATIONS:
                self._go(self._cursor, Follow.CANVAS)
            elif self._cursor >= columns:
                self._go(self._cursor - columns, Follow.ACTIVATIONS)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else last, self._follow)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell about the digit under the mouse."""
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._index_at(QPointF(event.pos()))
            words = "" if index is None else self.words_for(self._digits[index])
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def words_for(self, digit: ShownDigit) -> str:
        """All about a digit in a sentence."""
        name = f"{article(str(digit.label))} {digit.label}"
        said = f"Test digit {digit.place}, {name}, read as {digit.answer} with {percentage(digit.probability)}"
        return f"{said}." if digit.label == digit.answer else f"{said}; {name} got {percentage(digit.truth)}."

    def _hover(self, button: tuple[int, Follow] | None) -> None:
        if button != self._hovered:
            self._hovered = button
            shape = Qt.CursorShape.ArrowCursor if button is None else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _go(self, index: int, follow: Follow, *, scroll: bool = True) -> None:
        self._cursor, self._follow = index, follow
        if scroll:
            place, bar = self._tile_place(index), self.verticalScrollBar()
            if place.top() < 0:
                bar.setValue(bar.value() + int(place.top()))
            elif place.bottom() > self.viewport().height():
                bar.setValue(bar.value() + ceil(place.bottom() - self.viewport().height()))
        self._tell()
        self.viewport().update()

    def _press(self) -> None:
        place = self._digits[self._cursor].place
        (self.digit_to_canvas_requested if self._follow is Follow.CANVAS else self.digit_requested).emit(place)

    def _tell(self) -> None:
        words = "No digits."
        if self._digits:
            digit = self._digits[self._cursor]
            words = f"{self._cursor + 1} of {len(self._digits)}. {self.words_for(digit)} {_WORDS[self._follow]}."
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles that can be seen."""
        painter = QPainter(self.viewport())
        layout, top = self._tiling(), self.verticalScrollBar().value()
        first = int(top // (layout.height + layout.gap)) * layout.columns
        after = ceil((top + self.viewport().height()) / (layout.height + layout.gap)) * layout.columns
        for index in range(first, min(after, len(self._digits))):
            self._paint_tile(painter, index)

    def _paint_tile(self, painter: QPainter, index: int) -> None:
        theme, digit, tile = self._theme, self._digits[index], self._tile_place(index)
        side = self._picture_side()
        picture = QRectF(tile.left() + _INSET, tile.top() + _INSET, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(picture, to_image(digit.picture, self._colours))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(picture)
        words = QRectF(
            picture.right() + _INSET, picture.top(), tile.right() - picture.right() - 2 * _INSET, self._line()
        )
        painter.setFont(self.font())
        painter.setPen(QColor(theme.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, f"{digit.label} read as {digit.answer}")
        painter.setPen(QColor(theme.muted))
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, percentage(digit.probability))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._button_font())
        for follow in Follow:
            is_here = self.hasFocus() and (index, follow) == (self._cursor, self._follow)
            is_pointed = (index, follow) == self._hovered
            place = self.button_place(index, follow).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(QColor(theme.accent if is_here else theme.outline), 2 if is_here else 1))
            painter.setBrush(QColor(theme.accent_soft if is_pointed else theme.card))
            painter.drawRoundedRect(place, 5, 5)
            painter.setPen(QColor(theme.text))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _WORDS[follow])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew, and forget what the mouse was at."""
        self._hovered = None
        self.viewport().update()
