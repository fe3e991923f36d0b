"""Every part of the window in both languages, with text up to twice as large: no word is cut off or out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS
from hwr.language import ENGLISH, LANGUAGES, speak
from hwr.store.paths import Paths
from hwr.ui.about import AboutDialog
from hwr.ui.actions import help_dialog
from hwr.ui.app import Lab
from hwr.ui.diagnostics import versions
from hwr.ui.kit.field.controls import ChoiceBox
from hwr.ui.kit.field.outline import room_for_words
from hwr.ui.settings import WindowSettings, save_settings
from tests.ui.conftest import OpenLab
from tests.ui.room import wants
from tests.ui.showing import pages_and_tabs
from tests.ui.test_spoken import filled
from tests.ui.test_translated import train_a_little

pytestmark = pytest.mark.usefixtures("ready_digits", "usual_again")

SMALL = (1024, 700)
CODES = [language.code for language in LANGUAGES]


@pytest.fixture
def usual_again(qapp: QApplication) -> Iterator[None]:
    usual = qapp.font()
    yield
    qapp.setFont(usual)
    speak(ENGLISH)
    QLocale.setDefault(QLocale("en"))


def opened(open_lab: OpenLab, paths: Paths, qtbot: QtBot, code: str) -> Lab:
    """The window in a language, with a digit on the canvas, runs in the history, and a training that stands still."""
    paths.prepare()
    save_settings(paths.settings, replace(WindowSettings(), language=code))
    lab = filled(open_lab, paths, qtbot)
    lab.window.show_page(lab.train_page)
    train_a_little(lab.train.session, qtbot)
    return lab


def seen(window: QWidget) -> list[str]:
    """What there is no room for in what can be seen now."""
    for _ in range(6):  # heights follow widths, and what is left out for want of room follows both
        QApplication.processEvents()
    return wants(window)


def parts(lab: Lab) -> Iterator[tuple[str, QWidget]]:
    """Each part of the window in turn, and what it is called."""
    window = lab.window
    window.show_page(lab.page)
    yield "Read", window
    lab.actions.why.trigger()
    yield "Read, why", window
    lab.actions.why.trigger()
    for place in pages_and_tabs(lab, (lab.paper_page, lab.teach_page, lab.train_page, lab.runs_page)):
        yield place, window
    window.show_page(lab.explain_page)
    lab.explain.show_contents()
    yield "the contents", window
    for key in KEYS:
        lab.explain.show_chapter(key)
        yield key, window
    lab.explain.begin_lesson("01-unit")
    yield "a lesson", window
    lab.explain.leave_lesson()
    help_window = help_dialog(lab.actions.all(), window)
    about = AboutDialog(versions(), window)
    for dialog in (help_window, about, lab.rooms.glossary):
        dialog.show()
        yield dialog.objectName(), dialog
        dialog.close()


def walked(lab: Lab, percent: int, size: tuple[int, int]) -> list[str]:
    """What there is no room for anywhere, with text of this size in a window of this one."""
    lab.text_size.choose(percent)
    lab.window.resize(*size)
    found = []
    for where, part in parts(lab):
        found += [f"{percent} %, {where}: {fault}" for fault in seen(part)]
        if percent == 200 and size == SMALL:
            found += [f"{where}: {choice} does not fit" for choice in elided(part)]
        assert lab.window.size().toTuple() == size, where
    return found


def elided(window: QWidget) -> list[str]:
    """What can be chosen for a dial of a chapter and would not be seen whole then."""
    boxes = [
        one for one in window.findChildren(ChoiceBox) if one.isVisible() and one.objectName().startswith("choice_")
    ]
    choices = [(box, box.itemText(index)) for box in boxes for index in range(box.count())]
    return [text for box, text in choices if advance(box, text) > room_for_words(box)]


@pytest.mark.parametrize("code", CODES)
def test_there_is_room_for_every_word(code: str, open_lab: OpenLab, paths: Paths, qtbot: QtBot) -> None:
    wrong = walked(opened(open_lab, paths, qtbot, code), 200, SMALL)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("code", CODES)
def test_captions_and_lists_are_whole(code: str, open_lab: OpenLab, paths: Paths, qtbot: QtBot) -> None:
    paths.prepare()
    save_settings(paths.settings, replace(WindowSettings(), language=code))
    lab = filled(open_lab, paths, qtbot)
    lab.text_size.choose(200)
    lab.window.resize(*SMALL)
    assert not seen(lab.window)
    boxes, sentence = lab.page.stages.boxes, lab.page.card.reading.sentence
    long = [box.titles()[-1] for box in boxes if advance(box, box.titles()[-1]) > box.width()]
    assert QFontInfo(sentence.font()).pixelSize() > 0.7 * QFontInfo(lab.window.font()).pixelSize()
    lab.actions.why.trigger()
    seen(lab.window)
    comparison = lab.page.card.comparison
    assert comparison is not None
    assert comparison.picture.height() >= comparison.picture.minimumSizeHint().height(), "its rows overlap"
    lab.window.show_page(lab.explain_page)
    lab.explain.show_contents()
    seen(lab.window)
    glossary = lab.rooms.glossary
    glossary.show()
    seen(glossary)
    for items, around in ((lab.explain.page.contents.chapters, 20), (glossary.terms, 16)):
        for item in map(items.item, range(items.count())):
            is_whole = advance(items, item.text()) + around <= items.viewport().width()
            if not is_whole and item.text() not in item.toolTip():
                long.append(item.text())
    glossary.close()
    assert not long


def advance(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().horizontalAdvance(text)


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_in_every_size(code: str, open_lab: OpenLab, paths: Paths, qtbot: QtBot) -> None:
    lab = opened(open_lab, paths, qtbot, code)
    wrong = [
        fault
        for percent in (100, 125, 150, 175, 200)
        for size in (SMALL, (1024, 740), (1280, 800))
        for fault in walked(lab, percent, size)
    ]
    assert not wrong, "\n".join(wrong)


def test_what_is_cut_off_is_found(lab: Lab) -> None:
    why, tabs = lab.window.findChild(QAbstractButton, "readingWhy"), lab.window.findChild(QTabBar, "pageTabs")
    assert why is not None
    assert tabs is not None
    assert not seen(lab.window)
    why.setMaximumWidth(40)
    tabs.setMaximumWidth(200)
    found = seen(lab.window)
    assert any(fault.startswith("readingWhy") for fault in found)
    assert any(fault.startswith("pageTabs") and "out of sight" in fault for fault in found)
