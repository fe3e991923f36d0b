"""Nothing the window says has passed the door by: in a language of strange letters, no word is left in plain ones."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QComboBox, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS
from hwr.language import ENGLISH, Language, speak
from hwr.store.paths import Paths
from hwr.store.runs.metrics import METRICS, SETTINGS
from hwr.ui.actions import help_dialog
from hwr.ui.app import Lab
from hwr.ui.kit.language import LanguageSwitch
from hwr.ui.train.run_state import RunPhase
from hwr.ui.train.session import TrainSession
from tests.ui.conftest import OpenLab
from tests.ui.showing import tabs_of
from tests.ui.test_spoken import filled

pytestmark = pytest.mark.usefixtures("ready_digits")

PLAIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
STRANGE: Final = "áƀçđéƒǧħíǰķłɱñóþǫřşŧúṽŵẋýžÁƁÇĐÉƑǦĦÍǰĶŁⱮÑÓÞǪŘŞŦÚṼŴẊÝŽ"
NOWHERE: Final = Language("zz", "Nowhere", decimal=",", group=".")
_KEPT: Final = re.compile(r"(\{[^{}]*\}|<[^<>]*>|%n|&\w+;)")

NAMES: Final = frozenset({
    "hwr", "adam", "sgd", "rmsprop", "nesterov", "adagrad", "relu", "leaky", "tanh", "sigmoid", "identity",
    "softmax", "elu", "gelu", "he", "xavier", "glorot", "lr", "ok", "csv", "json", "png", "svg", "toml",
    "inkml", "onnx", "safetensors", "tensorboard", "mlflow", "numpy", "python", "pyside", "qt", "ctrl", "alt",
    "del", "esc", "dl", "dw", "wi", "xi", "beta", "epsilon", "one", "two", "ms", "min", "px", "kb", "mb", "gb",
    "nan", "ln", "exp", "max", "seven", "xor",
})  # fmt: skip
"""Names of things, units and signs of mathematics are the same in every language."""


def strange(text: str, _comment: str = "", _number: int = -1) -> str:
    """The text in letters that nobody writes, with its places for values as they are."""
    table = str.maketrans(PLAIN, STRANGE)
    return "".join(part if _KEPT.fullmatch(part) else part.translate(table) for part in _KEPT.split(text))


@pytest.fixture
def strangely(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def apply(_switch: LanguageSwitch) -> None:
        speak(NOWHERE, strange)
        QLocale.setDefault(QLocale("de"))

    monkeypatch.setattr(LanguageSwitch, "apply", apply)
    yield
    speak(ENGLISH)
    QLocale.setDefault(QLocale("en"))


def painted(widget: QWidget) -> Iterator[str]:
    """Every text that is painted of a widget and all that is in it."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    svg.setSize(widget.size())
    widget.render(svg, QPoint())
    buffer.close()
    for text in re.findall(r"<text[^>]*>(.*?)</text>", bytes(data.data()).decode(), re.S):
        yield html.unescape(re.sub(r"<[^>]+>", "", text))


def told(widget: QWidget) -> Iterator[str]:
    """What a screen reader and a tooltip say of a widget."""
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    yield widget.windowTitle()
    heard = QAccessible.queryAccessibleInterface(widget)
    if heard is not None and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield heard.text(QAccessible.Text.Description)
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))


SEARCHED: Final = tuple(", ".join(one.name for one in names) for names in (METRICS, SETTINGS))
"""What can be typed in the search of Runs: keys, the same in every language."""


def plain_words(text: str) -> list[str]:
    text = re.sub(r"<[^>]+>|&\w+;", " ", text)
    for keys in SEARCHED:
        text = text.replace(keys, "")
    words = re.findall(r"[A-Za-z]{2,}", re.sub(r"(Ctrl|Alt|Shift|Meta)\+\S+|\bF\d+\b|\S+\.\w{2,5}\b", " ", text))
    return [word for word in words if word.lower() not in NAMES]


def passed_by(window: QWidget, where: str) -> set[str]:
    """Texts to be seen or heard now with words in plain letters."""
    QApplication.processEvents()
    texts = set(painted(window))
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible() and not isinstance(widget.parent(), QTabBar):
            texts.update(told(widget))
    for action in window.findChildren(QAction):
        texts.update((action.text(), action.toolTip(), action.statusTip()))
    return {f"{where}: {text!r}" for text in texts if plain_words(text)}


def train_a_little(session: TrainSession, qtbot: QtBot) -> None:
    """Until there is something in every panel."""
    session.train()
    qtbot.waitUntil(lambda: session.history is not None and session.history.update > 20)
    session.pause()
    qtbot.waitUntil(lambda: session.phase is RunPhase.PAUSED or not session.is_under_way)


@pytest.fixture
def full(strangely: None, open_lab: OpenLab, paths: Paths, qtbot: QtBot) -> Lab:
    return filled(open_lab, paths, qtbot)


def test_no_page_says_a_word_in_plain_english(full: Lab, qtbot: QtBot) -> None:
    lab = full
    found = passed_by(lab.window, "Read")
    for page in (lab.paper_page, lab.teach_page, lab.train_page, lab.runs_page, lab.explain_page):
        lab.window.show_page(page)
        if page is lab.runs_page:
            lab.runs.show_selection_now()
        if page is lab.train_page:
            train_a_little(lab.train.session, qtbot)
        found |= passed_by(lab.window, page.title)
        for tab in tabs_of(page):
            found |= passed_by(lab.window, f"{page.title}, {tab}")
    for dialog in (help_dialog(lab.actions.all(), lab.window), lab.rooms.glossary):
        dialog.show()
        found |= passed_by(dialog, dialog.objectName())
        dialog.close()
    assert not found, "\n".join(sorted(found))


def test_no_chapter_does(full: Lab) -> None:
    lab = full
    lab.window.show_page(lab.explain_page)
    lab.explain.show_contents()
    found = passed_by(lab.window, "the contents")
    for key in KEYS:
        lab.explain.show_chapter(key)
        found |= passed_by(lab.window, key)
    assert not found, "\n".join(sorted(found))
