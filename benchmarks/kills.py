"""Kills: a window and a program without one, both at work on one data folder, one of them killed again and again.

    python benchmarks/kills.py [--kills 200] [--seed 0] [--json]

Both do all that a user does, without rest: the window draws, sets, teaches, trains, saves and clears
(`tests/reliability/window.py`), the other one does the same by what the window has do it, and edits runs and lessons
(`tests/reliability/saver.py`). Each tells what it is about to do and what the program has said is done. One of them,
drawn at random, is killed (SIGKILL) at a random moment, one in five while it starts. Then databases, models and
drawings must be whole, all that was said to be done must be there, and the next window must bring back what stood on a
dead one's canvas. The bar is that there is nothing to complain of.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.reliability.killing import Tally, killed  # noqa: E402 - found by the line before


def main() -> None:
    """Kill, and print what was found; the exit code says whether the bar holds."""
    parser = argparse.ArgumentParser(description="Is anything lost by kill -9?")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for tally in killed(options.kills, options.seed, Path(folder)):
            print(f"{tally.kills.total():4} kills, {len(tally.problems)} problems", file=sys.stderr, flush=True)
    found = {
        "kills": dict(tally.kills),
        "acknowledged": dict(tally.acknowledged),
        "restored": tally.restored,
        "problems": tally.problems,
    }
    if options.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name:14}{value}" for name, value in found.items()))
    sys.exit(bool(tally.problems))


if __name__ == "__main__":
    main()
