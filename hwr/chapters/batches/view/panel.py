"""The chapter on batches, on the screen: the race, and the noise behind it, computed in the background."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hwr.chapters.batches.chapter import CHAPTER, NOISE_SIGNS, numbers
from hwr.chapters.batches.noise import SIZES, Noise
from hwr.chapters.batches.race import AXES, Plan, Race, race
from hwr.chapters.batches.view.charts import BatchesChart, BatchesStrips
from hwr.nn.history import TimeAxis
from hwr.recipe.preparing import Preparer
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.layout import in_row
from hwr.ui.kit.task import BackgroundTask, ProgressBar
from hwr.words import numeral

_RACE_DIALS: Final = ("rate_batch", "rate_mini", "rate_stochastic", "size", "epochs", "seed")


class BatchesPanel(ChapterPanel):
    """Two pictures of one race, which is run in the background."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.chart = BatchesChart()
        self.strips = BatchesStrips()
        self._preparer = Preparer()
        self._task = BackgroundTask(self)
        self._task.advanced.connect(self.recompute)
        self._task.ended.connect(self.refresh)
        trains = "Train all three from the same weights"
        self.run = PanelButton(self, "batchesRun", "Run the race", trains, self.run_race)
        self.cancel = PanelButton(self, "batchesCancel", "Cancel", "Give up the race", self.cancel_race)
        self._progress = ProgressBar("batchesProgress", "Progress of the race", self)
        self.stage.addWidget(self.chart, 1)
        self.stage.addWidget(self.strips, 1)
        row = in_row(self.run, self.cancel, (self._progress, 1))
        row.addStretch()  # while there is no progress
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
        return self._task.is_busy

    @property
    def _race(self) -> Race | None:
        """The last one, as far as it has come."""
        return self._task.result if isinstance(self._task.result, Race) else None

    @property
    def noise(self) -> Noise | None:
        """What was measured at the chosen weights; None before a race is over."""
        found = self._race.noise if self._race is not None else ()
        return next((noise for noise in found if noise.where == self.settings["where"]), None)

    @Slot()
    def recompute(self) -> None:
        axis, view = TimeAxis(str(self.settings["axis"])), str(self.settings["view"])
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

    def _words(self, axis: TimeAxis, *, is_race: bool) -> str:
        if self._task.problem:
            return self._task.problem
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
        if not self.is_busy:
            self._task.start(race(self.plan, self._preparer))
            self.refresh()

    @Slot()
    def cancel_race(self) -> None:
        """Give it up; what was drawn so far goes too."""
        if self.is_busy:
            self._task.cancel()
            # The one given up may still be at work for a moment.
            self._preparer = Preparer()
            self.refresh()

    def _show_buttons(self) -> None:
        self.run.setVisible(not self.is_busy)
        self.cancel.setVisible(self.is_busy)
        self._progress.setVisible(self.is_busy)
        self._progress.show_progress(self._task.progress)
