"""Arrows: which way the arrow keys lead in a picture."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

ARROWS: Final[dict[int, tuple[int, int]]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Steps to the right, and downward."""

ARROWS_IN_ROWS: Final[dict[int, tuple[int, int]]] = {key: (down, right) for key, (right, down) in ARROWS.items()}
"""The same as rows downward, and columns to the right."""
