"""The terminal: the one place where the command line writes, so that no name can steer it and no encoding stop it.

Reports go to stdout, all else to stderr. Either may be closed, and then nobody listens.
"""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from typing import TextIO

from hwr.words import NO_BREAK, escaped


def prepare() -> None:
    """Let both streams write as an escape what their encoding lacks; for the start of the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write(text: str) -> None:
    """Print a report on stdout.

    Raises:
        OSError: if it cannot be written.
    """
    if sys.stdout is not None:
        sys.stdout.write(_lines(text))
        sys.stdout.flush()


def write_bytes(data: bytes) -> None:
    """Put a file out on stdout, as it is.

    Raises:
        OSError: if it cannot be written.
    """
    if sys.stdout is not None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def say(text: str) -> None:
    """Print a message on stderr; if it cannot be written there is no other place for it."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(_lines(text))


def messages() -> TextIO:
    """Where progress is drawn: stderr, or nowhere."""
    return io.StringIO() if sys.stderr is None else sys.stderr


def _lines(text: str) -> str:
    return "".join(f"{escaped(line).replace(NO_BREAK, ' ')}\n" for line in text.split("\n"))
