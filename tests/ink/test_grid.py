"""The working grid: size, place and pen width are gone, the shape is there."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from hwr.data.digits import load_digits
from hwr.errors import DrawingError, PictureError
from hwr.ink import bits, grid
from hwr.ink.drawing import Drawing
from hwr.ink.raster import rasterise

SEVEN = [[60.0, 70.0], [180.0, 70.0], [110.0, 200.0]]


def _grid(ink: np.ndarray) -> np.ndarray:
    return bits.unpack(grid.from_bitmap(ink))[0, :, : grid.GRID]


def _overlap(one: np.ndarray, other: np.ndarray) -> float:
    return float((one & other).sum() / (one | other).sum())


def test_ink_spans_the_long_side_and_leaves_the_border_empty() -> None:
    picture = bits.unpack(grid.from_drawing(Drawing.from_strokes([SEVEN])))[0]
    rows, columns = np.flatnonzero(picture.any(axis=1)), np.flatnonzero(picture.any(axis=0))
    assert abs((rows[-1] - rows[0] + 1) - grid.LONG_SIDE) <= 1
    assert rows[0] >= 2
    assert rows[-1] <= grid.GRID - 3
    assert columns[0] >= 2
    assert columns[-1] <= grid.GRID - 3


@given(st.floats(0.11, 1.0), st.floats(-60, 60), st.floats(-60, 60), st.sampled_from([8.0, 16.0, 40.0]))
def test_size_place_and_pen_of_a_drawing_do_not_matter(scale: float, dx: float, dy: float, pen: float) -> None:
    moved = np.array(SEVEN) * scale + (dx, dy)
    original = bits.unpack(grid.from_drawing(Drawing.from_strokes([SEVEN])))[0]
    changed = bits.unpack(grid.from_drawing(Drawing.from_strokes([moved], pen)))[0]
    assert _overlap(original, changed) > 0.85  # all but rounding to pixels


@pytest.mark.parametrize("strokes", [[[[5, 5]]], [[[5, 5], [5, 5]]], [[[0, 0], [255, 0]]], [[[-900, 3], [4000, 7]]]])
def test_dots_and_flat_lines_have_ink(strokes: list[list[list[float]]]) -> None:
    assert bits.counts(grid.from_drawing(Drawing.from_strokes(strokes)))[0] > 4


def test_a_trembling_tap_is_the_dot_it_looks_like() -> None:
    dot = grid.from_drawing(Drawing.from_strokes([[[100, 100]]]))
    for tap in ([[100, 100], [100, 101]], [[100, 100], [103, 101], [101, 103]]):
        np.testing.assert_array_equal(grid.from_drawing(Drawing.from_strokes([tap], 16.0)), dot)
    smallest_digit = [[point / 12 for point in place] for place in SEVEN]  # 12 units wide
    assert bits.counts(grid.from_drawing(Drawing.from_strokes([smallest_digit])))[0] > 2 * bits.counts(dot)[0]


def test_a_stray_dot_is_left_out_and_dots_alone_are_not() -> None:
    digit = grid.from_drawing(Drawing.from_strokes([SEVEN]))
    with_speck = grid.from_drawing(Drawing.from_strokes([SEVEN, [[20.0, 240.0], [21.0, 241.0]]]))
    np.testing.assert_array_equal(with_speck, digit)
    touching = grid.from_drawing(Drawing.from_strokes([SEVEN, [[120.0, 180.0]]]))
    assert bits.counts(touching)[0] >= bits.counts(digit)[0]  # a dot on the ink is ink
    dots = grid.from_drawing(Drawing.from_strokes([[[20, 20]], [[200, 200]]]))
    assert bits.counts(dots)[0] > bits.counts(grid.from_drawing(Drawing.from_strokes([[[20, 20]]])))[0]


def test_a_blank_drawing_is_refused() -> None:
    with pytest.raises(DrawingError, match="blank"):
        grid.from_drawing(Drawing())


@pytest.mark.parametrize("size", [28, 64, 256, 1000])
def test_a_picture_of_a_drawing_gives_what_the_drawing_gives(size: int) -> None:
    drawing = Drawing.from_strokes([SEVEN], 14.0)
    picture = _grid(rasterise(drawing, size))
    assert _overlap(picture, bits.unpack(grid.from_drawing(drawing))[0, :, : grid.GRID]) > 0.6


def test_a_hairline_in_a_large_picture_survives_whole() -> None:
    ink = np.zeros((1200, 1200), dtype=np.float32)
    for i in range(200, 1000):
        ink[i, i] = ink[i, i + 1] = 1.0
    picture = _grid(ink)
    assert picture.any(axis=1).sum() >= grid.LONG_SIDE - 2  # no row of the line is missing


def test_the_hole_of_a_small_loop_opens_again() -> None:
    # A ring as a scan of 8x8 sees it: the hole is one grey pixel.
    ring = np.zeros((48, 48), dtype=np.float32)
    y, x = np.mgrid[:48, :48]
    distance = np.hypot(y - 23.5, x - 23.5)
    ring[(distance > 5) & (distance < 14)] = 1.0
    coarse = np.asarray(Image.fromarray(ring).resize((8, 8), Image.Resampling.BOX))
    assert not _grid(coarse)[grid.GRID // 2 - 1 : grid.GRID // 2 + 1, grid.GRID // 2 - 1 : grid.GRID // 2 + 1].any()


@pytest.mark.parametrize(
    ("ink", "message"),
    [
        (np.zeros((20, 20), np.float32), "no ink"),
        (np.full((20, 20), 0.05, np.float32), "no ink"),
        (np.zeros((0, 5), np.float32), "shape"),
        (np.zeros((5, 5, 3), np.float32), "shape"),
        (np.ones((1, grid.MAX_SIDE + 1), np.float32), "8,192 pixels"),
        (np.full((5, 5), np.nan, np.float32), "finite"),
        (np.full((5, 5), np.inf, np.float32), "finite"),
        (np.array([[0.0, 255.0]], np.float32), "from 0 to 255"),
        (np.array([[0.0, 1e300]]), "from 0 to 1e\\+300"),
        (np.array([[-1.0, 0.5]], np.float32), "from -1 to"),
        (np.array([[0, 255]], np.uint8), "uint8"),
        (np.array([["1"]]), "numbers"),
        (np.ones((2, 2), np.complex64), "complex64"),
    ],
)
def test_pictures_without_a_digit_are_refused(ink: np.ndarray, message: str) -> None:
    with pytest.raises(PictureError, match=message):
        grid.from_bitmap(ink)


def test_other_floating_point_numbers_and_layouts_mean_the_same() -> None:
    ink = rasterise(Drawing.from_strokes([SEVEN]), 60)
    halves = np.rint(ink * 2) / np.float32(2)  # exact in every type
    for same in (halves.astype(np.float64), halves.astype(np.float16), halves.astype(">f4"), np.asfortranarray(halves)):
        np.testing.assert_array_equal(_grid(same), _grid(halves))
    np.testing.assert_array_equal(_grid(halves > 0), _grid((halves > 0).astype(np.float32)))
    before = halves.copy()
    halves.flags.writeable = False
    _grid(halves[::-1, ::2])
    np.testing.assert_array_equal(halves, before)


def test_faint_ink_is_read_as_dark_ink_is() -> None:
    ink = rasterise(Drawing.from_strokes([SEVEN]), 100)
    assert _overlap(_grid(ink * np.float32(0.15)), _grid(ink)) > 0.98


def test_ink_up_to_the_border_is_read_as_with_paper_around() -> None:
    ink = rasterise(Drawing.from_strokes([SEVEN]), 200)
    rows, columns = np.flatnonzero(ink.max(axis=1) > 0.3), np.flatnonzero(ink.max(axis=0) > 0.3)
    cropped = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    assert _overlap(_grid(cropped), _grid(ink)) > 0.98


@pytest.mark.parametrize("shape", [(1, 50), (1, grid.MAX_SIDE), (grid.MAX_SIDE, 1), (2000, 2000)])
def test_pictures_of_any_shape_full_of_ink_fill_the_long_side(shape: tuple[int, int]) -> None:
    picture = _grid(np.ones(shape, np.float32))
    extent = picture.any(axis=1).sum(), picture.any(axis=0).sum()
    assert abs(max(extent) - grid.LONG_SIDE) <= 1
    assert min(extent) >= 1


def test_thousands_of_dots_in_a_scribble_are_all_kept() -> None:
    rng = np.random.default_rng(0)
    scribble, dots = rng.uniform(0, 100, (2000, 2)), rng.uniform(150, 250, (4000, 1, 2))
    ink = bits.unpack(grid.from_drawing(Drawing.from_strokes([scribble, *dots])))[0]
    assert ink[35:45, 35:45].all()


@settings(max_examples=60)
@given(st.integers(1, 300), st.integers(1, 300), st.integers(0, 2**32 - 1), st.floats(0.001, 1.0))
def test_any_picture_with_ink_has_ink_on_the_grid(height: int, width: int, seed: int, density: float) -> None:
    rng = np.random.default_rng(seed)
    ink = (rng.random((height, width)) * (rng.random((height, width)) < density)).astype(np.float32)
    if grid.has_ink(ink):
        assert bits.counts(grid.from_bitmap(ink))[0] > 0


@given(st.lists(st.tuples(st.integers(1, 70), st.integers(1, 70), st.integers(0, 2**32 - 1)), min_size=1, max_size=12))
def test_many_pictures_are_brought_to_the_grid_as_each_of_them_is(sizes: list[tuple[int, int, int]]) -> None:
    inks = []
    for height, width, seed in sizes:
        ink = np.random.default_rng(seed).random((height, width), dtype=np.float32) ** 3
        ink[0, 0] = 1
        inks.append(ink)
    np.testing.assert_array_equal(grid.from_bitmaps(inks), np.concatenate([grid.from_bitmap(ink) for ink in inks]))


def test_pictures_without_ink_are_passed_over() -> None:
    blank, dot = np.zeros((9, 7), np.float32), np.zeros((9, 7), np.float32)
    dot[3:5, 2:6] = 1
    placed = grid.place_bitmaps([blank, dot, np.zeros((90, 90), np.float32), dot])
    assert (placed.inked, placed.boxes) == ([1, 3], [(2, 3, 6, 5)] * 2)
    np.testing.assert_array_equal(placed.words, grid.from_bitmaps([dot, dot]))
    assert grid.place_bitmaps([]).words.shape == (0, grid.GRID)


def test_the_first_of_many_that_is_no_picture_is_told_about() -> None:
    good, bad, worse = np.ones((9, 7), np.float32), np.full((9, 7), 2, np.float32), np.full((9, 7), np.nan, np.float32)
    with pytest.raises(PictureError, match="values from 2 to 2"):
        grid.place_bitmaps([good, bad, worse])
    with pytest.raises(PictureError, match="finite"):
        grid.place_bitmaps([good, worse, bad])


def test_half_the_digits_bring_the_same_ink_to_the_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real digits in many sizes, clean and noisy, and some that nobody writes."""
    rng = np.random.default_rng(2)
    inks = []
    for i, digit in enumerate(load_digits().pictures[:600]):
        picture = Image.fromarray(digit).resize((5 + i % 37, 5 + i % 41), Image.Resampling.BICUBIC)
        inks.append(np.clip(np.asarray(picture) + rng.normal(0, 0.02 * (i % 5), picture.size[::-1]), 0, 1))
    inks += [rng.random((5 + i % 37, 5 + i % 41)) ** (i % 7 + 1) for i in range(200)]
    pictures = [ink.astype(np.float32) for ink in inks]
    found = grid.from_bitmaps(pictures)
    monkeypatch.setattr(grid, "_CLOSE", np.inf)  # so that all the digits are always used
    np.testing.assert_array_equal(found, grid.from_bitmaps(pictures))
