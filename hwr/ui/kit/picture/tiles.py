"""Tiles: small square pictures in rows under headings, each with a caption; pointed at, they say what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hwr.ui.kit.arrows import ARROWS_IN_ROWS
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.ink import ramp, to_image
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE, LEFT, fitting
from hwr.ui.kit.theme import theme_of

_SMOOTH_FROM: Final = 16
"""Pictures with more pixels a side are smoothed."""


class Place(NamedTuple):
    """One tile; row and column count from 0."""

    row: int
    column: int


@dataclass(frozen=True, eq=False)
class Tile:
    """One picture.

    Attributes:
        picture: float32 (side, side), 0 paper to 1 ink.
        caption: beneath it, the most telling first; the first that fits is shown.
        words: what is told of it.
        is_marked: whether it stands out from the others.
    """

    picture: NDArray[np.float32]
    caption: tuple[str, ...]
    words: str
    is_marked: bool = False


@dataclass(frozen=True, eq=False)
class Row:
    """Tiles side by side, under a heading."""

    heading: str
    tiles: tuple[Tile, ...]


class TilesPicture(Picture[Place]):
    """The rows; all pictures are equally large, and no larger than the room lets them."""

    def __init__(self, name: str, title: str, about: str, *, columns: int, parent: QWidget | None = None) -> None:
        """`about` is told where no tile is pointed at; there is room for so many columns of tiles."""
        super().__init__(name, title, lines=15, columns=36, has_parts=True, parent=parent)
        self._about = about
        self._across = columns
        self._rows: tuple[Row, ...] = ()

    @property
    def ease(self) -> tuple[float, float]:
        return 30, 90

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self._rows = rows
        self.tell_part()

    def words_for(self, place: Place | None) -> str:
        tile = self._tile_at(place)
        return self._about if tile is None else tile.words

    def part_at(self, place: QPointF) -> Place | None:
        for row, shown in enumerate(self._rows):
            for column in range(len(shown.tiles)):
                if self._square(Place(row, column)).contains(place):
                    return Place(row, column)
        return None

    def next_part(self, place: Place | None, key: Qt.Key) -> Place | None:
        step = ARROWS_IN_ROWS.get(key)
        rows = [row for row, shown in enumerate(self._rows) if shown.tiles]
        if step is None or not rows:
            return None
        if place is None:
            return Place(rows[0], 0)
        row = rows[min(max(rows.index(place.row) + step[0], 0), len(rows) - 1)]
        return Place(row, min(max(place.column + step[1], 0), len(self._rows[row].tiles) - 1))

    def paint(self, painter: QPainter) -> None:
        theme, colours = theme_of(self), ramp(theme_of(self))
        metrics, line, font = self.metrics, self.line, self.picture_font
        for row, shown in enumerate(self._rows):
            first = self._square(Place(row, 0))
            bold = strong(font)
            wide = QFontMetricsF(bold).horizontalAdvance(shown.heading)
            bold.setPixelSize(
                max(1, int(bold.pixelSize() * min(1.0, (self.width() - first.left() - 0.3 * line) / max(1.0, wide))))
            )
            painter.setFont(bold)
            painter.setPen(QColor(theme.text))
            heading = QRectF(first.left(), first.top() - 1.35 * line, self.width() - first.left(), line)
            painter.drawText(heading, LEFT, shown.heading)
            painter.setFont(font)
            for column, tile in enumerate(shown.tiles):
                square = self._square(Place(row, column))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, len(tile.picture) > _SMOOTH_FROM)
                painter.drawImage(square, to_image(tile.picture, colours))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                is_at = self.at == Place(row, column)
                edge = theme.accent if is_at or tile.is_marked else theme.border
                painter.setPen(QPen(QColor(edge), 2 if is_at else 1.2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(square.adjusted(-1, -1, 1, 1), 3, 3)
                painter.setPen(QColor(theme.text if is_at or tile.is_marked else theme.muted))
                below = QRectF(square.left() - 6, square.bottom() + 2, square.width() + 12, line)
                painter.drawText(below, CENTRE, fitting(metrics, tile.caption, below.width()))

    def _square(self, place: Place) -> QRectF:
        """Where a tile's picture lies: rows share the height, squares as large as both directions let them."""
        line, count = self.line, max(1, len(self._rows))
        across = self.width() / self._across
        side = max(8.0, min(across - 12.0, (self.height() - 12) / count - 2.8 * line))
        pitch = min(across, side + 3.0 * line)
        left = (self.width() - (self._across - 1) * pitch - side) / 2
        high = min((self.height() - 12) / count, side + 3.6 * line)
        top = (self.height() - count * high) / 2 + 1.5 * line
        return QRectF(left + place.column * pitch, top + place.row * high, side, side)

    def _tile_at(self, place: Place | None) -> Tile | None:
        if place is None or place.row >= len(self._rows) or place.column >= len(self._rows[place.row].tiles):
            return None
        return self._rows[place.row].tiles[place.column]
