"""Correcting: what is typed or chosen on the page Read says what the drawing really is, and networks learn from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from hwr.errors import HwrError
from hwr.language import tr
from hwr.ui.main_window import MainWindow
from hwr.ui.offers import Offers
from hwr.ui.read.page import ReadPage
from hwr.ui.reader import TAUGHT_MODEL, Network, Reader
from hwr.ui.session import Session
from hwr.ui.teach.teaching import Teaching
from hwr.words import with_article

if TYPE_CHECKING:
    from hwr.store.model_file import Model
    from hwr.store.paths import Paths


class Correcting(QObject):
    """Wires the page Read with the taught samples."""

    def __init__(
        self,
        paths: Paths,
        session: Session,
        page: ReadPage,
        teaching: Teaching,
        reader: Reader,
        window: MainWindow,
        offers: Offers,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._paths, self._session, self._teaching = paths, session, teaching
        self._reader, self._window, self._offers = reader, window, offers
        page.label_typed.connect(self._teach_typed)
        page.card.reading.corrected.connect(self._teach)
        page.card.reading.other_requested.connect(self._ask_for_label)
        teaching.failed.connect(window.messages.show_problem)

    @Slot(str)
    def _teach_typed(self, label: str) -> None:
        """Somebody typed what it is; signs that the model does not know are asked for by the menu instead."""
        recognizer = self._session.recognizer
        if recognizer is not None and label in recognizer.model.classes:
            self._teach(label)

    @Slot(str)
    def _teach(self, label: str) -> None:
        ink = self._session.ink
        if ink is None or not self._teaching.teach(
            ink, label, self._session.recognition, self._reader.network.kept_name
        ):
            return
        taught = sum(self._teaching.counts().values())
        self._offers.make(
            tr("Kept as {label}: %n digit(s) of yours so far.", "", taught, label=with_article(label)),
            tr("Undo"),
            self._teaching.undo,
        )

    def model_to_teach(self) -> Model | None:
        """What learns: the model that reads, or the one it learnt from if it has been taught before."""
        from hwr.teach.base import base_of

        if self._reader.model is None:
            return None
        return base_of(
            self._reader.model, [self._paths.shipped_model, *sorted(self._paths.models.glob("*.safetensors"))]
        )

    @Slot(object)
    def keep_taught(self, model: Model) -> None:
        """Keep a model that has learnt from the taught samples, and read with it."""
        from hwr.store.model_file import save_model

        path = self._paths.models / TAUGHT_MODEL
        try:
            save_model(path, model)
        except HwrError as error:
            self._window.messages.show_problem(str(error))
            return
        self._reader.read_with(model, Network(file=path))
        said = tr("The network that learnt from your digits reads now.")
        self._offers.make(said, tr("Use the shipped model"), self._reader.use_shipped)

    @Slot()
    def _ask_for_label(self) -> None:
        from hwr.ui.kit.asking import ask_label

        if label := ask_label(self._window):
            self._teach(label)
