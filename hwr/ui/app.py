"""The application: the composition root, which makes the window's parts and connects what there is from the start.

What goes on from there has owners of its own: the pages beside Read (`hwr.ui.rooms`), which network reads
(`hwr.ui.network_switch`), what is corrected (`hwr.ui.correcting`), what is remembered (`hwr.ui.remembering`), and what
the program tells of itself and its own mistakes (`hwr.ui.helping`).

`HWR_EXIT_AFTER_FIRST_PAINT=1` in the environment ends the program as soon as the canvas has been painted and can be
drawn on; `benchmarks/startup.py` measures how long that takes. What the first paint need not wait for is imported where
it is first wanted.
"""

from __future__ import annotations

import gc
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from hwr.errors import HwrError
from hwr.ink.drawing import Drawing
from hwr.language import mark, tr
from hwr.ui.actions import Actions
from hwr.ui.defects import Defects
from hwr.ui.helping import Helping
from hwr.ui.keeping import Keeping
from hwr.ui.kit.application import ThemeSwitch
from hwr.ui.kit.canvas.document import is_blank
from hwr.ui.kit.canvas.pen_input import Tool
from hwr.ui.kit.language import LanguageSwitch
from hwr.ui.kit.roles import install_roles
from hwr.ui.kit.text_size import TextSize
from hwr.ui.kit.throttle import Throttle
from hwr.ui.kit.wish import Wish
from hwr.ui.main_window import LazyPage, MainWindow
from hwr.ui.network_switch import NetworkSwitch
from hwr.ui.offers import Offers
from hwr.ui.read.files import Choosers, Files
from hwr.ui.read.page import ReadPage
from hwr.ui.reader import Reader
from hwr.ui.remembering import Remembering
from hwr.ui.session import Session
from hwr.ui.settings import load_settings, obstacle
from hwr.ui.teach.teaching import Teaching

if TYPE_CHECKING:
    from hwr.store.paths import Paths
    from hwr.ui.arrivals import Arrivals
    from hwr.ui.correcting import Correcting
    from hwr.ui.explain.explain import Explain
    from hwr.ui.exporting import Exporting
    from hwr.ui.kit.application import Endings
    from hwr.ui.paper.page import PaperPage
    from hwr.ui.read.opening import Source
    from hwr.ui.rooms import Rooms
    from hwr.ui.runs.page import RunsPage
    from hwr.ui.teach.page import TeachPage
    from hwr.ui.train.train import Train

REST_MS: Final = 1.0
"""The pause between two readings while drawing: short enough to feel immediate, long enough to paint meanwhile."""

EXIT_AFTER_FIRST_PAINT: Final = "HWR_EXIT_AFTER_FIRST_PAINT"


