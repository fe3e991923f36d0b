"""Roles: what a screen reader calls what Qt knows nothing of, whenever it asks."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.kit.field.outline import ComboBox
from hwr.ui.kit.layout import named
from hwr.ui.kit.roles import Unfolding, install_roles, tell_unfolded

Role, Text = QAccessible.Role, QAccessible.Text


class Painted(QWidget):
    """A widget that gets its name before it can have the focus, as most do: Qt asks what it is as soon as that."""

    def __init__(self, parent: QWidget, *, is_walked: bool) -> None:
        super().__init__(parent)
        self.setAccessibleName("picture")
        if is_walked:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        pass


class UnfoldingButton(Unfolding, QPushButton):
    """One of the kind."""


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    install_roles()
    made = QWidget()
    qtbot.addWidget(made)
    return made


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_a_picture_is_one_whether_it_can_be_walked_or_not(window: QWidget) -> None:
    walked, seen, ground = (Painted(window, is_walked=walked) for walked in (True, False, False))
    QLabel("part", ground)
    gc.collect()
    assert [role(one) for one in (walked, seen, ground)] == [Role.Graphic, Role.Graphic, Role.Client]


def test_what_unfolds_is_a_button_that_says_whether_it_is_unfolded(window: QWidget) -> None:
    button = UnfoldingButton("&More", window)
    button.setCheckable(True)
    button.toggled.connect(lambda: tell_unfolded(button))
    heard = QAccessible.queryAccessibleInterface(button)
    assert heard.role() == Role.Button
    assert heard.text(Text.Name) == "More"
    assert (heard.state().expandable, heard.state().expanded) == (1, 0)
    actions = heard.actionInterface()
    assert actions is not None
    actions.doAction(actions.pressAction())
    assert button.isChecked()
    assert (heard.state().expanded, heard.state().collapsed) == (1, 0)


def test_a_stack_of_pages_is_nothing_to_be_told_of(window: QWidget) -> None:
    stack = QStackedWidget(window)
    stack.addWidget(QLabel("page"))
    assert role(stack) == Role.Client


def test_a_box_of_choices_has_its_name_wherever_it_goes(window: QWidget) -> None:
    box = named(ComboBox(window), "colour", "Colour", "Which one")
    box.addItem("blue")

    def names() -> list[str]:
        related = QAccessible.queryAccessibleInterface(box).relations(QAccessible.RelationFlag.Label)
        return [label.text(Text.Name) for label, _ in related]

    assert names() == ["Colour"]
    other = QWidget(window)
    QHBoxLayout(other).addWidget(box)
    assert names() == ["Colour"]
    named(box, "colour", "Ink")
    assert names() == ["Ink"]


def test_the_canvas_stays_the_same_to_a_screen_reader_when_the_program_goes_on(
    qtbot: QtBot, paths: Paths, qapp: object
) -> None:
    """Qt forgets what it has told of a widget that learns another slot, and a reader does not find its focus again."""
    lab = Lab(qapp, paths)  # type: ignore[arg-type]
    qtbot.addWidget(lab.window)
    with qtbot.waitExposed(lab.window):
        lab.window.show()
    canvas = lab.page.canvas
    before = QAccessible.uniqueId(QAccessible.queryAccessibleInterface(canvas))
    lab.start(None)
    assert QAccessible.uniqueId(QAccessible.queryAccessibleInterface(canvas)) == before
    lab.window.close()
    lab.deleteLater()
