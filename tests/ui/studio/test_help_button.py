"""Question marks on the page Train lead to the chapter that explains what they stand beside."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from hwr.ui.app import Lab


@pytest.mark.parametrize(
    ("tab", "button", "chapter"),
    [
        (0, "panelHelp", "activations"),
        (1, "panelHelp", "sigmoid"),
        (2, "panelHelp", "hidden"),
        (3, "panelHelp", "debugger"),
        (4, "panelHelp", "why"),
        (5, "panelHelp", "hidden"),
        (0, "curvesHelp", "descent"),
    ],
)
def test_a_question_mark_leads_to_its_chapter(lab: Lab, tab: int, button: str, chapter: str) -> None:
    page = lab.learning.studio.page
    lab.window.show_page(lab.learning.train)
    page.tabs.setCurrentIndex(tab)
    found = page.findChild(QAbstractButton, button)
    assert isinstance(found, QAbstractButton)
    found.click()
    QApplication.processEvents()  # what has just been made is shown by and by
    explain = lab.learning._explain
    assert explain is not None
    assert explain.page.isVisible()
    assert explain.panel is not None
    assert explain.panel.chapter.key == chapter
