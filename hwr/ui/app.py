"""The application: the composition root, which makes the window's parts and holds every connection between them.

`HWR_EXIT_AFTER_FIRST_PAINT=1` in the environment ends the program as soon as the canvas has been painted and can be
drawn on; `benchmarks/startup.py` measures how long that takes.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from hwr.errors import HwrError
from hwr.ink.drawing import Drawing
from hwr.ui.actions import Actions
from hwr.ui.application import make_application
from hwr.ui.files import Choosers, Files
from hwr.ui.keeping import Keeping
from hwr.ui.kit.canvas.document import is_blank
from hwr.ui.kit.canvas.pen_input import Tool
from hwr.ui.kit.plain import with_shown_classes
from hwr.ui.kit.theme import ThemeChoice
from hwr.ui.kit.theme_switch import ThemeSwitch
from hwr.ui.kit.throttle import Throttle
from hwr.ui.learning import Learning
from hwr.ui.main_window import MainWindow
from hwr.ui.model_choice import SHIPPED
from hwr.ui.read.page import ReadPage
from hwr.ui.session import Session
from hwr.ui.settings import MAX_RECENT, WindowSettings, load_settings, obstacle, visible
from hwr.words import percent

if TYPE_CHECKING:
    from hwr.store.model_file import Model
    from hwr.store.paths import Paths
    from hwr.ui.endings import Endings

REST_MS: Final = 1.0
"""The pause between two readings while drawing: short enough to feel immediate, long enough to paint meanwhile."""

EXIT_AFTER_FIRST_PAINT: Final = "HWR_EXIT_AFTER_FIRST_PAINT"


class Lab(QObject):
    """The running application: its parts, wired.

    Attributes:
        themes, actions, session, throttle: what has no looks of its own.
        window: the main window.
        page: its first page, with canvas and panels.
        learning: the pages on which networks are trained and compared.
        files: opening and saving.
        keeping: what has nothing lost.
    """

    def __init__(self, application: QApplication, paths: Paths, choosers: Choosers | None = None) -> None:
        super().__init__()
        self._paths = paths
        settings = load_settings(paths.settings)
        self.themes = ThemeSwitch(application, settings.theme, self)
        self.themes.apply()
        self.actions = Actions(self)
        self.actions.show_icons(self.themes.theme)
        self.session = Session(self)
        self.throttle = Throttle(REST_MS, self)
        self.window = MainWindow(self.actions)
        self.page = ReadPage(self.actions)
        self.learning = Learning(paths, self.window, settings.chapter)
        self.files = Files(self.session, self.window, choosers or Choosers(), settings.folder)
        self.keeping = Keeping(paths.kept, paths.settings, settings, self)
        self._recent = settings.recent
        self._offered: Callable[[], None] = self.session.clear
        self._model_run = settings.model_run
        self.window.add_page(self.page, "Read")
        self.window.add_page(self.learning.train_page, "Train")
        self.window.add_page(self.learning.runs_page, "Runs")
        self.window.add_page(self.learning.explain_page, "Explain")
        self._connect_drawing()
        self._connect_actions()
        self._connect_the_rest()
        self._connect_learning()
        self._restore(settings)
        self._connect_keeping()

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
        self.load_model()
        self.learning.start()
        if self._model_run is not None:
            self.learning.load_trained(self._model_run)
        if file is not None:
            self.files.open_file(file)
        elif is_blank(self.session.document) and not self.page.canvas.is_drawing:
            self._restore_document()

    @Slot()
    def load_model(self) -> None:
        """Load the shipped model, and read what has been drawn meanwhile; without a model the window goes on."""
        from hwr.recognizer import Recognizer
        from hwr.store.model_file import load_model

        try:
            recognizer = Recognizer(with_shown_classes(load_model(self._paths.shipped_model)))
            # Shows which stages there are, and spends on a dot what the first reading costs more than all others.
            outline = recognizer.recognize(Drawing.from_strokes([[(128.0, 128.0)]])).ink
        except HwrError as error:
            self.window.messages.show_problem(str(error))
            return
        if outline is not None:
            self.page.stages.show_outline(outline)
        self.window.model.show_model(SHIPPED, is_shipped=True)
        self.learning.use_model(recognizer.model)
        self.session.use_recognizer(recognizer)

    def report_defect(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell of an exception that nobody expected; takes the place of `sys.excepthook`.

        Qt goes on after an exception in a slot, so the user may too; what was drawn is in the session, unharmed.
        """
        sys.__excepthook__(kind, error, trace)
        self.window.messages.show_problem(
            f"The program made a mistake ({kind.__name__}); what you drew is kept. Details are on the terminal."
        )

    @Slot()
    def use_shipped_model(self) -> None:
        """Read with the shipped model again, now and from the next start on."""
        self._model_run = None
        self.load_model()

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
        for panel in (self.page.card.reading, self.page.card.probabilities, self.page.stages):
            session.recognized.connect(panel.show_recognition)

    def _connect_actions(self) -> None:
        actions, canvas, session, files = self.actions, self.page.canvas, self.session, self.files
        for action in (actions.undo, actions.redo, actions.clear, actions.save, actions.copy, actions.paste):
            action.triggered.connect(canvas.finish_gesture)  # first, so that they find all that has been drawn
        actions.undo.triggered.connect(session.undo)
        actions.redo.triggered.connect(session.redo)
        actions.clear.triggered.connect(self._clear)
        actions.open.triggered.connect(files.ask_and_open)
        actions.save.triggered.connect(files.ask_and_save)
        actions.copy.triggered.connect(files.copy)
        actions.paste.triggered.connect(files.paste)
        actions.quit.triggered.connect(self.window.close)
        actions.help.triggered.connect(self._help)
        actions.pen.triggered.connect(self._choose_pen)
        actions.eraser.triggered.connect(self._choose_eraser)
        session.history_changed.connect(self._enable_history)
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
        messages.action_requested.connect(self._take_offer)
        window.drag_hovered.connect(canvas.set_inviting)
        window.mime_dropped.connect(self.files.take)
        self.files.canvas_requested.connect(self._show_canvas)
        window.closed.connect(self._close)
        window.page_shown.connect(self._allow_drawing)
        self.actions.other_theme.triggered.connect(self.themes.choose_other)
        for choice, action in self.actions.themes.items():
            action.triggered.connect(lambda _checked, choice=choice: self.themes.choose(choice))
        self.themes.theme_changed.connect(self.actions.show_icons)
        self.themes.choice_changed.connect(self._show_choice)

    def _connect_learning(self) -> None:
        learning, session, window = self.learning, self.session, self.window
        session.recognized.connect(learning.show_recognition)
        learning.model_offered.connect(self._read_with)
        learning.document_offered.connect(session.commit)
        learning.document_offered.connect(self._show_canvas)
        learning.canvas_requested.connect(self._show_canvas)
        learning.train_shown.connect(self._show_train)
        learning.explain_shown.connect(self._show_explain)
        learning.noted.connect(window.messages.show_note)
        learning.failed.connect(window.messages.show_problem)
        self.window.model.shipped_requested.connect(self.use_shipped_model)

    def _connect_keeping(self) -> None:
        """Whatever changes and shall last is told to be kept."""
        keeping, canvas, session, window = self.keeping, self.page.canvas, self.session, self.window
        canvas.drawing_changed.connect(keeping.keep)
        session.document_changed.connect(keeping.keep)
        keeping.failed.connect(window.messages.show_problem)
        self.files.used.connect(self._list_file)
        window.recent.file_chosen.connect(self.files.open_file)
        window.recent.clear_requested.connect(self._forget_files)
        for changed in (
            self.themes.choice_changed,
            self.page.toolbar.pen_width.width_changed,
            window.placed,
            window.model.changed,
            self.learning.chapter_changed,
        ):
            changed.connect(self._remember)

    @Slot()
    def _show_canvas(self) -> None:
        self.window.show_page(self.page)

    @Slot(object)
    def _allow_drawing(self, page: QWidget) -> None:
        self.actions.set_canvas_shown(page is self.page)

    @Slot()
    def _show_train(self) -> None:
        self.window.show_page(self.learning.train_page)

    @Slot()
    def _show_explain(self) -> None:
        self.window.show_page(self.learning.explain_page)

    @Slot(object, str, object)
    def _read_with(self, model: Model, name: str, run: int | None) -> None:
        """Read with a network that was trained here."""
        from hwr.recognizer import Recognizer

        model = with_shown_classes(model)
        self._model_run = run
        self.window.model.show_model(name, is_shipped=False)
        self.learning.use_model(model)
        self.session.use_recognizer(Recognizer(model))
        score = model.metrics.get("test_accuracy")
        known = f" It reads {percent(score, 1)} of the held-out digits." if isinstance(score, float) else ""
        self._offer(f"{name} reads your drawings now.{known}", "Use the shipped model", self.use_shipped_model)

    # What the actions do

    @Slot()
    def _clear(self) -> None:
        if self.session.is_opening:
            self.session.cancel_opening()
        else:
            self.session.clear()

    @Slot()
    def _help(self) -> None:
        from hwr.ui.help_dialog import HelpDialog

        dialog = HelpDialog(self.actions.all(), self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _choose_pen(self) -> None:
        self.page.canvas.set_tool(Tool.PEN)

    @Slot()
    def _choose_eraser(self) -> None:
        self.page.canvas.set_tool(Tool.ERASER)

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

    @Slot(bool, bool)
    def _enable_history(self, can_undo: bool, can_redo: bool) -> None:
        self.actions.undo.setEnabled(can_undo)
        self.actions.redo.setEnabled(can_redo)

    # Looks, and what is remembered of them

    @Slot(object)
    def _show_choice(self, choice: ThemeChoice) -> None:
        self.actions.themes[choice].setChecked(True)

    def _restore(self, settings: WindowSettings) -> None:
        self._show_choice(settings.theme)
        self.window.recent.show_paths(settings.recent)
        self.page.toolbar.pen_width.show_width(settings.pen_width)
        self.page.canvas.set_pen_width(settings.pen_width)
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        place = None if settings.geometry is None else visible(settings.geometry, screens)
        if place is not None:
            self.window.setGeometry(place)
        else:
            usual = self.window.sizeHint()
            self.window.resize(usual.boundedTo(screens[0].size()) if screens else usual)
        if settings.maximised:
            self.window.setWindowState(Qt.WindowState.WindowMaximized)

    @Slot()
    def _remember(self) -> None:
        """Have the window's settings kept as they now are."""
        window = self.window
        self.keeping.keep_settings(
            WindowSettings(
                theme=self.themes.choice,
                pen_width=self.page.canvas.pen_width,
                geometry=window.normalGeometry() if window.isMaximized() else window.geometry(),
                maximised=window.isMaximized(),
                model_run=self._model_run,
                chapter=self.learning.chapter,
                recent=self._recent,
                folder=self.files.folder,
            )
        )

    @Slot(object)
    def _list_file(self, path: Path) -> None:
        """A file was opened or saved; other windows may have done so too."""
        others = load_settings(self._paths.settings).recent
        self._recent = tuple(dict.fromkeys((path, *self._recent, *others)))[:MAX_RECENT]
        self.window.recent.show_paths(self._recent)
        self._remember()

    @Slot()
    def _forget_files(self) -> None:
        self._recent = ()
        self.window.recent.show_paths(())
        self._remember()
        self.keeping.flush()

    # What was left behind

    def _restore_document(self) -> None:
        """Bring back what stood on the canvas when the last window ended, whatever it ended of."""
        self._bring_back("Your last")

    @Slot()
    def _restore_earlier(self) -> None:
        self._bring_back("An earlier")

    def _bring_back(self, which: str) -> None:
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
            self._offer(f"{sentence} {others} by other windows. {note}".rstrip(), action, self._restore_earlier)
        else:
            self._offer(f"{sentence} {note}".rstrip(), "Clear", self.session.clear)

    @Slot()
    def save_now(self) -> None:
        """Have all that is drawn and set on the disk before this returns; a stroke under way goes on."""
        self.keeping.flush()

    @Slot()
    def leave(self) -> None:
        """Close the window in order, with whatever dialog is open, and end the program."""
        self.window.close()
        QGuiApplication.exit()

    @Slot()
    def _close(self) -> None:
        self.page.canvas.finish_gesture()
        self._remember()
        self.keeping.close()
        self.learning.close()
        self.session.close()


class _Start(QObject):
    """What happens after the first paint: nothing before it may keep the window from appearing."""

    def __init__(self, application: QApplication, lab: Lab, file: Path | None) -> None:
        super().__init__(lab)
        self._application = application
        self._lab = lab
        self._file = file
        self._endings: Endings | None = None
        # Queued: by then what was painted is on the screen.
        lab.page.canvas.first_painted.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    def exit_code(self, code: int) -> int:
        """The process's exit code after the event loop ended with this one."""
        if self._endings is None:
            return code
        self._endings.close()
        return self._endings.exit_code or code

    @Slot()
    def _go_on(self) -> None:
        # What has been made so far stays until the end: searching it for garbage again and again, or at the end,
        # would only take time.
        gc.freeze()
        gc.enable()
        if os.environ.get(EXIT_AFTER_FIRST_PAINT) == "1":
            QGuiApplication.quit()
            return
        from hwr.ui.endings import Endings
        from hwr.ui.kit.icons import application_icon

        self._endings = Endings(self._application)
        self._endings.asked.connect(self._lab.leave)
        self._endings.save_requested.connect(self._lab.save_now)
        QGuiApplication.setWindowIcon(application_icon())
        self._lab.start(self._file)


def run(file: Path | None, paths: Paths) -> int:
    """Open the window, with a file in it if one is named, and return the exit code once it is closed."""
    application = make_application(sys.argv[:1])
    lab = Lab(application, paths)
    sys.excepthook = lab.report_defect
    start = _Start(application, lab, file)
    lab.window.show()
    lab.page.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
    return start.exit_code(application.exec())
