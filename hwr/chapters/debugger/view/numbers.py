"""The debugger's numbers: those of the opened unit with their names; a click on one asks where it comes from."""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from hwr.chapters.activations.chapter import curve
from hwr.chapters.debugger.derivation import Derivation, derive
from hwr.chapters.debugger.unit import Entry
from hwr.chapters.debugger.walk import Quantity, Role, value
from hwr.chapters.debugger.worked_pass import WorkedPass
from hwr.language import tr
from hwr.ui.kit.chart.plane_widget import PlaneWidget
from hwr.ui.kit.chart.slope_triangle import SlopeTriangle
from hwr.ui.kit.chart.small_slope import FLATTEST, SmallSlope
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.text import LEFT, RIGHT
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral


class DebuggerPicture(PlaneWidget):
    """A derived class says which number lies where. A tooltip tells of it: the chosen number keeps the large formula,
    and nothing moves under the mouse."""

    worked: WorkedPass | None = None
    """What the numbers are of."""

    def quantity_at(self, place: QPointF) -> Quantity | None:
        """The number at a place in pixels; None if there is none, or it is not known yet."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
            return super().event(event)
        pointed = self.quantity_at(QPointF(event.pos()))
        if pointed is None or self.worked is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), derivation_tip(derive(self.worked, pointed)), self)
        return True


def derivation_tip(told: Derivation) -> str:
    """A derivation as a tooltip: its signs and numbers are HTML, its words are text."""
    return f"<p>{told.signs}<br>{told.numbers}</p><p>{escape(told.words)}</p>"


_ROW: Final = 1.3
_SMALLEST_ROW: Final = 1.02
_TITLE: Final = 1.25
"""Heights in lines of text: a number where there is room, where there is little, and the title."""

_MOST: Final = 11
"""Text is only as large as lets so many rows be seen."""

_LOWEST, _HIGHEST = 3.2, 8.0
"""The triangle's height, in lines of text: with less room there is none."""

_RUN, _AROUND = 1.0, 3.0
"""The triangle's run, and how much of the curve is drawn to either side, in units of z."""

_FARTHEST: Final = 1e6
"""Beyond this z, a curve is nothing that could be drawn."""

_KEPT: Final = "?"
"""In the place of a number that somebody is to find out."""

_FIGURES, _FINE = 4, 6
"""Of all numbers alike; an update is told with more, because it hardly moves them."""


