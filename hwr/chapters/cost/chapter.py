"""The chapter on the loss: what is minimised, two ways to measure it, and why only one of them learns when stuck."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.chapters.cost.surprise import LEAST
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.language import mark, tr
from hwr.nn.activations import activate, slope
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.setting import Range
from hwr.nn.trace import record
from hwr.words import MINUS, factor, numeral

Floats = NDArray[np.float64]

SQUARED, ENTROPY = "mean_squared_error", "cross_entropy"
LOSS_WORDS: Final = {SQUARED: mark("squared error"), ENTROPY: mark("cross-entropy")}

RANGE: Final = 6.0
"""The picture's z run from minus to plus this, unless the unit's own lies farther out."""

LEAST_OUTPUT: Final = 0.0025
"""The picture's outputs y run from this to 1 less this; about minus and plus `RANGE` on the other axis."""

_POINTS: Final = 241
_RIGHT, _WRONG = 0.1, 0.9
"""An output so close to its target is right; so far from it, badly wrong."""

_MANY: Final = 1e6
_SMALLEST: Final = 2 * float(np.finfo(np.float64).tiny)
"""An output this close to 0 is as small as the engine's sigmoid gets, not what it should be: there float64 ends."""


@dataclass(frozen=True)
class Cost:
    """One loss of one prediction.

    Attributes:
        value: the loss, at least 0.
        by_z: its slope along the pre-activation, dL/dz.
        by_y: its slope along the output, dL/dy; NaN where that is too steep for float64, from about 700 on along z.
    """

    value: float
    by_z: float
    by_y: float


