"""The notes: what the user writes about a run, in a note and in tags; kept when the cursor leaves them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QTextOption
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from hwr.store.runs.record import RunSummary
from hwr.ui.plain import Label


class _NoteEdit(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NotesWidget(QWidget):
    """A note of any length, and tags with commas between them."""

    note_changed = Signal(int, str)
    """The run with this number has another note."""
    tags_changed = Signal(int, object)
    """The run with this number has other tags, a tuple of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runNotes")
        self.setAccessibleName("Notes")
        self._run: RunSummary | None = None
        self._begun_with = ("", "")
        self.note = _NoteEdit(self)
        self.note.setObjectName("runNote")
        self.note.setAccessibleName("Note")
        self.note.setPlaceholderText("What did you want to find out, and what came of it?")
        self.note.setTabChangesFocus(True)
        # Qt's usual way, which breaks long words too, takes 4 s for one of 100,000 characters, this one 0.1 s.
        self.note.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.note.setFixedHeight(round(self.fontMetrics().lineSpacing() * 2 + 14))
        self.note.left.connect(self.keep)
        self.tags = QLineEdit(self)
        self.tags.setObjectName("runTags")
        self.tags.setAccessibleName("Tags, separated by commas")
        self.tags.setPlaceholderText("separated by commas")
        self.tags.editingFinished.connect(self.keep)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for row, (words, field) in enumerate((("Note", self.note), ("Tags", self.tags))):
            label = Label(words, self)
            label.setBuddy(field)
            label.setContentsMargins(0, 4, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)

    def show_run(self, run: RunSummary | None) -> None:
        """Show what was written about a run; what was being written about the former one is kept."""
        if run is not None and self._run is not None and run.id == self._run.id:
            self._run = run
            return
        self.keep()
        self._run = run
        self.note.setPlainText("" if run is None else run.note)
        self.tags.setText("" if run is None else ", ".join(run.tags))
        self._begun_with = (self.note.toPlainText(), self.tags.text())
        self.setEnabled(run is not None)

    def keep(self) -> None:
        """Tell of what was changed, in the fields: some of what may stand in a file they cannot hold as it is."""
        run = self._run
        if run is None:
            return
        note, words = self.note.toPlainText(), self.tags.text()
        is_new_note, is_new_tags = note != self._begun_with[0], words != self._begun_with[1]
        self._begun_with = (note, words)
        if is_new_note and note != run.note:
            self.note_changed.emit(run.id, note)
        tags = tuple(sorted({" ".join(tag.split()) for tag in words.split(",")} - {""}))
        if is_new_tags and tags != run.tags:
            self.tags_changed.emit(run.id, tags)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was written is lost."""
        self.keep()
        super().hideEvent(event)
