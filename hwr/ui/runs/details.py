"""The details: what is selected, with its settings, its notes, its curves and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QBoxLayout,
    QMenu,
    QPushButton,
    QTabWidget,
    QWidget,
)

from hwr.export.runs import FOLDER_FORMS, FORMS
from hwr.language import tr
from hwr.store.runs.record import RunStatus
from hwr.ui.kit.accessibility import order_by_layout
from hwr.ui.kit.chart.controls import toggle
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import FittingLabel, Label, plain_tip
from hwr.ui.kit.splitter import SplitterWidget
from hwr.ui.kit.theme import MUTED, UNSURE
from hwr.ui.runs import columns
from hwr.ui.runs.notes import NotesWidget
from hwr.ui.runs.parallel_panel import ParallelPanel
from hwr.ui.runs.selection import SelectedRuns
from hwr.ui.runs.settings_table import SettingsTable

if TYPE_CHECKING:
    from hwr.ui.kit.chart.curves_panel import CurvesPanel


_NARROW: Final = 95
"""With less width than for so many characters the page is narrow."""

_LEAST_LINES: Final = 14
"""Lower than so many lines of text, curves could not be read."""

_SIDES: Final = (400, 600)
"""How settings and curves share the width."""

_CAN_GO_ON: Final = (RunStatus.INTERRUPTED, RunStatus.STOPPED)


class RunDetails(Fitting, QWidget):
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
    """Write the selected runs to a file of this form, or a folder, one of `hwr.export.runs`."""
    delete_requested = Signal()
    """Delete the selected runs."""
    seeds_toggled = Signal()
    """Whether the seeds of one recipe are to be drawn as one was changed."""
    writing_requested = Signal(object)
    """The curves are to be copied or saved; carries the `Work`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected: SelectedRuns | None = None
        self._is_narrow = False
        named(self, "runDetails", tr("Selected runs"))
        self.heading = FittingLabel("runHeading", self, is_bold=True, larger=1.15)
        self.story = FittingLabel("runStory", self)
        self.use_model = self._button("useModel", tr("Use this model"), tr("Read with this run's network from now on"))
        self.go_on = self._button("continueRun", tr("Continue"), tr("Train on from where this run was left"))
        self.use_settings = self._button(
            "useSettings", tr("Use these settings"), tr("Put its settings into the form of Train")
        )
        self.export = self._button("exportRuns", tr("Export"), tr("Write the selected runs to a file"))
        self.delete = self._button(
            "deleteRuns", tr("Delete"), tr("Delete the selected runs (Delete); it can be undone")
        )
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
            tr("Mean of seeds"),
            tr("Draw runs that differ by their seeds alone as their mean, with a band of one standard deviation"),
        )
        self.seeds.setChecked(True)
        self.seeds.toggled.connect(self.seeds_toggled)
        self.parallel = ParallelPanel(self)
        self._no_curves = Label(parent=self, role=MUTED, name="noCurves", wraps=True, is_centred=True)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = self.use_model, self.go_on, self.use_settings, self.export, self.delete
        self._top = in_row((self.heading, 1), in_row(*buttons, spacing=8), spacing=8)
        self._left = left = QWidget(self)
        in_column(self.notes, (self.settings, 1), of=left, margins=0, spacing=8)
        self._curves_part = right = QWidget(self)
        self._right = in_column(self._no_curves, of=right, margins=0)
        self._sides = SplitterWidget("runSides", Qt.Orientation.Horizontal, self)
        self.tabs = named(QTabWidget(self), "runTabs", tr("Curves, or settings against result"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(right, tr("Curves"))
        self.tabs.addTab(self.parallel, tr("Settings against result"))
        self._sides.addWidget(left)
        self._sides.addWidget(self.tabs)
        self._sides.setStretchFactor(0, 2)
        self._sides.setStretchFactor(1, 3)
        self._sides.setSizes(_SIDES)
        self._keep_height()
        words = in_row((self.story, 1), self.seeds)
        in_column(self._top, words, (self._sides, 1), of=self, margins=(0, 6, 0, 0), spacing=6)
        order_by_layout(self)

    def _keep_height(self) -> None:
        self._curves_part.setMinimumHeight(_LEAST_LINES * self.fontMetrics().height())

    def fit(self) -> None:
        """Where there is little width, settings and notes are one of the panels, and the heading stands alone."""
        self._keep_height()
        is_narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        if is_narrow:
            self.tabs.addTab(self._left, tr("Settings and notes"))
        else:
            self._sides.insertWidget(0, self._left)
            self._sides.setSizes(_SIDES)
            self._left.show()
        order_by_layout(self)

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
            form = FORMS.get(action.data())
            if form is None:
                continue  # folders take any runs
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
            return tr("This cannot be shown"), tr("What the history holds of it is damaged. It can be deleted."), True
        if selected is None or not selected.runs:
            return tr("No run selected"), tr("Select one to see it, or several to compare them."), False
        if selected.count == 1:
            summary = selected.runs[0].summary
            return (
                tr("{title} (run {number})", title=columns.title(summary), number=f"{summary.id}"),
                columns.story(summary),
                summary.status is RunStatus.INTERRUPTED,
            )
        heading = tr("%n run(s) selected", "", selected.count)
        if selected.count > len(selected.runs):
            return heading, tr("Below, the first {runs} of them are compared.", runs=len(selected.runs)), False
        return heading, tr("Below, the settings that differ, and the curves over each other."), False

    # Curves

    def _show_curves(self, selected: SelectedRuns) -> None:
        from hwr.ui.kit.chart.curves_panel import CurvesPanel

        history, overlays = selected.curves.history, selected.curves.overlays
        self._no_curves.setText(
            tr("Nothing was measured yet, so there are no curves.")
            if selected.runs
            else tr("The curves of what is selected.")
        )
        self._no_curves.setVisible(history is None)
        self.seeds.setVisible(selected.curves.has_seeds)
        if self.curves is None and history is not None:
            self.curves = CurvesPanel(parent=self)
            self.curves.help.more_requested.connect(self.explanation_requested)
            self.curves.writing_requested.connect(self.writing_requested)
            self._right.addWidget(self.curves)
            order_by_layout(self)
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
            action = menu.addAction(tr("{action}…", action=form.words))
            action.setObjectName(f"export_{name}")
            action.setData(name)
            if form.of_one:
                action.setToolTip(plain_tip(tr("Of one run that has a model")))
            action.triggered.connect(partial(self.export_requested.emit, name))
        menu.addSeparator()
        for name, folder in FOLDER_FORMS.items():
            action = menu.addAction(tr("{action}…", action=tr(folder.title)))
            action.setObjectName(f"export_{name}")
            action.setData(name)
            action.setToolTip(plain_tip(tr("All selected runs, into a folder")))
            action.triggered.connect(partial(self.export_requested.emit, name))
        return menu

    def _ask_for_one(self, signal: SignalInstance) -> None:
        if self._selected is not None and len(self._selected.runs) == 1:
            signal.emit(self._selected.runs[0].summary.id)
