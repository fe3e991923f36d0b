"""Evidence: what the doctor knows of a training, the stretches of its history that count, and the baselines they are
measured against, from blind guessing to the best there is.

Nothing is judged by a single number: a loss is the mean of at least `SAMPLES` samples and an epoch counts together with
those before it, so that a diagnosis neither comes nor goes with one batch. What happened before the learning rate was
last changed is no evidence against the present one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.activations import Softmax
from hwr.nn.data import NO_CLASS
from hwr.nn.history import History, MarkKind
from hwr.nn.losses import join, target_table
from hwr.nn.report import StopReason
from hwr.nn.trace import Trace
from hwr.recipe.recipe import Recipe

Floats = NDArray[np.float64]

SAMPLES: Final = 64
"""The mean loss of so many samples is steady enough to be compared: a usual mini-batch."""

REPORTS: Final = 10
"""The median of so many reports' norms is, too."""

_NEAR: Final = 1e-12
"""As near to 0 and 1 as outputs are taken to be, whose logarithms are finite then."""


def lately_reported(history: History, update: float) -> slice:
    """Which reports tell of the norms at an update: the last `REPORTS` by then, fewer where the history or the present
    learning rate began later; the very last one at least."""
    first, end = np.searchsorted(history.report_updates, [_settled(history, update), update], side="right")
    return slice(max(0, min(max(int(first), int(end) - REPORTS), int(end) - 1)), int(end))


def _settled(history: History, update: float) -> int:
    """The last update by then after which the learning rate was changed from outside, or else the history's first."""
    changes = [mark.update for mark in history.marks if mark.kind is MarkKind.RATE and mark.update <= update]
    return max(changes, default=int(history.start.updates))


@dataclass(frozen=True, eq=False)
class Evidence:
    """A training as it is now.

    Attributes:
        recipe: with the learning rate as it is now, if it was changed on the way.
        history: so far.
        batch: a recorded pass of training samples through the network as it is now; None if there is none yet.
        answers: integer (classes,): how many of the test digits the network reads as each class now; None if unknown.
        stop: why the training ended of its own accord; None while it can go on.
    """

    recipe: Recipe
    history: History
    batch: Trace | None = None
    answers: NDArray[np.integer[Any]] | None = None
    stop: StopReason | None = None

    # Where the evidence begins

    @cached_property
    def since(self) -> int:
        """The update after which the learning rate was last changed from outside, or else the history's first."""
        return _settled(self.history, self.history.update)

    @property
    def updates(self) -> int:
        """How many updates there are to judge by."""
        return self.history.update - self.since

    @cached_property
    def updates_per_epoch(self) -> int:
        """At least 1."""
        return self.recipe.training.updates_per_epoch(self.history.samples)

    # What it is measured against

    @cached_property
    def guessing(self) -> float:
        """The loss of blind guessing."""
        return guessing_loss(self.recipe)

    @cached_property
    def span(self) -> float:
        """From the loss of blind guessing down to the best there is; > 0."""
        return self.guessing - best_loss(self.recipe)

    @cached_property
    def accuracies(self) -> Floats:
        """(epochs,): right on the training samples, 0 as by guessing, 1 as well as can be; NaN where not evaluated."""
        chance = guessing_accuracy(self.recipe)
        return (self.history.evaluations("train_accuracy") - chance) / (1 - chance)

    @property
    def accuracy(self) -> float | None:
        """The best of the latest five of `accuracies`: one alone may be a bad moment. None before there is one."""
        made = self.accuracies[~np.isnan(self.accuracies)]
        return float(made[-5:].max()) if len(made) else None

    # Every update

    def smoothed(self, length: int) -> Floats:
        """The losses of the last updates, each the mean of `SAMPLES` samples or more: at most (length,), the newest
        last; a list that is shorter begins with the evidence."""
        size = self.recipe.training.batch_size or self.history.samples
        of_each = max(1, math.ceil(SAMPLES / size))
        losses = self.history.losses
        wanted = min(length * of_each, self.updates, len(losses)) // of_each * of_each
        means: Floats = losses[len(losses) - wanted :].reshape(-1, of_each).mean(axis=1)
        return means

    def level(self, updates: int) -> float:
        """The mean loss of the last so many updates."""
        return self.history.mean_loss(self.history.update - updates, self.history.update)

    def fall(self, updates: int) -> float | None:
        """By how much the mean loss fell from one stretch of updates to the next, which is the last; as a share of the
        whole way from guessing to the best. None if there are not yet so many, or not all finite."""
        if self.updates < 2 * updates:
            return None
        now = self.history.update
        before, lately = self.history.mean_loss(now - 2 * updates, now - updates), self.level(updates)
        return (before - lately) / self.span if math.isfinite(before) and math.isfinite(lately) else None

    # Every report

    def recent(self, norms: Floats) -> Floats | None:
        """(reports, layers) -> (layers,), the median over the last `REPORTS`; None if there are not so many yet."""
        lately = norms[lately_reported(self.history, self.history.update)]
        return None if len(lately) < REPORTS else np.median(lately, axis=0)

    @property
    def is_rate_decayed(self) -> bool:
        """Whether the schedule has brought the learning rate down to less than half."""
        rates = self.history.rates
        return len(rates) > 0 and bool(rates[-1] < self.recipe.training.learning_rate / 2)

    # Every epoch

    def epochs(self, values: Floats) -> Floats:
        """Those of (epochs,) values that belong to the evidence, without the ones that were not made."""
        first = int(np.searchsorted(self.history.epoch_updates, self.since, side="right"))
        lately = values[first:]
        return lately[~np.isnan(lately)]


# Baselines


def guessing_loss(recipe: Recipe) -> float:
    """The mean loss of always answering with each class's share, 1 / classes, when the classes are alike in number."""
    even = _target(recipe, NO_CLASS)
    return _mean_loss(recipe, even, even)


def best_loss(recipe: Recipe) -> float:
    """The mean loss of a network that is right about every sample: what smoothing and pictures of no digit leave."""
    return _mean_loss(recipe, _target(recipe, 0), _target(recipe, NO_CLASS))


def _mean_loss(recipe: Recipe, on_digits: Floats, on_nonsense: Floats) -> float:
    """When the digits, all of the first class, are answered so, and what is none so; each (classes,)."""
    nonsense = recipe.nonsense if recipe.variants else 0.0
    of_digits = _loss_of(recipe, on_digits, _target(recipe, 0))
    return (of_digits + nonsense * _loss_of(recipe, on_nonsense, _target(recipe, NO_CLASS))) / (1 + nonsense)


def _loss_of(recipe: Recipe, outputs: Floats, target: Floats) -> float:
    a = np.clip(outputs, _NEAR, 1 - _NEAR)[:, None]
    z = np.log(a) if recipe.output.activation == Softmax.name else np.log(a) - np.log1p(-a)
    loss = join(recipe.training.loss, recipe.output.activation, z.shape, z.dtype)
    return loss.forward(z, target[:, None], np.empty_like(z))


def _target(recipe: Recipe, label: int) -> Floats:
    table = target_table(recipe.output.units, recipe.training.label_smoothing, np.float64)
    return np.asarray(table[:, label], np.float64)


def guessing_accuracy(recipe: Recipe) -> float:
    """Right by chance, in [0, 1]."""
    return 1 / recipe.output.units
