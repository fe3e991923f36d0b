"""Activations: the function a layer applies to its pre-activations, and its slope.

An activation object is made for one shape and owns the scratch it needs, so that training allocates nothing per
update. All arrays are (units, samples), one column a sample; both methods work in place.

Slopes are written in terms of the output `a`, not of `z`: every function here allows it, and the memory of `z` can then
be reused for `a`.

This is also the catalogue of activations: each class says what it is called, how it is written, what it does to
learning, and what suits it. Forms, chapters, the doctor and exported scripts read that here, so that a new one is a
class in this file and a line in `ACTIVATIONS`.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from hwr.errors import ConfigError
from hwr.language import mark, tr
from hwr.nn.performance import empty, full, zeros
from hwr.nn.setting import Described, require_choice

Array = NDArray[np.floating[Any]]

LEAK: Final = 0.01
"""Slope of the leaky ReLU below 0 (Maas, Hannun & Ng 2013)."""


_Z, _A = "<i>z</i>", "<i>a</i>"


@dataclass(frozen=True)
class Written:
    """How a function of z and its slope are written, as HTML.

    Attributes:
        output, slope: with the signs z and a.
        numbers, slope_numbers: with numbers in their place, for `str.format`: z and a, and where they stand in a
            product or a power, z_factor and a_factor. A slope that depends on the sign of z alone has none.
    """

    output: str
    slope: str
    numbers: str
    slope_numbers: str = ""


class Activation(Described, ABC):
    """A function a = f(z), applied to each unit, or, for softmax, to each column.

    Attributes:
        words: what it makes of z, as plain text.
        written: its formulas; None where a unit alone has none.
        lowest, highest: the ends of its range; infinite where it has none.
        steepest: its largest slope.
        has_kink: whether its slope jumps, so that a nudge there proves nothing.
        initializer: how the weights before it are usually drawn, a name in `INITIALIZERS`.
        unfit_when_hidden: why hidden layers cannot have it; empty if they can.
        output_tip: what it makes of the outputs of a classifier; empty if it is not for them.
        differentiable: whether the slope says anything that training could follow.
        script: the function in Python with numpy as `np`, by its name, of z (samples, units).
    """

    words: ClassVar[str]
    written: ClassVar[Written | None] = None
    lowest: ClassVar[float] = -math.inf
    highest: ClassVar[float] = math.inf
    steepest: ClassVar[float] = 1.0
    has_kink: ClassVar[bool] = False
    initializer: ClassVar[str] = "xavier"
    unfit_when_hidden: ClassVar[str] = ""
    output_tip: ClassVar[str] = ""
    differentiable: ClassVar[bool] = True
    script: ClassVar[str]

    @classmethod
    def is_unitwise(cls) -> bool:
        """Whether it is applied to each unit alone, so that it has a curve."""
        return cls.written is not None

    @classmethod
    def is_bounded(cls) -> bool:
        """Whether its range ends on both sides."""
        return math.isfinite(cls.lowest) and math.isfinite(cls.highest)

    @classmethod
    def saturates(cls) -> bool:
        """Whether a unit can be driven to an end of the range, where the slope is next to 0."""
        return cls.is_bounded() and cls.differentiable and cls.is_unitwise()

    @classmethod
    def can_die(cls) -> bool:
        """Whether a unit that could learn can fall silent for all samples, with a slope of exactly 0 from then on."""
        return cls.differentiable and cls.has_kink and cls.lowest == 0

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

    name = "identity"
    title = mark("identity")
    label = mark("Identity")
    tip = mark("Passes everything. A network of these alone is one straight cut, however deep.")
    words = "z"
    written = Written(_Z, "1", "{z}", "1")
    script = '''
def identity(z):
    """a = z: the sum as it is."""
    return z
'''

    def forward(self, z: Array, out: Array) -> None:
        if out is not z:
            np.copyto(out, z)

    def backward(self, a: Array, delta: Array) -> None:
        pass


class Step(Activation):
    """a = 1 if z > 0 else 0: Rosenblatt's perceptron (1958). Forward only."""

    name = "step"
    title = mark("step")
    tip = mark("Says yes or no. Its slope is 0 everywhere, so gradient descent has nothing to go down.")
    words = mark("step(z)")
    written = Written(
        mark("1 if <i>z</i> &gt; 0, else 0"), mark("0 (undefined at 0)"), mark("1 if {z} &gt; 0, else 0"), "0"
    )
    lowest = 0.0
    highest = 1.0
    steepest = 0.0
    has_kink = True
    unfit_when_hidden = mark("its slope is 0 everywhere")
    script = '''
def step(z):
    """a = 1 if z > 0, else 0: Rosenblatt's perceptron, which says yes or no."""
    return (z > 0).astype(z.dtype)
'''

    differentiable = False

    def forward(self, z: Array, out: Array) -> None:
        np.greater(z, 0.0, out=out)

    def backward(self, a: Array, delta: Array) -> None:
        raise ConfigError(
            tr(
                "The activation step cannot be trained by gradient descent: its slope is 0 "
                "everywhere (and undefined at 0), so there is nothing to descend."
            )
        )


