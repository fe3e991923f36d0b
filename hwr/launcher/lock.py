"""A lock of the operating system on a file: shared by many holders or held by one alone.

The system drops it when its last holder ends, however that happens, so that it can never be stale. Children that
inherit the descriptor are holders too.
"""

from __future__ import annotations

import os
import sys

_SEATS = 64
"""Windows has no shared locks: there each holder locks one of so many bytes, and who wants to be alone all of them."""


class Lock:
    """The lock on the file `path`, which is made if it is not there; not taken yet.

    Attributes:
        descriptor: the open file's descriptor, never one of the three standard streams.
        is_writable: whether this user may write the file, and so, as a rule, what lies beside it.

    Raises:
        OSError: if the file can be neither read nor made.
    """

    def __init__(self, path: str) -> None:
        self.is_writable = True
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            descriptor = os.open(path, os.O_RDONLY)
            self.is_writable = False
        self.descriptor = _above_the_standard_streams(descriptor)

    def try_alone(self) -> bool:
        """Hold the lock alone, if nobody else holds it; what was held before is given up either way."""
        return self._try(alone=True)

    def try_shared(self) -> bool:
        """Hold the lock together with others, if nobody holds it alone; what was held before is given up either way."""
        return self._try(alone=False)

    def hand_on(self) -> None:
        """Let the program that this process becomes go on holding the lock."""
        os.set_inheritable(self.descriptor, True)

    def close(self) -> None:
        """Give the lock up, unless a child still holds it."""
        os.close(self.descriptor)

    if sys.platform == "win32":
        _held: tuple[int, int] | None = None

        def _try(self, *, alone: bool) -> bool:
            import msvcrt

            if self._held is not None:
                os.lseek(self.descriptor, self._held[0], os.SEEK_SET)
                msvcrt.locking(self.descriptor, msvcrt.LK_UNLCK, self._held[1])
                self._held = None
            for start, count in [(0, _SEATS)] if alone else [(seat, 1) for seat in range(_SEATS)]:
                os.lseek(self.descriptor, start, os.SEEK_SET)
                try:
                    msvcrt.locking(self.descriptor, msvcrt.LK_NBLCK, count)
                except OSError:
                    continue
                self._held = (start, count)
                return True
            return False

    else:

        def _try(self, *, alone: bool) -> bool:
            import fcntl

            try:
                fcntl.flock(self.descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            except OSError:
                return True  # a file system without locks: nobody can be waited for
            return True


def _above_the_standard_streams(descriptor: int) -> int:
    """Where the caller has closed a standard stream, its number is free; the program would write into the lock."""
    if descriptor > 2 or sys.platform == "win32":
        return descriptor
    import fcntl

    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 3)
    os.close(descriptor)
    return moved
