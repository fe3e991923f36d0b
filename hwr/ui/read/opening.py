"""Opening: what somebody opened, pasted or dropped, turned into a document. Pure functions, safe in any thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from PySide6.QtCore import QObject, QSize, Qt, QThread, Signal, Slot
from PySide6.QtGui import QImage

from hwr.errors import HwrError, InkFileError, PictureError
from hwr.ink.drawing import Drawing
from hwr.ink.files import drawing_format
from hwr.language import tr
from hwr.ui.kit.canvas.document import Document, Pages, PictureDocument
from hwr.ui.kit.picture.ink import png_bytes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hwr.ink.pixels import Pixels
    from hwr.reading.values import Grouping, Line
    from hwr.recognizer import Recognition, Recognizer

PREVIEW_SIDE: Final = 1600
"""A pasted picture is shown with at most this many pixels a side."""


@dataclass(frozen=True)
class FileSource:
    """A file on this computer, or one page of it, from 0."""

    path: Path
    page: int = 0

    @property
    def name(self) -> str:
        """What to call it."""
        return self.path.name or str(self.path)


@dataclass(frozen=True, eq=False)
class ImageSource:
    """A picture without a file, from the clipboard or another program's window."""

    image: QImage
    name: str = field(default_factory=lambda: tr("the pasted picture"))


@dataclass(frozen=True)
class InkSource:
    """An InkML document without a file."""

    inkml: bytes
    name: str = field(default_factory=lambda: tr("the pasted ink"))


Source: TypeAlias = FileSource | ImageSource | InkSource


def open_source(source: Source) -> Document:
    """Read what there is.

    Raises:
        InkFileError, PictureError, DrawingError: if it cannot be read, or there is no ink in it.
    """
    if isinstance(source, InkSource):
        from hwr.ink.inkml import parse_inkml

        return _with_ink(parse_inkml(source.inkml, name=source.name), source.name)
    if isinstance(source, ImageSource):
        from hwr.ink.picture import read_picture_bytes

        ink = read_picture_bytes(png_bytes(source.image), name=source.name)
        return PictureDocument(source.name, ink, _fitting(source.image))
    if form := drawing_format(source.path):
        return _with_ink(form.read(source.path), source.name)
    from hwr.ink.picture import ink_from_pixels
    from hwr.ink.picture_file import read_file

    pixels = read_file(source.path, page=source.page)
    pages = Pages(source.path, pixels.page, pixels.pages) if pixels.pages > 1 else None
    return PictureDocument(source.name, ink_from_pixels(pixels), _look_of(pixels), pages)


def _with_ink(drawing: Drawing, name: str) -> Drawing:
    if drawing.is_blank:
        raise InkFileError(tr("There is no ink in {name}.", name=name))
    return drawing


def _fitting(look: QImage) -> QImage:
    """A picture that is not larger than it is shown."""
    if max(look.width(), look.height()) <= PREVIEW_SIDE:
        return look
    size = look.size().scaled(PREVIEW_SIDE, PREVIEW_SIDE, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    return look.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)


def _look_of(pixels: Pixels) -> QImage:
    """A picture as it looks."""
    height, width = pixels.colour.shape[:2]
    opacity = np.ones((height, width, 1), np.float32) if pixels.opacity is None else pixels.opacity[:, :, None]
    colour = np.broadcast_to(pixels.colour, (height, width, 3))
    values = np.ascontiguousarray((np.concatenate([colour, opacity], axis=2) * 255 + 0.5).astype(np.uint8))
    opaque = pixels.opacity is None
    form = QImage.Format.Format_RGBX8888 if opaque else QImage.Format.Format_RGBA8888
    return QImage(values.data, width, height, 4 * width, form).copy()


@dataclass(frozen=True, eq=False)
class Job:
    """One thing to open or to read.

    Attributes:
        source: where it comes from; a picture document has been opened before and is to be read again.
        recognizer: what reads a picture; None to only open it.
        cancelled: set when nobody waits for the result any more.
        grouping: what the user has laid down about the symbols of a picture; None for nothing.
    """

    source: Source | PictureDocument
    recognizer: Recognizer | None
    cancelled: Event
    grouping: Grouping | None = None


@dataclass(frozen=True, eq=False)
class Opened:
    """What a job gave: a document and, for a picture, its reading; or a sentence on why it could not be.

    Attributes:
        job: the job.
        document: None when it failed.
        recognition: its reading; None without a recogniser, and for a drawing that cannot be read.
        line: its reading as a number, likewise.
        problem: empty when it succeeded.
    """

    job: Job
    document: Document | None = None
    recognition: Recognition | None = None
    line: Line | None = None
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
            return Opened(job, document, *_reading(job.recognizer, document))
        recognition = job.recognizer.recognize_bitmap(document.ink)
        if recognition.best is None and document.pages is None:  # who goes through pages may pass a blank one
            raise PictureError(tr("There is no ink in {name}.", name=document.name))
        line = _line(job.recognizer, document.ink, recognition, job.grouping)
    except HwrError as error:
        return Opened(job, problem=str(error))
    except MemoryError:
        return Opened(job, problem=tr("There is not enough memory to open {name}.", name=job.source.name))
    return Opened(job, document, recognition, line)


def _line(
    recognizer: Recognizer, ink: NDArray[np.float32], whole: Recognition, grouping: Grouping | None
) -> Line | None:
    """A picture's reading as a number."""
    from hwr.reading.number import read_number_bitmap
    from hwr.reading.values import Grouping

    return read_number_bitmap(recognizer, ink, whole=whole, grouping=grouping or Grouping())


def _reading(recognizer: Recognizer, drawing: Drawing) -> tuple[Recognition | None, Line | None]:
    """A drawing's reading, as a digit and as a number; None if it has none, and the session says why when the drawing
    stands on the canvas.

    The busiest drawing that a file can hold takes seconds, which the window's own thread does not have.
    """
    from hwr.reading.number import read_number

    try:
        whole = recognizer.recognize(drawing)
        return whole, read_number(recognizer, drawing, whole=whole)
    except HwrError:
        return None, None


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
            self.done.emit(
                Opened(job, problem=tr("The program made a mistake in opening {name}.", name=job.source.name))
            )
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
