"""A lock: held on a file by one program as long as it lives; the system lets go of it whatever the program dies of."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hwr.errors import StorageError

if sys.platform == "win32":  # pragma: no cover - the other branch is the one that is measured
    import msvcrt

    def take(descriptor: int, *, shared: bool = False) -> None:
        """Lock an open file, or raise `OSError` at once: one of `BUSY` if somebody holds it."""
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def take(descriptor: int, *, shared: bool = False) -> None:
        """Lock an open file, or raise `OSError` at once: one of `BUSY` if somebody holds it."""
        # Not lockf, whose locks are lost when the process closes any other descriptor of the same file.
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


BUSY: Final = (BlockingIOError, PermissionError)
"""What `take` raises if somebody else holds the lock: the former on POSIX, the latter on Windows."""

WAIT_SECONDS: Final = 5.0
"""How long to wait for another program: what is done under a lock takes milliseconds."""

_EVERY: Final = 0.005


@contextlib.contextmanager
def locked(path: Path, *, seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Be the only one who holds the lock of this file, which is made if need be, and so is its folder.

    The file stays afterwards: if it were removed, two could hold a lock on two files of the same name. Where the file
    system knows no locks, this goes on without one.

    Raises:
        StorageError: if somebody holds it for longer than so many seconds, or the file cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), 0o600)
    except OSError as error:
        raise StorageError(f"{path} could not be written: {error.strerror or error}.") from error
    try:
        _wait(descriptor, path, seconds)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, path: Path, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            take(descriptor)
            return
        except BUSY as error:
            if time.monotonic() > deadline:
                raise StorageError(f"Another program holds {path} and does not let go of it.") from error
            time.sleep(_EVERY)
        except OSError:
            return
