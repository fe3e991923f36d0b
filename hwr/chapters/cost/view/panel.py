"""The chapter on the loss, on the screen: one probability, one prediction, a race, several samples, and ten classes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hwr.chapters.cost.chapter import (
    CHAPTER,
    ENTROPY,
    LEAST_OUTPUT,
    SQUARED,
    Prediction,
    z_of_output,
)
from hwr.chapters.cost.losses import ClassCost, CostRace, CostTraining, class_cost
from hwr.chapters.cost.samples import SampleLosses
from hwr.chapters.cost.surprise import LEAST, Surprise
from hwr.chapters.cost.view.charts import CostClassBars, CostCurves, CostRaceChart
from hwr.chapters.cost.view.samples import CostSamples
from hwr.chapters.cost.view.surprise import CostSurprise
from hwr.language import tr
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.case import Case, case_of
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings
from hwr.ui.kit.layout import STRETCH, in_row
from hwr.ui.kit.player import Player
from hwr.words import with_article

_DIALS: Final = {
    "surprise": ("view", "probability"),
    "curves": ("view", "z", "target", "over"),
    "race": ("view", "z", "target", "rate", "epochs"),
    "samples": ("view", "loss", "w", "b"),
    "classes": ("view", "digit"),
}
_FRAME_MS: Final = 33
_FRAMES: Final = 90
"""A race is played in so many frames: three seconds."""

_STEP_Z, _STEP_A = 0.1, 0.01


class CostPanel(ChapterPanel):
    """Five pictures; the dial at the top says which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.surprise = CostSurprise()
        self.surprise.placed.connect(self._put_probability)
        self.surprise.nudged.connect(self._nudge_probability)
        self.curves = CostCurves()
        self.race_chart = CostRaceChart()
        self.samples = CostSamples()
        self.classes = CostClassBars()
        self.curves.placed.connect(self._put)
        self.curves.nudged.connect(self._nudge)
        self._race: CostRace | None = None
        self._training: CostTraining | None = None
        self._training_of: tuple[float, ...] = ()
        self._class_cost: ClassCost | None = None
        self._case: Case | None = None
        self._raced: CostRace | None = None
        self._played = 0.0
        self._player = Player(_FRAME_MS, self)
        self._player.beat.connect(self._play_on)
        runs = tr("Runs both trainings from their common start")
        self.play = PanelButton(self, "costPlay", tr("Play the race"), runs, self._play)
        self.draw = PanelButton(self, "costDraw", tr("Draw a digit"), tr("Goes to the canvas"), self.canvas_requested)
        for picture in (self.surprise, self.curves, self.race_chart, self.samples, self.classes):
            self.stage.addWidget(picture, 1)
        self.stage.addLayout(in_row(self.play, self.draw, STRETCH))
        self.recompute()

    @property
    def prediction(self) -> Prediction:
        """As the dials stand."""
        return Prediction(self.number("z"), int(self.settings["target"]))

    @property
    def race(self) -> CostRace:
        """Of two units that begin as the dials stand."""
        wanted, epochs = (
            (self.number("z"), int(self.settings["target"]), self.number("rate")),
            int(self.number("epochs")),
        )
        if self._training is None or wanted != self._training_of:
            self._training_of, self._training, self._race = wanted, CostTraining(*wanted), None
        if self._race is None or self._race.epochs != epochs:
            self._race = self._training.race(epochs)
        return self._race

    @property
    def sample_losses(self) -> SampleLosses:
        """Of the unit that the dials make, on all samples."""
        return SampleLosses(str(self.settings["loss"]), self.number("w"), self.number("b"))

    def recompute(self) -> None:
        view = "surprise" if self.waits else str(self.settings["view"])
        self._player.stop()
        self.show_dials(_DIALS[view][self.waits :])
        pictures = {
            "surprise": self.surprise,
            "curves": self.curves,
            "race": self.race_chart,
            "samples": self.samples,
            "classes": self.classes,
        }
        for name, part in pictures.items():
            part.setVisible(name == view)
        self.play.setVisible(view == "race")
        self._class_cost = self._cost_of_drawing() if view == "classes" else None
        is_own = self._case is not None and self._case.is_own
        self.draw.setVisible(view == "classes" and not is_own)
        if view == "classes":
            self._show_classes()
            return
        if view == "surprise":
            surprise = Surprise(self.number("probability"))
            self.surprise.show_surprise(surprise, with_table=not self.waits)
            self.formula.show_formula(surprise.signs, surprise.numbers())
            self.tell(surprise.words())
            return
        if view == "samples":
            losses = self.sample_losses
            self.samples.show_losses(losses)
            self.formula.show_formula(losses.signs, losses.numbers())
            self.tell(losses.words())
            return
        by_output = view == "curves" and self.settings["over"] == "a"
        prediction = self.prediction
        numbers = "" if view == "race" else prediction.numbers(by_output=by_output)
        self.formula.show_formula(prediction.signs(by_output=by_output), numbers)
        if view == "race":
            if self._raced is not self.race:  # another one than was run
                self._raced, self._played = self.race, 0.0
            self._show_played()
        else:
            self.curves.show_prediction(prediction, by_output=by_output)
            self.tell(prediction.words(by_output=by_output))

    def readings(self) -> Mapping[str, float | str]:
        prediction = self.prediction
        told: dict[str, float | str] = {
            "surprise": Surprise(self.number("probability")).loss,
            "output": prediction.output,
            "squared_error": prediction.squared.value,
            "cross_entropy": prediction.entropy.value,
            "squared_slope": prediction.squared.by_z,
            "entropy_slope": prediction.entropy.by_z,
            "squared_slope_a": prediction.squared.by_y,
        }
        if self._raced is self.race and self._played >= self.race.epochs:
            told["squared_trained"] = float(self.race.outputs[SQUARED][-1])
            told["entropy_trained"] = float(self.race.outputs[ENTROPY][-1])
        if math.isfinite(prediction.entropy.by_y):
            told["entropy_slope_a"] = prediction.entropy.by_y
        losses = self.sample_losses
        told |= {"mean_loss": losses.mean, "worst_loss": float(losses.losses.max())}
        cost = self._class_cost or self._cost_of_drawing()
        if cost is not None:
            told["class_cost"] = cost.entropy
            told["class_probability"] = float(cost.outputs[cost.target])
        return told

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        super().show_surroundings(surroundings)
        self._case = None if surroundings is None else case_of(surroundings)
        if self.settings["view"] == "classes":
            self.refresh()

    # Ten classes

    def _cost_of_drawing(self) -> ClassCost | None:
        """None if there is no drawing, not even a stand-in, or the network has other outputs than the ten digits."""
        if self.surroundings is None or self._case is None:
            return None
        network = self.surroundings.model.network
        if network.architecture.outputs != 10:
            return None
        return class_cost(network, self._case.x, int(self.number("digit")))

    def _show_classes(self) -> None:
        cost, case = self._class_cost, self._case
        self.classes.show_cost(cost)
        if cost is None or case is None:
            self.formula.show_formula(tr(CHAPTER.formula), "")
            self.tell(
                tr("Ten outputs have one loss, too. Draw a digit first: here stands how wrong the network is on it.")
            )
            return
        said = str(int(self.number("digit")))
        if said != case.read:
            self.mislabelled.emit(said)
        self.formula.show_formula(cost.signs, cost.numbers())
        stands_in = (
            ""
            if case.is_own
            else tr("{digit} from the program stands in for yours.", digit=with_article(case.read).capitalize())
        )
        self.tell(f"{stands_in} {cost.words()}".strip())

    # The point

    @Slot(float, float)
    def _put_probability(self, y: float, _: float) -> None:
        self.turn({"probability": min(max(float(f"{y:.3g}"), LEAST), 1.0)})

    @Slot(int, int)
    def _nudge_probability(self, right: int, up: int) -> None:
        self._put_probability(self.number("probability") + _STEP_A * (right - up), 0.0)

    @Slot(float, float)
    def _put(self, x: float, _y: float) -> None:
        if self.settings["over"] == "a":
            x = float(z_of_output(min(max(x, LEAST_OUTPUT), 1 - LEAST_OUTPUT)))
        self.turn({"z": float(f"{x:.4g}")})

    @Slot(int, int)
    def _nudge(self, right: int, up: int) -> None:
        if self.settings["over"] == "a":
            self._put(self.prediction.output + _STEP_A * (right + up), 0.0)
        else:
            self._put(self.number("z") + _STEP_Z * (right + up), 0.0)

    # The race

    def begin(self, values: Mapping[str, object]) -> None:
        """A race that was run is not run yet where a step begins."""
        self._raced = None
        super().begin(values)

    def forget(self) -> None:
        self._raced = None
        self.refresh()

    @Slot()
    def _play(self) -> None:
        self._played = 0.0
        self._player.start()
        self._show_played()

    @Slot()
    def _play_on(self) -> None:
        self._played += max(1.0, self.race.epochs / _FRAMES)
        if self._played >= self.race.epochs:
            self._player.stop()
            self.changed.emit()
        self._show_played()

    def _show_played(self) -> None:
        epoch = int(self._played)
        self.race_chart.show_race(self.race, epoch)
        self.tell(self.race.words_at(epoch))
