"""A store: what is kept in the tables of one file. Each is a connection of its own, of the thread that opened it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Final, Self

from hwr.store.database import Database
from hwr.store.schema import Schema

KEPT_AFTER_DELETION: Final = 7 * 24 * 3600.0
"""Seconds for which what was deleted can be restored."""


class Store:
    """What the stores of runs and of taught samples have in common.

    Attributes:
        path: the file.
        read_only: whether nothing can be changed through this one.
        notice: what the user is to be told about the opening (that a damaged file was set aside); mostly empty.
    """

    schema: ClassVar[Schema]
    """Its tables."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self.path = database.path
        self.read_only = database.read_only
        self.notice = database.notice
        self._database = database
        self._clock = clock

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, clock: Callable[[], float] = time.time) -> Self:
        """Open the file; for writing it is made if need be, for reading a missing one is an empty one.

        Args:
            clock: seconds since 1970.

        Raises:
            StorageError: if it cannot be opened so, or was written by a newer version of the program.
        """
        return cls(Database.open(path, cls.schema, read_only=read_only), clock)

    def close(self) -> None:
        """Let go of the file; the store is not to be used afterwards."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()
