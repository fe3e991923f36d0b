"""A sign of life: a lock on a small file, held by a process as long as it lives.

The operating system lets go of it whatever the process dies of, at once, and also when the machine loses its power. A
process id would have to be compared with a start time, which every system tells in another way; a heartbeat would make
a window that slept for a minute look dead.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hwr.store import lock

_INFIX: Final = "-alive-"
_TOKEN: Final = re.compile("[0-9a-f]{1,64}")
_ATTEMPTS: Final = 10


class LifeSign:
    """A sign that its giver is alive, from `give` until `end` or the process's death.

    Attributes:
        token: tells it from all others; what others ask `is_given` for.
    """

    def __init__(self, token: str, path: Path, descriptor: int) -> None:
        self.token = token
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def give(cls, database: Path) -> LifeSign:
        """Begin to be alive.

        Raises:
            OSError: if the file beside the database cannot be made or locked.
        """
        problem: OSError = BlockingIOError(errno.EAGAIN, "somebody removes the files beside it again and again")
        for _ in range(_ATTEMPTS):
            token = os.urandom(8).hex()
            path = _path(database, token)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                lock.take(descriptor)
                if path.exists():
                    return cls(token, path, descriptor)
            except OSError as error:
                problem = error
            # Until it is locked it looks left behind: somebody's `sweep` was quicker.
            os.close(descriptor)
            path.unlink(missing_ok=True)
        raise problem

    def end(self) -> None:
        """Be dead to the others from now on."""
        with contextlib.suppress(OSError):
            os.close(self._descriptor)
            self._path.unlink(missing_ok=True)


def is_given(database: Path, token: str) -> bool:
    """Whether the process that gave this sign is alive."""
    if not _TOKEN.fullmatch(token):
        return False
    with _held(_path(database, token)) as is_free:
        return not is_free


def sweep(database: Path) -> None:
    """Remove the files of the dead; what cannot be removed does no harm."""
    with contextlib.suppress(OSError):
        for path in database.parent.iterdir():
            if path.name.startswith(database.name + _INFIX):
                with _held(path) as is_free, contextlib.suppress(OSError):
                    if is_free:
                        path.unlink(missing_ok=True)


@contextlib.contextmanager
def _held(path: Path) -> Iterator[bool]:
    """Whether the file is nobody's; while this lasts, nobody can make it theirs."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        yield True
        return
    except OSError:
        yield False  # not to be told, so better not taken for dead
        return
    try:
        lock.take(descriptor, shared=True)  # shared, so that two who ask at once do not see each other
        is_free = True
    except OSError:
        is_free = False
    try:
        yield is_free
    finally:
        os.close(descriptor)


def _path(database: Path, token: str) -> Path:
    return database.with_name(f"{database.name}{_INFIX}{token}")
