"""How long the shipped recipe takes from nothing to a model: preparing with all cores, training with two.

    python benchmarks/recipe.py [--preset shipped] [--workers N] [--json]

Seconds by the clock and of computing, that of the processes which write variants included; nothing else should run.
"""

# ruff: noqa: E402 - some things must be settled before the project and its libraries are imported

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from hwr.processes import processors
from hwr.recipe.making import make_model
from hwr.recipe.preparing import Preparer
from hwr.recipe.presets import PRESETS
from hwr.recipe.progress import Progress


def computing() -> float:
    """Seconds that this process and those it has waited for have computed."""
    return sum(os.times()[:4])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", choices=PRESETS, default="shipped")
    parser.add_argument("--workers", type=int, help="processes that help; as many as there are cores to spare")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()

    begin, computed, prepared = time.perf_counter(), computing(), 0.0
    for step in make_model(PRESETS[options.preset].recipe, preparer=Preparer(workers=options.workers)):
        if isinstance(step, Progress) and not step.step.startswith("Training"):
            prepared = time.perf_counter() - begin
    whole, computed = time.perf_counter() - begin, computing() - computed
    result = {
        "preparing": prepared,
        "training": whole - prepared,
        "seconds": whole,
        "computing": computed,
        "cores": processors(),
        "bar": 45.0,
    }
    if options.json:
        print(json.dumps(result))
    else:
        parts = f"preparing {prepared:.1f} s, training {whole - prepared:.1f} s"
        print(f"{whole:.1f} s on {processors()} cores: {parts}; {computed:.1f} s of computing")


if __name__ == "__main__":
    main()
