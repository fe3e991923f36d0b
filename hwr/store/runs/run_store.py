"""The run store: the history of all runs, to write while they train and to look through afterwards.

Each `RunStore` is a connection of its own and belongs to the thread that opened it: the worker writes through one, the
window reads through another, the command line through a third, all at the same time.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from hwr.errors import HwrError, StorageError
from hwr.language import tr
from hwr.nn.state import Checkpoint
from hwr.store import arrays, model_file
from hwr.store.database import Database
from hwr.store.lock import ProcessLock, remove_dead
from hwr.store.model_file import Model
from hwr.store.paths import is_there
from hwr.store.runs.line import forget_epochs, set_line, show_epochs, show_metrics
from hwr.store.runs.record import BatchLosses, EpochRow, RunStatus, RunSummary, outline
from hwr.store.runs.run_reader import RunReader
from hwr.store.runs.tables import WRITE_EPOCH, WRITE_LOSSES, from_document, from_epoch, from_losses
from hwr.store.store import KEPT_AFTER_DELETION


class RunStore(RunReader):
    """The history in one file, to read and to write.

    Every method that changes something raises `StorageError`, with one sentence, if the file cannot be written or a run
    is not there; the history is then as it was before.
    """

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        super().__init__(database, clock)
        self._lock: ProcessLock | None = None

    def close(self) -> None:
        """Let go of the file; runs that were begun here and not finished count as interrupted from now on."""
        super().close()
        if self._lock is not None:
            self._lock.end()
            self._lock = None

    # Writing a run

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Within this, all that is changed is changed at its end, or nothing of it; it is on the disk then."""
        with self._database.transaction(durable=True):
            yield

    def begin(
        self,
        recipe: Mapping[str, Any],
        *,
        seed: int,
        versions: Mapping[str, str],
        data_fingerprint: str,
        name: str = "",
        parent: tuple[int, int] | None = None,
        preparing: float = 0.0,
        begun: float | None = None,
    ) -> int:
        """Enter a new run, which is running from now on as long as this store is open; returns its number.

        Args:
            recipe: its settings, JSON-able.
            versions, data_fingerprint: see `recorder`.
            name: the user's; empty for none.
            parent: the run that it goes on from, and after which update.
            preparing: seconds that the making of its samples took.
            begun: when, in seconds since 1970; None for now.

        Raises:
            ConfigError: if the recipe cannot be written as JSON.
        """
        details = {"recipe": from_document("recipe", recipe), "versions": from_document("versions", versions)}
        line: dict[str, Any] = {
            "name": _line(name),
            "seed": str(seed),
            "outline": outline(recipe),
            "preparing": preparing,
        }
        if parent is not None:
            line["parent"], line["parent_update"] = parent
        with self._database.transaction(durable=True) as connection:
            run = _put(
                connection,
                "runs",
                status=RunStatus.RUNNING,
                owner=self._token(),
                begun=self._clock() if begun is None else begun,
                **line,
            )
            _put(connection, "details", run=run, data_fingerprint=data_fingerprint, **details)
        return run

    def add_epochs(self, run: int, rows: Sequence[EpochRow], losses: BatchLosses | None = None) -> None:
        """Append what was measured, in one commit; a row of an update that is there already takes its place.

        Args:
            losses: of the batches since those that were appended last.
        """
        if not rows and not losses:
            return
        with self._database.transaction() as connection:
            self._require(run)
            connection.executemany(WRITE_EPOCH, (from_epoch(run, row) for row in rows))
            if losses:
                connection.execute(WRITE_LOSSES, from_losses(run, losses))
            show_epochs(connection, run, rows)

    def retell(self, run: int, recipe: Mapping[str, Any]) -> None:
        """Keep other settings of a run: something was done in the middle of it.

        Raises:
            ConfigError: if the recipe cannot be written as JSON.
        """
        text = from_document("recipe", recipe)
        with self._database.transaction() as connection:
            self._require(run)
            connection.execute("UPDATE details SET recipe = ? WHERE run = ?", (text, run))
            set_line(connection, run, outline=outline(recipe))

    def rewind(self, run: int, update: int) -> None:
        """Forget what was measured after the given update: the training was taken back to it."""
        with self._database.transaction() as connection:
            self._require(run)
            self._cut(connection, run, update)

    def save_checkpoint(self, run: int, checkpoint: Checkpoint) -> None:
        """Keep a point to continue from, instead of the former one; it is on the disk when this returns.

        Raises:
            ConfigError: if its metadata cannot be written as JSON.
        """
        data = arrays.checkpoint_to_bytes(checkpoint)
        with self._database.transaction(durable=True) as connection:
            self._require(run)
            self._put_checkpoint(connection, run, data)

    def finish(
        self,
        run: int,
        status: RunStatus | str,
        *,
        model: Model | None = None,
        metrics: Mapping[str, float | int | str | None] | None = None,
    ) -> None:
        """End a run; it is on the disk when this returns.

        The checkpoint of a run that was stopped or interrupted is kept, so that it can be continued; any other is
        dropped.

        Args:
            status: any but "running".
            model: the final one; None leaves a former one in place.
            metrics: JSON-able; the accuracies among them are shown in the table.

        Raises:
            ConfigError: if model or metrics cannot be written.
        """
        status = RunStatus(status)
        if status is RunStatus.RUNNING:
            raise ValueError("a run does not end by running")
        file = None if model is None else model_file.to_bytes(model)
        measured = dict(metrics or {})
        text = from_document("metrics", {name: _plain(value) for name, value in measured.items()})
        with self._database.transaction(durable=True) as connection:
            self._require(run)
            set_line(connection, run, status=status, owner=None)
            connection.execute("UPDATE details SET metrics = ? WHERE run = ?", (text, run))
            show_metrics(connection, run, measured)
            if file is not None:
                _put(connection, "models", run=run, file=file)
                set_line(connection, run, has_model=1)
            if status in (RunStatus.FINISHED, RunStatus.DIVERGED):
                connection.execute("DELETE FROM checkpoints WHERE run = ?", (run,))
                set_line(connection, run, has_checkpoint=0)

    def resume(self, run: int, checkpoint: Checkpoint | None = None) -> Checkpoint:
        """Take a run up again that trains nowhere, from its checkpoint: it is running from now on.

        What was measured after the checkpoint is forgotten, since it will be measured again.

        Args:
            checkpoint: one to go on from instead of the one that is kept, whose place it takes.

        Raises:
            StorageError: if it is running elsewhere, or has no checkpoint.
            ConfigError: if the checkpoint's metadata cannot be written as JSON.
        """
        data = None if checkpoint is None else arrays.checkpoint_to_bytes(checkpoint)
        with self._database.transaction(durable=True) as connection:
            found = checkpoint or self.load_checkpoint(run)
            if found is None:
                raise StorageError(tr("Run {run} has no checkpoint to continue from.", run=run))
            if self._require(run) is RunStatus.RUNNING:
                raise StorageError(tr("Run {run} is still running.", run=run))
            if data is not None:
                self._put_checkpoint(connection, run, data)
            self._cut(connection, run, int(found.metadata["update"]))
            set_line(connection, run, status=RunStatus.RUNNING, owner=self._token())
        return found

    def mark_interrupted(self) -> list[int]:
        """Mark the runs whose process died while it trained them, and return their numbers; for the program's start.

        Readers see them as interrupted in any case.
        """
        dead = []
        with self._database.transaction() as connection:
            for run, owner in connection.execute(
                "SELECT id, owner FROM runs WHERE status = ? ORDER BY id", (RunStatus.RUNNING,)
            ).fetchall():
                if not self._is_alive(owner):
                    dead.append(int(run))
                    set_line(connection, run, status=RunStatus.INTERRUPTED, owner=None)
        remove_dead(self.path)
        return dead

    # What the user does with runs

    def edit(
        self,
        run: int,
        *,
        name: str | None = None,
        note: str | None = None,
        seen: str | None = None,
        add_tags: Iterable[str] = (),
        remove_tags: Iterable[str] = (),
    ) -> RunSummary:
        """Change what the user wrote about a run, all of it or nothing; what another program wrote meanwhile stays.

        Args:
            name: another name; line breaks in it become spaces. None leaves it.
            note: another note. None leaves it.
            seen: the note that the new one is to replace: if it is another one by now, the new one is put below that.
                None: whatever note there is.
            add_tags, remove_tags: empty ones and repetitions are dropped; one that is in both is removed.

        Returns:
            The run as it is now.
        """
        with self._database.transaction(durable=True) as connection:
            self._require(run)
            if name is not None:
                set_line(connection, run, name=_line(name))
            if note is not None:
                connection.execute(
                    "UPDATE runs SET note = CASE WHEN :seen IS NULL OR note IN (:seen, :note, '') THEN :note "
                    "ELSE note || char(10) || :note END WHERE id = :run",
                    {"seen": None if seen is None else _storable(seen), "note": _storable(note), "run": run},
                )
            connection.executemany("INSERT OR IGNORE INTO tags (run, tag) VALUES (?, ?)", _labels(run, add_tags))
            connection.executemany("DELETE FROM tags WHERE run = ? AND tag = ?", _labels(run, remove_tags))
            return self._summary_of(run)

    def delete(self, runs: Iterable[int]) -> None:
        """Take runs out of the table, all or none; `restore` brings them back until `purge` has removed them.

        Raises:
            StorageError: if one is not there, or is still running.
        """
        with self._database.transaction(durable=True) as connection:
            now = self._database.latest(self._clock(), "runs", "begun", "deleted")
            for run in runs:
                if self._require(run) is RunStatus.RUNNING:
                    raise StorageError(tr("Run {run} is still running: stop it before deleting it.", run=run))
                set_line(connection, run, deleted=now)

    def restore(self, runs: Iterable[int]) -> None:
        """Bring deleted runs back, all or none; those that are not deleted stay as they are."""
        with self._database.transaction(durable=True) as connection:
            for run in runs:
                if not self._find(run):
                    raise StorageError(tr("There is no run {run}, nor one that could be restored.", run=run))
                set_line(connection, run, deleted=None)

    def purge(self, *, older_than: float = KEPT_AFTER_DELETION) -> int:
        """Remove for good what was deleted more than so many seconds ago; returns how many runs. For the start."""
        with self._database.transaction() as connection:
            removed = connection.execute("DELETE FROM runs WHERE deleted <= ?", (self._clock() - older_than,)).rowcount
        if removed:
            self._database.shrink()
        return removed

    # What these have in common

    def _token(self) -> str:
        if self._lock is None:
            self._lock = ProcessLock.begin(self.path)
        return self._lock.token

    @staticmethod
    def _put_checkpoint(connection: sqlite3.Connection, run: int, data: bytes) -> None:
        _put(connection, "checkpoints", run=run, sha256=hashlib.sha256(data).digest(), data=data)
        set_line(connection, run, has_checkpoint=1)

    def _cut(self, connection: sqlite3.Connection, run: int, update: int) -> None:
        """Forget what was measured after the update, also in the table."""
        kept = [losses.through(update) for losses in self.losses(run) if losses.first <= update < losses.last]
        for table in ("epochs", "losses"):
            connection.execute(f'DELETE FROM {table} WHERE run = ? AND "update" > ?', (run, update))
        connection.executemany(WRITE_LOSSES, (from_losses(run, losses) for losses in kept))
        forget_epochs(connection, run)
        show_epochs(connection, run, self.epochs(run))


