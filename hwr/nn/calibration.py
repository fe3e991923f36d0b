"""Calibration: outputs that are as often right as they say, by one number found on samples not learnt from.

Smoothed labels make a network too modest, learning by heart makes it boast. Dividing the last layer's z by one
temperature changes no answer, only how sure it sounds (C. Guo, G. Pleiss, Y. Sun, K. Weinberger, "On calibration of
modern neural networks", ICML 2017). It is folded into the weights, so that a calibrated network is one like any other.
"""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.activations import ACTIVATIONS
from hwr.nn.network import Network
from hwr.nn.trace import record

TEMPERATURES: Final = (0.05, 20.0)
"""The lowest and the highest that is tried."""

_STEPS: Final = 40  # of golden section: the range shrinks to a 200-millionth
_NEAR: Final = 1e-12


def mean_of_views(outputs: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Outputs (n_views, n, n_classes) as probabilities (n, n_classes): their mean, scaled to sum to 1."""
    mean: NDArray[np.float64] = outputs.astype(np.float64).mean(axis=0)
    totals = mean.sum(axis=1, keepdims=True)  # of softmax 1; sigmoids each answer for themselves, and may all say no
    return np.where(totals > 0, mean / np.where(totals > 0, totals, 1.0), 1 / mean.shape[1])


def tempered(network: Network, temperature: float) -> Network:
    """A copy whose last layer's z are divided by the temperature."""
    result = network.copy()
    result.blocks[-1][...] /= result.dtype.type(temperature)
    return result


def best_temperature(network: Network, views: NDArray[np.floating[Any]], labels: NDArray[np.intp]) -> float:
    """The temperature with which the mean of the views' outputs gives the labels the highest likelihood.

    Found by golden section (W. Press et al., "Numerical recipes", sec. 10.2), within `TEMPERATURES`.

    Args:
        views: (n_views, n, inputs), samples that the network has not learnt from.
        labels: (n,).
    """
    count, n = views.shape[:2]
    z = np.concatenate([record(network, view).layers[-1].z for view in views]).T.astype(np.float64)
    activation = ACTIVATIONS[network.architecture.layers[-1].activation](z.shape, np.float64)
    outputs, chosen = np.empty_like(z), np.arange(n)

    def cost(logarithm: float) -> float:
        activation.forward(z / math.exp(logarithm), outputs)
        probabilities = mean_of_views(outputs.T.reshape(count, n, -1))
        return -float(np.log(np.maximum(probabilities[chosen, labels], _NEAR)).mean())

    low, high = (math.log(limit) for limit in TEMPERATURES)
    golden = (math.sqrt(5) - 1) / 2
    left, right = high - golden * (high - low), low + golden * (high - low)
    at_left, at_right = cost(left), cost(right)
    for _ in range(_STEPS):
        if at_left <= at_right:
            high, right, at_right = right, left, at_left
            left = high - golden * (high - low)
            at_left = cost(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + golden * (high - low)
            at_right = cost(right)
    return math.exp((low + high) / 2)
