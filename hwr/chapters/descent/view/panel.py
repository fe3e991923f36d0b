"""The chapter on gradient descent, on the screen: a ball that one puts down, lets go step by step, and takes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hwr.chapters.descent.chapter import CHAPTER, DIGITS, numbers, signs, textbook, words
from hwr.chapters.descent.landscapes import REACH, Textbook
from hwr.chapters.descent.slice import Slice, can_be_cut, slice_of_digits
from hwr.chapters.descent.view.pictures import DescentCosts, DescentPicture, Ground
from hwr.chapters.descent.walk import (
    DescentStatus,
    DescentStep,
    advance,
    begin,
    look_ahead,
    optimizer_of,
    pace,
    status_of,
)
from hwr.language import mark, tr
from hwr.nn.network import Network
from hwr.ui.kit.accessibility import allow
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings
from hwr.ui.kit.layout import STRETCH, in_row
from hwr.ui.kit.picture.pair import PicturePair
from hwr.ui.kit.plain import Label
from hwr.ui.kit.player import Player
from hwr.ui.kit.task import BackgroundTask, ProgressBar
from hwr.ui.kit.theme import MUTED

_STEP_MS: Final = 60
_MOST_STEPS: Final = 2000
_NUDGE: Final = 0.05
_KNOWN_CURVE, _KNOWN_MAP = 401, 161
"""How many places along an axis a textbook's curve, and map, are drawn from."""

_WIDE: Final = {1: 1.2, 2: 0.85}
"""By the landscape's dimensions: maps are square, and get larger beside the losses than above them."""

_SLICED: Final = mark(
    "<i>L</i>(<i>w</i><sub>1</sub>, <i>w</i><sub>2</sub>) = the loss, all weights moved by "
    "<i>w</i><sub>1</sub> and <i>w</i><sub>2</sub> along two directions"
)

SliceKey = tuple[Network | None, str, int]
"""The network that is cut, the directions and their seed. Networks are equal only if they are the same."""


