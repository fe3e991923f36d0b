"""Digits as the estimators' tests learn them."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from hwr.data.digits import load_digits

Samples = tuple[NDArray[np.float32], NDArray[np.int64]]


@pytest.fixture(scope="session")
def digits() -> Samples:
    """400 of scikit-learn's digits: float32 (400, 64) from 0 to 1, and their labels."""
    every = load_digits()
    return every.pixels[:400].astype(np.float32), every.labels[:400]


@pytest.fixture(scope="session")
def pairs(digits: Samples) -> Samples:
    """Those of them that are of two classes, 3 and 8."""
    x, y = digits
    chosen = np.isin(y, (3, 8))
    return x[chosen], y[chosen]
