"""The run details: what is known of the selected runs, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSplitter,
    QWidget,
)

from hwr.export.runs import FORMS
from hwr.nn.history import History
from hwr.store.runs.record import Run, RunStatus
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import FittingLabel, Label, plain_tip
from hwr.ui.kit.theme import MUTED, UNSURE
from hwr.ui.runs import run_words
from hwr.ui.runs.notes import NotesWidget
from hwr.ui.runs.settings_table import SettingsTable
from hwr.words import counted

if TYPE_CHECKING:
    from hwr.ui.kit.chart.curves_panel import CurvesPanel

MOST_COMPARED: Final = 8
"""Of more runs than these neither curves nor settings can be told apart."""

_CAN_GO_ON: Final = (RunStatus.INTERRUPTED, RunStatus.STOPPED)


@dataclass(frozen=True, eq=False)
class SelectedRuns:
    """What is selected.

    Attributes:
        runs: the first `MOST_COMPARED` of them.
        histories: their curves; None for a run of which nothing was measured.
        ground: the span that all of them lie in, with no curve of its own; None for less than two with curves.
        count: how many there are. Without any of them in `runs`, they cannot be read.
    """

    runs: Sequence[Run]
    histories: Sequence[History | None]
    ground: History | None
    count: int


class RunDetails(QWidget):
    """A heading with buttons; beneath it settings and notes at the left and the curves at the right."""

    model_requested = Signal(int)
    """Read with this run's model."""
    continue_requested = Signal(int)
    """Train this run on."""
    recipe_requested = Signal(int)
    """Put this run's settings into the form."""
    export_requested = Signal(str)
    """Write the selected runs to a file of this form, one of `hwr.export.runs.FORMS`."""
    delete_requested = Signal()
    """Delete the selected runs."""
    failed = Signal(str)
    """A plot could not be written; why, in a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected: SelectedRuns | None = None
        named(self, "runDetails", "Selected runs")
        self.heading = FittingLabel("runHeading", self, is_bold=True)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.heading.setFont(font)
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
        self._sides.addWidget(left)
        self._sides.addWidget(right)
        self._sides.setStretchFactor(0, 2)
        self._sides.setStretchFactor(1, 3)
        self._sides.setSizes([400, 600])
        in_column(top, self.story, (self._sides, 1), of=self, margins=(0, 6, 0, 0), spacing=6)

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
            of_one = FORMS[action.data()].of_one
            action.setEnabled(not of_one or (summary is not None and summary.has_model))
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
            heading = run_words.title(summary)
            if summary.name:
                heading += f" (run {summary.id})"
            return heading, run_words.story(summary), summary.status is RunStatus.INTERRUPTED
        heading = f"{counted(selected.count, 'run')} selected"
        if selected.count > len(selected.runs):
            return heading, f"Below, the first {len(selected.runs)} of them are compared.", False
        return heading, "Below, the settings that differ, and the curves over each other.", False

    # Curves

    def _show_curves(self, selected: SelectedRuns) -> None:
        from hwr.ui.kit.chart.curves_panel import CurvesPanel, Overlay

        drawn = [
            (run.summary, history)
            for run, history in zip(selected.runs, selected.histories, strict=True)
            if history is not None
        ]
        self._no_curves.setText(
            "Nothing was measured yet, so there are no curves." if selected.runs else "The curves of what is selected."
        )
        self._no_curves.setVisible(not drawn)
        if self.curves is None and drawn:
            self.curves = CurvesPanel(parent=self)
            self.curves.export_failed.connect(self.failed)
            self._right.addWidget(self.curves)
        if self.curves is None:
            return
        self.curves.setVisible(bool(drawn))
        overlays = [Overlay(run_words.title(summary), history) for summary, history in drawn]
        if selected.ground is None:
            self.curves.show_overlays(())
            self.curves.show_history(drawn[0][1] if drawn else None)
        else:
            self.curves.show_overlays(tuple(overlays))
            self.curves.show_history(selected.ground)

    # Buttons

    def _button(self, name: str, words: str, tip: str) -> QPushButton:
        button = named(QPushButton(words, self), name, words)
        button.setToolTip(plain_tip(tip))
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
