"""Checkpoints: a training frozen at any update goes on bit for bit, and a damaged one is refused in a sentence."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
import pytest

from hwr.errors import ConfigError, DataError
from hwr.nn.network import Architecture
from hwr.nn.optimizers import OPTIMIZERS, SGD, Adam, AdamW, Momentum
from hwr.nn.schedules import ExponentialAveraging, OneCycle, TailAveraging
from hwr.nn.training import Checkpoint, EpochReport, StopReason, TrainingConfig, TrainingData, TrainingState, train

SMALL = Architecture.mlp(64, 12, 8, 10)
EVERYTHING = TrainingConfig(
    label_smoothing=0.1, optimizer=AdamW(), learning_rate=0.01, schedule=OneCycle(), batch_size=7, epochs=4, l2=1e-4,
    dropout=0.2, input_noise=0.1, averaging=TailAveraging(0.5), patience=50, convergence_window=1,
    convergence_tolerance=0.0,
)  # fmt: skip


def stored(checkpoint: Checkpoint) -> Checkpoint:
    """Through a file's worth of bytes and back: arrays as arrays, the rest as strict JSON."""
    buffer = io.BytesIO()
    np.savez(buffer, **checkpoint.arrays)  # type: ignore[arg-type]
    buffer.seek(0)
    with np.load(buffer, allow_pickle=False) as arrays:
        return Checkpoint(dict(arrays), json.loads(json.dumps(checkpoint.metadata, allow_nan=False)))


@pytest.mark.parametrize(
    "config",
    [
        *(TrainingConfig(optimizer=kind(), batch_size=7, epochs=4) for kind in OPTIMIZERS.values()),
        TrainingConfig(batch_size=1, epochs=1, dropout=0.5),
        TrainingConfig(batch_size=None, epochs=40, input_noise=0.2, dtype="float64"),
        TrainingConfig(batch_size=7, epochs=4, averaging=ExponentialAveraging(0.9)),
        EVERYTHING,
    ],
    ids=[*OPTIMIZERS, "stochastic", "full batch", "averaging", "everything"],
)
def test_it_continues_bit_for_bit_from_any_update(few_digits: TrainingData, config: TrainingConfig) -> None:
    whole = TrainingState.start(SMALL, config)
    reports = list(train(whole, few_digits, report_every=1))
    for after in (0, 1, 14, 15, 16, 17, 38):
        state = TrainingState.start(SMALL, config)
        if after:
            list(islice(train(state, few_digits, report_every=1), after))
        again = TrainingState.from_checkpoint(stored(state.checkpoint()))
        rest = list(train(again, few_digits, report_every=1))
        np.testing.assert_array_equal(again.network.parameters, whole.network.parameters)
        np.testing.assert_array_equal(again.result().parameters, whole.result().parameters)
        assert [replace(r, seconds=0) for r in rest] == [replace(r, seconds=0) for r in reports[after:]]


def test_a_checkpoint_is_frozen(few_digits: TrainingData) -> None:
    state = TrainingState.start(SMALL, EVERYTHING)
    running = train(state, few_digits, report_every=1)
    next(running)
    checkpoint = state.checkpoint()
    kept = {name: array.copy() for name, array in checkpoint.arrays.items()}
    next(running)
    for name, array in checkpoint.arrays.items():
        assert not array.flags.writeable
        np.testing.assert_array_equal(array, kept[name])


def test_stepping_back_is_returning_to_an_earlier_checkpoint(few_digits: TrainingData) -> None:
    state = TrainingState.start(SMALL, EVERYTHING)
    path, checkpoints = [], []
    for _ in islice(train(state, few_digits, report_every=1), 10):
        checkpoints.append(state.checkpoint())
        path.append(state.network.parameters.copy())
    back = TrainingState.from_checkpoint(checkpoints[4])
    next(train(back, few_digits, report_every=1))
    np.testing.assert_array_equal(back.network.parameters, path[5])


def test_a_changed_rate_is_remembered(few_digits: TrainingData) -> None:
    state = TrainingState.start(SMALL, EVERYTHING)
    state.learning_rate = 0.123
    assert TrainingState.from_checkpoint(state.checkpoint()).learning_rate == 0.123


def test_a_finished_training_can_be_extended(few_digits: TrainingData) -> None:
    config = TrainingConfig(batch_size=7, epochs=2)
    state = TrainingState.start(SMALL, config)
    list(train(state, few_digits))
    assert list(train(TrainingState.from_checkpoint(state.checkpoint()), few_digits)) == []
    longer = TrainingState.from_checkpoint(state.checkpoint(), replace(config, epochs=4))
    *_, report = train(longer, few_digits)
    assert (report.epoch, longer.stop) == (4, StopReason.EPOCHS_DONE)
    whole = TrainingState.start(SMALL, replace(config, epochs=4))
    list(train(whole, few_digits))
    np.testing.assert_array_equal(longer.network.parameters, whole.network.parameters)


