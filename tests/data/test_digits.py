"""Scikit-learn's digits and their splits; our own drawings, normalised for all networks as a recogniser would."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from hwr.data import digits as digits_module
from hwr.data.digits import Digits, DrawnDigits, load_digits
from hwr.data.labelled_ink import LabelledInk, read_labelled_ink
from hwr.errors import DataError, DrawingError, InkFileError
from hwr.ink.drawing import CANVAS_SIZE, Drawing
from hwr.recognizer import Recognizer
from hwr.store.model_file import load_model
from hwr.store.paths import Paths


@pytest.fixture(scope="module")
def digits() -> Digits:
    return load_digits()


def test_the_pictures_are_8x8_with_ink_from_0_to_1(digits: Digits) -> None:
    assert (len(digits), digits.pixels.shape, digits.pictures.shape) == (1797, (1797, 64), (1797, 8, 8))
    assert digits.pixels.dtype == np.float32
    assert digits.labels.dtype == np.int64
    assert (float(digits.pixels.min()), float(digits.pixels.max())) == (0, 1)
    assert np.array_equal(digits.pixels * 16, np.rint(digits.pixels * 16))
    assert digits.labels[:10].tolist() == list(range(10))
    with pytest.raises(ValueError, match="read-only"):
        digits.pixels[0, 0] = 1


@pytest.mark.parametrize("share", [0.1, 0.2, 0.5])
def test_a_random_split_keeps_the_classes_in_proportion_and_loses_nothing(digits: Digits, share: float) -> None:
    learnt, tested = digits.random_split(np.random.default_rng(3), test_share=share)
    assert len(learnt) + len(tested) == len(digits)
    for label in range(10):
        part = (tested.labels == label).sum() / (digits.labels == label).sum()
        assert part == pytest.approx(share, abs=0.005)
    together = np.concatenate([learnt.pixels, tested.pixels])
    assert np.array_equal(np.sort(together, axis=0), np.sort(digits.pixels, axis=0))


def test_a_random_split_depends_on_its_seed_alone(digits: Digits) -> None:
    once, again, other = (digits.random_split(np.random.default_rng(seed))[1] for seed in (1, 1, 2))
    assert np.array_equal(once.pixels, again.pixels)
    assert not np.array_equal(once.labels, other.labels)


def test_the_writer_split_tests_on_the_end_of_the_set(digits: Digits) -> None:
    learnt, tested = digits.writer_split()
    assert len(tested) == pytest.approx(len(digits) / 5, abs=1)
    assert np.array_equal(np.concatenate([learnt.pixels, tested.pixels]), digits.pixels)
    assert np.array_equal(tested.labels, digits.labels[-len(tested) :])


def test_they_are_those_that_scikit_learn_loads(digits: Digits) -> None:
    """By a checksum of what it loads; loading it takes seconds, and is compared on demand."""
    values = np.rint(digits.pixels * 16).astype(np.uint8).tobytes() + digits.labels.astype(np.uint8).tobytes()
    assert hashlib.sha256(values).hexdigest() == "87ff0c9e40dc7e2c0e34e7257799c2e3f3aec1a016363bb11cad869ec428a826"


@pytest.mark.slow
def test_they_are_what_scikit_learn_itself_loads(digits: Digits, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digits_module, "find_spec", lambda name: None)
    loaded = load_digits()
    assert np.array_equal(loaded.pixels, digits.pixels)
    assert np.array_equal(loaded.labels, digits.labels)


def test_scikit_learn_need_not_be_imported() -> None:
    script = "import sys\nfrom hwr.data.digits import load_digits\nload_digits()\nprint('sklearn' in sys.modules)\n"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "False\n"


def test_without_scikit_learn_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digits_module, "find_spec", lambda name: None)
    monkeypatch.setitem(sys.modules, "sklearn.datasets", None)
    with pytest.raises(DataError, match="need scikit-learn"):
        load_digits()


CLASSES = "0123456789"
LONGEST_STEP = 10.0  # canvas units between two points of a pen that moves at a natural speed


@pytest.fixture(scope="module")
def shipped() -> tuple[LabelledInk, ...]:
    return tuple(read_labelled_ink(Paths.of_user({}).shipped_drawings))


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
        DrawnDigits.of(read_labelled_ink(path))
