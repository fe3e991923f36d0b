"""Tasks for tests that other processes do: telling which they are, dying, failing."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from hwr.errors import WorkersError


def its_process() -> int:
    return os.getpid()


def dying(marks: Path) -> int:
    """Is killed twice, and then answers."""
    if len(list(marks.iterdir())) < 2:
        (marks / str(os.getpid())).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def failing() -> None:
    raise ZeroDivisionError("of the task")


def refusing() -> None:
    raise WorkersError("No.")
