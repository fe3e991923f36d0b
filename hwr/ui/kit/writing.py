"""Writing: a file or a folder is written in the background, with a row that shows how far it is and can cancel it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from hwr.language import tr
from hwr.recipe.progress import Progress
from hwr.ui.kit.layout import in_row, named
from hwr.ui.kit.message_bar import MessageBarWidget
from hwr.ui.kit.plain import FittingLabel
from hwr.ui.kit.task import BackgroundTask, ProgressBar
from hwr.ui.kit.theme import MUTED

_UNSEEN_MS: Final = 300
"""What is written sooner than this shows no row, so that nothing jumps."""


class WritingRow(QWidget):
    """Writes one thing at a time, and says by a message bar what came of it. Hidden while there is nothing to wait for.

    A work that is cancelled, fails, or is under way when the program ends leaves nothing of what it had begun.
    """

    ended = Signal()
    """Whatever was being written is written, or nothing of it is left."""

    def __init__(self, messages: MessageBarWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._task = BackgroundTask(self)
        self._success = ""
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

    def write(self, work: Generator[float, None, object], step: str, success: str) -> bool:
        """Begin to write something, unless something is being written; then a note says so. Tells whether it has begun.

        Args:
            work: tells how far it is, from 0 to 1; removes what it has begun when it is closed.
            step: what is being done, as words for the user.
            success: the sentence to say when it is done.
        """
        if not self.is_idle:
            self._messages.show_note(tr("Another file is still being written: wait for it, or cancel it."))
            return False
        self._success = success
        self._show_step(step)
        self._cancel.setEnabled(True)
        self._bar.show_progress(None)
        self._late.start()
        self._task.start(_told(work, step))
        return True

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
        if self._task.problem:
            self._messages.show_problem(self._task.problem)
        elif self.is_written:
            self._messages.show_note(self._success)
        else:
            self._messages.show_note(tr("Cancelled: nothing was written."))
        self.ended.emit()

    def _show_step(self, step: str) -> None:
        self._step.say(tr("{step}…", step=step))
        self.setAccessibleDescription(step)


def _told(work: Generator[float, None, object], step: str) -> Generator[object, None, None]:
    """A work as a `BackgroundTask` wants it."""
    with closing(work):
        while True:
            try:
                share = next(work)
            except StopIteration as end:
                yield True if end.value is None else end.value
                return
            yield Progress(step, share)
