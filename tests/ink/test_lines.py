"""Printed lines are found, and strokes as straight as lines are left alone."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from hwr.ink.lines import printed_lines

Points = list[tuple[float, float]]


def drawn(width: int, height: int, *strokes: Points, pen: int = 7) -> NDArray[np.bool_]:
    """Straight strokes through points."""
    picture = Image.new("L", (width, height), 0)
    for stroke in strokes:
        ImageDraw.Draw(picture).line(stroke, fill=255, width=pen)
    return np.asarray(picture) > 0


WRITING: Points = [(70, 60), (120, 62), (80, 140)]


@pytest.mark.parametrize(
    "digits",
    [
        drawn(120, 200, [(0, 3), (116, 3), (40, 199)]),
        drawn(120, 200, [(0, 3), (116, 3), (3, 196), (119, 196)]),
        drawn(120, 200, [(40, 0), (3, 120), (119, 120)], [(80, 0), (80, 199)]),
        drawn(120, 200, [(119, 3), (3, 3), (3, 90), (100, 100), (100, 170), (0, 196)]),
        drawn(20, 200, [(10, 0), (10, 199)]),
        drawn(
            300,
            200,
            [(5, 0), (5, 199)],
            [(150, 5), (100, 100), (150, 195), (200, 100), (150, 5)],
            [(290, 0), (290, 199)],
        ),
        drawn(120, 200, [(3, 3), (116, 3), (116, 196), (3, 196), (3, 3)]),
        drawn(120, 200, [(3, 3), (116, 3), (116, 196), (3, 196), (3, 3)], [(0, 100), (119, 100)]),
        drawn(200, 100, [(20, 50), (60, 50)], [(100, 10), (100, 90)]),
    ],
    ids=["seven", "two", "four", "five", "one", "101", "square zero", "square eight", "minus one"],
)
def test_digits_cut_to_their_ink_have_no_printed_lines(digits: NDArray[np.bool_]) -> None:
    assert printed_lines(digits) is None


@pytest.mark.parametrize("slant", [-4, 0, 4])
@pytest.mark.parametrize("end", [0, 20])
def test_a_box_is_found_whether_it_ends_at_its_corners_or_goes_on(end: int, slant: int) -> None:
    box = drawn(
        200,
        200,
        [(end, 20), (199 - end, 20 + slant)],
        [(end, 180), (199 - end, 180 + slant)],
        [(20, end), (20 - slant, 199 - end)],
        [(180, end), (180 - slant, 199 - end)],
        pen=4,
    )
    writing = drawn(200, 200, WRITING)
    lines = printed_lines(box | writing)
    assert lines is not None
    assert not (lines & writing).any()
    assert (box & lines).sum() > 0.97 * box.sum()


def test_a_stroke_that_crosses_a_line_is_not_cut() -> None:
    ruled = drawn(200, 200, [(0, 40), (199, 40)], [(0, 100), (199, 100)], [(0, 160), (199, 160)], pen=3)
    writing = drawn(200, 200, WRITING)
    lines = printed_lines(ruled | writing)
    assert lines is not None
    assert (lines & writing).sum() < 0.02 * writing.sum()
    assert (ruled & lines).sum() > 0.9 * ruled.sum()


def test_one_line_under_the_writing_is_found_and_one_that_writing_hangs_on_is_not() -> None:
    under = drawn(200, 200, [(0, 180), (199, 180)], pen=3)
    writing = drawn(200, 200, WRITING)
    lines = printed_lines(under | writing)
    assert lines is not None
    assert not (lines & writing).any()
    hung = drawn(200, 200, [(0, 100), (199, 100)], [(100, 20), (100, 180)], pen=8)
    assert printed_lines(hung) is None
