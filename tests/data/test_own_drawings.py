"""Own drawings: the shipped ones are whole, and a network reads them at once as a recogniser reads one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from hwr.data.labelled_ink import LabelledInk
from hwr.data.own_drawings import DrawnDigits, load_own_drawings
from hwr.errors import DataError, DrawingError, InkFileError
from hwr.ink.drawing import CANVAS_SIZE, Drawing
from hwr.recognizer import Recognizer
from hwr.store.model_file import load_model
from hwr.store.paths import Paths

CLASSES = "0123456789"
LONGEST_STEP = 10.0  # canvas units between two points of a pen that moves at a natural speed


@pytest.fixture(scope="module")
def shipped() -> tuple[LabelledInk, ...]:
    return load_own_drawings(Paths.of_user({}).shipped_drawings)


def test_each_digit_is_there_once_in_each_of_ten_hands(shipped: tuple[LabelledInk, ...]) -> None:
    assert Counter((sample.writer, sample.label) for sample in shipped) == Counter(
        (f"maker-{maker}", label) for maker in range(1, 11) for label in CLASSES
    )
    assert len({sample.id for sample in shipped}) == 100


def test_they_are_strokes_of_a_pen_on_the_canvas(shipped: tuple[LabelledInk, ...]) -> None:
    for sample in shipped:
        left, top, right, bottom = sample.drawing.bounds
        assert min(left, top) > 0, sample.id
        assert max(right, bottom) < CANVAS_SIZE, sample.id
        for stroke in sample.drawing.strokes:
            steps = [np.hypot(*(b - a)) for a, b in pairwise(stroke.xy)]
            assert len(steps) >= 5, sample.id
            assert max(steps) < LONGEST_STEP, sample.id


def test_they_differ_in_size_place_and_number_of_strokes(shipped: tuple[LabelledInk, ...]) -> None:
    heights = [bottom - top for _, top, _, bottom in (sample.drawing.bounds for sample in shipped)]
    assert max(heights) > 2 * min(heights)
    assert {len(sample.drawing.strokes) for sample in shipped} == {1, 2}
    assert len({sample.drawing.bounds for sample in shipped}) == 100


def test_all_at_once_give_the_answers_of_a_recogniser(shipped: tuple[LabelledInk, ...]) -> None:
    model = load_model(Paths.of_user({}).shipped_model)
    recognizer = Recognizer(model)
    drawn = DrawnDigits.of(shipped)
    probabilities = np.mean([model.network.predict(view) for view in drawn.views], axis=0)
    for i, sample in enumerate(shipped):
        recognition = recognizer.recognize(sample.drawing)
        assert recognition.ink is not None
        np.testing.assert_array_equal(drawn.views[:, i], recognition.ink.views)
        assert model.classes[int(probabilities[i].argmax())] == recognition.best
        np.testing.assert_allclose(probabilities[i], recognition.probabilities, atol=1e-6)


def test_what_is_kept_stands_together_and_cannot_be_changed(shipped: tuple[LabelledInk, ...]) -> None:
    drawn = DrawnDigits.of(shipped[3:8])
    assert drawn.drawings == shipped[3:8]
    assert len(drawn) == 5
    assert drawn.views.shape == (3, 5, 64)
    assert drawn.views.dtype == np.float32
    assert drawn.labels.tolist() == [3, 4, 5, 6, 7]
    assert drawn.labels.dtype == np.int64
    for array in (drawn.views, drawn.labels):
        with pytest.raises(ValueError, match="read-only"):
            array[:] = 0


@pytest.mark.parametrize("label", ["a", "10", "-1", "²", " 7"])
def test_a_label_that_is_no_digit_is_named(shipped: tuple[LabelledInk, ...], label: str) -> None:
    with pytest.raises(DataError, match=f"'maker-1-1' has the label '{label}'"):
        DrawnDigits.of([shipped[0], replace(shipped[1], label=label)])


def test_nothing_to_read_is_a_sentence() -> None:
    with pytest.raises(DataError, match="no drawings"):
        DrawnDigits.of([])
    with pytest.raises(DrawingError, match="blank"):
        DrawnDigits.of([LabelledInk("a", "1", "b", Drawing())])


def test_a_file_that_is_missing_is_named() -> None:
    path = Paths.of_user({}).shipped_drawings.with_name("missing.jsonl")
    with pytest.raises(InkFileError, match=r"missing\.jsonl is not a file"):
        load_own_drawings(path)
