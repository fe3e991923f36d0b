"""The chart menu: what can be done with curves, at a button beside them and wherever the mouse asks for a menu."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final
from weakref import WeakMethod

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hwr.errors import StorageError
from hwr.export.curve_table import as_csv
from hwr.language import mark, tr
from hwr.store.atomic import write_bytes
from hwr.ui.kit.asking import PathChooser, ask_where
from hwr.ui.kit.chart.history import key_words
from hwr.ui.kit.chart.plot_area import GESTURES
from hwr.ui.kit.layout import named
from hwr.words import LONGEST_NAME, shown

FORMS: Final = {".png": mark("PNG picture"), ".svg": mark("SVG drawing"), ".csv": mark("CSV table")}


def ask_for_path(parent: QWidget, suggested: str) -> Path | None:
    """Where the user wants curves to be, as a file of the suggested one's kind; None if nowhere."""
    suffix = Path(suggested).suffix
    return ask_where(parent, tr("Save the curves"), suggested, {f"{tr(FORMS[suffix])} (*{suffix})": suffix})


class ChartMenu(QMenu):
    """Made once: PySide 6.11 crashes when a menu is deleted together with its actions."""

    noted = Signal(str)
    """The curves were copied or saved; a sentence."""
    failed = Signal(str)
    """They could not be; why, in a sentence."""
    whole_requested = Signal()
    """Zoom out."""
    run_toggled = Signal(int, bool)
    """Lay the stored run with this number over the curves, or take it away."""
    key_toggled = Signal(str, bool)
    """Hide or show the curves with this key; not alone, as in a legend with Shift."""

    def __init__(
        self,
        name: str,
        table: Callable[[], list[list[str]]],
        figure: Callable[[bool], bytes],
        choose: PathChooser,
        parent: QWidget,
    ) -> None:
        """Make the menu and its button.

        Args:
            name: begins the object names, and is that of files.
            table: a method that makes the rows of what is seen, with a heading.
            figure: one that makes a picture of it, as SVG or else PNG. Both are held weakly, or the panel whose methods
                they are would hold itself by its menu.
            choose: asks where to save.
        """
        super().__init__(parent)
        self._name, self._choose = name, choose
        self._table, self._figure = WeakMethod(table), WeakMethod(figure)
        named(self, f"{name}Menu", tr("What can be done with the curves"))
        copying = QAction(tr("Copy as a table"), self)
        copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copying.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the plots take the key themselves
        copying.triggered.connect(self.copy)
        self.addAction(copying)
        for suffix, form in FORMS.items():
            action = QAction(tr("Save as {form}…", form=tr(form)), self)
            action.triggered.connect(partial(self._ask_and_save, suffix))
            self.addAction(action)
        self.addSeparator()
        self._whole = QAction(tr("Show the whole"), self)
        self._whole.triggered.connect(self.whole_requested)
        self.addAction(self._whole)
        self._shown = named(QMenu(tr("Curves"), self), f"{name}Shown")
        self._shown.menuAction().setVisible(False)
        self.addMenu(self._shown)
        self._entries: list[QAction] = []
        self._over = named(QMenu(tr("Lay over"), self), f"{name}Over")
        self._over.menuAction().setVisible(False)
        self.addMenu(self._over)
        self._runs: list[QAction] = []
        gestures = named(QMenu(tr("Mouse and keys"), self), f"{name}Gestures")
        for gesture, effect in GESTURES:
            line = QAction(f"{tr(gesture)}: {tr(effect)}", self)
            line.setEnabled(False)
            gestures.addAction(line)
        self.addMenu(gestures)
        self.button = named(
            QToolButton(parent),
            f"{name}MenuButton",
            tr("Chart menu"),
            tr("Copy, save, hide; what the mouse and the keys do"),
        )
        self.button.setText(tr("Chart ▾"))
        self.button.clicked.connect(self._open_at_button)

    def show_state(self, keys: Sequence[str], hidden: frozenset[str], *, is_zoomed: bool) -> None:
        """Offer to hide and show these."""
        self._whole.setEnabled(is_zoomed)
        self._shown.menuAction().setVisible(bool(keys))
        while len(self._entries) < len(keys):
            action = QAction(self)
            action.setCheckable(True)
            action.triggered.connect(partial(self._toggle, len(self._entries)))
            self._entries.append(action)
            self._shown.addAction(action)
        for i, action in enumerate(self._entries):
            action.setVisible(i < len(keys))
            if i < len(keys):
                action.setData(keys[i])
                action.setText(_plain(key_words(keys[i])))
                action.setChecked(keys[i] not in hidden)

    def show_runs(self, runs: Mapping[int, str], laid_over: Collection[int]) -> None:
        """Offer to lay these stored runs over the curves, by their numbers and titles."""
        self._over.menuAction().setVisible(bool(runs))
        while len(self._runs) < len(runs):
            action = QAction(self)
            action.setCheckable(True)
            action.triggered.connect(partial(self._toggle_run, len(self._runs)))
            self._runs.append(action)
            self._over.addAction(action)
        for action in self._runs[len(runs) :]:
            action.setVisible(False)
        for action, (run, title) in zip(self._runs, runs.items(), strict=False):
            action.setVisible(True)
            action.setData(run)
            action.setText(_plain(title))
            action.setChecked(run in laid_over)

    @Slot()
    def copy(self) -> None:
        """Put the table on the clipboard, as spreadsheets take it."""
        rows = self._rows()
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows) + "\n")
        self.noted.emit(tr("Copied %n row(s) of the curves.", "", len(rows) - 1))

    def save(self, path: Path) -> None:
        """Write what is seen, ".png" or ".svg", or all of its values, ".csv".

        Raises:
            StorageError: if it cannot be written; an existing file is then as it was.
        """
        suffix, figure = path.suffix.lower(), self._figure()
        if suffix == ".csv":
            write_bytes(path, as_csv(self._rows()).encode())
        elif figure is not None:
            write_bytes(path, figure(suffix == ".svg"))

    def _rows(self) -> list[list[str]]:
        table = self._table()
        return [] if table is None else table()

    def _ask_and_save(self, suffix: str) -> None:
        path = self._choose(self, f"{self._name}{suffix}")
        if path is not None:
            try:
                self.save(path)
            except StorageError as error:
                self.failed.emit(str(error))
            else:
                self.noted.emit(tr("Written to {path}.", path=path))

    def _toggle(self, place: int) -> None:
        self.key_toggled.emit(self._entries[place].data(), False)

    def _toggle_run(self, place: int) -> None:
        action = self._runs[place]
        self.run_toggled.emit(action.data(), action.isChecked())

    def _open_at_button(self) -> None:
        self.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))


def _plain(title: str) -> str:
    """As it is shown in a menu, where an ampersand marks a key."""
    return shown(title, LONGEST_NAME).replace("&", "&&")
