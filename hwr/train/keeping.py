"""Keeping: a run is kept in the history of runs while it is trained; without the history the training goes on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hwr.errors import HwrError, StorageError
from hwr.nn.report import Report
from hwr.nn.state import Checkpoint, TrainingState
from hwr.recipe.preparing import Prepared
from hwr.recipe.recipe import Recipe
from hwr.store.model_file import Model
from hwr.store.runs.record import RunStatus
from hwr.store.runs.recorder import Recorder
from hwr.store.runs.run_store import RunStore


class Keeper:
    """Belongs to the training's thread. What cannot be kept is told once, in one sentence; no method raises for it.

    Attributes:
        run: the run's number in the history; None while it is not kept.
    """

    def __init__(self, path: Path) -> None:
        """Nothing is opened before the run begins."""
        self._path = path
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

    def begin(self, recipe: Recipe, prepared: Prepared, *, name: str, parent: tuple[int, int] | None) -> str:
        """Enter the run; returns why it cannot be kept, or nothing."""
        try:
            self._store = RunStore.open(self._path)
            self._recorder = Recorder.begin(
                self._store, recipe.to_dict(), prepared.data, seed=recipe.training.seed, name=name, parent=parent
            )
        except StorageError as error:
            return f"This run cannot be kept in the history: {error}"
        return ""

    def take(self, report: Report, state: TrainingState) -> str:
        """Record a report; returns a problem that is new, or nothing."""
        if self._recorder is None:
            return ""
        self._recorder.take(report, state)
        return self._once(self._recorder.problem)

    def rewind(self, state: TrainingState) -> str:
        """The training was taken back; a run that had ended is open again."""
        if self._recorder is None or self._store is None:
            return ""
        try:
            if self._is_over:
                self._store.resume(self._recorder.run, state.checkpoint())
                self._is_over = False
            else:
                self._recorder.rewind(state.update)
        except HwrError as error:
            return self._once(str(error))
        return ""

    def end(self, state: TrainingState, model: Model, metrics: Mapping[str, Any]) -> str:
        """The run is over; returns why that could not be kept, or nothing."""
        if self._recorder is None:
            return ""
        try:
            self._recorder.end(state, model=model, metrics=metrics)
            self._is_over = True
        except HwrError as error:
            return f"The end of this run could not be kept in the history: {error}"
        return ""

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

    def _once(self, problem: str) -> str:
        if problem == self._told:
            return ""
        self._told = problem
        return problem
