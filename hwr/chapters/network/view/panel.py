"""The chapter on a small network, on the screen: the network, the planes, and buttons that step, run and train."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from hwr.chapters.network.chapter import CHAPTER, MOST_EPOCHS, standing_words, words
from hwr.chapters.network.formulas import NOTHING, formula
from hwr.chapters.network.model import CORNERS, EDGE, NAMES, Parameters, SmallPass, Standing, start, trained
from hwr.chapters.network.stage import STAGES, Stage
from hwr.chapters.network.view.picture import NetworkPicture
from hwr.chapters.network.view.planes import NetworkPlanes
from hwr.errors import ConfigError
from hwr.language import tr
from hwr.ui.kit.accessibility import allow
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.picture.pair import PicturePair
from hwr.ui.kit.player import Player

_BEAT_MS: Final = 1100
"""From one stage to the next while it runs: long enough to see where things have gone."""

_FRAME_MS: Final = 16
_WIDE_FROM, _WIDE_COLUMNS = 0.8, 84
"""Planes stand beside the network where both have room for words of the window's size, and else below it."""

_SHARE: Final = 30
_MOST_AT_ONCE: Final = 25
"""While it trains, so many epochs a frame at most; at first one, and more by a part of those that there were."""

_MOST_KEPT: Final = 10_000
"""So many passes can be gone back."""


@dataclass(frozen=True)
class _Place:
    """Where a training has got to.

    Attributes:
        updates: how many there have been.
        trained: epochs of the training that led here, without pause; 0 if one stepped here.
    """

    parameters: Parameters
    point: int
    updates: int = 0
    trained: int = 0


