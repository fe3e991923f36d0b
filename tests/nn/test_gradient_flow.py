"""Whether the gradient reaches all layers, and which units take no part."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hwr.nn.activations import activate
from hwr.nn.config import TrainingConfig
from hwr.nn.data import TrainingData
from hwr.nn.gradient_flow import EXPLODED, VANISHED, WEAKENED, Flow, gradient_flow, gradient_words, unit_states
from hwr.nn.network import Architecture
from hwr.nn.optimizers import SGD
from hwr.nn.trace import LayerTrace
from hwr.nn.training import TrainingState, train

VANISHES = "The gradient of layer 1 is 3,400 times smaller than that of layer 3: it vanishes on the way back."


def trained_norms(activation: str, layers: int) -> list[float]:
    """Of a real network, a few updates into its training."""
    rng = np.random.default_rng(0)
    x, y = rng.random((200, 64), np.float32), rng.integers(10, size=200)
    architecture = Architecture.mlp(64, *[30] * layers, 10, hidden=activation)
    state = TrainingState.start(architecture, TrainingConfig(optimizer=SGD(), learning_rate=0.1, epochs=3))
    *_, last = train(state, TrainingData(x, y), evaluate_every=0)
    return [layer.gradient_norm for layer in last.layers]


def test_in_a_deep_network_of_sigmoids_the_gradient_vanishes_and_with_relu_it_does_not() -> None:
    deep = gradient_flow(trained_norms("sigmoid", 6))
    assert deep.flow is Flow.VANISHING
    assert deep.layer == 1
    assert deep.compared > 4
    assert gradient_flow(trained_norms("relu", 6)).flow is Flow.EVEN


@pytest.mark.parametrize(
    ("norms", "ratios", "words"),
    [
        ([0.3, 0.2, 0.4], None, "All layers learn at a similar pace."),
        ([0.3], None, "There is but one layer: its gradient has no way to go."),
        (
            [1e-4, 0.01, 0.34],
            None,
            VANISHES,
        ),
        (
            [1e-4, 0.01, 0.34],
            [1e-6, 1e-3, 1e-3],
            f"{VANISHES} It hardly moves.",
        ),
        (
            [1e-4, 0.01, 0.34],
            [2e-3, 1e-3, 1e-3],
            f"{VANISHES} The optimizer makes up for that: an update still changes the layer by 0.2\u00a0%.",
        ),
        (
            [1e-4, 0.34],
            [math.inf, 1.0],
            f"{VANISHES.replace('layer 3', 'layer 2')} It hardly moves.",
        ),
        (
            [0.01, 0.2],
            None,
            "The gradient of layer 1 is 20 times smaller than that of layer 2: it weakens on the way back.",
        ),
        (
            [0.2, 0.01],
            None,
            "The gradient of layer 1 is 20 times larger than that of layer 2: it grows on the way back.",
        ),
        (
            [20, 0.01],
            None,
            "The gradient of layer 1 is 2,000 times larger than that of layer 2: it explodes on the way back.",
        ),
        ([1, 45_000, 2], None, "The gradient of layer 2 explodes: its norm is 45,000, and about 1 is usual."),
        ([1, 4.5e12, 2], None, "The gradient of layer 2 explodes: its norm is 4.5 × 10¹², and about 1 is usual."),
        ([0.0, 0.2], None, "Layer 1 gets no gradient at all: nothing comes through to it."),
        ([0.0, 0.0], None, "No layer gets any gradient: nothing is learnt."),
        ([1.0, math.nan], None, "The gradient of layer 2 is no longer finite."),
        ([math.inf, 1.0], None, "The gradient of layer 1 is no longer finite."),
    ],
)
def test_the_words_name_what_happens_and_where(norms: list[float], ratios: list[float] | None, words: str) -> None:
    assert gradient_words(norms, ratios) == words


norm = st.floats(1e-12, EXPLODED)


@given(st.lists(norm, min_size=2, max_size=8))
def test_finite_positive_norms_are_judged_by_their_extremes_alone(norms: list[float]) -> None:
    found = gradient_flow(norms)
    factor = max(norms) / min(norms)
    assert found.factor == pytest.approx(factor)
    assert {norms[found.layer - 1], norms[found.compared - 1]} == {min(norms), max(norms)}
    if factor < WEAKENED:
        assert found.flow is Flow.EVEN
    elif norms.index(min(norms)) < norms.index(max(norms)):
        assert found.flow is (Flow.VANISHING if factor > VANISHED else Flow.WEAKENING)
    else:
        assert found.flow is (Flow.EXPLODING if factor > VANISHED else Flow.GROWING)


@given(st.lists(st.floats(0, math.inf) | st.just(math.nan), min_size=1, max_size=8))
@example([1.0, 2e-311])  # whose quotient is beyond all floats
def test_whatever_the_norms_there_is_a_sentence(norms: list[float]) -> None:
    assert gradient_words(norms, norms).endswith((".", "%."))


def layer(activation: str, z: np.ndarray) -> LayerTrace:
    """A recorded layer with these pre-activations, (n, units)."""
    nothing = np.zeros((1, z.shape[1]))
    return LayerTrace(np.zeros((len(z), 1)), nothing, nothing[0], z, activate(activation, z))


def test_a_relu_is_dead_when_it_is_off_for_every_sample() -> None:
    z = np.array([[-1.0, -1.0, 0.0, 2.0], [-3.0, 0.1, -0.0, 1.0]])
    states = unit_states(layer("relu", z), "relu")
    assert states.dead.tolist() == [True, False, True, False]
    assert not states.saturated.any()


@pytest.mark.parametrize(("activation", "edge"), [("sigmoid", 4.36), ("tanh", 2.18)])
def test_a_unit_is_saturated_at_either_end_from_the_documented_place_on(activation: str, edge: float) -> None:
    z = np.tile([edge + 0.05, -edge - 0.05, edge - 0.05, -edge + 0.05, 0.0], (20, 1))
    states = unit_states(layer(activation, z), activation)
    assert states.saturated.tolist() == [True, True, False, False, False]
    assert states.saturated.mean() == pytest.approx(0.4)
    assert not states.dead.any()


def test_a_unit_that_jumps_from_end_to_end_is_saturated_too() -> None:
    z = np.array([[9.0], [-9.0]] * 10)
    assert unit_states(layer("tanh", z), "tanh").saturated.all()


def test_some_samples_off_the_ends_save_a_unit() -> None:
    z = np.full((100, 2), 9.0)
    z[:10, 0], z[:11, 1] = 0.0, 0.0  # 90 % and 89 % at an end
    assert unit_states(layer("sigmoid", z), "sigmoid").saturated.tolist() == [True, False]


@pytest.mark.parametrize("activation", ["identity", "leaky_relu", "softmax", "step"])
def test_other_activations_have_neither_ailment(activation: str) -> None:
    states = unit_states(layer(activation, np.full((4, 3), -50.0)), activation)
    assert not states.dead.any()
    assert not states.saturated.any()


def test_numbers_that_are_none_are_not_called_dead_or_saturated() -> None:
    z = np.full((4, 2), np.nan)
    for activation in ("relu", "sigmoid", "tanh"):
        states = unit_states(layer(activation, z), activation)
        assert not states.dead.any()
        assert not states.saturated.any()
