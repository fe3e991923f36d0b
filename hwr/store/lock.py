"""Locks: held on a file by one program as long as it lives; the system lets go of them whatever the program dies of.

A `ProcessLock` shows others that a process lives. A process id would have to be compared with a start time, which every
system tells in another way; a heartbeat would make a window that slept for a minute look dead.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hwr.errors import StorageError, reason
from hwr.language import mark, tr

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
_ATTEMPTS: Final = 10
_INFIX: Final = "-alive-"


@contextlib.contextmanager
def locked(path: Path, *, seconds: float = WAIT_SECONDS, busy: str = "") -> Iterator[None]:
    """Be the only one at a file, by a lock on `NAME.lock` beside it, which is made if need be, and so is its folder.

    The lock file stays afterwards: if it were removed, two could hold a lock on two files of the same name. Where the
    file system knows no locks, this goes on without one.

    Args:
        busy: what to say if another program is at it for longer than so many seconds; empty for the usual sentence.

    Raises:
        StorageError: if so, or if the lock file cannot be made.
    """
    path = path.with_name(f"{path.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), 0o600)
    except OSError as error:
        raise StorageError(tr("{path} could not be written: {reason}.", path=path, reason=reason(error))) from error
    try:
        _wait(descriptor, seconds, busy or tr("Another program holds {path} and does not let go of it.", path=path))
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, seconds: float, busy: str) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            take(descriptor)
            return
        except BUSY as error:
            if time.monotonic() > deadline:
                raise StorageError(busy) from error
            time.sleep(_EVERY)
        except OSError:
            return


class ProcessLock:
    """Shows that its process lives, from `begin` until `end` or the process's death: a lock on a small file of its own.

    Attributes:
        token: tells it from all others; what others ask `is_alive` for.
    """

    def __init__(self, token: str, path: Path, descriptor: int) -> None:
        self.token = token
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def begin(cls, path: Path) -> ProcessLock:
        """Be alive to all who ask about `path`, beside which the locked file lies.

        Raises:
            OSError: if that file cannot be made or locked.
        """
        problem: OSError = BlockingIOError(errno.EAGAIN, mark("somebody removes the files beside it again and again"))
        for _ in range(_ATTEMPTS):
            token = os.urandom(8).hex()
            own = _lock_file(path, token)
            descriptor = os.open(own, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                take(descriptor)
                if own.exists():
                    return cls(token, own, descriptor)
            except OSError as error:
                problem = error
            # Until it is locked it looks left behind: somebody's `remove_dead` was quicker.
            os.close(descriptor)
            own.unlink(missing_ok=True)
        raise problem

    def end(self) -> None:
        """Be dead to the others from now on."""
        with contextlib.suppress(OSError):
            os.close(self._descriptor)
            self._path.unlink(missing_ok=True)


def is_alive(path: Path, token: str) -> bool:
    """Whether the process lives whose lock on `path` has this token."""
    if not (0 < len(token) <= 64 and set(token) <= set("0123456789abcdef")):
        return False
    with _held_from_others(_lock_file(path, token)) as is_free:
        return not is_free


def remove_dead(path: Path) -> None:
    """Remove the lock files of the dead beside `path`; what cannot be removed does no harm."""
    with contextlib.suppress(OSError):
        for other in path.parent.iterdir():
            if other.name.startswith(path.name + _INFIX):
                with _held_from_others(other) as is_free, contextlib.suppress(OSError):
                    if is_free:
                        other.unlink(missing_ok=True)


@contextlib.contextmanager
def _held_from_others(path: Path) -> Iterator[bool]:
    """Whether a lock file is nobody's; while this lasts, nobody can make it theirs."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        yield True
        return
    except OSError:
        yield False  # not to be told, so better not taken for dead
        return
    try:
        take(descriptor, shared=True)  # shared, so that two who ask at once do not see each other
        is_free = True
    except OSError:
        is_free = False
    try:
        yield is_free
    finally:
        os.close(descriptor)


def _lock_file(path: Path, token: str) -> Path:
    return path.with_name(f"{path.name}{_INFIX}{token}")
