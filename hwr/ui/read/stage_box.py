"""A stage box: one step of the normalisation as a small framed picture with a title beneath it."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from hwr.language import tr
from hwr.ui.kit.arrows import ARROWS_IN_ROWS
from hwr.ui.kit.picture.ink import ramp, to_image
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import Theme, theme_of

if TYPE_CHECKING:
    from hwr.ink.normalisation import Stage

_PIXELS_SHOWN: Final = 64
"""Pictures up to this many pixels a side are shown with square pixels; larger ones are smoothed."""

INSET: Final = 4.0
"""Between frame and picture, in pixels."""

GAP: Final = 6.0
"""Between picture and title, in pixels."""


class StageBoxWidget(QWidget):
    """A picture, its frame and its title; the explanation is its tooltip. Takes the focus, to be read out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._picture: NDArray[np.float32] | None = None
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def colours(self) -> NDArray[np.uint32]:
        """From paper to ink."""
        return ramp(theme_of(self))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._image = None

    @property
    def picture(self) -> NDArray[np.float32] | None:
        """The picture shown; None when the box is empty."""
        return self._picture

    def sizeHint(self) -> QSize:
        return QSize(104, 96 + self._title_height())

    def minimumSizeHint(self) -> QSize:
        shortest = self.titles()[-1]
        return QSize(max(56, self.fontMetrics().horizontalAdvance(shortest) + 2), 56 + self._title_height())

    def show_stage(self, stage: Stage) -> None:
        """Show another reading's stage."""
        self._picture = stage.picture
        self._image = None
        if stage.title != self._title:
            self._title = stage.title
            self.updateGeometry()
            self.setAccessibleName(tr("Stage: {title}", title=stage.title))
        if stage.explanation != self.toolTip():
            self.setToolTip(plain_tip(stage.explanation))
            self.setAccessibleDescription(stage.explanation)
        self.update()

    def show_nothing(self) -> None:
        """Keep the title, empty the frame."""
        self._picture = None
        self._image = None
        self.update()

    def frame(self) -> QRectF:
        """The square the picture lies in: the largest above the title, in the middle."""
        side = max(8.0, min(self.width() - 4.0, self.height() - self._title_height() - 4.0))
        return QRectF((self.width() - side) / 2, 2.0, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.frame()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.paper))
        painter.drawRoundedRect(frame, 6, 6)
        if self._picture is not None:
            self.paint_content(painter, frame.adjusted(INSET, INSET, -INSET, -INSET))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if focused else theme.border), 2.0 if focused else 1.0))
        painter.drawRoundedRect(frame, 6, 6)
        painter.setPen(QColor(theme.text if self._picture is not None else theme.muted))
        metrics = QFontMetricsF(self.font())
        titles = self.titles()
        shown = next((title for title in titles if metrics.horizontalAdvance(title) <= self.width()), titles[-1])
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, self.width())
        below = QRectF(0, frame.bottom() + GAP, self.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, shown)

    def paint_content(self, painter: QPainter, room: QRectF) -> None:
        """Paint the picture, its proportions kept, in the middle of the room."""
        if self._picture is None:
            return
        if self._image is None:
            self._image = to_image(self._picture, self.colours)
        height, width = self._picture.shape
        scale = min(room.width() / width, room.height() / height)
        place = QRectF(0, 0, width * scale, height * scale)
        place.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, max(width, height) > _PIXELS_SHOWN)
        painter.drawImage(place, self._image)

    def titles(self) -> tuple[str, ...]:
        """What may stand beneath the picture, the most telling first; the first that fits is shown."""
        return (self._title,)

    def centre(self) -> QPointF:
        """The middle of the picture, where arrows point."""
        return self.frame().center()

    def _title_height(self) -> int:
        return round(GAP + QFontMetricsF(self.font()).height())


CELLS: Final = 8
LEVELS: Final = 16
"""The training set's values run from 0 to 16."""

_TILE_GAP: Final = 6.0
_GRID_STRENGTH: Final = 110
_GRID_FROM: Final = 5.0
"""Cells of at least this many pixels get grid lines."""


class Cell(NamedTuple):
    """One value of one view; row and column count from 0 at the top left."""

    view: int
    row: int
    column: int


def tiles(count: int, room: QRectF) -> list[QRectF]:
    """`count` equal squares in rows, as large as they fit into the room, with a gap between them."""
    gap = _TILE_GAP

    def side_in(columns: int) -> float:
        rows = ceil(count / columns)
        return min((room.width() - gap * (columns - 1)) / columns, (room.height() - gap * (rows - 1)) / rows)

    columns = max(range(1, count + 1), key=side_in)
    rows, side = ceil(count / columns), max(1.0, side_in(columns))
    top = room.center().y() - (rows * side + (rows - 1) * gap) / 2
    places = []
    for index in range(count):
        row, column = divmod(index, columns)
        in_row = min(columns, count - row * columns)
        left = room.center().x() - (in_row * side + (in_row - 1) * gap) / 2
        places.append(QRectF(left + column * (side + gap), top + row * (side + gap), side, side))
    return places


def grid_picture(pixels: int, theme: Theme) -> QPixmap:
    """The lines between the cells of a tile that is so many device pixels wide, on a transparent ground."""
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    colour = QColor(theme.outline)
    colour.setAlpha(_GRID_STRENGTH)
    painter = QPainter(made)
    for i in range(CELLS + 1):
        at = min(round(i * pixels / CELLS), pixels - 1)
        painter.fillRect(at, 0, 1, pixels, colour)
        painter.fillRect(0, at, pixels, 1, colour)
    painter.end()
    return made


