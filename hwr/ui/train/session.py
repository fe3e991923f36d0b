"""The session of the page *Train*: the sole owner of what changes while networks are trained in the window.

It turns what the user asks for into wishes of a training thread, and what that thread tells into signals. All values
that go round are frozen, but for the `History`, which grows here and nowhere else.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hwr.errors import HwrError
from hwr.nn.history import History, MarkKind
from hwr.recipe.interventions import Intervention
from hwr.recipe.naming import run_name
from hwr.recipe.notes import AFTER_RUN, Note
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe, changed
from hwr.recipe.replaying import to_go_on_with
from hwr.recipe.said import said_name
from hwr.train import events
from hwr.train.control import Control, Order
from hwr.train.training_thread import Beginning, TrainingThread
from hwr.ui.train.inspector import Inspector
from hwr.ui.train.run_state import RunPhase, RunState
from hwr.ui.train.window_turns import WindowTurns

if TYPE_CHECKING:
    from hwr.nn.report import StopReason
    from hwr.store.model_file import Model
    from hwr.train.doctor.diagnosis import Remedy
    from hwr.train.observation import Moment
    from hwr.train.trainer import Trainer

KEEPING_PATIENCE: Final = 20.0
"""Seconds that closing waits at most for a training: it is left and kept after the update under way, which takes
milliseconds unless the network is huge or the machine overwhelmed."""

PATIENCE: Final = 0.8
"""Seconds that closing waits at most for samples that are being made, of which nothing is kept."""

HURRY_MS: Final = 8
"""So often while the end of a run is waited for."""

USUAL_TEMPO: Final = 300.0
"""Updates a second at first: a small network then takes seconds that one can watch, not the twinkling of an eye."""

VIEW_EVERY: Final = 0.1
"""Seconds."""


class TrainSession(QObject):
    """A run and what of it is being looked at. Others read its attributes, and change them by its methods alone.

    Attributes:
        recipe: what the next run will train.
        trained: what the run trains or trained; None before the first.
        prepared: the samples of the run.
        history: of the run; the same object grows.
        phase: how far the run is.
        run: its number in the history of runs; None if it is not kept.
        model: what it has led to; None before its end.
        inspector: looks at the run.
    """

    recipe_changed = Signal(object)
    """The recipe for the next run is another one, and not by the form; carries the `Recipe`."""
    state_changed = Signal(object)
    """Carries the `RunState`."""
    progress_changed = Signal(str, float)
    """The samples are being made; carries words and the share that is done."""
    history_changed = Signal(object)
    """The history has grown, shrunk or is another one; carries the `History`."""
    run_begun = Signal()
    """A run is being prepared; what was said of the one before no longer holds."""
    model_made = Signal(str)
    """A run has led to a model; carries a sentence on it."""
    run_kept = Signal()
    """The history of runs has changed."""
    noted = Signal(str)
    """Something the user may want to know; carries a sentence."""
    failed = Signal(str)
    """Something went wrong; carries a sentence."""

    def __init__(self, runs: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self.recipe = PRESETS["first"].recipe
        self._preparer = Preparer()
        self._thread: TrainingThread | None = None
        self._tempo: float | None = USUAL_TEMPO
        self.inspector = Inspector(self)
        self.inspector.failed.connect(self.failed)
        self._forget_run()
        self._turns = WindowTurns(self)
        self._turns.news_due.connect(self._take_news)
        self._turns.curves_due.connect(self._tell_history)
        self._turns.view_due.connect(self._inspect)
        self._hurry = QTimer(self, interval=HURRY_MS)
        self._hurry.timeout.connect(self._take_news)

    def _forget_run(self) -> None:
        self._trainer: Trainer | None = None
        self.trained: Recipe | None = None
        self.prepared: Prepared | None = None
        self.run: int | None = None
        self.model: Model | None = None
        self.history: History | None = None
        self._stop: StopReason | None = None
        self.phase = RunPhase.IDLE
        self._ending: events.Ending | None = None
        self._earlier: Moment | None = None  # which is looked at; held, for the training may forget it
        self._viewed_at = 0.0
        self._has_grown = False
        self.inspector.forget_run()

    @property
    def is_under_way(self) -> bool:
        """Whether a run is under way."""
        return self.phase.is_under_way

    @property
    def title(self) -> str:
        """The run's number and what it is called before the user names it; empty before the first."""
        return "" if self.trained is None else f"{self.run or ''} {said_name(run_name(self.trained))}".strip()

    # What to train

    @Slot(object)
    def set_recipe(self, recipe: Recipe) -> None:
        """Train this the next time."""
        self.recipe = recipe

    # The run

    @Slot()
    def train(self) -> None:
        """Train: begin a run, or go on with the one that is paused."""
        if self.phase in (RunPhase.PAUSING, RunPhase.STEPPING, RunPhase.PAUSED) and self._thread is not None:
            self.show_moment(None)
            self.phase = RunPhase.TRAINING
            self._thread.control.run()
            self._tell_state()
        elif not self.is_under_way:
            self._begin(self.recipe)

    @Slot()
    def restart(self) -> None:
        """Begin anew, from the same seed, with the recipe as it is now."""
        self._begin(self.recipe)

    @Slot()
    def pause(self) -> None:
        """Stand still, as soon as the update under way is made."""
        if self.phase is RunPhase.TRAINING and self._thread is not None:
            self.phase = RunPhase.PAUSING
            self._thread.control.pause()
            self._tell_state()

    @Slot()
    def stop(self) -> None:
        """End the run and keep what it led to, as soon as the update under way is made."""
        if self.is_under_way and self.phase is not RunPhase.STOPPING and self._thread is not None:
            self.phase = RunPhase.STOPPING
            self._thread.control.finish()
            self._hurry.start()
            self._tell_state()

    @Slot(object)
    def step(self, order: Order) -> None:
        """Make one update or one epoch, or take one update back; begins a run if there is none."""
        is_broken = self._ending is events.Ending.FAILED
        if self.phase is RunPhase.STOPPING or (order is Order.BACK and is_broken):
            return
        if (
            self._thread is None
            or self.phase is RunPhase.IDLE
            or (self.phase is RunPhase.ENDED and order is not Order.BACK)
        ):
            if order is Order.BACK:
                return
            self._begin(self.recipe, running=False)
        assert self._thread is not None
        self.show_moment(None)
        self._thread.control.step(order)
        if self.phase is not RunPhase.PREPARING:
            self.phase = RunPhase.STEPPING
        self._tell_state()

    def set_tempo(self, updates_per_second: float | None) -> None:
        """Make so many updates a second, or as many as possible."""
        self._tempo = updates_per_second
        if self._thread is not None:
            self._thread.control.set_tempo(updates_per_second)

    @Slot(float)
    def set_rate(self, rate: float, note: str = "") -> None:
        """Train with another learning rate from the next update on; `note` says why."""
        if self._thread is not None and self.phase.is_open:
            self._thread.control.set_rate(rate, note)
            if self.trained is not None:
                self.trained = changed(self.trained, {"training.learning_rate": rate})

    def apply(self, remedy: Remedy) -> None:
        """Change the recipe as a remedy has it; a learning rate takes hold of the run under way, all else begins it
        anew.
        """
        try:
            recipe = changed(self.trained or self.recipe, remedy.changes).undisturbed
        except HwrError as error:
            self.failed.emit(str(error))
            return
        self.recipe = recipe
        self.recipe_changed.emit(recipe)
        if remedy.live and self.phase.is_open:
            self.set_rate(recipe.training.learning_rate, remedy.note.kept)
        else:
            note = remedy.note if self.run is None else Note(AFTER_RUN, {"remedy": remedy.note, "run": self.run})
            self._begin(replace(recipe, interventions=(Intervention(0, MarkKind.REMEDY, note=note.kept),)))

    @property
    def tempo(self) -> float | None:
        """How many updates a second it makes; None for as many as possible."""
        return self._tempo

    def tell_all(self) -> None:
        """Tell all of the run once more, to a page that has not heard it."""
        if self.history is not None:
            self.history_changed.emit(self.history)
            self.inspector.look_again(diagnose=True)
            self._inspect()
        self._tell_state()

    def resume(self, run: int, recipe: Recipe) -> None:
        """Take a run of the history up again where its last checkpoint left it."""
        self.recipe = recipe.undisturbed
        self.recipe_changed.emit(self.recipe)
        self._begin(recipe, resume=run)

    @Slot()
    def branch(self) -> None:
        """Go on from the moment that is being looked at, as a new run under the recipe as it is now."""
        if self._trainer is None or self._earlier is None or self._thread is None:
            return
        trainer, moment = self._trainer, self._earlier
        recipe = to_go_on_with(self.recipe, trainer.recipe, moment.epoch)
        self._begin(recipe, beginning=Beginning(trainer, moment.update, self.run))

    def _begin(self, recipe: Recipe, *, running: bool = True, **more: Any) -> None:
        self._close_thread()
        self._forget_run()
        self.phase = RunPhase.PREPARING
        self.trained = recipe
        control = Control(running=running, tempo=self._tempo)
        self._thread = TrainingThread(
            recipe,
            self._preparer,
            self._runs,
            control,
            drawings=self.inspector.drawing_reader(),
            name=run_name(recipe),
            **more,
        )
        self._thread.start()
        self._turns.begin(control)
        self.run_begun.emit()
        self._tell_state()

    def _close_thread(self, patience: float | None = None) -> None:
        if self._thread is not None:
            self._thread.control.close()
            self._thread.join(patience)
            self._thread = None
            self.run_kept.emit()

    def close(self) -> None:
        """End all background work; the session is not to be used afterwards."""
        self._turns.end()
        self._hurry.stop()
        self._close_thread(PATIENCE if self.history is None else KEEPING_PATIENCE)
        self.inspector.close()

    def show_moment(self, update: int | None) -> None:
        """Look at an earlier moment of the run, the last one not after an update that was kept; None for the latest."""
        if self._trainer is None:
            return
        is_latest = update is None or update > self._trainer.moments[-1]
        self._earlier = None if update is None or is_latest else self._trainer.moment_at(update)
        self.inspector.look_again()
        self._tell_state()

    # What the training tells

    @Slot()
    def _take_news(self) -> None:
        thread = self._thread
        if thread is None:
            return
        has_news = not thread.events.empty()
        while not thread.events.empty():  # nobody else takes anything out
            event = thread.events.get()
            self._has_grown |= isinstance(event, events.Reported | events.Rewound | events.Marked)
            self._take(event)
        if has_news:
            self._tell_state()
        if not self.is_under_way:
            self._hurry.stop()
        now = monotonic()
        if self.phase is RunPhase.TRAINING and now - self._viewed_at >= VIEW_EVERY and not self.inspector.is_busy:
            self._viewed_at = now
            thread.view_wanted.set()

    def _take(self, event: events.Event) -> None:
        match event:
            case events.Preparing():
                if self.phase is RunPhase.PREPARING:
                    self.progress_changed.emit(event.step, event.share)
            case events.Began():
                self._take_beginning(event)
            case events.Reported():
                assert self.history is not None
                self.history.append(event.report, event.drawings)
                self._stop = getattr(event.report, "stop", None) or self._stop
            case events.Viewed():
                self.inspector.take_view(event)
            case events.Rewound():
                assert self.history is not None
                self.history.rewind(event.update)
                self._stop = self.model = None
                self.inspector.forget_diagnoses()
            case events.Marked():
                assert self.history is not None
                self.history.mark(event.mark)
            case events.Halted():
                self._take_halt(event)
            case events.Noted():
                self.failed.emit(event.sentence)
            case events.Ended():
                self._take_end(event)

    def _take_beginning(self, event: events.Began) -> None:
        self._trainer, self.prepared, self.run, self.history = event.trainer, event.prepared, event.run, event.history
        if self.phase is RunPhase.PREPARING:
            running = self._thread is not None and self._thread.control.is_running
            self.phase = RunPhase.TRAINING if running else RunPhase.STEPPING
        self._has_grown = True
        self.run_kept.emit()

    def _take_halt(self, event: events.Halted) -> None:
        """It stands still, unless it has been told something else since."""
        if self._thread is not None and event.wish == self._thread.control.wish:
            self.phase = RunPhase.ENDED if event.is_over else RunPhase.PAUSED
            self.inspector.look_again(diagnose=True)

    def _take_end(self, event: events.Ended) -> None:
        self.phase = RunPhase.IDLE if self.history is None else RunPhase.ENDED
        self._ending = event.ending
        self.inspector.look_again(diagnose=True)
        is_bad = event.ending in (events.Ending.FAILED, events.Ending.DIVERGED)
        if event.model is not None and not is_bad:
            self.model = event.model
            if self._trainer is not None and self._trainer.kept is not None:
                self.show_moment(self._trainer.kept)  # the network that is kept, whose scores are the run's
            self.model_made.emit(event.sentence)
        else:
            (self.failed if is_bad else self.noted).emit(event.sentence)
        self.run_kept.emit()

    @Slot()
    def _tell_history(self) -> None:
        if self._has_grown and self.history is not None:
            self._has_grown = False
            self.history_changed.emit(self.history)

    @Slot()
    def _inspect(self) -> None:
        if self.trained is not None and self.prepared is not None and self.history is not None:
            self.inspector.poll(self.trained, self.prepared, self.history, self._stop, self._earlier)

    def _tell_state(self) -> None:
        self._turns.is_training = self.phase is RunPhase.TRAINING
        state = RunState(self.phase)
        if self.history is not None and self._trainer is not None and self.trained is not None:
            state = RunState.of(
                self.phase,
                self.history,
                self.trained.training,
                start=self._trainer.start.updates,
                moments=self._trainer.moments,
                shown=None if self._earlier is None else self._earlier.update,
                ending=self._ending,
            )
        self.state_changed.emit(state)
