"""The glossary: a window with all words and signs, to be searched and gone through with the keyboard."""

from __future__ import annotations

from typing import Final
from unicodedata import normalize

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from hwr.chapters.contents import chapter
from hwr.explain.glossary import GLOSSARY, SIGNS, Term
from hwr.language import tr
from hwr.ui.kit.accessibility import announce
from hwr.ui.kit.chapter.terms import told
from hwr.ui.kit.layout import STRETCH, in_column, in_proportion, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import MUTED

_WIDTH: Final = 640
_HEIGHT: Final = 460


class GlossaryDialog(QDialog):
    """All terms; typing looks for them, going through them shows what they mean."""

    chapter_requested = Signal(str)
    """The chapter that explains a term is wanted; carries its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "glossary", tr("Glossary"))
        self.setWindowTitle(tr("Glossary"))
        self.resize(in_proportion(self, _WIDTH, _HEIGHT))
        self._search = named(QLineEdit(self), "glossarySearch", tr("Look for a word or a sign"))
        self._search.setPlaceholderText(tr("Look for a word or a sign"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self.terms = named(QListWidget(self), "glossaryTerms", tr("Words and signs"))
        self.terms.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for term in sorted(GLOSSARY, key=lambda term: normalize("NFD", tr(term.word).lower())):
            self.terms.addItem(_name(term))
            self.terms.item(self.terms.count() - 1).setData(Qt.ItemDataRole.UserRole, term)
        self._name = Label(parent=self, name="glossaryName", is_bold=True, wraps=True)
        self._meaning = Label(parent=self, name="glossaryMeaning", wraps=True)
        self._also = Label(parent=self, name="glossaryAlso", role=MUTED, wraps=True)
        self._chapter = named(QPushButton(self), "glossaryChapter")
        self._chapter.clicked.connect(self._go)
        self._term: Term | None = None
        buttons = named(QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self), "glossaryButtons")
        close = named(buttons.button(QDialogButtonBox.StandardButton.Close), "glossaryClose", tr("Close the glossary"))
        close.setText(tr("Close"))
        buttons.rejected.connect(self.reject)
        left = Qt.AlignmentFlag.AlignLeft
        entry = in_column(
            self._name, self._meaning, self._also, (self._chapter, 0, left), STRETCH, spacing=12, margins=0
        )
        in_column(
            self._search,
            in_row((self.terms, 2), (entry, 3), spacing=18),
            buttons,
            of=self,
            spacing=12,
        )
        self.terms.currentItemChanged.connect(self._show)
        self.terms.setCurrentRow(0)

    def show_term(self, term: Term) -> None:
        """Let this term be the chosen one."""
        self._search.clear()
        self.terms.setCurrentRow(next(row for row, item in enumerate(self._items()) if _of(item) == term))

    def _items(self) -> list[QListWidgetItem]:
        return [self.terms.item(row) for row in range(self.terms.count())]

    @Slot(str)
    def _filter(self, sought: str) -> None:
        """Show what has the sought words in its names; a single letter is a sign."""
        sought = sought.strip()
        for item in self._items():
            term = _of(item)
            names = " ".join((tr(term.word), *term.others)).lower()
            is_found = term.sign == sought if len(sought) == 1 and sought in SIGNS else sought.lower() in names
            item.setHidden(bool(sought) and not is_found)
        found = next((row for row, item in enumerate(self._items()) if not item.isHidden()), -1)
        if found >= 0:
            self.terms.setCurrentRow(found)
            self._show(self.terms.item(found), None)
        else:
            self._tell(tr("Not found"), tr("There is no “{sought}” in the glossary.", sought=sought), "")
        self._chapter.setVisible(found >= 0)

    @Slot(object, object)
    def _show(self, item: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._term = _of(item)
        self._tell(*told(self._term))
        self._chapter.setText(tr("Chapter: {title}", title=tr(chapter(self._term.chapter).title)))

    def _tell(self, *said: str) -> None:
        for label, words in zip((self._name, self._meaning, self._also), said, strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        announce(self, " ".join(said))

    @Slot()
    def _go(self) -> None:
        assert self._term is not None
        self.chapter_requested.emit(self._term.chapter)
        self.close()


def _name(term: Term) -> str:
    word = tr(term.word)
    return f"{word}  {term.sign}" if term.sign and term.sign != term.word else word


def _of(item: QListWidgetItem) -> Term:
    term = item.data(Qt.ItemDataRole.UserRole)
    assert isinstance(term, Term)
    return term
