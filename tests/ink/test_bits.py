"""Pictures as bits: the same answers as plain loops over pixels would give."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hwr.ink import bits

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
