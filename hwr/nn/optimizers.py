"""Optimizers: the rule that turns a gradient into the step that is subtracted from the parameters.

An optimizer is a frozen value; what it remembers from update to update lies in `slots`, vectors as long as the
parameters, owned by the training state. A step is a handful of in-place operations on whole vectors, whatever the depth
of the network, and it uses the gradient's own memory as scratch.

This is also the catalogue of optimizers: each class says what it is called, how it is written, what it and its settings
do to learning, and which learning rates suit it. Forms, chapters, the doctor and exported scripts read that here, so
that a new one is a class in this file and a name in `OPTIMIZERS`.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from hwr.language import mark
from hwr.nn.setting import FRACTION, NOT_NEGATIVE, POSITIVE, Configured, real

Array = NDArray[np.floating[Any]]

_EPSILON_TIP: Final = mark(
    "Added to the size that steps are divided by. Larger values tame the steps of weights whose gradients are tiny."
)


@dataclass(frozen=True)
class Optimizer(Configured, ABC):
    """A way to make a step of a gradient.

    Attributes:
        formula: what it does to a parameter, written w, as HTML for `str.format`, which puts the gradient in place of
            {slope}.
        slot_names: what it calls the vectors that it remembers.
        has_momentum: whether it may go on uphill because it was going that way.
        usual_rate: a learning rate with which small networks with fitting first weights, softmax outputs and
            cross-entropy learn the digits fast and surely.
    """

    formula: ClassVar[str]
    slot_names: ClassVar[tuple[str, ...]] = ()
    has_momentum: ClassVar[bool] = False
    usual_rate: ClassVar[float]

    @property
    def stable_below(self) -> float | None:
        """Of a landscape that bends with curvature c: rate c from which the optimizer is thrown out.

        None if its steps do not grow with the slope: then it jumps about the bottom instead, by steps about as long as
        the rate.
        """
        return None

    @property
    def gain(self) -> float:
        """How many times a gradient that stays the same adds up in the step."""
        return 1.0

    @property
    def decoupled_decay(self) -> float:
        """rate times this times each weight is subtracted besides the step; not of biases. The training does it."""
        return 0.0

    @abstractmethod
    def step(self, gradient: Array, slots: Sequence[Array], rate: float, update: int) -> None:
        """Turn `gradient` into the step, in place, and bring the slots up to date.

        Args:
            gradient: (parameters,), overwritten.
            slots: one vector (parameters,) for each of `slot_names`, all 0 before the first update.
            rate: the learning rate of this update.
            update: how many updates this one makes, from 1.
        """


@dataclass(frozen=True)
class SGD(Optimizer):
    """Plain gradient descent: step = rate g.

    On a bowl of curvature c it multiplies the distance to the bottom by 1 - rate c: it is there at once for rate c = 1,
    swings across beyond that, and is thrown out from 2 on (LeCun et al. 1998, sec. 5).
    """

    name = "sgd"
    title = mark("plain descent")
    label = mark("Plain descent")
    tip = mark(
        "Steps straight down the gradient, every weight at the same rate. Easy to understand, slow in narrow valleys."
    )
    formula = "<i>w</i> ← <i>w</i> − <i>η</i> · {slope}"
    usual_rate = 0.1

    @property
    def stable_below(self) -> float:
        return 2.0

    def step(self, gradient: Array, slots: Sequence[Array], rate: float, update: int) -> None:
        np.multiply(gradient, rate, out=gradient)


@dataclass(frozen=True)
class Momentum(Optimizer):
    """m = mu m + g; step = rate m (Polyak 1964; in the form of Sutskever et al. 2013 with the rate outside m)."""

    name = "momentum"
    title = mark("momentum")
    label = mark("Momentum")
    tip = mark("Gathers speed along directions that persist and averages out those that do not.")
    formula = mark("<i>m</i> ← 0.9<i>m</i> + {slope}, &nbsp; <i>w</i> ← <i>w</i> − <i>ηm</i>")
    slot_names = ("velocity",)
    has_momentum = True
    usual_rate = 0.02

    momentum: float = real(
        0.9,
        mark("Momentum"),
        mark(
            "How much of the last step goes on into this one, from 0 up to below 1. More is faster "
            "along valleys and overshoots more easily."
        ),
        FRACTION,
    )

    @property
    def stable_below(self) -> float:
        return 2 * (1 + self.momentum)

    @property
    def gain(self) -> float:
        return 1 / (1 - self.momentum)

    def step(self, gradient: Array, slots: Sequence[Array], rate: float, update: int) -> None:
        (velocity,) = slots
        np.multiply(velocity, self.momentum, out=velocity)
        np.add(velocity, gradient, out=velocity)
        np.multiply(velocity, rate, out=gradient)


@dataclass(frozen=True)
class Nesterov(Momentum):
    """m = mu m + g; step = rate (g + mu m): the gradient is taken as if already moved (Sutskever et al. 2013).

    The slot holds mu m, which is all that either formula asks for.
    """

    name = "nesterov"
    title = label = "Nesterov"
    tip = mark("Momentum that looks ahead: the gradient is taken as if already moved, which brakes in time.")
    formula = mark("<i>m</i> ← 0.9<i>m</i> + {slope}, &nbsp; <i>w</i> ← <i>w</i> − <i>η</i>({slope} + 0.9<i>m</i>)")

    @property
    def stable_below(self) -> float:
        return 2 * (1 + self.momentum) / (1 + 2 * self.momentum)

    def step(self, gradient: Array, slots: Sequence[Array], rate: float, update: int) -> None:
        (velocity,) = slots
        np.add(velocity, gradient, out=velocity)
        np.multiply(velocity, self.momentum, out=velocity)
        np.add(gradient, velocity, out=gradient)
        np.multiply(gradient, rate, out=gradient)


@dataclass(frozen=True)
class RMSprop(Optimizer):
    """v = rho v + (1 - rho) g^2; step = rate g / (sqrt(v) + epsilon) (Tieleman & Hinton 2012, lecture 6.5)."""

    name = "rmsprop"
    title = "RMSprop"
    tip = mark("Divides each weight's step by the recent size of its gradient, so that all move at a similar pace.")
    formula = mark(
        "<i>v</i> ← 0.9<i>v</i> + 0.1({slope})², &nbsp; <i>w</i> ← <i>w</i> − <i>η</i> · {slope} / √<i>v</i>"
    )
    slot_names = ("square",)
    usual_rate = 2e-3

    decay: float = real(
        0.9,
        mark("Memory"),
        mark(
            "How slowly the gradients' recent size is forgotten, from 0 up to below 1. Longer "
            "memories make steadier steps."
        ),
        FRACTION,
    )
    epsilon: float = real(1e-8, mark("Epsilon"), _EPSILON_TIP, POSITIVE, is_logarithmic=True)

    def step(self, gradient: Array, slots: Sequence[Array], rate: float, update: int) -> None:
        (square,) = slots
        scratch = np.square(gradient)
        np.multiply(scratch, 1 - self.decay, out=scratch)
        np.multiply(square, self.decay, out=square)
        np.add(square, scratch, out=square)
        np.sqrt(square, out=scratch)
        np.add(scratch, self.epsilon, out=scratch)
        np.divide(gradient, scratch, out=gradient)
        np.multiply(gradient, rate, out=gradient)


@dataclass(frozen=True)
class Adam(Optimizer):
    """m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; step = rate m' / (sqrt(v') + epsilon).

    m' = m / (1 - b1^t) and v' = v / (1 - b2^t) undo the bias towards the initial 0 (Kingma & Ba 2015, algorithm 1).
    The slots hold m / (1 - b1) and v / (1 - b2), which saves two passes over the vectors; all constant factors meet in
    the two numbers of the last two lines.
    """

    name = "adam"
    title = "Adam"
    tip = mark("Momentum and RMSprop together. Forgiving about the learning rate; a good first choice.")
    formula = mark(
        "<i>w</i> ← <i>w</i> − <i>η</i> · <i>m</i> / √<i>v</i>, &nbsp; <i>m</i> and <i>v</i> the "
        "running means of {slope} and its square"
    )
    slot_names = ("first_moment", "second_moment")
    has_momentum = True
    usual_rate = 2e-3

    beta1: float = real(
        0.9,
        "Beta 1",
        mark(
            "How slowly the mean gradient is forgotten, from 0 up to below 1: Adam's momentum. Less "
            "reacts faster, more is smoother."
        ),
        FRACTION,
    )
    beta2: float = real(
        0.999,
        "Beta 2",
        mark(
            "How slowly the gradients' size is forgotten, from 0 up to below 1. Less adapts the "
            "steps faster and more nervously."
        ),
        FRACTION,
    )
    epsilon: float = real(1e-8, mark("Epsilon"), _EPSILON_TIP, POSITIVE, is_logarithmic=True)

    def step(self, gradient: Array, slots: Sequence[Array], rate: float, update: int) -> None:
        first, second = slots
        np.multiply(first, self.beta1, out=first)
        np.add(first, gradient, out=first)
        np.multiply(second, self.beta2, out=second)
        np.square(gradient, out=gradient)
        np.add(second, gradient, out=second)
        of_first = (1 - self.beta1) / (1 - self.beta1**update)
        of_root = math.sqrt((1 - self.beta2) / (1 - self.beta2**update))
        root = np.sqrt(second, out=gradient)
        np.add(root, self.epsilon / of_root, out=root)
        np.divide(first, root, out=gradient)
        np.multiply(gradient, rate * of_first / of_root, out=gradient)


@dataclass(frozen=True)
class AdamW(Adam):
    """Adam with decoupled weight decay: besides Adam's step, rate * weight_decay * w is subtracted.

    (Loshchilov & Hutter 2019, algorithm 2.)
    """

    name = "adamw"
    title = "AdamW"
    tip = mark("Adam that also pulls all weights towards 0, apart from the gradient.")

    weight_decay: float = real(
        0.01,
        mark("Weight decay"),
        mark(
            "Pulls every weight towards 0 by this share of the rate at each update. It keeps the "
            "network from relying on a few large weights."
        ),
        NOT_NEGATIVE,
        is_logarithmic=True,
    )

    @property
    def decoupled_decay(self) -> float:
        return self.weight_decay


OPTIMIZERS: Final[Mapping[str, type[Optimizer]]] = {
    kind.name: kind for kind in (SGD, Momentum, Nesterov, RMSprop, Adam, AdamW)
}
"""By their names, in the order of lists."""
