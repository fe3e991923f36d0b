"""Segmentation: strokes in pieces, none of which holds more than one digit."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.data.labelled_ink import LabelledInk, read_labelled_ink
from hwr.ink.drawing import Drawing
from hwr.ink.grid import from_drawing
from hwr.ink.segmentation import slant_of, strokes_in_pieces
from tests.conftest import ROOT
from tests.reading.composing import JOINED, compose

coordinates = st.floats(0, 256, allow_nan=False, width=32)
paths = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=12)
drawings = st.lists(paths, min_size=1, max_size=6).map(Drawing.from_strokes)


@pytest.fixture(scope="module")
def own() -> list[LabelledInk]:
    return list(read_labelled_ink(ROOT / "assets" / "drawings.jsonl"))


def length(path: np.ndarray) -> float:
    return float(np.hypot(*np.diff(path, axis=0).T).sum())


@given(drawings, st.lists(st.integers(0, 8), max_size=3))
def test_the_pieces_are_the_strokes(drawing: Drawing, cuts: list[int]) -> None:
    strokes = strokes_in_pieces(drawing, cuts)
    assert {piece.part_of for piece in strokes.pieces} == set(range(len(drawing.strokes)))
    for number, stroke in enumerate(drawing.strokes):
        parts = [path for piece, path in zip(strokes.pieces, strokes.paths, strict=True) if piece.part_of == number]
        np.testing.assert_array_equal(parts[0][0], stroke.xy[0])
        np.testing.assert_array_equal(parts[-1][-1], stroke.xy[-1])
        for one, next_one in pairwise(parts):
            np.testing.assert_array_equal(one[-1], next_one[0])
        if len(parts) == 1:
            np.testing.assert_array_equal(parts[0], stroke.xy)
        assert sum(map(length, parts)) <= length(stroke.xy) + 1e-6


@given(drawings)
def test_a_drawing_that_grows_keeps_its_pieces(drawing: Drawing) -> None:
    whole = strokes_in_pieces(drawing)
    for count in range(1, len(drawing.strokes)):
        begun = strokes_in_pieces(Drawing(drawing.strokes[:count]))
        assert [piece.key for piece in begun.pieces] == [piece.key for piece in whole.pieces[: len(begun.pieces)]]


@given(drawings, st.integers(-3, 3))
def test_size_does_not_matter(drawing: Drawing, power: int) -> None:
    scaled = Drawing.from_strokes([stroke.xy * 2.0**power for stroke in drawing.strokes])
    one, other = strokes_in_pieces(drawing), strokes_in_pieces(scaled)
    assert [piece.part_of for piece in one.pieces] == [piece.part_of for piece in other.pieces]


@given(drawings)
def test_all_pieces_together_have_the_ink_of_the_drawing(drawing: Drawing) -> None:
    strokes = strokes_in_pieces(drawing)
    if len(strokes.pieces) == len(drawing.strokes):
        together = strokes.words([tuple(range(len(strokes.pieces)))])
        np.testing.assert_array_equal(together, from_drawing(drawing))


def test_digits_joined_by_the_pen_are_cut(own: list[LabelledInk]) -> None:
    rng = np.random.default_rng(0)
    single = [sample for sample in own if len(sample.drawing.strokes) == 1]
    enough = 0
    for _ in range(40):
        drawing = compose([single[i] for i in rng.integers(0, len(single), 3)], JOINED, rng)
        enough += len(strokes_in_pieces(drawing).pieces) >= 3
    assert enough >= 24


def test_few_digits_are_cut(own: list[LabelledInk]) -> None:
    cut = [s for s in own if len(strokes_in_pieces(s.drawing).pieces) > len(s.drawing.strokes)]
    assert len(cut) <= 0.25 * len(own)


def test_a_ligature_is_cut_between_the_digits() -> None:
    ring = [(50 - 30 * np.sin(a), 100 - 50 * np.cos(a)) for a in np.linspace(0, 2 * np.pi, 30)]
    drawing = Drawing.from_strokes([ring + [(x + 120, y) for x, y in ring]])
    one, other = strokes_in_pieces(drawing).pieces
    assert one.box[2] < other.box[0] + 60
    assert 80 < one.box[2] < 150


def test_a_piece_is_cut_once_more_where_somebody_wants_it() -> None:
    drawing = Drawing.from_strokes([[(0, 0), (0, 100)], [(50, 0), (90, 0), (60, 100)], [(120, 0), (120, 100)]])
    assert [p.part_of for p in strokes_in_pieces(drawing, [1]).pieces] == [0, 1, 1, 2]
    assert [p.part_of for p in strokes_in_pieces(drawing, [1, 1]).pieces] == [0, 1, 1, 1, 2]
    assert [p.part_of for p in strokes_in_pieces(drawing, [0, 7]).pieces] == [0, 0, 1, 2]


def test_a_dot_cannot_be_cut() -> None:
    assert len(strokes_in_pieces(Drawing.from_strokes([[(5, 5)]]), [0]).pieces) == 1


@pytest.mark.parametrize("slant", [-0.5, -0.2, 0.0, 0.3])
def test_the_slant_is_that_of_the_steep_lines(slant: float) -> None:
    upright = [np.array([(x, 0.0), (x, 100.0), (x + 40, 100.0)]) for x in (0.0, 60.0, 140.0)]
    leaning = [path + np.stack([slant * path[:, 1], np.zeros(3)], axis=1) for path in upright]
    assert slant_of(leaning) == pytest.approx(slant, abs=0.01)


def test_dots_and_level_lines_have_no_slant() -> None:
    assert slant_of([np.zeros((1, 2)), np.array([(0.0, 0.0), (10.0, 1.0)])]) == 0
