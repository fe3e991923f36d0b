"""Variants are the same whoever writes them; and no worker outlives what it works for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from hwr.data.digits import Digits
from hwr.ink.augmentation.variants import VectorisedDigits
from hwr.recipe.variant_workers import Order, Sheet, sheets
from tests.conftest import ROOT

ORDER = Order(variants=9, restructured=0.8, nonsense=3, seed=5)


@pytest.fixture(scope="module")
def digits(digits_300: Digits) -> VectorisedDigits:
    some = digits_300.part(np.arange(40))
    return VectorisedDigits.from_pictures(some.pictures, some.labels)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The processes that are started."""
    made: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen):  # type: ignore[type-arg]
        def __init__(self, *args: object, **settings: object) -> None:
            super().__init__(*args, **settings)  # type: ignore[call-overload]
            made.append(self)

    monkeypatch.setattr("hwr.recipe.variant_workers.subprocess.Popen", Noted)
    yield made
    assert all(process.poll() is not None for process in made)


def same(one: list[Sheet], other: list[Sheet]) -> bool:
    return len(one) == len(other) and all(
        np.array_equal(a[0], b[0]) and np.array_equal(a[1], b[1]) for a, b in zip(one, other, strict=True)
    )


def test_sheets_hold_all_variants_and_nonsense_beside_each(digits: VectorisedDigits) -> None:
    written = list(sheets(ORDER, digits, 0))
    assert len(written) == ORDER.sheets == 5
    assert [ORDER.done(number) for number in range(5)] == [2, 4, 6, 8, 9]
    # The digits as they are come once beside the first variant.
    assert [len(x) for x, _ in written] == [3 * 43, 2 * 43, 2 * 43, 2 * 43, 43]
    assert all(len(x) == len(y) for x, y in written)
    assert not np.array_equal(written[1][0], written[2][0])


@pytest.mark.parametrize("workers", [1, 2])
def test_sheets_are_the_same_whoever_writes_them(
    digits: VectorisedDigits, started: list[subprocess.Popen[bytes]], workers: int
) -> None:
    alone = list(sheets(ORDER, digits, 0))
    written = []
    for number, sheet in enumerate(sheets(ORDER, digits, workers)):
        written.append(sheet)
        if number == 0:
            assert len(started) == workers
    assert same(written, alone)
    assert all(process.returncode == 0 or process.returncode < 0 for process in started)


def test_what_a_lost_worker_leaves_is_written_here(
    digits: VectorisedDigits, started: list[subprocess.Popen[bytes]]
) -> None:
    alone, written = list(sheets(ORDER, digits, 0)), []
    for sheet in sheets(ORDER, digits, 2):
        written.append(sheet)
        started[0].kill()
    assert same(written, alone)


def test_a_program_without_a_python_of_its_own_does_without(
    digits: VectorisedDigits, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = list(sheets(ORDER, digits, 0))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert same(list(sheets(ORDER, digits, 2)), alone)
    monkeypatch.setattr(sys, "frozen", False, raising=False)
    monkeypatch.setattr(sys, "executable", "no such python")
    assert same(list(sheets(ORDER, digits, 2)), alone)
    assert not started


def test_who_turns_away_leaves_no_worker_behind(
    digits: VectorisedDigits, started: list[subprocess.Popen[bytes]]
) -> None:
    begun = sheets(Order(1000, 0.8, 0, 0), digits, 2)
    next(begun)
    assert len(started) == 2
    begun.close()  # that they have ended is looked at by the fixture


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.usefixtures("signals_heard")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_no_worker_outlives_a_program_that_is_ended(end: signal.Signals, tmp_path: Path) -> None:
    program = tmp_path / "program.py"  # without a guard: its workers must not run it again
    program.write_text(
        "import numpy as np\n"
        "from hwr.data.digits import load_digits\n"
        "from hwr.ink.augmentation.variants import VectorisedDigits\n"
        "from hwr.recipe import variant_workers\n"
        "some = load_digits().part(np.arange(20))\n"
        "digits = VectorisedDigits.from_pictures(some.pictures, some.labels)\n"
        "class Noted(variant_workers.subprocess.Popen):\n"
        "    def __init__(self, *args, **settings):\n"
        "        super().__init__(*args, **settings)\n"
        "        print(self.pid, flush=True)\n"
        "variant_workers.subprocess.Popen = Noted\n"
        "for sheet in variant_workers.sheets(variant_workers.Order(100000, 0.8, 0, 0), digits, 1):\n"
        "    pass\n"
    )
    with subprocess.Popen(
        [sys.executable, str(program)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline())
        process.send_signal(end)
        process.wait()
    until = time.monotonic() + 60
    while is_alive(worker):
        assert time.monotonic() < until, "the worker lives on"
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    """Whether the process is there, and not dead and merely not asked about yet."""
    if Path("/proc/self/status").exists():
        status = Path(f"/proc/{pid}/status")
        try:
            return "State:\tZ" not in status.read_text(encoding="utf-8", errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