@dataclass(frozen=True)
class Prediction:
    """What one sigmoid unit says, and what it should have said.

    Attributes:
        z: its pre-activation, finite.
        target: 0 or 1.
    """

    z: float
    target: int

    @cached_property
    def output(self) -> float:
        """y = sigmoid(z)."""
        return float(activate("sigmoid", self.z))

    @cached_property
    def sigmoid_slope(self) -> float:
        """dy/dz."""
        # It is the same on both sides of 0; but near 1 an output has lost the digits that tell it from 1.
        return float(slope("sigmoid", -abs(self.z)))

    @cached_property
    def squared(self) -> Cost:
        """1/2 (y - t)^2."""
        value, by_z, by_y = costs(SQUARED, self.target, [self.z])
        return Cost(float(value[0]), float(by_z[0]), float(by_y[0]))

    @cached_property
    def entropy(self) -> Cost:
        """-t ln y - (1 - t) ln(1 - y)."""
        value, by_z, by_y = costs(ENTROPY, self.target, [self.z])
        return Cost(float(value[0]), float(by_z[0]), float(by_y[0]))

    def words(self, *, by_output: bool = False) -> str:
        """What is to be seen where it is drawn over z, or over the output: two to four sentences."""
        off = abs(self.output - self.target)
        said = " ".join(self._over_output(off) if by_output else self._over_z(off))
        return f"{self._verdict(off)} {said}"

    def _verdict(self, off: float) -> str:
        output, target = numeral(self.output, 3), self.target
        if off < _RIGHT:
            return tr("The unit says {output} where {target} is wanted: right enough.", output=output, target=target)
        if off <= _WRONG:
            return tr("The unit says {output} where {target} is wanted.", output=output, target=target)
        return tr(
            "The unit says {output} where {target} is wanted: badly wrong, and sure of it.",
            output=output,
            target=target,
        )

    def _over_z(self, off: float) -> tuple[str, ...]:
        if off < _RIGHT:
            return (tr("Both losses are low and both slopes small: there is little left to learn."),)
        squared, entropy = (numeral(cost.by_z, 3) for cost in (self.squared, self.entropy))
        if off <= _WRONG:
            return (
                tr(
                    "Along z, squared error has the slope {squared}, cross-entropy {entropy}.",
                    squared=squared,
                    entropy=entropy,
                ),
                tr("Both tell it where to go; the farther off it is, the more they differ."),
            )
        if abs(self.entropy.by_z) > _MANY * abs(self.squared.by_z):
            slopes = tr(
                "Along z, squared error has the slope {squared}, cross-entropy {entropy}: "
                "more than a million times as steep.",
                squared=squared,
                entropy=entropy,
            )
        else:
            slopes = tr(
                "Along z, squared error has the slope {squared}, cross-entropy {entropy}: {times} times as steep.",
                squared=squared,
                entropy=entropy,
                times=numeral(self.entropy.by_z / self.squared.by_z, 2),
            )
        stuck = tr(
            "The sigmoid is flat here, and squared error is multiplied by its slope: it is stuck. Cross-entropy "
            "is not, and learns."
        )
        return slopes, stuck

    def _over_output(self, off: float) -> tuple[str, ...]:
        squared = numeral(self.squared.by_y, 3)
        if math.isnan(self.entropy.by_y):
            return (
                tr(
                    "Along y, squared error has the slope {squared}; cross-entropy's is too large to be told: here the "
                    "computer's numbers end.",
                    squared=squared,
                ),
                tr("Along z it is {entropy}.", entropy=numeral(self.entropy.by_z, 3)),
            )
        slopes = tr(
            "Along y, squared error has the slope {squared}, cross-entropy {entropy}.",
            squared=squared,
            entropy=numeral(self.entropy.by_y, 3),
        )
        slope = numeral(self.sigmoid_slope, 3)
        if off < _RIGHT:
            chain = tr(
                "Times the sigmoid's slope, {slope}, these are the slopes along z: small, for there is little left to "
                "learn.",
                slope=slope,
            )
            return slopes, chain
        if off <= _WRONG:
            chain = tr("Times the sigmoid's slope, {slope}, these are the slopes along z.", slope=slope)
            return slopes, chain, tr("Both tell it where to go.")
        chain = tr(
            "Times the sigmoid's slope, {slope}, these are the slopes along z: squared error is stuck, cross-entropy "
            "is not.",
            slope=slope,
        )
        return slopes, chain

    def signs(self, *, by_output: bool) -> str:
        """The chapter's formula for this target, as HTML: what remains of it for t = 0 or 1, and the slopes."""
        entropy = "−ln <i>y</i>" if self.target else "−ln(1 − <i>y</i>)"
        off = f"<i>y</i> − {self.target}"
        own = "<i>y</i>" if self.target else "(1 − <i>y</i>)"
        sign = "−" if self.target else ""
        slopes = (off, f"{sign}1 / {own}") if by_output else (f"({off})·<i>σ</i>′", off)
        return tr(
            "squared error: <nobr>½({off})²,</nobr> <nobr>slope "
            "{squared_slope}</nobr><br>cross-entropy: <nobr>{entropy},</nobr> <nobr>slope "
            "{entropy_slope}</nobr>",
            off=off,
            squared_slope=slopes[0],
            entropy=entropy,
            entropy_slope=slopes[1],
        )

    def numbers(self, *, by_output: bool) -> str:
        """The same with the numbers there are now."""
        y, t, off = numeral(self.output, 3), self.target, factor(self.output - self.target, 3)
        squared, entropy = self.squared, self.entropy
        if by_output:
            slopes = [signed(squared.by_y, 3), signed(entropy.by_y, 3)]
        else:
            first = f"{off}·{factor(self.sigmoid_slope, 3)}</nobr> <nobr>= {numeral(squared.by_z, 3)}"
            slopes = [first, f"{y} {MINUS} {t} = {numeral(entropy.by_z, 3)}"]
        slopes = [tr("slope {slope}", slope=slope) for slope in slopes]
        return (
            f"<nobr>½({y} {MINUS} {t})² = <b>{numeral(squared.value, 3)}</b>,</nobr> <nobr>{slopes[0]}</nobr><br>"
            f"<nobr>{self._surprise} = <b>{numeral(entropy.value, 3)}</b>,</nobr> <nobr>{slopes[1]}</nobr>"
        )

    @property
    def _surprise(self) -> str:
        """Cross-entropy with the output there is; or with z, as the engine computes it, where that tells more."""
        y = numeral(self.output, 3)
        if y == "1" or self.output < _SMALLEST:
            return f"ln(1 + <i>e</i><sup>{numeral(-self.z if self.target else self.z)}</sup>)"
        return f"{MINUS}ln {factor(self.output, 3)}" if self.target else f"{MINUS}ln(1 {MINUS} {y})"


