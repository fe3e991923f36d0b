"""A real Dask cluster for tests: a scheduler and two workers, each a process that a command has started."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import IO

from tests.conftest import ROOT


@dataclass(frozen=True, eq=False)
class RunningCluster:
    """Where it is, and its workers."""

    address: str
    workers: Sequence[subprocess.Popen[str]]


@contextmanager
def running_cluster(workers: int = 2, *, start_workers: bool = True) -> Iterator[RunningCluster]:
    """A cluster on this computer, with ports that are free."""
    with ExitStack() as stack:
        scheduler = stack.enter_context(_command("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"))
        address = _said(scheduler, r"Scheduler at:\s+(tcp://\S+)")
        count = workers if start_workers else 0
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        started = [stack.enter_context(_command("worker", address, *options)) for _ in range(count)]
        for worker in started:
            _said(worker, r"Registered to:\s+(tcp://\S+)")
        yield RunningCluster(address, started)


@contextmanager
def _command(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()


def _said(process: subprocess.Popen[str], pattern: str) -> str:
    """What a process says in a line of its log; the rest of that is read by nobody, but read."""
    assert process.stderr is not None
    seen = []
    for line in process.stderr:
        seen.append(line)
        if found := re.search(pattern, line):
            Thread(target=_drain, args=(process.stderr,), daemon=True).start()
            return found[1]
    raise AssertionError("".join(seen))


def _drain(stream: IO[str]) -> None:
    try:
        for _ in stream:
            pass
    except ValueError:  # closed meanwhile
        return
