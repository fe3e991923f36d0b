"""Tables: how the records stand in the rows of the database, and how they come back."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.store.runs.record import EpochRow, RunStatus, RunSummary, number

ORDERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "id": "id",
        "name": "name COLLATE NOCASE",
        "status": "status",
        "begun": "begun",
        "seconds": "seconds",
        "epochs": "epochs",
        "updates": "updates",
        "outline": "outline",
        "train_accuracy": "train_accuracy",
        "test_accuracy": "test_accuracy",
        "own_accuracy": "own_accuracy",
    }
)
"""By what runs can be sorted; the SQL behind each name."""

SUMMARY_COLUMNS: Final = (
    "id, name, note, status, owner, begun, seconds, epochs, updates, seed, outline, train_accuracy, test_accuracy, "
    "own_accuracy, parent, parent_update, has_model, has_checkpoint"
)

NUMBERS: Final = (
    "update",
    "epoch",
    "samples_seen",
    "seconds",
    "learning_rate",
    "loss",
    "train_loss",
    "train_accuracy",
    "validation_loss",
    "validation_accuracy",
    "test_loss",
    "test_accuracy",
)
"""The fields of `EpochRow` that are one number, in its order and in the table's."""

_QUOTED: Final = ", ".join(f'"{name}"' for name in NUMBERS)
WRITE_EPOCH: Final = (
    f"INSERT OR REPLACE INTO epochs (run, {_QUOTED}, layers) VALUES ({', '.join('?' * (len(NUMBERS) + 2))})"
)
READ_EPOCHS: Final = f'SELECT {_QUOTED}, layers FROM epochs WHERE run = ? AND "update" > ? ORDER BY "update"'


def order_clause(order: str) -> str:
    """The SQL for one of `ORDERS`, downward with a minus before it; what is missing comes last either way.

    Raises:
        KeyError: if there is no such order.
    """
    name = order.removeprefix("-")
    direction = "DESC" if order.startswith("-") else "ASC"
    term = ORDERS[name]
    return f"ORDER BY {name} IS NULL, {term} {direction}, id {direction}"


def to_summary(row: tuple[Any, ...], tags: tuple[str, ...], *, is_alive: bool) -> RunSummary:
    """A run's line from a row of `SUMMARY_COLUMNS`.

    Args:
        is_alive: whether the process that trains it is.
    """
    (run, name, note, status, _, begun, seconds, epochs, updates, seed, outline, train, test, own, *rest) = row
    parent, parent_update, has_model, has_checkpoint = rest
    return RunSummary(
        run,
        name,
        note,
        tags,
        RunStatus.INTERRUPTED if status == RunStatus.RUNNING and not is_alive else _STATUSES[status],
        datetime.fromtimestamp(begun, UTC),
        seconds,
        epochs,
        updates,
        int(seed),
        outline,
        train,
        test,
        own,
        None if parent is None else (parent, parent_update),
        bool(has_model),
        bool(has_checkpoint),
    )


_STATUSES: Final = {str(status): status for status in RunStatus}


def from_epoch(run: int, row: EpochRow) -> tuple[Any, ...]:
    """The values for `WRITE_EPOCH`."""
    return (
        run,
        row.update,
        row.epoch,
        row.samples_seen,
        float(row.seconds),
        float(row.learning_rate),
        number(row.loss),
        number(row.train_loss),
        number(row.train_accuracy),
        number(row.validation_loss),
        number(row.validation_accuracy),
        number(row.test_loss),
        number(row.test_accuracy),
        struct.pack(f"<{2 * len(row.layers)}d", *(value for layer in row.layers for value in layer)),
    )


def to_epoch(row: tuple[Any, ...]) -> EpochRow:
    """The inverse, from a row of `READ_EPOCHS`."""
    *numbers, packed = row
    values = struct.unpack(f"<{len(packed) // 8}d", packed)
    layers = tuple(zip(values[::2], values[1::2], strict=True))
    return EpochRow(*(*numbers, layers))


def to_columns(rows: Iterable[tuple[Any, ...]]) -> dict[str, NDArray[np.float64]]:
    """Rows of `READ_EPOCHS` as one array for each of `NUMBERS`, (rows,), NaN where nothing was measured."""
    table = np.array([row[:-1] for row in rows], dtype=np.float64).reshape(-1, len(NUMBERS))
    return dict(zip(NUMBERS, table.T.copy(), strict=True))
