"""One unit: sums worked by hand, and what is said of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.chapters.contents import chapter
from hwr.chapters.unit.chapter import CHAPTER, Unit
from hwr.explain.setting import FARTHEST

NUMBERS = st.floats(-FARTHEST, FARTHEST)
TRIPLES = st.tuples(NUMBERS, NUMBERS, NUMBERS)


def test_a_sum_worked_by_hand() -> None:
    unit = Unit((1.5, 0.5, 1.0), (0.8, -0.6, 0.05), 0.1)
    assert unit.parts == pytest.approx((1.2, -0.3, 0.05))
    assert unit.output == pytest.approx(1.05)
    assert unit.plain_sum == 3.0
    assert unit.swapped == pytest.approx(0.8 * 0.5 - 0.6 * 1.5 + 0.05 + 0.1)
    assert unit.numbers() == "= 0.8·1.5 + (−0.6)·0.5 + 0.05·1 + 0.1 = <b>1.05</b>"


@given(TRIPLES, TRIPLES, NUMBERS)
def test_parts_and_bias_make_the_output(inputs: tuple[float, ...], weights: tuple[float, ...], bias: float) -> None:
    unit = Unit(inputs, weights, bias)
    scale = sum(map(abs, unit.parts)) + abs(bias)
    assert unit.output == pytest.approx(sum(unit.parts) + bias, abs=1e-12 * scale)
    assert unit.parts == pytest.approx([w * x for w, x in zip(weights, inputs, strict=True)])
    assert unit.words()


@given(TRIPLES, NUMBERS)
def test_the_bias_alone_decides_when_all_inputs_are_0(weights: tuple[float, ...], bias: float) -> None:
    unit = Unit((0.0, 0.0, 0.0), weights, bias)
    assert unit.output == bias
    assert unit.plain_sum == 0
    assert "the bias alone decides" in unit.words()


def test_a_weight_near_0_makes_its_input_matter_less() -> None:
    before, after = (Unit((1.0, 1.0, x), (1.0, 1.0, 0.05), 0.0) for x in (0.0, 1.0))
    assert after.output - before.output == pytest.approx(0.05)
    assert "x₃ hardly matters: a step of 1 moves the output by 0.05." in after.words()
    assert "hardly" not in Unit((1.0, 1.0, 1.0), (1.0, 1.0, 0.11), 0.0).words()
    several = Unit((1.0, 2.0, 1.0), (0.0, 0.05, 0.1), 0.0)
    assert "x₁, x₂ and x₃ hardly matter: a step of 1 moves the output by 0.1 at most." in several.words()


def test_what_a_plain_sum_cannot_do_is_said() -> None:
    told = Unit((1.0, 0.0, 0.0), (1.0, -1.0, 1.0), 0.0)
    assert "Swap x₁ and x₂: the plain sum stays 1, but the unit's 1 would become −1." in told.words()
    assert "x₂ counts against" in told.words()
    assert "a plain sum" in Unit((1.0, 0.0, 0.0), (1.0, 1.0, 1.0), 0.0).words()
    assert "so does the unit" in Unit((1.0, 0.0, 0.0), (0.5, 0.5, 1.0), 0.0).words()
    assert "treats all inputs alike" in Unit((1.0, 1.0, 0.0), (0.5, 2.0, 1.0), 0.0).words()


def test_the_chapter_is_found_by_its_key() -> None:
    assert chapter("unit") is CHAPTER
