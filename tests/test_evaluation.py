"""The evaluation's arithmetic, against figures from elsewhere and worked by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.evaluation import Evaluation, wilson_interval


@pytest.mark.parametrize(
    ("successes", "n", "interval"),
    [
        (15, 148, (0.0624, 0.1605)),  # Newcombe 1998, Statist. Med. 17, 857-872, table I, method 3
        (81, 263, (0.2553, 0.3662)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_wilson_intervals_agree_with_the_literature(successes: int, n: int, interval: tuple[float, float]) -> None:
    assert wilson_interval(successes, n) == pytest.approx(interval, abs=5e-5)


@given(n=st.integers(1, 10**6), data=st.data())
def test_wilson_intervals_hold_the_share_and_stay_within_bounds(n: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, n))
    low, high = wilson_interval(successes, n)
    assert 0 <= low <= successes / n <= high <= 1
    mirrored = wilson_interval(n - successes, n)
    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-12)


def test_an_evaluation_worked_by_hand() -> None:
    evaluation = Evaluation(
        source="a set",
        classes=("a", "b", "c"),
        confusion=np.array([[3, 1, 0], [0, 4, 0], [0, 0, 0]]),
        unread=np.array([1, 0, 0]),
        seconds_per_item=0.002,
    )
    assert (evaluation.n, evaluation.correct) == (9, 7)
    assert evaluation.accuracy == 7 / 9
    assert evaluation.per_class() == {
        "a": {"n": 5, "recall": 0.6, "precision": 1.0},
        "b": {"n": 4, "recall": 1.0, "precision": 0.8},
        "c": {"n": 0, "recall": None, "precision": None},
    }
    assert evaluation.to_dict()["ms_per_item"] == 2.0
    assert evaluation.to_dict()["unread"] == 1
