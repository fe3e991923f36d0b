"""A large batch is worked on in two halves: the update is the same, whoever does them."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest

from hwr.nn.network import Architecture, Network
from hwr.nn.optimizers import AdamW, RMSprop
from hwr.nn.schedules import ExponentialAveraging
from hwr.nn.trace import record
from hwr.nn.training import TrainingConfig, TrainingData, TrainingState, report_now, train
from hwr.nn.updates import WORTH_HALVING, halves

WIDE = Architecture.mlp(64, 512, 256, 10)
"""Of it batches of 51 samples and more are cut."""

CONFIG = TrainingConfig(
    optimizer=AdamW(), batch_size=101, epochs=2, dropout=0.2, input_noise=0.04, averaging=ExponentialAveraging(), seed=3
)


def trained(data: TrainingData, config: TrainingConfig, threads: int, updates: int | None = None) -> TrainingState:
    state = TrainingState.start(WIDE, config)
    for _ in train(state, data, report_every=1, evaluate_every=0, threads=threads):
        if state.update == updates:
            break
    return state


def test_only_large_batches_are_cut() -> None:
    assert halves(256, WIDE) == (slice(0, 128), slice(128, 256))
    assert halves(101, WIDE) == (slice(0, 51), slice(51, 101))
    assert halves(50, WIDE) == (slice(0, 50),)
    assert halves(256, Architecture.mlp(64, 128, 10)) == (slice(0, 256),)
    huge = Architecture.mlp(64, 4096, 2048, 10)
    assert huge.parameter_count > WORTH_HALVING
    assert halves(1, huge) == (slice(0, 1),)


def test_the_weights_do_not_depend_on_the_threads(digits: TrainingData) -> None:
    some = TrainingData(digits.x[:450], digits.y[:450])  # batches of 101, cut unevenly, and one of 46, which is not
    for config in (CONFIG, replace(CONFIG, optimizer=RMSprop(), l2=1e-4, averaging=None)):
        alone, two = trained(some, config, 1), trained(some, config, 2)
        assert alone.update == two.update == 10
        np.testing.assert_array_equal(alone.network.parameters, two.network.parameters)
        np.testing.assert_array_equal(alone.candidate.parameters, two.candidate.parameters)
        assert alone.loss == two.loss
        assert alone.layers == two.layers


def test_a_training_goes_on_bit_for_bit_from_the_middle_of_an_epoch(digits: TrainingData) -> None:
    some = TrainingData(digits.x[:450], digits.y[:450])
    whole = trained(some, CONFIG, 2)
    resumed = TrainingState.from_checkpoint(trained(some, CONFIG, 2, updates=3).checkpoint())
    for _ in train(resumed, some, evaluate_every=0):
        pass
    np.testing.assert_array_equal(whole.candidate.parameters, resumed.candidate.parameters)


@pytest.mark.parametrize("loss", ["cross_entropy", "mean_squared_error"])
def test_the_halves_make_the_gradient_of_the_whole_batch(digits: TrainingData, loss: str) -> None:
    x, y = digits.x[:101], digits.y[:101]
    config = TrainingConfig(loss=loss, optimizer=AdamW(), batch_size=101, max_updates=1, epochs=None, dtype="float64")
    state = TrainingState.start(WIDE, config)
    backward = record(Network(WIDE, state.network.parameters.copy()), x, y, loss=loss).backward
    assert backward is not None
    for _ in train(state, TrainingData(x, y), report_every=1, threads=2):
        pass
    assert state.loss == pytest.approx(backward.loss, rel=1e-12)
    moment = WIDE.blocks(state.slots[0])  # after one update the gradient itself
    for block, layer in zip(moment, backward.layers, strict=True):
        np.testing.assert_allclose(block[:-1], layer.weight_gradient, rtol=1e-7, atol=1e-12)
        np.testing.assert_allclose(block[-1], layer.bias_gradient, rtol=1e-7, atol=1e-12)


def test_each_half_has_the_weights_of_its_own_samples(digits: TrainingData) -> None:
    counts = np.arange(101.0) % 3
    x, y = digits.x[:101], digits.y[:101]
    config = TrainingConfig(optimizer=AdamW(), batch_size=None, max_updates=1, epochs=None, dtype="float64")
    weighted = trained(TrainingData(x, y, sample_weights=counts), config, 2)
    repeated = trained(
        TrainingData(np.repeat(x, counts.astype(int), axis=0), np.repeat(y, counts.astype(int))), config, 2
    )
    assert weighted.loss == pytest.approx(repeated.loss, rel=1e-12)
    np.testing.assert_allclose(weighted.slots[0], repeated.slots[0], rtol=1e-7, atol=1e-12)


def test_the_halves_drop_other_units(digits: TrainingData) -> None:
    """Else twins in the two halves of a batch would be twins in the network, too."""
    twins = TrainingData(np.repeat(digits.x[:1], 128, axis=0), np.repeat(digits.y[:1], 128))
    config = TrainingConfig(batch_size=128, max_updates=1, epochs=None, dropout=0.5)
    state = TrainingState.start(WIDE, config)
    network = state.network.copy()
    for _ in train(state, twins, evaluate_every=0):
        pass
    halved = replace(config, batch_size=64)
    same = TrainingState(halved, network)
    for _ in train(same, TrainingData(twins.x[:64], twins.y[:64]), evaluate_every=0):
        pass
    assert state.loss != pytest.approx(same.loss, rel=1e-6)


def test_the_evaluation_does_not_depend_on_the_threads(digits: TrainingData) -> None:
    state = TrainingState.start(WIDE, CONFIG)
    alone, two = (replace(report_now(state, digits, threads=threads), seconds=0.0) for threads in (1, 2))
    assert alone.train_loss == two.train_loss
    assert alone.test_accuracy == two.test_accuracy


def test_no_thread_outlives_a_training(digits: TrainingData) -> None:
    before = threading.active_count()
    running = train(TrainingState.start(WIDE, CONFIG), digits, report_every=1, threads=2)
    assert threading.active_count() == before
    next(running)
    assert threading.active_count() == before + 1
    running.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before
    trained(TrainingData(digits.x[:200], digits.y[:200]), CONFIG, 2)
    assert threading.active_count() == before
