"""From cell to cell of the grid, by keys alone: what is drawn is ordinary ink, is told, taken back and read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hwr.ink.drawing import Drawing
from hwr.ui.app import Lab
from hwr.ui.kit.canvas.canvas import CanvasWidget
from hwr.ui.kit.canvas.grid import CELLS, Cell
from tests.ui.patience import settle

KEYS = {
    "<": Qt.Key.Key_Left,
    ">": Qt.Key.Key_Right,
    "^": Qt.Key.Key_Up,
    "v": Qt.Key.Key_Down,
    "/": Qt.Key.Key_End,  # down to the left
    "\\": Qt.Key.Key_PageDown,  # down to the right
    "7": Qt.Key.Key_Home,
    "9": Qt.Key.Key_PageUp,
    "_": Qt.Key.Key_Space,
    "g": Qt.Key.Key_G,
}


def press(canvas: CanvasWidget, keys: str) -> None:
    for key in keys.replace(" ", ""):
        QTest.keyClick(canvas, KEYS[key])


@pytest.fixture
def canvas(lab: Lab) -> CanvasWidget:
    """The window's, with the grid on it and the keyboard's pen in the corner at the top left."""
    made = lab.page.canvas
    made.setFocus()
    press(made, "g <<<<^^^^")
    assert lab.actions.grid.isChecked()
    assert made.cell == Cell(0, 0)
    return made


def drawing(canvas: CanvasWidget) -> Drawing:
    assert isinstance(canvas.document, Drawing)
    return canvas.document


@pytest.mark.parametrize(
    ("keys", "digit"),
    [
        (">>>>v _vvvvv_", "1"),
        (">>v _>>>/v/v/_", "7"),
        (">>>v _//>>>>_ <<^^ _vvvvv_", "4"),
    ],
    ids=["one", "seven", "four"],
)
def test_a_digit_drawn_from_cell_to_cell_is_read(
    lab: Lab, canvas: CanvasWidget, qtbot: QtBot, keys: str, digit: str
) -> None:
    press(canvas, keys)
    settle(qtbot, lab.page.card.reading)
    recognition = lab.session.recognition
    assert recognition is not None
    assert recognition.best == digit


def test_ink_goes_through_the_middles_of_the_cells_and_a_dot_fills_one(canvas: CanvasWidget) -> None:
    press(canvas, "> _v\\_ v __")
    line, dot = drawing(canvas).strokes
    assert line.xy.tolist() == [[48, 16], [48, 48], [80, 80]]
    assert dot.xy.tolist() == [[80, 112]]
    inked = {
        (row, column) for row in range(CELLS) for column in range(CELLS) if Cell(row, column).has_ink(drawing(canvas))
    }
    assert inked == {(0, 1), (1, 1), (2, 2), (3, 2)}


def test_it_is_undone_stroke_by_stroke(lab: Lab, canvas: CanvasWidget) -> None:
    press(canvas, "_>_ v __")
    assert len(drawing(canvas).strokes) == 2
    QTest.keySequence(canvas, lab.actions.undo.shortcut())
    assert len(drawing(canvas).strokes) == 1
    press(canvas, "^")
    assert described(canvas).startswith("Row 1, column 2: ink.")
    QTest.keySequence(canvas, lab.actions.undo.shortcut())
    assert described(canvas) == "Row 1, column 2: blank. Nothing is drawn."


def described(canvas: CanvasWidget) -> str:
    return QAccessible.queryAccessibleInterface(canvas).text(QAccessible.Text.Description)


def test_row_column_ink_and_pen_are_told(canvas: CanvasWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []
    monkeypatch.setattr("hwr.ui.kit.canvas.canvas.announce", lambda source, words: spoken.append(words))
    press(canvas, "v_>_<")
    assert spoken == [
        "Row 2, column 1: blank.",
        "Pen down, row 2, column 1: ink.",
        "Pen down, row 2, column 2: ink.",
        "Row 2, column 2: ink.",
        "Row 2, column 1: ink.",
    ]
    assert described(canvas) == "Row 2, column 1: ink."
    press(canvas, "g")
    assert spoken[-1] == "Grid off."


def test_a_cell_is_told_once_and_the_drawing_when_the_focus_comes(
    lab: Lab, canvas: CanvasWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another description of what has the focus is spoken by itself, nothing else may say it, too."""
    spoken: list[str] = []
    monkeypatch.setattr("hwr.ui.kit.canvas.canvas.announce", lambda source, words: spoken.append(words))
    monkeypatch.setattr("hwr.ui.kit.canvas.canvas.are_changes_spoken", lambda: True)
    press(canvas, "_>_")
    assert described(canvas) == "Row 1, column 2: ink. A drawing of 1 stroke.", "once, and not the cell again"
    press(canvas, "v")
    assert spoken == []
    assert described(canvas) == "Row 2, column 2: blank."
    lab.page.toolbar.pen_width.slider.setFocus()
    canvas.setFocus()
    assert described(canvas) == "Row 2, column 2: blank. A drawing of 1 stroke."


def test_the_pen_stays_in_the_grid_and_a_diagonal_does_not_bend(canvas: CanvasWidget) -> None:
    press(canvas, "<^")
    assert canvas.cell == Cell(0, 0)
    press(canvas, "vv/")
    assert canvas.cell == Cell(2, 0)
    press(canvas, "9\\7")
    assert canvas.cell == Cell(1, 1)
    press(canvas, ">>>>>>>>vvvvvvvv\\")
    assert canvas.cell == Cell(7, 7)


def test_the_grid_is_seen_beneath_the_ink_and_the_menu_says_so(lab: Lab, canvas: CanvasWidget) -> None:
    shown = canvas.grab().toImage()
    lab.actions.grid.trigger()
    assert canvas.grab().toImage() != shown
    assert not lab.actions.grid.isChecked()
    lab.actions.grid.trigger()
    assert canvas.grab().toImage() == shown
    press(canvas, "_>_")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)  # clears the canvas, and not the grid
    assert canvas.grab().toImage().size() == shown.size()
    assert lab.actions.grid.isChecked()
