"""The notes: what the user writes about a run, in a note and in tags; kept when the cursor leaves them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QTextOption
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from hwr.language import tr
from hwr.store.runs.record import RunSummary
from hwr.ui.kit.layout import named
from hwr.ui.kit.plain import Label


class _NoteEdit(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


@dataclass(frozen=True)
class NotesEdit:
    """What was changed in the fields, against what was shown in them.

    Attributes:
        note: the new note; None if it is the same.
        seen: the note that it was made from.
        added, removed: tags.
    """

    note: str | None
    seen: str
    added: frozenset[str]
    removed: frozenset[str]


class NotesWidget(QWidget):
    """A note of any length, and tags with commas between them."""

    edited = Signal(int, object)
    """Something else was written about the run with this number: a `NotesEdit`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "runNotes", tr("Notes"))
        self._run: RunSummary | None = None
        self._shown: tuple[str, frozenset[str]] = ("", frozenset())
        self.note = named(_NoteEdit(self), "runNote", tr("Note"))
        self.note.setPlaceholderText(tr("What did you want to find out, and what came of it?"))
        self.note.setTabChangesFocus(True)
        # Qt's usual way, which breaks long words too, takes 4 s for one of 100,000 characters, this one 0.1 s.
        self.note.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.note.setFixedHeight(round(self.fontMetrics().lineSpacing() * 2 + 14))
        self.note.left.connect(self.keep)
        self.tags = named(QLineEdit(self), "runTags", tr("Tags, separated by commas"), tr("Tags, separated by commas"))
        self.tags.setPlaceholderText(tr("separated by commas"))
        self.tags.editingFinished.connect(self.keep)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for row, (words, field) in enumerate(((tr("Note"), self.note), (tr("Tags"), self.tags))):
            label = Label(words, self)
            label.setBuddy(field)
            label.setContentsMargins(0, 4, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)

    def show_run(self, run: RunSummary | None) -> None:
        """Show what was written about a run; what is being written about this or the former one is kept."""
        if run is not None and self._run is not None and run.id == self._run.id and self._edit() is not None:
            return  # until that is kept, it is to be told from what was shown before
        self.keep()
        self.show_kept(run)

    def show_kept(self, run: RunSummary | None) -> None:
        """Show what was written about a run, whatever the fields hold."""
        if self._run is not None and run == self._run and self._edit() is None:
            return
        self._run = run
        for field, show, text in (
            (self.note.toPlainText, self.note.setPlainText, "" if run is None else run.note),
            (self.tags.text, self.tags.setText, "" if run is None else ", ".join(run.tags)),
        ):
            if field() != text:  # or else the cursor would jump
                show(text)
        self._shown = self._written()
        self.setEnabled(run is not None)

    def keep(self) -> None:
        """Tell of what was changed."""
        edit = self._edit()
        if self._run is not None and edit is not None:
            self.edited.emit(self._run.id, edit)

    def _edit(self) -> NotesEdit | None:
        """What was changed since the run was shown; None if nothing was."""
        if self._run is None or self._written() == self._shown:
            return None
        (note, tags), (shown, shown_tags) = self._written(), self._shown
        return NotesEdit(None if note == shown else note, self._run.note, tags - shown_tags, shown_tags - tags)

    def _written(self) -> tuple[str, frozenset[str]]:
        """The note and the tags as they are in the fields, which cannot hold every text as it is."""
        tags = (" ".join(tag.split()) for tag in self.tags.text().split(","))
        return self.note.toPlainText(), frozenset(filter(None, tags))

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)
