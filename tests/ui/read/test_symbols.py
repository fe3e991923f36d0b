"""A number is written and read as a whole; its boxes are chosen, merged, split, dragged, and taken back by undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hwr.ink.drawing import Drawing
from hwr.ink.raster import rasterise
from hwr.reading.values import Box, Line, Symbol
from hwr.recognizer import Verdict
from hwr.store.paths import Paths
from hwr.store.taught.taught_store import TaughtStore
from hwr.ui.app import Lab
from hwr.ui.kit.canvas.document import PictureDocument
from hwr.ui.kit.wording import line_sentence
from hwr.ui.read.symbols import SymbolTab
from tests.ui.patience import settle
from tests.ui.pen import Mouse

SEVEN = [(20.0, 90.0), (45.0, 88.0), (70.0, 90.0), (60.0, 112.0), (52.0, 132.0), (44.0, 165.0)]
TWO = [(100.0, 105.0), (112.0, 88.0), (132.0, 92.0), (134.0, 112.0), (118.0, 138.0), (100.0, 162.0), (142.0, 162.0)]
FOUR = [(190.0, 88.0), (172.0, 132.0), (222.0, 132.0)]
STEM = [(208.0, 108.0), (208.0, 168.0)]


def write(lab: Lab, qtbot: QtBot, *strokes: list[tuple[float, float]]) -> None:
    for stroke in strokes:
        Mouse(lab.page.canvas).stroke(stroke)
    settle(qtbot, lab.throttle)


def said(lab: Lab) -> str:
    return lab.page.card.reading.sentence.text()


def tabs(lab: Lab) -> list[str]:
    return [tab.text for tab in lab.page.symbols.tabs]


def line(lab: Lab) -> Line:
    assert lab.session.line is not None
    return lab.session.line


def test_a_stroke_is_cut_when_it_is_finished(lab: Lab, qtbot: QtBot) -> None:
    """Two digits without lifting the pen: as long as it is down, nobody knows where the one ends."""
    mouse = Mouse(lab.page.canvas)
    path = [*SEVEN, *TWO]
    mouse.press(path[0])
    for place in path[1:]:
        mouse.move(place)
    settle(qtbot, lab.throttle)
    assert lab.session.line is None
    mouse.release(path[-1])
    settle(qtbot, lab.throttle)
    assert [symbol.text for symbol in line(lab).symbols] == ["7", "2"]
    assert len(tabs(lab)) == 2


def test_what_is_cut_stays_cut_while_something_else_is_rubbed_out(lab: Lab, qtbot: QtBot) -> None:
    write(lab, qtbot, [(200.0, 88.0), (200.0, 128.0), (200.0, 168.0)], [*SEVEN, *TWO])
    assert len(tabs(lab)) == 3
    lab.actions.eraser.trigger()
    mouse = Mouse(lab.page.canvas)
    mouse.press((200.0, 160.0))
    mouse.move((200.0, 168.0))
    settle(qtbot, lab.throttle)
    assert len(tabs(lab)) == 3
    mouse.release((200.0, 168.0))
    settle(qtbot, lab.throttle)
    assert len(tabs(lab)) == 3


def send(tab: QWidget, kind: QEvent.Type, place: QPoint, *, held: bool = True) -> None:
    """A real mouse event at a place in the tab."""
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    at = QPointF(place)
    event = QMouseEvent(kind, at, tab.mapToGlobal(at), button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(tab, event)


def drag(tab: SymbolTab, begin: QPoint, end: QPoint) -> None:
    send(tab, QEvent.Type.MouseButtonPress, begin)
    for step in range(1, 11):
        send(tab, QEvent.Type.MouseMove, begin + (end - begin) * (step / 10))
    send(tab, QEvent.Type.MouseButtonRelease, end, held=False)


@pytest.fixture
def number(lab: Lab, qtbot: QtBot) -> Lab:
    """72, and then a 4 whose stem comes last."""
    write(lab, qtbot, SEVEN, TWO, FOUR, STEM)
    assert tabs(lab) == ["7", "2", "4"]
    return lab


def test_a_number_is_read_while_it_is_written(lab: Lab, qtbot: QtBot) -> None:
    write(lab, qtbot, SEVEN)
    assert (tabs(lab), lab.page.card.reading.guess.label) == ([], "7")
    assert not lab.page.symbols.isVisible()
    write(lab, qtbot, TWO)
    assert (tabs(lab), lab.page.card.reading.guess.label) == (["7", "2"], "72")
    assert said(lab).startswith("I read 72, ")
    assert lab.session.recognition is not None and lab.session.recognition.best == "2"  # what was written last
    lab.actions.undo.trigger()
    assert (tabs(lab), lab.page.card.reading.guess.label) == ([], "7")
    lab.actions.clear.trigger()
    assert not lab.page.symbols.isVisible()


def test_the_order_of_writing_does_not_matter(lab: Lab, qtbot: QtBot) -> None:
    write(lab, qtbot, FOUR, SEVEN, TWO, STEM)
    assert tabs(lab) == ["7", "2", "4"]


def test_each_digit_can_be_looked_at(number: Lab) -> None:
    for index, label in enumerate("724"):
        QTest.mouseClick(number.page.symbols.tabs[index], Qt.MouseButton.LeftButton)
        recognition = number.session.recognition
        assert recognition is not None and recognition.best == label
        assert number.page.stages.boxes[0].picture is not None
    QTest.keyClick(number.page.symbols.tabs[2], Qt.Key.Key_Left)
    assert number.page.symbols.tabs[1].hasFocus()
    recognition = number.session.recognition
    assert recognition is not None and recognition.best == "2"


@pytest.mark.parametrize("way", ["key", "drag"])
def test_symbols_are_merged_and_undo_parts_them(number: Lab, qtbot: QtBot, way: str) -> None:
    first, second = number.page.symbols.tabs[:2]
    if way == "key":
        first.setFocus()
        QTest.keyClick(first, Qt.Key.Key_M)
    else:
        drag(first, first.rect().center(), first.mapFrom(number.page.canvas, second.geometry().center()))
    assert len(tabs(number)) == 2
    assert line(number).symbols[0].pieces == (0, 1)
    number.actions.undo.trigger()
    assert tabs(number) == ["7", "2", "4"]
    number.actions.redo.trigger()
    assert len(tabs(number)) == 2


@pytest.mark.parametrize("way", ["key", "double-click"])
def test_a_symbol_is_split_and_merged_again(number: Lab, way: str) -> None:
    tab = number.page.symbols.tabs[2]
    if way == "key":
        tab.setFocus()
        QTest.keyClick(tab, Qt.Key.Key_S)
    else:
        send(tab, QEvent.Type.MouseButtonDblClick, tab.rect().center())
    assert len(tabs(number)) == 4
    QTest.keyClick(number.page.symbols.tabs[2], Qt.Key.Key_M)
    assert tabs(number) == ["7", "2", "4"]


def test_dragging_an_edge_gives_strokes_to_another_symbol(number: Lab) -> None:
    tab = number.page.symbols.tabs[1]
    right = QPoint(tab.width() - 2, tab.height() // 2)
    canvas = number.page.canvas
    beyond = tab.mapFrom(canvas, QPoint(round(canvas.viewport.to_screen(228.0, 0)[0]), 0))
    drag(tab, right, QPoint(beyond.x(), right.y()))
    assert any(set(symbol.pieces) >= {1, 2, 3} for symbol in line(number).symbols)


def test_what_was_laid_down_stays_while_one_writes_on(lab: Lab, qtbot: QtBot) -> None:
    write(lab, qtbot, SEVEN, TWO)
    QTest.keyClick(lab.page.symbols.tabs[0], Qt.Key.Key_M)
    assert lab.session.line is None  # it is one symbol now, whatever it says
    write(lab, qtbot, FOUR, STEM)
    assert line(lab).symbols[0].pieces == (0, 1)
    lab.actions.clear.trigger()
    write(lab, qtbot, SEVEN, TWO)
    assert tabs(lab) == ["7", "2"]


def test_the_pen_writes_through_the_boxes(number: Lab, qtbot: QtBot) -> None:
    before = number.session.document
    write(number, qtbot, [(30.0, 120.0), (64.0, 122.0)])  # a bar through the 7, inside its box
    document = number.session.document
    assert isinstance(before, Drawing) and isinstance(document, Drawing)
    assert len(document.strokes) == len(before.strokes) + 1
    assert tabs(number) == ["7", "2", "4"]


def test_a_key_teaches_the_chosen_digit_alone(number: Lab, paths: Paths) -> None:
    tab = number.page.symbols.tabs[0]
    QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
    QTest.keyClick(tab, Qt.Key.Key_1)
    with TaughtStore.open(paths.taught, read_only=True) as store:
        (sample,) = store.every()
    assert sample.label == "1"
    assert isinstance(sample.ink, Drawing) and len(sample.ink.strokes) == 1
    assert sample.reading is not None and sample.reading.text == "7"


def test_a_picture_of_a_number_is_read_and_its_boxes_lie_on_it(lab: Lab, qtbot: QtBot) -> None:
    ink = rasterise(Drawing.from_strokes([SEVEN, TWO], 14.0), 400)
    look = QImage(400, 400, QImage.Format.Format_Grayscale8)
    look.fill(255)
    lab.session.commit(PictureDocument("number", ink, look))
    qtbot.waitUntil(lambda: tabs(lab) == ["7", "2"])
    middles = [tab.geometry().center().x() for tab in lab.page.symbols.tabs]
    wanted = [lab.page.canvas.to_screen(x * 400 / 256, 0)[0] for x in (45, 121)]
    assert middles == pytest.approx(wanted, abs=12)
    QTest.keyClick(lab.page.symbols.tabs[1], Qt.Key.Key_S)
    qtbot.waitUntil(lambda: len(tabs(lab)) == 3)
    lab.actions.undo.trigger()
    qtbot.waitUntil(lambda: tabs(lab) == ["7", "2"])


def test_what_cannot_be_read_says_that_it_is_more_than_one_digit() -> None:
    def several(confidence: float, verdict: Verdict) -> Line:
        symbols = tuple(Symbol(label, confidence, Box(x, 0, x + 9, 20)) for x, label in enumerate("72"))
        return Line(symbols, confidence, verdict, looks_like_several=True)

    assert line_sentence(several(0.95, Verdict.SURE)) == "I read 72, quite sure."
    assert line_sentence(several(0.5, Verdict.UNSURE)) == "Not sure: 72?"
    assert line_sentence(several(0.05, Verdict.UNSURE)) == "More than one digit, and I cannot read it."
