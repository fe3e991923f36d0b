"""A stored history: the curves of a run that the run store keeps, as the history that panels draw."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import Final

from hwr.errors import StorageError
from hwr.nn.history import History, Place
from hwr.nn.report import EpochReport, LayerReport
from hwr.store.runs.record import EpochRow

MOST_UPDATES: Final = 10**8
"""Each of them has its place in the history's memory; a day of nothing but small updates makes less."""


def stored_history(rows: Sequence[EpochRow], start_update: int = 0) -> History | None:
    """The history of a run as far as it was kept: what was measured after epochs, but no single batch's loss (NaN).

    Args:
        rows: in the order of their updates; without any there is no history.
        start_update: after which update of another run this one began. Where that lies in epochs, samples and seconds
            is not kept; it is reckoned from the pace until the first row.

    Raises:
        StorageError: if these are more updates than a computer could have made.
    """
    if not rows:
        return None
    if rows[-1].update > MOST_UPDATES:
        raise StorageError(f"A run of {rows[-1].update:,} updates cannot be drawn; its curves must be damaged.")
    first = rows[0]
    share = start_update / first.update if first.update else 0.0
    samples = _samples_an_epoch(rows)
    start = Place(start_update, first.samples_seen * share / samples, first.samples_seen * share, first.seconds * share)
    history = History(max((len(row.layers) for row in rows), default=0), samples, start)
    update = start_update
    for row in rows:
        history.append(_report(row, max(0, row.update - update)))
        update = max(update, row.update)
    return history


def ground(runs: Sequence[Sequence[EpochRow]]) -> History | None:
    """A history as long as the longest of these runs, in which nothing was measured; None if there is no row.

    Runs are laid over it, so that all are drawn alike and none is the one that the others are compared with.
    """
    longest = max(runs, key=lambda rows: rows[-1].update if rows else -1, default=())
    return stored_history([EpochRow(row.update, row.epoch, row.samples_seen, row.seconds, nan) for row in longest])


def _samples_an_epoch(rows: Sequence[EpochRow]) -> int:
    """How many samples an epoch has, as far as the rows tell."""
    first, last = rows[0], rows[-1]
    if last.epoch > first.epoch:
        return max(1, round((last.samples_seen - first.samples_seen) / (last.epoch - first.epoch)))
    return max(1, round(last.samples_seen / max(1, last.epoch)))


def _report(row: EpochRow, updates: int) -> EpochReport:
    return EpochReport(
        update=row.update,
        epoch=row.epoch,
        samples_seen=row.samples_seen,
        seconds=row.seconds,
        learning_rate=row.learning_rate,
        losses=(nan,) * updates,
        # Of a layer's norms only the ratio of two is kept: with parameters of norm 1 it is the step's.
        layers=tuple(LayerReport(norm, ratio, 1.0) for norm, ratio in row.layers),
        loss=nan if row.loss is None else row.loss,
        train_loss=row.train_loss,
        train_accuracy=row.train_accuracy,
        validation_loss=row.validation_loss,
        validation_accuracy=row.validation_accuracy,
        test_loss=row.test_loss,
        test_accuracy=row.test_accuracy,
        stop=None,
    )
