"""Series: all that was measured of a run as named curves, and its networks, for programs that watch trainings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import ConfigError
from hwr.nn.network import Network
from hwr.nn.state import TrainingState
from hwr.recipe.recipe import Recipe
from hwr.store.runs.record import BatchLosses, EpochRow, Run, flatten
from hwr.store.runs.run_reader import RunReader

Floats = NDArray[np.float64]

NAMES: Final[Mapping[str, str]] = {
    "train_loss": "loss/train",
    "validation_loss": "loss/validation",
    "test_loss": "loss/test",
    "loss": "loss/epoch",
    "train_accuracy": "accuracy/train",
    "validation_accuracy": "accuracy/validation",
    "test_accuracy": "accuracy/test",
    "drawings_accuracy": "accuracy/drawings",
    "own_accuracy": "accuracy/own",
    "learning_rate": "learning_rate",
    "epoch": "epoch",
}
"""What the fields of `EpochRow` are called; what stands before the slash belongs into one chart."""

RESULTS: Final = tuple(name for name in NAMES.values() if name.startswith(("accuracy", "loss")))
"""What tables of several runs show of each."""


@dataclass(frozen=True, eq=False)
class Series:
    """One curve.

    Attributes:
        name: one of `NAMES`, "loss/batch", "gradient_norm/layer_N" or "update_ratio/layer_N", N from 1.
        updates: int64 (n,), ascending.
        values: float64 (n,); infinite where a training diverged.
        times: float64 (n,), when, in seconds of Unix time; between two evaluations as if all updates took as long.
    """

    name: str
    updates: NDArray[np.int64]
    values: Floats
    times: Floats


def series(run: Run, rows: Sequence[EpochRow], losses: Sequence[BatchLosses]) -> list[Series]:
    """All curves of a run that have a value."""
    begun = run.summary.begun.timestamp()
    known = np.array([(0, 0.0), *((row.update, row.seconds) for row in rows)])
    last = max([row.update for row in rows] + [some.last for some in losses], default=0)
    if last > known[-1, 0]:  # of an evaluation that did not come any more
        known = np.vstack([known, (last, run.summary.seconds)])

    def made(name: str, updates: Sequence[int] | NDArray[np.int64], values: Sequence[float] | Floats) -> Series:
        at = np.asarray(updates, np.int64)
        return Series(name, at, np.asarray(values, np.float64), begun + np.interp(at, known[:, 0], known[:, 1]))

    found = []
    if losses:
        updates = np.concatenate([np.arange(some.first, some.last + 1) for some in losses])
        found.append(made("loss/batch", updates, np.concatenate([some.values for some in losses])))
    for field, name in NAMES.items():
        measured = [(row.update, float(getattr(row, field))) for row in rows if getattr(row, field) is not None]
        if measured:
            found.append(made(name, *zip(*measured, strict=True)))
    for layer in range(max((len(row.layers) for row in rows), default=0)):
        deep = [row for row in rows if layer < len(row.layers)]
        for place, what in enumerate(("gradient_norm", "update_ratio")):
            values = [row.layers[layer][place] for row in deep]
            found.append(made(f"{what}/layer_{layer + 1}", [row.update for row in deep], values))
    return found


def settings(run: Run) -> dict[str, str | float | bool]:
    """The recipe under dotted names, with the seed; lists as JSON, and nothing for what is not set."""
    found: dict[str, str | float | bool] = {}
    for name, value in {**flatten(run.recipe), "seed": run.summary.seed}.items():
        if isinstance(value, str | bool | int | float):
            found[name] = value
        elif value is not None:
            found[name] = json.dumps(value)
    return found


def networks(store: RunReader, run: Run) -> Iterator[tuple[int, Network]]:
    """The networks that are known, each with the update after which it was so.

    The first is the one that was drawn, of a run that did not go on from another; the last is the one that was kept, or
    that of the last checkpoint.
    """
    drawn = _drawn(run) if run.summary.parent is None else None
    if drawn is not None:
        yield 0, drawn
    model = store.model(run.summary.id)
    checkpoint = store.load_checkpoint(run.summary.id) if model is None else None
    if model is not None:
        yield run.summary.updates, model.network
    elif checkpoint is not None and drawn is not None and "parameters" in checkpoint.arrays:
        update = checkpoint.metadata["update"]
        yield update, Network(drawn.architecture, checkpoint.arrays["parameters"])


def _drawn(run: Run) -> Network | None:
    """The network before the first update; None if the recipe does not tell."""
    try:
        recipe = Recipe.from_dict(run.recipe)
        return TrainingState.start(recipe.architecture, recipe.training).network
    except ConfigError:
        return None
