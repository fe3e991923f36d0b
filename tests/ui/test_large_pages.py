"""Text of twice the size in a window of 1280 x 800: on no page is a word cut off that cannot be scrolled to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.kit.plain import FittingLabel
from tests.ui.conftest import OpenLab
from tests.ui.paper.test_paper_page import read, saved_page
from tests.ui.room import is_in_sight
from tests.ui.showing import pages_and_tabs
from tests.ui.test_spoken import filled

pytestmark = pytest.mark.usefixtures("ready_digits")

SIZE = (1280, 800)
ROUNDING = 1
"""In pixels; a style sheet's borders are rounded otherwise for the hint than for the button."""


@pytest.fixture(autouse=True)
def usual_again(qapp: QApplication) -> Iterator[QFont]:
    usual = qapp.font()
    yield usual
    qapp.setFont(usual)


@pytest.fixture
def large(open_lab: OpenLab, paths: Paths, qtbot: QtBot) -> Lab:
    lab = filled(open_lab, paths, qtbot)
    lab.actions.text_sizes[200].trigger()
    return lab


def cut(lab: Lab, where: str) -> list[str]:
    """What is cut off of all words that are seen now, and what lies beyond the window."""
    for _ in range(6):  # heights follow widths, and whatever a page leaves out for want of room follows both
        QApplication.processEvents()
    found = []
    for widget in lab.window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        for fault in faults(widget):
            found.append(f"{where}: {widget.objectName() or type(widget).__name__}: {fault}")
    assert lab.window.size().toTuple() == SIZE, where
    return found


def faults(widget: QWidget) -> Iterator[str]:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    if not words or isinstance(widget, FittingLabel):
        return
    if isinstance(widget, QLabel) and widget.wordWrap():
        if widget.height() < widget.heightForWidth(widget.width()):
            yield f"{widget.height()} of {widget.heightForWidth(widget.width())} pixels of {words!r} are seen"
    elif isinstance(widget, QLabel | QCheckBox) or widget.sizeHint() == widget.minimumSizeHint():
        needed = widget.minimumSizeHint()
        if widget.width() < needed.width() - ROUNDING or widget.height() < needed.height():
            yield f"{widget.size().toTuple()} of {needed.toTuple()} pixels of {words!r} are seen"
    if not is_in_sight(widget):
        yield f"{words!r} lies beyond what can be scrolled to"


def test_what_is_cut_off_is_found(large: Lab) -> None:
    large.window.resize(*SIZE)
    button = large.window.findChild(QAbstractButton, "readingWhy")
    assert button is not None
    button.setMaximumWidth(40)
    assert [words for words in cut(large, "") if "readingWhy" in words]


def test_a_page_of_numbers_is_seen_whole(large: Lab, qtbot: QtBot, tmp_path: Path) -> None:
    large.window.resize(*SIZE)
    large.window.show_page(large.paper_page)
    read(qtbot, large, saved_page(tmp_path))
    wrong = cut(large, "Paper")
    assert not wrong, "\n".join(wrong)


def test_no_word_is_cut_off(large: Lab) -> None:
    lab = large
    lab.window.resize(*SIZE)
    wrong = cut(lab, "Read")
    QTest.keyClick(lab.page.canvas, Qt.Key.Key_2)  # teaches it
    wrong += cut(lab, "Read, corrected")
    for place in pages_and_tabs(lab, (lab.paper_page, lab.teach_page, lab.train_page, lab.runs_page)):
        wrong += cut(lab, place)
    assert not wrong, "\n".join(wrong)