class Lab(QObject):
    """The running application: its parts, wired.

    Attributes:
        themes, text_size, less_motion: how it looks and moves.
        language: what it speaks.
        actions, session, throttle: what has no looks of its own.
        window: the main window.
        page: its first page, with canvas and panels.
        paper_page, teach_page, train_page, runs_page, explain_page: the others, empty until they are first shown.
        files: opening and saving.
        reader: which network reads.
        teaching: the samples that the user has taught.
        keeping: what has nothing lost.
        offers: what is said with a button beside it.
        networks: lets another network read.
        remembering: what goes on from what is drawn and set.
        defects, helping: what becomes of the program's own mistakes, and what it tells of itself.
        rooms: the pages but the first, made when one of them is first wanted.
        endings: what hears that the program shall end; None before the first paint.
    """

    def __init__(
        self,
        application: QApplication,
        paths: Paths,
        choosers: Choosers | None = None,
        defects: Defects | None = None,
    ) -> None:
        super().__init__()
        install_roles()
        self._application = application
        self.paths = paths
        self._file: Path | None = None
        self._has_taken_over = False
        self.endings: Endings | None = None
        settings = load_settings(paths.settings)
        self.language = LanguageSwitch(settings.language, paths.shipped_translations, self)
        self.language.apply()
        self.themes = ThemeSwitch(application, settings.theme, self, contrast=settings.high_contrast)
        self.themes.apply()
        self.text_size = TextSize(application, settings.text_size, self)
        self.actions = Actions(self)
        self.less_motion = Wish(settings.less_motion, self._is_less_motion_asked_for, self)
        self.less_motion.choice_changed.connect(self._set_less_motion)
        self.actions.choose_looks(self.themes, self.text_size, self.less_motion, self.language)
        self.session = Session(self)
        self.throttle = Throttle(REST_MS, self)
        self.window = MainWindow(self.actions)
        self.page = ReadPage(self.actions)
        self.teaching = Teaching(paths.taught, self)
        self.paper_page = LazyPage(lambda: self.paper, mark("Paper"))
        self.teach_page = LazyPage(lambda: self.teach, mark("My digits"))
        self.train_page = LazyPage(lambda: self.train.page, mark("Train"))
        self.runs_page = LazyPage(lambda: self.runs, mark("Runs"))
        self.explain_page = LazyPage(lambda: self.explain.page, mark("Explain"))
        self.files = Files(
            lambda: self.session.document, self.window.messages, choosers or Choosers(), settings.folder, self.window
        )
        self.keeping = Keeping(paths.kept, paths.settings, settings, self)
        self.reader = Reader(paths, self.session.use_recognizer, self.keeping.keep_settings, self)
        window, reader, offers = self.window, self.reader, Offers(self.window.messages, self)
        self.offers = offers
        self.networks = NetworkSwitch(reader, window, offers, self)
        self.remembering = Remembering(self.keeping, paths, self.session, self.page, self.files, window, offers, self)
        self.defects = defects or Defects(paths.reports, self)
        self.helping = Helping(self.actions, self.defects, self.keeping, reader, window, offers, self)
        window.add_page(self.page, mark("Read"))
        for page in (self.paper_page, self.teach_page, self.train_page, self.runs_page, self.explain_page):
            window.add_page(page, page.title)
        self._connect_drawing()
        self._connect_actions()
        self._connect_the_rest()
        self.remembering.begin(settings, self.themes, self.text_size, self.less_motion, self.language)

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
        self.go_on()

    def go_on(self) -> None:
        """Listen to what may end the program, and start."""
        from hwr.ui.kit.application import Endings
        from hwr.ui.kit.icons import application_icon

        self.endings = Endings(self._application)
        self.endings.asked.connect(self.leave)
        self.endings.save_requested.connect(self.keeping.flush)
        QGuiApplication.setWindowIcon(application_icon())
        self.start(self._file)
        self.helping.watch()

    def start(self, file: Path | None) -> None:
        """All that the first paint need not wait for: the user's folders, the model, the file named at the start."""
        messages = self.window.messages
        self.window.drops.hovered.connect(self.page.canvas.set_inviting)
        self.window.drops.dropped.connect(self.files.take)
        self.window.drops.welcome = self.arrivals.welcome
        _ = self.correcting, self.exporting  # made by that
        self._set_less_motion(self.keeping.settings.less_motion)
        self.less_motion.follow()
        self.defects.tell_of_last_time()
        if problem := obstacle(self.paths.settings):
            messages.show_problem(problem)
        try:
            self.paths.prepare()
            self.keeping.start(takes_over=self._has_taken_over)
        except HwrError as error:
            messages.show_problem(str(error))
        self.reader.start(self.keeping.settings.model_run, self.keeping.settings.model_file)
        self._show_outline()
        self.remembering.tidy()
        if file is not None:
            self.files.open_file(file)
        elif is_blank(self.session.document) and not self.page.canvas.is_drawing:
            self.remembering.bring_back()

    def _show_outline(self) -> None:
        """Show which stages there are, and spend on a dot what the first reading costs more than all others."""
        if self.session.recognizer is not None:
            outline = self.session.recognizer.recognize(Drawing.from_strokes([[(128.0, 128.0)]])).ink
            if outline is not None:
                self.page.stages.show_outline(outline)

    def take_over(self, former: Lab) -> None:
        """Take the place of another window, which is to be closed: with all that stands in it, before `start`."""
        self._has_taken_over = True
        self.session.take_over(former.session)
        self.teaching.take_over(former.teaching)
        self.exporting.take_over(former.exporting)
        if "rooms" in vars(former):
            self.rooms.take_over(former.rooms)
        self.window.show_same_page(former.window)

    # What is made when it is first wanted

    @cached_property
    def correcting(self) -> Correcting:
        """What goes on from what the user says a drawing is."""
        from hwr.ui.correcting import Correcting

        return Correcting(
            self.paths, self.session, self.page, self.teaching, self.reader, self.window, self.offers, self
        )

    @cached_property
    def exporting(self) -> Exporting:
        """What writes the network that reads for other programs."""
        from hwr.ui.exporting import Exporting

        return Exporting(self.reader, self.paths.shipped_model, self.files, self.keeping.keep_settings, self.window)

    @cached_property
    def rooms(self) -> Rooms:
        """All pages but the first."""
        from hwr.ui.rooms import Rooms

        return Rooms(self)

    @cached_property
    def arrivals(self) -> Arrivals:
        """What brings files where they belong."""
        from hwr.ui.arrivals import Arrivals

        return Arrivals(self)

    @property
    def train(self) -> Train:
        """The page *Train*, wired."""
        return self.rooms.train

    @property
    def paper(self) -> PaperPage:
        """The page *Paper*."""
        return self.rooms.paper

    @property
    def teach(self) -> TeachPage:
        """The page *My digits*."""
        return self.rooms.teach

    @property
    def runs(self) -> RunsPage:
        """The page *Runs*."""
        return self.rooms.runs

    @property
    def explain(self) -> Explain:
        """The page *Explain*, wired."""
        return self.rooms.explain

    # The connections of what there is from the start

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
        actions.glossary.triggered.connect(self._show_glossary)
        actions.pen.triggered.connect(lambda: canvas.set_tool(Tool.PEN))
        actions.eraser.triggered.connect(lambda: canvas.set_tool(Tool.ERASER))
        actions.grid.triggered.connect(canvas.show_grid)
        canvas.grid_shown.connect(actions.grid.setChecked)
        actions.why.triggered.connect(self.page.card.turn_over)
        session.history_changed.connect(actions.allow_history)
        width = self.page.toolbar.pen_width
        actions.widen.triggered.connect(width.widen)
        actions.narrow.triggered.connect(width.narrow)
        width.width_changed.connect(canvas.set_pen_width)

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
        self.files.source_chosen.connect(self._open)
        session.opened.connect(self.files.note_opened)
        session.opened.connect(self._offer_paper)
        window.closed.connect(self._close)
        window.page_shown.connect(self._allow_drawing)

    @Slot(object)
    def _allow_drawing(self, page: QWidget) -> None:
        self.actions.set_canvas_shown(page is self.page)

    # What the pages but the first are asked, once it is

    @Slot(object)
    def _open(self, source: Source) -> None:
        self.arrivals.open(source)

    @Slot(object)
    def _offer_paper(self, source: Source) -> None:
        self.arrivals.offer_paper(source)

    @Slot()
    def _save(self) -> None:
        self.rooms.save()

    @Slot()
    def _show_glossary(self) -> None:
        self.rooms.show_glossary()

    def _is_less_motion_asked_for(self) -> bool:
        from hwr.ui.kit.motion import is_less_motion_asked_for  # for which the first paint need not wait

        return is_less_motion_asked_for()

    @Slot(object)
    def _set_less_motion(self, choice: bool | None) -> None:
        from hwr.ui.kit.motion import set_less_motion

        set_less_motion(self._application, choice)

    # What the actions do

    @Slot()
    def _clear(self) -> None:
        if self.session.is_opening:
            self.session.cancel_opening()
        else:
            self.session.clear()

    @Slot()
    def _offer_to_clear(self) -> None:
        self.offers.make(tr("This is a picture. Clear the canvas to draw on it."), tr("Clear"), self.session.clear)

    # The end

    @Slot()
    def leave(self) -> None:
        """Close the window in order, with whatever dialog is open, and end the program."""
        self.window.close()
        QGuiApplication.exit()

    @Slot()
    def _close(self) -> None:
        self.page.canvas.finish_gesture()
        self.keeping.close()
        if "rooms" in vars(self):  # which would make them
            self.rooms.close()
        if "exporting" in vars(self):
            self.exporting.close()
        self.teaching.close()
        self.session.close()
