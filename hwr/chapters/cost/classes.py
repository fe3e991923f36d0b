"""The cost over ten classes: a drawing read by a network, and what each output has to do with the cost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.chapters.cost.chapter import ENTROPY, SQUARED
from hwr.nn.network import Network
from hwr.nn.trace import record
from hwr.words import MINUS, factor, numeral

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ClassCost:
    """One picture, read with an answer at hand.

    Attributes:
        target: the right answer's place among the outputs.
        outputs: (classes,), each in [0, 1].
        entropy, squared: the two costs.
        entropy_slopes, squared_slopes: of the costs along each output unit's z, (classes,).
        is_softmax: whether the outputs are one softmax, which sum to 1, or sigmoids of their own.
    """

    target: int
    outputs: Floats
    entropy: float
    squared: float
    entropy_slopes: Floats
    squared_slopes: Floats
    is_softmax: bool

    @property
    def signs(self) -> str:
        """The formula of cross-entropy with these outputs, as HTML."""
        if self.is_softmax:
            cost = "<nobr><i>C</i> = −∑<sub><i>k</i></sub> <i>y<sub>k</sub></i> ln <i>a<sub>k</sub></i></nobr>"
        else:
            cost = (
                "<nobr><i>C</i> = −∑<sub><i>k</i></sub> [<i>y<sub>k</sub></i> ln <i>a<sub>k</sub></i></nobr>"
                " <nobr>+ (1 − <i>y<sub>k</sub></i>) ln(1 − <i>a<sub>k</sub></i>)]</nobr>"
            )
        # Without the joiner, a line could end after the stroke.
        slope = "<i>dC</i>/\u2060<i>dz<sub>k</sub></i> = <i>a<sub>k</sub></i> − <i>y<sub>k</sub></i>"
        return f"{cost}, &nbsp; <nobr>{slope}</nobr>"

    def numbers(self) -> str:
        """The same with the numbers there are now."""
        own = numeral(float(self.outputs[self.target]), 3)
        log = f"{MINUS}ln {factor(float(self.outputs[self.target]), 3)} " if self.is_softmax else "<i>C</i> "
        slope = numeral(float(self.entropy_slopes[self.target]), 3)
        return (
            f"<nobr>{log}= <b>{numeral(self.entropy, 3)}</b>,</nobr> "
            f"<nobr>slope for {self.target}: {own} {MINUS} 1</nobr> <nobr>= {slope}</nobr>"
        )

    def words(self) -> str:
        """What is to be seen, in two or three sentences."""
        best, own = int(self.outputs.argmax()), float(self.outputs[self.target])
        verdict = "rightly so" if best == self.target else f"but it is a {self.target}, which gets {numeral(own, 3)}"
        said = f"The network says {best} with {numeral(float(self.outputs[best]), 3)}, {verdict}."
        ends = f"The cost is {numeral(self.entropy, 3)} as cross-entropy, {numeral(self.squared, 3)} as squared error."
        if best == self.target:
            return f"{said} {ends} Call it another digit with the dial, and see the cost leap."
        return (
            f"{said} {ends} Cross-entropy's slopes pull {self.target} up and push {best} down by as much as each is "
            "off."
        )


def class_cost(network: Network, x: ArrayLike, target: int) -> ClassCost:
    """The cost of one picture: `x` is (inputs,).

    Raises:
        DataError, ConfigError: if the picture, the target or cross-entropy does not fit the network.
    """
    exact = network.astype(np.float64)
    rows = np.asarray(x, np.float64)[None]
    passes = {loss: record(exact, rows, np.array([target]), loss=loss) for loss in (ENTROPY, SQUARED)}
    entropy, squared = (passes[loss].backward for loss in (ENTROPY, SQUARED))
    assert entropy is not None
    assert squared is not None
    return ClassCost(
        target,
        passes[ENTROPY].outputs[0].astype(np.float64),
        entropy.loss,
        squared.loss,
        entropy.layers[-1].delta[0].astype(np.float64),
        squared.layers[-1].delta[0].astype(np.float64),
        network.architecture.layers[-1].activation == "softmax",
    )
