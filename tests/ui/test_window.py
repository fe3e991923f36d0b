"""The window as a whole: it opens whatever is wrong, remembers how it was left, and can be used by everybody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QAction, QColor, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS
from hwr.ink.drawing import Drawing
from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.kit.plain import Label, breakable
from hwr.ui.kit.theme import DARK, ThemeChoice, theme_of
from hwr.ui.read.page import DeskWidget
from tests.conftest import ROOT
from tests.ui.conftest import OpenLab
from tests.ui.patience import settle
from tests.ui.pen import Mouse

ONE = [(128, 50), (128, 130), (128, 210)]


def test_everything_one_can_use_has_a_name_for_people_and_one_for_programs(lab: Lab) -> None:
    window = lab.window
    reachable = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        or isinstance(widget, QAbstractButton | QAbstractSlider | QMenu)
    ]
    ours = [widget for widget in reachable if not widget.objectName().startswith("qt_")]
    assert len(ours) > 15
    for widget in ours:
        if isinstance(widget.parent(), QTabBar):
            continue  # Qt's own
        if isinstance(widget, QMenu) and widget.menuAction() not in window.menuBar().actions():
            continue  # Qt's own, for menus that do not fit the bar
        assert widget.objectName(), widget
        if not isinstance(widget, QMenu) and widget.isVisible():
            assert widget.accessibleName(), widget.objectName()
    names = [action.objectName() for action in lab.actions.all()]
    assert len(set(names)) == len(names)


def test_the_tab_key_goes_round_everything_and_comes_back(lab: Lab) -> None:
    canvas = lab.page.canvas
    canvas.setFocus()
    seen: list[QObject] = []
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    names = {widget.objectName() for widget in seen}
    assert {"canvas", "penWidthSlider", "buttonOpen", "stage_network_input"} <= names


def test_no_key_means_two_things(lab: Lab) -> None:
    keys = [key.toString() for action in lab.actions.all() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert {
        "Ctrl+Z",
        "Ctrl+Shift+Z",
        "Ctrl+Y",
        "Ctrl+O",
        "Ctrl+S",
        "Ctrl+C",
        "Ctrl+V",
        "P",
        "E",
        "[",
        "]",
        "F1",
    } <= set(keys)


def test_every_action_explains_itself(lab: Lab) -> None:
    for action in lab.actions.all():
        assert action.toolTip()
        assert action.toolTip() != action.text()


def chosen(lab: Lab) -> ThemeChoice:
    return lab.themes.choice


def menu_actions(lab: Lab) -> list[QAction]:
    return [action for menu in lab.window.menuBar().findChildren(QMenu) for action in menu.actions()]


def test_every_action_is_in_the_menus(lab: Lab) -> None:
    assert set(lab.actions.all()) <= set(menu_actions(lab))


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900), (3840, 2160), (860, 1200)])
def test_it_works_in_every_size(lab: Lab, size: tuple[int, int]) -> None:
    lab.window.resize(*size)
    QApplication.processEvents()
    assert lab.window.size() == QSize(*size)  # nothing keeps it from being so small
    canvas = lab.page.canvas
    assert canvas.width() == canvas.height()
    assert canvas.width() >= 0.35 * min(size)
    Mouse(canvas).stroke(ONE)
    assert lab.page.card.reading.guess.label == "1"
    desk = lab.window.findChild(DeskWidget)
    assert isinstance(desk, DeskWidget)
    assert desk.rect().contains(canvas.geometry())
    assert desk.rect().contains(lab.page.card.geometry())


def test_a_long_sentence_does_not_make_the_window_wider(lab: Lab) -> None:
    lab.window.resize(1024, 700)
    sentence = f"/home/{'x' * 400}/{'y' * 300}.png is damaged and cannot be read as a picture."
    lab.window.messages.show_problem(sentence)
    QApplication.processEvents()
    assert lab.window.width() == 1024
    assert lab.window.minimumSizeHint().width() <= 1024
    assert lab.window.messages.sentence == sentence
    cross = lab.window.findChild(QWidget, "messageClose")
    assert isinstance(cross, QWidget)
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert lab.window.messages.sentence == ""


def test_sentences_break_only_in_long_words() -> None:
    assert breakable("A short sentence.") == "A short sentence."
    assert breakable("x" * 70).replace("\u200b", "") == "x" * 70


def test_how_it_was_left_is_remembered(open_lab: OpenLab, paths: Paths) -> None:
    lab = open_lab()
    lab.page.toolbar.pen_width.slider.setValue(31)
    lab.themes.choose(ThemeChoice.DARK)
    lab.window.setGeometry(40, 30, 1060, 720)
    QApplication.processEvents()
    lab.window.close()
    assert paths.settings.is_file()
    again = Lab(lab.themes._application, paths)
    assert again.page.canvas.pen_width == 31
    assert again.page.toolbar.pen_width.slider.value() == 31
    assert again.themes.theme is DARK
    assert again.actions.themes[ThemeChoice.DARK].isChecked()
    assert again.window.size() == QSize(1060, 720) or not again.window.size().isEmpty()
    again.window.close()
    again.window.deleteLater()
    again.deleteLater()


def test_another_theme_reaches_every_page_and_takes_no_bold_away(open_lab: OpenLab) -> None:
    lab = open_lab()
    for page in (lab.train_page, lab.runs_page, lab.explain_page, lab.page):
        lab.window.show_page(page)
        QApplication.processEvents()
    headings = [label for label in lab.window.findChildren(Label) if label.property("bold")]
    assert len(headings) > 5
    assert {label.font().weight() for label in headings} == {QFont.Weight.DemiBold}
    lab.themes.choose(ThemeChoice.DARK)
    QApplication.processEvents()
    assert {label.font().weight() for label in headings} == {QFont.Weight.DemiBold}
    assert {theme_of(widget).is_dark for widget in lab.window.findChildren(QWidget)} == {True}
    picture = lab.window.grab().toImage()
    assert picture.pixelColor(3, picture.height() // 2) == QColor(DARK.window)


def test_broken_settings_do_not_keep_it_from_opening(open_lab: OpenLab, paths: Paths) -> None:
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_bytes(b"\x00\xff nonsense")
    lab = open_lab()
    Mouse(lab.page.canvas).stroke(ONE)
    assert lab.page.card.reading.guess.label == "1"
    assert paths.settings.with_name(paths.settings.name + ".bak").read_bytes() == b"\x00\xff nonsense"


def test_the_theme_changes_everything_at_once_and_keeps_the_drawing(lab: Lab) -> None:
    Mouse(lab.page.canvas).stroke(ONE)
    lab.themes.choose(ThemeChoice.LIGHT)
    fonts = {label: label.fontInfo().pixelSize() for label in lab.window.findChildren(QLabel)}
    light = lab.window.grab().toImage()
    QTest.keyClick(lab.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert chosen(lab) is ThemeChoice.DARK
    assert lab.actions.themes[ThemeChoice.DARK].isChecked()
    QApplication.processEvents()
    dark = lab.window.grab().toImage()
    assert {label: label.fontInfo().pixelSize() for label in lab.window.findChildren(QLabel)} == fonts
    for x, y in ((5, 5), (lab.window.width() - 30, lab.window.height() // 2), (30, lab.window.height() - 30)):
        assert dark.pixelColor(x, y).lightness() < 90 < 160 < light.pixelColor(x, y).lightness()
    lab.actions.themes[ThemeChoice.LIGHT].trigger()
    assert chosen(lab) is ThemeChoice.LIGHT
    QApplication.processEvents()
    assert lab.page.card.reading.guess.label == "1"


@pytest.mark.parametrize("damage", ["missing", "truncated", "altered"])
def test_without_a_usable_model_it_opens_and_says_why(
    open_lab: OpenLab, paths: Paths, tmp_path: Path, damage: str
) -> None:
    model = tmp_path / "model.safetensors"
    if damage != "missing":
        data = bytearray(paths.shipped_model.read_bytes())
        if damage == "altered":
            data[len(data) // 2] ^= 1
        model.write_bytes(data[: len(data) // 2] if damage == "truncated" else data)
    lab = open_lab(model=model)
    assert "model.safetensors" in lab.window.messages.sentence
    Mouse(lab.page.canvas).stroke(ONE)
    assert lab.page.card.reading.guess.label is None
    lab.actions.undo.trigger()


def test_a_home_that_cannot_be_written_is_one_sentence(open_lab: OpenLab, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    lab = open_lab(settings=blocked / "settings.ini", models=blocked / "models", cache=blocked / "cache")
    assert "file" in lab.window.messages.sentence
    Mouse(lab.page.canvas).stroke(ONE)
    assert lab.page.card.reading.guess.label == "1"
    lab.window.close()


def test_the_program_starts_paints_and_ends(hwr_home: Path) -> None:
    environment = {**os.environ, "HWR_EXIT_AFTER_FIRST_PAINT": "1", "HWR_HOME": str(hwr_home)}
    script = (
        "import sys; from hwr.cli.entry import open_window; code = open_window(None); names = list(sys.modules);"
        "print(code, names.index('numpy') < names.index('PySide6'),"
        "      *[name for name in ('sklearn', 'scipy', 'PIL') if name in names],"
        "      *[name for name in names if name.startswith('hwr.export') or name in ("
        "        'hwr.ui.kit.drops', 'hwr.ui.correcting', 'hwr.ui.exporting', 'hwr.ink.files', 'hwr.ui.kit.task')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    # PySide6 reads the source of each module that is imported after it; and not even Pillow was needed.
    assert done.stdout.split() == ["0", "True"]


def test_the_reading_is_announced_once_it_has_settled(lab: Lab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []
    monkeypatch.setattr("hwr.ui.read.reading.announce", lambda source, words: spoken.append(words))
    Mouse(lab.page.canvas).stroke(ONE)
    assert spoken == []
    qtbot.waitUntil(lambda: len(spoken) == 1)
    assert "a 1" in spoken[0]


def test_a_screen_reader_that_listens_is_told_without_complaint(lab: Lab, qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    try:
        Mouse(lab.page.canvas).stroke(ONE)
        settle(qtbot, lab.page.card.reading)
        lab.window.messages.show_problem("Something is wrong.")
        canvas = QAccessible.queryAccessibleInterface(lab.page.canvas)
        assert canvas.text(QAccessible.Text.Name) == "Drawing canvas"
        assert canvas.text(QAccessible.Text.Description) == "A drawing of 1 stroke."
        panel = QAccessible.queryAccessibleInterface(lab.page.card.reading)
        assert "a 1" in panel.text(QAccessible.Text.Description)
    finally:
        QAccessible.setActive(False)


def test_a_defect_is_told_and_the_drawing_kept(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    Mouse(lab.page.canvas).stroke(ONE)
    error = ZeroDivisionError("somewhere")
    lab.defects.take(type(error), error, None)
    assert "ZeroDivisionError" in lab.window.messages.sentence
    assert "somewhere" in capsys.readouterr().err
    assert lab.page.card.reading.guess.label == "1"


def test_what_is_out_of_sight_is_not_changed(lab: Lab) -> None:
    lab.session.commit(Drawing.from_strokes([[(70, 60), (180, 60), (120, 210)]]))
    drawn = lab.session.document
    lab.rooms.show_chapter("unit")
    dial = lab.window.findChild(QWidget, "slider_x1")
    assert isinstance(dial, QWidget)
    dial.setFocus()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_E):
        QTest.keyClick(dial, key)
    QTest.keyClick(dial, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lab.session.document is drawn
    assert lab.actions.pen.isChecked()
    lab.window.show_page(lab.page)
    assert lab.actions.undo.isEnabled()
    assert not lab.actions.redo.isEnabled(), "there is nothing to do again"
    QTest.keyClick(lab.page.canvas, Qt.Key.Key_Escape)
    assert lab.session.document == Drawing()


def test_explain_opens_where_it_was_left(open_lab: OpenLab) -> None:
    lab = open_lab()
    lab.rooms.show_chapter("descent")
    lab.window.close()
    again = open_lab()
    again.window.show_page(again.explain_page)
    explain = again.explain
    assert explain is not None
    assert explain.panel is not None
    assert explain.panel.chapter.key == "descent"


def test_a_chapter_that_there_never_was_is_as_if_none_had_been_shown(open_lab: OpenLab, paths: Paths) -> None:
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text("[explain]\nchapter=nonsense\n", encoding="utf-8")
    lab = open_lab()
    lab.window.show_page(lab.explain_page)
    explain = lab.explain
    assert explain is not None
    assert explain.panel is not None
    assert explain.panel.chapter.key == KEYS[0]


def test_what_belongs_to_the_window_wears_its_style_and_the_application_has_none(lab: Lab, qapp: QApplication) -> None:
    """A style sheet of the application's would be worked out anew for every part that is put into another."""
    assert not qapp.styleSheet()
    lab.actions.help.trigger()
    dialog = lab.window.findChild(QDialog, "helpDialog")
    assert dialog is not None
    for part in (lab.page, dialog, lab.window.menuBar()):
        assert part.style().inherits("QStyleSheetStyle"), part.objectName()
    dialog.close()
