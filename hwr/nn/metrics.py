"""Metrics: how well a network answers, and how sure that figure itself is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.errors import DataError
from hwr.nn.data import NO_CLASS
from hwr.nn.losses import target_table
from hwr.nn.network import Network
from hwr.nn.pair import Pair
from hwr.nn.propagation import CHUNK, Propagation

Array = NDArray[np.floating[Any]]


def accuracy(labels: ArrayLike, answers: ArrayLike) -> float:
    """Share of answers that equal their label, in [0, 1]; both (n,), n >= 1."""
    truth, given = _pair(labels, answers)
    return float((truth == given).mean())


def confusion_matrix(labels: ArrayLike, answers: ArrayLike, classes: int) -> NDArray[np.intp]:
    """(classes, classes): row, the label; column, the answer; entry, how often. Both are (n,) in 0 .. classes - 1."""
    truth, given = _pair(labels, answers)
    for values in (truth, given):
        if values.min() < 0 or values.max() >= classes:
            raise DataError(f"Labels must lie between 0 and {classes - 1}; there are {values.min()} to {values.max()}.")
    return np.bincount(truth * classes + given, minlength=classes * classes).reshape(classes, classes)


def per_class_accuracy(confusion: NDArray[np.intp]) -> NDArray[np.float64]:
    """Share of each class's samples that was recognised (recall), (classes,); NaN for a class without samples."""
    totals = confusion.sum(axis=1)
    shares = np.full(len(confusion), np.nan)
    np.divide(confusion.diagonal(), totals, out=shares, where=totals > 0)
    return shares


_Z: Final = 1.959963984540054  # the normal distribution's 97.5 % quantile


def wilson_interval(successes: int, n: int) -> tuple[float, float]:
    """The interval of a share at 95 % confidence (Wilson 1927, J. Am. Stat. Assoc. 22, p. 209).

    Unlike p +- z sqrt(p (1 - p) / n) it stays within [0, 1] and makes sense near its ends and for small n.
    """
    if not 0 <= successes <= n or n < 1:
        raise DataError(f"A share needs 0 <= successes <= n and n >= 1; here it is {successes} of {n}.")
    z, share = _Z, successes / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # Rounding must not put the share itself outside, which at 0 and 1 it would.
    return max(0.0, min(middle - half, share)), min(1.0, max(middle + half, share))


def expected_calibration_error(confidences: ArrayLike, right: ArrayLike, bins: int = 15) -> float:
    """How far confidence and truth lie apart, in [0, 1]: 0 if of what is said with p, the share p is right.

    [0, 1] is cut into `bins` of equal width; the mean over the samples of |share right - mean confidence| of their bin
    (C. Guo, G. Pleiss, Y. Sun, K. Weinberger, "On calibration of modern neural networks", ICML 2017, eq. 3).

    Args:
        confidences: (n,), each in [0, 1], n >= 1.
        right: (n,), whether each answer was right.

    Raises:
        DataError: if the two do not fit together, or a confidence is no probability.
    """
    said, truth = np.asarray(confidences, np.float64), np.asarray(right, bool)
    if said.ndim != 1 or said.shape != truth.shape or len(said) == 0:
        raise DataError(
            f"Confidences and answers must be two lists of one length; they are {said.shape}, {truth.shape}."
        )
    if not (said.min() >= 0 and said.max() <= 1):
        raise DataError(f"Confidences must lie between 0 and 1; there are {said.min()} to {said.max()}.")
    places = np.minimum((said * bins).astype(np.intp), bins - 1)
    # Within a bin, share right - mean confidence is the sum of their differences over its number of samples.
    gaps = np.bincount(places, weights=truth - said, minlength=bins)
    return min(float(np.abs(gaps).sum() / len(said)), 1.0)


def _pair(labels: ArrayLike, answers: ArrayLike) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    truth, given = np.asarray(labels), np.asarray(answers)
    if truth.ndim != 1 or truth.shape != given.shape or len(truth) == 0:
        raise DataError(f"Labels and answers must be two lists of one length; they are {truth.shape}, {given.shape}.")
    return truth.astype(np.intp), given.astype(np.intp)


_Buffers = dict[int, tuple[Array, Propagation]]
"""By the number of samples: rows (samples, inputs + 1), the last column ones, and what they pass through."""


@dataclass(frozen=True)
class Evaluation:
    """Mean loss, without penalty, dropout and noise, and the share of samples whose largest output is their label's, of
    those that belong to a class."""

    loss: float
    accuracy: float


class Evaluator:
    """Scores networks of one shape on one set, again and again; its buffers are allocated once.

    Args:
        x: (n, inputs), n >= 1.
        labels: (n,), within the networks' outputs, or `NO_CLASS`; not all of them that.
        loss, label_smoothing: as in `TrainingConfig`; smoothing applies here too, so that the figure compares with the
            training loss.
        pair: who passes the samples through the network, in two halves of whole chunks.
    """

    def __init__(
        self, x: Array, labels: NDArray[np.intp], loss: str, label_smoothing: float, pair: Pair | None = None
    ) -> None:
        self._x = x
        self._labels = labels
        self._classed = int(np.count_nonzero(labels != NO_CLASS))
        self._loss = loss
        self._smoothing = label_smoothing
        self._pair = pair or Pair()
        self._buffers: tuple[_Buffers, _Buffers] = ({}, {})

    def evaluate(self, network: Network) -> Evaluation:
        """How the network does, as it is now."""
        targets = target_table(network.architecture.outputs, self._smoothing, network.dtype)
        starts = range(0, len(self._x), CHUNK)
        middle = (len(starts) + 1) // 2
        first, second = self._pair.both(
            lambda: self._scored(network, targets, starts[:middle], self._buffers[0]),
            lambda: self._scored(network, targets, starts[middle:], self._buffers[1]),
        )
        loss, right = 0.0, 0
        for of_chunk, right_in_chunk in (*first, *second):
            loss += of_chunk
            right += right_in_chunk
        return Evaluation(loss / len(self._x), right / max(self._classed, 1))

    def _scored(self, network: Network, targets: Array, starts: range, buffers: _Buffers) -> list[tuple[float, int]]:
        """The sum of the losses and the number of right answers of each chunk."""
        scores = []
        for start in starts:
            labels = self._labels[start : start + CHUNK]
            if len(labels) not in buffers:
                architecture, dtype = network.architecture, network.dtype
                rows = np.ones((len(labels), architecture.inputs + 1), dtype)
                buffers[len(labels)] = rows, Propagation(architecture, len(labels), dtype, loss=self._loss)
            rows, propagation = buffers[len(labels)]
            rows[:, :-1] = self._x[start : start + CHUNK]
            loss = len(labels) * propagation.loss(network.blocks, rows.T, targets[:, labels])
            scores.append((loss, int(np.count_nonzero(propagation.a[-1].argmax(axis=0) == labels))))
        return scores
