"""The page My digits: every taught sample to look through, relabel and delete; beside it learning and practising."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QTabWidget, QWidget

from hwr.errors import HwrError
from hwr.language import mark, tr, written
from hwr.ui.kit.accessibility import order_by_layout
from hwr.ui.kit.button import ButtonRow, IconButton
from hwr.ui.kit.field.controls import CheckBox
from hwr.ui.kit.field.outline import ComboBox
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.message_bar import MessageBarWidget
from hwr.ui.kit.plain import Label
from hwr.ui.kit.splitter import SplitterWidget
from hwr.ui.kit.task import BackgroundTask, ProgressBar
from hwr.ui.kit.theme import MUTED
from hwr.ui.kit.writing import WritingRow
from hwr.ui.teach.exchange import (
    Imported,
    ask_what_to_bring_in,
    ask_where_to_write,
    ask_which_folder,
    brought_in,
    writing_out,
)
from hwr.ui.teach.gallery import GalleryView, TaughtModel, words_of
from hwr.ui.teach.teaching import Teaching
from hwr.words import LONGEST_LABEL, LONGEST_NAME, shown, with_article

NOTHING_TAUGHT: Final = mark(
    "Nothing has been taught yet.\n\nWhen a drawing on the page Read is misread, type what it is: "
    "it is kept here, and the network can learn your hand from it. Or practise, or import "
    "labelled drawings."
)
_NARROW: Final = 95
"""With less width than for so many characters the page is narrow."""

_LOOK_AGAIN_MS: Final = 1000
"""So often other programs' changes are looked for while the page is shown."""


@dataclass(frozen=True)
class Choosers:
    """How the user is asked for files."""

    what_to_import: Callable[[QWidget], Path | None] = ask_what_to_bring_in
    which_folder: Callable[[QWidget], Path | None] = ask_which_folder
    where_to_export: Callable[[QWidget], Path | None] = ask_where_to_write


