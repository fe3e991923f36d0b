"""The main window: menus, the message bar, and the pages, of which one is to be seen at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QGuiApplication,
    QMoveEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from hwr.language import mark, tr
from hwr.ui.actions import Actions
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.message_bar import MessageBarWidget
from hwr.ui.kit.scrolling import ScrollingWidget
from hwr.ui.kit.theme import style_sheet, theme_of
from hwr.ui.model_choice import ModelChoiceWidget
from hwr.ui.settings import visible

if TYPE_CHECKING:
    from hwr.ui.kit.drops import Drops

_LONGEST_NAME: Final = 48
_LONGEST_FOLDER: Final = 40
_ASIDE: Final = 16
_BETWEEN: Final = 12
"""Beside the tabs and what reads, and between them, in pixels."""


def label(path: Path) -> str:
    """What the menu calls a file: its name and its folder, of one line, shortened, with nothing that a menu obeys."""
    home = Path.home()
    folder = Path("~", path.parent.relative_to(home)) if path.is_relative_to(home) else path.parent
    words = f"{_shortened(_visible(path.name), _LONGEST_NAME)}  ({_shortened(_visible(str(folder)), _LONGEST_FOLDER)})"
    return words.replace("&", "&&")


class RecentMenu(QMenu):
    """Lists the files each time it is about to be seen, and greys those that are gone."""

    file_chosen = Signal(object)
    """A file shall be opened; carries its `Path`."""
    clear_requested = Signal()
    """The list shall be forgotten."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Open &recent"), parent)
        self.setObjectName("menuRecent")
        self._paths: tuple[Path, ...] = ()
        self.aboutToShow.connect(self._list)
        self.show_paths(())

    def show_paths(self, paths: tuple[Path, ...]) -> None:
        """List these, the first at the top."""
        self._paths = paths
        self.menuAction().setEnabled(bool(paths))

    @Slot()
    def _list(self) -> None:
        self.clear()
        for path in self._paths:
            is_there = path.is_file()
            entry = self.addAction(label(path) if is_there else tr("{path} – no longer there", path=label(path)))
            entry.setEnabled(is_there)
            entry.setData(os.fspath(path))
            entry.setToolTip(tr("Open this file again"))  # and not what Qt would make of the file's name
            entry.triggered.connect(lambda _checked=False, path=path: self.file_chosen.emit(path))
        self.addSeparator()
        forget = self.addAction(tr("&Clear this list"))
        forget.setObjectName("actionClearRecent")
        forget.triggered.connect(self.clear_requested)


def _visible(text: str) -> str:
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def _may_be_opened(mime: QMimeData) -> bool:
    from hwr.ui.read.transfer import has_source  # for which the first paint need not wait

    return has_source(mime)


def _shortened(text: str, length: int) -> str:
    half = length // 2
    return text if len(text) <= length else f"{text[:half]}…{text[-half:]}"


