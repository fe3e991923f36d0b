"""Tables: how the records stand in the rows of the database, and how they come back."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
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


class DamagedError(Exception):
    """A cell of a row holds what the program never wrote there; what it is about, in the plural."""


def to_summary(row: tuple[Any, ...], tags: tuple[Any, ...], *, is_alive: bool) -> RunSummary:
    """A run's line from a row of `SUMMARY_COLUMNS`.

    Args:
        is_alive: whether the process that trains it is.

    Raises:
        DamagedError: if a cell is not what it has to be: SQLite keeps anything in any column.
    """
    (run, name, note, status, _, begun, seconds, epochs, updates, seed, outline, train, test, own, *rest) = row
    parent, parent_update, has_model, has_checkpoint = rest
    for text in (name, note, seed, outline, *tags):
        if type(text) is not str:
            raise DamagedError("texts")
    for count in (epochs, updates, has_model, has_checkpoint):
        if not _is_count(count):
            raise DamagedError("counts")
    if status not in _STATUSES:
        raise DamagedError("particulars")
    for share in (train, test, own):
        if share is not None and not (type(share) in _NUMBERS and 0 <= share <= 1):
            raise DamagedError("accuracies")
    if not (type(seconds) in _NUMBERS and 0 <= seconds < _MOST_SECONDS):
        raise DamagedError("times")
    if not (type(begun) in _NUMBERS and abs(begun) < _MOST_SECONDS):
        raise DamagedError("times")
    if parent is not None and not (_is_count(parent) and _is_count(parent_update)):
        raise DamagedError("particulars")
    try:
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
    except ValueError as error:
        raise DamagedError("particulars") from error


_STATUSES: Final = {str(status): status for status in RunStatus}
_NUMBERS: Final = frozenset({int, float})
_MOST_SECONDS: Final = 1e10
"""Three centuries."""


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def to_document(text: object) -> dict[str, Any]:
    """The JSON object that a cell holds.

    Raises:
        DamagedError: if it holds none, or one that could not be written again: with numbers that are none, or so deep
            that nobody wrote it.
    """
    try:
        document = json.loads(text)  # type: ignore[arg-type]
        json.dumps(document, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise DamagedError("settings") from error
    if not isinstance(document, dict) or _is_deeper(document, _MOST_LEVELS):
        raise DamagedError("settings")
    return document


_MOST_LEVELS: Final = 32


def _is_deeper(value: object, levels: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels < 0 or any(_is_deeper(one, levels - 1) for one in inner)


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
    """The inverse, from a row of `READ_EPOCHS`.

    Raises:
        DamagedError: if a cell is not what it has to be.
    """
    *numbers, packed = row
    update, epoch, samples_seen, seconds, rate, *measured = numbers
    for count in (update, epoch, samples_seen):
        if not _is_count(count):
            raise DamagedError("curves")
    if not all(type(value) in _NUMBERS for value in (seconds, rate)):
        raise DamagedError("curves")
    if not all(value is None or type(value) in _NUMBERS for value in measured):
        raise DamagedError("curves")
    if type(packed) is not bytes or len(packed) % 16:
        raise DamagedError("curves")
    values = struct.unpack(f"<{len(packed) // 8}d", packed)
    layers = tuple(zip(values[::2], values[1::2], strict=True))
    return EpochRow(*(*numbers, layers))


def to_columns(rows: Sequence[EpochRow]) -> dict[str, NDArray[np.float64]]:
    """Rows as one array for each of `NUMBERS`, (rows,), NaN where nothing was measured."""
    table = np.array([[getattr(row, name) for name in NUMBERS] for row in rows], dtype=np.float64).reshape(
        -1, len(NUMBERS)
    )
    return dict(zip(NUMBERS, table.T.copy(), strict=True))
