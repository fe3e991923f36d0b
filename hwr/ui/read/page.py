"""The read page: tools above, the sheet and the reading in the middle, and beneath them what the network sees."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hwr.ui.actions import Actions
from hwr.ui.kit.canvas.canvas import CanvasWidget
from hwr.ui.read.busy import BusyWidget
from hwr.ui.read.desk import DeskWidget
from hwr.ui.read.reading_card import ReadingCardWidget
from hwr.ui.read.stages import StagesPanel
from hwr.ui.read.toolbar import ToolbarWidget

_LEAST_STRIP: Final = 140
_STRIP_SHARE: Final = 0.235


class ReadPage(QWidget):
    """Arranges the parts; `hwr.ui.app` connects them."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readPage")
        self.setAccessibleName("Read")
        self.toolbar = ToolbarWidget(actions, self)
        self.canvas = CanvasWidget(self)
        self.card = ReadingCardWidget(self)
        self.stages = StagesPanel(self)
        self.busy = BusyWidget(self.canvas)
        over = QVBoxLayout(self.canvas)
        over.setContentsMargins(24, 24, 24, 24)
        over.addWidget(self.busy, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 6, 24, 20)
        self._column.setSpacing(14)
        self._column.addWidget(self.toolbar)
        self._column.addWidget(DeskWidget(self.canvas, self.card, self), 1)
        self._column.addWidget(self.stages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        margins = self._column.contentsMargins()
        useful = self.stages.height_for(self.width() - margins.left() - margins.right())
        share = max(_LEAST_STRIP, round(self.height() * _STRIP_SHARE))
        self.stages.setFixedHeight(max(_LEAST_STRIP, min(useful, share)))
        super().resizeEvent(event)
