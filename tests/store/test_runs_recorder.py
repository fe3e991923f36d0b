"""The recorder: cheap while all is well, patient when it is not, and never more than seconds behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from hwr.errors import StorageError
from hwr.nn.config import TrainingConfig
from hwr.nn.optimizers import SGD
from hwr.nn.state import TrainingState
from hwr.nn.training import train
from hwr.store.runs.record import RunStatus
from hwr.store.runs.recorder import CHECKPOINT_EVERY, FIRST_CHECKPOINT_AFTER, ROWS_EVERY, Recorder
from hwr.store.runs.run_store import RunStore
from tests.clock import Clock
from tests.store.runs_made import ARCHITECTURE, RECIPE, begin, fresh_state, history, made_data, made_model


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunStore]:
    with RunStore.open(history(tmp_path)) as opened:
        yield opened


def fill_disk(store: RunStore, *, full: bool) -> None:
    """Let SQLite find no more room, or as much as ever."""
    pages = store._database.rows("PRAGMA page_count")[0][0] if full else 2**30
    store._database.rows(f"PRAGMA max_page_count = {pages}")


def checkpoint_update(store: RunStore, run: int) -> int | None:
    found = store.load_checkpoint(run)
    return None if found is None else int(found.metadata["update"])


def test_the_loss_of_every_batch_is_kept_and_taken_back(store: RunStore) -> None:
    state, clock = fresh_state(), Clock()
    told: list[float] = []
    recorder = Recorder(store, begin(store), clock=clock)
    for report in train(state, made_data(), report_every=7):
        clock.now += 0.3
        recorder.take(report, state)
        told += report.losses
    recorder.flush()
    kept = store.losses(recorder.run)
    assert len(kept) > 3
    assert [losses.first for losses in kept] == [1, *(losses.last + 1 for losses in kept[:-1])]
    np.testing.assert_array_equal(np.concatenate([losses.values for losses in kept]), told)
    inside = kept[1].first + 1
    recorder.rewind(inside)
    kept = store.losses(recorder.run)
    np.testing.assert_array_equal(np.concatenate([losses.values for losses in kept]), told[:inside])


def test_a_whole_training(store: RunStore) -> None:
    state, data = fresh_state(), made_data()
    recorder = Recorder.begin(store, RECIPE, data, seed=3, name="whole")
    for report in train(state, data, report_every=1):
        recorder.take(report, state)
    model = made_model()
    assert recorder.end(state, model=model, metrics={"test_accuracy": 0.5}) is RunStatus.FINISHED
    found = store.run(recorder.run)
    assert (found.summary.name, found.summary.epochs, found.summary.test_accuracy) == ("whole", 40, 0.5)
    assert found.summary.status is RunStatus.FINISHED
    assert found.summary.has_model
    assert len(found.data_fingerprint) == 64
    assert "numpy" in found.versions
    assert [row.epoch for row in store.epochs(recorder.run)] == list(range(1, 41))


def test_never_more_than_seconds_behind(store: RunStore) -> None:
    clock, state = Clock(), fresh_state()
    recorder = Recorder(store, begin(store), clock=clock)
    saved_at, longest = clock.now, 0.0
    for report in train(state, made_data()):
        clock.now += 0.25
        before = checkpoint_update(store, recorder.run)
        recorder.take(report, state)
        if checkpoint_update(store, recorder.run) != before:
            longest, saved_at = max(longest, clock.now - saved_at), clock.now
            assert checkpoint_update(store, recorder.run) == state.update
        behind = state.epoch - store.run(recorder.run).summary.epochs
        assert behind * 0.25 <= ROWS_EVERY
    assert FIRST_CHECKPOINT_AFTER <= longest <= CHECKPOINT_EVERY + 0.25 < 5


def test_a_short_training_costs_one_commit_for_all_its_rows(store: RunStore) -> None:
    clock, state = Clock(), fresh_state()
    recorder = Recorder(store, begin(store), clock=clock)
    for report in train(state, made_data()):
        recorder.take(report, state)
    assert store.epochs(recorder.run) == []
    assert store.load_checkpoint(recorder.run) is None
    recorder.end(state)
    assert len(store.epochs(recorder.run)) == 40


def test_a_stopped_training_goes_on_from_its_very_last_update(store: RunStore) -> None:
    whole = fresh_state()
    list(train(whole, made_data()))
    state = fresh_state()
    recorder = Recorder.begin(store, RECIPE, made_data(), seed=3)
    for report in train(state, made_data(), report_every=1):
        recorder.take(report, state)
        if report.update == 100:
            break
    assert recorder.end(state) is RunStatus.STOPPED
    resumed = TrainingState.from_checkpoint(store.resume(recorder.run))
    assert resumed.update == 100
    again = Recorder(store, recorder.run)
    for report in train(resumed, made_data()):
        again.take(report, resumed)
    assert again.end(resumed) is RunStatus.FINISHED
    np.testing.assert_array_equal(resumed.result().parameters, whole.result().parameters)
    assert [row.epoch for row in store.epochs(recorder.run)] == list(range(1, 41))


def test_a_full_disk_does_not_end_the_training_and_nothing_is_lost(store: RunStore) -> None:
    clock, state = Clock(), fresh_state()
    recorder = Recorder(store, begin(store), clock=clock)
    fill_disk(store, full=True)
    for report in train(state, made_data()):
        clock.now += 1.5
        recorder.take(report, state)
        if report.epoch == 30:
            assert "the disk is full" in recorder.problem
            assert recorder.problem.count(". ") == 0, "one sentence"
            fill_disk(store, full=False)
    assert recorder.problem == ""
    fill_disk(store, full=True)
    with pytest.raises(StorageError, match="the disk is full"):
        recorder.end(state, model=made_model())
    fill_disk(store, full=False)
    recorder.end(state, model=made_model())
    assert [row.epoch for row in store.epochs(recorder.run)] == list(range(1, 41))
    assert store.model(recorder.run) is not None


def test_a_divergence_is_recorded_as_one(store: RunStore) -> None:
    config = TrainingConfig(optimizer=SGD(), learning_rate=1e30, epochs=5)
    state = TrainingState.start(ARCHITECTURE, config)
    recorder = Recorder(store, begin(store))
    for report in train(state, made_data()):
        recorder.take(report, state)
    assert recorder.end(state) is RunStatus.DIVERGED
    assert store.run(recorder.run).summary.status is RunStatus.DIVERGED


def test_stepping_back_forgets_what_came_after(store: RunStore) -> None:
    clock, state = Clock(), fresh_state()
    recorder = Recorder(store, begin(store), clock=clock)
    earlier = None
    for report in train(state, made_data()):
        clock.now += 0.7
        recorder.take(report, state)
        if report.epoch == 5:
            earlier = state.checkpoint()
        if report.epoch == 10:
            break
    assert earlier is not None
    state = TrainingState.from_checkpoint(earlier)
    recorder.rewind(state.update)
    assert store.run(recorder.run).summary.epochs <= 5
    report = next(iter(train(state, made_data())))
    recorder.take(report, state)
    assert checkpoint_update(store, recorder.run) == state.update, "the former one was of what never was"
    recorder.end(state)
    assert [row.epoch for row in store.epochs(recorder.run)] == [1, 2, 3, 4, 5, 6]
