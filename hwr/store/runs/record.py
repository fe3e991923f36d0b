"""The records: what the history knows about a run, as frozen values; a recipe in a line; what tells runs apart."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hwr.nn.report import NOT_READ, DrawingScores, EpochReport


class RunStatus(StrEnum):
    """How a run stands."""

    RUNNING = "running"
    FINISHED = "finished"
    """It came to the end that its settings foresee."""
    STOPPED = "stopped"
    """The user ended it; it can be continued."""
    DIVERGED = "diverged"
    """Its numbers left the finite ones."""
    INTERRUPTED = "interrupted"
    """Its process died; it can be continued from the last checkpoint."""


@dataclass(frozen=True, slots=True)
class EpochRow:
    """What was measured at one moment of a run, usually the end of an epoch; None where nothing was.

    Attributes:
        update, epoch, samples_seen: counted from the beginning of the training; at least 0.
        seconds: spent training so far, pauses left out.
        learning_rate: of the last update, the schedule applied.
        loss: mean over the epoch's batches, as minimised.
        train_loss, train_accuracy, validation_loss, validation_accuracy, test_loss, test_accuracy: of the whole sets,
            without dropout, noise and penalty; accuracies 0 to 1.
        drawings_accuracy, own_accuracy: of the drawings that came with the program, and of the user's own; 0 to 1.
        layers: for each layer, from the first on, the norm of the gradient and the update-to-weight ratio.
    """

    update: int
    epoch: int
    samples_seen: int
    seconds: float
    learning_rate: float
    loss: float | None = None
    train_loss: float | None = None
    train_accuracy: float | None = None
    validation_loss: float | None = None
    validation_accuracy: float | None = None
    test_loss: float | None = None
    test_accuracy: float | None = None
    drawings_accuracy: float | None = None
    own_accuracy: float | None = None
    layers: tuple[tuple[float, float], ...] = ()

    @classmethod
    def from_report(cls, report: EpochReport, drawings: DrawingScores = NOT_READ) -> EpochRow:
        """What the history keeps of a training's report; what is not a number is None."""
        measured = {name: number(getattr(report, name)) for name in _REPORTED}
        return cls(
            update=report.update,
            epoch=report.epoch,
            samples_seen=report.samples_seen,
            seconds=report.seconds,
            learning_rate=report.learning_rate,
            layers=tuple((layer.gradient_norm, layer.update_ratio) for layer in report.layers),
            drawings_accuracy=drawings.shipped,
            own_accuracy=drawings.own,
            **measured,
        )


_REPORTED = (
    "loss",
    "train_loss",
    "train_accuracy",
    "validation_loss",
    "validation_accuracy",
    "test_loss",
    "test_accuracy",
)
MEASURES = (*_REPORTED, "drawings_accuracy", "own_accuracy")
"""The fields of `EpochRow` that are None where nothing was measured."""


@dataclass(frozen=True, eq=False)
class BatchLosses:
    """The loss of each batch of a stretch of a training, as minimised and before its update.

    Attributes:
        first: the update of the first one, from 1.
        values: float64 (n,).
    """

    first: int
    values: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.values)

    @property
    def last(self) -> int:
        """The update of the last one."""
        return self.first + len(self.values) - 1

    def through(self, update: int) -> BatchLosses:
        """Those up to an update."""
        return BatchLosses(self.first, self.values[: max(0, update - self.first + 1)])


