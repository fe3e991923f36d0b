"""The bars of the depths: test accuracy of networks with 0, 1, 2 and 5 hidden layers, with what they cost."""

from __future__ import annotations

from math import floor
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from hwr.chapters.hidden.depth import DEPTHS, Comparison, Experiment, layers
from hwr.ui.kit.chart.plane_widget import PlaneWidget, paint_dot
from hwr.ui.kit.theme import theme_of
from hwr.words import duration, percent

_STEPS: Final = (0.02, 0.05, 0.1, 0.2)
"""What may lie between the marks of the axis."""
_MOST_MARKS: Final = 4

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_DOT: Final = 0.24
"""Radius of a training's dot, in lines of text."""

_NOT_YET: Final = "not trained yet"


def axis_of(accuracies: list[float]) -> tuple[float, float]:
    """Where an axis up to 1 begins, in [0, 1), and what lies between its marks, so that every accuracy is on it."""
    lowest = min(accuracies, default=0.93)
    for step in _STEPS:
        low = max(0.0, step * floor(lowest / step - 0.25))
        if (1 - low) / step <= _MOST_MARKS:
            return round(low, 2), step
    return 0.0, _STEPS[-1]


class HiddenBars(PlaneWidget):
    """A row for each depth: a bar for the mean, a dot for each training, the figure, parameters and seconds."""

    def __init__(self) -> None:
        super().__init__("hiddenBars", "Accuracy by the number of hidden layers", lines=12, columns=40)
        self._experiment = Experiment()
        self._comparison: Comparison | None = None

    def show_comparison(self, experiment: Experiment, comparison: Comparison | None) -> None:
        """Show what was measured; None while nothing is."""
        self._experiment, self._comparison = experiment, comparison
        self.setAccessibleDescription("; ".join(f"{layers(depth)}: {self._row(depth)}" for depth in DEPTHS))
        self.update()

    def _row(self, depth: int) -> str:
        found, cost = self._comparison, f"{self._experiment.parameters(depth):,} parameters"
        if found is None:
            return f"{cost}, {_NOT_YET}"
        return (
            f"{percent(found.mean(depth), 1)} of new digits, {percent(found.learnt(depth), 1)} of the learnt, {cost}, "
            f"{duration(found.seconds(depth))} a training"
        )

    def _beneath(self, depth: int) -> tuple[str, ...]:
        """What may stand under a bar, the most telling first."""
        found, cost = self._comparison, f"{self._experiment.parameters(depth):,} parameters"
        if found is None:
            return (f"{cost} · {_NOT_YET}", cost)
        seconds = f"{cost} · {duration(found.seconds(depth))}"
        return (f"{seconds} a training · learnt digits {percent(found.learnt(depth), 1)}", seconds, cost)

    def paint(self, painter: QPainter) -> None:
        found, theme, metrics, line = self._comparison, theme_of(self), self.metrics, self.line
        strong = QFont(painter.font())
        strong.setWeight(QFont.Weight.DemiBold)
        names = max(metrics.horizontalAdvance(layers(depth)) for depth in DEPTHS) + line
        figures = QFontMetricsF(strong).horizontalAdvance(percent(0.9999, 1)) + 0.8 * line
        track = QRectF(names, 0, max(20.0, self.width() - names - figures), 0)
        low, step = axis_of([] if found is None else found.test.ravel().tolist())

        def place(accuracy: float) -> float:
            return track.left() + track.width() * min(max((accuracy - low) / (1 - low), 0.0), 1.0)

        row = min((self.height() - 2.4 * line) / len(DEPTHS), 5 * line)
        bottom = row * len(DEPTHS)
        marks = [low + i * step for i in range(round((1 - low) / step) + 1)]
        painter.setPen(QColor(theme.muted))
        for mark in marks:
            box = QRectF(place(mark) - 4 * line, bottom, 8 * line, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, percent(mark))
        axis = QRectF(0, bottom + 1.1 * line, track.right() + figures, line)
        painter.drawText(axis, _RIGHT, f"new digits read right (from {percent(low)})")
        if found is not None:
            self._paint_legend(painter, QRectF(0, axis.top(), axis.width(), line))
        for index, depth in enumerate(DEPTHS):
            top = index * row + max(0.0, (row - 2.3 * line) / 2)
            bar = QRectF(track.left(), top, track.width(), 1.1 * line)
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(0, top, names, bar.height()), _MIDDLE, layers(depth))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.track))
            painter.drawRect(bar)
            painter.setPen(QPen(QColor(theme.border), 1))
            for mark in marks:  # only as far as the bar goes: what stands beneath it is to be read
                painter.drawLine(QLineF(place(mark), bar.top() - 0.3 * line, place(mark), bar.bottom()))
            painter.setPen(Qt.PenStyle.NoPen)
            if found is not None:
                painter.setBrush(QColor(theme.accent))
                painter.drawRect(QRectF(bar.topLeft(), QPointF(place(found.mean(depth)), bar.bottom())))
                for accuracy in found.test[DEPTHS.index(depth)].tolist():
                    at = QPointF(place(accuracy), bar.center().y())
                    paint_dot(painter, theme, at, QColor(theme.text), _DOT * line)
                painter.setFont(strong)
                painter.setPen(QColor(theme.text))
                painter.drawText(bar.adjusted(0, 0, figures, 0), _RIGHT, percent(found.mean(depth), 1))
                painter.setFont(self.picture_font)
            painter.setPen(QColor(theme.muted))
            room = QRectF(track.left(), bar.bottom() + 0.1 * line, track.width() + figures, line)
            texts = self._beneath(depth)
            text = next((text for text in texts if metrics.horizontalAdvance(text) <= room.width()), texts[-1])
            painter.drawText(room, _MIDDLE, text)

    def _paint_legend(self, painter: QPainter, area: QRectF) -> None:
        """What a dot is."""
        line = self.line
        paint_dot(
            painter,
            theme_of(self),
            QPointF(area.left() + 0.5 * line, area.center().y()),
            QColor(theme_of(self).text),
            _DOT * line,
        )
        painter.setPen(QColor(theme_of(self).muted))
        painter.drawText(area.adjusted(1.1 * line, 0, 0, 0), _MIDDLE, "one training")
