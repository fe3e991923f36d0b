"""Files: opening and saving, copying and pasting, and where that was done last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hwr.errors import HwrError
from hwr.language import tr
from hwr.ui.kit.canvas.document import Document, Pages, is_blank
from hwr.ui.kit.message_bar import MessageBarWidget

# What it takes to open and to save is imported where it is done: the first paint need not wait for it.
if TYPE_CHECKING:
    from hwr.ui.read.opening import Source

Chooser = Callable[[QWidget, Path | None], Path | None]
"""Asks the user for a file, with a window to be in front of and a folder to begin in."""


def _ask_what_to_open(parent: QWidget, folder: Path | None) -> Path | None:
    from hwr.ui.read.transfer import ask_what_to_open

    return ask_what_to_open(parent, folder)


def _ask_where_to_save(parent: QWidget, folder: Path | None) -> Path | None:
    from hwr.ui.read.transfer import ask_where_to_save

    return ask_where_to_save(parent, folder)


@dataclass(frozen=True)
class Choosers:
    """How the user is asked for files."""

    what_to_open: Chooser = _ask_what_to_open
    where_to_save: Chooser = _ask_where_to_save


class Files(QObject):
    """Takes documents out of files and the clipboard, and puts what stands on the canvas there.

    Attributes:
        folder: where dialogs begin: where the last one ended; None to let the system say.
    """

    source_chosen = Signal(object)
    """Something shall be opened; carries the `Source`."""
    used = Signal(object)
    """A file was opened or saved; carries its `Path`."""

    def __init__(
        self,
        document: Callable[[], Document],
        messages: MessageBarWidget,
        choosers: Choosers,
        folder: Path | None,
        window: QWidget,
    ) -> None:
        """`document` tells what stands on the canvas."""
        super().__init__(window)
        self.folder = folder
        self._document = document
        self._messages = messages
        self._choosers = choosers
        self._window = window

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Open a picture or an InkML file."""
        from hwr.ui.read.opening import FileSource

        self.source_chosen.emit(FileSource(path))

    @Slot(object)
    def open_page(self, pages: Pages) -> None:
        """Open one page of a file that has several."""
        from hwr.ui.read.opening import FileSource

        self.source_chosen.emit(FileSource(pages.path, pages.number))

    @Slot()
    def ask_and_open(self) -> None:
        """Open the file that the user chooses."""
        path = self._choosers.what_to_open(self._window, self.folder)
        if path is not None:
            self.open_file(path)

    @Slot()
    def ask_and_save(self) -> None:
        """Save the drawing where the user says."""
        from hwr.store.atomic import write_bytes
        from hwr.ui.read.transfer import file_bytes

        if is_blank(self._document()):
            self._messages.show_note(tr("There is nothing to save yet: draw something first."))
            return
        path = self._choosers.where_to_save(self._window, self.folder)
        if path is None:
            return
        try:
            write_bytes(path, file_bytes(self._document(), path))
        except HwrError as error:
            self._messages.show_problem(str(error))
        else:
            self._messages.show_note(tr("Saved as {path}.", path=path))
            self.note(path)

    @Slot()
    def copy(self) -> None:
        """Put the document on the clipboard."""
        from hwr.ui.read.transfer import offer

        if is_blank(self._document()):
            self._messages.show_note(tr("There is nothing to copy yet: draw something first."))
        else:
            QGuiApplication.clipboard().setMimeData(offer(self._document()))

    @Slot()
    def paste(self) -> None:
        """Open what is on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    @Slot(object)
    def take(self, mime: QMimeData) -> None:
        """Open what was dropped or pasted."""
        from hwr.ui.read.transfer import source_from

        try:
            source = source_from(mime)
        except HwrError as error:
            self._messages.show_problem(str(error))
        else:
            self.source_chosen.emit(source)

    @Slot(object)
    def note_opened(self, source: Source) -> None:
        """Something was opened: if it was a file, the next dialog begins beside it."""
        from hwr.ui.read.opening import FileSource

        if isinstance(source, FileSource):
            self.note(source.path)

    @Slot(object)
    def note(self, path: Path) -> None:
        """A file was opened or saved: it is listed, and the next dialog begins beside it."""
        path = path.absolute()
        self.folder = path.parent
        self.used.emit(path)
