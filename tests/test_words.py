"""Words: numbers as they are said, and foreign text as it may be shown."""

from __future__ import annotations

import math
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr import errors
from hwr.errors import HwrError
from hwr.words import (
    LONGEST_SENTENCE,
    MINUS,
    addition,
    alternatives,
    byte_size,
    cells,
    clock,
    counted,
    duration,
    escaped,
    factor,
    fixed,
    left,
    listed,
    metric,
    numeral,
    percent,
    percent_range,
    percent_spread,
    power_of_ten,
    probability,
    relative,
    right,
    setting_value,
    short_of_one,
    shown,
    shown_lines,
    with_article,
)
from tests.hostile import HALF, LONG, NAME, harm

ANYTHING = st.text(st.characters(), max_size=60)
"""Halves of characters among them."""


@given(ANYTHING, st.integers(1, 80))
def test_what_is_shown_can_be_seen_and_is_no_longer_than_it_may_be(text: str, limit: int) -> None:
    made = shown(text, limit)
    assert not harm(made)
    assert "\n" not in made
    assert len(made) <= limit
    assert made.encode().decode() == made
    assert shown(made, limit) == made


@given(ANYTHING, st.integers(1, 80))
def test_lines_stay_lines(text: str, limit: int) -> None:
    made = shown_lines(text, limit)
    assert not harm(made)
    assert made.count("\n") <= text.count("\n")


@given(st.text(st.characters(exclude_categories=("C", "Z")), max_size=60))
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert escaped(text) == shown(text, 60) == shown_lines(text) == text


def test_escapes_tell_what_was_there() -> None:
    assert escaped("a\x1b[0m\n\u202e\udcff\x00\U000e0041 \u00a0é漢") == (
        "a\\x1b[0m\\n\\u202e\\udcff\\x00\\U000e0041 \u00a0é漢"
    )
    assert shown_lines("one\r\ntwo\n\tthree\rfour") == "one\ntwo\n    three\\rfour"


def test_what_is_long_keeps_its_beginning_and_its_end() -> None:
    assert shown("The file /home/" + "x" * 1000 + ".png is empty.", 40) == "The file /home/xxxxxxxxxxx…png is empty."
    assert shown("\x1b" * 1000, 20) == "\\x1b\\x1b\\x1b…\\x1b"  # never half of an escape
    assert len(shown(LONG, 99)) == 99


def test_cells_of_a_terminal() -> None:
    assert [cells(text) for text in ("", "abc", "漢字", "e\u0301", "ｗ")] == [0, 3, 4, 1, 2]
    assert (left("漢", 4) + "|", right("漢", 4)) == ("漢  |", "  漢")


@pytest.mark.parametrize("kind", [kind for kind in vars(errors).values() if isinstance(kind, type)])
@pytest.mark.parametrize("name", [NAME, HALF, LONG, "two\nlines"])
def test_every_error_is_one_line_that_can_be_shown(kind: type[HwrError], name: str) -> None:
    sentence = str(kind(f"The file {name} cannot be read: Is a directory."))
    assert not harm(sentence)
    assert "\n" not in sentence
    assert len(sentence) <= LONGEST_SENTENCE
    assert sentence.startswith("The file ")
    assert sentence.endswith(" cannot be read: Is a directory.")


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
        (math.nan, "NaN"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
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


def test_numerals_in_columns_have_their_decimals() -> None:
    assert [fixed(value, 2) for value in (0.25, -1.3, -0.001, 12)] == ["0.25", "−1.30", "0.00", "12.00"]
    assert [fixed(value, 1, plus=True) for value in (0.25, -1.3, 0)] == ["+0.2", "−1.3", "+0.0"]


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (0.97, 0, "97 %"),
        (0.97222, 1, "97.2 %"),
        (0.0, 1, "0 %"),
        (1.0, 1, "100 %"),
        (0.0004, 0, "<1 %"),
        (0.0004, 1, "<0.1 %"),
        (0.99999, 0, ">99 %"),
        (0.99999, 1, ">99.9 %"),
        (-0.031, 1, "−3.1 %"),
        (math.nan, 0, "–"),
        (None, 0, "–"),
    ],
)
def test_shares(share: float | None, decimals: int, text: str) -> None:
    assert percent(share, decimals) == text.replace(" ", "\u00a0")


