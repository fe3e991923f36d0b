"""`hwr lessons merge`, as a teacher meets it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from hwr.cli.entry import exit_code
from hwr.explain.answer_table import AnswerRow, to_csv, to_json

ADA = AnswerRow("Ada", "unit", 1, "1 + 1?", "3", "2", right=False, tries=1, when="2026-03-01T12:00:00+00:00")
BEN = AnswerRow("", "unit", 1, "1 + 1?", "", "2", right=None, tries=0, when="")


@pytest.fixture
def exports(tmp_path: Path) -> list[str]:
    (tmp_path / "one.csv").write_text(to_csv([ADA]), encoding="utf-8-sig")
    (tmp_path / "Ben.json").write_text(to_json([BEN]), encoding="utf-8")
    return [str(tmp_path / "one.csv"), str(tmp_path / "Ben.json")]


def test_exports_are_merged(exports: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "class.csv"
    assert exit_code(["lessons", "merge", *exports, "--out", str(out)]) == 0
    assert capfd.readouterr().out == f"1 answer of 2 pupils, 1 skipped question: {out}\n"
    with out.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [(line["pupil"], line["given"], line["right"], line["tries"]) for line in lines] == [
        ("Ada", "3", "False", "1"),
        ("Ben", "", "", "0"),
    ]


def test_the_wide_table_has_a_row_for_each_pupil(
    exports: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "class.csv"
    assert exit_code(["lessons", "merge", *exports, "--wide", "--out", str(out), "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert told == {"out": str(out), "pupils": ["Ada", "Ben"], "questions": 1, "answers": 1, "skipped": 1}
    assert out.read_text(encoding="utf-8-sig").splitlines() == [
        "pupil,unit 1: 1 + 1?",
        "Ada,wrong: 3",
        "Ben,skipped",
    ]
    as_json = tmp_path / "class.json"
    assert exit_code(["lessons", "merge", *exports, "--out", str(as_json)]) == 0
    assert [one["pupil"] for one in json.loads(as_json.read_text(encoding="utf-8"))["answers"]] == ["Ada", "Ben"]


def test_damaged_input_is_one_sentence_and_nothing_is_written(
    exports: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.csv").write_text("pupil;lesson\n", encoding="utf-8")
    out = tmp_path / "class.csv"
    assert exit_code(["lessons", "merge", *exports, "--out", str(out)]) == 1
    printed = capfd.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "one.csv cannot be used: its first row lacks 7 columns" in printed.err
    assert not out.exists()
