"""The chapter on hidden layers, on the screen: the first layer's pictures, what a drawing switches on, and depths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hwr.chapters.hidden.chapter import (
    CHAPTER,
    DEPTHS,
    DRAWING,
    LOOKS_FOR,
    READING,
    SWITCHED_ON,
    active_units,
    most_active,
    numbers,
    words,
)
from hwr.chapters.hidden.depth import Comparison, Experiment, compare
from hwr.chapters.hidden.view.pictures import HiddenBars, HiddenMaps, HiddenStrip
from hwr.chapters.why.chapter import EXAMPLE
from hwr.ink.normalisation import normalise_drawing
from hwr.nn.network import Network
from hwr.recipe.preparing import Prepared, Preparer
from hwr.train.observation import Moment, Observation, Subject, SubjectKind, observe
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings
from hwr.ui.kit.heat.weights_panel import WeightsPanel
from hwr.ui.kit.layout import in_column, in_row
from hwr.ui.kit.task import BackgroundTask, ProgressBar
from hwr.words import with_article

_OF_DEPTHS: Final = ("units", "activation", "epochs", "repeats", "seed")
_NARROWEST: Final = 300
_FETCHING: Final = "Fetching the digits…"


class HiddenPanel(ChapterPanel):
    """Three views; the networks are trained in the background, and what was measured is kept while the panel is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self._training = BackgroundTask(self)
        self._training.advanced.connect(self._tell_progress)
        self._training.ended.connect(self._take_comparison)
        self._fetching = BackgroundTask(self)
        self._fetching.ended.connect(self.refresh)
        self._asked = Experiment()
        self._measured: dict[Experiment, Comparison] = {}
        self._example = normalise_drawing(EXAMPLE).views[:1]
        self._observation: Observation | None = None
        self._observed: tuple[object, ...] = ()
        self.weights = WeightsPanel()
        self.weights.setMinimumWidth(_NARROWEST)  # its own least width grows with the text, beyond a small window's
        self.strip = HiddenStrip()
        self._layers = HiddenMaps()
        self.maps = self._layers.maps
        self.bars = HiddenBars()
        trains, goes = "Train the networks that the dials ask for", "Go to the canvas and draw a digit"
        self.run = PanelButton(self, "hiddenRun", "Train them", trains, self._toggle)
        self.draw = PanelButton(self, "hiddenDraw", "Draw a digit", goes, self.canvas_requested)
        self._progress = ProgressBar("hiddenProgress", "Training the networks", self)
        self._activations = QWidget(self)
        in_column((self.strip, 1), (self._layers, 2), of=self._activations, margins=0)
        for view in (self.weights, self._activations, self.bars):
            self.stage.addWidget(view, 1)
        row = in_row(self.run, self.draw, (self._progress, 1))
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
        return self._measured.get(self.experiment)

    @property
    def is_busy(self) -> bool:
        return self._training.is_busy or self._fetching.is_busy

    @property
    def _digits(self) -> Prepared | None:
        """None while they are not fetched."""
        return self._fetching.result if isinstance(self._fetching.result, Prepared) else None

    @property
    def _network(self) -> Network | None:
        wanted = str(self.settings["network"])
        if wanted != READING:
            return None if self.comparison is None else self.comparison.network(int(wanted))
        return None if self.surroundings is None else self.surroundings.model.network

    @property
    def _is_drawn(self) -> bool:
        return self.surroundings is not None and self.surroundings.recognition.ink is not None

    def _picture(self, shown: str) -> NDArray[np.float32] | None:
        """What is shown to the network, (1, 64); None while it is not there yet."""
        wanted = str(self.settings["digit"]) if shown == SWITCHED_ON else DRAWING
        if wanted != DRAWING:
            if self._digits is None:
                return None
            x, labels = _held_out(self._digits)
            return np.asarray(x[labels == int(wanted)][:1], np.float32)
        ink = None if self.surroundings is None else self.surroundings.recognition.ink
        return self._example if ink is None else ink.views[:1]

    # What a chapter does

    def show_surroundings(self, surroundings: Surroundings | None) -> None:
        super().show_surroundings(surroundings)
        self.refresh()

    def recompute(self) -> None:
        shown, is_trained = str(self.settings["show"]), self.settings["network"] != READING
        dials = {LOOKS_FOR: ("network",), SWITCHED_ON: ("network", "digit"), DEPTHS: ()}[shown]
        self.show_dials(("show", *dials, *(_OF_DEPTHS if shown == DEPTHS or is_trained else ())))
        self.run.setVisible(shown == DEPTHS or is_trained)
        self.run.say("Cancel" if self._training.is_busy else "Train them")
        self._progress.setVisible(self._training.is_busy)
        self.draw.setVisible(shown == SWITCHED_ON and self.settings["digit"] == DRAWING and not self._is_drawn)
        views = {LOOKS_FOR: self.weights, SWITCHED_ON: self._activations, DEPTHS: self.bars}
        for name, view in views.items():  # first of all make room, or the window would have to grow for a moment
            if name != shown:
                view.hide()
        views[shown].show()
        if shown == SWITCHED_ON:
            self._fetch()
        if shown == DEPTHS:
            self._recompute_depths()
        else:
            self._recompute_network(shown)

    def _recompute_network(self, shown: str) -> None:
        seen = self._observation = self._observe(shown)
        if shown == LOOKS_FOR:
            self.weights.show_observation(seen)
        else:
            self.strip.setVisible(seen is not None)
            # Which units are dead only many digits can tell: without them the layers are not shown at all.
            self.maps.setVisible(seen is not None and self._digits is not None)
            self._layers.show_observation(seen)
        if seen is not None:
            if shown == SWITCHED_ON:
                self.strip.show_trace(seen.trace)
            self.formula.show_formula(CHAPTER.formula, numbers(seen.trace))
        else:
            self.formula.show_formula(CHAPTER.formula, "")
        if not self._training.is_busy:
            self.tell(self._words_of_network(shown, seen))

    def _words_of_network(self, shown: str, seen: Observation | None) -> str:
        if self._network is None:
            is_reading = self.settings["network"] == READING
            return (
                "There is no network to look at yet." if is_reading else "Train the networks first, to look into one."
            )
        if seen is None:
            return self._fetching.problem or _FETCHING
        if shown == LOOKS_FOR:
            return (
                "Each picture is one unit: blue is where ink speaks for it, orange where ink speaks against it; its "
                f"number and weights stand beneath the one pointed at. {words(seen.trace)}"
            )
        invite = " This is an example: draw a digit of your own." if not self.draw.isHidden() else ""
        answer = with_article(str(int(seen.trace.outputs[0].argmax())))
        above = "Above are their weights, blue for (+) and orange against (−); the rest of the network is below."
        state = above if self._digits is not None else self._fetching.problem or _FETCHING
        return f"{words(seen.trace)} {state} It is read as {answer}.{invite}"

    def _recompute_depths(self) -> None:
        found, asked = self.comparison, self.experiment
        self.bars.show_comparison(asked, found)
        first = asked.recipe(1, 0).architecture
        terms = " + ".join(f"({fan_in} + 1)·{units}" for fan_in, units in first.shapes)
        self.formula.show_formula(
            CHAPTER.formula, f"parameters with 1 hidden layer: {terms} = <b>{first.parameter_count:,}</b>"
        )
        if not self._training.is_busy:
            invite = (
                "Are more layers better? Train the networks, in the background, and see. Each is tested on digits it "
                "has not learnt from, other ones in each training."
            )
            self.tell(invite if found is None else found.words())

    def readings(self) -> Mapping[str, float | str]:
        found = self.comparison
        told: dict[str, float | str] = {
            f"accuracy_{depth}": -1.0 if found is None else 100 * found.mean(depth) for depth in (0, 1, 2, 5)
        }
        told |= {f"learnt_{depth}": -1.0 if found is None else 100 * found.learnt(depth) for depth in (0, 5)}
        told["parameters_1"] = float(self.experiment.parameters(1))
        seen = self._observation
        told["active_units"] = -1.0 if seen is None else float(active_units(seen.trace))
        if seen is not None:
            told["most_active"] = float(most_active(seen.trace, 1)[0] + 1)
        return told

    def _observe(self, shown: str) -> Observation | None:
        network, x = self._network, self._picture(shown)
        if network is None or x is None:
            return None
        wanted = network, x.tobytes(), self._digits
        if self._observation is None or wanted != self._observed:
            self._observed = wanted
            read_as = np.argmax(network.predict(x), axis=1)
            subject = Subject(SubjectKind.DRAWING, "Your drawing", x, read_as)
            batch = subject
            if self._digits is not None:
                batch = Subject(SubjectKind.BATCH, "Test digits", *_held_out(self._digits))
            self._observation = observe(Moment(0, 0, network), "cross_entropy", subject, batch)
        return self._observation

    # In the background

    def _fetch(self) -> None:
        if self._digits is None and not self._fetching.is_busy and not self._fetching.problem:
            self._fetching.start(Preparer().prepare(Experiment().recipe(0, 0)))

    @Slot()
    def _toggle(self) -> None:
        if self._training.is_busy:
            self._training.cancel()
            self.refresh()
            self.tell("Cancelled.")
            return
        self._asked = self.experiment
        # Its own preparer: a job that was cancelled may still be at work in the last one.
        self._training.start(compare(self._asked, Preparer()))
        self._progress.show_progress(None)
        self.refresh()

    def forget(self) -> None:
        self._training.cancel()
        self._measured.clear()
        self.refresh()

    @Slot()
    def _tell_progress(self) -> None:
        progress = self._training.progress
        self._progress.show_progress(progress)
        if progress is not None:
            self.tell(f"{progress.step}…")

    @Slot()
    def _take_comparison(self) -> None:
        if isinstance(self._training.result, Comparison):
            self._measured[self._asked] = self._training.result
        self.refresh()
        if self._training.problem:
            self.tell(self._training.problem)


def _held_out(digits: Prepared) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The digits held out, as networks see them, (n, 64), and their labels."""
    assert digits.data.x_test is not None
    return np.asarray(digits.data.x_test, np.float32), digits.tested.labels
