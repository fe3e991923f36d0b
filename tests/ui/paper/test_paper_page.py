"""The page Paper, used as a user does: by mouse, keyboard, clipboard and files, on a page that really is read."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hwr.ui.app import Lab
from hwr.ui.kit.theme import DARK, LIGHT
from hwr.ui.paper import page as paper
from hwr.ui.paper.page import PaperPage
from hwr.ui.paper.table import SURE, TEXT
from tests.ink.pages import own_hand, written_page
from tests.ink.photographs import Light, encoded
from tests.ui.conftest import Wear
from tests.ui.drag import Drag, files

ROWS = [["305", "7142"], ["66", "1"], ["58", "2947"]]


def saved_page(folder: Path, rows: list[list[str]] = ROWS, name: str = "page.png") -> Path:
    file = folder / name
    file.write_bytes(photographed(tuple(map(tuple, rows))))
    return file


@cache
def photographed(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """The photograph of a page with these numbers, as a file's content."""
    rng, lines = np.random.default_rng(4), list(map(list, rows))
    written = written_page(own_hand(), lines, rng=rng, size=(700, 520), height=44, pen=5, columns=2, turned=4.0)
    return encoded(written.photographed(Light(falloff=0.3)), "PNG", compress_level=1)


@pytest.fixture
def on_paper(lab: Lab) -> PaperPage:
    lab.window.show_page(lab.paper_page)
    return lab.paper


def read(qtbot: QtBot, lab: Lab, file: Path) -> PaperPage:
    lab.files.open_file(file)
    qtbot.waitUntil(lambda: lab.paper.review is not None and not lab.paper.task.is_busy)
    return lab.paper


def texts(page: PaperPage) -> list[str]:
    return [str(page.model.index(row, TEXT).data()) for row in range(page.model.rowCount())]


def unsure(page: PaperPage, number: int) -> bool:
    assert page.review is not None
    return page.review.is_unsure(number)


def middle_of(page: PaperPage, number: int) -> QPoint:
    return page.sheet.outline(number).boundingRect().center().toPoint()


def test_the_empty_page_invites_and_has_nothing_to_save(lab: Lab, on_paper: PaperPage) -> None:
    assert on_paper.invitation.isVisible()
    assert not on_paper.sheet.isVisible()
    assert "A page of numbers becomes a table" in on_paper.invitation.accessibleName()
    lab.actions.save.trigger()
    assert lab.window.messages.sentence == "There is nothing to save yet: open a page first."
    before = on_paper.invitation.grab().toImage()
    lab.window.drops.hovered.emit(True)
    assert on_paper.invitation.grab().toImage() != before


def test_a_page_is_opened_read_and_shown(qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path) -> None:
    page = read(qtbot, lab, saved_page(tmp_path))
    assert page.sheet.isVisible() and page.table.isVisible() and not page.invitation.isVisible()
    assert page.review is not None
    assert [(n.row, n.column) for n in page.review.page.numbers] == [(i, j) for i in range(3) for j in range(2)]
    assert page.selected == page.table.currentIndex().row() == 0
    assert page.summary.accessibleName().startswith("6 numbers, ")
    assert lab.keeping.settings.recent[0].name == "page.png"
    assert "row 1, column 1" in page.sheet.accessibleDescription()


