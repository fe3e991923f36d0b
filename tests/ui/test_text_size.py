"""The size of text, chosen while the window is open: it is everywhere as if the window had been opened with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS
from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.kit.button import ButtonRow
from hwr.ui.kit.text_size import SIZES, USUAL, TextSize
from hwr.ui.kit.theme import ThemeChoice
from hwr.ui.reader import Network
from hwr.ui.settings import load_settings
from tests.ui.conftest import OpenLab

pytestmark = pytest.mark.usefixtures("ready_digits")

SIZE = (1500, 950)


@pytest.fixture(autouse=True)
def usual_again(qapp: QApplication) -> Iterator[QFont]:
    usual = qapp.font()
    yield usual
    qapp.setFont(usual)


def look_everywhere(lab: Lab) -> None:
    lab.window.resize(*SIZE)
    for page in (lab.page, lab.paper_page, lab.teach_page, lab.train_page, lab.runs_page, lab.explain_page):
        lab.window.show_page(page)
        QApplication.processEvents()
        QApplication.processEvents()  # the room that icons alone leave is given to others in a second turn
    lab.explain.begin_lesson("01-unit")
    for key in KEYS:
        lab.explain.show_chapter(key)
        QApplication.processEvents()


def sizes(lab: Lab) -> dict[str, float]:
    """Which size every widget with a name writes in, in pixels, by the names of all it stands in."""
    found: dict[str, float] = {}
    for widget in lab.window.findChildren(QWidget):
        if widget.objectName() and not widget.objectName().startswith("qt_"):
            found[path_of(widget)] = QFontInfo(widget.font()).pixelSize()  # of pictures the one that theirs grows from
    return found


def path_of(widget: QWidget) -> str:
    names = [widget.objectName()]
    while (parent := widget.parentWidget()) is not None:
        widget = parent
        names.append(widget.objectName() or type(widget).__name__)
    return "/".join(reversed(names))


def test_larger_text_comes_at_once_and_everywhere(open_lab: OpenLab, qapp: QApplication, usual_again: QFont) -> None:
    lab = open_lab()
    look_everywhere(lab)
    before = sizes(lab)
    lab.actions.text_sizes[200].trigger()
    look_everywhere(lab)
    live = sizes(lab)
    lab.window.close()
    qapp.setFont(usual_again)  # as the next program finds it
    again = open_lab()
    assert again.text_size.percent == 200, "it is remembered"
    look_everywhere(again)
    fresh = sizes(again)
    assert {path: size for path, size in live.items() if fresh.get(path, size) != size} == {}
    assert len(live.keys() & fresh.keys()) > 400
    assert sum(live[path] > before[path] for path in live.keys() & before.keys()) > 0.95 * len(before)


def cut_words(lab: Lab) -> dict[str, str]:
    """The tool buttons in sight whose words are not whole, or not wholly within the page, by what they say."""
    found = {}
    for button in lab.window.page[0].findChildren(QToolButton):
        if button.isVisible() and button.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly and button.text():
            right = button.mapTo(lab.window, button.rect().topRight()).x()
            if button.fontMetrics().horizontalAdvance(button.text()) > button.width() or right >= lab.window.width():
                found[button.text()] = button.objectName()
    return found


def test_words_of_tools_are_whole_or_give_way_to_the_icons(qtbot: QtBot, lab: Lab) -> None:
    lab.window.resize(1024, 700)
    lab.actions.text_sizes[200].trigger()
    for page in (lab.page, lab.paper_page, lab.teach_page, lab.train_page):
        lab.window.show_page(page)
        qtbot.waitUntil(lambda: not cut_words(lab))
    rows = lab.window.findChildren(ButtonRow)
    words = {button: button.text() for row in rows for button in row.findChildren(QToolButton) if button.text()}
    assert {"Undo", "Eraser", "One update", "Next to check"} <= set(words.values())
    assert all(button.toolTip() and button.accessibleName() for button in words)
    lab.actions.text_sizes[USUAL].trigger()
    lab.window.show_page(lab.page)
    eraser = next(button for button, said in words.items() if said == "Eraser")
    qtbot.waitUntil(lambda: eraser.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    assert not cut_words(lab)


def test_no_page_s_tab_is_cut_off_however_long_the_name_of_what_reads(qtbot: QtBot, lab: Lab) -> None:
    lab.window.resize(1024, 700)
    tabs, model = lab.window.findChild(QTabBar, "pageTabs"), lab.window.model
    assert tabs is not None
    model.show_network(Network(file=Path("all that I wrote in the spring.safetensors")))
    lab.actions.text_sizes[200].trigger()
    qtbot.waitUntil(lambda: model.button.text().startswith("all") and model.button.text().endswith("…"))
    qtbot.waitUntil(lambda: tabs.width() == tabs.sizeHint().width() and model.geometry().right() < 1024)
    assert "all that I wrote in the spring" in model.button.toolTip()
    assert not model.back.isVisible()
    lab.actions.text_sizes[USUAL].trigger()
    qtbot.waitUntil(lambda: model.button.text() == "all that I wrote in the spring")
    assert model.back.isVisible()


@pytest.mark.parametrize("size", [100, 200])
def test_a_message_hides_nothing_and_moves_nothing(lab: Lab, size: int) -> None:
    lab.text_size.choose(size)
    lab.window.resize(1024, 700)
    said = {lab.page: lab.window.messages, lab.train_page: lab.window.messages}
    said |= {lab.runs_page: lab.runs.messages, lab.teach_page: lab.teach.messages}
    for page, messages in said.items():
        lab.window.show_page(page)
        for _ in range(4):  # bars, icons and words settle by turns
            QApplication.processEvents()
        before = page.size()
        messages.show_note("Done.", "Undo")
        QApplication.processEvents()
        assert messages.isVisible()
        lower_edge = page.visibleRegion().boundingRect().bottom()
        assert messages.mapToGlobal(messages.rect().topLeft()).y() > page.mapToGlobal(QPoint(0, lower_edge)).y()
        assert page.size() == before
        messages.put_away()


def test_another_theme_keeps_the_sizes(open_lab: OpenLab) -> None:
    lab = open_lab()
    lab.themes.choose(ThemeChoice.LIGHT)
    look_everywhere(lab)
    before = sizes(lab)
    lab.themes.choose(ThemeChoice.DARK)
    QApplication.processEvents()
    assert sizes(lab) == before


def test_it_goes_by_keys_and_stops_at_both_ends(lab: Lab) -> None:
    sizes = []
    for _ in range(len(SIZES) + 1):
        sizes.append(lab.text_size.percent)
        lab.actions.larger_text.trigger()
    assert sizes == [*SIZES, SIZES[-1]]
    for _ in range(len(SIZES) + 1):
        lab.actions.smaller_text.trigger()
    assert lab.text_size.percent == USUAL
    assert lab.actions.text_sizes[USUAL].isChecked()
    QTest.keySequence(lab.window, lab.actions.larger_text.shortcut())
    assert lab.text_size.percent == SIZES[1]


@pytest.mark.parametrize("stored", ["0", "1000000", "many", "150.5", ""])
def test_a_size_that_is_none_is_the_usual_one(paths: Paths, stored: str) -> None:
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text(f"[window]\ntext={stored}\n", encoding="utf-8")
    assert load_settings(paths.settings).text_size == USUAL


def test_a_size_once_chosen_is_the_systems_times_the_percent(qapp: QApplication) -> None:
    usual = qapp.font().pointSizeF()
    made = TextSize(qapp, 150)
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * usual)
    made.choose(USUAL)
    assert qapp.font().pointSizeF() == pytest.approx(usual)
