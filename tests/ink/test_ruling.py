"""Ruling: printed lines go, what crosses them stays, and cells are told from squares."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from hwr.ink.ruling import without_lines
from tests.ink.pages import WrittenPage, own_hand, written_page

ROWS = [["305", "7142", "98"], ["66", "1", "40213"], ["58", "2947", "003"]]
Mask = NDArray[np.bool_]


def page_on(paper: str) -> WrittenPage:
    rng = np.random.default_rng(3)
    return written_page(own_hand(), ROWS, rng=rng, size=(900, 640), height=44, pen=5, paper=paper, columns=3)


def overlap(found: Mask, true: Mask) -> float:
    return float((found & true).sum() / (found | true).sum())


def test_plain_paper_stays_as_it_is() -> None:
    ink = page_on("plain").ink > 0.5
    ruling = without_lines(ink)
    assert np.array_equal(ruling.writing, ink)
    assert len(ruling.cells) == 0


@pytest.mark.parametrize(("paper", "cells"), [("ruled", 0), ("squared", 0), ("boxed", 9)])
def test_lines_go_and_writing_stays(paper: str, cells: int) -> None:
    page = page_on(paper)
    ink, lines = page.ink > 0.5, page.print > 0.5
    ruling = without_lines(ink | lines)
    assert overlap(ruling.writing, ink) > 0.93
    assert (ruling.writing & lines & ~ink).sum() < 0.05 * lines.sum()
    assert len(ruling.cells) == cells


def drawn_box(ink: Mask, left: int, top: int, right: int, bottom: int) -> None:
    ink[top : top + 3, left:right] = ink[bottom - 3 : bottom, left:right] = True
    ink[top:bottom, left : left + 3] = ink[top:bottom, right - 3 : right] = True


def test_boxes_that_stand_alone_are_cells_whether_there_is_ink_in_them_or_not() -> None:
    ink = np.zeros((500, 900), dtype=bool)
    for left in (50, 350, 650):
        drawn_box(ink, left, 100, left + 180, 200)
    ink[120:180, 100:108] = ink[130:170, 420:428] = True
    ruling = without_lines(ink)
    assert ruling.writing.sum() == 60 * 8 + 40 * 8
    assert len(ruling.cells) == 3
    left, top, right, bottom = ruling.cells[0]
    assert 50 <= left <= 60 and 100 <= top <= 110 and 220 <= right <= 230 and 190 <= bottom <= 200


def test_a_square_zero_is_no_box() -> None:
    ink = np.zeros((500, 600), dtype=bool)
    drawn_box(ink, 200, 100, 280, 220)
    assert np.array_equal(without_lines(ink).writing, ink)


def test_what_leads_from_line_to_line_in_a_box_is_a_line_and_a_stroke_between_them_is_none() -> None:
    ink = np.zeros((400, 1000), dtype=bool)
    ink[100:103, 50:950] = ink[200:203, 50:950] = True
    for x in (50, 500, 947):
        ink[100:203, x : x + 3] = True
    ink[120:185, 300:306] = True  # a one
    ruling = without_lines(ink)
    assert ruling.writing.sum() == 65 * 6
    assert ruling.writing[120:185, 300:306].all()
    assert len(ruling.cells) == 2


def test_a_small_picture_is_left_alone() -> None:
    ink = np.zeros((28, 28), dtype=bool)
    ink[20:22] = True
    assert np.array_equal(without_lines(ink).writing, ink)
