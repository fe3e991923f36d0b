"""The recogniser: strokes and pictures in, an answer with all that led to it out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hwr.data.labelled_ink import LabelledInk
from hwr.errors import PictureError
from hwr.ink import grid
from hwr.ink.drawing import MAX_POINTS, Drawing
from hwr.ink.normalisation import VERSIONS, normalise_drawing
from hwr.ink.raster import rasterise
from hwr.recognizer import Recognizer, Verdict
from hwr.store.model_file import load_model

ROOT = Path(__file__).parent.parent

DIGITS = {
    "0": [[[128, 50], [80, 90], [75, 160], [128, 205], [180, 160], [175, 90], [128, 50]]],
    "1": [[[128, 50], [128, 205]]],
    "2": [[[80, 90], [100, 55], [150, 55], [165, 95], [130, 150], [80, 200], [180, 200]]],
    "3": [[[85, 65], [130, 50], [165, 80], [125, 120], [170, 160], [130, 205], [80, 185]]],
    "4": [[[120, 50], [75, 140], [185, 140]], [[150, 90], [150, 210]]],
    "5": [[[165, 55], [95, 55], [90, 115], [140, 110], [170, 155], [135, 205], [80, 190]]],
    "6": [[[150, 50], [95, 110], [85, 170], [125, 205], [165, 170], [130, 135], [90, 160]]],
    "7": [[[80, 60], [175, 60], [115, 205]]],
    "8": [[[160, 80], [128, 50], [95, 80], [160, 165], [128, 205], [92, 165], [155, 90]]],
    "9": [[[165, 85], [130, 50], [90, 85], [125, 120], [165, 85], [160, 150], [150, 205]]],
}


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer(load_model(ROOT / "models" / "digits.safetensors"))


@pytest.mark.parametrize("label", DIGITS)
def test_plainly_drawn_digits_are_read_with_confidence(recognizer: Recognizer, label: str) -> None:
    recognition = recognizer.recognize(Drawing.from_strokes(DIGITS[label]))
    assert recognition.best == label
    assert recognition.verdict is Verdict.SURE
    assert recognition.ranked()[0] == (label, recognition.confidence)


@pytest.mark.parametrize("label", DIGITS)
@pytest.mark.parametrize("size", [28, 256])
def test_pictures_of_them_are_read_alike(recognizer: Recognizer, label: str, size: int) -> None:
    recognition = recognizer.recognize_bitmap(rasterise(Drawing.from_strokes(DIGITS[label], 18.0), size))
    assert recognition.best == label


def test_many_at_once_are_read_as_each_alone(recognizer: Recognizer) -> None:
    drawings = [Drawing.from_strokes(strokes) for strokes in DIGITS.values()]
    together = recognizer.probabilities(np.concatenate([grid.from_drawing(drawing) for drawing in drawings]))
    alone = np.stack([recognizer.recognize(drawing).probabilities for drawing in drawings])
    np.testing.assert_allclose(together, alone, atol=1e-6)


def _placed(drawing: Drawing, size: float, pen: float, corner: tuple[float, float]) -> Drawing:
    """The drawing `size` canvas units large, its upper left corner at `corner`, on whole units as of a mouse."""
    left, top, right, bottom = drawing.bounds
    scale = size / max(right - left, bottom - top)
    paths = [np.rint((stroke.xy - (left, top)) * scale + corner) for stroke in drawing.strokes]
    return Drawing.from_strokes(paths, pen)


def test_size_place_and_pen_hardly_matter_to_how_well_strangers_are_read(
    recognizer: Recognizer, some_pen_digits: tuple[LabelledInk, ...]
) -> None:
    samples = [(item.label, item.drawing) for item in some_pen_digits[::2]]
    assert len(samples) >= 74

    def read(size: float, pen: float, corner: tuple[float, float], pixels: int | None = None) -> float:
        right = 0
        for label, drawing in samples:
            placed = _placed(drawing, size, pen, corner)
            reading = recognizer.recognize_bitmap(rasterise(placed, pixels)) if pixels else recognizer.recognize(placed)
            right += reading.best == label
        return right / len(samples)

    accuracies = {
        "middling": read(170, 16, (43, 43)),
        "small, in a corner, thin pen": read(30, 8, (5, 220)),
        "small, in another corner, thick pen": read(30, 40, (221, 20)),
        "over the whole canvas, thick pen": read(256, 40, (0, 0)),
        "picture, thin pen": read(190, 8, (30, 30), 256),
        "picture, thick pen": read(190, 40, (30, 30), 256),
        "small picture": read(165, 18, (45, 45), 28),
    }
    assert min(accuracies.values()) >= 0.95, accuracies
    drawn = list(accuracies.values())[:4]
    assert max(drawn) - min(drawn) <= 0.015, accuracies


def test_a_reading_does_not_depend_on_what_was_read_before(recognizer: Recognizer) -> None:
    first = recognizer.recognize(Drawing.from_strokes(DIGITS["8"]))
    recognizer.recognize(Drawing.from_strokes(DIGITS["1"]))
    again = recognizer.recognize(Drawing.from_strokes(DIGITS["8"]))
    np.testing.assert_array_equal(again.probabilities, first.probabilities)
    assert not first.probabilities.flags.writeable


@pytest.mark.parametrize(
    "strokes",
    [[[[5, 5]]], [[[5, 5]], [[5, 5]]], [[[-1e6, -1e6], [1e6, 1e6]]], [[[1e6, 1e6], [1e6 - 1e-9, 1e6]]], [[[0, 9]] * 5]],
)
def test_odd_drawings_get_an_answer(recognizer: Recognizer, strokes: list[list[list[float]]]) -> None:
    recognition = recognizer.recognize(Drawing.from_strokes(strokes))
    assert recognition.best in recognition.classes
    assert recognition.probabilities.sum() == pytest.approx(1)


def test_a_drawing_with_as_many_points_as_are_allowed_is_read(recognizer: Recognizer) -> None:
    walk = np.random.default_rng(0).normal(size=(MAX_POINTS, 2)).cumsum(axis=0)
    assert recognizer.recognize(Drawing.from_strokes([walk])).best is not None


def test_a_dot_is_no_digit(recognizer: Recognizer) -> None:
    assert recognizer.recognize(Drawing.from_strokes([[[100, 100]]])).verdict is Verdict.NOT_A_DIGIT


def test_a_model_of_an_older_version_reads_the_ink_it_knows(recognizer: Recognizer) -> None:
    open_four = Drawing.from_strokes([[[40, 20], [30, 120], [170, 120]], [[130, 60], [130, 220]]])
    readings = []
    for version in VERSIONS:
        own = Recognizer(replace(recognizer.model, normalisation=version))
        reading = own.recognize(open_four)
        assert reading.ink is not None
        assert reading.ink.version == version
        for other in VERSIONS:  # whatever it was normalised for before
            again = own.read(normalise_drawing(open_four, other))
            np.testing.assert_array_equal(again.probabilities, reading.probabilities)
        together = own.probabilities(grid.from_drawing(open_four))[0]
        np.testing.assert_allclose(together, reading.probabilities, atol=1e-6)
        readings.append(reading.probabilities)
    assert not np.array_equal(readings[0], readings[-1])


def test_a_recognition_holds_all_that_led_to_it(recognizer: Recognizer) -> None:
    recognition = recognizer.recognize(Drawing.from_strokes(DIGITS["3"]))
    assert recognition.ink is not None
    assert recognition.trace is not None
    np.testing.assert_array_equal(recognition.trace.inputs, recognition.ink.views)
    np.testing.assert_allclose(recognition.trace.outputs.mean(axis=0), recognition.probabilities, atol=1e-6)
    assert recognition.probabilities.sum() == pytest.approx(1)
    assert sum(p for _, p in recognition.ranked()) == pytest.approx(1)


def test_blank_input_gives_no_digit(recognizer: Recognizer) -> None:
    for recognition in (recognizer.recognize(Drawing()), recognizer.recognize_bitmap(np.zeros((9, 9), np.float32))):
        assert recognition.verdict is Verdict.BLANK
        assert recognition.best is None
        assert recognition.confidence == 0
        assert recognition.ink is None


def test_bad_pictures_are_refused(recognizer: Recognizer) -> None:
    with pytest.raises(PictureError):
        recognizer.recognize_bitmap(np.full((9, 9), np.inf, np.float32))
