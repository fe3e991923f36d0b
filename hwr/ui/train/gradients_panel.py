"""The gradients panel: how large each layer's gradient is, over time and now, and whether it reaches all layers."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from hwr.nn.gradient_flow import gradient_words
from hwr.nn.history import History, TimeAxis
from hwr.train.observation import Observation
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.chart.area import PlotArea
from hwr.ui.kit.chart.controls import axis_choice, toggle
from hwr.ui.kit.chart.frame import PlotFrame
from hwr.ui.kit.chart.histogram import PlotHistogramWidget, magnitude_table
from hwr.ui.kit.chart.history import Series, Smoothed, extent, nearest, place_words, whole
from hwr.ui.kit.chart.plot_series import drawable, limits
from hwr.ui.kit.chart.style import Floats, LegendEntry, LineStyle, PlotCurve
from hwr.ui.kit.chart.ticks import linear_ticks, log_ticks
from hwr.ui.kit.colours import series_dash
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import MUTED
from hwr.ui.kit.throttle import Throttle

REPORTS: Final = 20
"""The words judge the median of so many reports, so that they do not change with each batch."""

USUAL_RATIO: Final = 1e-3
_REST_MS: Final = 30.0
_COLUMNS: Final = 300
_EMPTY: Final = "Press Train: how large each layer's gradient is, and whether it reaches the first, appears here."
_ENTRY_LINES: Final = 7
"""A layer's full name in the legend takes about so many times the height of a line."""

_WORDS_WIDTH: Final = 70
"""So many letters wide, the judgement has room beside the controls."""

_SIDE_BY_SIDE_FROM: Final = 34
"""So many lines of text wide, the histograms have room beside the curves."""


