"""Whatever is typed into whatever field: a sentence, never a number that is none, and the picture still stands."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS
from hwr.ink.drawing import Drawing
from hwr.recognizer import Recognizer
from hwr.store.model_file import load_model
from hwr.store.paths import Paths
from hwr.ui.explain.panels import make_panel
from hwr.ui.kit.chapter.dial import DialWidget
from hwr.ui.kit.chapter.panel import ChapterPanel, Surroundings
from hwr.ui.kit.field.controls import NumberEdit
from tests.ui.showing import exposed

pytestmark = pytest.mark.usefixtures("ready_digits")

TYPED = ("1e6", "-1e6", "1e308", "9" * 300, "nan", "-inf", "", "1e", "0", "1e-300", "½")
VIEWS = ("view", "show", "landscape", "preset")
NO_NUMBER = re.compile(r"\b(nan|inf|infinity|not a number)\b", re.IGNORECASE)


def views(panel: ChapterPanel) -> list[tuple[str, str]]:
    return [
        (setting.name, str(choice.value))
        for setting in panel.chapter.settings
        if setting.name in VIEWS
        for choice in setting.choices
    ] or [("", "")]


@pytest.mark.parametrize("key", KEYS)
def test_extremes_end_in_a_sentence(qtbot: QtBot, key: str) -> None:
    shipped = Paths.of_user().shipped_model
    if not shipped.is_file():
        pytest.skip("the shipped model is not there")
    model = load_model(shipped)
    panel = exposed(qtbot, make_panel(key), 900, 640)
    seven = Drawing.from_strokes([[(70.0, 60.0), (180.0, 60.0), (150.0, 120.0), (120.0, 210.0)]])
    panel.show_surroundings(Surroundings(model, Recognizer(model).recognize(seven)))
    tried = 0
    for name, value in views(panel):
        panel.reset()
        if name:
            panel.set_setting(name, value)
        QApplication.processEvents()
        for setting in panel.chapter.settings:
            dial = panel.findChild(DialWidget, f"dial_{setting.name}")
            field = panel.findChild(NumberEdit, f"number_{setting.name}")
            if not isinstance(dial, DialWidget) or not isinstance(field, NumberEdit) or not dial.isVisible():
                continue
            before = panel.settings[setting.name]
            for text in TYPED:
                field.setFocus()
                field.selectAll()
                if len(text) > 40:  # nobody types that, and each letter would be worked out
                    QGuiApplication.clipboard().setText(text)
                    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
                    assert field.text() == text
                else:
                    QTest.keyClicks(field, text or "\b")
                tried += 1
                where = f"{key} {value} {setting.name}={text[:12]!r}"
                assert panel.words.text(), where
                readings = panel.readings().values()
                said = (panel.words.text(), panel.formula.accessibleDescription(), *map(str, readings))
                assert not [words for words in said if NO_NUMBER.search(words)], where
                assert len(dial.problem) < 200, where
            panel.grab()
            panel.set_setting(setting.name, before)
    assert tried
