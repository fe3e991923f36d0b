"""A regular file, opened without trusting its name: what is none, such as a pipe or a device, is never waited for."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe that nobody writes to would wait for ever, unless it is told not to."""

_KINDS: Final = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class UnusableFileError(Exception):
    """Why a file cannot be had: what is to be said of it, as "is a pipe: that is not a file and cannot be read"."""


class MissingFileError(UnusableFileError):
    """There is nothing of that name."""


def open_regular(path: Path, *, most: int) -> BinaryIO:
    """Open a file for reading, in bytes; what is looked at is what was opened, so nothing takes its place in between.

    Args:
        most: the size in bytes beyond which it is refused unread.

    Raises:
        UnusableFileError: if there is no such file, it cannot be opened, is no regular file, or is too large.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError as error:
        raise MissingFileError("is not a file and cannot be read: there is nothing of that name") from error
    except ValueError as error:  # a zero in it, or what is no text
        raise MissingFileError("is not a file and cannot be read: nothing can have that name") from error
    except OSError as error:
        if error.errno == errno.ENXIO:  # what cannot even be opened
            raise UnusableFileError("is a socket or a device: that is not a file and cannot be read") from error
        raise UnusableFileError(_unreadable(error)) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            kind = next((words for is_kind, words in _KINDS if is_kind(status.st_mode)), "something else")
            raise UnusableFileError(f"is {kind}: that is not a file and cannot be read")
        if status.st_size > most:
            raise UnusableFileError(_too_large(most))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_regular(path: Path, *, most: int) -> bytes:
    """All of a file's bytes.

    Args:
        most: as `open_regular` takes it.

    Raises:
        UnusableFileError: as `open_regular`; if it cannot be read, or holds more than its size says, as in /proc.
    """
    with open_regular(path, most=most) as file:
        try:
            data = file.read(most + 1)
        except OSError as error:
            raise UnusableFileError(_unreadable(error)) from error
    if len(data) > most:
        raise UnusableFileError(_too_large(most))
    return data


def _unreadable(error: OSError) -> str:
    return f"cannot be read: {error.strerror or error}"


def _too_large(most: int) -> str:
    return f"is larger than {most >> 20:,} MB: too large to be read"
