"""A heat column: all that stands around a layer's map: its name, its histogram, its labels, and what marks mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from hwr.language import tr
from hwr.train.layer_layout import CellGrid, LayerColumn
from hwr.train.layer_view import BINS, LayerView, footings
from hwr.ui.kit.colours import image
from hwr.ui.kit.heat.cells import colours, paint_crosses, paint_frames
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.text import fitting
from hwr.ui.kit.theme import Theme
from hwr.words import fixed, numeral, percent

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


def paint_heading(
    painter: QPainter, theme: Theme, column: LayerColumn, name: str, kinds: tuple[str, ...], lines: int
) -> None:
    """A layer's name and, in the words that fit, what it is made of: beside it, or on a second line."""
    plain, heavy = painter.font(), strong(painter.font())
    line = QFontMetricsF(plain).height()
    painter.setFont(heavy)
    painter.setPen(QColor(theme.text))
    painter.drawText(QRectF(column.left, 0, column.width, line), Qt.AlignmentFlag.AlignLeft, name)
    painter.setFont(plain)
    painter.setPen(QColor(theme.muted))
    beside = QFontMetricsF(heavy).horizontalAdvance(name) + line * 0.4 if lines == 1 else 0.0
    room = QRectF(column.left + beside, (lines - 1) * line, column.width - beside, line)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft, fitting(QFontMetricsF(plain), kinds, room.width()))


def paint_beneath(
    painter: QPainter, theme: Theme, column: LayerColumn, grid: CellGrid, view: LayerView, place: QRectF
) -> None:
    """The histogram, not much wider than the map, and the line under it; `place` tells their height."""
    line = QFontMetricsF(painter.font()).height()
    width = min(column.width, max(12 * line, grid.width))
    paint_histogram(painter, theme, view, QRectF(column.left, place.top(), width, place.height() - line - 2))
    painter.setPen(QColor(theme.text))
    room = QRectF(column.left, place.bottom() - line, column.width, line)
    said = fitting(QFontMetricsF(painter.font()), footings(view), room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft, said)


def paint_legend(
    painter: QPainter, theme: Theme, column: LayerColumn, bottom: float, views: Sequence[LayerView]
) -> None:
    """What the marks mean, of those that there are."""
    marks = []
    if any(view.states.dead.any() for view in views):
        marks.append((paint_crosses, tr("dead")))
    if any(view.states.saturated.any() for view in views):
        marks.append((paint_frames, tr("saturated")))
    line = QFontMetricsF(painter.font()).height()
    side, top = float(round(line * 0.8)), bottom - len(marks) * 1.15 * line
    for mark, words in marks:
        mark(painter, theme, side, [(column.left, round(top + line * 0.12))])
        painter.setPen(QColor(theme.text))
        room = QRectF(column.left + 1.3 * side, top, column.width, line)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, words)
        top += 1.15 * line


def paint_labels(painter: QPainter, theme: Theme, grid: CellGrid, view: LayerView) -> None:
    """Every output's label in its square, and its activation where there is room."""
    metrics = QFontMetricsF(painter.font())
    line = metrics.height()
    if grid.cell < 0.8 * line:
        return
    roomy = grid.cell >= 2.6 * line and metrics.horizontalAdvance("0.999") < grid.cell - 6
    for unit, rgb in enumerate(colours(theme, view, view.a).tolist()):
        place = QRectF(*grid.corner(unit), grid.cell, grid.cell)
        # Whichever of the two stands out more from the square.
        is_dark = QColor(*rgb).lightnessF() < 0.55
        painter.setPen(QColor(theme.paper if is_dark != theme.is_dark else theme.ink))
        said = f"{unit}\n{fixed(float(view.a[unit]), 3)}" if roomy else str(unit)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)
