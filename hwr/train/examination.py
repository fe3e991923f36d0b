"""An examination: every test digit read by one network, kept so that each mistake can be looked at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hwr.data.digits import Digits, DrawnDigits
from hwr.nn.metrics import confusion_matrix
from hwr.nn.network import Network


@dataclass(frozen=True, eq=False)
class Examination:
    """What a network answered.

    Attributes:
        digits: the digits that were asked, n of them.
        x: float32 (n, 64), as the network saw them.
        outputs: (n, 10), its outputs.
        answers: int64 (n,).
    """

    digits: Digits
    x: NDArray[np.float32]
    outputs: NDArray[np.float32]
    answers: NDArray[np.int64]

    @property
    def confusion(self) -> NDArray[np.intp]:
        """(10, 10): row, the label; column, the answer."""
        return confusion_matrix(self.digits.labels, self.answers, 10)

    @property
    def accuracy(self) -> float:
        """In [0, 1]."""
        return float((self.answers == self.digits.labels).mean())

    def behind(self, label: int, answer: int) -> NDArray[np.intp]:
        """Which digits, by their place, have this label and got this answer, the most confidently answered first."""
        places = np.flatnonzero((self.digits.labels == label) & (self.answers == answer))
        return places[np.argsort(-self.outputs[places, answer], kind="stable")]


def examine(network: Network, digits: Digits, x: NDArray[np.float32]) -> Examination:
    """Ask the network about every digit; `x` float32 (n, 64) are the digits normalised, n at least 1."""
    outputs = network.predict(x)
    return Examination(digits, x, outputs, outputs.argmax(axis=1))


def drawings_accuracy(network: Network, drawings: DrawnDigits) -> float:
    """The share of drawings that are read right, by the mean of their views as in use, in [0, 1]."""
    views, n, inputs = drawings.views.shape
    outputs = network.predict(drawings.views.reshape(views * n, inputs)).reshape(views, n, -1).mean(axis=0)
    return float((outputs.argmax(axis=1) == drawings.labels).mean())
