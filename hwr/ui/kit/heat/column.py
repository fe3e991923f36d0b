"""A heat column: all that stands around a layer's map: its name, its histogram, its labels, and what marks mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from hwr.train.layer_columns import Column
from hwr.train.layer_grid import CellGrid
from hwr.train.layer_view import LayerView
from hwr.train.layer_words import footings
from hwr.ui.kit.heat.cells import colours, paint_crosses, paint_frames
from hwr.ui.kit.heat.histogram import paint_histogram
from hwr.ui.kit.heat.unit_text import fitting, strong
from hwr.ui.kit.theme import Theme
from hwr.words import fixed


def paint_heading(
    painter: QPainter, theme: Theme, column: Column, name: str, kinds: tuple[str, ...], lines: int
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
    painter: QPainter, theme: Theme, column: Column, grid: CellGrid, view: LayerView, place: QRectF
) -> None:
    """The histogram, not much wider than the map, and the line under it; `place` tells their height."""
    line = QFontMetricsF(painter.font()).height()
    width = min(column.width, max(12 * line, grid.width))
    paint_histogram(painter, theme, view, QRectF(column.left, place.top(), width, place.height() - line - 2))
    painter.setPen(QColor(theme.text))
    room = QRectF(column.left, place.bottom() - line, column.width, line)
    said = fitting(QFontMetricsF(painter.font()), footings(view), room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft, said)


def paint_legend(painter: QPainter, theme: Theme, column: Column, bottom: float, views: Sequence[LayerView]) -> None:
    """What the marks mean, of those that there are."""
    marks = []
    if any(view.states.dead.any() for view in views):
        marks.append((paint_crosses, "dead"))
    if any(view.states.saturated.any() for view in views):
        marks.append((paint_frames, "saturated"))
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
