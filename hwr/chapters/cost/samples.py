"""The loss over several samples: the mean of what each of them has, for one unit with one input."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.cost.chapter import LOSS_WORDS
from hwr.language import tr
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import record
from hwr.words import numeral

Floats = NDArray[np.float64]

X: Final = (-2.0, -1.0, 0.0, 1.0, 2.0)
TARGETS: Final = (0, 0, 1, 0, 1)
"""Five samples. No weight and bias please them all: the 0 at x = 1 lies between two that are 1."""

_MOST_OF_IT: Final = 0.5
"""A sample with more than this share of all losses is named."""

_UNIT: Final = Architecture(1, (LayerSpec(1, "sigmoid"),))


@dataclass(frozen=True)
class SampleLosses:
    """One unit, y = sigmoid(w x + b), on all samples.

    Attributes:
        loss: "mean_squared_error" or "cross_entropy".
        weight, bias: finite.
    """

    loss: str
    weight: float
    bias: float

    @cached_property
    def _passed(self) -> tuple[Floats, Floats, float, float]:
        network = Network(_UNIT, np.array([self.weight, self.bias], np.float64))
        trace = record(network, np.array(X)[:, None], np.array(TARGETS, np.float64)[:, None], loss=self.loss)
        assert trace.backward is not None, "recorded with targets"
        losses = np.asarray(trace.backward.sample_losses, np.float64)
        slope = float(trace.backward.layers[0].weight_gradient[0, 0])
        return np.asarray(trace.outputs[:, 0], np.float64), losses, float(trace.backward.loss), slope

    @property
    def outputs(self) -> Floats:
        """y of each sample, (n,)."""
        return self._passed[0]

    @property
    def losses(self) -> Floats:
        """Of each sample, (n,)."""
        return self._passed[1]

    @property
    def mean(self) -> float:
        """Their mean: the loss that is minimised."""
        return self._passed[2]

    @property
    def slope(self) -> float:
        """Of the mean along the weight; it is the mean of the samples' own slopes."""
        return self._passed[3]

    @property
    def signs(self) -> str:
        """The formula, as HTML."""
        return f"<i>L</i> = 1/{len(X)} ∑<sub><i>i</i></sub> <i>L<sub>i</sub></i>"

    def numbers(self) -> str:
        """The same with the numbers there are now."""
        terms = " + ".join(numeral(float(loss), 3) for loss in self.losses)
        return f"= ({terms}) / {len(X)} <nobr>= <b>{numeral(self.mean, 3)}</b></nobr>"

    def words(self) -> str:
        """What is to be seen, in two or three sentences."""
        said = [
            tr(
                "The loss is the mean of {count} samples: {mean}, as {loss}.",
                count=len(X),
                mean=numeral(self.mean, 3),
                loss=tr(LOSS_WORDS[self.loss]),
            )
        ]
        worst = int(self.losses.argmax())
        share = float(self.losses[worst] / (self.losses.sum() or 1.0))
        if share > _MOST_OF_IT:
            said.append(
                tr(
                    "More than half of it comes from one sample, at x = {x}: y is {output} there, "
                    "and should be {target}.",
                    x=numeral(X[worst]),
                    output=numeral(float(self.outputs[worst]), 2),
                    target=TARGETS[worst],
                )
            )
        slope = numeral(self.slope, 2)
        if self.slope < 0:
            said.append(
                tr("Its slope along w is the mean of theirs, {slope}: a larger w makes the loss smaller.", slope=slope)
            )
        else:
            said.append(
                tr("Its slope along w is the mean of theirs, {slope}: a smaller w makes the loss smaller.", slope=slope)
            )
        return " ".join(said)