@given(st.floats(0, 1))
def test_probabilities_never_claim_certainty_nor_impossibility(value: float) -> None:
    said = probability(value)
    assert said.endswith("\u00a0%")
    assert (said == "0\u00a0%") == (value == 0)
    assert said != "100\u00a0%"


def test_parts_ranges_and_spreads() -> None:
    said = [relative(0.97), relative(0.0002), percent_range(0.951, 0.986), percent_spread(0.942, 0.003)]
    assert said == [text.replace(" ", "\u00a0") for text in ("97 %", "0.02 %", "95–99 %", "94.2 ± 0.3 %")]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (0.000314, "0.31 ms"),
        (0.0994, "99 ms"),
        (0.834, "0.83 s"),
        (9.94, "9.9 s"),
        (59.4, "59 s"),
        (59.6, "1:00 min"),
        (3599, "59:59 min"),
        (3599.6, "1:00 h"),
        (3840, "1:04 h"),
        (47 * 3600, "47:00 h"),
        (12.3 * 86400, "12 days"),
        (math.inf, "∞ s"),
    ],
)
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_counts_sizes_moments_and_lists() -> None:
    assert [counted(1, "run"), counted(1200, "run"), counted(2, "loss", "losses")] == [
        "1 run",
        "1,200 runs",
        "2 losses",
    ]
    assert [byte_size(0), byte_size(36 * 2**20), byte_size(1.5 * 2**30)] == ["1 MB", "36 MB", "1.5 GB"]
    assert clock(datetime(2026, 12, 30, 23, 59)) == "2026-12-30 23:59"
    assert [alternatives(["3"]), alternatives(["3", "8", "5"]), listed(["a", "b"])] == ["3", "3, 8 or 5", "a and b"]
    assert [with_article(label) for label in ("1", "8", "11", "A", "B")] == ["a 1", "an 8", "an 11", "an A", "a B"]


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("test_accuracy", 0.93949, "93.9\u00a0%"),
        ("test_accuracy", "high", "high"),
        ("seconds", 71.2, "1:11 min"),
        ("loss", 0.123456, "0.1235"),
        ("test_digits", 1797, "1,797"),
        ("own_accuracy", None, "–"),
    ],
)
def test_what_was_measured(name: str, value: object, text: str) -> None:
    assert metric(name, value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (True, "yes"), (False, "no"), (0.002, "0.002"), (64, "64"), ("relu", "relu"), ([1], "[1]")],
)
def test_settings_values(value: object, text: str) -> None:
    assert setting_value(value) == text


def test_where_floats_have_no_figures_none_are_told() -> None:
    assert [numeral(value) for value in (2.2e-308, -5e-324, 0.0)] == ["nearly 0", "nearly 0", "0"]
    assert numeral(3e-308) == "3 × 10⁻³⁰⁸"


@pytest.mark.parametrize(
    ("exponent", "text"),
    [
        (-434.2945, "5.076 × 10⁻⁴³⁵"),
        (-2.0, "0.01"),
        (33.7801, "6.027 × 10³³"),
        (400.0, "1 × 10⁴⁰⁰"),
        (-300.00001, "1 × 10⁻³⁰⁰"),
    ],
)
def test_powers_of_ten_are_told_also_beyond_floats(exponent: float, text: str) -> None:
    assert power_of_ten(exponent) == text


def test_a_share_that_is_not_1_does_not_become_1() -> None:
    assert [short_of_one(value) for value in (0.25, 0.9999, 1 - 1.793e-5, 1.0)] == ["0.25", "0.9999", "0.99998207", "1"]
    assert -math.log(float(short_of_one(1 - 1.793e-5))) == pytest.approx(1.793e-5, rel=1e-3)
