"""Losses: what training minimises, always averaged over the samples of a batch.

A loss is applied together with the output layer's activation, because some pairs simplify: cross-entropy after a
softmax or a sigmoid has dLoss/dz = a - y, free of the division by a vanishing `a`. All arrays are (outputs, samples).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from hwr.errors import ConfigError
from hwr.nn.activations import ACTIVATIONS, Activation
from hwr.nn.settings import require_choice

Array = NDArray[np.floating[Any]]


class Loss:
    """A loss joined to the output activation, for one shape; it owns the scratch it needs."""

    def __init__(self, activation: Activation, shape: tuple[int, int], dtype: DTypeLike) -> None:
        self._activation = activation
        self._scale = 1.0 / shape[1]

    def forward(self, z: Array, target: Array, a: Array) -> float:
        """Write the outputs a = f(z) into `a`, which may be `z` itself, and return the batch's mean loss."""
        raise NotImplementedError

    def backward(self, a: Array, target: Array, delta: Array) -> None:
        """Write dLoss/dz into `delta`, of the loss averaged over the batch."""
        raise NotImplementedError


class MeanSquaredError(Loss):
    """Loss = 1/n sum over samples of 1/2 sum over outputs of (a - y)^2.

    Halved, and summed over the outputs, so that dLoss/da is plainly (a - y)/n (Bishop 2006, eq. 5.11; Nielsen 2015,
    ch. 1). Other libraries average over the outputs, or do not halve.
    """

    def forward(self, z: Array, target: Array, a: Array) -> float:
        self._activation.forward(z, a)
        difference = (a - target).ravel()
        return 0.5 * self._scale * float(np.dot(difference, difference))

    def backward(self, a: Array, target: Array, delta: Array) -> None:
        np.subtract(a, target, out=delta)
        np.multiply(delta, self._scale, out=delta)
        self._activation.backward(a, delta)


class SoftmaxCrossEntropy(Loss):
    """Loss = -1/n sum over samples of sum over classes of y log a, a = softmax(z), where y sums to 1.

    With m = max z: -sum y log a = log(sum exp(z - m)) - sum y (z - m), finite for every finite z
    (Goodfellow, Bengio & Courville 2016, sec. 6.2.2.3).
    """

    def __init__(self, activation: Activation, shape: tuple[int, int], dtype: DTypeLike) -> None:
        super().__init__(activation, shape, dtype)
        self._row = np.empty(shape[1], dtype)

    def forward(self, z: Array, target: Array, a: Array) -> float:
        row = self._row
        np.maximum.reduce(z, axis=0, out=row)
        np.subtract(z, row, out=a)
        of_target = float(np.vdot(target, a))
        np.exp(a, out=a)
        np.add.reduce(a, axis=0, out=row)
        np.divide(a, row, out=a)
        np.log(row, out=row)
        return self._scale * (float(row.sum()) - of_target)

    def backward(self, a: Array, target: Array, delta: Array) -> None:
        np.subtract(a, target, out=delta)
        np.multiply(delta, self._scale, out=delta)


class SigmoidCrossEntropy(Loss):
    """Loss = -1/n sum over samples of sum over outputs of y log a + (1 - y) log(1 - a), a = sigmoid(z).

    Each output answers its own yes-or-no question. Computed as max(z, 0) - y z + log(1 + exp(-|z|)).
    """

    def forward(self, z: Array, target: Array, a: Array) -> float:
        total = np.maximum(z, 0.0).sum() - np.vdot(target, z) + np.log1p(np.exp(-np.abs(z))).sum()
        self._activation.forward(z, a)
        return self._scale * float(total)

    def backward(self, a: Array, target: Array, delta: Array) -> None:
        np.subtract(a, target, out=delta)
        np.multiply(delta, self._scale, out=delta)


LOSSES: Final[Mapping[str, Mapping[str, type[Loss]]]] = {
    "mean_squared_error": {
        name: MeanSquaredError for name, activation in ACTIVATIONS.items() if activation.differentiable
    },
    "cross_entropy": {"softmax": SoftmaxCrossEntropy, "sigmoid": SigmoidCrossEntropy},
}
"""Loss name -> output activation it can follow -> the implementation of the pair."""


def require_pair(loss: str, activation: str) -> None:
    """Raise `ConfigError` unless the loss exists and can follow that output activation."""
    require_choice("loss", loss, LOSSES)
    if activation not in LOSSES[loss]:
        raise ConfigError(
            f"The loss {loss} cannot follow an output layer with the activation {activation}; "
            f"it can follow {', '.join(LOSSES[loss])}."
        )


def join(loss: str, activation: str, shape: tuple[int, int], dtype: DTypeLike) -> Loss:
    """The loss joined to the output activation, for outputs of the given shape (outputs, samples)."""
    require_pair(loss, activation)
    return LOSSES[loss][activation](ACTIVATIONS[activation](shape, dtype), shape, dtype)


def target_table(classes: int, smoothing: float, dtype: DTypeLike) -> Array:
    """The targets of each class, (classes, classes): column k is what the outputs should be for label k.

    Label smoothing s takes s from the label and spreads it evenly over all classes, y = (1 - s) onehot + s / classes
    (Szegedy et al. 2016, sec. 7), which keeps the network from ever growing certain.
    """
    if not math.isfinite(smoothing) or not 0 <= smoothing < 1:
        raise ConfigError(f"label_smoothing must be at least 0 and below 1; it is {smoothing}.")
    return ((1 - smoothing) * np.eye(classes) + smoothing / classes).astype(dtype)
