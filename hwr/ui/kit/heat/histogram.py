"""A heat histogram: how a layer's activations are spread, its bars in the colours of the cells, and so their legend."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from hwr.train.layer_view import BINS, LayerView
from hwr.ui.kit.chart.series import image
from hwr.ui.kit.heat.cells import colours
from hwr.ui.kit.theme import Theme
from hwr.words import numeral, percent

_CROWDED: Final = 2.0
"""A bar more than so many times as high as the next is cut and its share written beside it; otherwise the zeros of a
ReLU would flatten all others."""


def scale_height(metrics: QFontMetricsF) -> float:
    """What the colours and the numbers beneath the bars need."""
    return max(4.0, metrics.height() * 0.3) + 1.0 + metrics.height()


def paint_histogram(painter: QPainter, theme: Theme, view: LayerView, place: QRectF) -> None:
    """Paint bars, colours and the ends of the scale into a place of at least `scale_height` and some."""
    metrics = QFontMetricsF(painter.font())
    strip = max(4.0, metrics.height() * 0.3)
    floor = place.bottom() - scale_height(metrics)
    histogram = view.histogram
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    ramp = image(colours(theme, view, histogram.centres)[None])
    painter.drawImage(QRectF(place.left(), floor + 1, place.width(), strip), ramp)
    ranked = sorted(histogram.shares.tolist(), reverse=True)
    crowd = ranked[0] if ranked[0] > _CROWDED * ranked[1] else 0.0
    top = (ranked[1] if crowd else ranked[0]) or 1.0
    full, bar = floor - place.top(), place.width() / BINS
    # Beside the bar that is cut the others leave room for the words.
    height = full - metrics.height() if crowd else full
    gap = 1.0 if bar >= 4 else 0.0
    painter.setPen(Qt.PenStyle.NoPen)
    fill = QColor(theme.outline)
    for i, share in enumerate(histogram.shares.tolist()):
        if share > 0:
            left, right = round(place.left() + i * bar), round(place.left() + (i + 1) * bar)
            tall = full if share == crowd else max(1.0, share / top * height)
            painter.fillRect(QRectF(left, floor - tall, right - left - gap, tall), fill)
    painter.fillRect(QRectF(place.left(), floor, place.width(), 1), QColor(theme.outline))
    if crowd:
        _paint_crowd(painter, theme, view, place, crowd, bar)
    painter.setPen(QColor(theme.muted))
    line = QRectF(place.left(), place.bottom() - metrics.height(), place.width(), metrics.height())
    ends = numeral(histogram.low, 2), numeral(histogram.high, 2)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, ends[0])
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, ends[1])
    if histogram.low < 0 and metrics.horizontalAdvance(f"{ends[0]} 0 {ends[1]}") < place.width():
        painter.drawText(line, Qt.AlignmentFlag.AlignHCenter, "0")


def _paint_crowd(painter: QPainter, theme: Theme, view: LayerView, place: QRectF, crowd: float, bar: float) -> None:
    """Write beside the bar that was cut how much it holds, and show the cut."""
    metrics = QFontMetricsF(painter.font())
    at = int(view.histogram.shares.argmax())
    left = place.left() + at * bar
    painter.fillRect(QRectF(left - 1, place.top() + metrics.height() * 0.45, bar + 2, 2), QColor(theme.card))
    words = percent(crowd)
    room = QRectF(place.left(), place.top() - 1, place.width(), metrics.height())
    to_the_right = left - place.left() < place.width() / 2
    if to_the_right:
        room.setLeft(left + bar + 3)
    else:
        room.setRight(left - 3)
    painter.setPen(QColor(theme.muted))
    side = Qt.AlignmentFlag.AlignLeft if to_the_right else Qt.AlignmentFlag.AlignRight
    painter.drawText(room, side | Qt.AlignmentFlag.AlignTop, words)
