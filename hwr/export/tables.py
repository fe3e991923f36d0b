"""Runs as JSON under keys that stay: other programs may rely on them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from hwr.store.runs.record import BatchLosses, EpochRow, Run, RunSummary, difference
from hwr.store.runs.tables import NUMBERS


def summary_json(summary: RunSummary) -> dict[str, Any]:
    """A run's line in the table.

    Keys: id, name, note, tags [text, ...], status (running, finished, stopped, diverged or interrupted), begun (ISO
    8601, UTC), seconds, epochs, updates, seed, outline (the recipe in a line), train_accuracy, test_accuracy,
    drawings_accuracy (of those that came with the program), own_accuracy (of the user's own; 0 to 1, or null), parent
    ({run, update} or null), has_model, has_checkpoint, best_test_accuracy (the highest after any epoch), train_loss,
    test_loss (the last ones), lowest_test_loss; null where it is not known.
    """
    return {
        "id": summary.id,
        "name": summary.name,
        "note": summary.note,
        "tags": list(summary.tags),
        "status": str(summary.status),
        "begun": summary.begun.isoformat(timespec="seconds"),
        "seconds": _number(summary.seconds),
        "epochs": summary.epochs,
        "updates": summary.updates,
        "seed": summary.seed,
        "outline": summary.outline,
        "train_accuracy": _number(summary.train_accuracy),
        "test_accuracy": _number(summary.test_accuracy),
        "drawings_accuracy": _number(summary.drawings_accuracy),
        "own_accuracy": _number(summary.own_accuracy),
        "parent": None if summary.parent is None else dict(zip(("run", "update"), summary.parent, strict=True)),
        "has_model": summary.has_model,
        "has_checkpoint": summary.has_checkpoint,
        "best_test_accuracy": _number(summary.best_test_accuracy),
        "train_loss": _number(summary.train_loss),
        "test_loss": _number(summary.test_loss),
        "lowest_test_loss": _number(summary.lowest_test_loss),
    }


def run_json(
    run: Run, epochs: Sequence[EpochRow] | None = None, losses: Sequence[BatchLosses] | None = None
) -> dict[str, Any]:
    """A run, whole: the keys of `summary_json`, and recipe, versions {name: text}, data_fingerprint, metrics.

    With `epochs`, also epochs_measured: [{update, epoch, samples_seen, seconds, learning_rate, loss, train_loss,
    train_accuracy, validation_loss, validation_accuracy, test_loss, test_accuracy, drawings_accuracy, own_accuracy,
    layers: [{gradient_norm, update_ratio}, ...]}, ...], with null for what was not measured or is no finite number.

    With `losses`, also batch_losses: [{first, values: [...]}, ...]: the losses of batches in stretches, as minimised
    and before their updates, with the update of the first one of each.
    """
    document = {
        **summary_json(run.summary),
        "recipe": dict(run.recipe),
        "versions": dict(run.versions),
        "data_fingerprint": run.data_fingerprint,
        "metrics": dict(run.metrics),
    }
    if epochs is not None:
        document["epochs_measured"] = [_epoch(row) for row in epochs]
    if losses is not None:
        document["batch_losses"] = [
            {"first": some.first, "values": [_number(value) for value in some.values.tolist()]} for some in losses
        ]
    return document


def comparison_json(runs: Sequence[tuple[Run, Sequence[EpochRow]]]) -> dict[str, Any]:
    """What tells runs apart, and how they ended.

    Keys: runs [id, ...], names [text, ...], settings {dotted name: [value, ...]}: those of recipe, versions and
    data_fingerprint that are not the same for all, null where a run has no such setting, and results {name: [value,
    ...]} with status, epochs, updates, seconds, train_loss, test_loss (the last that were measured), train_accuracy,
    test_accuracy, drawings_accuracy and own_accuracy, null where it is not known.
    """
    settings = [{**run.recipe, "versions": run.versions, "data_fingerprint": run.data_fingerprint} for run, _ in runs]
    results = [
        {
            "status": str(run.summary.status),
            "epochs": run.summary.epochs,
            "updates": run.summary.updates,
            "seconds": _number(run.summary.seconds),
            "train_loss": _last([row.train_loss for row in rows]),
            "test_loss": _last([row.test_loss for row in rows]),
            "train_accuracy": _number(run.summary.train_accuracy),
            "test_accuracy": _number(run.summary.test_accuracy),
            "drawings_accuracy": _number(run.summary.drawings_accuracy),
            "own_accuracy": _number(run.summary.own_accuracy),
        }
        for run, rows in runs
    ]
    return {
        "runs": [run.summary.id for run, _ in runs],
        "names": [run.summary.name for run, _ in runs],
        "settings": {name: list(values) for name, values in difference(settings).items()},
        "results": {name: [result[name] for result in results] for name in results[0]},
    }


def _last(values: Sequence[float | None]) -> float | None:
    return _number(next((value for value in reversed(values) if value is not None), None))


def _epoch(row: EpochRow) -> dict[str, Any]:
    return {
        **{name: _number(getattr(row, name)) for name in NUMBERS},
        "layers": [{"gradient_norm": _number(norm), "update_ratio": _number(ratio)} for norm, ratio in row.layers],
    }


def _number(value: float | None) -> float | None:
    """JSON knows neither infinity nor NaN."""
    return None if value is None or not math.isfinite(value) else value
