"""Landscapes: losses over one weight or two, with the exact formula of their slope; the textbook's shapes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from hwr.language import mark
from hwr.nn.gradcheck import central_difference

Floats = NDArray[np.float64]

REACH: Final = 2.0
"""Every landscape is shown from minus to plus this along each weight."""


class Landscape(Protocol):
    """A loss over one or two weights.

    Attributes:
        dimensions: 1 or 2.
        start: where the ball lies at first, (dimensions,).
    """

    @property
    def dimensions(self) -> int: ...

    @property
    def start(self) -> tuple[float, ...]: ...

    def value(self, point: Floats) -> float:
        """The loss at a point (dimensions,); infinite where it is beyond floats."""

    def gradient(self, point: Floats) -> Floats:
        """Its slope along each weight there, (dimensions,)."""

    def curvature(self, point: Floats) -> float:
        """How fast the slope changes there, in the direction in which it does most: the largest |eigenvalue| of the
        Hessian."""


@dataclass(frozen=True)
class Textbook:
    """A shape with a formula.

    Attributes:
        key: what settings call it.
        title: what the screen calls it.
        signs: the formula, as HTML.
        start: where the ball lies at first, (dimensions,).
        loss: from each weight's values, arrays of one shape, to the losses.
        slopes: from the same to the losses' slopes along each weight.
        remark: one sentence on what there is to see.
    """

    key: str
    title: str
    signs: str
    start: tuple[float, ...]
    loss: Callable[..., Any]
    slopes: Callable[..., tuple[Any, ...]]
    remark: str

    @property
    def dimensions(self) -> int:
        """1 or 2."""
        return len(self.start)

    def value(self, point: Floats) -> float:
        with np.errstate(all="ignore"):
            found = float(self.loss(*point))
        return found if found == found else np.inf

    def gradient(self, point: Floats) -> Floats:
        with np.errstate(all="ignore"):
            return np.array([float(slope) for slope in self.slopes(*point)])

    def curvature(self, point: Floats) -> float:
        return curvature(self.gradient, point)

    def values(self, *parameters: Floats) -> Floats:
        """The losses at many points at once; the picture's."""
        return np.asarray(self.loss(*parameters), np.float64)


_NUDGE: Final = 1e-4


def curvature(gradient: Callable[[Floats], Floats], point: Floats) -> float:
    """The largest |eigenvalue| of the Hessian, by central differences of the gradient; infinite beyond floats."""
    with np.errstate(all="ignore"):
        hessian = np.array(
            [central_difference(partial(_moved, gradient, point, along), 0.0, _NUDGE) for along in np.eye(len(point))]
        )
        if not np.isfinite(hessian).all():
            return np.inf
        return float(np.abs(np.linalg.eigvalsh((hessian + hessian.T) / 2)).max())


def _moved(gradient: Callable[[Floats], Floats], point: Floats, along: Floats, by: float) -> Floats:
    """The gradient a little farther along a direction."""
    return gradient(point + by * along)


_NARROW: Final = 25.0
_BANANA: Final = 5.0

TEXTBOOK: Final = (
    Textbook(
        "bowl",
        mark("A bowl"),
        "½<i>w</i>²",
        (-1.7,),
        lambda x: x * x / 2,
        lambda x: (x,),
        mark("The farther from the bottom, the steeper: steps shrink by themselves."),
    ),
    Textbook(
        "steep",
        mark("A steep bowl"),
        "5<i>w</i>²",
        (-1.7,),
        lambda x: 5 * x * x,
        lambda x: (10 * x,),
        mark("Ten times as steep as the bowl: what was a good learning rate there throws the ball out here."),
    ),
    Textbook(
        "two_valleys",
        mark("Two valleys"),
        "<i>w</i>⁴ − 2<i>w</i>² + 0.4<i>w</i> + 1.5",
        (1.8,),
        lambda x: x**4 - 2 * x * x + 0.4 * x + 1.5,
        lambda x: (4 * x**3 - 4 * x + 0.4,),
        mark("The left valley is deeper. Which one the ball finds depends on where it starts, and how boldly it goes."),
    ),
    Textbook(
        "plateau",
        mark("A plateau"),
        "1 − exp(−2<i>w</i>²)",
        (-1.7,),
        lambda x: 1 - np.exp(-2 * x * x),
        lambda x: (4 * x * np.exp(-2 * x * x),),
        mark("Far from the hole there is hardly any slope to follow, as on a saturated sigmoid."),
    ),
    Textbook(
        "round",
        mark("A round bowl"),
        "½(<i>w</i><sub>1</sub>² + <i>w</i><sub>2</sub>²)",
        (-1.6, 1.2),
        lambda x, y: (x * x + y * y) / 2,
        lambda x, y: (x, y),
        mark("The slope points straight away from the bottom: every optimizer finds it easy."),
    ),
    Textbook(
        "narrow",
        mark("A narrow valley"),
        "½(<i>w</i><sub>1</sub>² + 25<i>w</i><sub>2</sub>²)",
        (-1.8, 0.9),
        lambda x, y: (x * x + _NARROW * y * y) / 2,
        lambda x, y: (x, _NARROW * y),
        mark("Steep across, shallow along: a rate small enough for the walls crawls along the floor. Momentum helps."),
    ),
    Textbook(
        "rosenbrock",
        mark("A bent valley (Rosenbrock)"),
        "½(1 − <i>w</i><sub>1</sub>)² + 5(<i>w</i><sub>2</sub> − <i>w</i><sub>1</sub>²)²",
        (-1.5, 1.6),
        lambda x, y: (1 - x) ** 2 / 2 + _BANANA * (y - x * x) ** 2,
        lambda x, y: (x - 1 - 4 * _BANANA * x * (y - x * x), 2 * _BANANA * (y - x * x)),
        mark("The floor of the valley is found at once; following its bend to the bottom at (1, 1) takes long."),
    ),
    Textbook(
        "saddle",
        mark("A saddle"),
        "½<i>w</i><sub>1</sub>² − ½<i>w</i><sub>2</sub>² + ¼<i>w</i><sub>2</sub>⁴ + ¼",
        (-1.7, 0.02),
        lambda x, y: x * x / 2 - y * y / 2 + y**4 / 4 + 0.25,
        lambda x, y: (x, y**3 - y),
        mark("At the saddle there is no slope, yet it is no minimum: the ball lingers before it slides off sideways."),
    ),
)
"""All of them, by dimension; the constants are chosen so that the whole shape fits the picture. Rosenbrock's valley
(1960) has 100 instead of our 5, and no halves."""
