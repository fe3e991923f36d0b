"""The window under names that were made to do harm: all of them are shown as the text they are, and in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QHelpEvent, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QToolTip,
    QWidget,
)

from hwr.chapters.contents import KEYS
from hwr.chapters.debugger.derivation import derive
from hwr.chapters.debugger.view.numbers import derivation_tip
from hwr.chapters.debugger.walk import Quantity, Role
from hwr.chapters.debugger.worked_pass import work
from hwr.explain.glossary import GLOSSARY, SIGNS
from hwr.ink.drawing import Drawing
from hwr.store.model_file import save_model
from hwr.store.paths import Paths
from hwr.store.runs.run_store import RunStore
from hwr.ui.app import Lab
from hwr.ui.kit.plain import Label, breakable, plain_tip, with_shown_classes
from hwr.ui.reader import Network
from hwr.words import LONGEST_LABEL
from tests.hostile import HALF, LONG, MARKUP, NAME, STEERING, harm
from tests.store.runs_made import RECIPE, fresh_state, made_model, trained
from tests.ui.conftest import OpenLab

pytestmark = pytest.mark.usefixtures("qapp")  # Qt lays out no text without

LONGEST = 25_000
"""No text of the window is longer: a label may have pages, but not books."""

LABELS = (*"0123456", "<img src=/x>", NAME, LONG)
"""One of them is short enough to be shown whole."""
SEVEN = [[(60.0, 60.0), (190.0, 60.0), (120.0, 210.0)]]

LESSON = f"""
title = '''{MARKUP}'''
summary = '''{MARKUP}'''
[[step]]
title = '''{MARKUP}{"W" * 5000}'''
chapter = "unit"
text = '''{MARKUP}{"W" * 100_000}'''
[step.question]
kind = "choice"
ask = '''{MARKUP}'''
choices = ['''{MARKUP}{"W" * 5000}''', "x"]
answer = 2
why = '''{MARKUP}'''
[[step]]
title = "{MARKUP.replace('"', "'")}\\u001b\\u202e\\u0000"
chapter = "unit"
text = "x"
[step.question]
kind = "open"
ask = '''{MARKUP}'''
why = '''{MARKUP}'''
"""


class _Document(QTextDocument):
    """What Qt makes of a text when it takes it for HTML; remembers what it would open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.setHtml(html)
        self.size()  # only what is laid out is opened

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        self.asked.append(str(name))
        return None


def opens(text: str) -> list[str]:
    """What Qt would open to show this text, wherever it may choose how to."""
    return _Document(text).asked if GuiQt.mightBeRichText(text) else []


@dataclass(frozen=True)
class Said:
    """A text of the window: where it stands, and whether Qt may take it for HTML there."""

    where: str
    text: str
    may_be_html: bool = False


def of_widget(widget: QWidget) -> Iterator[Said]:
    name = f"{type(widget).__name__} {widget.objectName()}"
    yield Said(f"{name}: tooltip", widget.toolTip(), may_be_html=True)
    yield Said(f"{name}: what it is", widget.whatsThis(), may_be_html=True)
    yield Said(f"{name}: status tip", widget.statusTip())
    yield Said(f"{name}: title", widget.windowTitle())
    for action in widget.actions():
        yield from of_action(action)
    if isinstance(widget, QLabel):
        yield Said(name, widget.text(), may_be_html=widget.textFormat() != Qt.TextFormat.PlainText)
    if isinstance(widget, QAbstractButton):
        yield Said(name, widget.text())
    if isinstance(widget, QComboBox):
        yield from of_model(name, widget.model())
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model() is not None:
        yield from of_model(name, widget.model())


def of_action(action: QAction) -> Iterator[Said]:
    yield Said(f"action {action.objectName()}", action.text())
    yield Said(f"action {action.objectName()}: tooltip", action.toolTip(), may_be_html=True)


def of_model(name: str, model: QAbstractItemModel) -> Iterator[Said]:
    role = Qt.ItemDataRole
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        for may_be_html, of in ((False, role.DisplayRole), (True, role.ToolTipRole), (True, role.WhatsThisRole)):
            yield Said(f"{name}, head", str(model.headerData(column, Qt.Orientation.Horizontal, of) or ""), may_be_html)
            for row in range(min(model.rowCount(), 60)):
                words = model.index(row, column).data(of)
                yield Said(f"{name}, cell", words if isinstance(words, str) else "", may_be_html)


