"""What the chapter on hidden layers draws: accuracies by depth, the most active units, and the layers side by side."""

from __future__ import annotations

from math import ceil, floor
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from hwr.chapters.hidden.chapter import most_active
from hwr.chapters.hidden.depth import DEPTHS, Comparison, Experiment, layers
from hwr.language import tr
from hwr.nn.trace import Trace
from hwr.train.observation import Observation
from hwr.ui.kit.chart.plane_widget import paint_dot
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.heat.cells import diverging_image, faded
from hwr.ui.kit.heat.maps import HeatMapsWidget
from hwr.ui.kit.picture.font import SMALLEST, smaller, strong
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE, LEFT, RIGHT, fitting
from hwr.ui.kit.theme import theme_of
from hwr.words import MINUS, duration, numeral, percent

_STEPS: Final = (0.02, 0.05, 0.1, 0.2)
"""What may lie between the marks of the axis."""
_MOST_MARKS: Final = 4

_DOT: Final = 0.24
"""Radius of a training's dot, in lines of text."""

_MOST_ROW: Final = 5.0
"""A row is so many lines of text high at most: further apart, bars are not compared."""


def axis_of(accuracies: list[float]) -> tuple[float, float]:
    """Where an axis up to 1 begins, in [0, 1), and what lies between its marks, so that every accuracy is on it."""
    lowest = min(accuracies, default=0.93)
    for step in _STEPS:
        low = max(0.0, step * floor(lowest / step - 0.25))
        if (1 - low) / step <= _MOST_MARKS:
            return round(low, 2), step
    return 0.0, _STEPS[-1]


