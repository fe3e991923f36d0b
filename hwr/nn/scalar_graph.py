"""A scalar graph: numbers made of one or two others, node by node, and the gradient of the last one for each of them.

    dL/dx = sum over the nodes n that take x of  dn/dx · dL/dn

(The chain rule; Goodfellow, Bengio & Courville 2016, sec. 6.5.) A network's own passes are `propagation`, which works
with whole layers; this is the same mathematics where each number has a name.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final

from hwr.errors import ConfigError
from hwr.nn.activations import activate, slope


class Kind(Enum):
    """What a node does."""

    VALUE = "value"
    SUM = "sum"
    PRODUCT = "product"
    SIGMOID = "sigmoid"
    RELU = "ReLU"
    SQUARE = "square"

    @property
    def inputs(self) -> int:
        """How many numbers it needs."""
        return {Kind.VALUE: 0, Kind.SUM: 2, Kind.PRODUCT: 2}.get(self, 1)


_ACTIVATIONS: Final = {Kind.SIGMOID: "sigmoid", Kind.RELU: "relu"}


@dataclass(frozen=True)
class Node:
    """One node.

    Attributes:
        name: unique in its graph, a letter or a few.
        kind: what it does.
        inputs: the names of the nodes it takes, as many as its kind needs; "" where one is missing.
        value: of a `VALUE`; else without meaning.
    """

    name: str
    kind: Kind
    inputs: tuple[str, ...] = ()
    value: float = 0.0

    def __post_init__(self) -> None:
        if len(self.inputs) != self.kind.inputs:
            raise ConfigError(f"A {self.kind.value} needs {self.kind.inputs} inputs; it has {len(self.inputs)}.")


@dataclass(frozen=True)
class Edge:
    """From a node to one that takes it.

    Attributes:
        source, target: their names.
        place: which input of the target it is, from 0.
        forward: what runs along it: the source's number.
        local: d target / d source, through this input alone.
        backward: local · dL/d target: what runs back along it.
    """

    source: str
    target: str
    place: int
    forward: float
    local: float
    backward: float


@dataclass(frozen=True)
class ScalarPass:
    """All numbers of a graph, forward and back.

    Attributes:
        nodes: each comes after those it takes, and names are there once.
        output: the one of them that gradients are of: L.
    """

    nodes: tuple[Node, ...]
    output: Node

    @cached_property
    def _by_name(self) -> dict[str, Node]:
        return {node.name: node for node in self.nodes}

    def node(self, name: str) -> Node:
        """The node of that name, which is there."""
        return self._by_name[name]

    @cached_property
    def values(self) -> dict[str, float]:
        """Each node's number; infinite where it is beyond all floats."""
        found: dict[str, float] = {}
        for node in self.nodes:
            found[node.name] = _value(node, [found[name] for name in node.inputs])
        return found

    @property
    def gradients(self) -> dict[str, float]:
        """dL/d node; 0 for what does not lead to L."""
        return self._backward[0]

    @property
    def edges(self) -> dict[tuple[str, int], Edge]:
        """By the target's name and the place of the input."""
        return self._backward[1]

    @property
    def is_finite(self) -> bool:
        """Whether every number, forward and back, is one that floats can hold."""
        return all(map(math.isfinite, (*self.values.values(), *self.gradients.values())))

    def edges_into(self, name: str) -> tuple[Edge, ...]:
        """Along which a node takes its inputs."""
        return tuple(self.edges[name, place] for place in range(self.node(name).kind.inputs))

    def edges_from(self, name: str) -> tuple[Edge, ...]:
        """Along which a node is taken; a gradient comes back along each."""
        return tuple(edge for edge in self.edges.values() if edge.source == name)

    @cached_property
    def _backward(self) -> tuple[dict[str, float], dict[tuple[str, int], Edge]]:
        gradients = {node.name: 0.0 for node in self.nodes}
        gradients[self.output.name] = 1.0
        edges: dict[tuple[str, int], Edge] = {}
        for node in reversed(self.nodes):
            inputs = [self.values[name] for name in node.inputs]
            for place, (name, local) in enumerate(zip(node.inputs, _slopes(node, inputs), strict=True)):
                backward = local * gradients[node.name]
                edges[node.name, place] = Edge(name, node.name, place, inputs[place], local, backward)
                gradients[name] += backward
        return gradients, edges


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
            return float(activate(_ACTIVATIONS[node.kind], inputs[0]))


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
            return [float(slope(_ACTIVATIONS[node.kind], inputs[0]))]
