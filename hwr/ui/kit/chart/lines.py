"""Lines: all curves of a plot as one item of its scene, which takes a third of the time of one item for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget


@dataclass(frozen=True, eq=False)
class Line:
    """One curve, ready to be painted.

    Attributes:
        path: in the plot's units.
        pen: cosmetic.
        is_fine: whether it is antialiased.
    """

    path: QPainterPath
    pen: QPen
    is_fine: bool


class PlotLinesItem(QGraphicsItem):
    """Paints lines within the part of the plane that is shown, the first one lowest."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._bounds = QRectF()

    def show_lines(self, lines: Sequence[Line], bounds: QRectF) -> None:
        """Paint these instead of those before; `bounds` is what is shown of the plane."""
        self._lines = tuple(lines)
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self.update()

    def boundingRect(self) -> QRectF:
        """What is shown."""
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the lines. A wide one that is not fine is painted twice, a pixel apart: wide pens are slow."""
        for line in self._lines:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, line.is_fine)
            if line.is_fine or line.pen.widthF() <= 1:
                painter.setPen(line.pen)
                painter.drawPath(line.path)
                continue
            thin = QPen(line.pen)
            thin.setWidthF(1.0)
            painter.setPen(thin)
            painter.drawPath(line.path)
            painter.save()
            painter.translate(0.0, 1.0 / (painter.transform().m22() or 1.0))
            painter.drawPath(line.path)
            painter.restore()
