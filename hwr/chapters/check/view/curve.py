"""The check's curve: how far the two slopes are apart, over the nudge h: a V, with a point to take along."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.check.chapter import Nudge
from hwr.chapters.check.nudge import LARGEST_H, SMALLEST_H
from hwr.chapters.check.view.stretches import finite_stretches
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.chart.series import series_pen
from hwr.ui.kit.heat.unit_text import fitting
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

Floats = NDArray[np.float64]

_LOWEST, _HIGHEST = 1e-13, 10.0
"""Of the errors that are shown; smaller ones lie at the lower end."""

_ROUNDING: Final = ("◀ rounding, with 1/h", "◀ 1/h")
_FORMULA: Final = ("the formula's own, with h² ▶", "formula, with h² ▶", "h² ▶")
"""What rules the error on the left and on the right, the most telling first."""

_NOTHING: Final = ("Both slopes are exactly 0: there is nothing to compare.", "Both are exactly 0.", "0 = 0")

_CENTRE: Final = Qt.AlignmentFlag.AlignCenter


class CheckCurve(PlaneWidget):
    """One plane, both of its axes in powers of ten."""

    def __init__(self) -> None:
        super().__init__("checkCurve", "The error over the nudge", lines=9, columns=36, is_turned=True)
        self._nudge: Nudge | None = None

    def show_nudge(self, nudge: Nudge) -> None:
        """Show this one, on the curve of its parameter."""
        self._nudge = nudge
        nudges, errors, crossed = nudge.nudged.curve
        rows = zip(nudges.tolist(), errors.tolist(), crossed.tolist(), strict=True)
        said = (
            f"h {numeral(h, 2)}: error {numeral(error, 2)}{', kink' * is_off}"
            for h, error, is_off in rows
            if error == error
        )
        now = _NOTHING[0] if nudge.is_nothing else f"error {numeral(nudge.error, 2)}."
        self.setAccessibleDescription(f"Now h {numeral(nudge.h, 2)}: {now} {'; '.join(said)}".rstrip())
        self.update()

    def value_at(self, place: QPointF) -> tuple[float, float] | None:
        """The h under the mouse."""
        rect = self._plane().rect
        share = min(max((place.x() - rect.left()) / rect.width(), 0.0), 1.0)
        return SMALLEST_H * (LARGEST_H / SMALLEST_H) ** share, 0.0

    def paint(self, painter: QPainter) -> None:
        if self._nudge is None:
            return
        plane = self._plane()
        plane.paint_axes(painter, theme_of(self))
        nudges, errors, crossed = self._nudge.nudged.curve
        if np.isfinite(errors).any():
            self._paint_sides(painter, plane)
            self._paint_curve(painter, plane, nudges, np.clip(errors, _LOWEST, _HIGHEST), crossed)
        self._paint_now(painter, plane, self._nudge)

    def _paint_sides(self, painter: QPainter, plane: Plane) -> None:
        """What rules on the left and on the right."""
        line, half = self.line, plane.rect.width() / 2
        painter.setPen(QColor(theme_of(self).muted))
        for left, words in ((plane.rect.left(), _ROUNDING), (plane.rect.center().x(), _FORMULA)):
            box = QRectF(left, plane.rect.top() + 0.2 * line, half, line)
            painter.drawText(box, _CENTRE, fitting(self.metrics, words, half - line))

    def _paint_curve(
        self, painter: QPainter, plane: Plane, nudges: Floats, errors: Floats, crossed: NDArray[np.bool_]
    ) -> None:
        """The V, as far as there are errors, and a cross where a kink was crossed."""
        line = self.line
        painter.setPen(series_pen(theme_of(self), 0, 0.12 * line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in finite_stretches(errors):
            painter.drawPolyline(plane.line(nudges[part], errors[part]))
        painter.setPen(QPen(QColor(theme_of(self).text), 0.1 * line))
        marked = crossed & np.isfinite(errors)
        for h, error in zip(nudges[marked].tolist(), errors[marked].tolist(), strict=True):
            box = QRectF(0, 0, 2 * line, 2 * line)
            box.moveCenter(plane.place(h, error))
            painter.drawText(box, _CENTRE, "✕")

    def _paint_now(self, painter: QPainter, plane: Plane, now: Nudge) -> None:
        """The h there is, and the error there, or that there is none."""
        theme = theme_of(self)
        error = min(max(now.error if now.error == now.error else _HIGHEST, _LOWEST), _HIGHEST)
        at = plane.place(now.h, error)
        painter.setPen(QPen(QColor(theme.outline), 1, Qt.PenStyle.DotLine))
        below_words = plane.rect.top() + 1.3 * self.line
        painter.drawLine(QPointF(at.x(), below_words), QPointF(at.x(), plane.rect.bottom()))
        if now.is_nothing:
            painter.setPen(QColor(theme.text))
            painter.drawText(plane.rect, _CENTRE, fitting(self.metrics, _NOTHING, plane.rect.width()))
        else:
            paint_dot(painter, theme, at, QColor(theme.accent), 0.42 * self.line)

    def _plane(self) -> Plane:
        x, y = Axis(SMALLEST_H, LARGEST_H, log=True), Axis(_LOWEST, _HIGHEST, log=True)
        return Plane.within(QRectF(self.rect()), self.metrics, x, y, "nudge h", "relative error")
