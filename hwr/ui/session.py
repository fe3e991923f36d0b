"""The session: the sole owner of what changes while the window is open.

What stands on the canvas, its history, the recogniser and what is being opened live here and nowhere else. Everybody
asks for changes by calling a method, and learns of them by a signal; the values that go round are frozen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hwr.errors import HwrError
from hwr.ink.drawing import Drawing, Stroke
from hwr.ui.kit.canvas.document import Document, PictureDocument, is_blank
from hwr.ui.kit.undo import UndoHistory

if TYPE_CHECKING:
    from hwr.reading.number import ScoreCache
    from hwr.reading.values import Grouping, Line
    from hwr.recognizer import Recognition, Recognizer
    from hwr.store.taught.record import Ink
    from hwr.ui.read.opening import Job, Opened, OpeningThread, Source

BUSY_AFTER_MS = 120
"""What is opened faster than this needs no sign that it is being opened."""


MAX_PICTURES = 20
"""The history goes back no further than this many pictures: drawings weigh nothing, pictures some megabytes each."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """What stands on the canvas, and what the user has laid down about which parts of it are a symbol.

    Attributes:
        document: the drawing or picture.
        grouping: None for nothing.
        is_growing: whether the last stroke of a drawing is still being drawn.
    """

    document: Document
    grouping: Grouping | None = None
    is_growing: bool = False

    def followed_by(self, document: Document) -> Sheet:
        """Another document: of a drawing that has only grown, the symbols stay as they were laid down."""
        return Sheet(document, self.grouping if self._strokes_of(document) is not None else None)

    def drawn_on(self, drawing: Drawing) -> Sheet:
        """What a gesture under way makes of it: more strokes, or fewer and others."""
        return replace(self.followed_by(drawing), is_growing=bool(self._strokes_of(drawing)))

    def _strokes_of(self, document: Document) -> tuple[Stroke, ...] | None:
        """Which strokes a drawing that has only grown has more; None of another document."""
        if not isinstance(self.document, Drawing) or not isinstance(document, Drawing):
            return None
        known = len(self.document.strokes)
        return document.strokes[known:] if document.strokes[:known] == self.document.strokes else None


def followed(history: UndoHistory[Sheet], sheet: Sheet) -> UndoHistory[Sheet]:
    """The history with a new sheet, without what is too long past to be kept."""
    longer = history.with_document(sheet)
    pictures = [index for index, past in enumerate(longer.past) if isinstance(past.document, PictureDocument)]
    return longer if len(pictures) <= MAX_PICTURES else longer.since(pictures[-MAX_PICTURES])


class Session(QObject):
    """State that changes, and the few ways to change it."""

    document_changed = Signal(object)
    """Another document stands on the canvas (not one that a gesture under way changes); carries the `Document`."""
    recognized = Signal(object)
    """There is a new reading; carries the `Recognition`: of what is a number, that of the chosen symbol."""
    line_read = Signal(object, int)
    """What is on the canvas is a number, or no longer; carries its `Line` or None, and which symbol is chosen. Comes
    before `recognized`."""
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
        self._history: UndoHistory[Sheet] = UndoHistory(Sheet(Drawing()))
        self._recognizer: Recognizer | None = None
        self._recognition: Recognition | None = None
        self._line: Line | None = None  # the number, if it is one
        self._chosen = 0  # which of its symbols the recognition is of
        self._symbol: Ink | None = None  # its ink
        self._changed: int | None = None  # the symbol that the user has just made of others, to be chosen
        self._scores: ScoreCache | None = None  # what this recogniser said of parts of the drawing before
        self._read: Sheet | None = None  # what the latest reading is of
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
        return self._history.current.document

    @property
    def recognition(self) -> Recognition | None:
        """The latest reading; None before the first."""
        return self._recognition

    @property
    def line(self) -> Line | None:
        """The number on the canvas; None if it is none."""
        return self._line

    @property
    def ink(self) -> Ink | None:
        """What `recognition` is of: the drawing, a picture's ink, or the chosen symbol's; None for a blank canvas."""
        if self._symbol is not None:
            return self._symbol
        document = self.document
        if isinstance(document, PictureDocument):
            return document.ink
        return None if document.is_blank else document

    @property
    def recognizer(self) -> Recognizer | None:
        """What reads; None until there is a model."""
        return self._recognizer

    @property
    def is_opening(self) -> bool:
        """Whether something is being opened or read in the background."""
        return self._job is not None

    def take_over(self, former: Session) -> None:
        """Go on where another session was, with all that can be undone, and open what it was opening."""
        self._go_to(former._history)
        if (source := former._source_under_way) is not None:
            self._give(source)

    @Slot(object)
    def use_recognizer(self, recognizer: Recognizer) -> None:
        """Read with this one from now on, beginning with what stands on the canvas."""
        self._recognizer = recognizer
        self._read = self._scores = None
        if self._source_under_way is None:  # which is to be read instead, if it can be opened
            self._recognise(self._history.current)

    # The drawing

    @Slot(object)
    def set_drawing(self, drawing: Drawing) -> None:
        """Read the drawing as a gesture under way has made it."""
        self._recognise(self._history.current.drawn_on(drawing))

    @Slot(object)
    def commit(self, document: Document) -> None:
        """Let this stand on the canvas; the former document can be had back with `undo`."""
        self._forget_job()
        self._go_to(followed(self._history, self._history.current.followed_by(document)))

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
            self._go_to(followed(self._history, Sheet(Drawing())))

    def _go_to(self, history: UndoHistory[Sheet]) -> None:
        is_other = history.current.document is not self.document
        self._history = history
        if is_other:
            self.document_changed.emit(history.current.document)
        self.history_changed.emit(history.can_undo, history.can_redo)
        self._recognise(history.current)

    # The symbols of a number

    @Slot(int)
    def choose_symbol(self, symbol: int) -> None:
        """Let the recognition be of this symbol."""
        if self._line is not None and symbol != self._chosen and symbol < len(self._line.symbols):
            self._chosen = symbol
            self._announce_line(self._line)

    @Slot(int, int)
    def merge_symbols(self, first: int, last: int) -> None:
        """The symbols from the first to the last are one."""
        from hwr.reading.grouping import merged

        self._regroup(first, lambda line: merged(line, first, last))

    @Slot(int)
    def split_symbol(self, symbol: int) -> None:
        """The symbol is two."""
        from hwr.reading.grouping import split

        self._regroup(symbol, lambda line: split(line, symbol))

    @Slot(int, bool, float)
    def move_edge(self, symbol: int, is_left: bool, x: float) -> None:
        """The symbol's box begins, or ends, at x, in the units of what was read."""
        from hwr.reading.grouping import resized

        def moved(line: Line) -> Grouping:
            box = line.symbols[symbol].box
            return resized(line, replace(box, left=x) if is_left else replace(box, right=x))

        self._regroup(symbol, moved)

    def _regroup(self, symbol: int, change: Callable[[Line], Grouping]) -> None:
        if self._line is not None and (grouping := change(self._line)) != self._line.grouping:
            self._changed = symbol
            self._go_to(followed(self._history, Sheet(self.document, grouping)))

    # Opening

    @Slot(object)
    def open(self, source: Source) -> None:
        """Open something in the background; the canvas stays as it is until it is there."""
        self._give(source)

    @Slot()
    def cancel_opening(self) -> None:
        """Give up what is being opened."""
        self._forget_job()
        self._read_what_stands()

    def _read_what_stands(self) -> None:
        """What was opened came to nothing: what stands here is read now, if it waited for that."""
        if self._read is None:
            self._recognise(self._history.current)

    @property
    def _source_under_way(self) -> Source | None:
        """What is being opened; None if nothing is, or what stands on the canvas is read again."""
        if self._job is None or isinstance(self._job.source, PictureDocument):
            return None
        return self._job.source

    def close(self) -> None:
        """End background work; the session is not to be used afterwards."""
        self._forget_job()
        if self._opening is not None:
            self._opening.close()

    def _give(self, source: Source | PictureDocument, grouping: Grouping | None = None) -> None:
        # Only who opens something needs a thread and what it takes to decode pictures.
        from hwr.ui.read.opening import Job, OpeningThread

        if self._opening is None:
            self._opening = OpeningThread(self)
            self._opening.done.connect(self._take_opened)
        self._forget_job()
        self._job = Job(source, self._recognizer, Event(), grouping)
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
            self._read_what_stands()
            return
        current = self._history.current
        sheet = current if opened.document is current.document else Sheet(opened.document)
        if opened.recognition is not None and opened.job.recognizer is self._recognizer:
            self._read, self._problem = sheet, ""
        if sheet is not current:
            self._go_to(followed(self._history, sheet))
        if opened.recognition is not None:
            self._announce(opened.recognition, opened.line)
        if not isinstance(opened.job.source, PictureDocument):
            self.opened.emit(opened.job.source)

    # Reading

    def _recognise(self, sheet: Sheet) -> None:
        if self._recognizer is None:
            return
        if sheet is self._read:
            if self._problem:
                self.failed.emit(self._problem)  # it stands there still
            return
        self._read, self._problem = sheet, ""
        if isinstance(sheet.document, PictureDocument):
            self._give(sheet.document, sheet.grouping)
            return
        try:
            self._announce(*self._read_drawing(sheet.document, sheet))
        except HwrError as error:
            self._problem = str(error)
            self._announce(self._recognizer.recognize(Drawing()), None)
            self.failed.emit(self._problem)

    def _read_drawing(self, drawing: Drawing, sheet: Sheet) -> tuple[Recognition, Line | None]:
        from hwr.reading.number import ScoreCache, read_number
        from hwr.reading.values import Grouping

        assert self._recognizer is not None
        if self._scores is None:
            self._scores = ScoreCache()
        whole = self._recognizer.recognize(drawing)
        line = read_number(
            self._recognizer,
            drawing,
            whole=whole,
            grouping=sheet.grouping or Grouping(),
            cache=self._scores,
            is_growing=sheet.is_growing,
        )
        return whole, line

    def _announce(self, whole: Recognition, line: Line | None) -> None:
        """Tell of a reading: of one digit, or of a number, of which the symbol that was written last is chosen."""
        if line is not None and line.looks_like_several:
            if self._line is None or len(self._line.symbols) != len(line.symbols):
                self._chosen = max(range(len(line.symbols)), key=lambda i: max(line.symbols[i].pieces, default=0))
            if self._changed is not None:
                self._chosen, self._changed = min(self._changed, len(line.symbols) - 1), None
            self._announce_line(line)
            return
        self._line = self._symbol = self._changed = None
        self._chosen = 0
        self._recognition = whole
        self.line_read.emit(None, 0)
        self.recognized.emit(whole)

    def _announce_line(self, line: Line) -> None:
        from hwr.reading.number import ink_of

        assert self._recognizer is not None and self._read is not None
        document, recognizer = self._read.document, self._recognizer
        self._line = line
        ink = document.ink if isinstance(document, PictureDocument) else document
        self._symbol = ink_of(ink, line, self._chosen, is_growing=self._read.is_growing)
        self._recognition = (
            recognizer.recognize(self._symbol)
            if isinstance(self._symbol, Drawing)
            else recognizer.recognize_bitmap(self._symbol)
        )
        self.line_read.emit(line, self._chosen)
        self.recognized.emit(self._recognition)
