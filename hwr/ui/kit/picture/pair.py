"""A picture pair: widgets side by side where there is more width than height, and one above the other elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_SPACING = 12


class PicturePair(QWidget):
    """Two widgets, or a few, that share the room by their stretches."""

    def __init__(
        self, *pictures: tuple[QWidget, int], wide_from: float = 1.6, columns: int = 0, parent: QWidget | None = None
    ) -> None:
        """Each widget with its stretch; side by side where the width is `wide_from` times the height or more, and holds
        so many columns of text."""
        super().__init__(parent)
        self._wide_from, self._columns = wide_from, columns
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_SPACING)
        self._pictures = tuple(widget for widget, _ in pictures)
        for widget, stretch in pictures:
            self._row.addWidget(widget, stretch)

    def set_wide_from(self, wide_from: float) -> None:
        """Stand side by side from another proportion on."""
        self._wide_from = wide_from
        self._turn()

    @property
    def is_wide(self) -> bool:
        """Whether they stand side by side."""
        return self._row.direction() == QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """One above the other: they may always stand so; what is hidden needs no room."""
        least = [picture.minimumSizeHint() for picture in self._pictures if not picture.isHidden()] or [QSize()]
        heights = [size.height() for size in least]
        height = max(heights) if self.is_wide else sum(heights) + _SPACING * (len(heights) - 1)
        return QSize(max(size.width() for size in least), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange them anew."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        least = self._columns * self.fontMetrics().averageCharWidth()
        is_wide = self.width() >= max(self._wide_from * self.height(), least)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