def number(value: float | None) -> float | None:
    """The value as a float, with None for NaN: "not measured" has one form, also in SQLite, which knows no NaN."""
    return None if value is None or math.isnan(value) else float(value)


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run as a line of the table.

    Attributes:
        id: its number, never used again.
        name, note: the user's words.
        tags: the user's, sorted.
        status: a run whose process is dead is never "running" here.
        begun: when, in UTC.
        seconds: spent preparing the samples and training, pauses left out.
        epochs, updates: made so far.
        seed: of all its randomness.
        outline: its recipe in a line.
        train_accuracy, test_accuracy: 0 to 1: of the final model, or of the last epoch that was evaluated.
        drawings_accuracy, own_accuracy: how many of the shipped drawings, and of the user's own, it reads; likewise.
        parent: the run that this one goes on from, and after which update; None for one that began afresh.
        has_model, has_checkpoint: whether there is a final model to use, and a point to continue from.
        best_test_accuracy: the highest after any epoch; 0 to 1.
        train_loss, test_loss: of the last epoch that was evaluated.
        lowest_test_loss: after any epoch.
    """

    id: int
    name: str
    note: str
    tags: tuple[str, ...]
    status: RunStatus
    begun: datetime
    seconds: float
    epochs: int
    updates: int
    seed: int
    outline: str
    train_accuracy: float | None
    test_accuracy: float | None
    drawings_accuracy: float | None
    own_accuracy: float | None
    parent: tuple[int, int] | None
    has_model: bool
    has_checkpoint: bool
    best_test_accuracy: float | None = None
    train_loss: float | None = None
    test_loss: float | None = None
    lowest_test_loss: float | None = None

    @property
    def text(self) -> str:
        """All that words are looked for in, in one case: number, name, note, tags, outline and status."""
        return "\n".join((f"#{self.id}", self.name, self.note, *self.tags, self.outline, self.status)).casefold()


@dataclass(frozen=True, slots=True)
class Run:
    """A run with all that is not a curve or an array.

    Attributes:
        summary: its line in the table.
        recipe: the settings, JSON-able.
        versions: of the program and of the libraries that decide the numbers, by name.
        data_fingerprint: equal for equal training data; see `fingerprint`.
        metrics: of the final model, JSON-able; empty before the end.
    """

    summary: RunSummary
    recipe: Mapping[str, Any]
    versions: Mapping[str, str]
    data_fingerprint: str
    metrics: Mapping[str, Any]


def outline(recipe: Mapping[str, Any]) -> str:
    """Layers, optimizer, batch, length, dropout and penalty, as far as the recipe tells: "128 relu, adam 0.001, batch
    64, 50 epochs, dropout 0.1"; or "adam 0.1 → 0.01", if the learning rate was changed in the middle.
    """
    training = recipe.get("training")
    parts = [_layers(recipe.get("hidden")), *(_training(training, recipe) if isinstance(training, Mapping) else ())]
    return ", ".join(part for part in parts if part)


def _layers(hidden: object) -> str:
    if not isinstance(hidden, list | tuple):
        return ""
    layers = [layer if isinstance(layer, Mapping) else {"units": layer} for layer in hidden]
    if not layers:
        return "no hidden layer"
    units = "-".join(str(layer.get("units", "?")) for layer in layers)
    kinds = dict.fromkeys(str(layer["activation"]) for layer in layers if "activation" in layer)
    return " ".join([units, "/".join(kinds)]).strip()


def _rates(training: Mapping[str, Any], recipe: Mapping[str, Any]) -> str:
    """The learning rate and, after an arrow each, those that it was changed to: "0.1 → 0.01"."""
    done = recipe.get("interventions")
    latest: list[object] = []  # of this run, not of those it went on from
    for one in done if isinstance(done, list | tuple) else ():
        if isinstance(one, Mapping):
            latest = [] if one.get("kind") == "branch" else [*latest, one.get("learning_rate")]
    rates = [training.get("learning_rate"), *latest]
    return " → ".join(f"{rate:g}" for rate in rates if isinstance(rate, int | float))


def _training(training: Mapping[str, Any], recipe: Mapping[str, Any]) -> list[str]:
    optimizer = training.get("optimizer")
    name = optimizer.get("name") if isinstance(optimizer, Mapping) else optimizer
    parts = [" ".join([str(name or ""), _rates(training, recipe)]).strip()]
    if "batch_size" in training:
        size = training["batch_size"]
        parts.append("stochastic" if size == 1 else f"batch {size}" if isinstance(size, int) else "full batch")
    for key, noun in (("epochs", "epochs"), ("max_updates", "updates")):
        if isinstance(training.get(key), int):
            parts.append(f"{training[key]:,} {noun}")
    for key, noun in (("dropout", "dropout"), ("l2", "L2")):
        if isinstance(training.get(key), int | float) and training[key]:
            parts.append(f"{noun} {training[key]:g}")
    return parts


def layer_words(specs: Sequence[Any]) -> str:
    """Layers in a line: "256 relu, 128 relu", "6 × 30 sigmoid", "64 relu from zeros"; "none" without any."""
    words = [_layer(spec) for spec in specs]
    groups = [(name, sum(1 for _ in same)) for name, same in groupby(words)]
    return ", ".join(name if count == 1 else f"{count} × {name}" for name, count in groups) or "none"


def _layer(spec: Any) -> str:
    if not isinstance(spec, Mapping):
        return str(spec)
    start = spec.get("initializer")
    return f"{spec.get('units', '?')} {spec.get('activation', '')}".strip() + (f" from {start}" if start else "")


def difference(settings: Sequence[Mapping[str, Any]]) -> dict[str, tuple[Any, ...]]:
    """The settings that are not the same everywhere, by their dotted names, each with its value in every one of them.

    None stands for a setting that is not there: the momentum of an optimizer that has none, the second hidden layer of
    a network with one. The names come in the order in which they first occur, with those of one table together.
    """
    flat = [flatten(values) for values in settings]
    tables = list(dict.fromkeys(name for values in settings for name in values))

    def place(name: str) -> int:
        return next(i for i, table in enumerate(tables) if name == table or name.startswith(f"{table}."))

    names = sorted(dict.fromkeys(name for values in flat for name in values), key=place)
    rows = {name: tuple(values.get(name) for values in flat) for name in names}
    return {name: row for name, row in rows.items() if not all(_is_same(value, row[0]) for value in row)}


def flatten(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Nested settings under dotted names; the tables of a list are counted from 1, as in `hidden.1.units`."""
    found: dict[str, Any] = {}
    for name, value in settings.items():
        table = _table(value)
        if table is None:
            found[name] = value
        else:
            found |= {f"{name}.{inner}": leaf for inner, leaf in flatten(table).items()}
    return found


def _table(value: object) -> Mapping[str, Any] | None:
    if isinstance(value, Mapping):
        return value
    if isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value):
        return {str(number): item for number, item in enumerate(value, start=1)}
    return None


def _is_same(a: Any, b: Any) -> bool:
    """Equal, with 1 and 1.0 the same, but not 1 and True."""
    return bool(a == b) and isinstance(a, bool) == isinstance(b, bool)
