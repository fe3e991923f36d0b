"""Optimizers: the rule that turns a gradient into the step that is subtracted from the parameters.

An optimizer is a frozen value; what it remembers from update to update lies in `slots`, vectors as long as the
parameters, owned by the training state. A step is a handful of in-place operations on whole vectors, whatever the depth
of the network, and it uses the gradient's own memory as scratch.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.settings import require_number

Array = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class SGD:
    """Plain gradient descent: step = rate g."""

    slot_names: ClassVar[tuple[str, ...]] = ()

    def step(self, gradient: Array, slots: Sequence[Array], rate: float, update: int) -> None:
        """Turn `gradient` into the step, in place, and bring the slots up to date.

        Args:
            gradient: (parameters,), overwritten.
            slots: one vector (parameters,) for each of `slot_names`, all 0 before the first update.
            rate: the learning rate of this update.
            update: how many updates this one makes, from 1.
        """
        np.multiply(gradient, rate, out=gradient)


@dataclass(frozen=True)
class Momentum:
    """v = mu v + g; step = rate v (Polyak 1964; in the form of Sutskever et al. 2013 with the rate outside v)."""

    momentum: float = 0.9

    slot_names: ClassVar[tuple[str, ...]] = ("velocity",)

    def __post_init__(self) -> None:
        require_number("momentum", self.momentum, at_least=0, below=1)

    def step(self, gradient: Array, slots: Sequence[Array], rate: float, update: int) -> None:
        """As `SGD.step`."""
        (velocity,) = slots
        np.multiply(velocity, self.momentum, out=velocity)
        np.add(velocity, gradient, out=velocity)
        np.multiply(velocity, rate, out=gradient)


@dataclass(frozen=True)
class Nesterov:
    """v = mu v + g; step = rate (g + mu v): the gradient is taken as if already moved (Sutskever et al. 2013).

    The slot holds mu v, which is all that either formula asks for.
    """

    momentum: float = 0.9

    slot_names: ClassVar[tuple[str, ...]] = ("velocity",)

    def __post_init__(self) -> None:
        require_number("momentum", self.momentum, at_least=0, below=1)

    def step(self, gradient: Array, slots: Sequence[Array], rate: float, update: int) -> None:
        """As `SGD.step`."""
        (velocity,) = slots
        np.add(velocity, gradient, out=velocity)
        np.multiply(velocity, self.momentum, out=velocity)
        np.add(gradient, velocity, out=gradient)
        np.multiply(gradient, rate, out=gradient)


@dataclass(frozen=True)
class RMSprop:
    """s = rho s + (1 - rho) g^2; step = rate g / (sqrt(s) + epsilon) (Tieleman & Hinton 2012, lecture 6.5)."""

    decay: float = 0.9
    epsilon: float = 1e-8

    slot_names: ClassVar[tuple[str, ...]] = ("square",)

    def __post_init__(self) -> None:
        require_number("decay", self.decay, at_least=0, below=1)
        require_number("epsilon", self.epsilon, above=0)

    def step(self, gradient: Array, slots: Sequence[Array], rate: float, update: int) -> None:
        """As `SGD.step`."""
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
class Adam:
    """m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; step = rate m' / (sqrt(v') + epsilon).

    m' = m / (1 - b1^t) and v' = v / (1 - b2^t) undo the bias towards the initial 0 (Kingma & Ba 2015, algorithm 1).
    The slots hold m / (1 - b1) and v / (1 - b2), which saves two passes over the vectors; all constant factors meet in
    the two numbers of the last two lines.
    """

    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8

    slot_names: ClassVar[tuple[str, ...]] = ("first_moment", "second_moment")

    def __post_init__(self) -> None:
        require_number("beta1", self.beta1, at_least=0, below=1)
        require_number("beta2", self.beta2, at_least=0, below=1)
        require_number("epsilon", self.epsilon, above=0)

    def step(self, gradient: Array, slots: Sequence[Array], rate: float, update: int) -> None:
        """As `SGD.step`."""
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

    (Loshchilov & Hutter 2019, algorithm 2.) Only weights decay, biases do not; the training applies it, because the
    optimizer does not see the parameters.
    """

    weight_decay: float = 0.01

    def __post_init__(self) -> None:
        super().__post_init__()
        require_number("weight_decay", self.weight_decay, at_least=0)


Optimizer = SGD | Momentum | Nesterov | RMSprop | Adam | AdamW

OPTIMIZERS: Final[Mapping[str, type[Any]]] = {
    "sgd": SGD,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "rmsprop": RMSprop,
    "adam": Adam,
    "adamw": AdamW,
}
