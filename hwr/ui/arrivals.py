"""Arrivals: whatever is opened, dropped, pasted or named at the start goes where it belongs, by what it is.

A model reads from then on; labelled samples come to My digits, a lesson to Explain, a recipe to Train; drawings and
pictures onto the canvas, or, on the pages Paper and My digits, to what is done there.
"""

from __future__ import annotations

from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, Slot

from hwr.errors import HwrError
from hwr.ink.files import LABELLED_INK_SUFFIXES, drawing_format
from hwr.language import mark, tr
from hwr.ui.kit.canvas.document import PictureDocument
from hwr.ui.reader import Network

if TYPE_CHECKING:
    from hwr.ui.app import Lab
    from hwr.ui.read.opening import Source


class Kind(Enum):
    """What a file is; the value says what becomes of it."""

    INK = mark("Open it")
    PAGE = mark("Read it on this page")
    MODEL = mark("Read with this model")
    SAMPLES = mark("Bring the samples in")
    LESSON = mark("Open the lesson or recipe")


_BY_SUFFIX = {
    ".safetensors": Kind.MODEL,
    ".toml": Kind.LESSON,
    **dict.fromkeys((*LABELLED_INK_SUFFIXES, ".npz", ".csv"), Kind.SAMPLES),
}


def kind_of(path: Path) -> Kind:
    """What a file is, by its name."""
    name = path.name.lower()
    return next((kind for suffix, kind in _BY_SUFFIX.items() if name.endswith(suffix)), Kind.INK)


class Arrivals(QObject):
    """Takes in what comes to the window, whichever page is to be seen."""

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self._lab, self._window, self._offers = lab, lab.window, lab.offers
        self._session, self._files = lab.session, lab.files

    @Slot(object)
    def open(self, source: Source) -> None:
        """Bring something where it belongs."""
        kind, path = self._kind(source), getattr(source, "path", None)
        if kind is Kind.PAGE:
            self.read_on_paper(source)
        elif kind is Kind.INK or path is None:
            self._lab.rooms.show_canvas()
            self._session.open(source)
        elif kind is Kind.SAMPLES:
            self._window.show_page(self._lab.teach_page)
            self._lab.teach.bring_in(path)
        elif kind is Kind.MODEL:
            self._read_with(path)
        else:
            self._open_text(path)

    def welcome(self, mime: QMimeData) -> str:
        """What would become of this if it were dropped now, in a few words."""
        from hwr.ui.read.transfer import source_from

        try:
            words = tr(self._kind(source_from(mime)).value)
        except HwrError:
            return ""
        files = sum(url.isLocalFile() for url in mime.urls())
        return tr("{words}: the first of %n file(s)", "", files, words=words) if files > 1 else words

    @Slot(object)
    def offer_paper(self, source: Source) -> None:
        """A picture with several lines of numbers is better read on the page Paper."""
        from hwr.ink.layout import has_several_rows

        document = self._session.document
        if isinstance(document, PictureDocument) and _is_picture(source) and has_several_rows(document.ink):
            self._offers.make(
                tr("This picture holds several lines of numbers. The page Paper reads them all."),
                tr("Read it on Paper"),
                partial(self.read_on_paper, source),
            )

    @Slot(object)
    def read_on_paper(self, source: Source) -> None:
        """Read all numbers of a picture on the page Paper."""
        from hwr.ui.paper.source import PaperSource

        self._window.show_page(self._lab.paper_page)
        self._lab.paper.read(PaperSource(source.name, getattr(source, "path", None), getattr(source, "image", None)))

    def _kind(self, source: Source) -> Kind:
        """What something is on the page that is to be seen."""
        page, _ = self._window.page
        path = getattr(source, "path", None)
        kind = Kind.INK if path is None else kind_of(path)
        if kind is not Kind.INK:
            return kind
        if page is self._lab.teach_page and path is not None and (drawing_format(path) or path.is_dir()):
            return Kind.SAMPLES
        return Kind.PAGE if page is self._lab.paper_page and _is_picture(source) else kind

    def _read_with(self, path: Path) -> None:
        reader, before = self._lab.reader, self._lab.reader.model
        self._lab.networks.choose(Network(file=path.absolute()))
        if reader.model is not before:
            self._files.note(path)

    def _open_text(self, path: Path) -> None:
        """A lesson or a recipe: both are TOML, and a lesson alone has a title and steps."""
        from hwr.files import read_toml

        try:
            table: dict[str, Any] = read_toml(path, "file", HwrError)
        except HwrError as error:
            self._window.messages.show_problem(str(error))
            return
        if {"title", "step"} & table.keys():
            self._window.show_page(self._lab.explain_page)
            is_open = self._lab.explain.open_lesson(path)
        else:
            self._window.show_page(self._lab.train_page)
            is_open = self._lab.train.open_recipe(path)
        if is_open:
            self._files.note(path)


def _is_picture(source: Source) -> bool:
    """Whether something may be a page: a picture, and no drawing."""
    from hwr.ui.read.opening import FileSource, ImageSource

    return isinstance(source, ImageSource) or (isinstance(source, FileSource) and drawing_format(source.path) is None)
