"""Normalisation: the stages one can look at, and 8x8 pictures that do not depend on how the ink got there."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.errors import DrawingError, PictureError
from hwr.ink.drawing import Drawing
from hwr.ink.grid import from_drawing
from hwr.ink.normalisation import (
    NORMALISATION_VERSION,
    VERSIONS,
    VIEW_PEELS,
    NormalisedInk,
    network_inputs,
    normalise_bitmap,
    normalise_drawing,
)
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


OPEN_FOUR = [[[40.0, 20.0], [30.0, 120.0], [170.0, 120.0]], [[130.0, 60.0], [130.0, 220.0]]]
INK_1 = """
 0  0  3 45 19  0  0  0
 0  0 39 45  1  0 20  2
 0 31 52  4  0 21 58  4
10 63 47 36 37 59 52  6
 4 36 37 36 60 51 36  7
 0  0  0 20 61  9  0  0
 0  0  8 60 25  0  0  0
 0  0 28 37  0  0  0  0
"""
"""What the open four was to the first models: pixels of each block."""


def test_models_of_an_older_version_see_what_they_always_saw() -> None:
    old = normalise_drawing(Drawing.from_strokes(OPEN_FOUR), "ink-1")
    np.testing.assert_array_equal(np.rint(old.views[0] * 64), [int(pixels) for pixels in INK_1.split()])
    new = normalise_drawing(Drawing.from_strokes(OPEN_FOUR))
    assert (old.version, new.version) == ("ink-1", NORMALISATION_VERSION)
    np.testing.assert_array_equal(new.as_version("ink-1").views, old.views)
    np.testing.assert_array_equal(old.as_version(NORMALISATION_VERSION).views, new.views)
    assert new.as_version(NORMALISATION_VERSION) is new
    views_alone = NormalisedInk((), new.views)
    assert views_alone.as_version("ink-1") is views_alone


@pytest.mark.parametrize("version", VERSIONS)
def test_pictures_and_stacks_are_normalised_as_any_version(version: str) -> None:
    drawing = Drawing.from_strokes(OPEN_FOUR, 12.0)
    ink = normalise_drawing(drawing, version)
    np.testing.assert_array_equal(network_inputs(from_drawing(drawing), VIEW_PEELS[0], version)[0], ink.views[0])
    assert np.abs(normalise_bitmap(rasterise(drawing, 256), version).views[0] - ink.views[0]).mean() < 0.12


def test_the_stem_of_an_open_four_stands_upright() -> None:
    upright = next(s.picture for s in normalise_drawing(Drawing.from_strokes(OPEN_FOUR)).stages if s.name == "upright")
    below = upright[44:58]  # under the bar there is nothing but the stem
    columns = (below * np.arange(64)).sum(axis=1) / below.sum(axis=1)
    assert np.ptp(columns) < 2
