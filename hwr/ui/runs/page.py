"""The runs page: every training there has been, to find again, compare, take up and throw away."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from hwr.errors import HwrError
from hwr.export.runs import FOLDER_FORMS, FORMS, Look, Writing, suggested_name, writing_runs
from hwr.language import mark, tr
from hwr.recipe.recipe import Recipe
from hwr.store.runs.query import Query
from hwr.store.runs.record import RunSummary
from hwr.store.runs.run_store import RunStore
from hwr.ui.kit.asking import PathChooser, ask_folder, ask_where
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.message_bar import MessageBarWidget
from hwr.ui.kit.plain import Label
from hwr.ui.kit.splitter import SplitterWidget
from hwr.ui.kit.theme import MUTED
from hwr.ui.kit.writing import WritingRow, writing_file
from hwr.ui.runs.column_choice import ColumnChoice
from hwr.ui.runs.details import RunDetails
from hwr.ui.runs.edits import RunEdits
from hwr.ui.runs.following import Following
from hwr.ui.runs.notes import NotesEdit
from hwr.ui.runs.parallel_panel import MOST_RUNS
from hwr.ui.runs.runs_model import RunsModel
from hwr.ui.runs.search_bar import SearchBar
from hwr.ui.runs.selection import read_selection
from hwr.ui.runs.table import RunsTable

NO_RUNS: Final = mark(
    "Nothing has been trained yet.\n\nEvery training is kept here with its settings, its curves "
    "and its model. Go to the page Train and press Train."
)
_NO_MATCH: Final = mark("No run matches. Clear the search, or choose Any result and Any status.")
_ALL_DELETED: Final = mark("All runs are deleted. Undo, above, brings the last ones back.")
_SETTLED_MS: Final = 30
"""Details follow the selection this late, so that holding an arrow key down stays smooth."""


def _ask_where(parent: QWidget, suggested: str) -> Path | None:
    if any(suggested == form.folder for form in FOLDER_FORMS.values()):
        return ask_folder(parent, tr("Export into a folder"))
    form = next(form for form in FORMS.values() if suggested.endswith(form.ending + form.suffix))
    return ask_where(parent, tr("Export"), suggested, {f"{form.words} (*{form.suffix})": form.suffix})


def _writing(history: Path, runs: Sequence[int], form: str, path: Path, look: Look) -> Writing[int]:
    """Write runs in whichever thread this is; a history that is open belongs to the one that opened it."""
    with RunStore.open(history, read_only=True) as store:
        return (yield from writing_runs(store, runs, form, path, look))


class RunsPage(QWidget):
    """Search and filter above, the table, and beneath it what is selected."""

    network_requested = Signal(int)
    """Read with the network of the run with this number."""
    continue_requested = Signal(int, object)
    """Train the run with this number on; carries its `Recipe`, too."""
    recipe_requested = Signal(object)
    """Put this `Recipe` into the form."""
    chapter_requested = Signal(str)
    """Something is to be explained; carries the chapter's key."""
    arranged = Signal(object, str)
    """The user chose other columns, or another order; carries the choices of columns, and the order."""

    def __init__(self, choose: PathChooser = _ask_where, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = choose
        self._store: RunStore | None = None
        self._own_store: RunStore | None = None
        self._edits = RunEdits()
        self._is_stale = False
        named(self, "runsPage", tr("Runs"))
        self.bar = SearchBar(self)
        self.search, self.result, self.status = self.bar.line, self.bar.result, self.bar.choice
        self.count = Label(parent=self, role=MUTED, name="runsCount")
        self.undo = named(QPushButton(tr("Undo"), self), "runsUndo", tr("Undo"))
        self.columns = ColumnChoice(self)
        self.model = RunsModel(self)
        self.table = RunsTable(self.model, self)
        self.details = RunDetails(self)
        self._empty = Label(tr(NO_RUNS), self, role=MUTED, name="runsEmpty", wraps=True, is_centred=True)
        self._body = QWidget(self)
        self.messages = MessageBarWidget(self)
        self.writing = WritingRow(self.messages, self)
        self._lay_out()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self.show_selection_now)
        self.following = Following(self.model, self)
        self.following.others_changed.connect(self._take_changes)
        self.following.grown.connect(self._show_growth)
        self.following.failed.connect(self.show_problem)
        self._connect()
        self._show_parts()

    def _lay_out(self) -> None:
        top = in_row((self.bar, 1), self.count, self.undo, self.columns, spacing=10)
        self._no_match = Label(tr(_NO_MATCH), self, role=MUTED, name="runsNoMatch", is_centred=True)
        self._split = split = SplitterWidget("runsSplitter", Qt.Orientation.Vertical, self)
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setSizes([270, 730])  # what is selected wants the room; the table scrolls
        in_column(top, self.writing, (split, 1), (self._no_match, 1), of=self._body, margins=0, spacing=10)
        in_column((self._empty, 1), (self._body, 1), of=self, margins=(24, 6, 24, 8))

    def _connect(self) -> None:
        self.bar.changed.connect(self._filter)
        self.columns.shown.connect(self.table.show_column)
        self.columns.chosen.connect(self._tell_arrangement)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._tell_arrangement)
        self.undo.clicked.connect(self.undo_last)
        self.model.rename_requested.connect(self._rename)
        self.table.runs_selected.connect(self._settled.start)
        self.table.delete_requested.connect(self.delete_selected)
        self.table.undo_requested.connect(self.undo_last)
        self.messages.action_requested.connect(self.undo_last)
        details = self.details
        details.model_requested.connect(self.network_requested)
        details.continue_requested.connect(self._continue)
        details.recipe_requested.connect(self._use_recipe)
        details.explanation_requested.connect(partial(self.chapter_requested.emit, "descent"))
        details.export_requested.connect(self._export)
        details.delete_requested.connect(self.delete_selected)
        details.writing_requested.connect(self.writing.write)
        details.seeds_toggled.connect(self.show_selection_now)
        details.tabs.currentChanged.connect(self._show_parallel)
        details.parallel.run_chosen.connect(self._select)
        details.notes.edited.connect(self._keep_notes)

    def take_over(self, former: RunsPage) -> None:
        """Go on with what another page, which is about to go, writes, and with what can be undone there."""
        self.writing.take_over(former.writing)
        self._edits = former._edits
        self._show_parts()

    @property
    def can_undo(self) -> bool:
        """Whether something was done that can be taken back."""
        return self._edits.last is not None

    # What is shown

    def arrange(self, columns: Collection[str], order: str) -> None:
        """Show these columns and sort like this, as `arranged` told it once; what is unknown of it is passed over."""
        self.columns.show_choices(columns)
        self.table.sort_by(order)

    @Slot()
    def _tell_arrangement(self) -> None:
        self.arranged.emit(self.columns.choices, self.table.order)

    def show_reader(self, run: int | None) -> None:
        """Mark the run whose network reads; None if that is of no run."""
        self.model.show_reader(run)

    def open_history(self, path: Path) -> None:
        """Show what the history of runs in this file holds, until `close_history`."""
        for read_only in (False, True):  # what cannot be written may still be looked at
            try:
                self._own_store = RunStore.open(path, read_only=read_only)
            except HwrError as error:
                if not read_only:
                    self.show_problem(str(error))
            else:
                self.show_store(self._own_store)
                break

    def close_history(self) -> None:
        """Keep what is being written, and close the history; for the end."""
        self.leave_store()
        if self._own_store is not None:
            self._own_store.close()

    @Slot(object)
    def show_store(self, store: RunStore) -> None:
        """Show what this store holds. It stays the caller's to close, who tells it before by `leave_store`."""
        self._store = store
        if store.notice:
            self.messages.show_note(store.notice)
        self.refresh()
        self.table.setFocus()

    @Slot()
    def leave_store(self) -> None:
        """Keep what is being written, and ask the store nothing any more; for the end."""
        self.writing.close_down()
        self.details.notes.keep()
        self._settled.stop()
        self.following.catch_up(None)
        self._store = None

    @Slot()
    def refresh(self) -> None:
        """Read the table anew; what is selected stays selected. While it cannot be seen, this waits."""
        self._is_stale = not self.isVisible()
        if self._store is None or self._is_stale:
            return
        with self._problems_shown():
            self.following.catch_up(self._store)
            runs = self._store.runs()
            if [run.id for run in runs] == [run.id for run in self.model.runs]:
                for run, before in zip(runs, self.model.runs, strict=True):
                    if run != before:
                        self.model.replace(run)
                self._settled.start()
            else:
                with self.table.selection_kept():
                    self.model.show_runs(runs, self._recipes(self.bar.query, runs))
            self._show_parts()
            if self._store.damage:
                self.show_problem(self._store.damage)

    @Slot(str)
    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""
        self.messages.show_problem(sentence)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.following.start()
        if self._is_stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.following.stop()

    def _show_parts(self) -> None:
        there_are = bool(self.model.runs)
        last = self._edits.last
        is_begun = there_are or last is not None
        self._empty.setVisible(not is_begun)
        self._body.setVisible(is_begun)
        self._split.setVisible(bool(self.model.shown))
        self._no_match.setText(tr(_NO_MATCH if there_are else _ALL_DELETED))
        self._no_match.setVisible(not self.model.shown)
        shown, every = len(self.model.shown), len(self.model.runs)
        runs = tr("%n run(s)", "", every)
        self.count.setText(runs if shown == every else tr("{shown:,} of %n run(s)", "", every, shown=shown))
        self.setAccessibleDescription(self.count.text() if there_are else tr(NO_RUNS))
        self.columns.follow(self.model.runs)
        self.undo.setVisible(last is not None)
        if last is not None:
            words = tr("Undo {words}", words=last.words)
            self.undo.setText(words)
            self.undo.setAccessibleName(words)

    @Slot()
    def _filter(self) -> None:
        with self.table.selection_kept():
            query = self.bar.query
            self.model.filter(query, self.bar.status, self._recipes(query, self.model.runs))
        self._show_parts()

    def _recipes(self, query: Query, runs: Sequence[RunSummary]) -> Mapping[int, Mapping[str, Any]]:
        """The recipes of these runs, if the query needs them."""
        if self._store is None or not query.asks_settings:
            return {}
        with self._problems_shown():
            return self._store.recipes([run.id for run in runs])
        return {}

    @Slot()
    def _take_changes(self) -> None:
        if not self.table.is_edited:  # a name that is being written is not taken away
            self.refresh()

    @Slot(object)
    def _show_growth(self, training: frozenset[int]) -> None:
        if training & set(self.table.selected_runs()):
            self.show_selection_now()
        self._show_parts()

    @Slot()
    def show_selection_now(self) -> None:
        """Show what is selected in detail, without waiting until the selection has settled."""
        self._settled.stop()
        if self._store is None:
            return
        numbers = self.table.selected_runs()
        selection = read_selection(self._store, numbers, seeds_together=self.details.seeds.isChecked())
        shown = next(selection)  # what was shown before is not what is selected
        with self._problems_shown():
            for more in selection:  # as far as it can be read
                shown = more
        self.details.show_selection(shown)
        self._show_parallel()

    @Slot()
    def _show_parallel(self) -> None:
        """Of several selected runs those, of one all that the table shows; only while it is in sight."""
        parallel, numbers = self.details.parallel, frozenset(self.table.selected_runs())
        if self._store is None or self.details.tabs.currentWidget() is not parallel:
            return
        runs = [run for run in self.model.shown if len(numbers) < 2 or run.id in numbers][:MOST_RUNS]
        with self._problems_shown():
            recipes = self._store.recipes([run.id for run in runs])
            parallel.show_runs(runs, recipes, numbers if len(numbers) == 1 else frozenset())

    @Slot(int)
    def _select(self, run: int) -> None:
        self.table.select_runs([run])

    # What is done with runs

    @Slot()
    def delete_selected(self) -> None:
        """Delete what is selected, and offer to undo that."""
        numbers = self.table.selected_runs()
        if self._store is None or not numbers:
            return
        with self._problems_shown():
            first = self.model.row_of(numbers[0]) or 0
            try:
                self._edits.delete(self._store, numbers)
            except HwrError:
                self.refresh()  # another program may have been at them
                raise
            self.refresh()
            left = self.model.shown
            self.table.select_runs([left[min(first, len(left) - 1)].id] if left else [])
            self.messages.put_away()
            self.messages.show_note(tr("Deleted %n run(s).", "", len(numbers)), tr("Undo"))

    @Slot()
    def undo_last(self) -> None:
        """Take back what was done last: a deletion, or another name."""
        if self._store is None or self._edits.last is None:
            return
        with self._problems_shown():
            runs = self._edits.undo(self._store)
            self.messages.put_away()
            self.refresh()
            self._show_parts()
            self.table.select_runs(runs)

    @Slot(int, str)
    def _rename(self, run: int, name: str) -> None:
        if self._store is not None:
            with self._problems_shown():
                self._edits.rename(self._store, run, name)
            self._show_again(run)

    @Slot(int, object)
    def _keep_notes(self, run: int, edit: NotesEdit) -> None:
        if self._store is not None:
            with self._problems_shown():
                self.details.notes.show_kept(self._edits.keep_notes(self._store, run, edit))
            self._show_again(run)

    def _show_again(self, run: int) -> None:
        """Show a run as it is kept now."""
        assert self._store is not None
        with self._problems_shown():
            self.model.replace(self._store.run(run).summary)
            self._show_parts()
            self._settled.start()

    @Slot(int)
    def _continue(self, run: int) -> None:
        if self._store is not None:
            with self._problems_shown():
                self.continue_requested.emit(run, Recipe.from_dict(self._store.run(run).recipe))

    @Slot(int)
    def _use_recipe(self, run: int) -> None:
        if self._store is not None:
            with self._problems_shown():
                self.recipe_requested.emit(Recipe.from_dict(self._store.run(run).recipe))

    @Slot(str)
    def _export(self, form: str) -> None:
        numbers = self.table.selected_runs()
        path = self._choose(self, suggested_name(numbers, form)) if numbers else None
        if path is not None:
            self.export(numbers, form, path)

    def export(self, runs: Sequence[int], form: str, path: Path) -> None:
        """Write runs in a form of `hwr.export.runs`, to a file or a folder, in the background."""
        if self._store is not None:
            look = Look(seeds_together=self.details.seeds.isChecked())
            steps = _writing(self._store.path, runs, form, path, look)
            self.writing.write(writing_file(steps, path))

    @contextmanager
    def _problems_shown(self) -> Iterator[None]:
        try:
            yield
        except HwrError as error:
            self.show_problem(str(error))
