"""An interruption (Ctrl+C) of a command: it ends the command whatever Python happens to be doing when it comes.

Python raises KeyboardInterrupt wherever it is, which twice goes wrong while a command still imports its libraries: what
is raised in a finalizer or under a bare `except` is lost, and once it has passed through `exec` or `eval` of a text, as
data classes and named tuples use them, Python ends itself by the signal although it has been handled. So what is raised
here is another exception, and it is raised once more by the next `check` if the first was lost.
"""

from __future__ import annotations

import signal
from typing import Final, NoReturn

_PRESSED: Final[list[int]] = []
"""The signals that came."""


class Interrupted(BaseException):
    """Ctrl+C was pressed. No `Exception`: nobody is to take it for a fault of what was being done."""


def listen() -> None:
    """From now on Ctrl+C raises `Interrupted` in the main thread; for the start of the process.

    Where it is ignored it stays so: a shell's script asks for that when it starts a command in the background.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _interrupt)


def check() -> None:
    """Between two pieces of a command's work: raise `Interrupted` if Ctrl+C has been pressed."""
    if _PRESSED:
        raise Interrupted


def _interrupt(number: int, _: object) -> NoReturn:
    _PRESSED.append(number)
    raise Interrupted
