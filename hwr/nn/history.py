"""A history: the reports of one training, as columns from which curves are drawn.

The curves' values belong to updates; where an update lies on another axis (epochs, samples, seconds) is interpolated
between the reports around it.

What a training reports has no end, and memory has: of what is long past, less is kept than of what was a moment ago.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import astuple, dataclass, fields
from enum import Enum
from typing import Final

import numpy as np

from hwr.nn.growing_table import Floats, GrowingTable
from hwr.nn.loss_column import LossColumn, Stretches
from hwr.nn.report import NOT_READ, DrawingScores, EpochReport, Report


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
        text: in words, such as "learning rate 0.1", as they are kept: in English.
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


MOST_REPORTS: Final = 1 << 15
"""So many reports are kept at most, and so many evaluations."""


@dataclass(frozen=True, eq=False)
class Timeline:
    """Where updates lie on every axis, as it was known at one moment; between two reports it is interpolated.

    Attributes:
        rows: (reports, 4), ascending, a `Place` each.
    """

    rows: Floats

    def along(self, axis: TimeAxis, updates: Floats) -> Floats:
        """Where updates lie on an axis: (n,) -> (n,)."""
        if axis is TimeAxis.UPDATES:
            return np.asarray(updates, np.float64)
        place: Floats = np.interp(updates, self.rows[:, 0], self.rows[:, _PLACE.index(axis.value)])
        return place

    def updates_at(self, axis: TimeAxis, places: Floats) -> Floats:
        """Which updates lie at places on an axis: the inverse of `along`, (n,) -> (n,)."""
        updates: Floats = np.interp(places, self.rows[:, _PLACE.index(axis.value)], self.rows[:, 0])
        return updates


class History:
    """What a training reported so far; grows with `append`, shrinks with `rewind`.

    Unless it is `whole`, its memory stays small however long the training is: whenever there are `MOST_REPORTS` reports
    or evaluations, every second one of their older half is let go, and losses long past are kept in stretches
    (`LossColumn`).

    Attributes:
        layers: how many the network has.
        samples: training samples an epoch.
        start: where the training stood when this history began; it may continue another one.
        marks: in the order of their updates.
        revisions: how often what is past was changed, because it was rewound or something was let go; as long as it was
            not, it has only grown since one looked at it last.
    """

    def __init__(self, layers: int, samples: int, start: Place = Place(0, 0, 0, 0), *, whole: bool = False) -> None:
        self.layers = layers
        self.samples = samples
        self.start = start
        self.marks: tuple[Mark, ...] = ()
        self.revisions = 0
        self._is_whole = whole
        self._places = GrowingTable(len(_PLACE))
        self._places.extend([astuple(start)])
        self._losses = LossColumn(int(start.updates))
        self._reports = GrowingTable(len(_REPORT))
        self._gradients = GrowingTable(layers)
        self._ratios = GrowingTable(layers)
        self._epochs = GrowingTable(len(_EPOCH))

    # Growing and shrinking

    def append(self, report: Report, drawings: DrawingScores = NOT_READ) -> None:
        """Take a report in, and how drawings were read at an `EpochReport`; reports come in order."""
        self._losses.extend(np.array(report.losses))
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
        if not self._is_whole:
            self._let_go()

    def _let_go(self) -> None:
        """Keep less of what is long past, if there is much."""
        if len(self._places) > MOST_REPORTS:
            self._halve(self._places)
        if len(self._reports) > MOST_REPORTS:
            self._halve(self._reports, self._gradients, self._ratios)
        if len(self._epochs) > MOST_REPORTS:
            self._halve(self._epochs, kept=() if self.best_epoch is None else (self.best_epoch,))
        while self._losses.is_long:
            self.revisions += 1
            self._losses.shorten()

    def _halve(self, *tables: GrowingTable, kept: Collection[int] = ()) -> None:
        self.revisions += 1
        for table in tables:
            table.halve(kept)

    def mark(self, mark: Mark) -> None:
        """Note that something happened."""
        self.marks = (*self.marks, mark)

    def rewind(self, update: int) -> None:
        """Forget all that came after `update`, which does not lie before the start."""
        place = [self.along(axis, np.array([float(update)]))[0] for axis in TimeAxis]
        self.revisions += 1
        self._losses.rewind(update)
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
        return self._losses.last

    @property
    def epochs(self) -> float:
        """How many were made so far, with the fraction of the one under way."""
        return float(self._places.rows[-1, _PLACE.index(TimeAxis.EPOCHS.value)])

    @property
    def losses(self) -> Floats:
        """(n,): each batch's loss before its update, as minimised; the first ones may be means of `stretches`."""
        return self._losses.values

    @property
    def loss_updates(self) -> Floats:
        """(n,): to which update each of `losses` belongs, the last one of a stretch."""
        return self._losses.updates

    @property
    def stretches(self) -> Stretches | None:
        """What the first of `losses` are means of; None while each is of one update."""
        return self._losses.stretches

    def mean_loss(self, after: int, until: int) -> float:
        """The mean of the losses of the updates after one, until another."""
        return self._losses.mean(after, until)

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

    @property
    def timeline(self) -> Timeline:
        """Where updates lie, as far as is known now; what is reported later changes nothing of it."""
        return Timeline(self._places.rows)

    def along(self, axis: TimeAxis, updates: Floats) -> Floats:
        """Where updates lie on an axis: (n,) -> (n,)."""
        return self.timeline.along(axis, updates)

    def updates_at(self, axis: TimeAxis, places: Floats) -> Floats:
        """Which updates lie at places on an axis: the inverse of `along`, (n,) -> (n,)."""
        return self.timeline.updates_at(axis, places)


def _through(table: GrowingTable, update: int) -> int:
    """How many of a table's rows belong to updates up to this one."""
    return int(np.searchsorted(table.column(0), update, side="right"))


def _or_nan(value: float | None) -> float:
    return np.nan if value is None else value
