"""Following: a history is looked at again and again, for what others do to it and for how far its trainings are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hwr.errors import HwrError
from hwr.store.runs.record import RunStatus
from hwr.store.runs.run_store import RunStore
from hwr.ui.runs.runs_model import RunsModel

FOLLOWED_MS: Final = 1000
"""So often what is under way, here or elsewhere, is looked at again."""

_READ_A_LOOK: Final = 2000
"""So many runs are read again each time, more of them less often: 10,000 take 80 ms."""


class Following(QObject):
    """Between `start` and `stop`; keeps the lines of runs that are training up to date in the model.

    Attributes:
        looks: how often it has looked.
    """

    others_changed = Signal()
    """The command line, another window or another store of this one has changed the history since `catch_up`."""
    grown = Signal(object)
    """Runs are training, and their lines are those of now; carries their numbers, a frozenset."""
    failed = Signal(str)
    """It cannot be read; why, in a sentence."""

    def __init__(self, model: RunsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._store: RunStore | None = None
        self._changes = 0
        self.looks = 0
        self._timer = QTimer(self, interval=FOLLOWED_MS)
        self._timer.timeout.connect(self._look)

    def catch_up(self, store: RunStore | None) -> None:
        """All of this store is read now; None to ask none any more."""
        self._store = store
        if store is not None:
            self._changes = store.changes()

    @Slot()
    def start(self) -> None:
        """Look from now on."""
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def _look(self) -> None:
        """Of a large history everything is read again less often, since that takes a moment."""
        store = self._store
        if store is None:
            return
        self.looks += 1
        try:
            is_turn = self.looks % (1 + len(self._model.runs) // _READ_A_LOOK) == 0
            if is_turn and store.changes() != self._changes:
                self.others_changed.emit()
            training = frozenset(run.id for run in self._model.runs if run.status is RunStatus.RUNNING)
            for run in training:
                self._model.replace(store.run(run).summary)
            if training:
                self.grown.emit(training)
        except HwrError as error:
            self.failed.emit(str(error))
