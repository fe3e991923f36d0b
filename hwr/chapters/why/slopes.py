"""Slopes: what a network's outputs say of one input picture, and how that hangs on each input. All by the engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hwr.nn.network import Network
from hwr.nn.trace import record

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Look:
    """One forward pass, and the way back for whatever is asked of it.

    Attributes:
        network: its last layer a softmax or sigmoids.
        x: (inputs,).
    """

    network: Network
    x: Floats

    @cached_property
    def _passed(self) -> tuple[Floats, Floats]:
        last = record(self.network, self.x[None]).layers[-1]
        return last.z[0].astype(np.float64), last.a[0].astype(np.float64)

    @property
    def z(self) -> Floats:
        """Pre-activations of the outputs, (outputs,)."""
        return self._passed[0]

    @cached_property
    def probabilities(self) -> Floats:
        """The outputs, (outputs,); those of sigmoids scaled to sum to 1, as readings have them."""
        outputs = self._passed[1]
        total = float(outputs.sum())
        return outputs / total if total > 0 else np.full(len(outputs), 1 / len(outputs))

    @property
    def answer(self) -> int:
        """The output that is ahead of all others."""
        return int(self.z.argmax())

    def slopes(self, weights: Floats) -> Floats:
        """By each input, of the sums weights @ z of the outputs' pre-activations: (n, outputs) -> (n, inputs).

        They come from the backward pass that also trains, gone one step further, to the inputs (Simonyan, Vedaldi &
        Zisserman 2014, "Deep inside convolutional networks"). What it carries back is decided by the targets: with
        cross-entropy, delta = (a - y) / n at the outputs, both after softmax and after sigmoids (`hwr.nn.losses`), so
        the targets y = a - n weights make delta the weights.
        """
        n = len(weights)
        backward = record(
            self.network, np.repeat(self.x[None], n, axis=0), self._passed[1] - n * weights, loss="cross_entropy"
        ).backward
        assert backward is not None
        return backward.input_gradient.astype(np.float64)

    def leads(self, one: int, others: Sequence[int]) -> tuple[Floats, Floats]:
        """How far output `one` is ahead of each of `others` in z, (n,), and the slopes of that, (n, inputs)."""
        weights = np.zeros((len(others), len(self.z)))
        weights[:, one] = 1.0
        weights[np.arange(len(others)), list(others)] -= 1.0
        return weights @ self.z, self.slopes(weights)
