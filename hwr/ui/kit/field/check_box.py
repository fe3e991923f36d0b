"""A check box with a square that one can see in the dark."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from hwr.ui.kit.field.outline import paint_outline


class CheckBox(QCheckBox):
    """Like any other, but for its line."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box as the style does, and its line."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        paint_outline(self, self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self))
