"""What people type for a number is read as they mean it, or it is said why it cannot be."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.ui.kit.field.number_text import Unreadable, number_text, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.001", 0.001),
        ("0,001", 0.001),
        ("1e-3", 0.001),
        ("1E-3", 0.001),
        (" .5 ", 0.5),
        ("5.", 5.0),
        ("\u22120.5", -0.5),
        ("20 %", 0.2),
        ("1\u202f000", 1000.0),
        ("-inf", -math.inf),
        ("0e5", 0.0),
    ],
)
def test_numbers_are_read_as_they_are_meant(text: str, value: float) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(("text", "value"), [("64", 64), (" 1 000 ", 1000), ("1e3", 1000), ("64.0", 64), ("1.5", 1.5)])
def test_whole_numbers_are_read_as_they_are_meant(text: str, value: float) -> None:
    read = read_number(text, whole=True)
    assert read == value
    assert isinstance(read, type(value))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("abc", "abc"),
        ("1.000,5", "both"),
        ("1e400", "larger"),
        ("9" * 400, "larger"),
        ("1e-999", "small"),
        ("1/2", "none"),
        ("%", "none"),
    ],
)
def test_what_is_no_number_is_kept_and_explained(text: str, why: str) -> None:
    read = read_number(text)
    assert isinstance(read, Unreadable)
    assert why in read.reason
    assert number_text(read) == text
    assert len(read.reason) < 120


@pytest.mark.parametrize(
    ("text", "why"), [("", "empty"), ("1,000", "comma"), ("x", "none"), ("1e400", "large"), ("9" * 9999, "large")]
)
def test_what_is_no_whole_number_is_kept_and_explained(text: str, why: str) -> None:
    read = read_number(text, whole=True)
    assert isinstance(read, Unreadable)
    assert why in read.reason


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_reads_back_the_same(value: float) -> None:
    assert read_number(number_text(value)) == value


@given(st.integers(-(10**30), 10**30))
def test_every_whole_number_reads_back_the_same(value: int) -> None:
    assert read_number(number_text(value), whole=True) == value


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_number_or_explained(text: str) -> None:
    for whole in (False, True):
        assert isinstance(read_number(text, whole=whole), int | float | Unreadable)


def test_numbers_are_written_as_people_write_them() -> None:
    assert [number_text(value) for value in (0.0, 1.0, 0.001, 1e-8, 4e-06, 1e300, 64)] == [
        *("0", "1", "0.001", "1e-8", "4e-6", "1e300", "64"),
    ]
