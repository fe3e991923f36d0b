"""The evaluation: its arithmetic against figures from elsewhere, and its way through a labelled set."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from hwr.data.sources import LabelledItem, LabelledSource
from hwr.errors import DataError, PictureError
from hwr.evaluation import Evaluation, Outcome, evaluate
from hwr.ink.drawing import Drawing
from hwr.nn.metrics import expected_calibration_error
from hwr.recognizer import Recognizer, Verdict
from hwr.store.model_file import load_model
from hwr.store.paths import Paths


def outcome(label: str, text: str, confidence: float = 0.9, verdict: Verdict = Verdict.SURE, **more: bool) -> Outcome:
    return Outcome("a sample", label, text, confidence, Verdict.BLANK if not text else verdict, **more)


def evaluation(*outcomes: Outcome, classes: str = "abc", as_numbers: bool = False) -> Evaluation:
    return Evaluation("a set", tuple(classes), outcomes, as_numbers, 0.002)


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
    outcomes = [outcome("a", "a" if i < successes else "b") for i in range(n)]
    assert evaluation(*outcomes).ci95 == pytest.approx(interval, abs=5e-5)


def test_an_evaluation_worked_by_hand() -> None:
    done = evaluation(
        *[outcome("a", "a", 0.8)] * 3,
        outcome("a", "b", 0.5, Verdict.UNSURE),
        *[outcome("b", "b", 1.0)] * 3,
        outcome("b", "b", 0.4, Verdict.UNSURE),
        outcome("a", "", 0.0),
    )
    assert (done.n, done.correct, done.accuracy) == (9, 7, 7 / 9)
    assert done.confusion.tolist() == [[3, 1, 0], [0, 4, 0], [0, 0, 0]]
    assert done.per_class() == {
        "a": {"n": 5, "recall": 0.6, "precision": 1.0},
        "b": {"n": 4, "recall": 1.0, "precision": 0.8},
        "c": {"n": 0, "recall": None, "precision": None},
    }
    assert (done.sure, done.accuracy_when_sure) == (6 / 9, 1.0)
    # Bins of 15: 0.8 three times, all right; 0.5 wrong; 1.0 three times; 0.4 right. The blank one says nothing.
    assert done.ece == pytest.approx((3 * 0.2 + 0.5 + 0.6) / 8)
    assert [one.text for one in done.misread] == ["b", ""]
    found = done.to_dict()
    assert found["ms_per_item"] == 2.0
    assert found["unread"] == 1
    assert "character_error_rate" not in found
    assert "rejected" not in found


def test_strings_are_right_as_a_whole_and_counted_by_characters() -> None:
    done = evaluation(
        outcome("123", "123"),
        outcome("123", "13"),  # a character is missing
        outcome("45", "945"),  # one is too many
        outcome("7", "1"),
        outcome("88", ""),
        classes="0123456789",
        as_numbers=True,
    )
    assert done.accuracy == 1 / 5
    assert done.character_error_rate == (0 + 1 + 1 + 1 + 2) / (3 + 3 + 2 + 1 + 2)
    assert done.to_dict()["character_error_rate"] == done.character_error_rate
    assert done.confusion[7, 1] == 1
    assert done.confusion.sum() == np.trace(done.confusion) + 1
    assert done.unread.tolist() == [0, 0, 0, 0, 0, 0, 0, 0, 2, 0]


def test_a_class_of_several_characters_is_one_symbol() -> None:
    done = Evaluation("a set", ("plus", "1"), [outcome("plus", "1"), outcome("plus", "plus")], False, 0.1)
    assert done.confusion.tolist() == [[1, 1], [0, 0]]


def test_what_the_model_does_not_know_is_right_if_it_is_not_sure() -> None:
    done = evaluation(
        outcome("x", "a", 0.9, known=False),
        outcome("x", "a", 0.3, Verdict.UNSURE, known=False),
        outcome("y", "b", 0.2, Verdict.NOT_A_DIGIT, known=False),
        outcome("y", "", 0.0, known=False),
        outcome("a", "a", 0.9),
    )
    assert (done.accuracy, done.rejected) == (4 / 5, 3 / 4)
    assert (done.sure, done.accuracy_when_sure) == (2 / 5, 1 / 2)
    assert done.ece == pytest.approx(0.1), "only of what it could have said"
    assert done.confusion.sum() == 1
    assert done.to_dict()["rejected"] == 3 / 4


def test_nothing_that_it_could_have_said() -> None:
    done = evaluation(outcome("x", "", 0.0, known=False))
    assert (done.ece, done.accuracy_when_sure, done.rejected) == (None, None, 1.0)
    assert evaluation(outcome("x", "", known=False), as_numbers=True).character_error_rate is None


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer(load_model(Paths.of_user().shipped_model))


def source(*items: LabelledItem) -> LabelledSource:
    classes = tuple(sorted({item.label for item in items}))
    return LabelledSource("a set", len(items), classes, lambda: iter(items))


ONE = Drawing.from_strokes([[(50 - y / 20, y) for y in range(0, 200, 5)]])


@cache
def stem() -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    picture = np.zeros((40, 40), np.float32)
    picture[5:35, 18:23] = 1
    return picture


def test_goes_through_drawings_and_pictures_and_counts_what_has_no_ink_as_wrong(recognizer: Recognizer) -> None:
    items = (
        LabelledItem("drawn", "1", ONE),
        LabelledItem("blank", "1", Drawing()),
        LabelledItem("picture", "1", stem()),
        LabelledItem("empty", "7", np.zeros((40, 40), np.float32)),
        LabelledItem("torn", "7", np.full((40, 40), np.nan, np.float32)),
    )
    first, last = evaluate(recognizer, source(*items))
    assert [done.n for done in (first, last)] == [4, 5]
    assert [done.correct for done in (first, last)] == [2, 2]
    assert [one.id for one in last.outcomes] == [item.id for item in items]
    assert first.unread.tolist() == [0, 1, 0, 0, 0, 0, 0, 1, 0, 0], "an earlier result does not change"
    assert last.unread.tolist() == [0, 1, 0, 0, 0, 0, 0, 2, 0, 0]
    assert last.seconds_per_item > 0


def test_several_processes_find_the_same(recognizer: Recognizer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hwr.parallel.WORTH", 0.0)
    items = [LabelledItem(str(i), "1", np.roll(stem(), i % 11 - 5, axis=1)) for i in range(300)]
    *_, alone = evaluate(recognizer, source(*items), processes=1)
    *_, together = evaluate(recognizer, source(*items), processes=2)
    assert [one.id for one in together.outcomes] == [one.id for one in alone.outcomes]
    assert [one.text for one in together.outcomes] == [one.text for one in alone.outcomes]
    expected = [one.confidence for one in alone.outcomes]
    assert [one.confidence for one in together.outcomes] == pytest.approx(expected, abs=1e-5)
    assert together.ece == pytest.approx(
        expected_calibration_error(expected, [one.text == "1" for one in alone.outcomes]), abs=1e-3
    )


def test_a_label_the_model_does_not_know_is_refused_before_anything_is_read(recognizer: Recognizer) -> None:
    def items() -> Iterator[LabelledItem]:
        raise AssertionError("nothing is to be read")

    for label in ("x", "1x", "漢", "--x"):
        with pytest.raises(
            DataError, match=f"a set has the label '{label}', which the model does not know; it knows 0"
        ):
            list(evaluate(recognizer, LabelledSource("a set", 1, ("1", label), items)))


def test_unknown_labels_are_to_be_rejected(recognizer: Recognizer) -> None:
    items = [LabelledItem("a", "x", ONE), LabelledItem("b", "x", Drawing()), LabelledItem("c", "1", ONE)]
    *_, done = evaluate(recognizer, source(*items), unknown="reject")
    assert [one.known for one in done.outcomes] == [False, False, True]
    assert (done.rejected, done.accuracy) == (0.5, 2 / 3)


def test_a_file_that_is_gone_ends_it(recognizer: Recognizer, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="gone"):
        list(evaluate(recognizer, source(LabelledItem("a", "1", tmp_path / "gone.png"))))
