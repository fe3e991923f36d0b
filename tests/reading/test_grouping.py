"""Grouping: merging, splitting, dragging and giving up, from the line as it is to what the next reading is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.ink.drawing import Drawing
from hwr.reading.grouping import merged, resized, split
from hwr.reading.number import read_number
from hwr.reading.values import Box, Grouping, Line, Symbol
from hwr.recognizer import Recognizer, Verdict
from hwr.store.model_file import load_model
from tests.conftest import ROOT

BOXES = tuple(Box(30.0 * i, 0, 30.0 * i + 20, 100) for i in range(5))


def line(*groups: tuple[int, ...], grouping: Grouping = Grouping()) -> Line:  # noqa: B008 - it is frozen
    symbols = tuple(Symbol("1", 1.0, Box.around(BOXES[i] for i in group), group) for group in groups)
    return Line(symbols, 1.0, Verdict.SURE, True, BOXES, grouping)


def test_merged_symbols_are_one() -> None:
    assert merged(line((0,), (1, 2), (3,), (4,)), 1, 2).groups == ((1, 2, 3),)


def test_a_symbol_is_split_where_its_pieces_are_furthest_apart() -> None:
    boxes = (Box(0, 0, 20, 100), Box(15, 0, 30, 100), Box(60, 0, 80, 100))
    symbol = Symbol("4", 1.0, Box.around(boxes), (0, 1, 2))
    assert split(Line((symbol,), 1.0, Verdict.SURE, True, boxes), 0).groups == ((0, 1), (2,))


def test_a_symbol_of_one_piece_is_cut_and_what_is_behind_moves_on() -> None:
    given_before = Grouping(((0,), (2, 3)), (1,))  # piece 1 is in two already: 1 and 2
    found = split(line((0,), (1,), (2, 3), (4,), grouping=given_before), 1)
    assert found == Grouping(((0,), (3, 4), (1,), (2,)), (1, 1))
    found = split(line((0,), (1,), (2, 3), (4,), grouping=given_before), 3)
    assert found == Grouping(((0,), (2, 3), (4,), (5,)), (1, 3))


def test_a_dot_cannot_be_split() -> None:
    dot = Box(5, 5, 5, 5)
    assert split(Line((Symbol(".", 1.0, dot, (0,)),), 1.0, Verdict.SURE, True, (dot,)), 0) == Grouping()


def test_a_box_has_what_lies_in_it() -> None:
    now = line((0,), (1, 2), (3,), grouping=Grouping(((3,),)))
    assert resized(now, Box(28, -5, 112, 105)).groups == ((1, 2, 3),)
    assert resized(now, Box(28, -5, 55, 105)).groups == ((3,), (1,))
    assert resized(now, Box(300, 300, 310, 310)) == now.grouping


@given(st.data())
def test_no_piece_is_ever_in_two_groups(data: st.DataObject) -> None:
    now = line((0,), (1, 2), (3,), (4,))
    for _ in range(4):
        which = data.draw(st.integers(0, len(now.symbols) - 1))
        kind = data.draw(st.sampled_from(["merged", "resized"]))
        if kind == "merged":
            grouping = merged(now, which, data.draw(st.integers(which, len(now.symbols) - 1)))
        else:
            left, width = data.draw(st.floats(0, 150)), data.draw(st.floats(0, 150))
            grouping = resized(now, Box(left, 0, left + width, 100))
        pieces = [i for group in grouping.groups for i in group]
        assert len(pieces) == len(set(pieces))
        assert all(group for group in grouping.groups)
        free = [(i,) for i in range(5) if i not in pieces]
        now = line(*sorted([*grouping.groups, *free]), grouping=grouping)


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer(load_model(Path(ROOT / "models" / "digits.safetensors")))


def test_a_window_can_merge_split_and_give_up(recognizer: Recognizer) -> None:
    drawing = Drawing.from_strokes([[(20, 50), (20, 150)], [(60, 50), (60, 150)], [(100, 50), (100, 150)]])
    now = read_number(recognizer, drawing)
    assert now is not None
    assert now.text == "111"
    two = read_number(recognizer, drawing, grouping=merged(now, 0, 1))
    assert two is not None
    assert [symbol.pieces for symbol in two.symbols] == [(0, 1), (2,)]
    three = read_number(recognizer, drawing, grouping=split(two, 0))
    assert three is not None
    assert [symbol.pieces for symbol in three.symbols] == [(0,), (1,), (2,)]
    four = read_number(recognizer, drawing, grouping=split(three, 1))
    assert four is not None
    assert [symbol.pieces for symbol in four.symbols if set(symbol.pieces) & {1, 2}] in ([(1,), (2,)], [(2,), (1,)])


def test_symbols_that_are_merged_however_wide_are_read_with_what_is_beside_them(recognizer: Recognizer) -> None:
    wide = [[[20.0, 90.0], [70.0, 90.0], [44.0, 165.0]], [[170.0, 90.0], [230.0, 90.0], [200.0, 165.0]]]
    drawing = Drawing.from_strokes([*wide, [[245.0, 90.0], [245.0, 165.0]]])
    line = read_number(recognizer, drawing, grouping=Grouping(((0, 1),)))
    assert line is not None
    assert [symbol.pieces for symbol in line.symbols] == [(0, 1), (2,)]
