"""The chart menu: what can be done with curves, at a button beside them and wherever the mouse asks for a menu."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple
from weakref import WeakMethod

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hwr.export.curve_table import as_csv
from hwr.language import mark, tr
from hwr.store.atomic import write_bytes
from hwr.ui.kit.asking import PathChooser, ask_where
from hwr.ui.kit.chart.figure import Figure
from hwr.ui.kit.chart.history import key_words
from hwr.ui.kit.chart.plot_area import GESTURES
from hwr.ui.kit.chart.table import Table
from hwr.ui.kit.layout import named
from hwr.ui.kit.writing import Work, writing_file
from hwr.words import LONGEST_NAME, shown

FORMS: Final = {".png": mark("PNG picture"), ".svg": mark("SVG drawing"), ".csv": mark("CSV table")}


def ask_for_path(parent: QWidget, suggested: str) -> Path | None:
    """Where the user wants curves to be, as a file of the suggested one's kind; None if nowhere."""
    suffix = Path(suggested).suffix
    return ask_where(parent, tr("Save the curves"), suggested, {f"{tr(FORMS[suffix])} (*{suffix})": suffix})


class ChartMenu(QMenu):
    """Made once: PySide 6.11 crashes when a menu is deleted together with its actions."""

    writing_requested = Signal(object)
    """The curves are to be copied or saved; carries the `Work`, which takes longer than a window may stand still."""
    whole_requested = Signal()
    """Zoom out."""
    run_toggled = Signal(int, bool)
    """Lay the stored run with this number over the curves, or take it away."""
    key_toggled = Signal(str, bool)
    """Hide or show the curves with this key; not alone, as in a legend with Shift."""

    def __init__(
        self,
        name: str,
        table: Callable[[], Table],
        figure: Callable[[], Figure],
        choose: PathChooser,
        parent: QWidget,
    ) -> None:
        """Make the menu and its button.

        Args:
            name: begins the object names, and is that of files.
            table: a method that tells the rows of what is seen.
            figure: one that tells what a picture of it shows. Both are held weakly, or the panel whose methods they are
                would hold itself by its menu.
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
        self.writing_requested.emit(self.copying())

    def copying(self) -> Work:
        """The work of that."""
        return Work(
            _as_text(self._rows()),
            lambda: tr("Copying the curves"),
            lambda copied: tr("Copied %n row(s) of the curves.", "", copied.rows),
            lambda: tr("Cancelled: nothing was copied."),
            finish=_put_on_clipboard,
        )

    def saving(self, path: Path) -> Work:
        """The work of writing what is seen, ".png" or ".svg", or all of its values, ".csv"; as it is seen now.

        It fails with a `StorageError` if it cannot be written; an existing file is then as it was.
        """
        suffix = path.suffix.lower()
        if suffix == ".csv":
            return writing_file(_write_table(path, self._rows()), path)
        figure = self._figure()
        assert figure is not None
        return writing_file(_write_figure(path, figure(), svg=suffix == ".svg"), path)

    def _rows(self) -> Table:
        table = self._table()
        assert table is not None
        return table()

    def _ask_and_save(self, suffix: str) -> None:
        path = self._choose(self, f"{self._name}{suffix}")
        if path is not None:
            self.writing_requested.emit(self.saving(path))

    def _toggle(self, place: int) -> None:
        self.key_toggled.emit(self._entries[place].data(), False)

    def _toggle_run(self, place: int) -> None:
        action = self._runs[place]
        self.run_toggled.emit(action.data(), action.isChecked())

    def _open_at_button(self) -> None:
        self.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))


class _Copied(NamedTuple):
    """A table for the clipboard, and how many rows it has, without the heading."""

    text: str
    rows: int


def _as_text(table: Table) -> Generator[float, None, _Copied]:
    pieces, rows = [], 0
    for piece in table.pieces:
        pieces += ["\t".join(row) + "\n" for row in piece]
        rows += len(piece)
        yield min(rows / table.expected, 1.0)
    return _Copied("".join(pieces), rows - 1)


def _put_on_clipboard(copied: _Copied) -> None:
    QGuiApplication.clipboard().setText(copied.text)


def _write_table(path: Path, table: Table) -> Generator[float, None, None]:
    pieces, rows = [], 0
    for piece in table.pieces:
        pieces.append(as_csv(piece).encode())
        rows += len(piece)
        yield min(rows / table.expected, 1.0)
    write_bytes(path, b"".join(pieces))


def _write_figure(path: Path, figure: Figure, *, svg: bool) -> Generator[float, None, None]:
    yield 0.0
    data = figure.file(svg=svg)
    yield 1.0  # the last moment to give it up
    write_bytes(path, data)


def _plain(title: str) -> str:
    """As it is shown in a menu, where an ampersand marks a key."""
    return shown(title, LONGEST_NAME).replace("&", "&&")
