"""A stack of sigmoids, one unit a layer, and what is left of a gradient on its way down through them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hwr.nn.activations import slope
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import record


@dataclass(frozen=True)
class Stack:
    """What `stacked` found.

    Attributes:
        outputs: a of each layer, from the first to the last.
        gradients: d output / d z of each layer, likewise: what the last layer's output changes with each
            layer's pre-activation.
        limits: the most that each gradient could be, whatever z: 0.25 for every sigmoid on the way, times the
            weights between them.
    """

    outputs: tuple[float, ...]
    gradients: tuple[float, ...]
    limits: tuple[float, ...]

    @property
    def first(self) -> float:
        """The gradient that reaches the first layer."""
        return self.gradients[0]


def stacked(z: float, layers: int, weight: float) -> Stack:
    """So many sigmoid units in a row, the first one with the pre-activation z.

    The first layer has the weight 1, all others the given one; biases are 0. The gradient comes from the engine's own
    backward pass, which starts from a loss: the squared error 1/2 (a - y)^2 has the slope a - y, and that is 1 for a
    target y = a - 1. So dLoss/dz is d output / dz.

    Args:
        z: finite.
        layers: 1 to 64.
        weight: finite.
    """
    architecture = Architecture(1, (LayerSpec(1, "sigmoid"),) * layers)
    network = Network(architecture, np.zeros(architecture.parameter_count))
    for i, weights in enumerate(network.weights):
        weights[...] = weight if i else 1.0
    outputs = tuple(float(layer.a[0, 0]) for layer in record(network, [[z]]).layers)
    backward = record(network, [[z]], [[outputs[-1] - 1.0]], loss="mean_squared_error").backward
    assert backward is not None
    gradients = tuple(float(layer.delta[0, 0]) for layer in backward.layers)
    steepest = float(slope("sigmoid", [0.0])[0])
    limits = tuple(steepest * (steepest * abs(weight)) ** above for above in reversed(range(layers)))
    return Stack(outputs, gradients, limits)
