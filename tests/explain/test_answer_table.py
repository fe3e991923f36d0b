"""The answer table: who skipped what, what a spreadsheet makes of it, and the exports of a class as one table."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import LessonError
from hwr.explain.answer_table import (
    COLUMNS,
    AnswerRow,
    merged,
    read_export,
    rows_of,
    to_csv,
    to_json,
    to_wide_csv,
    to_wide_json,
)
from hwr.explain.lesson import Lesson, LessonStep
from hwr.explain.number_question import NumberQuestion
from hwr.explain.progress import LessonProgress
from hwr.explain.question import OpenQuestion, Question

NOON = datetime(2026, 3, 1, 12, 0, 0, 999, tzinfo=UTC)


def step(question: Question | None) -> LessonStep:
    return LessonStep("title", "text", "unit", None, (), question)


LESSON = Lesson(
    "sums",
    "Sums",
    "",
    5,
    (step(NumberQuestion(ask="0 + 1?", answer=1)), step(None), step(OpenQuestion(ask="Why?")), step(None)),
)

ROW = AnswerRow("Ada", "sums", 1, "0 + 1?", "-3", "1", right=False, tries=2, when="2026-03-01T12:00:00+00:00")

words = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=20)
rows = st.builds(
    AnswerRow,
    pupil=words.filter(bool),
    lesson=words,
    step=st.integers(1, 99),
    question=words,
    given=words,
    expected=words,
    right=st.none() | st.booleans(),
    tries=st.integers(0, 99),
    when=words,
)


def read(text: str, tmp_path: Path, name: str = "ben.csv", *, encoding: str = "utf-8-sig") -> tuple[AnswerRow, ...]:
    (tmp_path / name).write_bytes(text.encode(encoding))
    return read_export(tmp_path / name)


def skipped(progress: LessonProgress) -> list[int]:
    return [row.step for row in rows_of(progress, [LESSON]) if row.is_skipped]


def test_a_question_is_skipped_once_the_learner_is_past_it() -> None:
    assert skipped(LessonProgress()) == []
    assert skipped(LessonProgress().at("sums", 1)) == [], "who stands before it may still answer"
    assert skipped(LessonProgress().at("sums", 2)) == [1]
    assert skipped(LessonProgress().at("sums", 3)) == [1]
    assert skipped(LessonProgress().at("sums", 4)) == [1, 3]
    assert skipped(LessonProgress().done("sums")) == [1, 3]
    assert skipped(LessonProgress().at("sums", 1).answered(LESSON, 3, "so", NOON)) == [1], "who answered a later one"
    assert skipped(LessonProgress().answered(LESSON, 1, "1", NOON).done("sums")) == [3]


def test_a_skipped_question_is_a_row_without_an_answer() -> None:
    progress = LessonProgress().named("Ada").answered(LESSON, 3, "so", NOON).at("sums", 4)
    answered, passed = rows_of(progress, [LESSON])
    assert answered == AnswerRow("Ada", "sums", 3, "Why?", "so", "", None, tries=1, when="2026-03-01T12:00:00+00:00")
    assert passed == AnswerRow("Ada", "sums", 1, "0 + 1?", "", "1", None, tries=0, when="")
    assert passed.outcome == "skipped"


@given(st.lists(rows, max_size=4))
def test_the_table_has_a_row_for_each_question(given: list[AnswerRow]) -> None:
    table = list(csv.DictReader(io.StringIO(to_csv(given), newline="")))
    assert [(int(row["step"]), int(row["tries"])) for row in table] == [(one.step, one.tries) for one in given]
    for row, one in zip(table, given, strict=True):
        assert row["given"] in (one.given, f"'{one.given}")
        assert row["right"] == ("" if one.right is None else str(one.right))


@pytest.mark.parametrize(
    ("given", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@cmd", "'@cmd"),
        ("\t=1", "'\t=1"),
        ("-x", "'-x"),
        ("-inf", "'-inf"),
        ("-0.5", "-0.5"),
        ("1=1", "1=1"),
        ("'=1", "''=1"),
    ],
)
def test_no_answer_is_a_formula_to_a_spreadsheet(given: str, cell: str) -> None:
    row = replace(ROW, pupil=given, given=given)
    line = next(csv.DictReader(io.StringIO(to_csv([row]), newline="")))
    assert (line["given"], line["pupil"]) == (cell, cell)
    assert cell in to_wide_csv([row]).splitlines()[1].split(",")[0]


@pytest.mark.parametrize("written", [to_csv, to_json])
@given(given=st.lists(rows, max_size=4))
def test_what_was_exported_is_read_back(
    given: list[AnswerRow], written: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert callable(written)
    assert list(read(written(given), tmp_path_factory.mktemp("exports"))) == given


def test_what_a_spreadsheet_saved_is_read_too(tmp_path: Path) -> None:
    lines = [[str(getattr(ROW, name)) for name in reversed(COLUMNS)], ["", "", "", "", "", "", "", "", ""]][:1]
    for sign in (";", "\t"):
        text = "\r\n".join(sign.join(cells) for cells in [[*reversed(COLUMNS)], *lines])
        assert read(text.replace("False", "FALSE"), tmp_path) == (ROW,)


def test_a_learner_without_a_name_is_called_as_the_file_is(tmp_path: Path) -> None:
    bare = replace(ROW, pupil="")
    assert [row.pupil for row in read(to_csv([bare, ROW]), tmp_path)] == ["ben", "Ada"]
    answer = {name: value for name, value in asdict(bare).items() if name != "pupil"}
    old = {"format": 1, "reached": {}, "finished": [], "answers": [answer]}
    assert [row.pupil for row in read(json.dumps(old), tmp_path, "carl.json")] == ["carl"]
    assert [row.pupil for row in read(json.dumps({**old, "pupil": "Dora"}), tmp_path, "carl.json")] == ["Dora"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "its first row lacks 8 columns, lesson, step, question, "),
        ("pupil,lesson\nAda,sums\n", "its first row lacks 7 columns, step, "),
        (to_csv([ROW]).replace(",1,0 + 1?", ",one,0 + 1?"), "in row 2 step is not what an export has there"),
        (to_csv([ROW]).replace("False", "maybe"), "in row 2 right is not what"),
        (to_csv([ROW])[:-40], "in row 2 "),
        (to_csv([ROW]) + '"', "its row 2 is no table's"),
        (to_json([ROW])[:-9], "it is no whole JSON"),
        ("{}", "it holds no answers"),
        ('{"answers": [3]}', "answer 1 is none"),
        (to_json([ROW]).replace('"step": 1', '"step": 0'), "in answer 1 step is not what"),
    ],
)
def test_damage_is_told_in_one_sentence(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(LessonError) as told:
        read(text, tmp_path)
    assert str(told.value).startswith(f"The export {tmp_path / 'ben.csv'} cannot be used: ")
    assert said in str(told.value)
    assert str(told.value).count(". ") == 0


def test_files_that_are_no_text_or_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match="is no text in UTF-8"):
        read("ä", tmp_path, encoding="latin-1")
    with pytest.raises(LessonError, match=r"The export .*nowhere.csv"):
        read_export(tmp_path / "nowhere.csv")


def test_the_exports_of_a_class_become_one_table() -> None:
    second = replace(ROW, lesson="unit", step=2, question="Why?", given="so", expected="", right=None, tries=1)
    again = replace(ROW, given="1", right=True, tries=3, when="2026-03-02T08:00:00+00:00")
    ben = replace(ROW, pupil="Ben", given="", right=None, tries=0, when="")
    table = merged({"home.csv": [second, again], "ben.csv": [ben], "school.csv": [ROW]})
    assert table == (again, second, ben), "by pupils in the order of the files; the last answer counts"
    assert to_wide_csv(table).splitlines() == ["pupil,sums 1: 0 + 1?,unit 2: Why?", "Ada,right,so", "Ben,skipped,"]
    wide = json.loads(to_wide_json(table))
    assert wide["pupils"] == [
        {"pupil": "Ada", "outcomes": ["right", "so"]},
        {"pupil": "Ben", "outcomes": ["skipped", ""]},
    ]
    assert [one["question"] for one in wide["questions"]] == ["0 + 1?", "Why?"]
    assert to_wide_csv([ROW]).splitlines()[1] == "Ada,wrong: -3"


def test_two_files_of_one_name_are_two_pupils() -> None:
    nameless = replace(ROW, pupil="answers")
    table = merged({"a/answers.csv": [nameless], "b/answers.csv": [replace(nameless, given="4")]})
    assert [row.pupil for row in table] == [str(Path("a/answers")), str(Path("b/answers"))]
