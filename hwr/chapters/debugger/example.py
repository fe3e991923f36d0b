"""An example digit, and a small network, for a debugger that has nothing of the learner's own to show yet."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.network import Architecture, Network

_ROWS: Final = (
    (0, 0, 7, 8, 13, 16, 15, 1),
    (0, 0, 7, 7, 4, 11, 12, 0),
    (0, 0, 0, 0, 8, 13, 1, 0),
    (0, 4, 8, 8, 15, 15, 6, 0),
    (0, 2, 11, 15, 15, 4, 0, 0),
    (0, 0, 0, 16, 5, 0, 0, 0),
    (0, 0, 9, 15, 1, 0, 0, 0),
    (0, 0, 13, 5, 0, 0, 0, 0),
)
"""A seven, crossed as in Europe: the eighth picture of scikit-learn's digits, in sixteenths of ink."""

EXAMPLE_LABEL: Final = "7"


def example_digit() -> NDArray[np.float64]:
    """The picture, (64,), values in [0, 1]."""
    return np.array(_ROWS, np.float64).ravel() / 16


def small_network() -> Network:
    """64 inputs, 12 ReLU units, 10 outputs; not trained."""
    return Network.initialised(Architecture.mlp(64, 12, 10), np.random.default_rng(0), np.float64)
