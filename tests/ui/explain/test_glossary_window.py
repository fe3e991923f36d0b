"""Words and signs that say what they mean, by mouse and by keyboard, and the window with all of them."""

from __future__ import annotations

import re
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import CHAPTERS
from hwr.explain.glossary import GLOSSARY, SIGNS, Term
from hwr.explain.mentions import mentions
from hwr.ui.app import Lab
from hwr.ui.explain.glossary import GlossaryDialog
from hwr.ui.kit.chapter.terms import SignsLabel, TermLabel, TextLabel
from hwr.ui.kit.theme import DARK, LIGHT, ThemeChoice
from tests.ui.explain.on_page import opened

pytestmark = pytest.mark.usefixtures("ready_digits")


def point_at(label: TermLabel, words: str) -> QPoint:
    """Point with the mouse at the first of these words; return where they are."""
    document = QTextDocument()
    document.setDefaultFont(label.font())
    document.setDocumentMargin(0)
    document.setHtml(label.text())
    document.setTextWidth(label.contentsRect().width())
    cursor = document.find(words)
    cursor.setPosition(cursor.selectionStart() + 1)
    layout = document.documentLayout()
    block = cursor.block()
    line = block.layout().lineForTextPosition(cursor.positionInBlock())
    x, _ = cast("tuple[float, int]", line.cursorToX(cursor.positionInBlock()))
    place = layout.blockBoundingRect(block).topLeft() + QPointF(x - 2, line.y() + line.height() / 2)
    QTest.mouseMove(label, place.toPoint())
    return place.toPoint()


def test_a_word_of_a_text_says_what_it_means_and_leads_to_the_glossary(lab: Lab, qtbot: QtBot) -> None:
    explain = opened(lab)
    lab.rooms.show_chapter("sigmoid")
    QApplication.processEvents()
    text = explain.page.findChild(TextLabel, "chapterText")
    assert isinstance(text, TextLabel)
    place = point_at(text, "perceptron")
    qtbot.waitUntil(lambda: "straight line" in QToolTip.text())
    QTest.mouseClick(text, Qt.MouseButton.LeftButton, pos=place)
    assert lab.rooms.glossary.isVisible()
    assert shown(lab.rooms.glossary, "glossaryName") == "Perceptron"
    lab.rooms.glossary.close()


def test_a_sign_of_a_formula_says_what_it_means(lab: Lab, qtbot: QtBot) -> None:
    explain = opened(lab)
    lab.rooms.show_chapter("unit")
    QApplication.processEvents()
    assert explain.panel is not None
    signs = explain.panel.findChild(SignsLabel, "formulaSigns")
    assert isinstance(signs, SignsLabel)
    place = point_at(signs, "z")
    qtbot.waitUntil(lambda: "Pre-activation" in QToolTip.text())
    QTest.mouseClick(signs, Qt.MouseButton.LeftButton, pos=place)
    assert shown(lab.rooms.glossary, "glossaryName") == "Pre-activation z"
    lab.rooms.glossary.close()


def test_terms_are_written_in_the_colours_of_the_theme(lab: Lab) -> None:
    explain = opened(lab)
    text = explain.page.findChild(TextLabel, "chapterText")
    assert isinstance(text, TextLabel)
    for choice, theme in ((ThemeChoice.DARK, DARK), (ThemeChoice.LIGHT, LIGHT)):
        lab.themes.choose(choice)
        QApplication.processEvents()
        assert f"color: {theme.text}" in text.text()


def test_the_glossary_is_searched_and_read_with_the_keyboard_alone(lab: Lab, qtbot: QtBot) -> None:
    opened(lab)
    QTest.keyClick(lab.window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    glossary = lab.rooms.glossary
    qtbot.waitUntil(glossary.isVisible)
    search = glossary.findChild(QLineEdit, "glossarySearch")
    assert isinstance(search, QLineEdit)
    QTest.keyClicks(search, "neuron")
    assert shown(glossary, "glossaryName") == "Unit"
    assert shown(glossary, "glossaryAlso") == "Also called neuron or node."
    search.clear()
    QTest.keyClicks(search, "L")
    assert shown(glossary, "glossaryName") == "Loss L", "a single letter is a sign"
    search.clear()
    glossary.terms.setFocus()
    before = shown(glossary, "glossaryName")
    QTest.keyClick(glossary.terms, Qt.Key.Key_Down)
    assert shown(glossary, "glossaryName") != before
    button = glossary.findChild(QPushButton, "glossaryChapter")
    assert isinstance(button, QPushButton)
    term = glossary.terms.currentItem().data(Qt.ItemDataRole.UserRole)
    button.click()
    assert not glossary.isVisible()
    assert lab.explain.panel is not None
    assert lab.explain.panel.chapter.key == term.chapter


def shown(glossary: GlossaryDialog, name: str) -> str:
    label = glossary.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_every_term_can_be_shown(lab: Lab) -> None:
    opened(lab)
    for term in GLOSSARY:
        lab.rooms.show_glossary(term)
        assert shown(lab.rooms.glossary, "glossaryMeaning") == term.meaning
    lab.rooms.glossary.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hidden layers and a layer.", ["hidden layer", "layer"]),
        ("Weights, weight, and the bias's sign.", ["weight", "bias"]),
        ("It doesn't matter; t does, and w₁ too.", ["target", "weight"]),
        ("a unit-wise sum, a change", []),
        ("δ of L", ["delta", "loss"]),
    ],
)
def test_a_text_mentions_terms(text: str, found: list[str]) -> None:
    assert [mention.term.word for mention in mentions(text)] == found


def test_every_mention_of_the_chapters_is_one() -> None:
    for chapter in CHAPTERS:
        end = 0
        seen: set[Term] = set()
        for mention in mentions(chapter.text):
            assert end <= mention.begin < mention.end
            assert mention.term not in seen, "only where it comes first"
            seen.add(mention.term)
            end = mention.end
        assert len(seen) >= 3, chapter.key


def test_every_letter_of_a_formula_can_be_pointed_at(qtbot: QtBot) -> None:
    label = SignsLabel("signs")
    qtbot.addWidget(label)
    for chapter in CHAPTERS:
        label.say(chapter.formula)
        linked = set(re.findall('href="([^"]*)"', label.text()))
        italic = re.sub("<[^i/][^>]*>|</[^i][^>]*>", "", chapter.formula)
        letters = {letter for part in re.findall("<i>(.*?)</i>", italic) for letter in part} & SIGNS.keys()
        assert letters <= linked
        plain = re.sub("<[^>]*>", "", label.text())
        assert plain == re.sub("<[^>]*>", "", chapter.formula)


def test_a_word_that_is_not_there_is_said_to_be_missing(lab: Lab) -> None:
    glossary = lab.rooms.glossary
    search = glossary.findChild(QLineEdit, "glossarySearch")
    assert isinstance(search, QLineEdit)
    search.setText("xor")
    assert shown(glossary, "glossaryName") == "XOR"
    search.setText("tensor")
    assert shown(glossary, "glossaryName") == "Not found"
    assert "tensor" in shown(glossary, "glossaryMeaning")
    search.clear()
    assert shown(glossary, "glossaryName") != "Not found"