class NetworkInputWidget(StageBoxWidget):
    """The last box. Hovering tells a cell's value; with the focus on it the arrow keys go from cell to cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: NDArray[np.float32] = np.zeros((1, CELLS * CELLS), dtype=np.float32)
        self._chosen: Cell | None = None
        self._grid_of: tuple[int, Theme] | None = None
        self._grid = QPixmap()

    @property
    def views(self) -> NDArray[np.float32]:
        """The views shown: float32 (n_views, 64)."""
        return self._views

    @property
    def chosen(self) -> Cell | None:
        """The cell that the keyboard chose."""
        return self._chosen

    def show_views(self, views: NDArray[np.float32]) -> None:
        """Show what the network gets: (n_views, 64), values in [0, 1]."""
        self._views = views
        if self._chosen is not None and self._chosen.view >= len(views):
            self._chosen = None
        self.update()

    def cell_at(self, place: QPointF) -> Cell | None:
        """The cell under a place in the widget."""
        for view, tile in enumerate(self._tiles()):
            if tile.contains(place):
                row = floor((place.y() - tile.top()) / tile.height() * CELLS)
                column = floor((place.x() - tile.left()) / tile.width() * CELLS)
                return Cell(view, min(row, CELLS - 1), min(column, CELLS - 1))
        return None

    def words_for(self, cell: Cell) -> str:
        """A cell's place and value as people count, on the training set's scale."""
        value = float(self._views[cell.view, cell.row * CELLS + cell.column]) * LEVELS
        where = tr(
            "row {row}, column {column}: {value:.1f} of {most}",
            row=cell.row + 1,
            column=cell.column + 1,
            value=value,
            most=LEVELS,
        )
        if len(self._views) > 1:
            return tr("View {view}, {place}", view=cell.view + 1, place=where)
        return where[:1].upper() + where[1:]

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.picture is not None:
            cell = self.cell_at(QPointF(event.pos()))
            words = self.toolTip() if cell is None else f"{self.words_for(cell)}\n{self.toolTip()}"
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys choose a cell and tell its value; Page Up and Down go from view to view."""
        cell = self._chosen or Cell(0, 0, 0)
        step = ARROWS_IN_ROWS.get(event.key())
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            turn = 1 if event.key() == Qt.Key.Key_PageDown else -1
            cell = cell._replace(view=(cell.view + turn) % len(self._views))
        elif step is not None:
            if self._chosen is not None:
                row = min(max(cell.row + step[0], 0), CELLS - 1)
                cell = cell._replace(row=row, column=min(max(cell.column + step[1], 0), CELLS - 1))
        else:
            super().keyPressEvent(event)
            return
        if self.picture is None:
            return
        self._chosen = cell
        words = self.words_for(cell)
        self.setAccessibleDescription(words)
        corner = self._tiles()[cell.view].bottomLeft()
        QToolTip.showText(self.mapToGlobal(QPoint(round(corner.x()), round(corner.y()))), plain_tip(words), self)
        self.update()

    def paint_content(self, painter: QPainter, room: QRectF) -> None:
        """Paint every view's cells as they are, and the grid between them."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        colours = self.colours
        for view, tile in enumerate(tiles(len(self._views), room)):
            painter.drawImage(tile, to_image(self._views[view].reshape(CELLS, CELLS), colours))
            if tile.width() / CELLS >= _GRID_FROM:
                self._paint_grid(painter, tile)
            self._paint_chosen(painter, view, tile)
        painter.restore()

    def _paint_grid(self, painter: QPainter, tile: QRectF) -> None:
        """Paint the lines from a picture of them: many thin lines one by one would take longer than all else here."""
        scale = self.devicePixelRatioF()
        pixels = round(tile.width() * scale)
        theme = theme_of(self)
        if (pixels, theme) != self._grid_of:
            self._grid_of, self._grid = (pixels, theme), grid_picture(pixels, theme)
        painter.drawPixmap(tile, self._grid, QRectF(self._grid.rect()))

    def titles(self) -> tuple[str, ...]:
        """Say so when several views are averaged."""
        (title,) = super().titles()
        count = len(self._views)
        if count == 1:
            return (title,)
        whole = tr("{title}, averaged over {count} views", title=title, count=count)
        return whole, tr("{title}, {count} views", title=title, count=count), title

    def frame(self) -> QRectF:
        """As high as the other boxes' frames, and as wide as the views beside each other, or what there is."""
        square = super().frame()
        side = square.height() - 2 * INSET
        width = min(self.width() - 4.0, len(self._views) * side + (len(self._views) - 1) * _TILE_GAP + 2 * INSET)
        wide = QRectF(0, square.top(), max(square.width(), width), square.height())
        wide.moveCenter(square.center())
        return wide

    def _paint_chosen(self, painter: QPainter, view: int, tile: QRectF) -> None:
        if self._chosen is None or self._chosen.view != view or not self.hasFocus():
            return
        side = tile.width() / CELLS
        corner = tile.topLeft() + QPointF(self._chosen.column * side, self._chosen.row * side)
        painter.setPen(QPen(QColor(theme_of(self).accent), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(corner, corner + QPointF(side, side)))

    def _tiles(self) -> list[QRectF]:
        return tiles(len(self._views), self.frame().adjusted(INSET, INSET, -INSET, -INSET))