class GradientsPanel(CardWidget):
    """Curves at the left, today's histograms at the right, the judgement in words above."""

    moment_requested = Signal(int)
    """The user wants to look at the network after this update."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: History | None = None
        self._observation: Observation | None = None
        self._units: tuple[int, ...] = ()
        self._series: list[Series] = []
        self._smoothed: dict[tuple[int, bool], Smoothed] = {}
        self._stale = False
        self._throttle = Throttle(_REST_MS, self)
        self._throttle.released.connect(self._redraw)
        self.setObjectName("gradientsPanel")
        self.setAccessibleName("Gradient magnitudes")
        self._norms = toggle(self, "gradientsNorms", "Gradient", "Norm of each layer's gradient")
        self._ratios = toggle(
            self,
            "gradientsRatios",
            "Update ratio",
            "Size of each layer's step over that of its weights; 0.001 is usual",
        )
        for button in (self._norms, self._ratios):
            button.setAutoExclusive(True)
        self._norms.setChecked(True)
        self._ratios.toggled.connect(self.refresh)
        self._smooth = toggle(
            self, "gradientsSmooth", "Smooth", f"Geometric mean of {REPORTS} reports instead of each as it came"
        )
        self._smooth.setChecked(True)
        self._smooth.toggled.connect(self.refresh)
        self._axis = axis_choice(self, "gradientsAxis")
        self._axis.currentIndexChanged.connect(self._change_axis)
        self._words = Label(parent=self, is_bold=True)
        self._words.setObjectName("gradientsWords")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._plot = PlotFrame("gradientsPlot", "Layer", self)
        self._area = PlotArea({self._plot: 6}, self)
        self._area.setObjectName("gradientsArea")
        self._area.setAccessibleName("Gradient magnitudes over time")
        self._area.cursor_moved.connect(self._move_cursor)
        self._area.picked.connect(self._pick)
        self._area.view_changed.connect(self.refresh)
        self.histogram = PlotHistogramWidget(self)
        self.histogram.setObjectName("gradientsHistogram")
        self.histogram.setAccessibleName("Gradients of each layer's weights by size")
        self._caption = Label("Each weight's gradient now, by size", self, role=MUTED)
        self._caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._empty = Label(_EMPTY, self, role=MUTED)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._lay_out()
        self.show_observation(None)

    def _lay_out(self) -> None:
        self._controls = QHBoxLayout()
        self._controls.setSpacing(4)
        for widget in (self._norms, self._ratios, self._smooth, self._axis):
            self._controls.addWidget(widget)
        self._controls.addStretch(1)
        self._above = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._above.setSpacing(4)
        self._above.addLayout(self._controls)
        self._above.addWidget(self._words, 1)
        self._now = QWidget(self)
        right = QVBoxLayout(self._now)
        right.setContentsMargins(0, 3, 0, 3)
        right.setSpacing(2)
        right.addWidget(self._caption)
        right.addWidget(self.histogram, 1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._area, 5)
        middle.addWidget(self._now, 3)
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._above)
        column.addLayout(middle, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 6)
        self._pages = QStackedLayout()
        outer.addLayout(self._pages)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(shown)

    # What is shown

    @property
    def words(self) -> str:
        """The judgement."""
        return self._words.text()

    @property
    def plot(self) -> PlotFrame:
        """The curves."""
        return self._plot

    @property
    def is_idle(self) -> bool:
        """Whether everything that came is drawn, as far as it can be seen; drawing is put off for some milliseconds."""
        return self._throttle.is_idle

    @Slot(object)
    def show_history(self, history: History | None) -> None:
        """Show a training; come back with the same history as often as it has grown. None: there is none."""
        if history is not self._history:
            self._history = history
            self._series = []
            self._area.set_cursor(None)
            self._area.show_whole()
        self._pages.setCurrentIndex(0 if history is None else 1)
        self._throttle.submit(None)

    @Slot(object)
    def show_observation(self, observation: Observation | None) -> None:
        """Show the gradients of another recorded pass; None for none."""
        self._observation = observation
        self._now.setVisible(observation is not None and self._has_room)
        if observation is None or observation.batch.backward is None:
            self.histogram.show_table(magnitude_table(()))
            return
        layers = observation.batch.backward.layers
        self._units = tuple(layer.weight_gradient.shape[1] for layer in layers)
        names = [_short(i, len(layers)) for i in range(len(layers))]
        gradients = [layer.weight_gradient for layer in layers]
        self.histogram.show_table(magnitude_table(list(zip(names, gradients, strict=True))))

    def refresh(self) -> None:
        """Draw anew, soon."""
        self._throttle.submit(None)

    def sizeHint(self) -> QSize:
        return QSize(900, 300)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words = self.fontMetrics().averageCharWidth() * _WORDS_WIDTH
        beside = self.width() >= self._controls.sizeHint().width() + words
        self._above.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._above.setSpacing(14 if beside else 4)
        self._now.setVisible(self._observation is not None and self._has_room)

    @property
    def _has_room(self) -> bool:
        return self.width() >= _SIDE_BY_SIDE_FROM * self.fontMetrics().height()

    # Drawing

    def _redraw(self, _: object = None) -> None:
        history = self._history
        self._stale = not self.isVisible()
        if history is None or self._stale:
            return
        axis: TimeAxis = self._axis.currentData()
        low, high = extent(history, axis)
        step = (high - low) / max(1, history.update - history.start.updates)
        self._area.set_whole(whole([history], axis), step, high)
        self._series = self._layer_series(history)
        view = self._area.visible_range
        first, last = history.updates_at(axis, np.array(view)).tolist()
        curves = []
        for one in self._series:
            updates, values = one.seen(first, last, _COLUMNS)
            curves.append(PlotCurve(one.name, history.along(axis, updates), drawable(values, log=True), one.style))
        usual = [float(np.log10(USUAL_RATIO))] if self._ratios.isChecked() else []
        drawn = np.concatenate([*(curve.y for curve in curves), np.array(usual)])
        ends = limits(drawn, log=True)
        width, height = self._plot.plot_size
        line = self.fontMetrics().height()
        label = self.fontMetrics().horizontalAdvance(f"{view[1]:,.0f}.0")
        whole_numbers = axis in (TimeAxis.UPDATES, TimeAxis.SAMPLES)
        self._plot.show_range(view, ends)
        most = max(3, min(12, int(width / (1.8 * label))))
        self._plot.show_ticks("bottom", linear_ticks(*view, most, whole=whole_numbers))
        self._plot.show_ticks("left", log_ticks(*ends, max(3, min(8, int(height / (1.8 * line))))))
        self._plot.show_levels(usual)
        self._plot.show_curves(curves)
        self._show_values()

    def _layer_series(self, history: History) -> list[Series]:
        ratios = self._ratios.isChecked()
        table = history.update_ratios if ratios else history.gradient_norms
        found = []
        for i in range(history.layers):
            values = table[:, i]
            if self._smooth.isChecked():
                smoothed = self._smoothed.setdefault((i, ratios), Smoothed())
                values = smoothed.of(history, values, REPORTS, log=True)
            found.append(
                Series(self._name(i, history), history.report_updates, values, LineStyle(i, series_dash(i)), digits=3)
            )
        return found

    def _name(self, layer: int, history: History) -> str:
        """As long as there is room for in the legend."""
        if self._plot.width() < history.layers * self.fontMetrics().height() * _ENTRY_LINES:
            return str(layer + 1)
        units = f" ({self._units[layer]})" if layer < len(self._units) else ""
        return f"{_short(layer, history.layers)}{units}"

    # Reading values

    def _move_cursor(self, x: float | None) -> None:
        history = self._history
        if history is not None and self._series:
            if x is not None:
                axis: TimeAxis = self._axis.currentData()
                x = float(history.along(axis, np.array([float(self._update_at(history, x))]))[0])
            self._area.set_cursor(x)
            self._show_values()

    def _pick(self, x: float) -> None:
        if self._history is not None:
            self.moment_requested.emit(self._update_at(self._history, x))

    def _update_at(self, history: History, x: float) -> int:
        update = round(float(history.updates_at(self._axis.currentData(), np.array([x]))[0]))
        return min(max(update, int(history.start.updates)), history.update)

    def _show_values(self) -> None:
        history = self._history
        if history is None:
            return
        cursor = self._area.cursor_x
        update = None if cursor is None else self._update_at(history, cursor)
        self._plot.show_entries(tuple(LegendEntry(one.name, one.words(update), one.style) for one in self._series))
        self._words.setText(_judgement(history, update))
        place = place_words(history, history.update if update is None else update)
        self._words.setToolTip(plain_tip(place))
        self.setAccessibleDescription(f"{self._words.text()} {place}. {self._plot.legend.words}")
        self._area.setAccessibleDescription(self.accessibleDescription())

    def _change_axis(self) -> None:
        self._area.set_cursor(None)
        self._area.show_whole()


def _short(layer: int, layers: int) -> str:
    return "Output" if layer == layers - 1 else f"Layer {layer + 1}"


def _judgement(history: History, update: float | None) -> str:
    """The gradient flow up to an update, or the latest, in words."""
    reports = len(history.report_updates)
    if not reports:
        return "No gradient has been reported yet."
    end = reports if update is None else nearest(history.report_updates, update) + 1
    lately = slice(max(0, end - REPORTS), end)
    return gradient_words(_median(history.gradient_norms[lately]), _median(history.update_ratios[lately]))


def _median(rows: Floats) -> Floats:
    """(reports, layers) -> (layers,); infinite where the last one is no longer finite."""
    with np.errstate(invalid="ignore"):
        middle = np.median(np.nan_to_num(rows, nan=np.inf, posinf=np.inf), axis=0)
    return np.where(np.isfinite(rows[-1]), middle, np.inf)
