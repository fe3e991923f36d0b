"""The chapter on batches, on the screen: the race, and the noise behind it, computed in the background."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hwr.chapters.batches.chapter import BEST, CHAPTER, EQUAL, NOISE_SIGNS, OWN, numbers
from hwr.chapters.batches.noise import SIZES, Noise
from hwr.chapters.batches.race import AXES, Plan, Race, Rates, best_rates, race
from hwr.chapters.batches.view.chart import BatchesChart
from hwr.chapters.batches.view.strips import BatchesStrips
from hwr.language import tr
from hwr.nn.history import TimeAxis
from hwr.recipe.preparing import Preparer
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.layout import in_row
from hwr.ui.kit.task import BackgroundTask, ProgressBar
from hwr.words import numeral, percent

_OWN_RATES: Final = ("rate_batch", "rate_mini", "rate_stochastic")
_RATES: Final = {EQUAL: ("rate",), BEST: (), OWN: _OWN_RATES}
"""The dials for each choice of the learning rates."""


class BatchesPanel(ChapterPanel):
    """Two pictures of one race, which is run in the background."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.chart = BatchesChart()
        self.strips = BatchesStrips()
        self._preparer = Preparer()
        self._task = BackgroundTask(self)
        self._task.advanced.connect(self.recompute)
        self._task.ended.connect(self._take_race)
        self._measured: Race | None = None
        trains = tr("Train all three from the same weights")
        self.run = PanelButton(self, "batchesRun", tr("Run the race"), trains, self.run_race)
        self.cancel = PanelButton(self, "batchesCancel", tr("Cancel"), tr("Give up the race"), self.cancel_race)
        self._progress = ProgressBar("batchesProgress", tr("Progress of the race"), self)
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
        size, epochs, seed = (int(self.number(name)) for name in ("size", "epochs", "seed"))
        return Plan(self._rates(size), size, epochs, seed)

    def _rates(self, size: int) -> Rates:
        chosen = self.settings["rates"]
        if chosen == BEST:
            return best_rates(size)
        names = _OWN_RATES if chosen == OWN else ("rate",) * 3
        batch, mini, stochastic = map(self.number, names)
        return batch, mini, stochastic

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
        found = self._noisy.noise if self._noisy is not None else ()
        return next((noise for noise in found if noise.where == self.settings["where"]), None)

    @property
    def _noisy(self) -> Race | None:
        """The race whose noise is shown: while the last one is given up or under way, the one before it."""
        return self._race if self._race is not None and self._race.is_over else self._measured

    @Slot()
    def recompute(self) -> None:
        axis, view = TimeAxis(str(self.settings["axis"])), str(self.settings["view"])
        measure = str(self.settings["measure"])
        is_race = view == "race"
        rates = _RATES[str(self.settings["rates"])]
        picture = ("axis",) if is_race else ("measure", "where")
        self.show_dials(("view", *picture, "rates", *rates, "size", "epochs", "seed"))
        self.chart.setVisible(is_race)
        self.strips.setVisible(not is_race)
        self.chart.show_race(self._race, axis, int(self.number("size")))
        self.strips.show_noise(self.noise, measure)
        if is_race:
            self.formula.show_formula(tr(CHAPTER.formula), "" if self._race is None else numbers(self._race))
        else:
            self.formula.show_formula(tr(NOISE_SIGNS[measure]), self._medians(measure))
        self._show_buttons()
        self.tell(self._words(axis, is_race=is_race))

    def readings(self) -> Mapping[str, float | str]:
        found = self._race
        if found is None or not found.is_over:
            return {}
        told: dict[str, float | str] = {}
        for axis in AXES:
            told[f"winner_{axis.value}"] = found.standing(axis)
        for lane in found.lanes:
            told[f"loss_{lane.style.name.lower()}"] = float(lane.losses[-1])
        if self.noise is not None:
            for measure, values in (("angle", self.noise.angles), ("distance", self.noise.distances)):
                medians = np.median(values, axis=1)
                told |= {f"{measure}_{size}": float(median) for size, median in zip(SIZES, medians, strict=True)}
        return told

    def label_of(self, reading: str) -> str:
        measure, _, size = reading.partition("_")
        if measure == "angle":
            return tr("the median angle of the gradients of %n digit(s) to the full one", "", int(size))
        if measure == "distance":
            return tr("the median distance of the gradients of %n digit(s) to the full one", "", int(size))
        return super().label_of(reading)

    def _medians(self, measure: str) -> str:
        if self.noise is None:
            return ""
        values = self.noise.angles if measure == "angle" else self.noise.distances
        unit = "°" if measure == "angle" else ""
        medians = zip(SIZES, np.median(values, axis=1), strict=True)
        said = (f"|<i>B</i>|&nbsp;=&nbsp;{size}:&nbsp;{numeral(float(median), 2)}{unit}" for size, median in medians)
        return tr("medians: &nbsp;{medians}", medians=tr(", &nbsp; ", "between medians").join(said))

    def _words(self, axis: TimeAxis, *, is_race: bool) -> str:
        if self._task.problem:
            return self._task.problem
        found, progress = self._race if is_race else self._noisy or self._race, self._task.progress
        if found is None:
            return tr("Preparing the race.") if self.is_busy else tr("Set the dials, then run the race.")
        if is_race and self.is_busy and progress is not None:
            far = tr("Of the way, {share} is run.", share=percent(progress.share))
            return f"{found.words(axis)} {far}"
        if is_race:
            said = found.words(axis)
        elif self.noise is None:
            said = tr("The noise is measured once the race is over.")
        else:
            said = self.noise.words()
        if not found.is_over or self.is_busy or not self._is_stale(found, is_race=is_race):
            return said
        turned = tr("The dials have been turned since: run it again.")
        return f"{said} {turned}"

    def _is_stale(self, found: Race, *, is_race: bool) -> bool:
        """Whether the dials ask for another one than this; of the noise at the start only the seed decides."""
        if not is_race and self.settings["where"] == "start":
            return found.plan.seed != self.plan.seed
        return found.plan != self.plan

    def begin(self, values: Mapping[str, object]) -> None:
        """Rates of one's own are meant where one is set: in lessons that know no other."""
        own = {"rates": OWN} if "rates" not in values and not values.keys().isdisjoint(_OWN_RATES) else {}
        super().begin({**own, **values})

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
            self.forget()

    @Slot()
    def _take_race(self) -> None:
        if self._race is not None and self._race.is_over:
            self._measured = self._race
        self.refresh()

    def forget(self) -> None:
        """Give the race up; its noise is forgotten only where that would be the answer, for it takes a race to see."""
        self._task.cancel()
        if self.settings["view"] != "race":
            self._measured = None
        # The one given up may still be at work for a moment.
        self._preparer = Preparer()
        self.refresh()

    def _show_buttons(self) -> None:
        self.run.setVisible(not self.is_busy)
        self.cancel.setVisible(self.is_busy)
        self._progress.setVisible(self.is_busy)
        self._progress.show_progress(self._task.progress)
