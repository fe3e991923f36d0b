"""A database: one connection to one SQLite file, every failure of which is a `StorageError` with one sentence.

Whose tables these are is its `Schema`. The file is in WAL mode: readers never wait, a killed writer leaves every commit
whole. A file that is damaged is set aside under another name, never deleted, and a fresh one takes its place. A
connection belongs to the thread that opened it.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from hwr.errors import StorageError, reason
from hwr.language import mark, tr
from hwr.store.lock import locked
from hwr.store.schema import Schema, is_current, upgrade

BUSY_SECONDS: Final = 5.0
"""How long to wait for another writer: commits take milliseconds."""

WAL_BYTES: Final = 8 * 2**20
"""To which size the write-ahead log is cut back once its pages are in the database."""

_LAST_TIME: Final = 253_402_300_800
"""The end of the year 9999, in seconds since 1970; nothing happens later."""

_DAMAGED: Final = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB"})
_SUSPICION: Final = "-damaged"
_REASONS: Final = {
    "SQLITE_FULL": mark("the disk is full"),
    "SQLITE_READONLY": mark("it, or its folder, is read-only"),
    "SQLITE_CANTOPEN": mark("it cannot be opened, or its folder not be written to"),
    "SQLITE_PERM": mark("access is not permitted"),
    "SQLITE_AUTH": mark("access is not permitted"),
    "SQLITE_BUSY": mark("another program is writing to it and does not finish"),
    "SQLITE_LOCKED": mark("another program is writing to it and does not finish"),
}


class DamagedError(Exception):
    """A cell of a row holds what the program never wrote there; what it is about, in the plural."""


_PARTS: Final = (
    mark("accuracies"),
    mark("counts"),
    mark("curves"),
    mark("ink"),
    mark("particulars"),
    mark("readings"),
    mark("settings"),
    mark("texts"),
    mark("times"),
)
"""What a `DamagedError` names."""


class Database:
    """An open connection; `open` makes one.

    Attributes:
        path: the file.
        schema: its tables.
        read_only: whether it can only be read.
        notice: what the user is to be told about the opening, one sentence; empty if there is nothing to tell.
    """

    def __init__(
        self, path: Path, schema: Schema, connection: sqlite3.Connection, *, read_only: bool, notice: str
    ) -> None:
        self.path = path
        self.schema = schema
        self.read_only = read_only
        self.notice = notice
        self._connection = connection
        self._is_changing = False
        connection.text_factory = partial(str, encoding="utf-8", errors="replace")  # one bad byte hides no whole table

    @classmethod
    def open(cls, path: Path, schema: Schema, *, read_only: bool = False) -> Database:
        """Open the file; it and its folder are made if need be. For reading only, a missing one counts as empty.

        Raises:
            StorageError: if it cannot be read, or not be written though it should be, or has a newer schema.
        """
        notice = ""
        with _reporting(path, schema.what):
            if read_only:
                return cls(path, schema, _to_read(path, schema), read_only=True, notice="")
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                _confirm_suspicion(path)
                connection = _to_write(path, schema)
            except sqlite3.DatabaseError as error:
                if _code(error) not in _DAMAGED:
                    raise
                connection, notice = _anew(path, schema)
            return cls(path, schema, connection, read_only=False, notice=notice)

    def close(self) -> None:
        """Let go of the file; the database is not to be used afterwards."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows that a query gives, as tuples.

        Raises:
            StorageError: if they cannot be read.
        """
        with _reporting(self.path, self.schema.what):
            self._roll_back()
            return self._connection.execute(query, values).fetchall()

    def latest(self, now: float, table: str, *columns: str) -> float:
        """The time, in seconds since 1970, but none before what these columns say has happened already.

        With a clock that was set back, what is deleted now would else have been deleted long ago, and go for good at
        the next start.

        Raises:
            StorageError: if they cannot be read.
        """
        query = "SELECT MAX({0}) FROM {1} WHERE typeof({0}) = 'real' AND {0} < {2}"
        times = [self.rows(query.format(name, table, _LAST_TIME))[0][0] for name in columns]
        return max([now, *(float(time) for time in times if time is not None)])

    @contextlib.contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """Changes that are made all or not at all; within another one, they are part of that.

        Args:
            durable: whether they are on the disk when this returns, whatever happens to the machine; otherwise they
                survive the process's death, and reach the disk at the latest with the next durable ones.

        Raises:
            StorageError: if they cannot be made; everything is then as it was before.
        """
        if self.read_only:
            raise StorageError(
                tr("The {what} {path} was opened for reading only.", what=tr(self.schema.what), path=self.path)
            )
        connection = self._connection
        if self._is_changing:
            yield connection
            return
        with _reporting(self.path, self.schema.what):
            self._roll_back()
            connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            connection.execute("BEGIN IMMEDIATE")
            self._is_changing = True
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                self._is_changing = False
                with contextlib.suppress(sqlite3.Error):  # what is to be told is why it came to this
                    self._roll_back()

    def _roll_back(self) -> None:
        """Leave no transaction open that is over.

        A full disk has rolled it back already. Where even rolling back failed, whoever comes next tries it again: what
        is done within a transaction that nobody ends is never kept, and would be said to be.

        Raises:
            sqlite3.Error: if it cannot be done now either.
        """
        if self._connection.in_transaction and not self._is_changing:
            self._connection.execute("ROLLBACK")

    def shrink(self) -> None:
        """Give the room of what was deleted back to the disk.

        Raises:
            StorageError: if that fails.
        """
        with _reporting(self.path, self.schema.what):
            self._connection.execute("PRAGMA incremental_vacuum").fetchall()


def _anew(path: Path, schema: Schema) -> tuple[sqlite3.Connection, str]:
    """Set a damaged file aside and begin a new one, unless another program has done so by now; and what to tell."""
    with locked(path):
        try:
            _confirm_suspicion(path)
            return _to_write(path, schema), ""
        except sqlite3.DatabaseError as error:
            if _code(error) not in _DAMAGED:
                raise
            aside = _set_aside(path)
            notice = tr(
                "The {what} {path} was damaged; it was laid aside as {name}, and a new one was begun.",
                what=tr(schema.what),
                path=path,
                name=aside.name,
            )
            return _to_write(path, schema), notice


def _to_write(path: Path, schema: Schema) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA journal_size_limit = {WAL_BYTES}")
        if not is_current(connection, str(path), schema):
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # heeded by a file that is still empty
            use_wal(connection, BUSY_SECONDS)
            upgrade(connection, str(path), schema)
        connection.execute("BEGIN IMMEDIATE")  # tells now, not after minutes of training, whether it can be written
        connection.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise
    return connection


def use_wal(connection: sqlite3.Connection, seconds: float) -> None:
    """Turn WAL mode on, which stays on.

    Two programs that do so at once get no turn by waiting, as for all else, but by trying again, for so many seconds.

    Raises:
        sqlite3.Error: if it cannot be done.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if _code(error) != "SQLITE_BUSY" or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _to_read(path: Path, schema: Schema) -> sqlite3.Connection:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        size = 0
    if not size:  # as it is for a moment, while another program makes it
        connection = sqlite3.connect(":memory:", isolation_level=None)
        upgrade(connection, str(path), schema)
        return connection
    address = path.absolute().as_uri()
    try:
        return _checked(f"{address}?mode=ro", path, schema)
    except sqlite3.OperationalError:
        # WAL needs a file of shared memory even to read, which a read-only folder does not let it make. If there is no
        # log either, then nobody is writing, and the database can be read as it lies there.
        if path.with_name(f"{path.name}-wal").exists():
            raise
        return _checked(f"{address}?mode=ro&immutable=1", path, schema)


