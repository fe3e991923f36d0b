"""The chapter on the cost, turned with keyboard and mouse."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hwr.chapters.cost.chapter import ENTROPY
from hwr.chapters.cost.losses import CostRace
from hwr.chapters.cost.view.charts import SERIES
from hwr.chapters.cost.view.panel import CostPanel
from hwr.errors import ConfigError
from hwr.ink.normalisation import NORMALISATION_VERSION
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.recognizer import Recognizer
from hwr.store.model_file import Model
from hwr.ui.kit.chapter.panel import Surroundings
from hwr.ui.kit.chart.plane import upright_words
from hwr.ui.kit.colours import series_colour
from hwr.ui.kit.field.controls import NumberEdit
from hwr.ui.kit.theme import DARK, LIGHT
from hwr.words import numeral
from tests.ui.conftest import Wear
from tests.ui.showing import on_screen


@pytest.fixture
def panel(qtbot: QtBot) -> CostPanel:
    return on_screen(qtbot, CostPanel())


@pytest.fixture
def surroundings() -> Surroundings:
    architecture = Architecture(64, (LayerSpec(10, "softmax"),))
    network = Network.initialised(architecture, np.random.default_rng(0))
    model = Model(network, tuple("0123456789"), NORMALISATION_VERSION, {}, {})
    ink = np.zeros((64, 64), np.float32)
    ink[10:54, 28:36] = 1
    return Surroundings(model, Recognizer(model).recognize_bitmap(ink))


def test_the_arrow_keys_take_the_point_along_both_axes(qtbot: QtBot, panel: CostPanel) -> None:
    panel.curves.setFocus()
    with qtbot.waitSignal(panel.changed):
        QTest.keyClick(panel.curves, Qt.Key.Key_Right)
    assert panel.number("z") == pytest.approx(-3.9)
    panel.set_setting("over", "a")
    before = panel.prediction.output
    QTest.keyClick(panel.curves, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert panel.prediction.output == pytest.approx(before + 0.1, abs=1e-3)
    for _ in range(20):
        QTest.keyClick(panel.curves, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert 0 < panel.prediction.output < 0.003


def test_the_mouse_takes_the_point_along_unless_it_is_locked(panel: CostPanel) -> None:
    middle = panel.curves.rect().center()
    QTest.mousePress(panel.curves, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert abs(panel.number("z")) < 1
    QTest.mouseMove(panel.curves, middle + QPoint(100, 0))
    QTest.mouseRelease(panel.curves, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    there = panel.number("z")
    panel.lock(["z"])
    QTest.mouseClick(panel.curves, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(80, 100))
    assert panel.number("z") == there


def test_readings_and_words_follow(panel: CostPanel) -> None:
    told = panel.readings()
    assert told["squared_slope"] == pytest.approx(-0.01735, abs=1e-5)
    assert told["entropy_slope"] == pytest.approx(-0.982, abs=1e-4)
    assert "57 times as steep" in panel.words.text()
    assert "squared error 0.482, slope −0.0173" in panel.curves.accessibleDescription()
    assert set(told) <= {reading.name for reading in panel.chapter.readings}


def test_the_race_is_played(qtbot: QtBot, panel: CostPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    panel.set_setting("view", "race")
    panel.set_setting("epochs", 10)
    assert "Who is there first?" in panel.words.text()
    assert panel.race_chart.accessibleDescription().startswith("After 0 epochs")
    assert "squared_trained" not in panel.readings()
    show_race = panel.race_chart.show_race
    played: list[str] = []

    def note(race: CostRace, epoch: int) -> None:
        show_race(race, epoch)
        played.append(panel.race_chart.accessibleDescription().split(" epochs")[0])

    monkeypatch.setattr(panel.race_chart, "show_race", note)
    QTest.keyClick(panel.play, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: played[-1] == "After 10")
    assert "has not learnt" in panel.words.text()
    assert float(panel.readings()["squared_trained"]) < 0.1
    assert played == [f"After {epoch}" for epoch in range(11)]
    panel.grab()


def test_while_a_race_is_played_only_what_was_played_is_told(qtbot: QtBot, panel: CostPanel) -> None:
    panel.set_setting("view", "race")
    panel.set_setting("epochs", 10)
    QTest.mouseClick(panel.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.words.text().startswith("After 1 of 10 epochs"))
    assert panel.accessibleDescription() == panel.words.text()
    with qtbot.waitSignal(panel.changed):
        qtbot.waitUntil(lambda: panel.words.text() == panel.race.words())
    panel.set_setting("rate", 0.5)
    assert panel.race_chart.accessibleDescription().startswith("After 0 epochs"), "another race begins empty"
    assert "squared_trained" not in panel.readings()


def test_a_race_that_was_run_is_not_run_yet_where_a_step_begins(qtbot: QtBot, panel: CostPanel) -> None:
    begun = {"view": "race", "epochs": 10}
    panel.begin(begun)
    QTest.mouseClick(panel.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "squared_trained" in panel.readings())
    panel.begin(begun)
    assert "squared_trained" not in panel.readings()
    assert panel.race_chart.accessibleDescription().startswith("After 0 epochs")


def test_a_probability_is_put_on_the_curve_and_taken_from_the_table(panel: CostPanel, wear: Wear) -> None:
    panel.begin({"view": "surprise", "probability": 0.9})
    QApplication.processEvents()
    assert panel.surprise.isVisible()
    assert "−ln 0.9 = 0.105" in panel.formula.accessibleDescription()
    told = panel.surprise.accessibleDescription()
    assert "probability 0.5: loss 0.69" in told
    assert "probability 0.01: loss 4.61" in told
    row = panel.surprise._row(5).center().toPoint()
    QTest.mouseClick(panel.surprise, Qt.MouseButton.LeftButton, pos=row)
    assert panel.number("probability") == 0.01
    assert panel.readings()["surprise"] == pytest.approx(4.605, abs=1e-3)
    assert "what a surprise" in panel.words.text()
    QTest.keyClick(panel.surprise, Qt.Key.Key_Right)
    assert panel.number("probability") == 0.02
    place = panel.surprise._plane.place(0.7, 3.0).toPoint()
    QTest.mouseClick(panel.surprise, Qt.MouseButton.LeftButton, pos=place)
    assert panel.number("probability") == pytest.approx(0.7, abs=0.01)
    with pytest.raises(ConfigError):
        panel.set_setting("probability", 1.5)
    light = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != light
    panel.resize(1240, 500)
    panel.set_setting("probability", 1e-300)
    panel.grab()


def test_while_the_lesson_is_to_ask_there_is_no_table(panel: CostPanel) -> None:
    panel.wait(True)
    assert panel.surprise.isVisible()
    assert panel.surprise.accessibleDescription() == "probability 0.5: loss 0.69"
    assert not panel.curves.isVisible()


def test_buttons_are_called_what_is_written_on_them(panel: CostPanel) -> None:
    for button in (panel.play, panel.draw):
        assert button.accessibleName() == button.text()
        assert button.accessibleDescription() == button.toolTip() != ""


def test_ten_classes_are_no_wider_than_other_pictures(panel: CostPanel) -> None:
    assert panel.classes.minimumSizeHint().width() <= panel.curves.minimumSizeHint().width()


@pytest.mark.parametrize(("z", "target"), [("-5", "1"), ("5", "0"), ("-100", "1")])
def test_a_point_off_the_chart_is_pinned_to_its_edge(panel: CostPanel, z: str, target: str) -> None:
    panel.set_setting("over", "a")
    panel.turn({"z": float(z), "target": target})
    plane = panel.curves._planes()[1]
    slope = panel.prediction.entropy.by_y
    assert upright_words(plane.y, slope).startswith("▼" if target == "1" else "▲")
    at = plane.place(panel.prediction.output, plane.y.held(slope)).toPoint()
    assert panel.curves.grab().toImage().pixelColor(at) == series_colour(LIGHT, SERIES[ENTROPY])
    assert f"Along y, squared error has the slope {numeral(panel.prediction.squared.by_y, 3)}" in panel.words.text()


@pytest.mark.parametrize("over", ["z", "a"])
def test_formulas_break_between_their_parts(panel: CostPanel, over: str) -> None:
    panel.set_setting("over", over)
    label = panel.findChild(QLabel, "formulaNumbers")
    signs = panel.findChild(QLabel, "formulaSigns")
    assert isinstance(label, QLabel)
    assert isinstance(signs, QLabel)
    page = QTextDocument()
    page.setDefaultFont(label.font())
    for width in (320, 360, 420, 560):
        for html in (signs.text(), label.text()):
            page.setHtml(html)
            page.setTextWidth(width)
            assert page.size().width() <= width
            layout, text = page.begin().layout(), page.begin().text()
            starts = [text[layout.lineAt(i).textStart() :] for i in range(layout.lineCount())]
            assert all(start.startswith(("squared", "cross", "½", "−ln", "slope", "= ", "=\xa0")) for start in starts)


def test_a_slope_beyond_the_computers_numbers_is_no_reading(panel: CostPanel) -> None:
    panel.turn({"over": "a", "z": 40.0, "target": "0"})
    assert panel.readings()["entropy_slope_a"] == pytest.approx(2.3538526683702e17)
    panel.turn({"z": 1e6})
    assert "entropy_slope_a" not in panel.readings()
    assert "slope beyond the computer's numbers" in panel.formula.accessibleDescription()
    assert "here the computer's numbers end" in panel.words.text()
    panel.grab()


def test_ten_classes_want_a_drawing(qtbot: QtBot, panel: CostPanel, surroundings: Surroundings) -> None:
    panel.set_setting("view", "classes")
    with qtbot.waitSignal(panel.canvas_requested):
        QTest.mouseClick(panel.draw, Qt.MouseButton.LeftButton)
    assert "class_cost" not in panel.readings()
    panel.show_surroundings(surroundings)
    assert not panel.draw.isVisible()
    told = panel.readings()
    assert told["class_cost"] == pytest.approx(-np.log(float(told["class_probability"])))
    before = panel.grab().toImage()
    panel.set_setting("digit", 1)
    assert panel.grab().toImage() != before
    panel.show_surroundings(None)
    assert panel.draw.isVisible()


@pytest.mark.parametrize("view", ["curves", "race"])
@pytest.mark.parametrize("over", ["z", "a"])
def test_extremes_are_shown_and_nonsense_is_answered(panel: CostPanel, view: str, over: str) -> None:
    panel.set_setting("view", view)
    panel.set_setting("over", over)
    field = panel.findChild(NumberEdit, "number_z")
    assert isinstance(field, NumberEdit)
    for text in ("1e6", "-1e6"):
        field.selectAll()
        QTest.keyClicks(field, text)
        assert panel.number("z") == float(text)
        panel.readings()
        panel.grab()
    field.selectAll()
    QTest.keyClicks(field, "nan")
    assert panel.number("z") == -1e6


def test_it_takes_the_other_theme(panel: CostPanel, wear: Wear) -> None:
    light = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != light


def test_several_samples_are_shown_with_their_mean(panel: CostPanel, wear: Wear) -> None:
    panel.begin({"view": "samples", "w": 1.0})
    assert panel.samples.isVisible()
    assert not panel.curves.isVisible()
    assert panel.samples.accessibleDescription().startswith("x −2, target 0: output 0.119, loss 0.127; ")
    assert panel.samples.accessibleDescription().endswith("; mean 0.515")
    assert panel.readings()["mean_loss"] == pytest.approx(0.515, abs=0.001)
    before = panel.grab().toImage()
    panel.set_setting("loss", "mean_squared_error")
    assert "as squared error" in panel.words.text()
    after = panel.grab().toImage()
    wear(DARK)
    assert len({before.cacheKey(), after.cacheKey(), panel.grab().toImage().cacheKey()}) == 3
    assert before != after
