"""The chapter on reasons: drawn in, asked, and played, with mouse and keyboard."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hwr.chapters.why.view.panel import WhyPanel
from hwr.chapters.why.view.pictures import WhyCells
from hwr.chapters.why.view.tiles import columns_for
from hwr.ink.drawing import Drawing
from hwr.recognizer import Recognizer
from hwr.store.model_file import Model, load_model
from hwr.store.paths import Paths
from hwr.ui.kit.chapter.panel import Surroundings
from hwr.ui.kit.theme import DARK
from tests.ui.conftest import Wear
from tests.ui.pen import Mouse
from tests.ui.showing import on_screen

SEVEN = [(70, 60), (110, 58), (150, 58), (185, 62), (165, 100), (145, 140), (125, 180), (115, 205)]
ONE = Drawing.from_strokes([[(128, 40), (128, 120), (127, 210)]])


@pytest.fixture(scope="module")
def model() -> Model:
    shipped = Paths.of_user().shipped_model
    if not shipped.is_file():
        pytest.skip("the shipped model is not there")
    return load_model(shipped)


@pytest.fixture
def panel(qtbot: QtBot, model: Model) -> WhyPanel:
    made = on_screen(qtbot, WhyPanel(), 760, 560)
    made.show_surroundings(Surroundings(model, Recognizer(model).recognize(Drawing())))
    return made


def choose(panel: WhyPanel, name: str, value: str) -> None:
    box = panel.findChild(QComboBox, f"choice_{name}")
    assert isinstance(box, QComboBox)
    box.setFocus()
    while panel.settings[name] != value:
        before = panel.settings[name]
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert panel.settings[name] != before


def draw_seven(panel: WhyPanel) -> None:
    Mouse(panel.canvas).stroke(SEVEN)
    assert panel.readings()["answer"] == "7"


def searched(qtbot: QtBot, panel: WhyPanel) -> None:
    qtbot.waitUntil(lambda: not panel.is_busy)


def test_with_nothing_drawn_there_is_an_example_and_an_invitation(qtbot: QtBot, panel: WhyPanel) -> None:
    assert panel.words.text().startswith(
        "Nothing is drawn yet, so a 4 from the program stands in: draw yours here. Why a 4?"
    )
    assert panel.accessibleDescription() == panel.words.text()
    button = panel.findChild(QPushButton, "whyDraw")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(panel.canvas_requested):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_reasons_follow_the_pen(panel: WhyPanel) -> None:
    seen = []
    panel.changed.connect(lambda: seen.append(panel.readings().get("lead")))
    before = panel.cells.values
    draw_seven(panel)
    assert len(set(seen)) > 1  # the throttle decides how many
    assert "Nothing is drawn" not in panel.words.text()
    assert "Why a 7?" in panel.words.text()
    told = panel.readings()
    assert float(told["probability"]) > 0.8
    assert set(told) <= {reading.name for reading in panel.chapter.readings}
    assert not np.array_equal(panel.cells.values, before)
    assert str(told["strongest_for"]) in panel.cells.accessibleDescription()
    # Where there is no ink, none speaks; the gradient has something to say there too.
    ink = panel.ink.views[0]
    assert not panel.cells.values[ink == 0].any()
    choose(panel, "measure", "slope")
    assert panel.cells.values[ink == 0].any()


def test_the_keyboard_draws_and_clears(qtbot: QtBot, panel: WhyPanel) -> None:
    panel.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Space)
    for _ in range(12):
        QTest.keyClick(panel.canvas, Qt.Key.Key_Down)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Space)
    assert "Nothing is drawn" not in panel.words.text()
    assert panel.clear.isEnabled()
    QTest.keyClick(panel.clear, Qt.Key.Key_Space)
    assert panel.canvas.committed == Drawing()
    assert "Nothing is drawn yet" in panel.words.text()


def test_why_not_another(panel: WhyPanel) -> None:
    draw_seven(panel)
    choose(panel, "asked", "3")
    assert panel.words.text().startswith("Why not a 3? Because its z is ")
    assert float(panel.readings()["lead"]) < 0
    assert panel.readings()["rival"] == "7"


def test_cells_tell_their_numbers_to_mouse_and_keyboard(panel: WhyPanel) -> None:
    panel.cells.setFocus()
    QTest.keyClick(panel.cells, Qt.Key.Key_Right)
    QTest.keyClick(panel.cells, Qt.Key.Key_Down)
    QTest.keyClick(panel.cells, Qt.Key.Key_Right)
    assert panel.cells.told.startswith("Row 2, column 2: ")
    assert panel.cells.accessibleDescription().startswith("Row 2, column 2: ")
    QTest.keyClick(panel.cells, Qt.Key.Key_Escape)
    assert panel.cells.told == ""
    QTest.mouseMove(panel.cells, panel.cells.cell(63).center().toPoint())
    QApplication.processEvents()
    assert panel.cells.told.startswith("Row 8, column 8: ")
    QTest.mouseMove(panel.cells, QPoint(0, 0))


def test_make_it_a_three_and_play_it(qtbot: QtBot, panel: WhyPanel) -> None:
    draw_seven(panel)
    choose(panel, "view", "change")
    choose(panel, "target", "3")
    searched(qtbot, panel)
    told = panel.readings()
    assert told["changed_answer"] == "3"
    assert f"{told['change_count']} of 64 values change" in panel.words.text()
    assert "turns the 7 into a 3" in panel.words.text()
    QTest.keyClick(panel.play, Qt.Key.Key_Space)  # from the beginning, as it is at the end
    assert panel.number("share") < 0.1
    assert panel.readings()["changed_answer"] == "7"
    assert panel.play.text() == "Pause"
    qtbot.waitUntil(lambda: panel.number("share") > 0.1)
    QTest.keyClick(panel.play, Qt.Key.Key_Space)
    paused = panel.number("share")
    QTest.keyClick(panel.step, Qt.Key.Key_Space)
    assert panel.number("share") == pytest.approx(paused + 0.1, abs=1e-3)
    bars = panel.probabilities.values
    QTest.keyClick(panel.play, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel.play.text() == "Play")
    assert panel.number("share") == 1
    assert panel.readings()["changed_answer"] == "3"
    assert not np.array_equal(panel.probabilities.values, bars)


def test_words_and_description_follow_the_share(qtbot: QtBot, panel: WhyPanel) -> None:
    draw_seven(panel)
    panel.set_setting("view", "change")
    searched(qtbot, panel)
    turned = str(panel.readings()["changed_answer"])
    begins = {
        0.0: "Without the change: a 7 (",
        0.5: "At 0.5 of the change: ",
        1.0: f"With the change: now a {turned} (",
    }
    for share, words in begins.items():
        panel.set_setting("share", share)
        assert panel.words.text().startswith(words)
        assert panel.accessibleDescription() == panel.words.text()
    QTest.keyClick(panel.step, Qt.Key.Key_Space)
    assert panel.words.text().startswith("At 1.1 times the change: ")


def test_captions_are_whole_however_small_the_pictures(qtbot: QtBot, panel: WhyPanel) -> None:
    def captions() -> list[QLabel]:
        return [label for label in panel._tiles.findChildren(QLabel) if label.objectName().endswith("Caption")]

    for width in (712, 640, 1400):
        panel.resize(width, 480)
        for view, share in (("reasons", 1.0), ("change", 1.0), ("change", 2.0), ("change", 0.37)):
            panel.set_setting("view", view)
            panel.set_setting("share", share)
            searched(qtbot, panel)
            for label in captions():
                if label.isVisible():
                    assert label.text()
                    assert "…" not in label.text()
                    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    panel.set_setting("share", 2.0)
    panel.resize(1400, 900)
    QApplication.processEvents()
    assert "2 × the change" in {label.text() for label in captions()}


def test_framed_blocks_have_their_values_where_these_fit(qtbot: QtBot) -> None:
    cells = WhyCells("cells", "Cells")
    qtbot.addWidget(cells)
    values = np.zeros(64)
    values[[3, 9, 20]] = 1.42, -0.83, 0.456

    def written(side: int, factor: float = 1.0) -> list[str]:
        cells.resize(side, side)
        cells.show_signed(factor * values, "", [3, 20, 9])
        cells.grab()
        return list(cells.written.values())

    assert written(600) == ["+1.4", "+0.46", "−0.83"]
    assert written(100) == []
    between = [written(side) for side in range(100, 600, 4)]
    assert ["+1.4", "+0.5", "−0.8"] in between
    assert written(200, 1e-3) == []
    cells.show_signed(values, "")
    assert cells.written == {}


def test_buttons_are_called_what_stands_on_them(panel: WhyPanel) -> None:
    for button in panel.findChildren(QPushButton):
        spoken = QAccessible.queryAccessibleInterface(button)
        assert spoken.text(QAccessible.Text.Name) == button.text()
        if button.objectName().startswith("why"):
            assert spoken.text(QAccessible.Text.Description)


def test_a_locked_share_is_not_played(qtbot: QtBot, panel: WhyPanel) -> None:
    panel.set_setting("view", "change")
    searched(qtbot, panel)
    panel.lock(["share"])
    QTest.keyClick(panel.play, Qt.Key.Key_Space)
    QTest.keyClick(panel.step, Qt.Key.Key_Space)
    assert (panel.number("share"), panel.play.text()) == (1, "Play")


def test_what_it_is_already_and_extremes_are_answered(qtbot: QtBot, panel: WhyPanel) -> None:
    draw_seven(panel)
    panel.set_setting("view", "change")
    panel.set_setting("target", "7")
    assert "reads a 7 already" in panel.words.text()
    assert not panel.play.isEnabled()
    panel.set_setting("target", "nearest")
    searched(qtbot, panel)
    for extreme in (1e6, -1e6):
        panel.set_setting("share", extreme)
        panel.grab()
        assert panel.changed_cells.values.min() >= 0
        assert panel.changed_cells.values.max() <= 1


def test_drawing_on_looks_for_another_change(qtbot: QtBot, panel: WhyPanel) -> None:
    panel.set_setting("view", "change")
    searched(qtbot, panel)
    first = panel.change
    draw_seven(panel)
    assert panel.change is not first
    searched(qtbot, panel)
    assert "turns the 7 into" in panel.words.text()
    panel.set_setting("view", "reasons")
    panel.set_setting("view", "change")
    assert panel.is_busy
    panel.set_setting("view", "reasons")
    assert not panel.is_busy


def test_the_latest_drawing_counts_wherever_it_was_made(panel: WhyPanel, model: Model) -> None:
    draw_seven(panel)
    elsewhere = Surroundings(model, Recognizer(model).recognize(ONE))
    panel.show_surroundings(elsewhere)
    assert panel.readings()["answer"] == "1"
    assert panel.canvas.committed == ONE, "one can draw on"
    panel.clear.click()
    assert panel.canvas.committed == Drawing()
    assert panel.words.text().startswith("Nothing is drawn yet, so a 4 from the program stands in: draw yours here.")
    draw_seven(panel)
    panel.show_surroundings(Surroundings(model, Recognizer(model).recognize(ONE)))  # read anew, but drawn before
    assert panel.readings()["answer"] == "7"


def test_what_is_cleared_elsewhere_goes_unless_it_was_drawn_on_here(panel: WhyPanel, model: Model) -> None:
    drawn, cleared = (Surroundings(model, Recognizer(model).recognize(what)) for what in (ONE, Drawing()))
    panel.show_surroundings(drawn)
    panel.show_surroundings(cleared)
    assert panel.canvas.committed == Drawing()
    panel.show_surroundings(drawn)
    Mouse(panel.canvas).stroke([(150, 200), (200, 210)])
    panel.show_surroundings(cleared)
    assert len(panel.canvas.committed.strokes) == len(ONE.strokes) + 1


def test_without_a_network_it_says_so(qtbot: QtBot) -> None:
    bare = WhyPanel()
    qtbot.addWidget(bare)
    assert bare.words.text() == "The network that reads is still being fetched."
    assert bare.readings() == {}
    bare.set_setting("view", "change")
    bare.grab()


def test_it_fits_small_and_large_windows_in_both_themes(panel: WhyPanel, wear: Wear) -> None:
    draw_seven(panel)
    light = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != light
    assert panel.cells.y() > panel.canvas.geometry().bottom()
    panel.resize(3000, 900)
    QApplication.processEvents()
    assert panel.cells.y() == panel.canvas.y()
    panel.grab()
    assert [columns_for(4, width, 400, 20) for width in (120, 500, 2000)] == [1, 2, 4]


def test_strokes_are_taken_back_and_made_again(panel: WhyPanel) -> None:
    assert not panel.undo.isEnabled()
    mouse = Mouse(panel.canvas)
    mouse.stroke([(60, 60), (190, 60)])
    mouse.stroke([(190, 60), (110, 210)])
    drawn = panel.canvas.committed
    assert isinstance(drawn, Drawing)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.canvas.committed == Drawing(drawn.strokes[:1])
    QTest.keyClick(panel.canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert panel.canvas.committed == drawn
    panel.clear.click()
    assert panel.canvas.committed == Drawing()
    panel.undo.click()
    assert panel.canvas.committed == drawn
    assert panel.readings()["answer"] == "7"


def test_what_was_drawn_elsewhere_begins_a_history_of_its_own(panel: WhyPanel, model: Model) -> None:
    draw_seven(panel)
    panel.show_surroundings(Surroundings(model, Recognizer(model).recognize(ONE)))
    assert not panel.undo.isEnabled()
    Mouse(panel.canvas).stroke([(150, 200), (200, 210)])
    panel.undo.click()
    assert panel.canvas.committed == ONE
