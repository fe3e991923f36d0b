"""The canvas: paper one draws on with mouse, finger, tablet pen or keyboard.

It turns input into frozen drawings and owns nothing but the gesture under way: what stands on the canvas is the
session's, and comes back through `show_document`.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QEventPoint,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from hwr.errors import DrawingError
from hwr.ink.drawing import CANVAS_SIZE, DEFAULT_PEN_WIDTH, MAX_PEN_WIDTH, MIN_PEN_WIDTH, Drawing
from hwr.language import tr
from hwr.ui.kit.accessibility import announce, are_changes_spoken
from hwr.ui.kit.canvas.document import Document, is_blank
from hwr.ui.kit.canvas.drafting import eraser_radius
from hwr.ui.kit.canvas.grid import STEPS, Cell, paint_cell, paint_grid
from hwr.ui.kit.canvas.paper import PaperWidget, keyboard_pen_extent, paint_keyboard_pen, ring_cursor
from hwr.ui.kit.canvas.pen_input import (
    Direction,
    KeyboardPen,
    PenSample,
    Tool,
    is_eraser_end,
    mouse_sample,
    tablet_sample,
    touch_sample,
)
from hwr.ui.kit.theme import theme_of

_EDGE: Final = 1.0
"""How far beside the sheet, in canvas units, a gesture may begin: nobody aims at the last pixel."""

_DIRECTIONS: Final[dict[int, Direction]] = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_HARMLESS: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_PEN_KEYS: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEYBOARD: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_GRAB_LOST: Final = (QEvent.Type.UngrabMouse, QEvent.Type.WindowDeactivate)


class CanvasWidget(PaperWidget):
    """Lets one gesture at a time change the drawing, whatever device it comes from."""

    drawing_changed = Signal(object)
    """The drawing is another one, in the middle of a gesture; carries the `Drawing`."""
    drawing_finished = Signal(object)
    """A gesture that changed the drawing has ended; carries the `Drawing`."""
    refused = Signal(str)
    """The drawing could not take more; carries a sentence."""
    picture_touched = Signal()
    """Somebody tried to draw on a picture."""
    grid_shown = Signal(bool)
    """The grid for the keyboard is on, or no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._device = ""
        self._finger: int | None = None
        self._tool = Tool.PEN
        self._pen_width = DEFAULT_PEN_WIDTH
        self._keyboard = KeyboardPen()
        self._by_keyboard = False
        self._has_grid = False
        self.setObjectName("canvas")
        self.setAccessibleName(tr("Drawing canvas"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # A move without a button shows that a release went elsewhere.
        self.setMouseTracking(True)
        self.setTabletTracking(True)

    @property
    def is_drawing(self) -> bool:
        """Whether a gesture is under way."""
        return self.drafting.is_active

    @property
    def tool(self) -> Tool:
        """What a pen-down begins."""
        return self._tool

    @property
    def pen_width(self) -> float:
        """The pen's width in canvas units."""
        return self._pen_width

    @property
    def keyboard_pen(self) -> KeyboardPen:
        """Where the keyboard's pen is."""
        return self._keyboard

    @property
    def cell(self) -> Cell:
        """The cell of the grid that the keyboard's pen is in."""
        return Cell.at(self._keyboard.x, self._keyboard.y)

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Show what now stands on the canvas; a gesture under way is dropped."""
        self._device, self._finger = "", None
        super().show_document(document)

    @Slot(object)
    def set_tool(self, tool: Tool) -> None:
        """Draw or erase from the next pen-down on."""
        self._tool = tool
        self.scale_changed()
        self.update()

    @Slot(float)
    def set_pen_width(self, width: float) -> None:
        """Draw with another pen, in canvas units, from the next pen-down on."""
        self._pen_width = min(max(width, MIN_PEN_WIDTH), MAX_PEN_WIDTH)
        self.scale_changed()
        self.update()

    @Slot(bool)
    def show_grid(self, is_on: bool) -> None:
        """Let the keyboard's pen go from cell to cell of a grid from now on, or no longer."""
        if is_on == self._has_grid:
            return
        self.finish_gesture()
        self._has_grid = is_on
        if is_on:
            self._keyboard = KeyboardPen(*self.cell.centre)
            self._mark_keyboard(True)
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.update()
        self._say_here(tr("Grid on. {place}", place=self._cell_words()) if is_on else tr("Grid off."))
        self.grid_shown.emit(is_on)

    # Gestures

    @Slot()
    def finish_gesture(self) -> None:
        """End the gesture under way, keeping what it did; nothing if there is none."""
        if not self.drafting.is_active:
            return
        before, after = self.committed, self.drafting.end()
        self.show_document(after)
        if after is not before:
            self.drawing_finished.emit(after)

    def _begin(self, device: str, sample: PenSample, tool: Tool) -> None:
        if self.drafting.is_active:
            return
        if not all(-_EDGE <= place <= CANVAS_SIZE + _EDGE for place in (sample.x, sample.y)):
            return
        if not isinstance(self.committed, Drawing):
            self.picture_touched.emit()
            return
        self._device = device
        if self.committed.is_blank:
            self.update()  # the hint goes
        self._change(lambda: self.drafting.begin(tool, self._pen_width, sample))

    def _move(self, device: str, sample: PenSample) -> None:
        if self.drafting.is_active and device == self._device:
            self._change(lambda: self.drafting.extend(sample))

    def _end(self, device: str, sample: PenSample) -> None:
        if self.drafting.is_active and device == self._device:
            self._move(device, sample)
            self.finish_gesture()

    def _change(self, step: Callable[[], QRectF]) -> None:
        try:
            changed = step()
        except DrawingError as error:
            self.finish_gesture()
            self.refused.emit(str(error))
            return
        if not changed.isNull():
            self.update_area(changed)
            self.drawing_changed.emit(self.drafting.drawing)

    # Mouse, tablet, touch

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._mark_keyboard(False)
            self._begin("mouse", mouse_sample(event, self.viewport), self._tool)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Put the pen down: Qt sends this instead of a press when two come fast, as in the dots of a colon."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move("mouse", mouse_sample(event, self.viewport))
        elif self._device == "mouse":  # the release went elsewhere
            self.finish_gesture()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end("mouse", mouse_sample(event, self.viewport))

    def tabletEvent(self, event: QTabletEvent) -> None:
        sample = tablet_sample(event, self.viewport)
        kind = event.type()
        if kind == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            self._mark_keyboard(False)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin("tablet", sample, Tool.ERASER if is_eraser_end(event) else self._tool)
        elif kind == QEvent.Type.TabletMove:
            if event.buttons() & Qt.MouseButton.LeftButton:
                self._move("tablet", sample)
            elif self._device == "tablet":
                self.finish_gesture()
        elif kind == QEvent.Type.TabletRelease and event.button() == Qt.MouseButton.LeftButton:
            # A pen that is being lifted presses with nothing: its last pressure would thin the end of the stroke.
            self._end("tablet", sample._replace(pressure=self.drafting.last_pressure))
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            if event.type() == QEvent.Type.TouchCancel:
                self._finger = None
                if self._device == "touch":
                    self.finish_gesture()
            else:
                for point in event.points():
                    self._touch(point)
            event.accept()
            return True
        if event.type() in _GRAB_LOST:
            self.finish_gesture()
        return super().event(event)

    def _touch(self, point: QEventPoint) -> None:
        state, sample = point.state(), touch_sample(point, self.viewport)
        if state == QEventPoint.State.Pressed and self._finger is None and not self.drafting.is_active:
            self._mark_keyboard(False)
            self._finger = point.id()
            self._begin("touch", sample, self._tool)
        elif point.id() == self._finger:
            if state == QEventPoint.State.Updated:
                self._move("touch", sample)
            elif state == QEventPoint.State.Released:
                self._end("touch", sample._replace(pressure=self.drafting.last_pressure))
                self._finger = None

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the keyboard's pen with the arrow keys, press and lift it with the space bar; G shows the grid."""
        direction = _DIRECTIONS.get(event.key())
        step = STEPS.get(event.key()) if self._has_grid else None
        is_plain = not event.modifiers() & ~_HARMLESS
        if step is not None and is_plain:
            self._go(KeyboardPen(*self.cell.moved(*step).centre))
        elif direction is not None and is_plain:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._go(self._keyboard.pressed(direction, fine=fine))
        elif event.key() == Qt.Key.Key_G and not event.modifiers():
            self.show_grid(not self._has_grid)
        elif event.key() not in _PEN_KEYS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._mark_keyboard(True)
            is_lifted = self._device == "keyboard"
            if is_lifted:
                self.finish_gesture()
            else:
                self._begin("keyboard", self._keyboard_sample(), self._tool)
            self._update_ring()
            if not (is_lifted and are_changes_spoken()):  # what now stands there has told itself, the cell with it
                self._tell_cell()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        direction = _DIRECTIONS.get(event.key())
        if direction is None:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self._keyboard = self._keyboard.released(direction)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._mark_keyboard(event.reason() in _BY_KEYBOARD or self._by_keyboard)
        self.tell()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A gesture does not outlive the focus: the release may never come."""
        self.finish_gesture()
        self._keyboard = self._keyboard.let_go()
        self.update()
        super().focusOutEvent(event)

    def _go(self, pen: KeyboardPen) -> None:
        """Have the keyboard's pen there, and whatever it does on its way."""
        self._mark_keyboard(True)
        self._update_ring()
        self._keyboard = pen
        self._move("keyboard", self._keyboard_sample())
        self._update_ring()
        self._tell_cell()

    def _tell_cell(self) -> None:
        """Tell the cell alone: what else there is was told when the focus came, and would be said with every step."""
        if self._has_grid:
            self._say_here(self._cell_words())

    def _say_here(self, words: str) -> None:
        """Have this spoken, once, of the canvas that the keyboard is on."""
        self.setAccessibleDescription(words)
        if not (self.hasFocus() and are_changes_spoken()):
            announce(self, words)

    def _cell_words(self) -> str:
        """Where in the grid the pen is, whether it is down, and whether there is ink."""
        words = self.cell.words(self.document) if isinstance(self.document, Drawing) else tr("a picture")
        if self._device != "keyboard":
            return f"{words[0].upper()}{words[1:]}."
        if self._tool is Tool.ERASER:
            return tr("Eraser down, {place}.", place=words)
        return tr("Pen down, {place}.", place=words)

    def words(self) -> str:
        """Where in the grid the pen is, if there is one, and what stands on the canvas."""
        if not self._has_grid:
            return super().words()
        drawn = tr("Nothing is drawn.") if is_blank(self.document) else super().words()
        return f"{self._cell_words()} {drawn}"

    def _keyboard_sample(self) -> PenSample:
        return PenSample(self._keyboard.x, self._keyboard.y, monotonic())

    # On the screen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A gesture cannot go on while the paper moves under the pen."""
        self.finish_gesture()
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.finish_gesture()
        super().hideEvent(event)

    def shows_focus(self) -> bool:
        """The ring is for those who use the keyboard; to others it would be noise."""
        return self._by_keyboard and self.hasFocus()

    def paint_below(self, painter: QPainter, area: QRectF) -> None:
        """Paint the grid in the place of what to do with a blank sheet."""
        if self._has_grid:
            paint_grid(painter, area, theme_of(self))
        else:
            super().paint_below(painter, area)

    def paint_above(self, painter: QPainter) -> None:
        """Paint the keyboard's pen."""
        if self.shows_focus():
            if self._has_grid:
                paint_cell(painter, self._cell_place(), theme_of(self))
            is_down = self._device == "keyboard"
            paint_keyboard_pen(painter, *self._ring(), theme_of(self), is_down=is_down, tool=self._tool)

    def scale_changed(self) -> None:
        """Make the cursor as wide as the tool."""
        width = self._tool_width() * self.viewport.scale
        self.setCursor(ring_cursor(width, theme_of(self), self._tool, self.devicePixelRatioF()))

    def _mark_keyboard(self, used: bool) -> None:
        if used != self._by_keyboard:
            self._by_keyboard = used
            self.update()

    def _tool_width(self) -> float:
        return self._pen_width if self._tool is Tool.PEN else 2 * eraser_radius(self._pen_width)

    def _ring(self) -> tuple[QPointF, float]:
        viewport = self.viewport
        place = QPointF(*viewport.to_screen(self._keyboard.x, self._keyboard.y))
        return place, self._tool_width() * viewport.scale

    def _cell_place(self) -> QRectF:
        area, scale = self.cell.area, self.viewport.scale
        return QRectF(*self.viewport.to_screen(area.x(), area.y()), area.width() * scale, area.height() * scale)

    def _update_ring(self) -> None:
        self.update(keyboard_pen_extent(*self._ring()).united(self._cell_place()).toAlignedRect())
