"""Keeping: a run of the history of runs, written while it is trained, and read back as the curves that panels draw.

Without the history the training goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import nan
from pathlib import Path
from typing import Any, Final

from hwr.errors import HwrError, StorageError
from hwr.nn.history import History, Place
from hwr.nn.report import EpochReport, LayerReport, Report
from hwr.nn.state import Checkpoint, TrainingState
from hwr.recipe.preparing import Prepared
from hwr.recipe.recipe import Recipe
from hwr.store.model_file import Model
from hwr.store.runs.record import EpochRow, RunStatus
from hwr.store.runs.recorder import Recorder
from hwr.store.runs.run_store import RunStore


class Keeper:
    """Belongs to the training's thread. What cannot be kept is told once, in one sentence; no method raises for it."""

    def __init__(self, path: Path, tell: Callable[[str], None]) -> None:
        """Nothing is opened before the run begins; `tell` is called with each sentence."""
        self._path = path
        self._tell = tell
        self._store: RunStore | None = None
        self._recorder: Recorder | None = None
        self._told = ""
        self._is_over = False

    @property
    def run(self) -> int | None:
        """The run's number in the history; None while it is not kept."""
        return None if self._recorder is None else self._recorder.run

    def checkpoint_to_resume(self, run: int) -> Checkpoint:
        """Take a run of the history up again; `begin` is then not to be called.

        Raises:
            StorageError: if it cannot be continued.
        """
        self._store = RunStore.open(self._path)
        checkpoint = self._store.resume(run)
        self._recorder = Recorder(self._store, run)
        return checkpoint

    def begin(self, recipe: Recipe, prepared: Prepared, *, name: str, parent: tuple[int, int] | None) -> None:
        """Enter the run."""
        try:
            self._store = RunStore.open(self._path)
            self._recorder = Recorder.begin(
                self._store, recipe.to_dict(), prepared.data, seed=recipe.training.seed, name=name, parent=parent
            )
        except StorageError as error:
            self._tell(f"This run cannot be kept in the history: {error}")

    def take(self, report: Report, state: TrainingState) -> None:
        """Record a report."""
        if self._recorder is not None:
            self._recorder.take(report, state)
            self._tell_once(self._recorder.problem)

    def rewind(self, state: TrainingState) -> None:
        """The training was taken back; a run that had ended is open again."""
        if self._recorder is None or self._store is None:
            return
        try:
            if self._is_over:
                self._store.resume(self._recorder.run, state.checkpoint())
                self._is_over = False
            else:
                self._recorder.rewind(state.update)
        except HwrError as error:
            self._tell_once(str(error))

    def end(self, state: TrainingState, model: Model, metrics: Mapping[str, Any]) -> None:
        """The run is over."""
        if self._recorder is None:
            return
        try:
            self._recorder.end(state, model=model, metrics=metrics)
            self._is_over = True
        except HwrError as error:
            self._tell(f"The end of this run could not be kept in the history: {error}")

    def leave(self, state: TrainingState | None, status: RunStatus = RunStatus.STOPPED) -> None:
        """The training is given up in the middle: what there is stays, to be continued."""
        if self._recorder is None or self._store is None or self._is_over:
            return
        try:
            if state is not None and status is RunStatus.STOPPED:
                self._recorder.end(state)
            else:
                self._store.finish(self._recorder.run, status)
            self._is_over = True
        except HwrError:
            return  # nobody is there to be told; the run is found interrupted at the next start

    def close(self) -> None:
        """Let go of the history."""
        if self._store is not None:
            self._store.close()
            self._store = None
            self._recorder = None

    def _tell_once(self, problem: str) -> None:
        if problem and problem != self._told:
            self._tell(problem)
        self._told = problem


MOST_UPDATES: Final = 10**8
"""Each of them has its place in the history's memory; a day of nothing but small updates makes less."""


def stored_history(rows: Sequence[EpochRow], start_update: int = 0) -> History | None:
    """The history of a run as far as it was kept: what was measured after epochs, but no single batch's loss (NaN).

    Args:
        rows: in the order of their updates; without any there is no history.
        start_update: after which update of another run this one began. Where that lies in epochs, samples and seconds
            is not kept; it is reckoned from the pace until the first row.

    Raises:
        StorageError: if these are more updates than a computer could have made.
    """
    if not rows:
        return None
    if rows[-1].update > MOST_UPDATES:
        raise StorageError(f"A run of {rows[-1].update:,} updates cannot be drawn; its curves must be damaged.")
    first = rows[0]
    share = start_update / first.update if first.update else 0.0
    samples = _samples_an_epoch(rows)
    start = Place(start_update, first.samples_seen * share / samples, first.samples_seen * share, first.seconds * share)
    history = History(max((len(row.layers) for row in rows), default=0), samples, start)
    update = start_update
    for row in rows:
        history.append(_report(row, max(0, row.update - update)))
        update = max(update, row.update)
    return history


def ground(runs: Sequence[Sequence[EpochRow]]) -> History | None:
    """A history as long as the longest of these runs, in which nothing was measured; None if there is no row.

    Runs are laid over it, so that all are drawn alike and none is the one that the others are compared with.
    """
    longest = max(runs, key=lambda rows: rows[-1].update if rows else -1, default=())
    return stored_history([EpochRow(row.update, row.epoch, row.samples_seen, row.seconds, nan) for row in longest])


def _samples_an_epoch(rows: Sequence[EpochRow]) -> int:
    """How many samples an epoch has, as far as the rows tell."""
    first, last = rows[0], rows[-1]
    if last.epoch > first.epoch:
        return max(1, round((last.samples_seen - first.samples_seen) / (last.epoch - first.epoch)))
    return max(1, round(last.samples_seen / max(1, last.epoch)))


def _report(row: EpochRow, updates: int) -> EpochReport:
    return EpochReport(
        update=row.update,
        epoch=row.epoch,
        samples_seen=row.samples_seen,
        seconds=row.seconds,
        learning_rate=row.learning_rate,
        losses=(nan,) * updates,
        # Of a layer's norms only the ratio of two is kept: with parameters of norm 1 it is the step's.
        layers=tuple(LayerReport(norm, ratio, 1.0) for norm, ratio in row.layers),
        loss=nan if row.loss is None else row.loss,
        train_loss=row.train_loss,
        train_accuracy=row.train_accuracy,
        validation_loss=row.validation_loss,
        validation_accuracy=row.validation_accuracy,
        test_loss=row.test_loss,
        test_accuracy=row.test_accuracy,
        stop=None,
    )
