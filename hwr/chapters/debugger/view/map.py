"""The debugger's map: the layers from the inputs down to the loss, a page of units of each, and where the pass stands.

What is not known yet is left out: a cell is dotted until its number has been computed. The layer of the position has an
arrow, its unit a double frame; so nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent

from hwr.chapters.debugger.view.edges import EdgeLine, edge_at, edge_lines, paint_edges
from hwr.chapters.debugger.view.map_layout import MapLayout, Strip, lines_for
from hwr.chapters.debugger.view.numbers import DebuggerPicture
from hwr.chapters.debugger.walk import SIDE, Here, Part, Quantity, Role, layer_words
from hwr.chapters.debugger.worked_pass import WorkedPass
from hwr.language import tr, written
from hwr.nn.activations import ACTIVATIONS
from hwr.ui.kit.colours import diverging, image, sequential
from hwr.ui.kit.picture.font import smaller, strong
from hwr.ui.kit.picture.text import CENTRE, LEFT, fitting, fitting_number
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_COLUMNS: Final = 84
"""And only as large as lets the cells hold numbers of three figures."""

_FIGURES: Final = 3
"""Of a number in a cell; the opened unit has more."""

_FILLED: Final = 0.88
"""So much of a cell's width its number may take."""

_MARKS: Final = {Part.FORWARD: "▼", Part.LOSS: "●", Part.BACKWARD: "▲", Part.UPDATE: "✎"}
_NOTCH: Final = 120
"""Of a wheel, in Qt's eighths of a degree."""

_WASH: Final = 0.45
"""Colours of cells are this strong at most, so that numbers on them keep their contrast."""


