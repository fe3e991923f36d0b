"""How many pictures a second a Dask cluster of one worker and of two reads, and how many this computer does by itself.

    python benchmarks/cluster.py [--n 6000] [--rounds 3] [--only dask] [--json]

A folder of PNG files of 28x28 pixels, as in `bulk.py`, is read by `hwr predict FOLDER --json`: on one process and on
two, and with `--dask` by a scheduler and one worker or two that are started on this computer, each of one thread. All
take turns, and the best of so many rounds counts. What is told is what one has of it with a million files: the whole
folder less a tenth of it, so that starts are left out. "a second" is by the clock, on processors that scheduler,
workers and command share here, as they would not elsewhere. "of computing" counts the seconds that processors spent on
it, which a busy machine leaves nearly as they are: those of the readers, who are as many as one has computers; and
those of the command, which is one, and so limits what more readers can gain. Every file must be in the report
once; how much memory the largest of the commands took is told as well: a report of a million files is 500 MB long.
"""

# ruff: noqa: E402 - the project must be found first

from __future__ import annotations

import argparse
import json
import mmap
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import astuple, dataclass
from pathlib import Path
from time import perf_counter

import psutil

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bulk import small_pictures

from tests.dask_cluster import running_cluster


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and of computing: of the command with its own processes, and of the cluster's workers."""

    clock: float
    command: float
    workers: float


def cost(folder: Path, options: Sequence[str], workers: Sequence[psutil.Process]) -> Cost:
    """Of one command, which must read every file of the folder once."""
    with tempfile.TemporaryFile() as told:
        before, begin = computed(workers), perf_counter()
        command = [sys.executable, "-m", "hwr", "predict", str(folder), "--json", *options]
        subprocess.run(command, cwd=ROOT, stdout=told, check=True)
        clock, after = perf_counter() - begin, computed(workers)
        with mmap.mmap(told.fileno(), 0, access=mmap.ACCESS_READ) as text:
            read = [int(number) for number in re.findall(rb'"file": "[^"]*?(\d+)\.png", "text"', text)]
    if sorted(read) != list(range(len(list(folder.iterdir())))):
        raise SystemExit(f"{len(read):,} of the files of {folder} were read, and not each once")
    return Cost(clock, after[0] - before[0], after[1] - before[1])


def computed(workers: Sequence[psutil.Process]) -> tuple[float, float]:
    """Seconds of computing until now: of the commands that are over, and of the workers."""
    commands = psutil.Process().cpu_times()
    own = [worker.cpu_times() for worker in workers]
    return commands.children_user + commands.children_system, sum(times.user + times.system for times in own)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=6_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="ways with this in their names", metavar="TEXT")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        many, few = Path(name) / "many", Path(name) / "few"
        small_pictures(many, options.n)
        small_pictures(few, options.n // 10)
        clusters = [stack.enter_context(running_cluster(count)) for count in (1, 2)]
        ways: dict[str, tuple[list[str], list[psutil.Process]]] = {
            "on its own, 1 process": (["--processes", "1"], []),
            "on its own, 2 processes": (["--processes", "2"], []),
        }
        for cluster in clusters:
            count = len(cluster.workers)
            processes = [psutil.Process(worker.pid) for worker in cluster.workers]
            ways[f"--dask, {count} worker{'s' * (count > 1)}"] = (["--dask", cluster.address], processes)
        ways = {way: rest for way, rest in ways.items() if options.only in way}
        best = {(way, folder): Cost(*[float("inf")] * 3) for way in ways for folder in (many, few)}
        for _ in range(options.rounds):
            for (way, folder), before in best.items():
                now = cost(folder, *ways[way])
                best[way, folder] = Cost(*map(min, astuple(before), astuple(now)))
    rest, results = options.n - options.n // 10, {}
    for way in ways:
        whole, tenth = best[way, many], best[way, few]
        readers = "workers" if "--dask" in way else "command"
        results[way] = {
            "n": rest,
            "per_second": rest / max(whole.clock - tenth.clock, 1e-9),
            "per_second_of_readers": rest / max(getattr(whole, readers) - getattr(tenth, readers), 1e-9),
            "per_second_of_command": rest / max(whole.command - tenth.command, 1e-9),
        }
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**10
    if options.json:
        print(json.dumps({"results": results, "largest_command_mb": memory}))
        return
    for way, row in results.items():
        of_command = f", {row['per_second_of_command']:7.0f} of the command's" if "--dask" in way else ""
        print(
            f"{way:25} {row['per_second']:7.0f} a second; of computing: {row['per_second_of_readers']:7.0f} of the "
            f"readers'{of_command}"
        )
    print(f"the largest process held {memory:.0f} MB")


if __name__ == "__main__":
    main()
