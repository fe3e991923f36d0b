"""The kit's buttons: what stands on them can be read in every state."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hwr.ui.kit.button import AlternativeButton
from hwr.ui.kit.theme import LIGHT, style_sheet


@pytest.mark.parametrize("words", ["One scale", "Each its own", "Update ratio", "i"])
def test_an_alternative_has_room_for_its_words_in_bold_and_never_changes_its_width(qtbot: QtBot, words: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(style_sheet(LIGHT))
    row = QHBoxLayout(window)
    one, other = (AlternativeButton(text, text, text, window) for text in (words, "Another"))
    for button in (one, other):
        row.addWidget(button)
    row.addStretch()
    other.setChecked(True)
    with qtbot.waitExposed(window):
        window.show()
    before = one.width()
    one.setChecked(True)
    QApplication.processEvents()
    assert one.width() == before
    bold = QFont(one.font())
    bold.setWeight(QFont.Weight.DemiBold)
    around = 2 * (7 + 2)  # padding and border, as the style sheet has them
    assert one.width() >= QFontMetrics(bold).horizontalAdvance(words) + around
