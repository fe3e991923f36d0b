"""The page Paper: a page of numbers is read, checked, corrected, and taken to other programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from hwr.errors import HwrError
from hwr.language import mark, tr
from hwr.reading.page import Page
from hwr.reading.page_table import FORMS, tab_separated
from hwr.recognizer import Recognizer
from hwr.store.atomic import write_bytes
from hwr.ui.kit.accessibility import allow, announce
from hwr.ui.kit.asking import PathChooser, ask_where
from hwr.ui.kit.button import ButtonRow, IconButton, set_primary
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import FittingLabel, Label, plain_tip
from hwr.ui.kit.splitter import SplitterWidget
from hwr.ui.kit.task import BackgroundTask, ProgressBar
from hwr.ui.kit.theme import MUTED
from hwr.ui.kit.undo import UndoHistory
from hwr.ui.paper.invitation import InvitationWidget
from hwr.ui.paper.review import Review
from hwr.ui.paper.sheet import SheetWidget, image_of
from hwr.ui.paper.source import OpenedPage, PaperSource
from hwr.ui.paper.table import NumbersModel, NumbersTable
from hwr.words import alternatives

NOTHING: Final = mark("No numbers were found on this page.")
_KINDS: Final = {".csv": mark("Table for spreadsheets"), ".json": mark("All that was read")}
_ICON: Final = 18


def _ask_where(parent: QWidget, suggested: str) -> Path | None:
    kinds = {f"{tr(words)} (*{suffix})": suffix for suffix, words in _KINDS.items()}
    return ask_where(parent, tr("Save the numbers"), suggested, kinds)


class PaperPage(QWidget):
    """A row of buttons above, the page on the left, its numbers on the right. Owns the reviews and their histories."""

    open_requested = Signal()
    """The user wants to choose a file."""
    paste_requested = Signal()
    """The user wants to read what is on the clipboard."""
    opened = Signal(object)
    """The file at this `Path` was read."""
    noted = Signal(str)
    """Something may want to be known."""
    failed = Signal(str)
    """Something could not be done; carries the sentence to show."""

    def __init__(
        self,
        recognizer: Callable[[], Recognizer | None],
        choose: PathChooser = _ask_where,
        parent: QWidget | None = None,
    ) -> None:
        """`recognizer` tells what reads; None as long as nothing can."""
        super().__init__(parent)
        named(self, "paperPage", tr("Paper"))
        self._recognizer = recognizer
        self._choose = choose
        self._source: PaperSource | None = None
        self._page, self._pages = 0, 1
        self._histories: dict[int, UndoHistory[Review]] = {}  # of the pages that were read
        self._images: dict[int, QImage] = {}
        self._coming: tuple[PaperSource, int] | None = None  # what is being read
        self._number = -1
        self.task = BackgroundTask(self)
        self.sheet = SheetWidget(self)
        self.model = NumbersModel(self)
        self.table = NumbersTable(self.model, self)
        self.summary = FittingLabel("paperSummary", self, role=MUTED)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._show_parts()

    def _make_buttons(self) -> None:
        key = QKeySequence.StandardKey
        button, action = self._button, self.open_requested
        self.open = button("open", "paperOpen", tr("Open…"), tr("Open a photo or a scan of a page (Ctrl+O)"), action)
        self.previous = button("previous", "paperPrevious", "", tr("Previous page"), partial(self.turn, -1), "Alt+PgUp")
        self.next = button("next", "paperNext", "", tr("Next page"), partial(self.turn, 1), "Alt+PgDown")
        self.undo = button("undo", "paperUndo", tr("Undo"), tr("Take the last correction back"), self._undo, key.Undo)
        self.redo = button(
            "redo",
            "paperRedo",
            tr("Redo"),
            tr("Correct again what was taken back"),
            self._redo,
            "Ctrl+Y",
            "Ctrl+Shift+Z",
        )
        self.check = button(
            "note", "paperCheck", tr("Next to check"), tr("The next number that is unsure"), self._check, "F8"
        )
        self.copy = button(
            "copy", "paperCopy", tr("Copy"), tr("Copy the table, for a spreadsheet"), self._copy, key.Copy
        )
        self.save = button(
            "save", "paperSave", tr("Save…"), tr("Save the numbers as CSV or JSON (Ctrl+S)"), self.ask_and_save
        )
        paste = QShortcut(QKeySequence(key.Paste), self)
        paste.activated.connect(self.paste_requested)
        self.invite = named(QPushButton(tr("Open a picture…"), self), "paperInvite", tr("Open a picture"))
        self.invite.clicked.connect(self.open_requested)
        set_primary(self.invite, is_primary=True)
        self.cancel_button = named(
            QPushButton(tr("Cancel"), self), "paperCancel", tr("Cancel"), tr("Stop reading this page")
        )
        self.cancel_button.clicked.connect(self.cancel)

    def _button(
        self,
        icon: str,
        name: str,
        words: str,
        tip: str,
        do: Callable[..., Any] | SignalInstance,
        *keys: QKeySequence.StandardKey | str,
    ) -> IconButton:
        button = named(IconButton(icon, self, side=_ICON), name, words.rstrip("… ") or tip)
        if words:
            button.setText(words)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(do)
        for one in keys:
            shortcut = QShortcut(QKeySequence(one), self)
            shortcut.activated.connect(button.click)
        shown = [QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in keys]
        button.setToolTip(plain_tip(f"{tip} ({alternatives(shown)})" if shown else tip))
        return button

    def _lay_out(self) -> None:
        self._which = Label(parent=self, role=MUTED, name="paperWhich")
        self._buttons = ButtonRow(self)
        in_row(
            self.open, self.previous, self._which, self.next, 8, (self.summary, 1), self.check, self.undo, self.redo,
            self.copy, self.save, of=self._buttons, margins=0, spacing=4,
        )  # fmt: skip
        self._buttons.give_way(self.open, self.check, self.undo, self.redo, self.copy, self.save)
        self._bar = ProgressBar("paperProgress", tr("How far the page is read"), self)
        self._step = FittingLabel("paperStep", self, role=MUTED)
        self._busy = QWidget(self)
        in_row((self._step, 1), (self._bar, 1), self.cancel_button, of=self._busy, margins=0, spacing=12)
        self.invitation = InvitationWidget(self.invite, self)
        self._split = SplitterWidget("paperSplitter", Qt.Orientation.Horizontal, self)
        self._split.addWidget(self.sheet)
        self._split.addWidget(self.table)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([500, 500])
        self._body = QStackedWidget(self)
        self._body.addWidget(self.invitation)
        self._body.addWidget(self._split)
        in_column(self._buttons, self._busy, (self._body, 1), of=self, margins=(24, 6, 24, 8), spacing=8)

    def _connect(self) -> None:
        self.task.advanced.connect(self._advance)
        self.task.ended.connect(self._end)
        self.sheet.selected.connect(self._select)
        self.sheet.edit_requested.connect(self.table.edit_number)
        self.table.selected.connect(self._select)
        self.model.correction_requested.connect(self._correct)

    def sizeHint(self) -> QSize:
        return QSize(1000, 640)

    @property
    def review(self) -> Review | None:
        """The page that is shown, as it was read and corrected; None until one was read."""
        history = self._histories.get(self._page)
        return None if history is None else history.current

    @property
    def selected(self) -> int:
        """Which number is selected; -1 for none."""
        return self._number

    def set_inviting(self, inviting: bool) -> None:
        """Show, or no longer, that what hovers over the window may be dropped."""
        self.invitation.set_inviting(inviting)

    def take_over(self, former: PaperPage) -> None:
        """Show what another page shows, with all corrections."""
        self._source, self._pages = former._source, former._pages
        self._histories, self._images = former._histories, former._images
        if self._images:
            self._show_page(former._page)
        if former.task.is_busy:
            self._coming = former._coming
            self.task.take_over(former.task)
            self._show_parts()

    # Reading

    def read(self, source: PaperSource, page: int = 0) -> None:
        """Open this and read it; what is shown stays until it is there."""
        self._coming = source, page
        self.task.start(source.work(self._recognizer(), page))
        self._show_parts()

    @Slot()
    def cancel(self) -> None:
        """Give up what is being read."""
        self.task.cancel()
        self._coming = None
        self._show_parts()

    def turn(self, pages: int) -> None:
        """Go so many pages on in a file that has several."""
        page = self._page + pages
        if self._source is None or not 0 <= page < self._pages:
            return
        self.cancel()
        if page in self._histories:
            self._show_page(page)
        else:
            self.read(self._source, page)

    @Slot()
    def _advance(self) -> None:
        self._take(self.task.result)
        self._show_parts()

    @Slot()
    def _end(self) -> None:
        self._take(self.task.result)
        self._coming = None
        if self.task.problem:
            self.failed.emit(self.task.problem)
        self._show_parts()

    def _take(self, result: object) -> None:
        """Show what has come: first the page as it looks, then its numbers."""
        if self._coming is None or not isinstance(result, OpenedPage):
            return
        source, page = self._coming
        if source is not self._source:
            self._source, self._images, self._histories = source, {}, {}
        if page not in self._images:
            self._pages = result.pages
            self._images[page] = image_of(result.look)
            self._show_page(page)
        if result.read is not None:
            self._coming = None
            self._histories[page] = UndoHistory(Review.of(result.read))
            self._show_page(page)
            self._tell(source, result.read)

    def _tell(self, source: PaperSource, page: Page) -> None:
        """Say that a page was read."""
        if not page.numbers:
            self.noted.emit(tr(NOTHING))
        announce(self, self.summary.accessibleName())
        if source.path is not None:
            self.opened.emit(source.path)

    def _show_page(self, page: int) -> None:
        """Show a page of the file with its numbers, as far as they are read."""
        self._page, self._number = page, -1
        self.sheet.show_page(self._images[page])
        self._show_review()
        if len(self.model.review or ()):
            self._select(0)

    def _show_review(self) -> None:
        review = self.review
        self.sheet.show_review(review)
        self.model.show_review(review)
        self._show_parts()

    def _show_parts(self) -> None:
        """What is to be seen, and what can be done."""
        review, history = self.review, self._histories.get(self._page)
        is_open, there_are = self._source is not None, review is not None and len(review) > 0
        self._body.setCurrentWidget(self._split if is_open else self.invitation)
        self._buttons.setVisible(is_open)
        self._busy.setVisible(self.task.is_busy)
        progress = self.task.progress
        self._bar.show_progress(progress)
        self._step.say(progress.step if progress is not None else tr("Opening the picture"))
        for part in (self.previous, self.next, self._which):
            part.setVisible(self._pages > 1)
        self._which.setText(tr("Page {page} of {pages}", page=self._page + 1, pages=self._pages))
        self.summary.say(review.summary() if review is not None else "")
        allow(
            {
                self.previous: self._page > 0,
                self.next: self._page + 1 < self._pages,
                self.check: review is not None and review.next_unsure(-1) is not None,
                self.undo: history is not None and history.can_undo,
                self.redo: history is not None and history.can_redo,
                self.copy: there_are,
                self.save: there_are,
            },
            otherwise=self.table if is_open else self,
        )

    # What is done with it

    @Slot(int)
    def _select(self, number: int) -> None:
        if number != self._number:
            self._number = number
            self.sheet.select(number)
            self.table.select(number)

    @Slot(int, str)
    def _correct(self, number: int, text: str) -> None:
        history = self._histories[self._page]
        self._go_to(history.with_document(history.current.with_text(number, text)), number)

    @Slot()
    def _undo(self) -> None:
        history = self._histories.get(self._page)
        if history is not None:
            self._go_to(history.undone())

    @Slot()
    def _redo(self) -> None:
        history = self._histories.get(self._page)
        if history is not None:
            self._go_to(history.redone())

    def _go_to(self, history: UndoHistory[Review], number: int | None = None) -> None:
        """Show the page as it was corrected then; what differs is selected."""
        before = self._histories[self._page].current
        self._histories[self._page] = history
        self._show_review()
        changed = number if number is not None else history.current.difference(before)
        if changed is not None:
            self._select(changed)

    @Slot()
    def _check(self) -> None:
        number = self.review.next_unsure(self._number) if self.review is not None else None
        if number is not None:
            self._select(number)
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _copy(self) -> None:
        if self.review is not None:
            rows, columns = self.review.page.shape
            QGuiApplication.clipboard().setText(tab_separated(self.review.page, self.review.texts))
            down, across = tr("%n row(s)", "", rows), tr("%n column(s)", "", columns)
            self.noted.emit(tr("Copied a table of {rows} and {columns}.", rows=down, columns=across))

    @Slot()
    def ask_and_save(self) -> None:
        """Save the numbers where the user says."""
        if self.review is None or self._source is None or not len(self.review):
            self.noted.emit(tr("There is nothing to save yet: open a page first."))
            return
        usual = f"{Path(self._source.name).stem}{next(iter(FORMS))}"
        path = self._choose(self, usual)
        if path is None:
            return
        form = FORMS.get(path.suffix.lower(), next(iter(FORMS.values())))
        try:
            write_bytes(path, form(self.review.page, self.review.texts).encode())
        except HwrError as error:
            self.failed.emit(str(error))
        else:
            self.noted.emit(tr("Saved as {path}.", path=path))
