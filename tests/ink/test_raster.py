"""What a painted drawing looks like: width, pressure, dots, edges, and its independence of size and place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hwr.ink.drawing import CANVAS_SIZE, MAX_POINTS, Drawing, Stroke
from hwr.ink.raster import MAX_SIZE, pen_widths, rasterise, to_image

FULL_SIZE = int(CANVAS_SIZE)
coordinates = st.floats(-400, 700)
strokes = st.lists(st.tuples(coordinates, coordinates, st.just(0.0), st.floats(0, 1)), min_size=1, max_size=6)


def plain(drawing: Drawing, size: int) -> NDArray[np.float64]:
    """The same picture, worked out pixel by pixel and piece by piece, without any of the shortcuts."""
    scale = size / CANVAS_SIZE
    y, x = np.mgrid[:size, :size] + 0.5
    picture = np.zeros((size, size))
    for stroke in drawing.strokes:
        path, radii = stroke.xy * scale, pen_widths(stroke) / 2 * scale
        for i in range(max(1, len(path) - 1)):
            j = min(i + 1, len(path) - 1)
            along = path[j] - path[i]
            length_squared = float(along @ along)
            share = np.zeros_like(x)
            if length_squared > 0:
                share = np.clip(((x - path[i, 0]) * along[0] + (y - path[i, 1]) * along[1]) / length_squared, 0, 1)
            distance = np.hypot(x - path[i, 0] - share * along[0], y - path[i, 1] - share * along[1])
            radius = radii[i] + share * (radii[j] - radii[i])
            picture = np.maximum(picture, np.clip(radius + 0.5 - distance, 0, np.minimum(2 * radius, 1)))
    return picture


@given(st.lists(strokes, max_size=3), st.sampled_from([1, 8, 37]), st.floats(0.5, 60))
def test_every_pixel_is_what_the_plain_formula_says(
    paths: list[list[tuple[float, ...]]], size: int, pen_width: float
) -> None:
    drawing = Drawing.from_strokes(paths, pen_width)
    picture = rasterise(drawing, size)
    assert picture.dtype == np.float32
    np.testing.assert_allclose(picture, plain(drawing, size), atol=1e-5)


def test_a_blank_drawing_is_bare_paper() -> None:
    assert not rasterise(Drawing(), 16).any()


def test_a_dot_is_a_disc_as_wide_as_the_pen() -> None:
    for points in ([(128, 128)], [(128, 128), (128, 128)]):
        picture = rasterise(Drawing.from_strokes([points], pen_width=40), FULL_SIZE)
        assert picture.sum() == pytest.approx(np.pi * 20**2, rel=0.01)
        assert picture[128, 108:148].min() > 0.4
        assert picture[128, 107] < 0.1


@pytest.mark.parametrize(("pressure", "width"), [(0.5, 20.0), (0.0, 10.0), (1.0, 30.0)])
def test_pressure_widens_the_stroke_and_nominal_pressure_gives_the_pens_width(pressure: float, width: float) -> None:
    stroke = Stroke.from_points([(-50, 128, 0, pressure), (300, 128, 0, pressure)], pen_width=20)
    column = rasterise(Drawing((stroke,)), FULL_SIZE)[:, 100]
    assert column.sum() == pytest.approx(width, abs=0.01)


def test_a_corner_is_round_on_the_outside_and_has_no_gap() -> None:
    picture = rasterise(Drawing.from_strokes([[(60, 200), (60, 60), (200, 60)]], pen_width=40), FULL_SIZE)
    assert picture[60, 60] == 1.0
    assert picture[42, 42] == 0.0  # the square corner's pixel, 25 units from the joint
    assert picture[47, 47] == 1.0  # 18 units from it


@pytest.mark.parametrize("size", [32, 100, 512])
def test_size_changes_the_resolution_only(size: int) -> None:
    drawing = Drawing.from_strokes([[(40, 40), (200, 90), (70, 220)]], pen_width=24)
    share = float(rasterise(drawing, FULL_SIZE).mean())
    assert float(rasterise(drawing, size).mean()) == pytest.approx(share, rel=0.01)


def test_a_pen_thinner_than_a_pixel_greys_it_by_its_share() -> None:
    picture = rasterise(Drawing.from_strokes([[(-9, 132), (300, 132)]], pen_width=2), 32)
    assert picture[:, 16].sum() == pytest.approx(2 / 8)


def test_ink_far_outside_the_canvas_leaves_no_trace_and_ink_across_it_does() -> None:
    outside = [(-1e6, -1e6), (-1e6, 1e6)]
    across = [(-1e6, 128), (1e6, 128)]
    assert not rasterise(Drawing.from_strokes([outside]), 64).any()
    assert rasterise(Drawing.from_strokes([across]), 64)[31:33].min() == 1.0


def test_the_busiest_drawing_allowed_is_painted() -> None:
    points = np.random.default_rng(0).uniform(0, CANVAS_SIZE, (MAX_POINTS, 2))
    assert rasterise(Drawing.from_strokes([points]), 64).min() == 1.0


@pytest.mark.parametrize("size", [0, -1, MAX_SIZE + 1])
def test_an_impossible_size_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match=str(size)):
        rasterise(Drawing(), size)


def test_a_picture_to_save_has_the_colours_asked_for() -> None:
    drawing = Drawing.from_strokes([[(128, 128)]], pen_width=40)
    image = to_image(drawing, 64)
    assert (image.mode, image.size) == ("RGB", (64, 64))
    assert image.getpixel((32, 32)) == (0, 0, 0)
    assert image.getpixel((0, 0)) == (255, 255, 255)
    coloured = to_image(drawing, 64, ink=(200, 0, 0), paper=(250, 250, 0))
    assert coloured.getpixel((32, 32)) == (200, 0, 0)
    assert coloured.getpixel((0, 0)) == (250, 250, 0)
    transparent = to_image(drawing, 64, paper=None)
    assert transparent.mode == "RGBA"
    assert transparent.getpixel((32, 32)) == (0, 0, 0, 255)
    assert transparent.getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_stroke_that_rises_by_next_to_nothing_is_a_level_one() -> None:
    level = rasterise(Drawing.from_strokes([[[20.0, 100.0], [200.0, 100.0]]]), 64)
    barely = rasterise(Drawing.from_strokes([[[20.0, 100.0], [200.0, 100.0 + 1e-12]]]), 64)
    np.testing.assert_allclose(barely, level, atol=1e-6)
    speck = rasterise(Drawing.from_strokes([[[100.0, 100.0], [100.0, 100.0 + 2e-309]]], 16.0), 64)
    np.testing.assert_array_equal(speck, rasterise(Drawing.from_strokes([[[100.0, 100.0]]], 16.0), 64))
