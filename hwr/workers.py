"""Workers: other processes that each do one long task at a time; answers come as the tasks end, not in their order.

`parallel` is for many short tasks in order. Here a task may take minutes, and each counts: a process that is gone
before its time, killed for want of memory perhaps, is replaced, and its task begins anew.

As there, processes are started afresh, do not hear Ctrl+C, and end when this process ends them, or when it is gone.
"""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, Final, Protocol, Self

from hwr.errors import HwrError, WorkersError
from hwr.parallel import HelperError, deaf, processors

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnContext
    from multiprocessing.process import BaseProcess

MOST_ATTEMPTS: Final = 3
"""A task whose process died so often is at fault itself."""

_PATIENCE: Final = 5.0  # seconds for a process to end after it was told to


class Workers(Protocol):
    """Who does tasks: processes of this computer, or those of a cluster.

    Attributes:
        count: how many tasks are done at a time.
    """

    @property
    def count(self) -> int: ...

    def submit(self, function: Callable[..., Any], *args: Any) -> Future[Any]:
        """Let somebody do this; function and arguments are sent there, the answer is sent back."""


class LocalWorkers:
    """Processes of this computer, started with the first task."""

    def __init__(self, count: int | None = None) -> None:
        """So many; None for one for each processor that this process may use."""
        self.count = processors() if count is None else count
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._processes: set[BaseProcess] = set()
        self._lock = Lock()
        self._is_over = Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(self, function: Callable[..., Any], *args: Any) -> Future[Any]:
        """Let one of them do this. The answer is `WorkersError` if its process dies again and again, `HelperError` with
        the traceback there if what is done is at fault, and an `HwrError` that was raised there as it is.
        """
        task = _Task((function, args))
        self._tasks.put(task)
        if len(self._threads) < self.count:
            self._threads.append(Thread(target=self._serve, daemon=True, name="worker"))
            self._threads[-1].start()
        return task.answer

    def close(self) -> None:
        """End all of them at once, whatever they are doing; what is not answered by now is not answered any more."""
        self._is_over.set()
        with self._lock:
            for process in self._processes:
                process.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join(_PATIENCE)

    def _serve(self) -> None:
        """What a thread does for its process: hand it one task after the other."""
        import multiprocessing

        context = multiprocessing.get_context("spawn")
        seat: _Seat | None = None
        while (task := self._tasks.get()) is not None and not self._is_over.is_set():
            try:
                for _ in range(MOST_ATTEMPTS):
                    try:
                        seat = seat or self._started(context)
                        seat.pipe.send(task.work)
                        task.settle(*seat.pipe.recv())
                        break
                    except (EOFError, OSError):
                        self._left(seat)
                        seat = None
                        if self._is_over.is_set():
                            return
                else:
                    problem = f"The process of a task ended before its time {MOST_ATTEMPTS} times: out of memory?"
                    task.answer.set_exception(WorkersError(problem))
            except Exception as error:  # it cannot be sent
                task.answer.set_exception(error)
        self._left(seat)

    def _started(self, context: SpawnContext) -> _Seat:
        pipe, its_pipe = context.Pipe()
        process = context.Process(target=_work, args=(its_pipe,), daemon=True)
        try:
            with self._lock, deaf():
                if self._is_over.is_set():
                    raise OSError("all is over")
                process.start()
                self._processes.add(process)
        finally:
            its_pipe.close()
        return _Seat(process, pipe)

    def _left(self, seat: _Seat | None) -> None:
        """A process is done without."""
        if seat is not None:
            seat.process.kill()
            seat.process.join(_PATIENCE)
            seat.pipe.close()
            with self._lock:
                self._processes.discard(seat.process)


class _Task:
    """A function with its arguments, and its answer once there is one."""

    def __init__(self, work: tuple[Callable[..., Any], tuple[Any, ...]]) -> None:
        self.work = work
        self.answer: Future[Any] = Future()

    def settle(self, is_done: bool, result: Any) -> None:
        """Give the answer that came: the result, or else what was raised."""
        if is_done:
            self.answer.set_result(result)
        else:
            self.answer.set_exception(result if isinstance(result, HwrError) else HelperError(result))


class _Seat:
    """A process and the pipe to it."""

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe


def _work(pipe: Connection) -> None:
    """What a process does: one task after the other, until nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sent: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_take_in, args=(pipe, sent), daemon=True).start()
    while True:
        function, args = sent.get()
        answer: tuple[bool, Any]
        try:
            answer = True, function(*args)
        except HwrError as error:
            answer = False, error
        except Exception:
            answer = False, traceback.format_exc()
        pipe.send(answer)


def _take_in(pipe: Connection, sent: SimpleQueue[Any]) -> None:
    """Hand on what comes; once nobody is there any more, end, whatever is being done."""
    with suppress(EOFError, OSError):
        while True:
            sent.put(pipe.recv())
    os._exit(0)
