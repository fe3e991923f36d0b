"""A worked pass: one picture forward through a network, the loss, back again, and one update; every number kept.

All of it is the engine's: one `record`, the optimizer's own step, and a second `record` of the updated network. It is
done in float64, so that the sums that are shown add up to the last figure shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.nn.activations import slope
from hwr.nn.network import Architecture, Network
from hwr.nn.optimizers import SGD
from hwr.nn.trace import Backward, LayerBackward, LayerTrace, Trace, record

Floats = NDArray[np.float64]

LOSS: Final = "cross_entropy"


@dataclass(frozen=True, eq=False)
class WorkedPass:
    """What one update on one picture does, and why.

    Attributes:
        network: float64, as it was before.
        classes: what each output stands for.
        label: which output should be 1.
        rate: the learning rate of the update.
        trace: forward and backward through `network`.
        updated: the network after one step of plain gradient descent.
        after: forward and backward through that.
    """

    network: Network
    classes: tuple[str, ...]
    label: int
    rate: float
    trace: Trace
    updated: Network
    after: Trace

    @property
    def layers(self) -> int:
        """How many there are, outputs included."""
        return len(self.trace.layers)

    @property
    def backward(self) -> Backward:
        """The way back through `network`."""
        assert self.trace.backward is not None, "recorded with a label"
        return self.trace.backward

    @property
    def loss(self) -> float:
        """Before the update."""
        return self.backward.loss

    @property
    def new_loss(self) -> float:
        """Of the same picture, after the update; not finite if the step was far too large."""
        assert self.after.backward is not None, "recorded with a label"
        return self.after.backward.loss

    @property
    def answer(self) -> int:
        """The output that says most."""
        return int(self.trace.outputs[0].argmax())

    @property
    def is_softmax(self) -> bool:
        """Whether the outputs are one softmax; else they are sigmoids of their own."""
        return self.activation(self.layers - 1) == "softmax"

    def activation(self, layer: int) -> str:
        """Its name in `hwr.nn.activations.ACTIVATIONS`."""
        return self.network.architecture.layers[layer].activation

    def units(self, layer: int) -> int:
        """How many it has; below layer 0 lie the inputs."""
        return self.network.architecture.inputs if layer < 0 else self.network.architecture.layers[layer].units

    def forward_of(self, layer: int) -> LayerTrace:
        """The layer on the way forward, of one sample."""
        return self.trace.layers[layer]

    def backward_of(self, layer: int) -> LayerBackward:
        """The layer on the way back, of one sample."""
        return self.backward.layers[layer]

    @cached_property
    def slopes(self) -> tuple[Floats, ...]:
        """f'(z) of each hidden layer, (units,)."""
        hidden = range(self.layers - 1)
        return tuple(np.asarray(slope(self.activation(i), self.forward_of(i).z[0]), np.float64) for i in hidden)


def work(network: Network, x: ArrayLike, label: int, rate: float, classes: tuple[str, ...] | None = None) -> WorkedPass:
    """Work through one picture.

    Args:
        network: outputs by softmax or sigmoid; it is not changed.
        x: (inputs,).
        label: which output should be 1.
        rate: learning rate, > 0.
        classes: what the outputs stand for; None: their numbers.

    Raises:
        DataError: if the picture or the label does not fit the network.
        ConfigError: if the network cannot be trained.
    """
    exact = network.astype(np.float64)
    rows, labels = np.asarray(x, np.float64)[None], np.array([label])
    trace = record(exact, rows, labels, loss=LOSS)
    names = classes or tuple(map(str, range(exact.architecture.outputs)))
    return WorkedPass(exact, names, label, rate, trace, *_update(exact, trace, label, rate))


def with_rate(worked: WorkedPass, rate: float) -> WorkedPass:
    """The same pass with a step of another length."""
    updated, after = _update(worked.network, worked.trace, worked.label, rate)
    return replace(worked, rate=rate, updated=updated, after=after)


def _update(network: Network, trace: Trace, label: int, rate: float) -> tuple[Network, Trace]:
    """The network after a step of plain gradient descent, and the same picture in it."""
    assert trace.backward is not None
    step = np.empty_like(network.parameters)
    for block, layer in zip(network.architecture.blocks(step), trace.backward.layers, strict=True):
        block[:-1], block[-1] = layer.weight_gradient, layer.bias_gradient
    SGD().step(step, (), rate, 1)
    updated = Network(network.architecture, network.parameters - step)
    return updated, record(updated, trace.inputs, np.array([label]), loss=LOSS)


_ROWS: Final = (
    (0, 0, 7, 8, 13, 16, 15, 1),
    (0, 0, 7, 7, 4, 11, 12, 0),
    (0, 0, 0, 0, 8, 13, 1, 0),
    (0, 4, 8, 8, 15, 15, 6, 0),
    (0, 2, 11, 15, 15, 4, 0, 0),
    (0, 0, 0, 16, 5, 0, 0, 0),
    (0, 0, 9, 15, 1, 0, 0, 0),
    (0, 0, 13, 5, 0, 0, 0, 0),
)
"""A seven, crossed as in Europe: the eighth picture of scikit-learn's digits, in sixteenths of ink."""

EXAMPLE_LABEL: Final = "7"


def example_digit() -> NDArray[np.float64]:
    """The picture, (64,), values in [0, 1]."""
    return np.array(_ROWS, np.float64).ravel() / 16


def small_network() -> Network:
    """64 inputs, 12 ReLU units, 10 outputs; not trained."""
    return Network.initialised(Architecture.mlp(64, 12, 10), np.random.default_rng(0), np.float64)
