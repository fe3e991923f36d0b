"""Vectorising: the strokes come back out of a picture of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.data.digits import load_digits
from hwr.ink import bits
from hwr.ink.augmentation.vectorise import traced
from hwr.ink.bits import thinned
from hwr.ink.drawing import Drawing
from hwr.ink.grid import GRID, from_bitmap, from_drawing


def _traced(*strokes: list[list[float]]) -> tuple[np.ndarray, ...]:
    return traced(from_drawing(Drawing.from_strokes(list(strokes))))[0]


def test_a_line_is_one_open_stroke_along_it() -> None:
    (stroke,) = _traced([[50, 20], [50, 220]])
    assert np.ptp(stroke[:, 0]) <= 2
    assert 36 <= np.ptp(stroke[:, 1]) <= 44


def test_a_ring_is_one_closed_stroke() -> None:
    angles = np.linspace(0, 2 * np.pi, 60)
    (stroke,) = _traced((100 + 80 * np.stack([np.cos(angles), np.sin(angles)], axis=1)).tolist())
    assert (stroke[0] == stroke[-1]).all()
    radii = np.hypot(*(stroke - stroke.mean(axis=0)).T)
    assert np.ptp(radii) < 4


def test_strokes_run_straight_on_through_a_crossing() -> None:
    strokes = _traced([[20, 20], [220, 220]], [[220, 20], [20, 220]])
    assert len(strokes) == 2
    for stroke in strokes:
        start, end = stroke[0], stroke[-1]
        assert np.hypot(*(end - start)) > 45  # from corner to corner, not bent back at the crossing


def test_a_t_is_a_bar_and_a_stem() -> None:
    bar, stem = _traced([[30, 40], [220, 40]], [[125, 40], [125, 220]])
    assert {round(float(np.ptp(s[:, 0]))) > 30 for s in (bar, stem)} == {True, False}


def test_hairs_at_the_outline_are_cut() -> None:
    picture = np.zeros((1, GRID, GRID), dtype=bool)
    picture[0, 4:46, 20:28] = True
    picture[0, 20:22, 28:30] = True  # a bump on the side of a thick bar
    assert len(traced(bits.pack(picture))[0]) == 1


@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1), st.floats(0.02, 0.6))
def test_any_picture_can_be_traced_and_all_its_lines_are_covered(seed: int, density: float) -> None:
    picture = np.zeros((1, 30, 30), dtype=bool)
    picture[0, 2:-2, 2:-2] = np.random.default_rng(seed).random((26, 26)) < density
    ink = bits.pack(picture)
    strokes = traced(ink)[0]
    for stroke in strokes:
        assert stroke.shape[1] == 2
        assert np.isfinite(stroke).all()
    if picture.any():
        assert strokes
        line = np.argwhere(bits.unpack(thinned(ink))[0])[:, ::-1]
        near = [np.abs(np.concatenate(strokes) - pixel).max(axis=1).min() for pixel in line]
        assert np.median(near) <= 2


def test_the_training_digits_trace_as_people_write_them() -> None:
    digits = load_digits()
    zeros = digits.pictures[digits.labels == 0]
    strokes = traced(np.concatenate([from_bitmap(picture) for picture in zeros]))
    rings = [(lines[0][0] == lines[0][-1]).all() for lines in strokes]
    assert np.mean(rings) > 0.6  # most zeros are one ring; a faint scan leaves some open
    assert np.mean([len(lines) for lines in strokes]) < 1.3
