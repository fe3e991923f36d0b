"""The schema: the tables of the history, version by version.

`user_version` counts how many of the `STEPS` a file has been through; to bring an older one up to date is to do the
rest. A step that has been released never changes.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import Final

from hwr.errors import StorageError

APPLICATION_ID: Final = 0x48575252
"""Marks the file as a run history ("HWRR"), so that nobody else's database is taken for one."""

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
    "CREATE TABLE curves (run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE, data BLOB NOT NULL)",
)

STEPS: Final[tuple[tuple[str, ...], ...]] = (_FIRST,)
"""What leads from each version of the schema to the next, statement by statement, the first from an empty file."""


def is_current(connection: sqlite3.Connection, name: str, steps: tuple[tuple[str, ...], ...] = STEPS) -> bool:
    """Whether the database has the newest schema; False if it is empty or older.

    Raises:
        StorageError: if it was written by a newer version of the program, or by another one.
    """
    # In this order: what another program, which starts just now, makes between two of these makes the later ones right.
    empty = connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
    whose = int(connection.execute("PRAGMA application_id").fetchone()[0])
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if not empty and whose != APPLICATION_ID:
        raise StorageError(f"{name} is a database, but not a run history of this program: move it elsewhere.")
    if found > len(steps):
        raise StorageError(
            f"The run history {name} was written by a newer version of the program (schema {found}; this one reads "
            f"{len(steps)}): update the program to open it."
        )
    return found == len(steps)


def upgrade(connection: sqlite3.Connection, name: str, steps: tuple[tuple[str, ...], ...] = STEPS) -> None:
    """Bring the database to the newest schema, in one transaction: all of it or nothing.

    Raises:
        StorageError: as `is_current`.
        sqlite3.Error: if it cannot be written.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not is_current(connection, name, steps):  # now that nobody else can be at it
            found = int(connection.execute("PRAGMA user_version").fetchone()[0])
            for statement in (statement for step in steps[found:] for statement in step):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.OperationalError):  # a full disk has rolled it back already
            connection.execute("ROLLBACK")
        raise