class NetworkPanel(ChapterPanel):
    """Owns the way the training has taken; weights, point and stage are settings as in every chapter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self._start = 0
        self._now = _Place((), 0)
        self._before: list[_Place] = []
        self._made = SmallPass(start(1), 1, 1.0)
        self._standing = Standing(self._made.parameters)
        self.picture = NetworkPicture()
        self.picture.chosen.connect(self._choose)
        self.planes = NetworkPlanes()
        self.planes.chosen.connect(self._choose_point)
        self.stage.addWidget(
            PicturePair((self.picture, 8), (self.planes, 5), wide_from=_WIDE_FROM, columns=_WIDE_COLUMNS), 1
        )
        self._runner = Player(_BEAT_MS, self)
        self._runner.beat.connect(self._run_on)
        self._trainer = Player(_FRAME_MS, self)
        self._trainer.beat.connect(self._train_on)
        for player in (self._runner, self._trainer):
            player.playing_changed.connect(self._show_buttons)
        self._make_buttons()
        self._dials["point"].set_label(tr("Point", "of a plane"))
        self.recompute()

    def _make_buttons(self) -> None:
        goes = tr("One stage on: up through the network, back again, and the update")
        trains = tr("Learn from each point in turn, until XOR is solved or nothing moves any more")
        made = (
            ("networkBack", tr("◀ Back"), tr("One stage back"), self.back, "Ctrl+Left"),
            ("networkStep", tr("Step ▶"), goes, self.step, "Ctrl+Right"),
            ("networkRun", tr("Run"), tr("Step by itself, slowly enough to follow"), self.run, ""),
            ("networkTrain", tr("Train"), trains, self.train, ""),
        )
        buttons = [PanelButton(self, name, label, about, do, keys=keys) for name, label, about, do, keys in made]
        self.back_button, self.step_button, self.run_button, self.train_button = buttons
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, button in enumerate(buttons):
            grid.addWidget(button, *divmod(place, 2))
        self.dials_column.insertLayout(1, grid)

    # State

    @property
    def made(self) -> SmallPass:
        """The pass that is shown."""
        return self._made

    @property
    def at(self) -> Stage:
        """How far it has come."""
        return STAGES[int(self.number("step"))]

    @property
    def is_busy(self) -> bool:
        return self._trainer.is_playing

    def recompute(self) -> None:
        chosen = int(self.number("start"))
        if chosen != self._start:
            self._start = chosen
            for name, value in zip(NAMES, start(chosen), strict=True):
                self.place(name, value)
            self.place("step", 0)
        parameters = tuple(self.number(name) for name in NAMES)
        point = int(str(self.settings["point"])) - 1
        if parameters != self._now.parameters:  # turned by hand: the training begins anew
            self._stop()
            self._before = []
            self._now = _Place(parameters, point)
        self._now = replace(self._now, point=point)
        self._made = SmallPass(parameters, point, self.number("rate"))
        self._show()

    def readings(self) -> Mapping[str, float | str]:
        made, chosen = self._made, str(self.settings["chosen"])
        told: dict[str, float | str] = {
            "stage": self.at.value,
            "chosen": chosen,
            "target": made.target,
            "y": made.a(3),
            "loss": made.loss,
            "mean_loss": self._standing.loss,
            "right": self._standing.right,
            "epochs": self._updates // len(CORNERS),
            "updates": self._updates,
            "outcome": self._outcome,
        }
        for unit in (1, 2, 3):
            told |= {f"z{unit}": made.z(unit), f"delta{unit}": made.delta(unit)}
        for unit in (1, 2):
            told |= {f"a{unit}": made.a(unit), f"blame{unit}": made.blame(unit), f"slope{unit}": made.slope(unit)}
        if chosen in EDGE:
            told["rank"] = 1 + sum(abs(made.gradients[name]) > abs(made.gradients[chosen]) for name in EDGE)
        if chosen != NOTHING:
            told["gradient"] = made.gradients[chosen if chosen in EDGE else f"b{chosen}"]
        return told

    @Slot()
    def reset(self) -> None:
        self._stop()
        self._start = 0
        super().reset()

    def lock(self, names: Collection[str]) -> None:
        super().lock(names)
        if not self._may_learn:  # an answer that is right locks nothing: what it was given for runs on
            self._stop()
        self._show_buttons()

    @property
    def _updates(self) -> int:
        return self._now.updates + (self.at is Stage.UPDATE)

    @property
    def _outcome(self) -> str:
        if self._standing.right == len(CORNERS):
            return "solved"
        return "stuck" if self._now.trained >= MOST_EPOCHS else "open"

    @property
    def _may_learn(self) -> bool:
        return not self.is_locked(*NAMES, "step", "point")

    # Steps

    @Slot()
    def step(self) -> None:
        """One stage on; after the update with the next point."""
        number = self.at.number + 1
        if number < len(STAGES):
            self.turn({"step": number})
        elif self._may_learn:
            point = (self._made.point + 1) % len(CORNERS)
            self._go(_Place(self._made.updated, point, self._now.updates + 1), keeps=True)

    @Slot()
    def back(self) -> None:
        """One stage back, also over an update."""
        self._stop()
        if self.at.number:
            self.turn({"step": self.at.number - 1})
        elif self._before and self._may_learn:
            place = self._before.pop()
            self._go(place, step=0 if self._now.trained else len(STAGES) - 1)

    @Slot()
    def run(self) -> None:
        """Step by itself; or if it does already, pause."""
        if self._runner.is_playing:
            self._runner.stop()
        else:
            self._trainer.stop()
            self._runner.start()
            self._run_on()

    @Slot()
    def _run_on(self) -> None:
        if self._can_step:
            self.step()
        else:
            self._runner.stop()

    @Slot()
    def train(self) -> None:
        """Learn until it is done; or if it does already, pause."""
        if self._trainer.is_playing:
            self._trainer.stop()
        elif self._can_train:
            self._runner.stop()
            now = self._now
            begins = now if self.at is not Stage.UPDATE else _Place(self._made.updated, now.point, now.updates + 1)
            self._go(replace(begins, trained=now.trained), step=Stage.OUTPUT.number, keeps=not now.trained)
            self._trainer.start()

    @Slot()
    def _train_on(self) -> None:
        """A few epochs: at first so few that one sees them."""
        now = self._now
        epochs = min(1 + now.trained // _SHARE, _MOST_AT_ONCE, MOST_EPOCHS - now.trained)
        parameters = trained(now.parameters, self.number("rate"), epochs)
        place = _Place(parameters, now.point, now.updates + len(CORNERS) * epochs, now.trained + epochs)
        self._go(place, step=Stage.OUTPUT.number)
        if not self._can_train:
            self._trainer.stop()

    def _go(self, place: _Place, *, step: int = 0, keeps: bool = False) -> None:
        """Be at another place of the training; the one there was is kept to come back to, if that is asked for."""
        left, before, self._now = self._now, self._before, place
        if keeps:
            self._before = [*before[-_MOST_KEPT:], left]
        values = {**dict(zip(NAMES, place.parameters, strict=True)), "point": str(place.point + 1), "step": step}
        try:
            has_gone = self.turn(values)
        except ConfigError:  # beyond all that a dial can show
            has_gone = False
        if not has_gone:
            self._now, self._before = left, before
            self._stop()
            self._show_buttons()

    def _stop(self) -> None:
        self._runner.stop()
        self._trainer.stop()

    # Choosing

    @Slot(object)
    def _choose(self, part: str | None) -> None:
        self.turn({"chosen": part or NOTHING})

    @Slot(object)
    def _choose_point(self, point: int | None) -> None:
        if point is not None:
            self.turn({"point": str(point + 1), "step": 0})

    # The screen

    def _show(self) -> None:
        made, stage, chosen = self._made, self.at, str(self.settings["chosen"])
        parameters = made.updated if stage is Stage.UPDATE else made.parameters
        if parameters != self._standing.parameters:
            self._standing = Standing(parameters)
        self.picture.show_pass(made, stage, chosen)
        self.planes.show_network(self._standing, made.point)
        self.formula.show_formula(*formula(made, stage, chosen))
        told = standing_words(self._standing, self._updates // len(CORNERS), self._outcome)
        has_trained = stage is Stage.OUTPUT and self._now.trained
        self.tell(told if has_trained else f"{words(made, stage)} {told}")
        turned = [chosen] if chosen in EDGE else [f"b{chosen}"] if chosen != NOTHING else []
        self.show_dials(["start", "point", "rate", "chosen", *turned])
        self._show_buttons()

    @property
    def _can_step(self) -> bool:
        if self.at is Stage.UPDATE:
            return self._may_learn and all(abs(value) < 1e6 for value in self._made.updated)
        return not self.is_locked("step")

    @property
    def _can_train(self) -> bool:
        return self._may_learn and not self._standing.is_sure and self._now.trained < MOST_EPOCHS

    @Slot()
    def _show_buttons(self) -> None:
        is_running, is_training = self._runner.is_playing, self._trainer.is_playing
        can_go_back = (bool(self._before) and self._may_learn) if not self.at.number else not self.is_locked("step")
        buttons = {
            self.step_button: self._can_step and not is_training,
            self.back_button: can_go_back,
            self.run_button: self._can_step or is_running,
            self.train_button: self._can_train or is_training,
        }
        allow(buttons, otherwise=self.picture)
        self.run_button.say(tr("Pause") if is_running else tr("Run"))
        self.train_button.say(tr("Pause training") if is_training else tr("Train"))
