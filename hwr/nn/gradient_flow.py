"""Gradient flow: whether the gradient reaches all layers, and which units take no part in learning.

On the way back each layer multiplies the gradient by its weights and its slopes; over many layers it may shrink to
nothing or grow beyond measure (Glorot & Bengio 2010; Goodfellow, Bengio & Courville 2016, sec. 8.2.5). A unit whose
slope is nowhere else than near 0 passes none on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.language import tr
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.trace import LayerTrace
from hwr.words import numeral, relative

VANISHED: Final = 100.0
"""So many times smaller than that of a later layer is a gradient that has vanished: some three sigmoid layers' worth of
slopes of at most 0.25 (Glorot & Bengio 2010, fig. 7). As many times larger is one that explodes on the way back."""

WEAKENED: Final = 10.0
"""From so many times on the difference is worth a word."""

EXPLODED: Final = 100.0
"""A norm of a layer's gradient that is far too large in itself: cross-entropy's slope is at most sqrt(2) for each
sample, healthy trainings here stay below 4, and gradients are clipped at about 1 to 10 where that is done (Pascanu,
Mikolov & Bengio 2013, sec. 3.2)."""

STILL: Final = 1e-4
"""An update ratio (step over parameters) below which a layer hardly learns; about 1e-3 is usual. Optimizers that scale
each gradient, such as Adam, make up for small ones, and then nothing is wrong."""


class Flow(Enum):
    """What becomes of the gradient on its way back."""

    EVEN = "even"
    WEAKENING = "weakening"
    GROWING = "growing"
    VANISHING = "vanishing"
    BLOCKED = "blocked"
    """A layer gets none at all."""
    EXPLODING = "exploding"
    NOT_FINITE = "not finite"


@dataclass(frozen=True)
class GradientFlow:
    """A judgement.

    Attributes:
        flow: what becomes of the gradient.
        layer: where it shows most, counted from 1 at the first hidden layer.
        compared: the layer that it is compared with, likewise; `layer` itself where the norm alone tells.
        factor: how many times the larger of both norms the smaller is, at least 1; where there is nothing to compare,
            the norm itself.
    """

    flow: Flow
    layer: int
    compared: int
    factor: float


def gradient_flow(norms: ArrayLike) -> GradientFlow:
    """Judge the norms of the layers' gradients: (layers,), at least one, from the first hidden layer to the outputs."""
    given = np.asarray(norms, np.float64)
    first = int(np.argmin(np.isfinite(given)))
    if not math.isfinite(given[first]):
        return GradientFlow(Flow.NOT_FINITE, first + 1, first + 1, math.inf)
    least, most = int(given.argmin()), int(given.argmax())
    if given[most] > EXPLODED:
        return GradientFlow(Flow.EXPLODING, most + 1, most + 1, float(given[most]))
    if given[least] == 0:
        return GradientFlow(Flow.BLOCKED, least + 1, least + 1, 0.0)
    with np.errstate(over="ignore"):
        factor = float(given[most] / given[least])
    if factor < WEAKENED:
        return GradientFlow(Flow.EVEN, least + 1, most + 1, factor)
    if least < most:
        return GradientFlow(Flow.VANISHING if factor > VANISHED else Flow.WEAKENING, least + 1, most + 1, factor)
    return GradientFlow(Flow.EXPLODING if factor > VANISHED else Flow.GROWING, most + 1, least + 1, factor)


def gradient_words(norms: ArrayLike, ratios: ArrayLike | None = None) -> str:
    """The judgement as a sentence or two.

    Args:
        norms: as `gradient_flow`.
        ratios: (layers,) update ratios, to say whether the optimizer makes up for a small gradient.
    """
    count = len(np.asarray(norms))
    found = gradient_flow(norms)
    layer, times = found.layer, _number(found.factor)
    values = {"layer": layer, "times": times, "other": found.compared}
    match found.flow:
        case Flow.NOT_FINITE:
            return tr("The gradient of layer {layer} is no longer finite.", layer=layer)
        case Flow.BLOCKED if not np.any(norms):
            return tr("No layer gets any gradient: nothing is learnt.")
        case Flow.BLOCKED:
            return tr("Layer {layer} gets no gradient at all: nothing comes through to it.", layer=layer)
        case Flow.VANISHING:
            words = tr(
                "The gradient of layer {layer} is {times} times smaller than that of layer {other}: it vanishes on "
                "the way back.",
                **values,
            )
            return " ".join([words, *_made_up(layer, ratios)])
        case Flow.WEAKENING:
            return tr(
                "The gradient of layer {layer} is {times} times smaller than that of layer {other}: it weakens on "
                "the way back.",
                **values,
            )
        case Flow.EXPLODING if layer == found.compared:
            return tr(
                "The gradient of layer {layer} explodes: its norm is {norm}, and about 1 is usual.",
                layer=layer,
                norm=times,
            )
        case Flow.EXPLODING:
            return tr(
                "The gradient of layer {layer} is {times} times larger than that of layer {other}: it explodes on "
                "the way back.",
                **values,
            )
        case Flow.GROWING:
            return tr(
                "The gradient of layer {layer} is {times} times larger than that of layer {other}: it grows on "
                "the way back.",
                **values,
            )
    if count == 1:
        return tr("There is but one layer: its gradient has no way to go.")
    return tr("All layers learn at a similar pace.")


def _made_up(layer: int, ratios: ArrayLike | None) -> list[str]:
    """Whether a layer moves in spite of its small gradient: a sentence, or none."""
    if ratios is None:
        return []
    ratio = float(np.asarray(ratios, np.float64)[layer - 1])
    if not math.isfinite(ratio) or ratio < STILL:
        return [tr("It hardly moves.")]
    return [tr("The optimizer makes up for that: an update still changes the layer by {ratio}.", ratio=relative(ratio))]


def _number(value: float) -> str:
    return tr("more than 10³⁰⁸") if math.isinf(value) else numeral(value, 2)  # a quotient of two finite norms


SATURATED_FROM: Final = 0.05
"""A sigmoid's or tanh's slope below this share of its largest one counts as saturated (|z| of about 4.4 and 2.2)."""

SATURATED_SHARE: Final = 0.9
"""A unit is saturated when it is so for this share of the samples."""


@dataclass(frozen=True, eq=False)
class UnitStates:
    """What is wrong with a layer's units, judged by many samples.

    Attributes:
        dead: bool (units,): ReLU units that are 0 for every sample; no gradient reaches them.
        saturated: bool (units,): sigmoid or tanh units at one end of their range for nearly every sample.
    """

    dead: NDArray[np.bool_]
    saturated: NDArray[np.bool_]


def unit_states(layer: LayerTrace, activation: str) -> UnitStates:
    """Judge a layer by a recorded pass of many samples; activations whose units can be neither give none."""
    none = np.zeros(layer.a.shape[1], dtype=bool)
    kind = ACTIVATIONS[activation]
    if kind.can_die():
        return UnitStates(np.asarray((layer.a <= 0).all(axis=0)), none)
    if kind.saturates():
        slopes = np.full_like(layer.a, 1 / kind.steepest)  # relative to the largest
        kind(layer.a.shape, layer.a.dtype).backward(layer.a, slopes)
        return UnitStates(none, np.asarray((slopes < SATURATED_FROM).mean(axis=0) >= SATURATED_SHARE))
    return UnitStates(none, none)
