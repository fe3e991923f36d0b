"""A legend: how lines look, and rows of their names with a piece of each; colour never stands alone for a meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from hwr.language import tr
from hwr.ui.kit.colours import mixed, series_colour
from hwr.ui.kit.theme import Theme

_FAINT: Final = 0.3
"""How much of its colour a faint line has; were it transparent, painting it would take three times as long."""

_DENSE: Final = 0.16
_FINE: Final = 1.5
_WIDEST_VALUE: Final = "0.00000"
"""Values have room for as much, so that nothing moves while they change."""

_LONGEST_NAMES: Final = (30, 22, 16, 11, 8)
"""Characters: the longest that let all entries have room, or else most of them."""


@dataclass(frozen=True)
class LineStyle:
    """How a line looks.

    Attributes:
        colour: number of the series colour; None for a neutral one.
        dash: of the line.
        is_strong: wider than the others.
        is_faint: stays in the background.
        is_dense: so many values lie behind it that it is an area rather than a line, which would hide others.
    """

    colour: int | None
    dash: Qt.PenStyle = Qt.PenStyle.SolidLine
    is_strong: bool = False
    is_faint: bool = False
    is_dense: bool = False

    def pen(self, theme: Theme, *, fine: bool = False) -> QPen:
        """The pen; `fine` for antialiased painting, which is slow. Else width 1, by far the fastest."""
        colour = QColor(theme.muted) if self.colour is None else series_colour(theme, self.colour)
        if self.is_faint:
            colour = mixed(QColor(theme.card), colour, _DENSE if self.is_dense else _FAINT)
        return QPen(colour, 2.0 if self.is_strong else _FINE if fine and not self.is_faint else 1.0, self.dash)


@dataclass(frozen=True)
class LegendEntry:
    """One curve, or several that are alike, in the legend.

    Attributes:
        name: what it is called.
        value: at the cursor or else the latest; empty if there is none now, None if there is never one.
        style: of its line.
        key: what is hidden and shown again by a click; empty if nothing is.
        is_hidden: whether it is hidden now.
    """

    name: str
    value: str | None
    style: LineStyle
    key: str = ""
    is_hidden: bool = False

    @property
    def words(self) -> str:
        """It as text."""
        if self.is_hidden:
            return tr("{curve} hidden", curve=self.name)
        if self.value is None:
            return self.name
        return f"{self.name} {self.value}" if self.value else tr("{curve} not measured", curve=self.name)


class Legend:
    """A title and entries, laid out in rows of a width."""

    def __init__(
        self,
        entries: Sequence[LegendEntry],
        pens: Sequence[QPen],
        font: QFont,
        width: float,
        *,
        title: str = "",
        most_rows: int = 99,
    ) -> None:
        """`pens` paint the entries' lines; of entries that have no room in so many rows, the number is told."""
        self._pens = pens
        self._font, self._title, self._width = font, title, width
        self._struck = QFont(font)
        self._struck.setStrikeOut(True)
        self._metrics = metrics = QFontMetricsF(font)
        self._line = line = metrics.height()
        self._strong = QFont(font)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._begin = QFontMetricsF(self._strong).horizontalAdvance(title) + 0.9 * line if title else 0.0
        self._placed: list[tuple[LegendEntry, str, QRectF]] = []
        self.width = self._begin
        for most in _LONGEST_NAMES:
            placed, widest = self._laid_out(entries, most * metrics.averageCharWidth(), most_rows)
            if len(placed) > len(self._placed):
                self._placed, self.width = placed, widest
            if len(placed) == len(entries):
                break
        self._left_out = len(entries) - len(self._placed)
        rows = 1 + round(max((rect.top() for _, _, rect in self._placed), default=0.0) / self._row_height)
        self.height = (most_rows if self._left_out else rows) * self._row_height
        """In pixels, as `width`, which is that of the widest row."""

    def _laid_out(
        self, entries: Sequence[LegendEntry], longest: float, most_rows: int
    ) -> tuple[list[tuple[LegendEntry, str, QRectF]], float]:
        """As many entries as have room, each with its name, cut in the middle if it has a value, and where it stands;
        and the width of the widest row."""
        metrics, line, width = self._metrics, self._line, self._width
        placed: list[tuple[LegendEntry, str, QRectF]] = []
        x, row, widest = self._begin, 0, self._begin
        rest = metrics.horizontalAdvance("  +99")
        for i, entry in enumerate(entries, start=1):
            told = 0.0
            if entry.value is not None:
                told = max(map(metrics.horizontalAdvance, (f" {entry.value}", f" {_WIDEST_VALUE}")))
            room = min(longest if told else width, width - rest - told - 1.7 * line)
            short = metrics.elidedText(entry.name, Qt.TextElideMode.ElideMiddle, room)
            wide = 1.7 * line + metrics.horizontalAdvance(short) + told
            if x > 0 and x + wide > width - (rest if row == most_rows - 1 and i < len(entries) else 0.0):
                x, row = 0.0, row + 1
            if row == most_rows:
                break
            placed.append((entry, short, QRectF(x, row * self._row_height, wide, self._row_height)))
            widest = max(widest, x + wide)
            x += wide + 0.9 * line
        return placed, widest

    @property
    def _row_height(self) -> float:
        return 1.1 * self._line

    def entry_at(self, place: QPointF) -> LegendEntry | None:
        """The entry at a place, counted from the upper left corner."""
        return next((entry for entry, _, rect in self._placed if rect.contains(place)), None)

    def paint(self, painter: QPainter, theme: Theme, at: QPointF) -> None:
        """Paint it finely with its upper left corner there."""
        metrics, line = self._metrics, self._line
        middle = Qt.AlignmentFlag.AlignVCenter
        text, muted = QColor(theme.text), QColor(theme.muted)
        painter.setFont(self._strong)
        painter.setPen(text)
        painter.drawText(QRectF(at.x(), at.y(), self._width, self._row_height), middle, self._title)
        for (entry, name, rect), pen in zip(self._placed, self._pens, strict=False):  # some may be left out
            left = at + QPointF(rect.left(), rect.center().y())
            baseline = left + QPointF(1.7 * line, metrics.capHeight() / 2)
            painter.setFont(self._struck if entry.is_hidden else self._font)
            if not entry.is_hidden:
                painter.setPen(pen)
                painter.drawLine(left, left + QPointF(1.3 * line, 0))
            painter.setPen(text if entry.value is None and not entry.is_hidden else muted)
            painter.drawText(baseline, name)
            if entry.value is not None and not entry.is_hidden:
                painter.setPen(text)
                painter.drawText(baseline + QPointF(metrics.horizontalAdvance(f"{name} "), 0), entry.value or "–")
        painter.setFont(self._font)
        if self._left_out:
            painter.setPen(muted)
            last = QRectF(at.x(), at.y() + self.height - self._row_height, self._width, self._row_height)
            painter.drawText(last, Qt.AlignmentFlag.AlignRight | middle, f"+{self._left_out}")
