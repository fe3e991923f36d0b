"""Heat maps: the input and every layer side by side, a square a unit, with each layer's histogram beneath.

Everything is painted by one widget: layers of thousands of units are no more work than small ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.studio.layer_columns import Column, placed, shared, weight
from hwr.studio.layer_grid import CellGrid
from hwr.studio.layer_view import Array, LayerView, layer_views, shown_inputs
from hwr.studio.layer_words import SIDE, footings, headings, layer_name, number, pixel_name, readout
from hwr.studio.observation import Observation
from hwr.ui.studio.heat_cells import (
    cell_image,
    colours,
    paint_cells,
    paint_chosen,
    paint_crosses,
    paint_frames,
    paint_marks,
)
from hwr.ui.studio.heat_histogram import paint_histogram, scale_height
from hwr.ui.studio.series import sequential
from hwr.ui.theme import Theme

_LEAST_COLUMN: Final = 4.4
"""Of a column's width, in heights of a line of text."""

_WORDS: Final = 11.5
"""A column keeps so much width for its words, in the same measure, if there is enough for all."""

_OUTPUT_ROWS: Final = 5

_TALL: Final = 17.0
"""From so many lines of height on names and kinds of layers stand on lines of their own."""

INPUT: Final = -1
"""The place of the input picture among the layers."""


@dataclass(frozen=True)
class At:
    """A unit of a layer, or with `INPUT` a pixel."""

    layer: int
    unit: int


