"""The activations panel shows the recorded pass to the eye, the mouse, the keyboard and a screen reader."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hwr.train.observation import SubjectKind
from hwr.ui.kit.heat.maps import INPUT, At
from hwr.ui.kit.theme import DARK, LIGHT, Theme
from hwr.ui.train.activations_panel import ActivationsPanel
from hwr.words import numeral
from tests.train.layer_observations import observed, trained, with_flaws
from tests.ui.conftest import Wear
from tests.ui.showing import exposed


def shown(qtbot: QtBot, width: int = 900, height: int = 400) -> ActivationsPanel:
    panel = exposed(qtbot, ActivationsPanel(), width, height)
    panel.show_choices(360)
    return panel


@pytest.fixture
def panel(qtbot: QtBot) -> ActivationsPanel:
    panel = shown(qtbot)
    panel.show_observation(observed(trained((12, "relu"), (6, "sigmoid"))))
    QApplication.processEvents()
    return panel


def button(panel: QWidget, name: str) -> QToolButton:
    found = panel.findChild(QToolButton, name)
    assert found is not None
    return found


def middle(panel: ActivationsPanel, at: At) -> QPoint:
    return panel.maps.cell_place(at).center().toPoint()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_cells_have_the_colour_of_their_activation(qtbot: QtBot, theme: Theme, wear: Wear) -> None:
    wear(theme)
    panel = shown(qtbot)
    panel.show_observation(observed(trained((12, "relu"))))
    picture = panel.maps.grab().toImage()
    a = panel.maps.views[0].a
    assert panel.maps.views[0].limit == a.max()

    def lightness(unit: int) -> float:
        return picture.pixelColor(middle(panel, At(0, unit))).lightnessF()

    order = np.argsort(a)
    order = order[~panel.maps.views[0].states.dead[order]]  # those have a mark in the middle
    shades = [lightness(unit) for unit in order.tolist()]
    assert shades == sorted(shades, reverse=not theme.is_dark)
    strongest = picture.pixelColor(middle(panel, At(0, int(order[-1]))))
    assert strongest.name() == QColor(theme.ink).name()


def test_maps_are_described_as_long_as_nothing_is_pointed_at(panel: ActivationsPanel) -> None:
    said = panel.maps.accessibleDescription()
    assert said.startswith(
        "Input: 64 pixels; Layer 1: 12 ReLU units; Layer 2: 6 sigmoid units; Output: 10 softmax units."
    )
    QTest.mouseMove(panel.maps, middle(panel, At(0, 3)))
    assert panel.maps.accessibleDescription().startswith("Layer 1, unit 4: ")
    QTest.mouseMove(panel.maps, QPoint(panel.maps.width() - 2, panel.maps.height() - 2))
    assert panel.maps.accessibleDescription() == said


def test_hovering_a_unit_tells_the_numbers_of_the_trace(panel: ActivationsPanel) -> None:
    observation = observed(trained((12, "relu"), (6, "sigmoid")))
    layer = observation.trace.layers[1]
    QTest.mouseMove(panel.maps, middle(panel, At(1, 4)))
    assert panel.readout.text.startswith("Layer 2, unit 5: ")
    assert f"z = {numeral(float(layer.z[0, 4]))}, " in panel.readout.text
    assert f"a = sigmoid(z) = {numeral(float(layer.a[0, 4]))}, " in panel.readout.text
    assert f"bias {numeral(float(layer.biases[4]))}." in panel.readout.text
    assert panel.maps.accessibleDescription() == panel.readout.text
    QTest.mouseMove(panel.maps, middle(panel, At(INPUT, 20)))
    pixel = numeral(float(observation.subject.x[0, 20]))
    assert panel.readout.text == f"Pixel in row 3, column 5: {pixel}, from 0 paper to 1 ink."
    QTest.mouseMove(panel.maps, QPoint(panel.maps.width() - 2, panel.maps.height() - 2))
    assert panel.readout.text.startswith("No unit is dead") or "dead" in panel.readout.text


def test_every_cell_can_be_pointed_at(panel: ActivationsPanel) -> None:
    found = {
        panel.maps.part_at(QPointF(x, y))
        for x in range(0, panel.maps.width(), 3)
        for y in range(0, panel.maps.height(), 3)
    }
    assert len(found - {None}) == 64 + 12 + 6 + 10


def test_a_click_and_enter_ask_for_a_unit(panel: ActivationsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.unit_requested) as asked:
        QTest.mouseClick(panel.maps, Qt.MouseButton.LeftButton, pos=middle(panel, At(0, 7)))
    assert asked.args == [0, 7]
    assert panel.maps.current == At(0, 7)
    QTest.keyClick(panel.maps, Qt.Key.Key_Right)
    with qtbot.waitSignal(panel.unit_requested) as asked:
        QTest.keyClick(panel.maps, Qt.Key.Key_Return)
    assert asked.args != [0, 7]
    with qtbot.assertNotEmitted(panel.unit_requested, wait=10):
        QTest.mouseClick(panel.maps, Qt.MouseButton.LeftButton, pos=middle(panel, At(INPUT, 7)))
        QTest.mouseClick(panel.maps, Qt.MouseButton.RightButton, pos=middle(panel, At(0, 7)))


def test_the_keyboard_reaches_every_layer(panel: ActivationsPanel) -> None:
    panel.maps.setFocus()
    QTest.keyClick(panel.maps, Qt.Key.Key_Down)
    assert panel.maps.current == At(0, 0)
    assert panel.readout.text.startswith("Layer 1, unit 1: ")
    QTest.keyClick(panel.maps, Qt.Key.Key_PageDown)
    QTest.keyClick(panel.maps, Qt.Key.Key_PageDown)
    assert panel.maps.current is not None
    assert panel.maps.current.layer == 2
    assert panel.readout.text.startswith("Output for ")
    QTest.keyClick(panel.maps, Qt.Key.Key_PageDown)
    assert panel.maps.current.layer == 2
    QTest.keyClick(panel.maps, Qt.Key.Key_End)
    assert panel.maps.current == At(2, 9)
    QTest.keyClick(panel.maps, Qt.Key.Key_Home)
    assert panel.maps.current == At(2, 0)
    for _ in range(40):
        QTest.keyClick(panel.maps, Qt.Key.Key_Left)
    assert panel.maps.current.layer == INPUT
    QTest.keyClick(panel.maps, Qt.Key.Key_Escape)
    assert panel.maps.current is None


def test_what_was_chosen_stays_while_the_network_learns(panel: ActivationsPanel) -> None:
    panel.show_unit(1, 3)
    before = panel.readout.text
    panel.show_observation(observed(trained((12, "relu"), (6, "sigmoid"), epochs=6)))
    assert panel.maps.current == At(1, 3)
    assert panel.readout.text != before
    panel.show_observation(observed(trained((5, "relu"))))
    assert panel.maps.current is None
    panel.show_unit(7, 3)
    panel.show_unit(0, 300)
    assert panel.maps.current is None


def test_dead_and_saturated_units_are_marked_and_said(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.show_observation(observed(trained((12, "relu"), (6, "sigmoid"))))
    healthy = panel.maps.grab().toImage()
    panel.show_observation(observed(with_flaws()))
    picture = panel.maps.grab().toImage()
    assert "2 of 12 units are dead" in panel.accessibleDescription()
    assert "1 of 6 units is saturated" in panel.readout.text

    def marked(image: QImage, at: At) -> bool:
        place = panel.maps.cell_place(at).toRect()
        mark = QColor(LIGHT.unsure).rgb()
        return any(
            image.pixel(x, y) == mark
            for x in range(place.left(), place.right())
            for y in range(place.top(), place.bottom())
        )

    for at, is_marked in ((At(0, 2), True), (At(0, 5), True), (At(0, 3), False), (At(1, 4), True), (At(1, 0), False)):
        assert marked(picture, at) == is_marked
        assert not marked(healthy, At(1, 4))


def test_the_subject_is_asked_for_and_shown(panel: ActivationsPanel, qtbot: QtBot) -> None:
    assert button(panel, "subjectDigit").isChecked()
    for name, kind in (
        ("subjectDrawing", SubjectKind.DRAWING),
        ("subjectBatch", SubjectKind.BATCH),
        ("subjectDigit", SubjectKind.DIGIT),
    ):
        with qtbot.waitSignal(panel.subject_requested) as asked:
            QTest.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)
        assert asked.args == [kind, 3]
    panel.show_observation(observed(trained((12, "relu")), SubjectKind.BATCH))
    assert button(panel, "subjectBatch").isChecked()
    assert panel.accessibleDescription().startswith("The latest batch, 64 digits. ")
    panel.show_observation(observed(trained((12, "relu")), SubjectKind.DRAWING))
    assert button(panel, "subjectDrawing").isChecked()


def test_test_digits_are_leafed_through(panel: ActivationsPanel, qtbot: QtBot) -> None:
    spin = panel.findChild(QSpinBox)
    assert spin is not None
    for name, there in (("subjectDigitAfter", 4), ("subjectDigitBefore", 3)):
        with qtbot.waitSignal(panel.subject_requested) as asked:
            QTest.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)
        assert asked.args == [SubjectKind.DIGIT, there]
    spin.selectAll()
    QTest.keyClicks(spin, "41")
    with qtbot.waitSignal(panel.subject_requested) as asked:
        QTest.keyClick(spin, Qt.Key.Key_Return)
    assert asked.args == [SubjectKind.DIGIT, 41]
    # What was asked for before is still to be seen for a moment; it must not turn the number back.
    network = trained((12, "relu"))
    panel.show_observation(observed(network, digit=3))
    assert spin.value() == 41
    panel.show_observation(observed(network, digit=41))
    panel.show_observation(observed(network, digit=17))
    assert spin.value() == 17


def test_showing_something_asks_for_nothing(panel: ActivationsPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.subject_requested, wait=10):
        panel.show_observation(observed(trained((12, "relu")), digit=30))
        panel.show_choices(20)


def test_without_test_digits_there_are_none_to_choose(panel: ActivationsPanel) -> None:
    panel.show_choices(0)
    assert not button(panel, "subjectDigit").isEnabled()
    assert "No digits are kept back" in button(panel, "subjectDigit").toolTip()


@pytest.mark.parametrize("size", [(640, 240), (1024, 300), (3000, 1200), (200, 100)])
@pytest.mark.parametrize("hidden", [(), ((12, "tanh"), (500, "relu")), tuple([(30, "sigmoid")] * 6)])
def test_every_network_is_shown_at_every_size(
    qtbot: QtBot, size: tuple[int, int], hidden: tuple[tuple[int, str], ...], wear: Wear
) -> None:
    wear(DARK)
    panel = shown(qtbot, *size)
    panel.show_observation(observed(trained(*hidden, epochs=1), SubjectKind.BATCH))
    QApplication.processEvents()
    assert not panel.grab().isNull()
    right = max(panel.maps.cell_place(At(layer, 0)).right() for layer in range(len(hidden) + 1))
    assert right <= panel.maps.width()


def test_before_the_first_training_the_panel_says_what_to_do(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    empty = panel.grab().toImage()
    assert panel.accessibleDescription() == "Nothing is to be seen yet."
    QTest.keyClick(panel.maps, Qt.Key.Key_Right)
    panel.show_observation(observed(trained((12, "relu"))))
    assert panel.grab().toImage() != empty
    panel.show_observation(None)
    assert panel.readout.text == ""


def test_another_shape_of_the_panel_shows_the_same_numbers(panel: ActivationsPanel) -> None:
    panel.resize(700, 900)
    QApplication.processEvents()
    resized = panel.maps.grab().toImage()
    panel.show_observation(observed(trained((12, "relu"), (6, "sigmoid"))))
    assert panel.maps.grab().toImage() == resized


def test_another_theme_repaints(panel: ActivationsPanel, wear: Wear) -> None:
    before = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != before


def test_larger_text_takes_more_room(panel: ActivationsPanel) -> None:
    before = panel.maps.minimumWidth()
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * 1.6)
    panel.setFont(font)
    QApplication.processEvents()
    assert panel.maps.minimumWidth() > before
    assert not panel.grab().isNull()


def test_everything_interactive_has_a_name(panel: ActivationsPanel) -> None:
    for widget in (*panel.findChildren(QToolButton), panel.maps, panel.readout, *panel.findChildren(QSpinBox)):
        assert widget.objectName()
        assert widget.accessibleName()
