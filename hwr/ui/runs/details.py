"""The notes: what the user writes about a run, in a note and in tags; kept when the cursor leaves them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QHideEvent, QTextOption
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTabWidget,
    QWidget,
)

from hwr.export.runs import FORMS
from hwr.store.runs.record import Run, RunStatus, RunSummary
from hwr.ui.kit.chart.controls import toggle
from hwr.ui.kit.chart.stored import StoredCurves
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import FittingLabel, Label
from hwr.ui.kit.theme import MUTED, UNSURE
from hwr.ui.runs import columns
from hwr.ui.runs.parallel_panel import ParallelPanel
from hwr.ui.runs.settings_table import SettingsTable
from hwr.words import counted

if TYPE_CHECKING:
    from hwr.ui.kit.chart.curves_panel import CurvesPanel


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
        named(self, "runNotes", "Notes")
        self._run: RunSummary | None = None
        self._shown: tuple[str, frozenset[str]] = ("", frozenset())
        self.note = named(_NoteEdit(self), "runNote", "Note")
        self.note.setPlaceholderText("What did you want to find out, and what came of it?")
        self.note.setTabChangesFocus(True)
        # Qt's usual way, which breaks long words too, takes 4 s for one of 100,000 characters, this one 0.1 s.
        self.note.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.note.setFixedHeight(round(self.fontMetrics().lineSpacing() * 2 + 14))
        self.note.left.connect(self.keep)
        self.tags = named(QLineEdit(self), "runTags", "Tags, separated by commas")
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


MOST_COMPARED: Final = 16
"""Of more runs than these neither curves nor settings can be told apart."""

_CAN_GO_ON: Final = (RunStatus.INTERRUPTED, RunStatus.STOPPED)


@dataclass(frozen=True, eq=False)
class SelectedRuns:
    """What is selected.

    Attributes:
        runs: the first `MOST_COMPARED` of them.
        curves: what is drawn of them.
        count: how many there are. Without any of them in `runs`, they cannot be read.
    """

    runs: Sequence[Run]
    curves: StoredCurves
    count: int


class RunDetails(QWidget):
    """A heading with buttons; beneath it settings and notes at the left and the curves at the right."""

    model_requested = Signal(int)
    """Read with this run's model."""
    continue_requested = Signal(int)
    """Train this run on."""
    recipe_requested = Signal(int)
    """Put this run's settings into the form."""
    explanation_requested = Signal()
    """The curves are to be explained."""
    export_requested = Signal(str)
    """Write the selected runs to a file of this form, one of `hwr.export.runs.FORMS`."""
    delete_requested = Signal()
    """Delete the selected runs."""
    seeds_toggled = Signal()
    """Whether the seeds of one recipe are to be drawn as one was changed."""
    noted = Signal(str)
    """The curves were copied or written; a sentence."""
    failed = Signal(str)
    """The curves could not be written; why, in a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected: SelectedRuns | None = None
        named(self, "runDetails", "Selected runs")
        self.heading = FittingLabel("runHeading", self, is_bold=True, larger=1.15)
        self.story = FittingLabel("runStory", self)
        self.use_model = self._button("useModel", "Use this model", "Read with this run's network from now on")
        self.go_on = self._button("continueRun", "Continue", "Train on from where this run was left")
        self.use_settings = self._button("useSettings", "Use these settings", "Put its settings into the form of Train")
        self.export = self._button("exportRuns", "Export", "Write the selected runs to a file")
        self.delete = self._button("deleteRuns", "Delete", "Delete the selected runs (Delete); it can be undone")
        self.export.setMenu(self._export_menu())
        self.use_model.clicked.connect(partial(self._ask_for_one, self.model_requested))
        self.go_on.clicked.connect(partial(self._ask_for_one, self.continue_requested))
        self.use_settings.clicked.connect(partial(self._ask_for_one, self.recipe_requested))
        self.delete.clicked.connect(self.delete_requested)
        self.notes = NotesWidget(self)
        self.settings = SettingsTable(self)
        self.curves: CurvesPanel | None = None
        self.seeds = toggle(
            self,
            "seedsTogether",
            "Mean of seeds",
            "Draw runs that differ by their seeds alone as their mean, with a band of one standard deviation",
        )
        self.seeds.setChecked(True)
        self.seeds.toggled.connect(self.seeds_toggled)
        self.parallel = ParallelPanel(self)
        self._no_curves = Label(parent=self, role=MUTED, name="noCurves", wraps=True, is_centred=True)
        self._lay_out()

    def _lay_out(self) -> None:
        top = in_row(
            (self.heading, 1), self.use_model, self.go_on, self.use_settings, self.export, self.delete, spacing=8
        )
        left = QWidget(self)
        in_column(self.notes, (self.settings, 1), of=left, margins=0, spacing=8)
        right = QWidget(self)
        self._right = in_column(self._no_curves, of=right, margins=0)
        self._sides = named(QSplitter(Qt.Orientation.Horizontal, self), "runSides")
        self._sides.setChildrenCollapsible(False)
        self.tabs = named(QTabWidget(self), "runTabs", "Curves, or settings against result")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(right, "Curves")
        self.tabs.addTab(self.parallel, "Settings against result")
        self._sides.addWidget(left)
        self._sides.addWidget(self.tabs)
        self._sides.setStretchFactor(0, 2)
        self._sides.setStretchFactor(1, 3)
        self._sides.setSizes([400, 600])
        words = in_row((self.story, 1), self.seeds)
        in_column(top, words, (self._sides, 1), of=self, margins=(0, 6, 0, 0), spacing=6)

    def show_selection(self, selected: SelectedRuns) -> None:
        """Show these runs: one in detail, several beside each other."""
        self._selected = selected
        run = selected.runs[0] if len(selected.runs) == 1 and selected.count == 1 else None
        self.notes.show_run(None if run is None else run.summary)
        self.notes.setVisible(run is not None)
        self.settings.show_runs(selected.runs)
        self.settings.setVisible(bool(selected.runs))
        summary = None if run is None else run.summary
        self.use_model.setEnabled(summary is not None and summary.has_model)
        self.go_on.setEnabled(summary is not None and summary.has_checkpoint and summary.status in _CAN_GO_ON)
        self.use_settings.setEnabled(summary is not None)
        self.export.setEnabled(bool(selected.runs))
        self.delete.setEnabled(bool(selected.count))
        for action in self.export.menu().actions():
            form = FORMS[action.data()]
            action.setEnabled(not form.of_one or (summary is not None and (summary.has_model or not form.of_model)))
        self._show_words()
        self._show_curves(selected)

    # Words

    def _show_words(self) -> None:
        heading, story, is_alert = self._words()
        self.story.setForegroundRole(UNSURE if is_alert else MUTED)
        for label, words in ((self.heading, heading), (self.story, story)):
            label.say(words)
        self.setAccessibleDescription(f"{heading}. {story}")

    def _words(self) -> tuple[str, str, bool]:
        """Heading, story, and whether the latter is something to see to."""
        selected = self._selected
        if selected is not None and selected.count and not selected.runs:
            return "This cannot be shown", "What the history holds of it is damaged. It can be deleted.", True
        if selected is None or not selected.runs:
            return "No run selected", "Select one to see it, or several to compare them.", False
        if selected.count == 1:
            summary = selected.runs[0].summary
            return (
                f"{columns.title(summary)} (run {summary.id})",
                columns.story(summary),
                summary.status is RunStatus.INTERRUPTED,
            )
        heading = f"{counted(selected.count, 'run')} selected"
        if selected.count > len(selected.runs):
            return heading, f"Below, the first {len(selected.runs)} of them are compared.", False
        return heading, "Below, the settings that differ, and the curves over each other.", False

    # Curves

    def _show_curves(self, selected: SelectedRuns) -> None:
        from hwr.ui.kit.chart.curves_panel import CurvesPanel

        history, overlays = selected.curves.history, selected.curves.overlays
        self._no_curves.setText(
            "Nothing was measured yet, so there are no curves." if selected.runs else "The curves of what is selected."
        )
        self._no_curves.setVisible(history is None)
        self.seeds.setVisible(selected.curves.has_seeds)
        if self.curves is None and history is not None:
            self.curves = CurvesPanel(parent=self)
            self.curves.export_failed.connect(self.failed)
            self.curves.help.more_requested.connect(self.explanation_requested)
            self.curves.noted.connect(self.noted)
            self._right.addWidget(self.curves)
        if self.curves is None:
            return
        self.curves.setVisible(history is not None)
        self.curves.say(selected.curves.heading, selected.curves.loss_unit)
        self.curves.show_overlays(overlays)
        self.curves.show_history(history)

    # Buttons

    def _button(self, name: str, words: str, tip: str) -> QPushButton:
        button = named(QPushButton(words, self), name, words, tip)
        button.setEnabled(False)
        return button

    def _export_menu(self) -> QMenu:
        menu = named(QMenu(self), "exportMenu")
        menu.setToolTipsVisible(True)
        for name, form in FORMS.items():
            action = menu.addAction(f"{form.title}…")
            action.setObjectName(f"export_{name}")
            action.setData(name)
            if form.of_one:
                action.setToolTip("Of one run that has a model")
            action.triggered.connect(partial(self.export_requested.emit, name))
        return menu

    def _ask_for_one(self, signal: SignalInstance) -> None:
        if self._selected is not None and len(self._selected.runs) == 1:
            signal.emit(self._selected.runs[0].summary.id)