def _checked(address: str, path: Path, schema: Schema) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        if not is_current(connection, str(path), schema):
            raise StorageError(
                tr(
                    "The {what} {path} is older than this program, which must write to it to read it.",
                    what=tr(schema.what),
                    path=path,
                )
            )
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def _reporting(path: Path, what: str) -> Iterator[None]:
    """Turn what SQLite and the system complain of into a sentence; wrong use of SQLite stays what it is."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        code = _code(error)
        if code in _DAMAGED:
            with contextlib.suppress(OSError):
                path.with_name(path.name + _SUSPICION).touch()
            raise StorageError(
                tr(
                    "The {what} {path} is damaged: at its next start the program lays it aside and begins a new one.",
                    what=tr(what),
                    path=path,
                )
            ) from error
        raise StorageError(
            tr(
                "The {what} {path} could not be read or written: {reason}.",
                what=tr(what),
                path=path,
                reason=tr(_REASONS[code]) if code in _REASONS else error,
            )
        ) from error
    except OverflowError as error:
        raise StorageError(
            tr("The {what} {path} could not be written: a number is too long for it.", what=tr(what), path=path)
        ) from error
    except OSError as error:
        raise StorageError(
            tr("The {what} {path} cannot be opened: {reason}.", what=tr(what), path=path, reason=reason(error))
        ) from error


def _code(error: sqlite3.Error) -> str:
    """SQLite's name for the kind of error, without the detail: SQLITE_IOERR for SQLITE_IOERR_WRITE."""
    name: str = getattr(error, "sqlite_errorname", None) or ""
    return "_".join(name.split("_")[:2])


def _confirm_suspicion(path: Path) -> None:
    """If a former program found the file damaged, look through all of it; raises `sqlite3.DatabaseError` if it is."""
    suspicion = path.with_name(path.name + _SUSPICION)
    if not suspicion.exists():
        return
    if path.exists():
        with contextlib.closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
            if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                error = sqlite3.DatabaseError("the integrity check found damage")
                error.sqlite_errorname = "SQLITE_CORRUPT"
                raise error
    suspicion.unlink(missing_ok=True)


def _set_aside(path: Path) -> Path:
    """Rename the database, and what belongs to it, to the first free name; returns the new path."""
    number = 1
    while (aside := path.with_name(f"{path.name}{f'.{number}' if number > 1 else ''}.bak")).exists():
        number += 1
    for suffix in ("-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    path.rename(aside)
    path.with_name(path.name + _SUSPICION).unlink(missing_ok=True)
    return aside
