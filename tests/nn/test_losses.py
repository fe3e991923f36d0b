"""The losses: their values against the plain formulas, at any size of input, and which outputs they can follow."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from hwr.errors import ConfigError
from hwr.nn.activations import activate
from hwr.nn.data import NO_CLASS
from hwr.nn.losses import LOSSES, join, require_pair, target_table

some_z = hnp.arrays(np.float64, (3, 4), elements=st.floats(-10, 10))
PAIRS = [(loss, activation) for loss, kind in LOSSES.items() for activation in kind.pairs]


def mean_loss(loss: str, activation: str, z: np.ndarray, targets: np.ndarray) -> tuple[float, np.ndarray]:
    joined = join(loss, activation, z.shape, z.dtype)
    value = joined.forward(z, targets, np.empty_like(z))
    return value, joined.of_samples(targets)


@given(some_z)
def test_mean_squared_error_is_half_the_squares_summed_over_outputs_and_averaged_over_samples(z: np.ndarray) -> None:
    y = target_table(3, 0.1, np.float64)[:, [0, 2, 1, 1]]
    value, of_samples = mean_loss("mean_squared_error", "sigmoid", z, y)
    expected = 0.5 * ((activate("sigmoid", z) - y) ** 2).sum(axis=0)
    np.testing.assert_allclose(of_samples, expected, rtol=1e-12)
    assert value == pytest.approx(expected.mean(), rel=1e-12)


@given(some_z)
def test_softmax_cross_entropy_is_minus_log_of_the_probabilities(z: np.ndarray) -> None:
    y = target_table(3, 0.2, np.float64)[:, [0, 2, 1, 1]]
    value, of_samples = mean_loss("cross_entropy", "softmax", z, y)
    expected = -(y * np.log(activate("softmax", z))).sum(axis=0)
    np.testing.assert_allclose(of_samples, expected, rtol=1e-9)
    assert value == pytest.approx(expected.mean(), rel=1e-9)


@given(some_z)
def test_sigmoid_cross_entropy_asks_each_output_on_its_own(z: np.ndarray) -> None:
    y = np.array([[1.0, 0, 1, 0], [1, 1, 0, 0], [0.3, 0.7, 0, 1]])
    value, of_samples = mean_loss("cross_entropy", "sigmoid", z, y)
    a = activate("sigmoid", z)
    expected = -(y * np.log(a) + (1 - y) * np.log1p(-a)).sum(axis=0)
    np.testing.assert_allclose(of_samples, expected, rtol=1e-9)
    assert value == pytest.approx(expected.mean(), rel=1e-9)


@given(hnp.arrays(np.float64, (3, 4), elements=st.floats(-1e150, 1e150)))
def test_cross_entropy_is_finite_and_never_negative_however_wrong_the_network(z: np.ndarray) -> None:
    y = target_table(3, 0.0, np.float64)[:, [0, 2, 1, 1]]
    for activation in LOSSES["cross_entropy"].pairs:
        value, _ = mean_loss("cross_entropy", activation, z, y)
        assert math.isfinite(value)
        assert value >= 0


def test_cross_entropy_keeps_its_precision_when_the_network_is_almost_certain() -> None:
    z = np.array([[40.0], [0.0]])
    value, _ = mean_loss("cross_entropy", "softmax", z, np.array([[1.0], [0.0]]))
    assert value == pytest.approx(math.log1p(math.exp(-40)), abs=1e-16)
    z32 = np.array([[1000.0], [0.0]], np.float32)
    value, _ = mean_loss("cross_entropy", "softmax", z32, np.array([[0.0], [1.0]], np.float32))
    assert value == 1000.0


def test_a_guess_at_chance_costs_the_logarithm_of_the_number_of_classes() -> None:
    value, _ = mean_loss("cross_entropy", "softmax", np.zeros((10, 1)), target_table(10, 0.0, np.float64)[:, [3]])
    assert value == pytest.approx(math.log(10))


@pytest.mark.parametrize(("loss", "activation"), PAIRS)
def test_backward_is_the_slope_along_every_z(loss: str, activation: str, rng: np.random.Generator) -> None:
    z = rng.normal(size=(3, 4))  # none within a nudge of ReLU's kink
    y = target_table(3, 0.1, np.float64)[:, [0, 2, 1, 1]]
    joined = join(loss, activation, z.shape, z.dtype)
    a, delta = np.empty_like(z), np.empty_like(z)
    joined.forward(z, y, a)
    joined.backward(a, y, delta)
    for place in np.ndindex(z.shape):
        nudge = np.zeros_like(z)
        nudge[place] = 1e-6
        seen = (joined.forward(z + nudge, y, a) - joined.forward(z - nudge, y, a)) / 2e-6
        assert delta[place] == pytest.approx(seen, rel=1e-6, abs=1e-9)


@given(st.integers(1, 12), st.floats(0, 0.99))
def test_smoothed_targets_still_sum_to_one_and_prefer_their_label(classes: int, smoothing: float) -> None:
    table = target_table(classes, smoothing, np.float64)
    np.testing.assert_allclose(table.sum(axis=0), 1)
    np.testing.assert_array_equal(table[:, :classes].argmax(axis=0), range(classes))
    np.testing.assert_allclose(table[:, NO_CLASS], 1 / classes)


def test_label_smoothing_worked_by_hand() -> None:
    np.testing.assert_allclose(target_table(10, 0.1, np.float64)[:, 3], [0.01] * 3 + [0.91] + [0.01] * 6)


@pytest.mark.parametrize("smoothing", [-0.1, 1.0, math.nan, math.inf])
def test_impossible_smoothing_is_refused(smoothing: float) -> None:
    with pytest.raises(ConfigError, match="label_smoothing"):
        target_table(10, smoothing, np.float64)


@pytest.mark.parametrize("activation", ["identity", "relu", "tanh", "leaky_relu", "step"])
def test_cross_entropy_follows_only_probabilities(activation: str) -> None:
    with pytest.raises(ConfigError, match=f"cross_entropy cannot follow .* {activation}; it can follow softmax, sig"):
        require_pair("cross_entropy", activation)


def test_an_unknown_loss_is_named() -> None:
    with pytest.raises(ConfigError, match="'hinge'"):
        require_pair("hinge", "softmax")
