"""Metrics: how well a network answers, and how sure that figure itself is."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.errors import DataError


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


def wilson_interval(successes: int, n: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """The interval of a share, by default at 95 % confidence (Wilson 1927, J. Am. Stat. Assoc. 22, p. 209).

    Unlike p +- z sqrt(p (1 - p) / n) it stays within [0, 1] and makes sense near its ends and for small n.
    """
    if not 0 <= successes <= n or n < 1:
        raise DataError(f"A share needs 0 <= successes <= n and n >= 1; here it is {successes} of {n}.")
    share = successes / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # Rounding must not put the share itself outside, which at 0 and 1 it would.
    return max(0.0, min(middle - half, share)), min(1.0, max(middle + half, share))


def _pair(labels: ArrayLike, answers: ArrayLike) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    truth, given = np.asarray(labels), np.asarray(answers)
    if truth.ndim != 1 or truth.shape != given.shape or len(truth) == 0:
        raise DataError(f"Labels and answers must be two lists of one length; they are {truth.shape}, {given.shape}.")
    return truth.astype(np.intp), given.astype(np.intp)
