"""The chapter on hidden layers, on the screen: the first layer's pictures, what a drawing switches on, and depths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from hwr.chapters.hidden.chapter import (
    CHAPTER,
    DEPTHS,
    DRAWING,
    LOOKS_FOR,
    PLANE,
    READING,
    SAMPLES,
    SIZES,
    SMALL,
    SWITCHED_ON,
    active_units,
    most_active,
    numbers,
    words,
)
from hwr.chapters.hidden.depth import Comparison, Experiment
from hwr.chapters.hidden.plane import Parted, Task
from hwr.chapters.hidden.small import Small
from hwr.chapters.hidden.view.learning import AtSize
from hwr.chapters.hidden.view.pictures import HiddenBars, HiddenMaps, HiddenStrip
from hwr.chapters.hidden.view.plane import HiddenPlane
from hwr.chapters.hidden.view.samples import HiddenSamples
from hwr.chapters.hidden.view.trainings import Trainings
from hwr.chapters.why.chapter import EXAMPLE
from hwr.ink.normalisation import normalise_drawing
from hwr.language import mark, tr
from hwr.nn.network import Network
from hwr.recipe.preparing import Prepared
from hwr.train.observation import Moment, Observation, Subject, SubjectKind, observe
from hwr.train.sample_curve import SampleCurve
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.draw_invitation import DrawInvitation
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings
from hwr.ui.kit.heat.weights_panel import WeightsPanel
from hwr.ui.kit.layout import in_column, in_row
from hwr.ui.kit.task import ProgressBar
from hwr.words import with_article

_OF_DEPTHS: Final = ("units", "activation", "epochs", "repeats", "seed")
_DIALS: Final = {
    LOOKS_FOR: ("network",),
    SWITCHED_ON: ("network", "digit"),
    PLANE: ("points", "corners", "seed"),
    DEPTHS: _OF_DEPTHS,
    SAMPLES: ("samples", "units"),
}
_INVITE: Final = mark(
    "Nothing is drawn yet, so a 4 from the program stands in for yours. Draw one, and see what yours switches on."
)
_ARE_MORE_BETTER: Final = mark(
    "Are more layers better? Train the networks, in the background, and see. Each is tested on digits it has not "
    "learnt from, other ones in each training."
)
_NARROWEST: Final = 300
_FETCHING: Final = mark("Fetching the digits…")
_TRAINING: Final = mark("Training, for a moment…")
_STEP: Final = 1.1
"""An arrow key goes to so many times as many digits."""


class HiddenPanel(ChapterPanel):
    """Five views; networks are trained in the background, and what was measured is kept while the panel is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self._trainings = Trainings(self)
        self._trainings.advanced.connect(self._tell_progress)
        self._trainings.compared.connect(self._show_comparison)
        self._trainings.ended.connect(self.refresh)
        self._trainings.grew.connect(self._show_growth)
        self._example = normalise_drawing(EXAMPLE).views[:1]
        self._observation: Observation | None = None
        self._observed: tuple[object, ...] = ()
        self.weights = WeightsPanel()
        self.weights.setMinimumWidth(_NARROWEST)  # its own least width grows with the text, beyond a small window's
        self.strip = HiddenStrip()
        self._layers = HiddenMaps()
        self.maps = self._layers.maps
        self.bars = HiddenBars()
        self.plane = HiddenPlane()
        self.curve = HiddenSamples()
        self.curve.placed.connect(self._put)
        self.curve.nudged.connect(self._nudge)
        tip = tr("Train the networks that the dials ask for")
        self.run = PanelButton(self, "hiddenRun", tr("Train them"), tip, self._toggle)
        self.invitation = DrawInvitation("hidden", self)
        self.invitation.draw_requested.connect(self.canvas_requested)
        self.stage.addWidget(self.invitation)
        self._progress = ProgressBar("hiddenProgress", tr("Training the networks"), self)
        self._activations = QWidget(self)
        in_column((self.strip, 1), (self._layers, 2), of=self._activations, margins=0)
        for view in (self.weights, self._activations, self.plane, self.bars, self.curve):
            self.stage.addWidget(view, 1)
        row = in_row(self.run, (self._progress, 1))
        row.addStretch()  # while there is no progress
        self.stage.addLayout(row)
        self.recompute()

    # What is looked at

    @property
    def experiment(self) -> Experiment:
        """What the dials ask for."""
        units, epochs, repeats, seed = (round(self.number(name)) for name in ("units", "epochs", "repeats", "seed"))
        return Experiment(units, str(self.settings["activation"]), epochs, seed, repeats)

    @property
    def comparison(self) -> Comparison | None:
        """What was measured of it, if it was."""
        return self._trainings.comparison(self.experiment)

    @property
    def small(self) -> Small | None:
        """The small network with the weight decay there is, if it is trained."""
        return self._trainings.small(self.number("decay"))

    @property
    def task(self) -> Task:
        """The points and units that the dials ask for."""
        return Task(str(self.settings["points"]), round(self.number("corners")), round(self.number("seed")))

    @property
    def parted(self) -> Parted | None:
        """What came of them, if it is known."""
        return self._trainings.parted(self.task)

    @property
    def sample_curve(self) -> SampleCurve | None:
        """Of a network with so many units, if it is known."""
        return self._trainings.curve(round(self.number("units")))

    @property
    def at_size(self) -> AtSize | None:
        """Where one stands on it."""
        curve = self.sample_curve
        return None if curve is None else AtSize.on(curve, round(self.number("samples")))

    @property
    def is_busy(self) -> bool:
        return self._trainings.is_busy

    @property
    def _network(self) -> Network | None:
        wanted = str(self.settings["network"])
        if wanted == SMALL:
            return None if self.small is None else self.small.network
        if wanted != READING:
            return None if self.comparison is None else self.comparison.network(int(wanted))
        return None if self.surroundings is None else self.surroundings.model.network

    def _picture(self, shown: str) -> NDArray[np.float32] | None:
        """What is shown to the network, (1, 64); None while it is not there yet."""
        wanted = str(self.settings["digit"]) if shown == SWITCHED_ON else DRAWING
        if wanted != DRAWING:
            if self._trainings.digits is None:
                return None
            x, labels = _held_out(self._trainings.digits)
            return np.asarray(x[labels == int(wanted)][:1], np.float32)
        ink = None if self.surroundings is None else self.surroundings.recognition.ink
        return self._example if ink is None else ink.views[:1]

    # What a chapter does

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        super().show_surroundings(surroundings)
        self.refresh()

    def recompute(self) -> None:
        shown, network = str(self.settings["show"]), str(self.settings["network"])
        looks_into = shown in (LOOKS_FOR, SWITCHED_ON)
        is_compared = shown == DEPTHS or (looks_into and network not in (SMALL, READING))
        decay = ("decay",) if looks_into and network == SMALL else ()
        self.show_dials(("show", *_DIALS[shown], *decay, *(_OF_DEPTHS if is_compared else ())))
        self.run.setVisible(is_compared)
        self.run.say(tr("Cancel") if self._trainings.is_comparing else tr("Train them"))
        grows = shown == SAMPLES and self.sample_curve is None and not self._trainings.problem
        self._progress.setVisible(self._trainings.is_comparing or grows)
        stands_in = shown == SWITCHED_ON and self.settings["digit"] == DRAWING and not self.is_drawn
        self.invitation.invite(tr(_INVITE) if stands_in else "")
        views: dict[str, QWidget] = {
            LOOKS_FOR: self.weights,
            SWITCHED_ON: self._activations,
            PLANE: self.plane,
            DEPTHS: self.bars,
            SAMPLES: self.curve,
        }
        for name, view in views.items():  # first of all make room, or the window would have to grow for a moment
            if name != shown:
                view.hide()
        views[shown].show()
        self._begin_what_needs_no_button(shown, network)
        show = {PLANE: self._recompute_plane, DEPTHS: self._recompute_depths, SAMPLES: self._recompute_samples}
        if shown in show:
            self._observation = None
            show[shown]()
        else:
            self._recompute_network(shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.recompute()  # what needs no button has waited for it

    def _begin_what_needs_no_button(self, shown: str, network: str) -> None:
        if not self.isVisible():
            return
        is_small = shown in (LOOKS_FOR, SWITCHED_ON) and network == SMALL
        if is_small or shown in (SWITCHED_ON, SAMPLES):
            self._trainings.fetch()
        if shown == PLANE:
            self._trainings.want_parted(self.task)
        elif is_small:
            self._trainings.want_small(self.number("decay"))
        elif shown == SAMPLES:
            self._trainings.want_curve(round(self.number("units")))

    def _recompute_plane(self) -> None:
        parted = self.parted
        self.plane.show_parted(self.task, parted)
        self.formula.show_formula(CHAPTER.formula, "")
        self.tell(self._trainings.problem or tr(_TRAINING) if parted is None else parted.words())

    def _recompute_samples(self) -> None:
        at, progress = self.at_size, self._trainings.progress_at_once
        self.curve.show_curve(self._trainings.growing(round(self.number("units"))) or self.sample_curve, at)
        self.formula.show_formula(CHAPTER.formula, "")
        self._progress.show_progress(progress)
        under_way = tr(_TRAINING) if progress is None else f"{progress.step}…"
        self.tell(self._trainings.problem or under_way if at is None else at.words())

    def _recompute_network(self, shown: str) -> None:
        seen = self._observation = self._observe(shown)
        if shown == LOOKS_FOR:
            self.weights.show_observation(seen)
        else:
            self.strip.setVisible(seen is not None)
            # Which units are dead only many digits can tell: without them the layers are not shown at all.
            self.maps.setVisible(seen is not None and self._trainings.digits is not None)
            self._layers.show_observation(seen)
        if seen is not None and shown == SWITCHED_ON:
            self.strip.show_trace(seen.trace)
        self.formula.show_formula(CHAPTER.formula, "" if seen is None else numbers(seen.trace))
        if not self._trainings.is_comparing:
            self.tell(self._words_of_network(shown, seen))

    def _words_of_network(self, shown: str, seen: Observation | None) -> str:
        if self._network is None:
            waits = {
                READING: tr("There is no network to look at yet."),
                SMALL: self._trainings.problem or tr(_TRAINING),
            }
            return waits.get(str(self.settings["network"]), tr("Train the networks first, to look into one."))
        if seen is None:
            return self._trainings.problem_of_fetching or tr(_FETCHING)
        if shown == LOOKS_FOR and self.settings["network"] == SMALL and self.small is not None:
            said = tr("Each picture is one unit, blue for ink and orange against.")
            return f"{said} {self.small.words()}"
        if shown == LOOKS_FOR:
            said = tr(
                "Each picture is one unit: blue is where ink speaks for it, orange where ink speaks against it; its "
                "number and weights stand beneath the one pointed at."
            )
            return f"{said} {words(seen.trace)}"
        answer = with_article(str(int(seen.trace.outputs[0].argmax())))
        above = tr("Above are their weights, blue for (+) and orange against (−); the rest of the network is below.")
        state = above if self._trainings.digits is not None else self._trainings.problem_of_fetching or tr(_FETCHING)
        read = tr("It is read as {answer}.", answer=answer)
        return f"{words(seen.trace)} {state} {read}"

    def _recompute_depths(self) -> None:
        found, asked = self.comparison, self.experiment
        self.bars.show_comparison(asked, found)
        first = asked.recipe(1, 0).architecture
        terms = " + ".join(f"({fan_in} + 1)·{units}" for fan_in, units in first.shapes)
        count = first.parameter_count
        total = tr("parameters with 1 hidden layer: {terms} = <b>{count:,}</b>", terms=terms, count=count)
        self.formula.show_formula(CHAPTER.formula, total)
        if not self._trainings.is_comparing:
            self.tell(tr(_ARE_MORE_BETTER) if found is None else found.words())

    def readings(self) -> Mapping[str, float | str]:
        found = self.comparison
        told: dict[str, float | str] = {
            f"accuracy_{depth}": -1.0 if found is None else 100 * found.mean(depth) for depth in (0, 1, 2, 5)
        }
        told |= {f"learnt_{depth}": -1.0 if found is None else 100 * found.learnt(depth) for depth in (0, 5)}
        told["parameters_1"] = float(self.experiment.parameters(1))
        told |= self._told_of_small_ones()
        seen = self._observation
        told["active_units"] = -1.0 if seen is None else float(active_units(seen.trace))
        if seen is not None:
            told["most_active"] = float(most_active(seen.trace, 1)[0] + 1)
        return told

    def _told_of_small_ones(self) -> dict[str, float | str]:
        small, parted, at = self.small, self.parted, self.at_size
        told: dict[str, float | str] = {}
        if small is not None:
            told |= {"faded": float(small.faded), "small_accuracy": 100 * small.tested}
        if parted is not None:
            told |= {"plane_none": 100 * parted.accuracies[0], "plane_hidden": 100 * parted.accuracies[1]}
        if at is not None:
            told |= {"samples_learnt": 100 * at.learnt, "samples_tested": 100 * at.tested, "gap": 100 * at.gap}
        return told

    def _observe(self, shown: str) -> Observation | None:
        network, x = self._network, self._picture(shown)
        if network is None or x is None:
            return None
        wanted = network, x.tobytes(), self._trainings.digits
        if self._observation is None or wanted != self._observed:
            self._observed = wanted
            read_as = np.argmax(network.predict(x), axis=1)
            subject = Subject(SubjectKind.DRAWING, tr("Your drawing"), x, read_as)
            batch = subject
            if self._trainings.digits is not None:
                batch = Subject(SubjectKind.BATCH, tr("Test digits"), *_held_out(self._trainings.digits))
            self._observation = observe(Moment(0, 0, network), "cross_entropy", subject, batch)
        return self._observation

    @Slot(float, float)
    def _put(self, samples: float, _: float) -> None:
        self.turn({"samples": round(samples)})

    @Slot(int, int)
    def _nudge(self, right: int, up: int) -> None:
        self._put(min(max(self.number("samples") * _STEP ** (right + up), SIZES[0]), SIZES[-1]), 0.0)

    # In the background

    @Slot()
    def _toggle(self) -> None:
        if self._trainings.is_comparing:
            self._trainings.cancel()
            self.refresh()
            self.tell(tr("Cancelled."))
            return
        self._trainings.compare(self.experiment)
        self._progress.show_progress(None)
        self.refresh()

    def forget(self) -> None:
        self._trainings.forget()
        self.refresh()

    @Slot()
    def _tell_progress(self) -> None:
        progress = self._trainings.progress
        self._progress.show_progress(progress)
        if progress is not None:
            self.tell(f"{progress.step}…")

    @Slot()
    def _show_growth(self) -> None:
        if self.settings["show"] == SAMPLES:
            self._recompute_samples()

    @Slot()
    def _show_comparison(self) -> None:
        self.refresh()
        if self._trainings.problem_of_comparing:
            self.tell(self._trainings.problem_of_comparing)


def _held_out(digits: Prepared) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The digits held out, as networks see them, (n, 64), and their labels."""
    assert digits.data.x_test is not None
    return np.asarray(digits.data.x_test, np.float32), digits.tested.labels
