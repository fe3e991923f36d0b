"""The schema of the history, made by whoever comes first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest

from hwr.store.runs.tables import SCHEMA
from hwr.store.schema import is_current, upgrade


class Overtaken:
    """A connection to an empty database in which another program makes the history after so many statements."""

    def __init__(self, path: Path, after: int) -> None:
        self._path = path
        self._left = after
        self._connection = sqlite3.connect(path, isolation_level=None)

    def execute(self, statement: str) -> sqlite3.Cursor:
        if self._left == 0:
            with closing(sqlite3.connect(self._path, isolation_level=None)) as other:
                upgrade(other, "the other's", SCHEMA)
        self._left -= 1
        return self._connection.execute(statement)

    def close(self) -> None:
        self._connection.close()


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_history_that_another_program_makes_meanwhile_is_one(tmp_path: Path, after: int) -> None:
    with closing(Overtaken(tmp_path / "runs.sqlite3", after)) as connection:
        assert is_current(cast("Any", connection), "the history", SCHEMA)
