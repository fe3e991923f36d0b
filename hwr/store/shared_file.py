"""A shared file: small, and changed by several programs at once, none of which undoes what another one did."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from hwr.errors import StorageError
from hwr.files import MissingFileError, UnusableFileError, read_regular
from hwr.store.atomic import write_bytes
from hwr.store.lock import WAIT_SECONDS, locked

MAX_BYTES: Final = 32 * 2**20
"""Larger files are not read."""


def change(path: Path, how: Callable[[bytes | None], bytes]) -> None:
    """Read the file, and write what `how` makes of it, with nobody else at it meanwhile; its folder is made if need be.

    Args:
        how: is given what is in the file, None if there is none.

    Raises:
        StorageError: if it cannot be read or written, or another program is at it and does not finish.
    """
    with held(path):
        write_bytes(path, how(read(path)))


def held(path: Path, *, seconds: float = WAIT_SECONDS) -> AbstractContextManager[None]:
    """While this lasts, nobody else is at the file; `change` does it by itself.

    Raises:
        StorageError: if another program is at it for longer than so many seconds, or no lock can be made beside it.
    """
    return locked(path.with_name(f"{path.name}.lock"), seconds=seconds)


def read(path: Path) -> bytes | None:
    """What is in the file; None if there is none.

    Raises:
        StorageError: if it cannot be read, or is no file.
    """
    try:
        return read_regular(path, most=MAX_BYTES)
    except MissingFileError:
        return None
    except UnusableFileError as problem:
        raise StorageError(f"{path} {problem}.") from problem
