"""A fitting label: one quiet line that says as much as there is room for, and the whole in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.ui.kit.heat.unit_text import fitting
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import MUTED


class FittingLabel(Label):
    """Stands at the right of a row and takes the width that is left there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, role=MUTED)
        self._words: tuple[str, ...] = ()
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, *words: str) -> None:
        """Say the first of these that fits, the most telling first."""
        self._words = words
        self.setToolTip(plain_tip(words[0] if words else ""))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say more, or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        said = fitting(QFontMetricsF(self.font()), self._words, self.width() - 4)
        if said != self.text():
            self.setText(said)
