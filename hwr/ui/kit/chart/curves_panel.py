"""The learning curves: loss and accuracy of a training while it learns, with stored runs laid over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, QSize, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from hwr.errors import StorageError
from hwr.nn.history import History
from hwr.store.atomic import write_bytes
from hwr.ui.kit.asking import PathChooser, ask_where
from hwr.ui.kit.button import HelpButton
from hwr.ui.kit.chart.axis import LARGEST, Axis, Floats, limits
from hwr.ui.kit.chart.controls import AXES, CurveControlsWidget
from hwr.ui.kit.chart.history import (
    Overlay,
    Series,
    Smoothed,
    accuracy_series,
    joined,
    loss_ceiling,
    loss_series,
    marks,
    overlaid,
    place_words,
    rate_series,
    series_csv,
)
from hwr.ui.kit.chart.history_panel import HistoryPanel
from hwr.ui.kit.chart.legend import LegendEntry
from hwr.ui.kit.chart.plot import Curve, Plot
from hwr.ui.kit.chart.plot_widget import PlotWidget
from hwr.ui.kit.layout import named
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import MUTED

__all__ = ["CurvesPanel", "Overlay"]

_MOST_COLUMNS: Final = 600
_COLUMNS_OF_MEANS: Final = 400
"""A curve has at most twice as many points, which are painted in a millisecond however wide the plot is."""

_EMPTY: Final = "Press Train, and the loss and the accuracy are drawn here while the network learns."
_HINT: Final = (
    "Hover or use the arrow keys for exact values. Click or press Return to look at that moment. Turn the wheel or "
    "press + and − to zoom, 0 for the whole."
)
_MARK_ROOM: Final = 14.0
"""Marks nearer to each other than so many pixels are drawn as one."""

_PLACE_COLUMNS: Final = 90
_FORMS: Final = {".png": "PNG picture", ".svg": "SVG drawing", ".csv": "CSV table"}


def ask_for_path(parent: QWidget, suggested: str) -> Path | None:
    """Where the user wants a plot to be, as a file of the suggested one's kind; None if nowhere."""
    suffix = Path(suggested).suffix
    return ask_where(parent, "Export the plot", suggested, {f"{_FORMS[suffix]} (*{suffix})": suffix})


