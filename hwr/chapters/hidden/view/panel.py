"""The chapter on hidden layers, on the screen: the first layer's pictures, what a drawing switches on, and depths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

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
from hwr.train.job import Job
from hwr.train.observation import Moment, Observation, Subject, SubjectKind, observe
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings
from hwr.ui.kit.heat.weights_panel import WeightsPanel
from hwr.words import with_article

_POLL_MS: Final = 50
_OF_DEPTHS: Final = ("units", "activation", "epochs", "repeats", "seed")
_NARROWEST: Final = 300
_FETCHING: Final = "Fetching the digits…"


class HiddenPanel(ChapterPanel):
    """Three views; the networks are trained in the background, and what was measured is kept while the panel is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self._job: Job | None = None
        self._asked = Experiment()
        self._measured: dict[Experiment, Comparison] = {}
        self._fetching: Job | None = None
        self._digits: Prepared | None = None
        self._problem = ""
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
        self._progress = QProgressBar(self)
        self._progress.setObjectName("hiddenProgress")
        self._progress.setAccessibleName("Training the networks")
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1000)
        self._progress.setFixedHeight(6)
        self._progress.hide()
        self._activations = self._activations_view()
        row = QHBoxLayout()
        row.addWidget(self.run)
        row.addWidget(self.draw)
        row.addWidget(self._progress, 1)
        row.addStretch(0)
        for view in (self.weights, self._activations, self.bars):
            self.stage.addWidget(view, 1)
        self.stage.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)
        self.recompute()

    def _activations_view(self) -> QWidget:
        view = QWidget(self)
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip, 1)
        column.addWidget(self._layers, 2)
        return view

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
        return self._timer.isActive()

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
        self.recompute()
        self.changed.emit()

    def recompute(self) -> None:
        shown, is_trained = str(self.settings["show"]), self.settings["network"] != READING
        dials = {LOOKS_FOR: ("network",), SWITCHED_ON: ("network", "digit"), DEPTHS: ()}[shown]
        self.show_dials(("show", *dials, *(_OF_DEPTHS if shown == DEPTHS or is_trained else ())))
        self.run.setVisible(shown == DEPTHS or is_trained)
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
        if self._job is None:
            self.tell(self._words_of_network(shown, seen))

    def _words_of_network(self, shown: str, seen: Observation | None) -> str:
        if self._network is None:
            is_reading = self.settings["network"] == READING
            return (
                "There is no network to look at yet." if is_reading else "Train the networks first, to look into one."
            )
        if seen is None:
            return self._problem or _FETCHING
        if shown == LOOKS_FOR:
            return (
                "Each picture is one unit: blue is where ink speaks for it, orange where ink speaks against it; its "
                f"number and weights stand beneath the one pointed at. {words(seen.trace)}"
            )
        invite = " This is an example: draw a digit of your own." if not self.draw.isHidden() else ""
        answer = with_article(str(int(seen.trace.outputs[0].argmax())))
        above = "Above are their weights, blue for (+) and orange against (−); the rest of the network is below."
        state = above if self._digits is not None else self._problem or _FETCHING
        return f"{words(seen.trace)} {state} It is read as {answer}.{invite}"

    def _recompute_depths(self) -> None:
        found, asked = self.comparison, self.experiment
        self.bars.show_comparison(asked, found)
        first = asked.recipe(1, 0).architecture
        terms = " + ".join(f"({fan_in} + 1)·{units}" for fan_in, units in first.shapes)
        self.formula.show_formula(
            CHAPTER.formula, f"parameters with 1 hidden layer: {terms} = <b>{first.parameter_count:,}</b>"
        )
        if self._job is None:
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
                batch = Subject(SubjectKind.BATCH, "Digits held out", *_held_out(self._digits))
            self._observation = observe(Moment(0, 0, network), "cross_entropy", subject, batch)
        return self._observation

    # In the background

    def _fetch(self) -> None:
        if self._digits is None and self._fetching is None and not self._problem:
            self._fetching = Job(Preparer().prepare(Experiment().recipe(0, 0)))
            self._timer.start()

    @Slot()
    def _toggle(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._end("Cancelled.")
            return
        self._asked = self.experiment
        # Its own preparer: a job that was cancelled may still be at work in the last one.
        self._job = Job(compare(self._asked, Preparer()))
        self.run.say("Cancel")
        self._progress.setValue(0)
        self._progress.show()
        self._timer.start()

    @Slot()
    def _poll(self) -> None:
        fetching, job = self._fetching, self._job
        if fetching is not None and fetching.is_over:
            self._fetching = None
            self._digits = fetching.result if isinstance(fetching.result, Prepared) else None
            self._problem = fetching.problem
            self._settle("")
        if job is None:
            return
        if not job.is_over:
            if job.progress is not None:
                self._progress.setValue(round(1000 * job.progress.share))
                self.tell(f"{job.progress.step}…")
            return
        if isinstance(job.result, Comparison):
            self._measured[self._asked] = job.result
        self._end(job.problem)

    def _end(self, sentence: str) -> None:
        self._job = None
        self.run.say("Train them")
        self._progress.hide()
        self._settle(sentence)

    def _settle(self, sentence: str) -> None:
        """Something in the background is over."""
        if self._job is None and self._fetching is None:
            self._timer.stop()
        self.recompute()
        if sentence:
            self.tell(sentence)
        self.changed.emit()


def _held_out(digits: Prepared) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The digits held out, as networks see them, (n, 64), and their labels."""
    assert digits.data.x_test is not None
    return np.asarray(digits.data.x_test, np.float32), digits.tested.labels
