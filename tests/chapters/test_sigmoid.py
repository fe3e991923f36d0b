"""The sigmoid and a stack of it: known values, and the gradient checked against nudging z."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.chapters.activations.chapter import here
from hwr.chapters.sigmoid.chapter import CHAPTER, curve_words, formula_numbers, stacked, words
from hwr.chapters.sigmoid.derivation import derivation
from hwr.explain.setting import FARTHEST
from hwr.words import numeral


def test_at_0_it_is_one_half_and_steepest() -> None:
    now = here("sigmoid", 0.0)
    assert (now.a, now.slope) == (0.5, 0.25)
    shown = re.sub("</?nobr>", "", formula_numbers(now))
    assert shown == "<i>σ</i>(0) = <b>0.5</b>, &nbsp; <i>σ</i>′ = 0.5·0.5 = <b>0.25</b>"


@given(st.floats(-FARTHEST, FARTHEST))
def test_it_lies_between_0_and_1_and_its_slope_is_at_most_a_quarter(z: float) -> None:
    now = here("sigmoid", z)
    assert 0 <= now.a <= 1
    assert now.slope is not None
    assert 0 <= now.slope <= 0.25
    assert words(now, stacked(z, 10, 1.0))


def test_two_layers_worked_by_hand() -> None:
    found = stacked(0.0, 2, 4.0)
    # First: 0.5, slope 0.25. Second: z = 2, sigmoid 0.8808, slope 0.8808 (1 - 0.8808) = 0.105.
    assert found.outputs == pytest.approx((0.5, 0.880797), abs=1e-6)
    assert found.gradients == pytest.approx((0.25 * 4.0 * 0.104994, 0.104994), abs=1e-6)
    assert found.limits == pytest.approx((0.25 * 4.0 * 0.25, 0.25))


@given(st.floats(-8, 8), st.integers(1, 10), st.floats(-8, 8))
def test_the_gradient_is_what_nudging_z_gives(z: float, layers: int, weight: float) -> None:
    found = stacked(z, layers, weight)
    nudge = 1e-5
    above, below = (stacked(z + step, layers, weight).outputs[-1] for step in (nudge, -nudge))
    assert found.first == pytest.approx((above - below) / (2 * nudge), rel=1e-5, abs=1e-9)
    assert all(abs(g) <= limit * (1 + 1e-9) for g, limit in zip(found.gradients, found.limits, strict=True))


def test_ten_sigmoids_leave_less_than_a_millionth() -> None:
    found = stacked(0.0, 10, 1.0)
    assert found.limits[0] == pytest.approx(0.25**10)
    assert 0 < found.first < 1e-6
    assert "Through 10 layers, 3.9 × 10⁻⁷ of the gradient reaches the first" in words(here("sigmoid", 0.0), found)


@pytest.mark.parametrize("z", [-FARTHEST, FARTHEST])
@pytest.mark.parametrize("weight", [-FARTHEST, 0.0, FARTHEST])
def test_extremes_stay_finite(z: float, weight: float) -> None:
    found = stacked(z, 10, weight)
    assert all(map(math.isfinite, (*found.outputs, *found.gradients, *found.limits)))


def test_the_words_follow_z() -> None:
    one = stacked(0.0, 1, 1.0)
    assert words(here("sigmoid", 0.0), one).startswith("At 0 the output is 0.5 and the slope 0.25")
    assert "multiplies the gradient by its slope" in words(here("sigmoid", 0.0), one)
    assert words(here("sigmoid", 1.0), None) == (
        "The slope here is 0.197: if z grows by 0.1, the output grows by about 0.02."
    )
    assert curve_words(here("sigmoid", 2.0)).startswith("At z = 2 the output is 0.8808.")
    assert "saturated: its slope is only 0.00034" in words(here("sigmoid", 8.0), one)
    assert "too small for the computer's numbers" in words(here("sigmoid", 1e6), one)
    assert "nothing is left" in words(here("sigmoid", 1e6), stacked(1e6, 3, 1.0))


def test_the_slip_is_put_right_in_the_text() -> None:
    assert "“between 0 and −1”. That is a slip: it lies between 0 and 1" in CHAPTER.text


# Why its slope is σ(1 − σ)


@given(st.floats(-8, 8))
def test_every_line_of_the_derivation_holds(z: float) -> None:
    """What stands on both sides of each sign, computed anew."""
    s, power, h = 1 / (1 + math.exp(-z)), math.exp(-z), 1e-6
    slope = (1 / (1 + math.exp(-z - h)) - 1 / (1 + math.exp(-z + h))) / (2 * h)
    bracket_slope = (math.exp(-z - h) - math.exp(-z + h)) / (2 * h)
    for left, right in (
        (s * (1 + power), 1.0),
        (slope * (1 + power) + s * bracket_slope, 0.0),
        (bracket_slope, -power),
        (slope * (1 + power), s * power),
        (slope, s * power / (1 + power)),
        (power / (1 + power), 1 - s),
        (slope, s * (1 - s)),
    ):
        assert left == pytest.approx(right, rel=1e-6, abs=1e-6)
    numbers = [line.numbers for line in derivation(z)]
    assert numbers[-1].endswith(f"<b>{numeral(here('sigmoid', z).slope or 0.0)}</b>")
    assert numbers[5].endswith(numbers[-1].rpartition(" ")[2])


def test_each_line_of_the_derivation_says_why() -> None:
    lines = derivation(1.0)
    assert len(lines) == CHAPTER.setting("line").high
    assert all(line.why.endswith(".") for line in lines)
    assert lines[0].numbers == "0.7311 · 1.368 = 1"
    assert lines[-1].signs == "<i>σ</i>′ = <i>σ</i> (1 − <i>σ</i>)"
    assert lines[-1].numbers == "= 0.7311 · 0.2689 = <b>0.1966</b>"


@pytest.mark.parametrize("z", [-FARTHEST, FARTHEST])
def test_far_out_the_lines_have_no_numbers(z: float) -> None:
    assert not any(line.numbers for line in derivation(z))


def test_nothing_is_told_that_is_only_where_floats_end() -> None:
    now, stack = here("sigmoid", -1000.0), stacked(-1000.0, 4, 1.0)
    said = f"{formula_numbers(now)} {words(now, stack)}"
    assert "σ</i>(−1,000) = <b>5.076 × 10⁻⁴³⁵</b>" in said
    assert "its slope is only 5.1 × 10⁻⁴³⁵" in said
    assert "next to nothing is left of the gradient" in said
    assert "10⁻³" not in said
