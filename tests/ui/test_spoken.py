"""What a screen reader finds on every page: all that the Tab key reaches has a name, a role, and a value that lives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS
from hwr.ink.drawing import Drawing
from hwr.store.paths import Paths
from hwr.store.runs.run_store import RunStore
from hwr.ui.app import Lab
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.train.form.section import SectionHeadingWidget
from tests.store.runs_made import RECIPE, fresh_state, made_model, trained
from tests.ui.conftest import OpenLab
from tests.ui.patience import settle
from tests.ui.showing import pages_and_tabs

pytestmark = pytest.mark.usefixtures("ready_digits")

Role, Text = QAccessible.Role, QAccessible.Text
ROLES = {
    Role.Button,
    Role.Grip,
    Role.ButtonMenu,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.SpinBox,
    Role.Slider,
    Role.EditableText,
    Role.PageTabList,
    Role.List,
    Role.Table,
    Role.Graphic,
}
WITH_VALUE = {Role.ComboBox, Role.SpinBox, Role.Slider}
AFTER_A_RUN = ("batches", "hidden", "why", "descent")
"""Chapters in whose pictures nothing changes by turning a dial, but by what is run, drawn or chosen."""

SEVEN = [[(60.0, 60.0), (190.0, 60.0), (120.0, 210.0)]]


def said(widget: QWidget, text: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(text)


def reached(lab: Lab) -> Iterator[QWidget]:
    """All that the Tab key can reach now."""
    QApplication.processEvents()
    for widget in lab.window.findChildren(QWidget):
        can = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if can and widget.focusProxy() is None and not widget.objectName().startswith("qt_spinbox"):
            yield widget


def misheard(lab: Lab) -> Iterator[str]:
    """What is wrong with what is said of all that is seen, whether the Tab key reaches it or not."""
    for widget in lab.window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        heard, where = QAccessible.queryAccessibleInterface(widget), widget.objectName()
        name, description = heard.text(Text.Name), heard.text(Text.Description)
        if re.search(r"<(p|b|br|i|sub|sup)>|&(lt|amp);", name + description):
            yield f"{where}: markup is read out: {name} {description}"
        if isinstance(widget, QLabel):
            begin = re.sub("<[^>]*>|\u200b", "", unescape(widget.text())).rstrip("…")[:12]
            if begin not in name.replace("\u200b", ""):
                yield f"{where}: the label says {begin!r}, and is called {name!r}"
        if isinstance(widget, QComboBox):
            labels = [one.text(Text.Name) for one, _ in heard.relations(QAccessible.RelationFlag.Label)]
            if len(labels) != 1 or not labels[0]:
                yield f"{where}: it is labelled by {labels}"
        if isinstance(widget, QAbstractButton) and widget.isCheckable() and widget.text().replace("&", "") not in name:
            yield f"{where}: it is called {name!r}, and {widget.text()!r} stands on it"
        if isinstance(widget, QStackedWidget) and heard.role() != Role.Client:
            yield f"{where}: a stack has the role {heard.role().name}"


def faults(widget: QWidget) -> Iterator[str]:
    heard = QAccessible.queryAccessibleInterface(widget)
    name, role = heard.text(Text.Name), heard.role()
    if isinstance(
        widget, QComboBox
    ):  # of which Qt, on X11 and Wayland, gives the value for the name, and the label as a relation
        name = widget.accessibleName()
    if not name.strip() or name in (type(widget).__name__, widget.objectName()):
        yield f"the name is {name!r}"
    if role not in ROLES and not (role == Role.Client and isinstance(widget, QAbstractScrollArea)):
        yield f"the role is {role.name}"
    if role in WITH_VALUE and not heard.text(Text.Value):
        yield "there is no value"
    if role == Role.Graphic and not heard.text(Text.Description):
        yield "there is no description"


def check(lab: Lab, where: str) -> list[str]:
    """What is wrong with all that is reached, and with all pictures."""
    found = list(reached(lab))
    wrong = [f"{where}: {one.objectName()}: {fault}" for one in found for fault in faults(one)]
    shown = [one for one in lab.window.findChildren(Picture) if one.isVisible()]
    wrong += [f"{where}: the picture {one.objectName()} has no name" for one in shown if not said(one, Text.Name)]
    silent = (one for one in shown if not said(one, Text.Description))
    wrong += [f"{where}: the picture {one.objectName()} tells nothing" for one in silent]
    wrong += [f"{where}: {fault}" for fault in misheard(lab)]
    return [*wrong, *([] if len(found) > 2 else [f"{where}: nothing is reached"])]


def filled(open_lab: OpenLab, paths: Paths, qtbot: QtBot) -> Lab:
    """The window with two runs in the history, and a digit on the canvas."""
    paths.prepare()
    with RunStore.open(paths.runs) as store:
        for name in ("one", "two"):
            run = store.begin(RECIPE, name=name, seed=3, versions={}, data_fingerprint="")
            store.add_epochs(run, trained(fresh_state(), 3))
            store.finish(run, "finished", model=made_model(), metrics={"test_accuracy": 0.9})
    lab = open_lab()
    lab.window.resize(1280, 800)
    lab.session.commit(Drawing.from_strokes(SEVEN))
    settle(qtbot, lab.page.card.reading)
    return lab


@pytest.fixture
def full(open_lab: OpenLab, paths: Paths, qtbot: QtBot) -> Lab:
    return filled(open_lab, paths, qtbot)


def test_every_page(full: Lab) -> None:
    lab = full
    wrong = check(lab, "Read")
    pages = (lab.paper_page, lab.teach_page, lab.train_page, lab.runs_page, lab.explain_page)
    for place in pages_and_tabs(lab, pages):
        for heading in lab.window.findChildren(SectionHeadingWidget):
            heading.setChecked(True)
        wrong += check(lab, place)
    lab.explain.show_contents()
    wrong += check(lab, "the contents")
    lab.explain.begin_lesson("01-unit")
    wrong += check(lab, "a step of a lesson")
    assert not wrong, "\n".join(wrong)


def test_every_chapter(full: Lab) -> None:
    """And whoever turns a dial hears what it is now, and that something else has changed with it."""
    lab = full
    lab.window.show_page(lab.explain_page)
    wrong = []
    for key in KEYS:
        lab.explain.show_chapter(key)
        wrong += check(lab, key)
        is_told = key in AFTER_A_RUN
        for dial in [one for one in reached(lab) if isinstance(one, QAbstractSpinBox) and one.isEnabled()]:
            value, told = said(dial, Text.Value), everything(lab)
            QTest.keyClick(dial, Qt.Key.Key_Up)
            if said(dial, Text.Value) == value:  # it stood at its end
                QTest.keyClick(dial, Qt.Key.Key_Down)
            QApplication.processEvents()
            if said(dial, Text.Value) == value:
                wrong.append(f"{key}: {dial.objectName()} tells no other value when it is turned")
            is_told = is_told or everything(lab) != told
            if is_told:
                break
        if not is_told:
            wrong.append(f"{key}: pictures tell nothing else, whatever is turned")
    assert not wrong, "\n".join(wrong)


def everything(lab: Lab) -> list[str]:
    """What is told of all pictures that are seen."""
    return [said(one, Text.Description) for one in lab.window.findChildren(Picture) if one.isVisible()]


def test_what_is_read_is_told_anew_with_each_drawing(full: Lab, qtbot: QtBot) -> None:
    page = full.page
    told = (page.canvas, page.card.reading, page.card.probabilities)
    before = [said(one, Text.Description) for one in told]
    assert "a 7" in before[1]
    assert "%" in before[2]
    full.session.commit(Drawing.from_strokes([[(128.0, 40.0), (128.0, 215.0)], [(60.0, 60.0), (61.0, 60.0)]]))
    settle(qtbot, page.card.reading)
    after = [said(one, Text.Description) for one in told]
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_a_slider_tells_its_value_by_the_keys(full: Lab) -> None:
    slider = full.page.toolbar.pen_width.slider
    before = said(slider, Text.Value)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert said(slider, Text.Value) != before


def test_the_numbers_of_a_run_say_what_they_are(full: Lab) -> None:
    """A row of the table is read out without its headings."""
    full.window.show_page(full.runs_page)
    QApplication.processEvents()
    model = full.runs.table.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [model.index(0, column).data(role) for column in range(model.columnCount())]
    assert said[0] == "No. 2"
    assert "Epochs 3" in said