def costs(loss: str, target: int, zs: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Value, dL/dz and dL/dy at pre-activations (n,), each (n,), as the engine computes them in float64.

    dL/dz is what the backward pass through one sigmoid unit says. dL/dy is, for squared error, the same for a unit that
    hands its z on; for cross-entropy, which the engine joins to the sigmoid, dL/dz divided by the sigmoid's slope
    (chain rule: dL/dz = dL/dy · dy/dz), of which -1/y is left for the target 1; NaN where that is no float64.
    """
    z = np.asarray(zs, np.float64)
    if not target:
        # A sigmoid near 0 keeps all its digits, near 1 it loses those that tell it from 1. So the target 0 is computed
        # as the target 1 on the other side, which is the same but for the slopes' signs: L(z, 0) = L(-z, 1).
        value, by_z, by_y = costs(loss, 1, -z)
        return value, -by_z, -by_y
    n = len(z)
    targets = np.ones((n, 1))
    passed = record(_SIGMOID, z[:, None], targets, loss=loss).backward
    assert passed is not None
    by_z = n * passed.layers[0].delta[:, 0].astype(np.float64)
    if loss == SQUARED:
        plain = record(_IDENTITY, activate("sigmoid", z)[:, None], targets, loss=loss).backward
        assert plain is not None
        by_y = n * plain.layers[0].delta[:, 0].astype(np.float64)
    else:
        y = activate("sigmoid", z).astype(np.float64)
        by_y = np.where(y < _SMALLEST, np.nan, -1.0 / y)
    return passed.sample_losses.astype(np.float64), by_z, by_y


@dataclass(frozen=True, eq=False)
class CostCurve:
    """One loss over many predictions.

    Attributes:
        z, y: pre-activations and outputs, (n,) each, ascending.
        value, by_z, by_y: as in `Cost`, (n,) each.
    """

    z: Floats
    y: Floats
    value: Floats
    by_z: Floats
    by_y: Floats


def cost_curve(loss: str, target: int, reach: float = RANGE, *, by_output: bool = False) -> CostCurve:
    """Over z from minus to plus `reach`, or over the outputs, evenly spaced along what it is drawn over."""
    if by_output:
        return _over_outputs(loss, target)
    return _curve(loss, target, np.linspace(-reach, reach, _POINTS))


@cache
def _over_outputs(loss: str, target: int) -> CostCurve:
    return _curve(loss, target, z_of_output(np.linspace(LEAST_OUTPUT, 1 - LEAST_OUTPUT, _POINTS)))


def _curve(loss: str, target: int, z: Floats) -> CostCurve:
    return CostCurve(z, activate("sigmoid", z).astype(np.float64), *costs(loss, target, z))


def z_of_output(y: ArrayLike) -> Floats:
    """The pre-activations at which a sigmoid puts these outputs out, each above 0 and below 1: ln(y / (1 - y))."""
    given = np.asarray(y, np.float64)
    return np.asarray(np.log(given / (1 - given)))


def signed(value: float, figures: int = 4) -> str:
    """A slope as text, also where floats end."""
    return tr("beyond the computer's numbers") if math.isnan(value) else numeral(value, figures)


_SIGMOID: Final = Network(Architecture(1, (LayerSpec(1, "sigmoid"),)), np.array([1.0, 0.0]))
_IDENTITY: Final = Network(Architecture(1, (LayerSpec(1, "identity"),)), np.array([1.0, 0.0]))

VIEWS: Final = (
    ("surprise", mark("Surprise")),
    ("curves", mark("Both losses")),
    ("race", mark("Train this unit")),
    ("samples", mark("Several samples")),
    ("classes", mark("Ten classes")),
)

CHAPTER: Final = Chapter(
    key="cost",
    title=mark("The loss"),
    idea=mark(
        "One number says how wrong a network is: the loss L. Two ways to measure it, and why "
        "one of them learns where the other is stuck."
    ),
    formula=mark(
        "squared error: <nobr><i>L</i> = ½(<i>y</i> − <i>t</i>)²</nobr><br>cross-entropy: "
        "<nobr><i>L</i> = −<i>t</i> ln <i>y</i> − (1 − <i>t</i>) ln(1 − <i>y</i>)</nobr>"
    ),
    text=mark(
        "To learn is to make one number small: the loss L. It is 0 when every output y is its "
        "target t, what it should be, and grows the more they are off. (Some books say cost; it "
        "is the same.)\n\nSquared error takes the distance between output and target and squares "
        "it. Cross-entropy asks how surprised one must be by the right answer: −ln of the "
        "probability that the network gave it. Over several samples the loss is the mean of "
        "theirs, and its slope the mean of their slopes.\n\nWhat drives learning is not the loss "
        "but its slope. A sigmoid far to the left or right is nearly flat, and squared error's "
        "slope is multiplied by that flatness: a unit that is sure and wrong hardly learns. "
        "Cross-entropy cancels the factor: its slope is just output minus target. (Nielsen "
        "2015, ch. 3; Bishop 2006, sec. 4.3)"
    ),
    settings=(
        dial("view", mark("Show"), "curves", choices=VIEWS, tip=mark("Which picture is to be seen.")),
        replace(
            dial(
                "probability",
                mark("Probability y"),
                0.5,
                LEAST,
                1.0,
                tip=mark("What the right answer had got."),
                is_logarithmic=True,
            ),
            within=Range(above=0, at_most=1),
        ),
        dial(
            "z",
            mark("Pre-activation z"),
            -4.0,
            -RANGE,
            RANGE,
            tip=mark("What the unit's sum is; its sigmoid makes the output y of it."),
        ),
        dial(
            "target",
            mark("Target t"),
            "1",
            choices=(("0", "0"), ("1", "1")),
            tip=mark("What the unit should have said."),
        ),
        dial(
            "over",
            mark("Draw over"),
            "z",
            choices=(("z", mark("pre-activation z")), ("a", mark("output y"))),
            tip=mark("What lies along the axis; slopes and tangents are with respect to it."),
        ),
        dial(
            "rate",
            mark("Learning rate"),
            0.3,
            0.01,
            10.0,
            tip=mark("How far the unit goes along the slope in each epoch."),
            is_logarithmic=True,
        ),
        dial("epochs", mark("Epochs"), 100, 10, 300, tip=mark("How long the unit is trained.")),
        dial(
            "loss",
            mark("Loss"),
            ENTROPY,
            choices=tuple(reversed(LOSS_WORDS.items())),
            tip=mark("How each sample is measured."),
        ),
        dial("w", mark("Weight w"), 1.0, -4.0, 4.0, tip=mark("What the input of each sample is multiplied by.")),
        dial("b", mark("Bias b"), 0.0, -4.0, 4.0, tip=mark("What is added for each sample.")),
        dial("digit", mark("The right answer"), 3, 0, 9, tip=mark("Which digit the drawing is meant to be.")),
    ),
    readings=(
        Reading("surprise", mark("the loss −ln y")),
        Reading("output", mark("the output y")),
        Reading("squared_error", mark("the squared error")),
        Reading("cross_entropy", mark("the cross-entropy")),
        Reading("squared_slope", mark("squared error's slope along z")),
        Reading("entropy_slope", mark("cross-entropy's slope along z")),
        Reading("squared_slope_a", mark("squared error's slope along y")),
        Reading("entropy_slope_a", mark("cross-entropy's slope along y")),
        Reading("squared_trained", mark("the output after the race, trained with squared error")),
        Reading("entropy_trained", mark("the output after the race, trained with cross-entropy")),
        Reading("mean_loss", mark("the mean loss of the samples")),
        Reading("worst_loss", mark("the largest loss of a sample")),
        Reading("class_cost", mark("the cross-entropy of the drawing, over ten classes")),
        Reading("class_probability", mark("the probability given to the right answer")),
    ),
)
