"""The learning curves: loss and accuracy of a training while it learns, with stored runs laid over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QWidget

from hwr.language import mark, tr
from hwr.nn.history import History
from hwr.ui.kit.asking import PathChooser
from hwr.ui.kit.chart.axis import Axis, Range
from hwr.ui.kit.chart.chart_menu import ask_for_path
from hwr.ui.kit.chart.controls import toggle
from hwr.ui.kit.chart.curves import ACCURACY, LOSS, MARK_ROOM, RATE, Curves, View
from hwr.ui.kit.chart.figure import Figure, curves_figure
from hwr.ui.kit.chart.history import Overlay, marks, place_words
from hwr.ui.kit.chart.history_panel import HistoryPanel, hint
from hwr.ui.kit.chart.plot_widget import PlotWidget
from hwr.ui.kit.chart.table import Listed
from hwr.ui.kit.help import HelpButton
from hwr.ui.kit.layout import STRETCH, in_row
from hwr.ui.kit.plain import FittingLabel, plain_tip
from hwr.ui.kit.theme import MUTED

__all__ = ["CurvesPanel", "Overlay"]

_EMPTY: Final = mark("The loss and the accuracy are drawn here as soon as a network trains.")
_EXPLANATION: Final = mark(
    "The loss is what training makes smaller, the accuracy is how much is read right. Where the "
    "training's loss goes on falling and the test's turns up again, the network learns by heart."
)
_PLACE_COLUMNS: Final = 90


class CurvesPanel(HistoryPanel):
    """Loss, accuracy and, if wanted, the learning rate over one axis."""

    def __init__(self, choose: PathChooser = ask_for_path, parent: QWidget | None = None) -> None:
        super().__init__("curves", tr("Learning curves"), tr(_EMPTY), choose, parent)
        self._curves: Curves | None = None
        self._overlays: tuple[Overlay, ...] = ()
        self._heading = ""
        self._loss_unit = ""
        self._plots = {
            LOSS: PlotWidget("lossPlot", tr(LOSS), self),
            ACCURACY: PlotWidget("accuracyPlot", tr(ACCURACY), self),
            RATE: PlotWidget("ratePlot", tr(RATE), self),
        }
        self._plots[RATE].hide()
        area = self.make_area(tr("Learning curves"), dict(zip(self._plots.values(), (15, 15, 9), strict=True)))
        self._log = toggle(
            self, "curvesLog", tr("Log y"), tr("Logarithmic loss: see how it goes on falling when it is small")
        )
        self._log.toggled.connect(self._change_log)
        self._rate = toggle(self, "curvesRate", tr("Rate"), tr("Show the learning rate as a curve, too"))
        self._rate.toggled.connect(self._toggle_rate)
        controls = QWidget(self)
        in_row(self.axis_choice, self.log_x, self._log, self._rate, STRETCH, of=controls, margins=0, spacing=4)
        self._place = FittingLabel("curvesPlace", self, role=MUTED)
        self._place.setAccessibleDescription(hint())
        self._told = ""
        self.help = HelpButton(
            "curvesHelp", tr("Explain these curves"), tr("What these curves show, and the chapter on them"), self
        )
        self.help.explain(tr(_EXPLANATION))
        self.lay_out(controls, self._place, _PLACE_COLUMNS, area, self.help)

    # What is shown

    @property
    def plots(self) -> tuple[PlotWidget, ...]:
        """Loss, accuracy, learning rate."""
        return self.area.plots

    @property
    def view(self) -> View:
        """How the curves are wanted."""
        return View(
            axis=self.axis,
            weight=self.smoothing.chosen,
            log_x=self.area.is_log,
            log_y=self._log.isChecked(),
            rate=self._rate.isChecked(),
            hidden=self.hidden,
            loss_unit=self._loss_unit,
        )

    @property
    def place_words(self) -> str:
        """Where the values in the legends are read."""
        return self._told

    @Slot(object)
    def show_overlays(self, overlays: tuple[Overlay, ...]) -> None:
        """Lay these runs over it, instead of those before."""
        self._overlays = overlays
        self._curves = None
        self.refresh()

    def say(self, heading: str, loss_unit: str) -> None:
        """Say what pictures of these curves are called, and how the loss is measured; either may be empty."""
        self._heading, self._loss_unit = heading, loss_unit
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(900, 420)

    def whole_range(self, history: History) -> tuple[Range, float, float]:
        if self._curves is None or self._curves.history is not history:
            self._curves = Curves(history, self._overlays)
        return self._curves.whole(self.view)

    # Drawing

    def draw(self, history: History) -> None:
        self.smoothing.follow_length(int(np.isfinite(history.losses[-1:]).any()) * len(history.losses))
        curves, view, x = self._curves, self.view, self.x_axis()
        assert curves is not None
        width = self._plots[LOSS].plot_width
        signs = curves.marks(view, x, width)
        moment = self.moment_x(history)
        for title in view.plots:
            widget = self._plots[title]
            plot = curves.plot(title, view, x, width)
            above = signs if title == LOSS or not self.area.is_stacked else ()
            widget.show_plot(replace(plot, y=self.area.fitted(widget, plot.y), marks=above))
            widget.show_moment(moment)

    # Reading values

    def show_values(self, history: History, update: int) -> None:
        if self._curves is None:
            return
        view = self.view
        for title in view.plots:
            self._plots[title].show_entries(self._curves.entries(title, view, update))
        self._told = place_words(history, update) + self._mark_words(history, update)
        parts = self._told.split(" · ")
        self._place.say(*(" · ".join(parts[:count]) for count in range(len(parts), 0, -1)))
        self._place.setToolTip(plain_tip(f"{self._told}\n\n{hint()}"))
        told = (f"{tr(title)}: {self._plots[title].words}" for title in view.plots)
        self.describe(". ".join((self._told, *told)))

    def _mark_words(self, history: History, update: int) -> str:
        """The marks at an update, or as near to it as the eye can tell."""
        low, high = self.area.visible_range
        near = (high - low) * MARK_ROOM / 2 / max(1.0, self._plots[LOSS].plot_width)
        x = self.x_of(history, update)
        found = [f"{sign} {words}" for at, sign, words in marks(history) if abs(self.x_of(history, at) - x) <= near]
        return "".join(f" · {words}" for words in found[-3:])

    # Controls

    def _toggle_rate(self, shown: bool) -> None:
        self._plots[RATE].setVisible(shown)
        self.area.arrange()

    def _change_log(self) -> None:
        for title in (LOSS, RATE):
            self.area.forget_y_zoom(self._plots[title])
        self.refresh()

    # Files

    def listed(self) -> Sequence[Listed]:
        return () if self._curves is None else self._curves.listed(self.view)

    def keys(self) -> Sequence[str]:
        return () if self._curves is None else self._curves.keys(self.view)

    def figure(self) -> Figure:
        assert self._history is not None
        curves = self._curves or Curves(self._history, self._overlays)

        def fitted(title: str, whole: Axis) -> Axis:
            return self.area.fitted(self._plots[title], whole)

        part, heading = self.area.visible_range, self._heading
        return curves_figure(curves, self.view, part=part, fitted=fitted, heading=heading)
