"""The read page: tools above, the sheet and the reading in the middle, and beneath them what the network sees."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hwr.ui.actions import Actions
from hwr.ui.kit.canvas.canvas import CanvasWidget
from hwr.ui.kit.layout import in_column, named
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
        named(self, "readPage", "Read")
        self.toolbar = ToolbarWidget(actions, self)
        self.canvas = CanvasWidget(self)
        self.card = ReadingCardWidget(self)
        self.stages = StagesPanel(self)
        self.busy = BusyWidget(self.canvas)
        in_column((self.busy, 0, Qt.AlignmentFlag.AlignBottom), of=self.canvas, margins=24)
        self._column = in_column(
            self.toolbar,
            (DeskWidget(self.canvas, self.card, self), 1),
            self.stages,
            of=self,
            margins=(24, 6, 24, 20),
            spacing=14,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        margins = self._column.contentsMargins()
        useful = self.stages.height_for(self.width() - margins.left() - margins.right())
        share = max(_LEAST_STRIP, round(self.height() * _STRIP_SHARE))
        self.stages.setFixedHeight(max(_LEAST_STRIP, min(useful, share)))
        super().resizeEvent(event)
