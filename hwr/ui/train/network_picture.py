"""The network picture: units as circles filled by their activation, the strongest weights between them as lines."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from hwr.language import mark, tr
from hwr.train.layer_layout import CellGrid
from hwr.train.layer_view import SIDE, Array, LayerView, headings, layer_name, layer_views, pixel_name, shown_inputs
from hwr.train.network_layout import INPUT, EdgeAt, Edges, NetworkLayout, Room, UnitAt, edge_near
from hwr.train.network_terms import edge_words, sum_words, unit_sum
from hwr.train.observation import Observation
from hwr.ui.kit.arrows import ARROWS
from hwr.ui.kit.colours import sequential
from hwr.ui.kit.heat.cells import cell_image, paint_cells
from hwr.ui.kit.picture.font import smaller
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import theme_of
from hwr.ui.train.network_painting import paint_edges, paint_faint, paint_names, paint_outputs, paint_units
from hwr.words import numeral

_EMPTY: Final = mark("The network appears here, with its numbers, as soon as it trains.")

_MOST_EDGES: Final = 90
"""Between two layers; more would be a grey mass."""

_MOST_IN_ALL: Final = 270
"""Between all layers; more would take too long to paint."""

_MOST_UNITS: Final = 40
"""Of a layer, however high the picture is: beyond, they get larger rather."""

_OF_UNIT: Final = 24
_REACH: Final = 4.0
_TOLD_TERMS: Final = 3
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class NetworkPictureWidget(Picture[UnitAt | EdgeAt]):
    """The mouse tells the numbers of units and lines; arrow keys go from unit to unit, with Shift from line to line."""

    unit_requested = Signal(int, int)
    """A unit was clicked, or Enter was pressed on it: layer and unit, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("networkPicture", tr("Units and weights of the network"), has_parts=True, parent=parent)
        self._observation: Observation | None = None
        self._views: tuple[LayerView, ...] = ()
        self._layout: NetworkLayout | None = None
        self._stale = True
        self._edges: tuple[Edges, ...] = ()
        self.chosen.connect(self._request)
        self.tell_part()

    @property
    def views(self) -> tuple[LayerView, ...]:
        """What is shown, layer by layer."""
        return self._views

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
            self._layout = None
            self.forget_parts()
        self._stale = True
        self.tell_part()

    def laid_out(self) -> NetworkLayout | None:
        """Where everything is; None while there is nothing."""
        if self._observation is None:
            return None
        if self._stale or self._layout is None:
            line, small = self._line(), QFontMetricsF(smaller(self.font()))
            right = small.horizontalAdvance("0  0.0000") + 5.5 * line
            spacing = max(13.0, 0.95 * line, self.height() / _MOST_UNITS)
            room = Room(self.width() - 2, self.height(), 1.5 * line, 1.2 * line, right, spacing)
            held = self.current
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

    def paint(self, painter: QPainter) -> None:
        layout = self.laid_out()
        if layout is None or self._observation is None:
            painter.setPen(QColor(theme_of(self).muted))
            painter.drawText(
                self.rect().adjusted(12, 0, -12, 0),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                tr(_EMPTY),
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
        painter.setPen(QPen(QColor(theme_of(self).accent), 2.5 if self.hovered or self.hasFocus() else 1.6))
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

    def paint_focus(self, painter: QPainter) -> None:
        """The ring around the unit or the line shows where the keys go."""

    # Parts

    def point_at(self, at: UnitAt | EdgeAt | None) -> None:
        """Let this unit be seen, whatever it does, and all that goes into it and out of it."""
        self._stale = True
        super().point_at(at)

    def tell_part(self) -> None:
        """Tell what is pointed at, or what there is at all."""
        super().tell_part()
        if self.at is None:
            layers = [f"{layer_name(view.index, len(self._views))}: {headings(view)[0]}" for view in self._views]
            told = (
                tr("{layers}. The arrow keys go from unit to unit.", layers="; ".join(layers)) if layers else tr(_EMPTY)
            )
            tell(self, told)

    def words_for(self, at: UnitAt | EdgeAt | None) -> str:
        """All numbers of a unit, a pixel or a line."""
        if at is None or self._observation is None:
            return ""
        trace, views = self._observation.trace, self._views
        if isinstance(at, EdgeAt):
            return edge_words(trace, at)
        if at.layer == INPUT:
            return tr(
                "{pixel}: {value}, from 0 paper to 1 ink.",
                pixel=pixel_name(at.unit),
                value=numeral(float(shown_inputs(trace)[at.unit])),
            )
        return sum_words(unit_sum(trace, at, _TOLD_TERMS), views[at.layer], len(views))

    def part_at(self, place: QPointF) -> UnitAt | EdgeAt | None:
        layout = self.laid_out()
        if layout is None:
            return None
        unit = layout.unit_at(place.x(), place.y())
        if unit is not None:
            return unit
        # While a unit is chosen only its own lines are drawn in full, and only they can be pointed at.
        drawn = self._edges if self.current is None else self._pointed_edges(layout, self.current)
        return edge_near(drawn, place.x(), place.y(), _REACH)

    def next_part(self, at: UnitAt | EdgeAt | None, key: Qt.Key) -> UnitAt | EdgeAt | None:
        layout = self.laid_out()
        if layout is None or key not in ARROWS:
            return None
        if at is None:
            last = len(layout.layers) - 1
            return UnitAt(last, int(np.nan_to_num(self._views[last].a).argmax()))
        return UnitAt(at.layer, at.target) if isinstance(at, EdgeAt) else layout.moved(at, *ARROWS[key])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is there; beside everything, nothing."""
        if event.button() == Qt.MouseButton.LeftButton and self.part_at(event.position()) is None:
            self.point_at(None)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose a unit, with Shift a line into it; Enter asks for the unit, Escape takes the choice back."""
        layout, step = self.laid_out(), ARROWS.get(event.key())
        if layout is None or self.current is None or step is None or not event.modifiers() & _SHIFT:
            super().keyPressEvent(event)
        else:
            self.point_at(self._next_edge(layout, self.current, step[1] or step[0]))

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

    @Slot(object)
    def _request(self, at: UnitAt | EdgeAt | None) -> None:
        if isinstance(at, UnitAt) and at.layer != INPUT:
            self.unit_requested.emit(at.layer, at.unit)
