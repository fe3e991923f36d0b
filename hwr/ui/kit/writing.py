"""Writing: a file or a folder is written in the background, with a row that shows how far it is and can cancel it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from hwr.language import tr
from hwr.recipe.progress import Progress
from hwr.ui.kit.layout import in_row, named
from hwr.ui.kit.message_bar import MessageBarWidget
from hwr.ui.kit.plain import FittingLabel
from hwr.ui.kit.task import BackgroundTask, ProgressBar
from hwr.ui.kit.theme import MUTED
from hwr.words import LONGEST_NAME, shown

_UNSEEN_MS: Final = 300
"""What is written sooner than this shows no row, so that nothing jumps."""


def _nothing_written() -> str:
    return tr("Cancelled: nothing was written.")


@dataclass(frozen=True, eq=False)
class Work:
    """What is to be written. Its words are asked for when they are said, in the language that is spoken by then.

    Attributes:
        steps: tell how far it is, from 0 to 1, in a thread of their own, and return what came of it; closed before
            their end, they remove what they had begun.
        step: what is being done.
        success: makes of what came of it the sentence to say when it is done.
        given_up: the sentence to say when it was cancelled.
        finish: does with what came of it, in the window's thread, what only that may do.
        target: a file beside which the next one may be wanted.
    """

    steps: Generator[float, None, Any]
    step: Callable[[], str]
    success: Callable[[Any], str]
    given_up: Callable[[], str] = _nothing_written
    finish: Callable[[Any], None] | None = None
    target: Path | None = None


def writing_file(steps: Generator[float, None, Any], path: Path) -> Work:
    """The work of writing a file or a folder."""
    return Work(
        steps,
        lambda: tr("Writing {name}", name=shown(path.name, LONGEST_NAME)),
        lambda _: tr("Written to {path}.", path=path),
    )


class WritingRow(QWidget):
    """Writes one thing at a time, and says by a message bar what came of it. Hidden while there is nothing to wait for.

    A work that is cancelled, fails, or is under way when the program ends leaves nothing of what it had begun.
    """

    ended = Signal()
    """Whatever was being written is written, or nothing of it is left."""
    written = Signal(object)
    """This `Work` is done."""

    def __init__(self, messages: MessageBarWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._task = BackgroundTask(self)
        self._work: Work | None = None
        named(self, "writing", tr("Writing a file"))
        self._step = FittingLabel("writingStep", self, role=MUTED)
        self._bar = ProgressBar("writingProgress", tr("How far it is written"), self)
        self._cancel = named(
            QPushButton(tr("Cancel"), self), "writingCancel", tr("Cancel"), tr("Write no more, and leave nothing")
        )
        self._cancel.clicked.connect(self._stop)
        in_row((self._step, 1), (self._bar, 1), self._cancel, of=self, margins=0, spacing=12)
        self._late = QTimer(self, singleShot=True, interval=_UNSEEN_MS)
        self._late.timeout.connect(self.show)
        self._task.advanced.connect(self._show_progress)
        self._task.ended.connect(self._end)
        self.hide()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being written."""
        return not self._task.is_busy

    @property
    def is_written(self) -> bool:
        """Whether what was to be written last is written, all of it."""
        return self._task.result is not None

    @Slot(object)
    def write(self, work: Work) -> bool:
        """Begin to write something, and tell whether it has begun: if something is being written, a note says so."""
        if not self.is_idle:
            self._messages.show_note(tr("Another file is still being written: wait for it, or cancel it."))
            return False
        self._task.start(_told(work.steps))
        self._show_work(work)
        return True

    def take_over(self, former: WritingRow) -> None:
        """Go on with what another row, which is about to go, is writing."""
        if former._work is not None and not former.is_idle:
            self._task.take_over(former._task)
            self._show_work(former._work)

    def close_down(self) -> None:
        """Write no more, and leave nothing half-written; for the end."""
        self._late.stop()
        self._task.close()
        self.hide()

    @Slot()
    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._show_step(tr("Cancelling"))
        self._task.stop()

    @Slot()
    def _show_progress(self) -> None:
        self._bar.show_progress(self._task.progress)

    @Slot()
    def _end(self) -> None:
        self._late.stop()
        self.hide()
        work, self._work = self._work, None
        assert work is not None
        if self._task.problem:
            self._messages.show_problem(self._task.problem)
        elif self.is_written:
            result = self._task.result
            if work.finish is not None:
                work.finish(result)
            self._messages.show_note(work.success(result))
            self.written.emit(work)
        else:
            self._messages.show_note(work.given_up())
        self.ended.emit()

    def _show_work(self, work: Work) -> None:
        self._work = work
        self._show_step(work.step())
        self._cancel.setEnabled(True)
        self._bar.show_progress(self._task.progress)
        self._late.start()

    def _show_step(self, step: str) -> None:
        self._step.say(tr("{step}…", step=step))
        self.setAccessibleDescription(step)


def _told(steps: Generator[float, None, object]) -> Generator[object, None, None]:
    """A work's steps as a `BackgroundTask` wants them; what they are called, the row knows."""
    with closing(steps):
        while True:
            try:
                share = next(steps)
            except StopIteration as end:
                yield True if end.value is None else end.value
                return
            yield Progress("", share)
