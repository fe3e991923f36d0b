"""The digit gallery: test digits as the network saw them, each with what it was read as and two ways to follow it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from hwr.language import tr
from hwr.ui.kit.layout import named
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import theme_of
from hwr.ui.train.digit_tile import FOLLOW_WORDS, DigitTile, Follow, ShownDigit

_GAP: Final = 8
"""Between tiles, in pixels."""


class Tiling(NamedTuple):
    """Equal tiles in rows from the top left, in whole pixels.

    Attributes:
        columns: at least 1.
        width, height: of a tile.
        gap: between tiles.
    """

    columns: int
    width: int
    height: int
    gap: int

    def place(self, index: int) -> QRect:
        """Where a tile lies."""
        row, column = divmod(index, self.columns)
        return QRect(column * (self.width + self.gap), row * (self.height + self.gap), self.width, self.height)

    def index_at(self, place: QPointF) -> int | None:
        """Which tile lies there, however many there are; None for a gap."""
        column, row = int(place.x() // (self.width + self.gap)), int(place.y() // (self.height + self.gap))
        index = row * self.columns + column
        is_tile = 0 <= column < self.columns and row >= 0 and QRectF(self.place(index)).contains(place)
        return index if is_tile else None

    def rows(self, top: int, height: int) -> range:
        """Which tiles can be seen through a window so high whose top lies there."""
        step = self.height + self.gap
        return range(top // step * self.columns, ceil((top + height) / step) * self.columns)

    def total_height(self, count: int) -> int:
        """Of so many tiles."""
        return max(0, ceil(count / self.columns) * (self.height + self.gap) - self.gap)


def tiling(width: int, least: QSize, gap: int) -> Tiling:
    """As many columns as fit into the width; the tiles are widened to fill it, but by no more than a quarter."""
    columns = max(1, (width + gap) // (least.width() + gap))
    stretched = (width + gap) // columns - gap
    return Tiling(columns, max(least.width(), min(stretched, least.width() * 5 // 4)), least.height(), gap)


class DigitGalleryWidget(QAbstractScrollArea):
    """Tiles that scroll. With the focus here the arrows go from button to button, and Enter presses one."""

    digit_to_canvas_requested = Signal(int)
    """Put the digit at this place among the tested ones on the canvas."""
    digit_requested = Signal(int)
    """Show the digit at this place among the tested ones in the activations."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tile = DigitTile(theme_of(self), self.font())
        self._tiling = tiling(0, self._tile.least, _GAP)
        self._digits: tuple[ShownDigit, ...] = ()
        self._cursor = 0
        self._follow = Follow.CANVAS
        self._hovered: tuple[int, Follow] | None = None
        named(self, "digitGallery", tr("Digits"))
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
        least = self._tile.least
        return QSize(least.width() + self.verticalScrollBar().sizeHint().width(), least.height())

    def sizeHint(self) -> QSize:
        least = self._tile.least
        return QSize(2 * least.width() + 40, 3 * least.height())

    def button_place(self, index: int, follow: Follow) -> QRectF:
        """Where a button lies in the viewport."""
        return self._tile.button(self._corner(index), follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tiles()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fit_tiles()
            self.updateGeometry()

    def _fit_tiles(self) -> None:
        least = DigitTile(theme_of(self), self.font()).least
        self._tiling = tiling(self.viewport().width(), least, _GAP)
        self._tile = DigitTile(theme_of(self), self.font(), self._tiling.width, self.devicePixelRatioF())
        self._fit()
        self.viewport().update()

    def _corner(self, index: int) -> QPointF:
        return QPointF(self._tiling.place(index).topLeft() - QPoint(0, self.verticalScrollBar().value()))

    def _fit(self) -> None:
        total = self._tiling.total_height(len(self._digits))
        bar = self.verticalScrollBar()
        bar.setPageStep(max(1, self.viewport().height()))
        bar.setSingleStep(max(1, self._tile.size.height() // 2))
        bar.setRange(0, max(0, total - self.viewport().height()))

    def _button_at(self, place: QPointF) -> tuple[int, Follow] | None:
        index = self._index_at(place)
        if index is None:
            return None
        return next(((index, follow) for follow in Follow if self.button_place(index, follow).contains(place)), None)

    def _index_at(self, place: QPointF) -> int | None:
        found = self._tiling.index_at(place + QPointF(0, self.verticalScrollBar().value()))
        return found if found is not None and found < len(self._digits) else None

    # Mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._button_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        if index is not None:
            button = self._button_at(event.position())
            self._go(index, self._follow if button is None else button[1], scroll=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        button = self._button_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and button == (self._cursor, self._follow):
            self._press()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from button to button, Enter or Space presses, Home and End go to the ends."""
        key, columns, last = event.key(), self._tiling.columns, len(self._digits) - 1
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
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._index_at(QPointF(event.pos()))
            words = "" if index is None else self._digits[index].words
            QToolTip.showText(event.globalPos(), plain_tip(words), self.viewport())
            return True
        return super().viewportEvent(event)

    def _hover(self, button: tuple[int, Follow] | None) -> None:
        if button != self._hovered:
            self._hovered = button
            shape = Qt.CursorShape.ArrowCursor if button is None else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _go(self, index: int, follow: Follow, *, scroll: bool = True) -> None:
        self._cursor, self._follow = index, follow
        if scroll:
            place, bar = self._tiling.place(index), self.verticalScrollBar()
            lowest, highest = place.bottom() + 1 - self.viewport().height(), place.top()
            bar.setValue(min(max(bar.value(), lowest), highest))
        self._tell()
        self.viewport().update()

    def _press(self) -> None:
        place = self._digits[self._cursor].place
        (self.digit_to_canvas_requested if self._follow is Follow.CANVAS else self.digit_requested).emit(place)

    def _tell(self) -> None:
        words = tr("No digits.")
        if self._digits:
            digit = self._digits[self._cursor]
            words = tr(
                "{number} of {count}. {digit} {button}.",
                number=self._cursor + 1,
                count=len(self._digits),
                digit=digit.words,
                button=tr(FOLLOW_WORDS[self._follow]),
            )
        if words != self.accessibleDescription():
            tell(self, words)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        shown = self._tiling.rows(self.verticalScrollBar().value(), self.viewport().height())
        for index in range(shown.start, min(shown.stop, len(self._digits))):
            self._tile.paint(painter, self._corner(index), self._digits[index])
        at = (self._cursor, self._follow) if self.hasFocus() and self._digits else None
        for button in {at, self._hovered} - {None}:
            if button is not None:
                corner, follow = self._corner(button[0]), button[1]
                is_pointed = button == self._hovered
                self._tile.paint_button(painter, corner, follow, has_focus=button == at, is_pointed=is_pointed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._hovered = None
        self.viewport().update()
