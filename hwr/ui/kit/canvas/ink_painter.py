"""The ink painter: puts ink curves on a Qt paint device, smoothly and fast, whatever their width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.ui.kit.canvas.ink_curve import Rows

_WIDTH_STEP: Final = 0.25
"""Widths are rounded to this many canvas units: too little to see, and a mouse's even stroke becomes few long runs."""

_LONGEST_RUN: Final = 24
"""Qt takes more than its share of time for long paths that cross themselves."""


def paint_rows(painter: QPainter, rows: Rows, colour: QColor) -> None:
    """Paint one curve; the painter's coordinates are canvas units."""
    for _ in paint_steps(painter, rows, colour):
        pass


def paint_steps(painter: QPainter, rows: Rows, colour: QColor) -> Iterator[None]:
    """Paint one curve piece by piece, so that a long one can be spread over several moments."""
    if len(rows) == 0:
        return
    pen = QPen(colour, 1.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if len(rows) == 1:
        x, y, width = rows[0].tolist()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, y), width / 2, width / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        yield
        return
    widths = np.maximum(np.rint((rows[:-1, 2] + rows[1:, 2]) / (2 * _WIDTH_STEP)), 1.0) * _WIDTH_STEP
    changes = (np.flatnonzero(np.diff(widths)) + 1).tolist()
    for begin, end in zip([0, *changes], [*changes, len(widths)], strict=True):
        pen.setWidthF(float(widths[begin]))
        painter.setPen(pen)
        for start in range(begin, end, _LONGEST_RUN):
            stop = min(start + _LONGEST_RUN, end)
            painter.drawPolyline([QPointF(x, y) for x, y in rows[start : stop + 1, :2].tolist()])
            yield


def extent(rows: Rows) -> QRectF:
    """The area a curve's ink covers, in canvas units; null for no rows."""
    if len(rows) == 0:
        return QRectF()
    reach = float(rows[:, 2].max()) / 2
    (left, top), (right, bottom) = rows[:, :2].min(axis=0).tolist(), rows[:, :2].max(axis=0).tolist()
    return QRectF(left - reach, top - reach, right - left + 2 * reach, bottom - top + 2 * reach)


def near(rows: Rows, area: QRectF) -> Iterator[Rows]:
    """The parts of a curve whose ink may touch an area: all rows of pieces that do, in runs."""
    if len(rows) == 1:
        if extent(rows).intersects(area):
            yield rows
        return
    reach = np.maximum(rows[:-1, 2], rows[1:, 2])[:, None] / 2
    low = np.minimum(rows[:-1, :2], rows[1:, :2]) - reach
    high = np.maximum(rows[:-1, :2], rows[1:, :2]) + reach
    touches = (high >= (area.left(), area.top())).all(axis=1) & (low <= (area.right(), area.bottom())).all(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], touches, [False]]))).reshape(-1, 2)
    for begin, end in edges.tolist():
        yield rows[begin : end + 1]
