"""The parallel panel: the settings of runs against what came of them, all runs of the table or the selected ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QSizePolicy, QToolButton, QWidget

from hwr.store.runs.metrics import METRICS, Metric
from hwr.store.runs.record import RunSummary
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.chart.stored import numbered
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import MUTED
from hwr.ui.runs.parallel import goodness, parallel_axes, result_axis
from hwr.ui.runs.parallel_picture import ParallelPicture, ParallelRuns
from hwr.ui.runs.settings_table import setting_name
from hwr.words import counted

MOST_RUNS: Final = 500
"""More lines than these are a carpet."""

_HINT: Final = (
    "Point at a line for its run, click to select it; drag along an axis to keep the runs that cross there, click the "
    "axis to keep all"
)
_ALONE: Final = (
    "Of runs that differ in a setting, each is a line here: train with other settings, and see what comes of them."
)


class ParallelPanel(CardWidget):
    """Which result, what is pointed at in words, and the picture."""

    run_chosen = Signal(int)
    """The run with this number is to be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "parallelPanel", "Settings against result")
        self._summaries: Sequence[RunSummary] = ()
        self._recipes: Mapping[int, Mapping[str, Any]] = {}
        self._selected: frozenset[int] = frozenset()
        self.result = named(QComboBox(self), "parallelMetric", "Result", "What the last axis measures, and the colours")
        for metric in METRICS:
            self.result.addItem(metric.title, metric)
        self.result.currentIndexChanged.connect(self._show)
        self.all = named(QToolButton(self), "parallelAll", "Keep all runs", "Take back what was brushed on the axes")
        self.all.setText("Keep all")
        self.all.clicked.connect(self._keep_all)
        self._words = named(Label(parent=self, role=MUTED), "parallelWords")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.picture = ParallelPicture(self)
        self.picture.pointed.connect(self._say)
        self.picture.chosen.connect(self._choose)
        self.picture.brushed.connect(self._say)
        self._empty = Label(_ALONE, self, role=MUTED, name="parallelEmpty", wraps=True, is_centred=True)
        top = in_row(self.result, self.all, (self._words, 1), spacing=10)
        in_column(top, (self.picture, 1), (self._empty, 1), of=self, margins=(10, 8, 10, 6), spacing=4)
        self._show()

    @property
    def words(self) -> str:
        """What is said: of the run that is pointed at, or else what can be done."""
        return self._words.text()

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
        summaries = self._summaries
        axes = parallel_axes([self._recipes[summary.id] for summary in summaries], setting_name)
        self.picture.setVisible(bool(axes))
        self._empty.setVisible(not axes)
        if not axes:
            self.picture.show_runs(ParallelRuns())
            self._say()
            return
        values = [getattr(summary, metric.field) for summary in summaries]
        self.picture.show_runs(
            ParallelRuns(
                [summary.id for summary in summaries],
                [numbered(summary) for summary in summaries],
                [*axes, result_axis(metric, values)],
                goodness(metric, values),
                self._selected,
            )
        )
        self._say()

    @Slot()
    def _say(self) -> None:
        picture, runs = self.picture, self.picture.runs
        kept = len(picture.kept)
        self.all.setVisible(kept < len(runs.numbers))
        if not runs.axes:
            words = ""
        elif picture.at is not None:
            words = picture.words_for(picture.at)
        elif kept < len(runs.numbers):
            words = f"{kept} of {counted(len(runs.numbers), 'run')} kept"
        else:
            words = _HINT
        self._words.setText(words)
        self._words.setToolTip(plain_tip(words, "" if words == _HINT else _HINT))

    @Slot()
    def _keep_all(self) -> None:
        for axis in self.picture.runs.axes:
            self.picture.brush(axis.name, None)

    @Slot(object)
    def _choose(self, run: int | None) -> None:
        if run is not None:
            self.run_chosen.emit(run)
