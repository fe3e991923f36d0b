"""The plane of the perceptron: its line, and the points that it should tell apart, to be moved by mouse and keyboard.

It changes nothing by itself: it tells what the learner wants, and shows what it is given.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter

from hwr.chapters.perceptron.chapter import point_name
from hwr.chapters.perceptron.rule import GRID, Perceptron, Place, Points, pointing, rotated, shifted, through
from hwr.chapters.perceptron.view.painter import PlanePainter, Scene, View
from hwr.language import mark, tr
from hwr.ui.kit.picture.font import picture_font
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_ARROWS: Final[dict[int, tuple[float, float]]] = {
    Qt.Key.Key_Left: (-GRID, 0.0),
    Qt.Key.Key_Right: (GRID, 0.0),
    Qt.Key.Key_Up: (0.0, GRID),
    Qt.Key.Key_Down: (0.0, -GRID),
}
_ADDING: Final = (Qt.Key.Key_Insert, Qt.Key.Key_Plus, Qt.Key.Key_Equal)
"""Insert is missing on many keyboards, and = is the plus without Shift."""

_REMOVING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_SELECTING: Final[dict[int, int]] = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}
_TURNING: Final[dict[int, int]] = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
_KEYS: Final = frozenset({*_ARROWS, *_ADDING, *_REMOVING, *_SELECTING, *_TURNING, Qt.Key.Key_Space})
"""What means something here. Some of them are shortcuts of the window: Delete empties the canvas, P is the pen."""

_OTHER_MEANINGS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)

_FASTER: Final = 5
"""Steps are so many times as long with Shift."""

_TURN: Final = 5.0
"""Degrees by which the line is turned at a press."""


_BY_MOUSE: Final = mark(
    "Drag the line, or the tip of its arrow. Click to add a point, click a point for the other "
    "class, right-click to remove it."
)
_BY_KEYS: Final = mark(
    "N and P select a point or the line, arrows move it, Page Up and Page Down turn the line, + "
    "or Insert adds a point, Space flips its class, Delete removes it."
)


class PerceptronPlane(Picture[object]):
    """The plane. One thing is selected for the keyboard: a point, or the line."""

    perceptron_moved = Signal(object)
    """The line was moved or turned; carries the `Perceptron` it would belong to."""
    point_moved = Signal(int, float, float)
    """The point with this number is to be at x1, x2."""
    point_requested = Signal(float, float)
    """A new point at x1, x2."""
    flip_requested = Signal(int)
    """The other class for this point."""
    removal_requested = Signal(int)
    """This point is to go."""
    selected = Signal()
    """Something else is selected."""

    def __init__(self) -> None:
        super().__init__("perceptronPlane", tr("Plane with the line and the points"), has_parts=True)
        self._points: Points = ()
        self._perceptron = Perceptron(0.0, 0.0, 0.0)
        self._mistakes: frozenset[int] = frozenset()
        self._following: int | None = None
        self._selection: int | None = None
        self._grabbed: int | str | None = None
        self._anchor: Place = (0.0, 0.0)
        self._pressed_at: QPointF | None = None
        self._is_drag = False
        self.setToolTip(plain_tip(tr(_BY_MOUSE), tr("Keys: {by_keys}", by_keys=tr(_BY_KEYS))))

    @property
    def selection(self) -> int | None:
        """The point that the keyboard moves; None: the line."""
        return self._selection

    def show_plane(
        self, perceptron: Perceptron, points: Points, mistakes: Collection[int], following: int | None
    ) -> None:
        """Show this: which points are answered wrongly, and which one the rule looks at next."""
        self._perceptron, self._points = perceptron, points
        self._mistakes, self._following = frozenset(mistakes), following
        if self._selection is not None and self._selection >= len(points):
            self._selection = len(points) - 1 if points else None
        self._tell_selection()

    def select(self, index: int | None) -> None:
        """Let the keyboard move this point, or the line."""
        self._selection = index
        self._tell_selection()
        self.selected.emit()

    @property
    def least(self) -> QSize:
        """Points must not touch."""
        line = QFontMetricsF(self.font()).height()
        return QSize(round(14 * line), round(11 * line))

    def minimumSizeHint(self) -> QSize:
        return self.least

    @property
    def picture_font(self) -> QFont:
        """Larger where there is more room than that."""
        return picture_font(self, self.least)

    def paint(self, painter: QPainter) -> None:
        scene = Scene(self._perceptron, self._points, self._mistakes, self._following, self._selection, self.hasFocus())
        PlanePainter(painter, theme_of(self), self._view).paint(scene)

    def paint_focus(self, painter: QPainter) -> None:
        """Its own frame shows it."""

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of what is there; with the right button, remove a point."""
        at = event.position()
        point = self._view.point_at(at, self._points, self._reach)
        if event.button() == Qt.MouseButton.RightButton and point is not None:
            self.removal_requested.emit(point)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed_at, self._is_drag = at, False
        self._grabbed = self._thing_at(at)
        if self._grabbed == "tip":
            arrow = self._view.arrow(self._perceptron)
            assert arrow is not None
            self._anchor = arrow[0]
        if self._grabbed is not None:
            self.select(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; or else show what could be."""
        at = event.position()
        if self._pressed_at is None:
            self._show_cursor(at)
            return
        self._is_drag |= (at - self._pressed_at).manhattanLength() > self._reach / 3
        if not self._is_drag:
            return
        place = self._view.place(at)
        if self._grabbed == "line":
            self.perceptron_moved.emit(through(self._perceptron, place))
        elif self._grabbed == "tip":
            self.perceptron_moved.emit(pointing(self._perceptron, self._anchor, place))
        elif isinstance(self._grabbed, int):
            self.point_moved.emit(self._grabbed, *place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; where nothing was dragged, it was a click."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        grabbed, place = self._grabbed, self._view.place(self._pressed_at)
        was_click = not self._is_drag
        self._pressed_at = self._grabbed = None
        if was_click and isinstance(grabbed, int):
            self.flip_requested.emit(grabbed)
        elif was_click and grabbed is None:
            self.point_requested.emit(*place)

    def _thing_at(self, at: QPointF) -> int | str | None:
        point = self._view.point_at(at, self._points, self._reach)
        if point is not None:
            return point
        if self._view.is_on_tip(at, self._perceptron, self._reach):
            return "tip"
        return "line" if self._view.is_on_line(at, self._perceptron, 0.6 * self._reach) else None

    def _show_cursor(self, at: QPointF) -> None:
        thing = self._thing_at(at)
        if thing is None:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.setCursor(Qt.CursorShape.OpenHandCursor if thing != "line" else Qt.CursorShape.SizeAllCursor)

    # Keyboard

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, chosen = event.key(), self._selection
        if key in _ARROWS:
            times = _FASTER if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._move_selection(times * _ARROWS[key][0], times * _ARROWS[key][1])
        elif key in _SELECTING:
            self._select_next(_SELECTING[key])
        elif key in _TURNING:
            self._turn_line(_TURNING[key] * _TURN)
        elif key in _ADDING:
            self.point_requested.emit(0.5, 0.5)
        elif key == Qt.Key.Key_Space and chosen is not None:
            self.flip_requested.emit(chosen)
        elif key in _REMOVING and chosen is not None:
            self.removal_requested.emit(chosen)
        else:
            super().keyPressEvent(event)

    def _move_selection(self, dx: float, dy: float) -> None:
        if self._selection is not None:
            point = self._points[self._selection]
            self.point_moved.emit(self._selection, point.x1 + dx, point.x2 + dy)
        elif self._perceptron.has_line:
            self.perceptron_moved.emit(shifted(self._perceptron, (dx, dy)))

    def _select_next(self, by: int) -> None:
        """The line, then one point after the other, then the line again."""
        now = 0 if self._selection is None else self._selection + 1
        following = (now + by) % (len(self._points) + 1)
        self.select(following - 1 if following else None)

    def _turn_line(self, degrees: float) -> None:
        arrow = self._view.arrow(self._perceptron)
        if arrow is not None:
            self.perceptron_moved.emit(rotated(self._perceptron, arrow[0], degrees))

    # Words and sizes

    def _tell_selection(self) -> None:
        wrong = ", ".join(point_name(index) for index in sorted(self._mistakes)) or tr("none")
        w1, w2, b = map(numeral, self._perceptron.numbers)
        if self._selection is None:
            chosen = tr("The line is selected")
        else:
            point = self._points[self._selection]
            chosen = tr(
                "{point} is selected: at {x1}, {x2}, class {target}, {verdict}",
                point=point_name(self._selection),
                x1=numeral(point.x1),
                x2=numeral(point.x2),
                target=point.label,
                verdict=tr("answered wrongly") if self._selection in self._mistakes else tr("answered rightly"),
            )
        self.describe(
            tr(
                "{chosen}. Line: w₁ {w1}, w₂ {w2}, b {b}. Answered wrongly: {wrong}. {by_keys}",
                chosen=chosen,
                w1=w1,
                w2=w2,
                b=b,
                wrong=wrong,
                by_keys=tr(_BY_KEYS),
            )
        )

    @property
    def _view(self) -> View:
        return View(self.width(), self.height())

    @property
    def _reach(self) -> float:
        return 0.8 * QFontMetricsF(self.font()).height()


def _is_ours(event: QKeyEvent) -> bool:
    return event.key() in _KEYS and not event.modifiers() & _OTHER_MEANINGS
