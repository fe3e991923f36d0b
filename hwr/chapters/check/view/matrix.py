"""The check's matrix: all gradients of a layer, one cell a parameter, to choose which one is nudged."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from hwr.chapters.check.nudge import Nudged, Place
from hwr.ui.kit.chart.plane_widget import PlaneWidget
from hwr.ui.kit.chart.series import diverging, image
from hwr.ui.kit.heat.unit_text import fitting
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_ROWS: Final = "units\n↓"


class CheckMatrix(PlaneWidget):
    """A row for each unit, a column for what comes in; the last column are the biases."""

    place_chosen = Signal(object)
    """A `Place`."""

    def __init__(self) -> None:
        super().__init__("checkMatrix", "The gradients of the layer", lines=6.5, columns=36, is_turned=True)
        self._nudged: Nudged | None = None
        self.nudged.connect(self._go)

    def show_nudged(self, nudged: Nudged) -> None:
        """Show the layer of this parameter."""
        self._nudged = nudged
        place = nudged.place
        gradient = nudged.sample.gradients[place.layer][place.source, place.unit]
        rows, units = nudged.sample.gradients[place.layer].shape
        self.setAccessibleDescription(
            f"{units} units with {rows - 1} weights each and a bias. Chosen: unit {place.unit + 1}, "
            f"{'bias' if nudged.is_bias else f'weight {place.source + 1}'}, gradient {numeral(float(gradient))}."
        )
        self.update()

    def paint(self, painter: QPainter) -> None:
        if self._nudged is None:
            return
        gradients = self._nudged.sample.gradients[self._nudged.place.layer]
        area = self._area()
        limit = float(np.abs(gradients).max()) or 1.0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(area, image(diverging(theme_of(self), gradients.T, limit)))
        painter.restore()
        painter.setPen(QPen(QColor(theme_of(self).outline), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        cell = self._cell(self._nudged.place)
        for colour, width in ((theme_of(self).card, 4.5), (theme_of(self).text, 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(cell.adjusted(-1, -1, 1, 1))
        self._paint_names(painter, self._nudged, area)

    def _paint_names(self, painter: QPainter, nudged: Nudged, area: QRectF) -> None:
        """What the matrix is, and what its rows and columns are."""
        inputs, units = (int(n) for n in nudged.sample.network.architecture.shapes[nudged.place.layer])
        layer = "Hidden layer" if nudged.place.layer == 0 else "Outputs"
        head = QRectF(0.3 * self.line, 0, self.width() - 0.6 * self.line, 1.15 * self.line)
        heading = (f"{layer}: dL/dw of {units} units (rows), {inputs} weights each", f"{layer}: {units} units (rows)")
        along = QRectF(area.left(), area.bottom() + 0.1 * self.line, area.width(), self.line)
        columns = ("weights →, the last is the bias", "weights →, last: bias")
        painter.setPen(QColor(theme_of(self).muted))
        for box, words in ((head, heading), (along, columns)):
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, fitting(self.metrics, words, box.width()))
        down = QRectF(0, area.top(), area.left(), area.height())
        painter.drawText(down, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, _ROWS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a parameter."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the choice along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose_at(event.position())

    def _choose_at(self, at: QPointF) -> None:
        if self._nudged is None or not self._area().contains(at):
            return
        area, layer = self._area(), self._nudged.place.layer
        rows, units = self._nudged.sample.gradients[layer].shape
        source = int((at.x() - area.left()) / area.width() * rows)
        place = Place(layer, min(source, rows - 1), min(int((at.y() - area.top()) / area.height() * units), units - 1))
        if place != self._nudged.place:
            self.place_chosen.emit(place)

    def _go(self, right: int, up: int) -> None:
        if self._nudged is None:
            return
        at = self._nudged.place
        self.place_chosen.emit(self._nudged.sample.within(Place(at.layer, at.source + right, at.unit - up)))

    def _area(self) -> QRectF:
        line = self.line
        left = self.metrics.horizontalAdvance("units") + 0.8 * line
        return QRectF(left, 1.25 * line, self.width() - left - 0.3 * line, max(8.0, self.height() - 2.5 * line))

    def _cell(self, place: Place) -> QRectF:
        assert self._nudged is not None
        area = self._area()
        rows, units = self._nudged.sample.gradients[place.layer].shape
        width, height = area.width() / rows, area.height() / units
        return QRectF(area.left() + place.source * width, area.top() + place.unit * height, width, height)
