"""Losses: what training minimises, always averaged over the samples of a batch.

A loss is applied together with the output layer's activation, because some pairs simplify: cross-entropy after a
softmax or a sigmoid has dLoss/dz = a - y, free of the division by a vanishing `a`. All arrays are (outputs, samples).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from hwr.errors import ConfigError
from hwr.nn.activations import ACTIVATIONS, Activation, Softmax
from hwr.nn.performance import empty, full
from hwr.nn.settings import require_choice, require_number

Array = NDArray[np.floating[Any]]


class Loss(ABC):
    """A loss joined to the output activation, for one shape (outputs, samples); it owns the scratch it needs."""

    def __init__(self, activation: Activation, shape: tuple[int, int], dtype: DTypeLike) -> None:
        self._activation = activation
        self._scratch = empty(shape, dtype)
        self._share = 1.0 / shape[1]

    @abstractmethod
    def forward(self, z: Array, target: Array, a: Array) -> float:
        """Write the outputs a = f(z) into `a`, which may be `z` itself, and return the mean loss of the samples."""

    @abstractmethod
    def of_samples(self, target: Array) -> Array:
        """Each sample's loss, (samples,), in the forward pass just made."""

    def backward(self, a: Array, target: Array, delta: Array) -> None:
        """Write dLoss/dz of the mean loss into `delta`; here for the pairs where it is (a - y) / samples."""
        np.subtract(a, target, out=delta)
        np.multiply(delta, self._share, out=delta)


class MeanSquaredError(Loss):
    """A sample's loss = 1/2 sum over outputs of (a - y)^2.

    Halved, and summed over the outputs, so that dLoss/da is plainly a - y (Bishop 2006, eq. 5.11; Nielsen 2015,
    ch. 1). Other libraries average over the outputs, or do not halve.
    """

    def forward(self, z: Array, target: Array, a: Array) -> float:
        self._activation.forward(z, a)
        error = np.subtract(a, target, out=self._scratch)
        return 0.5 * self._share * float(np.vdot(error, error))

    def of_samples(self, target: Array) -> Array:
        losses: Array = 0.5 * np.square(self._scratch).sum(axis=0)
        return losses

    def backward(self, a: Array, target: Array, delta: Array) -> None:
        """dLoss/dz = (a - y) f'(z) / samples."""
        super().backward(a, target, delta)
        self._activation.backward(a, delta)


class SoftmaxCrossEntropy(Loss):
    """A sample's loss = - sum over classes of y log a, a = softmax(z), where the targets y sum to 1.

    With m = max z it is log(sum exp(z - m)) - sum y (z - m), finite for every finite z
    (Goodfellow, Bengio & Courville 2016, sec. 6.2.2.3).
    """

    _activation: Softmax

    def __init__(self, activation: Activation, shape: tuple[int, int], dtype: DTypeLike) -> None:
        super().__init__(activation, shape, dtype)
        self._logs = empty(shape[1:], dtype)
        self._ones = full(shape[1:], 1.0, dtype)

    def forward(self, z: Array, target: Array, a: Array) -> float:
        shifted = self._scratch
        self._activation.shift(z, shifted)
        np.log(self._activation.normalise(shifted, a), out=self._logs)
        # Sums as scalar products: several times as fast as numpy's own for arrays of this size.
        return self._share * float(np.dot(self._ones, self._logs) - np.vdot(target, shifted))

    def of_samples(self, target: Array) -> Array:
        losses: Array = self._logs - (target * self._scratch).sum(axis=0)
        return losses


class SigmoidCrossEntropy(Loss):
    """A sample's loss = - sum over outputs of y log a + (1 - y) log(1 - a), a = sigmoid(z).

    Each output answers its own yes-or-no question. Computed as log(1 + exp(z)) - y z, finite for every finite z.
    """

    def forward(self, z: Array, target: Array, a: Array) -> float:
        np.logaddexp(z, 0.0, out=self._scratch)
        self._scratch -= target * z
        self._activation.forward(z, a)
        return self._share * float(self._scratch.sum())

    def of_samples(self, target: Array) -> Array:
        losses: Array = self._scratch.sum(axis=0)
        return losses


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
    require_number("label_smoothing", smoothing, at_least=0, below=1)
    return ((1 - smoothing) * np.eye(classes) + smoothing / classes).astype(dtype)
