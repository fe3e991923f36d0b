"""The chapter on one unit: why a plain sum of inputs is not enough, what a weight does, what a bias does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.explain.chapter import Chapter, Lead
from hwr.explain.setting import Reading, dial
from hwr.language import mark, tr
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import record
from hwr.words import factor, listed, numeral

Floats = NDArray[np.float64]

INPUTS: Final = 3
SUBSCRIPTS: Final = "₁₂₃"

NEARLY_NOTHING: Final = 0.1
"""A weight no larger than this, of either sign, is called near 0: its input counts a tenth of what it says, or less."""


@dataclass(frozen=True)
class Unit:
    """A unit without an activation, and what it is shown: everything it tells is computed by the engine, in float64.

    Attributes:
        inputs, weights: `INPUTS` finite numbers each.
        bias: finite.
    """

    inputs: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    @cached_property
    def output(self) -> float:
        """w·x + b."""
        return _sums(self.weights, self.bias, [self.inputs])[0]

    @cached_property
    def plain_sum(self) -> float:
        """x₁ + x₂ + x₃: what a unit says whose weights are all 1 and whose bias is 0."""
        return _sums((1.0,) * INPUTS, 0.0, [self.inputs])[0]

    @cached_property
    def parts(self) -> tuple[float, ...]:
        """What each input adds, wᵢ xᵢ: the unit without its bias, shown one input at a time."""
        return tuple(_sums(self.weights, 0.0, np.diag(self.inputs)))

    @cached_property
    def swapped(self) -> float:
        """The output if x₁ and x₂ changed places."""
        first, second, *others = self.inputs
        return _sums(self.weights, self.bias, [(second, first, *others)])[0]

    def words(self) -> str:
        """What is to be seen, in two or three sentences."""
        return " ".join([*self._about_weights_and_bias(), self._about_the_plain_sum()])

    def _about_weights_and_bias(self) -> list[str]:
        if not any(self.inputs):
            return [
                tr(
                    "All inputs are 0, so there is nothing to weigh: the bias alone decides, "
                    "and the output is {output}.",
                    output=numeral(self.output),
                )
            ]
        muted = [i for i, weight in enumerate(self.weights) if abs(weight) <= NEARLY_NOTHING]
        against = [i for i, weight in enumerate(self.weights) if weight < -NEARLY_NOTHING]
        said = []
        if muted:
            most = max(abs(self.weights[i]) for i in muted)
            names, by = _names(muted), numeral(most)
            if len(muted) == 1:
                said.append(tr("{input} hardly matters: a step of 1 moves the output by {by}.", input=names, by=by))
            elif most:
                said.append(
                    tr("{inputs} hardly matter: a step of 1 moves the output by {by} at most.", inputs=names, by=by)
                )
            else:
                said.append(tr("{inputs} hardly matter: a step of 1 moves the output by {by}.", inputs=names, by=by))
        if len(against) == 1:
            said.append(tr("{input} counts against: its weight is negative.", input=_names(against)))
        elif against:
            said.append(tr("{inputs} count against: their weights are negative.", inputs=_names(against)))
        return said

    def _about_the_plain_sum(self) -> str:
        if not any(self.inputs):
            return tr("A plain sum could only ever say 0 here.")
        if self.weights == (1.0,) * INPUTS and self.bias == 0:
            return tr("All weights 1, bias 0: a plain sum. No input can count more than another, or less, or against.")
        if self.inputs[0] == self.inputs[1]:
            return tr("The plain sum, {plain_sum}, treats all inputs alike.", plain_sum=numeral(self.plain_sum))
        plain, output, swapped = numeral(self.plain_sum), numeral(self.output), numeral(self.swapped)
        if swapped == output:
            return tr(
                "Swap x₁ and x₂: the plain sum stays {plain_sum}, and with these weights so does the unit.",
                plain_sum=plain,
            )
        return tr(
            "Swap x₁ and x₂: the plain sum stays {plain_sum}, but the unit's {output} would become {swapped}.",
            plain_sum=plain,
            output=output,
            swapped=swapped,
        )

    def numbers(self) -> str:
        """The chapter's formula with the numbers there are now."""
        terms = [f"{factor(weight)}·{factor(value)}" for weight, value in zip(self.weights, self.inputs, strict=True)]
        return f"= {' + '.join(terms)} + {factor(self.bias)} = <b>{numeral(self.output)}</b>"


