"""How many pictures a second a Dask cluster of one worker and of two reads, and how many this computer does by itself.

    python benchmarks/cluster.py [--n 10000] [--rounds 3] [--json]

A folder of PNG files of 28x28 pixels, as in `bulk.py`, is read by `hwr predict FOLDER --json`: on one process and on
two, and with `--dask` by a scheduler and one worker or two that are started on this computer, each of one thread. All
take turns, and the best of so many rounds counts. "begun" is the whole command; "reading" is what is read in a second
once it is running, by the difference between the whole folder and a tenth of it: what one has of it with a million
files. The cluster's own start is not counted. Scheduler, workers and command share the processors here, as they would
not elsewhere.
"""

# ruff: noqa: E402 - the project must be found first

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bulk import seconds, small_pictures

from tests.dask_cluster import running_cluster


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        many, few = Path(name) / "many", Path(name) / "few"
        small_pictures(many, options.n)
        small_pictures(few, options.n // 10)
        ways = {f"on its own, {count} process{'es' * (count > 1)}": ["--processes", str(count)] for count in (1, 2)} | {
            f"--dask, {count} worker{'s' * (count > 1)}": [
                "--dask",
                stack.enter_context(running_cluster(count)).address,
            ]
            for count in (1, 2)
        }
        best = {(way, folder): float("inf") for way in ways for folder in (many, few)}
        for _ in range(options.rounds):
            for way, folder in best:
                taken, _ = seconds(["-m", "hwr", "predict", str(folder), "--json", *ways[way]])
                best[way, folder] = min(best[way, folder], taken)
    rest = options.n - options.n // 10
    results = {
        way: {
            "n": options.n,
            "per_second": options.n / best[way, many],
            "reading_per_second": rest / max(best[way, many] - best[way, few], 1e-9),
        }
        for way in ways
    }
    if options.json:
        print(json.dumps({"results": results}))
        return
    for way, row in results.items():
        print(f"{way:28} {row['per_second']:8.0f} a second, begun; {row['reading_per_second']:8.0f} reading")


if __name__ == "__main__":
    main()
