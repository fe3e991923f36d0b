"""The runs' model: the table's rows for Qt, made only for what is seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hwr.store.runs.query import EVERY_RUN, Query
from hwr.store.runs.record import RunStatus, RunSummary
from hwr.ui.kit.layout import named
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import ACCENT, CELL_PADDING, MUTED, PROBLEM, UNSURE
from hwr.ui.runs import columns
from hwr.ui.runs.columns import BEGUN, COLUMNS, NAME, STATUS, TAGS, arranged

_Role = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
_OF_OTHERS: Final = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_OF_NAME: Final = _OF_OTHERS | Qt.ItemFlag.ItemIsEditable
_NO_INDEX: Final = QModelIndex()


class RunsModel(QAbstractTableModel):
    """Holds all runs, and shows those that are asked for in the order that is asked for.

    The whole table is a list of summaries: sorting 10,000 of them takes 20 ms, where a proxy model would come back to
    Python for each comparison.
    """

    rename_requested = Signal(int, str)
    """The user wrote another name for this run."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[RunSummary, ...] = ()
        self._shown: list[RunSummary] = []
        self._rows: dict[int, int] = {}
        self._column, self._downward = BEGUN, True
        self._query = EVERY_RUN
        self._recipes: Mapping[int, Mapping[str, Any]] = {}
        self._status: RunStatus | None = None
        self._reads: int | None = None
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    @property
    def runs(self) -> tuple[RunSummary, ...]:
        """All runs there are, shown or not."""
        return self._all

    @property
    def shown(self) -> Sequence[RunSummary]:
        """The rows."""
        return self._shown

    def row_of(self, run: int) -> int | None:
        """The row of the run with this number; None if it is not shown."""
        return self._rows.get(run)

    def show_runs(self, runs: Sequence[RunSummary], recipes: Mapping[int, Mapping[str, Any]] | None = None) -> None:
        """Show other runs, filtered and sorted as before; `recipes` are theirs where the query asks for settings."""
        self.beginResetModel()
        self._all, self._recipes = tuple(runs), recipes or {}
        self._arrange()
        self.endResetModel()

    def filter(
        self, query: Query, status: RunStatus | None, recipes: Mapping[int, Mapping[str, Any]] | None = None
    ) -> None:
        """Show only the runs that the query finds and that have the status; `recipes` as in `show_runs`."""
        if (query, status) != (self._query, self._status):
            self.beginResetModel()
            self._query, self._status, self._recipes = query, status, recipes or {}
            self._arrange()
            self.endResetModel()

    def replace(self, run: RunSummary) -> None:
        """Show one run's line as it has become, where it stands."""
        row = self.row_of(run.id)
        self._all = tuple(run if other.id == run.id else other for other in self._all)
        if row is not None:
            self._shown[row] = run
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def show_reader(self, run: int | None) -> None:
        """Mark the run whose network reads; None if that is of no run."""
        before, self._reads = self._reads, run
        for changed in (before, run):
            row = None if changed is None else self.row_of(changed)
            if row is not None:
                self.dataChanged.emit(self.index(row, NAME), self.index(row, NAME))

    # What Qt asks for

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        run, column = self._shown[index.row()], COLUMNS[index.column()]
        if role == _Role.DisplayRole:
            return f"● {column.text(run)}" if self._is_marked(run, index) else column.text(run)
        if role == _Role.EditRole:
            return run.name
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.ToolTipRole:
            reads = "Its network reads your drawings now." if self._is_marked(run, index) else ""
            return plain_tip(columns.story(run) if index.column() == STATUS else column.text(run), reads)
        if index.column() == STATUS:
            return self._status_looks(run.status, role)
        if role == _Role.ForegroundRole and index.column() == NAME and not run.name:
            return _colour(MUTED)
        return None

    def _is_marked(self, run: RunSummary, index: _Index) -> bool:
        return run.id == self._reads and index.column() == NAME

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Ask for another name; the row shows it when it is kept."""
        if role != _Role.EditRole or not index.isValid():
            return False
        run = self._shown[index.row()]
        if str(value).strip() != run.name:
            self.rename_requested.emit(run.id, str(value))
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Names can be edited. Asked 90,000 times when 10,000 runs are selected."""
        return _OF_NAME if index.column() == NAME else _OF_OTHERS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == _Role.DisplayRole:
            arrow = (" ▾" if self._downward else " ▴") if section == self._column else ""
            return f"{column.title}{arrow}"
        if role == _Role.ToolTipRole:
            return plain_tip(f"{column.explanation}. Click to sort; Columns, above at the right, shows and hides them.")
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what is selected stays selected."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        runs = [self._shown[index.row()].id for index in kept]
        self._column, self._downward = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()
        moved = [self.index(self._rows[run], index.column()) for run, index in zip(runs, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def _status_looks(self, status: RunStatus, role: int) -> Any:
        """What wants to be looked at is bold and coloured, besides saying so."""
        colours = {
            RunStatus.INTERRUPTED: _colour(UNSURE),
            RunStatus.DIVERGED: _colour(PROBLEM),
            RunStatus.RUNNING: _colour(ACCENT),
        }
        if status not in colours:
            return None
        if role == _Role.ForegroundRole:
            return colours[status]
        return self._bold if role == _Role.FontRole and status is not RunStatus.DIVERGED else None

    def _arrange(self) -> None:
        self._shown = arranged(
            self._all,
            column=self._column,
            downward=self._downward,
            query=self._query,
            status=self._status,
            recipes=self._recipes,
        )
        self._rows = {run.id: row for row, run in enumerate(self._shown)}


def _colour(role: QPalette.ColorRole) -> QColor:
    return QGuiApplication.palette().color(role)


"""Left and right in every cell, in pixels."""

_TAGS_SHARE: Final = 0.1
_LEAST_NAME: Final = 18
"""Characters."""


_Flag = QItemSelectionModel.SelectionFlag


def stretches(rows: Iterable[int]) -> list[tuple[int, int]]:
    """The first and the last of every stretch of rows without a gap: of 10,000 selected rows few stretches remain."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and found[-1][1] >= row - 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found


class RunsTable(QTableView):
    """Selects whole rows, one or many. Delete asks to delete them, Undo to bring the last ones back."""

    runs_selected = Signal()
    """Others, or none, are selected, or another one is the current."""
    delete_requested = Signal()
    """Delete what is selected."""
    undo_requested = Signal()
    """Bring back what was deleted last."""

    def __init__(self, model: RunsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = model
        named(self, "runsTable", "Runs")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # what tells names apart is at their end
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        for index, column in enumerate(COLUMNS):
            self.setColumnHidden(index, not column.is_usual)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(BEGUN, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self._least: dict[int, int] = {}
        self._fit()
        self.selectionModel().selectionChanged.connect(self.runs_selected)

    @property
    def is_edited(self) -> bool:
        """Whether a name is being written."""
        return self.state() == QAbstractItemView.State.EditingState

    @property
    def order(self) -> str:
        """The title of the column that it is sorted by, with a minus before it downward."""
        header = self.horizontalHeader()
        is_downward = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return f"{'-' * is_downward}{COLUMNS[header.sortIndicatorSection()].title}"

    def sort_by(self, order: str) -> None:
        """Sort like this; of another column than those there are nothing happens."""
        title = order.removeprefix("-")
        place = next((place for place, column in enumerate(COLUMNS) if column.title == title), None)
        if place is not None:
            is_downward = order != title
            self.sortByColumn(place, Qt.SortOrder.DescendingOrder if is_downward else Qt.SortOrder.AscendingOrder)

    @Slot(int, bool)
    def show_column(self, column: int, shown: bool) -> None:
        """Show or hide one of `COLUMNS`."""
        if self.isColumnHidden(column) == shown:
            self.setColumnHidden(column, not shown)
            self._widen()

    def selected_runs(self) -> tuple[int, ...]:
        """The numbers of the selected runs, from the top."""
        ranges = [(one.top(), one.bottom()) for one in self.selectionModel().selection().toList()]
        rows = sorted({row for top, bottom in ranges for row in range(top, bottom + 1)})
        return tuple(self._runs.shown[row].id for row in rows)

    def select_runs(self, runs: Iterable[int]) -> None:
        """Select these and no others, as far as they are shown; the first is the current one, and is scrolled to."""
        rows = [row for row in map(self._runs.row_of, runs) if row is not None]
        chosen = QItemSelection()
        for first, last in stretches(rows):
            chosen.append(QItemSelectionRange(self._runs.index(first, 0), self._runs.index(last, len(COLUMNS) - 1)))
        selection = self.selectionModel()
        selection.select(chosen, _Flag.ClearAndSelect)
        current = self._runs.index(rows[0], NAME) if rows else QModelIndex()
        selection.setCurrentIndex(current, _Flag.NoUpdate)
        if rows:
            self.scrollTo(current)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the window's own shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _is_own(self, event: QKeyEvent) -> bool:
        return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) or event.matches(QKeySequence.StandardKey.Undo)

    def _fit(self) -> None:
        """Widths and heights from the font, never from 10,000 rows."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() * 1.65))
        for index, column in enumerate(COLUMNS):
            words = max((column.widest, column.title + " ▾"), key=metrics.horizontalAdvance)
            if column.widest:
                self._least[index] = metrics.horizontalAdvance(words) + 2 * CELL_PADDING + 8
                self.setColumnWidth(index, self._least[index])
        self._widen()

    def _widen(self) -> None:
        """In a wide table tags get their share; names have all that is left, and some room in any."""
        self.setColumnWidth(TAGS, max(self._least[TAGS], round(_TAGS_SHARE * self.viewport().width())))
        header, least = self.horizontalHeader(), round(_LEAST_NAME * self.fontMetrics().averageCharWidth())
        others = sum(header.sectionSize(i) for i in range(len(COLUMNS)) if i != NAME and not self.isColumnHidden(i))
        has_room = self.viewport().width() - others >= least
        mode = QHeaderView.ResizeMode.Stretch if has_room else QHeaderView.ResizeMode.Interactive
        if header.sectionResizeMode(NAME) != mode:
            header.setSectionResizeMode(NAME, mode)
        if not has_room:
            self.setColumnWidth(NAME, least)
