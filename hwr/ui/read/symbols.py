"""The symbols of a number on the canvas: a box around each, and a tab beneath it to click, to drag and to type on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from hwr.language import mark, tr
from hwr.ui.kit.canvas.paper import PaperWidget
from hwr.ui.kit.layout import named
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.theme import theme_of
from hwr.words import probability

if TYPE_CHECKING:
    from hwr.reading.values import Line, Symbol

SURE_FROM: Final = 0.6
"""A symbol less probable than this bears a question mark."""

_AIR: Final = 3.0
"""Between ink and box, in pixels."""

_GRIP: Final = 9
"""The end of a tab that moves the box's edge, in pixels."""

_NARROWEST: Final = 26

_TIP: Final = mark(
    "Drag an end to move the box's edge; drag the tab onto its neighbour to merge them (M); "
    "double-click to split (S); type what it really is."
)


class SymbolTab(QWidget):
    """One symbol's tab."""

    clicked = Signal(int)
    merged = Signal(int, int)
    """Shall be one symbol with all up to another; carries the first and the last."""
    split = Signal(int)
    edge_dragged = Signal(int, bool, int, bool)
    """An edge is being moved; carries which symbol's, whether the left one, where to in the paper's pixels, and
    whether the drag has ended."""
    walked = Signal(int, int)
    """The keyboard leads on; carries from which and the step."""

    def __init__(self, index: int, paper: QWidget) -> None:
        super().__init__(paper)
        self._paper = paper
        self._index = index
        self._text, self._is_sure, self._is_chosen = "", True, False
        self._pressed: QPoint | None = None
        self._edge: bool | None = None
        self._target: int | None = None
        named(self, f"symbol{index}", tip=tr(_TIP))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def show_symbol(self, symbol: Symbol, of: int, *, is_chosen: bool) -> None:
        """Show what its symbol is now."""
        self._text, self._is_sure, self._is_chosen = symbol.text, symbol.confidence >= SURE_FROM, is_chosen
        which = tr("Symbol {place} of {count}: {symbol}", place=self._index + 1, count=of, symbol=symbol.text)
        self.setAccessibleName(which if self._is_sure else tr("{symbol}, not sure", symbol=which))
        self.setAccessibleDescription(f"{probability(symbol.confidence)}. {tr(_TIP)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, round(QFontMetricsF(self.font()).height()) + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = theme.accent if self._is_chosen or self.hasFocus() else theme.outline
        painter.setPen(QPen(QColor(edge), 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(QColor(theme.accent_soft if self._is_chosen else theme.card))
        painter.drawRoundedRect(area, 7, 7)
        font = strong(self.font())
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        words = self._text if self._is_sure else f"{self._text}?"
        left = area.center().x() - metrics.horizontalAdvance(words) / 2
        base = area.center().y() + metrics.capHeight() / 2
        painter.setPen(QColor(theme.accent if self._is_chosen else theme.text))
        painter.drawText(QPointF(left, base), self._text)
        if not self._is_sure:
            painter.setPen(QColor(theme.unsure))
            painter.drawText(QPointF(left + metrics.horizontalAdvance(self._text), base), "?")

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed, self._target = event.position().toPoint(), None
        self._edge = self._edge_at(self._pressed)
        self.clicked.emit(self._index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is None:
            on_edge = self._edge_at(place) is not None
            self.setCursor(Qt.CursorShape.SizeHorCursor if on_edge else Qt.CursorShape.PointingHandCursor)
        elif self._edge is not None:
            self.edge_dragged.emit(self._index, self._edge, self.mapToParent(place).x(), False)
        elif (place - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            other = self._paper.childAt(self.mapToParent(place))
            self._target = other._index if isinstance(other, SymbolTab) and other is not self else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        edge, target, self._pressed = self._edge, self._target, None
        place = self.mapToParent(event.position().toPoint())
        if edge is not None:
            self.edge_dragged.emit(self._index, edge, place.x(), True)
        elif target is not None:
            self.merged.emit(min(self._index, target), max(self._index, target))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.split.emit(self._index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = named(QMenu(self), "symbolMenu")
        menu.addAction(tr("&Merge with the next"), lambda: self.merged.emit(self._index, self._index + 1))
        menu.addAction(tr("&Split"), lambda: self.split.emit(self._index))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """M merges with the next, S splits, arrow keys lead on."""
        key = event.key()
        if key == Qt.Key.Key_M:
            self.merged.emit(self._index, self._index + 1)
        elif key == Qt.Key.Key_S:
            self.split.emit(self._index)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.walked.emit(self._index, 1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.clicked.emit(self._index)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pressed = None
        self.update()

    def _edge_at(self, place: QPoint) -> bool | None:
        """Whether a place moves the left edge; None for neither."""
        grip = min(_GRIP, self.width() // 4)
        return True if place.x() < grip else False if place.x() >= self.width() - grip else None


class SymbolsOverlay(QWidget):
    """Lies over a paper: paints the boxes, lets the pen through, and keeps the tabs where they belong."""

    selected = Signal(int)
    """A symbol was chosen; carries which."""
    merge_requested = Signal(int, int)
    """All symbols from the first to the last shall be one."""
    split_requested = Signal(int)
    """A symbol shall be several."""
    edge_moved = Signal(int, bool, float)
    """A box shall begin or end elsewhere; carries which symbol's, whether it is the left edge, and x in the units of
    what was read."""

    def __init__(self, paper: PaperWidget) -> None:
        super().__init__(paper)
        self._paper = paper
        self._line: Line | None = None
        self._chosen = 0
        self._guide: int | None = None
        self._tabs: list[SymbolTab] = []
        named(self, "symbols", tr("Symbols"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        paper.installEventFilter(self)
        self.hide()

    @property
    def tabs(self) -> tuple[SymbolTab, ...]:
        """Those that are to be seen, from left to right."""
        return tuple(tab for tab in self._tabs if not tab.isHidden())

    @Slot(object, int)
    def show_line(self, line: Line | None, chosen: int) -> None:
        """Show a number's symbols, one of them chosen; none for what is no number."""
        self._line, self._chosen = line, chosen
        symbols = () if line is None else line.symbols
        while len(self._tabs) < len(symbols):
            self._tabs.append(self._made(len(self._tabs)))
        for index, tab in enumerate(self._tabs):
            if index < len(symbols):
                tab.show_symbol(symbols[index], len(symbols), is_chosen=index == chosen)
        self._arrange()
        self.setVisible(bool(symbols))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._paper and event.type() == QEvent.Type.Resize:
            self._arrange()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line is None:
            return
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, symbol in enumerate(self._line.symbols):
            is_chosen = index == self._chosen
            colour = theme.accent if is_chosen else theme.outline
            style = Qt.PenStyle.SolidLine if symbol.confidence >= SURE_FROM else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(colour), 2.0 if is_chosen else 1.0, style))
            painter.drawRoundedRect(self._area(symbol), 8, 8)
        if self._guide is not None:
            painter.setPen(QPen(QColor(theme.accent), 2.0, Qt.PenStyle.DashLine))
            painter.drawLine(self._guide, 0, self._guide, self.height())

    def _made(self, index: int) -> SymbolTab:
        tab = SymbolTab(index, self._paper)
        tab.clicked.connect(self.selected)
        tab.merged.connect(self._merge)
        tab.split.connect(self.split_requested)
        tab.edge_dragged.connect(self._drag)
        tab.walked.connect(self._walk)
        if self._tabs:
            QWidget.setTabOrder(self._tabs[-1], tab)
        return tab

    def _area(self, symbol: Symbol) -> QRectF:
        """A symbol's box, in pixels."""
        box = symbol.box
        (left, top), (right, bottom) = (
            self._paper.to_screen(x, y) for x, y in ((box.left, box.top), (box.right, box.bottom))
        )
        air = _AIR + self._paper.pen_radius
        return QRectF(left, top, right - left, bottom - top).adjusted(-air, -air, air, air)

    def _arrange(self) -> None:
        """Put the tabs beneath their boxes, in one row, each no wider than its neighbours let it."""
        self.setGeometry(self._paper.rect())
        areas = [] if self._line is None else [self._area(symbol) for symbol in self._line.symbols]
        for tab in self._tabs[len(areas) :]:
            tab.hide()
        if not areas:
            return
        height = self._tabs[0].sizeHint().height()
        sheet = self._paper.viewport
        top = min(max(area.bottom() for area in areas) + 4, sheet.top + sheet.side - height - 4)
        centres = [area.center().x() for area in areas]
        for index, (tab, area) in enumerate(zip(self._tabs, areas, strict=False)):
            room = min(
                (abs(centres[other] - centres[index]) for other in (index - 1, index + 1) if 0 <= other < len(areas)),
                default=self.width(),
            )
            width = max(12.0, min(max(area.width() - 2, _NARROWEST), room - 3))
            tab.setGeometry(QRect(round(centres[index] - width / 2), round(top), round(width), height))
            tab.show()
            tab.raise_()

    @Slot(int, int)
    def _merge(self, first: int, last: int) -> None:
        if self._line is not None and last < len(self._line.symbols):
            self.merge_requested.emit(first, last)

    @Slot(int, bool, int, bool)
    def _drag(self, index: int, is_left: bool, x: int, is_over: bool) -> None:
        self._guide = None if is_over else x
        self.update()
        if is_over:
            self.edge_moved.emit(index, is_left, self._paper.from_screen(x, 0.0)[0])

    @Slot(int, int)
    def _walk(self, index: int, step: int) -> None:
        tabs = self.tabs
        if 0 <= index + step < len(tabs):
            tabs[index + step].setFocus(Qt.FocusReason.TabFocusReason)
