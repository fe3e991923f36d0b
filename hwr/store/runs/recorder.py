"""The recorder: what a training tells the history while it goes on, so cheaply that the training does not mind.

Rows are gathered and written about once a second, a checkpoint every few seconds: a crash loses no more than
`CHECKPOINT_EVERY` seconds and the time to the next report, provided the training reports about once a second. A history
that cannot be written does not end the training: what is to be written waits, and `problem` says why.
"""

from __future__ import annotations

import hashlib
import math
import platform
import time
from collections.abc import Callable, Mapping
from importlib import metadata
from typing import Any, Final

import numpy as np

from hwr.errors import StorageError
from hwr.nn.data import TrainingData
from hwr.nn.report import NOT_READ, DrawingScores, EpochReport, Report, StopReason
from hwr.nn.state import TrainingState
from hwr.store.model_file import Model
from hwr.store.runs.record import BatchLosses, EpochRow, RunStatus
from hwr.store.runs.run_store import RunStore

ROWS_EVERY: Final = 1.0
CHECKPOINT_EVERY: Final = 3.0
FIRST_CHECKPOINT_AFTER: Final = 0.5
"""Seconds. The first checkpoint comes early, so that nearly every run can be continued, but not in trainings that
are over at once."""

_LIBRARIES: Final = ("hwr", "numpy", "scikit-learn")


class Recorder:
    """The record of one run, from the beginning or from where it was resumed.

    Belongs to the thread that opened the store.

    Attributes:
        run: its number.
        problem: why the history cannot be written at present, one sentence; empty while all is well.
    """

    def __init__(self, store: RunStore, run: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Record a run that the store holds and that is running."""
        self.run = run
        self.problem = ""
        self._store = store
        self._clock = clock
        self._rows: list[EpochRow] = []
        self._losses: list[float] = []
        self._update = 0  # after which the last of them was
        self._rows_due = clock() + ROWS_EVERY
        self._checkpoint_due = clock() + FIRST_CHECKPOINT_AFTER

    @classmethod
    def begin(
        cls,
        store: RunStore,
        recipe: Mapping[str, Any],
        data: TrainingData,
        *,
        seed: int,
        name: str = "",
        parent: tuple[int, int] | None = None,
        preparing: float = 0.0,
    ) -> Recorder:
        """Enter a new run; see `RunStore.begin`.

        Raises:
            StorageError: if the history cannot be written.
        """
        run = store.begin(
            recipe,
            seed=seed,
            versions=versions(),
            data_fingerprint=fingerprint(data),
            name=name,
            parent=parent,
            preparing=preparing,
        )
        return cls(store, run)

    def take(self, report: Report, state: TrainingState, drawings: DrawingScores = NOT_READ) -> None:
        """Record a report, and the state it is of, as far as it is time to; call it with every report.

        Args:
            drawings: how they were read at an `EpochReport`.
        """
        self._losses += report.losses
        self._update = report.update
        if isinstance(report, EpochReport):
            self._rows.append(EpochRow.from_report(report, drawings))
        now = self._clock()
        if now < min(self._rows_due, self._checkpoint_due):
            return
        try:
            self.flush()
            if now >= self._checkpoint_due:
                self._store.save_checkpoint(self.run, state.checkpoint())
                self._checkpoint_due = self._clock() + CHECKPOINT_EVERY
            self.problem = ""
        except StorageError as error:
            self.problem = str(error)
            self._checkpoint_due = max(self._checkpoint_due, now + ROWS_EVERY)
        self._rows_due = self._clock() + ROWS_EVERY

    def rewind(self, update: int) -> None:
        """Forget what was recorded after the update: the training was taken back to it.

        Raises:
            StorageError: if the history cannot be written.
        """
        self.flush()
        self._store.rewind(self.run, update)
        self._checkpoint_due = -math.inf  # the one there is of a time that never was

    def end(
        self,
        state: TrainingState,
        *,
        model: Model | None = None,
        metrics: Mapping[str, Any] | None = None,
    ) -> RunStatus:
        """End the run as the training ended; one that the user stopped keeps its very last state to continue from.

        If it fails, it can be tried again; nothing is forgotten.

        Args:
            model, metrics: see `RunStore.finish`.

        Raises:
            StorageError: if the history cannot be written.
        """
        status = _STATUS.get(state.stop, RunStatus.FINISHED)
        self.flush()
        if status is RunStatus.STOPPED:
            self._store.save_checkpoint(self.run, state.checkpoint())
        self._store.finish(self.run, status, model=model, metrics=metrics)
        self.problem = ""
        return status

    def flush(self) -> None:
        """Write the rows that wait, now; to be called before the run is ended in any other way than by `end`.

        Raises:
            StorageError: if the history cannot be written; they wait on then.
        """
        first = self._update - len(self._losses) + 1
        self._store.add_epochs(self.run, self._rows, BatchLosses(first, np.array(self._losses, np.float64)))
        self._rows, self._losses = [], []


_STATUS: Final = {None: RunStatus.STOPPED, StopReason.DIVERGED: RunStatus.DIVERGED}


def versions() -> dict[str, str]:
    """Of the program, of Python, and of the libraries that have a say in the numbers, by name."""
    found = {"python": platform.python_version()}
    for library in _LIBRARIES:
        try:
            found[library] = metadata.version(library)
        except metadata.PackageNotFoundError:
            found[library] = "not installed"
    return found


def fingerprint(data: TrainingData) -> str:
    """64 hexadecimal digits, equal for equal data: SHA-256 of all arrays with their names, types and shapes."""
    digest = hashlib.sha256()
    for name, value in sorted(vars(data).items()):
        if isinstance(value, np.ndarray):
            digest.update(f"{name} {value.dtype.str} {value.shape}\n".encode())
            digest.update(np.ascontiguousarray(value).data)
    return digest.hexdigest()
