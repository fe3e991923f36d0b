"""Heat maps: the input and every layer side by side, a square a unit, with each layer's histogram beneath.

Everything is painted by one widget: layers of thousands of units are no more work than small ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from hwr.language import tr
from hwr.train.layer_layout import CellGrid, LayerColumn, MapRoom, arranged, least_width
from hwr.train.layer_view import Array, LayerView, headings, layer_name, layer_views, pixel_name, readout, shown_inputs
from hwr.train.observation import Observation
from hwr.ui.kit.arrows import ARROWS
from hwr.ui.kit.colours import sequential
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.heat.cells import cell_image, colours, paint_cells, paint_chosen, paint_marks
from hwr.ui.kit.heat.column import paint_beneath, paint_heading, paint_labels, paint_legend, scale_height
from hwr.ui.kit.picture.font import smaller
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.theme import Theme, theme_of
from hwr.words import numeral

_TALL: Final = 17.0
"""From so many lines of height on names and kinds of layers stand on lines of their own."""

INPUT: Final = -1
"""The place of the input picture among the layers."""


@dataclass(frozen=True)
class At:
    """A unit of a layer, or with `INPUT` a pixel."""

    layer: int
    unit: int


class HeatMapsWidget(Fitting, Picture[At]):
    """The mouse tells a unit's numbers; with the focus here the arrow keys do, from layer to layer too."""

    unit_requested = Signal(int, int)
    """A unit was clicked, or Enter was pressed on it: layer and unit, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("heatMaps", tr("Activations of all units"), has_parts=True, parent=parent)
        self._views: tuple[LayerView, ...] = ()
        self._inputs: Array = np.zeros(0)
        self._images: tuple[QImage, ...] | None = None
        self._images_of: Theme | None = None
        self._grids: tuple[tuple[LayerColumn, CellGrid], ...] = ()
        self.chosen.connect(self._request)
        self.tell_part()

    @property
    def views(self) -> tuple[LayerView, ...]:
        """What is shown, layer by layer."""
        return self._views

    def show_observation(self, observation: Observation | None) -> None:
        """Show another recorded pass; None for none. What is pointed at stays."""
        before = [view.units for view in self._views]
        self._views = () if observation is None else layer_views(observation)
        self._inputs = np.zeros(0) if observation is None else shown_inputs(observation.trace)
        self._images = None
        if [view.units for view in self._views] != before:
            self.fit()
            self.forget_parts()
        else:
            self.tell_part()

    # Parts

    def words_for(self, at: At | None) -> str:
        """All numbers of a unit or pixel; for None, what there is at all."""
        if at is None:
            if not self._views:
                return tr("Nothing is to be seen yet.")
            layers = [f"{layer_name(view.index, len(self._views))}: {headings(view)[0]}" for view in self._views]
            return tr(
                "Input: %n pixel(s); {layers}. The arrow keys go from unit to unit.",
                "",
                len(self._inputs),
                layers="; ".join(layers),
            )
        if at.layer == INPUT:
            return tr(
                "{pixel}: {ink}, from 0 paper to 1 ink.",
                pixel=pixel_name(at.unit),
                ink=numeral(float(self._inputs[at.unit])),
            )
        return readout(self._views[at.layer], at.unit, len(self._views))

    def part_at(self, place: QPointF) -> At | None:
        """The unit or pixel under a place in the widget."""
        for index, (_, grid) in enumerate(self._grids):
            unit = grid.unit_at(place.x(), place.y())
            if unit is not None:
                return At(index + INPUT, unit)
        return None

    def next_part(self, at: At | None, key: Qt.Key) -> At | None:
        """Arrows go from unit to unit, Page Up and Down from layer to layer, Home and End to the ends of a layer."""
        if not self._views or key not in _KEYS:
            return None
        if at is None:
            return At(0, 0)
        grid = self._grid(at.layer)
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
        return At(layer, self._grid(layer).nearest(middle.x(), middle.y()))

    @Slot(object)
    def _request(self, at: At | None) -> None:
        if at is not None and at.layer != INPUT:
            self.unit_requested.emit(at.layer, at.unit)

    def cell_place(self, at: At) -> QRectF:
        """Where a unit or pixel lies in the widget."""
        grid = self._grid(at.layer)
        return QRectF(*grid.corner(at.unit), grid.cell, grid.cell)

    # Geometry

    def _grid(self, layer: int) -> CellGrid:
        return self._grids[layer - INPUT][1]

    def sizeHint(self) -> QSize:
        return QSize()  # whatever there is

    def minimumSizeHint(self) -> QSize:
        return QSize(0, round(7.5 * self._line()))

    def _line(self) -> float:
        return QFontMetricsF(smaller(self.font())).height()

    def _head_lines(self) -> int:
        return 2 if self.height() >= _TALL * self._line() else 1

    def _beneath(self) -> QRectF:
        """Where the histograms and the lines under them are."""
        metrics = QFontMetricsF(smaller(self.font()))
        line = metrics.height()
        height = scale_height(metrics) + min(max(self.height() * 0.16, 2 * line), 7 * line) + line + 2
        return QRectF(0, self.height() - height, self.width(), height)

    def fit(self) -> None:
        line = self._line()
        self._images = None
        self._grids = ()
        if self._views:
            room = MapRoom(self.width() - 1, self._head_lines() * line + 4, self._beneath().top() - 8, line)
            self._grids = arranged([view.units for view in self._views], room)
        self.setMinimumWidth(round(least_width(len(self._views), line)) if self._views else 0)

    # Painting

    def paint(self, painter: QPainter) -> None:
        if not self._views:
            painter.setPen(QColor(theme_of(self).muted))
            painter.drawText(
                self.rect().adjusted(12, 0, -12, 0),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                tr("What every unit of every layer does appears here as soon as a network trains."),
            )
            return
        painter.setFont(smaller(self.font()))
        theme, lines, beneath = theme_of(self), self._head_lines(), self._beneath()
        for index, ((column, grid), cells) in enumerate(zip(self._grids, self._made_images(), strict=True)):
            paint_cells(painter, theme, grid, cells)
            if index == 0:
                paint_heading(painter, theme, column, tr("Input"), (tr("64 pixels"), "64"), lines)
                paint_legend(painter, theme, column, self.height(), self._views)
                continue
            view = self._views[index + INPUT]
            paint_marks(painter, theme, grid, view)
            if view.is_output:
                paint_labels(painter, theme, grid, view)
            paint_heading(painter, theme, column, layer_name(view.index, len(self._views)), headings(view), lines)
            paint_beneath(painter, theme, column, grid, view, beneath)
        for at, is_strong in ((self.current, self.hasFocus()), (self.hovered, True)):
            if at is not None:
                paint_chosen(painter, theme, self._grid(at.layer), at.unit, is_strong)

    def paint_focus(self, painter: QPainter) -> None:
        """The frame of the unit shows where the keys go."""

    def _made_images(self) -> tuple[QImage, ...]:
        if self._images is None or self._images_of is not theme_of(self):
            self._images_of = theme_of(self)
            shades = [sequential(theme_of(self), self._inputs), *(colours(theme_of(self), v, v.a) for v in self._views)]
            self._images = tuple(
                cell_image(theme_of(self), shade, grid) for shade, (_, grid) in zip(shades, self._grids, strict=True)
            )
        return self._images


_LAYER: Final = 2
_KEYS: Final[dict[int, tuple[int, int]]] = {
    **ARROWS,
    Qt.Key.Key_PageUp: (-_LAYER, 0),
    Qt.Key.Key_PageDown: (_LAYER, 0),
    Qt.Key.Key_Home: (0, 0),
    Qt.Key.Key_End: (0, 0),
}
"""To the right and down; a whole layer is `_LAYER` to the right."""
