"""The compiled engine against numpy's, its reference: the same trainings, but for rounding."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.nn.activations import ACTIVATIONS
from hwr.nn.batches import Batches
from hwr.nn.config import COMPILED, NUMPY
from hwr.nn.losses import LOSSES
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.optimizers import OPTIMIZERS, SGD, AdamW
from hwr.nn.report import Report, StopReason
from hwr.nn.schedules import ExponentialAveraging, OneCycle
from hwr.nn.training import TrainingConfig, TrainingData, TrainingState, train

pytest.importorskip("numba", reason="the engine compiled needs the extra 'fast'")

CONFIG = TrainingConfig(batch_size=16, epochs=2, dtype="float64", seed=5)
"""In 64 bit, where rounding is far from anything else that could go wrong."""

SMALL = Architecture.mlp(64, 20, 33, 10)
TRAINABLE = [name for name, kind in ACTIVATIONS.items() if kind.differentiable]


def trained(
    data: TrainingData, architecture: Architecture, config: TrainingConfig, **options: Any
) -> tuple[TrainingState, list[Report]]:
    state = TrainingState.start(architecture, config)
    return state, list(train(state, data, **options))


def assert_alike(
    data: TrainingData, architecture: Architecture, config: TrainingConfig, close: float = 1e-11, **options: Any
) -> None:
    """Both engines report the same things at the same times and end with the same state."""
    of_numpy, expected = trained(data, architecture, replace(config, engine=NUMPY), **options)
    state, reports = trained(data, architecture, replace(config, engine=COMPILED), **options)
    assert [type(report) for report in reports] == [type(report) for report in expected]
    for report, other in zip(reports, expected, strict=True):
        assert (report.update, report.epoch, report.samples_seen) == (other.update, other.epoch, other.samples_seen)
        np.testing.assert_allclose(report.losses, other.losses, rtol=close)
        for layer, of_other in zip(report.layers, other.layers, strict=True):
            np.testing.assert_allclose(layer.gradient_norm, of_other.gradient_norm, rtol=close, atol=1e-15)
            np.testing.assert_allclose(layer.step_norm, of_other.step_norm, rtol=close, atol=1e-15)
            np.testing.assert_allclose(layer.parameter_norm, of_other.parameter_norm, rtol=close)
    for kept, other_kept in (
        (state.network, of_numpy.network),
        (state.previous, of_numpy.previous),
        (state.candidate, of_numpy.candidate),
    ):
        np.testing.assert_allclose(kept.parameters, other_kept.parameters, rtol=0, atol=close)
    for slot, of_other_slot in zip(state.slots, of_numpy.slots, strict=True):
        np.testing.assert_allclose(slot, of_other_slot, rtol=0, atol=10 * close)
    assert state.dropout_rng.bit_generator.state == of_numpy.dropout_rng.bit_generator.state
    assert (state.rate, state.stop, state.batch) == (of_numpy.rate, of_numpy.stop, of_numpy.batch)


@pytest.mark.parametrize("batch_size", [1, 2, 5, 16, 33, 64, None])
def test_batches_of_any_size(few_digits: TrainingData, batch_size: int | None) -> None:
    assert_alike(few_digits, SMALL, replace(CONFIG, batch_size=batch_size))


@pytest.mark.parametrize("name", TRAINABLE)
@pytest.mark.parametrize("batch_size", [3, 40])
def test_every_activation(few_digits: TrainingData, name: str, batch_size: int) -> None:
    layers = (LayerSpec(17, name), LayerSpec(5, name), LayerSpec(10, "softmax"))
    assert_alike(few_digits, Architecture(64, layers), replace(CONFIG, batch_size=batch_size, dropout=0.2))


@pytest.mark.parametrize(("loss", "output"), [(loss, output) for loss in LOSSES for output in LOSSES[loss].pairs])
def test_every_loss_on_every_output(few_digits: TrainingData, loss: str, output: str) -> None:
    architecture = Architecture(64, (LayerSpec(17, "tanh"), LayerSpec(10, output)))
    assert_alike(few_digits, architecture, replace(CONFIG, loss=loss, label_smoothing=0.1))


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer(few_digits: TrainingData, name: str) -> None:
    optimizer = OPTIMIZERS[name]()
    config = replace(CONFIG, optimizer=optimizer, learning_rate=optimizer.usual_rate, l2=1e-3, batch_size=7)
    assert_alike(few_digits, SMALL, config, report_every=3)


@pytest.mark.parametrize("batch_size", [13, 40, 90])
def test_all_that_can_be_asked_for_together(few_digits: TrainingData, batch_size: int) -> None:
    config = replace(
        CONFIG,
        optimizer=AdamW(weight_decay=0.1),
        schedule=OneCycle(),
        averaging=ExponentialAveraging(0.9),
        batch_size=batch_size,
        dropout=0.3,
        input_noise=0.1,
        l2=1e-3,
        patience=1,
    )
    variants = np.stack([few_digits.x, few_digits.x[:, ::-1], 0.5 * few_digits.x])
    data = replace(few_digits, x=variants)
    assert_alike(data, SMALL, replace(config, epochs=4), report_at={5, 6})


@pytest.mark.parametrize(("loss", "output"), [(loss, output) for loss in LOSSES for output in LOSSES[loss].pairs])
def test_samples_that_count_unequally(few_digits: TrainingData, loss: str, output: str) -> None:
    architecture = Architecture(64, (LayerSpec(17), LayerSpec(10, output)))
    weighted = replace(few_digits, sample_weights=np.arange(100.0))
    for batch_size in (30, 90):  # the second in pieces
        assert_alike(weighted, architecture, replace(CONFIG, loss=loss, batch_size=batch_size))


@settings(max_examples=30, deadline=None)
@given(
    widths=st.lists(st.integers(1, 70), min_size=0, max_size=3),
    batch_size=st.integers(1, 80),
    dropout=st.sampled_from([0.0, 0.4]),
    hidden=st.sampled_from(TRAINABLE),
    optimizer=st.sampled_from([kind() for kind in OPTIMIZERS.values()]),
)
def test_networks_of_any_shape(
    few_digits: TrainingData, widths: list[int], batch_size: int, dropout: float, hidden: str, optimizer: Any
) -> None:
    config = replace(CONFIG, batch_size=batch_size, dropout=dropout, optimizer=optimizer, epochs=1)
    assert_alike(few_digits, Architecture.mlp(64, *widths, 10, hidden=hidden), config)


def test_in_32_bit(few_digits: TrainingData) -> None:
    for batch_size in (1, 16, 50):
        assert_alike(few_digits, SMALL, replace(CONFIG, dtype="float32", batch_size=batch_size), close=2e-4)


@pytest.mark.parametrize("dropout", [0.0, 0.3])
def test_the_weights_do_not_depend_on_what_is_reported(few_digits: TrainingData, dropout: float) -> None:
    """Else a run that is looked at, stepped back or taken up again would be another one."""
    config = replace(CONFIG, engine=COMPILED, dtype="float32", batch_size=3, dropout=dropout)
    expected, _ = trained(few_digits, SMALL, config)
    for options in ({"report_every": 1}, {"report_every": 7}, {"report_at": {2, 40}}, {"report_interval": 0.0}):
        state, _ = trained(few_digits, SMALL, config, **options)
        np.testing.assert_array_equal(state.network.parameters, expected.network.parameters)
    halfway = TrainingState.start(SMALL, config)
    for report in train(halfway, few_digits, report_every=1):
        if report.update == 41:
            break
    resumed = TrainingState.from_checkpoint(halfway.checkpoint())
    for _ in train(resumed, few_digits):
        pass
    np.testing.assert_array_equal(resumed.network.parameters, expected.network.parameters)


def test_it_looks_at_the_clock(digits: TrainingData) -> None:
    """Stopping waits for the next report: not for the end of an epoch of some hundred thousand updates."""
    many = TrainingData(np.tile(digits.x, (20, 1)), np.tile(digits.y, 20))
    state = TrainingState.start(Architecture.mlp(64, 256, 10), TrainingConfig(batch_size=1, engine=COMPILED))
    reports = train(state, many, report_interval=0.01, evaluate_every=0)
    for _ in range(6):
        next(reports)
    assert state.epoch == 0
    reports.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("batch_size", [4, 50, 70])
def test_divergence_keeps_the_last_finite_weights(few_digits: TrainingData, batch_size: int) -> None:
    config = replace(CONFIG, optimizer=SGD(), learning_rate=1e160, batch_size=batch_size, dropout=0.1, l2=1e-3)
    assert_alike(few_digits, SMALL, config)
    state, _ = trained(few_digits, SMALL, replace(config, engine=COMPILED))
    assert state.stop is StopReason.DIVERGED
    assert np.isfinite(state.network.parameters).all()


def test_a_step_into_the_infinite_is_not_taken(few_digits: TrainingData) -> None:
    config = replace(CONFIG, optimizer=SGD(), learning_rate=1e300, batch_size=16)
    state = TrainingState(replace(config, engine=COMPILED), Network.initialised(SMALL, np.random.default_rng(0)))
    before = state.network.copy()
    huge = replace(few_digits, x=1e10 * few_digits.x)
    for _ in train(state, huge, evaluate_every=0):
        pass
    assert state.stop is StopReason.DIVERGED
    np.testing.assert_array_equal(state.network.parameters, before.astype("float64").parameters)


def test_rows_are_the_batches(few_digits: TrainingData) -> None:
    """Laid out in rows they are the samples, in the order and with the noise, of those in columns."""
    targets = np.eye(10)
    for size in (7, 100, None):
        options: dict[str, Any] = {"noise": 0.1, "seed": 3}
        columns = Batches((few_digits.x, 2 * few_digits.x), few_digits.y, targets, size, **options)
        rows = Batches((few_digits.x, 2 * few_digits.x), few_digits.y, targets, size, **options, by_rows=True)
        for epoch in range(2):
            for index in (0, len(columns) // 2, len(columns) - 1):
                x, y, _ = columns.batch(epoch, index)
                of_rows, of_targets, _ = rows.rows(epoch, index)
                if size != 100 and size is not None:
                    np.testing.assert_array_equal(of_rows[: x.shape[1]].T, x)
                    np.testing.assert_array_equal(of_targets[: y.shape[1]].T, y)
                assert of_rows.flags.c_contiguous
                assert of_targets.flags.c_contiguous
                assert len(of_rows) == 100 - index * columns.size
