"""Dead and saturated units are found, and sound ones left in peace."""

from __future__ import annotations

import numpy as np
import pytest

from hwr.nn.activations import activate
from hwr.nn.trace import LayerTrace
from hwr.nn.unit_states import unit_states


def layer(activation: str, z: np.ndarray) -> LayerTrace:
    """A recorded layer with these pre-activations, (n, units)."""
    nothing = np.zeros((1, z.shape[1]))
    return LayerTrace(np.zeros((len(z), 1)), nothing, nothing[0], z, activate(activation, z))


def test_a_relu_is_dead_when_it_is_off_for_every_sample() -> None:
    z = np.array([[-1.0, -1.0, 0.0, 2.0], [-3.0, 0.1, -0.0, 1.0]])
    states = unit_states(layer("relu", z), "relu")
    assert states.dead.tolist() == [True, False, True, False]
    assert not states.saturated.any()
    assert (states.dead_share, states.saturated_share) == (0.5, 0.0)


@pytest.mark.parametrize(("activation", "edge"), [("sigmoid", 4.36), ("tanh", 2.18)])
def test_a_unit_is_saturated_at_either_end_from_the_documented_place_on(activation: str, edge: float) -> None:
    z = np.tile([edge + 0.05, -edge - 0.05, edge - 0.05, -edge + 0.05, 0.0], (20, 1))
    states = unit_states(layer(activation, z), activation)
    assert states.saturated.tolist() == [True, True, False, False, False]
    assert states.saturated_share == pytest.approx(0.4)
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
