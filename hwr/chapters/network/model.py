"""A whole small network: two inputs, two hidden units, one output, and XOR's four points; every number is the engine's.

Its nine parameters have names, here and wherever they are shown: `w13` is the weight from unit 1 to unit 3, and the
inputs x1 and x2 lie below units 1 and 2. What an edge carries, and what its gradient is, is asked for by that name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.activations import slope
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.optimizers import SGD
from hwr.nn.propagation import Propagation
from hwr.nn.trace import Backward, Trace, record

Floats = NDArray[np.floating[Any]]

Parameters = tuple[float, ...]
"""The nine numbers, in the order of `NAMES`, which is the engine's."""

HIDDEN: Final = "sigmoid"
LOSS: Final = "cross_entropy"
ARCHITECTURE: Final = Architecture(2, (LayerSpec(2, HIDDEN), LayerSpec(1, "sigmoid")))

CORNERS: Final = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
TARGETS: Final = (0.0, 1.0, 1.0, 0.0)
"""XOR: 1 if exactly one of the inputs is."""


@dataclass(frozen=True)
class Edge:
    """A weight, as what joins two nodes.

    Attributes:
        name: of the weight.
        layer: 0 into the hidden units, 1 into the output.
        source: the input or hidden unit below, from 0.
        target: the unit of that layer above, from 0.
    """

    name: str
    layer: int
    source: int
    target: int

    @property
    def below(self) -> str:
        """What it comes from: "x₁", "a₁"."""
        return f"{'xa'[self.layer]}{'₁₂'[self.source]}"

    @property
    def above(self) -> int:
        """The number of the unit it leads to, 1 to 3."""
        return 3 if self.layer else self.target + 1


EDGES: Final = (
    Edge("w11", 0, 0, 0),
    Edge("w12", 0, 0, 1),
    Edge("w21", 0, 1, 0),
    Edge("w22", 0, 1, 1),
    Edge("w13", 1, 0, 0),
    Edge("w23", 1, 1, 0),
)
EDGE: Final[Mapping[str, Edge]] = {edge.name: edge for edge in EDGES}
UNITS: Final = (1, 2, 3)
"""Two hidden ones, and the output."""

NAMES: Final = ("w11", "w12", "w21", "w22", "b1", "b2", "w13", "w23", "b3")

_SPREAD: Final = 2.0


def start(number: int) -> Parameters:
    """First weights and biases, by the number of the draw: in steps of 0.01, evenly from -2 to 2.

    With so few decimals everything can be followed on paper.
    """
    drawn = np.random.default_rng(number).uniform(-_SPREAD, _SPREAD, len(NAMES))
    return tuple(float(value) for value in np.round(drawn, 2) + 0.0)


def outputs(parameters: Parameters, places: Sequence[tuple[float, float]] | Floats) -> Floats:
    """y at places (n, 2): (n,)."""
    return _network(parameters).predict(places)[:, 0]


def combined(parameters: Parameters, activations: Floats) -> Floats:
    """y for activations a1, a2 of the hidden units (n, 2), wherever they come from: (n,)."""
    upper = Network(Architecture(2, ARCHITECTURE.layers[1:]), np.array(parameters[-3:]))
    return upper.predict(activations)[:, 0]


def hidden(parameters: Parameters) -> Floats:
    """What the hidden units make of the four points: (4, 2), the activations a1 and a2."""
    return record(_network(parameters), CORNERS).layers[0].a


@dataclass(frozen=True)
class Standing:
    """How a network does on all four points.

    Attributes:
        parameters: its own.
    """

    parameters: Parameters

    @cached_property
    def answers(self) -> tuple[float, ...]:
        """y for each point."""
        return tuple(map(float, outputs(self.parameters, CORNERS)))

    @cached_property
    def loss(self) -> float:
        """L, the mean over the four points."""
        trace = record(_network(self.parameters), CORNERS, np.array(TARGETS)[:, None], loss=LOSS)
        assert trace.backward is not None, "recorded with targets"
        return trace.backward.loss

    @property
    def is_right(self) -> tuple[bool, ...]:
        """Whether each answer is on its target's side of a half."""
        return tuple((y > 0.5) == (t > 0.5) for y, t in zip(self.answers, TARGETS, strict=True))

    @property
    def right(self) -> int:
        """How many are."""
        return sum(self.is_right)

    @property
    def is_sure(self) -> bool:
        """Whether each answer is within a tenth of its target."""
        return all(abs(y - t) < 0.1 for y, t in zip(self.answers, TARGETS, strict=True))