def tidy(path: Path) -> tuple[int, str]:
    """At a program's start: find the runs whose program died, and drop for good what was deleted long ago.

    Returns:
        How many runs were interrupted, and what the user is to be told, mostly nothing.
    """
    if not is_there(path):
        return 0, ""
    try:
        with RunStore.open(path) as store:
            lost = store.mark_interrupted()
            store.purge()
            return len(lost), store.notice
    except HwrError as error:
        return 0, str(error)


def model_of(path: Path, run: int) -> Model | None:
    """The model of a run in the history at `path`; None if it cannot be had."""
    if not is_there(path):
        return None
    try:
        with RunStore.open(path, read_only=True) as store:
            return store.model(run)
    except HwrError:
        return None


def _put(connection: sqlite3.Connection, table: str, **values: Any) -> int:
    """Put a row into a table, in the place of one with the same key; returns its number."""
    marks = ", ".join("?" * len(values))
    statement = f"INSERT OR REPLACE INTO {table} ({', '.join(values)}) VALUES ({marks})"
    return connection.execute(statement, tuple(values.values())).lastrowid or 0


def _plain(value: float | int | str | None) -> float | int | str | None:
    """A metric as JSON knows it: what is not a finite number is none."""
    return None if isinstance(value, float) and not np.isfinite(value) else value


def _storable(text: str) -> str:
    """The text without what no UTF-8 can hold, such as bytes of a command line that are none."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _line(text: str) -> str:
    """The text as one line without space at its ends."""
    return " ".join(_storable(text).split())


def _labels(run: int, tags: Iterable[str]) -> list[tuple[int, str]]:
    return [(run, label) for label in sorted({_line(tag) for tag in tags} - {""})]
