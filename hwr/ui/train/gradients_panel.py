"""The gradients panel: how large each layer's gradient is, over time and now, and whether it reaches all layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.language import mark, tr
from hwr.nn.gradient_flow import gradient_words
from hwr.nn.history import History
from hwr.train.doctor.evidence import lately_reported
from hwr.train.layer_view import layer_name
from hwr.train.observation import Observation
from hwr.ui.kit.chart.axis import Axis, Floats, limits
from hwr.ui.kit.chart.chart_menu import ask_for_path
from hwr.ui.kit.chart.controls import toggle
from hwr.ui.kit.chart.figure import Figure, Part, part_width
from hwr.ui.kit.chart.history import Overlay, curve, place_words
from hwr.ui.kit.chart.history_panel import HistoryPanel, hint
from hwr.ui.kit.chart.legend import LegendEntry, LineStyle
from hwr.ui.kit.chart.plot import Curve, Plot
from hwr.ui.kit.chart.plot_widget import PlotWidget
from hwr.ui.kit.chart.series import Series
from hwr.ui.kit.chart.smoothing import Smoothed, smoothed
from hwr.ui.kit.chart.table import Listed
from hwr.ui.kit.colours import series_dash
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import MUTED
from hwr.ui.train.gradient_histogram import GradientHistogramWidget, magnitude_table

USUAL_RATIO: Final = 1e-3
_COLUMNS: Final = 300
_LEAST_WEIGHT: Final = 0.6
"""Of the smoothing, until the user chooses: gradients leap from batch to batch; it is what TensorBoard begins with."""

_EMPTY: Final = mark(
    "How large each layer's gradient is, and whether it reaches the first, appears here as soon as a network trains."
)
_ENTRY_LINES: Final = 7
"""A layer's full name in the legend takes about so many times the height of a line."""

_WORDS_COLUMNS: Final = 70
_FARTHEST: Final = 10
"""The run before is seen as far as this from the present one, so that it does not press that together."""

_SIDE_BY_SIDE_FROM: Final = 34
"""So many lines of text wide, the histograms have room beside the curves."""


