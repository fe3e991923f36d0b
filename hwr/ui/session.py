"""The session: the sole owner of what changes while the window is open.

What stands on the canvas, its history, the recogniser and what is being opened live here and nowhere else. Everybody
asks for changes by calling a method, and learns of them by a signal; the values that go round are frozen.
"""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hwr.errors import HwrError
from hwr.ink.drawing import Drawing
from hwr.ui.kit.canvas.document import Document, PictureDocument, is_blank
from hwr.ui.kit.undo import UndoHistory

if TYPE_CHECKING:
    from hwr.recognizer import Recognition, Recognizer
    from hwr.ui.read.opening import Source
    from hwr.ui.read.opening_worker import Job, Opened, OpeningThread

BUSY_AFTER_MS = 120
"""What is opened faster than this needs no sign that it is being opened."""


MAX_PICTURES = 20
"""The history goes back no further than this many pictures: drawings weigh nothing, pictures some megabytes each."""


def followed(history: UndoHistory[Document], document: Document) -> UndoHistory[Document]:
    """The history with a new document, without what is too long past to be kept."""
    longer = history.with_document(document)
    pictures = [index for index, past in enumerate(longer.past) if isinstance(past, PictureDocument)]
    return longer if len(pictures) <= MAX_PICTURES else longer.since(pictures[-MAX_PICTURES])


class Session(QObject):
    """State that changes, and the few ways to change it."""

    document_changed = Signal(object)
    """Another document stands on the canvas (not one that a gesture under way changes); carries the `Document`."""
    recognized = Signal(object)
    """There is a new reading; carries the `Recognition`."""
    history_changed = Signal(bool, bool)
    """Carries whether something can be undone, and whether something can be redone."""
    opened = Signal(object)
    """What was asked for stands on the canvas; carries the `Source`."""
    failed = Signal(str)
    """Something that was asked for could not be done; carries the sentence to show."""
    busy_changed = Signal(str)
    """Carries the name of what is being opened; empty when nothing is any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history: UndoHistory[Document] = UndoHistory(Drawing())
        self._recognizer: Recognizer | None = None
        self._recognition: Recognition | None = None
        self._read: Document | None = None  # what the latest reading is of
        self._problem = ""  # why it could not be read
        self._job: Job | None = None
        self._opening: OpeningThread | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(BUSY_AFTER_MS)
        self._patience.timeout.connect(self._tell_busy)
        self._is_busy = False

    @property
    def document(self) -> Document:
        """What stands on the canvas, without what a gesture under way has changed."""
        return self._history.current

    @property
    def recognition(self) -> Recognition | None:
        """The latest reading; None before the first."""
        return self._recognition

    @property
    def recognizer(self) -> Recognizer | None:
        """What reads; None until there is a model."""
        return self._recognizer

    @property
    def is_opening(self) -> bool:
        """Whether something is being opened or read in the background."""
        return self._job is not None

    @Slot(object)
    def use_recognizer(self, recognizer: Recognizer) -> None:
        """Read with this one from now on, beginning with what stands on the canvas."""
        self._recognizer = recognizer
        self._read = None
        self._recognise(self.document)

    # The drawing

    @Slot(object)
    def set_drawing(self, drawing: Drawing) -> None:
        """Read the drawing as a gesture under way has made it."""
        self._recognise(drawing)

    @Slot(object)
    def commit(self, document: Document) -> None:
        """Let this stand on the canvas; the former document can be had back with `undo`."""
        self._forget_job()
        self._go_to(followed(self._history, document))

    @Slot()
    def undo(self) -> None:
        """Take the last change back."""
        if self._history.can_undo:
            self._forget_job()
            self._go_to(self._history.undone())

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        if self._history.can_redo:
            self._forget_job()
            self._go_to(self._history.redone())

    @Slot()
    def clear(self) -> None:
        """A blank canvas; nothing to do if it is one."""
        self._forget_job()
        if not is_blank(self.document):
            self._go_to(followed(self._history, Drawing()))

    def _go_to(self, history: UndoHistory[Document]) -> None:
        self._history = history
        self.document_changed.emit(history.current)
        self.history_changed.emit(history.can_undo, history.can_redo)
        self._recognise(history.current)

    # Opening

    @Slot(object)
    def open(self, source: Source) -> None:
        """Open something in the background; the canvas stays as it is until it is there."""
        self._give(source)

    @Slot()
    def cancel_opening(self) -> None:
        """Give up what is being opened."""
        self._forget_job()

    def close(self) -> None:
        """End background work; the session is not to be used afterwards."""
        self._forget_job()
        if self._opening is not None:
            self._opening.close()

    def _give(self, source: Source | PictureDocument) -> None:
        # Only who opens something needs a thread and what it takes to decode pictures.
        from hwr.ui.read.opening_worker import Job, OpeningThread

        if self._opening is None:
            self._opening = OpeningThread(self)
            self._opening.done.connect(self._take_opened)
        self._forget_job()
        self._job = Job(source, self._recognizer, Event())
        self._patience.start()
        self._opening.give(self._job)

    def _forget_job(self) -> None:
        self._patience.stop()
        if self._job is not None:
            self._job.cancelled.set()
            self._job = None
        if self._is_busy:
            self._is_busy = False
            self.busy_changed.emit("")

    @Slot()
    def _tell_busy(self) -> None:
        if self._job is not None:
            self._is_busy = True
            self.busy_changed.emit(self._job.source.name)

    @Slot(object)
    def _take_opened(self, opened: Opened) -> None:
        if opened.job is not self._job:
            return  # cancelled after it was done
        self._forget_job()
        if opened.document is None:
            self.failed.emit(opened.problem)
            return
        if opened.recognition is not None and opened.job.recognizer is self._recognizer:
            self._read, self._problem = opened.document, ""
        if opened.document is not self.document:
            self._go_to(followed(self._history, opened.document))
        if opened.recognition is not None:
            self._announce(opened.recognition)
        if not isinstance(opened.job.source, PictureDocument):
            self.opened.emit(opened.job.source)

    # Reading

    def _recognise(self, document: Document) -> None:
        if self._recognizer is None:
            return
        if document is self._read:
            if self._problem:
                self.failed.emit(self._problem)  # it stands there still
            return
        self._read, self._problem = document, ""
        if isinstance(document, PictureDocument):
            self._give(document)
            return
        try:
            self._announce(self._recognizer.recognize(document))
        except HwrError as error:
            self._problem = str(error)
            self._announce(self._recognizer.recognize(Drawing()))
            self.failed.emit(self._problem)

    def _announce(self, recognition: Recognition) -> None:
        self._recognition = recognition
        self.recognized.emit(recognition)
