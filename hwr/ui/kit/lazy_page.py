"""A lazy page: a page that is made when it is first to be seen, so that no start waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class LazyPage(QWidget):
    """Empty until it is shown."""

    def __init__(self, make: Callable[[], QWidget], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"lazy{name}")
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
