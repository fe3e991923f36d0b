"""The runs' model: the table's rows for Qt, made only for what is seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from hwr.language import mark, tr
from hwr.recipe.said import said_name
from hwr.store.runs.query import EVERY_RUN, Query
from hwr.store.runs.record import RunStatus, RunSummary
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import ACCENT, MUTED, PROBLEM, UNSURE
from hwr.ui.runs import columns
from hwr.ui.runs.columns import BEGUN, COLUMNS, NAME, STATUS, arranged

_Role = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
_OF_OTHERS: Final = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_OF_NAME: Final = _OF_OTHERS | Qt.ItemFlag.ItemIsEditable
_NO_INDEX: Final = QModelIndex()

_READS: Final = mark("Its network reads your drawings now.")


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
        """Show one run's line as it has become, where it stands; or no longer, or only now, as the filter wants it."""
        row = self.row_of(run.id)
        self._all = tuple(run if other.id == run.id else other for other in self._all)
        is_found = bool(self._arranged((run,)))
        if row is None and is_found:
            row = self._arranged((*self._shown, run)).index(run)
            self.beginInsertRows(_NO_INDEX, row, row)
            self._put([*self._shown[:row], run, *self._shown[row:]])
            self.endInsertRows()
        elif row is not None and not is_found:
            self.beginRemoveRows(_NO_INDEX, row, row)
            self._put([*self._shown[:row], *self._shown[row + 1 :]])
            self.endRemoveRows()
        elif row is not None:
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
        if role == _Role.AccessibleTextRole:
            return self._spoken(run, index)
        if role == _Role.EditRole:
            return said_name(run.name)
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.ToolTipRole:
            reads = tr(_READS) if self._is_marked(run, index) else ""
            return plain_tip(columns.story(run) if index.column() == STATUS else column.text(run), reads)
        if index.column() == STATUS:
            return self._status_looks(run.status, role)
        if role == _Role.ForegroundRole and index.column() == NAME and not run.name:
            return _colour(MUTED)
        return None

    def _spoken(self, run: RunSummary, index: _Index) -> str:
        """A row is read out without its headings: its numbers say themselves what they are."""
        column = COLUMNS[index.column()]
        words = column.text(run)
        if column.is_number and words:
            return f"{tr(column.title)} {words}"
        return f"{words}. {tr(_READS)}" if self._is_marked(run, index) else words

    def _is_marked(self, run: RunSummary, index: _Index) -> bool:
        return run.id == self._reads and index.column() == NAME

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Ask for another name; the row shows it when it is kept."""
        if role != _Role.EditRole or not index.isValid():
            return False
        run = self._shown[index.row()]
        if str(value).strip() != said_name(run.name):
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
            said = tr(column.title)
            return f"{said}{arrow}"
        if role == _Role.ToolTipRole:
            return plain_tip(
                tr(
                    "{explanation}. Click to sort; Columns, above at the right, shows and hides them.",
                    explanation=tr(column.explanation),
                )
            )
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
        self._put(self._arranged(self._all))

    def _put(self, shown: list[RunSummary]) -> None:
        self._shown = shown
        self._rows = {run.id: row for row, run in enumerate(shown)}

    def _arranged(self, runs: Sequence[RunSummary]) -> list[RunSummary]:
        """Those of these that are to be shown, in their order."""
        return arranged(
            runs,
            column=self._column,
            downward=self._downward,
            query=self._query,
            status=self._status,
            recipes=self._recipes,
        )


def _colour(role: QPalette.ColorRole) -> QColor:
    return QGuiApplication.palette().color(role)
