"""Histograms of magnitudes, one below the other over the same logarithmic axis: how large a layer's gradients are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.language import tr
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.colours import series_colour
from hwr.ui.kit.picture.text import LEFT
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral, percent

BINS_A_DECADE: Final = 4
_LOWEST: Final = -16.0
"""Smaller magnitudes, as powers of ten, count with this one; they are next to nothing."""

_HIGHEST: Final = 16.0
_MOST_DECADES: Final = 12


@dataclass(frozen=True, eq=False)
class Magnitudes:
    """How a layer's numbers are spread by size.

    Attributes:
        title: the layer's name.
        shares: (bins,): of all numbers, those within each bin.
        zeros: the share that is exactly 0.
        median: of the absolute values.
        colour: number of the series colour.
    """

    title: str
    shares: NDArray[np.float64]
    zeros: float
    median: float
    colour: int


@dataclass(frozen=True, eq=False)
class MagnitudeTable:
    """Several layers, from the first on, over one logarithmic axis of whole decades."""

    axis: Axis
    rows: tuple[Magnitudes, ...]


def magnitude_table(layers: Sequence[tuple[str, ArrayLike]]) -> MagnitudeTable:
    """Count each layer's numbers, of any shape, by their size; those that are not finite are left out."""
    sizes = [_sizes(numbers) for _, numbers in layers]
    logs = [np.log10(size[size > 0]).clip(_LOWEST, _HIGHEST) for size in sizes]
    every = np.concatenate(logs) if logs else np.empty(0)
    low, high = (math.floor(every.min()), math.ceil(every.max() + 1e-9)) if len(every) else (-6, 0)
    low = max(low, high - _MOST_DECADES)
    high = max(high, low + 2)
    bins = (high - low) * BINS_A_DECADE
    rows = []  # a median of halves below, so that the mean of two huge numbers does not overflow
    for i, ((title, _), size, log) in enumerate(zip(layers, sizes, logs, strict=True)):
        places = ((log - low) * BINS_A_DECADE).astype(np.intp).clip(0, bins - 1)
        counts = np.bincount(places, minlength=bins)
        total = max(1, len(size))
        zeros = float((size == 0).sum() / total)
        rows.append(Magnitudes(title, counts / total, zeros, 2.0 * float(np.median(size / 2)) if len(size) else 0.0, i))
    return MagnitudeTable(Axis(10.0**low, 10.0**high, log=True), tuple(rows))


def _sizes(numbers: ArrayLike) -> NDArray[np.floating[Any]]:
    given = np.abs(np.asarray(numbers, np.float64)).reshape(-1)
    return given[np.isfinite(given)]


def _words(row: Magnitudes) -> str:
    median = numeral(row.median, 2)
    if not row.zeros:
        return tr("{layer}: median {median}", layer=row.title, median=median)
    return tr("{layer}: median {median}, {share} exactly 0", layer=row.title, median=median, share=percent(row.zeros))


class GradientHistogramWidget(QWidget):
    """A row for each layer: its name, its bars, a tick at the median, and the share of exact zeros if there are any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = magnitude_table(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def table(self) -> MagnitudeTable:
        """What is shown."""
        return self._table

    def show_table(self, table: MagnitudeTable) -> None:
        """Show other numbers."""
        self._table = table
        rows = [_words(row) for row in table.rows]
        tell(self, "; ".join(rows))
        self.setToolTip(plain_tip("\n".join(rows)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 9, self.fontMetrics().height() * 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        table = self._table
        if not table.rows:
            return
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPointSizeF(max(6.0, font.pointSizeF() * 0.88))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        names = max(metrics.horizontalAdvance(row.title) for row in table.rows) + metrics.height() * 0.6
        zeros = (
            metrics.horizontalAdvance(tr("{share} zero", share=percent(0.999))) + 4
            if any(row.zeros for row in table.rows)
            else metrics.height()
        )
        area = QRectF(names, 2, self.width() - names - zeros, self.height() - metrics.height() - 8)
        self._paint_axis(painter, metrics, area)
        height = area.height() / len(table.rows)
        named = max(1, math.ceil(0.85 * metrics.height() / max(1.0, height)))
        for i, row in enumerate(table.rows):
            place = QRectF(area.left(), area.top() + i * height, area.width(), height)
            self._paint_row(painter, metrics, row, place)
            if i % named == 0:
                self._paint_words(painter, metrics, row, place)

    def _paint_axis(self, painter: QPainter, metrics: QFontMetricsF, area: QRectF) -> None:
        most = max(2, int(area.width() / metrics.horizontalAdvance("1e-100")))
        for value, label in self._table.axis.ticks(most):
            x = area.left() + self._table.axis.share_of(value) * area.width()
            painter.fillRect(QRectF(round(x), area.top(), 1, area.height()), QColor(theme_of(self).border))
            painter.setPen(QColor(theme_of(self).muted))
            room = QRectF(x - 60, area.bottom() + 3, 120, metrics.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, label)

    def _paint_row(self, painter: QPainter, metrics: QFontMetricsF, row: Magnitudes, place: QRectF) -> None:
        axis, bar = self._table.axis, place.width() / len(row.shares)
        top = float(row.shares.max()) or 1.0
        gap = 2.0 if place.height() > metrics.height() * 1.5 else 1.0
        full = place.height() - gap
        fill = series_colour(theme_of(self), row.colour)
        for i, share in enumerate(row.shares.tolist()):
            if share:
                left, right = round(place.left() + i * bar), round(place.left() + (i + 1) * bar)
                tall = max(1.0, share / top * full)
                painter.fillRect(QRectF(left, place.bottom() - tall, max(1, right - left - 1), tall), fill)
        painter.fillRect(QRectF(place.left(), place.bottom(), place.width(), 1), QColor(theme_of(self).outline))
        if row.median > 0:
            along = axis.share_of(axis.held(row.median)) * place.width()
            mark = QRectF(round(place.left() + along) - 1, place.bottom() - full, 2, full)
            painter.fillRect(mark, QColor(theme_of(self).text))

    def _paint_words(self, painter: QPainter, metrics: QFontMetricsF, row: Magnitudes, place: QRectF) -> None:
        top = place.center().y() - metrics.height() / 2
        painter.setPen(QColor(theme_of(self).text))
        painter.drawText(QRectF(0, top, place.left(), metrics.height()), LEFT, row.title)
        if row.zeros:
            painter.setPen(QColor(theme_of(self).muted))
            beside = QRectF(place.right() + 4, top, self.width() - place.right() - 4, metrics.height())
            painter.drawText(beside, LEFT, tr("{share} zero", share=percent(row.zeros)))