class Sigmoid(Activation):
    """a = 1 / (1 + exp(-z)), slope a (1 - a), at most 0.25."""

    name = "sigmoid"
    title = mark("sigmoid")
    label = mark("Sigmoid")
    tip = mark("Bends everything into 0 to 1. Its slope is 0.25 at most, so gradients fade from layer to layer.")
    words = mark("sigmoid(z)")
    written = Written(
        f"1 / (1 + <i>e</i><sup>−{_Z}</sup>)", f"{_A} (1 − {_A})", "1 / (1 + <i>e</i><sup>−{z_factor}</sup>)",
        "{a}·(1 − {a})",
    )  # fmt: skip
    lowest = 0.0
    highest = 1.0
    steepest = 0.25
    output_tip = mark("Each output answers its own yes-or-no question, whatever the others say.")
    script = '''
def sigmoid(z):
    """a = 1 / (1 + exp(-z)): from 0 to 1, steepest at z = 0. (Beyond -700, exp would overflow.)"""
    return 1 / (1 + np.exp(-np.maximum(z, -700)))
'''

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

    name = "tanh"
    title = "tanh"
    tip = mark("Bends everything into -1 to 1. Learns well in a few layers; saturated units hardly learn.")
    words = "tanh(z)"
    written = Written(f"tanh({_Z})", f"1 − {_A}²", "tanh({z})", "1 − {a_factor}²")
    lowest = -1.0
    highest = 1.0
    script = '''
def tanh(z):
    """a = tanh(z): from -1 to 1."""
    return np.tanh(z)
'''

    def forward(self, z: Array, out: Array) -> None:
        np.tanh(z, out=out)

    def backward(self, a: Array, delta: Array) -> None:
        slope = np.multiply(a, a, out=self._scratch)
        np.subtract(1.0, slope, out=slope)
        np.multiply(delta, slope, out=delta)


class ReLU(Activation):
    """a = max(0, z), slope 1 where z > 0, else 0, at the kink too (Nair & Hinton 2010)."""

    name = "relu"
    title = "ReLU"
    tip = mark("Passes what is positive and silences the rest. Gradients pass unweakened, so depth is no obstacle.")
    words = mark("max(0, z)")
    written = Written(mark("max(0, <i>z</i>)"), mark("1 if <i>z</i> &gt; 0, else 0"), mark("max(0, {z})"))
    lowest = 0.0
    has_kink = True
    initializer = "he"
    script = '''
def relu(z):
    """a = max(0, z): silent below 0, linear above."""
    return np.maximum(z, 0)
'''

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

    name = "leaky_relu"
    title = mark("leaky ReLU")
    label = mark("Leaky ReLU")
    tip = mark("A ReLU that lets a hundredth through below 0, so that no unit can die for good.")
    words = mark("max(0.01 z, z)")
    written = Written(
        mark("max(0.01 <i>z</i>, <i>z</i>)"), mark("1 if <i>z</i> &gt; 0, else 0.01"), mark("max(0.01·{z_factor}, {z})")
    )
    has_kink = True
    initializer = "he"
    script = f'''
def leaky_relu(z):
    """a = z above 0, {LEAK} z below: like ReLU, but never quite silent."""
    return np.maximum(z, {LEAK} * z)
'''

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

    name = "softmax"
    title = mark("softmax")
    tip = mark("The outputs compete and add up to 1: what one class gains the others lose.")
    words = "softmax(z)"
    lowest = 0.0
    highest = 1.0
    unfit_when_hidden = mark("it is for outputs")
    output_tip = tip
    script = '''
def softmax(z):
    """a_i = exp(z_i) / sum_j exp(z_j): outputs that are positive and add up to 1, so that they are probabilities.

    Subtracting the largest z from all changes nothing in the result and keeps exp from overflowing.
    """
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
'''

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
    kind.name: kind for kind in (ReLU, LeakyReLU, Tanh, Sigmoid, Identity, Step, Softmax)
}
"""By their names, in the order of lists."""


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
    if name in ACTIVATIONS and not ACTIVATIONS[name].is_unitwise():
        raise ConfigError(
            tr("The activation {name} has no slope of each unit alone: every output depends on every z.", name=name)
        )
    a = activate(name, z)
    slopes = np.ones_like(a)
    ACTIVATIONS[name]((a.size, 1), a.dtype).backward(a.reshape(-1, 1), slopes.reshape(-1, 1))
    return slopes
