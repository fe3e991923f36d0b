"""The canvas takes every device's strokes as they come, and nothing else."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hwr.ink.drawing import CANVAS_SIZE, MAX_POINTS, NOMINAL_PRESSURE, Drawing, Stroke
from hwr.ui.kit.canvas.canvas import CanvasWidget
from hwr.ui.kit.canvas.pen_input import Tool
from tests.ui.patience import settle
from tests.ui.pen import Fingers, Mouse, Tablet
from tests.ui.showing import exposed


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[CanvasWidget]:
    """A canvas in a window, with something else that can take the focus."""
    window = QWidget()
    made = CanvasWidget(window)
    other = QLineEdit(window)
    column = QVBoxLayout(window)
    column.addWidget(made, 1)
    column.addWidget(other)
    exposed(qtbot, window, 560, 600)
    window.activateWindow()
    made.setFocus()
    yield made


def finished(canvas: CanvasWidget) -> list[Drawing]:
    """Collects what the canvas says is finished, and lets it stand, as the session does."""
    found: list[Drawing] = []
    canvas.drawing_finished.connect(found.append)
    return found


def drawing_on(canvas: CanvasWidget) -> Drawing:
    assert isinstance(canvas.document, Drawing)
    return canvas.document


def shot(canvas: CanvasWidget) -> QImage:
    return canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def darkness(canvas: CanvasWidget, place: tuple[float, float]) -> int:
    """How dark the screen is at a place in canvas units, 0 paper to 255."""
    scale = canvas.devicePixelRatioF()
    x, y = canvas.viewport.to_screen(*place)
    return 255 - shot(canvas).pixelColor(int(x * scale), int(y * scale)).green()


def is_inked(canvas: CanvasWidget, place: tuple[float, float]) -> bool:
    return darkness(canvas, place) > 128


def elsewhere(canvas: CanvasWidget) -> QLineEdit:
    other = canvas.window().findChild(QLineEdit)
    assert isinstance(other, QLineEdit)
    return other


LINE = [(40.0, 60.0), (80.0, 64.0), (120.5, 90.25), (200.0, 180.0)]


def test_a_mouse_stroke_is_kept_point_by_point_in_canvas_units(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    Mouse(canvas).stroke(LINE)
    (drawing,) = done
    (stroke,) = drawing.strokes
    np.testing.assert_allclose(stroke.xy, LINE, atol=1e-6)
    assert (stroke.points[:, 3] == NOMINAL_PRESSURE).all()
    assert stroke.pen_width == canvas.pen_width
    assert is_inked(canvas, (120, 90))
    assert not is_inked(canvas, (40, 200))


def test_every_move_is_told_while_drawing(canvas: CanvasWidget) -> None:
    seen: list[Drawing] = []
    canvas.drawing_changed.connect(seen.append)
    Mouse(canvas).stroke(LINE)
    assert [len(drawing.strokes[0].points) for drawing in seen] == [1, 2, 3, 4]
    np.testing.assert_allclose(seen[1].strokes[0].xy, LINE[:2], atol=1e-6)  # is not changed by what came later


def test_the_size_of_the_widget_does_not_matter(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    for size in (QSize(300, 420), QSize(900, 500)):
        canvas.window().resize(size)
        QApplication.processEvents()
        viewport = canvas.viewport
        assert viewport.side == min(canvas.width(), canvas.height())
        Mouse(canvas).stroke(LINE)
    first, second = done[0].strokes[0], done[1].strokes[1]
    np.testing.assert_allclose(first.xy, second.xy, atol=1e-6)


def test_a_dot_is_a_dot(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    mouse = Mouse(canvas)
    mouse.press((100, 100))
    assert is_inked(canvas, (100, 100))
    mouse.release((100, 100))
    assert len(done[0].strokes[0].points) == 1
    half = canvas.pen_width / 2
    assert is_inked(canvas, (100 + half * 0.8, 100))
    assert not is_inked(canvas, (100 + half * 1.3, 100))


def test_a_fast_second_press_begins_a_stroke_too(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    mouse = Mouse(canvas)
    mouse.stroke([(100, 100)])
    mouse.double_press((100, 160))
    mouse.move((120, 170))
    mouse.release((120, 170))
    assert [len(stroke.points) for stroke in done[-1].strokes] == [1, 2]


def test_other_buttons_do_not_draw(canvas: CanvasWidget) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.RightButton)
    QTest.mouseMove(canvas, QPoint(50, 50))
    QTest.mouseRelease(canvas, Qt.MouseButton.RightButton)
    assert drawing_on(canvas).is_blank


def test_a_stroke_that_leaves_the_canvas_goes_on(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    Mouse(canvas).stroke([(200, 100), (300, 120), (-50, 400), (100, 200)])
    np.testing.assert_allclose(done[0].strokes[0].xy[1:3], [(300, 120), (-50, 400)], atol=1e-6)


def test_what_begins_beside_the_sheet_is_no_stroke(canvas: CanvasWidget) -> None:
    canvas.window().resize(900, 400)
    QApplication.processEvents()
    Mouse(canvas).stroke([(-20, 100), (100, 100)])
    assert drawing_on(canvas).is_blank


@pytest.mark.parametrize("how", ["focus", "window", "hide", "resize", "release elsewhere"])
def test_a_gesture_that_loses_its_device_ends_cleanly(canvas: CanvasWidget, how: str) -> None:
    done = finished(canvas)
    mouse = Mouse(canvas)
    mouse.press((50, 50))
    mouse.move((100, 100))
    if how == "focus":
        elsewhere(canvas).setFocus()
    elif how == "window":
        QApplication.sendEvent(canvas, QEvent(QEvent.Type.WindowDeactivate))
    elif how == "hide":
        canvas.hide()
        canvas.show()
    elif how == "resize":
        canvas.window().resize(700, 700)
        QApplication.processEvents()
    else:
        mouse.hover((150, 150))
    assert not canvas.is_drawing
    assert [len(stroke.points) for stroke in done[0].strokes] == [2]
    mouse.move((200, 200))  # what is left of the old gesture draws nothing
    mouse.release((200, 200))
    assert len(done) == 1
    mouse.stroke(LINE)
    assert [len(stroke.points) for stroke in done[-1].strokes] == [2, 4]


def test_a_tablets_pressure_widens_the_ink(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    pen = Tablet(canvas)
    pen.hover((30, 30))
    pen.press((60, 60), 0.1)
    for x in range(70, 200, 10):
        pen.move((float(x), 60), 0.1 if x < 130 else 1.0)
    pen.release((190, 60))
    pressures = done[0].strokes[0].points[:, 3]
    assert pressures[0] == pytest.approx(0.1)
    assert pressures[-1] == 1.0  # being lifted does not thin the end
    edge = 60 + canvas.pen_width * 0.45
    assert not is_inked(canvas, (80, edge))
    assert is_inked(canvas, (175, edge))


def test_a_pen_that_cannot_tell_its_pressure_draws_at_the_pens_width(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    pen = Tablet(canvas, senses_pressure=False)
    pen.press((60, 60), 1.0)
    pen.release((60, 60))
    assert done[0].strokes[0].points[0, 3] == NOMINAL_PRESSURE


def test_a_pens_other_end_erases(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    Mouse(canvas).stroke([(40, 128), (216, 128)])
    rubber = Tablet(canvas, eraser=True)
    rubber.press((128, 100))
    rubber.move((128, 160))
    assert not is_inked(canvas, (128, 128))
    rubber.release((128, 160))
    assert len(done[-1].strokes) == 2
    assert is_inked(canvas, (60, 128))
    assert canvas.tool is Tool.PEN


def test_the_first_finger_draws_and_others_do_not(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    fingers = Fingers(canvas)
    fingers.press((50, 50))
    fingers.move((80, 80))
    fingers.press((200, 200), 1)
    fingers.move((100, 100), 0, ((210.0, 210.0), 1))
    fingers.release((210, 210), 1, resting=(0,))
    assert canvas.is_drawing
    fingers.release((100, 100))
    (drawing,) = done
    (stroke,) = drawing.strokes
    np.testing.assert_allclose(stroke.xy, [(50, 50), (80, 80), (100, 100)], atol=0.6)  # whole pixels
    assert (stroke.points[:, 3] == NOMINAL_PRESSURE).all()


def test_a_touch_that_the_system_takes_away_ends_the_stroke(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    fingers = Fingers(canvas)
    fingers.press((50, 50))
    fingers.move((80, 80))
    QApplication.sendEvent(canvas, QTouchEvent(QEvent.Type.TouchCancel, fingers.device))
    assert not canvas.is_drawing
    assert len(done) == 1


def test_a_pen_whose_lifting_was_missed_draws_no_further(canvas: CanvasWidget) -> None:
    pen = Tablet(canvas)
    pen.press((50, 50))
    pen.move((80, 80))
    pen.hover((150, 150))
    assert not canvas.is_drawing
    assert len(drawing_on(canvas).strokes[0].points) == 2


def test_a_palm_beside_the_pen_draws_nothing(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    pen, palm = Tablet(canvas), Fingers(canvas)
    pen.press((50, 50))
    palm.press((200, 200))
    pen.move((80, 80))
    palm.move((210, 210))
    palm.release((210, 210))
    pen.release((80, 80))
    assert [len(stroke.points) for stroke in done[-1].strokes] == [2]


def test_the_eraser_takes_ink_and_leaves_the_rest(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    Mouse(canvas).stroke([(40, 128), (216, 128)])
    canvas.set_tool(Tool.ERASER)
    Mouse(canvas).stroke([(128, 60), (128, 200)])
    assert len(done[-1].strokes) == 2
    assert not is_inked(canvas, (128, 128))
    assert is_inked(canvas, (50, 128))
    count = len(done)
    Mouse(canvas).stroke([(20, 20), (30, 20)])  # nothing there: nothing to undo
    assert len(done) == count


def test_drawing_by_keyboard(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert drawing_on(canvas).is_blank
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    for _ in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.is_drawing
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    (drawing,) = done
    path = drawing.strokes[0].xy
    assert tuple(path[0]) == (128, 122)
    assert tuple(path[-2]) == (158, 122)
    assert tuple(path[-1]) == (158, 123.5)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert len(done) == 1


def test_keys_that_qt_has_no_name_for_are_passed_over(canvas: CanvasWidget) -> None:
    for key in (0, 0x1FFFFFF, 123456):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(canvas, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
    assert drawing_on(canvas).is_blank


def test_the_keyboard_draws_in_the_very_corner(canvas: CanvasWidget) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        for _ in range(30):
            QTest.keyClick(canvas, key)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert tuple(drawing_on(canvas).strokes[0].xy[0]) == (256, 256)


def test_two_arrow_keys_draw_diagonally(canvas: CanvasWidget) -> None:
    QTest.keyPress(canvas, Qt.Key.Key_Right)
    QTest.keyPress(canvas, Qt.Key.Key_Down)
    QTest.keyRelease(canvas, Qt.Key.Key_Right)
    QTest.keyRelease(canvas, Qt.Key.Key_Down)
    assert (canvas.keyboard_pen.x, canvas.keyboard_pen.y) == (140, 134)


def test_the_keyboard_pen_stays_on_the_canvas(canvas: CanvasWidget) -> None:
    for _ in range(60):
        QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.keyboard_pen.x == 0


def test_keyboard_focus_can_be_seen_and_mouse_focus_is_quiet(canvas: CanvasWidget) -> None:
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    quiet = shot(canvas)
    elsewhere(canvas).setFocus()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert shot(canvas) != quiet


def test_the_hint_is_there_only_while_the_canvas_is_blank(canvas: CanvasWidget) -> None:
    blank = shot(canvas)
    mouse = Mouse(canvas)
    mouse.press((20, 20))
    drawn = shot(canvas)
    mouse.release((20, 20))
    width, height = blank.width(), blank.height()
    middle = (int(width * 0.2), int(height * 0.4), int(width * 0.6), height // 5)
    assert len(colours(blank.copy(*middle))) > 1
    assert len(colours(drawn.copy(*middle))) == 1
    canvas.show_document(Drawing())
    assert shot(canvas) == blank


def pixels(image: QImage) -> NDArray[np.uint32]:
    """A copy: `constBits` is not the image's owner, and looks into freed memory when the image is gone."""
    return np.frombuffer(image.constBits(), dtype=np.uint32).copy()  # 4 bytes a pixel: no padding


