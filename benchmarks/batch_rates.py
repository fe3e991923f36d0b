"""Measures the learning rates that suit full batches, mini-batches and single digits best, for the chapter on batches.

    python benchmarks/batch_rates.py [--seeds 3]

The chapter's own race, at each rate of a grid: the mean loss on the digits learnt after 20 epochs decides.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np

from hwr.chapters.batches.race import Plan, Style
from hwr.nn.metrics import Evaluator
from hwr.nn.training import TrainingData, TrainingState, train
from hwr.recipe.preparing import Prepared, Preparer

GRID: Final = (0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5)
SIZES: Final = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, None)


def final_loss(plan: Plan, data: TrainingData, size: int | None, rate: float) -> float:
    """The mean loss on all training digits after the race; infinite if it diverged."""
    config = replace(plan.config(Style.MINI), batch_size=size, learning_rate=rate)
    state = TrainingState.start(plan.recipe.architecture, config)
    with np.errstate(all="ignore"):
        for _ in train(state, data, report_every=10_000_000, evaluate_every=0):
            pass
        loss = Evaluator(data.variants[0], data.y, config.loss, 0.0).evaluate(state.network).loss
    return loss if math.isfinite(loss) else math.inf


def prepared(seed: int) -> TrainingData:
    """The digits that the race is run on."""
    for step in Preparer().prepare(Plan(seed=seed).recipe):
        if isinstance(step, Prepared):
            return step.data
    raise AssertionError("preparing ends with the digits or an error")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description="Measure the best learning rates by batch size.")
    parser.add_argument("--seeds", type=int, default=3)
    seeds = range(parser.parse_args(arguments).seeds)
    sets = [prepared(seed) for seed in seeds]
    print("batch size, best rate, and the mean loss at it and at its neighbours")
    for size in SIZES:
        losses = [
            float(
                np.mean([final_loss(Plan(seed=seed), data, size, rate) for seed, data in zip(seeds, sets, strict=True)])
            )
            for rate in GRID
        ]
        best = int(np.argmin(losses))
        around = ", ".join(f"{GRID[i]:g}: {losses[i]:.4f}" for i in range(max(0, best - 1), min(len(GRID), best + 2)))
        print(f"{size or 'all'}\t{GRID[best]:g}\t({around})", flush=True)


if __name__ == "__main__":
    main()
