"""The machine a training would run on: how much memory can still be had, and how fast one core computes."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from hwr.nn.performance import one_thread

_SIDE: Final = 384
_LENGTH: Final = 1 << 21
_TRIES: Final = 3


@dataclass(frozen=True)
class Speed:
    """How fast one core computes.

    Attributes:
        products: multiplications and additions a second in products of matrices.
        bytes: of vectors that are read or written a second.
    """

    products: float
    bytes: float


@cache
def speed() -> Speed:
    """Measured once, in some hundredths of a second."""
    a, b = np.ones((_SIDE, _SIDE), np.float32), np.empty((_SIDE, _SIDE), np.float32)
    x, y = np.ones(_LENGTH, np.float32), np.empty(_LENGTH, np.float32)
    with one_thread()():
        products = _best(lambda: np.dot(a, a, out=b))
        vectors = _best(lambda: np.add(x, x, out=y))
    return Speed(2 * _SIDE**3 / products, 3 * x.nbytes / vectors)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_TRIES):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return max(min(times), 1e-7)


def available_memory() -> int | None:
    """Bytes that can still be had, by the strictest limit that is known; None where none is."""
    return min(_limits(), default=None)


def _limits() -> Iterator[int]:
    with contextlib.suppress(OSError, ValueError):
        known = dict(line.split(":", 1) for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines())
        if "MemAvailable" in known:
            yield int(known["MemAvailable"].split()[0]) * 1024
    yield from _of_container()
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # there is none on Windows

        most, _ = resource.getrlimit(resource.RLIMIT_AS)
        if most != resource.RLIM_INFINITY:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
            yield max(0, most - pages * resource.getpagesize())
    if not Path("/proc/meminfo").exists() and hasattr(os, "sysconf"):
        with contextlib.suppress(OSError, ValueError):
            yield os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _of_container() -> Iterator[int]:
    """What a control group of Linux, and those around it, leave; files that were read count as free."""
    with contextlib.suppress(OSError, ValueError):
        own = Path("/proc/self/cgroup").read_text(encoding="utf-8").splitlines()
        inside = next((line.removeprefix("0::/") for line in own if line.startswith("0::/")), "")
        root = Path("/sys/fs/cgroup")
        for group in (root / inside, *(root / inside).parents):
            if not group.is_relative_to(root):
                break
            with contextlib.suppress(OSError, ValueError):
                most = int((group / "memory.max").read_text(encoding="ascii"))  # "max" is no number
                used = int((group / "memory.current").read_text(encoding="ascii"))
                rows = (line.split() for line in (group / "memory.stat").read_text(encoding="ascii").splitlines())
                files = next((int(value) for name, value in rows if name == "inactive_file"), 0)
                yield max(0, most - used + files)