class DebuggerNumbers(DebuggerPicture):
    """A list of numbers; one of them is asked about."""

    asked = Signal(object)
    """The `Quantity` to derive."""

    def __init__(self) -> None:
        super().__init__("debuggerNumbers", tr("The numbers of the unit"), lines=6.2, columns=20, is_turned=True)
        self._entries: tuple[Entry, ...] = ()
        self._texts: tuple[str, ...] = ()
        self._asked: Quantity | None = None
        self._kept: frozenset[Quantity] = frozenset()
        self.nudged.connect(self._go)

    @property
    def ease(self) -> tuple[float, float]:
        return _MOST * _SMALLEST_ROW, 30

    def show_numbers(
        self, worked: WorkedPass, entries: tuple[Entry, ...], asked: Quantity, kept: frozenset[Quantity] = frozenset()
    ) -> None:
        """Show these, one of them, or none, being asked about; and only the names of those that are kept back."""
        self.worked, self._entries, self._asked, self._kept = worked, entries, asked, kept
        is_update = any(entry.quantity.kind is Role.NEW_WEIGHT for entry in entries)
        figures = _FINE if is_update else _FIGURES
        self._texts = tuple(
            _KEPT if entry.quantity in kept else numeral(value(worked, entry.quantity), figures) for entry in entries
        )
        said = (f"{entry.name}: {text}" for entry, text in zip(entries, self._texts, strict=True))
        self.describe("; ".join(said))

    def paint(self, painter: QPainter) -> None:
        line, metrics = self.line, self.metrics
        painter.setFont(strong(self.picture_font))
        painter.setPen(QColor(theme_of(self).text))
        painter.drawText(QRectF(0.4 * line, 0, self.width(), _TITLE * line), LEFT, tr("Where from?"))
        painter.setFont(self.picture_font)
        self._paint_rest(painter)
        for entry, number, cell in self._cells():
            is_asked = entry.quantity == self._asked
            if is_asked:
                painter.setPen(QPen(QColor(theme_of(self).accent), 1.5))
                painter.setBrush(QColor(theme_of(self).accent_soft))
                painter.drawRoundedRect(cell.adjusted(2, 0.5, -2, -0.5), 0.3 * line, 0.3 * line)
            inner = cell.adjusted(0.4 * line, 0, -0.5 * line, 0)
            painter.setFont(strong(self.picture_font) if is_asked else self.picture_font)
            painter.setPen(QColor(theme_of(self).text))
            painter.drawText(inner, RIGHT, number)
            room = inner.width() - metrics.horizontalAdvance(number) - 0.9 * line
            painter.setFont(self.picture_font)
            painter.setPen(QColor(theme_of(self).text if is_asked else theme_of(self).muted))
            painter.drawText(inner, LEFT, metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, room))
        self._paint_slope(painter)

    def _paint_slope(self, painter: QPainter) -> None:
        """The slope among the numbers as a triangle, where there is room for it below them."""
        line, slope = self.line, self.slope
        cells = self._cells()
        if slope is None or not cells:
            return
        top = cells[-1][2].bottom() + 0.5 * line
        height = min(self.height() - top - 2, _HIGHEST * line)
        if height >= _LOWEST * line:
            wide = min(self.width() - 0.8 * line, 2.6 * height)
            slope.paint(painter, theme_of(self), QRectF(0.4 * line, top, wide, height))

    @property
    def slope(self) -> SmallSlope | None:
        """The slope f'(z) of a unit as a triangle; None if it is not among the numbers, or not known yet."""
        asked = next((entry.quantity for entry in self._entries if entry.quantity.kind is Role.SLOPE), None)
        if asked is None or asked in self._kept or self.worked is None:
            return None
        z, a, slope = (
            value(self.worked, Quantity(kind, asked.layer, asked.unit)) for kind in (Role.Z, Role.A, Role.SLOPE)
        )
        if not abs(z) < _FARTHEST:
            return None
        drawn = curve(self.worked.activation(asked.layer), z - _AROUND, z + _AROUND)
        return SmallSlope(
            tr("a over z"), SlopeTriangle(z, a, _RUN, _RUN * slope), drawn.z, drawn.a, max(FLATTEST, slope)
        )

    def _paint_rest(self, painter: QPainter) -> None:
        """How many there are above and below."""
        shown, count = self._shown, len(self._entries)
        above, below = shown.start, count - shown.stop
        words = " ".join([f"▲ {above}"] * bool(above) + [f"▼ {below}"] * bool(below))
        painter.setPen(QColor(theme_of(self).muted))
        painter.drawText(QRectF(0, 0, self.width() - 0.5 * self.line, _TITLE * self.line), RIGHT, words)

    @property
    def _shown(self) -> range:
        """Which of the numbers have room, that one that is asked about among them."""
        fit = max(1, int((self.height() / self.line - _TITLE) / _SMALLEST_ROW))
        count = len(self._entries)
        quantities = [entry.quantity for entry in self._entries]
        place = quantities.index(self._asked) if self._asked in quantities else 0
        first = min(max(0, place - fit // 2), max(0, count - fit))
        return range(first, min(first + fit, count))

    def _cells(self) -> list[tuple[Entry, str, QRectF]]:
        """A row for each that has room, closer together where there are many."""
        line, shown = self.line, self._shown
        top = _TITLE * line
        height = min(_ROW * line, max(_SMALLEST_ROW * line, (self.height() - top) / max(1, len(shown))))
        rows = (QRectF(0, top + place * height, self.width(), height) for place in range(len(shown)))
        return [(self._entries[i], self._texts[i], row) for i, row in zip(shown, rows, strict=True)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last."""
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._entries:
            self.asked.emit(self._entries[0 if event.key() == Qt.Key.Key_Home else -1].quantity)
        else:
            super().keyPressEvent(event)

    def quantity_at(self, place: QPointF) -> Quantity | None:
        found = next((entry.quantity for entry, _, cell in self._cells() if cell.contains(place)), None)
        return None if found in self._kept else found

    def press_at(self, place: QPointF) -> None:
        asked = self.quantity_at(place)
        if asked is not None and asked != self._asked:
            self.asked.emit(asked)

    def _go(self, right: int, up: int) -> None:
        if not self._entries:
            return
        quantities = [entry.quantity for entry in self._entries]
        here = quantities.index(self._asked) if self._asked in quantities else -1 if up < 0 or right > 0 else 0
        self.asked.emit(quantities[min(max(here - up + right, 0), len(quantities) - 1)])
