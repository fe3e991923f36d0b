"""The layout: turned pages are set upright, numbers found, and put in rows and columns in the order of reading."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.ink.layout import Layout, arranged, layout, skew
from hwr.ink.planes import find_components
from tests.ink.pages import PAPERS, WrittenPage, own_hand, written_page

ROWS = [["305", "7142", "98"], ["66", "1", "40213"], ["58", "2947", "003"], ["7", "7004", "62815"]]


def page_of(rows: list[list[str]], *, paper: str = "plain", columns: int = 0, turned: float = 0.0) -> WrittenPage:
    rng = np.random.default_rng(5)
    return written_page(
        own_hand(), rows, rng=rng, size=(1000, 800), height=42, pen=5, paper=paper, columns=columns, turned=turned
    )


def laid_out(page: WrittenPage) -> Layout:
    return layout(np.maximum(page.ink, page.print).astype(np.float32))


@pytest.mark.parametrize(
    ("paper", "turned"),
    [
        ("plain", 0.0),
        ("plain", -2.5),
        ("plain", 10.0),
        *((paper, turned) for paper in PAPERS for turned in (-10.0, 4.0)),
    ],
)
def test_pages_are_set_upright_and_read_in_order(paper: str, turned: float) -> None:
    page = page_of(ROWS, paper=paper, columns=3, turned=turned)
    found = laid_out(page)
    assert found.turn == pytest.approx(-turned, abs=0.5)
    assert [(one.row, one.column) for one in found.numbers] == [(i, j) for i in range(4) for j in range(3)]
    for placed, written in zip(found.numbers, page.numbers, strict=True):
        left, top, right, bottom = found.box(placed.pieces)
        x, y = found.on_picture(np.array([left, right, right, left]), np.array([top, top, bottom, bottom]))
        assert np.abs(np.stack([x, y], axis=1) - written.corners).max() < 9  # half the pen, and what turning adds


def test_words_in_a_line_are_parted_where_gaps_are_wide() -> None:
    found = laid_out(page_of(ROWS))
    assert [one.row for one in found.numbers] == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]
    assert found.height == pytest.approx(42, rel=0.25)


def test_an_empty_place_in_a_table_stays_empty() -> None:
    page = page_of([["305", "7142", "98"], ["66"], ["58", "2947", "003"], ["12", "70"]], columns=3)
    places = [(one.row, one.column) for one in laid_out(page).numbers]
    assert places == [(0, 0), (0, 1), (0, 2), (1, 0), (2, 0), (2, 1), (2, 2), (3, 0), (3, 1)]


def test_a_row_that_has_two_numbers_over_one_counts_its_own_places() -> None:
    ink = np.zeros((300, 600), dtype=bool)
    for left in (50, 150, 250):
        ink[50:90, left : left + 20] = True
    for left in range(50, 270, 28):
        ink[150:190, left : left + 24] = True  # one long number below all three
    _, numbers = arranged(find_components(ink), np.zeros((0, 4), dtype=np.intp))
    assert [(one.row, one.column) for one in numbers] == [(0, 0), (0, 1), (0, 2), (1, 0)]


def test_what_is_in_one_box_is_one_number() -> None:
    ink = np.zeros((300, 600), dtype=bool)
    ink[50:90, 50:70] = ink[50:90, 150:170] = True
    apart = arranged(find_components(ink), np.zeros((0, 4), dtype=np.intp))[1]
    together = arranged(find_components(ink), np.array([[20, 20, 300, 120]]))[1]
    assert [len(one.pieces) for one in apart] == [1, 1]
    assert [len(one.pieces) for one in together] == [2]


def test_bars_and_points_belong_to_the_number_beside_them_and_dust_to_none() -> None:
    ink = np.zeros((300, 600), dtype=bool)
    ink[100:150, 100:120] = ink[100:150, 150:170] = True
    ink[92:98, 150:180] = True  # the bar of a five
    ink[143:150, 130:137] = True  # a point
    ink[250:257, 500:507] = True  # a stain far away
    ink[20, 20] = True  # a speck
    height, numbers = arranged(find_components(ink), np.zeros((0, 4), dtype=np.intp))
    assert height == 50
    assert [len(one.pieces) for one in numbers] == [4]


def test_what_is_cut_off_at_the_edge_is_not_read() -> None:
    ink = np.zeros((300, 600), dtype=bool)
    ink[100:150, 100:120] = True
    ink[40:140, 596:] = True
    _, numbers = arranged(find_components(ink), np.zeros((0, 4), dtype=np.intp))
    assert len(numbers) == 1


def test_a_lone_digit_is_not_turned() -> None:
    ink = np.zeros((400, 300), dtype=np.float32)
    for y in range(80, 320):
        ink[y, 200 - y // 3 : 216 - y // 3] = 1  # a slanting stroke
    found = layout(ink)
    assert found.turn == 0
    assert len(found.numbers) == 1


def test_a_page_without_ink_has_no_numbers() -> None:
    found = layout(np.zeros((300, 400), dtype=np.float32))
    assert found.numbers == ()
    assert found.height == 0
    assert skew(np.zeros((300, 400), dtype=bool)) == 0


def test_a_page_of_nothing_but_edges_has_no_numbers() -> None:
    ink = np.zeros((300, 400), dtype=np.float32)
    ink[:, :5] = 1
    assert layout(ink).numbers == ()


def test_of_thousands_of_pieces_the_largest_are_kept() -> None:
    ink = np.zeros((400, 800), dtype=np.float32)
    ink[::4, ::8] = ink[::4, 1::8] = 1
    ink[1::4, ::8] = ink[2::4, ::8] = 1
    ink[100:140, 300:320] = 1
    found = layout(ink)
    assert len(found.components) <= 4_000


@given(
    st.lists(
        st.tuples(st.integers(0, 560), st.integers(0, 360), st.integers(2, 30), st.integers(2, 40)),
        min_size=1,
        max_size=25,
    )
)
def test_no_piece_is_in_two_numbers_and_rows_come_in_order(blots: list[tuple[int, int, int, int]]) -> None:
    ink = np.zeros((400, 600), dtype=bool)
    for x, y, wide, tall in blots:
        ink[y : y + tall, x : x + wide] = True
    components = find_components(ink)
    _, numbers = arranged(components, np.zeros((0, 4), dtype=np.intp))
    pieces = [int(i) for one in numbers for i in one.pieces]
    assert len(pieces) == len(set(pieces))
    places = [(one.row, int(components.left[one.pieces].min())) for one in numbers]
    assert places == sorted(places)
    assert len({(one.row, one.column) for one in numbers}) == len(numbers)