class CurvesPanel(HistoryPanel):
    """Loss, accuracy and, if wanted, the learning rate over one axis."""

    export_failed = Signal(str)
    """A plot could not be written; why, in a sentence."""

    def __init__(self, choose: PathChooser = ask_for_path, parent: QWidget | None = None) -> None:
        super().__init__("curves", "Learning curves", _EMPTY, parent)
        self._choose = choose
        self._overlays: tuple[Overlay, ...] = ()
        self._moment: int | None = None
        self._series: dict[PlotWidget, list[Series]] = {}
        self._laid_over: dict[PlotWidget, list[tuple[Overlay, Series]]] = {}
        self._drawn_over: dict[PlotWidget, tuple[object, list[Curve]]] = {}
        self._marks: list[tuple[int, str, str]] = []
        self._smoothed = Smoothed()
        self._loss = PlotWidget("lossPlot", "Loss", self)
        self._accuracy = PlotWidget("accuracyPlot", "Accuracy", self)
        self._rate = PlotWidget("ratePlot", "Learning rate", self)
        self._rate.hide()
        area = self.make_area("Learning curves", {self._loss: 11, self._accuracy: 11, self._rate: 7})
        area.menu_requested.connect(self._show_menu)
        self._chosen = self._loss
        self._make_menu()
        self._controls = CurveControlsWidget(self.axis_choice, self)
        self._controls.changed.connect(self.refresh)
        self._controls.rate_toggled.connect(self._toggle_rate)
        self._controls.whole_requested.connect(area.show_whole)
        self._place = named(Label(parent=self, role=MUTED), "curvesPlace")
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.help = HelpButton("curvesHelp", "these curves", self)
        self.lay_out(self._controls, self._place, _PLACE_COLUMNS, area, self.help)

    # What is shown

    @property
    def window_updates(self) -> int:
        """Over how many updates the training loss is smoothed; 1 for not at all."""
        return self._controls.window_updates

    @property
    def plots(self) -> tuple[PlotWidget, ...]:
        """Loss, accuracy, learning rate."""
        return self.area.plots

    @property
    def place_words(self) -> str:
        """Where the values in the legends are read."""
        return self._place.text()

    @Slot(object)
    def show_history(self, history: History | None) -> None:
        """Show a training; come back with the same history as often as it has grown. None: there is none."""
        if history is not self._history:
            self._series = {}
            self._moment = None
        super().show_history(history)

    @Slot(object)
    def show_overlays(self, overlays: tuple[Overlay, ...]) -> None:
        """Lay these runs over it, instead of those before."""
        self._overlays = overlays
        self._laid_over = {plot: [] for plot in self.plots}
        for plot, what in ((self._loss, "loss"), (self._accuracy, "accuracy")):
            for i, overlay in enumerate(overlays):
                series = overlaid(overlay, i, what)
                if series is not None:
                    self._laid_over[plot].append((overlay, series))
        self._drawn_over = {}
        self.refresh()

    @Slot(object)
    def show_moment(self, update: int | None) -> None:
        """Mark the update that is being looked at; None for the latest."""
        self._moment = update
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(900, 420)

    def overlays(self) -> Sequence[History]:
        return [overlay.history for overlay in self._overlays]

    # Drawing

    def draw(self, history: History) -> None:
        controls, log = self._controls, self._controls.is_log
        controls.follow_length(len(history.losses))
        controls.show_zoomed(self.area.is_zoomed)
        window = controls.window_updates
        smoothed = self._smoothed.of(history, history.losses, window) if window > 1 else None
        self._series = {
            self._loss: loss_series(history, smoothed, window),
            self._accuracy: accuracy_series(history),
            self._rate: [rate_series(history)],
        }
        self._marks = marks(history)
        moment = None if self._moment is None else self.x_of(history, self._moment)
        signs = self._signs(history)
        for plot in self.plots:
            if plot.isHidden():
                continue
            curves = self._curves(plot, history)
            y = self._loss_axis(history, curves) if plot is self._loss else _accuracy_axis(curves)
            if plot is self._rate:
                y = Axis(*limits(_shown(curves, log=log), log=log), log=log)
            above = signs if plot is self._loss or not self.area.is_stacked else ()
            plot.show_plot(Plot(self.x_axis(), y, curves, marks=above))
            plot.show_moment(moment)

    def _loss_axis(self, history: History, curves: Sequence[Curve]) -> Axis:
        log = self._controls.is_log
        drawn = _shown(curves, log=log)
        calm = _shown([curve for curve in curves if not curve.style.is_faint], log=log)
        if not log:
            drawn = drawn[drawn <= loss_ceiling([history, *self.overlays()], drawn)]
        elif len(calm):  # how far single batches go down says nothing
            drawn = np.append(calm, drawn.max())
        return Axis(*limits(drawn, log=log), log=log)

    def _curves(self, plot: PlotWidget, history: History) -> list[Curve]:
        """Of overlays anew only when something else is to be seen of them: stored runs do not grow."""
        width = max(100, round(self._loss.plot_width))
        most = [_MOST_COLUMNS if one.style.is_faint else _COLUMNS_OF_MEANS for one in self._series[plot]]
        own = [self.curve(one, history, min(width, n)) for one, n in zip(self._series[plot], most, strict=True)]
        seen = self.axis, self.area.visible_range, width
        if plot not in self._drawn_over or self._drawn_over[plot][0] != seen:
            columns = min(width, _COLUMNS_OF_MEANS)
            over = self._laid_over.get(plot, ())
            self._drawn_over[plot] = seen, [self.curve(one, overlay.history, columns) for overlay, one in over]
        return own + self._drawn_over[plot][1]

    def _signs(self, history: History) -> tuple[tuple[float, str], ...]:
        """The marks that are seen, those that are close to each other as one."""
        low, high = self.area.visible_range
        apart = (high - low) * _MARK_ROOM / max(1.0, self._loss.plot_width)
        places = [(self.x_of(history, update), sign) for update, sign, _ in self._marks]
        return joined([(x, sign) for x, sign in places if low <= x <= high], apart)

    # Reading values

    def show_values(self, history: History, update: int | None) -> None:
        if not self._series:
            return
        update = self._moment if update is None else update
        at = history.update if update is None else update
        shown = [plot for plot in self.plots if not plot.isHidden()]
        for plot in shown:
            every = [*self._series[plot], *(one for _, one in self._laid_over.get(plot, ()))]
            plot.show_entries(tuple(LegendEntry(one.name, one.words(update), one.style) for one in every))
        self._place.setText(place_words(history, at) + self._mark_words(history, at))
        self._place.setToolTip(plain_tip(f"{self._place.text()}\n\n{_HINT}"))
        self.describe(". ".join((self._place.text(), *(f"{plot.title}: {plot.words}" for plot in shown))))

    def _mark_words(self, history: History, update: int) -> str:
        """The marks at an update, or as near to it as the eye can tell."""
        low, high = self.area.visible_range
        near = (high - low) * _MARK_ROOM / 2 / max(1.0, self._loss.plot_width)
        x = self.x_of(history, update)
        found = [f"{sign} {words}" for at, sign, words in self._marks if abs(self.x_of(history, at) - x) <= near]
        return "".join(f" · {words}" for words in found[-3:])

    # Controls

    def _toggle_rate(self, shown: bool) -> None:
        self._rate.setVisible(shown)
        self.area.arrange()

    def _make_menu(self) -> None:
        """One menu for all plots, made once: PySide 6.11 crashes when a menu is deleted together with its actions."""
        self._menu = named(QMenu(self), "curvesMenu")
        self._zoom_out = QAction("Show the whole training", self)
        self._zoom_out.triggered.connect(self.area.show_whole)
        self._menu.addAction(self._zoom_out)
        self._menu.addSeparator()
        for suffix, form in _FORMS.items():
            action = QAction(f"Export as {form}…", self)
            action.triggered.connect(partial(self._ask_and_export, suffix))
            self._menu.addAction(action)

    def _show_menu(self, plot: PlotWidget, place: QPoint) -> None:
        self._chosen = plot
        self._zoom_out.setEnabled(self.area.is_zoomed)
        self._menu.popup(place)

    def _ask_and_export(self, suffix: str) -> None:
        plot = self._chosen
        path = self._choose(self, f"{plot.title.lower().replace(' ', '-')}{suffix}")
        if path is not None:
            try:
                self.export(plot, path)
            except StorageError as error:
                self.export_failed.emit(str(error))

    def export(self, plot: PlotWidget, path: Path) -> None:
        """Write a plot as it is seen, ".png" or ".svg", or all values of the training's own curves, ".csv".

        Raises:
            StorageError: if it cannot be written; an existing file is then as it was.
        """
        history = self._history
        if history is None or plot not in self._series or path.suffix.lower() != ".csv":
            plot.export(path, AXES[self.axis])
        else:
            write_bytes(path, series_csv(history, self._series[plot]).encode())


def _accuracy_axis(curves: Sequence[Curve]) -> Axis:
    lowest = float(_shown(curves).min(initial=1.0)) if curves else 0.0
    low = np.floor(lowest * 20 - 0.2) / 20 if lowest >= 0.5 else np.floor(lowest * 10) / 10
    low = float(min(max(low, 0.0), 0.95))
    return Axis(low, 1 + 0.03 * (1 - low), percent=True)


def _shown(curves: Sequence[Curve], *, log: bool = False) -> Floats:
    """All their values that can be shown."""
    every: Floats = np.concatenate([np.empty(0), *(curve.y for curve in curves)])
    return every[(np.abs(every) < LARGEST) & ((every > 0) | (not log))]
