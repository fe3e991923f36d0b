"""The panels show what a reading says, to the eye, to the mouse, to the keyboard and to a screen reader."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import NormalisedInk, Stage
from hwr.recognizer import Recognition, Verdict
from hwr.ui.kit.picture.ink import ramp, to_image
from hwr.ui.kit.probabilities import ProbabilitiesPanel
from hwr.ui.kit.theme import DARK, LIGHT
from hwr.ui.kit.wording import INVITATION
from hwr.ui.read.reading import ReadingPanel
from hwr.ui.read.stage_box import Cell, NetworkInputWidget
from hwr.ui.read.stages import StagesPanel
from tests.ui.conftest import Wear
from tests.ui.showing import exposed

DIGITS = tuple("0123456789")


def reading(
    verdict: Verdict = Verdict.SURE,
    best: int = 4,
    chance: float = 0.91,
    *,
    views: int = 3,
    shapes: tuple[tuple[int, int], ...] = ((120, 80), (50, 50), (64, 64)),
    classes: tuple[str, ...] = DIGITS,
) -> Recognition:
    """A reading with stages of these shapes."""
    rng = np.random.default_rng(7)
    probabilities = np.full(len(classes), (1 - chance) / (len(classes) - 1))
    probabilities[best] = chance
    grid = rng.random((views, 64), dtype=np.float32)
    pictures = [rng.random(shape, dtype=np.float32) for shape in shapes] + [grid[0].reshape(8, 8)]
    stages = tuple(
        Stage(f"stage_{i}", f"Stage {i}", f"Something happens in step {i}.", picture)
        for i, picture in enumerate(pictures)
    )
    return Recognition(verdict, classes, probabilities, NormalisedInk(stages, grid), None)


BLANK = Recognition(Verdict.BLANK, DIGITS, np.zeros(10), None, None)


def pixels(image: QImage) -> NDArray[np.uint32]:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(plain.constBits(), dtype=np.uint32).reshape(plain.height(), plain.width()).copy()


@pytest.fixture
def stages(qtbot: QtBot) -> StagesPanel:
    panel = exposed(qtbot, StagesPanel(), 1000, 200)
    panel.show_recognition(reading())
    QApplication.processEvents()
    return panel


def last(panel: StagesPanel) -> NetworkInputWidget:
    box = panel.boxes[-1]
    assert isinstance(box, NetworkInputWidget)
    return box


def test_every_stage_has_a_box_with_title_and_explanation(stages: StagesPanel) -> None:
    assert [box.objectName() for box in stages.boxes] == [f"stage_stage_{i}" for i in range(4)]
    for i, box in enumerate(stages.boxes):
        assert f"Stage {i}" in box.accessibleName()
        assert box.toolTip() == box.accessibleDescription() == f"Something happens in step {i}."
    xs = [box.x() for box in stages.boxes]
    assert xs == sorted(xs)


def test_the_boxes_stay_the_same_from_reading_to_reading(stages: StagesPanel) -> None:
    before = stages.boxes
    stages.show_recognition(reading(best=3))
    assert stages.boxes == before
    stages.show_recognition(BLANK)
    assert stages.boxes == before
    assert all(box.picture is None for box in before)
    stages.show_recognition(reading(shapes=((9, 9),)))
    assert len(stages.boxes) == 2


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (900, 1), (3000, 2000), (8, 8)])
def test_pictures_of_any_size_are_shown(stages: StagesPanel, shape: tuple[int, int]) -> None:
    stages.show_recognition(reading(shapes=(shape,)))
    assert not stages.grab().isNull()


def test_a_picture_is_paper_where_it_is_0_and_ink_where_it_is_1() -> None:
    picture = np.array([[0.0, 1.0], [np.nan, 7.0], [-3.0, 0.5]], dtype=np.float32)
    for theme in (LIGHT, DARK):
        image = to_image(picture, ramp(theme))
        assert image.pixelColor(0, 0).name() == theme.paper
        assert image.pixelColor(1, 0).name() == theme.ink
        assert image.pixelColor(0, 1).name() == theme.paper
        assert image.pixelColor(1, 1).name() == theme.ink
        assert image.pixelColor(0, 2).name() == theme.paper


@pytest.mark.parametrize("views", [1, 2, 3, 7])
def test_all_views_are_shown_and_their_number_is_said(stages: StagesPanel, views: int) -> None:
    stages.show_recognition(reading(views=views))
    QApplication.processEvents()
    box = last(stages)
    assert len(box.views) == views
    assert any(f"averaged over {views} views" in title for title in box.titles()) == (views > 1)
    found = set()
    for x in range(0, box.width(), 3):
        for y in range(0, box.height(), 3):
            cell = box.cell_at(QPointF(x, y))
            if cell is not None:
                found.add(cell)
    assert len(found) == views * 64


def test_hovering_tells_a_cells_value(stages: StagesPanel) -> None:
    box = last(stages)
    place = next(
        QPoint(x, y)
        for x in range(box.width())
        for y in range(box.height())
        if box.cell_at(QPointF(x, y)) == Cell(1, 2, 5)
    )
    value = float(box.views[1, 2 * 8 + 5]) * 16
    QApplication.sendEvent(box, QHelpEvent(QHelpEvent.Type.ToolTip, place, box.mapToGlobal(place)))
    assert QToolTip.text().startswith(f"View 2, row 3, column 6: {value:.1f} of 16")
    QToolTip.hideText()


def test_the_keyboard_goes_from_cell_to_cell_and_view_to_view(stages: StagesPanel) -> None:
    box = last(stages)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Right)
    assert box.chosen == Cell(0, 0, 0)
    QTest.keyClick(box, Qt.Key.Key_Right)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_PageUp)
    assert box.chosen == Cell(2, 1, 1)
    assert "row 2, column 2" in box.accessibleDescription()
    for _ in range(20):
        QTest.keyClick(box, Qt.Key.Key_Left)
    assert box.chosen == Cell(2, 1, 0)
    stages.show_recognition(reading(views=1))
    assert box.chosen is None
    QToolTip.hideText()


def test_another_theme_is_taken_at_once(stages: StagesPanel, wear: Wear) -> None:
    light = pixels(stages.grab().toImage())
    wear(DARK)
    dark = pixels(stages.grab().toImage())
    assert (dark != light).mean() > 0.9


def test_bars_are_as_long_as_the_probabilities(qtbot: QtBot) -> None:
    panel = ProbabilitiesPanel()
    qtbot.addWidget(panel)
    panel.resize(400, 300)
    panel.show_recognition(reading(chance=0.5))
    accent = int(LIGHT.accent[1:], 16) | 0xFF000000
    track = int(LIGHT.track[1:], 16) | 0xFF000000
    row = pixels(panel.grab().toImage())[int(4.5 * 30 * panel.devicePixelRatioF())]
    filled, empty = int((row == accent).sum()), int((row == track).sum())
    assert filled / (filled + empty) == pytest.approx(0.5, abs=0.03)
    assert panel.accessibleDescription().startswith("4: 50\u00a0%")


def test_a_blank_canvas_has_empty_bars_and_no_figures(qtbot: QtBot) -> None:
    panel = ProbabilitiesPanel()
    qtbot.addWidget(panel)
    panel.resize(400, 300)
    fresh = panel.grab().toImage()
    panel.show_recognition(reading())
    panel.show_recognition(BLANK)
    assert panel.grab().toImage() == fresh


def test_other_classes_get_their_rows(qtbot: QtBot) -> None:
    panel = ProbabilitiesPanel()
    qtbot.addWidget(panel)
    panel.show_recognition(reading(classes=("no", "perhaps", "yes"), best=2))
    assert len(panel.values) == 3
    assert "yes: 91\u00a0%" in panel.accessibleDescription()
    assert not panel.grab().isNull()


def test_an_unsure_reading_looks_and_reads_unsure(qtbot: QtBot) -> None:
    panel = ReadingPanel()
    qtbot.addWidget(panel)
    panel.resize(300, 300)
    panel.show_recognition(reading(best=3, chance=0.9))
    sure = panel.grab().toImage()
    assert panel.guess.is_sure
    panel.show_recognition(reading(Verdict.UNSURE, best=3, chance=0.4))
    assert not panel.guess.is_sure
    assert panel.guess.accessibleDescription() == "3, not sure"
    assert panel.sentence.text().startswith("Not sure")
    assert panel.accessibleDescription() == panel.sentence.text()
    assert panel.grab().toImage() != sure
    unsure = panel.guess.grab().toImage()
    panel.show_recognition(reading(Verdict.NOT_A_DIGIT, best=3, chance=0.15))  # a scribble: no digit is named
    assert panel.guess.label == ""
    assert panel.guess.accessibleDescription() == "not a digit"
    assert panel.sentence.text() == "This is not a digit."
    assert panel.guess.grab().toImage() != unsure
    panel.show_recognition(BLANK)
    assert panel.guess.label is None


@pytest.mark.parametrize("size", [(90, 110), (200, 100), (1900, 1800)])
def test_the_guess_fits_whatever_its_room(qtbot: QtBot, size: tuple[int, int]) -> None:
    panel = ReadingPanel()
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show_recognition(reading(Verdict.UNSURE, best=8, chance=0.4))
    panel.grab()  # which lays it out: the guess alone would be given its size while it is painted
    picture = pixels(panel.guess.grab().toImage())
    ground = picture[0, 0]
    edges = (picture[0], picture[-1], picture[:, 0], picture[:, -1])
    assert all((edge == ground).all() for edge in edges)


def test_panels_know_nothing_of_each_other_and_take_a_plain_reading(qtbot: QtBot, wear: Wear) -> None:
    for panel in (StagesPanel(), ProbabilitiesPanel(), ReadingPanel()):
        qtbot.addWidget(panel)
        panel.show_recognition(reading())
        panel.show_recognition(BLANK)
        wear(DARK)
    assert Drawing().is_blank


def test_every_sentence_has_its_line_however_wide_the_panel_is(qtbot: QtBot) -> None:
    panel = ReadingPanel()
    qtbot.addWidget(panel)
    for width in range(190, 700, 7):
        panel.resize(width, 400)
        panel.grab()
        label = panel.sentence
        assert label.text() == INVITATION
        assert label.heightForWidth(label.width()) <= label.height(), f"two lines at {width}"
