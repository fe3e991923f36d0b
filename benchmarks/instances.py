"""Five programs at once on one data folder, killed and begun anew again and again: is anything lost?

    python benchmarks/instances.py [--instances 5] [--seconds 60] [--no-kill] [--json]

Each does what users do, in any order: tags, notes, names, trainings, deletions and their undoing, lessons, answers,
files (`tests/store/instances.py`). Every second or so one of them dies of kill -9, and another takes its place. What
was told to be done must be there afterwards; the bar is that nothing is lost and the database is whole.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.store.instances import Entry, entries, lost, prepare  # noqa: E402 - found by the line before

MANY = 10**9


class Running:
    """An instance, and the file that its journal goes to."""

    def __init__(self, home: Path, number: int, seed: int, folder: Path) -> None:
        self.journal = folder / f"{seed}.jsonl"
        with self.journal.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.store.instances", str(home), str(number), str(seed), str(MANY)],
                cwd=ROOT,
                stdout=file,
            )

    def kill(self) -> list[Entry]:
        """End it at whatever it is doing; what it told."""
        self.process.kill()
        self.process.wait()
        return entries(self.journal.read_text(encoding="utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description="Hammer one data folder with several programs.")
    parser.add_argument("--instances", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--no-kill", action="store_true", help="let all of them work to the end")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    moments = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = folder / "home"
        paths = prepare(home)
        running = [Running(home, n, n, folder) for n in range(options.instances)]
        journals = []
        kills = 0
        end = time.monotonic() + options.seconds
        while time.monotonic() < end:
            time.sleep(moments.uniform(0.5, 2))
            if not options.no_kill and time.monotonic() > end - options.seconds + 3:
                number = moments.randrange(options.instances)
                journals.append(running[number].kill())
                kills += 1
                running[number] = Running(home, number, options.instances + kills, folder)
        journals += [one.kill() for one in running]
        kills += len(running)
        paths.sweep()  # as the next start would
        problems = lost(paths, journals)
        with contextlib.closing(sqlite3.connect(paths.runs)) as connection:
            problems += [word for (word,) in connection.execute("PRAGMA integrity_check") if word != "ok"]
    told = [entry for journal in journals for entry in journal]
    result = {
        "instances": options.instances,
        "seconds": options.seconds,
        "kills": kills,
        "done": sum(done for key, _, done in told if key != "refused"),
        "refused": sorted({value for key, value, _ in told if key == "refused"}),
        "lost": problems,
    }
    if options.json:
        print(json.dumps(result))
    else:
        print(f"{result['done']:,} changes by {options.instances} programs in {options.seconds:g} s, {kills} kills")
        print(f"refused: {', '.join(result['refused']) or 'none'}")
        print("\n".join(["lost:", *problems]) if problems else "lost: nothing")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
