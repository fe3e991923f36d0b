"""Workers: other processes that each do one long task at a time; answers come as the tasks end, not in their order.

`parallel` is for many short tasks in order. Here a task may take minutes, and each counts: a process that is gone
before its time, killed for want of memory perhaps, is replaced, and its task begins anew.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, Final, Protocol, Self

from hwr.errors import HwrError, WorkersError
from hwr.processes import Helper, HelperError, end, inbox, processors, started

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

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
        self._helpers: set[Helper] = set()
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
            for helper in self._helpers:
                helper.process.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join(_PATIENCE)

    def _serve(self) -> None:
        """What a thread does for its process: hand it one task after the other."""
        helper: Helper | None = None
        while (task := self._tasks.get()) is not None and not self._is_over.is_set():
            try:
                for _ in range(MOST_ATTEMPTS):
                    try:
                        helper = helper or self._started()
                        helper.pipe.send(task.work)
                        task.settle(*helper.pipe.recv())
                        break
                    except (EOFError, OSError):
                        self._left(helper)
                        helper = None
                        if self._is_over.is_set():
                            return
                else:
                    problem = f"The process of a task ended before its time {MOST_ATTEMPTS} times: out of memory?"
                    task.answer.set_exception(WorkersError(problem))
            except Exception as error:  # it cannot be sent
                task.answer.set_exception(error)
        self._left(helper)

    def _started(self) -> Helper:
        with self._lock:
            if self._is_over.is_set():
                raise OSError("all is over")
            helper = Helper(*started(_work))
            self._helpers.add(helper)
        return helper

    def _left(self, helper: Helper | None) -> None:
        """A process is done without."""
        if helper is not None:
            end([helper])
            with self._lock:
                self._helpers.discard(helper)


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


def _work(pipe: Connection) -> None:
    """What a process does: one task after the other."""
    sent = inbox(pipe)
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
