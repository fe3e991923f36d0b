"""A run's line in the table: what it shows of the epochs and of the final metrics, so that no curve is read for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

from hwr.store.runs.record import EpochRow, number

_SUMMARY_METRICS: Final = {
    "train_accuracy": ("train_accuracy", "training_accuracy"),
    "test_accuracy": ("test_accuracy",),
    "drawings_accuracy": ("drawings_accuracy",),
    "own_accuracy": ("own_accuracy",),
}
"""The columns of the table that come from a run's final metrics, and under which names those hold them."""

_LOSSES: Final = ("train_loss", "test_loss")
_BEST: Final = (("best_test_accuracy", "test_accuracy", "MAX"), ("lowest_test_loss", "test_loss", "MIN"))
"""The columns of the table that hold the best of all epochs: of what, and SQLite's function for it."""


def set_line(connection: sqlite3.Connection, run: int, **values: Any) -> None:
    """Change columns of a run's line in the table."""
    columns = ", ".join(f"{name} = ?" for name in values)
    connection.execute(f"UPDATE runs SET {columns} WHERE id = ?", (*values.values(), run))


def show_epochs(connection: sqlite3.Connection, run: int, rows: Sequence[EpochRow]) -> None:
    """Show in the table what was measured last, and what was best; what was not measured stays as it is."""
    if not rows:
        return
    measured = ((name, number(getattr(row, name))) for row in rows for name in (*_SUMMARY_METRICS, *_LOSSES))
    latest = {name: value for name, value in measured if value is not None}
    last = rows[-1]
    set_line(connection, run, updates=last.update, epochs=last.epoch, seconds=float(last.seconds), **latest)
    for column, name, choose in _BEST:
        values = [value for row in rows if (value := number(getattr(row, name))) is not None]
        if values:
            best = max(values) if choose == "MAX" else min(values)
            statement = f"UPDATE runs SET {column} = {choose}(COALESCE({column}, ?), ?) WHERE id = ?"
            connection.execute(statement, (best, best, run))


def show_metrics(connection: sqlite3.Connection, run: int, metrics: Mapping[str, float | int | str | None]) -> None:
    """Show in the table the accuracies among the final metrics."""
    for column, names in _SUMMARY_METRICS.items():
        value = next((metrics[name] for name in names if name in metrics), None)
        if isinstance(value, float | int):
            set_line(connection, run, **{column: number(value)})
    connection.execute(
        "UPDATE runs SET best_test_accuracy = MAX(COALESCE(best_test_accuracy, 0), test_accuracy) "
        "WHERE id = ? AND test_accuracy IS NOT NULL",
        (run,),
    )


def forget_epochs(connection: sqlite3.Connection, run: int) -> None:
    """Show in the table that nothing was measured."""
    emptied = (*_SUMMARY_METRICS, *_LOSSES, *(column for column, *_ in _BEST))
    set_line(connection, run, updates=0, epochs=0, seconds=0, **dict.fromkeys(emptied))
