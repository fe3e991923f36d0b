"""scikit-learn's digits, as the engine's tests learn from them."""

from __future__ import annotations

import numpy as np
import pytest

from hwr.data.digits import load_digits
from hwr.nn.training import TrainingData


@pytest.fixture(scope="session")
def digits() -> TrainingData:
    """1,437 digits to learn from and the 360 after them, which other people wrote; values 0 to 1."""
    every = load_digits()
    x, y = every.pixels.astype(np.float64), every.labels
    return TrainingData(x[:1437], y[:1437], x[1437:], y[1437:])


@pytest.fixture(scope="session")
def few_digits(digits: TrainingData) -> TrainingData:
    """100 of them to learn from, 50 to test with, 40 to stop by: enough to see that something is learnt."""
    assert digits.x_test is not None
    assert digits.y_test is not None
    x_test, y_test = digits.x_test, digits.y_test
    return TrainingData(digits.x[:100], digits.y[:100], x_test[:50], y_test[:50], x_test[50:90], y_test[50:90])


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)
