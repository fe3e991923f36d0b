"""Other processes of this program, each at the other end of a pipe.

They are started afresh (not forked: a fork copies locks that other threads hold), do not hear Ctrl+C, which a terminal
sends to all processes of a command, and end when this process ends them, or when it is gone and their pipe is closed.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_PATIENCE: Final = 5.0  # seconds for a process to end after it was told to


class HelperError(Exception):
    """A defect that showed in another process; with its traceback there."""


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1


@contextmanager
def deaf() -> Iterator[None]:
    """Ctrl+C waits within this; and in a process that is started within it waits for ever."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(eq=False)
class Helper:
    """Another process, and the pipe to it."""

    process: BaseProcess
    pipe: Connection


def started(serve: Callable[[Connection], None]) -> tuple[BaseProcess, Connection]:
    """A process that serves at the other end of a pipe, and this end; `serve` is a function of a module.

    Raises:
        OSError: if the system lets no more of them.
    """
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    pipe, its_pipe = context.Pipe()
    process = context.Process(target=serve, args=(its_pipe,), daemon=True)
    try:
        with deaf():
            process.start()
    except OSError:
        pipe.close()
        raise
    finally:
        its_pipe.close()
    return process, pipe


def end(helpers: Collection[Helper]) -> None:
    """End them at once, whatever they are doing."""
    for helper in helpers:
        helper.process.kill()
        helper.pipe.close()
    for helper in helpers:
        helper.process.join(_PATIENCE)


def inbox(pipe: Connection) -> SimpleQueue[Any]:
    """For one that serves: what comes through the pipe, taken in by a thread, so that nobody who sends has to wait. The
    process ends once nobody is there any more, whatever it is doing.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where a process cannot be started deaf
    sent: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_take_in, args=(pipe, sent), daemon=True).start()
    return sent


def _take_in(pipe: Connection, sent: SimpleQueue[Any]) -> None:
    with suppress(EOFError, OSError):
        while True:
            sent.put(pipe.recv())
    os._exit(0)
