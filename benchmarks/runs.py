"""The run history: opening the table of many runs, and what recording costs.

    python benchmarks/runs.py [--runs 10000] [--epochs 20] [--rounds 7] [--json]

*table*: from a closed file to all of its runs as values, as the window's table asks for them, against a bare `SELECT`
of the same rows through Python's sqlite3, taking turns; medians count. The history is made for it in a temporary
folder: every run with settings and epochs, every tenth with a model. The bar is 300 ms for 10,000 runs.

*row*, *checkpoint*: one commit of an epoch's row, and one checkpoint of the shipped model's training (its parameters,
two optimizer vectors and an average), forced to the disk.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from hwr.ink.normalisation import NORMALISATION_VERSION  # noqa: E402 - found by the line before
from hwr.nn.network import Architecture, LayerSpec, Network  # noqa: E402
from hwr.nn.state import TrainingState  # noqa: E402
from hwr.recipe.recipe import Recipe  # noqa: E402
from hwr.store.model_file import Model  # noqa: E402
from hwr.store.runs.record import EpochRow, RunStatus  # noqa: E402
from hwr.store.runs.run_store import RunStore  # noqa: E402
from hwr.store.runs.tables import SUMMARY_COLUMNS  # noqa: E402

BAR_MS = 300


def epoch_row(update: int, rng: np.random.Generator) -> EpochRow:
    loss, accuracy = 2 / (1 + 0.1 * update), 1 - 1 / (1 + update)
    layers = tuple((float(norm), float(norm) / 100) for norm in rng.random(3))
    return EpochRow(
        update,
        update,
        1500 * update,
        0.05 * update,
        1e-3,
        loss,
        loss,
        accuracy,
        None,
        None,
        1.1 * loss,
        accuracy,
        layers=layers,
    )


def fill(path: Path, runs: int, epochs: int) -> None:
    """A history of so many runs."""
    rng = np.random.default_rng(1)
    architecture = Architecture(64, (LayerSpec(32), LayerSpec(10, "softmax")))
    network = Network.initialised(architecture, rng)
    model = Model(network, tuple("0123456789"), NORMALISATION_VERSION, {}, {})
    recipe = Recipe().to_dict()
    with RunStore.open(path) as store:
        for n in range(runs):
            run = store.begin(recipe, name=f"try {n}", seed=n, versions={"hwr": "1"}, data_fingerprint="0" * 64)
            store.add_epochs(run, [epoch_row(update, rng) for update in range(1, epochs + 1)])
            metrics = {"training_accuracy": 0.99, "test_accuracy": 0.95, "drawings_accuracy": 0.9}
            store.finish(run, RunStatus.FINISHED, model=None if n % 10 else model, metrics=metrics)
            if n % 3 == 0:
                store.edit(run, add_tags=["keep", f"week {n // 100}"])


def table(path: Path) -> int:
    with RunStore.open(path) as store:
        return len(store.runs())


def bare(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        runs = connection.execute(f"SELECT {SUMMARY_COLUMNS} FROM runs WHERE deleted IS NULL ORDER BY begun DESC")
        return len(runs.fetchall()) + 0 * len(connection.execute("SELECT run, tag FROM tags").fetchall())


def milliseconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return 1e3 * (time.perf_counter() - begin)


def measure(runs: int, epochs: int, rounds: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "runs.sqlite3"
        fill(path, runs, epochs)
        size = path.stat().st_size
        pairs = [(milliseconds(lambda: table(path)), milliseconds(lambda: bare(path))) for _ in range(rounds + 1)][1:]
        state = TrainingState.start(Recipe().architecture, Recipe().training)
        with RunStore.open(path) as store:
            run = store.begin({}, seed=0, versions={}, data_fingerprint="")
            rng = np.random.default_rng(1)
            rows = [milliseconds(partial(store.add_epochs, run, [epoch_row(n, rng)])) for n in range(500)]
            saves = [milliseconds(lambda: store.save_checkpoint(run, state.checkpoint())) for _ in range(20)]
    found = {"table": statistics.median(a for a, _ in pairs), "bare": statistics.median(b for _, b in pairs)}
    return {
        "runs": runs,
        "megabytes": size / 2**20,
        **found,
        "ratio": found["table"] / found["bare"],
        "row": statistics.median(rows),
        "checkpoint": statistics.median(saves),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="The run history, against bare SQLite.")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.runs, options.epochs, options.rounds)
    if options.json:
        print(json.dumps(found))
        return
    print(
        f"table       {found['runs']:,} runs ({found['megabytes']:.0f} MB): {found['table']:.0f} ms (bar {BAR_MS} ms), "
        f"bare SELECT {found['bare']:.0f} ms: ratio {found['ratio']:.2f}"
    )
    print(f"row         {found['row']:.2f} ms a commit")
    print(f"checkpoint  {found['checkpoint']:.1f} ms, forced to the disk")


if __name__ == "__main__":
    main()