class HiddenBars(Picture[object]):
    """A row for each depth: a bar for the mean, a dot for each training, the figure, parameters and seconds."""

    def __init__(self) -> None:
        super().__init__("hiddenBars", tr("Accuracy by the number of hidden layers"), lines=12, columns=40)
        self._experiment = Experiment()
        self._comparison: Comparison | None = None

    def show_comparison(self, experiment: Experiment, comparison: Comparison | None) -> None:
        """Show what was measured; None while nothing is."""
        self._experiment, self._comparison = experiment, comparison
        self.describe("; ".join(f"{layers(depth)}: {self._row(depth)}" for depth in DEPTHS))

    def _row(self, depth: int) -> str:
        found, cost = self._comparison, tr("{count:,} parameters", count=self._experiment.parameters(depth))
        if found is None:
            return tr("{cost}, not trained yet", cost=cost)
        return tr(
            "{tested} of the test digits, {learnt} of the learnt, {cost}, {seconds} a training",
            tested=percent(found.mean(depth), 1),
            learnt=percent(found.learnt(depth), 1),
            cost=cost,
            seconds=duration(found.seconds(depth)),
        )

    def _beside(self, depth: int) -> tuple[str, ...]:
        """What may stand beside a network's name, the most telling first."""
        found, cost = self._comparison, tr("{count:,} parameters", count=self._experiment.parameters(depth))
        if found is None:
            return (tr("{cost} · not trained yet", cost=cost), cost)
        learnt, seconds = percent(found.learnt(depth), 1), duration(found.seconds(depth))
        return (
            tr("{cost} · {seconds} a training · learnt digits {learnt}", cost=cost, seconds=seconds, learnt=learnt),
            f"{cost} · {seconds}",
            cost,
        )

    @property
    def ease(self) -> tuple[float, float]:
        return 16, 72

    def paint(self, painter: QPainter) -> None:
        found, theme, metrics, line = self._comparison, theme_of(self), self.metrics, self.line
        margin = 0.5 * metrics.horizontalAdvance(percent(1.0))
        track = QRectF(margin, 0, max(20.0, self.width() - 2 * margin), 0)
        low, step = axis_of([] if found is None else found.test.ravel().tolist())

        def place(accuracy: float) -> float:
            return track.left() + track.width() * min(max((accuracy - low) / (1 - low), 0.0), 1.0)

        row = min((self.height() - 2.4 * line) / len(DEPTHS), _MOST_ROW * line)
        bottom = row * len(DEPTHS)
        marks = [low + i * step for i in range(round((1 - low) / step) + 1)]
        painter.setPen(QColor(theme.muted))
        apart = place(low + step) - place(low)
        every = ceil((metrics.horizontalAdvance(percent(1.0)) + 0.6 * line) / max(1.0, apart))
        for mark in marks[::-1][::every]:  # the end first, 100 %
            box = QRectF(place(mark) - 4 * line, bottom, 8 * line, line)
            painter.drawText(box, CENTRE, percent(mark))
        axis = QRectF(track.left(), bottom + 1.1 * line, track.width(), line)
        painter.drawText(axis, RIGHT, tr("test digits read right (from {low})", low=percent(low)))
        if found is not None:
            at = QPointF(axis.left() + 0.5 * line, axis.center().y())
            paint_dot(painter, theme, at, QColor(theme.text), _DOT * line)
            painter.setPen(QColor(theme.muted))
            painter.drawText(axis.adjusted(1.1 * line, 0, 0, 0), LEFT, tr("one training"))
        for index, depth in enumerate(DEPTHS):
            top = index * row + max(0.0, (row - 2.3 * line) / 2)
            head = QRectF(track.left(), top, track.width(), line)
            bar = QRectF(track.left(), top + 1.1 * line, track.width(), 1.1 * line)
            self._paint_head(painter, head, depth)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.track))
            painter.drawRect(bar)
            painter.setPen(QPen(QColor(theme.border), 1))
            for mark in marks:  # only as far as the bar goes: what stands beside it is to be read
                painter.drawLine(QLineF(place(mark), bar.top(), place(mark), bar.bottom()))
            painter.setPen(Qt.PenStyle.NoPen)
            if found is not None:
                painter.setBrush(QColor(theme.accent))
                painter.drawRect(QRectF(bar.topLeft(), QPointF(place(found.mean(depth)), bar.bottom())))
                for accuracy in found.test[DEPTHS.index(depth)].tolist():
                    at = QPointF(place(accuracy), bar.center().y())
                    paint_dot(painter, theme, at, QColor(theme.text), _DOT * line)

    def _paint_head(self, painter: QPainter, head: QRectF, depth: int) -> None:
        """Above a bar: which network it is, what it costs, and at the right what it reads."""
        found, theme, metrics = self._comparison, theme_of(self), self.metrics
        heavy = strong(painter.font())
        painter.setPen(QColor(theme.text))
        painter.setFont(heavy)
        painter.drawText(head, LEFT, layers(depth))
        left = QFontMetricsF(heavy).horizontalAdvance(layers(depth)) + self.line
        right = 0.0
        if found is not None:
            figure = percent(found.mean(depth), 1)
            right = QFontMetricsF(heavy).horizontalAdvance(figure) + 0.8 * self.line
            painter.drawText(head, RIGHT, figure)
        painter.setFont(self.picture_font)
        painter.setPen(QColor(theme.muted))
        room = head.adjusted(left, 0, -right, 0)
        painter.drawText(room, LEFT, fitting(metrics, self._beside(depth), room.width()))


_SIDE: Final = 8
_LEAST, _COMFORTABLE, _MOST = 5.0, 6.5, 14.0
"""Of a picture's side, in lines of text."""

_MOST_UNITS: Final = 12
_SIGNED_FROM: Final = 8.0
"""Cells of so many pixels have signs on the weights that count."""
_COUNTS_FROM, _FULL_FROM = 0.4, 0.6


