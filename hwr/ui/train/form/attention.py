"""The attention line: at the form's foot, how many settings are wrong, and a way to the first of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget

from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import PROBLEM

_NAMED = 3


class AttentionWidget(QWidget):
    """Hidden while nothing is wrong."""

    show_requested = Signal()
    """The first problem is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attention")
        self.setAccessibleName("Problems")
        self._words = Label(parent=self, role=PROBLEM)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._button = QPushButton("Show", self)
        self._button.setObjectName("attentionShow")
        self._button.setAccessibleName("Show the first problem")
        self._button.clicked.connect(self.show_requested)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; empty while nothing is wrong."""
        return "" if self.isHidden() else self._words.text()

    def show_labels(self, labels: Sequence[str]) -> None:
        """Name the settings that are wrong."""
        self.setVisible(bool(labels))
        count = "One setting needs" if len(labels) == 1 else f"{len(labels)} settings need"
        more = ", …" if len(labels) > _NAMED else ""
        self._words.setText(f"{count} a correction before training: {', '.join(labels[:_NAMED])}{more}.")
        self.setAccessibleDescription(self.sentence)
