"""Training data: what does not fit is refused at once, naming the field."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hwr.errors import DataError
from hwr.nn.data import TrainingData

X, Y = np.zeros((4, 3)), np.array([0, 1, 2, 1])


def test_what_fits_is_kept() -> None:
    data = TrainingData(X.astype(np.float32), Y, X[:2], Y[:2])
    assert data.x.dtype == np.float32
    assert (data.inputs, data.largest_label, len(data.variants)) == (3, 2, 1)
    assert data.x_validation is None
    watched = TrainingData(X, Y, x_validation=X[:1].astype(int), y_validation=Y[:1] + 7)
    assert watched.x_validation is not None
    assert watched.x_validation.dtype == np.float64
    assert (watched.x_test, watched.largest_label) == (None, 7)
    assert TrainingData(np.zeros((5, 4, 3)), Y).variants[4].shape == (4, 3)


def test_whole_numbers_become_floats() -> None:
    assert TrainingData([[1, 2], [3, 4]], [0, 1]).x.dtype == np.float64  # type: ignore[arg-type]


@pytest.mark.parametrize("unit", [1.0, 1e-300, 1e308])
def test_sample_weights_are_scaled_to_a_mean_of_1(unit: float) -> None:
    weights = TrainingData(X, Y, sample_weights=np.array([0.0, 0.5, 1.0, 0.5]) * unit).sample_weights
    np.testing.assert_allclose(weights, [0, 1, 2, 1])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((X[0], Y), "x must hold samples of the shape"),
        ((np.zeros((0, 3)), Y[:0]), "x must hold samples of the shape"),
        ((X, Y[:3]), "x holds 4 samples, but y holds 3 labels"),
        ((X, Y.astype(float)), "y must be a list of whole numbers"),
        ((X, Y[:, None]), "y must be a list of whole numbers"),
        ((X, -Y), "y must hold labels from -1 to 65535; it holds -2 to 0"),
        ((np.where(X == 0, np.nan, X), Y), "x holds a value that is not a finite number"),
        (([["a", "b"]], [0]), "x must be an array of numbers"),
        (([[1], [1, 2]], [0, 1]), "x must be an array of numbers"),
        ((X + 1j, Y), "x must be an array of numbers"),
        ((X, ["a", "b", "c", "d"]), "y must be a list of whole numbers; it is <U1"),
        ((X, [[1], [1, 2], 3, 4]), "y must be a list of whole numbers"),
        ((X, Y.astype(np.uint64) + np.uint64(2**63)), "y must hold labels from -1 to 65535"),
        ((X, Y, X), "x_test and y_test must be given together"),
        ((X, Y, None, Y), "x_test and y_test must be given together"),
        ((X, Y, X[:2], Y), "x_test holds 2 samples, but y_test holds 4 labels"),
        ((X, Y, X[:, :2], Y), "x has 3 values a sample, but x_test has 2"),
        ((X, Y, np.zeros((2, 4, 3)), Y), "x_test must hold samples of the shape"),
        ((X, Y, X + np.inf, Y), "x_test holds a value that is not a finite number"),
        ((X, Y, X, Y, X), "x_validation and y_validation must be given together"),
        ((X, Y, None, None, X[:2], Y), "x_validation holds 2 samples, but y_validation holds 4 labels"),
        ((X, Y, None, None, X[:, :2], Y), "x has 3 values a sample, but x_validation has 2"),
        ((X, Y, None, None, X, Y.astype(float)), "y_validation must be a list of whole numbers"),
        ((X, Y, None, None, None, None, [1, 2]), "sample_weights must hold one weight for each of 4 samples"),
        ((X, Y, None, None, None, None, [1, 2, -3, 1]), "sample_weights must be 0 or more; there is -3"),
        ((X, Y, None, None, None, None, [0, 0, 0, 0]), "sample_weights are all 0"),
        ((X, Y, None, None, None, None, [1, np.inf, 1, 1]), "sample_weights holds a value that is not a finite"),
    ],
)
def test_what_does_not_fit_is_refused(arguments: tuple[Any, ...], complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        TrainingData(*arguments)
