"""Ink by the counts of levels is what the general way finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.data.digits import load_digits
from hwr.ink.levels import inks_by_levels
from hwr.ink.picture import ink_from_pixels, inks_from_pixels
from hwr.ink.pixels import Pixels
from hwr.ink.planes import Plane

Levels = np.ndarray[tuple[int, int], np.dtype[np.uint8]]


def ink_by_levels(levels: Levels) -> Plane | None:
    [ink], [is_its] = inks_by_levels(levels[None])
    return ink if is_its else None


def general(levels: Levels) -> Plane:
    """A picture with three channels goes the general way."""
    grey = levels.astype(np.float32) / np.float32(255)
    return ink_from_pixels(Pixels(np.repeat(grey[:, :, None], 3, axis=2), None))


@given(
    st.integers(0, 1796),
    st.integers(1, 5),
    st.integers(0, 6),
    st.tuples(st.integers(0, 255), st.integers(0, 255)).filter(lambda ends: abs(ends[0] - ends[1]) > 140),
    st.integers(0, 8),
)
def test_it_agrees_with_the_general_way(digit: int, scale: int, margin: int, ends: tuple[int, int], noise: int) -> None:
    """Digits of any size below the limit, between any two levels, the paper's first."""
    share = np.pad(np.kron(load_digits().pictures[digit], np.ones((scale, scale))), margin)[:47]
    rng = np.random.default_rng(digit)
    grey = ends[0] + (ends[1] - ends[0]) * share + rng.normal(0, noise, share.shape)
    levels = np.clip(np.rint(grey), 0, 255).astype(np.uint8)
    ink = ink_by_levels(levels)
    if ink is None:
        return
    assert ink.dtype == np.float32
    assert np.abs(ink - general(levels)).mean() < 0.01


def test_it_is_how_small_grey_pictures_are_read() -> None:
    levels = np.full((28, 28), 250, np.uint8)
    levels[5:20, 12:15] = 10
    levels[5:20, 15] = 130
    ink = ink_by_levels(levels)
    assert ink is not None
    read = ink_from_pixels(Pixels((levels / np.float32(255))[:, :, None].astype(np.float32), None))
    np.testing.assert_array_equal(read, ink)
    assert (ink[0, 0], ink[10, 13], ink[10, 15]) == (0, 1, pytest.approx(0.5, abs=0.01))


@pytest.mark.parametrize("kind", ["even", "faint", "gradient"])
def test_what_it_cannot_tell_is_left_to_the_general_way(kind: str) -> None:
    y = np.arange(28)[:, None] + np.zeros(28)
    pictures = {"even": 0 * y + 7, "faint": np.where(y > 13, 100, 180), "gradient": 9 * y}
    assert ink_by_levels(pictures[kind].astype(np.uint8)) is None


def test_many_are_read_as_each_alone() -> None:
    """Of two sizes, with what is left to the general way among them."""
    rng = np.random.default_rng(1)
    pictures = []
    for i, digit in enumerate(load_digits().pictures[:200]):
        paper, ink = rng.permutation([rng.integers(0, 60), rng.integers(160, 256)])
        share = np.pad(np.kron(digit, np.ones((3, 3))), i % 2)
        grey = paper + (ink - paper) * share + rng.normal(0, i % 9, share.shape)
        levels = np.clip(np.rint(grey), 0, 255).astype(np.uint8) if i % 13 else np.full((24, 24), i, np.uint8)
        pictures.append(Pixels((levels / np.float32(255))[:, :, None].astype(np.float32), None))
    for pixels, ink in zip(pictures, inks_from_pixels(pictures), strict=True):
        np.testing.assert_array_equal(ink, ink_from_pixels(pixels))
