"""The metrics: against cases worked by hand and published values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import DataError
from hwr.nn.metrics import accuracy, confusion_matrix, per_class_accuracy, wilson_interval


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


def test_labels_and_answers_must_fit() -> None:
    with pytest.raises(DataError, match="one length"):
        accuracy([0, 1], [0])
    with pytest.raises(DataError, match="one length"):
        accuracy([], [])
    with pytest.raises(DataError, match="between 0 and 1"):
        confusion_matrix([0, 2], [0, 1], 2)
