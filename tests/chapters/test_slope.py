"""The slope: nudges worked by hand, what they settle on, and every line of the derivation."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hwr.chapters.slope.chapter import CHAPTER
from hwr.chapters.slope.curves import BEST, CURVES, HIGHEST, LOWEST, SHOWER, Curve, curve
from hwr.chapters.slope.nudge import HEADS, LINES, Nudge, derivation
from hwr.explain.setting import FARTHEST
from hwr.words import MINUS

PLACES = st.floats(LOWEST, HIGHEST)


def number(words: str) -> float:
    """What numbers of a chapter say, computed: "= (1 − 4) / 1 = −3" is checked, and gives -3."""
    plain = re.sub("</?b>", "", words).replace(MINUS, "-").replace("·", "*").replace(",", "")
    plain = re.sub(r" × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda m: "e" + m[1].translate(RAISED), plain)
    assert set(plain) <= set("0123456789.e-+*/() ="), plain
    terms = [eval(term, {"__builtins__": {}}) for term in plain.removeprefix("= ").split(" = ")]
    for term in terms:
        assert term == pytest.approx(terms[-1], rel=2e-3, abs=2e-3), words
    return float(terms[-1])


RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def test_one_nudge_worked_by_hand() -> None:
    now = Nudge(SHOWER, 1.0, 1.0)
    assert (now.loss, now.nudged, now.rise, now.ratio, now.slope, now.turn) == (4.0, 1.0, -3.0, -3.0, -4.0, "right")
    assert now.numbers() == f"= (1 {MINUS} 4) / 1 = <b>{MINUS}3</b>"
    assert now.words() == (
        f"Turn the dial on by 1, and L falls by 3: that is {MINUS}3 for each 1 on the dial. "
        f"Make h smaller, and see what that settles on: it is the slope here. "
        "Negative: L falls to the right, so turn right."
    )


@pytest.mark.parametrize(("h", "ratio"), [(1.0, -3.0), (0.1, -3.9), (0.01, -3.99), (0.001, -3.999)])
def test_it_settles_on_the_slope_as_the_lesson_says(h: float, ratio: float) -> None:
    assert Nudge(SHOWER, 1.0, h).ratio == pytest.approx(ratio, abs=1e-9)


@given(st.sampled_from(CURVES), PLACES)
def test_the_slope_is_what_nudging_to_both_sides_gives(shape: Curve, w: float) -> None:
    assume(shape.key != "corner" or abs(w - BEST) > 1e-4)
    h = 1e-5
    assert shape.slope(w) == pytest.approx((shape.loss(w + h) - shape.loss(w - h)) / (2 * h), rel=1e-6, abs=1e-6)
    assert -1e-9 <= shape.loss(w) <= 9.0


@given(PLACES, st.floats(1e-3, 2.0))
def test_on_the_shower_a_nudge_is_off_by_just_h(w: float, h: float) -> None:
    now = Nudge(SHOWER, w, h)
    assert now.slope is not None
    assert now.ratio - now.slope == pytest.approx(h, abs=1e-9)


@given(PLACES, st.floats(1e-3, 2.0))
def test_on_a_straight_line_no_nudge_is_too_large(w: float, h: float) -> None:
    now = Nudge(curve("line"), w, h)
    assert now.ratio == pytest.approx(0.5, abs=1e-9)
    assert now.slope == 0.5


@given(st.sampled_from(CURVES), PLACES)
def test_to_turn_as_it_says_makes_less_of_the_loss(shape: Curve, w: float) -> None:
    now = Nudge(shape, w, 1.0)
    step = {"left": -1e-4, "right": 1e-4, "stay": 0.0}[now.turn]
    assert shape.loss(w + step) <= now.loss


@given(st.sampled_from(CURVES), PLACES, st.floats(1e-3, 2.0))
def test_the_formula_can_be_worked_out_from_its_own_numbers(shape: Curve, w: float, h: float) -> None:
    now = Nudge(shape, round(w, 2), float(f"{h:.3g}"))
    assert number(now.numbers()) == pytest.approx(now.ratio, rel=1e-3, abs=1e-3)


def test_at_the_corner_there_is_no_one_slope() -> None:
    now = Nudge(curve("corner"), BEST, 1.0)
    assert (now.slope, now.turn, now.ratio) == (None, "stay", 2.0)
    assert "This is the corner itself" in now.words()


def test_two_valleys_are_level_at_three_places() -> None:
    shape = curve("valleys")
    signs = [math.copysign(1.0, shape.slope(LOWEST + (HIGHEST - LOWEST) * i / 1000)) for i in range(1001)]
    assert sum(a != b for a, b in pairwise(signs)) == 3


def test_nudges_are_compared_down_to_the_one_there_is() -> None:
    assert [one.h for one in Nudge(SHOWER, 1.0, 1.0).compared] == [1.0]
    assert [one.h for one in Nudge(SHOWER, 1.0, 0.03).compared] == [1.0, 0.1, 0.03]
    assert tuple(one.h for one in Nudge(SHOWER, 1.0, 0.001).compared) == HEADS


@given(PLACES, st.floats(1e-3, 2.0))
def test_every_line_of_the_derivation_holds(w: float, h: float) -> None:
    w, h = round(w, 1), float(f"{h:.1g}")
    now = Nudge(SHOWER, w, h)
    rise, first_d, open_square, rest, ratio, slope = (line.numbers for line in derivation(w, h))
    assert number(rise) == pytest.approx(now.rise, abs=2e-3)
    assert number(first_d.partition("= ")[2]) == pytest.approx(w - BEST, abs=2e-3)
    assert number(open_square) == pytest.approx(now.rise, abs=2e-2)
    assert number(rest) == pytest.approx(now.rise, abs=2e-3)
    assert number(ratio) == pytest.approx(now.ratio, abs=2e-3)
    assert number(slope) == pytest.approx(now.slope, abs=2e-3)


def test_each_line_says_why() -> None:
    lines = derivation(1.0, 0.5)
    assert len(lines) == LINES == CHAPTER.setting("line").high
    assert all(line.why.endswith(".") for line in lines)
    assert lines[-1].signs == "<i>dL</i>/<i>dw</i> = 2<i>u</i> = 2(<i>w</i> − 3)"


@given(st.sampled_from(CURVES), st.floats(-FARTHEST, FARTHEST), st.floats(1e-300, FARTHEST))
def test_whatever_is_typed_ends_in_a_sentence_and_in_numbers(shape: Curve, w: float, h: float) -> None:
    now = Nudge(shape, w, h)
    for said in (now.words(), now.numbers(), *(line.numbers for line in derivation(w, h))):
        assert said
        assert not re.search("nan|inf", said, re.IGNORECASE)
    assert all(map(math.isfinite, (now.loss, now.rise, now.ratio)))


def test_a_nudge_that_is_too_small_for_a_computer_is_called_so() -> None:
    assert "none at all for a computer" in Nudge(SHOWER, 1.0, 1e-300).words()
    assert "rounding spoils the number" in Nudge(SHOWER, 1.0, 1e-12).words()
