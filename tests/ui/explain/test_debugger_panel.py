"""The chain-rule debugger, used with the keyboard and the mouse, on the model that is shipped and on small ones."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QSpinBox, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.debugger.derivation import derive
from hwr.chapters.debugger.view.map_layout import MapLayout
from hwr.chapters.debugger.view.panel import DebuggerPanel
from hwr.chapters.debugger.walk import Part, Quantity, Role, value
from hwr.ink.normalisation import NORMALISATION_VERSION
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import record
from hwr.recognizer import Recognition, Recognizer
from hwr.store.model_file import Model
from hwr.ui.kit.chapter.panel import Surroundings
from hwr.ui.kit.field.controls import NumberEdit
from hwr.ui.kit.theme import DARK
from hwr.words import numeral
from tests.ui.conftest import Wear
from tests.ui.showing import on_screen

DIGITS = tuple(map(str, range(10)))


def model_of(architecture: Architecture, classes: tuple[str, ...] = DIGITS) -> Model:
    network = Network.initialised(architecture, np.random.default_rng(3))
    return Model(network, classes, NORMALISATION_VERSION, {}, {})


def three() -> NDArray[np.float32]:
    ink = np.zeros((60, 60), np.float32)
    for row, columns in ((10, (15, 40)), (28, (20, 40)), (46, (15, 40))):
        ink[row : row + 4, columns[0] : columns[1]] = 1
    ink[10:50, 38:42] = 1
    return ink


def around(model: Model, *, drawn: bool = True) -> Surroundings:
    reader = Recognizer(model)
    return Surroundings(model, reader.recognize_bitmap(three()) if drawn else reader.read(None))


@pytest.fixture
def panel(qtbot: QtBot) -> DebuggerPanel:
    made = on_screen(qtbot, DebuggerPanel(), 760, 540)
    made.show_surroundings(around(model_of(Architecture.mlp(64, 40, 24, 10))))
    return made


def keys(widget: QWidget, *pressed: Qt.Key) -> None:
    widget.setFocus()
    for key in pressed:
        QTest.keyClick(widget, key)


def shown_formula(panel: DebuggerPanel) -> str:
    return panel.formula.accessibleDescription()


def invite_words(panel: DebuggerPanel) -> str:
    found = panel.invitation.findChild(QLabel, "debuggerInvite")
    assert isinstance(found, QLabel)
    return found.text()


def invitation(panel: DebuggerPanel) -> QWidget:
    found = panel.findChild(QWidget, "debuggerInvitation")
    assert isinstance(found, QWidget)
    return found


def test_what_is_shown_is_one_recorded_pass_of_the_drawing(panel: DebuggerPanel) -> None:
    assert panel.surroundings is not None
    recognition: Recognition = panel.surroundings.recognition
    assert recognition.ink is not None
    assert recognition.best is not None
    network = panel.surroundings.model.network.astype(np.float64)
    recorded = record(network, recognition.ink.views[:1], np.array([int(recognition.best)]))
    assert recorded.backward is not None
    readings = panel.readings()
    assert readings["loss"] == recorded.backward.loss
    assert readings["label"] == recognition.best
    assert readings["z"] == recorded.layers[0].z[0, int(readings["unit"]) - 1]
    assert invitation(panel).isHidden()


def test_the_keyboard_steps_through_the_whole_pass_and_back(qtbot: QtBot, panel: DebuggerPanel) -> None:
    places = [panel.position]
    while panel.controls.step.isEnabled():
        with qtbot.waitSignal(panel.changed):
            QTest.keyClick(panel.map, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        places.append(panel.position)
    assert [place.phase for place in places if place is not None] == (
        [Part.FORWARD] * 3 + [Part.LOSS] + [Part.BACKWARD] * 3 + [Part.UPDATE] * 3
    )
    assert float(panel.readings()["new_loss"]) < float(panel.readings()["loss"])
    assert "the loss falls from" in panel.words.text()
    assert panel.words.text() == panel.accessibleDescription()
    for place in reversed(places[:-1]):
        QTest.keyClick(panel.map, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
        assert panel.position == place
    assert not panel.controls.back.isEnabled()


def test_buttons_step_by_units_too(panel: DebuggerPanel) -> None:
    panel.set_setting("pace", "unit")
    first = panel.position
    QTest.mouseClick(panel.controls.step, Qt.MouseButton.LeftButton)
    second = panel.position
    assert first is not None
    assert second is not None
    assert (second.phase, second.layer) == (first.phase, first.layer)
    assert second.unit != first.unit
    assert "not computed yet" in panel.map.accessibleDescription()
    QTest.mouseClick(panel.controls.back, Qt.MouseButton.LeftButton)
    assert panel.position == first


def places(panel: DebuggerPanel) -> MapLayout:
    found = panel.map.places
    assert found is not None
    return found


def test_a_unit_is_opened_by_a_click_or_by_keys(panel: DebuggerPanel) -> None:
    strip = places(panel).strips[1]
    QTest.mouseClick(panel.map, Qt.MouseButton.LeftButton, pos=strip.cells[3].center().toPoint())
    assert panel.position is not None
    assert (panel.position.layer, panel.position.unit) == (1, strip.units[3])
    keys(panel.map, Qt.Key.Key_Right)
    assert panel.position.unit == strip.units[4]
    keys(panel.map, Qt.Key.Key_Up)
    assert panel.position.layer == 0
    keys(panel.map, Qt.Key.Key_PageDown)
    order = panel._here.walk.orders[0] if panel._here is not None else ()
    assert panel.position.unit == order[10]
    keys(panel.map, Qt.Key.Key_Return)
    assert panel.terms.hasFocus()


def test_more_units_are_reached_by_the_mouse_the_wheel_and_by_number(panel: DebuggerPanel) -> None:
    panel.map.repaint()
    assert panel._here is not None
    order = panel._here.walk.orders[0]
    QTest.mouseClick(panel.map, Qt.MouseButton.LeftButton, pos=places(panel).strips[0].after.center().toPoint())
    assert panel.position is not None
    assert panel.position.unit == order[10]
    place = QPointF(places(panel).strips[0].area.center())
    for angle, expected in ((-120, order[20]), (120, order[10]), (120, order[0])):
        event = QWheelEvent(
            place, panel.map.mapToGlobal(place), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(panel.map, event)
        assert panel.position.unit == expected
    field = panel.findChild(QSpinBox, "debuggerUnit")
    assert isinstance(field, QSpinBox)
    field.selectAll()
    QTest.keyClicks(field, "33")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert panel.position.unit == 32
    assert "unit 33 (chosen)" in panel.map.accessibleDescription()


def test_pointing_at_a_number_shows_where_it_comes_from(panel: DebuggerPanel) -> None:
    panel.set_setting("phase", "backward")
    panel.set_setting("layer", 1)
    keys(panel.numbers, Qt.Key.Key_Home)
    told = []
    for _ in range(6):
        assert panel.asked is not None
        told.append(panel.asked.kind)
        number = panel.formula.findChild(QLabel, "formulaNumbers")
        assert isinstance(number, QLabel)
        assert "<b>" in number.text()
        keys(panel.numbers, Qt.Key.Key_Down)
    assert told == [
        Role.WEIGHT,
        Role.DELTA,
        Role.CARRIED,
        Role.A_GRADIENT,
        Role.SLOPE,
        Role.DELTA,
    ]
    assert "f′" in shown_formula(panel)
    cell = panel.numbers._cells()[3][2]
    QTest.mouseClick(panel.numbers, Qt.MouseButton.LeftButton, pos=cell.center().toPoint())
    assert panel.asked is not None
    assert panel.asked.kind is Role.A_GRADIENT
    assert "∑" in shown_formula(panel)
    assert panel.readings()["number"] == panel.readings()["blame"]


def rest_on(picture: QWidget, place: QPointF) -> str:
    """What the tooltip says while the mouse rests there."""
    QToolTip.hideText()
    at = place.toPoint()
    QApplication.sendEvent(picture, QHelpEvent(QEvent.Type.ToolTip, at, picture.mapToGlobal(at)))
    return QToolTip.text()


def test_a_mouse_that_rests_on_a_number_is_told_where_it_comes_from(qtbot: QtBot, panel: DebuggerPanel) -> None:
    panel.set_setting("phase", "backward")
    panel.set_setting("layer", 2)
    asked, formula, place = panel.asked, shown_formula(panel), panel.numbers.geometry()
    assert panel.asked is not None
    for entry, _, cell in panel.numbers._cells():
        told = rest_on(panel.numbers, cell.center())
        assert derive(panel.worked, entry.quantity).numbers in told  # type: ignore[arg-type]
    assert "passes down to" in rest_on(panel.terms, QPointF(20, 2.5 * panel.terms.line))
    strips = places(panel).strips
    known, unknown = strips[1].cells[2].center(), strips[0].cells[2].center()
    delta = Quantity(Role.DELTA, 1, strips[1].units[2])
    assert derive(panel.worked, delta).signs in rest_on(panel.map, known)  # type: ignore[arg-type]
    activation = Quantity(Role.A, 0, strips[0].units[2])
    assert derive(panel.worked, activation).signs in rest_on(panel.map, unknown)  # type: ignore[arg-type]
    assert "The loss L" in rest_on(panel.map, places(panel).loss.center())
    # What was clicked stays, and so does everything else.
    assert (panel.asked, shown_formula(panel), panel.numbers.geometry()) == (asked, formula, place)
    panel.set_setting("phase", "forward")
    panel.set_setting("layer", 1)
    strips = places(panel).strips
    for place_of_nothing in (strips[1].cells[2].center(), places(panel).loss.center(), QPointF(1, 1)):
        rest_on(panel.map, place_of_nothing)
        qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_heading_of_the_terms_and_their_count_keep_apart(panel: DebuggerPanel) -> None:
    panel.set_setting("layer", 2)
    for width in (240, 400, 900):
        panel.terms.setFixedSize(width, 160)
        panel.terms.grab()
        head = QRectF(0, 0, width, panel.terms.line)
        picture = QPixmap(width, 160)
        painter = QPainter(picture)
        painter.setFont(panel.terms.picture_font)
        rest = panel.terms._paint_rest(painter, head)
        painter.end()
        assert 0 < rest < width / 2


def test_outputs_are_counted_by_where_they_stand(panel: DebuggerPanel) -> None:
    panel.set_setting("phase", "loss")
    panel.terms.setFixedSize(500, 70)
    panel.set_setting("unit", 1)
    assert panel.terms.rest == ("▼ 7 below", "▼ 7")
    keys(panel.terms, *[Qt.Key.Key_Down] * 9)
    above = 10 - 3
    assert panel.terms.rest == (f"▲ {above} above", f"▲ {above}")


def test_all_numbers_of_a_list_have_as_many_figures(panel: DebuggerPanel) -> None:
    for phase, figures in (("forward", 4), ("loss", 4), ("backward", 4), ("update", 6)):
        panel.set_setting("phase", phase)
        for entry, shown in zip(panel.numbers._entries, panel.numbers._texts, strict=True):
            assert panel.worked is not None
            assert shown == numeral(value(panel.worked, entry.quantity), figures)


def test_fields_and_buttons_say_what_they_are_for(panel: DebuggerPanel) -> None:
    for field in (panel.controls.layer, panel.controls.unit):
        assert field.accessibleDescription()
    for button in (panel.controls.back, panel.controls.step, panel.invitation.draw):
        spoken = QAccessible.queryAccessibleInterface(button)
        assert spoken.text(QAccessible.Text.Name) == button.text().strip("◀▶ ")
        assert spoken.text(QAccessible.Text.Description) == button.accessibleDescription() != ""


def test_terms_are_chosen_and_followed_to_their_source(panel: DebuggerPanel) -> None:
    panel.set_setting("layer", 2)
    keys(panel.terms, Qt.Key.Key_Down)
    assert panel.asked is not None
    assert panel.asked.kind is Role.PRODUCT
    source = panel.asked.other
    keys(panel.terms, Qt.Key.Key_Return)
    assert panel.position is not None
    assert (panel.position.layer, panel.position.unit) == (0, source)
    area = panel.terms._picture()
    corner = area.topLeft() + QPointF(area.width() * 0.9, area.height() * 0.2)
    QTest.mouseClick(panel.terms, Qt.MouseButton.LeftButton, pos=corner.toPoint())
    assert panel.asked.other == 8 + 7
    assert "row 2, column 8" in panel.words.text()
    keys(panel.terms, Qt.Key.Key_Left, Qt.Key.Key_Down)
    assert panel.asked.other == 16 + 6


def test_another_label_turns_the_gradients(panel: DebuggerPanel) -> None:
    read = str(panel.readings()["label"])
    combo = panel.findChild(QComboBox, "choice_label")
    assert isinstance(combo, QComboBox)
    panel.set_setting("phase", "backward")
    panel.set_setting("layer", 3)
    panel.set_setting("unit", int(read) + 1)
    assert float(panel.readings()["delta"]) < 0
    other = (int(read) + 1) % 10
    QTest.keyClicks(combo, str(other))
    assert panel.readings()["label"] == str(other)
    assert float(panel.readings()["delta"]) > 0


def test_nothing_drawn_invites_and_leads_to_the_canvas(qtbot: QtBot, panel: DebuggerPanel) -> None:
    model = model_of(Architecture.mlp(64, 40, 24, 10))
    panel.show_surroundings(around(model, drawn=False))
    assert not invitation(panel).isHidden()
    assert panel.readings()["label"] == "7"
    with qtbot.waitSignal(panel.canvas_requested):
        QTest.mouseClick(panel.invitation.draw, Qt.MouseButton.LeftButton)
    panel.show_surroundings(None)
    assert "example" in invite_words(panel)
    assert math.isfinite(float(panel.readings()["loss"]))


def test_networks_it_cannot_work_with_get_a_sentence(panel: DebuggerPanel) -> None:
    layers = (LayerSpec(5, "step"), LayerSpec(10, "softmax"))
    panel.show_surroundings(around(model_of(Architecture(64, layers))))
    assert "step" in panel.words.text()
    assert panel.readings() == {}
    assert not panel.controls.step.isEnabled()
    QTest.keyClick(panel, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    panel.grab()
    panel.show_surroundings(around(model_of(Architecture.mlp(64, 3), ("a", "b", "c"))))
    assert panel.readings()["label"] in ("a", "b", "c")
    panel.set_setting("label", "7")
    assert panel.words.text() == "This network knows no 7: its outputs stand for a, b, c."
    panel.set_setting("label", "read")
    assert panel.map.isVisible()


def test_other_networks_keep_the_place_as_far_as_it_exists(panel: DebuggerPanel) -> None:
    panel.set_setting("phase", "backward")
    panel.set_setting("layer", 2)
    panel.set_setting("unit", 24)
    panel.show_surroundings(around(model_of(Architecture.mlp(64, 7, 10))))
    assert panel.position is not None
    assert (panel.position.layer, panel.position.unit) == (1, 9)
    panel.show_surroundings(around(model_of(Architecture.mlp(64, *[9] * 20, 10, hidden="tanh", output="sigmoid"))))
    panel.set_setting("layer", 12)
    panel.grab()
    assert panel.position.layer == 11


def test_extremes_are_told_and_nonsense_is_answered(panel: DebuggerPanel) -> None:
    field = panel.findChild(NumberEdit, "number_rate")
    assert isinstance(field, NumberEdit)
    field.selectAll()
    QTest.keyClicks(field, "1e6")
    panel.set_setting("phase", "update")
    panel.grab()
    assert "once all layers have moved, the loss" in panel.words.text()
    field.selectAll()
    QTest.keyClicks(field, "nan")
    assert "finite" in panel._dials["rate"].problem
    assert panel.number("rate") == 1e6


def test_a_locked_place_stays(panel: DebuggerPanel) -> None:
    panel.lock(("phase", "layer", "unit"))
    before = panel.position
    assert not panel.controls.step.isEnabled()
    QTest.keyClick(panel.map, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    keys(panel.map, Qt.Key.Key_Down)
    assert panel.position == before
    panel.lock(())
    keys(panel.map, Qt.Key.Key_Down)
    assert panel.position != before


def test_it_is_painted_in_both_themes_at_every_size(panel: DebuggerPanel, wear: Wear) -> None:
    light = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != light
    for phase in Part:
        panel.set_setting("phase", phase.value)
        for size in ((428 + 284, 500), (3000, 1500)):
            panel.resize(*size)
            QApplication.processEvents()
            panel.grab()
    assert panel.surroundings is not None
    panel.show_surroundings(replace(panel.surroundings))


def test_the_edges_of_the_chosen_unit_are_seen_and_a_click_asks_for_one(panel: DebuggerPanel) -> None:
    panel.turn({"phase": "backward", "layer": 2, "label": "9"})
    at = panel.position
    lines = panel.map.edges
    assert {one.edge.layer for one in lines} == {0, 2}
    assert any(one.share < 0 for one in lines)
    assert any(one.share > 0 for one in lines)
    strongest = max((one for one in lines if one.edge.layer == 2), key=lambda one: abs(one.share))
    place = (strongest.way.at(0) + strongest.way.at(1)) / 2
    QTest.mouseClick(panel.map, Qt.MouseButton.LeftButton, pos=place.toPoint())
    asked = panel.asked
    assert asked is not None
    assert at is not None
    assert panel.worked is not None
    assert (asked.kind, asked.layer, asked.unit) == (Role.CARRIED, 1, at.unit)
    assert numeral(value(panel.worked, asked)) in shown_formula(panel)
    assert panel.position == at, "one stays where one is"
    panel.turn({"phase": "forward", "layer": 1, "unit": 0})
    lines = panel.map.edges
    assert {one.edge.layer for one in lines} == {-1}
    assert all(places(panel).inputs.contains(one.way.at(0)) for one in lines)


def test_the_slope_of_a_hidden_unit_is_a_triangle(panel: DebuggerPanel) -> None:
    assert panel.numbers.slope is None, "on the way forward nobody asks for it"
    panel.turn({"phase": "backward", "layer": 1, "unit": 0})
    slope = panel.numbers.slope
    assert slope is not None
    told = panel.readings()
    assert (slope.triangle.x, slope.triangle.y) == (told["z"], told["a"])
    assert slope.triangle.slope == told["slope"]
    assert float(np.interp(slope.triangle.x, slope.xs, slope.ys)) == pytest.approx(told["a"], abs=1e-3)
    panel.resize(1400, 1200)
    QApplication.processEvents()
    panel.grab()
