"""A problem line: a sign and, in words, what is wrong with the control above it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hwr.ui.kit.icons import SignWidget
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import PROBLEM

_SIGN: Final = 1.15
"""The sign's side, in heights of the letters' line."""


class ProblemLineWidget(QWidget):
    """One sentence; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = ""
        self._sign = SignWidget(round(self.fontMetrics().height() * _SIGN), self)
        self._sign.show_sign("problem", PROBLEM)
        self._words = Label(parent=self, role=PROBLEM)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 2)
        row.setSpacing(6)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; empty when nothing is wrong."""
        return self._sentence

    def show_sentence(self, sentence: str) -> None:
        """Say what is wrong, or with an empty sentence nothing."""
        if sentence == self._sentence:
            return
        self._sentence = sentence
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
