"""Variant workers: what a recipe wants written is written here and, at the same time, by processes on the other cores.

What is written falls into sheets. Each has a generator of its own, which follows from the recipe's seed and the sheet's
number: whoever writes it, it is the same. A worker is another Python that runs `serve`. It is handed the digits through
a pipe, hands back its sheets through another, and ends when nobody reads them any more, however that came about. Where
no worker can be had, or one fails, its sheets are written here.
"""

from __future__ import annotations

import io
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final

import numpy as np
from numpy.typing import NDArray

import hwr
from hwr.ink.augmentation.lines import Digits
from hwr.ink.augmentation.nonsense import Nonsense
from hwr.ink.augmentation.variants import WARPS_AN_EDIT, VectorisedDigits, originals, variants
from hwr.nn.data import NO_CLASS
from hwr.processes import processors

_ORIGINALS_SHARE: Final = 20  # the digits as they are appear once more for so many variants
_STOCK: Final = 4_000
"""So many pieces of nonsense are made, each of which is written again and again."""

_WORTH_A_WORKER: Final = 20_000
"""So many variants are written in about the time in which a worker starts."""

_MOST_WORKERS: Final = 7
_PROGRAM: Final = "import sys; sys.path.insert(0, sys.argv[1]); from hwr.recipe.variant_workers import serve; serve()"

Sheet = tuple[NDArray[np.float32], NDArray[np.int64]]
"""Pictures, float32 (n, 64), and their labels, int64 (n,)."""


@dataclass(frozen=True)
class Order:
    """What is to be written.

    Attributes:
        variants: of each digit.
        restructured: the share of them that is edited in its structure.
        nonsense: pictures of no digit, for each variant of all digits.
        seed: of it all.
    """

    variants: int
    restructured: float
    nonsense: int
    seed: int

    @property
    def sheets(self) -> int:
        """How many there are."""
        return -(-self.variants // WARPS_AN_EDIT)

    def done(self, sheet: int) -> int:
        """How many variants of each digit there are once this sheet and all before it are written."""
        return min((sheet + 1) * WARPS_AN_EDIT, self.variants)

    def stock(self, digits: VectorisedDigits) -> Nonsense | None:
        """The nonsense that all sheets draw from; None if there is to be none."""
        pieces = min(_STOCK, self.nonsense * self.variants)
        return Nonsense.made(pieces, digits, np.random.default_rng([self.seed, 6])) if pieces else None

    def sheet(self, digits: VectorisedDigits, stock: Nonsense | None, number: int) -> Sheet:
        """One sheet: some variants of all digits, at times the digits as they are, and nonsense."""
        rng = np.random.default_rng([self.seed, 1, number])
        first, end = number * WARPS_AN_EDIT, self.done(number)
        sets = [originals(digits) for i in range(first, end) if i % _ORIGINALS_SHARE == 0]
        sets += islice(variants(digits, rng, restructured_share=self.restructured), end - first)
        x, y = list(sets), [digits.labels] * len(sets)
        if stock is not None:
            count = self.nonsense * len(sets)
            x.append(stock.pictures(count, rng))
            y.append(np.full(count, NO_CLASS))
        return np.concatenate(x), np.concatenate(y)


def sheets(order: Order, digits: VectorisedDigits, workers: int | None = None) -> Generator[Sheet, None, None]:
    """All sheets, in their order.

    Args:
        workers: how many processes help; None for what the machine and the amount of work ask for.
    """
    if workers is None:
        worth = order.variants * len(digits.labels) >= _WORTH_A_WORKER
        workers = min(processors() - 1, _MOST_WORKERS, order.sheets - 1) if worth else 0
    crew: list[_Worker] = []
    try:
        for place in range(1, workers + 1):
            with suppress(OSError, ValueError):
                crew.append(_Worker(order, digits, range(place, order.sheets, workers + 1)))
        stock = order.stock(digits)
        by_number = {number: worker for worker in crew for number in worker.numbers}
        for number in range(order.sheets):
            sheet = by_number[number].next() if number in by_number else None
            yield order.sheet(digits, stock, number) if sheet is None else sheet
    finally:
        for worker in crew:
            worker.end()


class _Worker:
    """One process and the thread that takes its sheets out of the pipe, so that it never waits for us.

    Args:
        numbers: of the sheets that it writes.

    Raises:
        OSError, ValueError: if there can be no such process, as in a program without a Python of its own.
    """

    def __init__(self, order: Order, digits: VectorisedDigits, numbers: range) -> None:
        if getattr(sys, "frozen", False) or not sys.executable:
            raise OSError("This program has no Python of its own.")
        self.numbers = numbers
        self._written: queue.SimpleQueue[Sheet | None] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM, str(Path(hwr.__file__).parent.parent)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._thread = threading.Thread(target=self._take, args=(order, digits), daemon=True, name="variant worker")
        self._thread.start()

    def next(self) -> Sheet | None:
        """Its next sheet, once it is written; None if it will never be."""
        sheet = self._written.get()
        if sheet is None:
            self._written.put(None)  # for whoever asks again
        return sheet

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        self._thread.join()

    def _take(self, order: Order, digits: VectorisedDigits) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(OSError, ValueError, EOFError), self._process.stdin as to, self._process.stdout as from_:
            _send(to, order, digits, self.numbers)
            for _ in self.numbers:
                x, y = _received(from_), _received(from_)
                self._written.put((x, y))
        self._written.put(None)


def _send(to: IO[bytes], order: Order, digits: VectorisedDigits, numbers: range) -> None:
    asked = {**asdict(order), "numbers": [numbers.start, numbers.stop, numbers.step]}
    to.write(json.dumps(asked).encode() + b"\n")
    for array in (digits.labels, digits.ink, digits.lines.lines, digits.lines.there):
        _write(to, array)
    to.flush()


def _write(to: IO[bytes], array: NDArray[Any]) -> None:
    """An array in numpy's own format, its length in bytes before it: numpy itself cannot write to a pipe."""
    whole = io.BytesIO()
    np.save(whole, array, allow_pickle=False)
    to.write(len(whole.getbuffer()).to_bytes(8, "little"))
    to.write(whole.getbuffer())


def _received(from_: IO[bytes]) -> NDArray[Any]:
    """The next array.

    Raises:
        OSError, ValueError, EOFError: if there is none, or only its beginning.
    """
    length = int.from_bytes(from_.read(8), "little")
    received: NDArray[Any] = np.load(io.BytesIO(from_.read(length)), allow_pickle=False)
    return received


def serve() -> None:
    """Be a worker: take an order from the standard input and write its sheets to the standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked for them decides when to end
    with suppress(OSError, EOFError), sys.stdin.buffer as from_, sys.stdout.buffer as to:
        asked = json.loads(from_.readline())
        numbers = range(*asked.pop("numbers"))
        order = Order(**asked)
        labels, ink, lines, there = (_received(from_) for _ in range(4))
        digits = VectorisedDigits(labels, ink, Digits(lines, there))
        stock = order.stock(digits)
        for number in numbers:
            for array in order.sheet(digits, stock, number):
                _write(to, array)
            to.flush()
