"""The chapter on hidden layers, on the screen: the first layer's pictures, what a drawing switches on, and depths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hwr.recipe.preparing import Kitchen
from hwr.studio.job import Job
from hwr.studio.observation import Moment, Observation, Subject, SubjectKind, observe
from hwr.teaching.chapters.hidden import (
    CHAPTER,
    DEPTHS,
    LOOKS_FOR,
    SWITCHED_ON,
    active_units,
    experiment,
    numbers,
    words,
)
from hwr.teaching.chapters.hidden_depth import Comparison, Experiment, compare
from hwr.ui.explain.chapter_panel import ChapterPanel, Surroundings
from hwr.ui.explain.hidden_bars import HiddenBars
from hwr.ui.studio.heat_maps import HeatMapsWidget
from hwr.ui.studio.weights_panel import WeightsPanel
from hwr.ui.theme import Theme

_POLL_MS: Final = 50
_OF_DEPTHS: Final = ("units", "activation", "repeats", "seed")


class HiddenPanel(ChapterPanel):
    """Three views; the experiment runs in the background."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, theme, parent)
        self._kitchen = Kitchen()
        self._job: Job | None = None
        self._measured: dict[Experiment, Comparison] = {}
        self._observation: Observation | None = None
        self.weights = WeightsPanel(theme)
        self.maps = HeatMapsWidget(theme)
        self.bars = HiddenBars(theme)
        self._run = QPushButton("Train them", self)
        self._run.setObjectName("hiddenRun")
        self._run.clicked.connect(self._toggle)
        self._progress = QProgressBar(self)
        self._progress.setObjectName("hiddenProgress")
        self._progress.setAccessibleName("Training the networks")
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1000)
        self._progress.setFixedHeight(6)
        self._progress.hide()
        self._views = QStackedWidget(self)
        for view in (self.weights, self.maps, self._depths_view()):
            self._views.addWidget(view)
        self.stage.addWidget(self._views, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)
        self.recompute()

    def _depths_view(self) -> QWidget:
        view = QWidget(self)
        row = QHBoxLayout()
        row.addWidget(self._run)
        row.addWidget(self._progress, 1)
        row.addStretch(0)
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.bars, 1)
        return view

    @property
    def experiment(self) -> Experiment:
        """What the dials ask for."""
        units, repeats, seed = (round(self.number(name)) for name in ("units", "repeats", "seed"))
        return experiment(units, str(self.settings["activation"]), repeats, seed)

    @property
    def comparison(self) -> Comparison | None:
        """What was measured of it, if it was."""
        return self._measured.get(self.experiment)

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        super().show_surroundings(surroundings)
        self._observation = None if surroundings is None else _observed(surroundings)
        self.recompute()

    def recompute(self) -> None:
        shown = str(self.settings["show"])
        self.show_dials(("show", *_OF_DEPTHS) if shown == DEPTHS else ("show",))
        self._views.setCurrentIndex((LOOKS_FOR, SWITCHED_ON, DEPTHS).index(shown))
        if shown == DEPTHS:
            self._recompute_depths()
        else:
            self._recompute_network(shown)

    def _recompute_network(self, shown: str) -> None:
        seen = self._observation
        self.weights.show_observation(seen)
        self.maps.show_observation(seen)
        if seen is None:
            self.formula.show_formula(CHAPTER.formula, "")
            self.tell("There is no network to look at yet.")
            return
        self.formula.show_formula(CHAPTER.formula, numbers(seen.trace))
        drawn = self.surroundings is not None and self.surroundings.recognition.ink is not None
        invite = "" if drawn else " Nothing is drawn, so this is for blank paper: draw a digit on the page Read."
        looked = "" if shown == SWITCHED_ON else "Blue: ink here speaks for the unit; orange: against it. "
        self.tell(f"{looked}{words(seen.trace)}{invite}")

    def _recompute_depths(self) -> None:
        found, asked = self.comparison, self.experiment
        self.bars.show_comparison(asked, found)
        first = asked.recipe(1, 0).architecture
        terms = " + ".join(f"({fan_in} + 1)·{units}" for fan_in, units in first.shapes)
        self.formula.show_formula(
            CHAPTER.formula, f"parameters with 1 hidden layer: {terms} = <b>{first.parameter_count:,}</b>"
        )
        if self._job is None:
            self.tell("Train the networks, and compare what they read." if found is None else found.words())

    def readings(self) -> Mapping[str, float | str]:
        found = self.comparison
        told: dict[str, float | str] = {
            f"accuracy_{depth}": -1.0 if found is None else 100 * found.mean(depth) for depth in (0, 1, 2, 5)
        }
        told["parameters_1"] = float(self.experiment.parameters(1))
        told["active_units"] = -1.0 if self._observation is None else float(active_units(self._observation.trace))
        return told

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.weights, self.maps, self.bars):
            part.set_theme(theme)

    # The experiment

    @Slot()
    def _toggle(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._end("Cancelled.")
            return
        self._asked = self.experiment
        self._kitchen = Kitchen()  # a job that was cancelled may still be at the last one
        self._job = Job(compare(self._asked, self._kitchen))
        self._run.setText("Cancel")
        self._progress.setValue(0)
        self._progress.show()
        self._timer.start()

    @Slot()
    def _poll(self) -> None:
        job = self._job
        if job is None:
            return
        if not job.is_over:
            if job.progress is not None:
                self._progress.setValue(round(1000 * job.progress.share))
                self.tell(job.progress.step)
            return
        if isinstance(job.result, Comparison):
            self._measured[self._asked] = job.result
            self._end("")
        else:
            self._end(job.problem)

    def _end(self, sentence: str) -> None:
        self._timer.stop()
        self._job = None
        self._run.setText("Train them")
        self._progress.hide()
        self.recompute()
        if sentence:
            self.tell(sentence)
        self.changed.emit()


def _observed(surroundings: Surroundings) -> Observation:
    """The network that reads, with what is drawn; a blank picture if nothing is."""
    ink = surroundings.recognition.ink
    x = np.zeros((1, 64), np.float32) if ink is None else ink.views[:1]
    label = np.array([max(0, int(surroundings.recognition.probabilities.argmax()))])
    subject = Subject(SubjectKind.DRAWING, "Your drawing", x, label)
    return observe(Moment(0, 0, surroundings.model.network), "cross_entropy", subject, subject)
