"""The recogniser: strokes and pictures in, an answer with all that led to it out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from hwr.errors import PictureError
from hwr.ink.drawing import Drawing
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
