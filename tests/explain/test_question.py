"""Questions: how answers of each kind are judged, and what makes no question."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import ConfigError
from hwr.explain.lesson import QUESTIONS
from hwr.explain.number_question import NumberQuestion, WrongNumber
from hwr.explain.question import REACHED, ChoiceQuestion, OpenQuestion, Question, ReachQuestion
from hwr.explain.setting import Reading
from hwr.language import ENGLISH, GERMAN, speak

numbers = st.floats(-1e9, 1e9)


def test_one_choice_is_right() -> None:
    question = ChoiceQuestion(ask="Which?", choices=("this", "that"), answer=2)
    assert question.judge("that")
    assert not question.judge("this")
    assert question.expected == "that"
    with pytest.raises(ConfigError, match="Choose one"):
        question.judge("")


@given(numbers, numbers, numbers)
def test_a_goal_is_reached_between_its_bounds(low: float, high: float, value: float) -> None:
    low, high = sorted((low, high))
    readings = {"r": value}
    assert ReachQuestion(ask="?", reading="r", at_least=low, at_most=high).is_reached(readings) == (
        low <= value <= high
    )
    assert ReachQuestion(ask="?", reading="r", at_least=low).is_reached(readings) == (low <= value)
    assert ReachQuestion(ask="?", reading="r", at_most=high).is_reached(readings) == (value <= high)


@pytest.mark.parametrize("value", [math.nan, math.inf, "1", None])
def test_what_is_no_number_reaches_no_bound(value: Any) -> None:
    assert not ReachQuestion(ask="?", reading="r", at_least=0).is_reached({} if value is None else {"r": value})


def test_words_are_reached_exactly() -> None:
    question = ReachQuestion(ask="?", reading="outcome", equals="solved")
    assert question.is_reached({"outcome": "solved"})
    assert not question.is_reached({"outcome": "open"})
    assert not question.is_reached({})
    assert question.expected == "outcome: solved"


@pytest.mark.parametrize(
    ("bounds", "goal"),
    [
        ({"at_least": 0.7}, "at least 0.7"),
        ({"at_most": -1500}, "at most −1,500"),
        ({"at_least": 0, "at_most": 1}, "between 0 and 1"),
    ],
)
def test_a_goal_is_told_in_words(bounds: dict[str, float], goal: str) -> None:
    assert ReachQuestion(ask="?", reading="r", **bounds).goal == goal  # type: ignore[arg-type]


def test_a_goal_in_words_is_told_as_the_screen_says_it() -> None:
    reading = Reading("outcome", "", ("solved", "never"), phrases=(("never", "going in a circle"),))
    assert ReachQuestion(ask="?", reading="outcome", equals="never").goal_of(reading) == "going in a circle"
    assert ReachQuestion(ask="?", reading="outcome", equals="solved").goal_of(reading) == "solved"
    assert ReachQuestion(ask="?", reading="r", at_least=2).goal_of(Reading("r", "")) == "at least 2"
    assert ReachQuestion(ask="?", reading="r", at_least=2, at_most=2).goal_of(Reading("r", "")) == "2"


def test_only_the_chapter_says_that_something_is_reached() -> None:
    question = ReachQuestion(ask="?", reading="r", at_least=0)
    assert question.judge(REACHED)
    with pytest.raises(ConfigError, match="Turn the dials"):
        question.judge("surely")


@pytest.mark.parametrize(
    ("question", "reading", "complaint"),
    [
        ({"at_least": 1}, Reading("r", "", ("solved", "open")), "tells words"),
        ({"equals": "solved"}, Reading("r", ""), "tells no words"),
        ({"equals": "sovled"}, Reading("r", "", ("solved", "open")), "one of solved, open; it is 'sovled'"),
    ],
)
def test_a_goal_fits_its_reading(question: dict[str, Any], reading: Reading, complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        ReachQuestion(ask="?", reading="r", **question).check_reading(reading)
    with pytest.raises(ConfigError, match="nobody can foresee"):
        ReachQuestion(ask="?", reading="r", **question).check_reading(Reading("r", "", is_free=True))
    ReachQuestion(ask="?", reading="r", at_least=0).check_reading(Reading("r", ""))
    ReachQuestion(ask="?", reading="r", equals="open").check_reading(Reading("r", "", ("solved", "open")))


def test_an_open_question_takes_any_words_and_judges_none() -> None:
    question = OpenQuestion(ask="Why?")
    assert question.judge("Because of the slope.") is None  # type: ignore[func-returns-value]
    assert question.expected == ""
    with pytest.raises(ConfigError, match="a few words"):
        question.judge("  \n")


@pytest.mark.parametrize(
    ("kind", "values", "complaint"),
    [
        (OpenQuestion, {"ask": " "}, "ask is empty"),
        (OpenQuestion, {"ask": 3}, "ask must be text; it is 3"),
        (OpenQuestion, {"why": ["a"]}, "why must be text"),
        (OpenQuestion, {"predict": "yes"}, "predict must be true or false; it is 'yes'"),
        (ChoiceQuestion, {"choices": "ab", "answer": 1}, "choices must be a list"),
        (ChoiceQuestion, {"choices": ("a", 2), "answer": 1}, "choices must be a list"),
        (ChoiceQuestion, {"choices": ("a",), "answer": 1}, "two or more"),
        (ChoiceQuestion, {"choices": ("a", "a"), "answer": 1}, "different"),
        (ChoiceQuestion, {"choices": ("a", "b"), "answer": 3}, "answer must be between 1 and 2; it is 3"),
        (ChoiceQuestion, {"choices": ("a", "b"), "answer": True}, "answer must be a whole number"),
        (NumberQuestion, {"answer": "0.5"}, "answer must be a finite number"),
        (NumberQuestion, {"answer": math.nan}, "answer must be a finite number"),
        (NumberQuestion, {"answer": 1, "tolerance": -0.1}, "tolerance must be at least 0; it is -0.1"),
        (ReachQuestion, {"reading": "r"}, "at_least, at_most or both, or else equals"),
        (ReachQuestion, {"reading": "r", "equals": "a", "at_least": 1}, "or else equals"),
        (ReachQuestion, {"reading": "r", "equals": 3}, "equals must be text; it is 3"),
        (ReachQuestion, {"reading": "r", "at_least": 2, "at_most": 1}, "at_least is 2, above at_most, which is 1"),
        (ReachQuestion, {"reading": "r", "at_most": math.inf}, "at_most must be a finite number"),
        (ReachQuestion, {"reading": "r", "at_least": 2, "predict": True}, "predict"),
    ],
)
def test_what_makes_no_question(kind: type[Question], values: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        kind(**{"ask": "Well?", **values})


def test_kinds_are_known_by_their_names() -> None:
    assert {name: kind.kind for name, kind in QUESTIONS.items()} == {name: name for name in QUESTIONS}


def test_each_wrong_choice_has_a_reply_of_its_own() -> None:
    question = ChoiceQuestion(ask="Which?", choices=("this", "that", "it"), answer=2, replies=("Look up.", "", ""))
    assert [question.reply_to(given) for given in ("this", "that", "it", "another")] == ["Look up.", "", "", ""]
    assert ChoiceQuestion(ask="Which?", choices=("this", "that"), answer=2).reply_to("this") == ""


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        (
            "choice",
            {"choices": ("a", "b"), "answer": 1, "replies": ("", "no", "no")},
            "one to each choice, 2; there are 3",
        ),
        ("choice", {"choices": ("a", "b"), "answer": 1, "replies": ("yes", "no")}, "the reply to the right choice"),
        ("choice", {"choices": ("a", "b"), "answer": 1, "replies": ("", 3)}, "replies must be a list of texts"),
        ("number", {"answer": 1, "tolerance": 1, "wrong": (WrongNumber(value=2, say="x"),)}, "2 among the wrong ones"),
        ("number", {"answer": 1, "wrong": ("2",)}, "wrong must be a list of wrong numbers"),
    ],
)
def test_replies_that_cannot_be_meant_are_refused(kind: str, values: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        QUESTIONS[kind](ask="?", **values)


def test_a_picture_is_veiled_only_before_a_prediction() -> None:
    assert OpenQuestion(ask="Why?", predict=True, veil=True).veil
    with pytest.raises(ConfigError, match="only before a prediction"):
        OpenQuestion(ask="Why?", veil=True)
    with pytest.raises(ConfigError, match="veil must be true or false"):
        OpenQuestion(ask="Why?", predict=True, veil=1)  # type: ignore[arg-type]


def test_other_questions_stay_as_they_are() -> None:
    for question in (OpenQuestion(ask="?"), ReachQuestion(ask="?", reading="r", at_least=0)):
        assert question.told({"r": 1.0}) is question


def test_in_german_numbers_have_commas_and_are_kept_with_points() -> None:
    number = NumberQuestion(ask="How much?", answer=1234.5)
    reach = ReachQuestion(ask="Reach it.", reading="loss", at_most=0.25)
    speak(GERMAN)
    try:
        assert number.judge("1.234,5")
        assert number.judge("1234.5")
        assert number.expected == "1,234.5"
        assert reach.expected == "loss: at most 0.25"
        assert reach.goal_of(Reading("loss", "the loss")) == "at most 0,25"
        with pytest.raises(ConfigError, match="such as 0,75"):
            number.judge("many")
    finally:
        speak(ENGLISH)
