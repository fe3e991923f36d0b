"""The recorded pass: complete, frozen, and the same numbers that train and predict."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hwr.errors import ConfigError, DataError
from hwr.nn.activations import activate, slope
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import Backward, Trace, record


@pytest.fixture
def network(rng: np.random.Generator) -> Network:
    layers = (LayerSpec(5, "relu"), LayerSpec(4, "sigmoid"), LayerSpec(3, "softmax"))
    network = Network.initialised(Architecture(6, layers), rng, np.float64)
    network.parameters += 0.1 * rng.normal(size=network.parameters.shape)
    return network


@pytest.fixture
def x(rng: np.random.Generator) -> np.ndarray:
    return rng.normal(size=(4, 6))


Y = np.array([0, 2, 1, 2])


def backward_of(trace: Trace) -> Backward:
    assert trace.backward is not None
    return trace.backward


def arrays_of(trace: Trace) -> list[np.ndarray]:
    parts = [trace, *trace.layers, backward_of(trace), *backward_of(trace).layers]
    return [value for part in parts for value in vars(part).values() if isinstance(value, np.ndarray)]


def test_forward_is_what_predicts_with_every_number_on_the_way(network: Network, x: np.ndarray) -> None:
    trace = record(network, x)
    np.testing.assert_array_equal(trace.outputs, network.predict(x))
    a = x
    for layer, spec in zip(trace.layers, network.architecture.layers, strict=True):
        np.testing.assert_array_equal(layer.inputs, a)
        np.testing.assert_allclose(layer.z, a @ layer.weights + layer.biases, rtol=1e-12)
        np.testing.assert_allclose(layer.a, activate(spec.activation, layer.z.T).T, rtol=1e-12)
        a = layer.a
    assert trace.backward is None


def test_backward_follows_the_four_equations(network: Network, x: np.ndarray) -> None:
    trace = record(network, x, Y, label_smoothing=0.1)
    backward = backward_of(trace)
    np.testing.assert_array_equal(backward.targets, (0.9 * np.eye(3) + 0.1 / 3)[Y])
    delta = (trace.outputs - backward.targets) / len(x)
    for i in (2, 1, 0):
        forward, back = trace.layers[i], backward.layers[i]
        np.testing.assert_allclose(back.delta, delta, rtol=1e-12)
        np.testing.assert_allclose(back.weight_gradient, forward.inputs.T @ delta, rtol=1e-12)
        np.testing.assert_allclose(back.bias_gradient, delta.sum(axis=0), rtol=1e-12)
        np.testing.assert_allclose(back.input_gradient, delta @ forward.weights.T, rtol=1e-12)
        if i:
            activation = network.architecture.layers[i - 1].activation
            delta = back.input_gradient * slope(activation, trace.layers[i - 1].z)
    assert backward.input_gradient is backward.layers[0].input_gradient


def test_the_loss_is_the_mean_of_the_samples_losses(network: Network, x: np.ndarray) -> None:
    trace = record(network, x, Y)
    backward = backward_of(trace)
    np.testing.assert_allclose(backward.sample_losses, -np.log(trace.outputs[np.arange(4), Y]), rtol=1e-12)
    assert backward.loss == pytest.approx(backward.sample_losses.mean(), rel=1e-14)


def test_the_gradient_of_an_input_is_what_a_nudge_of_it_shows(network: Network, x: np.ndarray) -> None:
    backward = backward_of(record(network, x, Y))
    for place in np.ndindex(4, 6):
        nudge = np.zeros_like(x)
        nudge[place] = 1e-6
        above, below = (backward_of(record(network, x + sign * nudge, Y)).loss for sign in (1, -1))
        assert backward.input_gradient[place] == pytest.approx((above - below) / 2e-6, rel=1e-5, abs=1e-9)


def test_everything_is_read_only_and_outlives_the_networks_changes(network: Network, x: np.ndarray) -> None:
    trace = record(network, x, Y)
    kept = [array.copy() for array in arrays_of(trace)]
    network.parameters[:] = 0
    x[:] = 0
    for array, before in zip(arrays_of(trace), kept, strict=True):
        assert not array.flags.writeable
        assert array.flags.c_contiguous
        np.testing.assert_array_equal(array, before)


def test_targets_may_be_given_instead_of_labels(rng: np.random.Generator) -> None:
    network = Network.initialised(Architecture.mlp(2, 1, output="sigmoid"), rng, np.float64)
    trace = record(network, [[0.0, 1.0]], [[0.7]], loss="mean_squared_error")
    assert backward_of(trace).loss == pytest.approx(0.5 * (trace.outputs[0, 0] - 0.7) ** 2)


def test_a_step_can_be_recorded_forward_but_not_backward(rng: np.random.Generator) -> None:
    network = Network.initialised(Architecture.mlp(2, 3, 2, hidden="step"), rng)
    assert set(np.unique(record(network, [[1.0, -1.0]]).layers[0].a)) <= {0.0, 1.0}
    with pytest.raises(ConfigError, match="step cannot be trained"):
        record(network, [[1.0, -1.0]], [0])


@pytest.mark.parametrize(
    ("x", "y", "complaint"),
    [
        (np.zeros((0, 6)), None, "x must hold at least one sample"),
        (np.zeros((2, 5)), None, r"x must have the shape \(n, 6\)"),
        (np.zeros((2, 6)), [0, 3], "y must hold labels from 0 to 2; it holds 0 to 3"),
        (np.zeros((2, 6)), [0], "y must be 2 whole-number labels"),
        (np.zeros((2, 6)), [0.0, 1.0], "y must be 2 whole-number labels"),
        (np.zeros((2, 6)), np.full((2, 3), np.nan), "y holds a value that is not a finite number"),
        (np.zeros((2, 6)), [[0.0], [0.0, 1.0]], "y must be an array of labels or of targets"),
    ],
)
def test_what_does_not_fit_is_refused(network: Network, x: Any, y: Any, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        record(network, x, y)
