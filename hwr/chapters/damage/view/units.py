"""What the chapter on damage draws of the network: every unit as a square with its activation, to be clicked off."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from hwr.chapters.damage.damage import Damage, Unit
from hwr.chapters.damage.plan import BIASES
from hwr.language import tr
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.architecture import Architecture
from hwr.nn.trace import Array, Trace
from hwr.train.layer_layout import GAP, LEAST, CellGrid, LayerColumn, MapRoom, arranged
from hwr.train.layer_view import layer_name, unit_name
from hwr.ui.kit.arrows import ARROWS
from hwr.ui.kit.colours import diverging, sequential
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.heat.cells import cell_image, paint_cells, paint_chosen, paint_crosses
from hwr.ui.kit.picture.font import smaller, strong
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE, LEFT, fitting
from hwr.ui.kit.theme import Theme, theme_of
from hwr.words import numeral

_BOX: Final = 0.72
"""Side of the box before "biases", in lines."""

_LAYERS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class DamageUnits(Fitting, Picture[Unit]):
    """The drawing and each layer, side by side; below a layer a box for its biases.

    The mouse, and with the focus here the arrow keys, tell of a unit; a click, or Return, switches it off or on again.
    """

    def __init__(self) -> None:
        super().__init__("damageUnits", tr("Units, to be switched off"), has_parts=True)
        self._architecture: Architecture | None = None
        self._damage = Damage()
        self._classes: tuple[str, ...] = ()
        self._inputs: Array = np.zeros(0)
        self._layers: tuple[Array, ...] = ()
        self._grids: tuple[tuple[LayerColumn, CellGrid], ...] = ()
        self._images: tuple[QImage, ...] | None = None
        self._images_of: Theme | None = None

    def show_pass(self, architecture: Architecture, damage: Damage, trace: Trace, classes: tuple[str, ...]) -> None:
        """Show what the first sample of a pass does in a network with this damage, whose outputs stand for classes."""
        is_other = architecture != self._architecture
        self._architecture, self._damage, self._classes = architecture, damage, classes
        self._inputs, self._layers = trace.inputs[0], tuple(layer.a[0] for layer in trace.layers)
        self._images = None
        if is_other:
            self.fit()
            self.forget_parts()
        else:
            self.tell_part()

    def show_nothing(self) -> None:
        """There is no network."""
        self._architecture, self._layers, self._grids = None, (), ()
        self.forget_parts()

    def activations(self, layer: int) -> Array:
        """What is shown of a layer, (units,)."""
        return self._layers[layer]

    # Parts

    def words_for(self, at: Unit | None) -> str:
        if self._architecture is None:
            return ""
        count = len(self._layers)
        if at is None:
            todo = tr("Click a unit, or biases, to switch them.")
            off = tr("%n unit(s) off.", "", len(self._damage.off)) if self._damage.off else ""
            return f"{off} {todo}".lstrip()
        if at.unit == BIASES:
            name, units = layer_name(at.layer, count), self._architecture.layers[at.layer].units
            if at.layer in self._damage.unbiased:
                return tr("{layer}: its %n bias(es) are all 0.", "", units, layer=name)
            return tr("{layer}: its %n bias(es) are as they were learnt.", "", units, layer=name)
        a = numeral(float(self._layers[at.layer][at.unit]), 3)
        if at.layer == count - 1:
            return tr("Output for {label}: {a}. An output cannot be switched off.", label=self._classes[at.unit], a=a)
        name = unit_name(at.layer, at.unit, count)
        return (
            tr("{unit}: off.", unit=name) if at in self._damage.off else tr("{unit}: activation {a}.", unit=name, a=a)
        )

    def part_at(self, place: QPointF) -> Unit | None:
        for layer in range(len(self._layers)):
            unit = self._grids[layer + 1][1].unit_at(place.x(), place.y())
            if unit is not None:
                return Unit(layer, unit)
            if self.cell(Unit(layer, BIASES)).contains(place):
                return Unit(layer, BIASES)
        return None

    def next_part(self, at: Unit | None, key: Qt.Key) -> Unit | None:
        """Arrows go from unit to unit and on to the next layer, down from the last row to the biases; Page Up and Down
        go from layer to layer."""
        if not self._layers or key not in ARROWS | _LAYERS:
            return None
        if at is None:
            return Unit(0, 0)
        if key in _LAYERS:
            return self._beside(at, _LAYERS[key])
        right, down = ARROWS[key]
        grid = self._grids[at.layer + 1][1]
        if at.unit == BIASES:
            return self._beside(at, right) if right else at if down > 0 else Unit(at.layer, grid.units - 1)
        there = grid.moved(at.unit, right, down)
        if there is None:
            return self._beside(at, right)
        return Unit(at.layer, BIASES if there == at.unit and down > 0 else there)

    def _beside(self, at: Unit, by: int) -> Unit:
        layer = at.layer + by
        if not 0 <= layer < len(self._layers):
            return at
        if at.unit == BIASES:
            return Unit(layer, BIASES)
        middle = self.cell(at).center()
        return Unit(layer, self._grids[layer + 1][1].nearest(middle.x(), middle.y()))

    def cell(self, at: Unit) -> QRectF:
        """Where a unit, or the box of a layer's biases with its word, lies in the widget."""
        column, grid = self._grids[at.layer + 1]
        if at.unit != BIASES:
            return QRectF(*grid.corner(at.unit), grid.cell, grid.cell)
        line = self._line
        return QRectF(column.left, self.height() - 1.3 * line, column.width, 1.2 * line)

    # Geometry and painting

    @property
    def _line(self) -> float:
        return QFontMetricsF(smaller(self.font())).height()

    def minimumSizeHint(self) -> QSize:
        return QSize(round(14 * self._line), round(7 * self._line))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.3

    def fit(self) -> None:
        self._images, self._grids = None, ()
        if self._architecture is None:
            return
        units, line = [layer.units for layer in self._architecture.layers], self._line
        # However many layers there are, none is pushed out.
        column = min(line, (self.width() - 1) / ((len(units) + 1) * (LEAST + GAP)))
        room = MapRoom(self.width() - 1, 1.3 * line, self.height() - 1.5 * line, max(1.0, column))
        self._grids = arranged(units, room)

    def paint(self, painter: QPainter) -> None:
        if self._architecture is None:
            return
        theme, font = theme_of(self), smaller(self.font())
        painter.setFont(font)
        for index, ((column, grid), cells) in enumerate(zip(self._grids, self._made_images(), strict=True)):
            paint_cells(painter, theme, grid, cells)
            layer = index - 1
            name = tr("Input") if layer < 0 else layer_name(layer, len(self._layers))
            painter.setFont(strong(font))
            painter.setPen(QColor(theme.text))
            head = QRectF(column.left, 0, column.width + 0.5 * self._line, 1.2 * self._line)
            painter.drawText(head, LEFT, fitting(QFontMetricsF(strong(font)), (name, name[:3]), head.width()))
            painter.setFont(font)
            if layer < 0:
                continue
            off = [grid.corner(at.unit) for at in self._damage.off if at.layer == layer]
            paint_crosses(painter, theme, grid.cell, off)
            if layer == len(self._layers) - 1:
                self._paint_labels(painter, theme, grid, self._layers[layer])
            self._paint_biases(painter, theme, layer)
        for at, is_strong in ((self.current, self.hasFocus()), (self.hovered, True)):
            if at is not None and at.unit != BIASES:
                paint_chosen(painter, theme, self._grids[at.layer + 1][1], at.unit, is_strong)

    def paint_focus(self, painter: QPainter) -> None:
        if self.current is None:
            super().paint_focus(painter)

    def _paint_labels(self, painter: QPainter, theme: Theme, grid: CellGrid, a: Array) -> None:
        if grid.cell < 0.8 * self._line:
            return
        metrics = QFontMetricsF(painter.font())
        for unit, name in enumerate(self._classes):
            painter.setPen(QColor(theme.paper if a[unit] > 0.5 else theme.ink))
            said = metrics.elidedText(name, Qt.TextElideMode.ElideRight, grid.cell)
            painter.drawText(QRectF(*grid.corner(unit), grid.cell, grid.cell), CENTRE, said)

    def _paint_biases(self, painter: QPainter, theme: Theme, layer: int) -> None:
        at, line = Unit(layer, BIASES), self._line
        place, is_gone = self.cell(at), layer in self._damage.unbiased
        is_at = at in (self.hovered, self.current if self.hasFocus() else None)
        side = float(round(_BOX * line))
        box = QRectF(round(place.left()) + 0.5, round(place.center().y() - side / 2) + 0.5, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush if is_gone else QColor(theme.accent))
        painter.setPen(QPen(QColor(theme.text if is_at else theme.outline if is_gone else theme.accent), 1.5))
        painter.drawRoundedRect(box, 2, 2)
        if not is_gone:
            painter.setPen(QPen(QColor(theme.on_accent), max(1.4, 0.1 * line)))
            tick = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.28))
            painter.drawPolyline([box.topLeft() + QPointF(x * side, y * side) for x, y in tick])
        painter.setPen(QColor(theme.muted if is_gone else theme.text))
        room = QRectF(box.right() + 0.35 * line, place.top(), place.right() - box.right() - 0.2 * line, place.height())
        painter.drawText(room, LEFT, fitting(QFontMetricsF(painter.font()), (tr("biases"), "b"), room.width()))

    def _made_images(self) -> tuple[QImage, ...]:
        theme = theme_of(self)
        if self._images is None or self._images_of is not theme:
            assert self._architecture is not None
            self._images_of = theme
            shades = [sequential(theme, self._inputs)]
            for spec, a in zip(self._architecture.layers, self._layers, strict=True):
                kind = ACTIVATIONS[spec.activation]
                limit = kind.highest if kind.is_bounded() else float(np.abs(a).max()) or 1.0
                shades.append(diverging(theme, a, limit) if kind.lowest < 0 else sequential(theme, a / limit))
            self._images = tuple(
                cell_image(theme, shade, grid) for shade, (_, grid) in zip(shades, self._grids, strict=True)
            )
        return self._images
