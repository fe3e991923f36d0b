"""Losses: what training minimises, always averaged over the samples of a batch.

A loss is applied together with the output layer's activation, because some pairs simplify: cross-entropy after a
softmax or a sigmoid has dLoss/dz = y - t, free of the division by a vanishing y. All arrays are (outputs, samples).

Samples may count unequally: then each one's loss is multiplied by its weight before the mean is taken. The mean of the
weights is 1 over all samples, so that a batch tells, on average, what all of them would.

A new loss is a class in this file and a name in `LOSSES`; it says what it is called and what it does to learning.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from hwr.errors import ConfigError
from hwr.language import mark, tr
from hwr.nn.activations import ACTIVATIONS, Activation, Softmax
from hwr.nn.performance import empty, full
from hwr.nn.setting import FRACTION, Described, require_choice, require_number

Array = NDArray[np.floating[Any]]


class Loss(Described, ABC):
    """A loss joined to the output activation, for one shape (outputs, samples); it owns the scratch it needs.

    Args:
        batch: over how many samples the mean is taken, of which these may be a part; None for just these.

    Attributes:
        pairs: the output activations that it can follow, by their names, and how each pair is computed.
        unit: of its numbers; empty if they have none.
    """

    pairs: ClassVar[Mapping[str, type[Loss]]]
    unit: ClassVar[str] = ""

    def __init__(
        self, activation: Activation, shape: tuple[int, int], dtype: DTypeLike, batch: int | None = None
    ) -> None:
        self._activation = activation
        self._scratch = empty(shape, dtype)
        self._share = 1.0 / (batch or shape[1])

    @abstractmethod
    def forward(self, z: Array, target: Array, a: Array) -> float:
        """Write the outputs y = f(z) into `a`, which may be `z` itself, and return the mean loss of the samples, or
        what they contribute to that of the whole batch."""

    @abstractmethod
    def of_samples(self, target: Array) -> Array:
        """Each sample's loss, (samples,), in the forward pass just made."""

    def weighted(self, target: Array, sample_weights: Array) -> float:
        """What `forward` returns, with each sample's loss times its weight (samples,), of the pass just made."""
        return self._share * float(np.dot(sample_weights, self.of_samples(target)))

    def backward(self, a: Array, target: Array, delta: Array) -> None:
        """Write dLoss/dz of the mean loss into `delta`; here for the pairs where it is (y - t) / samples."""
        np.subtract(a, target, out=delta)
        np.multiply(delta, self._share, out=delta)


class MeanSquaredError(Loss):
    """A sample's loss = 1/2 sum over outputs of (y - t)^2.

    Halved, and summed over the outputs, so that dLoss/dy is plainly y - t (Bishop 2006, eq. 5.11; Nielsen 2015,
    ch. 1). Other libraries average over the outputs, or do not halve.
    """

    name = "mean_squared_error"
    title = mark("squared error")
    label = mark("Squared error")
    tip = mark("Half the squared distance to the target. A saturated output learns slowly even when it is wrong.")

    def forward(self, z: Array, target: Array, a: Array) -> float:
        self._activation.forward(z, a)
        error = np.subtract(a, target, out=self._scratch)
        return 0.5 * self._share * float(np.vdot(error, error))

    def of_samples(self, target: Array) -> Array:
        losses: Array = 0.5 * np.square(self._scratch).sum(axis=0)
        return losses

    def backward(self, a: Array, target: Array, delta: Array) -> None:
        """dLoss/dz = (y - t) f'(z) / samples."""
        super().backward(a, target, delta)
        self._activation.backward(a, delta)


MeanSquaredError.pairs = {name: MeanSquaredError for name, kind in ACTIVATIONS.items() if kind.differentiable}


class CrossEntropy(Loss):
    """Minus the logarithm of what the network thought of the truth."""

    name = "cross_entropy"
    title = mark("cross-entropy")
    label = mark("Cross-entropy")
    unit = "nats"
    tip = mark(
        "Punishes confident mistakes without bound, so the gradient stays strong exactly where the network is wrong."
    )


class SoftmaxCrossEntropy(CrossEntropy):
    """A sample's loss = - sum over classes of t log y, y = softmax(z), where the targets t sum to 1.

    With m = max z it is log(sum exp(z - m)) - sum t (z - m), finite for every finite z
    (Goodfellow, Bengio & Courville 2016, sec. 6.2.2.3).
    """

    _activation: Softmax

    def __init__(
        self, activation: Activation, shape: tuple[int, int], dtype: DTypeLike, batch: int | None = None
    ) -> None:
        super().__init__(activation, shape, dtype, batch)
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


class SigmoidCrossEntropy(CrossEntropy):
    """A sample's loss = - sum over outputs of t log y + (1 - t) log(1 - y), y = sigmoid(z).

    Each output answers its own yes-or-no question. Computed as log(1 + exp(z)) - t z, finite for every finite z.
    """

    def forward(self, z: Array, target: Array, a: Array) -> float:
        np.logaddexp(z, 0.0, out=self._scratch)
        self._scratch -= target * z
        self._activation.forward(z, a)
        return self._share * float(self._scratch.sum())

    def of_samples(self, target: Array) -> Array:
        losses: Array = self._scratch.sum(axis=0)
        return losses


CrossEntropy.pairs = {"softmax": SoftmaxCrossEntropy, "sigmoid": SigmoidCrossEntropy}

LOSSES: Final[Mapping[str, type[Loss]]] = {kind.name: kind for kind in (CrossEntropy, MeanSquaredError)}
"""By their names, in the order of lists."""


def pair_fault(loss: str, activation: str) -> str:
    """Why the loss, which exists, cannot follow that output activation, as a sentence; empty if it can."""
    if activation in LOSSES[loss].pairs:
        return ""
    return tr(
        "The loss {loss} cannot follow an output layer with the activation {activation}; it can follow {pairs}.",
        loss=loss,
        activation=activation,
        pairs=", ".join(LOSSES[loss].pairs),
    )


def require_pair(loss: str, activation: str) -> None:
    """Raise `ConfigError` unless the loss exists and can follow that output activation."""
    require_choice("loss", loss, LOSSES)
    if fault := pair_fault(loss, activation):
        raise ConfigError(fault)


def join(loss: str, activation: str, shape: tuple[int, int], dtype: DTypeLike, batch: int | None = None) -> Loss:
    """The loss joined to the output activation, for outputs of the given shape (outputs, samples).

    Args:
        batch: as in `Loss`.
    """
    require_pair(loss, activation)
    return LOSSES[loss].pairs[activation](ACTIVATIONS[activation](shape, dtype), shape, dtype, batch)


def target_table(classes: int, smoothing: float, dtype: DTypeLike) -> Array:
    """The targets of each class, (classes, classes + 1): column k is what the outputs should be for label k.

    Label smoothing s takes s from the label and spreads it evenly over all classes, t = (1 - s) onehot + s / classes
    (Szegedy et al. 2016, sec. 7), which keeps the network from ever growing certain. The last column is that of
    `NO_CLASS`: it could be anything, t = 1 / classes (D. Hendrycks, M. Mazeika, T. Dietterich, "Deep anomaly detection
    with outlier exposure", ICLR 2019).
    """
    require_number("label_smoothing", smoothing, FRACTION)
    table = np.full((classes, classes + 1), 1 / classes)
    table[:, :classes] = (1 - smoothing) * np.eye(classes) + smoothing / classes
    return table.astype(dtype)