class DescentPanel(ChapterPanel):
    """Landscape, losses, and the buttons that make the ball go. It owns the walk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self.picture = DescentPicture()
        self.costs = DescentCosts()
        self.picture.placed.connect(self._put)
        self.picture.nudged.connect(self._nudge)
        self._walk: list[DescentStep] = []
        self._walk_of: object = None
        self._slice: Slice | None = None
        self._slice_of: SliceKey | None = None
        self._asked: SliceKey | None = None
        self._task = BackgroundTask(self)
        self._task.advanced.connect(self._tell_progress)
        self._task.ended.connect(self._take_slice)
        self._landscape_key = ""
        self._player = Player(_STEP_MS, self)
        self._player.beat.connect(self._go_on)
        self._player.playing_changed.connect(self._show_buttons)
        self._pair = PicturePair((self.picture, 3), (self.costs, 2))
        self._waiting = Label(parent=self, name="descentWaiting", role=MUTED, wraps=True, is_centred=True)
        self._progress = ProgressBar("descentProgress", tr("Progress of computing the slice"), self)
        runs, cuts = tr("Make steps until the ball has come to rest"), tr("Compute the landscape of the network")
        self.back = PanelButton(self, "descentBack", tr("Back"), tr("Take back one step"), self.step_back)
        self.step = PanelButton(self, "descentStep", tr("Step"), tr("Make one step"), self.step_once)
        self.run = PanelButton(self, "descentRun", tr("Run", "on and on"), runs, self.toggle_run)
        self.restart = PanelButton(
            self, "descentStartover", tr("Start over"), tr("Put the ball back to its start"), self.start_over
        )
        self.compute = PanelButton(self, "descentCompute", tr("Compute the slice"), cuts, self.compute_slice)
        self.cancel = PanelButton(
            self, "descentCancel", tr("Cancel"), tr("Give up computing the slice"), self.cancel_slice
        )
        buttons = in_row(self.back, self.step, self.run, self.restart, self.compute, self.cancel, STRETCH)
        self.stage.addWidget(self._pair, 1)
        self.stage.addWidget(self._waiting, 1)
        self.stage.addWidget(self._progress)
        self.stage.addLayout(buttons)
        self.recompute()

    # What is shown

    @property
    def walk(self) -> tuple[DescentStep, ...]:
        """The ball's way so far, its start first; empty while there is no landscape."""
        return tuple(self._walk)

    @property
    def landscape(self) -> Textbook | Slice | None:
        """What the ball is on; None while the slice is not computed."""
        key = str(self.settings["landscape"])
        if key != DIGITS:
            return textbook(key)
        return self._slice if self._slice_of == self._wanted else None

    @property
    def is_busy(self) -> bool:
        return self._task.is_busy

    @property
    def is_running(self) -> bool:
        """Whether the ball goes on by itself."""
        return self._player.is_playing

    def recompute(self) -> None:
        key = str(self.settings["landscape"])
        if key != self._landscape_key:
            self._landscape_key = key
            self._player.stop()
            self._put_to_start()
        landscape = self.landscape
        is_digits = key == DIGITS
        is_flat = landscape is not None and landscape.dimensions == 1
        hidden = {"y"} if is_flat else set()
        hidden |= set() if is_digits else {"directions", "seed"}
        hidden |= {"seed"} if self.settings["directions"] == "weights" else set()
        self.show_dials([name for name in self.settings if name not in hidden])
        self._dials["x"].set_label(tr("Start w") if is_flat else tr(self.chapter.setting("x").label))
        self._pair.setVisible(landscape is not None)
        self._waiting.setVisible(landscape is None)
        optimizer, rate = str(self.settings["optimizer"]), self.number("rate")
        if landscape is None:
            self._walk, self._walk_of = [], None
            self._show_waiting()
            return
        start = (self.number("x"), self.number("y"))[: landscape.dimensions]
        walk_of = (key, self._slice_of if is_digits else None, optimizer, start)
        if walk_of != self._walk_of:
            self._player.stop()
            self._walk_of = walk_of
            self._walk = [begin(landscape, start, optimizer_of(optimizer))]
            self.picture.show_ground(_ground_of(landscape))
        last = self._walk[-1]
        stands = status_of(self._walk)
        ahead = look_ahead(landscape, last, optimizer_of(optimizer), rate, len(self._walk))
        goes_on = stands is not DescentStatus.DIVERGED
        self.formula.show_formula(
            signs(optimizer, landscape.dimensions),
            numbers(last, optimizer, rate, len(self._walk)) if goes_on else "",
        )
        self._pair.set_wide_from(_WIDE[landscape.dimensions])
        self.picture.show_walk(self._walk, ahead.point if goes_on else None)
        self.costs.show_walk(self._walk)
        bends = landscape.curvature(last.point)
        self.tell(words(self._walk, ahead, optimizer, rate, bends, tr(landscape.remark)))
        self._show_buttons()

    def readings(self) -> Mapping[str, float | str]:
        landscape = self.landscape
        if landscape is None or not self._walk:
            return {}
        last = self._walk[-1]
        optimizer = optimizer_of(str(self.settings["optimizer"]))
        told: dict[str, float | str] = {
            "steps": float(len(self._walk) - 1),
            "cost": last.value,
            "slope": last.slope,
            "x": float(last.point[0]),
            "standing": status_of(self._walk).value,
            "pace": pace(optimizer, self.number("rate"), landscape.curvature(last.point)).value,
        }
        if landscape.dimensions == 2:
            told["y"] = float(last.point[1])
        return told

    def label_of(self, reading: str) -> str:
        landscape = self.landscape
        is_flat = landscape is not None and landscape.dimensions == 1
        return super().label_of(reading).replace("w₁", "w" if is_flat else "w₁")

    @Slot()
    def reset(self) -> None:
        """The ball goes back to the start, too."""
        self._landscape_key, self._walk_of = "", None
        super().reset()

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        before = self._network
        super().show_surroundings(surroundings)
        if self._network is not before and self.settings["landscape"] == DIGITS:
            self.refresh()

    # The ball

    @Slot()
    def step_once(self) -> None:
        """One step on."""
        self._player.stop()
        self._advance()

    @Slot()
    def step_back(self) -> None:
        """Take one step back."""
        self._player.stop()
        if len(self._walk) > 1:
            self._walk.pop()
            self.refresh()

    @Slot()
    def start_over(self) -> None:
        """Back to the start."""
        self._player.stop()
        if self._walk:
            del self._walk[1:]
            self.refresh()

    @Slot()
    def toggle_run(self) -> None:
        """Run until the ball rests, or stop running."""
        if self._walk:
            self._player.toggle()

    @Slot()
    def _go_on(self) -> None:
        self._advance()
        if not self._walk or status_of(self._walk) is not DescentStatus.UNDER_WAY or len(self._walk) > _MOST_STEPS:
            self._player.stop()

    def _advance(self) -> None:
        landscape = self.landscape
        if landscape is None or not self._walk or status_of(self._walk) is DescentStatus.DIVERGED:
            return
        optimizer = optimizer_of(str(self.settings["optimizer"]))
        self._walk.append(advance(landscape, self._walk[-1], optimizer, self.number("rate"), len(self._walk)))
        self.refresh()

    @Slot(float, float)
    def _put(self, x: float, y: float) -> None:
        landscape = self.landscape
        if landscape is not None:
            place = {"x": x, "y": y} if landscape.dimensions == 2 else {"x": x}
            self._walk_of = None
            self.turn({name: float(f"{value:.3f}") for name, value in place.items()})

    @Slot(int, int)
    def _nudge(self, right: int, up: int) -> None:
        landscape = self.landscape
        if landscape is None:
            return
        if landscape.dimensions == 1:
            right, up = right + up, 0
        x, y = (self.number(name) + _NUDGE * steps for name, steps in (("x", right), ("y", up)))
        self._put(min(max(x, -REACH), REACH), min(max(y, -REACH), REACH))

    def _put_to_start(self) -> None:
        """Put the ball where the landscape says, unless the dials are locked."""
        key = str(self.settings["landscape"])
        start = textbook(key).start if key != DIGITS else Slice.start
        for name, value in zip(("x", "y"), start, strict=False):
            if not self.is_locked(name):
                self.place(name, value)

    # The slice

    @Slot()
    def compute_slice(self) -> None:
        """Begin to compute the landscape of the network, in the background."""
        if not self.is_busy:
            self._asked = self._wanted
            self._task.start(slice_of_digits(*self._asked))
            self._progress.show_progress(None)
            self.recompute()

    @Slot()
    def cancel_slice(self) -> None:
        """Give it up."""
        self._task.cancel()
        self.recompute()

    @Slot()
    def _tell_progress(self) -> None:
        progress = self._task.progress
        if progress is not None and self.landscape is None:
            self._progress.show_progress(progress)
            self.tell(f"{progress.step}…")

    @Slot()
    def _take_slice(self) -> None:
        if isinstance(self._task.result, Slice):
            self._slice, self._slice_of = self._task.result, self._asked
        self.refresh()

    @property
    def _network(self) -> Network | None:
        """The one that is cut: the one that reads, if it can be."""
        if self.surroundings is None or not can_be_cut(self.surroundings.model.network):
            return None
        return self.surroundings.model.network

    @property
    def _wanted(self) -> SliceKey:
        """The slice that the dials ask for."""
        directions = str(self.settings["directions"])
        return self._network, directions, int(self.number("seed")) if directions == "random" else 0

    def _show_waiting(self) -> None:
        if self._network is not None:
            what = tr(
                "Here comes a slice through the loss of the network that reads: 200 digits, and all weights moved "
                "along two directions at once. It takes a few seconds."
            )
        else:
            what = tr(
                "Here comes a slice through the loss of a small network, trained for it: 200 digits, and all weights "
                "moved along two directions at once. It takes a few seconds."
            )
        self._waiting.setText(what)
        self.formula.show_formula(tr(_SLICED), "")
        if not self.is_busy:
            self.tell(self._task.problem or tr("Compute the slice, then let the ball go."))
        self._show_buttons()

    # Buttons

    @Slot()
    def _show_buttons(self) -> None:
        stands = status_of(self._walk) if self._walk else DescentStatus.UNDER_WAY
        has_walk, is_working = bool(self._walk), self.is_busy and self.landscape is None
        for button in (self.step, self.run, self.back, self.restart):
            button.setVisible(has_walk)
        self.compute.setVisible(not has_walk and not is_working)
        self.cancel.setVisible(is_working)
        self._progress.setVisible(is_working)
        self.run.say(tr("Pause") if self.is_running else tr("Run", "on and on"))
        has_come = len(self._walk) > 1
        buttons = {
            self.step: stands is not DescentStatus.DIVERGED,
            self.run: stands is DescentStatus.UNDER_WAY,
            self.back: has_come,
            self.restart: has_come,
        }
        allow(buttons, otherwise=self.picture)


def _ground_of(landscape: Textbook | Slice) -> Ground:
    if isinstance(landscape, Slice):
        return Ground(landscape, landscape.axis, landscape.losses)
    places = np.linspace(-REACH, REACH, _KNOWN_CURVE if landscape.dimensions == 1 else _KNOWN_MAP)
    grids = np.meshgrid(places, places) if landscape.dimensions == 2 else [places]
    return Ground(landscape.key, places, landscape.values(*grids))