@dataclass(frozen=True)
class SmallPass:
    """One point forward, its loss, back again, and one update.

    Attributes:
        parameters: as they were before the update.
        point: which of the four, from 0.
        rate: the learning rate.
    """

    parameters: Parameters
    point: int
    rate: float

    @cached_property
    def trace(self) -> Trace:
        """All of it, as the engine recorded it."""
        return _recorded(self.parameters, self.point)

    @property
    def _back(self) -> Backward:
        assert self.trace.backward is not None, "recorded with a target"
        return self.trace.backward

    def parameter(self, name: str) -> float:
        """A weight or bias, before the update."""
        return self.parameters[NAMES.index(name)]

    @property
    def x(self) -> tuple[float, float]:
        """What comes in."""
        return CORNERS[self.point]

    @property
    def target(self) -> float:
        """t, what the output should be."""
        return TARGETS[self.point]

    def z(self, unit: int) -> float:
        """The pre-activation of a unit, 1 to 3."""
        return float(self.trace.layers[unit == 3].z[0, _place(unit)])

    def a(self, unit: int) -> float:
        """The activation of a unit, 1 to 3; that of unit 3 is y."""
        return float(self.trace.layers[unit == 3].a[0, _place(unit)])

    @property
    def loss(self) -> float:
        """L of this point, before the update."""
        return self._back.loss

    @property
    def new_loss(self) -> float:
        """L of this point, after the update."""
        after = _recorded(self.updated, self.point).backward
        assert after is not None, "recorded with a target"
        return after.loss

    def delta(self, unit: int) -> float:
        """dL/dz of a unit, 1 to 3."""
        return float(self._back.layers[unit == 3].delta[0, _place(unit)])

    def blame(self, unit: int) -> float:
        """dL/da of a hidden unit, 1 or 2: what came down to it."""
        return float(self._back.layers[1].input_gradient[0, _place(unit)])

    def slope(self, unit: int) -> float:
        """The slope of a hidden unit's sigmoid at its z."""
        return float(slope(HIDDEN, np.array([self.z(unit)]))[0])

    def below(self, edge: Edge) -> float:
        """What an edge takes up: an input, or the activation of a hidden unit."""
        return self.a(edge.source + 1) if edge.layer else self.x[edge.source]

    def carried_up(self, edge: Edge) -> float:
        """w times what is below: what an edge brings to the unit above."""
        return self.parameter(edge.name) * self.below(edge)

    def carried_down(self, edge: Edge) -> float:
        """w times delta: what an edge brings of the error to the node below."""
        return self.parameter(edge.name) * self.delta(edge.above)

    @cached_property
    def gradients(self) -> Mapping[str, float]:
        """dL/dw and dL/db, by the names of the parameters."""
        return dict(zip(NAMES, map(float, _flat(self._back)), strict=True))

    @cached_property
    def updated(self) -> Parameters:
        """The parameters after one step of plain gradient descent: each minus the rate times its gradient."""
        return _stepped(np.array(self.parameters), _flat(self._back), self.rate)


def trained(parameters: Parameters, rate: float, epochs: int) -> Parameters:
    """The parameters after so many epochs: each point in turn, and an update after each.

    The same numbers as one `SmallPass` after the other gives, without keeping what is between.
    """
    network = _network(parameters)
    propagation = Propagation(ARCHITECTURE, 1, np.float64, loss=LOSS)
    gradient = np.empty_like(network.parameters)
    blocks = ARCHITECTURE.blocks(gradient)
    rows = [np.array([*corner, 1.0])[:, None] for corner in CORNERS]
    targets = [np.array([[target]]) for target in TARGETS]
    optimizer = SGD()
    with np.errstate(all="ignore"):
        for _ in range(epochs):
            for x, target in zip(rows, targets, strict=True):
                propagation.loss(network.blocks, x, target)
                propagation.backward(network.blocks, x, target, blocks)
                optimizer.step(gradient, (), rate, 1)
                network.parameters -= gradient
    return tuple(network.parameters.tolist())


def _network(parameters: Parameters) -> Network:
    return Network(ARCHITECTURE, np.array(parameters))


def _recorded(parameters: Parameters, point: int) -> Trace:
    return record(_network(parameters), [CORNERS[point]], np.array([[TARGETS[point]]]), loss=LOSS)


def _flat(back: Backward) -> Floats:
    gradient = np.empty(len(NAMES))
    for block, layer in zip(ARCHITECTURE.blocks(gradient), back.layers, strict=True):
        block[:-1], block[-1] = layer.weight_gradient, layer.bias_gradient
    return gradient


def _stepped(parameters: Floats, gradient: Floats, rate: float) -> Parameters:
    step = gradient.copy()
    SGD().step(step, (), rate, 1)
    return tuple((parameters - step).tolist())


def _place(unit: int) -> int:
    """Where a unit stands in its layer."""
    return 0 if unit == 3 else unit - 1
