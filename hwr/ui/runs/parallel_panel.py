"""The parallel panel: the settings of runs against what came of them, all runs of the table or the selected ones.

As lines across all settings, as dots over one of them, or as bars that tell which settings matter most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from hwr.language import mark, tr
from hwr.store.runs.metrics import METRICS, Metric
from hwr.store.runs.record import RunSummary
from hwr.sweep.importance import Importance, importance
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.chart.controls import toggle
from hwr.ui.kit.chart.stored import numbered
from hwr.ui.kit.field.outline import ComboBox
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import FittingLabel, Label, plain_tip
from hwr.ui.kit.task import BackgroundTask
from hwr.ui.kit.theme import MUTED
from hwr.ui.runs.importance_picture import ImportancePicture
from hwr.ui.runs.parallel import ParallelAxis, differing, goodness, parallel_axes, result_axis
from hwr.ui.runs.parallel_picture import ParallelPicture
from hwr.ui.runs.runs_picture import RunsOnAxes, RunsPicture
from hwr.ui.runs.scatter_picture import ScatterPicture
from hwr.ui.runs.settings_table import setting_name, setting_words

MOST_RUNS: Final = 500
"""More lines than these are a carpet."""

_HINT: Final = mark(
    "Point at a line for its run, click to select it; drag along an axis to keep the runs that "
    "cross there, click the axis to keep all"
)
_DOTS_HINT: Final = mark("Point at a dot for its run, click to select it")
_BARS_HINT: Final = mark("Click a setting to see each run as a dot over it")
_ALONE: Final = mark(
    "Of runs that differ in a setting, each is a line here: train with other settings, and see what comes of them."
)


class ParallelPanel(CardWidget):
    """Which result, what is pointed at in words, and the picture."""

    run_chosen = Signal(int)
    """The run with this number is to be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "parallelPanel", tr("Settings against result"))
        self._summaries: Sequence[RunSummary] = ()
        self._recipes: Mapping[int, Mapping[str, Any]] = {}
        self._selected: frozenset[int] = frozenset()
        self.result = named(
            ComboBox(self), "parallelMetric", tr("Result"), tr("What the last axis measures, and the colours")
        )
        for metric in METRICS:
            self.result.addItem(tr(metric.title), metric)
        self.result.currentIndexChanged.connect(self._show)
        self.lines = toggle(
            self, "parallelLines", tr("Lines"), tr("Each run a line across all settings in which they differ")
        )
        self.dots = toggle(self, "parallelDots", tr("Dots"), tr("Each run a dot over one setting"))
        self.bars = toggle(self, "parallelBars", tr("Importance"), tr("How much each setting says of the result"))
        for button in (self.lines, self.dots, self.bars):
            button.setAutoExclusive(True)
        self.lines.setChecked(True)
        self.dots.toggled.connect(self._show)
        self.bars.toggled.connect(self._show)
        self.setting = named(ComboBox(self), "parallelSetting", tr("Setting"), tr("What lies across"))
        self.setting.activated.connect(self._show)
        self.all = named(
            QToolButton(self), "parallelAll", tr("Keep all runs"), tr("Take back what was brushed on the axes")
        )
        self.all.setText(tr("Keep all"))
        self.all.clicked.connect(self._keep_all)
        self._words = FittingLabel("parallelWords", self, role=MUTED)
        self.picture = ParallelPicture(self)
        self.picture.pointed.connect(self._say)
        self.picture.chosen.connect(self._choose)
        self.picture.brushed.connect(self._say)
        self.scatter = ScatterPicture(self)
        self.scatter.pointed.connect(self._say)
        self.scatter.chosen.connect(self._choose)
        self.importance = ImportancePicture(self)
        self.importance.pointed.connect(self._say)
        self.importance.chosen.connect(self._show_dots)
        self._weighed: object = None  # what the importance that is shown, or under way, is of
        self.weighing = BackgroundTask(self)
        self.weighing.ended.connect(self._show_weight)
        self._empty = Label(tr(_ALONE), self, role=MUTED, name="parallelEmpty", wraps=True, is_centred=True)
        top = in_row(self.lines, self.dots, self.bars, self.result, self.setting, self.all, STRETCH, spacing=6)
        pictures = ((self.picture, 1), (self.scatter, 1), (self.importance, 1), (self._empty, 1))
        in_column(top, *pictures, self._words, of=self, margins=(10, 8, 10, 6), spacing=4)
        self._show()

    @property
    def words(self) -> str:
        """What is said: of the run that is pointed at, or else what can be done."""
        return self._words.accessibleName()

    def show_runs(
        self, summaries: Sequence[RunSummary], recipes: Mapping[int, Mapping[str, Any]], selected: frozenset[int]
    ) -> None:
        """Show these runs, those whose settings are known; `selected` stand out."""
        known = [summary for summary in summaries if summary.id in recipes][:MOST_RUNS]
        self._summaries, self._recipes, self._selected = known, recipes, selected
        self._show()

    @Slot()
    def _show(self) -> None:
        metric: Metric = self.result.currentData()
        summaries, are_dots = self._summaries, self.dots.isChecked()
        axes = parallel_axes([self._recipes[summary.id] for summary in summaries], setting_name, setting_words)
        runs = RunsOnAxes()
        if axes:
            values = [getattr(summary, metric.field) for summary in summaries]
            runs = RunsOnAxes(
                [summary.id for summary in summaries],
                [numbered(summary) for summary in summaries],
                [*axes, result_axis(metric, values)],
                goodness(metric, values),
                self._selected,
            )
        self._offer_settings(axes)
        self._empty.setVisible(not axes)
        self.picture.setVisible(bool(axes) and self.lines.isChecked())
        self.importance.setVisible(bool(axes) and self.bars.isChecked())
        self.scatter.setVisible(bool(axes) and are_dots)
        self.setting.setVisible(bool(axes) and are_dots)
        self.picture.show_runs(runs)
        self.scatter.show_setting(runs, self.setting.currentData() or "")
        if axes and self.bars.isChecked():
            self._weigh(metric)
        self._say()

    def _weigh(self, metric: Metric) -> None:
        """Find out, in the background, how much each setting says of the result; once for the same runs."""
        rows = differing([self._recipes[summary.id] for summary in self._summaries])
        results = [getattr(summary, metric.field) for summary in self._summaries]
        wanted = (rows, results)
        if wanted != self._weighed:
            self._weighed = wanted
            self.importance.show_importance(None)
            self.weighing.start(iter(importance(rows, results) for _ in range(1)))

    @Slot()
    def _show_weight(self) -> None:
        found = self.weighing.result
        metric: Metric = self.result.currentData()
        if isinstance(found, Importance):
            self.importance.show_importance(
                found, tr(metric.title), {name: setting_name(name) for name in found.shares}
            )
        self._say()

    @Slot(object)
    def _show_dots(self, setting: str | None) -> None:
        if setting is not None:
            self.setting.setCurrentIndex(self.setting.findData(setting))
            self.dots.setChecked(True)

    def _offer_settings(self, axes: Sequence[ParallelAxis]) -> None:
        """Those in which the runs differ; what was chosen stays chosen while it is among them."""
        offered = [(axis.title, axis.name) for axis in axes]
        if offered != [(self.setting.itemText(i), self.setting.itemData(i)) for i in range(self.setting.count())]:
            chosen = self.setting.currentData()
            self.setting.clear()
            for title, name in offered:
                self.setting.addItem(title, name)
            self.setting.setCurrentIndex(max(0, self.setting.findData(chosen)))

    @Slot()
    def _say(self) -> None:
        are_dots, runs = self.dots.isChecked(), self.picture.runs
        if self.bars.isChecked() and runs.axes:
            self._say_importance()
            return
        picture: RunsPicture = self.scatter if are_dots else self.picture
        kept, hint = len(picture.kept), tr(_DOTS_HINT if are_dots else _HINT)
        self.all.setVisible(kept < len(runs.numbers))
        short = hint.partition(";")[0]
        if not runs.axes:
            words = short = ""
        elif picture.at is not None:
            words, short = picture.words_for(picture.at), f"{picture.at}: {picture.values_of(picture.at)}"
        elif kept < len(runs.numbers):
            words = short = tr("{kept} of %n run(s) kept", "", len(runs.numbers), kept=kept)
        else:
            words = hint
        self._words.say(words, short)
        self._words.setToolTip(plain_tip(words, "" if words == hint else hint))

    def _say_importance(self) -> None:
        self.all.setVisible(False)
        at = self.importance.at
        words = self.weighing.problem or self.importance.words_for(at)
        self._words.say(words, self.importance.short_words if at is None else words)
        self._words.setToolTip(plain_tip(words, tr(_BARS_HINT)))

    @Slot()
    def _keep_all(self) -> None:
        for axis in self.picture.runs.axes:
            self.picture.brush(axis.name, None)

    @Slot(object)
    def _choose(self, run: int | None) -> None:
        if run is not None:
            self.run_chosen.emit(run)
