"""The metrics: against cases worked by hand and published values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import DataError
from hwr.nn.metrics import (
    accuracy,
    confusion_matrix,
    expected_calibration_error,
    per_class_accuracy,
    wilson_interval,
)


def test_accuracy() -> None:
    assert accuracy([0, 1, 2, 2], [0, 2, 2, 2]) == 0.75


def test_the_confusion_matrix_has_labels_down_and_answers_across() -> None:
    confusion = confusion_matrix([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 2, 0], 4)
    assert confusion.tolist() == [[1, 1, 0, 0], [0, 1, 0, 0], [1, 0, 2, 0], [0, 0, 0, 0]]


def test_per_class_accuracy_knows_no_answer_without_samples() -> None:
    shares = per_class_accuracy(confusion_matrix([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 2, 0], 4))
    np.testing.assert_allclose(shares, [1 / 2, 1, 2 / 3, np.nan])


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [  # Newcombe 1998, Stat. Med. 17, p. 857, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_interval_as_published(successes: int, n: int, low: float, high: float) -> None:
    assert wilson_interval(successes, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 10_000), st.data())
def test_wilson_interval_holds_the_share_and_stays_within_zero_and_one(n: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, n))
    low, high = wilson_interval(successes, n)
    assert 0 <= low <= successes / n <= high <= 1


@pytest.mark.parametrize(("successes", "n"), [(-1, 5), (6, 5), (0, 0)])
def test_impossible_shares_are_refused(successes: int, n: int) -> None:
    with pytest.raises(DataError, match=f"here it is {successes} of {n}"):
        wilson_interval(successes, n)


def test_the_calibration_error_worked_by_hand() -> None:
    # Two bins of 15 hold samples: (0.92, 0.92; one right) and (0.5, 0.5, 0.5; two right).
    said, right = [0.92, 0.92, 0.5, 0.5, 0.5], [True, False, True, True, False]
    expected = 2 / 5 * abs(1 / 2 - 0.92) + 3 / 5 * abs(2 / 3 - 0.5)
    assert expected_calibration_error(said, right) == pytest.approx(expected)
    assert expected_calibration_error([1.0, 1.0, 0.0], [True, True, False]) == 0
    assert expected_calibration_error([1.0], [False]) == 1


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60), st.integers(1, 30))
def test_the_calibration_error_is_the_mean_gap_of_its_bins(answers: list[tuple[float, bool]], bins: int) -> None:
    said, right = (np.array(column) for column in zip(*answers, strict=True))
    expected = 0.0
    for k in range(bins):
        within = np.floor(said * bins) == k if k < bins - 1 else said * bins >= k
        if within.any():
            expected += within.mean() * abs(right[within].mean() - said[within].mean())
    error = expected_calibration_error(said, right, bins)
    assert error == pytest.approx(expected, abs=1e-12)
    # One bin sees the means alone, and more bins can only see more.
    assert error >= expected_calibration_error(said, right, 1) - 1e-12
    assert 0 <= error <= 1


@pytest.mark.parametrize(
    ("said", "right", "problem"),
    [([0.5], [True, False], "one length"), ([], [], "one length"), ([1.5], [True], "between 0 and 1"),
     ([float("nan")], [True], "between 0 and 1")],
)  # fmt: skip
def test_confidences_must_be_probabilities(said: list[float], right: list[bool], problem: str) -> None:
    with pytest.raises(DataError, match=problem):
        expected_calibration_error(said, right)


def test_labels_and_answers_must_fit() -> None:
    with pytest.raises(DataError, match="one length"):
        accuracy([0, 1], [0])
    with pytest.raises(DataError, match="one length"):
        accuracy([], [])
    with pytest.raises(DataError, match="between 0 and 1"):
        confusion_matrix([0, 2], [0, 1], 2)
