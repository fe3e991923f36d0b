"""The schema of a database: which tables a file has, version by version, and how an older one is brought up to date."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass

from hwr.errors import StorageError
from hwr.language import tr


@dataclass(frozen=True)
class Schema:
    """Which tables a file has, version by version.

    `user_version` counts how many of the steps a file has been through; to bring an older one up to date is to do the
    rest. A step that has been released never changes.

    Attributes:
        what: what sentences call the file, such as "run history".
        application_id: marks the file, so that nobody else's database is taken for one.
        steps: what leads from each version to the next, statement by statement, the first from an empty file.
    """

    what: str
    application_id: int
    steps: tuple[tuple[str, ...], ...]


def is_current(connection: sqlite3.Connection, name: str, schema: Schema) -> bool:
    """Whether the database has the newest schema; False if it is empty or older.

    Raises:
        StorageError: if it was written by a newer version of the program, or by another one.
    """
    # In this order: what another program, which starts just now, makes between two of these makes the later ones right.
    empty = connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
    whose = int(connection.execute("PRAGMA application_id").fetchone()[0])
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if not empty and whose != schema.application_id:
        raise StorageError(
            tr(
                "{name} is a database, but not a {what} of this program: move it elsewhere.",
                name=name,
                what=tr(schema.what),
            )
        )
    if found > len(schema.steps):
        raise StorageError(
            tr(
                "The {what} {name} was written by a newer version of the program (schema {found}; "
                "this one reads {steps}): update the program to open it.",
                what=tr(schema.what),
                name=name,
                found=found,
                steps=len(schema.steps),
            )
        )
    return found == len(schema.steps)


def upgrade(connection: sqlite3.Connection, name: str, schema: Schema) -> None:
    """Bring the database to the newest schema, in one transaction: all of it or nothing.

    Raises:
        StorageError: as `is_current`.
        sqlite3.Error: if it cannot be written.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not is_current(connection, name, schema):  # now that nobody else can be at it
            found = int(connection.execute("PRAGMA user_version").fetchone()[0])
            for statement in (statement for step in schema.steps[found:] for statement in step):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {schema.application_id}")
            connection.execute(f"PRAGMA user_version = {len(schema.steps)}")
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.OperationalError):  # a full disk has rolled it back already
            connection.execute("ROLLBACK")
        raise
