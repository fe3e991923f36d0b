"""The confusion panel shows which digits are taken for which, and leads from every count to the digits behind it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hwr.data.digits import Digits, load_digits
from hwr.nn.state import TrainingState
from hwr.nn.training import train
from hwr.recipe.preparing import Prepared
from hwr.recipe.presets import PRESETS
from hwr.train.observation import Examination, examine
from hwr.ui.kit.theme import DARK, LIGHT, Theme
from hwr.ui.train.confusion_matrix import Cell, cell_colour
from hwr.ui.train.confusion_panel import (
    NOTHING_HELD_OUT,
    NOTHING_TRAINED,
    ConfusionPanel,
    mistakes,
    shown_digits,
    summary,
)
from tests.train.digits_ready import ReadyPreparer
from tests.ui.showing import exposed
from tests.ui.test_theme import contrast


@pytest.fixture(scope="module")
def learning() -> tuple[Examination, ...]:
    """The test digits as a real network reads them after each of the first epochs."""
    recipe = PRESETS["no-hidden"].recipe
    *_, prepared = ReadyPreparer().prepare(recipe)
    assert isinstance(prepared, Prepared)
    state = TrainingState.start(recipe.architecture, recipe.training)
    assert prepared.data.x_test is not None
    found = []
    for _ in islice(train(state, prepared.data), 3):
        found.append(examine(state.network, prepared.tested, prepared.data.x_test.astype(np.float32)))
    return tuple(found)


def answered(labels: list[int], answers: list[int]) -> Examination:
    """The first digits of the set with these labels, answered as told with 60 %, the label getting 30 %."""
    every = load_digits()
    taken: list[int] = []
    for label in labels:
        taken.append(next(int(i) for i in np.flatnonzero(every.labels == label) if i not in taken))
    digits = every.part(np.array(taken))
    outputs = np.full((len(labels), 10), 0.0125, np.float32)
    outputs[np.arange(len(labels)), labels] = 0.3
    outputs[np.arange(len(labels)), answers] = 0.6
    return Examination(digits, digits.pixels, outputs, outputs.argmax(axis=1))


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[ConfusionPanel]:
    made = exposed(qtbot, ConfusionPanel(), 900, 420)
    made.activateWindow()
    yield made


def centre(panel: ConfusionPanel, cell: Cell) -> QPoint:
    return panel.matrix.grid().place(cell).center().toPoint()


def worst(examination: Examination) -> Cell:
    wrong = examination.confusion - np.diag(np.diag(examination.confusion))
    return Cell(*divmod(int(wrong.argmax()), 10))


def test_every_count_is_one_click_from_its_digits(panel: ConfusionPanel, learning: tuple[Examination, ...]) -> None:
    examination = learning[0]
    panel.show_examination(examination)
    cell = worst(examination)
    QTest.mouseClick(panel.matrix, Qt.MouseButton.LeftButton, pos=centre(panel, cell))
    shown = panel.gallery.digits
    assert [digit.place for digit in shown] == examination.behind(*cell).tolist()
    assert {(digit.label, digit.answer) for digit in shown} == {cell}
    for digit in shown:
        assert (digit.picture.ravel() == examination.x[digit.place]).all()
    count, total = len(shown), int((examination.digits.labels == cell.label).sum())
    assert panel.heading.text() == f"{cell.label} read as {cell.answer}: {count} of {total}"
    QTest.mouseClick(panel.all_mistakes, Qt.MouseButton.LeftButton)
    assert panel.matrix.chosen is None
    assert len(panel.gallery.digits) == len(mistakes(examination))
    assert not panel.all_mistakes.isVisible()


def test_without_a_choice_all_mistakes_are_shown(panel: ConfusionPanel, learning: tuple[Examination, ...]) -> None:
    examination = learning[-1]
    panel.show_examination(examination)
    wrong = np.flatnonzero(examination.answers != examination.digits.labels)
    assert sorted(digit.place for digit in panel.gallery.digits) == wrong.tolist()
    probabilities = [digit.probability for digit in panel.gallery.digits]
    assert probabilities == sorted(probabilities, reverse=True)
    assert str(len(wrong)) in panel.heading.text()


def test_the_keyboard_goes_to_a_cell_chooses_it_and_takes_the_choice_back(
    panel: ConfusionPanel, learning: tuple[Examination, ...]
) -> None:
    panel.show_examination(learning[0])
    panel.matrix.setFocus()
    for key in [Qt.Key.Key_Down] * 8 + [Qt.Key.Key_Right] + [Qt.Key.Key_Left] * 3 + [Qt.Key.Key_Right]:
        QTest.keyClick(panel.matrix, key)
    assert panel.matrix.cursor_cell == Cell(8, 1)
    assert panel.matrix.chosen is None
    assert panel.matrix.accessibleDescription() == panel.summary.text() == panel.matrix.words_for(Cell(8, 1))
    QTest.keyClick(panel.matrix, Qt.Key.Key_Return)
    assert panel.matrix.chosen == Cell(8, 1)
    assert {digit.answer for digit in panel.gallery.digits} == {1}
    QTest.keyClick(panel.matrix, Qt.Key.Key_Escape)
    assert panel.matrix.chosen is None
    assert len({digit.answer for digit in panel.gallery.digits}) > 1


@pytest.mark.parametrize("width", [570, 640, 900, 1500])
def test_counts_fit_into_their_cells(panel: ConfusionPanel, learning: tuple[Examination, ...], width: int) -> None:
    panel.resize(width, 440)
    panel.show_examination(learning[-1])
    QApplication.processEvents()
    matrix, grid = panel.matrix, panel.matrix.grid()
    metrics = QFontMetricsF(matrix._fitting_font(grid.row))
    assert metrics.horizontalAdvance("36") + 2 <= grid.column
    assert grid.left + 10 * grid.column < matrix.width()


def test_hovering_reads_a_cell_out(panel: ConfusionPanel) -> None:
    panel.show_examination(answered([8, 8, 8, 3], [8, 3, 3, 3]))
    before = panel.summary.text()
    QTest.mouseMove(panel.matrix, centre(panel, Cell(8, 3)))
    assert panel.summary.text() == "8 read as 3: 2 of 3"
    panel.show_examination(answered([8, 8, 8, 3], [8, 8, 3, 3]))  # training goes on under the mouse
    assert panel.summary.text() == "8 read as 3: 1 of 3"
    QTest.mouseMove(panel.matrix, QPoint(2, 2))
    assert panel.summary.text() != before
    assert panel.summary.text().startswith("3 of 4 right")


def test_while_training_goes_on_the_choice_stays_and_the_digits_keep_their_order(
    panel: ConfusionPanel, learning: tuple[Examination, ...]
) -> None:
    panel.show_examination(learning[0])
    cell = Cell(1, 1)
    panel.matrix.choose(cell)
    before = [digit.place for digit in panel.gallery.digits]
    for examination in learning[1:]:
        panel.show_examination(examination)
        assert panel.matrix.chosen == cell
        now = [digit.place for digit in panel.gallery.digits]
        assert sorted(now) == sorted(examination.behind(*cell).tolist())
        stayed = [place for place in before if place in now]
        assert now[: len(stayed)] == stayed
        before = now


def test_a_digit_goes_to_the_canvas_or_to_the_activations(
    qtbot: QtBot, panel: ConfusionPanel, learning: tuple[Examination, ...]
) -> None:
    panel.show_examination(learning[0])
    place = panel.gallery.digits[0].place
    panel.gallery.setFocus()
    with qtbot.waitSignal(panel.digit_to_canvas_requested) as canvas:
        QTest.keyClick(panel.gallery, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.digit_requested) as activations:
        QTest.keyClick(panel.gallery, Qt.Key.Key_Down)
        QTest.keyClick(panel.gallery, Qt.Key.Key_Return)
    assert canvas.args == activations.args == [place]


def test_the_summary_names_in_words_what_goes_wrong() -> None:
    def counts(labels: list[int], answers: list[int]) -> NDArray[np.intp]:
        return answered(labels, answers).confusion

    right = list(range(10))
    assert summary(counts(right, right)) == "10 of 10 right, 100\u00a0%."
    assert summary(counts(right, [0, 1, 2, 3, 4, 6, 6, 7, 8, 9])) == (
        "9 of 10 right, 90.0\u00a0%. Nothing is read as 5. Most often wrong: 5 read as 6, 1 time."
    )
    assert "Everything is read as 4." in summary(counts(right, [4] * 10))
    assert "Everything is read as 4 or 7." in summary(counts(right, [4] * 5 + [7] * 5))
    assert "Nothing" not in summary(counts([1, 1], [1, 1]))  # what is not asked cannot be answered


def test_empty_states_say_what_to_do(panel: ConfusionPanel, learning: tuple[Examination, ...]) -> None:
    assert panel.accessibleDescription() == NOTHING_TRAINED
    panel.show_examination(learning[0])
    assert not panel.matrix.isHidden()
    assert panel.accessibleDescription().startswith(summary(learning[0].confusion))
    none = Digits(np.zeros((0, 64), np.float32), np.zeros(0, np.int64))
    panel.show_examination(Examination(none, none.pixels, np.zeros((0, 10), np.float32), np.zeros(0, np.int64)))
    assert panel.accessibleDescription() == NOTHING_HELD_OUT
    panel.show_examination(learning[0])
    panel.show_nothing_held_out()
    assert panel.accessibleDescription() == NOTHING_HELD_OUT
    assert not panel.matrix.isVisible()
    panel.show_examination(None)
    assert panel.accessibleDescription() == NOTHING_TRAINED


def test_outputs_that_are_no_probabilities_are_shared_out() -> None:
    examination = answered([8], [3])
    (digit,) = shown_digits(examination, mistakes(examination))
    assert digit.probability == pytest.approx(0.6, abs=1e-6)
    twice = Examination(examination.digits, examination.x, examination.outputs * 2, examination.answers)
    (same,) = shown_digits(twice, mistakes(twice))
    assert same.probability == pytest.approx(digit.probability)
    assert same.truth == pytest.approx(0.3, abs=1e-6)
    lost = Examination(examination.digits, examination.x, examination.outputs * np.nan, examination.answers)
    (unknown,) = shown_digits(lost, mistakes(lost))
    assert unknown.probability == 0


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_counts_can_be_read_on_every_ground_and_one_mistake_is_seen(theme: Theme) -> None:
    for share in np.linspace(0, 1, 41):
        for is_right in (True, False):
            ground = cell_colour(theme, float(share), is_right=is_right)
            assert contrast(theme.text, ground.name()) >= 4.5
    none, one = (cell_colour(theme, share, is_right=False) for share in (0.0, 1 / 40))
    assert contrast(none.name(), one.name()) > 1.2
