"""Long lists worked on by several processes: results come in the order of the list, and nothing outlives its caller.

The work begins in this process. Others are started only once it is clear that enough is left to be worth their start,
which takes as long as reading a thousand small pictures; this one goes on all the while, and is one of those that work.
All get pieces that take a fraction of a second, so that progress is steady and the end is not awaited from one of them
alone; and another process has the next piece at hand while this one is busy with its own.
"""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from time import process_time
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from hwr.processes import Helper, HelperError, deaf, end, inbox, processors, started

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Task = TypeVar("Task")
Result = TypeVar("Result")

Worker = Callable[[Sequence[Task]], Sequence[Result]]
"""What does the work: the results of some tasks, one for each; of a single task it makes the same as of many."""

WORTH: Final = 1.5
"""Seconds of computing that must be left for other processes to be started."""

_PIECE: Final = 0.12  # seconds of computing that a piece of the work takes
_TELLING: Final = 0.03  # the same of one that tells how long the others will take, if it is not as large as they get
_ONCE: Final = 0.5  # of the first piece, which may go into what is done but once: loading modules
_FIRST: Final = 4  # tasks in the first piece, before anything is known
_LARGEST: Final = 256  # tasks in a piece
_AHEAD: Final = 8  # pieces for each process that may be done before the one that is to be shown next


def in_order(
    make_worker: Callable[[], Worker[Task, Result]],
    tasks: Iterable[Task],
    n: int,
    *,
    processes: int | None = None,
    worth: float | None = None,
) -> Generator[Sequence[Result], None, None]:
    """Work on all tasks; yields their results in order, some at a time. Closed early, it ends what it has started.

    A process that is gone before its time, killed for want of memory perhaps, is done without.

    Args:
        make_worker: makes the worker, here and in each other process: a function of a module, or a `partial` of one,
            that can be sent there.
        tasks: what can be sent there; taken one by one as they are needed.
        n: about how many they are.
        processes: how many are to work at most, this one included; one for each processor if it is None.
        worth: seconds of computing that must be left to do for others to be started; `WORTH` if it is None.

    Raises:
        HelperError: if a worker in another process raised anything; what it raises here comes as it is.
    """
    most = processors() if processes is None else processes
    enough = WORTH if worth is None else worth
    work = make_worker()
    pieces = _Pieces(tasks)
    while piece := pieces.take():
        results, seconds = _timed(work, piece.tasks)
        pieces.took(piece, seconds)
        yield results
        if most > 1 and pieces.is_told and pieces.seconds_left(n) > enough:
            yield from _shared(make_worker, work, pieces, n, most)
            return


def _timed(work: Worker[Task, Result], tasks: Sequence[Task]) -> tuple[Sequence[Result], float]:
    """The results, and the seconds of computing: what others compute meanwhile makes no task longer."""
    begin = process_time()
    results = work(tasks)
    return results, process_time() - begin


@dataclass(frozen=True, eq=False)
class _Piece(Generic[Task]):
    """Some tasks, and the how manieth piece of all they are."""

    number: int
    tasks: list[Task]


class _Pieces(Generic[Task]):
    """The tasks in pieces that take about equally long; `in_vain` are those taken by a process that is gone, `is_told`
    says whether `seconds_each` task takes is known well enough, and `are_over` whether all have been taken.
    """

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._tasks = iter(tasks)
        self._size = _FIRST
        self.in_vain: list[_Piece[Task]] = []
        self.taken = 0
        self.tasks_taken = 0
        self.seconds_each = 0.0
        self.is_told = False
        self.are_over = False

    def take(self) -> _Piece[Task] | None:
        """The next piece; None if there is none left."""
        if self.in_vain:
            return self.in_vain.pop()
        tasks = list(islice(self._tasks, self._size))
        if not tasks:
            self.are_over = True
            return None
        self.taken += 1
        self.tasks_taken += len(tasks)
        return _Piece(self.taken - 1, tasks)

    def seconds_left(self, n: int) -> float:
        """Of computing, of about `n` tasks."""
        return self.seconds_each * (n - self.tasks_taken)

    def took(self, piece: _Piece[Task], seconds: float) -> None:
        """So long a piece took: the next are of a size to match, but at most four times as large."""
        if piece.number == 0:
            seconds = max(seconds - _ONCE, 0.0)
        self.is_told = self.is_told or seconds >= _TELLING or len(piece.tasks) == _LARGEST
        self.seconds_each = max(seconds / len(piece.tasks), 1e-7)
        self._size = max(1, min(round(_PIECE / self.seconds_each), 4 * len(piece.tasks), _LARGEST))


