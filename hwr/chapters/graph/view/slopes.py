"""The slopes at a stop, drawn: a triangle for each input of the node, and on the way back one more for the loss."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from hwr.chapters.graph.slopes import NudgedNumber
from hwr.language import mark, tr
from hwr.ui.kit.chart.slope_triangle import SlopeTriangle
from hwr.ui.kit.chart.small_slope import FLATTEST, SmallSlope
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.painting import paint_note
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE, fitting
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_MOST: Final = 3
"""Triangles side by side."""

_NOTE: Final = mark("At each node there is a slope. Step on, and it is drawn here as a triangle.")


class GraphSlopes(Picture[object]):
    """Small planes side by side; before a guess they keep their numbers."""

    def __init__(self) -> None:
        super().__init__("graphSlopes", tr("The slopes at this node"), lines=7, columns=36)
        self._shown: tuple[NudgedNumber, ...] = ()

    def show_slopes(self, shown: tuple[NudgedNumber, ...]) -> None:
        """Show these, `_MOST` at most."""
        self._shown = shown
        told = (f"{_over(one)}: {_triangle(one).words}" if one.run else _said(one) for one in shown)
        self.describe("; ".join(told) or tr(_NOTE), while_disabled=tr(_NOTE))

    def paint(self, painter: QPainter) -> None:
        theme, line = theme_of(self), self.line
        if not self._shown:
            paint_note(painter, theme, QRectF(self.rect()), tr(_NOTE))
            return
        width = self.width() / _MOST
        left = (self.width() - width * len(self._shown)) / 2
        for place, one in enumerate(self._shown):
            area = QRectF(left + place * width, 0, width, self.height())
            self._paint_one(painter, area.adjusted(0.7 * line, 0, -0.7 * line, 0), one)
            is_chain = place and one.over == self._shown[0].of
            if is_chain:
                painter.setFont(strong(self.picture_font))
                painter.setPen(QColor(theme.text))
                painter.drawText(QRectF(area.left() - line, 0, 2 * line, self.height()), CENTRE, "×")
                painter.setFont(self.picture_font)

    def _paint_one(self, painter: QPainter, area: QRectF, one: NudgedNumber) -> None:
        theme, line = theme_of(self), self.line
        rect = area.adjusted(0, 0.2 * line, 0, -1.25 * line)
        painter.setPen(QColor(theme.text))
        below = QRectF(area.left() - 0.5 * line, rect.bottom() + 0.15 * line, area.width() + line, line)
        value = numeral(one.slope, 3) if self.isEnabled() else "?"
        words = (f"d{one.of}/d{one.over} = {value}", f"= {value}", value)
        painter.drawText(below, CENTRE, fitting(self.metrics, words, below.width()))
        steepest = max(FLATTEST, *(abs(other.slope) for other in self._shown))
        small = SmallSlope(_over(one), _triangle(one), one.xs, one.ys, steepest)
        small.paint(painter, theme, rect)


def _triangle(one: NudgedNumber) -> SlopeTriangle:
    return SlopeTriangle(one.x, one.y, one.run, one.rise, one.run_name, tr("rise of {of}", of=one.of))


def _over(one: NudgedNumber) -> str:
    return tr("{of} over {over}", of=one.of, over=one.over)


def _said(one: NudgedNumber) -> str:
    return tr("{of} over {over}: slope {slope}", of=one.of, over=one.over, slope=numeral(one.slope))
