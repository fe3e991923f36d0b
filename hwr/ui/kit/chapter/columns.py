"""Columns: a chapter's dials beside what it shows, each scrolling by itself; where that is too narrow, one column."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hwr.ui.kit.scrolling import ScrollingWidget

DIALS_WIDTH: Final = 268
"""At the usual size of text; more where that is larger, but never more than `_MOST_FOR_DIALS` of the room."""

_DIALS_CHARACTERS: Final = 38
_MOST_FOR_DIALS: Final = 0.4
_SPACING: Final = 16


class ColumnsWidget(QWidget):
    """Dials on the left and the rest on the right; or the dials within the rest, above its last part."""

    def __init__(self, dials: QWidget, shown: QVBoxLayout, parent: QWidget | None = None) -> None:
        """`shown` holds, from top to bottom, what is to be seen; its last part is what can be read below the dials."""
        super().__init__(parent)
        self._dials, self._shown = dials, shown
        self._place_of_dials = QVBoxLayout()
        self._place_of_dials.setContentsMargins(0, 0, 0, 0)
        self._place_of_dials.addWidget(dials)
        self._left = ScrollingWidget(self._place_of_dials, "chapterDials", is_sideways=False)
        self._left.setAccessibleName("Dials")
        self._right = ScrollingWidget(shown, "chapterShown")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        row.addWidget(self._left)
        row.addWidget(self._right, 1)

    @property
    def is_stacked(self) -> bool:
        """Whether the dials stand within the one column there is."""
        return self._left.isHidden()

    def minimumSizeHint(self) -> QSize:
        """One column will do."""
        return self._right.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """A larger font needs more of it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def fit(self) -> None:
        """Share the width; to be asked for when other dials are to be seen."""
        needed = max(DIALS_WIDTH, self._dials.minimumSizeHint().width() + self._left.bar_width)
        shown = self._shown.minimumSize().width() + self._right.bar_width
        is_stacked = self.width() < needed + _SPACING + shown
        if is_stacked != self.is_stacked:
            if is_stacked:
                self._shown.insertWidget(self._shown.count() - 1, self._dials)
            else:
                self._place_of_dials.addWidget(self._dials)
            self._left.setVisible(not is_stacked)
        wanted = _DIALS_CHARACTERS * self.fontMetrics().averageCharWidth()
        self._left.setFixedWidth(max(needed, min(wanted, round(_MOST_FOR_DIALS * self.width()))))
