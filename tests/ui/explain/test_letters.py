"""One letter for one thing, also in what chapters compute as they are used: formulas, sentences, labels, readings."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS
from hwr.explain.glossary import SIGNS
from hwr.ui.explain.panels import make_panel
from hwr.ui.kit.chapter.panel import ChapterPanel
from tests.explain.test_glossary import misnamed, slanted

pytestmark = pytest.mark.usefixtures("ready_digits")


def told(panel: ChapterPanel) -> list[str]:
    """Every text that is there, seen or spoken."""
    parts = [panel, *panel.findChildren(QWidget)]
    labels = [part.text() for part in parts if isinstance(part, QLabel)]
    spoken = [text for part in parts for text in (part.accessibleName(), part.accessibleDescription())]
    return [*labels, *spoken, *(panel.label_of(reading.name) for reading in panel.chapter.readings)]


@pytest.mark.parametrize("key", KEYS)
def test_every_view_and_choice_keeps_to_the_letters(qtbot: QtBot, key: str) -> None:
    panel = make_panel(key)
    qtbot.addWidget(panel)
    looked_at = 0
    for setting in panel.chapter.settings:
        for choice in setting.choices:
            panel.begin({setting.name: choice.value})
            for text in dict.fromkeys(one.replace("\u200b", "") for one in told(panel)):  # where lines may end
                assert slanted(text) <= SIGNS.keys(), text
                assert misnamed(re.sub(r"<[^>]*>", "", text)) == [], text
                looked_at += 1
    assert looked_at or not any(setting.choices for setting in panel.chapter.settings)


def test_a_value_of_a_graph_is_called_the_same_on_its_dial_and_on_a_lessons_card(qtbot: QtBot) -> None:
    panel = make_panel("graph")
    qtbot.addWidget(panel)
    panel.begin({"preset": "neuron"})
    assert [panel.label_of(f"gradient{number}") for number in (1, 2, 3)] == [
        "the gradient dL/dw",
        "the gradient dL/dx",
        "the gradient dL/db",
    ]
    assert "Value w" in told(panel)
    panel.begin({"preset": "sum"})
    assert panel.label_of("gradient1") == "the gradient dL/dx₁"
