"""The column choice: which columns the table of runs shows, by a menu; what the user chose of it, to be remembered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hwr.language import tr
from hwr.store.runs.record import RunSummary
from hwr.ui.kit.layout import named
from hwr.ui.runs.columns import COLUMNS, NAME, SPARSE


class ColumnChoice(QToolButton):
    """A button with a menu of all columns, in their order, those checked that are shown.

    What the user has not chosen is shown as is usual, and columns that are mostly empty where a run has something in
    them.
    """

    shown = Signal(int, bool)
    """One of `COLUMNS` is to be shown, or not."""
    chosen = Signal()
    """The user chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: set[int] = set()
        named(self, "runsColumns", tr("Columns"), tr("Which columns the table shows"))
        words = tr("Columns")
        self.setText(f"{words} ▾")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = named(QMenu(self), "runsColumnsMenu")
        self._actions: list[QAction] = []
        for place, column in enumerate(COLUMNS):
            action = QAction(tr(column.title), menu)
            action.setCheckable(True)
            action.setChecked(column.is_usual)
            action.setEnabled(place != NAME)
            action.toggled.connect(partial(self.shown.emit, place))
            action.triggered.connect(partial(self._choose, place))
            menu.addAction(action)
            self._actions.append(action)
        self.setMenu(menu)

    @property
    def choices(self) -> tuple[str, ...]:
        """What the user chose: titles of columns, with a plus before those that are shown and a minus before others."""
        return tuple(f"{'+' if self._actions[p].isChecked() else '-'}{COLUMNS[p].title}" for p in sorted(self._chosen))

    def show_choices(self, choices: Collection[str]) -> None:
        """Choose as in `choices`, as far as there are such columns."""
        for place, column in enumerate(COLUMNS):
            for sign in ("+", "-"):
                if f"{sign}{column.title}" in choices and place != NAME:
                    self._chosen.add(place)
                    self._actions[place].setChecked(sign == "+")

    def follow(self, runs: Sequence[RunSummary]) -> None:
        """Show what is mostly empty if one of these runs has something in it, unless the user chose."""
        for place in SPARSE:
            if place not in self._chosen:
                key = COLUMNS[place].key
                self._actions[place].setChecked(any(key(run) is not None for run in runs))

    def _choose(self, place: int) -> None:
        self._chosen.add(place)
        self.chosen.emit()
