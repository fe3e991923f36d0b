"""Questions for a number: how near is right, what is said to a wrong one, and numbers that the chapter tells."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import ConfigError
from hwr.explain.number_question import NumberQuestion, WrongNumber

numbers = st.floats(-1e9, 1e9)


@pytest.mark.parametrize("given", ["0.25", " 0,25 ", "2.5e-1", ".25", "0.26", "+0.24"])
def test_a_number_within_the_tolerance_is_right(given: str) -> None:
    assert NumberQuestion(ask="How much?", answer=0.25, tolerance=0.01).judge(given)


def test_a_true_minus_is_one() -> None:
    assert NumberQuestion(ask="How much?", answer=-3).judge("−3")


@pytest.mark.parametrize("given", ["0.239", "-0.25", "1e308"])
def test_a_number_beyond_the_tolerance_is_wrong(given: str) -> None:
    assert not NumberQuestion(ask="How much?", answer=0.25, tolerance=0.01).judge(given)


@pytest.mark.parametrize("given", ["", "a quarter", "nan", "inf", "1/4", "0.2 5"])
def test_what_is_no_number_is_no_answer(given: str) -> None:
    with pytest.raises(ConfigError, match="Answer with a number"):
        NumberQuestion(ask="How much?", answer=0.25).judge(given)


@given(numbers, st.floats(0, 10))
def test_the_ends_of_the_tolerance_are_right(answer: float, tolerance: float) -> None:
    question = NumberQuestion(ask="How much?", answer=answer, tolerance=tolerance)
    for off in (-tolerance, 0.0, tolerance):
        assert question.judge(repr(answer + off))
    assert not question.judge(repr(answer + 2 * tolerance + 1e-6 + 1e-6 * abs(answer)))


def test_the_right_number_is_told() -> None:
    assert NumberQuestion(ask="?", answer=-0.5, tolerance=0.01).expected == "−0.5"
    assert NumberQuestion(ask="?", answer=2).expected == "2"


def test_wrong_numbers_have_replies_and_the_first_that_is_meant_counts() -> None:
    wrong = (WrongNumber(value=2, say="Twice."), WrongNumber(value=3, tolerance=1, say="Near three."))
    question = NumberQuestion(ask="How many?", answer=4, tolerance=0.5, wrong=wrong)
    said = [question.reply_to(given) for given in ("2", "2,5", "3.5", "4", "9", "no number")]
    assert said == ["Twice.", "Near three.", "", "", "", ""], "what is right needs no reply"


def test_a_wrong_number_needs_something_to_say() -> None:
    with pytest.raises(ConfigError, match="say must be"):
        WrongNumber(value=1, say=" ")
    with pytest.raises(ConfigError, match="tolerance"):
        WrongNumber(value=1, say="x", tolerance=-1)


# A number that is a reading


def reading_question() -> NumberQuestion:
    alone = WrongNumber(reading="term", say="Add the others, too.", tolerance=0.01)
    return NumberQuestion(ask="?", reading="delta", share=0.05, wrong=(alone,))


def test_right_is_what_the_chapter_tells_at_the_moment() -> None:
    asked = reading_question()
    assert asked.holds
    assert asked.readings == ("delta", "term")
    with pytest.raises(ConfigError, match="has to be told first"):
        asked.judge("1")
    told = asked.told({"delta": -0.2, "term": -0.15})
    assert [told.judge(given) for given in ("-0.2", "-0.19", "-0.209", "-0.22", "0.2")] == [True] * 3 + [False] * 2
    assert told.expected == "−0.2"
    assert told.reply_to("-0.15") == "Add the others, too."
    assert told.reply_to("0.2") == "The size is right, the sign is not."
    assert told.reply_to("3") == ""
    assert asked.told({"delta": 0.3, "term": 0.31}).reply_to("0.31") == "", "what is right now is not among the wrong"
    assert asked.told({"delta": 0.3}).judge("0.3")


@pytest.mark.parametrize("readings", [{}, {"delta": math.nan}, {"delta": "many"}])
def test_a_reading_that_is_not_told_cannot_be_asked_for(readings: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match="does not tell this number"):
        reading_question().told(readings)
