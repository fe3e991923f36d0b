"""Pages of numbers, from a picture file to a table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from hwr.reading.page import Page, read_page, read_page_file
from hwr.recipe.progress import Progress
from hwr.recognizer import Recognizer
from hwr.store.model_file import load_model
from tests.conftest import ROOT
from tests.ink.pages import PAPERS, own_hand, written_page
from tests.ink.photographs import Light

ROWS = [["305", "7142", "98"], ["66", "1", "40213"], ["58", "2947", "003"], ["7", "7004", "62815"]]


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer(load_model(ROOT / "models" / "digits.safetensors"))


def page_of(steps: list[Progress | Page]) -> Page:
    page = steps[-1]
    assert isinstance(page, Page)
    return page


@pytest.mark.parametrize("paper", PAPERS)
def test_a_photographed_page_becomes_a_table(tmp_path: Path, recognizer: Recognizer, paper: str) -> None:
    rng = np.random.default_rng(7)
    written = written_page(
        own_hand(), ROWS, rng=rng, size=(1200, 900), height=50, pen=5, paper=paper, columns=3, turned=-6.0
    )
    file = tmp_path / "page.jpg"
    written.photographed(Light(falloff=0.4)).save(file, quality=90)
    page = page_of(list(read_page_file(recognizer, file)))
    assert page.shape == (4, 3)
    assert page.turn == pytest.approx(6.0, abs=0.5)
    assert page.size == (1200, 900)
    right = [line.text == number.text for line, number in zip(page.lines, written.numbers, strict=True)]
    assert np.mean(right) >= 0.75
    for number, truth in zip(page.numbers, written.numbers, strict=True):
        assert np.abs(number.outline - truth.corners).max() < 12
        box = number.line.box
        assert box.left <= truth.middle[0] <= box.right and box.top <= truth.middle[1] <= box.bottom
        assert number.crop.max() > 0.8


def test_reading_tells_how_far_it_is_and_can_be_given_up(recognizer: Recognizer) -> None:
    rows = [["1234567890"] * 4] * 12
    written = written_page(own_hand(), rows, rng=np.random.default_rng(2), size=(2000, 1500), height=36, pen=4)
    work = read_page(recognizer, written.ink.astype(np.float32))
    steps = [next(work) for _ in range(3)]
    work.close()
    assert all(isinstance(step, Progress) for step in steps)
    shares = [step.share for step in steps if isinstance(step, Progress)]
    assert shares == sorted(shares)
    assert shares[-1] < 1


def test_boxes_are_in_the_pixels_of_the_picture(recognizer: Recognizer) -> None:
    written = written_page(own_hand(), [["42", "7"]], rng=np.random.default_rng(2), size=(600, 400), height=60, pen=6)
    ink = written.ink.astype(np.float32)
    one, other = (page_of(list(read_page(recognizer, ink, scale=scale))) for scale in (1.0, 3.0))
    assert other.size == (1800, 1200)
    assert other.lines[0].box.to_list() == pytest.approx([3 * side for side in one.lines[0].box.to_list()])


def test_a_page_as_json_has_its_places(recognizer: Recognizer) -> None:
    written = written_page(own_hand(), [["42", "7"]], rng=np.random.default_rng(2), size=(600, 400), height=60, pen=6)
    told = page_of(list(read_page(recognizer, written.ink.astype(np.float32)))).to_dict()
    assert (told["rows"], told["columns"], told["turn"]) == (1, 2, 0.0)
    assert [(line["row"], line["column"]) for line in told["lines"]] == [(0, 0), (0, 1)]
    assert set(told["lines"][0]) == {"text", "confidence", "box", "symbols", "row", "column"}


def test_a_blank_page_has_no_numbers(recognizer: Recognizer) -> None:
    page = page_of(list(read_page(recognizer, np.zeros((300, 400), dtype=np.float32))))
    assert page.numbers == ()
    assert page.lines == ()
    assert page.shape == (0, 0)
