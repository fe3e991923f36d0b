"""Question marks on the page Train lead to the chapter that explains what they stand beside."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication

from hwr.ui.app import Lab

LEADS = (
    (0, "panelHelp", "activations"),
    (1, "panelHelp", "sigmoid"),
    (2, "panelHelp", "hidden"),
    (3, "panelHelp", "debugger"),
    (4, "panelHelp", "why"),
    (5, "panelHelp", "hidden"),
    (0, "curvesHelp", "descent"),
)
"""Tab, button, chapter."""


def test_every_question_mark_leads_to_its_chapter(lab: Lab) -> None:
    page = lab.train.page
    assert [tab for tab, button, _ in LEADS if button == "panelHelp"] == list(range(page.tabs.count()))
    for tab, button, chapter in LEADS:
        lab.window.show_page(lab.train_page)
        page.tabs.setCurrentIndex(tab)
        found = page.findChild(QAbstractButton, button)
        assert isinstance(found, QAbstractButton)
        found.click()
        QApplication.processEvents()  # what has just been made is shown by and by
        explain = lab.explain
        assert explain is not None
        assert explain.page.isVisible(), button
        assert explain.panel is not None
        assert explain.panel.chapter.key == chapter
