"""The evaluation: its arithmetic against figures from elsewhere, and its way through a labelled set."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from hwr.data.sources import LabelledItem, LabelledSource
from hwr.errors import DataError
from hwr.evaluation import Evaluation, evaluate
from hwr.ink.drawing import Drawing
from hwr.recognizer import Recognizer
from hwr.store.model_file import load_model
from hwr.store.paths import Paths


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


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer(load_model(Paths.of_user().shipped_model))


def source(*items: LabelledItem) -> LabelledSource:
    classes = tuple(sorted({item.label for item in items}))
    return LabelledSource("a set", len(items), classes, lambda: iter(items))


ONE = Drawing.from_strokes([[(50 - y / 20, y) for y in range(0, 200, 5)]])


def test_goes_through_drawings_and_pictures_and_counts_what_has_no_ink_as_wrong(recognizer: Recognizer) -> None:
    stem = np.zeros((40, 40), np.float32)
    stem[5:35, 18:23] = 1
    results = list(
        evaluate(
            recognizer,
            source(
                LabelledItem("drawn", "1", ONE),
                LabelledItem("blank", "1", Drawing()),
                LabelledItem("picture", "1", stem),
                LabelledItem("empty", "7", np.zeros((40, 40), np.float32)),
                LabelledItem("torn", "7", np.full((40, 40), np.nan, np.float32)),
            ),
            every=2,
        )
    )
    assert [result.n for result in results] == [2, 4, 5]
    assert [result.correct for result in results] == [1, 2, 2]
    assert results[0].unread.tolist() == [0, 1, 0, 0, 0, 0, 0, 0, 0, 0], "an earlier result does not change"
    assert results[-1].unread.tolist() == [0, 1, 0, 0, 0, 0, 0, 2, 0, 0]
    assert results[-1].seconds_per_item > 0


def test_a_label_the_model_does_not_know_is_refused_before_anything_is_read(recognizer: Recognizer) -> None:
    def items() -> Iterator[LabelledItem]:
        raise AssertionError("nothing is to be read")

    with pytest.raises(DataError, match="a set has the label 'x', which the model does not know; it knows 0, 1, "):
        list(evaluate(recognizer, LabelledSource("a set", 1, ("1", "x"), items)))