@dataclass(eq=False)
class _Helper(Helper, Generic[Task]):
    """One that works on the list.

    Attributes:
        is_there: whether it has said that it is, and has been told what to do.
        is_ready: whether it has said that it can do that.
        doing: the pieces that it has been given, in their order.
    """

    is_there: bool = False
    is_ready: bool = False
    doing: deque[_Piece[Task]] = field(default_factory=deque)


def _shared(
    make_worker: Callable[[], Worker[Task, Result]],
    work: Worker[Task, Result],
    pieces: _Pieces[Task],
    n: int,
    processes: int,
) -> Iterator[Sequence[Result]]:
    """The rest of the work, done by this and by other processes."""
    from multiprocessing.connection import wait

    helpers: list[_Helper[Task]] = []
    finished: dict[int, Sequence[Result]] = {}
    shown = pieces.taken

    def taken() -> _Piece[Task] | None:
        return pieces.take() if pieces.in_vain or len(finished) < _AHEAD * processes else None

    try:
        with suppress(OSError):  # as many as the system lets
            for _ in range(processes - 1):
                with deaf():  # each is in the list at once, to be ended
                    helpers.append(_Helper(*started(_serve)))
        while True:
            for helper in helpers:
                _feed(helper, taken, most=2 if pieces.seconds_left(n) > 2 * _PIECE * processes else 1)
            if piece := taken():
                finished[piece.number], seconds = _timed(work, piece.tasks)
                pieces.took(piece, seconds)
            while shown in finished:
                shown += 1
                yield finished.pop(shown - 1)
            if not piece and not any(helper.doing for helper in helpers):
                if pieces.are_over:
                    return
                continue  # what was held back until something was shown can be taken now
            for pipe in wait([helper.pipe for helper in helpers], 0 if piece else None):
                helper = next(helper for helper in helpers if helper.pipe is pipe)
                try:
                    _hear(helper, make_worker, pieces, finished)
                except (EOFError, OSError):
                    helpers.remove(helper)
                    end([helper])
                    pieces.in_vain += helper.doing
    finally:
        end(helpers)


def _feed(helper: _Helper[Task], taken: Callable[[], _Piece[Task] | None], most: int) -> None:
    """Give a process pieces until it has so many, or there are none."""
    while helper.is_ready and len(helper.doing) < most and (piece := taken()):
        helper.doing.append(piece)
        with suppress(OSError):  # it is gone, which shows when its answer is waited for
            helper.pipe.send(piece.tasks)


def _hear(
    helper: _Helper[Task],
    make_worker: Callable[[], Worker[Task, Result]],
    pieces: _Pieces[Task],
    finished: dict[int, Sequence[Result]],
) -> None:
    """Take in what a process says.

    Raises:
        EOFError, OSError: if it is gone.
        HelperError: if its worker raised anything.
    """
    answer = helper.pipe.recv()
    if isinstance(answer, str):
        raise HelperError(answer)
    if not helper.is_there:
        helper.pipe.send(make_worker)  # not when it is started, which would take until it runs
        helper.is_there = True
    elif not helper.is_ready:
        helper.is_ready = True
    else:
        piece = helper.doing.popleft()
        finished[piece.number], seconds = answer
        pieces.took(piece, seconds)


def _serve(pipe: Connection) -> None:
    """What another process does: it says that it is there, makes the worker that it is sent, says that it is ready, and
    answers each piece.
    """
    sent = inbox(pipe)
    with suppress(EOFError, OSError):
        pipe.send(None)
        try:
            work = sent.get()()
            pipe.send(None)
            while True:
                pipe.send(_timed(work, sent.get()))
        except (EOFError, OSError):
            raise
        except Exception:
            pipe.send(traceback.format_exc())
