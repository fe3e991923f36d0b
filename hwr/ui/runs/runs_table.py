"""The runs' table: the view on the model, with the keys that a list of things to keep and throw away wants."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hwr.ui.kit.layout import named
from hwr.ui.kit.theme import CELL_PADDING
from hwr.ui.runs.run_columns import BEGUN, COLUMNS, NAME, TAGS
from hwr.ui.runs.runs_model import RunsModel

"""Left and right in every cell, in pixels."""

_NAME_SHARE: Final = 0.16
_TAGS_SHARE: Final = 0.1

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
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(BEGUN, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self._least: dict[int, int] = {}
        self._fit()
        self.selectionModel().selectionChanged.connect(self.runs_selected)

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
        header = self.horizontalHeader()
        for index, column in enumerate(COLUMNS):
            words = max((column.widest, column.title + " ▾"), key=metrics.horizontalAdvance)
            if column.widest:
                self._least[index] = metrics.horizontalAdvance(words) + 2 * CELL_PADDING + 8
                self.setColumnWidth(index, self._least[index])
            else:
                header.setSectionResizeMode(index, QHeaderView.ResizeMode.Stretch)
        self._widen()

    def _widen(self) -> None:
        """In a wide table names and tags get their share."""
        for index, share in ((NAME, _NAME_SHARE), (TAGS, _TAGS_SHARE)):
            self.setColumnWidth(index, max(self._least[index], round(share * self.viewport().width())))