class HiddenStrip(Picture[object]):
    """The most active units of the first layer in one row, as many as fit: what each looks for, how active it is."""

    def __init__(self) -> None:
        super().__init__("hiddenStrip", tr("The most active units of the first layer"))
        self._trace: Trace | None = None
        self._units: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_trace(self, trace: Trace) -> None:
        """Show the units that are switched on most by the first sample of a pass."""
        self._trace = trace
        self._units = most_active(trace, _MOST_UNITS)
        a = trace.layers[0].a[0]
        self.describe("; ".join(f"{self._name(unit)}: {numeral(float(a[unit]))}" for unit in self._units))

    def minimumSizeHint(self) -> QSize:
        return self._room_of(_LEAST, 1)

    def sizeHint(self) -> QSize:
        return self._room_of(_COMFORTABLE, 6)

    def _room_of(self, lines: float, units: int) -> QSize:
        line = QFontMetricsF(self.font()).height()
        return QSize(round(units * (lines + 1) * line), round((lines + 2.2) * line))

    def _name(self, unit: int) -> str:
        is_output = self._trace is not None and len(self._trace.layers) == 1
        return tr("for {label}", label=unit) if is_output else tr("unit {unit}", unit=unit + 1)

    def paint(self, painter: QPainter) -> None:
        if self._trace is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        line = QFontMetricsF(self.font()).height()
        side = min(self.height() - 2.2 * line, _MOST * line, self.width())
        cell = max(1.0, side // _SIDE)
        side = cell * _SIDE
        width = max(side, 4.6 * line)
        across = width + 0.8 * line
        count = max(1, int((self.width() + 0.8 * line) // across))
        layer = self._trace.layers[0]
        weights = layer.weights[:, self._units[:count]]
        limit = float(np.abs(weights).max()) or 1.0
        for place, unit in enumerate(self._units[:count]):
            scaled = (weights[:, place] / limit).reshape(_SIDE, _SIDE)
            picture = QRectF(place * across + (width - side) / 2, 1, side, side)
            painter.drawImage(picture, diverging_image(theme_of(self), scaled))
            painter.setPen(QPen(faded(theme_of(self), QColor(theme_of(self).outline), 0.45), 0))
            painter.drawRect(picture)
            if cell >= _SIGNED_FROM:
                self._paint_signs(painter, picture, cell, scaled)
            painter.setFont(self.font())
            below = QRectF(place * across, picture.bottom() + 2, width, line)
            painter.setPen(QColor(theme_of(self).muted))
            painter.drawText(below, CENTRE, self._name(unit))
            painter.setPen(QColor(theme_of(self).text))
            painter.drawText(below.translated(0, line), CENTRE, numeral(float(layer.a[0, unit]), 3))

    def _paint_signs(
        self, painter: QPainter, picture: QRectF, cell: float, scaled: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
    ) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(6, round(0.75 * cell)))
        painter.setFont(font)
        for row, column in np.argwhere(np.abs(scaled) >= _COUNTS_FROM).tolist():
            value = float(scaled[row, column])
            painter.setPen(QColor(theme_of(self).on_accent if abs(value) >= _FULL_FROM else theme_of(self).text))
            room = QRectF(picture.left() + column * cell, picture.top() + row * cell, cell, cell)
            painter.drawText(room, CENTRE, "+" if value > 0 else MINUS)


_SHARES: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, SMALLEST)
"""Of the usual font's size, the first that fits."""


class HiddenMaps(Fitting, QScrollArea):
    """Heat maps whose font follows the width there is; only where that would be too small they are scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.maps = HeatMapsWidget()
        self.maps.setAutoFillBackground(False)
        self.setObjectName("hiddenMapsScroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.maps)
        self.viewport().setAutoFillBackground(False)

    def show_observation(self, observation: Observation | None) -> None:
        """Show another recorded pass; None for none."""
        self.maps.show_observation(observation)
        self.fit()

    def fit(self) -> None:
        """The maps tell their least width in the font they have; it goes in steps, as heights of fonts do."""
        for share in _SHARES:
            self.maps.setFont(smaller(self.font(), share))
            if self.maps.minimumWidth() <= self.width():
                break
        # A scroll area makes its widget as wide as it must be, but never less wide again.
        self.maps.resize(self.viewport().size().expandedTo(self.maps.minimumSize()))
