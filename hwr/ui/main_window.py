"""The main window: menus, the message bar, and the pages, of which one is to be seen at a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QTabBar, QWidget

from hwr.ui.actions import Actions
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.message_bar import MessageBarWidget
from hwr.ui.kit.scrolling import ScrollingWidget
from hwr.ui.kit.theme import style_sheet, theme_of
from hwr.ui.model_choice import ModelChoiceWidget
from hwr.ui.recent_menu import RecentMenu


class MainWindow(QMainWindow):
    """Holds the pages; above them a bar to choose between them, and the model that reads.

    Attributes:
        messages: the message bar.
        model: says which model reads.
        recent: the menu of the files that were opened or saved last.
    """

    mime_dropped = Signal(object)
    """Something that may be opened was dropped; carries the `QMimeData`, to be used at once."""
    drag_hovered = Signal(bool)
    """Something that may be opened has come over the window, or has left it."""
    page_shown = Signal(object)
    """Another page is to be seen; carries it."""
    placed = Signal()
    """The window has another place, size or state."""
    closed = Signal()
    """The window is being closed."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        named(self, "mainWindow", "Handwriting lab")
        self.setWindowTitle("Handwriting lab")
        self.setAcceptDrops(True)
        self._added: list[QWidget] = []
        self._pages = named(QStackedWidget(self), "pages")
        self._tabs = named(QTabBar(self), "pageTabs", "Pages")
        self._tabs.setDrawBase(False)
        self._tabs.hide()
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._tabs.currentChanged.connect(self._tell_page)
        middle = QWidget(self)
        column = in_column(of=middle, margins=(0, 4, 0, 0), spacing=4)
        self.model = ModelChoiceWidget(self)
        bar = in_row(self._tabs, STRETCH, self.model, margins=(16, 0, 16, 0))
        column.addLayout(bar)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.messages = MessageBarWidget(middle)
        self.recent = RecentMenu(self)
        self._add_menus(actions)
        self._theme = theme_of(self)
        self.setStyleSheet(style_sheet(self._theme))

    def add_page(self, page: QWidget, title: str) -> None:
        """Add a page at the end; where the window is too small for it, it scrolls."""
        self._added.append(page)
        self._pages.addWidget(ScrollingWidget(page, f"page{title}"))
        self._tabs.addTab(title)
        self._tabs.setVisible(self._tabs.count() > 1)

    def show_page(self, page: QWidget) -> None:
        """Let this page be seen."""
        self._tabs.setCurrentIndex(self._added.index(page))

    @Slot(int)
    def _tell_page(self, index: int) -> None:
        self.page_shown.emit(self._added[index])

    def changeEvent(self, event: QEvent) -> None:
        """Put on the style of another theme, together with all that stands in the window or is opened over it.

        The application has none: Qt would work it out anew whenever a part is put into another while a page is made.
        """
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and theme_of(self) is not self._theme:
            self._theme = theme_of(self)
            self.setStyleSheet(style_sheet(self._theme))
        if event.type() == QEvent.Type.WindowStateChange:
            self.placed.emit()

    def sizeHint(self) -> QSize:
        return QSize(1240, 840)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.placed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.placed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from hwr.ui.read.transfer import has_source

        if has_source(event.mimeData()):
            event.acceptProposedAction()
            self.drag_hovered.emit(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drag_hovered.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        mime: QMimeData = event.mimeData()
        event.acceptProposedAction()
        self.drag_hovered.emit(False)
        self.mime_dropped.emit(mime)

    def _add_menus(self, actions: Actions) -> None:
        for title, entries in {
            "&File": (actions.open, self.recent, actions.save, None, actions.quit),
            "&Edit": (actions.undo, actions.redo, None, actions.copy, actions.paste, None, actions.clear),
            "&Draw": (actions.pen, actions.eraser, None, actions.narrow, actions.widen),
            "&View": (*actions.themes.values(), None, actions.other_theme),
            "&Help": (actions.help,),
        }.items():
            menu = named(self.menuBar().addMenu(title), f"menu{title[1:]}")
            for entry in entries:
                if entry is None:
                    menu.addSeparator()
                elif isinstance(entry, QMenu):
                    menu.addMenu(entry)
                else:
                    menu.addAction(entry)
