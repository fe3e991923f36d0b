"""Numbers: digits side by side, in whatever order they were drawn; and one digit as ever."""

from __future__ import annotations

import json
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.data.labelled_ink import LabelledInk, read_labelled_ink
from hwr.ink.augmentation.forms import LETTER_FORMS, strokes_of
from hwr.ink.drawing import MAX_STROKES, Drawing
from hwr.ink.raster import rasterise
from hwr.reading.number import ScoreCache, read_number, read_number_bitmap
from hwr.reading.values import Grouping, Line
from hwr.recognizer import SURE_FROM, Recognizer, Verdict
from hwr.store.model_file import load_model
from tests.conftest import ROOT
from tests.reading.composing import APART, TOUCHING, Spacing, by_writer, compose

WIDE = Spacing(0.15, 0.3)


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer(load_model(ROOT / "models" / "digits.safetensors"))


@pytest.fixture(scope="module")
def own() -> list[LabelledInk]:
    return list(read_labelled_ink(ROOT / "assets" / "drawings.jsonl"))


def text_of(line: Line | None) -> str:
    assert line is not None
    return line.text


def numbers(own: list[LabelledInk], n: int, spacing: Spacing) -> list[tuple[str, Drawing]]:
    rng = np.random.default_rng(0)
    writers = by_writer(own)
    found = []
    for _ in range(n):
        samples = writers[str(rng.choice(sorted(writers)))]
        chosen = [samples[i] for i in rng.integers(0, len(samples), rng.integers(2, 7))]
        found.append(("".join(sample.label for sample in chosen), compose(chosen, spacing, rng)))
    return found


@pytest.mark.parametrize(("spacing", "least"), [(WIDE, 0.9), (APART, 0.9), (TOUCHING, 0.92)])
def test_numbers_are_read(recognizer: Recognizer, own: list[LabelledInk], spacing: Spacing, least: float) -> None:
    all_of_them = numbers(own, 40, spacing)
    right = sum(text_of(read_number(recognizer, drawing)) == text for text, drawing in all_of_them)
    assert right / len(all_of_them) >= least


def test_a_single_digit_has_the_reading_it_always_had(recognizer: Recognizer, own: list[LabelledInk]) -> None:
    split = 0
    for sample in own:
        recognition = recognizer.recognize(sample.drawing)
        line = read_number(recognizer, sample.drawing, whole=recognition)
        assert line is not None
        split += line.looks_like_several
        if not line.looks_like_several:
            assert (line.text, line.confidence, line.verdict) == (
                recognition.best,
                recognition.confidence,
                recognition.verdict,
            )
    assert split <= 1


def test_what_is_surely_one_digit_is_not_perhaps_several(recognizer: Recognizer, pen_digits: Path) -> None:
    for sample in islice(read_labelled_ink(pen_digits), 5, None, 50):
        line = read_number(recognizer, sample.drawing)
        assert line is not None
        if line.looks_like_several and line.confidence < SURE_FROM:
            assert recognizer.recognize(sample.drawing).verdict is not Verdict.SURE, sample


def test_a_letter_is_no_number_that_one_can_rely_on(recognizer: Recognizer) -> None:
    """The two strokes of a V are two 1s, and those of an H, too."""
    rng = np.random.default_rng(0)
    sure = []
    for letter, forms in LETTER_FORMS.items():
        for form in forms:
            bent = np.eye(2) + rng.normal(0, 0.12, (2, 2))
            strokes = [[7 * np.array(place) @ bent for place in path] for path, _ in strokes_of(form)]
            line = read_number(recognizer, Drawing.from_strokes(strokes))
            assert line is not None
            if line.verdict is Verdict.SURE:
                sure.append((letter, line.text))
    assert len(sure) <= 0.06 * sum(map(len, LETTER_FORMS.values())), sure


def test_nothing_is_no_number(recognizer: Recognizer) -> None:
    assert read_number(recognizer, Drawing()) is None


ONE = [[(0, 10), (0, 110)]]
SEVEN = [[(0, 10), (60, 10), (20, 110)]]
THREE = [[(0, 20), (25, 8), (50, 25), (20, 55), (55, 80), (30, 110), (0, 100)]]
FOUR = [[(30, 10), (0, 75), (60, 75)], [(45, 40), (42, 112)]]
COMMA, POINT, MINUS = [[(8, 100), (4, 125)]], [[(0, 107), (3, 109)]], [[(0, 62), (40, 60)]]
SHAPES = {"1": ONE, "7": SEVEN, "3": THREE, "4": FOUR, ",": COMMA, ".": POINT, "-": MINUS}
WIDTHS = {"1": 25, "7": 75, "3": 75, "4": 80, ",": 25, ".": 22, "-": 60}


def written(text: str, slant: float = 0.0, drift: float = 0.0) -> Drawing:
    strokes, at = [], 0.0
    for sign in text:
        for stroke in SHAPES[sign]:
            strokes.append([(x + at + slant * y, y + drift * at) for x, y in stroke])
        at += WIDTHS[sign]
    return Drawing.from_strokes(strokes, pen_width=8.0)


