"""The chapter on the sigmoid: its curve, its slope, and what a stack of them leaves of a gradient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from hwr.chapters.activations.chapter import Here, output_text, slope_text
from hwr.chapters.sigmoid.derivation import LINES
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.language import mark, tr
from hwr.nn.activations import slope
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import record
from hwr.words import factor, numeral


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
    backward pass, which starts from a loss: the squared error 1/2 (y - t)^2 has the slope y - t, and that is 1 for a
    target t = y - 1. So dLoss/dz is d output / dz.

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


REACH: Final = 6.0
"""The picture shows z from -REACH to REACH."""

MOST_LAYERS: Final = 10
_NEXT_TO_NOTHING: Final = 1e-300
"""Below this, a gradient is near the end of the computer's numbers, and none to be told."""

_SATURATED: Final = 0.02
"""Below this slope, less than a tenth of the largest, the curve is called flat."""


SIGNS: Final = "<nobr><i>σ</i>(<i>z</i>) = 1 / (1 + <i>e</i><sup>−<i>z</i></sup>)</nobr>"
"""The output alone."""


def formula_numbers(now: Here, *, with_slope: bool = True) -> str:
    """The formula with the numbers there are now."""
    a = output_text(now)
    if not with_slope:
        return f"<nobr><i>σ</i>({numeral(now.z)}) = <b>{a}</b></nobr>"
    product = f"{f'({a})' if ' ' in a else a}·{factor(1 - now.a)}"
    return (
        f"<nobr><i>σ</i>({numeral(now.z)}) = <b>{a}</b>,</nobr> &nbsp; "
        f"<nobr><i>σ</i>′ = {product}</nobr> <nobr>= <b>{slope_text(now)}</b></nobr>"
    )


def curve_words(now: Here) -> str:
    """What is to be seen of the curve alone."""
    if now.z == 0:
        return tr("At 0 the output is one half.")
    return tr(
        "At z = {z} the output is {output}. Nowhere does it jump: it slides.", z=numeral(now.z), output=output_text(now)
    )


def words(now: Here, stack: Stack | None) -> str:
    """What is to be seen: at z, and through the stack if there is one to be seen."""
    return _about_place(now) if stack is None else f"{_about_place(now)} {_about_stack(stack)}"


def _about_place(now: Here) -> str:
    slope = now.slope or 0.0
    if now.z == 0:
        return tr("At 0 the output is 0.5 and the slope 0.25: it is nowhere steeper.")
    if slope == 0:
        return tr("So far out the slope is too small for the computer's numbers: no gradient passes here at all.")
    if slope < _SATURATED:
        return tr(
            "Out here the unit is saturated: its slope is only {slope}, and hardly any gradient passes.",
            slope=slope_text(now, 2),
        )
    step = numeral(slope / 10, 2)
    return tr(
        "The slope here is {slope}: if z grows by 0.1, the output grows by about {step}.",
        slope=slope_text(now, 3),
        step=step,
    )


def _about_stack(stack: Stack) -> str:
    layers = len(stack.gradients)
    if layers == 1:
        return tr("Stack more layers, and each multiplies the gradient by its slope.")
    if abs(stack.first) < _NEXT_TO_NOTHING:
        if stack.first:
            return tr("Through {layers} layers next to nothing is left of the gradient.", layers=layers)
        return tr("Through {layers} layers nothing is left of the gradient.", layers=layers)
    return tr(
        "Through {layers} layers, {first} of the gradient reaches the first; at most it could be {limit}.",
        layers=layers,
        first=numeral(stack.first, 2),
        limit=numeral(stack.limits[0], 2),
    )


CHAPTER: Final = Chapter(
    key="sigmoid",
    title=mark("The sigmoid"),
    idea=mark("A smooth step: between 0 and 1, 0.5 at 0, with a slope everywhere that is never more than 0.25."),
    formula="<nobr><i>σ</i>(<i>z</i>) = 1 / (1 + <i>e</i><sup>−<i>z</i></sup>),</nobr> &nbsp; "
    "<nobr><i>σ</i>′ = <i>σ</i> (1 − <i>σ</i>)</nobr>",
    text=mark(
        "The sigmoid is the perceptron's step, made smooth. Far to the left it is nearly 0, far "
        "to the right nearly 1, and in between it rises gently: turn a weight a little, and the "
        "output changes a little. Now there is a slope, and learning can follow it.\n\nOne often "
        "reads that its output lies “between 0 and −1”. That is a slip: it lies between 0 and "
        "1, and reaches neither. At 0 it is 0.5.\n\nThe slope has a simple formula, and an "
        "awkward limit: it is at most 0.25, at z = 0. On the way back through a network, the "
        "gradient is multiplied by each layer's slope. After ten layers that is at most 0.25 to "
        "the tenth, less than a millionth: the gradient vanishes, and the first layers hardly "
        "learn. Larger weights help less than one hopes, since they push z away from 0, where "
        "the slope is smaller still."
    ),
    settings=(
        dial("z", mark("Pre-activation z"), 1.0, -REACH, REACH, tip=mark("Where on the curve the point stands.")),
        dial("layers", mark("Sigmoids stacked"), 4, 1, MOST_LAYERS, tip=mark("How many layers the gradient passes.")),
        dial(
            "weight",
            mark("Weight between them"),
            1.0,
            0.0,
            8.0,
            tip=mark("What each layer multiplies the output of the one before by."),
        ),
        dial(
            "view",
            mark("Look at"),
            "stack",
            choices=(
                ("curve", mark("the curve")),
                ("slope", mark("its slope")),
                ("stack", mark("a stack of sigmoids")),
                ("lines", mark("why σ′ = σ(1 − σ)")),
            ),
            tip=mark("The curve, its slope, gradients through a stack, or how the slope follows line by line."),
        ),
        dial("line", mark("Line"), 0, 0, LINES, tip=mark("How many lines of the derivation are shown.")),
    ),
    readings=(
        Reading("output", "σ(z)"),
        Reading("slope", "σ′(z)"),
        Reading("first_gradient", mark("the gradient that reaches the first layer")),
        Reading("largest_gradient", mark("the largest it can be with these weights")),
        Reading("line", mark("how many lines of the derivation are shown")),
    ),
)