class MainWindow(QMainWindow):
    """Holds the pages; above them a bar to choose between them, and the network that reads.

    Attributes:
        messages: the message bar.
        model: says which network reads.
        recent: the menu of the files that were opened or saved last.
        export: the menu of the forms in which the network that reads can be written, empty at first.
    """

    page_shown = Signal(object)
    """Another page is to be seen; carries it."""
    placed = Signal()
    """The window has another place, size or state."""
    closed = Signal()
    """The window is being closed."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        named(self, "mainWindow", tr("Handwriting lab"))
        self.setWindowTitle(tr("Handwriting lab"))
        self._added: list[QWidget] = []
        self._pages = named(QStackedWidget(self), "pages")
        self._tabs = named(QTabBar(self), "pageTabs", tr("Pages"))
        self._tabs.setDrawBase(False)
        self._tabs.hide()
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._tabs.currentChanged.connect(self._tell_page)
        self._middle = middle = QWidget(self)
        self._column = column = in_column(of=middle, margins=(0, 4, 0, 0), spacing=4)
        self.model = ModelChoiceWidget(self)
        bar = in_row(self._tabs, STRETCH, self.model, margins=(_ASIDE, 0, _ASIDE, 0))
        column.addLayout(bar)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.messages = MessageBarWidget(middle)
        self._strip = QWidget(middle)
        column.addWidget(self._strip)
        self.recent = RecentMenu(self)
        self.export = named(QMenu(tr("&Export network"), self), "menuExport")
        self._add_menus(actions)
        self._theme = theme_of(self)
        self.setStyleSheet(style_sheet(self._theme))
        self._leave_room()

    @cached_property
    def drops(self) -> Drops:
        """What is dragged over it and dropped on it, from when this is first asked for."""
        from hwr.ui.kit.drops import Drops  # for which the first paint need not wait

        return Drops(self, _may_be_opened)

    @property
    def usual_geometry(self) -> QRect:
        """Where it is when it is not maximised."""
        return self.normalGeometry() if self.isMaximized() else self.geometry()

    def place(self, geometry: QRect | None, maximised: bool) -> None:
        """Be there, if that can be seen on today's screens; else where the system likes, in the usual size."""
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        seen = None if geometry is None else visible(geometry, screens)
        if seen is not None:
            self.setGeometry(seen)
        else:
            usual = self.sizeHint()
            self.resize(usual.boundedTo(screens[0].size()) if screens else usual)
        if maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def add_page(self, page: QWidget, title: str) -> None:
        """Add a page at the end, with its title as it is marked; where the window is too small for it, it scrolls."""
        self._added.append(page)
        self._pages.addWidget(ScrollingWidget(page, f"page{title}"))
        self._tabs.addTab(tr(title))
        self._tabs.setVisible(self._tabs.count() > 1)
        self._fit_bar()

    def add_row(self, row: QWidget) -> None:
        """Add something that stands beneath every page."""
        self._column.insertLayout(self._column.count() - 1, in_row(row, margins=(24, 0, 24, 8)))

    @property
    def page(self) -> tuple[QWidget, str]:
        """The page that is to be seen, and its title."""
        index = self._tabs.currentIndex()
        return self._added[index], self._tabs.tabText(index).replace("&", "")

    def show_page(self, page: QWidget) -> None:
        """Let this page be seen."""
        self._tabs.setCurrentIndex(self._added.index(page))

    def show_same_page(self, other: MainWindow) -> None:
        """Let the page be seen that is seen in another window."""
        self._tabs.setCurrentIndex(other._tabs.currentIndex())

    @Slot(int)
    def _tell_page(self, index: int) -> None:
        self.page_shown.emit(self._added[index])

    def changeEvent(self, event: QEvent) -> None:
        """Put on the style of another theme, together with all that stands in the window or is opened over it.

        The application has none: Qt would work it out anew whenever a part is put into another while a page is made.
        """
        super().changeEvent(event)
        is_other_theme = event.type() == QEvent.Type.PaletteChange and theme_of(self) is not self._theme
        # Under a style sheet, parts take another font only together with another sheet.
        if is_other_theme or event.type() == QEvent.Type.FontChange:
            self._theme = theme_of(self)
            self.setStyleSheet(style_sheet(self._theme))
            self._leave_room()
            self._fit_bar()
        if event.type() == QEvent.Type.WindowStateChange:
            self.placed.emit()

    def take_in(self, messages: MessageBarWidget) -> None:
        """Let a page's own messages stand where those of the window do."""
        messages.lie_over(self._middle)

    def _leave_room(self) -> None:
        """Beneath every page there is room for a message, which so hides nothing, and moves nothing when it comes."""
        self._strip.setFixedHeight(self.messages.room)

    def sizeHint(self) -> QSize:
        return QSize(1240, 840)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.placed.emit()

    def _fit_bar(self) -> None:
        """The tabs are whole; what reads has the room that they leave."""
        tabs = self._tabs.sizeHint().width() if self._tabs.count() > 1 else 0
        self.model.fit(self.width() - 2 * _ASIDE - _BETWEEN - tabs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()
        self.placed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def _add_menus(self, actions: Actions) -> None:
        language = named(QMenu(tr("&Language"), self.menuBar()), "menuLanguage")
        language.addActions(list(actions.languages.values()))
        menus: dict[str, tuple[QAction | QMenu | None, ...]] = {
            mark("&File"): (actions.open, self.recent, actions.save, None, self.export, None, actions.quit),
            mark("&Edit"): (actions.undo, actions.redo, None, actions.copy, actions.paste, None, actions.clear),
            mark("&Draw"): (
                actions.pen,
                actions.eraser,
                actions.grid,
                None,
                actions.narrow,
                actions.widen,
                None,
                actions.why,
            ),
            mark("&View"): (
                *actions.themes.values(),
                None,
                actions.other_theme,
                actions.high_contrast,
                actions.less_motion,
                None,
                *actions.text_sizes.values(),
                None,
                actions.larger_text,
                actions.smaller_text,
                None,
                language,
            ),
            mark("&Help"): (
                actions.help,
                actions.glossary,
                None,
                actions.diagnostics,
                actions.reports,
                None,
                actions.about,
            ),
        }
        for title, entries in menus.items():
            menu = named(self.menuBar().addMenu(tr(title)), f"menu{title[1:]}")
            for entry in entries:
                if entry is None:
                    menu.addSeparator()
                elif isinstance(entry, QMenu):
                    menu.addMenu(entry)
                else:
                    menu.addAction(entry)


class LazyPage(QWidget):
    """Empty until it is shown.

    Attributes:
        title: of the page.
    """

    def __init__(self, make: Callable[[], QWidget], title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.setObjectName(f"lazy{title}")
        self._make = make
        self._page: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    def page(self) -> QWidget:
        """The page itself, made now if it has not been."""
        if self._page is None:
            self._page = self._make()
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._page)
        return self._page

    def showEvent(self, event: QShowEvent) -> None:
        """Make the page."""
        self.page()
        super().showEvent(event)
