"""The chapter on hidden layers: looked into, and compared in the background."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from hwr.chapters.hidden.view.panel import HiddenPanel
from hwr.chapters.hidden.view.pictures import axis_of
from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import NORMALISATION_VERSION
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.recognizer import Recognizer
from hwr.store.model_file import Model
from hwr.ui.kit.chapter.panel import Surroundings
from hwr.ui.kit.heat.maps import At
from hwr.ui.kit.picture.font import SMALLEST
from hwr.ui.kit.theme import DARK, LIGHT
from tests.ui.conftest import Wear
from tests.ui.showing import on_screen

pytestmark = pytest.mark.usefixtures("ready_digits")

ONE = Drawing.from_strokes([[(128, 40), (128, 120), (127, 210)]])


@pytest.fixture
def model() -> Model:
    architecture = Architecture(64, (LayerSpec(24), LayerSpec(12, "tanh"), LayerSpec(10, "softmax")))
    network = Network.initialised(architecture, np.random.default_rng(0))
    return Model(network, tuple("0123456789"), NORMALISATION_VERSION, {}, {})


def around(model: Model, drawing: Drawing) -> Surroundings:
    return Surroundings(model, Recognizer(model).recognize(drawing))


@pytest.fixture
def panel(qtbot: QtBot, model: Model) -> HiddenPanel:
    made = HiddenPanel()
    made.set_setting("network", "reading")
    on_screen(qtbot, made, 760, 560)
    made.show_surroundings(around(model, ONE))
    return made


def invited(panel: HiddenPanel) -> str:
    found = panel.invitation.findChild(QLabel, "hiddenInvite")
    assert isinstance(found, QLabel)
    return found.text()


def rested(qtbot: QtBot, panel: HiddenPanel) -> None:
    qtbot.waitUntil(lambda: not panel.is_busy)


def quick(panel: HiddenPanel) -> None:
    for name, value in (("show", "depths"), ("units", 4), ("epochs", 10), ("repeats", 1)):
        panel.set_setting(name, value)


def test_units_are_pictures_of_what_they_look_for(panel: HiddenPanel) -> None:
    assert panel.weights.isVisible()
    assert "24 units with 64 weights each" in panel.weights.accessibleDescription()
    assert "of 24 units of the first layer are switched on" in panel.words.text()
    assert panel.accessibleDescription() == panel.words.text()
    told = panel.readings()
    assert set(told) <= {reading.name for reading in panel.chapter.readings}
    assert f"unit {told['most_active']:.0f} (" in panel.words.text()
    assert f"unit {told['most_active']:.0f}:" in panel.formula.accessibleDescription()


def test_what_a_drawing_switches_on(qtbot: QtBot, panel: HiddenPanel) -> None:
    panel.set_setting("show", "switched_on")
    assert "Fetching the digits" in panel.words.text()
    assert not panel.maps.isVisible()  # which units are dead is not known yet
    rested(qtbot, panel)
    assert panel.maps.isVisible()
    assert panel.readings()["active_units"] == (panel.maps.views[0].a > 0).sum()
    assert panel.strip.accessibleDescription().startswith(f"unit {panel.readings()['most_active']:.0f}: ")
    # Off for this drawing is not dead: some digit switches it on.
    first = panel.maps.views[0]
    assert (first.a == 0).sum() > first.states.dead.sum()
    picture = panel.grab().toImage()
    panel.set_setting("digit", "8")
    assert panel.grab().toImage() != picture
    assert "It is read as" in panel.words.text()


def test_the_outputs_are_seen_with_five_hidden_layers(qtbot: QtBot, panel: HiddenPanel) -> None:
    architecture = Architecture(64, (*[LayerSpec(30)] * 5, LayerSpec(10, "softmax")))
    network = Network.initialised(architecture, np.random.default_rng(0))
    deep = Model(network, tuple("0123456789"), NORMALISATION_VERSION, {}, {})
    panel.resize(640, 560)
    panel.set_setting("show", "switched_on")
    panel.show_surroundings(around(deep, ONE))
    rested(qtbot, panel)
    layers = panel.findChild(QScrollArea, "hiddenMapsScroll")
    assert isinstance(layers, QScrollArea)
    usual = panel.maps.minimumWidth() / panel.maps.font().pointSizeF() * panel.font().pointSizeF()
    assert layers.width() < usual, "in the usual font they would not fit"
    assert layers.horizontalScrollBar().maximum() == 0
    outputs = panel.maps.cell_place(At(5, 9))
    assert panel.maps.rect().contains(outputs.toAlignedRect())
    assert layers.viewport().rect().contains(panel.maps.mapTo(layers.viewport(), outputs.center().toPoint()))
    assert "Output: 10 softmax units" in panel.maps.accessibleDescription()
    smaller = panel.maps.font().pointSizeF()
    panel.resize(1600, 700)
    QApplication.processEvents()
    assert panel.maps.font().pointSizeF() > smaller


def test_bars_keep_their_captions_free_of_lines(panel: HiddenPanel) -> None:
    quick(panel)
    panel.bars.setFixedSize(500, 400)
    picture = panel.bars.grab().toImage()
    row = min((400 - 2.4 * panel.bars.line) / 4, 5 * panel.bars.line)
    for beneath in (1, 2, 3):  # a caption; lines of the axis went through it
        colours = {picture.pixelColor(x, round(beneath * row) - 1).name() for x in range(500)}
        assert len(colours) == 1


def test_bars_take_the_width_that_a_small_window_leaves_them(panel: HiddenPanel) -> None:
    quick(panel)
    panel.bars.setFixedSize(428, 470)
    picture = panel.bars.grab().toImage()
    track = QColor(LIGHT.track)
    widest = max(sum(picture.pixelColor(x, y) == track for x in range(428)) for y in range(0, 470, 4))
    assert widest >= 0.85 * 428


def test_the_bars_need_no_more_room_than_a_small_window_has(panel: HiddenPanel) -> None:
    least = panel.bars.minimumSizeHint().width() / SMALLEST
    assert least <= 44 * QFontMetricsF(panel.bars.font()).averageCharWidth() + 1


def test_buttons_are_called_what_stands_on_them(panel: HiddenPanel) -> None:
    for button in (panel.run, panel.invitation.draw):
        spoken = QAccessible.queryAccessibleInterface(button)
        assert spoken.text(QAccessible.Text.Name) == button.text()
        assert spoken.text(QAccessible.Text.Description) == button.accessibleDescription() != ""


def test_with_nothing_drawn_there_is_an_example_and_a_way_to_the_canvas(
    qtbot: QtBot, panel: HiddenPanel, model: Model
) -> None:
    panel.set_setting("show", "switched_on")
    assert not panel.invitation.draw.isVisible()
    panel.show_surroundings(around(model, Drawing()))
    rested(qtbot, panel)
    assert "a 4 from the program stands in for yours" in invited(panel)
    with qtbot.waitSignal(panel.canvas_requested):
        QTest.keyClick(panel.invitation.draw, Qt.Key.Key_Space)
    panel.show_surroundings(around(model, ONE))
    assert panel.invitation.isHidden(), "one's own takes its place at once"


def test_depths_are_trained_compared_and_kept(qtbot: QtBot, panel: HiddenPanel) -> None:
    quick(panel)
    assert panel.readings()["accuracy_1"] == -1
    assert "650 parameters, not trained yet" in panel.bars.accessibleDescription()
    empty = panel.grab().toImage()
    QTest.keyClick(panel.run, Qt.Key.Key_Space)
    assert panel.run.text() == "Cancel"
    with qtbot.waitSignal(panel.changed):
        pass
    assert panel.run.text() == "Train them"
    told = panel.readings()
    assert float(told["accuracy_0"]) > 80
    assert f"{told['accuracy_0']:.1f}" in panel.bars.accessibleDescription()
    assert "train at least 3 times each" in panel.words.text()
    assert panel.grab().toImage() != empty
    panel.set_setting("units", 5)
    assert panel.readings()["accuracy_0"] == -1
    panel.set_setting("units", 4)
    assert panel.readings() == told


def test_a_trained_network_can_be_looked_into(qtbot: QtBot, panel: HiddenPanel) -> None:
    quick(panel)
    panel.set_setting("show", "looks_for")
    panel.set_setting("network", "2")
    assert panel.words.text() == "Train the networks first, to look into one."
    QTest.keyClick(panel.run, Qt.Key.Key_Space)
    rested(qtbot, panel)
    assert "4 units with 64 weights each" in panel.weights.accessibleDescription()
    panel.set_setting("network", "0")
    assert "no hidden layer" in panel.words.text()
    assert "10 outputs with 64 weights each" in panel.weights.accessibleDescription()


def test_it_can_be_cancelled(qtbot: QtBot, panel: HiddenPanel) -> None:
    quick(panel)
    panel.set_setting("repeats", 10)
    panel.set_setting("epochs", 200)
    QTest.keyClick(panel.run, Qt.Key.Key_Space)
    QTest.keyClick(panel.run, Qt.Key.Key_Space)
    assert panel.words.text() == "Cancelled."
    assert panel.run.text() == "Train them"
    assert panel.comparison is None


def test_without_a_network_it_says_so(qtbot: QtBot) -> None:
    bare = HiddenPanel()
    qtbot.addWidget(bare)
    bare.set_setting("network", "reading")
    assert bare.words.text() == "There is no network to look at yet."
    bare.grab()


def test_the_axis_holds_all_accuracies() -> None:
    assert axis_of([0.95, 0.97]) == (0.94, 0.02)
    assert axis_of([0.8, 0.97]) == (0.7, 0.1)
    assert axis_of([0.1, 0.97]) == (0.0, 0.2)
    assert axis_of([]) == (0.92, 0.02)


def test_it_fits_small_and_large_windows_in_both_themes(qtbot: QtBot, panel: HiddenPanel, wear: Wear) -> None:
    for shown in ("looks_for", "switched_on", "plane", "depths", "samples"):
        panel.set_setting("show", shown)
        rested(qtbot, panel)
        wear(LIGHT)
        light = panel.grab().toImage()
        wear(DARK)
        assert panel.grab().toImage() != light
        assert panel.height() == 560
    panel.resize(3000, 900)
    QApplication.processEvents()
    panel.grab()


def test_weight_decay_leaves_strokes_and_lets_units_fade(qtbot: QtBot, panel: HiddenPanel) -> None:
    panel.begin({"show": "looks_for", "network": "small"})
    assert "faded" not in panel.readings()
    rested(qtbot, panel)
    assert panel.readings()["faded"] == 0
    free = panel.grab().toImage()
    assert "Trained freely, the pictures look like noise" in panel.words.text()
    panel.set_setting("decay", "0.005")
    rested(qtbot, panel)
    assert panel.grab().toImage() != free
    assert float(panel.readings()["faded"]) >= 1
    assert "only what is needed stays" in panel.words.text()
    assert float(panel.readings()["small_accuracy"]) > 90
    panel.set_setting("decay", "0")
    assert not panel.is_busy, "what was trained once is kept"


def test_points_are_parted_by_a_hidden_layer_alone(qtbot: QtBot, panel: HiddenPanel) -> None:
    panel.begin({"show": "plane", "points": "rings", "corners": 3})
    rested(qtbot, panel)
    told = panel.readings()
    assert float(told["plane_none"]) < 75
    assert float(told["plane_hidden"]) > 95
    assert "no line gets more than three quarters" in panel.words.text()
    for size in ((424, 560), (760, 560), (1500, 700)):
        panel.resize(*size)
        panel.grab()


def test_the_learning_curve_is_gone_along(qtbot: QtBot, panel: HiddenPanel) -> None:
    panel.begin({"show": "samples", "units": 8})
    qtbot.waitUntil(lambda: "learnt" in panel.curve.accessibleDescription())
    assert panel.is_busy, "the curve grows while it is made"
    assert "1,000" not in panel.curve.accessibleDescription()
    assert panel.words.text().startswith("Training on ")
    panel.grab()
    rested(qtbot, panel)
    few = panel.readings()
    panel.curve.setFocus()
    for _ in range(4):
        QTest.keyClick(panel.curve, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert panel.number("samples") == 1000
    many = panel.readings()
    assert float(few["gap"]) > 3 * float(many["gap"])
    assert float(many["samples_tested"]) > float(few["samples_tested"])
    assert not panel.is_busy
    QTest.mouseClick(panel.curve, Qt.MouseButton.LeftButton, pos=panel.curve.rect().center())
    assert 20 < panel.number("samples") < 1000
