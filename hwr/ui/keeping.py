"""Keeping: nothing that is drawn or set is lost, however the program ends."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from hwr.errors import StorageError
from hwr.language import tr
from hwr.store.write_behind import WriteBehind, remove, writing
from hwr.ui.kit.canvas.document import Document, document_bytes, document_from, is_blank
from hwr.ui.kit.throttle import Throttle
from hwr.ui.settings import WindowSettings, differences, save_settings

if TYPE_CHECKING:
    from hwr.store.recovery import RecoveryFile


REST_MS: Final = 500.0
"""How often at most something is written; no more is lost than what was done since, and while the disk was writing."""


class Keeping(QObject):
    """One window's. `start` before anything can be kept, `close` at the end."""

    failed = Signal(str)
    """Something cannot be kept; carries the sentence to show."""
    _failed_behind = Signal(object, str)

    def __init__(self, drawings: Path, settings_file: Path, settings: WindowSettings, parent: QObject) -> None:
        """`drawings` is the folder that all windows share; `settings` are those that were read from their file."""
        super().__init__(parent)
        self._folder = drawings
        self._settings_file = settings_file
        self._saved: WindowSettings | None = settings
        self._settings = settings
        self._changed: frozenset[str] = frozenset()  # the settings that this window, and not another, has changed
        self._document: Document | None = None  # what stands on the canvas; None before anything did
        self._kept: Document | None = None  # what was last given away to be written
        self._has_file = False
        self._recovery: RecoveryFile | None = None
        self._left: list[Path] = []
        self._is_settings_problem_told = False
        self._is_started = self._is_closed = False
        self._writing = WriteBehind(lambda path, error: self._failed_behind.emit(path, str(error)))
        self._failed_behind.connect(self._take_failure)
        self._documents = Throttle(REST_MS, self)
        self._documents.released.connect(self._write_document)
        self._changes = Throttle(REST_MS, self)
        self._changes.released.connect(self._write_settings)

    @property
    def settings(self) -> WindowSettings:
        """How the window is set."""
        return self._settings

    @property
    def left_behind(self) -> int:
        """How many more documents other windows have left behind that `restore` would bring back."""
        return len(self._left)

    def start(self, *, takes_over: bool = False) -> None:
        """Take a place among the windows, and keep what has been drawn and set meanwhile.

        Args:
            takes_over: the window that was closed last has left behind what stands in this one.

        Raises:
            StorageError: if nothing can be kept.
        """
        from hwr.store.recovery import RecoveryFile  # for which the first paint need not wait

        self._is_started = True
        self._changes.submit(self._settings)
        self._recovery = RecoveryFile.begin(self._folder)
        self._left = self._recovery.left_behind()
        if self._document is not None:
            if takes_over and not is_blank(self._document) and self._left:
                self._has_file = self._recovery.adopt(self._left.pop(0))
            self.keep(self._document)

    def restore(self) -> Document | None:
        """The latest document that was left behind, kept by this window from now on; None if there is none.

        What this window has kept so far is left behind instead.
        """
        if self._recovery is None:
            return None
        self.flush()
        while self._left:
            if not self._recovery.adopt(self._left.pop(0)):
                continue
            try:
                document = document_from(self._recovery.read())
            except StorageError as error:
                aside = self._recovery.lay_aside()
                self.failed.emit(
                    tr(
                        "A drawing that was kept cannot be restored. {error} It is still there as {aside}.",
                        error=error,
                        aside=aside,
                    )
                )
                continue
            self._document = self._kept = document
            self._has_file = True
            return document
        return None

    @Slot(object)
    def keep(self, document: Document) -> None:
        """Another document stands on the canvas, or the same one grows; costs next to nothing."""
        self._document = document
        if self._recovery is None:
            return
        if is_blank(document):  # who clears the canvas wants it gone
            self._documents.drop()
            self._write_document(document)
        else:
            self._documents.submit(document)

    def keep_settings(self, **values: Any) -> None:
        """The window is set otherwise, perhaps; `values` are fields of its settings."""
        settings = replace(self._settings, **values)
        self._changed |= differences(settings, self._settings)
        self._settings = settings
        if self._is_started:
            self._changes.submit(settings)

    @Slot()
    def flush(self) -> None:
        """Have everything on the disk before this returns."""
        self._documents.drop()
        self._changes.drop()
        if self._document is not None:
            self._write_document(self._document)
        self._write_settings(self._settings)
        self._writing.flush()

    def close(self) -> None:
        """Have everything on the disk, and let the next window have it."""
        self.flush()
        self._writing.close()
        self._is_closed = True
        if self._recovery is not None:
            self._recovery.end()
            self._recovery = None

    @Slot(object)
    def _write_document(self, document: Document) -> None:
        if self._recovery is None or document is self._kept:
            return
        if is_blank(document) and not self._has_file:
            return  # and there need not be a thread either
        self._kept, self._has_file = document, True
        work = remove if is_blank(document) else writing(partial(document_bytes, document))
        self._writing.put(self._recovery.path, work)

    @Slot(object)
    def _write_settings(self, settings: WindowSettings) -> None:
        if settings != self._saved and not self._is_closed:
            self._saved = settings
            self._writing.put(self._settings_file, partial(_save, settings, self._changed))

    @Slot(object, str)
    def _take_failure(self, path: Path, sentence: str) -> None:
        # The next change, or the end, tries again. Of a drawing that is not kept people hear until it is; how the
        # window is set is not worth a second sentence.
        if path != self._settings_file:
            self._kept = None
            self.failed.emit(sentence)
            return
        self._saved = None
        if not self._is_settings_problem_told:
            self._is_settings_problem_told = True
            self.failed.emit(sentence)


def _save(settings: WindowSettings, changed: frozenset[str], path: Path) -> None:
    save_settings(path, settings, changed)
