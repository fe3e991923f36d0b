"""SQL that fails: connections whose n-th statement is refused as if the disk had failed under it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from typing import Any
from unittest import mock


class Refusal:
    """Counts the statements of all connections made within `installed`, and refuses as it is told."""

    def __init__(self) -> None:
        self.arm(0)

    def arm(self, nth: int, *, lasting: bool = False) -> None:
        """Refuse the n-th statement from now on, and each one after it if it is to last; 0 for none."""
        self._nth, self._is_lasting, self.seen = nth, lasting, 0

    def disarm(self) -> int:
        """Refuse none from now on; how many there were."""
        seen = self.seen
        self.arm(0)
        return seen

    def count(self) -> None:
        """Another statement is to be executed."""
        self.seen += 1
        if self._nth and (self.seen == self._nth or (self._is_lasting and self.seen > self._nth)):
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorname = "SQLITE_IOERR"
            raise error

    @contextlib.contextmanager
    def installed(self) -> Iterator[None]:
        """Every connection that is made within this counts here."""
        refusal, really = self, sqlite3.connect

        class Connection(sqlite3.Connection):
            def execute(self, *arguments: Any) -> sqlite3.Cursor:
                refusal.count()
                return super().execute(*arguments)

            def executemany(self, *arguments: Any) -> sqlite3.Cursor:
                refusal.count()
                return super().executemany(*arguments)

        def connect(*arguments: Any, **more: Any) -> sqlite3.Connection:
            return really(*arguments, factory=Connection, **more)

        with mock.patch("sqlite3.connect", connect):
            yield
