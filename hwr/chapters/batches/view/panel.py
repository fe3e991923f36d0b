"""The chapter on batches, on the screen: the race, and the noise behind it, computed in the background."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from hwr.chapters.batches.chapter import CHAPTER, NOISE_SIGNS, numbers
from hwr.chapters.batches.noise import SIZES, Noise
from hwr.chapters.batches.race import AXES, Plan, Race, race
from hwr.chapters.batches.view.charts import BatchesChart, BatchesStrips
from hwr.nn.history import Axis
from hwr.recipe.preparing import Preparer
from hwr.train.job import Job
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.words import numeral

_POLL_MS: Final = 80
_RACE_DIALS: Final = ("rate_batch", "rate_mini", "rate_stochastic", "size", "epochs", "seed")


class BatchesPanel(ChapterPanel):
    """Two pictures of one race. It owns the race and the job that runs it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.chart = BatchesChart()
        self.strips = BatchesStrips()
        self._preparer = Preparer()
        self._race: Race | None = None
        self._job: Job | None = None
        self._problem = ""
        self._polling = QTimer(self)
        self._polling.setInterval(_POLL_MS)
        self._polling.timeout.connect(self._poll)
        trains = "Train all three from the same weights"
        self.run = PanelButton(self, "batchesRun", "Run the race", trains, self.run_race)
        self.cancel = PanelButton(self, "batchesCancel", "Cancel", "Give up the race", self.cancel_race)
        self._progress = QProgressBar(self)
        self._progress.setObjectName("batchesProgress")
        self._progress.setAccessibleName("Progress of the race")
        self._progress.setRange(0, 1000)
        self._progress.setTextVisible(False)
        row = QHBoxLayout()
        row.addWidget(self.run)
        row.addWidget(self.cancel)
        row.addWidget(self._progress, 1)
        row.addStretch(0)
        self.stage.addWidget(self.chart, 1)
        self.stage.addWidget(self.strips, 1)
        self.stage.addLayout(row)
        self.recompute()

    # What is shown

    @property
    def plan(self) -> Plan:
        """As the dials stand."""
        return Plan(
            (self.number("rate_batch"), self.number("rate_mini"), self.number("rate_stochastic")),
            int(self.number("size")),
            int(self.number("epochs")),
            int(self.number("seed")),
        )

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    @property
    def noise(self) -> Noise | None:
        """What was measured at the chosen weights; None before a race is over."""
        found = self._race.noise if self._race is not None else ()
        return next((noise for noise in found if noise.where == self.settings["where"]), None)

    def recompute(self) -> None:
        axis, view = Axis(str(self.settings["axis"])), str(self.settings["view"])
        measure = str(self.settings["measure"])
        is_race = view == "race"
        self.show_dials(("view", *(("axis",) if is_race else ("measure", "where")), *_RACE_DIALS))
        self.chart.setVisible(is_race)
        self.strips.setVisible(not is_race)
        self.chart.show_race(self._race, axis)
        self.strips.show_noise(self.noise, measure)
        if is_race:
            self.formula.show_formula(CHAPTER.formula, "" if self._race is None else numbers(self._race))
        else:
            self.formula.show_formula(NOISE_SIGNS[measure], self._medians(measure))
        self._show_buttons()
        self.tell(self._words(axis, is_race=is_race))

    def readings(self) -> Mapping[str, float | str]:
        found = self._race
        if found is None or not found.is_over:
            return {}
        told: dict[str, float | str] = {}
        for axis in AXES:
            winner = found.winner(axis)
            told[f"winner_{axis.value}"] = "nobody" if winner is None else winner.value
        for lane in found.lanes:
            told[f"loss_{lane.style.name.lower()}"] = float(lane.losses[-1])
        if self.noise is not None:
            for measure, values in (("angle", self.noise.angles), ("distance", self.noise.distances)):
                medians = np.median(values, axis=1)
                told |= {f"{measure}_{size}": float(median) for size, median in zip(SIZES, medians, strict=True)}
        return told

    def _medians(self, measure: str) -> str:
        if self.noise is None:
            return ""
        values = self.noise.angles if measure == "angle" else self.noise.distances
        unit = "°" if measure == "angle" else ""
        medians = zip(SIZES, np.median(values, axis=1), strict=True)
        return "medians: &nbsp;" + ", &nbsp; ".join(
            f"|<i>B</i>|&nbsp;=&nbsp;{size}:&nbsp;{numeral(float(median), 2)}{unit}" for size, median in medians
        )

    def _words(self, axis: Axis, *, is_race: bool) -> str:
        if self._problem:
            return self._problem
        found = self._race
        if found is None:
            return "Preparing the race." if self.is_busy else "Set the dials, then run the race."
        stale = found.is_over and not self.is_busy and found.plan != self.plan
        again = " The dials have been turned since: run it again." if stale else ""
        if is_race:
            return found.words(axis) + again
        return ("The noise is measured once the race is over." if self.noise is None else self.noise.words()) + again

    # The race

    @Slot()
    def run_race(self) -> None:
        """Begin a race as the dials stand, in the background."""
        if self._job is None:
            self._problem = ""
            self._race = None
            self._progress.setValue(0)
            self._job = Job(race(self.plan, self._preparer))
            self._polling.start()
            self._recomputed()

    @Slot()
    def cancel_race(self) -> None:
        """Give it up; what was drawn so far goes too."""
        if self._job is not None:
            self._job.cancel()
            self._job, self._race = None, None
            # The one given up may still be at work for a moment.
            self._preparer = Preparer()
            self._polling.stop()
            self._recomputed()

    @Slot()
    def _poll(self) -> None:
        job = self._job
        if job is None:
            return
        is_over = job.is_over
        if job.progress is not None:
            self._progress.setValue(round(1000 * job.progress.share))
        if is_over:
            self._job = None
            self._polling.stop()
            self._problem = job.problem
        if isinstance(job.result, Race) and job.result is not self._race:
            self._race = job.result
        if is_over:
            self._recomputed()
        else:
            self.recompute()

    def _show_buttons(self) -> None:
        self.run.setVisible(not self.is_busy)
        self.cancel.setVisible(self.is_busy)
        self._progress.setVisible(self.is_busy)
