"""Normalisation: the stages one can look at, and 8x8 pictures that do not depend on how the ink got there."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.errors import DrawingError, PictureError
from hwr.ink.drawing import Drawing
from hwr.ink.grid import from_drawing
from hwr.ink.normalisation import VIEW_PEELS, network_inputs, normalise_bitmap, normalise_drawing
from hwr.ink.raster import rasterise

FOUR = ([[90.0, 50.0], [60.0, 140.0], [190.0, 140.0]], [[150.0, 60.0], [140.0, 220.0]])


def test_every_stage_is_kept_and_the_last_is_what_the_network_sees() -> None:
    ink = normalise_drawing(Drawing.from_strokes(FOUR))
    assert [stage.name for stage in ink.stages] == ["cropped", "peeled", "upright", "redrawn", "network_input"]
    for stage in ink.stages:
        assert stage.picture.dtype == np.float32
        assert 0 <= stage.picture.min() < stage.picture.max() <= 1
        assert not stage.picture.flags.writeable
        assert stage.title
        assert stage.explanation.endswith(".")
    assert ink.views.shape == (len(VIEW_PEELS), 64)
    assert not ink.views.flags.writeable
    np.testing.assert_array_equal(ink.stages[-1].picture.ravel(), ink.views[0])


def test_each_stage_follows_from_the_one_before() -> None:
    cropped, peeled, upright, redrawn, seen = (s.picture for s in normalise_drawing(Drawing.from_strokes(FOUR)).stages)
    assert not ((peeled > 0) & (cropped == 0)).any()  # peeling only takes away
    assert not ((upright > 0) & (redrawn == 0)).any()  # the pen covers the points it is led along
    np.testing.assert_allclose(redrawn.reshape(8, 8, 8, 8).mean(axis=(1, 3)), seen)  # blocks are counted


def test_many_at_once_give_what_each_gives_alone() -> None:
    drawings = [Drawing.from_strokes(FOUR), Drawing.from_strokes(FOUR[:1]), Drawing.from_strokes([[[3, 3]]])]
    together = network_inputs(np.concatenate([from_drawing(drawing) for drawing in drawings]), VIEW_PEELS[0])
    for row, drawing in zip(together, drawings, strict=True):
        np.testing.assert_array_equal(row, normalise_drawing(drawing).views[0])


@given(st.floats(-0.6, 0.6), st.floats(0.12, 1.0), st.floats(-50, 50), st.sampled_from([8.0, 40.0]))
def test_slant_size_place_and_pen_hardly_show(slant: float, scale: float, shift: float, pen: float) -> None:
    upright = normalise_drawing(Drawing.from_strokes(FOUR)).views[0]
    strokes = [[[(x + slant * y) * scale + shift, y * scale] for x, y in stroke] for stroke in FOUR]
    changed = normalise_drawing(Drawing.from_strokes(strokes, pen)).views[0]
    assert np.abs(changed - upright).mean() < 0.08


def test_a_picture_of_the_drawing_normalises_alike() -> None:
    drawing = Drawing.from_strokes(FOUR, 12.0)
    difference = normalise_bitmap(rasterise(drawing, 256)).views[0] - normalise_drawing(drawing).views[0]
    assert np.abs(difference).mean() < 0.06


def test_a_flat_stroke_stays_flat_and_a_dot_small() -> None:
    flat = normalise_drawing(Drawing.from_strokes([[[20, 100], [230, 100]]])).views[0].reshape(8, 8)
    assert flat[[0, 1, 6, 7]].max() == 0
    dot = normalise_drawing(Drawing.from_strokes([[[100, 100]]])).views[0].reshape(8, 8)
    assert 0 < dot.sum() < 10


def test_nothing_to_normalise_is_said() -> None:
    with pytest.raises(DrawingError):
        normalise_drawing(Drawing())
    with pytest.raises(PictureError):
        normalise_bitmap(np.zeros((30, 30), dtype=np.float32))


@settings(max_examples=60)
@given(st.lists(st.lists(st.tuples(*[st.floats(-1e6, 1e6)] * 2), min_size=1, max_size=8), min_size=1, max_size=4))
def test_any_drawing_normalises_to_finite_values(strokes: list[list[tuple[float, float]]]) -> None:
    views = normalise_drawing(Drawing.from_strokes(strokes)).views
    assert np.isfinite(views).all()
    assert views.min() >= 0
    assert 0 < views.max() <= 1
