"""The page *Train*, wired: makes the page and its session when first asked, and holds their connections."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hwr.data.digits import DrawnDigits
from hwr.data.labelled_ink import read_labelled_ink
from hwr.errors import HwrError
from hwr.language import tr
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe, read_recipe, write_recipe
from hwr.train.observation import SubjectKind
from hwr.train.observer import Inspection
from hwr.train.own_drawings import OwnDrawings
from hwr.train.sample_curve import SampleCurve, of_recipe
from hwr.ui.kit.asking import ask_where, ask_which
from hwr.ui.kit.task import SWITCH_INTERVAL, BackgroundTask
from hwr.ui.train.page import ShowsObservation, TrainPage
from hwr.ui.train.run_curves import RunCurves
from hwr.ui.train.run_state import RunState
from hwr.ui.train.scores_widget import Score
from hwr.ui.train.session import TrainSession

if TYPE_CHECKING:
    from pathlib import Path

    from hwr.recognizer import Recognition
    from hwr.store.model_file import Model
    from hwr.store.paths import Paths

FIRST_PRESET: Final = "first"


class Train(QObject):
    """The page *Train* with its session.

    Attributes:
        session: what changes.
        page: what is seen.
    """

    model_made = Signal(str)
    """A run has led to a model, `session.model`; carries a sentence on it."""
    use_requested = Signal()
    """That model shall read."""
    runs_changed = Signal()
    """The history of runs has changed."""
    noted = Signal(str)
    failed = Signal(str)
    canvas_requested = Signal()
    """The user wants to draw."""
    digit_to_canvas_requested = Signal(object)
    """One of the tested digits shall be put on the canvas; carries its picture, float32 (8, 8)."""
    writing_requested = Signal(object)
    """Curves are to be copied or saved; carries the `Work`."""
    chapter_requested = Signal(str)
    """The user wants something explained; carries the chapter's key."""

    def __init__(self, paths: Paths, parent: QObject | None = None, session: TrainSession | None = None) -> None:
        """`session` is another page's that has given it up; None to begin one."""
        super().__init__(parent)
        self._paths = paths
        self._state = RunState()
        self._is_given_up = False
        self._reads: Model | None = None
        self._by_samples = BackgroundTask(self)
        self._by_samples.advanced.connect(self._show_by_samples_progress)
        self._by_samples.ended.connect(self._show_by_samples)
        sys.setswitchinterval(SWITCH_INTERVAL)
        self.session = TrainSession(paths.runs, self) if session is None else session
        self.session.setParent(self)
        self.page = TrainPage()
        self._curves = RunCurves(paths.runs, self.session, self.page.curves, self.page.gradients, self)
        self._curves.noted.connect(self.noted)
        self._curves.failed.connect(self.failed)
        self._connect_run()
        self._connect_panels()
        self.page.transport.show_tempo(self.session.tempo)
        if session is None:
            self.page.form.show_recipe(PRESETS[FIRST_PRESET].recipe, FIRST_PRESET)
            self.session.set_recipe(PRESETS[FIRST_PRESET].recipe)
            QTimer.singleShot(0, self._load_drawings)  # when somebody listens to what may go wrong
        else:
            self.page.form.show_recipe(session.recipe)
            session.tell_all()

    @Slot(object)
    def show_recognition(self, recognition: Recognition) -> None:
        """The user has drawn something else."""
        self.session.inspector.set_ink(recognition.ink)
        self.page.drawing.show_drawing(is_there=recognition.ink is not None)

    def use_recipe(self, recipe: Recipe) -> None:
        """Show this recipe in the form, to be trained next, without what was done in the middle."""
        self.page.form.show_recipe(recipe.undisturbed)
        self.session.set_recipe(recipe.undisturbed)
        if recipe.interventions:
            self.noted.emit(
                tr("What was done in the middle of that run is left out; `hwr train --config` does it again.")
            )

    def give_up_session(self) -> TrainSession:
        """Let another page have the session, with the run that is under way."""
        self._is_given_up = True
        self.session.setParent(None)
        return self.session

    def take_over(self, former: Train) -> None:
        """Go on with what else another page, which is about to go, computes or has computed."""
        self.page.by_samples.take_over(former.page.by_samples)
        self._by_samples.take_over(former._by_samples)

    def close(self) -> None:
        """End all background work; a session that was given up goes on."""
        self._by_samples.cancel()
        if not self._is_given_up:
            self.session.close()

    @Slot()
    def _load_drawings(self) -> None:
        self.session.inspector.own = OwnDrawings(self._paths.taught)
        try:
            self.session.inspector.drawings = DrawnDigits.of(read_labelled_ink(self._paths.shipped_drawings))
        except HwrError as error:
            self.failed.emit(str(error))

    def show_reader(self, model: Model | None) -> None:
        """Say what reads on Read."""
        self._reads = model
        self._show_use()

    @Slot()
    def _show_use(self) -> None:
        made, reads = self.session.model, self._reads
        is_used = (
            made is not None
            and reads is not None
            and made.network.architecture == reads.network.architecture
            and np.array_equal(made.network.parameters, reads.network.parameters)
        )
        self.page.use.setEnabled(made is not None and not is_used)
        self.page.use.setText(tr("Reads on Read now") if is_used else tr("Use this network"))

    # Connections

    def _connect_run(self) -> None:
        session, page = self.session, self.page
        transport, machine = page.transport, page.time_machine
        transport.train_requested.connect(session.train)
        transport.pause_requested.connect(session.pause)
        transport.stop_requested.connect(session.stop)
        transport.restart_requested.connect(session.restart)
        transport.step_requested.connect(session.step)
        transport.tempo_changed.connect(session.set_tempo)
        machine.moment_requested.connect(session.show_moment)
        machine.branch_requested.connect(session.branch)
        page.curves.moment_requested.connect(session.show_moment)
        page.gradients.moment_requested.connect(session.show_moment)
        for panel in (page.curves, page.gradients, page.by_samples):
            panel.writing_requested.connect(self.writing_requested)
        page.form.recipe_changed.connect(session.set_recipe)
        page.form.learning_rate_changed.connect(session.set_rate)
        page.form.validity_changed.connect(transport.set_possible)
        page.form.open_requested.connect(self._open_recipe)
        page.form.save_requested.connect(self._save_recipe)
        session.recipe_changed.connect(page.form.show_recipe)
        session.state_changed.connect(self._show_state)
        session.progress_changed.connect(machine.show_progress)
        session.model_made.connect(self.model_made)
        session.model_made.connect(self._show_use)
        page.use.clicked.connect(self.use_requested)
        session.run_kept.connect(self.runs_changed)
        session.noted.connect(self.noted)
        session.failed.connect(self.failed)

    def _connect_panels(self) -> None:
        session, page = self.session, self.page
        session.history_changed.connect(self._curves.show_history)
        session.inspector.inspected.connect(self._show_inspection)
        session.run_begun.connect(self._clear)
        session.inspector.diagnosed.connect(page.doctor.show_diagnoses)
        page.doctor.remedy_requested.connect(session.apply)
        page.doctor.chapter_requested.connect(self.chapter_requested)
        page.chapter_requested.connect(self.chapter_requested)
        page.activations.subject_requested.connect(session.inspector.look_at)
        page.activations.unit_requested.connect(self._open_unit)
        page.confusion.digit_requested.connect(self._open_digit)
        page.confusion.digit_to_canvas_requested.connect(self._put_digit_on_canvas)
        page.drawing.canvas_requested.connect(self.canvas_requested)
        page.by_samples.compute_requested.connect(self._compute_by_samples)
        page.by_samples.cancel_requested.connect(self._cancel_by_samples)
        page.tabs.currentChanged.connect(self._show_current_panel)

    # What the session tells

    @Slot(object)
    def _show_state(self, state: RunState) -> None:
        self.page.transport.show_state(state)
        self.page.time_machine.show_state(state)
        before, self._state = self._state, state
        if (state.phase, state.shown) != (before.phase, before.shown):
            self.page.curves.show_moment(state.shown)
            self.page.gradients.show_moment(state.shown)
            self.page.doctor.show_moment(state.shown is not None, state.update)
        if state.phase is not before.phase:
            self._show_use()
        if state.phase.is_under_way != before.phase.is_under_way:
            self.page.form.set_running(state.phase.is_under_way)

    @Slot()
    def _clear(self) -> None:
        """A run is being prepared: nothing of the one before stays."""
        page = self.page
        page.doctor.clear()
        page.scores.show_scores(None, None)
        page.drawing.show_recognition(None)
        page.confusion.show_examination(None)
        for chart in (page.curves, page.gradients):
            chart.show_history(None)
        for panel in (page.activations, page.gradients, page.weights, page.network):
            panel.show_observation(None)

    @Slot(object)
    def _show_inspection(self, inspection: Inspection) -> None:
        page, examination = self.page, inspection.examination
        page.drawing.show_recognition(inspection.recognition)
        held_out = None
        if examination is not None:
            asked = len(examination.answers)
            held_out = Score(round(examination.accuracy * asked), asked)
        drawings = inspection.request.drawings
        right = inspection.drawings_right
        shipped = None if drawings is None or right is None else Score(right, len(drawings))
        own = None if inspection.own_right is None else Score(*inspection.own_right)
        page.scores.show_scores(held_out, shipped, own)
        page.activations.show_choices(len(inspection.request.prepared.tested))
        self._show_current_panel()

    @Slot()
    def _show_current_panel(self) -> None:
        """Only the panel that is to be seen is kept up to date."""
        inspection, page = self.session.inspector.inspection, self.page
        if inspection is None:
            return
        panel = page.tabs.currentWidget()
        if panel is page.confusion:
            if inspection.examination is None:
                page.confusion.show_nothing_held_out()
            else:
                page.confusion.show_examination(inspection.examination)
        elif isinstance(panel, ShowsObservation):
            panel.show_observation(inspection.observation)

    # What the user asks for

    @Slot(int, int)
    def _open_unit(self, layer: int, unit: int) -> None:
        self.page.tabs.setCurrentWidget(self.page.network)
        self.page.network.show_unit(layer, unit)

    @Slot(int)
    def _open_digit(self, place: int) -> None:
        self.page.tabs.setCurrentWidget(self.page.activations)
        self.session.inspector.look_at(SubjectKind.DIGIT, place)

    @Slot(int)
    def _put_digit_on_canvas(self, place: int) -> None:
        prepared = self.session.prepared
        if prepared is not None:
            self.digit_to_canvas_requested.emit(prepared.tested.pictures[place])

    @Slot()
    def _open_recipe(self) -> None:
        path = ask_which(self.page, tr("Open a recipe"), tr("Recipes (*.toml);;All files (*)"))
        if path is not None:
            self.open_recipe(path)

    def open_recipe(self, path: Path) -> bool:
        """Show the recipe of a file in the form; whether that could be done."""
        try:
            self.use_recipe(read_recipe(path))
        except HwrError as error:
            self.failed.emit(str(error))
            return False
        self.noted.emit(tr("Opened {name}.", name=path.name))
        return True

    @Slot()
    def _save_recipe(self) -> None:
        recipe = self.page.form.recipe
        if recipe is None:
            self.noted.emit(tr("These settings do not fit together yet; what is wrong is said beside them."))
            return
        path = ask_where(self.page, tr("Save the recipe"), "recipe.toml", {tr("Recipe (*.toml)"): ".toml"})
        if path is None:
            return
        try:
            write_recipe(path, recipe)
        except HwrError as error:
            self.failed.emit(str(error))
        else:
            self.noted.emit(tr("Saved as {path}.", path=path))

    # Accuracy by the number of samples

    @Slot()
    def _compute_by_samples(self) -> None:
        self._by_samples.start(of_recipe(self.session.recipe))

    @Slot()
    def _cancel_by_samples(self) -> None:
        self._by_samples.cancel()
        self.page.by_samples.show_problem(tr("Cancelled."))

    @Slot()
    def _show_by_samples_progress(self) -> None:
        progress = self._by_samples.progress
        if progress is not None:
            self.page.by_samples.show_progress(progress)

    @Slot()
    def _show_by_samples(self) -> None:
        result = self._by_samples.result
        if isinstance(result, SampleCurve):
            self.page.by_samples.show_result(result)
        else:
            self.page.by_samples.show_problem(self._by_samples.problem)
