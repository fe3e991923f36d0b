"""The nudges one has come through, side by side: h, the rise, and the one divided by the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from hwr.chapters.slope.nudge import HEADS, Nudge
from hwr.language import tr
from hwr.ui.kit.chart.slope_triangle import rise_colour, run_colour
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import LEFT, RIGHT, fitting_number
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_COLUMNS: Final = len(HEADS) + 1


class SlopeTable(Picture[object]):
    """A column for each round nudge down to the present one; without what would give an answer away."""

    def __init__(self) -> None:
        super().__init__("slopeTable", tr("The nudges compared"), lines=3.9, columns=30)
        self._nudges: tuple[Nudge, ...] = ()

    def show_nudge(self, now: Nudge) -> None:
        """Show all down to this one."""
        self._nudges = now.compared
        self.describe(
            "; ".join(
                tr("h {h}: rise over run {ratio}", h=numeral(one.h), ratio=numeral(one.ratio)) for one in self._nudges
            ),
            while_disabled="; ".join(tr("h {h}: rise over run ?", h=numeral(one.h)) for one in self._nudges),
        )

    def paint(self, painter: QPainter) -> None:
        theme, line = theme_of(self), self.line
        names = (tr("run h"), tr("rise", "over run"), tr("rise / h"))
        height = 1.25 * line
        top = (self.height() - len(names) * height) / 2
        first = self.metrics.horizontalAdvance(max(names, key=len)) + 1.2 * line
        width = (self.width() - first) / _COLUMNS
        heavy = QFontMetricsF(strong(self.picture_font))
        colours = (run_colour(theme), rise_colour(theme), QColor(theme.text))
        for row, (name, colour) in enumerate(zip(names, colours, strict=True)):
            painter.setFont(strong(self.picture_font))
            painter.setPen(colour)
            painter.drawText(QRectF(0.3 * line, top + row * height, first, height), LEFT, name)
        painter.setPen(QPen(QColor(theme.border), 1))
        y = top + 2 * height
        painter.drawLine(QLineF(0, y, first + len(self._nudges) * width, y))
        for column, one in enumerate(self._nudges):
            is_now = column == len(self._nudges) - 1
            cell = QRectF(first + column * width, top, width - 0.4 * line, height)
            if is_now:
                painter.fillRect(cell.adjusted(0, 0, 0.4 * line, (len(names) - 1) * height), QColor(theme.accent_soft))
            painter.setFont(strong(self.picture_font) if is_now else self.picture_font)
            for row, value in enumerate((one.h, one.rise, one.ratio)):
                painter.setPen(colours[row])
                is_told = row == 0 or self.isEnabled()
                text = fitting_number(heavy, value, cell.width(), 5) if is_told else "?"
                painter.drawText(cell.translated(0, row * height), RIGHT, text)
