"""A history: the reports of one training, as columns from which curves are drawn.

The curves' values belong to updates; where an update lies on another axis (epochs, samples, seconds) is interpolated
between the reports around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.report import NOT_READ, DrawingScores, EpochReport, Report

Floats = NDArray[np.float64]


class GrowingTable:
    """Rows of `width` numbers; appending is cheap however many there are."""

    def __init__(self, width: int) -> None:
        self._rows = np.empty((64, width))
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def rows(self) -> Floats:
        """All rows, (length, width), a read-only view that later rows do not change."""
        view = self._rows[: self._length]
        view.flags.writeable = False
        return view

    def column(self, index: int) -> Floats:
        """One column, (length,), likewise."""
        return self.rows[:, index]

    def extend(self, rows: Floats | Sequence[Sequence[float]]) -> None:
        """Add rows, (n, width)."""
        added = np.asarray(rows, np.float64).reshape(-1, self._rows.shape[1])
        needed = self._length + len(added)
        if needed > len(self._rows):
            grown = np.empty((max(needed, 2 * len(self._rows)), self._rows.shape[1]))
            grown[: self._length] = self.rows
            self._rows = grown
        self._rows[self._length : needed] = added
        self._length = needed

    def truncate(self, length: int) -> None:
        """Keep the first `length` rows. The memory is made anew, so that views handed out before stay as they are."""
        if length < self._length:
            self._rows = self._rows.copy()
            self._length = length


class TimeAxis(Enum):
    """What a curve is drawn over."""

    UPDATES = "updates"
    EPOCHS = "epochs"
    SAMPLES = "samples"
    SECONDS = "seconds"


class MarkKind(Enum):
    """What happened at a marked update."""

    RATE = "rate"
    """The learning rate became another one."""
    PAUSE = "pause"
    BACK = "back"
    """Updates were taken back, down to this one."""
    REMEDY = "remedy"
    """The run was begun as a remedy for another one."""
    BRANCH = "branch"
    """The run went on from another one."""
    BEST = "best"
    """The weights that were best until then are kept, not the last ones."""
    STOP = "stop"
    """The user ended the run."""


@dataclass(frozen=True)
class Mark:
    """Something that happened to the training from outside.

    Attributes:
        update: after so many updates.
        kind: what.
        text: in words, such as "learning rate 0.1".
    """

    update: int
    kind: MarkKind
    text: str


@dataclass(frozen=True)
class Place:
    """A point of a training on every axis; epochs count with their fraction."""

    updates: float
    epochs: float
    samples: float
    seconds: float


_OF_SETS: Final = (
    "train_loss",
    "train_accuracy",
    "validation_loss",
    "validation_accuracy",
    "test_loss",
    "test_accuracy",
)
EVALUATIONS: Final = (*_OF_SETS, "drawings_accuracy", "own_accuracy")
"""The columns of evaluations, NaN where one was not made; the last two are `DrawingScores`."""

_PLACE: Final = tuple(field.name for field in fields(Place))
_REPORT: Final = ("updates", "rate")
_EPOCH: Final = ("updates", "loss", *EVALUATIONS)


class History:
    """What a training reported so far; grows with `append`, shrinks with `rewind`.

    Attributes:
        layers: how many the network has.
        samples: training samples an epoch.
        start: where the training stood when this history began; it may continue another one.
        marks: in the order of their updates.
        rewinds: how often it was rewound; as long as it was not, it has only grown since one looked at it last.
    """

    def __init__(self, layers: int, samples: int, start: Place = Place(0, 0, 0, 0)) -> None:
        self.layers = layers
        self.samples = samples
        self.start = start
        self.marks: tuple[Mark, ...] = ()
        self.rewinds = 0
        self._places = GrowingTable(len(_PLACE))
        self._places.extend([astuple(start)])
        self._losses = GrowingTable(1)
        self._counted: Floats = np.empty(0)
        self._reports = GrowingTable(len(_REPORT))
        self._gradients = GrowingTable(layers)
        self._ratios = GrowingTable(layers)
        self._epochs = GrowingTable(len(_EPOCH))

    # Growing and shrinking

    def append(self, report: Report, drawings: DrawingScores = NOT_READ) -> None:
        """Take a report in, and how drawings were read at an `EpochReport`; reports come in order."""
        self._losses.extend(np.array(report.losses).reshape(-1, 1))
        epochs = self.start.epochs + (report.samples_seen - self.start.samples) / self.samples
        self._places.extend([(report.update, epochs, report.samples_seen, report.seconds)])
        if report.losses and report.layers:
            self._reports.extend([(report.update, report.learning_rate)])
            self._gradients.extend([[layer.gradient_norm for layer in report.layers]])
            self._ratios.extend([[layer.update_ratio for layer in report.layers]])
        if isinstance(report, EpochReport):
            values = [getattr(report, name, None) for name in _OF_SETS]
            measured = map(_or_nan, (*values, drawings.shipped, drawings.own))
            self._epochs.extend([(report.update, report.loss, *measured)])

    def mark(self, mark: Mark) -> None:
        """Note that something happened."""
        self.marks = (*self.marks, mark)

    def rewind(self, update: int) -> None:
        """Forget all that came after `update`, which does not lie before the start."""
        place = [self.along(axis, np.array([float(update)]))[0] for axis in TimeAxis]
        self.rewinds += 1
        self._losses.truncate(max(0, update - int(self.start.updates)))
        kept = _through(self._reports, update)
        for table in (self._reports, self._gradients, self._ratios):
            table.truncate(kept)
        for table in (self._places, self._epochs):
            table.truncate(_through(table, update))
        self._places.extend([place])  # it may lie between two reports
        self.marks = tuple(mark for mark in self.marks if mark.update <= update)

    # Every update

    @property
    def update(self) -> int:
        """Updates made so far."""
        return int(self.start.updates) + len(self._losses)

    @property
    def epochs(self) -> float:
        """How many were made so far, with the fraction of the one under way."""
        return float(self._places.rows[-1, _PLACE.index(TimeAxis.EPOCHS.value)])

    @property
    def losses(self) -> Floats:
        """(updates,): each batch's loss before its update, as minimised."""
        return self._losses.column(0)

    @property
    def loss_updates(self) -> Floats:
        """(updates,): to which update each of `losses` belongs."""
        made = len(self._losses)
        if made > len(self._counted):  # made once and again: it is asked for with every picture of the curve
            first = self.start.updates + 1
            self._counted = np.arange(first, first + 2 * made, dtype=np.float64)
            self._counted.flags.writeable = False
        return self._counted[:made]

    # Every report

    @property
    def report_updates(self) -> Floats:
        """(reports,): the updates that were reported."""
        return self._reports.column(0)

    @property
    def rates(self) -> Floats:
        """(reports,): learning rate, the schedule applied."""
        return self._reports.column(_REPORT.index("rate"))

    @property
    def gradient_norms(self) -> Floats:
        """(reports, layers): Euclidean norm of each layer's gradient."""
        return self._gradients.rows

    @property
    def update_ratios(self) -> Floats:
        """(reports, layers): norm of each layer's step over that of its parameters."""
        return self._ratios.rows

    # Every epoch

    @property
    def epoch_updates(self) -> Floats:
        """(epochs,): the update after which each evaluation was made."""
        return self._epochs.column(0)

    @property
    def epoch_losses(self) -> Floats:
        """(epochs,): mean loss over each epoch's samples, as minimised."""
        return self._epochs.column(_EPOCH.index("loss"))

    def evaluations(self, name: str) -> Floats:
        """(epochs,): one of `EVALUATIONS`; NaN where it was not made."""
        return self._epochs.column(_EPOCH.index(name))

    def latest(self, name: str) -> float | None:
        """The last value of one of `EVALUATIONS` that was made; None before the first."""
        values = self.evaluations(name)
        made = values[~np.isnan(values)]
        return float(made[-1]) if len(made) else None

    @property
    def best_epoch(self) -> int | None:
        """The index of the evaluation with the lowest loss on validation samples, or else test samples."""
        for name in ("validation_loss", "test_loss"):
            values = self.evaluations(name)
            if np.isfinite(values).any():
                return int(np.nanargmin(np.where(np.isfinite(values), values, np.nan)))
        return None

    # Axes

    def along(self, axis: TimeAxis, updates: Floats) -> Floats:
        """Where updates lie on an axis: (n,) -> (n,)."""
        if axis is TimeAxis.UPDATES:
            return np.asarray(updates, np.float64)
        known = self._places.rows
        place: Floats = np.interp(updates, known[:, 0], known[:, _PLACE.index(axis.value)])
        return place

    def updates_at(self, axis: TimeAxis, places: Floats) -> Floats:
        """Which updates lie at places on an axis: the inverse of `along`, (n,) -> (n,)."""
        known = self._places.rows
        updates: Floats = np.interp(places, known[:, _PLACE.index(axis.value)], known[:, 0])
        return updates


def _through(table: GrowingTable, update: int) -> int:
    """How many of a table's rows belong to updates up to this one."""
    return int(np.searchsorted(table.column(0), update, side="right"))


def _or_nan(value: float | None) -> float:
    return np.nan if value is None else value
