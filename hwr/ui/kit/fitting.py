"""Fitting: parts that are arranged anew whenever there is another size or another font."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    Base = QWidget
else:
    Base = object  # which kind of widget it is, is for the other base to say: of two, only one can be Qt's


class Fitting(Base):
    """To be named before the widget that a class derives from, which overrides `fit`."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def fit(self) -> None:
        """Arrange the parts in the size and the font that there are now."""
        raise NotImplementedError
