"""A disk that fails at every n-th call, under every job that keeps something.

    LD_PRELOAD=faults.so python -m tests.reliability.failing faults.so [MOST EACH]

fails the first to the MOST-th call of each kind, one after the other, in every EACH-th job (without them: all calls in
all jobs), and prints one JSON object: how many were failed, and what went wrong. Nothing did if a job that came to its
end is there afterwards, one that said that it failed said so in a sentence and left all as it was, nothing is half
written, also for who finds the folder as it was at that moment, and the next try succeeds.
"""

from __future__ import annotations

import ctypes
import errno
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hwr.errors import HwrError
from hwr.store.paths import Paths
from tests.reliability.jobs import JOBS, Job, State
from tests.reliability.sql import Refusal
from tests.store.runs_made import is_sentence

SOURCE: Final = Path(__file__).with_name("faults.c")


@dataclass(frozen=True)
class Fault:
    """What fails.

    Attributes:
        kind: its number in `faults.c`; 0 for an SQL statement.
        error: what the system says.
        lasting: whether every later call fails as well, as on a full disk.
    """

    name: str
    kind: int
    error: int
    lasting: bool = False


FAULTS: Final = (
    Fault("write", 1, errno.EIO),
    Fault("every write from it on", 1, errno.ENOSPC, lasting=True),
    Fault("half a write", 7, errno.ENOSPC),
    Fault("sync", 2, errno.EIO),
    Fault("every sync from it on", 2, errno.EIO, lasting=True),
    Fault("rename", 3, errno.EIO),
    Fault("opening", 4, errno.EMFILE),
    Fault("truncating", 5, errno.EIO),
    Fault("removing", 6, errno.EACCES),
    Fault("SQL", 0, 0),
    Fault("all SQL from it on", 0, 0, lasting=True),
)


def build(compiler: str, folder: Path) -> Path:
    """The library that fails, compiled."""
    library = folder / "faults.so"
    command = [compiler, "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-o", library, SOURCE, "-ldl"]
    subprocess.run(list(map(str, command)), check=True)
    return library


class Disk:
    """The library, preloaded into this process, and what refuses SQL."""

    def __init__(self, library: str) -> None:
        self._faults = ctypes.CDLL(library)
        self._faults.faults_disarm.restype = ctypes.c_long
        self.sql = Refusal()
        self._is_armed = False

    def arm(self, folder: Path, fault: Fault, nth: int) -> None:
        self._is_armed = fault.kind != 0
        if not self._is_armed:
            self.sql.arm(nth, lasting=fault.lasting)
            return
        kind, error = ctypes.c_int(fault.kind), ctypes.c_int(fault.error)
        self._faults.faults_arm(bytes(folder), kind, ctypes.c_long(nth), error, ctypes.c_int(fault.lasting))

    def disarm(self) -> int:
        """How many calls of the kind there were."""
        refused, failed = self.sql.disarm(), int(self._faults.faults_disarm())
        return failed if self._is_armed else refused


def home(folder: Path) -> Paths:
    return Paths.of_user({"HWR_HOME": str(folder)})


class Trial:
    """A job with one disk."""

    def __init__(self, job: Job, folder: Path, disk: Disk) -> None:
        self._job, self._folder, self._disk = job, folder, disk
        self._old = folder / "old"
        home(self._old).prepare()
        job.begin(home(self._old))
        whole = self._copy("whole")
        with ExitStack() as stack:
            job.do(home(whole), stack)
        self._after = job.look(home(whole))
        self._before = job.look(home(self._copy("looked at")))
        assert self._before != self._after or "dead" in job.name or "deleted" in job.name

    def _copy(self, name: str, of: Path | None = None) -> Path:
        path = self._folder / name
        shutil.rmtree(path, ignore_errors=True)
        return shutil.copytree(of or self._old, path)

    def run(self, fault: Fault, nth: int) -> Iterator[str | None]:
        """What went wrong; None first if there was no such call."""
        folder, problem, has_failed = self._copy("tried"), "", False
        with ExitStack() as stack:
            self._disk.arm(folder, fault, nth)
            try:
                self._job.do(home(folder), stack)
            except HwrError as error:
                has_failed = True
                problem = "" if is_sentence(str(error)) else f"it said {str(error)!r}"
            except BaseException as error:
                has_failed, problem = True, f"{type(error).__name__}: {error}"
            finally:
                seen = self._disk.disarm()
            killed = self._copy("killed", folder)
        if seen < nth:
            yield None
            return
        yield problem
        expected = self._before if has_failed else self._after
        yield self._difference("the next start finds", folder, [expected])
        is_open = has_failed and self._job.in_database
        yield self._difference("who is killed then leaves", killed, [expected, self._after] if is_open else [expected])
        if has_failed:
            yield self._once_more(folder)

    def _difference(self, who: str, folder: Path, allowed: list[State]) -> str:
        try:
            found = self._job.look(home(folder))
        except (Exception, AssertionError) as error:
            return f"{who} {type(error).__name__}: {error}"
        home(folder).sweep()
        if strays := [path.name for path in folder.rglob("*.hwr-tmp")]:
            return f"{who} {strays}"
        return "" if found in allowed else f"{who} {found} instead of {' or '.join(map(str, allowed))}"[:600]

    def _once_more(self, folder: Path) -> str:
        try:
            with ExitStack() as stack:
                self._job.do(home(folder), stack)
        except Exception as error:
            return f"the next try: {type(error).__name__}: {error}"
        return ""


def main(library: str, most: int = 10**6, each: int = 1) -> dict[str, object]:
    """Fail every call up to the most-th, in each n-th job."""
    disk, failed, problems = Disk(library), dict.fromkeys((fault.name for fault in FAULTS), 0), []
    for job in JOBS[::each]:
        with tempfile.TemporaryDirectory() as name, disk.sql.installed():
            trial = Trial(job, Path(name), disk)
            for fault in FAULTS:
                for nth in range(1, most + 1):
                    found = list(trial.run(fault, nth))
                    if found[0] is None:
                        break
                    failed[fault.name] += 1
                    problems += [f"{job.name}, {fault.name} {nth}: {problem}" for problem in found if problem]
    return {"jobs": len(JOBS[::each]), "failed": failed, "problems": problems}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], *map(int, sys.argv[2:]))))  # noqa: T201