def test_a_shorter_configuration_ends_at_once(few_digits: TrainingData) -> None:
    state = TrainingState.start(SMALL, TrainingConfig(epochs=3))
    list(train(state, few_digits))
    (report,) = train(TrainingState.from_checkpoint(state.checkpoint(), TrainingConfig(epochs=2)), few_digits)
    assert isinstance(report, EpochReport)
    assert (report.update, report.stop) == (state.update, StopReason.EPOCHS_DONE)


@pytest.mark.parametrize(
    "change",
    [
        {"optimizer": SGD()},
        {"optimizer": Adam(beta1=0.5)},
        {"batch_size": 10},
        {"batch_size": None},
        {"seed": 9},
        {"dtype": "float64"},
        {"averaging": ExponentialAveraging(0.9)},
        {"averaging": None},
        {"dropout": 0.0},
        {"loss": "mean_squared_error"},
    ],
    ids=str,
)
def test_another_configuration_takes_over_in_the_middle_of_an_epoch(few_digits: TrainingData, change: Any) -> None:
    state = TrainingState.start(SMALL, EVERYTHING)
    list(islice(train(state, few_digits, report_every=1), 20))
    state.learning_rate = 0.5
    other = TrainingState.from_checkpoint(
        state.checkpoint(), replace(EVERYTHING, epochs=6, convergence_window=None, **change)
    )
    np.testing.assert_allclose(other.network.parameters, state.network.parameters)
    assert (other.learning_rate, other.update) == (0.01, state.update)
    *_, report = train(other, few_digits)
    assert report.epoch == 6
    assert other.network.dtype == np.dtype(other.config.dtype)


def test_a_diverged_training_goes_on_at_a_lower_rate(few_digits: TrainingData) -> None:
    config = TrainingConfig(optimizer=Momentum(), learning_rate=1e20, epochs=5)
    state = TrainingState.start(SMALL, config)
    list(train(state, few_digits))
    assert state.stop is StopReason.DIVERGED
    calmer = TrainingState.from_checkpoint(stored(state.checkpoint()), replace(config, learning_rate=1e-3))
    list(train(calmer, few_digits))
    assert calmer.stop is StopReason.EPOCHS_DONE


def test_a_checkpoint_beyond_its_epoch_is_refused(few_digits: TrainingData) -> None:
    good = TrainingState.start(SMALL, EVERYTHING).checkpoint()
    state = TrainingState.from_checkpoint(damaged(good, batch=999, samples=100))
    with pytest.raises(DataError, match="after batch 999 of an epoch that has only 15"):
        train(state, few_digits)


def damaged(checkpoint: Checkpoint, **changes: Any) -> Checkpoint:
    return Checkpoint(checkpoint.arrays, {**checkpoint.metadata, **changes})


def test_a_damaged_checkpoint_is_refused(few_digits: TrainingData) -> None:
    good = TrainingState.start(SMALL, EVERYTHING).checkpoint()
    lacking = {name: value for name, value in good.metadata.items() if name != "update"}
    negative_rng = {**good.metadata["dropout_rng"], "uinteger": -1}
    few_arrays = {name: array for name, array in good.arrays.items() if name != "average"}
    for bad, complaint in (
        (Checkpoint(good.arrays, {}), "version None"),
        (damaged(good, version=99), "version 99"),
        (Checkpoint(good.arrays, lacking), "cannot be read: KeyError"),
        (damaged(good, update=-1), "update must be at least 0; it is -1"),
        (damaged(good, batch="3"), "batch must be a whole number"),
        (damaged(good, seconds="long"), "cannot be read"),
        (damaged(good, layers=[[1, 2]]), "cannot be read"),
        (damaged(good, stop="tired"), "cannot be read"),
        (damaged(good, dropout_rng={"bit_generator": "MT19937"}), "cannot be read"),
        (damaged(good, learning_rate=0), "learning_rate must be above 0"),
        (damaged(good, config=None), "config must be a table"),
        (damaged(good, architecture={"inputs": 3}), "layers must be a list"),
        (damaged(good, architecture=Architecture.mlp(64, 10).to_dict()), r"parameters must have the shape \(650,\)"),
        (damaged(good, dropout_rng=negative_rng), "cannot be read: OverflowError"),
        (Checkpoint({**good.arrays, "parameters": good.arrays["parameters"] * np.nan}, good.metadata), "not a finite"),
        (Checkpoint(few_arrays, good.metadata), "lacks 'average'"),
    ):
        with pytest.raises(ConfigError, match=complaint):
            TrainingState.from_checkpoint(bad)
