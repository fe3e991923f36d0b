"""Keeping: a run of the history of runs, written while it is trained, and read back as the curves that panels draw.

Without the history the training goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import nan
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import HwrError, StorageError
from hwr.language import tr
from hwr.nn.history import History, Mark, Place
from hwr.nn.metrics import accuracy
from hwr.nn.network import Network
from hwr.nn.report import DrawingScores, EpochReport, LayerReport, Report, UpdateReport
from hwr.nn.state import Checkpoint, TrainingState
from hwr.recipe.preparing import Prepared
from hwr.recipe.recipe import Recipe
from hwr.store.model_file import Model
from hwr.store.runs.record import BatchLosses, EpochRow, RunStatus
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

    def begin(
        self, recipe: Recipe, prepared: Prepared, *, name: str, parent: tuple[int, int] | None, preparing: float
    ) -> None:
        """Enter the run; `preparing` are the seconds that its samples took."""
        try:
            self._store = RunStore.open(self._path)
            self._recorder = Recorder.begin(
                self._store,
                recipe.to_dict(),
                prepared.data,
                seed=recipe.training.seed,
                name=name,
                parent=parent,
                preparing=preparing,
            )
        except StorageError as error:
            self._tell(tr("This run cannot be kept in the history: {error}", error=error))

    def history(self, samples: int, marks: Sequence[Mark]) -> History | None:
        """What was kept of the run so far; None if that is nothing, or cannot be read.

        Args:
            samples: that an epoch has.
            marks: what was done in its middle.
        """
        if self._recorder is None or self._store is None:
            return None
        try:
            run = self._recorder.run
            parent = self._store.run(run).summary.parent
            start = 0 if parent is None else parent[1]
            return stored_history(self._store.epochs(run), self._store.losses(run), start, marks, samples, whole=False)
        except HwrError as error:
            self._tell_once(str(error))
            return None

    def retell(self, recipe: Recipe) -> None:
        """Keep what was done in the middle of the run."""
        if self._recorder is None or self._store is None:
            return
        try:
            self._store.retell(self._recorder.run, recipe.to_dict())
        except HwrError as error:
            self._tell_once(str(error))

    def take(self, report: Report, state: TrainingState, drawings: DrawingScores) -> None:
        """Record a report, and how drawings are read if it is an epoch's."""
        if self._recorder is not None:
            self._recorder.take(report, state, drawings)
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
            self._tell(tr("The end of this run could not be kept in the history: {error}", error=error))

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


def metrics_of(network: Network, prepared: Prepared, drawings: DrawingScores) -> dict[str, float | int]:
    """How a final network does, measured as the curves are: each digit seen once, as it was learnt from."""
    data, learnt = prepared.data, len(prepared.learnt)
    x, y = data.variants[0][:learnt], data.y[:learnt]
    metrics = {"training_digits": learnt, "training_accuracy": accuracy(y, network.predict(x).argmax(axis=1))}
    if data.x_test is not None and data.y_test is not None:
        metrics["test_digits"] = len(data.y_test)
        metrics["test_accuracy"] = accuracy(data.y_test, network.predict(data.x_test).argmax(axis=1))
    for name, share in (("drawings_accuracy", drawings.shipped), ("own_accuracy", drawings.own)):
        if share is not None:
            metrics[name] = share
    return metrics


MOST_UPDATES: Final = 10**8
"""Each of them has its place in the history's memory; a day of nothing but small updates makes less."""


def stored_history(
    rows: Sequence[EpochRow],
    losses: Sequence[BatchLosses] = (),
    start_update: int = 0,
    marks: Sequence[Mark] = (),
    samples: int | None = None,
    *,
    whole: bool = True,
) -> History | None:
    """The history of a run as it was kept.

    Args:
        rows: in the order of their updates; without any there is no history.
        losses: of its batches, likewise; where there are none, as of a run of an older program, they are NaN.
        start_update: after which update of another run this one began. Where that lies in epochs, samples and seconds
            is not kept; it is reckoned from the pace until the first row.
        marks: what was done in the middle; those before its start are passed over.
        samples: that an epoch has; None to reckon it from the rows.
        whole: whether nothing is let go of it, however long it is.

    Raises:
        StorageError: if these are more updates than a computer could have made.
    """
    if not rows:
        return None
    last = max([rows[-1].update, *(some.last for some in losses)])
    if last > MOST_UPDATES:
        raise StorageError(tr("A run of {last:,} updates cannot be drawn; its curves must be damaged.", last=last))
    first = rows[0]
    share = start_update / first.update if first.update else 0.0
    samples = samples or _samples_an_epoch(rows)
    start = Place(start_update, first.samples_seen * share / samples, first.samples_seen * share, first.seconds * share)
    history = History(max((len(row.layers) for row in rows), default=0), samples, start, whole=whole)
    of_batches = np.full(last - start_update, nan)
    for some in losses:
        begin = some.first - 1 - start_update
        of_batches[max(0, begin) : begin + len(some.values)] = some.values[max(0, -begin) :]
    update = start_update
    for row in rows:
        history.append(
            _report(row, of_batches[update - start_update : max(row.update, update) - start_update]),
            DrawingScores(row.drawings_accuracy, row.own_accuracy),
        )
        update = max(update, row.update)
    if update < last:  # it ended within an epoch that was never evaluated
        history.append(_after(rows[-1], last, of_batches[update - start_update :]))
    for mark in marks:
        if mark.update >= start_update:
            history.mark(mark)
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


def _after(row: EpochRow, update: int, losses: NDArray[np.float64]) -> Report:
    """What was made of updates after a row, at its pace."""
    further = update / row.update if row.update else 1.0
    return UpdateReport(
        update,
        row.epoch,
        round(row.samples_seen * further),
        row.seconds * further,
        row.learning_rate,
        tuple(losses.tolist()),
        (),
    )


def _report(row: EpochRow, losses: NDArray[np.float64]) -> EpochReport:
    return EpochReport(
        update=row.update,
        epoch=row.epoch,
        samples_seen=row.samples_seen,
        seconds=row.seconds,
        learning_rate=row.learning_rate,
        losses=tuple(losses.tolist()),
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
