"""The rooms: the pages beside Read, each made and wired when it is first wanted, and what they ask of each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from hwr.language import tr
from hwr.ui.kit.canvas.document import PictureDocument
from hwr.ui.reader import Network

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from hwr.explain.glossary import Term
    from hwr.recipe.recipe import Recipe
    from hwr.ui.app import Lab
    from hwr.ui.explain.explain import Explain
    from hwr.ui.explain.glossary import GlossaryDialog
    from hwr.ui.kit.chapter.panel import Surroundings
    from hwr.ui.kit.writing import Work
    from hwr.ui.paper.page import PaperPage
    from hwr.ui.runs.page import RunsPage
    from hwr.ui.teach.learning import LearningPanel
    from hwr.ui.teach.page import TeachPage
    from hwr.ui.train.session import TrainSession
    from hwr.ui.train.train import Train


class Rooms(QObject):
    """Pages know nothing of each other: whatever one asks for that another has is connected here."""

    _runs_changed = Signal()

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self._training: TrainSession | None = None  # of a window that this one took the place of
        self._lab, self._paths, self._window, self._offers = lab, lab.paths, lab.window, lab.offers
        self._session, self._reader, self._teaching = lab.session, lab.reader, lab.teaching
        self._files, self._keeping = lab.files, lab.keeping
        self._closing: list[Callable[[], None]] = []  # what ends the work of the pages that have been made
        self._asked_on: QWidget | None = None  # where something was asked that Explain explains now
        self._window.page_shown.connect(self._forget_way_back)

    def take_over(self, former: Rooms) -> None:
        """Make the pages that another window has made, and go on with the work that is under way in them."""
        if "train" in vars(former):
            self._training = former.train.give_up_session()
            self.train.take_over(former.train)
            self._lab.train_page.page()
        if "paper" in vars(former):
            self.paper.take_over(former.paper)
            self._lab.paper_page.page()
        if "teach" in vars(former) and not (former.teach.is_idle and former.learning.is_done_with):
            self.teach.take_over(former.teach)
            self.learning.take_over(former.learning)
            self._lab.teach_page.page()
        if "runs" in vars(former) and (former.runs.can_undo or not former.runs.writing.is_idle):
            self.runs.take_over(former.runs)
            self._lab.runs_page.page()
        if "explain" in vars(former) and (lesson := former.explain.lesson) is not None:
            self._lab.explain_page.page()
            self.explain.begin_lesson(lesson.key)

    def close(self) -> None:
        """End all work of the pages."""
        for close in self._closing:
            close()

    @cached_property
    def train(self) -> Train:
        """The page *Train*, wired."""
        from hwr.nn.performance import keep_to_one_thread
        from hwr.ui.train.train import Train

        keep_to_one_thread()  # networks are looked at in one thread while they are trained in another
        train, session = Train(self._paths, self, self._training), self._session
        train.model_made.connect(self._offer_network)
        train.use_requested.connect(self._use_trained)
        self._reader.changed.connect(lambda: train.show_reader(self._reader.model))
        train.show_reader(self._reader.model)
        train.noted.connect(self._window.messages.show_note)
        train.failed.connect(self._window.messages.show_problem)
        train.canvas_requested.connect(self.show_canvas)
        train.chapter_requested.connect(self.show_chapter)
        train.digit_to_canvas_requested.connect(self._put_digit_on_canvas)
        train.runs_changed.connect(self._runs_changed)
        train.writing_requested.connect(self._write)
        session.recognized.connect(train.show_recognition)
        if session.recognition is not None:
            train.show_recognition(session.recognition)
        self._closing.append(train.close)
        return train

    @cached_property
    def paper(self) -> PaperPage:
        """The page *Paper*, wired."""
        from hwr.ui.paper.page import PaperPage

        page = PaperPage(lambda: self._session.recognizer)
        page.open_requested.connect(self._files.ask_and_open)
        page.paste_requested.connect(self._files.paste)
        page.opened.connect(self._files.note)
        page.noted.connect(self._window.messages.show_note)
        page.failed.connect(self._window.messages.show_problem)
        self._window.drops.hovered.connect(page.set_inviting)
        self._closing.append(page.cancel)
        return page

    @cached_property
    def teach(self) -> TeachPage:
        """The page *My digits*."""
        from hwr.nn.performance import keep_to_one_thread
        from hwr.ui.teach.page import TeachPage
        from hwr.ui.teach.practice import PracticePanel

        keep_to_one_thread()  # it learns in a thread of its own
        page = TeachPage(self._teaching)
        self._window.take_in(page.messages)
        page.brought.connect(self._note_samples)
        page.add_side(self.learning, tr("Learn"))
        practice = PracticePanel(
            self._teaching, lambda: self._session.recognizer, lambda: self._reader.network.kept_name
        )
        page.add_side(practice, tr("Practise"))
        self._closing += [page.close_down, self.learning.close_down]
        return page

    @cached_property
    def learning(self) -> LearningPanel:
        """What stands beside the samples of *My digits*, and lets the network learn from them."""
        from hwr.ui.teach.learning import LearningPanel

        made = LearningPanel(lambda: self._teaching.store, self._lab.correcting.model_to_teach, self._paths.cache)
        made.kept.connect(self._lab.correcting.keep_taught)
        self._teaching.changed.connect(made.refresh)
        return made

    @cached_property
    def runs(self) -> RunsPage:
        """The page *Runs*."""
        from hwr.ui.runs.page import RunsPage

        page = RunsPage()
        self._window.take_in(page.messages)
        page.network_requested.connect(lambda run: self._lab.networks.choose(Network(run=run)))
        self._reader.changed.connect(lambda network: page.show_reader(network.run))
        page.show_reader(self._reader.network.run)
        page.continue_requested.connect(self._continue_run)
        page.recipe_requested.connect(self._use_recipe)
        page.chapter_requested.connect(self.show_chapter)
        self._runs_changed.connect(page.refresh)
        settings = self._keeping.settings
        page.arrange(settings.run_columns, settings.run_order)
        page.arranged.connect(lambda columns, order: self._keeping.keep_settings(run_columns=columns, run_order=order))
        self._closing.append(page.close_history)
        page.open_history(self._paths.runs)
        return page

    @cached_property
    def explain(self) -> Explain:
        """The page *Explain*, wired."""
        from hwr.nn.performance import keep_to_one_thread
        from hwr.ui.explain.explain import Explain

        keep_to_one_thread()
        explain, session = Explain(self._paths, self), self._session
        explain.noted.connect(self._window.messages.show_note)
        explain.failed.connect(self._window.messages.show_problem)
        explain.offered.connect(self._offers.make)
        explain.glossary_requested.connect(self.show_glossary)
        explain.canvas_requested.connect(self.show_canvas)
        explain.training_requested.connect(lambda: self._window.show_page(self._lab.train_page))
        explain.page.back_requested.connect(self._go_back)
        session.recognized.connect(self._show_surroundings)
        explain.show_surroundings(self._surroundings())
        explain.chapter_changed.connect(lambda key: self._keeping.keep_settings(chapter=key))
        explain.start(self._keeping.settings.chapter)
        return explain

    # What the pages ask of each other

    @Slot()
    def show_canvas(self) -> None:
        """Show the page Read."""
        self._window.show_page(self._lab.page)

    @property
    def _is_on_paper(self) -> bool:
        page, _ = self._window.page
        return page is self._lab.paper_page

    @Slot()
    def save(self) -> None:
        """Save what is to be seen."""
        if self._is_on_paper:
            self.paper.ask_and_save()
        else:
            self._files.ask_and_save()

    @Slot(object)
    def _put_digit_on_canvas(self, picture: NDArray[np.float32]) -> None:
        self._session.commit(PictureDocument.of_digit(picture))
        self.show_canvas()

    @Slot(str)
    def _offer_network(self, sentence: str) -> None:
        """A training has led to a network, which reads on Read only if that is asked for."""
        self._offers.make(sentence, tr("Use this network"), self._use_trained)

    @Slot()
    def _use_trained(self) -> None:
        """Read with the network that was trained last."""
        session = self.train.session
        if session.model is not None:
            self._lab.networks.use_trained(session.model, session.run)

    @Slot(object)
    def _note_samples(self, source: Path) -> None:
        """A file of samples is listed among those that were opened; a folder cannot be opened from there."""
        if source.is_file():
            self._files.note(source)

    @Slot(object)
    def _write(self, work: Work) -> None:
        self._lab.exporting.writing.write(work)

    @Slot(int, object)
    def _continue_run(self, run: int, recipe: Recipe) -> None:
        self._window.show_page(self._lab.train_page)
        self.train.session.resume(run, recipe)

    @Slot(object)
    def _use_recipe(self, recipe: Recipe) -> None:
        self.train.use_recipe(recipe)
        self._window.show_page(self._lab.train_page)

    @Slot(str)
    def show_chapter(self, key: str) -> None:
        """Explain something: show the chapter with this key, and the way back to where that was asked."""
        page, title = self._window.page
        self._window.show_page(self._lab.explain_page)
        self.explain.show_chapter(key)
        if page is not self._lab.explain_page:
            self._asked_on = page
            self.explain.page.show_way_back(title)

    @cached_property
    def glossary(self) -> GlossaryDialog:
        """All words and signs, in a window of their own."""
        from hwr.ui.explain.glossary import GlossaryDialog

        made = GlossaryDialog(self._window)
        made.chapter_requested.connect(self.show_chapter)
        return made

    @Slot(object)
    def show_glossary(self, term: Term | None = None) -> None:
        """Show the glossary, at this term if it is one."""
        if term is not None:
            self.glossary.show_term(term)
        self.glossary.show()
        self.glossary.raise_()
        self.glossary.activateWindow()

    @Slot()
    def _go_back(self) -> None:
        assert self._asked_on is not None
        self._window.show_page(self._asked_on)

    @Slot(object)
    def _forget_way_back(self, page: QWidget) -> None:
        """Who goes elsewhere is on another way."""
        if self._asked_on is not None and page is not self._lab.explain_page:
            self._asked_on = None
            self.explain.page.show_way_back("")

    @Slot()
    def _show_surroundings(self) -> None:
        self.explain.show_surroundings(self._surroundings())

    def _surroundings(self) -> Surroundings | None:
        """What chapters may look at; None until something can read."""
        from hwr.ui.kit.chapter.panel import Surroundings

        recognizer, recognition = self._session.recognizer, self._session.recognition
        if recognizer is None or recognition is None:
            return None
        return Surroundings(recognizer.model, recognition, self._paths.shipped_drawings)
