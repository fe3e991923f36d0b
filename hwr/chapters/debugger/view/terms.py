"""The debugger's terms: a sum, opened: bars sorted by size, or, over the pixels, an 8x8 picture."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent

from hwr.chapters.debugger.unit import Terms
from hwr.chapters.debugger.view.numbers import DebuggerPicture
from hwr.chapters.debugger.walk import SIDE, Quantity
from hwr.chapters.debugger.worked_pass import WorkedPass
from hwr.language import tr, written
from hwr.ui.kit.colours import diverging, image, negative_colour, positive_colour
from hwr.ui.kit.picture.font import smaller, strong
from hwr.ui.kit.picture.painting import paint_frame, paint_grid, paint_signed_bar
from hwr.ui.kit.picture.text import CENTRE, LEFT, RIGHT, fitting, fitting_number
from hwr.ui.kit.theme import theme_of
from hwr.words import factor, numeral

_ROW: Final = 1.25
"""A bar's height, in lines of text."""

_APART: Final = 0.5
"""Between a bar, however long, and what stands beside it, in lines of text."""

_SIGNS_FROM, _NUMBERS_FROM = 0.8, 2.6
"""So wide, in lines of text, cells are from where on they carry their sign, or their number."""

_FAINT: Final = 0.02
"""Of the largest: what is smaller carries no sign."""


