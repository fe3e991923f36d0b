"""The edges of a unit: what each carries, by the recorded pass, and none that is not known yet."""

from __future__ import annotations

import numpy as np
import pytest

from hwr.chapters.debugger.edges import MOST, edges_of
from hwr.chapters.debugger.walk import Here, Part, PassWalk, Position
from hwr.chapters.debugger.worked_pass import WorkedPass, example_digit, work
from hwr.nn.network import Architecture, Network

SHOWN = {0: range(5), 1: range(3), 2: range(10)}


@pytest.fixture(scope="module")
def worked() -> WorkedPass:
    network = Network.initialised(Architecture.mlp(64, 6, 5, 10), np.random.default_rng(1), np.float64)
    return work(network, example_digit(), 3, 0.1)


def edges(worked: WorkedPass, phase: Part, layer: int, unit: int = 0) -> dict[tuple[int, int], float]:
    found = edges_of(Here(PassWalk(worked), Position(phase, layer, unit)), SHOWN)
    return {(edge.layer, edge.other): edge.value for edge in found}


def test_on_the_way_forward_they_bring_w_times_a_from_below(worked: WorkedPass) -> None:
    layer = worked.forward_of(1)
    assert edges(worked, Part.FORWARD, 1, 2) == {(0, i): layer.weights[i, 2] * layer.inputs[0, i] for i in range(5)}
    assert set(edges(worked, Part.LOSS, 2)) == {(1, i) for i in range(3)}


def test_the_pixels_that_bring_most_are_shown_with_the_first_layer(worked: WorkedPass) -> None:
    found, layer = edges(worked, Part.FORWARD, 0), worked.forward_of(0)
    brought = np.abs(layer.weights[:, 0] * layer.inputs[0])
    assert len(found) == MOST
    assert {pixel for _, pixel in found} == set(np.argsort(-brought, kind="stable")[:MOST].tolist())


def test_on_the_way_back_they_bring_w_times_delta_and_hand_it_on(worked: WorkedPass) -> None:
    found = edges(worked, Part.BACKWARD, 1)
    above, own = worked.forward_of(2).weights[0] * worked.backward_of(2).delta[0], worked.backward_of(1).delta[0, 0]
    assert {other: value for (layer, other), value in found.items() if layer == 2} == dict(enumerate(above.tolist()))
    down = [worked.forward_of(1).weights[i, 0] * own for i in range(5)]
    assert {other: value for (layer, other), value in found.items() if layer == 0} == dict(enumerate(down))
    assert sum(above) == pytest.approx(worked.backward_of(2).input_gradient[0, 0]), "together they are dL/da"
    assert {layer for layer, _ in edges(worked, Part.BACKWARD, 2)} == {1}
    assert {layer for layer, _ in edges(worked, Part.BACKWARD, 0)} == {1}


def test_in_the_update_they_are_gradients_what_came_in_times_delta(worked: WorkedPass) -> None:
    found = edges(worked, Part.UPDATE, 1, 1)
    for (layer, other), value in found.items():
        pair = (other, 1) if layer == 0 else (1, other)
        upper = worked.backward_of(1 if layer == 0 else 2)
        inputs = worked.forward_of(1 if layer == 0 else 2).inputs[0]
        assert value == pytest.approx(inputs[pair[0]] * upper.delta[0, pair[1]])
    assert len(found) == 15
