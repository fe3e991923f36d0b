"""The chapter on computation graphs, stepped, edited and turned by keyboard and mouse."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.graph.chapter import MOST_STEPS
from hwr.chapters.graph.model import PRESETS
from hwr.chapters.graph.view.panel import GraphPanel
from hwr.nn.scalar_graph import Kind
from hwr.ui.kit.field.controls import NumberEdit
from hwr.ui.kit.theme import DARK
from tests.ui.conftest import Wear
from tests.ui.showing import on_screen


@pytest.fixture
def panel(qtbot: QtBot) -> GraphPanel:
    return on_screen(qtbot, GraphPanel())


def press(widget: QWidget, *keys: Qt.Key) -> None:
    widget.setFocus()
    for key in keys:
        QTest.keyClick(widget, key)


def add(panel: GraphPanel, kind: Kind) -> None:
    menu = panel.editor.add.menu()
    assert menu is not None
    action = next(action for action in menu.actions() if isinstance(action, QAction) and action.data() is kind)
    action.trigger()


def choose(box: QComboBox, text: str) -> None:
    """Type the first letters."""
    box.setFocus()
    QTest.keyClicks(box, text)


def test_the_keyboard_steps_forward_and_all_the_way_back(qtbot: QtBot, panel: GraphPanel) -> None:
    directions = [panel.readings()["direction"]]
    while panel.step_button.isEnabled():
        with qtbot.waitSignal(panel.changed):
            QTest.keyClick(panel.picture, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        directions.append(panel.readings()["direction"])
    assert directions == ["forward"] * 3 + ["loss"] + ["backward"] * 2
    assert panel.readings()["gradient1"] == 4.0
    assert "gradient 4" in panel.picture.accessibleDescription()
    assert "unchanged: its slope is 1" in panel.words.text()
    assert panel.words.text() == panel.accessibleDescription()
    while panel.back_button.isEnabled():
        QTest.keyClick(panel.picture, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert panel.readings()["step"] == 0
    assert "gradient" not in panel.picture.accessibleDescription()
    QTest.mouseClick(panel.end_button, Qt.MouseButton.LeftButton)
    assert panel.readings()["node"] == "z"
    QTest.mouseClick(panel.start_button, Qt.MouseButton.LeftButton)
    assert panel.readings()["node"] == "-"


def test_values_turn_by_dial_and_by_plus_and_minus(panel: GraphPanel) -> None:
    field = panel.findChild(NumberEdit, "number_value1")
    assert isinstance(field, NumberEdit)
    field.selectAll()
    QTest.keyClicks(field, "2")
    assert panel.readings()["error"] == 6.25
    press(panel.picture, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert panel.chosen in ("x₁", "x₂")
    press(panel.picture, Qt.Key.Key_Up)
    assert panel.chosen == "x₁"
    press(panel.picture, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
    assert panel.number("value1") == pytest.approx(2.1)
    field.selectAll()
    QTest.keyClicks(field, "nan")
    assert "finite" in panel._dials["value1"].problem
    field.selectAll()
    QTest.keyClicks(field, "1e6")
    panel.to_end()
    panel.grab()
    assert panel.readings()["gradient1"] == pytest.approx(2e6 + 1)


def test_presets_bring_their_graph_their_values_and_their_dials(panel: GraphPanel) -> None:
    panel.set_setting("preset", "neuron")
    assert panel.graph == PRESETS["neuron"][1]
    assert [panel.number(f"value{i}") for i in range(1, 5)] == [0.8, 1.5, -0.5, -1.0]
    assert panel._dials["value4"].isVisible()
    assert panel._dials["value5"].isHidden()
    field = panel.findChild(NumberEdit, "number_value1")
    assert isinstance(field, NumberEdit)
    assert field.accessibleName() == "Value w"
    panel.set_setting("value1", 0.0)
    assert panel.graph.node("w").value == 0.0
    panel.reset()
    assert panel.graph == PRESETS["sum"][1]


def test_a_graph_is_built_from_lists(panel: GraphPanel) -> None:
    place = panel.picture._place("z").toPoint()
    QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=place)
    assert panel.chosen == "z"
    choose(panel.editor.kind, "product")
    assert panel.graph.node("z").kind is Kind.PRODUCT
    assert panel.settings["preset"] == "own"
    add(panel, Kind.SIGMOID)
    assert panel.graph.nodes[-1].kind is Kind.SIGMOID
    assert panel.graph.nodes[-1].inputs == ("z",)
    name = panel.chosen
    choose(panel.editor.inputs[0], "L")
    assert panel.graph.node(name).inputs == ("L",)
    assert panel.graph.output == panel.graph.node(name)
    panel.to_end()
    assert float(panel.readings()["error"]) < 1
    panel.grab()


def test_problems_are_told_and_mended(panel: GraphPanel) -> None:
    panel._choose("z")
    choose(panel.editor.inputs[0], "L")
    assert "goes in a circle" in panel.words.text()
    assert not panel.step_button.isEnabled()
    assert set(panel.readings()) == {"nodes"}
    panel.grab()
    press(panel.editor.inputs[0], Qt.Key.Key_Home)
    assert "lacks its first input" in panel.words.text()
    press(panel.editor.inputs[0], Qt.Key.Key_Down)
    assert panel.step_button.isEnabled()
    for _ in range(4):
        press(panel.picture, Qt.Key.Key_Delete)
    assert panel.graph.nodes == ()
    assert "The graph is empty" in panel.words.text()
    assert not panel.editor.delete.isEnabled()
    panel.grab()
    add(panel, Kind.VALUE)
    add(panel, Kind.SQUARE)
    assert panel.readings()["error"] == 1.0


def test_there_is_a_limit_and_it_is_told(panel: GraphPanel) -> None:
    for _ in range(5):
        add(panel, Kind.VALUE)
    assert "values already" in panel.words.text()
    for _ in range(7):
        add(panel, Kind.SUM)
    assert "nodes already" in panel.words.text()
    panel.to_end()
    panel.grab()


def test_what_is_locked_is_not_edited(panel: GraphPanel) -> None:
    panel.lock(("preset", "step"))
    before = panel.graph
    assert not panel.editor.add.isEnabled()
    assert not panel.step_button.isEnabled()
    press(panel.picture, Qt.Key.Key_Delete)
    QTest.keyClick(panel.picture, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert panel.graph == before
    assert panel.readings()["step"] == 0
    panel.lock(())
    press(panel.picture, Qt.Key.Key_Delete)
    assert panel.graph != before


def test_it_is_painted_in_both_themes_at_every_size(panel: GraphPanel, wear: Wear) -> None:
    panel.to_end()
    light = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != light
    for name in PRESETS:
        panel.set_setting("preset", name)
        panel.to_end()
        for size in ((712, 500), (3000, 1500)):
            panel.resize(*size)
            QApplication.processEvents()
            panel.grab()


def test_the_keyboard_stays_with_the_buttons_at_both_ends(panel: GraphPanel) -> None:
    panel.step_button.setFocus()
    for _ in range(MOST_STEPS):
        if not panel.step_button.isEnabled():
            break
        QTest.keyClick(panel.step_button, Qt.Key.Key_Space)
    assert panel.back_button.hasFocus(), "not on the button that undoes everything"
    panel.start_button.setFocus()
    QTest.keyClick(panel.start_button, Qt.Key.Key_Space)
    assert panel.step_button.hasFocus()
    panel.end_button.setFocus()
    QTest.keyClick(panel.end_button, Qt.Key.Key_Space)
    assert panel.back_button.hasFocus()


def test_numbers_beyond_floats_are_told_in_a_sentence(panel: GraphPanel) -> None:
    panel.turn({"value1": 1e6})
    for _ in range(6):
        add(panel, Kind.SQUARE)
    assert "beyond what a computer can hold" in panel.words.text()
    assert "error" not in panel.readings()
    assert "infinity" not in panel.formula.accessibleDescription()
    panel.grab()


def test_a_formula_is_heard_in_signs_not_in_their_codes(panel: GraphPanel) -> None:
    panel.formula.show_formula("<i>a</i> = 1 if <i>z</i>&nbsp;&gt;&nbsp;0", "")
    assert panel.formula.accessibleDescription().startswith("a = 1 if z > 0")


def test_each_node_shows_its_slope_as_a_triangle(panel: GraphPanel) -> None:
    picture = panel.slopes
    assert "Step on" in picture.accessibleDescription()
    panel.set_setting("preset", "neuron")
    panel.set_setting("step", 9)
    assert picture.accessibleDescription().startswith("y over z: run 0.5, rise 0.1109, slope 0.2217; L over y: run")
    shown = picture.grab().toImage()
    panel.hold(True)
    QApplication.processEvents()
    assert picture.grab().toImage() != shown, "before a guess it keeps its numbers"
    panel.hold(False)
    for value in (1e6, -1e6, 0.0):
        panel.set_setting("value1", value)
        panel.grab()


@pytest.mark.parametrize("preset", ["sum", "product", "diamond", "neuron"])
def test_numbers_on_edges_cover_neither_nodes_nor_each_other_in_a_small_window(panel: GraphPanel, preset: str) -> None:
    panel.resize(710, 610)  # what a window of 1024x740 leaves to it
    panel.turn({"preset": preset})
    QTest.mouseClick(panel.end_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    picture = panel.picture
    boxes = list(picture.labels.values())
    assert len(boxes) == sum(len(node.inputs) for node in panel.graph.nodes)
    for box in boxes:
        assert QRectF(picture.rect()).contains(box), "cut off"
    for one, other in combinations((*boxes, *map(picture.box_of, panel.graph.nodes)), 2):
        common = one & other
        assert min(common.width(), common.height()) <= 1.0, (preset, one, other)