class DebuggerTerms(DebuggerPicture):
    """Shows terms; one of them is chosen."""

    term_chosen = Signal(int)
    """By its number."""
    followed = Signal(int)
    """To where this one comes from."""

    def __init__(self) -> None:
        super().__init__("debuggerTerms", tr("The terms of the sum"), lines=6.2, columns=20, is_turned=True)
        self._terms: Terms | None = None
        self._order: tuple[int, ...] = ()
        self._chosen = 0
        self._first = 0
        self._limit = 1.0
        self.nudged.connect(self._go)

    @property
    def ease(self) -> tuple[float, float]:
        return 11, 36  # about ten bars

    def show_terms(self, worked: WorkedPass, terms: Terms, chosen: int) -> None:
        """Show these of a pass, the one with this number chosen."""
        self.worked = worked
        if self._terms is None or terms.at != self._terms.at:
            self._first = 0
        self._terms, self._order, self._chosen = terms, terms.order, chosen
        largest = float(np.abs(terms.values).max(initial=0.0))
        self._limit = largest if 0 < largest < np.inf else 1.0
        self._bring_into_view()
        name, number = terms.names[chosen], numeral(float(terms.values[chosen]))
        count = tr("{title}; {count} of them.", title=terms.title, count=len(self._order))
        found = tr("Chosen: {name}, {number}.", name=name, number=number)
        self.describe(f"{count} {found}")

    # Painting

    def paint(self, painter: QPainter) -> None:
        terms, line = self._terms, self.line
        if terms is None:
            return
        head = QRectF(0.3 * line, 0, self.width() - 0.8 * line, 1.2 * line)
        rest = self._paint_rest(painter, head) if not terms.is_picture else 0.0
        painter.setFont(strong(self.picture_font))
        painter.setPen(QColor(theme_of(self).text))
        titles = (terms.title, terms.title.partition(",")[0])
        painter.drawText(head, LEFT, fitting(QFontMetricsF(painter.font()), titles, head.width() - rest))
        painter.setFont(self.picture_font)
        if terms.is_picture:
            self._paint_picture(painter, terms)
        else:
            self._paint_bars(painter, terms)

    def _paint_rest(self, painter: QPainter, area: QRectF) -> float:
        """How many there are above and below, at the right, in words only where the title keeps its room; returns how
        much room they take."""
        assert self._terms is not None
        metrics, title = self.metrics, QFontMetricsF(strong(self.picture_font)).horizontalAdvance(self._terms.title)
        in_words, in_signs = self.rest
        has_room = title + self.line + metrics.horizontalAdvance(in_words) <= area.width()
        said = in_words if has_room else in_signs
        painter.setPen(QColor(theme_of(self).muted))
        painter.drawText(area, RIGHT, said)
        return metrics.horizontalAdvance(said) + 0.6 * self.line if said else 0.0

    @property
    def rest(self) -> tuple[str, str]:
        """How many rows there are above and below those that are seen, in words and in signs."""
        above, below = self._first, max(0, len(self._order) - self._first - self._fit)
        in_words, in_signs = [], []
        if above:
            in_words.append(tr("▲ {count} above", count=numeral(above)))
            in_signs.append(f"▲ {numeral(above)}")
        if below:
            in_words.append(tr("▼ {count} below", count=numeral(below)))
            in_signs.append(f"▼ {numeral(below)}")
        return " · ".join(in_words), " ".join(in_signs)

    def _paint_picture(self, painter: QPainter, terms: Terms) -> None:
        area, line = self._picture(), self.line
        side = area.width() / SIDE
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(area, image(diverging(theme_of(self), terms.values.reshape(SIDE, SIDE), self._limit)))
        painter.restore()
        painter.setPen(QPen(QColor(theme_of(self).border), 1))
        paint_grid(painter, area, SIDE)
        if side >= _SIGNS_FROM * line:
            self._paint_cells(painter, terms, area, side)
        row, column = divmod(self._chosen, SIDE)
        cell = QRectF(area.left() + column * side, area.top() + row * side, side, side)
        paint_frame(painter, theme_of(self), cell, theme_of(self).text)
        left = area.right() + 0.6 * line
        if self.width() - left >= 4 * line:
            self._paint_scale(painter, QRectF(left, area.top(), self.width() - left, area.height()))

    def _paint_cells(self, painter: QPainter, terms: Terms, area: QRectF, side: float) -> None:
        """The sign of each cell, or its number where there is room: colour alone must not say it."""
        small = smaller(self.picture_font, 0.85)
        painter.setFont(small)
        has_numbers = side >= _NUMBERS_FROM * self.line
        for i, value in enumerate(terms.values.tolist()):
            if not abs(value) > _FAINT * self._limit:
                continue
            row, column = divmod(i, SIDE)
            cell = QRectF(area.left() + column * side, area.top() + row * side, side, side)
            is_strong = abs(value) > 0.55 * self._limit
            painter.setPen(QColor(theme_of(self).card if is_strong else theme_of(self).text))
            text = fitting_number(QFontMetricsF(small), value, side - 4) if has_numbers else "+" if value > 0 else "−"
            painter.drawText(cell, CENTRE, text)
        painter.setFont(self.picture_font)

    def _paint_scale(self, painter: QPainter, area: QRectF) -> None:
        line = self.line
        painter.setPen(Qt.PenStyle.NoPen)
        rows = (
            (positive_colour(theme_of(self)), tr("+ to {limit}", limit=numeral(self._limit, 2))),
            (negative_colour(theme_of(self)), tr("− to {limit}", limit=numeral(-self._limit, 2))),
        )
        for i, (colour, words) in enumerate(rows):
            top = area.top() + i * 1.3 * line
            painter.fillRect(QRectF(area.left(), top + 0.25 * line, 0.7 * line, 0.7 * line), colour)
            painter.setPen(QColor(theme_of(self).muted))
            room = QRectF(area.left() + line, top, area.width() - line, 1.2 * line)
            painter.drawText(room, LEFT, fitting(self.metrics, (words, words[:1]), room.width()))

    def _paint_bars(self, painter: QPainter, terms: Terms) -> None:
        line, metrics = self.line, self.metrics
        rows = self._order[self._first : self._first + self._fit]
        name_width = max(metrics.horizontalAdvance(terms.names[i]) for i in rows) + 0.8 * line
        number_width = metrics.horizontalAdvance(written("−0.0000")) + 0.6 * line
        has_factors = terms.factors is not None and self.width() > name_width + 3.6 * number_width
        factor_width = 1.9 * number_width if has_factors else 0.0
        for place, index in enumerate(rows):
            top = (1.25 + place * _ROW) * line
            row = QRectF(0, top, self.width(), _ROW * line)
            if index == self._chosen:
                painter.setPen(QPen(QColor(theme_of(self).accent), 1.5))
                painter.setBrush(QColor(theme_of(self).accent_soft))
                painter.drawRoundedRect(row.adjusted(2, 1, -2, -1), 0.3 * line, 0.3 * line)
            painter.setPen(QColor(theme_of(self).text))
            painter.drawText(row.adjusted(0.4 * line, 0, 0, 0), LEFT, terms.names[index])
            value = float(terms.values[index])
            if has_factors:
                assert terms.factors is not None
                one, other = (float(of[index]) for of in terms.factors)
                cell = QRectF(name_width, top, factor_width, row.height())
                painter.setPen(QColor(theme_of(self).muted))
                products = (f"{factor(one, 3)} · {factor(other, 3)}", f"{factor(one, 2)} · {factor(other, 2)}")
                painter.drawText(cell, RIGHT, fitting(metrics, products, factor_width))
            cell = QRectF(self.width() - number_width - 0.5 * line, top, number_width, row.height())
            left = name_width + factor_width + _APART * line
            bar = QRectF(left, top, cell.left() - _APART * line - left, row.height())
            paint_signed_bar(painter, theme_of(self), bar, value / self._limit, 0.5)
            painter.setPen(QColor(theme_of(self).text))
            painter.drawText(cell, RIGHT, fitting_number(metrics, value, number_width))

    # Geometry

    def _picture(self) -> QRectF:
        top = 1.3 * self.line
        side = max(8.0, min(self.width() - 6, self.height() - top - 4))
        return QRectF(0.3 * self.line, top, side, side)

    @property
    def _fit(self) -> int:
        return max(1, int((self.height() / self.line - 1.25) / _ROW))

    def _bring_into_view(self) -> None:
        if self._terms is None or self._terms.is_picture:
            return
        place = self._order.index(self._chosen)
        last = max(0, len(self._order) - self._fit)
        self._first = min(max(self._first, place - self._fit + 1), place, max(last, 0))

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.term_chosen.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Over the picture, take the choice along."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._terms is not None and self._terms.is_picture:
            index = self._at(event.position())
            if index is not None and index != self._chosen:
                self.term_chosen.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to where it comes from."""
        index = self._at(event.position())
        if index is not None:
            self.followed.emit(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go through the terms."""
        if self._terms is not None and not self._terms.is_picture and event.angleDelta().y():
            self._choose_by(-3 if event.angleDelta().y() > 0 else 3)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to where the term comes from."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.followed.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def quantity_at(self, place: QPointF) -> Quantity | None:
        index = self._at(place)
        return None if self._terms is None or index is None else self._terms.quantity(index)

    def _at(self, place: QPointF) -> int | None:
        if self._terms is None:
            return None
        if self._terms.is_picture:
            area = self._picture()
            column, row = (int(part // (area.width() / SIDE)) for part in (place - area.topLeft()).toTuple())
            return row * SIDE + column if 0 <= row < SIDE and 0 <= column < SIDE else None
        row = int((place.y() / self.line - 1.25) // _ROW)
        index = self._first + row
        return self._order[index] if 0 <= row < self._fit and index < len(self._order) else None

    def _go(self, right: int, up: int) -> None:
        if self._terms is None:
            return
        if not self._terms.is_picture:
            self._choose_by(-up + right)
            return
        row, column = divmod(self._chosen, SIDE)
        row, column = min(max(row - up, 0), SIDE - 1), min(max(column + right, 0), SIDE - 1)
        self.term_chosen.emit(row * SIDE + column)

    def _choose_by(self, steps: int) -> None:
        place = min(max(self._order.index(self._chosen) + steps, 0), len(self._order) - 1)
        self.term_chosen.emit(self._order[place])