def _sums(weights: Sequence[float], bias: float, samples: Sequence[Sequence[float]] | Floats) -> list[float]:
    """z of one unit for each row of samples (n, INPUTS)."""
    network = Network(_ARCHITECTURE, np.array([*weights, bias], np.float64))
    return [float(z) for z in record(network, samples).layers[0].z[:, 0]]


def _names(indices: Sequence[int]) -> str:
    """ "x₁", "x₁ and x₃", "x₁, x₂ and x₃"."""
    return listed([f"x{SUBSCRIPTS[i]}" for i in indices])


_ARCHITECTURE: Final = Architecture(INPUTS, (LayerSpec(1, "identity"),))

CHAPTER: Final = Chapter(
    key="unit",
    title=mark("One unit"),
    idea=mark(
        "A unit adds up its inputs, each as much as its weight says, and then a bias. Why a plain sum is not enough."
    ),
    formula="<i>z</i> = <i>w</i><sub>1</sub><i>x</i><sub>1</sub> + <i>w</i><sub>2</sub><i>x</i><sub>2</sub>"
    " + <i>w</i><sub>3</sub><i>x</i><sub>3</sub> + <i>b</i>",
    text=mark(
        "A network is made of units, and a unit does little: it adds up numbers. If it only "
        "added them, every input would count the same, none could count against, and from "
        "inputs that are all 0 nothing but 0 could come.\n\nSo each input has a weight, which it "
        "is multiplied by. A large weight makes it matter, a weight near 0 mutes it, a negative "
        "weight lets it speak against. The bias is added whatever the inputs are: it says how "
        "easily the unit is content. One may see it as the weight of one more input that is "
        "always 1.\n\nLearning will mean nothing else than to turn these dials."
    ),
    settings=(
        *(
            dial(
                f"x{i + 1}",
                label,
                value,
                -2.0,
                2.0,
                tip=mark("What comes in; the dark of a pixel, say, or what another unit puts out."),
            )
            for i, (label, value) in enumerate(
                ((mark("Input x₁"), 1.5), (mark("Input x₂"), 0.5), (mark("Input x₃"), 1.0))
            )
        ),
        *(
            dial(
                f"w{i + 1}",
                label,
                value,
                -2.0,
                2.0,
                tip=tip,
            )
            for i, (label, value, tip) in enumerate(
                (
                    (
                        mark("Weight w₁"),
                        0.8,
                        mark("How much x₁ matters, and whether it counts for (+) or against (−)."),
                    ),
                    (
                        mark("Weight w₂"),
                        -0.6,
                        mark("How much x₂ matters, and whether it counts for (+) or against (−)."),
                    ),
                    (
                        mark("Weight w₃"),
                        0.05,
                        mark("How much x₃ matters, and whether it counts for (+) or against (−)."),
                    ),
                )
            )
        ),
        dial("b", mark("Bias b"), 0.1, -2.0, 2.0, tip=mark("Is added whatever the inputs are.")),
    ),
    readings=(
        Reading("output", mark("the output, w·x + b")),
        Reading("plain_sum", mark("the plain sum of the inputs")),
        Reading("part1", mark("what x₁ adds, w₁·x₁")),
        Reading("part2", mark("what x₂ adds, w₂·x₂")),
        Reading("part3", mark("what x₃ adds, w₃·x₃")),
    ),
    leads=(Lead("damage", mark("Break weights of a network")),),
)
