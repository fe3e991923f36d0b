"""Normalised geometry: where points land in the box, worked out for shapes whose place can be told beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.data.digits import load_digits
from hwr.ink import bits, geometry
from hwr.ink.bits import thinned
from hwr.ink.drawing import Drawing
from hwr.ink.geometry import BOX, HEIGHT, MAX_SCALE, MAX_WIDENING, InkPoints
from hwr.ink.grid import from_bitmaps, from_drawing

T = np.linspace(0.0, 1.0, 201)


def _normalised(x: np.ndarray, y: np.ndarray) -> InkPoints:
    return geometry.normalised(InkPoints(1, np.zeros(len(x), dtype=np.intp), x, y))


def test_points_fill_the_box_upright_and_centred() -> None:
    placed = _normalised(10 + 25 * (1 - T), 5 + 40 * T)
    assert placed.y.min() == pytest.approx(BOX / 2 - HEIGHT / 2)
    assert placed.y.max() == pytest.approx(BOX / 2 + HEIGHT / 2)
    assert np.ptp(placed.x) < 1  # the slant is gone
    assert placed.x.mean() == pytest.approx(BOX / 2, abs=0.5)


def test_slant_beyond_45_degrees_is_taken_out_only_so_far() -> None:
    once, twice = _normalised(25 * T, 25 * T), _normalised(50 * T, 25 * T)
    assert np.ptp(once.x) < 4
    assert np.ptp(twice.x) > 10


HANDS: Final[dict[str, list[list[list[list[float]]]]]] = {
    "4": [
        [[[40, 20], [30, 120], [170, 120]], [[130, 60], [130, 220]]],
        [[[60, 20], [30, 130], [200, 130]], [[150, 20], [150, 230]]],
        [[[20, 30], [15, 110], [150, 110]], [[120, 80], [125, 220]]],
        [[[130, 20], [30, 150], [190, 150]], [[130, 20], [130, 230]]],
    ],
    "7": [
        [[[50, 30], [170, 30], [165, 230]]],
        [[[50, 30], [170, 30], [150, 230]], [[120, 130], [190, 130]]],
    ],
    "1": [
        [[[120, 20], [120, 230]]],
        [[[80, 70], [130, 20], [130, 230]]],
        [[[80, 70], [130, 20], [130, 230]], [[70, 230], [190, 230]]],
        [[[40, 130], [130, 20], [130, 230]]],
    ],
    "2": [
        [[[60, 60], [70, 35], [110, 20], [150, 40], [160, 90], [155, 150], [140, 225]], [[60, 225], [200, 225]]],
        [[[60, 60], [80, 30], [120, 20], [155, 50], [155, 100], [120, 160], [60, 228], [200, 228]]],
    ],
}
"""Digits as several hands write them, upright."""

TILT: Final = {"4": 4, "7": 6, "1": 4, "2": 15}
"""By how many degrees they may be turned: the longest line of a 7 or 2 slants itself."""


def _slant(strokes: Sequence[Sequence[Sequence[float]]], shear: float = 0.0) -> float:
    """Degrees."""
    slanted = [[[x - shear * y + 300, y] for x, y in stroke] for stroke in strokes]
    lines = thinned(from_drawing(Drawing.from_strokes(slanted)), np.array([2]))
    return float(np.degrees(np.arctan(geometry.slants(InkPoints.of(lines))[0])))


@pytest.mark.parametrize(("label", "hand"), [(label, i) for label, hands in HANDS.items() for i in range(len(hands))])
def test_an_upright_digit_is_not_tilted(label: str, hand: int) -> None:
    assert abs(_slant(HANDS[label][hand])) <= TILT[label]


def test_the_mass_of_an_open_four_made_it_lean() -> None:
    lines = from_drawing(Drawing.from_strokes(HANDS["4"][0]))
    points = InkPoints.of(lines)
    assert np.degrees(np.arctan(geometry.slants_of_mass(points)[0])) > 15
    assert abs(np.degrees(np.arctan(geometry.slants(points)[0]))) < 4


@settings(max_examples=40)
@given(st.sampled_from(["4", "7", "1"]), st.integers(0, 9), st.floats(-0.5, 0.5))
def test_a_slanted_copy_comes_out_as_the_upright_one(label: str, hand: int, shear: float) -> None:
    strokes = HANDS[label][hand % len(HANDS[label])]
    assert abs(_slant(strokes, shear) + np.degrees(np.arctan(shear)) - _slant(strokes)) < 8


def test_what_has_no_upright_stroke_is_not_sheared() -> None:
    assert _slant([[[20, 100], [230, 100]]]) == 0
    assert _slant([[[100, 100]]]) == 0
    assert abs(_slant([[[20, 90], [230, 110]]])) < 1


def test_a_slim_shape_stays_slim() -> None:
    angles = 2 * np.pi * T
    x, y = 2 * np.cos(angles), 20 * np.sin(angles)
    placed = _normalised(x, y)
    assert np.ptp(placed.y) == pytest.approx(HEIGHT)
    assert np.ptp(placed.x) == pytest.approx(np.ptp(x) * MAX_WIDENING * HEIGHT / np.ptp(y))


def test_a_small_shape_is_enlarged_only_so_far() -> None:
    placed = _normalised(3 * np.cos(2 * np.pi * T), 3 * np.sin(2 * np.pi * T))
    assert np.ptp(placed.y) == pytest.approx(6 * MAX_SCALE)


def test_crowded_columns_get_more_room() -> None:
    """Ten dense lines side by side on the left, one far to the right: the gaps among the ten grow against the last."""
    lines = np.append(np.arange(10.0), 40.0)
    x, y = np.repeat(lines, 41), np.tile(np.arange(41.0), 11)
    placed = _normalised(x, y).x.reshape(11, 41).mean(axis=1)
    crowded, open_ = placed[9] - placed[0], placed[10] - placed[9]
    assert crowded / open_ > 1.5 * 9 / 31
    assert (np.diff(placed) > 0).all()  # nothing changes its order


@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(1, 5))
def test_each_picture_of_a_stack_goes_its_own_way(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    pictures = rng.random((n, 50, 50)) < rng.uniform(0.002, 0.5, (n, 1, 1))
    pictures[:, 25, 25] = True
    together = geometry.normalised(InkPoints.of(bits.pack(pictures)))
    assert np.isfinite(together.x).all()
    assert np.isfinite(together.y).all()
    assert together.y.min() >= 0
    assert together.y.max() <= BOX
    for i in range(n):
        alone = geometry.normalised(InkPoints.of(bits.pack(pictures[i : i + 1])))
        np.testing.assert_array_equal(together.x[together.picture == i], alone.x)
        np.testing.assert_array_equal(together.y[together.picture == i], alone.y)


def test_points_slant_as_the_pictures_whose_pixels_they_are() -> None:
    """Wherever the pictures lie on the grid."""
    ink = from_bitmaps(list(load_digits().pictures[:50]))
    points = InkPoints.of(ink)
    elsewhere = InkPoints(points.n, points.picture, points.x + 7.0, points.y - 3.0)
    np.testing.assert_array_equal(geometry.slants(points), geometry.slants(elsewhere))