TERM = re.compile(f'<a href="({"|".join(map(re.escape, [*SIGNS, *(term.word for term in GLOSSARY)]))})" style')
"""The window's own links lead to the glossary."""


def check(lab: Lab) -> int:
    """Look at every text of the window as it is; returns how many there are."""
    QApplication.processEvents()
    said = [
        words for widget in [lab.window, *lab.window.findChildren(QWidget)] for words in of_widget(widget) if words.text
    ]
    for words in said:
        assert len(words.text) < LONGEST, words.where
        assert not harm(words.text) - {"\u200b"}, words
        if words.may_be_html:
            assert opens(words.text) == [], words
            foreign = TERM.sub("", words.text)
            assert not GuiQt.mightBeRichText(foreign) or "<a " not in foreign, words
    return len(said)


def pointed_at(widget: QWidget) -> Iterator[Said]:
    """What a mouse that rests at some places of a widget is told."""
    for x in range(5, widget.width(), max(20, widget.width() // 4)):
        for y in range(5, widget.height(), max(20, widget.height() // 4)):
            place = QPoint(x, y)
            QToolTip.hideText()
            QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
            yield Said(f"{type(widget).__name__} at {x}, {y}", QToolTip.text(), may_be_html=True)


@pytest.fixture
def hostile(open_lab: OpenLab, paths: Paths, tmp_path: Path) -> Lab:
    """The window in a home full of them: names, notes, tags, settings and classes of runs, lessons, and their files."""
    recipe = {**RECIPE, "nested": {MARKUP: [MARKUP, LONG]}, NAME: NAME, "long": LONG}
    with RunStore.open(paths.runs) as store:
        for text in (NAME, LONG):
            run = store.begin({**recipe, "own": text}, name=text, seed=3, versions={text: text}, data_fingerprint=text)
            store.add_epochs(run, trained(fresh_state(), 1))
            store.edit(run, note=f"{text}\r\n{text}")
            store.edit(run, add_tags=[f"{text}, {number}" for number in range(3)])
            store.finish(run, "finished", model=replace(made_model(), classes=LABELS))
    paths.lessons.mkdir(parents=True, exist_ok=True)
    (paths.lessons / "<img src=x>.toml").write_text(LESSON, encoding="utf-8")
    (paths.lessons / "<img src=y>\x1b[31m\udcff.toml").write_text("title = 1", encoding="utf-8")
    save_model(tmp_path / "foreign", replace(made_model(), classes=LABELS))
    lab = open_lab(model=tmp_path / "foreign")
    lab.session.commit(Drawing.from_strokes(SEVEN))
    return lab


def test_reading(hostile: Lab) -> None:
    width = hostile.window.minimumSizeHint().width()
    assert check(hostile) > 50
    hostile.page.canvas.grab()
    hostile.page.card.grab()
    for widget in hostile.page.findChildren(QWidget):
        for words in pointed_at(widget):
            assert opens(words.text) == [], words
    hostile.session.failed.emit(f"The file {LONG} cannot be read.")
    hostile.page.busy.show_work(LONG)
    check(hostile)
    hostile.window.messages.put_away()
    hostile.window.messages.put_away()
    hostile.window.messages.show_note(f"Saved as {NAME}{HALF}.")
    check(hostile)
    assert hostile.window.minimumSizeHint().width() == width


def test_runs(hostile: Lab) -> None:
    window = hostile.window
    window.show_page(hostile.runs_page)
    page = hostile.runs
    assert page is not None
    width = window.minimumSizeHint().width()
    assert width < 1100
    for selection in ((1,), (2,), (1, 2)):
        page.table.select_runs(selection)
        page.show_selection_now()
        assert check(hostile) > 100
        window.grab()
    assert window.minimumSizeHint().width() == width
    with RunStore.open(Paths.of_user().runs, read_only=True) as store:
        assert [run.name for run in store.runs(order="id")] == [" ".join(NAME.split()), LONG]
        before = [(run.note, run.tags) for run in store.runs(order="id")]
    page.table.select_runs((1,))
    page.show_selection_now()
    page.leave_store()
    with RunStore.open(Paths.of_user().runs, read_only=True) as store:
        assert [(run.note, run.tags) for run in store.runs(order="id")] == before, "looking changes nothing"


def test_lessons(hostile: Lab) -> None:
    hostile.window.show_page(hostile.explain_page)
    explain = hostile.explain
    assert explain is not None
    width = hostile.window.minimumSizeHint().width()
    assert check(hostile) > 100
    assert "<img src=y>\\x1b[31m" in hostile.window.messages.sentence
    explain.begin_lesson("<img src=x>")
    check(hostile)
    hostile.window.grab()
    for answer in (MARKUP + "W" * 5000, "x"):
        explain.page.lesson.answered.emit(answer)
        check(hostile)
        explain.page.lesson.step_requested.emit(2)
        check(hostile)
    explain.leave_lesson()
    check(hostile)
    assert hostile.window.minimumSizeHint().width() == width


@pytest.mark.parametrize("keys", [("cost", "debugger"), pytest.param(KEYS, marks=pytest.mark.slow)])
def test_classes_in_chapters(hostile: Lab, keys: tuple[str, ...]) -> None:
    """Two of them name classes; that no other one does is seen by the slow test."""
    for key in keys:
        hostile.rooms.show_chapter(key)
        explain = hostile.explain
        assert explain is not None
        panel = explain.panel
        assert panel is not None
        assert check(hostile) > 100
        for widget in panel.findChildren(QWidget):
            if type(widget).__module__.startswith("hwr.") and widget.isVisible():
                for words in pointed_at(widget):
                    assert opens(words.text) == [], (key, words)


@pytest.mark.parametrize("kind", [Role.WEIGHT, Role.PRODUCT, Role.BIAS, Role.Z, Role.A, Role.DELTA])
def test_where_a_number_of_a_hostile_class_comes_from(kind: Role) -> None:
    """The only tooltips with markup of ours: the formulas of the debugger."""
    worked = work(made_model().network, np.full(64, 0.5), 7, 0.1, LABELS)
    made = derivation_tip(derive(worked, Quantity(kind, worked.layers - 1, 7)))
    assert "<img" not in made
    assert _Document(made).asked == []
    assert "<img src=/x>" in _Document(made).toPlainText()


def test_a_network_of_a_run(hostile: Lab) -> None:
    hostile.reader.choose(Network(run=2))
    check(hostile)
    assert hostile.session.recognition is not None
    assert all(len(label) <= LONGEST_LABEL for label in hostile.session.recognition.classes)


# The helper


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=60))
def test_a_tooltip_says_what_it_was_given(text: str) -> None:
    made = plain_tip(text)
    assert opens(made) == []
    said = _Document(made).toPlainText() if GuiQt.mightBeRichText(made) else made
    assert "".join(said.replace("\u200b", "").split()) == "".join(breakable(text).replace("\u200b", "").split())


@pytest.mark.parametrize("text", [NAME, HALF, LONG, MARKUP, "a\n<b>c</b>", "&lt;img&gt;", STEERING])
def test_tooltips_and_labels_of_hostile_text(qapp: QApplication, text: str) -> None:
    label = Label(text)
    assert opens(plain_tip(text)) == []
    assert label.textFormat() == Qt.TextFormat.PlainText
    for made in (plain_tip(text), label.text()):
        assert not harm(made) - {"\u200b"}
        assert len(made) < LONGEST
    assert _Document(plain_tip("one", "", "two & three")).toPlainText() == "one\ntwo & three"


def test_a_long_word_leaves_a_label_narrow(qapp: QApplication) -> None:
    label = Label()
    label.setWordWrap(True)
    label.setText("W" * 1000)
    assert label.minimumSizeHint().width() < 1000


def test_classes_stay_different_when_they_are_shown() -> None:
    model = replace(made_model(), classes=tuple(f"{'x' * 100}{number}{'y' * 100}" for number in range(10)))
    shown = with_shown_classes(model)
    assert len(set(shown.classes)) == 10
    assert max(map(len, shown.classes)) <= LONGEST_LABEL
    assert with_shown_classes(made_model()).classes == made_model().classes