class DebuggerMap(DebuggerPicture):
    """Shows a walk; units are chosen by the mouse, or with the arrow keys."""

    unit_chosen = Signal(int, int)
    """A layer and a unit of it, both from 0."""
    page_requested = Signal(int, int)
    """A layer, and how many pages to turn."""
    edge_chosen = Signal(object)
    """Carries the `Quantity` that the edge is asked for."""
    opened = Signal()
    """The chosen unit is to be looked into."""

    def __init__(self) -> None:
        super().__init__("debuggerMap", tr("Layers and units"), lines=6.2, columns=50, is_turned=True)
        self._here: Here | None = None
        self._wheel = 0
        self.nudged.connect(self._go)

    @property
    def ease(self) -> tuple[float, float]:
        return lines_for(self._here.worked.layers if self._here is not None else 1), _COLUMNS

    @property
    def places(self) -> MapLayout | None:
        """Where everything lies; None before there is anything."""
        if self._here is None:
            return None
        more = self.metrics.horizontalAdvance(tr("+ {count} more ▶", count=written("65,000")) + " ")
        return MapLayout(self._here, self.width(), self.height(), self.line, more)

    @property
    def edges(self) -> tuple[EdgeLine, ...]:
        """Those of the chosen unit, of the layers that are seen."""
        return () if self.places is None else edge_lines(self.places)

    def show_position(self, here: Here) -> None:
        """Stand there."""
        self._here, self.worked = here, here.worked
        self.describe(here.words)

    # Painting

    def paint(self, painter: QPainter) -> None:
        places = self.places
        if places is None:
            return
        here, top = places.here, places.strips[0].layer
        if top == 0:
            self._paint_inputs(painter, here.worked, places.inputs)
        else:
            self._paint_hint(painter, places.head, tr("▲ {count} above", count=top))
        for strip in places.strips:
            self._paint_ground(painter, strip, is_here=strip.layer == here.at.layer)
        paint_edges(painter, theme_of(self), edge_lines(places), self.line)
        if top == 0:
            self._paint_input_words(painter, here.worked, places.inputs)
        for strip in places.strips:
            self._paint_strip(painter, here, strip)
        self._paint_loss(painter, places)

    def _paint_ground(self, painter: QPainter, strip: Strip, *, is_here: bool) -> None:
        if is_here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme_of(self).accent_soft))
            painter.drawRoundedRect(strip.area, 0.4 * self.line, 0.4 * self.line)

    def _paint_words(self, painter: QPainter, box: QRectF, words: str, ground: str) -> None:
        """At the left of a box, on a ground, so that no edge runs through them."""
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        painter.fillRect(QRectF(box.left() - 2, box.top(), width + 4, box.height()), QColor(ground))
        painter.drawText(box, LEFT, words)

    def _paint_inputs(self, painter: QPainter, worked: WorkedPass, picture: QRectF) -> None:
        if picture.isNull():
            return
        pixels = np.asarray(worked.trace.inputs[0], np.float64).reshape(SIDE, SIDE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(picture, image(sequential(theme_of(self), pixels)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme_of(self).outline), 1))
        painter.drawRect(picture)
        painter.restore()

    def _paint_input_words(self, painter: QPainter, worked: WorkedPass, picture: QRectF) -> None:
        left = picture.right() + 0.7 * self.line
        room = QRectF(left, 0, self.width() - left, 1.1 * self.line)
        words = (
            tr("{units} inputs x: share of ink in each pixel", units=worked.units(-1)),
            tr("{units} inputs x", units=worked.units(-1)),
        )
        painter.setPen(QColor(theme_of(self).muted))
        self._paint_words(painter, room, fitting(self.metrics, words, room.width()), theme_of(self).window)

    def _paint_strip(self, painter: QPainter, here: Here, strip: Strip) -> None:
        walk, at, theme, line = here.walk, here.at, theme_of(self), self.line
        worked, layer = walk.worked, strip.layer
        is_here = layer == at.layer
        ground = theme.accent_soft if is_here else theme.window
        shows_delta = here.shows_delta(layer)
        painter.setFont(strong(self.picture_font) if is_here else self.picture_font)
        metrics = QFontMetricsF(painter.font())
        mark = f"{_MARKS[at.phase]} " if is_here else ""
        name = layer_words(worked, layer)
        name = f"{mark}{name[0].upper()}{name[1:]}"
        units, kind = numeral(worked.units(layer)), tr(ACTIVATIONS[worked.activation(layer)].title)
        sign = "δ" if shows_delta else "y" if layer == worked.layers - 1 else "a"
        values = {"layer": name, "units": units, "activation": kind, "sign": sign}
        if walk.reach(at, layer, strip.units[-1]).updated:
            words = (
                tr("{layer}: {units} {activation} units, {sign}, updated", **values),
                tr("{layer}: {sign} of {units}, updated", **values),
                name,
            )
        else:
            words = (
                tr("{layer}: {units} {activation} units, {sign}", **values),
                tr("{layer}: {sign} of {units}", **values),
                name,
            )
        head = QRectF(strip.area.left() + 0.4 * line, strip.area.top(), strip.area.width() - 0.8 * line, 1.15 * line)
        painter.setPen(QColor(theme.text))
        room = head.width() - (strip.after.width() + strip.before.width() + 0.6 * line)
        self._paint_words(painter, head, fitting(metrics, words, room), ground)
        painter.setFont(self.picture_font)
        self._paint_pages(painter, walk.orders[layer], strip, ground)
        values = worked.backward_of(layer).delta[0] if shows_delta else worked.forward_of(layer).a[0]
        limit = float(np.abs(values).max(initial=0.0)) or 1.0
        limit = limit if np.isfinite(limit) else 1.0
        colours = diverging(theme, values[list(strip.units)] * _WASH, limit).tolist()
        small = smaller(self.picture_font, 0.82)
        for unit, cell, colour in zip(strip.units, strip.cells, colours, strict=True):
            is_known = here.is_known(layer, unit)
            value = float(values[unit]) if is_known else None
            painter.setFont(small)
            painter.setBrush(QColor(*colour) if is_known else QColor(theme.card))
            is_chosen = is_here and unit == at.unit
            unknown = "?" if is_chosen and here.keeps(Quantity(Role.DELTA, layer, unit)) else "·"
            self._paint_cell(painter, cell, worked, layer, unit, value, unknown, is_chosen=is_chosen)
        painter.setFont(self.picture_font)

    def _paint_cell(
        self,
        painter: QPainter,
        cell: QRectF,
        worked: WorkedPass,
        layer: int,
        unit: int,
        value: float | None,
        unknown: str,
        *,
        is_chosen: bool,
    ) -> None:
        """In the painter's font, on its brush; with a sign in the place of a number that is not known, or kept."""
        theme, line = theme_of(self), self.line
        corner = 0.25 * line
        style = Qt.PenStyle.DotLine if value is None else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(theme.outline), 1.0, style))
        painter.drawRoundedRect(cell, corner, corner)
        if is_chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), max(2.5, 0.18 * line)))
            painter.drawRoundedRect(cell.adjusted(-1, -1, 1, 1), corner, corner)
        small = painter.font()
        metrics = QFontMetricsF(small)
        is_output = layer == worked.layers - 1
        name = worked.classes[unit] if is_output else f"#{unit + 1}"
        is_right = is_output and unit == worked.label
        if is_chosen or is_right:
            painter.setFont(strong(small))
        painter.setPen(QColor(theme.text))
        height = metrics.height()
        upper = QRectF(cell.left(), cell.center().y() - 0.98 * height, cell.width(), height)
        if is_right:
            name = f"{name} ✓"
        painter.drawText(upper, CENTRE, fitting(metrics, (name, str(unit + 1)), cell.width()))
        painter.setFont(small)
        lower = upper.translated(0, 0.96 * height)
        text = unknown if value is None else fitting_number(metrics, value, _FILLED * cell.width(), _FIGURES)
        painter.drawText(lower, CENTRE, text)

    def _paint_pages(self, painter: QPainter, order: Sequence[int], strip: Strip, ground: str) -> None:
        """What there is besides the page, and where to press for it."""
        start = order.index(strip.units[0])
        rest = len(order) - start - len(strip.units)
        painter.setPen(QColor(theme_of(self).accent))
        for count, box, words in (
            (start, strip.before, tr("◀ {count} first", count=numeral(start))),
            (rest, strip.after, tr("+ {count} more ▶", count=numeral(rest))),
        ):
            if count:
                width = self.metrics.horizontalAdvance(words)
                self._paint_words(painter, box.adjusted(box.width() - width, 0, 0, 0), words, ground)

    def _paint_loss(self, painter: QPainter, places: MapLayout) -> None:
        here, area, line = places.here, places.loss, self.line
        worked, at = here.worked, here.at
        below = worked.layers - 1 - places.strips[-1].layer
        if below:
            self._paint_hint(painter, area, tr("▼ {count} below", count=below))
            return
        is_here, known = at.phase is Part.LOSS, here.knows_loss
        if is_here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme_of(self).accent_soft))
            painter.drawRoundedRect(area, 0.4 * line, 0.4 * line)
        painter.setFont(strong(self.picture_font) if is_here else self.picture_font)
        painter.setPen(QColor(theme_of(self).text if known else theme_of(self).muted))
        text = tr("Loss L = {loss}", loss=numeral(worked.loss)) if known else tr("Loss L = …")
        if at.phase is Part.UPDATE:
            before, after = numeral(worked.loss), numeral(worked.new_loss)
            arrow = "" if before == after else " ▼" if worked.new_loss < worked.loss else " ▲"
            text = tr("{loss}; after the update {after}", loss=text, after=f"{after}{arrow}")
        mark = f"{_MARKS[Part.LOSS]} " if is_here else ""
        painter.drawText(area.adjusted(0.4 * line, 0, 0, 0), LEFT, mark + text)
        painter.setFont(self.picture_font)

    def _paint_hint(self, painter: QPainter, area: QRectF, words: str) -> None:
        painter.setPen(QColor(theme_of(self).muted))
        painter.drawText(area.adjusted(0.4 * self.line, 0, 0, 0), LEFT, words)

    # Mouse and keys

    def quantity_at(self, place: QPointF) -> Quantity | None:
        places = self.places
        if places is None:
            return None
        here, last = places.here, places.here.worked.layers - 1
        found = places.unit_at(place)
        if found is not None:
            role = Role.DELTA if here.shows_delta(found[0]) else Role.A
            return Quantity(role, *found) if here.is_known(*found) else None
        edge = edge_at(edge_lines(places), place)
        if edge is not None:
            return edge.quantity
        if places.strips[-1].layer < last or not here.knows_loss or not places.loss.contains(place):
            return None
        role = Role.NEW_LOSS if here.at.phase is Part.UPDATE else Role.LOSS
        return Quantity(role, last, here.worked.label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place, places = event.position(), self.places
        if event.button() != Qt.MouseButton.LeftButton or places is None:
            return
        for strip in places.strips:
            if strip.after.contains(place):
                self.page_requested.emit(strip.layer, 1)
            elif strip.before.contains(place):
                self.page_requested.emit(strip.layer, -1)
        found = places.unit_at(place)
        if found is not None:
            self.unit_chosen.emit(*found)
        elif (edge := edge_at(edge_lines(places), place)) is not None:
            self.edge_chosen.emit(edge.quantity)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged here."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the pages of the layer under the mouse."""
        self._wheel += event.angleDelta().y()
        notches = int(self._wheel / _NOTCH)
        self._wheel -= notches * _NOTCH
        for strip in () if self.places is None else self.places.strips:
            if notches and strip.area.contains(event.position()):
                self.page_requested.emit(strip.layer, -notches)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn pages; Enter looks into the unit."""
        here = self._here
        if here is not None and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page_requested.emit(here.at.layer, 1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, right: int, up: int) -> None:
        """To the next unit, also of the next page, or to the layer below or above, which on the map is upwards."""
        if self._here is None:
            return
        walk, at = self._here.walk, self._here.at
        if up:
            layer = min(max(at.layer + (-1 if up > 0 else 1), 0), walk.worked.layers - 1)
            if layer != at.layer:
                self.unit_chosen.emit(layer, walk.first_unit(Part.LOSS, layer))
            return
        order = walk.orders[at.layer]
        place = min(max(order.index(at.unit) + right, 0), len(order) - 1)
        self.unit_chosen.emit(at.layer, order[place])
