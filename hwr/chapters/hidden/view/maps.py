"""The layers of a network side by side, in text as small as it takes to see the outputs too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from hwr.train.observation import Observation
from hwr.ui.kit.heat.maps import HeatMapsWidget
from hwr.ui.kit.heat.unit_text import smaller
from hwr.ui.kit.picture.font import SMALLEST

_SHARES: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, SMALLEST)
"""Of the usual font's size, the first that fits."""


class HiddenMaps(QScrollArea):
    """Heat maps whose font follows the width there is; only where that would be too small they are scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.maps = HeatMapsWidget()
        self.maps.setAutoFillBackground(False)
        self.setObjectName("hiddenMapsScroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.maps)
        self.viewport().setAutoFillBackground(False)

    def show_observation(self, observation: Observation | None) -> None:
        """Show another recorded pass; None for none."""
        self.maps.show_observation(observation)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the font to another width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit another font to the width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """The maps tell their least width in the font they have; it goes in steps, as heights of fonts do."""
        for share in _SHARES:
            self.maps.setFont(smaller(self.font(), share))
            if self.maps.minimumWidth() <= self.width():
                break
        # A scroll area makes its widget as wide as it must be, but never less wide again.
        self.maps.resize(self.viewport().size().expandedTo(self.maps.minimumSize()))
