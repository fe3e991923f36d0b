"""Reports: what a training publishes about itself, frozen values without arrays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final


class StopReason(Enum):
    """Why a training ended of its own accord."""

    EPOCHS_DONE = "epochs done"
    UPDATES_DONE = "updates done"
    CONVERGED = "converged"
    """The loss no longer falls; see `TrainingConfig.convergence_window`."""
    EARLY_STOP = "early stop"
    """The loss on the validation samples did not improve for `TrainingConfig.patience` epochs."""
    DIVERGED = "diverged"
    """The loss or a gradient is no longer finite; the last weights with a finite loss are kept."""


@dataclass(frozen=True)
class LayerReport:
    """One layer in one update; Euclidean norms over the layer's weights and biases.

    Attributes:
        gradient_norm: of dLoss/d(weights and biases).
        step_norm: of what was subtracted from them.
        parameter_norm: of themselves, before.
    """

    gradient_norm: float
    step_norm: float
    parameter_norm: float

    @property
    def update_ratio(self) -> float:
        """Step over parameters: about 1e-3 is usual; 0 is standing still. Infinite while all parameters are 0."""
        if self.parameter_norm == 0:
            return 0.0 if self.step_norm == 0 else float("inf")
        return self.step_norm / self.parameter_norm


@dataclass(frozen=True)
class Report:
    """How far a training is.

    Attributes:
        update: updates made so far.
        epoch: whole epochs made so far.
        samples_seen: samples used so far, counted as often as they were used.
        seconds: time spent training, pauses left out.
        learning_rate: of the last update, the schedule applied.
        losses: of each batch since the report before, as minimised (dropout, noise and penalty included) and before its
            update; so the curve is complete however seldom a report is asked for.
        layers: of the last update, from the first layer on; empty before the first.
    """

    update: int
    epoch: int
    samples_seen: int
    seconds: float
    learning_rate: float
    losses: tuple[float, ...]
    layers: tuple[LayerReport, ...]


@dataclass(frozen=True)
class UpdateReport(Report):
    """After an update."""

    @property
    def loss(self) -> float:
        """Of the last batch."""
        return self.losses[-1]


@dataclass(frozen=True)
class EpochReport(Report):
    """After an epoch, and at the end of the training, which may come in the middle of one.

    Attributes:
        loss: mean over the epoch's samples so far, each batch's loss as in `losses`; NaN before the first.
        train_loss, train_accuracy: of `TrainingState.candidate` on the training samples, or `training.MOST_SCORED` of
            them, without dropout, noise and penalty; None if not evaluated.
        validation_loss, validation_accuracy: the same on the validation samples; None if there are none either.
        test_loss, test_accuracy: the same on the test samples; likewise.
        stop: why the training ended; None if it goes on.
    """

    loss: float
    train_loss: float | None
    train_accuracy: float | None
    validation_loss: float | None
    validation_accuracy: float | None
    test_loss: float | None
    test_accuracy: float | None
    stop: StopReason | None


@dataclass(frozen=True)
class DrawingScores:
    """How many drawings a network reads right, beside an `EpochReport`: in [0, 1], None where that was not measured.

    Attributes:
        shipped: of those that came with the program.
        own: of the user's own.
    """

    shipped: float | None = None
    own: float | None = None


NOT_READ: Final = DrawingScores()
