"""The opening worker: opens and reads pictures in a thread of its own, so that the window goes on meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from hwr.errors import HwrError, PictureError
from hwr.ink.drawing import Drawing
from hwr.ui.kit.canvas.document import Document, PictureDocument
from hwr.ui.read.opening import Source, open_source

if TYPE_CHECKING:
    from hwr.recognizer import Recognition, Recognizer


@dataclass(frozen=True, eq=False)
class Job:
    """One thing to open or to read.

    Attributes:
        source: where it comes from; a picture document has been opened before and is to be read again.
        recognizer: what reads a picture; None to only open it.
        cancelled: set when nobody waits for the result any more.
    """

    source: Source | PictureDocument
    recognizer: Recognizer | None
    cancelled: Event


@dataclass(frozen=True, eq=False)
class Opened:
    """What a job gave: a document and, for a picture, its reading; or a sentence on why it could not be.

    Attributes:
        job: the job.
        document: None when it failed.
        recognition: its reading; None without a recogniser, and for a drawing that cannot be read.
        problem: empty when it succeeded.
    """

    job: Job
    document: Document | None = None
    recognition: Recognition | None = None
    problem: str = ""


def perform(job: Job) -> Opened | None:
    """Do a job, wherever; None if it was cancelled in between."""
    try:
        document = job.source if isinstance(job.source, PictureDocument) else open_source(job.source)
        if job.cancelled.is_set():
            return None
        if job.recognizer is None:
            return Opened(job, document)
        if not isinstance(document, PictureDocument):
            return Opened(job, document, _reading(job.recognizer, document))
        recognition = job.recognizer.recognize_bitmap(document.ink)
        if recognition.best is None:
            raise PictureError(f"There is no ink in {document.name}.")
    except HwrError as error:
        return Opened(job, problem=str(error))
    except MemoryError:
        return Opened(job, problem=f"There is not enough memory to open {job.source.name}.")
    return Opened(job, document, recognition)


def _reading(recognizer: Recognizer, drawing: Drawing) -> Recognition | None:
    """A drawing's reading; None if it has none, and the session says why when the drawing stands on the canvas.

    The busiest drawing that a file can hold takes seconds, which the window's own thread does not have.
    """
    try:
        return recognizer.recognize(drawing)
    except HwrError:
        return None


class OpeningWorker(QObject):
    """Does jobs one after the other, in the thread it was moved to."""

    done = Signal(object)
    """A job that was not cancelled is done; carries `Opened`."""

    @Slot(object)
    def work(self, job: Job) -> None:
        """Do one job."""
        if job.cancelled.is_set():
            return
        try:
            opened = perform(job)
        except Exception:  # a defect; it is reported as one, but nobody is left waiting
            self.done.emit(Opened(job, problem=f"The program made a mistake in opening {job.source.name}."))
            raise
        if opened is not None:
            self.done.emit(opened)


class OpeningThread(QObject):
    """The worker's thread, started when the first job comes. Call `close` before it goes."""

    done = Signal(object)
    """A job that was not cancelled is done; carries `Opened`, in this object's own thread."""
    _job_given = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: QThread | None = None
        self._worker: OpeningWorker | None = None

    def give(self, job: Job) -> None:
        """Queue a job."""
        if self._thread is None:
            self._thread = QThread(self)
            self._thread.setObjectName("opening")
            self._worker = OpeningWorker()
            self._worker.moveToThread(self._thread)
            self._job_given.connect(self._worker.work)
            self._worker.done.connect(self._pass_on)
            self._thread.start()
        self._job_given.emit(job)

    def close(self) -> None:
        """End the thread; waits for the job under way, which is to be cancelled before."""
        if self._thread is not None:
            self._thread.requestInterruption()
            self._thread.quit()
            self._thread.wait()
            self._thread = None
            self._worker = None

    @Slot(object)
    def _pass_on(self, opened: Opened) -> None:
        self.done.emit(opened)
