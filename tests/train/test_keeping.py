"""A run that comes back from the store draws the same curves as while it was trained."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hwr.nn.history import EVALUATIONS, History, TimeAxis
from hwr.nn.report import EpochReport
from hwr.nn.training import train
from hwr.store.runs.record import EpochRow
from hwr.train.keeping import ground, stored_history
from tests.store.runs_made import fresh_state, made_data


@pytest.fixture(scope="module")
def told() -> tuple[History, list[EpochRow]]:
    """A training's history as the window kept it, and what the store keeps of it."""
    data, rows = made_data(), []
    history = History(2, len(data.x))
    for report in train(fresh_state(), data, report_interval=0.0):
        history.append(report)
        if isinstance(report, EpochReport):
            rows.append(EpochRow.from_report(report))
    return history, rows


def test_what_was_measured_after_epochs_is_the_same(told: tuple[History, list[EpochRow]]) -> None:
    live, rows = told
    stored = stored_history(rows)
    assert stored is not None
    assert stored.update == live.update
    assert stored.samples == live.samples
    for name in EVALUATIONS:
        np.testing.assert_array_equal(stored.evaluations(name), live.evaluations(name))
    np.testing.assert_array_equal(stored.epoch_updates, live.epoch_updates)
    np.testing.assert_array_equal(stored.epoch_losses, live.epoch_losses)
    assert stored.best_epoch == live.best_epoch
    for axis in TimeAxis:
        np.testing.assert_allclose(
            stored.along(axis, stored.epoch_updates), live.along(axis, live.epoch_updates), err_msg=axis.value
        )
    at = np.searchsorted(live.report_updates, stored.report_updates)
    np.testing.assert_allclose(stored.gradient_norms, live.gradient_norms[at])
    np.testing.assert_allclose(stored.update_ratios, live.update_ratios[at])
    np.testing.assert_array_equal(stored.rates, live.rates[at])


def test_no_batch_s_loss_is_made_up(told: tuple[History, list[EpochRow]]) -> None:
    stored = stored_history(told[1])
    assert stored is not None
    assert len(stored.losses) == stored.update
    assert np.isnan(stored.losses).all()


def test_a_run_that_went_on_from_another_begins_where_that_was_left(told: tuple[History, list[EpochRow]]) -> None:
    live, rows = told
    later = rows[10:]
    begin = rows[9].update
    stored = stored_history(later, start_update=begin)
    assert stored is not None
    assert stored.start.updates == begin
    assert stored.start.epochs == pytest.approx(rows[9].epoch)
    assert stored.start.samples == pytest.approx(rows[9].samples_seen)
    assert stored.update == live.update
    assert stored.along(TimeAxis.EPOCHS, stored.epoch_updates) == pytest.approx([row.epoch for row in later])


def test_little_is_enough_and_nothing_is_no_history(told: tuple[History, list[EpochRow]]) -> None:
    assert stored_history([]) is None
    for rows in (told[1][:1], [replace(told[1][0], epoch=0, layers=())], [replace(told[1][0], update=0)]):
        history = stored_history(rows)
        assert history is not None
        assert len(history.epoch_updates) == 1
    diverged = stored_history([*told[1][:3], replace(told[1][3], loss=None, test_loss=float("inf"))])
    assert diverged is not None
    assert np.isnan(diverged.epoch_losses[-1])


def test_the_ground_is_as_long_as_the_longest_and_empty(told: tuple[History, list[EpochRow]]) -> None:
    rows = told[1]
    found = ground([rows[:3], rows, []])
    assert found is not None
    assert found.update == rows[-1].update
    assert not any(np.isfinite(found.evaluations(name)).any() for name in EVALUATIONS)
    assert found.along(TimeAxis.EPOCHS, np.array([float(rows[4].update)])) == pytest.approx([rows[4].epoch])
    assert ground([[], []]) is None
    assert ground([]) is None
