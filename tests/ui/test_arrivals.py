"""Arrivals: a file that is dropped, named at the start or opened goes where it belongs, whichever page is shown."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hwr.ink.drawing import Drawing
from hwr.ink.inkml import inkml_bytes
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import write_recipe
from hwr.store.model_file import load_model, save_model
from hwr.ui.app import Lab
from hwr.ui.arrivals import Kind, kind_of
from hwr.ui.kit.drops import DropFrameWidget
from tests.ui.conftest import OpenLab
from tests.ui.drag import Drag, files

SEVEN = Drawing.from_strokes([[(70, 60), (180, 60), (120, 210)]])


@pytest.fixture
def model(lab: Lab, tmp_path: Path) -> Path:
    path = tmp_path / "of a friend.safetensors"
    save_model(path, replace(load_model(lab.paths.shipped_model), metrics={"test_accuracy": 0.5}))
    return path


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    path = tmp_path / "seven.inkml"
    path.write_bytes(inkml_bytes(SEVEN))
    return path


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    path = tmp_path / "ours.jsonl"
    sample = {"id": "a", "label": "7", "writer": "w", "strokes": [[[70, 60], [180, 60], [120, 210]]]}
    path.write_text("".join(json.dumps({**sample, "id": str(number)}) + "\n" for number in range(3)), encoding="utf-8")
    return path


def page_title(lab: Lab) -> str:
    return lab.window.page[1]


def taught(lab: Lab) -> int:
    return sum(lab.teaching.counts().values())


def frame(lab: Lab) -> DropFrameWidget:
    found = lab.window.findChild(DropFrameWidget)
    assert isinstance(found, DropFrameWidget)
    return found


@pytest.mark.parametrize("page", ["page", "paper_page", "teach_page", "train_page", "runs_page", "explain_page"])
def test_a_model_dropped_on_any_page_reads(lab: Lab, model: Path, page: str) -> None:
    shown: QWidget = getattr(lab, page)
    lab.window.show_page(shown)
    drag = Drag(files(model), shown)
    assert drag.is_welcome
    assert frame(lab).isVisible()
    assert frame(lab).words == "Read with this model"
    drag.drop()
    assert not frame(lab).isVisible()
    assert lab.reader.network.file == model
    assert "50.0" in lab.window.messages.sentence
    assert lab.window.page[0] is shown, "one stays where one is"
    assert lab.keeping.settings.recent == (model,)
    lab.window.messages.action_requested.emit()
    assert lab.reader.network.is_shipped


def test_a_drawing_dropped_on_a_page_that_has_no_use_for_it_is_read(lab: Lab, qtbot: QtBot, drawing: Path) -> None:
    lab.window.show_page(lab.runs_page)
    Drag(files(drawing), lab.runs_page).drop()
    qtbot.waitUntil(lambda: lab.session.document == SEVEN)
    assert page_title(lab) == "Read"


def test_samples_come_to_my_digits(lab: Lab, qtbot: QtBot, samples: Path) -> None:
    drag = Drag(files(samples), lab.page)
    assert frame(lab).words == "Bring the samples in"
    drag.drop()
    assert page_title(lab) == "My digits"
    qtbot.waitUntil(lambda: taught(lab) == 3)
    qtbot.waitUntil(lambda: lab.keeping.settings.recent == (samples,))


def test_on_my_digits_a_drawing_is_a_sample_and_a_folder_many(
    lab: Lab, qtbot: QtBot, drawing: Path, tmp_path: Path
) -> None:
    lab.window.show_page(lab.teach_page)
    folder = tmp_path / "digits" / "7"
    folder.mkdir(parents=True)
    for number in range(2):
        shutil.copyfile(drawing, folder / f"{number}.inkml")
    Drag(files(folder.parent), lab.teach).drop()
    qtbot.waitUntil(lambda: taught(lab) == 2)
    qtbot.waitUntil(lambda: lab.teach.is_idle)
    Drag(files(folder / "0.inkml"), lab.teach).drop()
    qtbot.waitUntil(lambda: lab.teach.is_idle)
    assert page_title(lab) == "My digits"


def test_a_lesson_is_begun_on_explain(lab: Lab, tmp_path: Path) -> None:
    lesson = tmp_path / "mine.toml"
    shutil.copyfile(sorted(lab.paths.shipped_lessons.glob("*.toml"))[0], lesson)
    Drag(files(lesson), lab.page).drop()
    assert page_title(lab) == "Explain"
    assert lab.explain.lesson is not None
    assert lab.keeping.settings.recent == (lesson,)


def test_a_recipe_comes_to_the_form_of_train(lab: Lab, tmp_path: Path) -> None:
    preset = list(PRESETS.values())[-1]
    write_recipe(tmp_path / "recipe.toml", preset.recipe)
    Drag(files(tmp_path / "recipe.toml"), lab.page).drop()
    assert page_title(lab) == "Train"
    assert lab.train.page.form.recipe == preset.recipe


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bad.toml", b"= 1", "TOML"),
        ("bad.safetensors", b"nothing", "bad.safetensors"),
        ("lesson.toml", b'title = "x"', "lesson"),
        ("recipe.toml", b"learning = 1", "recipe.toml"),
    ],
)
def test_what_cannot_be_used_is_said_and_not_listed(
    lab: Lab, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    Drag(files(tmp_path / name), lab.page).drop()
    assert said in lab.window.messages.sentence
    assert lab.keeping.settings.recent == ()


def test_a_file_dropped_on_a_field_is_opened_and_not_written_into_it(lab: Lab, qtbot: QtBot, drawing: Path) -> None:
    lab.window.show_page(lab.runs_page)
    search = lab.runs.findChild(QLineEdit, "runsSearch")
    assert isinstance(search, QLineEdit)
    Drag(files(drawing), search).drop()
    assert search.text() == ""
    qtbot.waitUntil(lambda: lab.session.document == SEVEN)


def test_of_several_files_the_first_is_opened_which_is_said_beforehand(
    lab: Lab, qtbot: QtBot, drawing: Path, model: Path
) -> None:
    drag = Drag(files(drawing, model), lab.page)
    assert frame(lab).words == "Open it: the first of 2 files"
    drag.drop()
    qtbot.waitUntil(lambda: lab.session.document == SEVEN)
    assert lab.reader.network.is_shipped


def test_what_is_dragged_away_again_does_nothing(lab: Lab, model: Path) -> None:
    Drag(files(model), lab.page).leave()
    assert not frame(lab).isVisible()
    assert lab.reader.network.is_shipped


def test_what_cannot_be_opened_is_not_welcome(lab: Lab) -> None:
    mime = QMimeData()
    mime.setText("some words")
    assert not Drag(mime, lab.page).is_welcome
    assert not frame(lab).isVisible()


def test_a_picture_without_a_file_is_welcome_on_paper(lab: Lab, qtbot: QtBot, tmp_path: Path) -> None:
    Image.new("L", (300, 200), 240).save(tmp_path / "bare.png")
    lab.window.show_page(lab.paper_page)
    mime = QMimeData()
    mime.setImageData(QImage(str(tmp_path / "bare.png")))
    drag = Drag(mime, lab.paper)
    assert frame(lab).words == "Read it on this page"
    drag.drop()
    qtbot.waitUntil(lambda: lab.paper.review is not None and not lab.paper.task.is_busy)


def test_the_keyboard_goes_on_after_a_drop(lab: Lab, model: Path) -> None:
    lab.page.canvas.setFocus()
    Drag(files(model), lab.page.canvas).drop()
    QTest.keyClick(lab.page.canvas, Qt.Key.Key_E)
    assert lab.actions.eraser.isChecked()


@pytest.mark.parametrize("which", ["model", "drawing", "samples"])
def test_a_file_named_at_the_start_goes_there_too(
    open_lab: OpenLab, qtbot: QtBot, request: pytest.FixtureRequest, which: str
) -> None:
    path: Path = request.getfixturevalue(which)
    lab = open_lab(file=path)
    arrived: dict[str, Callable[[], bool]] = {
        "model": lambda: lab.reader.network.file == path,
        "drawing": lambda: lab.session.document == SEVEN,
        "samples": lambda: taught(lab) == 3,
    }
    qtbot.waitUntil(arrived[which])


def test_what_was_opened_is_opened_again_from_the_list(open_lab: OpenLab, model: Path, lab: Lab) -> None:
    lab.files.open_file(model)
    lab.reader.use_shipped()
    lab.window.close()
    again = open_lab()
    again.window.recent.aboutToShow.emit()
    again.window.recent.actions()[0].trigger()
    assert again.reader.network.file == model


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.png", Kind.INK),
        ("a.INKML", Kind.INK),
        ("a.SAFETENSORS", Kind.MODEL),
        ("a.jsonl.gz", Kind.SAMPLES),
        ("a.gz", Kind.INK),
        ("a.toml", Kind.LESSON),
        ("toml", Kind.INK),
    ],
)
def test_a_name_says_what_a_file_is(name: str, kind: Kind) -> None:
    assert kind_of(Path(name)) is kind
