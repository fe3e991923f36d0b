"""The gradients panel: how large each layer's gradient is, over time and now, and whether it reaches all layers."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.nn.gradient_flow import gradient_words
from hwr.nn.history import History
from hwr.train.observation import Observation
from hwr.ui.kit.chart.axis import Axis, Floats, limits
from hwr.ui.kit.chart.controls import toggle
from hwr.ui.kit.chart.history import Series, Smoothed, nearest, place_words
from hwr.ui.kit.chart.history_panel import HistoryPanel
from hwr.ui.kit.chart.legend import LegendEntry, LineStyle
from hwr.ui.kit.chart.plot import Plot
from hwr.ui.kit.chart.plot_widget import PlotWidget
from hwr.ui.kit.colours import series_dash
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import MUTED
from hwr.ui.train.gradient_histogram import GradientHistogramWidget, magnitude_table

REPORTS: Final = 20
"""The words judge the median of so many reports, so that they do not change with each batch."""

USUAL_RATIO: Final = 1e-3
_COLUMNS: Final = 300
_EMPTY: Final = "Press Train: how large each layer's gradient is, and whether it reaches the first, appears here."
_ENTRY_LINES: Final = 7
"""A layer's full name in the legend takes about so many times the height of a line."""

_WORDS_COLUMNS: Final = 70
_SIDE_BY_SIDE_FROM: Final = 34
"""So many lines of text wide, the histograms have room beside the curves."""


class GradientsPanel(HistoryPanel):
    """Curves at the left, today's histograms at the right, the judgement in words above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("gradients", "Gradient magnitudes", _EMPTY, parent)
        self._observation: Observation | None = None
        self._units: tuple[int, ...] = ()
        self._series: list[Series] = []
        self._smoothed: dict[tuple[int, bool], Smoothed] = {}
        norms = toggle(self, "gradientsNorms", "Gradient", "Norm of each layer's gradient")
        ratio_tip = "Size of each layer's step over that of its weights; 0.001 is usual"
        self._ratios = toggle(self, "gradientsRatios", "Update ratio", ratio_tip)
        for button in (norms, self._ratios):
            button.setAutoExclusive(True)
        norms.setChecked(True)
        self._ratios.toggled.connect(self.refresh)
        smooth_tip = f"Geometric mean of {REPORTS} reports instead of each as it came"
        self._smooth = toggle(self, "gradientsSmooth", "Smooth", smooth_tip)
        self._smooth.setChecked(True)
        self._smooth.toggled.connect(self.refresh)
        self._judgement = named(Label(parent=self, is_bold=True), "gradientsWords")
        self._judgement.setWordWrap(True)
        self._judgement.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._plot = PlotWidget("gradientsPlot", "Layer", self)
        histogram_title = "Gradients of each layer's weights by size"
        self.histogram = named(GradientHistogramWidget(self), "gradientsHistogram", histogram_title)
        caption = Label("Each weight's gradient now, by size", self, role=MUTED)
        caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        controls = QWidget(self)
        in_row(norms, self._ratios, self._smooth, self.axis_choice, STRETCH, of=controls, margins=0, spacing=4)
        self._now = QWidget(self)
        in_column(caption, (self.histogram, 1), of=self._now, margins=(0, 3, 0, 3), spacing=2)
        body = QWidget(self)
        area = self.make_area("Gradient magnitudes over time", {self._plot: 6})
        in_row((area, 5), (self._now, 3), of=body, margins=0, spacing=12)
        self.lay_out(controls, self._judgement, _WORDS_COLUMNS, body)
        self.show_observation(None)

    # What is shown

    @property
    def words(self) -> str:
        """The judgement."""
        return self._judgement.text()

    @property
    def plot(self) -> PlotWidget:
        """The curves."""
        return self._plot

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

    def sizeHint(self) -> QSize:
        return QSize(900, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._now.setVisible(self._observation is not None and self._has_room)

    @property
    def _has_room(self) -> bool:
        return self.width() >= _SIDE_BY_SIDE_FROM * self.fontMetrics().height()

    # Drawing

    def draw(self, history: History) -> None:
        self._series = self._layer_series(history)
        curves = [self.curve(one, history, _COLUMNS) for one in self._series]
        usual = [USUAL_RATIO] if self._ratios.isChecked() else []
        drawn = np.concatenate([*(curve.y for curve in curves), np.array(usual)])
        self._plot.show_plot(Plot(self.x_axis(), Axis(*limits(drawn, log=True), log=True), curves, levels=usual))

    def _layer_series(self, history: History) -> list[Series]:
        ratios = self._ratios.isChecked()
        table = history.update_ratios if ratios else history.gradient_norms
        found = []
        for i in range(history.layers):
            values = table[:, i]
            if self._smooth.isChecked():
                smoothed = self._smoothed.setdefault((i, ratios), Smoothed())
                values = smoothed.of(history, values, REPORTS, log=True)
            style = LineStyle(i, series_dash(i))
            found.append(Series(self._name(i, history), history.report_updates, values, style, digits=3))
        return found

    def _name(self, layer: int, history: History) -> str:
        """As long as there is room for in the legend."""
        if self._plot.width() < history.layers * self.fontMetrics().height() * _ENTRY_LINES:
            return str(layer + 1)
        units = f" ({self._units[layer]})" if layer < len(self._units) else ""
        return f"{_short(layer, history.layers)}{units}"

    def show_values(self, history: History, update: int | None) -> None:
        self._plot.show_entries(tuple(LegendEntry(one.name, one.words(update), one.style) for one in self._series))
        self._judgement.setText(_judgement(history, update))
        place = place_words(history, history.update if update is None else update)
        self._judgement.setToolTip(plain_tip(place))
        self.describe(f"{self._judgement.text()} {place}. {self._plot.words}")


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
