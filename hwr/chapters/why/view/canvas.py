"""A canvas on which the ink shows, while it is drawn, where it speaks for and where against."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hwr.chapters.why.ink import Traces
from hwr.chapters.why.view.tint import tinted
from hwr.ink.drawing import CANVAS_SIZE, DEFAULT_PEN_WIDTH
from hwr.ui.kit.canvas.canvas import CanvasWidget
from hwr.ui.kit.theme import theme_of

_MARK: Final = 13.0
_APART: Final = 17.0
"""Width of a mark's ground, and how far marks stand apart, in canvas units."""

_SIGNED_FROM: Final = 0.12


class WhyCanvas(CanvasWidget):
    """A canvas with marks on its ink: a plus where it speaks for, a minus where against, the larger the louder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._traces: Traces | None = None
        self._limit = 1.0
        self.setObjectName("whyCanvas")
        self.setAccessibleName("Canvas of this chapter")

    def minimumSizeHint(self) -> QSize:
        """Smaller than the page's own canvas: this one is for a try."""
        return QSize(100, 100)

    def sizeHint(self) -> QSize:
        """As small as that."""
        return QSize(180, 180)

    def show_traces(self, traces: Traces | None) -> None:
        """Mark the ink, or not."""
        self._traces = traces
        if traces is not None:
            self._limit = float(np.abs(traces.values).max(initial=0.0))
        self.update()

    def paint_above(self, painter: QPainter) -> None:
        """Paint the ink's middle in its tint, the signs on it, and the keyboard's pen."""
        traces = self._traces
        if traces is not None and self._limit > 0:
            painter.save()
            view = self.viewport
            painter.translate(view.left, view.top)
            painter.scale(view.side / CANVAS_SIZE, view.side / CANVAS_SIZE)
            self._paint_tint(painter, traces)
            self._paint_signs(painter, traces)
            painter.restore()
        super().paint_above(painter)

    def _paint_tint(self, painter: QPainter, traces: Traces) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        width = 0.75 * DEFAULT_PEN_WIDTH
        # Places lie so close together that every other one will do.
        some = slice(None, None, 2)
        colours = tinted(theme_of(self), traces.values[some], self._limit).tolist()
        for x, y, colour in zip(traces.x[some].tolist(), traces.y[some].tolist(), colours, strict=True):
            painter.setBrush(QColor(*colour))
            painter.drawEllipse(QPointF(x, y), width / 2, width / 2)

    def _paint_signs(self, painter: QPainter, traces: Traces) -> None:
        reach = _MARK * 0.32
        for i in self._spread(traces):
            place, share = QPointF(traces.x[i], traces.y[i]), float(traces.values[i]) / self._limit
            painter.setPen(QPen(QColor(theme_of(self).on_accent if abs(share) > 0.5 else theme_of(self).text), 2.2))
            painter.drawLine(QLineF(place - QPointF(reach, 0), place + QPointF(reach, 0)))
            if share > 0:
                painter.drawLine(QLineF(place - QPointF(0, reach), place + QPointF(0, reach)))

    def _spread(self, traces: Traces) -> list[int]:
        """Places for signs, the loudest first, none close to another."""
        loudness = np.abs(traces.values)
        places = np.stack([traces.x, traces.y], axis=1)
        chosen = []
        while loudness.max() > _SIGNED_FROM * self._limit:
            i = int(loudness.argmax())
            chosen.append(i)
            loudness = np.where(np.hypot(*(places - places[i]).T) < _APART, 0.0, loudness)
        return chosen
