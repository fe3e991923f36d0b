"""The network sum: how one unit's z comes about, its largest terms as a table, and what the activation makes of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.nn.activations import ACTIVATIONS
from hwr.nn.trace import Trace
from hwr.train.layer_view import LayerView, unit_name
from hwr.train.network_layout import UnitAt
from hwr.train.network_terms import UnitSum, source_name, sum_words, unit_sum
from hwr.ui.kit.layout import named
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_FIXED: Final = 7
"""Lines that are no terms: the name, the heads, the others, bias, z and a, and a line between."""

_MOST: Final = 24


class NetworkSumWidget(QWidget):
    """As many terms as there is room for; what is left is told as one number, so that the sum can be checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: Trace | None = None
        self._view: LayerView | None = None
        self._layers = 0
        self._at = UnitAt(0, 0)
        named(self, "networkSum", "How the unit's z comes about")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_unit(self, trace: Trace | None, views: tuple[LayerView, ...], at: UnitAt) -> None:
        """Show the sum of a unit (no pixel) in a recorded pass; None for none."""
        self._trace, self._at, self._layers = trace, at, len(views)
        self._view = views[at.layer] if trace is not None else None
        if trace is not None and self._view is not None:
            self.setAccessibleDescription(sum_words(unit_sum(trace, at, 3), self._view, self._layers))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._columns())) + 4, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._trace is None or self._view is None:
            return
        painter = QPainter(self)
        line = QFontMetricsF(self.font()).height() * 1.08
        most = max(1, min(_MOST, int(self.height() / line) - _FIXED))
        made = unit_sum(self._trace, self._at, most)
        heavy = strong(self.font())
        painter.setFont(heavy)
        painter.setPen(QColor(theme_of(self).text))
        name = unit_name(self._at.layer, self._at.unit, self._layers)
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(self.font())
        mean = "mean " if self._view.is_mean else ""
        y = self._row(painter, line, ("from", "w", f"{mean}a", "w · a"), muted=True)
        for cells in self._rows(made):
            y = self._row(painter, y, cells)
        painter.fillRect(QRectF(0, y + 1, sum(self._columns()), 1), QColor(theme_of(self).outline))
        y = self._row(painter, y + 3, (f"{mean}z", "", "", numeral(made.z)), font=heavy)
        function = "" if mean else f" = {ACTIVATIONS[self._view.activation].words}"
        a = numeral(float(self._view.a[self._at.unit]))
        self._row(painter, y, (f"{mean}a{function}", "", "", a), font=heavy)

    def _rows(self, made: UnitSum) -> list[tuple[str, str, str, str]]:
        rows = [
            (
                source_name(self._at.layer - 1, term.source),
                numeral(term.weight, 3),
                numeral(term.value, 3),
                numeral(term.product),
            )
            for term in made.terms
        ]
        if made.others:
            rows.append((f"{made.others:,} others", "", "", numeral(made.rest)))
        rows.append(("bias", "", "", numeral(made.bias)))
        return rows

    def _row(
        self,
        painter: QPainter,
        y: float,
        cells: tuple[str, str, str, str],
        *,
        muted: bool = False,
        font: QFont | None = None,
    ) -> float:
        """Paint a row: the first cell from the left, the others to the right; return where the next one begins."""
        painter.setFont(font or self.font())
        painter.setPen(QColor(theme_of(self).muted if muted else theme_of(self).text))
        line = QFontMetricsF(self.font()).height() * 1.08
        left = 0.0
        for i, (words, width) in enumerate(zip(cells, self._columns(), strict=True)):
            # What a row leaves empty belongs to its first cell.
            room = QRectF(left, y, self.width() if not i and not cells[1] else width, line)
            side = Qt.AlignmentFlag.AlignRight if i else Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)
            left += width
        return y + line

    def _columns(self) -> tuple[float, float, float, float]:
        metrics = QFontMetricsF(self.font())
        figures = metrics.horizontalAdvance("−0.0000") + 6
        product = metrics.horizontalAdvance("−0.0000000") + 6
        return metrics.horizontalAdvance("1,000 others "), figures, figures, product
