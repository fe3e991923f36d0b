"""The network that is drawn is the one that predicts: every number shown is one of the recorded pass."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hwr.train.network_layout import INPUT, EdgeAt, NetworkLayout, UnitAt
from hwr.train.observation import SubjectKind
from hwr.ui.kit.theme import DARK, LIGHT
from hwr.ui.train.network_panel import NetworkPanel, NetworkSumWidget
from hwr.words import numeral
from tests.train.layer_observations import observed, trained, with_flaws
from tests.ui.conftest import Wear
from tests.ui.showing import exposed

NETWORK = ((12, "relu"), (6, "sigmoid"))


def shown(qtbot: QtBot, width: int = 1200, height: int = 400) -> NetworkPanel:
    return exposed(qtbot, NetworkPanel(), width, height)


@pytest.fixture
def panel(qtbot: QtBot) -> NetworkPanel:
    panel = shown(qtbot)
    panel.show_observation(observed(trained(*NETWORK)))
    QApplication.processEvents()
    return panel


def layout(panel: NetworkPanel) -> NetworkLayout:
    found = panel.picture.laid_out()
    assert found is not None
    return found


def at(panel: NetworkPanel) -> UnitAt | EdgeAt | None:
    return panel.picture.at


def middle(panel: NetworkPanel, at: UnitAt) -> QPoint:
    place = layout(panel).place(at)
    assert place is not None
    return QPoint(round(place[0]), round(place[1]))


def point(panel: NetworkPanel, place: QPoint) -> None:
    """Move the mouse there from elsewhere: where it already is, it does not move."""
    QTest.mouseMove(panel.picture, QPoint(1, 1))
    QTest.mouseMove(panel.picture, place)


def free_point(panel: NetworkPanel) -> tuple[QPoint, EdgeAt]:
    """A place where a line, and no unit, is under the mouse, and which line that is."""
    for y in range(30, panel.picture.height() - 30):
        x = round((layout(panel).layers[0].x + layout(panel).layers[1].x) / 2)
        QTest.mouseMove(panel.picture, QPoint(x, y))
        if isinstance(panel.picture.at, EdgeAt):
            return QPoint(x, y), panel.picture.at
    raise AssertionError("no line is drawn")


def test_units_have_the_colour_of_their_activation(panel: NetworkPanel) -> None:
    picture = panel.picture.grab().toImage()
    a = panel.picture.views[0].a
    strongest = picture.pixelColor(middle(panel, UnitAt(0, int(a.argmax()))))
    assert strongest.name() == QColor(LIGHT.ink).name()


@pytest.mark.parametrize("kind", [SubjectKind.DIGIT, SubjectKind.BATCH])
@pytest.mark.parametrize("at", [UnitAt(0, 3), UnitAt(1, 2), UnitAt(2, 7)])
def test_hovering_a_unit_tells_its_sum(qtbot: QtBot, kind: SubjectKind, at: UnitAt) -> None:
    panel = shown(qtbot)
    observation = observed(trained(*NETWORK), kind)
    panel.show_observation(observation)
    layer = observation.trace.layers[at.layer]
    point(panel, middle(panel, at))
    mean = "mean " if kind is SubjectKind.BATCH else ""
    said = panel.readout.text
    assert f"{mean}z = " in said
    assert f"= {numeral(float(layer.z.mean(axis=0)[at.unit]))}, {mean}a = " in said
    assert said.endswith(f"{numeral(float(layer.a.mean(axis=0)[at.unit]))}.")
    assert f"{numeral(abs(float(layer.biases[at.unit])))} (bias)" in said
    assert panel.sum.accessibleDescription() == said


def test_hovering_a_line_tells_weight_and_gradient(panel: NetworkPanel) -> None:
    trace = observed(trained(*NETWORK)).trace
    assert trace.backward is not None
    _, edge = free_point(panel)
    weight = float(trace.layers[edge.layer].weights[edge.source, edge.target])
    gradient = float(trace.backward.layers[edge.layer].weight_gradient[edge.source, edge.target])
    assert panel.readout.text.endswith(f"w = {numeral(weight)}, gradient dL/dw = {numeral(gradient)}.")
    assert not panel.grab().isNull()


def test_weights_that_are_zero_are_not_drawn(qtbot: QtBot) -> None:
    network = trained((12, "relu")).copy()
    network.parameters[:] = 0
    panel = shown(qtbot)
    panel.show_observation(observed(network))
    assert panel.readout.text.startswith("All 888 weights are 0")
    panel.show_unit(0, 3)
    assert not panel.grab().isNull()
    QTest.keyClick(panel.picture, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert panel.picture.at == UnitAt(0, 3)
    network.weights[1][3, 7] = 0.5
    panel.show_observation(observed(network))
    assert [len(edges.weights) for edges in panel.picture.edges] == [0, 1]
    QTest.mouseMove(panel.picture, QPoint(3, 3))


def test_drawn_lines_are_weights_of_the_network(panel: NetworkPanel) -> None:
    network = trained(*NETWORK)
    for edges, weights in zip(panel.picture.edges, network.weights, strict=True):
        assert np.array_equal(edges.weights, weights[edges.sources, edges.targets])
    drawn = sum(len(edges.weights) for edges in panel.picture.edges)
    assert panel.readout.text.startswith(f"Strongest {drawn:,} of {64 * 12 + 12 * 6 + 60:,} weights.")


def test_a_network_small_enough_is_drawn_whole(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.show_observation(observed(trained((1, "tanh"))))
    assert panel.readout.text.startswith("All 74 weights.")


def test_a_pixel_tells_its_ink(panel: NetworkPanel) -> None:
    point(panel, middle(panel, UnitAt(INPUT, 20)))
    value = numeral(float(observed(trained(*NETWORK)).subject.x[0, 20]))
    assert panel.readout.text == f"Pixel in row 3, column 5: {value}, from 0 paper to 1 ink."
    assert not panel.grab().isNull()


def test_a_click_and_enter_ask_for_a_unit(panel: NetworkPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.unit_requested) as asked:
        QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=middle(panel, UnitAt(0, 7)))
    assert asked.args == [0, 7]
    QTest.keyClick(panel.picture, Qt.Key.Key_Right)
    with qtbot.waitSignal(panel.unit_requested) as asked:
        QTest.keyClick(panel.picture, Qt.Key.Key_Enter)
    assert asked.args is not None
    assert asked.args[0] == 1
    with qtbot.assertNotEmitted(panel.unit_requested, wait=10):
        QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=middle(panel, UnitAt(INPUT, 7)))
        QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert panel.picture.at is None


def test_the_keyboard_goes_from_unit_to_unit_and_along_the_lines(panel: NetworkPanel) -> None:
    picture, trace = panel.picture, observed(trained(*NETWORK)).trace
    picture.setFocus()
    QTest.keyClick(picture, Qt.Key.Key_Left)
    best = int(trace.outputs[0].argmax())
    assert at(panel) == UnitAt(2, best)
    QTest.keyClick(picture, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    strongest = int(np.abs(trace.layers[2].weights[:, best]).argmax())
    assert at(panel) == EdgeAt(2, strongest, best)
    assert f"w = {numeral(float(trace.layers[2].weights[strongest, best]))}" in panel.readout.text
    QTest.keyClick(picture, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert at(panel) != EdgeAt(2, strongest, best)
    QTest.keyClick(picture, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert at(panel) == EdgeAt(2, strongest, best)
    assert not panel.grab().isNull()
    QTest.keyClick(picture, Qt.Key.Key_Up)
    assert at(panel) == UnitAt(2, best)
    for _ in range(3):
        QTest.keyClick(picture, Qt.Key.Key_Left)
    assert isinstance(picture.at, UnitAt)
    assert picture.at.layer == INPUT
    QTest.keyClick(picture, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert picture.at.layer == INPUT  # nothing leads into a pixel
    QTest.keyClick(picture, Qt.Key.Key_Escape)
    assert picture.at is None
    QTest.keyClick(picture, Qt.Key.Key_A)
    assert picture.at is None


def test_a_unit_that_does_little_can_still_be_looked_at(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.show_observation(observed(trained((300, "relu"), epochs=1)))
    hidden = next(unit for unit in range(300) if layout(panel).place(UnitAt(0, unit)) is None)
    panel.show_unit(0, hidden)
    assert layout(panel).place(UnitAt(0, hidden)) is not None
    assert f"Layer 1, unit {hidden + 1}: " in panel.readout.text
    panel.show_unit(0, 300)
    panel.show_unit(2, 0)
    assert panel.picture.at == UnitAt(0, hidden)


def test_what_was_chosen_stays_while_the_network_learns(panel: NetworkPanel) -> None:
    panel.show_unit(1, 3)
    before = panel.readout.text
    panel.show_observation(observed(trained(*NETWORK, epochs=6)))
    assert panel.picture.at == UnitAt(1, 3)
    assert panel.readout.text != before
    panel.show_observation(observed(trained((5, "relu"))))
    assert panel.picture.at is None


def test_the_sum_of_the_best_output_is_shown_while_nothing_is_pointed_at(panel: NetworkPanel) -> None:
    best = int(observed(trained(*NETWORK)).trace.outputs[0].argmax())
    assert panel.sum.isVisible()
    assert panel.sum.accessibleDescription().startswith(f"Output for {best}: z = ")
    assert f"for {best}." in panel.accessibleDescription()


def test_flawed_units_are_marked(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.show_observation(observed(with_flaws()))
    picture = panel.picture.grab().toImage()
    mark = QColor(LIGHT.unsure)
    place = middle(panel, UnitAt(0, 2))
    colour = picture.pixelColor(place)
    assert max(abs(colour.red() - mark.red()), abs(colour.green() - mark.green())) < 40


@pytest.mark.parametrize("size", [(320, 140), (640, 240), (1024, 300), (3000, 1200)])
@pytest.mark.parametrize("hidden", [(), ((500, "leaky_relu"),), tuple([(30, "sigmoid")] * 6)])
def test_every_network_is_drawn_at_every_size(
    qtbot: QtBot, size: tuple[int, int], hidden: tuple[tuple[int, str], ...], wear: Wear
) -> None:
    wear(DARK)
    panel = shown(qtbot, *size)
    panel.show_observation(observed(trained(*hidden, epochs=1)))
    QApplication.processEvents()
    assert not panel.grab().isNull()
    assert all(layer.x < panel.picture.width() for layer in layout(panel).layers)


def test_before_the_first_training_the_panel_says_what_to_do(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert panel.accessibleDescription() == "Nothing is to be seen yet."
    assert panel.picture.laid_out() is None
    QTest.mouseMove(panel.picture, QPoint(50, 50))
    QTest.keyClick(panel.picture, Qt.Key.Key_Right)
    assert not panel.grab().isNull()
    panel.show_observation(observed(trained(*NETWORK)))
    assert panel.picture.laid_out() is not None
    panel.show_observation(None)
    assert not panel.sum.isVisible()
    assert panel.readout.text == ""


def test_an_empty_sum_paints_nothing(qtbot: QtBot) -> None:
    widget = NetworkSumWidget()
    qtbot.addWidget(widget)
    widget.resize(300, 300)
    assert not widget.grab().isNull()


def test_another_theme_repaints(panel: NetworkPanel, wear: Wear) -> None:
    before = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != before


def test_everything_has_a_name(panel: NetworkPanel) -> None:
    for widget in (panel, panel.picture, panel.sum, panel.readout):
        assert widget.objectName()
        assert widget.accessibleName()
