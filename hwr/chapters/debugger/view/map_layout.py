"""Where everything lies on the debugger's map: the inputs, the layers that fit, a cell for each unit, and the loss."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from hwr.chapters.debugger.walk import PAGE, SIDE, Here

_STRIP, _INPUTS, _LOSS, _GAP = 2.9, 2.0, 1.25, 0.15
"""Heights in lines of text: a layer, the inputs, the loss, and what lies between them at least."""

_EDGES: Final = 1.2
"""And before text grows, so many lines of text between two layers."""

_AIR: Final = 3.0
"""Where there is much room, so many lines of text more a layer, a quarter of them for its cells, the rest for edges."""

_LAYERS: Final = 6
"""Text is only as large as lets so many layers be seen."""


def lines_for(layers: int) -> float:
    """The height that so many layers ask for before text grows, in lines of text."""
    return _INPUTS + min(layers, _LAYERS) * (_STRIP + _EDGES) + _LOSS


@dataclass(frozen=True)
class Strip:
    """A layer on the map: its heading, a cell for each unit of the page, and where to press for the pages around it."""

    layer: int
    area: QRectF
    units: tuple[int, ...]
    cells: tuple[QRectF, ...]
    before: QRectF
    after: QRectF

    def cell_of(self, unit: int) -> QRectF | None:
        """The cell of a unit; None if it is on another page."""
        return self.cells[self.units.index(unit)] if unit in self.units else None


@dataclass(frozen=True, eq=False)
class MapLayout:
    """Frozen: for one position, in one size of the map.

    Attributes:
        here: what is shown.
        width, height: of the map, in pixels.
        line: the height of a line of text.
        more: the width of the words that tell of more units of a layer than there is room for.
    """

    here: Here
    width: float
    height: float
    line: float
    more: float

    @property
    def head(self) -> QRectF:
        """In the place of the inputs, if the first layers are out of sight."""
        return QRectF(0, 0, self.width, _LOSS * self.line)

    @property
    def inputs(self) -> QRectF:
        """Where the pixels are; null if the inputs are no picture."""
        if self.here.worked.units(-1) != SIDE * SIDE:
            return QRectF()
        height = _INPUTS * self.line
        return QRectF(0.4 * self.line, 0.1 * self.line, height, height)

    @property
    def loss(self) -> QRectF:
        """Beneath the last of the layers that are seen."""
        bottom = self.strips[-1].area.bottom()
        return QRectF(1, bottom + 0.5 * _GAP * self.line, self.width - 2, _LOSS * self.line)

    @cached_property
    def strips(self) -> tuple[Strip, ...]:
        """Those layers that fit, around the one of the position."""
        here, line, layers = self.here, self.line, self.here.worked.layers
        step = (_STRIP + _GAP) * line
        top = (_INPUTS + _GAP) * line
        room = self.height - top - _LOSS * line
        fit = max(1, min(layers, int(room / step + 0.05)))
        first = min(max(here.at.layer - fit // 2, 0), layers - fit)
        air = min(max((room - fit * step) / (fit + 0.5), 0.0), _AIR * line)
        height = _STRIP * line + 0.25 * air
        top, step = top + 0.5 * air, step + air
        return tuple(self._strip(first + i, top + i * step, height) for i in range(fit))

    def unit_at(self, place: QPointF) -> tuple[int, int] | None:
        """The layer and the unit of the cell at a place."""
        for strip in self.strips:
            for unit, cell in zip(strip.units, strip.cells, strict=True):
                if cell.contains(place):
                    return strip.layer, unit
        return None

    def _strip(self, layer: int, top: float, height: float) -> Strip:
        here, line = self.here, self.line
        order = here.walk.orders[layer]
        units = here.walk.page(layer, here.unit_of(layer))
        area = QRectF(1, top, self.width - 2, height)
        left, width = area.left() + 0.4 * line, area.width() - 0.8 * line
        gap = 0.2 * line
        cell = (width - (PAGE - 1) * gap) / PAGE
        cells = [
            QRectF(left + i * (cell + gap), top + 1.18 * line, cell, height - 1.32 * line) for i in range(len(units))
        ]
        more = self.more if len(order) > PAGE else 0.0
        after = QRectF(area.right() - 0.4 * line - more, top, more, 1.15 * line)
        start = order.index(units[0])
        before = QRectF(after.left() - more, top, more, 1.15 * line) if start else QRectF(after.left(), top, 0, 0)
        return Strip(layer, area, units, tuple(cells), before, after)
