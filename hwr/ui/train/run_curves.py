"""The curves of the run on the page *Train*, and those of other runs that are laid over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from hwr.errors import HwrError
from hwr.language import tr
from hwr.nn.history import History
from hwr.store.runs.run_store import RunStore
from hwr.ui.kit.chart.history import Overlay
from hwr.ui.kit.chart.stored import loss_unit, numbered, stored_curves

if TYPE_CHECKING:
    from pathlib import Path

    from hwr.ui.kit.chart.curves_panel import CurvesPanel
    from hwr.ui.train.gradients_panel import GradientsPanel
    from hwr.ui.train.session import TrainSession

_OFFERED: Final = 15
"""So many of the latest runs can be laid over the curves."""


class RunCurves(QObject):
    """Owner of what the curves show: the session's run, the run before it, and runs that the user has chosen."""

    noted = Signal(str)
    failed = Signal(str)

    def __init__(
        self, runs: Path, session: TrainSession, curves: CurvesPanel, gradients: GradientsPanel, parent: QObject
    ) -> None:
        """`runs` is the file of the history of runs."""
        super().__init__(parent)
        self._runs, self._session, self._curves, self._gradients = runs, session, curves, gradients
        self._history: History | None = None
        self._run: int | None = None
        self._loss = ""
        self._former: Overlay | None = None
        self._laid_over: dict[int, Overlay] = {}
        curves.menu.aboutToShow.connect(self._offer_runs)
        curves.menu.run_toggled.connect(self._lay_over)

    @Slot(object)
    def show_history(self, history: History) -> None:
        """Show the history of the session's run, which may have grown."""
        session = self._session
        if history is not self._history:
            self._lay_former_run_over()
            self._history, self._run = history, session.run
            if session.trained is not None:
                self._loss = session.trained.training.loss
                self._curves.say(session.title, loss_unit(self._loss))
        self._curves.show_history(history)
        self._gradients.show_history(history)

    def _lay_former_run_over(self) -> None:
        """The curves that were shown until now stay as faint lines: what a remedy, a branch or a restart changed. Those
        of a run that is continued are part of it."""
        former, run = self._history, self._run
        self._former = None
        if former is not None and len(former.losses) and (run is None or run != self._session.run):
            title = tr("the run before") if run is None else tr("run {run} before", run=run)
            loss = "" if self._session.trained is None else self._session.trained.training.loss
            self._former = Overlay(title, former, is_former=True, has_other_loss=loss != self._loss)
        self._gradients.show_former(self._former)
        self._show_overlays()

    def _show_overlays(self) -> None:
        former = () if self._former is None else (self._former,)
        self._curves.show_overlays((*former, *self._laid_over.values()))

    @Slot()
    def _offer_runs(self) -> None:
        """The latest runs can be laid over the curves, besides those that are."""
        try:
            with RunStore.open(self._runs, read_only=True) as store:
                latest = store.runs(limit=_OFFERED + 1)
        except HwrError as error:
            self.failed.emit(str(error))
            latest = []
        titles = {run: overlay.title for run, overlay in self._laid_over.items()}
        titles |= {run.id: numbered(run) for run in latest if run.id != self._session.run}
        self._curves.menu.show_runs(dict(sorted(titles.items(), reverse=True)), self._laid_over)

    @Slot(int, bool)
    def _lay_over(self, run: int, wanted: bool) -> None:
        self._laid_over.pop(run, None)
        if wanted:
            try:
                with RunStore.open(self._runs, read_only=True) as store:
                    kept = store.run(run)
                    history = stored_curves(store, [kept]).history
            except HwrError as error:
                self.failed.emit(str(error))
                return
            if history is None:
                self.noted.emit(tr("Nothing was measured of run {run}: there are no curves.", run=run))
            else:
                self._laid_over[run] = Overlay(numbered(kept.summary), history, number=str(run))
        self._show_overlays()
