"""Lesson files: what is read from them, and the one clear sentence for each that cannot be used."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.errors import LessonError
from hwr.explain.lesson import Lesson, read_lesson, read_lessons
from hwr.explain.question import ChoiceQuestion, ReachQuestion
from hwr.files import MAX_TOML_BYTES

WHOLE = '''
title = "Weights"
summary = "What a weight does."
minutes = 7

[[step]]
title = "Look"
chapter = "unit"
text = """
One line
goes on in the next.

Another paragraph.
"""

[[step]]
title = "Turn"
chapter = "unit"
text = "Now turn."
settings = { b = 1, w1 = -2.0 }
locked = ["x1", "x2"]
[step.question]
kind = "reach"
ask = "Make the output at least 2."
reading = "output"
at_least = 2.0
why = "It adds up."

[[step]]
title = "Guess"
chapter = "unit"
text = "And now?"
locked = "all"
[step.question]
kind = "choice"
predict = true
ask = """What
happens?"""
choices = ["It grows.", "It
shrinks."]
answer = 1
'''.replace("It\nshrinks.", "It shrinks.")


def written(folder: Path, text: str, name: str = "01-weights.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    return read_lesson(written(tmp_path, WHOLE))


def test_a_lesson_is_read(lesson: Lesson) -> None:
    assert (lesson.key, lesson.title, lesson.minutes) == ("01-weights", "Weights", 7)
    assert lesson.summary == "What a weight does."
    assert [step.title for step in lesson.steps] == ["Look", "Turn", "Guess"]
    assert lesson.judged == 2
    _, turn, guess = lesson.steps
    assert turn.settings == {"w1": -2.0, "b": 1.0}
    assert turn.locked == ("x1", "x2")
    assert turn.question == ReachQuestion(
        ask="Make the output at least 2.", why="It adds up.", reading="output", at_least=2.0
    )
    assert guess.locked == ("x1", "x2", "x3", "w1", "w2", "w3", "b")
    assert guess.question == ChoiceQuestion(
        ask="What happens?", predict=True, choices=("It grows.", "It shrinks."), answer=1
    )


REPLIES = """
title = "t"
[[step]]
title = "a"
chapter = "unit"
text = "b"
[step.question]
kind = "number"
ask = "How many?"
answer = 4
[[step.question.wrong]]
value = 2
say = '''That is
half.'''
[[step.question.wrong]]
value = 8
tolerance = 0.5
say = "That is twice as many."
[[step]]
title = "a"
chapter = "unit"
text = "b"
[step.question]
kind = "choice"
ask = "Which?"
choices = ["this", "that"]
replies = ["Look again.", ""]
answer = 2
"""


def test_replies_to_wrong_answers_are_read(tmp_path: Path) -> None:
    number, choice = (step.question for step in read_lesson(written(tmp_path, REPLIES)).steps)
    assert number is not None
    assert choice is not None
    assert number.reply_to("2") == "That is half."
    assert number.reply_to("8.4") == "That is twice as many."
    assert choice.reply_to("this") == "Look again."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("value = 2", "value = 4", "step 1: question: the number 4 among the wrong ones is right"),
        ("value = 8", 'value = "x"', "step 1: question: wrong 2: value"),
        ('say = "That is twice as many."', "", "wrong 2: a wrong number lacks the setting 'say'"),
        ("[[step.question.wrong]]\nvalue = 8", "[[step.question.wrongs]]\nvalue = 8", "has no setting 'wrongs'"),
        (
            '["Look again.", ""]',
            '["Look again."]',
            "step 2: question: replies must be one to each choice, 2; there are 1",
        ),
    ],
)
def test_replies_that_cannot_be_used_are_told(old: str, new: str, said: str, tmp_path: Path) -> None:
    assert old in REPLIES
    with pytest.raises(LessonError) as told:
        read_lesson(written(tmp_path, REPLIES.replace(old, new)))
    assert said in str(told.value)


def test_where_lines_end_in_the_file_is_of_no_meaning(lesson: Lesson) -> None:
    assert lesson.steps[0].text == "One line goes on in the next.\n\nAnother paragraph."


def test_settings_are_made_in_the_chapters_order(lesson: Lesson) -> None:
    settings = lesson.steps[1].settings
    assert settings is not None
    assert list(settings) == ["w1", "b"]


def test_a_step_without_settings_goes_on_from_the_one_before(lesson: Lesson) -> None:
    turned = {"w1": -2.0, "b": 1.0}
    assert lesson.settings_at(1) == {}
    assert lesson.settings_at(2, coming_from=1) == turned
    assert lesson.settings_at(3, coming_from=2) is None
    assert lesson.settings_at(3) == turned
    assert lesson.settings_at(3, coming_from=1) == turned


def test_another_chapter_begins_as_it_is_at_first(tmp_path: Path) -> None:
    steps = [{"title": "a", "text": "b", "chapter": key} for key in ("unit", "sigmoid")]
    lesson = read_lesson(written(tmp_path, tomli_w.dumps({"title": "t", "step": steps})))
    assert lesson.settings_at(2, coming_from=1) == {}
    assert lesson.minutes == 10
    assert lesson.summary == ""


def test_a_seed_is_the_setting_of_that_name(tmp_path: Path) -> None:
    step = {"title": "a", "text": "b", "chapter": "descent", "seed": 7}
    lesson = read_lesson(written(tmp_path, tomli_w.dumps({"title": "t", "step": [step]})))
    assert lesson.steps[0].settings == {"seed": 7}


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "marked.toml"
    path.write_bytes(WHOLE.encode("utf-8-sig"))
    assert read_lesson(path).title == "Weights"


def step_with(**values: Any) -> dict[str, Any]:
    return {"title": "a", "text": "b", "chapter": "unit", **values}


def question(**values: Any) -> dict[str, Any]:
    return step_with(question={"ask": "Well?", **values})


@pytest.mark.parametrize(
    ("steps", "complaint"),
    [
        (None, "it has no steps"),
        ([], "it has no steps"),
        ("a step", "it has no steps"),
        ([3], "step 1: a step must be a table"),
        ([step_with(), {}], "step 2: title is missing"),
        ([step_with(title=" ")], "step 1: title is empty"),
        ([step_with(text=3)], "step 1: text must be text; it is 3"),
        ([step_with(chapter="units")], "step 1: There is no chapter 'units'; there are slope, unit, perceptron"),
        ([step_with(txet="")], "step 1: a step has no 'txet'; it can have title, text"),
        ([step_with(settings=3)], "step 1: settings must be a table"),
        ([step_with(settings={"w9": 1})], "step 1: settings: The chapter 'unit' has no setting 'w9'; it has x1"),
        ([step_with(settings={"w1": "a"})], "step 1: settings.w1: Weight w₁ must be a finite number; it is 'a'"),
        ([step_with(settings={"w1": 1e7})], "step 1: settings.w1: Weight w₁ must be at most 1e.06; it is 1e.07"),
        ([step_with(seed=1)], "step 1: seed: The chapter 'unit' has no setting 'seed'"),
        ([step_with(chapter="descent", seed=1, settings={"seed": 1})], "step 1: seed stands there twice"),
        ([step_with(chapter="descent", seed=-1)], "step 1: seed: Seed must be between 0 and 99; it is -1"),
        ([step_with(locked="b")], "step 1: locked must be a list of settings, or \"all\"; it is 'b'"),
        ([step_with(locked=[3])], "step 1: locked must be a list of settings"),
        ([step_with(locked=["c"])], "step 1: locked: The chapter 'unit' has no setting 'c'"),
        ([step_with(question="Why?")], "step 1: question must be a table"),
        ([question()], "step 1: question: kind must be one of choice, number, reach, open; it is None"),
        ([question(kind=["choice"])], "step 1: question: kind must be one of"),
        ([question(kind="open", answer=1)], "step 1: question: a question of the kind open has no setting 'answer'"),
        ([question(kind="number")], "step 1: question: a number is wanted under answer, or a reading"),
        ([question(kind="number", answer=1, reading="output")], "step 1: question: .* one of them, and not both"),
        ([question(kind="number", reading="sum")], "step 1: question: reading: The chapter 'unit' tells no 'sum'"),
        (
            [step_with(chapter="network", question={"kind": "number", "ask": "?", "reading": "stage"})],
            "step 1: question: reading: the reading stage tells words, not numbers",
        ),
        (
            [question(kind="number", answer=1, wrong=[{"reading": "sum", "say": "No."}])],
            "step 1: question: reading: The chapter 'unit' tells no 'sum'",
        ),
        (
            [question(kind="number", answer=1, wrong=[{"say": "No."}])],
            "step 1: question: wrong 1: a number is wanted under value, or a reading",
        ),
        ([question(kind="choice", choices=["a", "b"])], "step 1: question: .* lacks the setting 'answer'"),
        ([question(kind="choice", choices=[1, 2], answer=1)], "step 1: question: choices must be a list"),
        ([step_with(question={"kind": "open"})], "step 1: question: .* lacks the setting 'ask'"),
        ([question(kind="reach", at_least=1)], "step 1: question: .* lacks the setting 'reading'"),
        (
            [question(kind="reach", reading="sum", at_least=1)],
            "step 1: question: reading: The chapter 'unit' tells no 'sum'; it tells output",
        ),
        ([question(kind="reach", reading="output", equals="a")], "step 1: question: reading: .* tells no words"),
        (
            [step_with(question=[{"kind": "open"}])],
            r"question: a step asks one question; it begins with \[step.question",
        ),
        ([step_with(settings=[{"w1": 1}])], "settings must be a table of named values; it is a list of 1"),
        (
            [step_with(chapter="graph", question={"kind": "reach", "ask": "?", "reading": "node", "equals": "z"})],
            "reading: the reading node tells words that nobody can foresee",
        ),
    ],
)
def test_a_lesson_that_cannot_be_used_is_one_sentence(tmp_path: Path, steps: object, complaint: str) -> None:
    table = {"title": "t"} if steps is None else {"title": "t", "step": steps}
    path = written(tmp_path, tomli_w.dumps(table))
    with pytest.raises(LessonError, match=complaint) as caught:
        read_lesson(path)
    assert str(caught.value).startswith(f"The lesson {path} cannot be used: ")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"title": ""}, "title is empty"),
        ({"title": None}, "title is missing"),
        ({"summary": 1}, "summary must be text"),
        ({"title": date(2026, 3, 1)}, "title must be text; it is 2026-03-01"),
        ({"minutes": datetime(2026, 3, 1, 9, 30)}, "minutes must be a whole number; it is 2026-03-01 09:30:00"),
        ({"minutes": 0}, "minutes must be between 1 and 600; it is 0"),
        ({"minutes": 2.5}, "minutes must be a whole number; it is 2.5"),
        ({"steps": []}, "a lesson has no 'steps'; it can have title, summary, minutes, step"),
    ],
)
def test_a_head_that_cannot_be_used(tmp_path: Path, change: dict[str, Any], complaint: str) -> None:
    table = {key: value for key, value in {"title": "t", "step": [step_with()], **change}.items() if value is not None}
    with pytest.raises(LessonError, match=complaint):
        read_lesson(written(tmp_path, tomli_w.dumps(table)))


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"title = ", "not valid TOML"),
        (b"title = '\xe4'", "not text in UTF-8"),
        (b"a = " + b"[" * 50_000, "not valid TOML: its brackets are nested too deeply"),
        (b"a = " + b"9" * 5_000, "not valid TOML: a number in it has too many digits"),
        (b'title = "\\ud800"', "not valid TOML"),
        (b"#" * (MAX_TOML_BYTES + 1), "larger than 1 MB"),
    ],
)
def test_a_file_that_is_no_lesson(tmp_path: Path, data: bytes, complaint: str) -> None:
    path = tmp_path / "odd.toml"
    path.write_bytes(data)
    with pytest.raises(LessonError, match=complaint) as caught:
        read_lesson(path)
    assert "odd.toml" in str(caught.value)


@pytest.mark.parametrize(
    "change",
    [
        {"title": ["x" * 5_000]},
        {"x" * 5_000: 1},
        {"minutes": "9" * 5_000},
        {"minutes": 10**308},
        {"step": [step_with(text=[["deep"] * 999])]},
        {"step": [step_with(chapter="c" * 5_000)]},
        {"step": [step_with(settings={"s" * 5_000: 1})]},
        {"step": [step_with(locked="b" * 5_000)]},
        {"step": [question(kind="number", answer="9" * 5_000)]},
        {"step": [question(kind="k" * 5_000)]},
        {"step": [question(kind="choice", choices=["a" * 5_000, "a" * 5_000], answer=1)]},
    ],
)
def test_a_long_value_is_quoted_short(tmp_path: Path, change: dict[str, Any]) -> None:
    table = {"title": "t", "step": [step_with()], **change}
    path = written(tmp_path, tomli_w.dumps(table))
    with pytest.raises(LessonError) as caught:
        read_lesson(path)
    assert "…" in str(caught.value)
    assert len(str(caught.value)) < len(str(path)) + 320


def test_a_number_that_python_would_not_write_is_refused_in_words(tmp_path: Path) -> None:
    path = written(tmp_path, f'title = "t"\nminutes = 0x1{"0" * 5_000}\n[[step]]')
    with pytest.raises(LessonError, match="minutes must be between 1 and 600; it is a value too large to show"):
        read_lesson(path)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there, names of files are text")
def test_a_name_that_is_no_text_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.toml")
    path.write_text(WHOLE, encoding="utf-8")
    with pytest.raises(LessonError, match="its name is not text in UTF-8; give it another one") as caught:
        read_lesson(path)
    str(caught.value).encode()
    lessons, (problem,) = read_lessons(tmp_path)
    assert lessons == ()
    assert r"caf\udce9.toml" in problem


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.toml", tmp_path):
        with pytest.raises(LessonError, match="cannot be read"):
            read_lesson(path)


def test_a_folder_is_read_in_order_with_what_is_wrong(tmp_path: Path) -> None:
    written(tmp_path, WHOLE, "b.toml")
    written(tmp_path, WHOLE, "a.toml")
    written(tmp_path, "title = 1", "c.toml")
    written(tmp_path, "no lesson", "notes.txt")
    written(tmp_path, WHOLE, "UP.TOML")
    lessons, problems = read_lessons(tmp_path)
    assert [lesson.key for lesson in lessons] == ["UP", "a", "b"]
    assert len(problems) == 1
    assert "c.toml" in problems[0]
    assert read_lessons(tmp_path / "absent") == ((), ())


VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
PLACES = st.sampled_from(
    ["title", "minutes", "step.title", "step.text", "step.chapter", "step.settings", "step.seed", "step.locked"]
    + [f"step.question.{key}" for key in ("kind", "ask", "why", "predict", "choices", "answer", "tolerance")]
    + [f"step.question.{key}" for key in ("reading", "at_least", "at_most", "equals")]
    + ["step.settings.w1", "step.settings.seed", "step.question"]
)
KINDS = st.sampled_from(
    [
        {"kind": "choice", "ask": "a", "choices": ["a", "b"], "answer": 1},
        {"kind": "number", "ask": "a", "answer": 1.5},
        {"kind": "reach", "ask": "a", "reading": "output", "at_least": 1},
        {"kind": "open", "ask": "a"},
    ]
)


@given(PLACES, VALUES, KINDS)
@settings(max_examples=200)
def test_whatever_stands_anywhere_a_lesson_is_read_or_refused(
    tmp_path: Path, place: str, value: Any, asked: dict[str, Any]
) -> None:
    step = {"title": "a", "text": "b", "chapter": "unit", "settings": {"w1": 1.0}, "question": dict(asked)}
    table: dict[str, Any] = {"title": "t", "step": [step]}
    *way, last = place.split(".")
    inner = table
    for name in way:
        inner = inner["step"][0] if name == "step" else inner[name]
    inner[last] = value
    path = written(tmp_path, tomli_w.dumps(table))
    try:
        lesson = read_lesson(path)
    except LessonError as error:
        assert str(path) in str(error)
    else:
        assert len(lesson.steps) == 1
