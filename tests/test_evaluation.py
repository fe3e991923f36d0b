"""The evaluation's arithmetic, against figures from elsewhere and worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from hwr.evaluation import Evaluation


@pytest.mark.parametrize(
    ("successes", "n", "interval"),
    [
        (15, 148, (0.0624, 0.1605)),  # Newcombe 1998, Statist. Med. 17, 857-872, table I, method 3
        (81, 263, (0.2553, 0.3662)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_the_interval_agrees_with_the_literature(successes: int, n: int, interval: tuple[float, float]) -> None:
    confusion = np.array([[successes, n - successes], [0, 0]])
    assert Evaluation("a set", ("a", "b"), confusion, np.zeros(2, int), 0.001).ci95 == pytest.approx(interval, abs=5e-5)


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