def colours(image: QImage) -> set[int]:
    return set(pixels(image).tolist())


def test_ink_painted_while_drawing_looks_like_ink_painted_at_once(canvas: CanvasWidget, qtbot: QtBot) -> None:
    path = [(128 + 80 * math.cos(i / 9) * (1 - i / 150), 128 + 80 * math.sin(i / 9)) for i in range(120)]
    Mouse(canvas).stroke(path)
    live = pixels(shot(canvas)).view(np.uint8).astype(int)
    drawing = drawing_on(canvas)
    canvas.show_document(Drawing())
    canvas.show_document(drawing)
    settle(qtbot, canvas)
    anew = pixels(shot(canvas)).view(np.uint8).astype(int)
    # Pieces overlap at other places, which only edge pixels show.
    assert (np.abs(live - anew) > 100).mean() < 1e-3


def test_sharp_at_twice_the_pixels(canvas: CanvasWidget) -> None:
    Mouse(canvas).stroke(LINE)
    large = QImage(canvas.size() * 2, QImage.Format.Format_RGB32)
    large.setDevicePixelRatio(2.0)
    canvas.render(large)  # only shows that painting survives another scale; the image belongs to the screen's
    assert not large.isNull()


def test_a_full_drawing_ends_the_stroke_and_keeps_it(canvas: CanvasWidget) -> None:
    done = finished(canvas)
    sentences: list[str] = []
    canvas.refused.connect(sentences.append)
    turns = np.linspace(0, 3000, MAX_POINTS - 3)
    path = np.column_stack([128 + 60 * np.cos(turns), 128 + 60 * np.sin(turns)])
    full = Drawing((Stroke.from_points(path),))
    canvas.show_document(full)
    mouse = Mouse(canvas)
    mouse.press((20, 20))
    for x in range(21, 40):
        mouse.move((float(x), 20))
    mouse.release((40, 20))
    assert len(sentences) == 1
    assert "points" in sentences[0]
    assert len(done[0].strokes[1].points) == 3
    assert not canvas.is_drawing


def test_the_window_answers_while_a_huge_drawing_is_painted(canvas: CanvasWidget, qtbot: QtBot) -> None:
    rng = np.random.default_rng(0)
    path = 128 + 60 * np.cumsum(rng.normal(size=(100_000, 2)), axis=0) / 400
    huge = Drawing((Stroke.from_points(path % CANVAS_SIZE),))
    canvas.show_document(huge)
    Mouse(canvas).stroke([(20, 20), (60, 20), (100, 24)])  # goes through at once, on top of what is painted so far
    assert len(drawing_on(canvas).strokes) == 2
    canvas.show_document(Drawing())  # and so does giving it up
    QApplication.processEvents()
    assert not is_inked(canvas, (60, 20))


def test_timestamps_never_run_backwards(canvas: CanvasWidget) -> None:
    for _ in range(3):
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
        QTest.mouseMove(canvas, QPoint(150, 150), 5)
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(160, 180), delay=5)
    times = np.concatenate([stroke.points[:, 2] for stroke in drawing_on(canvas).strokes])
    assert times[0] == 0
    assert (np.diff(times) >= 0).all()
