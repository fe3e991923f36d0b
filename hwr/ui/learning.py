"""Learning: the pages on which networks are trained and runs compared, and which network reads. Made on first demand.

A part of the composition root (`hwr.ui.app`), apart from it because none of it may be loaded before the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hwr.errors import HwrError
from hwr.ui.kit.asking import ask_where, ask_which
from hwr.ui.kit.lazy_page import LazyPage

if TYPE_CHECKING:
    from hwr.recipe.recipe import Recipe
    from hwr.recognizer import Recognition
    from hwr.store.model_file import Model
    from hwr.store.paths import Paths
    from hwr.store.runs.run_store import RunStore
    from hwr.ui.explain.explain import Explain
    from hwr.ui.kit.canvas.document import PictureDocument
    from hwr.ui.runs.page import RunsPage
    from hwr.ui.train.train import Train

_RECIPES = "Recipes (*.toml);;All files (*)"
_LESSONS = "Lessons (*.toml);;All files (*)"
_ANSWERS = {"Table (*.csv)": ".csv", "JSON (*.json)": ".json"}


class Learning(QObject):
    """The pages *Train*, *Runs* and *Explain*.

    Attributes:
        train, runs, explain: the pages, empty until they are first shown.
    """

    model_offered = Signal(object, str, object)
    """A network is there to read with; carries the `Model`, what to call it, and its run's number or None."""
    train_shown = Signal()
    """The page *Train* is wanted."""
    canvas_requested = Signal()
    """The canvas is wanted."""
    document_offered = Signal(object)
    """A picture shall stand on the canvas; carries a `PictureDocument`."""
    explain_shown = Signal()
    """The page *Explain* is wanted."""
    chapter_changed = Signal()
    """Another chapter is explained."""
    noted = Signal(str)
    failed = Signal(str)

    def __init__(self, paths: Paths, window: QWidget, chapter: str = "") -> None:
        """`chapter` is the key of the one that was explained last, if any was."""
        super().__init__(window)
        self._chapter = chapter
        self._paths = paths
        self._window = window
        self._recognition: Recognition | None = None
        self._train: Train | None = None
        self._runs: RunsPage | None = None
        self._explain: Explain | None = None
        self._model: Model | None = None
        self._store: RunStore | None = None
        self.train_page = LazyPage(self._make_train, "Train")
        self.runs_page = LazyPage(self._make_runs, "Runs")
        self.explain_page = LazyPage(self._make_explain, "Explain")

    @property
    def chapter(self) -> str:
        """The key of the chapter that was explained last; "" if none ever was."""
        shown = None if self._explain is None else self._explain.panel
        return self._chapter if shown is None else shown.chapter.key

    @property
    def train(self) -> Train:
        """The page *Train* and its session; made now if it has not been."""
        self.train_page.page()
        assert self._train is not None
        return self._train

    def start(self) -> None:
        """At the program's start: find the runs whose program died, and drop for good what was deleted long ago."""
        from hwr.store.paths import is_there
        from hwr.store.runs.run_store import RunStore

        if not is_there(self._paths.runs):
            return
        try:
            with RunStore.open(self._paths.runs) as store:
                lost = store.mark_interrupted()
                store.purge()
                notice = store.notice
        except HwrError as error:
            self.failed.emit(str(error))
            return
        if notice:
            self.failed.emit(notice)
        elif lost:
            runs = "A training was" if len(lost) == 1 else f"{len(lost)} trainings were"
            self.noted.emit(f"{runs} interrupted when the program ended. You can continue on the page Runs.")

    def load_trained(self, run: int) -> None:
        """Read with the network of a run of the history, as was last chosen; silently the shipped one if it is gone."""
        from hwr.store.paths import is_there
        from hwr.store.runs.run_store import RunStore

        if not is_there(self._paths.runs):
            return
        try:
            with RunStore.open(self._paths.runs, read_only=True) as store:
                model = store.model(run)
        except HwrError:
            return
        if model is not None:
            self.model_offered.emit(model, f"Run {run}", run)

    @Slot(object)
    def show_recognition(self, recognition: Recognition) -> None:
        """Something else stands on the canvas, or is read otherwise."""
        self._recognition = recognition
        if self._train is not None:
            self._train.show_recognition(recognition)
        self._show_surroundings()

    def close(self) -> None:
        """End all background work; a run under way is kept to be continued."""
        if self._train is not None:
            self._train.close()
        if self._runs is not None:
            self._runs.leave_store()
        if self._store is not None:
            self._store.close()

    # The page Train

    def _make_train(self) -> QWidget:
        from hwr.nn.performance import keep_to_one_thread
        from hwr.ui.train.train import Train

        keep_to_one_thread()  # networks are looked at in one thread while they are trained in another
        train = Train(self._paths, self._ask_open, self._ask_save, self)
        self._train = train
        train.model_made.connect(self._offer_made)
        train.noted.connect(self.noted)
        train.failed.connect(self.failed)
        train.canvas_requested.connect(self.canvas_requested)
        train.chapter_requested.connect(self.show_chapter)
        train.digit_to_canvas_requested.connect(self._offer_digit)
        train.runs_changed.connect(self._refresh_runs)
        if self._recognition is not None:
            train.show_recognition(self._recognition)
        page: QWidget = train.page
        return page

    @Slot(object, object)
    def _offer_made(self, model: Model, run: int | None) -> None:
        self.model_offered.emit(model, "Trained network" if run is None else f"Run {run}", run)

    @Slot(object)
    def _offer_digit(self, picture: NDArray[np.float32]) -> None:
        self.document_offered.emit(digit_document(picture))

    def _ask_open(self) -> Path | None:
        return ask_which(self._window, "Open a recipe", _RECIPES)

    def _ask_save(self, usual: str) -> Path | None:
        return ask_where(self._window, "Save the recipe", usual, {"Recipe (*.toml)": ".toml"})

    # The page Explain

    def _make_explain(self) -> QWidget:
        from hwr.nn.performance import keep_to_one_thread
        from hwr.ui.explain.explain import Explain

        keep_to_one_thread()
        explain = Explain(self._paths, self._ask_lesson, self._ask_answers, self)
        self._explain = explain
        explain.noted.connect(self.noted)
        explain.failed.connect(self.failed)
        explain.canvas_requested.connect(self.canvas_requested)
        explain.chapter_changed.connect(self.chapter_changed)
        self._show_surroundings()
        explain.start(self._chapter)
        page: QWidget = explain.page
        return page

    @Slot(str)
    def show_chapter(self, key: str) -> None:
        """Explain something: show the chapter of this key."""
        self.explain_shown.emit()
        self.explain_page.page()
        assert self._explain is not None
        self._explain.show_chapter(key)

    def use_model(self, model: Model) -> None:
        """This model reads in the window."""
        self._model = model
        self._show_surroundings()

    def _show_surroundings(self) -> None:
        if self._explain is not None and self._model is not None and self._recognition is not None:
            from hwr.ui.kit.chapter.panel import Surroundings

            self._explain.show_surroundings(Surroundings(self._model, self._recognition))

    def _ask_lesson(self) -> Path | None:
        return ask_which(self._window, "Open a lesson", _LESSONS)

    def _ask_answers(self, usual: str) -> Path | None:
        return ask_where(self._window, "Export the answers", usual, _ANSWERS)

    # The page Runs

    def _make_runs(self) -> QWidget:
        from hwr.ui.runs.page import RunsPage

        page = RunsPage()
        self._runs = page
        page.model_requested.connect(self._use_run)
        page.continue_requested.connect(self._continue_run)
        page.recipe_requested.connect(self._use_recipe)
        self._open_store()
        made: QWidget = page
        return made

    def _open_store(self) -> None:
        from hwr.store.runs.run_store import RunStore

        assert self._runs is not None
        try:
            self._store = RunStore.open(self._paths.runs)
        except HwrError as error:  # what cannot be written may still be looked at
            self._runs.show_problem(str(error))
            with suppress(HwrError):
                self._store = RunStore.open(self._paths.runs, read_only=True)
        if self._store is not None:
            self._runs.show_store(self._store)

    @Slot()
    def _refresh_runs(self) -> None:
        if self._runs is not None:
            self._runs.refresh()

    @Slot(int)
    def _use_run(self, run: int) -> None:
        def use(store: RunStore) -> None:
            model = store.model(run)
            if model is not None:
                self.model_offered.emit(model, f"Run {run}", run)

        self._with_store(use)

    @Slot(int)
    def _continue_run(self, run: int) -> None:
        from hwr.recipe.recipe import Recipe

        def resume(store: RunStore) -> None:
            recipe = Recipe.from_dict(store.run(run).recipe)
            self.train_shown.emit()
            self.train.session.resume(run, recipe)

        self._with_store(resume)

    @Slot(object)
    def _use_recipe(self, recipe: Recipe) -> None:
        self.train.use_recipe(recipe)
        self.train_shown.emit()

    def _with_store(self, do: Callable[[RunStore], None]) -> None:
        if self._store is not None:
            try:
                do(self._store)
            except HwrError as error:
                self.failed.emit(str(error))


def digit_document(picture: NDArray[np.float32]) -> PictureDocument:
    """One of the training set's pictures, float32 (8, 8) with 1 for ink, as something that can stand on the canvas."""
    from hwr.ui.kit.canvas.document import PictureDocument

    shades = np.ascontiguousarray((255 * (1 - picture)).round().astype(np.uint8).repeat(32, 0).repeat(32, 1))
    height, width = shades.shape
    preview = QImage(shades.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
    return PictureDocument("a test digit", picture, preview)
