"""Activations: the function a layer applies to its pre-activations, and its slope.

An activation object is made for one shape and owns the scratch it needs, so that training allocates nothing per
update. All arrays are (units, samples), one column a sample; both methods work in place.

Slopes are written in terms of the output `a`, not of `z`: every function here allows it, and the memory of `z` can then
be reused for `a`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from hwr.errors import ConfigError
from hwr.nn.memory import empty, full, zeros
from hwr.nn.settings import require_choice

Array = NDArray[np.floating[Any]]

LEAK: Final = 0.01
"""Slope of the leaky ReLU below 0 (Maas, Hannun & Ng 2013)."""


class Activation(ABC):
    """A function a = f(z), applied to each unit, or, for softmax, to each column."""

    differentiable: bool = True
    """Whether the slope says anything that training could follow."""

    def __init__(self, shape: tuple[int, int], dtype: DTypeLike) -> None:
        self._scratch = empty(shape, dtype)

    @abstractmethod
    def forward(self, z: Array, out: Array) -> None:
        """Write a = f(z) into `out`, which may be `z` itself."""

    @abstractmethod
    def backward(self, a: Array, delta: Array) -> None:
        """Turn `delta` from dLoss/da into dLoss/dz = dLoss/da * f'(z), in place; `a` is f(z)."""


class Identity(Activation):
    """a = z, slope 1."""

    def forward(self, z: Array, out: Array) -> None:
        if out is not z:
            np.copyto(out, z)

    def backward(self, a: Array, delta: Array) -> None:
        pass


class Step(Activation):
    """a = 1 if z > 0 else 0: Rosenblatt's perceptron (1958). Forward only."""

    differentiable = False

    def forward(self, z: Array, out: Array) -> None:
        np.greater(z, 0.0, out=out)

    def backward(self, a: Array, delta: Array) -> None:
        raise ConfigError(
            "The activation step cannot be trained by gradient descent: "
            "its slope is 0 everywhere (and undefined at 0), so there is nothing to descend."
        )


class Sigmoid(Activation):
    """a = 1 / (1 + exp(-z)), slope a (1 - a), at most 0.25."""

    def __init__(self, shape: tuple[int, int], dtype: DTypeLike) -> None:
        super().__init__(shape, dtype)
        # Beyond this, exp(-z) would overflow; the value there is below the smallest normal number anyway.
        self._lowest = float(np.log(np.finfo(dtype).tiny))

    def forward(self, z: Array, out: Array) -> None:
        np.maximum(z, self._lowest, out=out)
        np.negative(out, out=out)
        np.exp(out, out=out)
        np.add(out, 1.0, out=out)
        np.reciprocal(out, out=out)

    def backward(self, a: Array, delta: Array) -> None:
        slope = np.subtract(1.0, a, out=self._scratch)
        np.multiply(slope, a, out=slope)
        np.multiply(delta, slope, out=delta)


class Tanh(Activation):
    """a = tanh(z), slope 1 - a^2."""

    def forward(self, z: Array, out: Array) -> None:
        np.tanh(z, out=out)

    def backward(self, a: Array, delta: Array) -> None:
        slope = np.multiply(a, a, out=self._scratch)
        np.subtract(1.0, slope, out=slope)
        np.multiply(delta, slope, out=delta)


class ReLU(Activation):
    """a = max(0, z), slope 1 where z > 0, else 0, at the kink too (Nair & Hinton 2010)."""

    def __init__(self, shape: tuple[int, int], dtype: DTypeLike) -> None:
        # numpy compares two arrays three times as fast as an array with a scalar.
        self._zeros = zeros(shape, dtype)
        self._active = np.empty(shape, np.bool_)

    def forward(self, z: Array, out: Array) -> None:
        np.maximum(z, self._zeros, out=out)

    def backward(self, a: Array, delta: Array) -> None:
        np.greater(a, self._zeros, out=self._active)
        np.multiply(delta, self._active, out=delta)


class LeakyReLU(Activation):
    """a = z where z > 0, else 0.01 z; slope 1 or 0.01 (Maas, Hannun & Ng 2013)."""

    def forward(self, z: Array, out: Array) -> None:
        leaked = np.multiply(z, LEAK, out=self._scratch)
        np.maximum(z, leaked, out=out)

    def backward(self, a: Array, delta: Array) -> None:
        slope = np.greater(a, 0.0, out=self._scratch)
        np.maximum(slope, LEAK, out=slope)
        np.multiply(delta, slope, out=delta)


class Softmax(Activation):
    """a_i = exp(z_i) / sum_j exp(z_j) over the units of a column (Bridle 1990).

    Its slope is a matrix, da_i/dz_j = a_i ((i == j) - a_j); backward multiplies by it without forming it.
    """

    def __init__(self, shape: tuple[int, int], dtype: DTypeLike) -> None:
        super().__init__(shape, dtype)
        self._row = empty(shape[1:], dtype)
        # The sum of each column as a matrix product: half the time of numpy's own sum for a few rows.
        self._ones = full(shape[:1], 1.0, dtype)

    def forward(self, z: Array, out: Array) -> None:
        self.shift(z, out)
        self.normalise(out, out)

    def shift(self, z: Array, out: Array) -> None:
        """z - max z of each column: changes nothing in the result and keeps exp from overflowing."""
        np.maximum.reduce(z, axis=0, out=self._row)
        np.subtract(z, self._row, out=out)

    def normalise(self, shifted: Array, out: Array) -> Array:
        """exp(shifted) / sum of it, into `out`; returns the sums (samples,), in memory that is used again."""
        np.exp(shifted, out=out)
        np.dot(self._ones, out, out=self._row)
        np.divide(out, self._row, out=out)
        return self._row

    def backward(self, a: Array, delta: Array) -> None:
        np.multiply(a, delta, out=self._scratch)
        np.dot(self._ones, self._scratch, out=self._row)
        np.subtract(delta, self._row, out=delta)
        np.multiply(delta, a, out=delta)


ACTIVATIONS: Final[Mapping[str, type[Activation]]] = {
    "identity": Identity,
    "step": Step,
    "sigmoid": Sigmoid,
    "tanh": Tanh,
    "relu": ReLU,
    "leaky_relu": LeakyReLU,
    "softmax": Softmax,
}


def activate(name: str, z: ArrayLike) -> Array:
    """f(z) in a new float array of the shape of `z`; softmax runs over the first axis.

    Raises:
        ConfigError: if there is no such activation.
    """
    require_choice("activation", name, ACTIVATIONS)
    given = np.asarray(z)
    a = given.astype(given.dtype if given.dtype in (np.float32, np.float64) else np.float64)
    columns = a.reshape(len(a), -1) if a.ndim else a.reshape(1, 1)
    with np.errstate(over="ignore", under="ignore"):
        ACTIVATIONS[name](columns.shape, columns.dtype).forward(columns, columns)
    return a


def slope(name: str, z: ArrayLike) -> Array:
    """f'(z) for an activation that works on each unit alone, in a new float array of the shape of `z`.

    Raises:
        ConfigError: for the step, which has no useful slope, and for softmax, whose slope is a matrix.
    """
    if name == "softmax":
        raise ConfigError("The activation softmax has no slope of each unit alone: every output depends on every z.")
    a = activate(name, z)
    slopes = np.ones_like(a)
    ACTIVATIONS[name]((a.size, 1), a.dtype).backward(a.reshape(-1, 1), slopes.reshape(-1, 1))
    return slopes
