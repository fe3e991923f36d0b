"""Progress: kept, read back, exported, and true to lessons that change."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import ConfigError, LessonError
from hwr.explain.lesson import Lesson, LessonStep, read_lesson
from hwr.explain.number_question import NumberQuestion, WrongNumber
from hwr.explain.progress import Answer, LessonProgress
from hwr.explain.question import ChoiceQuestion, OpenQuestion, Question
from hwr.store.paths import Paths

NOON = datetime(2026, 3, 1, 12, 0, 0, 999, tzinfo=UTC)


def step(question: Question | None) -> LessonStep:
    return LessonStep("title", "text", "unit", None, (), question)


LESSON = Lesson(
    "sums",
    "Sums",
    "",
    5,
    (step(None), step(NumberQuestion(ask="1 + 1?", answer=2)), step(OpenQuestion(ask="Why?"))),
)


def test_answers_are_judged_counted_and_dated() -> None:
    progress = LessonProgress().answered(LESSON, 2, "3", NOON)
    assert progress.answers == (Answer("sums", 2, "1 + 1?", "3", "2", False, 1, "2026-03-01T12:00:00+00:00"),)
    later = NOON.astimezone(timezone(timedelta(hours=2))) + timedelta(hours=1)
    progress = progress.answered(LESSON, 3, "Well", later).answered(LESSON, 2, "2", later)
    assert [(one.step, one.right, one.tries, one.when[11:16]) for one in progress.answers] == [
        (2, True, 2, "13:00"),
        (3, None, 1, "13:00"),
    ]
    assert progress.right_answers(LESSON) == 1


def test_what_is_no_answer_is_not_kept() -> None:
    with pytest.raises(ConfigError):
        LessonProgress().answered(LESSON, 2, "two")


def test_a_lesson_goes_on_where_it_was_left_and_begins_anew_after_its_end() -> None:
    progress = LessonProgress().at("sums", 2)
    assert progress.next_step(LESSON) == 2
    assert LessonProgress().next_step(LESSON) == 1
    progress = progress.done("sums")
    assert progress.next_step(LESSON) == 2, "the first question that was passed over"
    assert progress.answered(LESSON, 2, "2").next_step(LESSON) == 3
    assert progress.answered(LESSON, 2, "2").answered(LESSON, 3, "So").next_step(LESSON) == 1
    assert progress.done("sums").done("sums").finished == ("sums",)
    assert LessonProgress().at("sums", 9).next_step(LESSON) == 1


def test_the_answer_to_a_question_that_is_no_longer_asked_is_none() -> None:
    progress = LessonProgress().answered(LESSON, 2, "2", NOON)
    other = replace(LESSON, steps=(step(None), step(NumberQuestion(ask="2 + 2?", answer=4)), step(None)))
    assert progress.answer_to(other, 2) is None
    assert progress.answer_to(other, 1) is None
    assert progress.right_answers(other) == 0
    progress = progress.answered(other, 2, "4", NOON)
    assert [(one.question, one.tries) for one in progress.answers] == [("2 + 2?", 1)]


def test_a_first_wrong_answer_is_to_be_thought_over_where_something_can_be_said_to_it() -> None:
    question = NumberQuestion(ask="1 + 1?", answer=2, wrong=(WrongNumber(value=11, say="Side by side is no sum."),))
    lesson = replace(LESSON, steps=(step(question), step(replace(question, predict=True))))

    def asks_again(number: int, *given: str) -> bool:
        progress = LessonProgress()
        for one in given:
            progress = progress.answered(lesson, number, one, NOON)
        answer, asked = progress.answer_to(lesson, number), lesson.steps[number - 1].question
        assert answer is not None
        assert asked is not None
        return answer.asks_again(asked)

    assert asks_again(1, "11")
    assert not asks_again(1, "11", "11"), "once is enough"
    assert not asks_again(1, "3"), "nothing can be said to it"
    assert not asks_again(1, "2")
    assert not asks_again(2, "11"), "a guess is given once"


words = st.text(max_size=20)
answers = st.builds(
    Answer,
    lesson=words,
    step=st.integers(1, 99),
    question=words,
    given=words,
    expected=words,
    right=st.none() | st.booleans(),
    tries=st.integers(1, 99),
    when=words,
)
everything = st.builds(
    LessonProgress,
    st.dictionaries(words, st.integers(1, 99), max_size=3),
    st.lists(words, max_size=3).map(tuple),
    st.lists(answers, max_size=3).map(tuple),
)


@given(everything)
def test_progress_is_read_back_as_it_was_kept(progress: LessonProgress) -> None:
    assert LessonProgress.from_json(progress.to_json()) == progress


def test_half_a_character_is_kept_as_a_question_mark() -> None:
    progress = LessonProgress().answered(LESSON, 3, "a\ud800b", NOON)
    assert progress.answers[0].given == "a?b"
    progress.to_json().encode()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(["format", "reached", "finished", "answers"]), JSON)
def test_whatever_a_file_holds_it_is_read_or_refused(name: str, value: Any) -> None:
    table = {"format": 1, "reached": {"a": 1}, "finished": ["a"], "answers": [], name: value}
    try:
        progress = LessonProgress.from_json(json.dumps(table))
    except LessonError:
        return
    assert LessonProgress.from_json(progress.to_json()) == progress


@pytest.mark.parametrize(
    "change",
    [{"step": "2"}, {"step": 0}, {"right": "yes"}, {"given": 3}, {"tries": True}, {"more": 1}],
)
def test_an_answer_that_is_none_is_refused(change: dict[str, Any]) -> None:
    whole = json.loads(LessonProgress().answered(LESSON, 2, "2", NOON).to_json())
    whole["answers"][0] |= change
    with pytest.raises(LessonError, match="cannot be read"):
        LessonProgress.from_json(json.dumps(whole))


@pytest.mark.parametrize("place", ["reached", "finished"])
def test_half_a_character_in_a_file_is_refused(place: str) -> None:
    table: dict[str, Any] = {"format": 1, "reached": {}, "finished": [], "answers": []}
    table[place] = {"\ud800": 1} if place == "reached" else ["\ud800"]
    with pytest.raises(LessonError, match="cannot be read"):
        LessonProgress.from_json(json.dumps(table))


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "[" * 100_000])
def test_a_file_that_holds_no_progress(text: str) -> None:
    with pytest.raises(LessonError, match="cannot be read"):
        LessonProgress.from_json(text)


def test_a_newer_file_is_told_from_a_broken_one() -> None:
    with pytest.raises(LessonError, match="newer version"):
        LessonProgress.from_json('{"format": 2}')


def test_answers_are_the_same_in_every_language() -> None:
    """What is answered in one language is answered in the other, and kept in one."""
    english = read_lesson(Paths.of_user().shipped_lessons / "02-perceptron.toml")
    number = next(
        number for number, step in enumerate(english.steps, start=1) if isinstance(step.question, ChoiceQuestion)
    )
    asked = english.steps[number - 1].question
    assert isinstance(asked, ChoiceQuestion)
    words = tuple(f"auf Deutsch: {choice}" for choice in asked.choices)
    question = replace(asked, ask="Wie viele?", choices=words)
    steps = tuple(
        replace(step, question=question) if at == number else step for at, step in enumerate(english.steps, start=1)
    )
    german = replace(english, steps=steps, original=english)
    progress = LessonProgress().answered(german, number, words[0])
    assert [progress.answers[0].question, progress.answers[0].given] == [asked.ask, asked.choices[0]]
    assert [one.given for one in (progress.answer_to(german, number), progress.answer_to(english, number)) if one] == [
        words[0],
        asked.choices[0],
    ]
    twice = progress.answered(english, number, asked.expected)
    again = twice.answer_to(german, number)
    assert again is not None
    assert (again.question, again.right, again.tries) == ("Wie viele?", True, 2)
