"""Heat cells: units as squares coloured by their activation, with marks on those that are dead or saturated."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from hwr.train.layer_layout import CellGrid
from hwr.train.layer_view import Array, LayerView
from hwr.ui.kit.colours import diverging, image, mixed, sequential
from hwr.ui.kit.theme import Theme

_GRID_FROM: Final = 6.0
"""Cells of at least so many pixels get lines between them."""

_MARKED_FROM: Final = 4.0
"""Smaller cells are too small for a mark; their number still stands beneath."""


_SIGNED_FROM: Final = 12.0
_SIGNED_FROM_IN_CONTRAST: Final = 7.0
"""Cells of at least so many pixels get a minus; in smaller ones many of them would be noise to whoever sees the hue."""

_CLEARLY: Final = 0.1
_STRONGLY: Final = 0.5
"""Of the largest number there is: below the one a colour is hardly seen, from the other on dark upon light, or light
upon dark, stands out."""


def colours(theme: Theme, view: LayerView, values: Array) -> NDArray[np.uint8]:
    """Activations of a layer, any shape (...), as colours (..., 3) on the layer's own scale."""
    return diverging(theme, values, view.limit) if view.is_signed else sequential(theme, values / view.limit)


def faded(theme: Theme, colour: QColor, share: float) -> QColor:
    """A colour as it looks on the card when so much of it covers. (Translucent lines take five times as long.)"""
    return mixed(QColor(theme.card), colour, share)


def cell_image(theme: Theme, painted: NDArray[np.uint8], grid: CellGrid) -> QImage:
    """The squares of a grid, one pixel each, from their colours (units, 3); places left empty are the card's."""
    card = QColor(theme.card)
    squares = np.full((grid.rows * grid.columns, 3), (card.red(), card.green(), card.blue()), np.uint8)
    squares[: grid.units] = painted
    return image(squares.reshape(grid.rows, grid.columns, 3))


def diverging_image(theme: Theme, scaled: Array) -> QImage:
    """Numbers within -1 and 1, (height, width), as pixels: `diverging` in 255 steps, a tenth of its time."""
    steps = np.rint(np.nan_to_num(scaled) * 127).astype(np.int16) + 127
    red, green, blue = diverging(theme, np.linspace(-1, 1, 255), 1.0).astype(np.uint32).T
    table = np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue
    pixels = table[steps.clip(0, 254)]
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def paint_cells(painter: QPainter, theme: Theme, grid: CellGrid, cells: QImage) -> None:
    """Paint the squares and, where there is room, the lines between them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    place = QRectF(grid.left, grid.top, grid.width, grid.height)
    painter.drawImage(place, cells)
    fine = grid.cell < _GRID_FROM
    painter.setPen(QPen(faded(theme, QColor(theme.outline), 0.45), 0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if fine:
        painter.drawRect(place)
        return
    last = grid.units - (grid.rows - 1) * grid.columns
    right, bottom = grid.left + grid.width, grid.top + grid.height
    lines = []
    for row in range(grid.rows + 1):
        y = grid.top + row * grid.cell
        lines.append(QLineF(grid.left, y, right if row < grid.rows else grid.left + last * grid.cell, y))
    for column in range(grid.columns + 1):
        x = grid.left + column * grid.cell
        lines.append(QLineF(x, grid.top, x, bottom if column <= last else bottom - grid.cell))
    painter.drawLines(lines)


def paint_minuses(painter: QPainter, theme: Theme, place: QRectF, scaled: Array) -> None:
    """A minus in each cell whose number is clearly negative: the sign is told by more than the hue.

    Args:
        place: where the numbers lie, cell beside cell; smaller cells than a minus needs get none.
        scaled: (height, width), -1 to 1; NaN for no cell.
    """
    height, width = scaled.shape
    across, down = place.width() / width, place.height() / height
    if min(across, down) < (_SIGNED_FROM_IN_CONTRAST if theme.is_high_contrast else _SIGNED_FROM):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    half = max(2.0, 0.18 * across)
    for colour, cells in (
        (theme.text, (scaled <= -_CLEARLY) & (scaled > -_STRONGLY)),
        (theme.card, scaled <= -_STRONGLY),
    ):
        painter.setPen(QPen(QColor(colour), max(1.0, round(down / 12))))
        middles = (np.argwhere(cells) + 0.5) * (down, across) + (place.top(), place.left())
        painter.drawLines([QLineF(x - half, y, x + half, y) for y, x in middles.tolist()])


def paint_marks(painter: QPainter, theme: Theme, grid: CellGrid, view: LayerView) -> None:
    """Cross the dead units out, frame the saturated ones, and put a minus where the activation is negative."""
    if view.is_signed:
        scaled = np.full(grid.rows * grid.columns, np.nan)
        scaled[: grid.units] = view.a / view.limit
        place = QRectF(grid.left, grid.top, grid.width, grid.height)
        paint_minuses(painter, theme, place, scaled.reshape(grid.rows, grid.columns))
    if grid.cell >= _MARKED_FROM:
        dead, saturated = np.flatnonzero(view.states.dead), np.flatnonzero(view.states.saturated)
        paint_crosses(painter, theme, grid.cell, [grid.corner(unit) for unit in dead.tolist()])
        paint_frames(painter, theme, grid.cell, [grid.corner(unit) for unit in saturated.tolist()])


def paint_crosses(painter: QPainter, theme: Theme, cell: float, corners: list[tuple[float, float]]) -> None:
    """A cross in each square, given by its top left corner."""
    if not corners:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, cell >= _GRID_FROM)
    painter.setPen(QPen(QColor(theme.unsure), min(max(1.0, cell / 12), 2.5)))
    inset = max(1.0, cell * 0.22)
    lines = []
    for left, top in corners:
        right, bottom = left + cell - inset, top + cell - inset
        lines.append(QLineF(left + inset, top + inset, right, bottom))
        lines.append(QLineF(left + inset, bottom, right, top + inset))
    painter.drawLines(lines)


def paint_frames(painter: QPainter, theme: Theme, cell: float, corners: list[tuple[float, float]]) -> None:
    """A frame in each square; a gap in the card's colour keeps it apart from whatever colour is inside."""
    if not corners:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = 1.0 if cell < 2 * _GRID_FROM else 2.0
    for colour, edge in ((theme.card, 1.5 * width), (theme.unsure, 0.5 * width)):
        pen = QPen(QColor(colour), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        side = max(0.0, cell - 2 * edge)
        painter.drawRects([QRectF(left + edge, top + edge, side, side) for left, top in corners])


def paint_chosen(painter: QPainter, theme: Theme, grid: CellGrid, unit: int, strong: bool) -> None:
    """Frame the unit that the mouse or the keyboard is at."""
    left, top = grid.corner(unit)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    around = QRectF(left, top, grid.cell, grid.cell).adjusted(-1.5, -1.5, 1.5, 1.5)
    painter.setPen(QPen(QColor(theme.card), 4.5))
    painter.drawRoundedRect(around, 2, 2)
    painter.setPen(QPen(QColor(theme.accent), 2.5 if strong else 1.8))
    painter.drawRoundedRect(around, 2, 2)
