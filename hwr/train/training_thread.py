"""The training thread: makes a run's samples, trains, obeys the control, tells events, and keeps the run.

The window polls `events` some thirty times a second; nothing here knows of it.
"""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from hwr.errors import HwrError
from hwr.language import mark, tr
from hwr.nn.config import NUMPY
from hwr.nn.history import History, Mark, MarkKind
from hwr.nn.performance import one_thread
from hwr.nn.report import NOT_READ, EpochReport, Report, StopReason
from hwr.nn.state import Checkpoint, TrainingState
from hwr.nn.training import make_ready, report_now
from hwr.recipe.making import MAKING_READY, model_of
from hwr.recipe.notes import BEST_KEPT, WENT_ON
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.recipe import Recipe
from hwr.recipe.replaying import going_on
from hwr.store.runs.record import RunStatus
from hwr.train import events
from hwr.train.control import Control, Order
from hwr.train.drawing_reader import DrawingReader
from hwr.train.keeping import Keeper, metrics_of
from hwr.train.trainer import Trainer


@dataclass(frozen=True, eq=False)
class Beginning:
    """Where a run goes on from another one.

    Attributes:
        trainer: the other run's, whose thread has ended.
        update: after which of its updates.
        run: that run's number in the history of runs; None if it was not kept.
    """

    trainer: Trainer
    update: int
    run: int | None


