"""The canvas: the widget one draws on with mouse, finger, tablet pen or keyboard.

It turns input into frozen drawings and owns nothing but the gesture under way: what stands on the canvas is the
session's, and comes back through `show_document`.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QEventPoint,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.errors import DrawingError
from hwr.ink.drawing import DEFAULT_PEN_WIDTH, MAX_PEN_WIDTH, MIN_PEN_WIDTH, Drawing
from hwr.ui import sheet
from hwr.ui.document import Document, description, is_blank
from hwr.ui.drafting import Drafting, eraser_radius
from hwr.ui.keyboard_pen import Direction, KeyboardPen
from hwr.ui.pen_input import PenSample, Tool, is_eraser_end, mouse_sample, tablet_sample, touch_sample
from hwr.ui.theme import Theme
from hwr.ui.viewport import Viewport

_PORTION: Final = 0.012
"""Seconds of repainting at a time, so that input is never kept waiting for longer."""

_DIRECTIONS: Final = {
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


class CanvasWidget(QWidget):
    """A square sheet of paper, as large as fits the widget; 256 canvas units wide whatever its size."""

    drawing_changed = Signal(object)
    """The drawing is another one, in the middle of a gesture; carries the `Drawing`."""
    drawing_finished = Signal(object)
    """A gesture that changed the drawing has ended; carries the `Drawing`."""
    refused = Signal(str)
    """The drawing could not take more; carries a sentence."""
    picture_touched = Signal()
    """Somebody tried to draw on a picture."""
    first_painted = Signal()
    """The canvas has been painted for the first time: from now on it can be seen and used."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: Document = Drawing()
        self._picture: QImage | None = None
        self._drafting = Drafting(theme.ink)
        self._device = ""
        self._finger: int | None = None
        self._tool = Tool.PEN
        self._pen_width = DEFAULT_PEN_WIDTH
        self._keyboard = KeyboardPen()
        self._shows_keyboard = False
        self._invites = False
        self._pixels = 0
        self._was_painted = False
        self._painting = QTimer(self)
        self._painting.setInterval(0)
        self._painting.timeout.connect(self._go_on_painting)
        self.setObjectName("canvas")
        self.setAccessibleName("Drawing canvas")
        self.setAccessibleDescription(description(self._document))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMouseTracking(True)  # a move without a button shows that a release went elsewhere
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def document(self) -> Document:
        """What is to be seen, the gesture under way included."""
        return self._drafting.drawing if self._drafting.is_active else self._document

    @property
    def is_drawing(self) -> bool:
        """Whether a gesture is under way."""
        return self._drafting.is_active

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
    def viewport(self) -> Viewport:
        """Where the sheet lies in the widget."""
        return Viewport.centred(self.width(), self.height())

    def sizeHint(self) -> QSize:
        """A comfortable sheet."""
        return QSize(520, 520)

    def minimumSizeHint(self) -> QSize:
        """A sheet one can just write on."""
        return QSize(240, 240)

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Show what now stands on the canvas; a gesture under way is dropped."""
        self._document = document
        self._device = ""
        if isinstance(document, Drawing):
            self._picture = None
            self._drafting.show(document)
        else:
            self._picture = document.preview
            self._drafting.show(Drawing())
        self.setAccessibleDescription(description(document))
        self._go_on_painting()

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._drafting.set_colour(theme.ink)
        self._fit_cursor()
        self._go_on_painting()

    @Slot(object)
    def set_tool(self, tool: Tool) -> None:
        """Draw or erase from the next pen-down on."""
        self._tool = tool
        self._fit_cursor()
        self.update()

    @Slot(float)
    def set_pen_width(self, width: float) -> None:
        """Draw with another pen, in canvas units, from the next pen-down on."""
        self._pen_width = min(max(width, MIN_PEN_WIDTH), MAX_PEN_WIDTH)
        self._fit_cursor()
        self.update()

    def set_inviting(self, inviting: bool) -> None:
        """Show, or no longer, that what hovers over the window may be dropped."""
        self._invites = inviting
        self.update()

    # One gesture at a time, whatever device it comes from

    @Slot()
    def finish_gesture(self) -> None:
        """End the gesture under way, keeping what it did; nothing if there is none."""
        if not self._drafting.is_active:
            return
        before = self._document
        after = self._drafting.end()
        self._device, self._finger = "", None
        self._document = after
        self.setAccessibleDescription(description(after))
        self._drafting.show(after)
        self._go_on_painting()
        if after is not before:
            self.drawing_finished.emit(after)

    def _begin(self, device: str, sample: PenSample, tool: Tool) -> None:
        if self._drafting.is_active:
            return
        if not self._sheet_area().contains(QPointF(*self.viewport.to_screen(sample.x, sample.y))):
            return
        if not isinstance(self._document, Drawing):
            self.picture_touched.emit()
            return
        self._device = device
        if self._document.is_blank:
            self.update()  # the hint goes
        self._change(lambda: self._drafting.begin(tool, self._pen_width, sample))

    def _move(self, device: str, sample: PenSample) -> None:
        if self._drafting.is_active and device == self._device:
            self._change(lambda: self._drafting.extend(sample))

    def _end(self, device: str, sample: PenSample) -> None:
        if self._drafting.is_active and device == self._device:
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
            self._update_canvas_area(changed)
            self.drawing_changed.emit(self._drafting.drawing)

    # Mouse, tablet, touch

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._show_keyboard(False)
            self._begin("mouse", mouse_sample(event, self.viewport), self._tool)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Put the pen down: Qt sends this instead of a press when two come fast, as in the dots of a colon."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the pen."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move("mouse", mouse_sample(event, self.viewport))
        elif self._device == "mouse":  # the release went elsewhere
            self.finish_gesture()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end("mouse", mouse_sample(event, self.viewport))

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen, or erase with its other end."""
        sample = tablet_sample(event, self.viewport)
        kind = event.type()
        if kind == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            self._show_keyboard(False)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin("tablet", sample, Tool.ERASER if is_eraser_end(event) else self._tool)
        elif kind == QEvent.Type.TabletMove:
            if event.buttons() & Qt.MouseButton.LeftButton:
                self._move("tablet", sample)
            elif self._device == "tablet":
                self.finish_gesture()
        elif kind == QEvent.Type.TabletRelease and event.button() == Qt.MouseButton.LeftButton:
            # A pen that is being lifted presses with nothing: its last pressure would thin the end of the stroke.
            self._end("tablet", sample._replace(pressure=self._drafting.last_pressure))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Draw with the first finger; end a gesture whose device is taken away."""
        kind = event.type()
        if isinstance(event, QTouchEvent):
            if kind == QEvent.Type.TouchCancel:
                if self._device == "touch":
                    self.finish_gesture()
            else:
                for point in event.points():
                    self._touch(point)
            event.accept()
            return True
        if kind in _GRAB_LOST:
            self.finish_gesture()
        return super().event(event)

    def _touch(self, point: QEventPoint) -> None:
        state, sample = point.state(), touch_sample(point, self.viewport)
        if state == QEventPoint.State.Pressed and self._finger is None and not self._drafting.is_active:
            self._show_keyboard(False)
            self._finger = point.id()
            self._begin("touch", sample, self._tool)
        elif point.id() == self._finger:
            if state == QEventPoint.State.Updated:
                self._move("touch", sample)
            elif state == QEventPoint.State.Released:
                self._end("touch", sample._replace(pressure=self._drafting.last_pressure))
                self._finger = None

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the keyboard's pen with the arrow keys, press and lift it with the space bar."""
        direction = _DIRECTIONS.get(Qt.Key(event.key()))
        if direction is not None and not event.modifiers() & ~_HARMLESS:
            self._show_keyboard(True)
            self._update_keyboard_pen()
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._keyboard = self._keyboard.pressed(direction, fine=fine)
            self._move("keyboard", self._keyboard_sample())
            self._update_keyboard_pen()
        elif event.key() in _PEN_KEYS and not event.isAutoRepeat():
            self._show_keyboard(True)
            if self._device == "keyboard":
                self.finish_gesture()
            else:
                self._begin("keyboard", self._keyboard_sample(), self._tool)
            self._update_keyboard_pen()
        elif event.key() not in _PEN_KEYS:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of an arrow key."""
        direction = _DIRECTIONS.get(Qt.Key(event.key()))
        if direction is None:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self._keyboard = self._keyboard.released(direction)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by keyboard."""
        self._show_keyboard(event.reason() in _BY_KEYBOARD or self._shows_keyboard)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A gesture does not outlive the focus: the release may never come."""
        self.finish_gesture()
        self._keyboard = self._keyboard.let_go()
        self.update()
        super().focusOutEvent(event)

    def _keyboard_sample(self) -> PenSample:
        return PenSample(self._keyboard.x, self._keyboard.y, monotonic())

    def _show_keyboard(self, shown: bool) -> None:
        if shown != self._shows_keyboard:
            self._shows_keyboard = shown
            self.update()

    # On the screen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sheet square and its ink sharp; a gesture cannot go on while the paper moves under the pen."""
        self.finish_gesture()
        self._fit()
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """End what can no longer be seen."""
        self.finish_gesture()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, picture or ink, hint and keyboard pen."""
        self._fit()  # the window may have moved to a screen with another scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._sheet_area()
        by_keyboard = self._shows_keyboard and self.hasFocus()
        sheet.paint_paper(painter, area, self._theme, focused=by_keyboard, inviting=self._invites)
        if self._picture is not None:
            sheet.paint_picture(painter, area, self._picture, self._theme)
        elif is_blank(self.document) and not self.is_drawing:
            sheet.paint_hint(painter, area, self._theme, self.font())
        self._drafting.paint(painter, area)
        if by_keyboard:
            place, width = self._keyboard_ring()
            is_down = self._device == "keyboard"
            sheet.paint_keyboard_pen(painter, place, width, self._theme, is_down=is_down, tool=self._tool)
        if not self._was_painted:
            self._was_painted = True
            self.first_painted.emit()

    def _sheet_area(self) -> QRectF:
        viewport = self.viewport
        return QRectF(viewport.left, viewport.top, viewport.side, viewport.side)

    def _fit(self) -> None:
        """Match the image to the sheet's device pixels, and the cursor's ring to the pen."""
        pixels = round(self.viewport.side * self.devicePixelRatioF())
        if pixels == self._pixels:
            return
        self._pixels = pixels
        self._fit_cursor()
        self._drafting.fit(pixels)
        self._go_on_painting()

    @Slot()
    def _go_on_painting(self) -> None:
        if self._drafting.work(_PORTION):
            self._painting.stop()
        elif not self._painting.isActive():
            self._painting.start()
        self.update()

    def _update_canvas_area(self, area: QRectF) -> None:
        viewport = self.viewport
        left, top = viewport.to_screen(area.left(), area.top())
        on_screen = QRectF(left, top, area.width() * viewport.scale, area.height() * viewport.scale)
        self.update(on_screen.adjusted(-2, -2, 2, 2).toAlignedRect())

    def _tool_width(self, tool: Tool) -> float:
        return self._pen_width if tool is Tool.PEN else 2 * eraser_radius(self._pen_width)

    def _keyboard_ring(self) -> tuple[QPointF, float]:
        viewport = self.viewport
        place = QPointF(*viewport.to_screen(self._keyboard.x, self._keyboard.y))
        return place, self._tool_width(self._tool) * viewport.scale

    def _update_keyboard_pen(self) -> None:
        self.update(sheet.keyboard_pen_extent(*self._keyboard_ring()).toAlignedRect())

    def _fit_cursor(self) -> None:
        width = self._tool_width(self._tool) * self.viewport.scale
        self.setCursor(sheet.ring_cursor(width, self._theme, self._tool, self.devicePixelRatioF()))
