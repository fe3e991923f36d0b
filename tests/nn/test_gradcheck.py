"""The gradient of every allowed pair of activation and loss, against central differences and against PyTorch."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hwr.errors import ConfigError, DataError
from hwr.nn import propagation
from hwr.nn.activations import ACTIVATIONS, Activation, Sigmoid
from hwr.nn.gradcheck import central_difference, check_gradient
from hwr.nn.losses import LOSSES
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import record

HIDDEN = [name for name, activation in ACTIVATIONS.items() if activation.differentiable]
OUTPUTS = [(loss, output) for loss, kind in LOSSES.items() for output in kind.pairs]


def random_network(*layers: LayerSpec, inputs: int = 6) -> Network:
    """With biases too, and small enough signals that no sigmoid is saturated."""
    rng = np.random.default_rng(11)
    network = Network.initialised(Architecture(inputs, layers), rng, np.float64)
    network.parameters += 0.1 * rng.normal(size=network.parameters.shape)
    return network


def some_samples(network: Network, n: int = 5) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(12)
    return rng.normal(size=(n, network.architecture.inputs)), rng.integers(0, network.architecture.outputs, n)


@pytest.mark.parametrize(("loss", "output"), OUTPUTS)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_every_activation_with_every_loss(hidden: str, loss: str, output: str) -> None:
    network = random_network(LayerSpec(7, hidden), LayerSpec(5, hidden), LayerSpec(4, output))
    x, y = some_samples(network)
    check = check_gradient(network, x, y, loss=loss, label_smoothing=0.1)
    assert check.max_relative_error < 1e-6, str(check)
    assert np.abs(check.analytic).max() > 1e-4, "a gradient of nothing proves nothing"
    # A nudge across ReLU's kink compares two slopes with one; few do, and they are named rather than let pass.
    assert check.crossed_kink.mean() < 0.02


@pytest.mark.parametrize(("loss", "output"), OUTPUTS)
def test_samples_that_count_unequally(loss: str, output: str) -> None:
    network = random_network(LayerSpec(7, "tanh"), LayerSpec(4, output))
    x, y = some_samples(network)
    alike = check_gradient(network, x, y, loss=loss)
    check = check_gradient(network, x, y, loss=loss, sample_weights=[0.0, 0.5, 1.0, 3.0, 0.5])
    assert check.max_relative_error < 1e-6, str(check)
    assert np.abs(check.analytic - alike.analytic).max() > 1e-3


def test_without_hidden_layers_and_with_one_sample() -> None:
    network = random_network(LayerSpec(4, "softmax"))
    x, y = some_samples(network, 1)
    check = check_gradient(network, x, y)
    assert check.max_relative_error < 1e-6, str(check)


def test_a_single_weight_can_be_checked() -> None:
    network = random_network(LayerSpec(7, "tanh"), LayerSpec(4, "softmax"))
    x, y = some_samples(network)
    everything = check_gradient(network, x, y)
    one = check_gradient(network, x, y, indices=[17])
    assert one.indices.tolist() == [17]
    backward = record(network, x, y).backward
    assert backward is not None
    assert one.analytic[0] == everything.analytic[17] == backward.layers[0].weight_gradient.ravel()[17]
    assert one.numeric[0] == everything.numeric[17]


def test_both_losses_of_a_nudge_are_those_of_the_nudged_network() -> None:
    network = random_network(LayerSpec(7, "tanh"), LayerSpec(4, "softmax"))
    x, y = some_samples(network)
    check = check_gradient(network, x, y, indices=[17, 3], nudge=1e-3)
    for index, above, below in zip([17, 3], check.above, check.below, strict=True):
        for by, found in ((1e-3, above), (-1e-3, below)):
            nudged = network.copy()
            nudged.parameters[index] += by
            backward = record(nudged, x, y).backward
            assert backward is not None
            assert found == pytest.approx(backward.loss, rel=1e-14)
    np.testing.assert_array_equal(check.numeric, (check.above - check.below) / 2e-3)
    assert not check.above.flags.writeable
    assert not check.below.flags.writeable


def test_a_central_difference_is_exact_for_parabolas_and_off_by_h_squared_for_cubes() -> None:
    assert central_difference(lambda x: 3 * x * x + x, 2.0, 0.5) == 13
    assert central_difference(lambda x: x**3, 0.0, 0.5) == 0.25  # h^2 f'''/6
    x = np.linspace(-2, 2, 5)
    np.testing.assert_allclose(central_difference(np.sin, x), np.cos(x), atol=1e-9)
    axis = np.array([0.0, 1.0, 0.0])  # along a direction, of a function to arrays
    np.testing.assert_allclose(central_difference(lambda along: np.exp(along * axis), 0.0), axis, atol=1e-9)


def test_the_network_and_the_indices_are_left_alone() -> None:
    network = random_network(LayerSpec(4, "softmax"))
    before, indices = network.parameters.copy(), np.array([3, 1])
    check_gradient(network, *some_samples(network), indices=indices)
    np.testing.assert_array_equal(network.parameters, before)
    indices[0] = 0


def test_a_wrong_derivative_is_found_and_both_numbers_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    class WrongSigmoid(Sigmoid):
        def backward(self, a: Any, delta: Any) -> None:
            delta *= a  # forgot (1 - a)

    wrong: dict[str, type[Activation]] = {**ACTIVATIONS, "sigmoid": WrongSigmoid}
    monkeypatch.setattr(propagation, "ACTIVATIONS", wrong)
    network = random_network(LayerSpec(7, "sigmoid"), LayerSpec(4, "softmax"))
    check = check_gradient(network, *some_samples(network))
    assert check.max_relative_error > 0.1
    assert "backpropagation" in str(check)
    assert "central differences" in str(check)


def test_a_crossed_kink_is_told_from_a_wrong_derivative() -> None:
    network = Network(Architecture(1, (LayerSpec(1, "relu"), LayerSpec(1, "identity"))), np.array([1.0, 0, 1, 0]))
    check = check_gradient(network, [[0.0]], [[1.0]], loss="mean_squared_error")  # z = 0 sits exactly on the kink
    assert check.crossed_kink.tolist() == [False, True, False, False]
    assert check.relative_errors[1] > 0.9
    assert check.max_relative_error < 1e-6


def test_nothing_to_check_is_no_error() -> None:
    network = random_network(LayerSpec(4, "softmax"))
    check = check_gradient(network, *some_samples(network), indices=[])
    assert check.max_relative_error == 0
    assert str(check) == "no parameter was checked"


def test_what_cannot_be_checked_is_refused() -> None:
    network = random_network(LayerSpec(4, "softmax"))
    x, y = some_samples(network)
    with pytest.raises(ConfigError, match="needs a float64 network; this one is float32"):
        check_gradient(network.astype(np.float32), x, y)
    with pytest.raises(ConfigError, match="nudge must be above 0"):
        check_gradient(network, x, y, nudge=0.0)
    with pytest.raises(ConfigError, match="indices must lie between 0 and 27"):
        check_gradient(network, x, y, indices=[28])
    with pytest.raises(ConfigError, match="indices must be whole numbers"):
        check_gradient(network, x, y, indices=[1.5])  # type: ignore[list-item]
    with pytest.raises(ConfigError, match="cannot follow"):
        check_gradient(random_network(LayerSpec(4, "step")), x, y, loss="mean_squared_error")
    with pytest.raises(DataError, match="y must hold labels from 0 to 3"):
        check_gradient(network, x, y + 4)


@pytest.mark.parametrize("activation", ["relu", "sigmoid", "tanh", "leaky_relu"])
def test_pytorchs_autograd_agrees(activation: str) -> None:
    torch = pytest.importorskip("torch")
    network = random_network(LayerSpec(48, activation), LayerSpec(32, activation), LayerSpec(10, "softmax"), inputs=64)
    x, y = some_samples(network, 20)
    function = torch.nn.LeakyReLU(0.01) if activation == "leaky_relu" else getattr(torch, activation)
    parameters = [
        (torch.tensor(w, requires_grad=True), torch.tensor(b, requires_grad=True))
        for w, b in zip(network.weights, network.biases, strict=True)
    ]
    a = torch.tensor(x)
    for weights, biases in parameters[:-1]:
        a = function(a @ weights + biases)
    z = a @ parameters[-1][0] + parameters[-1][1]
    theirs = torch.nn.functional.cross_entropy(z, torch.tensor(y), label_smoothing=0.05)
    theirs.backward()

    backward = record(network, x, y, label_smoothing=0.05).backward
    assert backward is not None
    assert backward.loss == pytest.approx(theirs.item(), rel=1e-12)
    for layer, (weights, biases) in zip(backward.layers, parameters, strict=True):
        for ours, torchs in ((layer.weight_gradient, weights.grad), (layer.bias_gradient, biases.grad)):
            np.testing.assert_allclose(ours, torchs.numpy(), rtol=1e-10, atol=1e-10 * np.abs(ours).max())