class TrainingThread(threading.Thread):
    """One run, from its samples to its end; it stays to step back until it is closed.

    Attributes:
        control: what the user wants.
        events: what has happened, oldest first.
        view_wanted: set it to be told once what the network is like, as soon as may be.
    """

    def __init__(
        self,
        recipe: Recipe,
        preparer: Preparer,
        runs: Path,
        control: Control,
        *,
        drawings: DrawingReader | None = None,
        beginning: Beginning | None = None,
        resume: int | None = None,
        name: str = "",
    ) -> None:
        """Nothing happens before `start`. The preparer is this thread's alone until it ends.

        Args:
            runs: the history of runs, to keep this one in.
            drawings: reads drawings at the beginning and after each epoch.
            beginning: where to go on from, as a new run.
            resume: the number of a run of the history, to be taken up again where its checkpoint left it.
            name: the new run's.
        """
        super().__init__(name="training", daemon=True)
        self.control = control
        self.events: SimpleQueue[events.Event] = SimpleQueue()
        self.view_wanted = threading.Event()
        self._recipe = recipe
        self._preparer = preparer
        self._keeper = Keeper(runs, lambda sentence: self.events.put(events.Noted(sentence)))
        self._drawings = drawings or DrawingReader()
        self._preparing = 0.0
        self._beginning = beginning
        self._checkpoint: Checkpoint | None = None
        self._parent = (beginning.run, beginning.update) if beginning and beginning.run is not None else None
        self._resumed = resume
        self._run_name = name
        self._ended = False
        self._viewed = -1
        self._halted = -1

    def run(self) -> None:
        """Prepare, train, and tell of whatever goes wrong."""
        try:
            if self._resumed is not None:
                self._checkpoint = self._keeper.checkpoint_to_resume(self._resumed)
            prepared = self._prepare()
            if prepared is not None and self._go_back():
                # All along, not only during updates: between them the observer's products would be shared out among
                # BLAS' threads, and the training would wait for a core. That took up to two thirds of its time.
                with one_thread()():
                    self._train(prepared)
        except HwrError as error:
            self._fail(str(error))
        except MemoryError:
            self._fail(
                tr("There is not enough memory for this training; a smaller network or fewer variants would help.")
            )
        except Exception as error:  # a defect; it is reported as one, but nobody is left waiting
            sys.excepthook(type(error), error, error.__traceback__)
            self._fail(
                tr("The program made a mistake ({kind}), and the training has ended.", kind=type(error).__name__)
            )
        finally:
            self._keeper.close()

    def _fail(self, sentence: str) -> None:
        self._keeper.leave(None, RunStatus.INTERRUPTED)
        self.events.put(events.Ended(events.Ending.FAILED, None, sentence))

    def _prepare(self) -> Prepared | None:
        """The samples; None if the user would not wait for them."""
        begin = time.monotonic()
        if self._recipe.training.engine != NUMPY:
            self.events.put(events.Preparing(MAKING_READY, 0.0))
            make_ready(self._recipe.training)
        for step in self._preparer.prepare(self._recipe):
            if isinstance(step, Prepared):
                self._preparing = time.monotonic() - begin
                return step
            if self.control.is_ending:
                break
            self.events.put(events.Preparing(step.step, step.share))
        self._keeper.leave(None)
        self.events.put(events.Ended(events.Ending.STOPPED, None, tr("Stopped before the training began.")))
        return None

    def _history(self, trainer: Trainer) -> History:
        """What there is of the run before it trains on."""
        samples = len(trainer.prepared.data.y)
        marks = [one.mark for one in trainer.recipe.interventions]
        stored = None if self._resumed is None else self._keeper.history(samples, marks)
        if stored is not None:
            return stored
        history = History(len(trainer.recipe.architecture.layers), samples, trainer.start)
        for made in marks:
            if made.update >= trainer.start.updates:
                history.mark(made)
        return history

    def _go_back(self) -> bool:
        """Find the moment to go on from; whether the run shall begin."""
        if self._beginning is None:
            return True
        update = self._beginning.update
        self.events.put(events.Preparing(tr("Going back to update {update:,}", update=update), 0.0))
        trainer = self._beginning.trainer
        self._checkpoint = trainer.checkpoint_at(update, lambda: self.control.is_ending)
        run = "" if self._beginning.run is None else WENT_ON.format(run=self._beginning.run)
        self._recipe = going_on(self._recipe, trainer.recipe, update, note=run)
        self._beginning = None  # nor its memory is needed any more
        if self._checkpoint is None:
            self.events.put(events.Ended(events.Ending.STOPPED, None, tr("Stopped before the training began.")))
        return self._checkpoint is not None

    def _train(self, prepared: Prepared) -> None:
        trainer = Trainer(self._recipe, prepared, self._checkpoint, is_resumed=self._resumed is not None)
        if self._resumed is None:
            self._keeper.begin(
                self._recipe, prepared, name=self._run_name, parent=self._parent, preparing=self._preparing
            )
        else:
            self._keeper.retell(trainer.recipe)
        run, history = self._keeper.run, self._history(trainer)
        self.events.put(events.Began(trainer.recipe, prepared, trainer, trainer.start, run, history))
        if self._resumed is None:
            self._take(trainer, (report_now(trainer.state, prepared.data),))
        self._view(trainer)
        while True:
            self._halt(trainer)
            command = self.control.next()
            match command.order:
                case Order.CLOSE:
                    if not self._ended:  # what there is stays in the history, to be continued
                        trainer.note(MarkKind.STOP)
                        self._keeper.retell(trainer.recipe)
                        self._keeper.leave(trainer.state)
                    return
                case Order.TRAIN:
                    self._go_on(trainer)
                case Order.UPDATE:
                    self._take(trainer, trainer.update())
                case Order.EPOCH:
                    self._finish_epoch(trainer)
                case Order.BACK:
                    self._step_back(trainer)
                case Order.SET_RATE:
                    self._mark(trainer, trainer.set_rate(command.rate, command.note))
                case Order.PAUSE:
                    self._mark(trainer, trainer.note(MarkKind.PAUSE))
                case Order.FINISH if not self._ended:
                    self._end_here(trainer)
            if self.view_wanted.is_set():
                self._view(trainer)

    # What is done

    def _go_on(self, trainer: Trainer) -> None:
        while not self.control.wanted():
            self._advance(trainer)
            if trainer.state.stop is not None:
                return

    def _finish_epoch(self, trainer: Trainer) -> None:
        epoch = trainer.state.epoch
        while trainer.state.epoch == epoch and trainer.state.stop is None and not self.control.is_breaking_off:
            self._advance(trainer)

    def _advance(self, trainer: Trainer) -> None:
        self.control.stand_aside()
        report = trainer.forward()
        self._take(trainer, () if report is None else (report,))
        if self.view_wanted.is_set():
            self._view(trainer)

    def _step_back(self, trainer: Trainer) -> None:
        if trainer.back(lambda: self.control.is_ending):
            self._ended = False
            self._keeper.rewind(trainer.state)
            self.events.put(events.Rewound(trainer.state.update))
            self._mark(trainer, trainer.recipe.interventions[-1].mark)
            self._view(trainer)

    def _end_here(self, trainer: Trainer) -> None:
        """The user ends the run; an epoch that is all but finished is finished, and one in its midst measured."""
        report = trainer.finish_epoch()
        self._take(trainer, () if report is None else (report,))
        if not self._ended:
            if report is None and trainer.state.batch:
                self._take(trainer, (report_now(trainer.state, trainer.prepared.data),))
            self._mark(trainer, trainer.note(MarkKind.STOP))
            self._end(trainer, events.Ending.STOPPED)

    def _halt(self, trainer: Trainer) -> None:
        """Tell, once for each wish, that there is nothing more to do, and first what the network is like now."""
        wish = self.control.obeyed
        if wish is None or wish == self._halted:
            return
        self._halted = wish
        if self._viewed != trainer.state.update:
            self._view(trainer)
        self.events.put(events.Halted(trainer.state.update, wish, self._ended))

    # What is told

    def _mark(self, trainer: Trainer, mark: Mark) -> None:
        """Something was done in the middle."""
        self._keeper.retell(trainer.recipe)
        self.events.put(events.Marked(mark))

    def _take(self, trainer: Trainer, reports: tuple[Report, ...]) -> None:
        for report in reports:
            is_epoch = isinstance(report, EpochReport)
            drawings = self._drawings.scores(trainer.state.candidate) if is_epoch else NOT_READ
            self.events.put(events.Reported(report, drawings))
            self._keeper.take(report, trainer.state, drawings)
        stop = trainer.state.stop
        if stop is not None and not self._ended:
            self._end(trainer, events.Ending.DIVERGED if stop is StopReason.DIVERGED else events.Ending.FINISHED)
        elif stop is not None:
            self.control.hold()

    def _end(self, trainer: Trainer, ending: events.Ending) -> None:
        self._ended = True
        self.control.hold()
        self._view(trainer)
        if trainer.state.best is not None:
            mark = trainer.note(MarkKind.BEST, note=_best(trainer.state))
            self._mark(trainer, mark)
        network = trainer.state.result()
        metrics = metrics_of(network, trainer.prepared, self._drawings.scores(network))
        model = model_of(trainer.state, trainer.prepared, trainer.recipe, metrics, made_by="in the window")
        self._keeper.end(trainer.state, model, metrics)
        self.events.put(events.Ended(ending, model, _sentence(trainer, ending)))

    def _view(self, trainer: Trainer) -> None:
        self.view_wanted.clear()
        self._viewed = trainer.state.update
        self.events.put(events.Viewed(trainer.moment(), trainer.batch()))


