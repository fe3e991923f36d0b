"""The session of the page *Train*: the sole owner of what changes while networks are trained in the window.

It turns what the user asks for into wishes of a training thread, and what that thread tells into signals. All values
that go round are frozen, but for the `History`, which grows here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from queue import Empty
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hwr.errors import HwrError
from hwr.nn.history import History
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe, changed
from hwr.train import events
from hwr.train.control import Control, Order
from hwr.train.doctor.doctor import Doctor
from hwr.train.doctor.evidence import Evidence
from hwr.train.keeping import Keeper
from hwr.train.observation import SubjectKind
from hwr.train.observer import Inspection, InspectionRequest, Observer
from hwr.train.training_thread import Beginning, TrainingThread

if TYPE_CHECKING:
    from hwr.data.digits import DrawnDigits
    from hwr.ink.normalisation import NormalisedInk
    from hwr.nn.report import StopReason
    from hwr.train.trainer import Trainer

TICK_MS: Final = 26
"""The window turns to the training so often: by turns to what it tells, to its curves, and to what goes on inside the
network, so that none of these keeps the window busy for long."""

KEEPING_PATIENCE: Final = 20.0
"""Seconds that closing waits at most for a training: it is left and kept after the update under way, which takes
milliseconds unless the network is huge or the machine overwhelmed."""

PATIENCE: Final = 0.8
"""Seconds that closing waits at most for samples that are being made, of which nothing is kept."""

HURRY_MS: Final = 8
"""So often while the end of a run is waited for."""

WAY_MS: Final = 9
"""So long before, it asks the training to stand aside."""

USUAL_TEMPO: Final = 300.0
"""Updates a second at first: a small network then takes seconds that one can watch, not the twinkling of an eye."""

LOOK_EVERY: Final = 0.1
DIAGNOSE_EVERY: Final = 0.3
"""Seconds."""


class Phase(Enum):
    """How far a training is.

    That a training stands still, or is over, is only said once its thread has said so: until it has made the update
    under way, which may take it seconds, it is `PAUSING`, `STEPPING` or `STOPPING`.
    """

    IDLE = "idle"
    PREPARING = "preparing"
    TRAINING = "training"
    PAUSING = "pausing"
    STEPPING = "stepping"
    """Making one update or one epoch, or taking an update back."""
    PAUSED = "paused"
    STOPPING = "stopping"
    ENDED = "ended"

    @property
    def is_open(self) -> bool:
        """Whether there is a training that can go on."""
        return self in (Phase.TRAINING, Phase.PAUSING, Phase.STEPPING, Phase.PAUSED)

    @property
    def is_under_way(self) -> bool:
        """Whether a run is under way."""
        return self.is_open or self in (Phase.PREPARING, Phase.STOPPING)


@dataclass(frozen=True)
class Standing:
    """Where the run stands, for the transport and the time machine.

    Attributes:
        phase: how far it is.
        update, epoch: made so far.
        epochs: how many it is to make; None if it ends otherwise.
        moments: the updates that can be looked back to.
        shown: the update that is being looked at; None for the latest.
        can_step_back: whether there is an update to take back.
    """

    phase: Phase = Phase.IDLE
    update: int = 0
    epoch: float = 0.0
    epochs: int | None = None
    moments: tuple[int, ...] = ()
    shown: int | None = None
    can_step_back: bool = False


class TrainSession(QObject):
    """A run and what of it is being looked at."""

    recipe_changed = Signal(object)
    """The recipe for the next run is another one, and not by the form; carries the `Recipe`."""
    standing_changed = Signal(object)
    """Carries the `Standing`."""
    progress_changed = Signal(str, float)
    """The samples are being made; carries words and the share that is done."""
    history_changed = Signal(object)
    """The history has grown, shrunk or is another one; carries the `History`."""
    inspected = Signal(object)
    """A network was looked at; carries the `Inspection`."""
    run_begun = Signal()
    """A run is being prepared; what was said of the one before no longer holds."""
    diagnosed = Signal(object)
    """Carries what the doctor says, a tuple of `Diagnosis`."""
    model_made = Signal(object, object)
    """A run has led to a model; carries the `Model` and the run's number, None if it is not kept."""
    run_kept = Signal()
    """The history of runs has changed."""
    noted = Signal(str)
    """Something the user may want to know; carries a sentence."""
    failed = Signal(str)
    """Something went wrong; carries a sentence."""

    def __init__(self, runs: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self._recipe = PRESETS["first"].recipe
        self._preparer = Preparer()
        self._thread: TrainingThread | None = None
        self._tempo: float | None = USUAL_TEMPO
        self._observer = Observer()
        self._drawings: DrawnDigits | None = None
        self._ink: NormalisedInk | None = None
        self._kind = SubjectKind.BATCH
        self._digit = 0
        self._forget_run()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._announce_poll)
        self._turn = 0
        self._hurry = QTimer(self)
        self._hurry.setInterval(HURRY_MS)
        self._hurry.timeout.connect(self._poll_events)

    def _forget_run(self) -> None:
        self._trainer: Trainer | None = None
        self._trained: Recipe | None = None
        self._prepared: Prepared | None = None
        self._run: int | None = None
        self._history: History | None = None
        self._latest: events.Viewed | None = None
        self._inspection: Inspection | None = None
        self._stop: StopReason | None = None
        self._phase = Phase.IDLE
        self._is_broken = False  # its thread has ended in a fault, and obeys no more
        self._shown: int | None = None
        self._looked_at = self._diagnosed_at = 0.0
        self._must_look = False
        self._has_grown = False
        self._doctor = Doctor()

    # What there is

    @property
    def recipe(self) -> Recipe:
        """What the next run will train."""
        return self._recipe

    @property
    def trained(self) -> Recipe | None:
        """What the run trains or trained; None before the first."""
        return self._trained

    @property
    def prepared(self) -> Prepared | None:
        """The samples of the run."""
        return self._prepared

    @property
    def history(self) -> History | None:
        """Of the run."""
        return self._history

    @property
    def phase(self) -> Phase:
        """How far the run is."""
        return self._phase

    @property
    def inspection(self) -> Inspection | None:
        """What was last seen."""
        return self._inspection

    @property
    def is_under_way(self) -> bool:
        """Whether a run is under way."""
        return self._phase.is_under_way

    # What to train

    @Slot(object)
    def set_recipe(self, recipe: Recipe) -> None:
        """Train this the next time."""
        self._recipe = recipe

    def use_drawings(self, drawings: DrawnDigits) -> None:
        """Read these people's own drawings for the second score."""
        self._drawings = drawings

    # The run

    @Slot()
    def train(self) -> None:
        """Train: begin a run, or go on with the one that is paused."""
        if self._phase in (Phase.PAUSING, Phase.STEPPING, Phase.PAUSED) and self._thread is not None:
            self.show_moment(None)
            self._phase = Phase.TRAINING
            self._thread.control.run()
            self._tell_standing()
        elif not self.is_under_way:
            self._begin(self._recipe)

    @Slot()
    def restart(self) -> None:
        """Begin anew, from the same seed, with the recipe as it is now."""
        self._begin(self._recipe)

    @Slot()
    def pause(self) -> None:
        """Stand still, as soon as the update under way is made."""
        if self._phase is Phase.TRAINING and self._thread is not None:
            self._phase = Phase.PAUSING
            self._thread.control.pause()
            self._tell_standing()

    @Slot()
    def stop(self) -> None:
        """End the run and keep what it led to, as soon as the update under way is made."""
        if self.is_under_way and self._phase is not Phase.STOPPING and self._thread is not None:
            self._phase = Phase.STOPPING
            self._thread.control.finish()
            self._hurry.start()
            self._tell_standing()

    @Slot(object)
    def step(self, order: Order) -> None:
        """Make one update or one epoch, or take one update back; begins a run if there is none."""
        if self._phase is Phase.STOPPING or (order is Order.BACK and self._is_broken):
            return
        if (
            self._thread is None
            or self._phase is Phase.IDLE
            or (self._phase is Phase.ENDED and order is not Order.BACK)
        ):
            if order is Order.BACK:
                return
            self._begin(self._recipe, running=False)
        assert self._thread is not None
        self.show_moment(None)
        self._thread.control.step(order)
        if self._phase is not Phase.PREPARING:
            self._phase = Phase.STEPPING
        self._tell_standing()

    def set_tempo(self, updates_per_second: float | None) -> None:
        """Make so many updates a second, or as many as possible."""
        self._tempo = updates_per_second
        if self._thread is not None:
            self._thread.control.set_tempo(updates_per_second)

    @Slot(float)
    def set_rate(self, rate: float) -> None:
        """Train with another learning rate from the next update on."""
        if self._thread is not None and self._phase.is_open:
            self._thread.control.set_rate(rate)
            if self._trained is not None:
                self._trained = changed(self._trained, {"training.learning_rate": rate})

    def apply(self, changes: Mapping[str, Any], *, live: bool) -> None:
        """Change the recipe; a changed learning rate takes hold of the run under way, all else begins it anew."""
        try:
            recipe = changed(self._trained or self._recipe, changes)
        except HwrError as error:
            self.failed.emit(str(error))
            return
        self._recipe = recipe
        self.recipe_changed.emit(recipe)
        if live and self._phase.is_open:
            self.set_rate(recipe.training.learning_rate)
        else:
            self._begin(recipe)

    def resume(self, run: int, recipe: Recipe) -> None:
        """Take a run of the history up again where its last checkpoint left it."""
        self._recipe = recipe
        self.recipe_changed.emit(recipe)
        self._begin(recipe, resume=run)

    @Slot()
    def branch(self) -> None:
        """Go on from the moment that is being looked at, as a new run under the recipe as it is now."""
        if self._trainer is None or self._shown is None or self._thread is None:
            return
        trainer, run = self._trainer, self._run
        moment = trainer.moment_at(self._shown)
        recipe = self._recipe
        if recipe.architecture != trainer.recipe.architecture:
            recipe = replace(trainer.recipe, training=recipe.training)
        epochs = recipe.training.epochs
        if epochs is not None and moment.epoch >= epochs:
            recipe = replace(recipe, training=replace(recipe.training, epochs=epochs + moment.epoch))
        self._begin(recipe, beginning=Beginning(trainer, moment.update, run))

    def _begin(self, recipe: Recipe, *, running: bool = True, **more: Any) -> None:
        self._close_thread()
        self._forget_run()
        self._phase = Phase.PREPARING
        self._trained = recipe
        control = Control(running=running, tempo=self._tempo)
        self._thread = TrainingThread(
            recipe, self._preparer, Keeper(self._runs), control, drawings=self._drawings, name=_title(recipe), **more
        )
        self._thread.start()
        self._tick.start()
        self.run_begun.emit()
        self._tell_standing()

    def _close_thread(self, patience: float | None = None) -> None:
        if self._thread is not None:
            self._thread.control.close()
            self._thread.join(patience)
            self._thread = None
            self.run_kept.emit()

    def close(self) -> None:
        """End all background work; the session is not to be used afterwards."""
        self._tick.stop()
        self._hurry.stop()
        self._close_thread(PATIENCE if self._history is None else KEEPING_PATIENCE)
        self._observer.close()

    # What is looked at

    def set_ink(self, ink: NormalisedInk | None) -> None:
        """The user has drawn something else; None for a blank canvas."""
        self._ink = ink
        self._must_look = True

    @Slot()
    def look_at_drawing(self) -> None:
        """Show what the user's drawing does in the network."""
        self._look_at(SubjectKind.DRAWING)

    @Slot(int)
    def look_at_digit(self, place: int) -> None:
        """Show what one of the tested digits does in the network."""
        self._digit = place
        self._look_at(SubjectKind.DIGIT)

    @Slot()
    def look_at_batch(self) -> None:
        """Show what the samples of the latest update do in the network."""
        self._look_at(SubjectKind.BATCH)

    def _look_at(self, kind: SubjectKind) -> None:
        self._kind = kind
        self._must_look = True

    def show_moment(self, update: int | None) -> None:
        """Look at an earlier moment of the run; None for the latest."""
        if self._trainer is None:
            return
        moments = self._trainer.moments
        self._shown = None if update is None or (moments and update > moments[-1]) else max(update, moments[0])
        self._must_look = True
        self._tell_standing()

    # What the training tells

    @Slot()
    def _announce_poll(self) -> None:
        if self._phase is Phase.TRAINING and self._thread is not None:
            self._thread.control.give_way(True)
            QTimer.singleShot(WAY_MS, self._poll)
        else:
            self._poll()

    @Slot()
    def _poll(self) -> None:
        self._turn = (self._turn + 1) % 3
        every = self._phase is not Phase.TRAINING
        if every or self._turn == 0:
            self._poll_events()
        if (every or self._turn == 1) and self._has_grown and self._history is not None:
            self._has_grown = False
            self.history_changed.emit(self._history)
        if every or self._turn == 2:
            self._look_if_wanted()
            self._show_sight()
        if self._thread is not None:
            QTimer.singleShot(0, self._let_train)  # once all that was changed has been painted

    @Slot()
    def _let_train(self) -> None:
        if self._thread is not None:
            self._thread.control.give_way(False)

    @Slot()
    def _poll_events(self) -> None:
        thread = self._thread
        if thread is None:
            return
        had = False
        while True:
            try:
                event = thread.events.get_nowait()
            except Empty:
                break
            had = True
            self._has_grown |= isinstance(event, events.Reported | events.Rewound | events.Marked)
            self._take(event)
        if had:
            self._tell_standing()
        if not self.is_under_way:
            self._hurry.stop()
        now = monotonic()
        if self._phase is Phase.TRAINING and now - self._looked_at >= LOOK_EVERY and not self._observer.is_busy:
            self._looked_at = now
            thread.view_wanted.set()

    def _take(self, event: events.Event) -> None:
        match event:
            case events.Preparing():
                if self._phase is Phase.PREPARING:
                    self.progress_changed.emit(event.step, event.share)
            case events.Began():
                self._take_beginning(event)
            case events.Reported():
                assert self._history is not None
                self._history.append(event.report, event.drawings_accuracy)
                self._stop = getattr(event.report, "stop", None) or self._stop
            case events.Viewed():
                self._latest = event
                self._must_look = True
            case events.Rewound():
                assert self._history is not None
                self._history.rewind(event.update)
                self._stop = None
                self._doctor = Doctor()
            case events.Marked():
                assert self._history is not None
                self._history.mark(event.mark)
            case events.Halted():
                self._take_halt(event)
            case events.Noted():
                self.failed.emit(event.sentence)
            case events.Ended():
                self._take_end(event)

    def _take_beginning(self, event: events.Began) -> None:
        self._trainer, self._prepared, self._run = event.trainer, event.prepared, event.run
        layers = len(event.recipe.architecture.layers)
        self._history = History(layers, len(event.prepared.data.y), event.start)
        if self._phase is Phase.PREPARING:
            running = self._thread is not None and self._thread.control.is_running
            self._phase = Phase.TRAINING if running else Phase.STEPPING
        self._has_grown = True
        self.run_kept.emit()

    def _take_halt(self, event: events.Halted) -> None:
        """It stands still, unless it has been told something else since."""
        if self._thread is not None and event.wish == self._thread.control.wish:
            self._phase = Phase.ENDED if event.is_over else Phase.PAUSED
            self._must_look = True

    def _take_end(self, event: events.Ended) -> None:
        self._phase = Phase.IDLE if self._history is None else Phase.ENDED
        self._is_broken = event.ending is events.Ending.FAILED
        self._must_look = True
        self._diagnosed_at = 0.0
        (self.failed if event.ending in (events.Ending.FAILED, events.Ending.DIVERGED) else self.noted).emit(
            event.sentence
        )
        if event.model is not None and event.ending is not events.Ending.DIVERGED:
            self.model_made.emit(event.model, self._run)
        self.run_kept.emit()

    # Looking

    def _look_if_wanted(self) -> None:
        if not self._must_look or self._latest is None or self._prepared is None or self._trained is None:
            return
        if self._observer.is_busy:
            return
        self._must_look = False
        latest, moment = self._latest, self._latest.moment
        if self._shown is not None and self._trainer is not None:
            moment = self._trainer.moment_at(self._shown)
        self._observer.look(
            InspectionRequest(
                moment,
                self._trained,
                self._prepared,
                latest.batch,
                self._ink,
                self._kind,
                self._digit,
                self._drawings,
            )
        )

    def _show_sight(self) -> None:
        try:
            inspection = self._observer.latest()
        except HwrError as error:
            self.failed.emit(str(error))
            return
        if inspection is None or inspection.request.prepared is not self._prepared:
            return
        self._inspection = inspection
        self.inspected.emit(inspection)
        if self._shown is None and monotonic() - self._diagnosed_at >= DIAGNOSE_EVERY:
            self._diagnosed_at = monotonic()
            self._diagnose(inspection)

    def _diagnose(self, inspection: Inspection) -> None:
        if self._history is None or self._trained is None:
            return
        answers = None if inspection.examination is None else inspection.examination.confusion.sum(axis=0)
        evidence = Evidence(self._trained, self._history, inspection.observation.batch, answers, self._stop)
        self.diagnosed.emit(self._doctor.look(evidence))

    def _tell_standing(self) -> None:
        history, trainer = self._history, self._trainer
        standing = Standing(self._phase)
        if history is not None and trainer is not None and self._trained is not None:
            training = self._trained.training
            moments = trainer.moments
            epoch = (history.update - history.start.updates) / max(
                1, -(-history.samples // min(training.batch_size or history.samples, history.samples))
            )
            standing = Standing(
                self._phase,
                history.update,
                history.start.epochs + epoch,
                training.epochs,
                moments,
                self._shown,
                history.update > history.start.updates
                and (self._phase.is_open or (self._phase is Phase.ENDED and not self._is_broken)),
            )
        self.standing_changed.emit(standing)


def _title(recipe: Recipe) -> str:
    """What a run of this recipe is called before the user names it: as its preset, if it is one's."""
    return next((preset.title for preset in PRESETS.values() if preset.recipe == recipe), "")
