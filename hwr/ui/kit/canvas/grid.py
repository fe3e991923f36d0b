"""The grid: eight rows of eight cells, from one to the next of which the keyboard's pen goes, to draw without seeing.

Its cells are blocks of the sheet, not the 8 x 8 numbers that a network reads, which follow the ink. Knows no events.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.ink.drawing import CANVAS_SIZE, Drawing, Stroke
from hwr.language import tr
from hwr.ui.kit.arrows import ARROWS_IN_ROWS
from hwr.ui.kit.theme import Theme

CELLS: Final = 8
SIDE: Final = CANVAS_SIZE / CELLS
"""Of a cell, in canvas units."""

_NEAR: Final = 2.0
"""Points no farther apart than this, in canvas units, stand for the line between them."""

STEPS: Final[dict[int, tuple[int, int]]] = {
    **ARROWS_IN_ROWS,
    Qt.Key.Key_Home: (-1, -1),
    Qt.Key.Key_PageUp: (-1, 1),
    Qt.Key.Key_End: (1, -1),
    Qt.Key.Key_PageDown: (1, 1),
}
"""Rows down and columns to the right, by key; the diagonal ones are where a numeric keypad has them."""


@dataclass(frozen=True)
class Cell:
    """A cell of the grid; row and column count from 0, from the top left."""

    row: int
    column: int

    @classmethod
    def at(cls, x: float, y: float) -> Cell:
        """The cell that a place in canvas units lies in, or is nearest to."""
        row, column = (min(max(int(place // SIDE), 0), CELLS - 1) for place in (y, x))
        return cls(row, column)

    @property
    def centre(self) -> tuple[float, float]:
        """x and y in canvas units."""
        return (self.column + 0.5) * SIDE, (self.row + 0.5) * SIDE

    @property
    def area(self) -> QRectF:
        """In canvas units."""
        return QRectF(self.column * SIDE, self.row * SIDE, SIDE, SIDE)

    def moved(self, down: int, right: int) -> Cell:
        """The cell so many rows and columns away; at an edge it stays along it, and in a corner where it is."""
        row, column = self.row + down, self.column + right
        if down and right and not (0 <= row < CELLS and 0 <= column < CELLS):
            return self  # a diagonal that bends would be another line than was meant
        return Cell(min(max(row, 0), CELLS - 1), min(max(column, 0), CELLS - 1))

    def has_ink(self, drawing: Drawing) -> bool:
        """Whether the middle of a stroke goes through it."""
        return any(self._is_crossed(stroke) for stroke in drawing.strokes)

    def words(self, drawing: Drawing) -> str:
        """Where it is and whether there is ink, as "row 3, column 5: ink"; both count from 1."""
        row, column = self.row + 1, self.column + 1
        if self.has_ink(drawing):
            return tr("row {row}, column {column}: ink", row=row, column=column)
        return tr("row {row}, column {column}: blank", row=row, column=column)

    def _is_crossed(self, stroke: Stroke) -> bool:
        path = stroke.points[:, :2]
        low = np.array([self.column, self.row]) * SIDE
        if (path.max(axis=0) < low).any() or (path.min(axis=0) >= low + SIDE).any():
            return False
        ways = np.diff(path, axis=0)
        parts = np.maximum(1, np.ceil(np.abs(ways).max(axis=1) / _NEAR)).astype(int)
        begins = np.repeat(np.cumsum(parts) - parts, parts)
        shares = (np.arange(parts.sum()) - begins) / np.repeat(parts, parts)
        places = np.concatenate(
            [np.repeat(path[:-1], parts, 0) + shares[:, None] * np.repeat(ways, parts, 0), path[-1:]]
        )
        return bool(((places >= low) & (places < low + SIDE)).all(axis=1).any())


def paint_grid(painter: QPainter, sheet: QRectF, theme: Theme) -> None:
    """The lines between the cells, faint, on the sheet, an area in the painter's coordinates."""
    painter.setPen(QPen(QColor(theme.border), 1.0))
    for part in range(1, CELLS):
        x, y = sheet.left() + sheet.width() * part / CELLS, sheet.top() + sheet.height() * part / CELLS
        painter.drawLine(QPointF(x, sheet.top() + 3), QPointF(x, sheet.bottom() - 3))
        painter.drawLine(QPointF(sheet.left() + 3, y), QPointF(sheet.right() - 3, y))


def paint_cell(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """A frame around the cell that the pen is in."""
    painter.setPen(QPen(QColor(theme.accent), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 4, 4)
