"""What is kept of lessons: progress, and the answers for a teacher."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from hwr.errors import StorageError
from hwr.explain.progress import LessonProgress
from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.explain.explain import Explain
from hwr.ui.explain.lesson_shelf import LessonShelf
from tests.ui.conftest import OpenLab
from tests.ui.dialogs import answer
from tests.ui.explain.on_page import in_contents, opened, press, title, typed

pytestmark = pytest.mark.usefixtures("ready_digits")


def test_progress_is_kept_when_the_window_is_opened_again(explain: Explain, open_lab: OpenLab) -> None:
    typed(explain, "lessonNumber", "2")
    press(explain, "lessonAnswer")
    press(explain, "lessonNext")
    again = opened(open_lab())
    assert again.progress == explain.progress
    again.begin_lesson("two")
    assert title(again) == "Second"
    press(again, "lessonBack")
    line = again.page.findChild(QLineEdit, "lessonNumber")
    assert isinstance(line, QLineEdit)
    assert line.text() == "2"
    assert again.page.lesson.feedback == "✓ Right."


def save_as(explain: Explain, path: Path) -> bool:
    """Export the answers under a name typed into the dialog; return whether it asked to replace a file: no."""
    asked = answer(path)
    press(explain, "answersExport")
    return bool(asked)


def test_answers_are_exported_as_csv_and_as_json(explain: Explain, lab: Lab, tmp_path: Path) -> None:
    typed(explain, "lessonNumber", "3")
    press(explain, "lessonAnswer")
    press(explain, "lessonLeave")
    for chosen in ("table", "answers.json"):
        assert not save_as(explain, tmp_path / chosen)
        assert "1 answer was written" in lab.window.messages.sentence
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert {name: row[name] for name in ("lesson", "step", "question", "given", "expected", "right", "tries")} == {
        "lesson": "two",
        "step": "1",
        "question": "1 + 1?",
        "given": "3",
        "expected": "2",
        "right": "False",
        "tries": "1",
    }
    (answer,) = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))["answers"]
    assert (answer["given"], answer["right"]) == ("3", False)


def test_an_export_says_whose_it_is(tmp_path: Path) -> None:
    shelf = LessonShelf(Paths.of_user())
    shelf.load()
    lesson = shelf.lessons["01-unit"]
    shelf.change(lambda progress: progress.named("Ada").answered(lesson, 1, "It becomes 0").at("01-unit", 6))
    with shelf.export(tmp_path / "ada.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["pupil"] for row in rows} == {"Ada"}
    assert [(row["step"], row["tries"], row["right"]) for row in rows][:2] == [("1", "1", "False"), ("2", "0", "")]


def test_no_file_is_replaced_that_nobody_was_asked_about(explain: Explain, tmp_path: Path) -> None:
    typed(explain, "lessonNumber", "3")
    press(explain, "lessonAnswer")
    press(explain, "lessonLeave")
    for name in ("table.csv", "table.json"):
        (tmp_path / name).write_text("dear to somebody", encoding="utf-8")
    assert save_as(explain, tmp_path / "table"), "the name gets its suffix before it is asked about"
    assert (tmp_path / "table.csv").read_text(encoding="utf-8") == "dear to somebody"
    shelf = LessonShelf(Paths.of_user())
    with pytest.raises(StorageError, match=r"table\.csv is there already; choose it by its whole name"):
        shelf.export(tmp_path / "table")
    assert shelf.export(tmp_path / "other") == tmp_path / "other.csv"


def test_there_is_nothing_to_export_before_the_first_answer(lab: Lab) -> None:
    explain = in_contents(lab)
    press(explain, "answersExport")
    assert "no answers yet" in lab.window.messages.sentence


def test_a_place_that_cannot_be_written_is_told(explain: Explain, lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    typed(explain, "lessonNumber", "3")
    press(explain, "lessonAnswer")
    press(explain, "lessonLeave")
    save_as(explain, tmp_path / "file" / "answers.csv")
    assert str(tmp_path) in lab.window.messages.sentence


def test_progress_that_cannot_be_read_is_set_aside(open_lab: OpenLab) -> None:
    path = Paths.of_user().progress
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{ this is not JSON", encoding="utf-8")
    lab = open_lab()
    explain = opened(lab)
    assert explain.progress == LessonProgress()
    assert path.with_name("progress.json.bak").exists()
    assert "begin anew" in lab.window.messages.sentence


def test_what_was_set_aside_before_stays(open_lab: OpenLab) -> None:
    path = Paths.of_user().progress
    path.parent.mkdir(parents=True, exist_ok=True)
    for number in (1, 2, 3):
        path.write_text(f"unreadable {number}", encoding="utf-8")
        opened(lab := open_lab())
    kept = [path.with_name(f"progress.json.{end}") for end in ("bak", "bak2", "bak3")]
    assert [one.read_text(encoding="utf-8") for one in kept] == ["unreadable 1", "unreadable 2", "unreadable 3"]
    assert "progress.json.bak3" in lab.window.messages.sentence


def test_what_fits_in_no_file_does_not_stand_in_the_way() -> None:
    shelf = LessonShelf(Paths.of_user())
    shelf.change(lambda progress: progress.at("sums", 2))
    with pytest.raises(UnicodeEncodeError):
        shelf.change(lambda progress: progress.at("caf\udce9", 1))
    shelf.change(lambda progress: progress.at("sums", 3))
    assert shelf.progress.reached == {"sums": 3}


def test_lessons_go_on_where_progress_cannot_be_kept(open_lab: OpenLab, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    lab = open_lab(progress=tmp_path / "file" / "progress.json")
    explain = opened(lab)
    explain.begin_lesson("01-unit")
    assert explain.lesson is not None
    assert "progress.json" in lab.window.messages.sentence
    press(explain, "lessonNext")
    assert explain.progress.reached == {"01-unit": 2}
