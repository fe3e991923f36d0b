"""Numbers in formulas and sentences."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.explain.numerals import MINUS, addition, factor, numeral


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (1.5, "1.5"),
        (-0.3, "−0.3"),
        (1.24, "1.24"),
        (0.25, "0.25"),
        (1 / 3, "0.3333"),
        (1500.0, "1,500"),
        (1e6, "1,000,000"),
        (1e12, "1 × 10¹²"),
        (0.25**10, "9.537 × 10⁻⁷"),
        (-2.5e-9, "−2.5 × 10⁻⁹"),
        (0.99999, "1"),
        (math.nan, "not a number"),
        (-math.inf, "−infinity"),
    ],
)
def test_numerals(value: float, text: str) -> None:
    assert numeral(value) == text


def test_a_factor_stands_in_brackets_where_it_must() -> None:
    assert [factor(value) for value in (0.8, -0.3, 1e12)] == ["0.8", "(−0.3)", "(1 × 10¹²)"]


@given(st.floats(-1e7, 1e7).filter(lambda value: value == 0 or abs(value) >= 1e-4))
def test_what_is_written_is_the_number_to_four_figures(value: float) -> None:
    read = float(numeral(value).replace(MINUS, "-").replace(",", "").replace(" × 10⁷", "e7"))
    assert read == pytest.approx(value, rel=5.1e-4)


@pytest.mark.parametrize(
    ("terms", "written"),
    [
        ([0.2007, 0.01147], "0.2007 + 0.0115 = 0.2122"),
        ([0.20074, 0.01144], "0.20074 + 0.01144 = 0.21218"),
        ([-2.0, 0.19661], "(−2) + 0.197 = −1.803"),
        ([0.0, -133812.4], "0 + (−133,812) = −133,812"),
        ([1e-9, 2e-9], "(1 × 10⁻⁹) + (2 × 10⁻⁹) = 3 × 10⁻⁹"),
        ([0.0, -0.0], "0 + 0 = 0"),
    ],
)
def test_an_addition_adds_up(terms: list[float], written: str) -> None:
    assert addition(terms, sum(terms)) == written


@given(st.lists(st.floats(-1e4, 1e4), min_size=2, max_size=4))
def test_whatever_is_added_adds_up_as_it_is_written(terms: list[float]) -> None:
    if 0 < max(map(abs, terms)) < 1e-3:
        return
    left, _, right = addition(terms, sum(terms)).replace(MINUS, "-").replace(",", "").partition(" = ")
    parts = [float(part.strip("()")) for part in left.split(" + ") if " × " not in part]
    decimals = max(len(text.partition(".")[2]) for text in (*map(str, parts), right))
    assert sum(parts) == pytest.approx(float(right), abs=2.1 * 10.0**-decimals)
