"""Scalar graphs: against central differences, and against the passes of a network that computes the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hwr.errors import ConfigError
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.scalar_graph import Kind, Node, ScalarPass
from hwr.nn.trace import record

NUDGE = 1e-6


def value(name: str, number: float) -> Node:
    return Node(name, Kind.VALUE, (), number)


def computed(*nodes: Node) -> ScalarPass:
    return ScalarPass(nodes, nodes[-1])


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Node, ...]:
    """Values and nodes that each take earlier ones: of any shape, with nodes used twice and nodes that lead nowhere."""
    count = draw(st.integers(1, 4))
    nodes = [value("abcd"[i], draw(st.floats(-2, 2))) for i in range(count)]
    for i in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from([kind for kind in Kind if kind is not Kind.VALUE]))
        names = st.sampled_from([node.name for node in nodes])
        nodes.append(Node(f"n{i}", kind, tuple(draw(names) for _ in range(kind.inputs))))
    return tuple(nodes)


@given(graphs())
@settings(max_examples=200)
def test_gradients_are_what_nudging_finds(nodes: tuple[Node, ...]) -> None:
    made = computed(*nodes)
    output = made.output.name
    assume(all(abs(made.values[n.inputs[0]]) > 1e-4 for n in nodes if n.kind is Kind.RELU))  # off the kink
    assume(max(map(abs, made.values.values())) < 1e3)
    for place, node in enumerate(nodes):
        if node.kind is not Kind.VALUE:
            continue
        up, down = (
            computed(*nodes[:place], value(node.name, node.value + side), *nodes[place + 1 :]).values[output]
            for side in (NUDGE, -NUDGE)
        )
        scale = max(1.0, *map(abs, made.gradients.values()))
        assert made.gradients[node.name] == pytest.approx((up - down) / (2 * NUDGE), rel=1e-4, abs=1e-5 * scale)


@pytest.mark.parametrize(("kind", "activation"), [(Kind.SIGMOID, "sigmoid"), (Kind.RELU, "relu")])
def test_one_unit_as_a_graph_and_as_a_network_are_the_same(kind: Kind, activation: str) -> None:
    w, x, b, y = 0.8, 1.5, -0.5, 1.0
    made = computed(
        value("w", w),
        value("x", x),
        value("b", b),
        value("-y", -y),
        Node("p", Kind.PRODUCT, ("w", "x")),
        Node("z", Kind.SUM, ("p", "b")),
        Node("a", kind, ("z",)),
        Node("r", Kind.SUM, ("a", "-y")),
        Node("E", Kind.SQUARE, ("r",)),
    )
    network = Network(Architecture(1, (LayerSpec(1, activation),)), np.array([w, b]))
    trace = record(network, np.array([[x]]), np.array([[y]]), loss="mean_squared_error")
    assert trace.backward is not None
    layer, back = trace.layers[0], trace.backward.layers[0]
    assert made.values["z"] == pytest.approx(layer.z.item(), rel=1e-15)
    assert made.values["a"] == pytest.approx(layer.a.item(), rel=1e-15)
    assert made.values["E"] == pytest.approx(2 * trace.backward.loss, rel=1e-14)  # the engine's is half the square
    for name, gradient in (
        ("z", back.delta),
        ("w", back.weight_gradient),
        ("b", back.bias_gradient),
        ("x", back.input_gradient),
    ):
        assert made.gradients[name] == pytest.approx(2 * gradient.item(), rel=1e-12), name


def test_numbers_beyond_floats_are_told_not_raised() -> None:
    nodes = [value("a", 1e200), Node("b", Kind.SQUARE, ("a",))]
    assert not computed(*nodes).is_finite
    assert computed(value("a", 1e100), Node("b", Kind.SQUARE, ("a",))).is_finite
    steep = computed(value("a", 1e300), Node("b", Kind.PRODUCT, ("a", "a")))
    assert not steep.is_finite


def test_a_node_takes_as_many_numbers_as_its_kind_needs() -> None:
    with pytest.raises(ConfigError, match="A sum needs 2 inputs; it has 1"):
        Node("z", Kind.SUM, ("a",))