@pytest.mark.parametrize("text", ["3.14", "-7", "1,7", "-3,4", "34", "1.4", "417", "-13.7"])
def test_comma_point_and_minus_are_told_by_their_place(recognizer: Recognizer, text: str) -> None:
    assert text_of(read_number(recognizer, written(text))) == text


@pytest.mark.parametrize(("slant", "drift"), [(-0.4, 0.0), (0.25, 0.0), (0.0, 0.12), (0.0, -0.12), (-0.3, 0.1)])
def test_slant_and_drift_do_not_matter(recognizer: Recognizer, slant: float, drift: float) -> None:
    assert text_of(read_number(recognizer, written("3471", slant, drift))) == "3471"


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_the_order_of_strokes_does_not_matter(
    recognizer: Recognizer, own: list[LabelledInk], data: st.DataObject
) -> None:
    _, drawing = data.draw(st.sampled_from(numbers(own, 12, APART)))
    order = data.draw(st.permutations(range(len(drawing.strokes))))
    line = read_number(recognizer, drawing)
    other = read_number(recognizer, Drawing(tuple(drawing.strokes[i] for i in order)))
    assert line is not None
    assert other is not None
    assert other.text == line.text
    assert other.confidence == pytest.approx(line.confidence, abs=1e-6)


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_size_and_place_do_not_matter(recognizer: Recognizer, own: list[LabelledInk], data: st.DataObject) -> None:
    _, drawing = data.draw(st.sampled_from(numbers(own, 12, APART)))
    power, right, down = data.draw(st.tuples(st.integers(-2, 3), st.integers(-64, 64), st.integers(-64, 64)))
    moved = Drawing.from_strokes(  # such numbers are multiplied and added without rounding
        [np.round(stroke.xy, 2) * 1.0 for stroke in drawing.strokes], pen_width=8.0
    )
    scaled = Drawing.from_strokes(
        [stroke.xy * 2.0**power + (right, down) for stroke in moved.strokes], pen_width=8.0 * 2.0**power
    )
    assert text_of(read_number(recognizer, scaled)) == text_of(read_number(recognizer, moved))


def test_the_symbols_have_all_the_ink_and_stand_in_their_order(recognizer: Recognizer, own: list[LabelledInk]) -> None:
    for _, drawing in numbers(own, 20, TOUCHING):
        line = read_number(recognizer, drawing)
        assert line is not None
        assert sorted(i for symbol in line.symbols for i in symbol.pieces) == list(range(len(line.pieces)))
        assert all(one.box.left + one.box.right < two.box.left + two.box.right for one, two in pairwise(line.symbols))
        assert line.box.to_list() == pytest.approx(list(drawing.bounds))
        assert 0 <= line.confidence <= 1
        json.dumps(line.to_dict())


def test_a_cache_changes_nothing_and_knows_what_did_not_change(recognizer: Recognizer, own: list[LabelledInk]) -> None:
    cache = ScoreCache(100)
    for _, drawing in numbers(own, 4, APART):
        for count in range(1, len(drawing.strokes) + 1):
            grown = Drawing(drawing.strokes[:count])
            cached, alone = read_number(recognizer, grown, cache=cache), read_number(recognizer, grown)
            assert cached is not None
            assert alone is not None
            assert cached.text == alone.text
            assert cached.confidence == pytest.approx(alone.confidence, abs=1e-6)
        assert 0 < len(cache) <= 100


def test_what_is_laid_down_holds(recognizer: Recognizer) -> None:
    drawing = written("417")
    line = read_number(recognizer, drawing, grouping=Grouping(((0,), (1, 2))))
    assert line is not None
    assert {symbol.pieces for symbol in line.symbols} >= {(0,), (1, 2)}
    assert text_of(read_number(recognizer, drawing, grouping=Grouping(((0, 99),)))) == "417"  # 99 is not there


def test_what_nobody_can_read_is_said_to_be_several(recognizer: Recognizer) -> None:
    rng = np.random.default_rng(0)
    strokes = [rng.uniform(0, 256, (2, 2)).tolist() for _ in range(MAX_STROKES)]
    line = read_number(recognizer, Drawing.from_strokes(strokes))
    assert line is not None
    assert line.looks_like_several
    assert line.verdict is not Verdict.SURE
    assert line.text == ""


@pytest.mark.parametrize(("side", "pen", "half_width"), [(28, 20, 42), (28, 40, 50), (40, 40, 50), (120, 30, 42)])
def test_a_ring_of_a_broad_pen_is_not_torn_by_its_cuts(
    recognizer: Recognizer, side: int, pen: int, half_width: int
) -> None:
    """Where a piece of ink is cut, no paper lies between its parts."""
    turn = np.linspace(0, 2 * np.pi, 60)
    ring = np.stack([165 + half_width * np.sin(turn), 128 - 64 * np.cos(turn)], axis=1)
    drawing = Drawing.from_strokes([[(30, 95), (62, 64), (62, 192)], ring], pen)
    assert text_of(read_number_bitmap(recognizer, rasterise(drawing, side))) == "10"
