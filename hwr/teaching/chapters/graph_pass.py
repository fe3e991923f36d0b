"""A pass through a computation graph: each number forward, and the error's gradient back along every edge.

    dE/da = sum over the nodes n that take a of  dn/da · dE/dn

(The chain rule; Goodfellow, Bengio & Courville 2016, sec. 6.5.) Sigmoid and ReLU, and their slopes, are the engine's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from hwr.nn.activations import activate, slope
from hwr.teaching.chapters.graph_model import Graph, Kind, Node

_ENGINE: Final = {Kind.SIGMOID: "sigmoid", Kind.RELU: "relu"}


@dataclass(frozen=True)
class Edge:
    """From a node to one that takes it.

    Attributes:
        source, target: their names.
        place: which input of the target it is, from 0.
        forward: what runs along it: the source's number.
        local: d target / d source, through this input alone.
        backward: local · dE/d target: what runs back along it.
    """

    source: str
    target: str
    place: int
    forward: float
    local: float
    backward: float


@dataclass(frozen=True)
class GraphPass:
    """All numbers of a graph without a problem."""

    graph: Graph

    @property
    def output(self) -> Node:
        """What gradients are of: E."""
        assert self.graph.output is not None, "a graph without a problem has one"
        return self.graph.output

    @cached_property
    def values(self) -> dict[str, float]:
        """Each node's number."""
        found: dict[str, float] = {}
        for node in self.graph.order:
            found[node.name] = _value(node, [found[name] for name in node.inputs])
        return found

    @cached_property
    def _backward(self) -> tuple[dict[str, float], dict[tuple[str, int], Edge]]:
        gradients = {node.name: 0.0 for node in self.graph.nodes}
        gradients[self.output.name] = 1.0
        edges: dict[tuple[str, int], Edge] = {}
        for node in reversed(self.graph.order):
            inputs = [self.values[name] for name in node.inputs]
            for place, (name, local) in enumerate(zip(node.inputs, _slopes(node, inputs), strict=True)):
                backward = local * gradients[node.name]
                edges[node.name, place] = Edge(name, node.name, place, inputs[place], local, backward)
                gradients[name] += backward
        return gradients, edges

    @property
    def gradients(self) -> dict[str, float]:
        """dE/d node; 0 for what does not lead to E."""
        return self._backward[0]

    @property
    def edges(self) -> dict[tuple[str, int], Edge]:
        """By the target's name and the place of the input."""
        return self._backward[1]

    def edges_into(self, name: str) -> tuple[Edge, ...]:
        """Along which a node takes its inputs."""
        return tuple(self.edges[name, place] for place in range(self.graph.node(name).kind.inputs))

    def edges_from(self, name: str) -> tuple[Edge, ...]:
        """Along which a node is taken; a gradient comes back along each."""
        return tuple(edge for edge in self.edges.values() if edge.source == name)


def _value(node: Node, inputs: list[float]) -> float:
    match node.kind:
        case Kind.VALUE:
            return node.value
        case Kind.SUM:
            return inputs[0] + inputs[1]
        case Kind.PRODUCT:
            return inputs[0] * inputs[1]
        case Kind.SQUARE:
            return inputs[0] * inputs[0]
        case _:
            return float(activate(_ENGINE[node.kind], inputs[0]))


def _slopes(node: Node, inputs: list[float]) -> list[float]:
    """d node / d input, one for each."""
    match node.kind:
        case Kind.VALUE:
            return []
        case Kind.SUM:
            return [1.0, 1.0]
        case Kind.PRODUCT:
            return [inputs[1], inputs[0]]
        case Kind.SQUARE:
            return [2 * inputs[0]]
        case _:
            return [float(slope(_ENGINE[node.kind], inputs[0]))]
