"""The network picture: units as circles filled by their activation, the strongest weights between them as lines."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.train.layer_layout import CellGrid
from hwr.train.layer_view import SIDE, Array, LayerView, layer_views, shown_inputs
from hwr.train.network_layout import INPUT, EdgeAt, Edges, NetworkLayout, Room, UnitAt, edge_near
from hwr.train.observation import Observation
from hwr.ui.kit.colours import sequential
from hwr.ui.kit.heat.cells import cell_image, paint_cells
from hwr.ui.kit.layout import named
from hwr.ui.kit.picture.font import smaller
from hwr.ui.kit.theme import theme_of
from hwr.ui.train.network_painting import paint_edges, paint_faint, paint_names, paint_outputs, paint_units

_MOST_EDGES: Final = 90
"""Between two layers; more would be a grey mass."""

_MOST_IN_ALL: Final = 270
"""Between all layers; more would take too long to paint."""

_MOST_UNITS: Final = 40
"""Of a layer, however high the picture is: beyond, they get larger rather."""

_OF_UNIT: Final = 24
_REACH: Final = 4.0
_KEYS: Final[dict[int, tuple[int, int]]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class NetworkPictureWidget(QWidget):
    """The mouse tells the numbers of units and lines; arrow keys go from unit to unit, with Shift from line to line."""

    unit_requested = Signal(int, int)
    """A unit was clicked, or Enter was pressed on it: layer and unit, from 0."""
    pointed = Signal(object)
    """The mouse or the keyboard is at this `UnitAt` or `EdgeAt`; None when at neither."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._observation: Observation | None = None
        self._views: tuple[LayerView, ...] = ()
        self._layout: NetworkLayout | None = None
        self._stale = True
        self._edges: tuple[Edges, ...] = ()
        self._hovered: UnitAt | EdgeAt | None = None
        self._chosen: UnitAt | EdgeAt | None = None
        named(self, "networkPicture", "Units and weights of the network")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def views(self) -> tuple[LayerView, ...]:
        """What is shown, layer by layer."""
        return self._views

    @property
    def at(self) -> UnitAt | EdgeAt | None:
        """What the mouse is at, or else what was chosen."""
        return self._hovered or self._chosen

    @property
    def edges(self) -> tuple[Edges, ...]:
        """The weights that are drawn."""
        self.laid_out()
        return self._edges

    def show_observation(self, observation: Observation | None) -> None:
        """Show another recorded pass; None for none. What is pointed at stays."""
        before = [view.units for view in self._views]
        self._observation = observation
        self._views = () if observation is None else layer_views(observation)
        if [view.units for view in self._views] != before:
            self._chosen = self._hovered = None
            self._layout = None
        self._changed()
        self.pointed.emit(self.at)

    def choose(self, at: UnitAt) -> None:
        """Show this unit, whatever it does, and all that goes into it and out of it."""
        self._choose(at)

    def laid_out(self) -> NetworkLayout | None:
        """Where everything is; None while there is nothing."""
        if self._observation is None:
            return None
        if self._stale or self._layout is None:
            line, small = self._line(), QFontMetricsF(smaller(self.font()))
            right = small.horizontalAdvance("0  0.0000") + 5.5 * line
            spacing = max(13.0, 0.95 * line, self.height() / _MOST_UNITS)
            room = Room(self.width() - 2, self.height(), 1.5 * line, 1.2 * line, right, spacing)
            held = self._chosen
            if isinstance(held, EdgeAt):
                held = UnitAt(held.layer, held.target)
            self._layout = NetworkLayout.fitted(room, [np.abs(view.a) for view in self._views], self._layout, held)
            most = min(_MOST_EDGES, max(12, _MOST_IN_ALL // len(self._views)))
            self._edges = self._layout.strongest(self._weights(), most)
            self._stale = False
        return self._layout

    def sizeHint(self) -> QSize:
        return QSize(600, round(16 * self._line()))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(20 * self._line()), round(7 * self._line()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stale = True
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        self._stale = True
        super().changeEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self.laid_out()
        painter = QPainter(self)
        if layout is None or self._observation is None:
            painter.setPen(QColor(theme_of(self).muted))
            painter.drawText(
                self.rect().adjusted(12, 0, -12, 0),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                "Press Train: the network that is trained appears here, with its numbers.",
            )
            return
        painter.setFont(smaller(self.font()))
        theme, at = theme_of(self), self.at
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if at is None:
            paint_edges(painter, theme, self._edges, 0.85)
        else:
            paint_faint(painter, theme, self._edges)
        # Over the lines, which would hide it; only those of a unit pointed at are followed to their pixels.
        grid = CellGrid(SIDE * SIDE, SIDE, round(layout.left), round(layout.top), layout.cell)
        inputs = sequential(theme, shown_inputs(self._observation.trace))
        paint_cells(painter, theme, grid, cell_image(theme, inputs, grid))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if at is not None:
            paint_edges(painter, theme, self._pointed_edges(layout, at), 1.05)
        for view, shown in zip(self._views, layout.layers, strict=True):
            paint_units(painter, theme, view, shown)
        paint_names(painter, theme, layout, self._views, QRectF(self.rect()))
        paint_outputs(painter, theme, self._views[-1], layout.layers[-1], self.width())
        self._paint_pointed(painter, layout, at)

    def _pointed_edges(self, layout: NetworkLayout, at: UnitAt | EdgeAt) -> tuple[Edges, ...]:
        weights = self._weights()
        if isinstance(at, UnitAt):
            return layout.of_unit(weights, at, _OF_UNIT) if layout.place(at) is not None else ()
        edge = layout.edge(weights, at)
        return () if edge is None else (edge,)

    def _paint_pointed(self, painter: QPainter, layout: NetworkLayout, at: UnitAt | EdgeAt | None) -> None:
        """A ring around the unit, or around both ends of the line."""
        if at is None:
            return
        ends = [at] if isinstance(at, UnitAt) else [UnitAt(at.layer - 1, at.source), UnitAt(at.layer, at.target)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme_of(self).accent), 2.5 if self._hovered or self.hasFocus() else 1.6))
        for end in ends:
            place = layout.place(end)
            if place is None:
                continue
            if end.layer == INPUT:
                half = layout.cell / 2 + 1
                painter.drawRect(QRectF(place[0] - half, place[1] - half, 2 * half, 2 * half))
            else:
                ring = layout.layers[end.layer].radius + 3
                painter.drawEllipse(QPointF(*place), ring, ring)

    def _line(self) -> float:
        return QFontMetricsF(smaller(self.font())).height()

    def _weights(self) -> list[Array]:
        return [] if self._observation is None else [layer.weights for layer in self._observation.trace.layers]

    # Mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._under(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._under(event.position()))
            self._request()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose a unit, with Shift a line into it; Enter asks for the unit, Escape takes the choice back."""
        layout, key = self.laid_out(), event.key()
        if layout is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self._choose(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._request()
        elif key not in _KEYS:
            super().keyPressEvent(event)
        elif self._chosen is None:
            last = len(layout.layers) - 1
            self._choose(UnitAt(last, int(np.nan_to_num(self._views[last].a).argmax())))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._choose(self._next_edge(layout, self._chosen, _KEYS[key][1] or _KEYS[key][0]))
        elif isinstance(self._chosen, EdgeAt):
            self._choose(UnitAt(self._chosen.layer, self._chosen.target))
        else:
            self._choose(layout.moved(self._chosen, *_KEYS[key]))

    def _next_edge(self, layout: NetworkLayout, at: UnitAt | EdgeAt, step: int) -> UnitAt | EdgeAt:
        """Of the lines into a unit, the strongest first, the next or the one before."""
        target = at if isinstance(at, UnitAt) else UnitAt(at.layer, at.target)
        if target.layer == INPUT:
            return at
        into = layout.of_unit(self._weights(), target, _OF_UNIT)[0]
        sources = into.sources.tolist()
        if not sources:
            return at
        if isinstance(at, EdgeAt) and at.source in sources:
            place = (sources.index(at.source) + step) % len(sources)
        else:
            place = 0
        return EdgeAt(target.layer, sources[place], target.unit)

    def _under(self, place: QPointF) -> UnitAt | EdgeAt | None:
        layout = self.laid_out()
        if layout is None:
            return None
        unit = layout.unit_at(place.x(), place.y())
        if unit is not None:
            return unit
        # While a unit is chosen only its own lines are drawn in full, and only they can be pointed at.
        drawn = self._edges if self._chosen is None else self._pointed_edges(layout, self._chosen)
        return edge_near(drawn, place.x(), place.y(), _REACH)

    def _hover(self, at: UnitAt | EdgeAt | None) -> None:
        if at != self._hovered:
            self._hovered = at
            self.pointed.emit(self.at)
            self.update()

    def _choose(self, at: UnitAt | EdgeAt | None) -> None:
        self._chosen, self._hovered = at, None
        self.pointed.emit(at)
        self._changed()

    def _request(self) -> None:
        if isinstance(self._chosen, UnitAt) and self._chosen.layer != INPUT:
            self.unit_requested.emit(self._chosen.layer, self._chosen.unit)

    def _changed(self) -> None:
        self._stale = True
        self.update()
