"""A text dialog: a long text to be read and copied, with a sentence on what it is."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from hwr.language import tr
from hwr.ui.kit.layout import in_column, in_proportion, in_row, named
from hwr.ui.kit.plain import Label

_WIDTH, _HEIGHT = 680, 520


class TextDialog(QDialog):
    """The sentence, a row that others may fill, the text, and below it the buttons.

    Attributes:
        text: shows the text.
        above: the row between the sentence and the text; empty as long as nobody fills it.
        buttons: to which more may be added.
    """

    def __init__(self, name: str, title: str, sentence: str, text: str = "", parent: QWidget | None = None) -> None:
        """`name` is the object name, and begins those of its parts."""
        super().__init__(parent)
        named(self, name, title)
        self.setWindowTitle(title)
        self.resize(in_proportion(self, _WIDTH, _HEIGHT))
        self.text = named(QPlainTextEdit(self), f"{name}Text", title)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(QApplication.font().pointSizeF())  # which the user has chosen
        self.text.setFont(font)
        self.text.setPlainText(text)
        self.above = in_row(margins=0, spacing=8)
        self.buttons = named(QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self), f"{name}Buttons")
        close = named(self.buttons.button(QDialogButtonBox.StandardButton.Close), f"{name}Close", tr("Close"))
        close.setText(tr("Close"))
        self.buttons.rejected.connect(self.reject)
        self.add_button(tr("Copy"), f"{name}Copy", tr("Copy all of it")).clicked.connect(self.copy)
        explanation = Label(sentence, self, name=f"{name}Sentence", wraps=True)
        in_column(explanation, self.above, (self.text, 1), self.buttons, of=self, margins=20, spacing=12)

    def add_button(self, words: str, name: str, explanation: str) -> QPushButton:
        """One more button, called so, that does something with the text."""
        made = named(QPushButton(words, self), name, words, explanation)
        self.buttons.addButton(made, QDialogButtonBox.ButtonRole.ActionRole)
        return made

    @Slot()
    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