def test_table_and_picture_select_alike(qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path) -> None:
    page = read(qtbot, lab, saved_page(tmp_path))
    QTest.mouseClick(page.sheet, Qt.MouseButton.LeftButton, pos=middle_of(page, 3))
    assert page.selected == page.table.currentIndex().row() == 3
    QTest.mouseClick(page.sheet, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert page.selected == 3
    for key, number in (
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_End, 5),
        (Qt.Key.Key_Right, 5),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(page.sheet, key)
        assert page.selected == page.table.currentIndex().row() == number
    before = page.sheet.grab().toImage()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.selected == 1
    assert "row 1, column 2" in page.sheet.accessibleDescription()
    assert page.sheet.grab().toImage() != before


def test_typing_corrects_and_undo_takes_it_back(qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path) -> None:
    page = read(qtbot, lab, saved_page(tmp_path))
    was = texts(page)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_8)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "04")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(page) == [was[0], "804", *was[2:]])  # Qt takes it later
    assert page.model.index(1, SURE).data() == "corrected"
    assert not unsure(page, 1)
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(page) == was
    assert page.selected == 1, "what has changed is selected"
    QTest.keyClick(page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert texts(page)[1] == "804"


def test_a_double_click_on_the_picture_corrects(qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path) -> None:
    page = read(qtbot, lab, saved_page(tmp_path))
    QTest.mouseDClick(page.sheet, Qt.MouseButton.LeftButton, pos=middle_of(page, 2))
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("  ")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert texts(page)[2] != "", "nothing is no number"
    assert not page.undo.isEnabled()


def test_f8_goes_round_those_that_are_unsure(qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path) -> None:
    page = read(qtbot, lab, saved_page(tmp_path, [["305", "7142"], ["66", "1111"]]))
    to_check = [number for number in range(4) if unsure(page, number)]
    for number in to_check:
        assert str(page.model.index(number, SURE).data()).startswith("?"), "a sign, not only a colour"
    for number in [*to_check, *to_check[:1]]:
        page.table.select((number - 1) % 4)
        QTest.keyClick(page, Qt.Key.Key_F8)
        assert page.selected == number
    for number in to_check:
        page.model.correction_requested.emit(number, "9")
    assert not page.check.isEnabled()
    assert page.summary.accessibleName() == "4 numbers, none to check"


def test_the_table_is_copied_for_a_spreadsheet(qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path) -> None:
    page = read(qtbot, lab, saved_page(tmp_path))
    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    table = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert [text for row in table for text in row] == texts(page)
    assert lab.window.messages.sentence == "Copied a table of 3 rows and 2 columns."


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_the_numbers_are_saved(
    qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    page = read(qtbot, lab, saved_page(tmp_path))
    page.model.correction_requested.emit(0, "777")
    target = tmp_path / f"numbers{suffix}"
    monkeypatch.setattr(page, "_choose", lambda _parent, usual: target if usual == "page.csv" else None)
    lab.actions.save.trigger()
    assert lab.window.messages.sentence == f"Saved as {target}."
    if suffix == ".csv":
        with target.open(newline="", encoding="utf-8") as file:
            assert [text for row in csv.reader(file) for text in row] == texts(page)
    else:
        told = json.loads(target.read_text(encoding="utf-8"))
        assert [line["text"] for line in told["lines"]] == texts(page)
        assert [line["corrected"] for line in told["lines"]] == [True] + 5 * [False]


def test_what_cannot_be_saved_is_said(
    qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = read(qtbot, lab, saved_page(tmp_path))
    monkeypatch.setattr(page, "_choose", lambda _parent, _usual: tmp_path / "nowhere" / "numbers.csv")
    page.save.click()
    assert "nowhere" in lab.window.messages.sentence


def test_reading_can_be_cancelled(qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path) -> None:
    page = read(qtbot, lab, saved_page(tmp_path))
    was = texts(page)
    lab.files.open_file(saved_page(tmp_path, [["9"]], "other.png"))
    assert page.task.is_busy and page.cancel_button.isVisible()
    page.cancel_button.click()
    assert not page.task.is_busy and not page.cancel_button.isVisible()
    assert texts(page) == was


def test_what_is_no_picture_is_said_in_a_sentence(qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path) -> None:
    (tmp_path / "page.png").write_bytes(b"nothing of the kind")
    lab.files.open_file(tmp_path / "page.png")
    qtbot.waitUntil(lambda: "page.png" in lab.window.messages.sentence)
    assert on_paper.invitation.isVisible()


def test_a_page_without_numbers_says_so(qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path) -> None:
    Image.new("L", (400, 300), 240).save(tmp_path / "bare.png")
    page = read(qtbot, lab, tmp_path / "bare.png")
    assert lab.window.messages.sentence == paper.NOTHING
    assert page.summary.accessibleName() == "No numbers"
    assert not page.copy.isEnabled()


def test_a_picture_is_pasted_and_dropped_here(qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path) -> None:
    file = saved_page(tmp_path)
    QGuiApplication.clipboard().setImage(QImage(str(file)))
    QTest.keyClick(on_paper, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: on_paper.review is not None and not on_paper.task.is_busy)
    assert len(texts(on_paper)) == 6
    Drag(files(saved_page(tmp_path, [["7", "23"]], "second.png")), on_paper).drop()
    qtbot.waitUntil(lambda: len(texts(on_paper)) == 2)


def test_the_pages_of_a_file_are_turned(qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path) -> None:
    first, second = (Image.open(saved_page(tmp_path, rows)).copy() for rows in (ROWS, [["7", "23"]]))
    first.save(tmp_path / "pages.tiff", save_all=True, append_images=[second])
    page = read(qtbot, lab, tmp_path / "pages.tiff")
    assert page.next.isVisible() and page.next.isEnabled() and not page.previous.isEnabled()
    page.model.correction_requested.emit(0, "99")
    page.next.click()
    qtbot.waitUntil(lambda: len(texts(page)) == 2)
    page.previous.click()
    assert len(texts(page)) == 6
    assert texts(page)[0] == "99", "what was corrected on a page stays"


def test_read_offers_paper_for_several_lines(qtbot: QtBot, lab: Lab, tmp_path: Path) -> None:
    lab.files.open_file(saved_page(tmp_path))
    qtbot.waitUntil(lambda: "several lines" in lab.window.messages.sentence)
    lab.window.messages.action_requested.emit()
    qtbot.waitUntil(lambda: lab.paper.review is not None)
    assert lab.paper.isVisible()
    assert len(texts(lab.paper)) == 6


def test_drawings_are_opened_on_read(qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path) -> None:
    (tmp_path / "one.inkml").write_text(
        '<ink xmlns="http://www.w3.org/2003/InkML"><trace>10 10, 12 90</trace></ink>', encoding="utf-8"
    )
    with qtbot.waitSignal(lab.session.opened):
        lab.files.open_file(tmp_path / "one.inkml")
    assert lab.page.isVisible()


def test_boxes_and_ink_follow_the_theme(
    qtbot: QtBot, lab: Lab, on_paper: PaperPage, tmp_path: Path, wear: Wear
) -> None:
    page = read(qtbot, lab, saved_page(tmp_path))
    seen = []
    for theme in (LIGHT, DARK):
        wear(theme)
        seen.append(page.grab().toImage())
    assert seen[0] != seen[1]