class TeachPage(Fitting, QWidget):
    """Filters above, samples in the middle, and beside them what is done with them."""

    brought = Signal(object)
    """The samples of a file or folder were brought in; carries its `Path`."""

    def __init__(
        self,
        teaching: Teaching,
        choosers: Choosers = Choosers(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._teaching = teaching
        self._choosers = choosers
        self._task = BackgroundTask(self)
        self._revision: object = None
        named(self, "teachPage", tr("My digits"))
        self.label = named(ComboBox(self), "taughtLabel", tr("Label"), tr("Show only samples of this label"))
        self.misread = named(CheckBox(self), "taughtMisread", tr("Misread only"))
        self.misread.setText(tr("Misread only"))
        self.count = Label(parent=self, role=MUTED, name="taughtCount")
        self.undo = self._button("undo", "taughtUndo", tr("Undo"), tr("Take the last change back (Ctrl+Z)"))
        self.redo = self._button("redo", "taughtRedo", tr("Redo"), tr("Do again what was taken back (Ctrl+Y)"))
        self.delete = self._button("clear", "taughtDelete", tr("Delete"), tr("Take the chosen samples away (Delete)"))
        self.bring = self._button(
            "open", "taughtImport", tr("Import"), tr("Bring in labelled drawings and pictures of others")
        )
        self.bring.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.imports = named(QMenu(self.bring), "taughtImports")
        self.imports.addAction(tr("A &file…"), self._import_file)
        self.imports.addAction(tr("A f&older…"), self._import_folder)
        self.bring.setMenu(self.imports)
        self.take = self._button("save", "taughtExport", tr("Export"), tr("Write all samples to a file"))
        self.cancel = named(QPushButton(tr("Cancel"), self), "taughtCancel", tr("Cancel"))
        self._bar = ProgressBar("taughtProgress", tr("Import"), self)
        self.model = TaughtModel(self)
        self.gallery = GalleryView(self.model, self)
        self.about = Label(parent=self, role=MUTED, name="taughtAbout", wraps=True)
        self._empty = Label(tr(NOTHING_TAUGHT), self, role=MUTED, name="taughtEmpty", wraps=True, is_centred=True)
        self._left = QWidget(self)
        self.messages = MessageBarWidget(self._left)
        self.writing = WritingRow(self.messages, self)
        above = ButtonRow(self)
        buttons = self.undo, self.redo, self.delete, self.bring, self.take
        in_row(*buttons[:3], STRETCH, *buttons[3:], of=above, margins=0, spacing=4)
        above.give_way(*buttons)
        filters = in_row(self.label, self.misread, spacing=10)
        self._top = in_row(filters, (in_row(self.count, STRETCH, self._bar, self.cancel, spacing=10), 1), spacing=10)
        self.sides = named(QTabWidget(self), "teachSides", tr("What is done with the samples"))
        samples = (self.gallery, 1), (self._empty, 1), self.about
        in_column(above, self._top, self.writing, *samples, of=self._left, margins=0, spacing=10)
        self._split = SplitterWidget("teachSplitter", Qt.Orientation.Horizontal, self)
        self._split.addWidget(self._left)
        self._split.addWidget(self.sides)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        in_column((self._split, 1), of=self, margins=(24, 6, 24, 8))
        order_by_layout(self._left)
        self._watch = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._connect()

    def add_side(self, side: QWidget, title: str) -> None:
        """What stands beside the samples, behind a tab of its own."""
        self.sides.addTab(side, title)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being brought in or written."""
        return not self._task.is_busy and self.writing.is_idle

    def close_down(self) -> None:
        """End the work, and leave nothing half done."""
        self.writing.close_down()
        self._task.close()

    def take_over(self, former: TeachPage) -> None:
        """Go on with what another page, which is about to go, brings in or writes."""
        self.writing.take_over(former.writing)
        self._task.take_over(former._task)
        self._show_work()

    @Slot()
    def refresh(self) -> None:
        """Show the samples as they are now."""
        store = self._teaching.store
        if store is None:
            return
        try:
            counts = store.counts()
            self._offer_labels(counts)
            label = self.label.currentData()
            numbers = store.ids(label=label, misread=self.misread.isChecked())
            self._revision = store.revision()
        except HwrError as error:
            self.messages.show_problem(str(error))
            return
        chosen = {self.model.numbers[row] for row in self.gallery.rows}
        self.model.show_samples(store, numbers)
        self.gallery.choose(chosen)
        every = sum(counts.values())
        self.count.setText(
            tr("{some:,} of %n sample(s)", "", every, some=len(numbers))
            if len(numbers) != every
            else tr("%n sample(s)", "", every)
        )
        self.gallery.setVisible(bool(counts))
        self._empty.setVisible(not counts)
        self.take.setEnabled(bool(counts) and self.is_idle)
        self._show_what_can_be_done()

    def fit(self) -> None:
        """Where there is little width, how many there are stands below the filters."""
        is_narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._watch.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch.stop()

    def _button(self, icon: str, name: str, title: str, tip: str) -> IconButton:
        button = named(IconButton(icon, self, side=18), name, title, tip)
        button.setText(title)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _connect(self) -> None:
        self._teaching.changed.connect(self._take_change)
        self.label.currentIndexChanged.connect(self.refresh)
        self.misread.toggled.connect(self.refresh)
        self.gallery.chosen.connect(self._show_what_can_be_done)
        self.model.failed.connect(self.messages.show_problem)
        self.gallery.label_typed.connect(self._relabel)
        self.gallery.delete_requested.connect(self._delete)
        self.delete.clicked.connect(self._delete)
        self.undo.clicked.connect(self._teaching.undo)
        self.redo.clicked.connect(self._teaching.redo)
        self.messages.action_requested.connect(self._teaching.undo)
        self.take.clicked.connect(self._export)
        self.cancel.clicked.connect(self._give_up)
        self._task.advanced.connect(self._show_progress)
        self._task.ended.connect(self._take_result)
        self.writing.ended.connect(self._show_work)
        self._watch.timeout.connect(self._look_again)
        self._show_work()
        for keys, button in (("Ctrl+Z", self.undo), ("Ctrl+Y", self.redo), ("Ctrl+Shift+Z", self.redo)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    @Slot()
    def _take_change(self) -> None:
        if self.isVisible():
            self.refresh()

    @Slot()
    def _look_again(self) -> None:
        store = self._teaching.store
        try:
            is_other = store is not None and store.revision() != self._revision
        except HwrError:  # which is told when they are looked at
            is_other = True
        if is_other:
            self.refresh()

    def _offer_labels(self, counts: dict[str, int]) -> None:
        """All labels there are, with how many samples each has; what was chosen stays chosen."""
        before = self.label.currentData()
        entries = [
            (tr("All labels"), None),
            *((f"{shown(name, LONGEST_LABEL)}   ({written(f'{n:,}')})", name) for name, n in counts.items()),
        ]
        if entries == [(self.label.itemText(i), self.label.itemData(i)) for i in range(self.label.count())]:
            return
        self.label.blockSignals(True)
        self.label.clear()
        for text, name in entries:
            self.label.addItem(text, name)
        names = [name for _, name in entries]
        self.label.setCurrentIndex(names.index(before) if before in names else 0)
        self.label.blockSignals(False)

    @Slot()
    def _show_what_can_be_done(self) -> None:
        rows = self.gallery.rows
        self.delete.setEnabled(bool(rows))
        self.undo.setEnabled(bool(self._teaching.undoable))
        self.redo.setEnabled(bool(self._teaching.redoable))
        sample = self.model.sample(rows[0]) if len(rows) == 1 else None
        if sample is not None:
            self.about.setText(words_of(sample))
        elif rows:
            self.about.setText(tr("%n sample(s) chosen. Type a label to give it to all of them.", "", len(rows)))
        elif self.model.numbers:
            self.about.setText(tr("Choose samples to relabel (type the right label) or to delete them."))
        else:
            self.about.setText("")

    @Slot(str)
    def _relabel(self, label: str) -> None:
        numbers = [self.model.numbers[row] for row in self.gallery.rows]
        if numbers and self._teaching.relabel(numbers, label):
            words = tr("%n sample(s) relabelled: {label}.", "", len(numbers), label=with_article(label))
            self.messages.show_note(words, tr("Undo"))

    @Slot()
    def _delete(self) -> None:
        numbers = [self.model.numbers[row] for row in self.gallery.rows]
        if numbers and self._teaching.delete(numbers):
            self.messages.show_note(tr("%n sample(s) deleted.", "", len(numbers)), tr("Undo"))

    # Import and export

    @Slot()
    def _import_file(self) -> None:
        self.bring_in(self._choosers.what_to_import(self))

    @Slot()
    def _import_folder(self) -> None:
        self.bring_in(self._choosers.which_folder(self))

    def bring_in(self, source: Path | None) -> None:
        """Bring in the samples of a file or folder, in the background."""
        if source is not None:
            self._task.start(brought_in(source, self._teaching.path))
            self._show_work()

    @Slot()
    def _export(self) -> None:
        target = self._choosers.where_to_export(self)
        if target is not None:
            self.writing.write(writing_out(target, self._teaching.path))
            self._show_work()

    @Slot()
    def _give_up(self) -> None:
        """Bring nothing in. What is being kept at this moment is put away again, which `_take_result` waits for."""
        self._task.stop()
        self.cancel.setEnabled(False)

    @Slot()
    def _show_progress(self) -> None:
        progress = self._task.progress
        self._bar.show_progress(progress)
        if progress is not None:
            self.count.setText(tr("{step}…", step=progress.step))

    @Slot()
    def _take_result(self) -> None:
        result = self._task.result
        if self._task.problem:
            self.messages.show_problem(self._task.problem)
        elif isinstance(result, Imported):
            self._teaching.note_added(result.numbers, result.labels)
            self.brought.emit(result.source)
            name = shown(result.source.name, LONGEST_NAME)
            came = tr("%n sample(s) brought in from {name}.", "", len(result.numbers), name=name)
            self.messages.show_note(came, tr("Undo"))
        else:
            self.messages.show_note(tr("Cancelled: nothing was brought in."))
        self._show_work()

    @Slot()
    def _show_work(self) -> None:
        for widget in (self._bar, self.cancel):
            widget.setVisible(self._task.is_busy)
            widget.setEnabled(True)
        self.bring.setEnabled(self.is_idle)
        self.take.setEnabled(self.is_idle and bool(self.model.numbers))
        if self.is_idle and self.isVisible():
            self.refresh()
