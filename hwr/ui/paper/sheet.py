"""The sheet: the page as it was photographed, with a box around each number."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.language import tr
from hwr.ui.kit.card import RADIUS
from hwr.ui.kit.layout import named
from hwr.ui.kit.theme import LIGHT, theme_of
from hwr.ui.paper.review import Review

_MARGIN: Final = 10.0
_GROWN: Final = 3.0  # pixels between the ink and its box
_CASING: Final = 150  # of 255: how opaque the light line is that makes a box show on anything


def image_of(look: NDArray[np.uint8]) -> QImage:
    """A page's look, uint8 (height, width, 1 or 3), as an image that owns its pixels."""
    height, width, channels = look.shape
    form = QImage.Format.Format_Grayscale8 if channels == 1 else QImage.Format.Format_RGB888
    pixels = np.ascontiguousarray(look)
    return QImage(pixels.data, width, height, width * channels, form).copy()


class SheetWidget(QWidget):
    """Shows a page and its numbers, of which one may be selected."""

    selected = Signal(int)
    """The user has selected this number."""
    edit_requested = Signal(int)
    """The user wants to correct this number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "paperSheet", tr("Page"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image = QImage()
        self._scaled = QPixmap()
        self._review: Review | None = None
        self._number = -1

    def sizeHint(self) -> QSize:
        return QSize(520, 520)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 200)

    def show_page(self, image: QImage) -> None:
        """Show a page, of which nothing has been read yet."""
        self._image, self._scaled = image, QPixmap()
        self.show_review(None)

    def show_review(self, review: Review | None) -> None:
        """Show what has been read on the page; None for nothing yet."""
        self._review = review
        self._number = min(self._number, len(review) - 1) if review else -1
        self._describe()
        self.update()

    @Slot(int)
    def select(self, number: int) -> None:
        """Mark this number; -1 for none."""
        if number != self._number:
            self._number = number
            self._describe()
            self.update()

    def number_at(self, place: QPointF) -> int:
        """The number whose box is here; -1 for none."""
        for number in range(len(self._review) if self._review else 0):
            if self.outline(number).containsPoint(place, Qt.FillRule.OddEvenFill):
                return number
        return -1

    def outline(self, number: int) -> QPolygonF:
        """A number's box, in the widget's pixels."""
        assert self._review is not None
        page, area = self._review.page, self._area()
        corners = page.numbers[number].outline / page.size
        right, down = (corners[1] - corners[0]) * (area.width(), 0), (corners[3] - corners[0]) * (0, area.height())
        points = corners * (area.width(), area.height()) + (area.left(), area.top())
        middle = points.mean(axis=0)
        grow = 1 + 2 * _GROWN / max(float(np.hypot(*(right + down))), 1.0)
        return QPolygonF([QPointF(float(x), float(y)) for x, y in middle + (points - middle) * grow])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if ring else theme.border), 2.0 if ring else 1.0))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        if self._image.isNull():
            return
        area = self._area()
        self._fit(area)
        painter.drawPixmap(area.topLeft(), self._scaled)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.drawRect(area)
        for number in range(len(self._review) if self._review else 0):
            if number != self._number:
                self._paint_box(painter, number)
        if self._number >= 0:
            self._paint_box(painter, self._number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.number_at(event.position())
        if number >= 0:
            self._choose(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.number_at(event.position())
        if number >= 0:
            self.edit_requested.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, review, number = event.key(), self._review, self._number
        if review is None or not len(review):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and number >= 0:
            self.edit_requested.emit(number)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._choose(min(max(number + (1 if key == Qt.Key.Key_Right else -1), 0), len(review) - 1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose(review.beside(max(number, 0), 1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(0 if key == Qt.Key.Key_Home else len(review) - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _choose(self, number: int) -> None:
        if number != self._number:
            self.select(number)
            self.selected.emit(number)

    def _describe(self) -> None:
        if self._review is None:
            self.setAccessibleDescription("" if self._image.isNull() else tr("Not read yet"))
        else:
            chosen = f": {self._review.story(self._number)}" if self._number >= 0 else ""
            self.setAccessibleDescription(self._review.summary() + chosen)

    def _area(self) -> QRectF:
        """Where the page is: as large as fits."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        wide, tall = max(self._image.width(), 1), max(self._image.height(), 1)
        scale = max(min(room.width() / wide, room.height() / tall), 1e-3)
        area = QRectF(0, 0, wide * scale, tall * scale)
        area.moveCenter(room.center())
        return area

    def _fit(self, area: QRectF) -> None:
        """Scale the page once for each size it is shown in, not at each paint."""
        ratio = self.devicePixelRatioF()
        size = QSize(max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio)))
        if self._scaled.size() != size or self._scaled.devicePixelRatio() != ratio:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._scaled = QPixmap.fromImage(self._image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
            self._scaled.setDevicePixelRatio(ratio)

    def _paint_box(self, painter: QPainter, number: int) -> None:
        """A box over a photograph, which is as light in a dark window: so its colours are those of the light theme."""
        assert self._review is not None
        outline, is_chosen, is_unsure = self.outline(number), number == self._number, self._review.is_unsure(number)
        casing = QColor(LIGHT.paper)
        casing.setAlpha(_CASING)
        width = 2.6 if is_chosen else 1.4
        painter.setPen(QPen(casing, width + 2))
        painter.drawPolygon(outline)
        pen = QPen(QColor(LIGHT.unsure if is_unsure else LIGHT.accent), width)
        if is_unsure:
            pen.setDashPattern([4.0, 2.5])
        painter.setPen(pen)
        if is_chosen:
            soft = QColor(LIGHT.accent)
            soft.setAlpha(40)
            painter.setBrush(soft)
        painter.drawPolygon(outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_unsure:
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
            mark = QRectF(outline.at(0).x() - 15, outline.at(0).y() - 5, 14, 18)
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, "?")
