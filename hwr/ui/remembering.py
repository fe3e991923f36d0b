"""Remembering: the window is set as it was left, and what changes of it is told to be kept; so is what is drawn."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from hwr.ink.drawing import Drawing
from hwr.language import tr
from hwr.ui.keeping import Keeping
from hwr.ui.kit.application import ThemeSwitch
from hwr.ui.kit.language import LanguageSwitch
from hwr.ui.kit.text_size import TextSize
from hwr.ui.kit.wish import Wish
from hwr.ui.main_window import MainWindow
from hwr.ui.offers import Offers
from hwr.ui.read.files import Files
from hwr.ui.read.page import ReadPage
from hwr.ui.session import Session
from hwr.ui.settings import MAX_RECENT, WindowSettings, load_settings

if TYPE_CHECKING:
    from hwr.store.paths import Paths


class Remembering(QObject):
    """Wires what keeps with what changes."""

    def __init__(
        self,
        keeping: Keeping,
        paths: Paths,
        session: Session,
        page: ReadPage,
        files: Files,
        window: MainWindow,
        offers: Offers,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._keeping, self._paths = keeping, paths
        self._session, self._page, self._files = session, page, files
        self._window, self._offers = window, offers

    def begin(
        self,
        settings: WindowSettings,
        themes: ThemeSwitch,
        text_size: TextSize,
        less_motion: Wish,
        language: LanguageSwitch,
    ) -> None:
        """Set everything as it was left, and tell from now on what changes."""
        self._window.recent.show_paths(settings.recent)
        self._page.toolbar.pen_width.show_width(settings.pen_width)
        self._page.canvas.set_pen_width(settings.pen_width)
        self._window.place(settings.geometry, settings.maximised)
        keeping, canvas, session, window = self._keeping, self._page.canvas, self._session, self._window
        canvas.drawing_changed.connect(keeping.keep)
        session.document_changed.connect(keeping.keep)
        keeping.failed.connect(window.messages.show_problem)
        self._files.used.connect(self._list_file)
        window.recent.file_chosen.connect(self._files.open_file)
        window.recent.clear_requested.connect(self._forget_files)
        window.placed.connect(self._keep_place)
        themes.choice_changed.connect(lambda choice: keeping.keep_settings(theme=choice))
        text_size.changed.connect(lambda size: keeping.keep_settings(text_size=size))
        themes.contrast.choice_changed.connect(lambda choice: keeping.keep_settings(high_contrast=choice))
        language.choice_changed.connect(lambda: keeping.keep_settings(language=language.choice))
        less_motion.choice_changed.connect(lambda choice: keeping.keep_settings(less_motion=choice))
        width = self._page.toolbar.pen_width
        width.width_changed.connect(lambda: keeping.keep_settings(pen_width=canvas.pen_width))

    @Slot()
    def _keep_place(self) -> None:
        window = self._window
        self._keeping.keep_settings(geometry=window.usual_geometry, maximised=window.isMaximized())

    @Slot(object)
    def _list_file(self, path: Path) -> None:
        """A file was opened or saved; other windows may have done so too."""
        others = load_settings(self._paths.settings).recent
        self._keep_recent(tuple(dict.fromkeys((path, *self._keeping.settings.recent, *others)))[:MAX_RECENT])

    @Slot()
    def _forget_files(self) -> None:
        self._keep_recent(())
        self._keeping.flush()

    def _keep_recent(self, paths: tuple[Path, ...]) -> None:
        self._window.recent.show_paths(paths)
        self._keeping.keep_settings(recent=paths, folder=self._files.folder)

    def tidy(self) -> None:
        """Mend what a program that was ended left in the history, and drop the samples that were deleted long ago."""
        from hwr.store.runs.run_store import tidy
        from hwr.store.taught.taught_store import tidy as tidy_taught

        lost, problem = tidy(self._paths.runs)
        if problem := problem or tidy_taught(self._paths.taught):
            self._window.messages.show_problem(problem)
        elif lost:
            self._window.messages.show_note(
                tr(
                    "%n training(s) (was|were) interrupted when the program ended. You can continue on the page Runs.",
                    "",
                    lost,
                )
            )

    def bring_back(self, *, is_last: bool = True) -> None:
        """Bring back what stood on the canvas when another window ended, whatever it ended of."""
        document = self._keeping.restore()
        if document is None:
            return
        note = self._window.messages.note  # an interrupted training, say, is not to be passed over in silence
        self._session.commit(document)
        if isinstance(document, Drawing):
            sentence = tr("Your last drawing is back.") if is_last else tr("An earlier drawing is back.")
        else:
            sentence = tr("Your last picture is back.") if is_last else tr("An earlier picture is back.")
        more = self._keeping.left_behind
        if more:
            others = tr("%n more (was|were) left by other windows.", "", more)
            action = tr("Show it") if more == 1 else tr("Show the next")
            earlier = partial(self.bring_back, is_last=False)
            self._offers.make(f"{sentence} {others} {note}".rstrip(), action, earlier)
        else:
            self._offers.make(f"{sentence} {note}".rstrip(), tr("Clear"), self._session.clear)
