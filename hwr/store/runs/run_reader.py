"""The run reader: what can be asked of the history of all runs."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import ConfigError, StorageError
from hwr.language import mark, tr
from hwr.nn.state import Checkpoint
from hwr.store import arrays, model_file
from hwr.store.database import DamagedError, Database
from hwr.store.lock import is_alive
from hwr.store.model_file import Model
from hwr.store.runs.query import Query
from hwr.store.runs.record import BatchLosses, EpochRow, Run, RunStatus, RunSummary
from hwr.store.runs.tables import (
    NUMBERS,
    ORDERS,
    READ_EPOCHS,
    READ_LOSSES,
    SCHEMA,
    SUMMARY_COLUMNS,
    order_clause,
    to_document,
    to_epoch,
    to_losses,
    to_summary,
)
from hwr.store.store import Store


class RunReader(Store):
    """The history, to look through.

    Every method raises `StorageError`, with one sentence, if the file cannot be read or a run is not there.

    Attributes:
        damage: what the user is to be told about the last `runs`: which ones cannot be shown; mostly empty.
    """

    schema = SCHEMA

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        super().__init__(database, clock)
        self.damage = ""

    def runs(
        self,
        *,
        search: str = "",
        status: RunStatus | str | None = None,
        tag: str | None = None,
        order: str = "-begun",
        limit: int | None = None,
        deleted: bool = False,
    ) -> list[RunSummary]:
        """The table, without the runs whose lines are damaged: `damage` tells of those.

        Args:
            search: only runs that this finds, read as a `Query`.
            status, tag: only runs of this status, with this tag.
            order: one of `ORDERS`, with a minus before it downward.
            limit: at most so many.
            deleted: those that were deleted and can be restored, instead of those that were not.

        Raises:
            ConfigError: if there is no such order.
        """
        if order.removeprefix("-") not in ORDERS:
            raise ConfigError(
                tr("Runs cannot be sorted by {order!r}; they can by {orders}.", order=order, orders=", ".join(ORDERS))
            )
        rows = self._database.rows(
            f"SELECT {SUMMARY_COLUMNS} FROM runs WHERE deleted IS {'NOT NULL' if deleted else 'NULL'} "
            + order_clause(order)
        )
        tags: dict[int, tuple[str, ...]] = {}
        for run, label in self._database.rows("SELECT run, tag FROM tags ORDER BY run, tag"):
            tags[run] = (*tags.get(run, ()), label)
        query = Query.of(search)
        recipes = self.recipes([row[0] for row in rows]) if query.asks_settings else {}
        found: list[RunSummary] = []
        damaged: list[int] = []
        for row in rows:
            if limit is not None and len(found) >= limit:
                break
            try:
                summary = self._summary(row, tags.get(row[0], ()))
            except DamagedError:
                damaged.append(row[0])
                continue
            if (
                (status is None or summary.status == status)
                and (tag is None or tag in summary.tags)
                and query.finds(summary, recipes.get(summary.id, {}))
            ):
                found.append(summary)
        self.damage = _damage(damaged)
        return found

    def changes(self) -> int:
        """A number that is another one whenever somebody else has changed the history: another program, or another
        store of this one."""
        return int(self._database.rows("PRAGMA data_version")[0][0])

    def recipes(self, runs: Sequence[int]) -> dict[int, dict[str, Any]]:
        """The settings of these runs by their numbers, without those that are damaged."""
        found = {}
        for first in range(0, len(runs), _MOST_ASKED):
            some = tuple(runs[first : first + _MOST_ASKED])
            marks = ", ".join("?" * len(some))
            for run, recipe in self._database.rows(f"SELECT run, recipe FROM details WHERE run IN ({marks})", some):
                with contextlib.suppress(DamagedError):
                    found[run] = to_document(recipe)
        return found

    def run(self, run: int) -> Run:
        """One run, whole but for its curves, model and checkpoint."""
        summary = self._summary_of(run)
        rows = self._database.rows(
            "SELECT recipe, versions, data_fingerprint, metrics FROM details WHERE run = ?", (run,)
        )
        with _reporting(run):
            if not rows or not isinstance(rows[0][2], str):
                raise DamagedError("settings")
            recipe, versions, data_fingerprint, metrics = rows[0]
            return Run(summary, to_document(recipe), to_document(versions), data_fingerprint, to_document(metrics))

    def epochs(self, run: int, *, after: int = -1) -> list[EpochRow]:
        """What was measured after the given update, in the order of updates."""
        self._require(run)
        with _reporting(run):
            return [to_epoch(row) for row in self._database.rows(READ_EPOCHS, (run, after))]

    def losses(self, run: int) -> list[BatchLosses]:
        """The losses of all batches that were kept, in the order of updates; none of a run of an older program."""
        self._require(run)
        with _reporting(run):
            return [to_losses(row) for row in self._database.rows(READ_LOSSES, (run,))]

    def columns(self, run: int, *, after: int = -1) -> dict[str, NDArray[np.float64]]:
        """The same, without the layers, as an array (rows,) for each field; NaN where nothing was measured."""
        rows = [[getattr(row, name) for name in NUMBERS] for row in self.epochs(run, after=after)]
        table = np.array(rows, dtype=np.float64).reshape(-1, len(NUMBERS))
        return dict(zip(NUMBERS, table.T.copy(), strict=True))

    def model(self, run: int) -> Model | None:
        """The final model; None if there is none.

        Raises:
            ModelFileError: if it is damaged.
        """
        file = self.model_bytes(run)
        return None if file is None else model_file.from_bytes(file, tr("The model of run {run}", run=run))

    def model_bytes(self, run: int) -> bytes | None:
        """The bytes of the final model's file; None if there is none."""
        return self._blob("SELECT file FROM models WHERE run = ?", run, mark("model"))

    def load_checkpoint(self, run: int) -> Checkpoint | None:
        """The point to continue from; None if there is none. To continue the very run, `resume` it.

        Raises:
            StorageError: if it is damaged.
        """
        self._require(run)
        for digest, data in self._database.rows("SELECT sha256, data FROM checkpoints WHERE run = ?", (run,)):
            if not isinstance(data, bytes) or hashlib.sha256(data).digest() != digest:
                raise StorageError(
                    tr("The checkpoint of run {run} is damaged: the run cannot be continued from it.", run=run)
                )
            return arrays.checkpoint_from_bytes(data)
        return None

    def _is_alive(self, owner: object) -> bool:
        return isinstance(owner, str) and is_alive(self.path, owner)

    def _summary(self, row: tuple[Any, ...], tags: tuple[Any, ...]) -> RunSummary:
        """Raises `DamagedError` if it cannot be read."""
        is_running = row[3] == RunStatus.RUNNING  # of few runs does it have to be asked who trains them
        return to_summary(row, tags, is_alive=is_running and self._is_alive(row[4]))

    def _summary_of(self, run: int) -> RunSummary:
        """The run's line."""
        self._require(run)
        (row,) = self._database.rows(f"SELECT {SUMMARY_COLUMNS} FROM runs WHERE id = ?", (run,))
        tags = self._database.rows("SELECT tag FROM tags WHERE run = ? ORDER BY tag", (run,))
        with _reporting(run):
            return self._summary(row, tuple(label for (label,) in tags))

    def _require(self, run: int) -> RunStatus | None:
        """How the run stands, None if that is damaged; raises `StorageError` if it is not in the table."""
        rows = self._find(run)
        if not rows:
            raise StorageError(tr("There is no run {run}.", run=run))
        ((status, owner, deleted),) = rows
        if deleted is not None:
            raise StorageError(tr("Run {run} was deleted; it can be restored.", run=run))
        if status not in set(RunStatus):
            return None
        return RunStatus.INTERRUPTED if status == RunStatus.RUNNING and not self._is_alive(owner) else RunStatus(status)

    def _find(self, run: int) -> list[Any]:
        """Status, owner and deletion of the run, which SQLite could not be asked for if its number is too long."""
        if not 0 < run < 2**63:
            return []
        return self._database.rows("SELECT status, owner, deleted FROM runs WHERE id = ?", (run,))

    def _blob(self, query: str, run: int, what: str) -> bytes | None:
        self._require(run)
        rows = self._database.rows(query, (run,))
        if rows and not isinstance(rows[0][0], bytes):
            raise StorageError(tr("The {what} of run {run} is damaged.", what=tr(what), run=run))
        return rows[0][0] if rows else None


@contextlib.contextmanager
def _reporting(run: int) -> Iterator[None]:
    try:
        yield
    except DamagedError as error:
        raise StorageError(tr("The {parts} of run {run} are damaged.", parts=tr(str(error)), run=run)) from error


def _damage(runs: Sequence[int]) -> str:
    if not runs:
        return ""
    some = " ".join(map(str, runs[:_MOST_NAMED]))
    if len(runs) == 1:
        return tr(
            "Run {run} cannot be shown, because its line is damaged: `hwr runs delete {run}` takes it away.", run=some
        )
    if len(runs) <= _MOST_NAMED:
        return tr(
            "%n runs cannot be shown, because their lines are damaged: `hwr runs delete {runs}` takes them away.",
            "",
            len(runs),
            runs=some,
        )
    return tr(
        "%n runs cannot be shown, because their lines are damaged: `hwr runs delete {runs}` takes the first of them "
        "away.",
        "",
        len(runs),
        runs=some,
    )


_MOST_NAMED: Final = 10
_MOST_ASKED: Final = 500
