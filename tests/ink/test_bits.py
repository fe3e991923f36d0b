"""Pictures as bits: the same answers as plain loops over pixels would give; thinned, nothing breaks or vanishes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage

from hwr.ink import bits
from hwr.ink.bits import half_widths, thinned
from hwr.ink.drawing import Drawing
from hwr.ink.grid import from_drawing

pictures = arrays(np.bool_, st.tuples(st.integers(1, 3), st.integers(1, 20), st.integers(1, bits.WIDTH)))


@given(pictures)
def test_unpacking_gives_back_what_was_packed(picture: np.ndarray) -> None:
    unpacked = bits.unpack(bits.pack(picture))
    width = picture.shape[2]
    np.testing.assert_array_equal(unpacked[:, :, :width], picture)
    assert not unpacked[:, :, width:].any()


def test_pictures_are_packed_however_they_lie_in_memory(rng: np.random.Generator) -> None:
    plain = rng.random((3, 20, bits.WIDTH)) < 0.5
    for picture in (np.asfortranarray(plain), plain[:, ::-1, ::-1], plain.repeat(2, axis=2)[:, :, ::2]):
        np.testing.assert_array_equal(bits.unpack(bits.pack(picture)), picture)
    with pytest.raises(ValueError, match="65 wide"):
        bits.pack(np.ones((1, 3, 65), dtype=np.bool_))


@given(pictures)
def test_counts_are_the_set_pixels(picture: np.ndarray) -> None:
    np.testing.assert_array_equal(bits.counts(bits.pack(picture)), picture.sum(axis=(1, 2)))


@given(pictures)
def test_pixels_are_where_ink_is(picture: np.ndarray) -> None:
    for found, expected in zip(bits.pixels(bits.pack(picture)), np.nonzero(picture), strict=True):
        np.testing.assert_array_equal(found, expected)


@settings(max_examples=40)
@given(pictures, st.sampled_from([0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.5]))
def test_dilation_inks_every_pixel_within_the_radius(picture: np.ndarray, radius: float) -> None:
    height = picture.shape[1]
    full = bits.unpack(bits.pack(picture))
    ys, xs = np.mgrid[:height, : bits.WIDTH]
    expected = np.zeros_like(full)
    for n, y, x in zip(*np.nonzero(full), strict=True):
        expected[n] |= (ys - y) ** 2 + (xs - x) ** 2 <= radius**2
    np.testing.assert_array_equal(bits.unpack(bits.dilated(bits.pack(picture), radius)), expected)


def test_scattered_points_land_on_their_pixels_and_strays_are_passed_over() -> None:
    words = bits.scatter(2, 5, np.array([0, 1, 1, 0]), np.array([4, 0, 9, 2]), np.array([63, 2, 2, -1]))
    expected = np.zeros((2, 5, 64), dtype=bool)
    expected[0, 4, 63] = expected[1, 0, 2] = True
    np.testing.assert_array_equal(bits.unpack(words), expected)


def test_block_means_are_the_means_of_8x8_blocks(rng: np.random.Generator) -> None:
    picture = rng.random((3, 64, 64)) < 0.4
    expected = picture.reshape(3, 8, 8, 8, 8).mean(axis=(2, 4))
    np.testing.assert_allclose(bits.block_means(bits.pack(picture)), expected, atol=1e-7)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)


EIGHT = np.ones((3, 3))


def _pieces_and_holes(picture: np.ndarray) -> tuple[int, int]:
    return ndimage.label(picture, EIGHT)[1], ndimage.label(~np.pad(picture, 1))[1]


@st.composite
def scribbles(draw: st.DrawFn) -> bits.Words:
    """Random strokes with a random pen, on a grid with an empty border."""
    point = st.tuples(st.integers(0, 100), st.integers(0, 100))
    strokes = draw(st.lists(st.lists(point, min_size=2, max_size=6), min_size=1, max_size=3))
    ink = from_drawing(Drawing.from_strokes(strokes))
    return bits.dilated(ink, draw(st.sampled_from([0.0, 1.0])))


@settings(max_examples=60)
@given(scribbles(), st.one_of(st.none(), st.integers(0, 8)))
def test_thinning_keeps_pieces_and_holes(ink: bits.Words, half_rounds: int | None) -> None:
    peeled = thinned(ink, None if half_rounds is None else np.array([half_rounds]))
    before, after = bits.unpack(ink)[0], bits.unpack(peeled)[0]
    assert not (after & ~before).any()
    assert _pieces_and_holes(after) == _pieces_and_holes(before)


def test_a_thick_bar_becomes_a_line_of_one_pixel() -> None:
    picture = np.zeros((1, 40, 50), dtype=bool)
    picture[0, 5:35, 20:29] = True
    line = bits.unpack(thinned(bits.pack(picture)))[0]
    middle = line[15:25]
    np.testing.assert_array_equal(middle.sum(axis=1), 1)
    assert set(np.nonzero(middle)[1]) <= {23, 24, 25}


def test_half_rounds_are_counted_for_each_picture() -> None:
    picture = np.zeros((3, 40, 50), dtype=bool)
    picture[:, 5:35, 15:34] = True
    ink = bits.pack(picture)
    areas = bits.counts(thinned(ink, np.array([0, 1, 6])))
    assert areas[0] == 30 * 19
    assert areas[0] > areas[1] > areas[2]


def test_many_pictures_are_thinned_as_each_alone(rng_pictures: bits.Words) -> None:
    together = thinned(rng_pictures)
    for i in range(len(rng_pictures)):
        np.testing.assert_array_equal(together[i : i + 1], thinned(rng_pictures[i : i + 1]))


def test_nothing_thins_away_to_nothing() -> None:
    picture = np.zeros((1, 10, 10), dtype=bool)
    picture[0, 4:6, 4:6] = True  # the published rules would remove this square
    assert bits.counts(thinned(bits.pack(picture)))[0] > 0


def test_a_lone_square_vanishes_beside_other_ink_and_nothing_else_does() -> None:
    picture = np.zeros((1, 30, 30), dtype=bool)
    picture[0, 4:6, 4:6] = True
    picture[0, 10:25, 20] = picture[0, 5, 12:14] = picture[0, 20:22, 4:7] = True
    after = bits.unpack(thinned(bits.pack(picture)))[0]
    assert not after[4:6, 4:6].any()
    assert _pieces_and_holes(after)[0] == _pieces_and_holes(picture[0])[0] - 1


def test_ink_at_the_border_is_thinned_as_elsewhere() -> None:
    rng = np.random.default_rng(0)
    blob = ndimage.binary_dilation(rng.random((40, 30)) < 0.05, iterations=2)
    places = np.zeros((3, 60, bits.WIDTH), dtype=bool)
    places[0, :40, :30] = places[1, 10:50, 20:50] = places[2, 20:, bits.WIDTH - 30 :] = blob
    upper, middle, lower = bits.unpack(thinned(bits.pack(places)))
    np.testing.assert_array_equal(upper[:40, :30], middle[10:50, 20:50])
    np.testing.assert_array_equal(lower[20:, bits.WIDTH - 30 :], middle[10:50, 20:50])
    np.testing.assert_array_equal(half_widths(bits.pack(places)), half_widths(bits.pack(places))[1])


def test_half_width_of_a_bar_is_about_half_its_width() -> None:
    picture = np.zeros((1, 50, 50), dtype=bool)
    picture[0, 3:47, 20:28] = True
    assert abs(half_widths(bits.pack(picture))[0] - 4) < 0.7
    assert half_widths(bits.pack(np.zeros((1, 50, 50), dtype=bool)))[0] == 0


@pytest.fixture
def rng_pictures() -> bits.Words:
    rng = np.random.default_rng(3)
    drawings = [Drawing.from_strokes([rng.uniform(0, 100, (5, 2))]) for _ in range(12)]
    return np.concatenate([from_drawing(drawing) for drawing in drawings])
