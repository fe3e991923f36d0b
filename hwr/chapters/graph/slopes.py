"""The slopes at one stop of a walk, each as a nudge: an input of a node is moved by h, and the node by its slope times
h; on the way back the loss is then moved by the node's gradient times that. The product is the chain rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.graph.walk import Stop
from hwr.language import tr
from hwr.nn.scalar_graph import Kind, Node, ScalarPass

Floats = NDArray[np.float64]

H: Final = 0.5
"""How far an input is nudged."""

_PLACES: Final = np.linspace(-1.4, 2.4, 15)
"""Where a curve is drawn, in runs from where the number stands."""

_STRAIGHT: Final = frozenset({Kind.SUM, Kind.PRODUCT})
"""Of these both ends are enough."""


@dataclass(frozen=True, eq=False)
class NudgedNumber:
    """One number that another follows.

    Attributes:
        over, of: the names of the one that is nudged, and the one that follows.
        x, y: what they are now.
        run: how far the one is nudged; 0 if it is not.
        run_name: what that is called: h, or the rise of the triangle before.
        slope: d of / d over.
        xs, ys: the curve of the one over the other around there, (n,); everything else stays as it is.
    """

    over: str
    of: str
    x: float
    y: float
    run: float
    run_name: str
    slope: float
    xs: Floats
    ys: Floats

    @property
    def rise(self) -> float:
        """How far the other one follows, by its slope."""
        return self.slope * self.run


def slopes_at(made: ScalarPass, stop: Stop) -> tuple[NudgedNumber, ...]:
    """Of the node whose turn it is over each of its inputs; on the way back then of the loss over the node, nudged as
    far as the node has followed its first input. Empty where it is no node's turn."""
    node = stop.node
    if node is None:
        return ()
    local = tuple(_local(made, node, place) for place in range(node.kind.inputs))
    if not stop.is_backward or node == made.output:
        return local
    return (*local, _of_loss(made, node, local[0].rise))


def _local(made: ScalarPass, node: Node, place: int) -> NudgedNumber:
    edge = made.edges[node.name, place]
    inputs = [made.values[name] for name in node.inputs]
    is_same = len(set(node.inputs)) < len(node.inputs)
    names = tuple(f"{number}" for number in range(len(inputs))) if is_same else node.inputs

    def at(x: float) -> float:
        numbers = [x if other == place else value for other, value in enumerate(inputs)]
        values = [Node(name, Kind.VALUE, (), value) for name, value in zip(names, numbers, strict=True)]
        alone = Node("node", node.kind, names)
        return ScalarPass((*values, alone), alone).values["node"]

    xs = inputs[place] + H * (_PLACES[[0, -1]] if node.kind in _STRAIGHT else _PLACES)
    if node.kind is Kind.RELU and xs[0] < 0 < xs[-1]:
        xs = np.sort(np.append(xs, 0.0))  # its corner
    ys = np.array([at(float(x)) for x in xs])
    y = made.values[node.name]
    return NudgedNumber(edge.source, node.name, inputs[place], y, H, "h", edge.local, xs, ys)


def _of_loss(made: ScalarPass, node: Node, run: float) -> NudgedNumber:
    """L over a node's number: what does not depend on it keeps its own."""
    follows = {node.name}
    rest: list[Node] = []
    for other in made.nodes:
        if other.name != node.name and follows.intersection(other.inputs):
            follows.add(other.name)
            rest.append(other)
    taken = {name for other in rest for name in other.inputs} - follows
    fixed = [Node(name, Kind.VALUE, (), made.values[name]) for name in taken]

    def at(x: float) -> float:
        nudged = ScalarPass((*fixed, Node(node.name, Kind.VALUE, (), x), *rest), made.output)
        return nudged.values[made.output.name]

    x, y = made.values[node.name], made.values[made.output.name]
    xs = x + (run or H) * _PLACES
    ys = np.array([at(float(one)) for one in xs])
    name = tr("rise of {name}", name=node.name)
    return NudgedNumber(node.name, made.output.name, x, y, run, name, made.gradients[node.name], xs, ys)
