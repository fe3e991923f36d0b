"""A legend: the names of a plot's curves with their values, in rows above the plot, where they cover nothing."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.ui.kit.chart.style import LegendEntry
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import theme_of

MOST_ROWS: Final = 3
_WIDEST_VALUE: Final = "0.00000"
_LONGEST_NAME: Final = 30


class PlotLegendWidget(QWidget):
    """The title, then an entry for each curve: a piece of its line, its name, its value.

    Values have room for all that may come, so that nothing moves while they change.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._entries: tuple[LegendEntry, ...] = ()
        self._rows = 1
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def entries(self) -> tuple[LegendEntry, ...]:
        """What is shown."""
        return self._entries

    @property
    def words(self) -> str:
        """The same as text."""
        return ", ".join(f"{entry.name} {entry.value or 'not measured'}" for entry in self._entries)

    def show_entries(self, entries: tuple[LegendEntry, ...]) -> None:
        """Show these curves with these values."""
        if entries == self._entries:
            return
        self._entries = entries
        self.setToolTip(plain_tip("\n".join(f"{entry.name}: {entry.value or 'not measured'}" for entry in entries)))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(200, math.ceil(self._rows * self._row_height) + 2)

    def minimumSizeHint(self) -> QSize:
        """Likewise."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self._strong
        painter.setFont(strong)
        painter.setPen(theme_of(self).text)
        painter.drawText(QRectF(0, 0, self.width(), self._row_height), Qt.AlignmentFlag.AlignVCenter, self._title)
        metrics = QFontMetricsF(self.font())
        places, left_out = self._laid_out()
        for entry, name, place in places:
            middle = place.center().y()
            painter.setPen(entry.style.pen(theme_of(self), fine=True))
            painter.drawLine(QPointF(place.left(), middle), QPointF(place.left() + self._swatch, middle))
            x = place.left() + self._swatch + metrics.height() * 0.35
            painter.setFont(self.font())
            painter.setPen(theme_of(self).muted)
            painter.drawText(QPointF(x, middle + metrics.capHeight() / 2), name)
            x += metrics.horizontalAdvance(name + " ")
            painter.setPen(theme_of(self).text)
            painter.drawText(QPointF(x, middle + metrics.capHeight() / 2), entry.value or "–")
        if left_out:
            painter.setPen(theme_of(self).muted)
            room = QRectF(0, (self._rows - 1) * self._row_height, self.width(), self._row_height)
            alignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, alignment, f"+{left_out}")

    # Layout

    @property
    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @property
    def _row_height(self) -> float:
        return QFontMetricsF(self.font()).height() * 1.15

    @property
    def _swatch(self) -> float:
        return QFontMetricsF(self.font()).height() * 1.3

    def _laid_out(self) -> tuple[list[tuple[LegendEntry, str, QRectF]], int]:
        """The entries that have room, with their shortened names and places; and how many have none."""
        metrics = QFontMetricsF(self.font())
        gap, height = metrics.height() * 0.9, self._row_height
        longest = metrics.averageCharWidth() * _LONGEST_NAME
        x, row = QFontMetricsF(self._strong).horizontalAdvance(self._title) + gap, 0
        found: list[tuple[LegendEntry, str, QRectF]] = []
        for i, entry in enumerate(self._entries):
            name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, longest)
            value = max(metrics.horizontalAdvance(entry.value), metrics.horizontalAdvance(_WIDEST_VALUE))
            width = self._swatch + metrics.height() * 0.35 + metrics.horizontalAdvance(name + " ") + value
            if x > 0 and x + width > self.width():
                x, row = 0.0, row + 1
            if row >= MOST_ROWS:
                return found, len(self._entries) - i
            found.append((entry, name, QRectF(x, row * height, width, height)))
            x += width + gap
        return found, 0

    def _fit(self) -> None:
        places, _ = self._laid_out()
        rows = 1 + max((round(place.top() / self._row_height) for _, _, place in places), default=0)
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()