class GradientsPanel(HistoryPanel):
    """Curves at the left, today's histograms at the right, the judgement in words above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("gradients", tr("Gradient magnitudes"), tr(_EMPTY), ask_for_path, parent)
        self._observation: Observation | None = None
        self._units: tuple[int, ...] = ()
        self._series: list[Series] = []
        self._former: Overlay | None = None
        self._former_made: tuple[object, list[Series]] = (None, [])
        self._former_drawn: tuple[object, list[Curve]] = (None, [])
        self._smoothed: dict[tuple[int, bool], Smoothed] = {}
        norms = toggle(self, "gradientsNorms", tr("Gradient"), tr("Norm of each layer's gradient"))
        ratio_tip = tr("Size of each layer's step over that of its weights; 0.001 is usual")
        self._ratios = toggle(self, "gradientsRatios", tr("Update ratio"), ratio_tip)
        for button in (norms, self._ratios):
            button.setAutoExclusive(True)
        norms.setChecked(True)
        self._ratios.toggled.connect(self._change_measure)
        self._judgement = named(Label(parent=self, is_bold=True), "gradientsWords")
        self._judgement.setWordWrap(True)
        self._judgement.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._plot = PlotWidget("gradientsPlot", tr("Layer"), self)
        histogram_title = tr("Gradients of each layer's weights by size")
        self.histogram = named(GradientHistogramWidget(self), "gradientsHistogram", histogram_title)
        caption = Label(tr("Each weight's gradient now, by size"), self, role=MUTED, wraps=True)
        caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        controls = QWidget(self)
        in_row(norms, self._ratios, self.axis_choice, self.log_x, STRETCH, of=controls, margins=0, spacing=4)
        self._now = QWidget(self)
        in_column(caption, (self.histogram, 1), of=self._now, margins=(0, 3, 0, 3), spacing=2)
        body = QWidget(self)
        area = self.make_area(tr("Gradient magnitudes over time"), {self._plot: 6})
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

    @property
    def overlays(self) -> Sequence[Overlay]:
        return () if self._former is None else (self._former,)

    @Slot(object)
    def show_former(self, former: Overlay | None) -> None:
        """Show this run, which came before, as faint lines behind the present one's; None for none."""
        self._former = former
        self._former_made, self._former_drawn = (None, []), (None, [])
        self.refresh()

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
        names = [layer_name(i, len(layers)) for i in range(len(layers))]
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
        self.smoothing.follow_length(len(history.report_updates), _LEAST_WEIGHT)
        self._series = self._layer_series(history)
        plot = self._made_plot(history, self.x_axis(), _COLUMNS)
        self._plot.show_plot(replace(plot, y=self.area.fitted(self._plot, plot.y)))
        self._plot.show_moment(self.moment_x(history))

    def _made_plot(self, history: History, x: Axis, columns: int) -> Plot:
        shown = [one for one in self._series if not one.is_hidden(self.hidden)]
        former = self._former_curves(history, x, columns)
        curves = [curve(one, history, x, self.axis, columns) for one in shown]
        usual = [USUAL_RATIO] if self._ratios.isChecked() else []
        drawn = np.concatenate([*(one.y for one in curves), np.array(usual)])
        drawn = np.append(drawn, _nearby(np.concatenate([np.empty(0), *(one.y for one in former)]), drawn))
        name = tr("Update ratio") if self._ratios.isChecked() else tr("Gradient norm")
        return Plot(x, Axis(*limits(drawn, log=True), name, log=True), [*former, *curves], levels=usual)

    def _layer_series(self, history: History) -> list[Series]:
        """Of each layer, what was reported; where that is smoothed, faintly behind it."""
        ratios, weight = self._ratios.isChecked(), self.smoothing.weight
        table = history.update_ratios if ratios else history.gradient_norms
        faint, found = [], []
        for i in range(history.layers):
            values, key = table[:, i], _key(i, history.layers)
            style, updates = LineStyle(i, series_dash(i)), history.report_updates
            if weight > 0:
                faint.append(
                    Series(
                        tr("{layer} raw", layer=layer_name(i, history.layers)),
                        updates,
                        values,
                        LineStyle(i, is_faint=True),
                        digits=3,
                        key=key,
                    )
                )
                kept = self._smoothed.setdefault((i, ratios), Smoothed())
                values = kept.of(history, history.revisions, values, weight)
            found.append(Series(self._name(i, history), updates, values, style, digits=3, key=key))
        return [*faint, *found]

    def _former_series(self, history: History) -> list[Series]:
        """Of the run before, each layer in the colour of that name, smoothed like the present one's."""
        former, ratios, weight = self._former, self._ratios.isChecked(), self.smoothing.weight
        if former is None:
            return []
        if self._former_made[0] != (ratios, weight, history.layers):
            before = former.history
            names = dict.fromkeys(_key(i, one.layers) for one in (history, before) for i in range(one.layers))
            places = {name: place for place, name in enumerate(names)}
            table = before.update_ratios if ratios else before.gradient_norms
            made = []
            for i in range(before.layers):
                key = _key(i, before.layers)
                style = LineStyle(places[key], series_dash(places[key]), is_faint=True)
                values, _ = smoothed(table[:, i], weight)
                name = f"{former.title} {layer_name(i, before.layers)}"
                made.append(Series(name, before.report_updates, values, style, digits=3, key=key, run=former.title))
            self._former_made = (ratios, weight, history.layers), made
        return self._former_made[1]

    def _former_curves(self, history: History, x: Axis, columns: int) -> list[Curve]:
        """Anew only when something else is to be seen of it: it does not grow."""
        if self._former is None:
            return []
        former = self._former.history
        shown = [one for one in self._former_series(history) if not one.is_hidden(self.hidden)]
        seen = self._former_made[0], self.axis, self.hidden, x, columns
        if self._former_drawn[0] != seen:
            self._former_drawn = seen, [curve(one, former, x, self.axis, columns) for one in shown]
        return list(self._former_drawn[1])

    def _name(self, layer: int, history: History) -> str:
        """As long as there is room for in the legend."""
        if self._plot.width() < history.layers * self.fontMetrics().height() * _ENTRY_LINES:
            return str(layer + 1)
        units = f" ({self._units[layer]})" if layer < len(self._units) else ""
        return f"{layer_name(layer, history.layers)}{units}"

    def show_values(self, history: History, update: int) -> None:
        self._plot.show_entries(self._entries(update))
        self._judgement.setText(_judgement(history, update))
        place = place_words(history, update)
        self._judgement.setToolTip(plain_tip(f"{place}\n\n{hint()}"))
        self.describe(f"{self._judgement.text()} {place}. {self._plot.words}")

    def _entries(self, update: int) -> tuple[LegendEntry, ...]:
        shown = [one for one in self._series if not one.style.is_faint]
        hidden = self.hidden
        found = [LegendEntry(s.name, s.words(update), s.style, s.key, s.is_hidden(hidden)) for s in shown]
        if self._former is not None:
            title = self._former.title
            found.append(LegendEntry(title, None, LineStyle(None, is_faint=True), title, title in hidden))
        return tuple(found)

    def _change_measure(self) -> None:
        self.area.forget_y_zoom(self._plot)
        self.refresh()

    # Files

    def listed(self) -> Sequence[Listed]:
        assert self._history is not None
        what = "update ratio" if self._ratios.isChecked() else "gradient norm"
        is_smoothed = self.smoothing.weight > 0

        def titled(series: Sequence[Series]) -> list[tuple[str, Series]]:
            shown = [one for one in series if not one.is_hidden(self.hidden)]
            raw = [is_smoothed and one.style.is_faint and not one.run for one in shown]
            how = [" smoothed" if is_smoothed and not is_raw else "" for is_raw in raw]
            return [(f"{one.key} {what}{word}", one) for one, word in zip(shown, how, strict=True)]

        former = titled(self._former_series(self._history))
        return [
            ("this run", self._history, titled(self._series)),
            *((overlay.title, overlay.history, former) for overlay in self.overlays),
        ]

    def keys(self) -> Sequence[str]:
        titles = [one.title for one in self.overlays]
        return list(dict.fromkeys([*(one.key for one in self._series), *titles]))

    def figure(self) -> Figure:
        history = self._history
        assert history is not None
        plot = self._made_plot(history, self.x_axis(), round(part_width(1)))
        plot = replace(plot, y=self.area.fitted(self._plot, plot.y))
        part = Part(tr("Layer"), plot, self._entries(history.update))
        return Figure([part], f"{self.accessibleName()}: {self._plot.words}")


def _key(layer: int, layers: int) -> str:
    """By which a layer's curves are told apart, and called in tables; what they are called here is `layer_name`."""
    return "Output" if layer == layers - 1 else f"Layer {layer + 1}"


def _nearby(former: Floats, present: Floats) -> Floats:
    """What of a run before counts for the height: no more than a tenth below, or ten times above, what is present."""
    shown = present[np.isfinite(present) & (present > 0)]
    if not len(shown):
        return former
    near: Floats = former[(former >= shown.min() / _FARTHEST) & (former <= shown.max() * _FARTHEST)]
    return near


def _judgement(history: History, update: float) -> str:
    """The gradient flow up to an update, in words."""
    lately = lately_reported(history, update)
    if lately.start >= lately.stop:
        return tr("No gradient has been reported yet.")
    return gradient_words(_median(history.gradient_norms[lately]), _median(history.update_ratios[lately]))


def _median(rows: Floats) -> Floats:
    """(reports, layers) -> (layers,); infinite where the last one is no longer finite."""
    with np.errstate(invalid="ignore"):
        middle = np.median(np.nan_to_num(rows, nan=np.inf, posinf=np.inf), axis=0)
    return np.where(np.isfinite(rows[-1]), middle, np.inf)
