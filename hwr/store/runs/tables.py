"""Tables: the schema of the history, version by version, and how the records stand in its rows and come back."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np

from hwr.errors import ConfigError
from hwr.language import mark, tr
from hwr.store.database import DamagedError
from hwr.store.runs.record import MEASURES, BatchLosses, EpochRow, RunStatus, RunSummary, number
from hwr.store.schema import Schema

_FIRST: Final = (
    # What the table shows, and little else: 10,000 of these rows are read at once. So what is long lies in `details`,
    # and `has_model` is a flag instead of a look at the leaf page of each model.
    """
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT '',
        status TEXT NOT NULL,
        owner TEXT,
        begun REAL NOT NULL,
        deleted REAL,
        seconds REAL NOT NULL DEFAULT 0,
        epochs INTEGER NOT NULL DEFAULT 0,
        updates INTEGER NOT NULL DEFAULT 0,
        seed TEXT NOT NULL,
        outline TEXT NOT NULL,
        train_accuracy REAL,
        test_accuracy REAL,
        own_accuracy REAL,
        parent INTEGER,
        parent_update INTEGER,
        has_model INTEGER NOT NULL DEFAULT 0,
        has_checkpoint INTEGER NOT NULL DEFAULT 0
    )
    """,
    "CREATE INDEX runs_by_status ON runs (status)",
    """
    CREATE TABLE details (
        run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
        recipe TEXT NOT NULL,
        versions TEXT NOT NULL,
        data_fingerprint TEXT NOT NULL,
        metrics TEXT NOT NULL DEFAULT '{}'
    )
    """,
    """
    CREATE TABLE tags (
        run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
        tag TEXT NOT NULL,
        PRIMARY KEY (run, tag)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE epochs (
        run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
        "update" INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        samples_seen INTEGER NOT NULL,
        seconds REAL NOT NULL,
        learning_rate REAL NOT NULL,
        loss REAL,
        train_loss REAL,
        train_accuracy REAL,
        validation_loss REAL,
        validation_accuracy REAL,
        test_loss REAL,
        test_accuracy REAL,
        layers BLOB NOT NULL,
        PRIMARY KEY (run, "update")
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE checkpoints (
        run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
        sha256 BLOB NOT NULL,
        data BLOB NOT NULL
    )
    """,
    "CREATE TABLE models (run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE, file BLOB NOT NULL)",
    # Nothing is kept in it, but a step that has been released never changes.
    "CREATE TABLE curves (run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE, data BLOB NOT NULL)",
)

_SECOND: Final = (
    "ALTER TABLE runs ADD COLUMN preparing REAL NOT NULL DEFAULT 0",
    # What was called the user's own were the drawings that come with the program.
    "ALTER TABLE runs ADD COLUMN drawings_accuracy REAL",
    "UPDATE runs SET drawings_accuracy = own_accuracy, own_accuracy = NULL",
    "ALTER TABLE epochs ADD COLUMN drawings_accuracy REAL",
    "ALTER TABLE epochs ADD COLUMN own_accuracy REAL",
    # The losses of all batches, some hundred in a row: the update of the first, and little-endian doubles.
    """
    CREATE TABLE losses (
        run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
        "update" INTEGER NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (run, "update")
    )
    """,
)

_LAST: Final = 'SELECT {0} FROM epochs WHERE run = runs.id AND {0} IS NOT NULL ORDER BY "update" DESC LIMIT 1'
_THIRD: Final = (
    # What the table shows of the curves: to read the epochs of 10,000 runs would take longer than opening the page may.
    "ALTER TABLE runs ADD COLUMN train_loss REAL",
    "ALTER TABLE runs ADD COLUMN test_loss REAL",
    "ALTER TABLE runs ADD COLUMN lowest_test_loss REAL",
    "ALTER TABLE runs ADD COLUMN best_test_accuracy REAL",
    f"UPDATE runs SET train_loss = ({_LAST.format('train_loss')}), test_loss = ({_LAST.format('test_loss')})",
    "UPDATE runs SET lowest_test_loss = (SELECT MIN(test_loss) FROM epochs WHERE run = runs.id)",
    "UPDATE runs SET best_test_accuracy = (SELECT MAX(test_accuracy) FROM epochs WHERE run = runs.id)",
)

SCHEMA: Final = Schema(mark("run history"), 0x48575252, (_FIRST, _SECOND, _THIRD))
"""The run history's ("HWRR")."""


ORDERS: Final = (
    *("id", "name", "status", "begun", "seconds", "epochs", "updates", "outline"),
    *("train_accuracy", "test_accuracy", "drawings_accuracy", "own_accuracy"),
    *("best_test_accuracy", "train_loss", "test_loss", "lowest_test_loss"),
)
"""The columns by which runs can be sorted."""

SUMMARY_COLUMNS: Final = (
    "id, name, note, status, owner, begun, seconds, preparing, epochs, updates, seed, outline, "
    "train_accuracy, test_accuracy, drawings_accuracy, own_accuracy, parent, parent_update, has_model, has_checkpoint, "
    "best_test_accuracy, train_loss, test_loss, lowest_test_loss"
)

NUMBERS: Final = ("update", "epoch", "samples_seen", "seconds", "learning_rate", *MEASURES)
"""The fields of `EpochRow` that are one number, in its order and in the table's."""

_QUOTED: Final = ", ".join(f'"{name}"' for name in NUMBERS)
WRITE_EPOCH: Final = (
    f"INSERT OR REPLACE INTO epochs (run, {_QUOTED}, layers) VALUES ({', '.join('?' * (len(NUMBERS) + 2))})"
)
READ_EPOCHS: Final = f'SELECT {_QUOTED}, layers FROM epochs WHERE run = ? AND "update" > ? ORDER BY "update"'
WRITE_LOSSES: Final = 'INSERT OR REPLACE INTO losses (run, "update", data) VALUES (?, ?, ?)'
READ_LOSSES: Final = 'SELECT "update", data FROM losses WHERE run = ? ORDER BY "update"'


def order_clause(order: str) -> str:
    """The SQL for one of `ORDERS`, downward with a minus before it; what is missing comes last either way."""
    name = order.removeprefix("-")
    direction = "DESC" if order.startswith("-") else "ASC"
    term = _TERMS.get(name, name)
    return f"ORDER BY {name} IS NULL, {term} {direction}, id {direction}"


_TERMS: Final = {"name": "name COLLATE NOCASE", "seconds": "seconds + preparing"}


def to_summary(row: tuple[Any, ...], tags: tuple[Any, ...], *, is_alive: bool) -> RunSummary:
    """A run's line from a row of `SUMMARY_COLUMNS`.

    Args:
        is_alive: whether the process that trains it is.

    Raises:
        DamagedError: if a cell is not what it has to be: SQLite keeps anything in any column.
    """
    (run, name, note, status, _, begun, seconds, preparing, epochs, updates, seed, outline, *rest) = row
    train, test, drawings, own, parent, parent_update, has_model, has_checkpoint, best, *losses = rest
    accuracies = [share for share in (train, test, drawings, own, best) if share is not None]
    _require("texts", all(type(text) is str for text in (name, note, seed, outline, *tags)))
    _require("counts", all(map(_is_count, (epochs, updates, has_model, has_checkpoint))))
    _require("particulars", status in _STATUSES)
    _require("accuracies", all(type(share) in _NUMBERS and 0 <= share <= 1 for share in accuracies))
    _require("curves", all(loss is None or type(loss) in _NUMBERS for loss in losses))
    _require("times", all(type(time) in _NUMBERS and 0 <= time < _MOST_SECONDS for time in (seconds, preparing)))
    _require("times", type(begun) in _NUMBERS and abs(begun) < _MOST_SECONDS)
    _require("particulars", parent is None or (_is_count(parent) and _is_count(parent_update)))
    try:
        return RunSummary(
            run,
            name,
            note,
            tags,
            RunStatus.INTERRUPTED if status == RunStatus.RUNNING and not is_alive else _STATUSES[status],
            datetime.fromtimestamp(begun, UTC),
            seconds + preparing,
            epochs,
            updates,
            int(seed),
            outline,
            train,
            test,
            drawings,
            own,
            None if parent is None else (parent, parent_update),
            bool(has_model),
            bool(has_checkpoint),
            best,
            *losses,
        )
    except ValueError as error:
        raise DamagedError("particulars") from error


_STATUSES: Final = {str(status): status for status in RunStatus}
_NUMBERS: Final = frozenset({int, float})
_MOST_SECONDS: Final = 1e10
"""Three centuries."""


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _require(what: str, is_so: bool) -> None:
    if not is_so:
        raise DamagedError(what)


def from_document(what: str, values: Mapping[str, Any]) -> str:
    """What a cell is to hold.

    Raises:
        ConfigError: if the run's `what` cannot be written as JSON.
    """
    try:
        return json.dumps(values, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise ConfigError(
            tr("The run's {what} cannot be written as JSON: {error}.", what=tr(what), error=error)
        ) from error


def to_document(text: object) -> dict[str, Any]:
    """The inverse: the JSON object that a cell holds.

    Raises:
        DamagedError: if it holds none, or one that could not be written again: with numbers that are none, or so deep
            that nobody wrote it.
    """
    try:
        document = json.loads(text)  # type: ignore[arg-type]
        json.dumps(document, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise DamagedError("settings") from error
    _require("settings", isinstance(document, dict) and not _is_deeper(document, _MOST_LEVELS))
    return dict(document)


_MOST_LEVELS: Final = 32


def _is_deeper(value: object, levels: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels < 0 or any(_is_deeper(one, levels - 1) for one in inner)


def from_epoch(run: int, row: EpochRow) -> tuple[Any, ...]:
    """The values for `WRITE_EPOCH`."""
    layers = struct.pack(f"<{2 * len(row.layers)}d", *(value for layer in row.layers for value in layer))
    measured = (number(getattr(row, name)) for name in MEASURES)
    counts = (row.update, row.epoch, row.samples_seen)
    return (run, *counts, float(row.seconds), float(row.learning_rate), *measured, layers)


def from_losses(run: int, losses: BatchLosses) -> tuple[Any, ...]:
    """The values for `WRITE_LOSSES`."""
    return run, losses.first, losses.values.astype("<f8").tobytes()


def to_losses(row: tuple[Any, ...]) -> BatchLosses:
    """The inverse, from a row of `READ_LOSSES`.

    Raises:
        DamagedError: if a cell is not what it has to be.
    """
    first, data = row
    _require("curves", _is_count(first) and type(data) is bytes and len(data) % 8 == 0)
    return BatchLosses(first, np.frombuffer(data, "<f8").astype(np.float64))


def to_epoch(row: tuple[Any, ...]) -> EpochRow:
    """The inverse, from a row of `READ_EPOCHS`.

    Raises:
        DamagedError: if a cell is not what it has to be.
    """
    *numbers, packed = row
    update, epoch, samples_seen, seconds, rate, *measured = numbers
    _require("curves", all(map(_is_count, (update, epoch, samples_seen))))
    _require("curves", all(type(value) in _NUMBERS for value in (seconds, rate)))
    _require("curves", all(value is None or type(value) in _NUMBERS for value in measured))
    _require("curves", type(packed) is bytes and len(packed) % 16 == 0)
    values = struct.unpack(f"<{len(packed) // 8}d", packed)
    layers = tuple(zip(values[::2], values[1::2], strict=True))
    return EpochRow(*(*numbers, layers))