_ENDINGS: Final = {
    StopReason.EPOCHS_DONE: mark("Done: all epochs are trained."),
    StopReason.UPDATES_DONE: mark("Done: all updates are made."),
    StopReason.CONVERGED: mark("Converged: the loss no longer falls, so the training stopped."),
    StopReason.EARLY_STOP: mark("Stopped early: the validation loss no longer improved."),
}


def _best(state: TrainingState) -> str:
    """Which weights are kept, in words to be kept."""
    return BEST_KEPT.format(epoch=state.epoch - state.epochs_since_best)


def _sentence(trainer: Trainer, ending: events.Ending) -> str:
    state = trainer.state
    if ending is events.Ending.DIVERGED:
        return tr(
            "Diverged at update {update:,}: the loss is no longer finite. The last weights with "
            "a finite loss are kept.",
            update=state.update,
        )
    best = state.epoch - state.epochs_since_best
    kept = tr("The weights of epoch {epoch:,} are kept: its validation loss is the lowest.", epoch=best)
    if ending is events.Ending.STOPPED or state.stop is None:
        updates = tr("%n update(s)", "", state.update)
        if state.best is None:
            return tr("Stopped after {updates}; the model so far is kept.", updates=updates)
        stopped = tr("Stopped after {updates}.", updates=updates)
        return f"{stopped} {kept}"
    ended = tr(_ENDINGS[state.stop])
    return ended if state.best is None else f"{ended} {kept}"
