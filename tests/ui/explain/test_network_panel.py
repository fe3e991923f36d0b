"""The small network on the screen: stepped, clicked, run, trained, and legible at every size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QLineF, QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.network.model import EDGE, EDGES, NAMES, start
from hwr.chapters.network.stage import STAGES, Stage
from hwr.chapters.network.view import panel as panel_module
from hwr.chapters.network.view.panel import NetworkPanel
from hwr.ui.kit.field.controls import NumberEdit
from hwr.ui.kit.motion import REDUCED
from hwr.ui.kit.theme import DARK
from tests.ui.conftest import Wear
from tests.ui.showing import on_screen


@pytest.fixture
def panel(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> NetworkPanel:
    monkeypatch.setattr(panel_module, "_FRAME_MS", 1)
    monkeypatch.setattr(panel_module, "_BEAT_MS", 1)
    return on_screen(qtbot, NetworkPanel())


def click(widget: QWidget, place: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())


def edge_place(panel: NetworkPanel, name: str, along: float = 0.75) -> QPoint:
    return panel.picture.layout_now.ways[name].pointAt(along).toPoint()


def test_the_pass_goes_up_and_back_by_the_keyboard(panel: NetworkPanel) -> None:
    panel.picture.setFocus()
    stages = [panel.readings()["stage"]]
    for _ in STAGES[1:]:
        QTest.keyClick(panel.picture, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        stages.append(panel.readings()["stage"])
    assert stages == [stage.value for stage in STAGES]
    told = panel.readings()
    assert told["updates"] == 1
    before = [panel.number(name) for name in NAMES]
    assert before == list(start(1)), "the weights move on with the next point"
    QTest.keyClick(panel.picture, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert (panel.readings()["stage"], panel.settings["point"]) == ("inputs", "3")
    after = [panel.number(name) for name in NAMES]
    assert after != before
    QTest.keyClick(panel.picture, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert (panel.readings()["stage"], panel.settings["point"]) == ("update", "2")
    assert [panel.number(name) for name in NAMES] == before, "back over the update"
    for _ in STAGES[1:]:
        click(panel.back_button)
    assert panel.readings()["stage"] == "inputs"
    assert not panel.back_button.isEnabled()


def test_what_is_not_computed_yet_is_not_told(panel: NetworkPanel) -> None:
    said = []
    for _ in STAGES[:-1]:
        said.append(panel.picture.accessibleDescription())
        click(panel.step_button)
        panel.picture.motion.end()
    assert "no unit yet" in said[Stage.INPUTS.number]
    assert "a₁ 0.102" in said[Stage.HIDDEN.number]
    assert "y" not in said[Stage.HIDDEN.number]
    assert "δ" not in said[Stage.LOSS.number]
    assert "δ₃ −0.49" in said[Stage.OUTPUT_DELTA.number]
    assert "δ₁" not in said[Stage.OUTPUT_DELTA.number]
    assert "δ₁ −0.059" in said[Stage.HIDDEN_DELTA.number]


@pytest.mark.parametrize("name", EDGE)
def test_a_click_on_any_edge_shows_what_its_gradient_is_made_of(panel: NetworkPanel, name: str) -> None:
    panel.set_setting("step", Stage.HIDDEN_DELTA.number)
    click(panel.picture, edge_place(panel, name))
    edge, made = EDGE[name], panel.made
    assert panel.settings["chosen"] == name
    assert panel.readings()["gradient"] == made.below(edge) * made.delta(edge.above)
    assert f"∂L/∂{name} = " in panel.formula.accessibleDescription()
    assert "∂L/∂w" in panel.picture.accessibleDescription()
    dial = panel.findChild(NumberEdit, f"number_{name}")
    assert isinstance(dial, NumberEdit)
    assert dial.isVisible()
    QTest.keyClick(panel.picture, Qt.Key.Key_Escape)
    assert panel.settings["chosen"] == "none"
    assert not dial.isVisible()


def test_every_edge_and_unit_is_reached_by_the_arrow_keys(panel: NetworkPanel) -> None:
    panel.set_setting("step", Stage.HIDDEN_DELTA.number)
    panel.picture.setFocus()
    reached = set()
    keys = [Qt.Key.Key_Up, *[Qt.Key.Key_Right] * 3, Qt.Key.Key_Up, Qt.Key.Key_Left]
    keys += [Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down]
    for key in keys:
        QTest.keyClick(panel.picture, key)
        QTest.keyClick(panel.picture, Qt.Key.Key_Return)
        reached.add(panel.settings["chosen"])
    assert reached == {*EDGE, "1", "2", "3"}


def test_a_weight_is_turned_and_everything_follows(panel: NetworkPanel) -> None:
    click(panel.step_button)
    click(panel.picture, edge_place(panel, "w13"))
    dial = panel.findChild(NumberEdit, "number_w13")
    assert isinstance(dial, NumberEdit)
    dial.selectAll()
    QTest.keyClicks(dial, "-2")
    assert panel.made.parameter("w13") == -2
    assert panel.readings()["stage"] == "hidden", "one stays where one is"
    assert panel.readings()["updates"] == 0


def test_it_trains_until_xor_is_solved_and_can_be_taken_back(qtbot: QtBot, panel: NetworkPanel) -> None:
    click(panel.train_button)
    assert panel.train_button.text() == "Pause training"
    qtbot.waitUntil(lambda: not panel.is_busy)
    told = panel.readings()
    assert (told["outcome"], told["right"]) == ("solved", 4)
    assert 100 < float(told["epochs"]) < 200
    assert "XOR is solved" in panel.words.text()
    assert not panel.train_button.isEnabled()
    click(panel.back_button)
    click(panel.back_button)
    assert [panel.number(name) for name in NAMES] != list(start(1)), "the stage before"
    click(panel.back_button)
    assert [panel.number(name) for name in NAMES] == list(start(1))


def test_another_start_gets_stuck_and_says_so(
    qtbot: QtBot, panel: NetworkPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel_module, "_SHARE", 10)  # as many epochs, in fewer frames
    monkeypatch.setattr(panel_module, "_MOST_AT_ONCE", 500)
    panel.set_setting("start", 2)
    click(panel.train_button)
    qtbot.waitUntil(lambda: not panel.is_busy)
    assert panel.readings()["outcome"] == "stuck"
    assert "58 solve XOR" in panel.words.text()
    panel.set_setting("start", 1)
    assert panel.readings()["outcome"] == "open"
    assert panel.train_button.isEnabled()


def test_it_runs_by_itself_until_it_is_paused(qtbot: QtBot, panel: NetworkPanel) -> None:
    click(panel.run_button)
    qtbot.waitUntil(lambda: float(panel.readings()["updates"]) >= 4)
    click(panel.run_button)
    assert panel.run_button.text() == "Run"


def test_a_point_is_chosen_on_either_plane(panel: NetworkPanel) -> None:
    area, span, spots = panel.planes._planes()[0]
    from hwr.chapters.network.view.planes import _pixel

    click(panel.planes, _pixel(area, span, spots[3]).toPoint())
    assert panel.settings["point"] == "4"
    panel.planes.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(panel.planes, key)
    assert panel.settings["point"] == "3"
    assert "(1, 0) should be 1" in panel.planes.accessibleDescription()


def test_where_motion_is_not_wanted_nothing_moves(panel: NetworkPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    click(panel.step_button)
    assert not panel.picture.motion.is_idle
    monkeypatch.setenv(REDUCED, "1")
    click(panel.step_button)
    assert panel.picture.motion.is_idle


def test_locked_steps_are_locked(panel: NetworkPanel) -> None:
    panel.lock([setting.name for setting in panel.chapter.settings])
    buttons = (panel.step_button, panel.back_button, panel.run_button, panel.train_button)
    assert not any(button.isEnabled() for button in buttons)
    click(panel.picture, edge_place(panel, "w13"))
    assert panel.settings["chosen"] == "none"


def stages(panel: NetworkPanel) -> Iterator[Stage]:
    for stage in STAGES:
        panel.turn({"step": stage.number})
        panel.picture.motion.end()
        yield stage


@pytest.mark.parametrize("size", [(430, 300), (600, 420), (760, 520), (1200, 900)])
def test_no_text_lies_on_another_nor_on_an_edge_that_is_not_its_own(
    panel: NetworkPanel, wear: Wear, size: tuple[int, int]
) -> None:
    panel.picture.setParent(None)  # at sizes of its own
    picture = panel.picture
    picture.resize(*size)
    wear(DARK)
    for number in (1, 2, 30):
        panel.set_setting("start", number)
        for stage in stages(panel):
            tags = list(picture.tags)
            whole = QRectF(picture.rect())
            assert all(whole.contains(tag.box) for tag in tags), stage
            for one, other in combinations(tags, 2):
                assert not one.box.adjusted(0, 1, 0, -1).intersects(other.box), (stage, one.text, other.text)
            boxes = {edge.name: picture.label_box(edge) for edge in EDGES}
            for edge in EDGES:
                way = picture.layout_now.ways[edge.name]
                for name, box in boxes.items():
                    assert name == edge.name or not crosses(box, way), (stage, name, edge.name)
                others = [tag.box for tag in tags if not any(box.contains(tag.box) for box in boxes.values())]
                assert not any(crosses(box, way) for box in others), (stage, edge.name)
    picture.deleteLater()


def test_in_a_small_window_no_word_is_smaller_than_elsewhere(panel: NetworkPanel) -> None:
    panel.resize(710, 610)  # what a window of 1024x740 leaves to it
    QApplication.processEvents()
    usual = QFontMetricsF(panel.font()).height()
    for picture in (panel.picture, panel.planes):
        assert picture.line >= 0.95 * usual
        assert picture.rect().height() > 10 * usual


def test_with_text_of_twice_the_size_the_nodes_stand_apart(qtbot: QtBot, panel: NetworkPanel) -> None:
    font = panel.font()
    font.setPointSizeF(2 * font.pointSizeF())
    panel.setFont(font)
    panel.resize(1000, 700)
    qtbot.waitUntil(lambda: panel.planes.y() >= panel.picture.geometry().bottom())  # one above the other
    layout = panel.picture.layout_now
    assert layout.between > 4 * layout.radius


def crosses(box: QRectF, way: QLineF) -> bool:
    if box.contains(way.p1()) or box.contains(way.p2()):
        return True
    corners = (box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft())
    sides = (QLineF(corners[i - 1], corners[i]) for i in range(4))
    return any(way.intersects(side)[0] == QLineF.IntersectionType.BoundedIntersection for side in sides)