class HeatMapsWidget(QWidget):
    """The mouse tells a unit's numbers; with the focus here the arrow keys do, from layer to layer too."""

    unit_requested = Signal(int, int)
    """A unit was clicked, or Enter was pressed on it: layer and unit, from 0."""
    told = Signal(str)
    """The numbers of what is pointed at; empty when nothing is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._observation: Observation | None = None
        self._views: tuple[LayerView, ...] = ()
        self._inputs: Array = np.zeros(0)
        self._images: tuple[QImage, ...] | None = None
        self._grids: tuple[CellGrid, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._hovered: At | None = None
        self._chosen: At | None = None
        self.setObjectName("heatMaps")
        self.setAccessibleName("Activations of all units")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def views(self) -> tuple[LayerView, ...]:
        """What is shown, layer by layer."""
        return self._views

    @property
    def chosen(self) -> At | None:
        """The unit that the keyboard or a click chose."""
        return self._chosen

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._images = None
        self.update()

    def show_observation(self, observation: Observation | None) -> None:
        """Show another recorded pass; None for none. What is pointed at stays."""
        before = [view.units for view in self._views]
        self._observation = observation
        self._views = () if observation is None else layer_views(observation)
        self._inputs = np.zeros(0) if observation is None else shown_inputs(observation.trace)
        self._images = None
        if [view.units for view in self._views] != before:
            self._chosen = self._hovered = None
            self._arrange()
            self.setMinimumWidth(round(self._least_width()))
        self._tell()
        self.update()

    def choose(self, at: At) -> None:
        """Frame this unit and tell its numbers."""
        self._choose(at)

    def words_for(self, at: At) -> str:
        """All numbers of a unit or pixel."""
        if at.layer == INPUT:
            return f"{pixel_name(at.unit)}: {number(float(self._inputs[at.unit]))}, from 0 paper to 1 ink."
        return readout(self._views[at.layer], at.unit, len(self._views))

    def at_place(self, place: QPointF) -> At | None:
        """The unit or pixel under a place in the widget."""
        for index, grid in enumerate(self._grids):
            unit = grid.unit_at(place.x(), place.y())
            if unit is not None:
                return At(index + INPUT, unit)
        return None

    def cell_place(self, at: At) -> QRectF:
        """Where a unit or pixel lies in the widget."""
        grid = self._grids[at.layer - INPUT]
        return QRectF(*grid.corner(at.unit), grid.cell, grid.cell)

    # Geometry

    def minimumSizeHint(self) -> QSize:
        """As small as it may get."""
        return QSize(round(self._least_width()), round(7.5 * QFontMetricsF(self._small()).height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the layers anew."""
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Arrange the layers anew when the text's size has changed."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()
            self.setMinimumWidth(round(self._least_width()) if self._views else 0)
        super().changeEvent(event)

    def _small(self) -> QFont:
        font = QFont(self.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * 0.92)
        else:
            font.setPixelSize(max(9, round(font.pixelSize() * 0.92)))
        return font

    def _line(self) -> float:
        return QFontMetricsF(self._small()).height()

    def _least_width(self) -> float:
        return (len(self._views) + 1) * self._line() * (_LEAST_COLUMN + 0.6) if self._views else 0.0

    def _head(self) -> float:
        """The height over the maps."""
        return self._line() * (2.0 if self.height() >= _TALL * self._line() else 1.0) + 4

    def _histogram_height(self) -> float:
        metrics = QFontMetricsF(self._small())
        return scale_height(metrics) + min(max(self.height() * 0.16, 2 * metrics.height()), 7 * metrics.height())

    def _maps_bottom(self) -> float:
        return self.height() - self._histogram_height() - self._line() - 10

    def _arrange(self) -> None:
        """Give each layer its column and its grid; columns wider than their map needs give the rest away as gaps."""
        if not self._views:
            self._grids, self._columns = (), ()
            return
        line = self._line()
        sizes = [SIDE * SIDE, *(view.units for view in self._views)]
        gap, least, top = 0.6 * line, _LEAST_COLUMN * line, self._head()
        height = max(8.0, self._maps_bottom() - top)
        columns = shared(self.width() - 1, [weight(size) for size in sizes], least, gap)

        def grid(size: int, column: Column) -> CellGrid:
            if size == SIDE * SIDE and column is columns[0]:
                cell = min(height, column.width) / SIDE
                return CellGrid(size, SIDE, column.left, top, float(int(cell)) if cell >= 2 else cell)
            # The few outputs are drawn larger, to have room for their labels.
            largest = height / (_OUTPUT_ROWS if column is columns[-1] else SIDE)
            return CellGrid.fitted(size, column.left, top, column.width, height, largest)

        grids = [grid(size, column) for size, column in zip(sizes, columns, strict=True)]
        widths = [max(fitted.width, _WORDS * line) for fitted in grids]
        widths = [min(width, column.width) for width, column in zip(widths, columns, strict=True)]
        spare = self.width() - 1 - sum(widths)
        gap = min(max(gap, spare / max(1, len(widths) - 1)), 4 * line) if len(widths) > 1 else gap
        self._columns = placed(widths, gap)
        self._grids = tuple(
            CellGrid(fitted.units, fitted.columns, round(column.left), round(top), fitted.cell)
            for fitted, column in zip(grids, self._columns, strict=True)
        )

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all columns."""
        painter = QPainter(self)
        if not self._views:
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(
                self.rect().adjusted(12, 0, -12, 0),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                "Press Train: what every unit of every layer does appears here.",
            )
            return
        painter.setFont(self._small())
        images = self._made_images()
        for index, (column, grid, cells) in enumerate(zip(self._columns, self._grids, images, strict=True)):
            paint_cells(painter, self._theme, grid, cells)
            if index == 0:
                self._paint_words(painter, column, "Input", ("64 pixels", "pixels"))
                self._paint_legend(painter, column)
                continue
            view = self._views[index + INPUT]
            paint_marks(painter, self._theme, grid, view)
            if view.is_output:
                self._paint_labels(painter, grid, view)
            name = layer_name(view.index, len(self._views))
            self._paint_words(painter, column, name, headings(view))
            self._paint_beneath(painter, column, view)
        for at, strong in ((self._chosen, self.hasFocus()), (self._hovered, True)):
            if at is not None and self._grids[at.layer - INPUT].cell >= 1:
                paint_chosen(painter, self._theme, self._grids[at.layer - INPUT], at.unit, strong)

    def _made_images(self) -> tuple[QImage, ...]:
        if self._images is None:
            shades = [sequential(self._theme, self._inputs), *(colours(self._theme, v, v.a) for v in self._views)]
            self._images = tuple(
                cell_image(self._theme, shade, grid) for shade, grid in zip(shades, self._grids, strict=True)
            )
        return self._images

    def _paint_words(self, painter: QPainter, column: Column, name: str, kinds: tuple[str, ...]) -> None:
        """A layer's name and, in the words that fit, what it is made of."""
        plain = painter.font()
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        line = QFontMetricsF(plain).height()
        name_width = QFontMetricsF(strong).horizontalAdvance(name)
        painter.setFont(strong)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QRectF(column.left, 0, column.width, line), Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(plain)
        painter.setPen(QColor(self._theme.muted))
        below = self.height() >= _TALL * line
        left = column.left if below else column.left + name_width + line * 0.4
        room = QRectF(left, line if below else 0, column.left + column.width - left, line)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, fitting(QFontMetricsF(plain), kinds, room.width()))

    def _paint_beneath(self, painter: QPainter, column: Column, view: LayerView) -> None:
        """The histogram and the line under it."""
        metrics = QFontMetricsF(painter.font())
        top = self._maps_bottom() + 8
        width = min(column.width, max(12 * metrics.height(), self._grids[view.index - INPUT].width))
        paint_histogram(painter, self._theme, view, QRectF(column.left, top, width, self._histogram_height()))
        painter.setPen(QColor(self._theme.text))
        room = QRectF(column.left, self.height() - metrics.height(), column.width, metrics.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, fitting(metrics, footings(view), room.width()))

    def _paint_legend(self, painter: QPainter, column: Column) -> None:
        """Beneath the input, which has no histogram: what the marks mean, of those that there are."""
        marks = [
            (mark, words)
            for mark, words, occurs in (
                (paint_crosses, "dead", any(view.states.dead.any() for view in self._views)),
                (paint_frames, "saturated", any(view.states.saturated.any() for view in self._views)),
            )
            if occurs
        ]
        line = QFontMetricsF(painter.font()).height()
        side, top = float(round(line * 0.8)), self.height() - len(marks) * 1.15 * line
        for mark, words in marks:
            mark(painter, self._theme, side, [(column.left, round(top + line * 0.12))])
            painter.setPen(QColor(self._theme.text))
            room = QRectF(column.left + 1.3 * side, top, column.width, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, words)
            top += 1.15 * line

    def _paint_labels(self, painter: QPainter, grid: CellGrid, view: LayerView) -> None:
        """Every output's label in its square, and its share where there is room."""
        line = QFontMetricsF(painter.font()).height()
        if grid.cell < 0.8 * line:
            return
        roomy = grid.cell >= 2.6 * line and QFontMetricsF(painter.font()).horizontalAdvance("0.999") < grid.cell - 6
        for unit, rgb in enumerate(colours(self._theme, view, view.a).tolist()):
            place, shade = self.cell_place(At(view.index, unit)), QColor(*rgb)
            # Whichever of the two stands out more from the square.
            dark = shade.lightnessF() < 0.55
            painter.setPen(QColor(self._theme.paper if dark != self._theme.is_dark else self._theme.ink))
            if roomy:
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignCenter, f"{unit}\n{float(view.a[unit]):.3f}".replace("-", "−")
                )
            else:
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(unit))

    # Mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the mouse."""
        self._hover(self.at_place(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is elsewhere."""
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the unit under the mouse."""
        at = self.at_place(event.position())
        if event.button() != Qt.MouseButton.LeftButton or at is None:
            super().mousePressEvent(event)
            return
        self._choose(at)
        self._request()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from unit to unit, Page Up and Down from layer to layer, Enter asks for a unit, Escape leaves."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self._chosen is not None:
            self._choose(None)
        elif not self._views or key not in _KEYS:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._request()
        elif self._chosen is None:
            self._choose(At(0, 0))
        else:
            self._choose(self._moved(self._chosen, key))

    def _moved(self, at: At, key: int) -> At:
        grid = self._grids[at.layer - INPUT]
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return At(at.layer, 0 if key == Qt.Key.Key_Home else grid.units - 1)
        right, down = _KEYS[key]
        there = grid.moved(at.unit, right, down) if abs(right) < _LAYER else None
        if there is not None:
            return At(at.layer, there)
        layer = at.layer + (1 if right > 0 else -1)
        if not INPUT <= layer < len(self._views):
            return at
        middle = self.cell_place(at).center()
        return At(layer, self._grids[layer - INPUT].nearest(middle.x(), middle.y()))

    def _choose(self, at: At | None) -> None:
        self._chosen, self._hovered = at, None
        self._tell()
        self.update()

    def _hover(self, at: At | None) -> None:
        if at != self._hovered:
            self._hovered = at
            self._tell()
            self.update()

    def _request(self) -> None:
        if self._chosen is not None and self._chosen.layer != INPUT:
            self.unit_requested.emit(self._chosen.layer, self._chosen.unit)

    def _tell(self) -> None:
        at = self._hovered or self._chosen
        words = "" if at is None or not self._views else self.words_for(at)
        self.setAccessibleDescription(words)
        self.told.emit(words)


_LAYER: Final = 2
_KEYS: Final[dict[int, tuple[int, int]]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_PageUp: (-_LAYER, 0),
    Qt.Key.Key_PageDown: (_LAYER, 0),
    Qt.Key.Key_Home: (0, 0),
    Qt.Key.Key_End: (0, 0),
    Qt.Key.Key_Return: (0, 0),
    Qt.Key.Key_Enter: (0, 0),
}
"""To the right and down; a whole layer is `_LAYER` to the right."""


def fitting(metrics: QFontMetricsF, words: tuple[str, ...], width: float) -> str:
    """The first words that fit into a width; none if none do."""
    return next((said for said in words if metrics.horizontalAdvance(said) <= width), "")
