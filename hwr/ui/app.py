"""The application: the composition root, which makes the window's parts and holds every connection between them.

`HWR_EXIT_AFTER_FIRST_PAINT=1` in the environment ends the program as soon as the canvas has been painted and can be
drawn on; `benchmarks/startup.py` measures how long that takes. What the first paint need not wait for is imported where
it is first wanted.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from hwr.errors import HwrError
from hwr.ink.drawing import Drawing
from hwr.ui.actions import Actions, help_dialog
from hwr.ui.keeping import Keeping
from hwr.ui.kit.application import ThemeSwitch, make_application
from hwr.ui.kit.canvas.document import PictureDocument, is_blank
from hwr.ui.kit.canvas.pen_input import Tool
from hwr.ui.kit.text_size import TextSize
from hwr.ui.kit.throttle import Throttle
from hwr.ui.main_window import LazyPage, MainWindow
from hwr.ui.read.files import Choosers, Files
from hwr.ui.read.page import ReadPage
from hwr.ui.reader import TAUGHT_MODEL, Network, Reader
from hwr.ui.session import Session
from hwr.ui.settings import MAX_RECENT, WindowSettings, load_settings, obstacle
from hwr.ui.teach.teaching import Teaching
from hwr.words import counted, percent, with_article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hwr.explain.glossary import Term
    from hwr.recipe.recipe import Recipe
    from hwr.store.model_file import Model
    from hwr.store.paths import Paths
    from hwr.ui.explain.explain import Explain
    from hwr.ui.explain.glossary import GlossaryDialog
    from hwr.ui.kit.application import Endings
    from hwr.ui.kit.chapter.panel import Surroundings
    from hwr.ui.paper.page import PaperPage
    from hwr.ui.read.opening import Source
    from hwr.ui.runs.page import RunsPage
    from hwr.ui.teach.page import TeachPage
    from hwr.ui.train.train import Train

REST_MS: Final = 1.0
"""The pause between two readings while drawing: short enough to feel immediate, long enough to paint meanwhile."""

EXIT_AFTER_FIRST_PAINT: Final = "HWR_EXIT_AFTER_FIRST_PAINT"


class Lab(QObject):
    """The running application: its parts, wired.

    Attributes:
        themes, actions, session, throttle: what has no looks of its own.
        window: the main window.
        page: its first page, with canvas and panels.
        paper_page, teach_page, train_page, runs_page, explain_page: the others, empty until they are first shown.
        files: opening and saving.
        reader: which network reads.
        teaching: the samples that the user has taught.
        keeping: what has nothing lost.
        endings: what hears that the program shall end; None before the first paint.
    """

    _runs_changed = Signal()

    def __init__(self, application: QApplication, paths: Paths, choosers: Choosers | None = None) -> None:
        super().__init__()
        self._application = application
        self._paths = paths
        self._file: Path | None = None
        self.endings: Endings | None = None
        settings = load_settings(paths.settings)
        self.themes = ThemeSwitch(application, settings.theme, self)
        self.themes.apply()
        self.text_size = TextSize(application, settings.text_size, self)
        self.actions = Actions(self)
        self.actions.show_icons(self.themes.theme)
        self.session = Session(self)
        self.throttle = Throttle(REST_MS, self)
        self.window = MainWindow(self.actions)
        self.page = ReadPage(self.actions)
        self.teaching = Teaching(paths.taught, self)
        self.paper_page = LazyPage(lambda: self.paper, "Paper")
        self.teach_page = LazyPage(lambda: self.teach, "My digits")
        self.train_page = LazyPage(lambda: self.train.page, "Train")
        self.runs_page = LazyPage(lambda: self.runs, "Runs")
        self.explain_page = LazyPage(lambda: self.explain.page, "Explain")
        self.files = Files(
            lambda: self.session.document, self.window.messages, choosers or Choosers(), settings.folder, self.window
        )
        self.keeping = Keeping(paths.kept, paths.settings, settings, self)
        self.reader = Reader(paths, self.session.use_recognizer, self.keeping.keep_settings, self)
        self._closing: list[Callable[[], None]] = []  # what ends the work of the pages that have been made
        self._offered: Callable[[], None] = self.session.clear
        self._shown: QWidget = self.page
        self._asked_on: QWidget | None = None  # where something was asked that Explain explains now
        self.window.add_page(self.page, "Read")
        self.window.add_page(self.paper_page, "Paper")
        self.window.add_page(self.teach_page, "My digits")
        self.window.add_page(self.train_page, "Train")
        self.window.add_page(self.runs_page, "Runs")
        self.window.add_page(self.explain_page, "Explain")
        self._connect_drawing()
        self._connect_actions()
        self._connect_teaching()
        self._connect_the_rest()
        self._restore(settings)
        self._connect_keeping()

    def start_after_first_paint(self, file: Path | None) -> None:
        """Put everything off that need not keep the window from appearing."""
        self._file = file
        # Queued: by then what was painted is on the screen.
        self.page.canvas.first_painted.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _go_on(self) -> None:
        # What has been made so far stays until the end: searching it for garbage again and again, or at the end,
        # would only take time.
        gc.freeze()
        gc.enable()
        if os.environ.get(EXIT_AFTER_FIRST_PAINT) == "1":
            QGuiApplication.quit()
            return
        from hwr.ui.kit.application import Endings
        from hwr.ui.kit.icons import application_icon

        self.endings = Endings(self._application)
        self.endings.asked.connect(self.leave)
        self.endings.save_requested.connect(self.keeping.flush)
        QGuiApplication.setWindowIcon(application_icon())
        self.start(self._file)

    def start(self, file: Path | None) -> None:
        """All that the first paint need not wait for: the user's folders, the model, the file named at the start."""
        messages = self.window.messages
        if problem := obstacle(self._paths.settings):
            messages.show_problem(problem)
        try:
            self._paths.prepare()
            self.keeping.start()
        except HwrError as error:
            messages.show_problem(str(error))
        self.reader.start(self.keeping.settings.model_run, self.keeping.settings.model_file)
        self._show_outline()
        self._tidy()
        if file is not None:
            self.files.open_file(file)
        elif is_blank(self.session.document) and not self.page.canvas.is_drawing:
            self._bring_back("Your last")

    def _show_outline(self) -> None:
        """Show which stages there are, and spend on a dot what the first reading costs more than all others."""
        if self.session.recognizer is not None:
            outline = self.session.recognizer.recognize(Drawing.from_strokes([[(128.0, 128.0)]])).ink
            if outline is not None:
                self.page.stages.show_outline(outline)

    def _tidy(self) -> None:
        """Mend what a program that was ended left in the history, and drop the samples that were deleted long ago."""
        from hwr.store.runs.run_store import tidy
        from hwr.store.taught.taught_store import tidy as tidy_taught

        lost, problem = tidy(self._paths.runs)
        if problem := problem or tidy_taught(self._paths.taught):
            self.window.messages.show_problem(problem)
        elif lost:
            runs = "A training was" if lost == 1 else f"{lost} trainings were"
            self.window.messages.show_note(
                f"{runs} interrupted when the program ended. You can continue on the page Runs."
            )

    def report_defect(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell of an exception that nobody expected; takes the place of `sys.excepthook`.

        Qt goes on after an exception in a slot, so the user may too; what was drawn is in the session, unharmed.
        """
        sys.__excepthook__(kind, error, trace)
        self.window.messages.show_problem(
            f"The program made a mistake ({kind.__name__}); what you drew is kept. Details are on the terminal."
        )

    # The pages that are made when they are first wanted

    @cached_property
    def train(self) -> Train:
        """The page *Train*, wired."""
        from hwr.nn.performance import keep_to_one_thread
        from hwr.ui.train.train import Train

        keep_to_one_thread()  # networks are looked at in one thread while they are trained in another
        train, session = Train(self._paths, self), self.session
        train.model_made.connect(self._offer_network)
        train.use_requested.connect(self._use_trained)
        self.reader.changed.connect(lambda: train.show_reader(self.reader.model))
        train.show_reader(self.reader.model)
        train.noted.connect(self.window.messages.show_note)
        train.failed.connect(self.window.messages.show_problem)
        train.canvas_requested.connect(self._show_canvas)
        train.chapter_requested.connect(self.show_chapter)
        train.digit_to_canvas_requested.connect(self._put_digit_on_canvas)
        train.runs_changed.connect(self._runs_changed)
        session.recognized.connect(train.show_recognition)
        if session.recognition is not None:
            train.show_recognition(session.recognition)
        self._closing.append(train.close)
        return train

    @cached_property
    def paper(self) -> PaperPage:
        """The page *Paper*, wired."""
        from hwr.ui.paper.page import PaperPage

        page = PaperPage(lambda: self.session.recognizer)
        page.open_requested.connect(self.files.ask_and_open)
        page.paste_requested.connect(self.files.paste)
        page.opened.connect(self.files.note)
        page.noted.connect(self.window.messages.show_note)
        page.failed.connect(self.window.messages.show_problem)
        self.window.drag_hovered.connect(page.set_inviting)
        self._closing.append(page.cancel)
        return page

    @cached_property
    def teach(self) -> TeachPage:
        """The page *My digits*."""
        from hwr.nn.performance import keep_to_one_thread
        from hwr.ui.teach.learning import LearningPanel
        from hwr.ui.teach.page import TeachPage
        from hwr.ui.teach.practice import PracticePanel

        keep_to_one_thread()  # it learns in a thread of its own
        page = TeachPage(self.teaching)
        learning = LearningPanel(lambda: self.teaching.store, self._model_to_teach, self._paths.cache)
        learning.kept.connect(self._keep_taught)
        self.teaching.changed.connect(learning.refresh)
        page.add_side(learning, "Learn")
        practice = PracticePanel(self.teaching, lambda: self.session.recognizer, lambda: self.reader.network.name)
        page.add_side(practice, "Practise")
        self._closing += [page.close_down, learning.close_down]
        return page

    @cached_property
    def runs(self) -> RunsPage:
        """The page *Runs*."""
        from hwr.ui.runs.page import RunsPage

        page = RunsPage()
        page.network_requested.connect(lambda run: self._choose_network(Network(run=run)))
        self.reader.changed.connect(lambda network: page.show_reader(network.run))
        page.show_reader(self.reader.network.run)
        page.continue_requested.connect(self._continue_run)
        page.recipe_requested.connect(self._use_recipe)
        page.chapter_requested.connect(self.show_chapter)
        self._runs_changed.connect(page.refresh)
        settings = self.keeping.settings
        page.arrange(settings.run_columns, settings.run_order)
        page.arranged.connect(lambda columns, order: self.keeping.keep_settings(run_columns=columns, run_order=order))
        self._closing.append(page.close_history)
        page.open_history(self._paths.runs)
        return page

    @cached_property
    def explain(self) -> Explain:
        """The page *Explain*, wired."""
        from hwr.nn.performance import keep_to_one_thread
        from hwr.ui.explain.explain import Explain

        keep_to_one_thread()
        explain, session = Explain(self._paths, self), self.session
        explain.noted.connect(self.window.messages.show_note)
        explain.failed.connect(self.window.messages.show_problem)
        explain.offered.connect(self._offer)
        explain.glossary_requested.connect(self.show_glossary)
        explain.canvas_requested.connect(self._show_canvas)
        explain.page.back_requested.connect(self._go_back)
        session.recognized.connect(self._show_surroundings)
        explain.show_surroundings(self._surroundings())
        explain.chapter_changed.connect(lambda key: self.keeping.keep_settings(chapter=key))
        explain.start(self.keeping.settings.chapter)
        return explain

    # Every connection between the parts

    def _connect_drawing(self) -> None:
        """Pen to panels: canvas, throttle, session, panels."""
        canvas, session, throttle = self.page.canvas, self.session, self.throttle
        canvas.drawing_changed.connect(throttle.submit)
        throttle.released.connect(session.set_drawing)
        canvas.drawing_finished.connect(throttle.drop)
        canvas.drawing_finished.connect(session.commit)
        session.document_changed.connect(throttle.drop)
        session.document_changed.connect(canvas.show_document)
        symbols = self.page.symbols
        for show_line in (self.page.card.show_line, symbols.show_line):
            session.line_read.connect(show_line)
        symbols.selected.connect(session.choose_symbol)
        symbols.merge_requested.connect(session.merge_symbols)
        symbols.split_requested.connect(session.split_symbol)
        symbols.edge_moved.connect(session.move_edge)
        for panel in (self.page.card, self.page.stages):
            session.recognized.connect(panel.show_recognition)

    def _connect_actions(self) -> None:
        actions, canvas, session, files = self.actions, self.page.canvas, self.session, self.files
        for action in (actions.undo, actions.redo, actions.clear, actions.save, actions.copy, actions.paste):
            action.triggered.connect(canvas.finish_gesture)  # first, so that they find all that has been drawn
        actions.undo.triggered.connect(session.undo)
        actions.redo.triggered.connect(session.redo)
        actions.clear.triggered.connect(self._clear)
        actions.open.triggered.connect(files.ask_and_open)
        actions.save.triggered.connect(self._save)
        actions.copy.triggered.connect(files.copy)
        actions.paste.triggered.connect(files.paste)
        actions.quit.triggered.connect(self.window.close)
        actions.help.triggered.connect(self._help)
        actions.glossary.triggered.connect(partial(self.show_glossary, None))
        actions.pen.triggered.connect(lambda: canvas.set_tool(Tool.PEN))
        actions.eraser.triggered.connect(lambda: canvas.set_tool(Tool.ERASER))
        actions.why.triggered.connect(self.page.card.turn_over)
        session.history_changed.connect(actions.allow_history)
        width = self.page.toolbar.pen_width
        actions.widen.triggered.connect(width.widen)
        actions.narrow.triggered.connect(width.narrow)
        width.width_changed.connect(canvas.set_pen_width)

    def _connect_teaching(self) -> None:
        """What is typed or chosen on the page Read says what the drawing really is."""
        reading = self.page.card.reading
        self.page.label_typed.connect(self._teach_typed)
        reading.corrected.connect(self._teach)
        reading.other_requested.connect(self._ask_for_label)
        self.teaching.failed.connect(self.window.messages.show_problem)

    def _connect_the_rest(self) -> None:
        canvas, session, window, messages = self.page.canvas, self.session, self.window, self.window.messages
        canvas.refused.connect(messages.show_problem)
        canvas.picture_touched.connect(self._offer_to_clear)
        session.document_changed.connect(messages.put_away)
        session.failed.connect(messages.show_problem)
        session.busy_changed.connect(self.page.busy.show_work)
        self.page.busy.cancel_requested.connect(session.cancel_opening)
        session.document_changed.connect(self.page.pager.show_document)
        self.page.pager.page_requested.connect(self.files.open_page)
        messages.action_requested.connect(self._take_offer)
        window.drag_hovered.connect(canvas.set_inviting)
        window.mime_dropped.connect(self.files.take)
        self.files.source_chosen.connect(self._open)
        session.opened.connect(self.files.note_opened)
        session.opened.connect(self._offer_paper)
        window.model.list_networks = self.reader.networks
        window.model.chosen.connect(self._choose_network)
        window.model.open_requested.connect(self._ask_for_model)
        self.reader.changed.connect(window.model.show_network)
        self.reader.failed.connect(window.messages.show_problem)
        window.closed.connect(self._close)
        window.page_shown.connect(self._allow_drawing)
        window.page_shown.connect(self._forget_way_back)
        self.actions.other_theme.triggered.connect(self.themes.choose_other)
        for choice, action in self.actions.themes.items():
            action.triggered.connect(lambda _checked, choice=choice: self.themes.choose(choice))
        for size, action in self.actions.text_sizes.items():
            action.triggered.connect(lambda _checked, size=size: self.text_size.choose(size))
        self.actions.larger_text.triggered.connect(lambda: self.text_size.step(1))
        self.actions.smaller_text.triggered.connect(lambda: self.text_size.step(-1))
        self.text_size.changed.connect(self.actions.show_text_size)
        self.themes.theme_changed.connect(self.actions.show_icons)
        self.themes.choice_changed.connect(self.actions.show_choice)

    def _connect_keeping(self) -> None:
        """Whatever changes and shall last is told to be kept."""
        keeping, canvas, session, window = self.keeping, self.page.canvas, self.session, self.window
        canvas.drawing_changed.connect(keeping.keep)
        session.document_changed.connect(keeping.keep)
        keeping.failed.connect(window.messages.show_problem)
        self.files.used.connect(self._list_file)
        window.recent.file_chosen.connect(self.files.open_file)
        window.recent.clear_requested.connect(self._forget_files)
        window.placed.connect(self._keep_place)
        self.themes.choice_changed.connect(lambda choice: keeping.keep_settings(theme=choice))
        self.text_size.changed.connect(lambda size: keeping.keep_settings(text_size=size))
        width = self.page.toolbar.pen_width
        width.width_changed.connect(lambda: keeping.keep_settings(pen_width=canvas.pen_width))

    @Slot()
    def _show_canvas(self) -> None:
        self.window.show_page(self.page)

    @Slot(object)
    def _allow_drawing(self, page: QWidget) -> None:
        self._shown = page
        self.actions.set_canvas_shown(page is self.page)

    @Slot(object)
    def _open(self, source: Source) -> None:
        if self._shown is self.paper_page and _is_picture(source):
            self._read_on_paper(source)
        else:
            self._show_canvas()
            self.session.open(source)

    @Slot(object)
    def _read_on_paper(self, source: Source) -> None:
        """Read all numbers of a picture on the page Paper."""
        from hwr.ui.paper.source import PaperSource

        self.window.show_page(self.paper_page)
        self.paper.read(PaperSource(source.name, getattr(source, "path", None), getattr(source, "image", None)))

    @Slot(object)
    def _offer_paper(self, source: Source) -> None:
        """A picture with several lines of numbers is better read on the page Paper."""
        from hwr.ink.layout import has_several_rows

        document = self.session.document
        if isinstance(document, PictureDocument) and _is_picture(source) and has_several_rows(document.ink):
            self._offer(
                "This picture holds several lines of numbers. The page Paper reads them all.",
                "Read it on Paper",
                partial(self._read_on_paper, source),
            )

    @Slot(object)
    def _put_digit_on_canvas(self, picture: NDArray[np.float32]) -> None:
        self.session.commit(PictureDocument.of_digit(picture))
        self._show_canvas()

    @Slot(str)
    def _offer_network(self, sentence: str) -> None:
        """A training has led to a network, which reads on Read only if that is asked for."""
        self._offer(sentence, "Use this network", self._use_trained)

    @Slot()
    def _use_trained(self) -> None:
        """Read with the network that was trained last."""
        model, run = self.train.session.model, self.train.session.run
        if model is not None:
            network = Network(run=run, title="" if run is not None else "Trained network")
            self._change_reader(partial(self.reader.read_with, model, network))

    @Slot(object)
    def _choose_network(self, network: Network) -> None:
        self._change_reader(partial(self.reader.choose, network))

    def _change_reader(self, change: Callable[[], None]) -> None:
        """Another network shall read; which can be undone."""
        reader, network, model = self.reader, self.reader.network, self.reader.model
        change()
        if reader.model is model or reader.model is None:
            return
        score = reader.model.metrics.get("test_accuracy")
        known = f" It reads {percent(score, 1)} of the test digits." if isinstance(score, float) else ""
        words = f"{reader.network.name} reads your drawings now.{known}"
        undo = reader.use_shipped if model is None else partial(reader.read_with, model, network)
        self._offer(words, "Undo", undo)

    @Slot(int, object)
    def _continue_run(self, run: int, recipe: Recipe) -> None:
        self.window.show_page(self.train_page)
        self.train.session.resume(run, recipe)

    @Slot(object)
    def _use_recipe(self, recipe: Recipe) -> None:
        self.train.use_recipe(recipe)
        self.window.show_page(self.train_page)

    @Slot(str)
    def show_chapter(self, key: str) -> None:
        """Explain something: show the chapter with this key, and the way back to where that was asked."""
        page, title = self.window.page
        self.window.show_page(self.explain_page)
        self.explain.show_chapter(key)
        if page is not self.explain_page:
            self._asked_on = page
            self.explain.page.show_way_back(title)

    @cached_property
    def glossary(self) -> GlossaryDialog:
        """All words and signs, in a window of their own."""
        from hwr.ui.explain.glossary import GlossaryDialog

        made = GlossaryDialog(self.window)
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
        self.window.show_page(self._asked_on)

    @Slot(object)
    def _forget_way_back(self, page: QWidget) -> None:
        """Who goes elsewhere is on another way."""
        if self._asked_on is not None and page is not self.explain_page:
            self._asked_on = None
            self.explain.page.show_way_back("")

    @Slot()
    def _show_surroundings(self) -> None:
        self.explain.show_surroundings(self._surroundings())

    def _surroundings(self) -> Surroundings | None:
        """What chapters may look at; None until something can read."""
        from hwr.ui.kit.chapter.panel import Surroundings

        recognizer, recognition = self.session.recognizer, self.session.recognition
        if recognizer is None or recognition is None:
            return None
        return Surroundings(recognizer.model, recognition, self._paths.shipped_drawings)

    # Teaching

    @Slot(str)
    def _teach_typed(self, label: str) -> None:
        """Somebody typed what it is; signs that the model does not know are asked for by the menu instead."""
        recognizer = self.session.recognizer
        if recognizer is not None and label in recognizer.model.classes:
            self._teach(label)

    @Slot(str)
    def _teach(self, label: str) -> None:
        ink = self.session.ink
        if ink is None or not self.teaching.teach(ink, label, self.session.recognition, self.reader.network.name):
            return
        taught = sum(self.teaching.counts().values())
        self._offer(
            f"Kept as {with_article(label)}: {counted(taught, 'digit')} of yours so far.", "Undo", self._unteach
        )

    @Slot()
    def _unteach(self) -> None:
        self.teaching.undo()

    def _model_to_teach(self) -> Model | None:
        """What learns: the model that reads, or the one it learnt from if it has been taught before."""
        from hwr.teach.base import base_of

        if self.reader.model is None:
            return None
        return base_of(
            self.reader.model, [self._paths.shipped_model, *sorted(self._paths.models.glob("*.safetensors"))]
        )

    @Slot(object)
    def _keep_taught(self, model: Model) -> None:
        """Keep a model that has learnt from the taught samples, and read with it."""
        from hwr.store.model_file import save_model

        path = self._paths.models / TAUGHT_MODEL
        try:
            save_model(path, model)
        except HwrError as error:
            self.window.messages.show_problem(str(error))
            return
        self.reader.read_with(model, Network(file=path))
        said = "The network that learnt from your digits reads now."
        self._offer(said, "Use the shipped model", self.reader.use_shipped)

    @Slot()
    def _ask_for_label(self) -> None:
        from hwr.ui.kit.asking import ask_label

        if label := ask_label(self.window):
            self._teach(label)

    @Slot()
    def _ask_for_model(self) -> None:
        from hwr.ui.kit.asking import ask_which

        path = ask_which(self.window, "Open a model file", "Models (*.safetensors);;All files (*)")
        if path is not None:
            self._choose_network(Network(file=path))

    # What the actions do

    @Slot()
    def _save(self) -> None:
        if self._shown is self.paper_page:
            self.paper.ask_and_save()
        else:
            self.files.ask_and_save()

    @Slot()
    def _clear(self) -> None:
        if self.session.is_opening:
            self.session.cancel_opening()
        else:
            self.session.clear()

    @Slot()
    def _help(self) -> None:
        dialog = help_dialog(self.actions.all(), self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _offer_to_clear(self) -> None:
        self._offer("This is a picture. Clear the canvas to draw on it.", "Clear", self.session.clear)

    def _offer(self, sentence: str, action: str, do: Callable[[], None]) -> None:
        """Say something, with a button that does something about it."""
        self._offered = do
        self.window.messages.show_note(sentence, action)

    @Slot()
    def _take_offer(self) -> None:
        self._offered()

    # How the window is set

    def _restore(self, settings: WindowSettings) -> None:
        self.actions.show_choice(settings.theme)
        self.actions.show_text_size(settings.text_size)
        self.window.recent.show_paths(settings.recent)
        self.page.toolbar.pen_width.show_width(settings.pen_width)
        self.page.canvas.set_pen_width(settings.pen_width)
        self.window.place(settings.geometry, settings.maximised)

    @Slot()
    def _keep_place(self) -> None:
        window = self.window
        self.keeping.keep_settings(geometry=window.usual_geometry, maximised=window.isMaximized())

    @Slot(object)
    def _list_file(self, path: Path) -> None:
        """A file was opened or saved; other windows may have done so too."""
        others = load_settings(self._paths.settings).recent
        self._keep_recent(tuple(dict.fromkeys((path, *self.keeping.settings.recent, *others)))[:MAX_RECENT])

    @Slot()
    def _forget_files(self) -> None:
        self._keep_recent(())
        self.keeping.flush()

    def _keep_recent(self, paths: tuple[Path, ...]) -> None:
        self.window.recent.show_paths(paths)
        self.keeping.keep_settings(recent=paths, folder=self.files.folder)

    # What was left behind

    def _bring_back(self, which: str) -> None:
        """Bring back what stood on the canvas when another window ended, whatever it ended of."""
        document = self.keeping.restore()
        if document is None:
            return
        note = self.window.messages.note  # an interrupted training, say, is not to be passed over in silence
        self.session.commit(document)
        sentence = f"{which} {'drawing' if isinstance(document, Drawing) else 'picture'} is back."
        more = self.keeping.left_behind
        if more:
            others = "One more was left" if more == 1 else f"{more} more were left"
            action = "Show it" if more == 1 else "Show the next"
            self._offer(
                f"{sentence} {others} by other windows. {note}".rstrip(),
                action,
                partial(self._bring_back, "An earlier"),
            )
        else:
            self._offer(f"{sentence} {note}".rstrip(), "Clear", self.session.clear)

    @Slot()
    def leave(self) -> None:
        """Close the window in order, with whatever dialog is open, and end the program."""
        self.window.close()
        QGuiApplication.exit()

    @Slot()
    def _close(self) -> None:
        self.page.canvas.finish_gesture()
        self.keeping.close()
        for close in self._closing:
            close()
        self.teaching.close()
        self.session.close()


def _is_picture(source: Source) -> bool:
    """Whether something may be a page: a picture, and no drawing."""
    from hwr.ink.files import drawing_format
    from hwr.ui.read.opening import FileSource, ImageSource

    return isinstance(source, ImageSource) or (isinstance(source, FileSource) and drawing_format(source.path) is None)


def run(file: Path | None, paths: Paths) -> int:
    """Open the window, with a file in it if one is named, and return the exit code once it is closed."""
    application = make_application(sys.argv[:1])
    lab = Lab(application, paths)
    sys.excepthook = lab.report_defect
    lab.start_after_first_paint(file)
    lab.window.show()
    lab.page.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
    code = application.exec()
    if lab.endings is None:
        return code
    lab.endings.close()
    return lab.endings.exit_code or code
