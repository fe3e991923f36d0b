"""The shipped lessons, as files: each wrong answer that one expects has a reply of its own."""

from __future__ import annotations

import re

import pytest

from hwr.errors import ConfigError
from hwr.explain.lesson import Lesson, read_lessons
from hwr.explain.number_question import NumberQuestion
from hwr.explain.question import ChoiceQuestion
from hwr.store.paths import Paths

LESSONS, PROBLEMS = read_lessons(Paths.of_user().shipped_lessons)
LONGEST = 200
"""A reply is one thought and where to look; more is a text."""


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_every_wrong_answer_has_a_reply(lesson: Lesson) -> None:
    assert PROBLEMS == ()
    for number, step in enumerate(lesson.steps, start=1):
        question, said = step.question, list[str]()
        if isinstance(question, ChoiceQuestion):
            said = [question.reply_to(choice) for choice in question.choices if choice != question.expected]
        elif isinstance(question, NumberQuestion):
            said = [one.say for one in question.wrong]
            assert said, f"{lesson.key} {number}: {question.ask}"
        assert all(said), f"{lesson.key} {number}: {question.ask if question else ''}"
        assert len(set(said)) == len(said), "each of its own"
        assert all(len(words) <= LONGEST for words in said), f"{lesson.key} {number}"


def test_the_example_of_a_number_gives_no_answer_away() -> None:
    for lesson in LESSONS:
        for question in (step.question for step in lesson.steps):
            if isinstance(question, NumberQuestion) and question.answer is not None:
                with pytest.raises(ConfigError) as refused:
                    question.judge("words")
                example = re.search(r"\d[\d.]*\d", str(refused.value))
                assert example is not None
                assert not question.judge(example.group()), f"{lesson.key}: {question.ask}"
