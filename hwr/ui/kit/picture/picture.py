"""A picture: a widget that is painted, whose parts are pointed at, walked by keys and told to a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.ui.kit.picture.font import narrowest, picture_font
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import theme_of

Part = TypeVar("Part")

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Picture(QWidget, Generic[Part]):
    """Font, size, layers and focus, and which part the mouse or the keyboard is at.

    A derived class paints. If it has parts, it says which one lies where (`part_at`), which one a key leads to
    (`next_part`) and what is to be told of one (`words_for`); it then takes the focus, and a part is any value that can
    be compared: a unit, a cell, a place.
    """

    pointed = Signal(object)
    """Another part is pointed at, by the mouse or else by the keyboard; None for none."""
    chosen = Signal(object)
    """A part was clicked, or Return pressed on it; None when Escape took the choice back."""

    def __init__(
        self,
        name: str,
        title: str,
        *,
        lines: float = 1,
        columns: int = 44,
        has_parts: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is the object name, `title` the accessible one; it wants so many lines and columns of text."""
        super().__init__(parent)
        self._lines, self._columns = lines, columns
        self._words: tuple[str, str] | None = None
        self._hovered: Part | None = None
        self._current: Part | None = None
        self._font_key: object = None
        self._picture_font = self.font()
        self._still: QPixmap | None = None
        self._still_key: object = None
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if has_parts:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setMouseTracking(True)

    # What a derived class does

    def paint(self, painter: QPainter) -> None:
        """Paint everything; the painter is antialiasing and has the picture's font."""

    def part_at(self, place: QPointF) -> Part | None:
        """The part at a place in pixels."""
        return None

    def next_part(self, part: Part | None, key: Qt.Key) -> Part | None:
        """Where a key leads from this part, or from none; None if it is no key for walking."""
        return None

    def words_for(self, part: Part | None) -> str:
        """What is told of a part; of the whole for None."""
        return ""

    # What it can rely on

    @property
    def hovered(self) -> Part | None:
        """What the mouse is at."""
        return self._hovered

    @property
    def current(self) -> Part | None:
        """What the keyboard is at, or was clicked."""
        return self._current

    @property
    def at(self) -> Part | None:
        """What is pointed at: by the mouse or else by the keyboard."""
        return self._current if self._hovered is None else self._hovered

    def point_at(self, part: Part | None) -> None:
        """Let the keyboard be at this part."""
        self._current, self._hovered = part, None
        self.tell_part()

    def forget_parts(self) -> None:
        """Point at nothing: the parts are others than before."""
        self._current = self._hovered = None
        self.tell_part()

    def describe(self, words: str, *, while_disabled: str | None = None) -> None:
        """Paint what is shown anew, and tell a screen reader what it is.

        Args:
            while_disabled: what is told instead before a guess, by a picture that leaves its numbers out then.
        """
        self._words = None if while_disabled is None else (while_disabled, words)
        tell(self, words if self._words is None else self._words[self.isEnabled()])
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self._words is not None:
            tell(self, self._words[self.isEnabled()])

    def tell_part(self) -> None:
        """Tell again what is pointed at: it, or what there is to say of it, has changed."""
        tell(self, self.words_for(self.at))
        self.pointed.emit(self.at)
        self.update()

    @property
    def picture_font(self) -> QFont:
        """The window's font, and larger where there is much room."""
        key = (self.size(), self.font(), self.ease)
        if key != self._font_key:  # painters ask for it again and again
            self._font_key = key
            self._picture_font = picture_font(self, self.least, self._room_for(*self.ease))
        return self._picture_font

    @property
    def metrics(self) -> QFontMetricsF:
        """Of the picture's font."""
        return QFontMetricsF(self.picture_font)

    @property
    def line(self) -> float:
        """The height of a line of text, in pixels."""
        return self.metrics.height()

    @property
    def least(self) -> QSize:
        """So many lines and columns of text."""
        return self._room_for(self._lines, self._columns)

    @property
    def ease(self) -> tuple[float, float]:
        """In lines and columns of text, the room from which on its text grows."""
        return self._lines, self._columns

    def paint_still(
        self,
        painter: QPainter,
        key: object,
        paint: Callable[[QPainter], None],
        ground: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent,
    ) -> None:
        """Paint what rests while a point moves: anew only if `key`, or the size, font or theme, is another than before.

        One layer a widget; `key` is compared with ==. An opaque `ground` is copied in half the time.
        """
        ratio = self.devicePixelRatioF()
        key = (key, theme_of(self), self.size(), ratio, self.font().toString())
        if self._still is None or key != self._still_key:
            self._still_key = key
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(ground)
            layer = QPainter(self._still)
            layer.setRenderHint(QPainter.RenderHint.Antialiasing)
            layer.setFont(self.picture_font)
            paint(layer)
            layer.end()
        painter.drawPixmap(0, 0, self._still)

    def paint_focus(self, painter: QPainter) -> None:
        """A ring where the keys go."""
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme_of(self).accent), 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    # Qt

    def minimumSizeHint(self) -> QSize:
        return narrowest(self.least)

    def sizeHint(self) -> QSize:
        return self.least * 1.3

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.picture_font)
        self.paint(painter)
        if self.hasFocus():
            self.paint_focus(painter)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.part_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self.part_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if part is None:
            super().mousePressEvent(event)
            return
        self.point_at(part)
        self.chosen.emit(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and their like walk, Return chooses, Escape takes it back."""
        key = Qt.Key(event.key())
        if key in _ENTER and self._current is not None:
            self.chosen.emit(self._current)
        elif key == Qt.Key.Key_Escape and self._current is not None:
            self.point_at(None)
            self.chosen.emit(None)
        elif (part := self.next_part(self._current, key)) is not None:
            self.point_at(part)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _room_for(self, lines: float, columns: float) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.averageCharWidth() * columns), round(metrics.height() * lines))

    def _hover(self, part: Any) -> None:
        if part != self._hovered:
            self._hovered = part
            self.tell_part()
