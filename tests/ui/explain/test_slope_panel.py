"""The chapter on the slope: dot and triangle are dragged and moved by keys, h shrinks, lines are uncovered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.slope.nudge import LINES
from hwr.chapters.slope.view.panel import SlopePanel
from hwr.chapters.slope.view.pictures import Glass
from hwr.ui.kit.motion import REDUCED
from hwr.ui.kit.theme import DARK
from hwr.words import MINUS
from tests.ui.conftest import Wear
from tests.ui.showing import on_screen

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot) -> SlopePanel:
    return on_screen(qtbot, SlopePanel(), 712, 520)


def press(panel: SlopePanel, name: str) -> None:
    button = panel.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)


def test_the_dot_is_dragged(panel: SlopePanel) -> None:
    picture = panel.picture
    there = picture.plane.place(5.0, 4.0).toPoint()
    QTest.mousePress(picture, LEFT, pos=picture.plane.place(1.0, 4.0).toPoint())
    QTest.mouseMove(picture, there)
    assert picture.is_idle, "what is in the hand is where the hand is"
    QTest.mouseRelease(picture, LEFT, pos=there)
    assert panel.number("w") == pytest.approx(5.0, abs=0.05)
    assert panel.number("h") == 1.0
    assert float(panel.readings()["slope"]) == pytest.approx(4.0, abs=0.1)


def test_the_end_of_the_triangle_is_dragged(panel: SlopePanel) -> None:
    picture = panel.picture
    QTest.mousePress(picture, LEFT, pos=picture.plane.place(2.0, 1.0).toPoint())
    QTest.mouseMove(picture, picture.plane.place(1.5, 2.0).toPoint())
    assert panel.number("h") == pytest.approx(0.5, abs=0.03)
    QTest.mouseMove(picture, picture.plane.place(0.2, 2.0).toPoint())
    QTest.mouseRelease(picture, LEFT, pos=picture.plane.place(0.2, 2.0).toPoint())
    assert panel.number("h") == 0.001, "a nudge goes to the right, however far to the left its end is taken"
    assert panel.number("w") == 1.0


def test_keys_move_the_dot_and_stretch_the_nudge(panel: SlopePanel) -> None:
    picture = panel.picture
    QTest.keyClick(picture, Qt.Key.Key_Right)
    assert panel.number("w") == pytest.approx(1.1)
    for _ in range(3):
        QTest.keyClick(picture, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert panel.number("w") == 0.0
    for _ in range(4):
        QTest.keyClick(picture, Qt.Key.Key_Down)
    assert panel.number("h") == pytest.approx(0.1, rel=0.02)
    QTest.keyClick(picture, Qt.Key.Key_PageUp)
    assert panel.number("h") == 2.0


def test_h_shrinks_and_the_numbers_settle(panel: SlopePanel) -> None:
    found = []
    for _ in range(3):
        press(panel, "slopeSmaller")
        found.append(float(panel.readings()["ratio"]))
    assert found == pytest.approx([-3.9, -3.99, -3.999])
    assert f"h 0.01: rise over run {MINUS}3.99" in panel.table.accessibleDescription()
    smaller = panel.findChild(QWidget, "slopeSmaller")
    assert isinstance(smaller, QWidget)
    assert not smaller.isEnabled(), "it is as small as it gets"
    press(panel, "slopeLarger")
    assert panel.number("h") == 0.01


def test_numbers_ease_into_place(panel: SlopePanel, qtbot: QtBot) -> None:
    panel.set_setting("w", 5.0)
    assert float(panel.readings()["loss"]) == 4.0, "the reading is there at once"
    assert not panel.picture.is_idle
    seen = []
    panel.picture._glide.moved.connect(lambda: seen.append(panel.picture.shown.w))
    qtbot.waitUntil(lambda: panel.picture.is_idle)
    assert seen == sorted(seen)
    assert panel.picture.shown.w == 5.0


def test_who_wants_no_motion_sees_none(panel: SlopePanel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REDUCED, "1")
    panel.set_setting("w", 5.0)
    assert panel.picture.is_idle
    assert panel.picture.shown.w == 5.0


def test_the_glass_magnifies_just_so_that_the_run_is_seen(panel: SlopePanel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REDUCED, "1")
    picture = panel.picture

    def glass() -> Glass:
        return Glass(picture, picture.plane, picture.shown)

    assert glass().share == 0, "a large triangle is seen without it"
    panel.set_setting("h", 0.1)
    ten = glass()
    panel.set_setting("h", 0.01)
    assert glass().share == 1
    assert glass().magnifies == pytest.approx(10 * ten.magnifies, rel=0.05)
    for h in (1e-12, 1e-300):
        panel.set_setting("h", h)
        panel.grab()


def test_before_a_guess_the_picture_keeps_its_numbers(panel: SlopePanel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REDUCED, "1")
    shown = panel.picture.grab().toImage(), panel.table.grab().toImage()
    panel.hold(True)
    held = panel.picture.grab().toImage(), panel.table.grab().toImage()
    assert all(before != now for before, now in zip(shown, held, strict=True))
    panel.hold(False)
    QApplication.processEvents()
    assert (panel.picture.grab().toImage(), panel.table.grab().toImage()) == shown


def test_lines_are_uncovered_one_by_one(panel: SlopePanel, qtbot: QtBot) -> None:
    panel.set_setting("view", "lines")
    for count in range(1, LINES + 1):
        press(panel, "slopeLinesNext")
        assert panel.readings()["line"] == count
        row = panel.findChild(QWidget, f"line{count}")
        assert isinstance(row, QWidget)
        qtbot.waitUntil(lambda row=row: row.isVisible() and not row.visibleRegion().isEmpty())  # type: ignore[misc]
    assert "let h shrink to nothing" in panel.lines.accessibleDescription()
    following, back = panel.lines.next, panel.lines.back
    assert not following.isEnabled()
    assert back.hasFocus(), "the keyboard is not lost with the button"
    QTest.keyClick(back, Qt.Key.Key_Return)
    assert panel.readings()["line"] == LINES - 1


def test_lines_follow_the_dials_and_belong_to_the_shower(panel: SlopePanel) -> None:
    panel.set_setting("landscape", "corner")
    panel.set_setting("view", "lines")
    panel.set_setting("line", LINES)
    panel.set_setting("w", 4.5)
    assert panel.nudge.curve.key == "shower"
    numbers = [label.text() for label in panel.lines.findChildren(type(panel.words), "lineNumbers")]
    assert numbers[-1] == "= 2·1.5 = <b>3</b>"


def test_the_slope_everywhere_takes_the_dot_along(panel: SlopePanel) -> None:
    panel.set_setting("view", "everywhere")
    QApplication.processEvents()
    lower = panel.everywhere
    assert lower.isVisible()
    QTest.mouseClick(lower, LEFT, pos=QPoint(lower.width() - 40, lower.height() // 2))
    assert panel.number("w") > 5
    assert "slope" in lower.accessibleDescription()


def test_locked_dials_stay(panel: SlopePanel) -> None:
    panel.set_setting("view", "lines")
    panel.lock(["w", "h", "line"])
    picture = panel.picture
    QTest.keyClick(picture, Qt.Key.Key_Right)
    QTest.keyClick(picture, Qt.Key.Key_Down)
    QTest.mouseClick(picture, LEFT, pos=picture.plane.place(4.0, 4.0).toPoint())
    assert (panel.number("w"), panel.number("h")) == (1.0, 1.0)
    assert not panel.smaller.isEnabled()
    assert not panel.lines.next.isEnabled()
    panel.lock([])
    assert panel.smaller.isEnabled()
    assert panel.lines.next.isEnabled()


@pytest.mark.parametrize("size", [(420, 400), (1240, 840)])
def test_all_views_and_curves_are_painted(panel: SlopePanel, wear: Wear, size: tuple[int, int]) -> None:
    panel.resize(*size)
    for theme_is_dark in (False, True):
        if theme_is_dark:
            wear(DARK)
        for view in panel.chapter.setting("view").choices:
            for shape in panel.chapter.setting("landscape").choices:
                for w in (-1e6, 0.0, 3.0, 6.0, 1e6):
                    panel.turn({"view": view.value, "landscape": shape.value, "w": w})
                    panel.grab()


def test_lines_that_were_uncovered_can_be_read_while_a_guess_is_asked_for(panel: SlopePanel) -> None:
    panel.set_setting("view", "lines")
    panel.set_setting("line", LINES)
    panel.hold(True)
    assert all(label.isEnabled() for label in panel.lines.findChildren(QLabel))
    assert not panel.lines.next.isEnabled()
    assert not panel.lines.back.isEnabled()
    assert not panel.picture.isEnabled()
    panel.hold(False)
    assert panel.lines.back.isEnabled()
