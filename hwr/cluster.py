"""A cluster: a Dask cluster that somebody else has started, whose workers do tasks as processes of this computer would.

Whoever can reach a scheduler can run code on its workers, and on whoever connects to it: a cluster is trusted ground,
and nothing here is connected to any but the one whose address the user gave. `docs/sweep.md` says how to start one.
"""

from __future__ import annotations

import logging
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from threading import get_ident
from typing import Any, Final, Self
from uuid import uuid4

from hwr.errors import HwrError, WorkersError, remedy
from hwr.parallel import Result, Task, Worker
from hwr.processes import HelperError
from hwr.versions import version
from hwr.words import shown

_PATIENCE: Final = 10.0
"""Seconds for a scheduler to answer."""

PIECE: Final = 256
"""Tasks that are sent together."""

_AHEAD: Final = 4
"""So many pieces for each that is worked on are sent before the one that is to be shown next is done."""

_LONGEST_ADDRESS: Final = 100


class Cluster:
    """A connection to a cluster, as `hwr.workers.Workers`; to be closed by whoever opened it."""

    def __init__(self, address: str) -> None:
        """Connect to the scheduler at an address such as "tcp://localhost:8786".

        Raises:
            WorkersError: if Dask is not installed, nobody answers, there are no workers, or one has not this version of
                the program.
        """
        try:
            from distributed import Client, comm
        except ImportError as error:
            raise WorkersError(
                f"A Dask cluster needs the extra 'dask' of this program; {remedy('distributed')}."
            ) from error
        self._address = shown(address, _LONGEST_ADDRESS)
        for name in ("distributed.client", "distributed.core", "distributed.comm"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what is to be told is told here, in one sentence
        try:
            comm.get_address_host_port(address)  # or what is no address leaves a client behind that never closes
            self._client = Client(address, timeout=_PATIENCE, set_as_default=False, name="hwr")
        except (OSError, ValueError, TimeoutError) as error:
            raise WorkersError(
                f"There is no Dask scheduler to be reached at {self._address}: {_reason(error)}. "
                "`dask scheduler` starts one and tells its address."
            ) from error
        self._open: set[Any] = set()
        try:
            self._require_workers()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the cluster; what is not begun is not done, what a worker is doing it does to its end, for nobody."""
        self._open.clear()
        self._client.close(timeout=_PATIENCE)

    @property
    def count(self) -> int:
        """How many tasks its workers do at a time, now."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, function: Callable[..., Any], *args: Any) -> Future[Any]:
        """Let a worker do this, and another one if that is lost. The answer is as that of `LocalWorkers.submit`."""
        answer: Future[Any] = Future()
        task = self._client.submit(function, *args, pure=False)
        self._open.add(task)  # or Dask would take it that nobody wants it any more

        def settle(done: Any) -> None:
            self._open.discard(task)
            try:
                answer.set_result(self._result(done))
            except HwrError as error:
                answer.set_exception(error)
            except HelperError as error:
                answer.set_exception(error)

        task.add_done_callback(settle)
        return answer

    def in_order(
        self, make_worker: Callable[[], Worker[Task, Result]], tasks: Iterable[Task]
    ) -> Generator[Sequence[Result], None, None]:
        """Work on all tasks; yields their results in order, some at a time, as `hwr.parallel.in_order` does.

        Args:
            make_worker: makes the worker, once in each thread of each process there; as there.
            tasks: what can be sent there; taken as they are needed.

        Raises:
            WorkersError: if workers are lost again and again, or the scheduler is.
            HelperError: if a worker raised anything.
        """
        # A task of its own, not a part of each piece: it is sent to each worker once, and made again if it is lost.
        maker = self._client.submit(_itself, _Maker(uuid4().hex, make_worker), pure=False)
        left, pieces = iter(tasks), deque[Any]()
        try:
            while True:
                while len(pieces) < _AHEAD * self.count and (piece := list(islice(left, PIECE))):
                    pieces.append(self._client.submit(_worked, maker, piece, pure=False))
                if not pieces:
                    return
                yield self._result(pieces.popleft())
        finally:
            self._client.cancel([*pieces, maker])

    def _result(self, task: Any) -> Any:
        """What came of a task, once it is done."""
        from distributed import KilledWorker

        try:
            return task.result()
        except HwrError:
            raise
        except KilledWorker as error:
            raise WorkersError(
                f"A task ended {error.allowed_failures + 1} workers of the cluster before their time: out of memory?"
            ) from error
        except (CancelledError, OSError) as error:
            raise WorkersError(f"The Dask cluster at {self._address} was lost.") from error
        except Exception as error:
            raise HelperError("".join(traceback.format_exception(error))) from error

    def _require_workers(self) -> None:
        told = self._client.run(version, on_error="return")
        if not told:
            raise WorkersError(
                f"The Dask cluster at {self._address} has no workers: `dask worker {self._address}` starts some."
            )
        for worker, found in told.items():
            if isinstance(found, ModuleNotFoundError):
                raise WorkersError(
                    f"The worker {worker} cannot import {found.name or 'the program'}: install hwr {version()} there."
                )
            if found != version():
                raise WorkersError(f"The worker {worker} has hwr {found}; here it is {version()}. Install the same.")


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


# What is done there


@dataclass(frozen=True)
class _Maker:
    """How a worker is made; told from others by its key."""

    key: str
    make: Callable[[], Worker[Any, Any]] = field(compare=False)


def _itself(maker: _Maker) -> _Maker:
    return maker


def _worked(maker: _Maker, tasks: Sequence[Any]) -> Sequence[Any]:
    return _worker_of(maker, get_ident())(tasks)


@lru_cache(maxsize=64)
def _worker_of(maker: _Maker, thread: int) -> Worker[Any, Any]:
    """One for each thread: what reads has room of its own to compute in."""
    return maker.make()
