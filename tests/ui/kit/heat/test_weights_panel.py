"""The weights panel shows the first layer of the very network, weight by weight."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from hwr.train.layer_layout import WeightAt
from hwr.ui.kit.button import AlternativeButton
from hwr.ui.kit.colours import diverging
from hwr.ui.kit.heat.weights_panel import WeightsPanel
from hwr.ui.kit.theme import DARK, LIGHT, Theme
from hwr.words import numeral
from tests.train.layer_observations import observed, trained
from tests.ui.conftest import Wear
from tests.ui.showing import exposed


def shown(qtbot: QtBot, width: int = 1000, height: int = 400) -> WeightsPanel:
    return exposed(qtbot, WeightsPanel(), width, height)


@pytest.fixture
def panel(qtbot: QtBot) -> WeightsPanel:
    panel = shown(qtbot)
    panel.show_observation(observed(trained((12, "relu"))))
    QApplication.processEvents()
    return panel


def middle(panel: WeightsPanel, unit: int, pixel: int) -> QPoint:
    return panel.pictures.place(WeightAt(unit, pixel)).center().toPoint()


def toggle(panel: WeightsPanel, name: str) -> None:
    found = panel.findChild(QAbstractButton, name)
    assert found is not None
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def corner(panel: WeightsPanel, unit: int, pixel: int) -> QPoint:
    """Of a weight, where no minus lies."""
    return panel.pictures.place(WeightAt(unit, pixel)).topLeft().toPoint() + QPoint(2, 2)


def test_negative_weights_bear_a_minus(qtbot: QtBot, wear: Wear) -> None:
    panel = shown(qtbot)
    panel.show_observation(observed(trained((12, "relu"))))
    QApplication.processEvents()
    picture = panel.pictures.viewport().grab().toImage()
    weights = trained((12, "relu")).weights[0][:, 0]
    signs = {pixel: bool(weights[pixel] < 0) for pixel in np.abs(weights).argsort()[-8:].tolist()}
    assert len(set(signs.values())) == 2
    for pixel, is_negative in signs.items():
        is_marked = picture.pixelColor(middle(panel, 0, pixel)) != picture.pixelColor(corner(panel, 0, pixel))
        assert is_marked is is_negative


def test_numbers_in_the_large_picture_are_not_struck_through(qtbot: QtBot, wear: Wear) -> None:
    panel = shown(qtbot)
    panel.resize(1200, 700)
    panel.show_observation(observed(trained((12, "relu"))))
    QApplication.processEvents()
    picture, cell = panel.detail.grab().toImage(), (panel.detail.width() - 2) // 8
    weights = trained((12, "relu")).weights[0][:, panel.detail.at.unit]
    row, column = divmod(int(weights.argmin()), 8)
    background = picture.pixelColor(1 + column * cell + 3, 1 + row * cell + 3)
    middle = 1 + row * cell + cell // 2
    for y in range(middle - 3, middle + 4):
        line = "".join(" x"[picture.pixelColor(1 + column * cell + x, y) != background] for x in range(cell))
        assert max(map(len, line.split())) < 0.3 * cell if line.strip() else True


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_weight_has_its_colour_in_its_place(qtbot: QtBot, theme: Theme, wear: Wear) -> None:
    wear(theme)
    panel = shown(qtbot)
    network = trained((12, "relu"))
    panel.show_observation(observed(network))
    QApplication.processEvents()
    picture = panel.pictures.viewport().grab().toImage()
    weights = network.weights[0]
    limit = float(np.abs(weights).max())
    for unit in (0, 5, 11):
        for pixel in range(0, 64, 5):
            expected = diverging(theme, weights[pixel, unit], limit)
            colour = picture.pixelColor(corner(panel, unit, pixel))
            found = (colour.red(), colour.green(), colour.blue())
            assert np.abs(np.array(found) - expected.astype(int)).max() <= 2


def test_hovering_tells_the_exact_weight_bias_and_norm(panel: WeightsPanel) -> None:
    network = trained((12, "relu"))
    QTest.mouseMove(panel.pictures.viewport(), middle(panel, 4, 21))
    assert panel.readout.text.startswith("Layer 1, unit 5. Pixel in row 3, column 6: ")
    assert f"w = {numeral(float(network.weights[0][21, 4]))}. " in panel.readout.text
    assert f"Bias {numeral(float(network.biases[0][4]))}, " in panel.readout.text
    assert f"norm {numeral(float(np.linalg.norm(network.weights[0][:, 4].astype(np.float64))))}" in panel.readout.text
    assert panel.detail.at == WeightAt(4, 21)
    QTest.mouseMove(panel.pictures.viewport(), QPoint(1, 1))
    assert panel.readout.text.startswith("Blue")
    assert panel.detail.at == WeightAt(4, -1)  # stays to be studied
    assert panel.detail.accessibleDescription().startswith("Layer 1, unit 5: bias ")


def test_the_keyboard_goes_from_unit_to_unit_and_from_weight_to_weight(panel: WeightsPanel) -> None:
    pictures = panel.pictures
    pictures.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(pictures, key)
    assert pictures.at == WeightAt(2, -1)
    QTest.keyClick(pictures, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert pictures.at == WeightAt(2, 0)
    QTest.keyClick(pictures, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(pictures, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pictures.at == WeightAt(2, 9)
    assert "row 2, column 2" in panel.readout.text
    QTest.keyClick(pictures, Qt.Key.Key_Left)
    assert pictures.at == WeightAt(1, 9)
    QTest.keyClick(pictures, Qt.Key.Key_End)
    assert pictures.at == WeightAt(11, -1)
    QTest.keyClick(pictures, Qt.Key.Key_Home)
    assert pictures.at == WeightAt(0, -1)
    QTest.keyClick(pictures, Qt.Key.Key_Escape)
    assert pictures.at is None
    QTest.keyClick(pictures, Qt.Key.Key_A)
    assert pictures.at is None


def test_a_click_chooses(panel: WeightsPanel) -> None:
    QTest.mouseClick(panel.pictures.viewport(), Qt.MouseButton.LeftButton, pos=middle(panel, 3, 9))
    QTest.mouseMove(panel.pictures.viewport(), middle(panel, 8, 0))
    assert panel.pictures.at == WeightAt(8, 0)
    QTest.mouseMove(panel.pictures.viewport(), QPoint(1, 1))
    assert panel.pictures.at == WeightAt(3, 9)


def test_each_picture_may_have_a_scale_of_its_own(panel: WeightsPanel, qtbot: QtBot) -> None:
    limit = float(np.abs(trained((12, "relu")).weights[0]).max())
    assert panel.scale.ends == (f"−{limit:.2g}", f"+{limit:.2g}")
    with qtbot.waitSignal(panel.scale_changed) as changed:
        toggle(panel, "weightsOwnScale")
    assert changed.args == [True]
    assert panel.each_its_own
    assert panel.scale.ends == ("−largest", "+largest")
    picture = panel.pictures.viewport().grab().toImage()
    weights = trained((12, "relu")).weights[0]
    largest = int(np.abs(weights[:, 0]).argmax())
    full = diverging(LIGHT, np.sign(weights[largest, 0]), 1.0)
    colour = picture.pixelColor(corner(panel, 0, largest))
    assert colour.name() == QColor(*full.tolist()).name()
    toggle(panel, "weightsOneScale")
    assert not panel.each_its_own


def test_many_units_scroll_and_the_keyboard_goes_along(qtbot: QtBot) -> None:
    panel = shown(qtbot, width=640, height=240)
    panel.show_observation(observed(trained((600, "relu"), epochs=1)))
    bar = panel.pictures.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(panel.pictures, Qt.Key.Key_End)
    assert bar.value() > 0
    place = panel.pictures.place(WeightAt(599, -1))
    assert panel.pictures.viewport().rect().contains(place.toRect())
    assert not panel.grab().isNull()
    QTest.keyClick(panel.pictures, Qt.Key.Key_Home)
    assert panel.pictures.place(WeightAt(0, -1)).top() >= 0


@pytest.mark.parametrize("size", [(300, 120), (640, 240), (1024, 300), (3000, 1200)])
@pytest.mark.parametrize("hidden", [(), ((1, "relu"),), ((64, "tanh"),)])
def test_every_layer_is_shown_at_every_size(
    qtbot: QtBot, size: tuple[int, int], hidden: tuple[tuple[int, str], ...], wear: Wear
) -> None:
    wear(DARK)
    panel = shown(qtbot, *size)
    panel.show_observation(observed(trained(*hidden, epochs=1)))
    QApplication.processEvents()
    assert not panel.grab().isNull()
    assert panel.detail.isVisible() or size[0] < 640


def test_what_was_chosen_stays_while_the_network_learns(panel: WeightsPanel) -> None:
    QTest.keyClick(panel.pictures, Qt.Key.Key_End)
    before = panel.readout.text
    panel.show_observation(observed(trained((12, "relu"), epochs=6)))
    assert panel.readout.text.startswith("Layer 1, unit 12")
    assert panel.readout.text != before
    panel.show_observation(observed(trained((5, "relu"))))
    assert panel.pictures.at is None
    assert panel.detail.at.unit < 5


def test_before_the_first_training_the_panel_says_what_to_do(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert not panel.pictures.isVisible()
    assert panel.accessibleDescription() == "Nothing is to be seen yet."
    panel.show_observation(observed(trained((12, "relu"))))
    assert panel.pictures.isVisible()
    assert "12 units with 64 weights each" in panel.accessibleDescription()
    panel.show_observation(None)
    assert panel.readout.text == ""
    assert not panel.grab().isNull()


def test_another_theme_repaints(panel: WeightsPanel, wear: Wear) -> None:
    before = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != before


def test_larger_text_is_arranged_anew(panel: WeightsPanel) -> None:
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    panel.setFont(font)
    QApplication.processEvents()
    assert not panel.grab().isNull()


def test_the_two_scales_are_told_as_alternatives(panel: WeightsPanel) -> None:
    one, own = panel.findChildren(AlternativeButton)
    for button in (one, own):
        spoken = QAccessible.queryAccessibleInterface(button)
        assert spoken.role() is QAccessible.Role.RadioButton
        assert spoken.text(QAccessible.Text.Name) == button.text()
        assert spoken.text(QAccessible.Text.Description)
    QTest.keyClick(own, Qt.Key.Key_Space)
    assert (one.isChecked(), own.isChecked()) == (False, True)
    QTest.keyClick(own, Qt.Key.Key_Space)
    assert own.isChecked(), "one of them always is"


def test_pictures_are_described_as_long_as_nothing_is_pointed_at(panel: WeightsPanel) -> None:
    assert panel.pictures.accessibleDescription().startswith("12 units with 64 weights each")
    panel.pictures.setFocus()
    QTest.keyClick(panel.pictures, Qt.Key.Key_Right)
    assert panel.pictures.accessibleDescription() == panel.readout.text
    QTest.keyClick(panel.pictures, Qt.Key.Key_Escape)
    assert panel.pictures.accessibleDescription().startswith("12 units")


def test_the_hint_is_whole_however_narrow(panel: WeightsPanel) -> None:
    metrics = panel.readout.fontMetrics()
    lines = {}
    for width in (300, 1000):
        panel.readout.setFixedWidth(width)
        panel.resize(1000 + width, 400)
        QApplication.processEvents()
        lines[width] = round((panel.readout.height() - 4) / metrics.lineSpacing())
        assert metrics.horizontalAdvance(panel.readout.text) < 0.95 * lines[width] * width
    assert lines == {300: 2, 1000: 1}


def test_everything_interactive_has_a_name(panel: WeightsPanel) -> None:
    for widget in (*panel.findChildren(AlternativeButton), panel.pictures, panel.detail, panel.scale, panel.readout):
        assert widget.objectName()
        assert widget.accessibleName()


def test_the_summary_says_what_there_is_room_for(qtbot: QtBot) -> None:
    panel = shown(qtbot, width=1200)
    panel.show_observation(observed(trained((12, "relu"))))
    label = panel.findChild(QLabel, "weightsSummary")
    assert label is not None
    assert label.text().startswith("12 units with 64 weights each, norms ")
    panel.resize(560, 300)
    QApplication.processEvents()
    assert label.text() == "12 units"
    assert label.toolTip().startswith("12 units with 64")


def test_where_there_is_no_room_the_buttons_stay_and_the_scale_goes(qtbot: QtBot) -> None:
    panel = shown(qtbot, width=1000)
    panel.show_observation(observed(trained((12, "relu"))))
    assert panel.scale.isVisible()
    panel.setMinimumWidth(10)
    buttons = panel.findChildren(AlternativeButton)
    panel.resize(sum(button.sizeHint().width() for button in buttons) + 90, 300)
    QApplication.processEvents()
    assert not panel.scale.isVisible()
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
