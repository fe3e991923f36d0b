"""The table of runs: which columns it has room for, and what is selected in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hwr.language import tr
from hwr.ui.kit.layout import named
from hwr.ui.kit.theme import CELL_PADDING
from hwr.ui.runs.columns import BEGUN, COLUMNS, NAME, TAGS
from hwr.ui.runs.runs_model import RunsModel

_TAGS_SHARE: Final = 0.1
_LEAST_ROWS: Final = 3
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
        named(self, "runsTable", tr("Runs"))
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
        model.rowsRemoved.connect(self._go_on)

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

    @Slot(QModelIndex, int)
    def _go_on(self, _parent: QModelIndex, row: int) -> None:
        """Where what was selected is gone, select what has come into its place."""
        if not self.selectionModel().hasSelection():
            self.select_runs([run.id for run in self._runs.shown[: row + 1][-1:]])

    @contextmanager
    def selection_kept(self) -> Iterator[None]:
        """Select afterwards what was selected before, or else the first row; and say so, whatever it is."""
        before = self.selected_runs()
        yield
        still = [run for run in before if self._runs.row_of(run) is not None]
        self.select_runs(still or [run.id for run in self._runs.shown[:1]])
        self.runs_selected.emit()

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

    def minimumSizeHint(self) -> QSize:
        """A few rows, so that there is something to choose from."""
        rows = _LEAST_ROWS * self.verticalHeader().defaultSectionSize()
        height = self.horizontalHeader().sizeHint().height() + rows + self.horizontalScrollBar().sizeHint().height()
        return QSize(super().minimumSizeHint().width(), height)

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
            words = max((tr(column.widest), tr(column.title) + " ▾"), key=metrics.horizontalAdvance)
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
